"""The seeds folder: each file decoded, its front matter read, its articles handed on."""

import hashlib
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from khulasa.model import Issue, Origin, RawArticle
from khulasa.sources import decode, feeds, frontmatter, html

TEXT = (".txt", ".md", ".markdown")
PAGES = (".html", ".htm")
FEEDS = (".json",)
_LARGEST = 20_000_000
# The share of control characters from which a file is no text. Of arbitrary bytes more than a tenth are such.
_CONTROLS = 0.03
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def slug_of(path: Path) -> str:
    """A file's slug: its name without the suffix, ``-`` for all but letters, digits, ``_``, ``-`` and ``.``."""
    return re.sub(r"[^\w.-]", "-", unicodedata.normalize("NFC", path.stem))


@dataclass(slots=True)
class SeedFolder:
    """The articles of ``root/folder``, subfolders included, in order of path (ports.Source)."""

    root: Path
    folder: str = "seeds"
    _slugs: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def articles(self) -> Iterator[tuple[tuple[RawArticle, ...], tuple[Issue, ...]]]:
        """File by file, the articles and what was wrong; an article whose slug is taken is left out and reported."""
        self._slugs = {}
        top = self.root / self.folder
        if not top.is_dir():
            message = "there is no such folder; create it and put articles into it"
            yield (), (Issue("sources", "no-seeds", message, Origin(self.folder, ""), "error"),)
            return
        unlisted: list[Issue] = []
        for path in _files(top, self.root, unlisted):
            if unlisted:
                yield (), tuple(unlisted)
                unlisted.clear()
            yield self._unique(*read_file(path, self.root))
        if unlisted:
            yield (), tuple(unlisted)

    def _unique(
        self, articles: tuple[RawArticle, ...], issues: tuple[Issue, ...]
    ) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
        kept, found = [], list(issues)
        for article in articles:
            # Case aside: some file systems take A and a for one name.
            key = article.slug.casefold()
            if key in self._slugs:
                message = f"slug “{article.slug}” is taken by {self._slugs[key]}; give one of them a `slug:` of its own"
                found.append(Issue("sources", "duplicate-slug", message, article.origin, "error"))
                continue
            self._slugs[key] = article.origin.path
            kept.append(article)
        return tuple(kept), tuple(found)


def _files(top: Path, root: Path, issues: list[Issue]) -> Iterator[Path]:
    """The files under a folder, in order of path; what cannot be listed is an issue."""
    try:
        entries = sorted(top.iterdir())
    except OSError as error:
        issues.append(_unreadable(_relative(top, root), error))
        return
    for entry in entries:
        try:
            folder = entry.is_dir()
        except OSError as error:
            issues.append(_unreadable(_relative(entry, root), error))
            continue
        if not folder:
            yield entry
        elif entry.name.startswith("."):
            issues.append(_ignored(_relative(entry, root), "a hidden folder"))
        elif entry.is_symlink():
            issues.append(_ignored(_relative(entry, root), "a link to a folder"))
        else:
            yield from _files(entry, root, issues)


def _relative(path: Path, root: Path) -> str:
    """The path from the root as text, U+FFFD for what is no UTF-8 in it."""
    shown = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _ignored(path: str, why: str) -> Issue:
    return Issue("sources", "ignored-file", f"left aside: {why}", Origin(path, ""), "info")


def _unreadable(path: str, error: OSError) -> Issue:
    message = f"cannot be read: {error.strerror or error}; check the file and its permissions"
    return Issue("sources", "unreadable-file", message, Origin(path, ""), "error")


