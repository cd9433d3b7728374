"""The seeds that are there, and new ones put beside them: each article once, and never over another file."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from khulasa import files
from khulasa.errors import InputError
from khulasa.model import Issue, RawArticle
from khulasa.sources import seeds
from khulasa.sources.addresses import canonical, safe_name
from khulasa.text.shingles import SAME_TEXT, shingles, similarity

_KEYS = ("title", "outlet", "author", "published", "url", "archive", "via", "lang", "status", "note")

Describe = Callable[[RawArticle], tuple[Mapping[str, Any], tuple[Issue, ...]]]
"""What the front matter of a new seed says, from the article as it was found, and what went less than well in reading
it. A key whose value is None was looked for and is not known, whatever the markup says."""


@dataclass(frozen=True, slots=True)
class Added:
    """What was done: seeds written; targets that were there already, each with its seed; what went wrong."""

    written: tuple[Path, ...]
    known: tuple[tuple[str, str], ...]
    issues: tuple[Issue, ...]


class Shelf:
    """The seeds of ``root/folder``. ``issues`` gathers what goes wrong on the way to it."""

    def __init__(self, root: Path, folder: str, describe: Describe | None) -> None:
        self.issues: list[Issue] = []
        self._root, self._folder, self._describe = root, folder, describe
        self._written: list[Path] = []
        self._known: list[tuple[str, str]] = []
        self._urls: dict[str, str] = {}
        self._texts: list[tuple[frozenset[int], str]] = []
        if (root / folder).is_dir():
            for articles, _ in seeds.SeedFolder(root, folder).articles():
                for raw in articles:
                    self._remember(raw, raw.origin.path)

    def _remember(self, raw: RawArticle, path: str) -> None:
        for facts in (raw.metadata, raw.hints):
            if url := facts.get("url"):
                self._urls.setdefault(canonical(str(url)), path)
        self._texts.append((shingles(raw.text), path))

    def has_url(self, url: str) -> bool:
        """Whether the address is a seed's; if so it is reported as known."""
        path = self._urls.get(canonical(url))
        if path:
            self._known.append((url, path))
        return path is not None

    def put(self, raw: RawArticle) -> None:
        """Write an article as a seed, unless it is one. Raises InputError if nothing can be written."""
        url = raw.metadata.get("url") or raw.hints.get("url")
        if url and self.has_url(str(url)):
            return
        own = shingles(raw.text)
        same = next((path for seen, path in self._texts if similarity(own, seen) >= SAME_TEXT), None)
        if same:
            self._known.append((raw.origin.path, same))
            return
        described, issues = self._describe(raw) if self._describe else ({}, ())
        self.issues.extend(issues)
        facts = {**raw.hints, **raw.metadata, **described}
        try:
            path = self._write(raw, {key: facts[key] for key in _KEYS if facts.get(key)})
        except OSError as error:
            message = f"{self._root / self._folder}: the article cannot be written: {error.strerror or error}"
            raise InputError(f"{message}; nothing of it was left there") from error
        self._written.append(path)
        self._remember(raw, path.relative_to(self._root).as_posix())

    def _write(self, raw: RawArticle, facts: Mapping[str, Any]) -> Path:
        """A new file, complete or not at all, under a name that no other has. Raises OSError."""
        marked_up = Path(raw.origin.path).suffix.lower() != ".txt" and re.search(r"^#{1,6} ", raw.text, re.MULTILINE)
        block = yaml.safe_dump(dict(facts), allow_unicode=True, sort_keys=False, width=10_000) if facts else ""
        text = (f"---\n{block}---\n\n" if block else "") + raw.text.strip("\n") + "\n"
        names = _names(self._root / self._folder, safe_name(raw.slug), ".md" if marked_up else ".txt")
        return files.write_new(names, text.encode(errors="replace"))

    def added(self) -> Added:
        """What was done."""
        return Added(tuple(self._written), tuple(self._known), tuple(self.issues))


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    """``stem``, ``stem-2``… as far as they are free, whatever the suffix and case of what is there."""
    for number in count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        taken = {entry.stem.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()
        if name.casefold() not in taken:
            yield folder / f"{name}{suffix}"
