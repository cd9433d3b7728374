"""The memory's files of one target language, read: each file's units, and the edits of all of them by source.

Belongs here: reading, and finding an edit. Does not: what a build writes back (memory).
"""

import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from khulasa.engines import unit
from khulasa.engines.match import NearMatches
from khulasa.engines.po import Catalogue, Entry, PoError, parse
from khulasa.engines.unit import Unit
from khulasa.model import Issue, Lang, Origin, Request

SOURCE_LANGUAGE = "X-Source-Language"


@dataclass(frozen=True, slots=True)
class Book:
    """One file of the memory. ``digest``: the SHA-256 of its bytes, empty for a file that is not there."""

    slug: str
    digest: str = ""
    catalogue: Catalogue = field(default_factory=Catalogue)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its entries as units, read anew at each call: few of a large memory are ever needed twice."""
        return tuple(map(unit.read, self.catalogue.entries))

    @property
    def source_lang(self) -> Lang:
        """The language of its sources; empty where the file does not say."""
        return self.catalogue.header.get(SOURCE_LANGUAGE, "")


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit and the file it stands in."""

    book: Book
    unit: Unit


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Pause the collector of cyclic garbage: entries are many, make no cycles, and would be visited many times."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class Shelf:
    """All files of one target language, read when it is made. ``broken``: an issue for each that cannot be read."""

    def __init__(self, root: Path, folder: str, lang: Lang) -> None:
        self.lang = lang
        self.folder = root / folder / lang
        self._relative = f"{folder}/{lang}"
        self.broken: dict[str, Issue] = {}
        self.books: dict[str, Book] = {}
        self._own: dict[str, dict[str, Entry]] = {}
        with _no_cycles():
            for path in sorted(self.folder.glob("*.po")):
                if book := self._read(path.stem):
                    self.books[path.stem] = book
            self._edits = self._index()
        self._near: dict[Lang, tuple[NearMatches, list[Placed]]] = {}

    def path(self, slug: str) -> Path:
        """The file of a digest, whether or not it is there."""
        return self.folder / f"{slug}.po"

    def shown(self, slug: str) -> str:
        """The same, relative to the site's root, as it is shown to people."""
        return f"{self._relative}/{slug}.po"

    def _broken(self, slug: str, data: bytes, line: int, cause: str) -> None:
        shown = self.shown(slug)
        self.broken[slug] = Issue(
            stage="memory",
            code="memory-unreadable",
            message=f"{cause}. The file is left as it is and nothing is stored in it; "
            f"correct it (msgfmt -c {shown} says what is wrong) and build again.",
            origin=Origin(shown, hashlib.sha256(data).hexdigest()),
            severity="error",
            line=line,
        )

    def _read(self, slug: str) -> Book | None:
        """The file's book, or None and an issue."""
        data = b""
        try:
            data = self.path(slug).read_bytes()
            catalogue = parse(data.decode())
        except OSError as error:
            self._broken(slug, data, 1, f"cannot be read ({error.strerror})")
        except UnicodeDecodeError as error:
            self._broken(slug, data, data.count(b"\n", 0, error.start) + 1, "is not UTF-8")
        except PoError as error:
            self._broken(slug, data, error.line, error.cause)
        else:
            self.broken.pop(slug, None)
            digest = hashlib.sha256(data).hexdigest()
            return Book(slug, digest, catalogue)
        return None

    def fresh(self, slug: str) -> Book | None:
        """The book as its file is now, read again if it changed since; None where it cannot be read."""
        path = self.path(slug)
        if not path.exists():
            return Book(slug)
        known = self.books.get(slug)
        try:
            same = known is not None and hashlib.sha256(path.read_bytes()).hexdigest() == known.digest
        except OSError:
            same = False
        return known if same else self._read(slug)

    def own(self, slug: str, key: str, source: str) -> Unit | None:
        """The unit of this key and source in the digest's own file."""
        if slug not in self._own:
            book = self.books.get(slug)
            self._own[slug] = {each.key: each for each in book.catalogue.entries} if book else {}
        entry = self._own[slug].get(key)
        if entry and entry.source != source:
            # The same key stands with an older source too, in a stale edit.
            entries = self.books[slug].catalogue.entries
            entry = next((each for each in entries if (each.key, each.source) == (key, source)), None)
        return unit.read(entry) if entry else None

    def _index(self) -> dict[str, list[Placed]]:
        """Edits by source, and copies of edits whose own file is gone or still has the edit."""
        edits: defaultdict[str, list[Placed]] = defaultdict(list)
        copies = []
        for book in self.books.values():
            for entry in book.catalogue.entries:
                if unit.plainly_machine(entry):
                    continue
                each = unit.read(entry)
                if each.origin == "edited":
                    edits[each.source].append(Placed(book, each))
                elif each.origin == "copied":
                    copies.append(Placed(book, each))
        originals = {(placed.book.slug, source) for source, placed_all in edits.items() for placed in placed_all}
        for placed in copies:
            origin, source = placed.unit.copied_from, placed.unit.source
            if (origin, source) in originals or not (origin in self.books or origin in self.broken):
                edits[source].append(placed)
        return dict(edits)

    def edit(self, request: Request) -> Placed | None:
        """The edit that answers a request: the digest's own, else another's of exactly this source; of several, one
        that is live, of the same kind, and the first by slug."""
        found = self._edits.get(request.source)
        if not found:
            return None
        own, lang = request.slug, request.source_lang

        def rank(placed: Placed) -> tuple[bool, bool, bool, bool, bool, str]:
            each, slug = placed.unit, placed.book.slug
            return (
                each.origin == "copied",
                slug != own,
                each.key != request.key,
                each.flag == "stale",
                each.kind != request.kind,
                slug,
            )

        usable = [placed for placed in found if placed.book.slug == own or placed.book.source_lang in ("", lang)]
        return min(usable, key=rank, default=None)

    def edits(self) -> Iterator[tuple[str, list[Placed]]]:
        """Each source that a person's translation is known of, and where."""
        yield from self._edits.items()

    def suggestion(self, source: str, source_lang: Lang, similarity: float) -> str:
        """The edit of the source most like this one, in words, or nothing."""
        if source_lang not in self._near:
            placed = [
                each
                for _, all_of_source in self._edits.items()
                for each in all_of_source[:1]
                if each.book.source_lang in ("", source_lang) and each.unit.kind in ("title", "sentence")
            ]
            self._near[source_lang] = NearMatches([each.unit.source for each in placed], similarity), placed
        matches, placed = self._near[source_lang]
        found = matches.best(source) if placed else None
        if found is None:
            return ""
        best = placed[found[0]]
        return f"{found[1]:.2f} {best.book.slug}: {best.unit.source} → {best.unit.target}"


def conflicts(shelf: Shelf) -> Iterable[tuple[Placed, ...]]:
    """Sources that people translated in different ways: the live edits of each, one kind and language at a time."""
    for _, placed_all in shelf.edits():
        if len(placed_all) == 1:
            continue
        groups: defaultdict[tuple[str, Lang], list[Placed]] = defaultdict(list)
        for placed in placed_all:
            if placed.unit.origin == "edited" and placed.unit.flag != "stale":
                groups[placed.unit.kind, placed.book.source_lang].append(placed)
        for group in groups.values():
            if len({placed.unit.target for placed in group}) > 1:
                yield tuple(group)
