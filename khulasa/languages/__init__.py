"""What is known of a language, as data: one folder each, one TOML file per topic.

Belongs here: words, patterns and tables a linguist may change. Does not: code that uses them.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from khulasa.model import Lang


@cache
def known() -> tuple[Lang, ...]:
    """The languages that have a folder here, sorted."""
    return tuple(sorted(entry.name for entry in files(__name__).iterdir() if entry.is_dir() and entry.name.isalpha()))


@cache
def topic(lang: Lang, name: str) -> Mapping[str, Any]:
    """The data of ``languages/<lang>/<name>.toml``; empty where the language has no such file."""
    resource = files(__name__).joinpath(lang, f"{name}.toml")
    if lang not in known() or not resource.is_file():
        return MappingProxyType({})
    return MappingProxyType(tomllib.loads(resource.read_text(encoding="utf-8")))
