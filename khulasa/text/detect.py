"""Which language a text is in."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from khulasa import languages
from khulasa.model import Lang

# Below this many letters a statistical detector guesses.
MIN_LETTERS = 12
# ISO 639-2: no linguistic content.
_NO_LANGUAGE = "zxx"
_SAMPLE = 200
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _classifier() -> Any:
    """py3langid, loaded when a text is first detected: the publisher's half is installed without it."""
    return import_module("py3langid")


@cache
def _varieties() -> Mapping[str, Lang]:
    """Detectors' codes of what is written in one of our languages, to that language."""
    return MappingProxyType(
        {code: lang for lang in languages.known() for code in languages.topic(lang, "varieties").get("codes", ())}
    )


def detect(text: str) -> Lang | None:
    """The language of the whole text as an ISO 639 code, or None for a text with hardly any letters.

    A text of a variety that a language's data lists is a text of that language.

    >>> detect("عقد التحالف الدولي اجتماعه في المغرب يوم الأربعاء")
    'ar'
    """
    if len(_LETTERS.findall(text[:_SAMPLE])) < MIN_LETTERS and len(_LETTERS.findall(text)) < MIN_LETTERS:
        return None
    code = str(_classifier().classify(text)[0])
    return None if code == _NO_LANGUAGE else _varieties().get(code, code)
