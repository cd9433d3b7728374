"""What the pipeline needs of the world outside, as Protocols. Implemented in sources/, engines/ and site/."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from khulasa.model import Issue, Lang, Page, RawArticle, Request, Segment, Translation


class Source(Protocol):
    """Where articles come from."""

    def articles(self) -> Iterable[tuple[tuple[RawArticle, ...], tuple[Issue, ...]]]:
        """Yield, file by file in order of name, the file's articles and what was wrong with it."""


class Translator(Protocol):
    """A translation engine; loading it is put off until the first call of `translate`."""

    def supports(self, source: Lang, target: Lang) -> bool:
        """Whether a package, or a chain of packages, translates from source to target."""

    def translate(self, texts: Sequence[str], source: Lang, target: Lang, *, retry: bool = False) -> list[Translation]:
        """Translate sentences, all at once, in order. ``retry``: with the settings for a second attempt.

        Raises EngineError when the package cannot be loaded.
        """

    def warnings(self) -> tuple[Issue, ...]:
        """What is wrong with the installed packages; looked at only when the engine was asked."""


class Memory(Protocol):
    """The translation memory of one site."""

    def readable(self, slug: str, lang: Lang) -> bool:
        """Whether what is known of a digest in a language can be read; if not, its edits must not be overlooked."""

    def recall(self, request: Request) -> Segment | None:
        """The segment to publish for this request: an edited entry of the article, an edited entry of another article
        with exactly this source, or the article's unchanged machine entry; None when an engine has to be asked."""

    def record(self, slug: str, lang: Lang, segments: Sequence[Segment]) -> None:
        """Set the whole list of a digest's segments, in page order; edited entries not among them go stale."""

    def save(self) -> tuple[Path, ...]:
        """Write what changed, each file through a temporary name; return the paths that changed."""

    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the memory: unreadable files, one source edited in two ways, stale entries."""


class PageStore(Protocol):
    """The only writer of content/."""

    def committed(self) -> Mapping[str, Mapping[str, Any]]:
        """The front matter of every generated page as it stands, by path under content/."""

    def write(self, pages: Sequence[Page], kept: Collection[str] = ()) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
        """Write pages that changed, remove generated pages no longer asked for; never a page edited by hand.

        ``kept``: paths to leave as they are. Returns the paths written or removed, and an issue for each left alone.
        """


class SiteBuilder(Protocol):
    """Renders content/ to site/."""

    def build(self) -> tuple[bool, tuple[Issue, ...]]:
        """Build the site if it is not up to date; whether it was built, and what was wrong. Raises SiteError."""
