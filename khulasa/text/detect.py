"""Which language a text is in."""

import re
from functools import cache
from importlib import import_module
from typing import Any

from khulasa.model import Lang

# Below this many letters a statistical detector guesses.
MIN_LETTERS = 12
_SAMPLE = 200
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _classifier() -> Any:
    """py3langid, loaded when a text is first detected: the publisher's half is installed without it."""
    return import_module("py3langid")


def detect(text: str) -> Lang | None:
    """The language of the whole text as an ISO 639-1 code, or None for a text with hardly any letters.

    >>> detect("عقد التحالف الدولي اجتماعه في المغرب يوم الأربعاء")
    'ar'
    """
    if len(_LETTERS.findall(text[:_SAMPLE])) < MIN_LETTERS and len(_LETTERS.findall(text)) < MIN_LETTERS:
        return None
    return str(_classifier().classify(text)[0])
