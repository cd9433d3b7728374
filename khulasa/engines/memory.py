"""The translation memory: one PO file per digest and language, translations/<target language>/<slug>.po.

A person's edit wins, in every digest; what the build wrote is replaced by what it writes next. Belongs here: which
entry answers a request, and what is kept. Does not: the format (po), what an entry means (unit), reading (shelf).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from khulasa import files
from khulasa.engines import review, tmx, unit
from khulasa.engines.po import serialise
from khulasa.engines.review import Entry
from khulasa.engines.shelf import SOURCE_LANGUAGE, Book, Placed, Shelf, conflicts
from khulasa.engines.unit import Unit
from khulasa.errors import InputError
from khulasa.model import Issue, Lang, Origin, Request, Segment

_HEADER = {
    "Project-Id-Version": "khulasa",
    "PO-Revision-Date": "",
    "Last-Translator": "Khulasa maintainers",
    "Language-Team": "Khulasa maintainers",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


class POMemory:
    """`khulasa.ports.Memory` over gettext PO files.

    ``root``: the site's root; ``folder``: where the memory lies below it; ``similarity``: the least likeness, 0 to 1,
    at which the edit of a near match is offered as a suggestion, in a comment. The files of a language are read once,
    at the first request for it. ``dry``: write nothing; `save` then says what would change.
    """

    def __init__(
        self, root: Path, *, folder: str = "translations", similarity: float = 0.75, dry: bool = False
    ) -> None:
        self._root = root
        self._folder = folder
        self._similarity = similarity
        self._dry = dry
        self._shelves: dict[Lang, Shelf] = {}
        self._source_langs: dict[tuple[Lang, str], Lang] = {}
        self._recorded: dict[tuple[Lang, str], tuple[Segment, ...]] = {}
        self._unwritten: list[Issue] = []

    def recall(self, request: Request) -> Segment | None:
        """The segment to publish: an edit of this digest, an edit of exactly this source in another, or this digest's
        unchanged machine entry; None when an engine has to be asked."""
        self._source_langs[request.target_lang, request.slug] = request.source_lang
        shelf = self._shelf(request.target_lang)
        if placed := shelf.edit(request):
            return unit.to_segment(placed.unit, request.key, request.kind)
        own = shelf.own(request.slug, request.key, request.source)
        if own is None or own.origin != "machine" or own.flag == "stale":
            return None
        return unit.to_segment(own, request.key, request.kind)

    def readable(self, slug: str, lang: Lang) -> bool:
        """Whether the digest's file is readable or not there. If not, its edits are not known and nothing is stored."""
        return slug not in self._shelf(lang).broken

    def record(self, slug: str, lang: Lang, segments: Sequence[Segment]) -> None:
        """Set the whole list of a digest's segments, in page order. What a person wrote and is no longer asked for is
        kept at the end of the file, stale; what the build wrote and no longer asks for is dropped.

        Raises InputError for a slug that cannot name a file.
        """
        if not slug or Path(slug).name != slug or slug.startswith("."):
            raise InputError(f"translation memory: a slug names a file, and {slug!r} cannot")
        self._recorded[lang, slug] = tuple(segments)

    def pending(self) -> Iterator[tuple[Path, str]]:
        """What `save` would write: path and text. A file that changed since it was read is read again at its turn, so
        that an edit made while the build ran stands."""
        for (lang, slug), segments in sorted(self._recorded.items()):
            shelf = self._shelf(lang)
            book = shelf.fresh(slug)
            if book is None:
                continue
            units, header = book.units, book.catalogue.header
            merged = self._merged(shelf, slug, units, segments)
            new_header = self._header(shelf.lang, book)
            if (merged != units or new_header != header) and (segments or book.digest):
                entries = tuple(map(unit.write, merged))
                yield shelf.path(slug), serialise(replace(book.catalogue, header=new_header, entries=entries))

    def save(self) -> tuple[Path, ...]:
        """Write what changed, each file through a temporary name; return the paths that changed."""
        if self._dry:
            return tuple(path for path, _ in self.pending())
        written = []
        for path, text in self.pending():
            try:
                files.write(path, text.encode(errors="replace"))
            except OSError as error:
                self._unwritten.append(self._not_written(path, error))
            else:
                written.append(path)
        self._recorded.clear()
        for lang in sorted({path.parent.name for path in written}):
            files.sweep(self._shelves.pop(lang).folder)
        return tuple(written)

    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the memory on disk: unreadable files, one source edited in two ways, stale entries."""
        found = list(self._unwritten)
        for shelf in self._all_shelves():
            found += shelf.broken.values()
            found += (review.conflict(shelf, group) for group in conflicts(shelf))
            stale = (Placed(book, each) for book in shelf.books.values() for each in book.units if each.flag == "stale")
            found += (review.stale(shelf, placed) for placed in stale)
        return tuple(sorted(found, key=lambda issue: (issue.origin.path if issue.origin else "", issue.line or 0)))

    def entries(self) -> Iterator[Entry]:
        """Every entry of the memory as it is on disk, file by file, in the file's order."""
        for shelf in self._all_shelves():
            for book in shelf.books.values():
                yield from (review.of_unit(each, book, shelf.lang, shelf.shown(book.slug)) for each in book.units)

    def review(self, lang: Lang | None = None) -> tuple[Entry, ...]:
        """The translation queue: what nobody has edited, and edits that are stale; worst first, with reasons."""
        return review.in_order(entry for entry in self.entries() if lang in (None, entry.lang))

    def export_tmx(self, path: Path) -> int:
        """Write every translation, each with its state, to a TMX 1.4 file and return how many there are."""
        known = [entry for entry in self.entries() if entry.target and entry.origin != "copied"]
        files.write(path, tmx.document(known).encode(errors="replace"))
        return len(known)

    def _shelf(self, lang: Lang) -> Shelf:
        if lang not in self._shelves:
            self._shelves[lang] = Shelf(self._root, self._folder, lang)
        return self._shelves[lang]

    def _all_shelves(self) -> Iterator[Shelf]:
        folder = self._root / self._folder
        if folder.is_dir():
            yield from (self._shelf(path.name) for path in sorted(folder.iterdir()) if path.is_dir())

    def _merged(self, shelf: Shelf, slug: str, units: Sequence[Unit], segments: Sequence[Segment]) -> tuple[Unit, ...]:
        """The file's next units: the segments' in their order, then what people wrote and is not asked for."""
        source_lang = self._source_langs.get((shelf.lang, slug), "")
        old = {(each.key, each.source): each for each in units}
        new: dict[tuple[str, str], Unit] = {}
        for segment in segments:
            place = segment.key, segment.source
            if segment.source.strip() and place not in new:
                new[place] = self._next(shelf, slug, source_lang, segment, old.get(place))
        kept = (unit.stale(each) for place, each in old.items() if each.by_hand and place not in new)
        return (*new.values(), *kept)

    def _header(self, lang: Lang, book: Book) -> Mapping[str, str]:
        """The file's next header: what an editor's tool wrote there stays."""
        header = dict(book.catalogue.header) if book.digest else {**_HEADER, "Language": lang}
        header["Content-Type"] = _HEADER["Content-Type"]
        if source_lang := self._source_langs.get((lang, book.slug), book.source_lang):
            header[SOURCE_LANGUAGE] = source_lang
        return header

    def _next(self, shelf: Shelf, slug: str, source_lang: Lang, segment: Segment, old: Unit | None) -> Unit:
        """The unit that stands for a segment from now on."""
        if old and old.origin == "edited":
            return unit.live(old, segment.kind)
        new = unit.of_segment(segment, old)
        if new.origin == "edited":
            request = Request(slug, segment.key, segment.kind, segment.source, source_lang, shelf.lang)
            placed = shelf.edit(request)
            origin = (placed.unit.copied_from or placed.book.slug) if placed else ""
            return replace(new, origin="copied", copied_from=origin or slug, written=unit.fingerprint(new.target))
        if old and (old.origin, old.target) == (new.origin, new.target):
            return unit.with_suggestion(new, old.suggestion)
        if segment.kind not in ("title", "sentence"):
            return new
        return unit.with_suggestion(new, shelf.suggestion(segment.source, source_lang, self._similarity))

    def _not_written(self, path: Path, error: OSError) -> Issue:
        shown = path.relative_to(self._root).as_posix()
        message = f"{shown}: cannot be written ({error.strerror}); what was translated for it is not stored."
        return Issue("memory", "memory-unwritable", message, Origin(shown, ""), "error")
