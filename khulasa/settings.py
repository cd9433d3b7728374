"""Settings of a site: what mkdocs.yml says, checked, all problems at once.

Belongs here: the options of the khulasa plugin, their types and defaults. Does not: what a stage does with them.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

import yaml
from mkdocs.utils.yaml import get_yaml_loader

from khulasa.errors import ConfigError
from khulasa.model import Lang

CONFIG_FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """Bounds of a summary: whole sentences, never more words than ``max_words`` unless one sentence alone has more."""

    min_sentences: int = 2
    max_sentences: int = 5
    max_words: int = 110


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine translates; 0 workers or threads: as many as the machine has cores."""

    beam_size: int = 4
    hypotheses: int = 4
    max_batch_tokens: int = 1024
    workers: int = 0
    threads: int = 1
    compute_type: str = "auto"


@dataclass(frozen=True, slots=True)
class Settings:
    """``languages``: the site's, the first one leads. ``max_share``: the most of an article's words a digest may show.
    ``hold_below``: a machine translation of less confidence is not shown."""

    root: Path
    site_name: str
    site_url: str
    docs_dir: str = "content"
    site_dir: str = "site"
    languages: tuple[Lang, ...] = ("ar", "en")
    seeds: str = "seeds"
    repository: str = ""
    max_share: float = 0.4
    hold_below: float = 0.5
    noindex_unreviewed: bool = True
    share_images: bool = True
    summary: SummaryOptions = field(default_factory=SummaryOptions)
    engine: EngineOptions = field(default_factory=EngineOptions)


_OF_MKDOCS = ("root", "site_name", "site_url", "docs_dir", "site_dir")
_RANGES: Mapping[str, tuple[float, float]] = {
    "max_share": (0.05, 1.0),
    "hold_below": (0.0, 1.0),
    "min_sentences": (1, 50),
    "max_sentences": (1, 50),
    "max_words": (20, 2000),
    "beam_size": (1, 32),
    "hypotheses": (1, 32),
    "max_batch_tokens": (64, 1 << 20),
    "workers": (0, 256),
    "threads": (0, 256),
}


def load(root: Path) -> Settings:
    """Read ``root/mkdocs.yml``. Raises ConfigError, which lists every problem with its line."""
    path = root / CONFIG_FILE
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=get_yaml_loader())  # noqa: S506  MkDocs's own safe loader, with !ENV
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: not found. Run inside a site, name one with -C, or make one: khulasa init"
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not valid YAML: {error}") from None
    if not isinstance(data, Mapping):
        raise ConfigError(f"{path}: must hold keys and values, such as `site_name: …`")
    problems: list[str] = []
    place = _Place(path, text)
    options = _check(plugin_options(data), Settings, place, problems, skip=_OF_MKDOCS)
    _check_languages(options, place, problems)
    limits = options.get("summary", SummaryOptions())
    if limits.min_sentences > limits.max_sentences:
        problems.append(f"{place('min_sentences')}: min_sentences is more than max_sentences")
    if problems:
        raise ConfigError("\n".join(problems))
    return Settings(
        root=root,
        site_name=str(data.get("site_name", "")),
        site_url=str(data.get("site_url") or ""),
        docs_dir=str(data.get("docs_dir", "content")),
        site_dir=str(data.get("site_dir", "site")),
        **options,
    )


def plugin_options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the khulasa plugin in a parsed mkdocs.yml, whichever way the plugins are written there."""
    plugins = config.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, Mapping) else _pairs(plugins)
    for name, options in entries:
        if name == "khulasa":
            return options if isinstance(options, Mapping) else {}
    return {}


def _pairs(plugins: list[Any]) -> list[tuple[str, Any]]:
    return [pair for p in plugins for pair in (p.items() if isinstance(p, Mapping) else [(str(p), {})])]


@dataclass(frozen=True, slots=True)
class _Place:
    """Says where a key stands: file and line, as far as the text tells."""

    path: Path
    text: str

    def __call__(self, key: str) -> str:
        found = re.search(rf"^[^#\n]*\b{re.escape(key)}\s*:", self.text, re.MULTILINE)
        if found:
            return f"{self.path}:{self.text.count(chr(10), 0, found.end()) + 1}"
        return str(self.path)


def _check(
    given: Mapping[str, Any], schema: type, place: _Place, problems: list[str], skip: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The given options as the schema's types; what is wrong goes to ``problems``."""
    hints = get_type_hints(schema)
    known = [f.name for f in fields(schema) if f.name not in skip]
    checked: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            close = difflib.get_close_matches(str(key), known, 1)
            hint = f"; did you mean {close[0]}?" if close else f"; known: {', '.join(known)}"
            problems.append(f"{place(str(key))}: unknown option {key}{hint}")
        elif hints[key] in (SummaryOptions, EngineOptions):
            if isinstance(value, Mapping):
                checked[key] = hints[key](**_check(value, hints[key], place, problems))
            else:
                problems.append(f"{place(key)}: {key} must hold keys and values")
        else:
            _check_value(key, value, hints[key], checked, place, problems)
    return checked


def _check_value(
    key: str, value: Any, wanted: Any, checked: dict[str, Any], place: _Place, problems: list[str]
) -> None:
    converter, says = _TYPES.get(wanted, _TYPES[tuple[Lang, ...]])
    if (converted := converter(value)) is None:
        problems.append(f"{place(key)}: {key} must be {says}, not {value!r}")
        return
    low, high = _RANGES.get(key, (float("-inf"), float("inf")))
    if isinstance(converted, int | float) and not low <= converted <= high:
        problems.append(f"{place(key)}: {key} must lie between {low:g} and {high:g}, not {value!r}")
        return
    checked[key] = converted


def _only(*types: type) -> Callable[[Any], Any]:
    return lambda value: value if type(value) in types else None


_TYPES: dict[Any, tuple[Callable[[Any], Any], str]] = {
    int: (_only(int), "a whole number"),
    float: (_only(int, float), "a number"),
    bool: (_only(bool), "true or false"),
    str: (lambda value: "" if value is None else _only(str)(value), "text"),
    tuple[Lang, ...]: (
        lambda value: (
            tuple(value) if isinstance(value, list) and value and all(isinstance(v, str) for v in value) else None
        ),
        "a list of language codes, such as [ar, en]",
    ),
}


def _check_languages(options: Mapping[str, Any], place: _Place, problems: list[str]) -> None:
    languages = options.get("languages", ())
    for lang in languages:
        if not (lang.isascii() and lang.isalpha() and lang.islower() and 2 <= len(lang) <= 3):
            problems.append(f"{place('languages')}: {lang!r} is no language code; use two or three small letters")
    if len(set(languages)) < len(languages):
        problems.append(f"{place('languages')}: a language stands twice in {list(languages)}")