def read_file(path: Path, root: Path) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """The articles of one file, and what was wrong with it; never raises for what a file may be.

    ``.txt``, ``.md``: one text, front matter on top. ``.html``, ``.htm``: a page. ``.json``: a feed's entries, with
    slugs ``<stem>-1``, ``<stem>-2``… Paths in what is returned are relative to ``root``.
    """
    name, suffix = _relative(path, root), path.suffix.lower()
    if path.name.startswith("."):
        return (), (_ignored(name, "a hidden file"),)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            # A pipe or a device may have no end.
            return (), (_ignored(name, "a folder, a pipe or a device, and no file"),)
        if suffix not in TEXT + PAGES + FEEDS:
            known = ", ".join((*TEXT, *PAGES, *FEEDS))
            return (), (_ignored(name, f"“{suffix or path.name}” is no format of seeds ({known})"),)
        if facts.st_size > _LARGEST:
            message = f"larger than {_LARGEST // 1_000_000} MB; an article is not"
            return (), (Issue("sources", "too-large", message, Origin(name, ""), "error"),)
        data = path.read_bytes()
    except OSError as error:
        return (), (_unreadable(name, error),)
    origin = Origin(name, hashlib.sha256(data).hexdigest())
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        message = "the file is empty; write or paste an article into it, or delete it"
        return (), (Issue("sources", "empty-file", message, origin, "error"),)
    return _articles(data, suffix, origin, slug_of(path))


def _articles(data: bytes, suffix: str, origin: Origin, slug: str) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """The articles in a file's bytes, by the file's format."""
    decoded = decode.decode(data, html.declared_encoding(data) if suffix in PAGES else None)
    issues = list(decoding_issues(decoded, origin))
    if "\ufffd" in origin.path:
        message = "the file's name is not UTF-8; rename it, its page's address would change with it later"
        issues.append(Issue("sources", "file-name", message, origin))
    if issues and is_binary(decoded.text):
        message = f"this is no text, whatever its name; save the article's text as a {suffix} file"
        return (), (Issue("sources", "binary-file", message, origin, "error"),)
    if suffix in FEEDS:
        articles, found = feeds.saved(decoded.text, origin, slug)
        return articles, (*issues, *found)
    parsed = frontmatter.parse(decoded.text, origin)
    issues.extend(parsed.issues)
    if not parsed.usable:
        return (), tuple(issues)
    text, hints = parsed.text, {}
    if suffix in PAGES:
        page = page_of(parsed.text, origin)
        issues.extend(page.issues)
        text, hints = page.text, dict(page.hints)
    if not text.strip():
        if any(issue.code == "unreadable-page" for issue in issues):
            return (), tuple(issues)
        message = "there is no text below the front matter" if suffix in TEXT else "no article was found in the page"
        issues.append(Issue("sources", "empty-file", message, origin, "error"))
        return (), tuple(issues)
    slug = parsed.metadata.get("slug", slug)
    return (RawArticle(text, origin, slug, parsed.metadata, hints),), tuple(issues)


def page_of(source: str, origin: Origin, url: str | None = None) -> html.WebPage:
    """`html.extract`, for pages of anybody's making: what its libraries trip over is an issue of this page alone."""
    try:
        return html.extract(source, origin, url)
    except Exception as error:  # lxml, trafilatura and urllib name no common base
        message = (
            f"this page cannot be read ({type(error).__name__}: {error}); save it again, or paste its text into a "
            ".txt file"
        )
        return html.WebPage("", {}, (Issue("sources", "unreadable-page", message, origin, "error"),))


def is_binary(text: str) -> bool:
    """Whether what was decoded is a picture, an archive or the like: a text has next to no control characters."""
    return len(_CONTROL.findall(text)) > _CONTROLS * len(text)


def decoding_issues(decoded: decode.Decoded, origin: Origin) -> Iterator[Issue]:
    """What a maintainer should know about how the bytes were read."""
    if decoded.encoding not in ("utf-8", "utf-8-sig", "ascii"):
        message = f"read as {decoded.encoding}; save it as UTF-8 if letters look wrong"
        yield Issue("sources", "encoding", message, origin, "info")
    if decoded.replaced:
        message = (
            f"{decoded.replaced} byte(s) are not {decoded.encoding} and stand as �; save the file again from its source"
        )
        yield Issue("sources", "undecodable-bytes", message, origin)
    controls = len(_CONTROL.findall(decoded.text))
    if controls:
        message = f"{controls} control character(s) in the text; delete them if they are not meant"
        yield Issue("sources", "control-characters", message, origin)
