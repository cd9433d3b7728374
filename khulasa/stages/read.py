"""From a file's text to its articles: split, cleaned, with what the page states about each."""

from collections.abc import Mapping
from typing import Any, cast

from khulasa import languages
from khulasa.editorial import Editorial
from khulasa.model import Article, Issue, Lang, Origin, RawArticle, Status
from khulasa.stages.page import clean, metadata, related
from khulasa.stages.page import lines as shapes
from khulasa.stages.page.lines import Line
from khulasa.text.detect import detect

# File formats whose ``#`` lines are headings: Markdown, and pages that sources/ writes out as such.
_MARKDOWN = (".md", ".markdown")
_PAGES = (".html", ".htm", ".json")
_UNKNOWN = "und"
_TITLE_WORDS = 12


def read(raw: RawArticle, editorial: Editorial) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """The articles of one raw text, in order, and what went less than well.

    An article that a page appended to another one becomes part 2, with slug ``<slug>-2``: it has what its own
    lines say, and shares no title, date, outlet or link with the first; only ``status`` and ``lang`` of the front
    matter are the file's. Every character of ``raw.text`` that is not white space is in the title, in a paragraph or in
    ``removed``. Pure.
    """
    path = raw.origin.path.lower()
    page = path.endswith(_PAGES) or path.startswith(("http://", "https://"))
    lines = shapes.lines(raw.text, marked_up=page or path.endswith(_MARKDOWN), ours=page)
    lang = _lang(raw.metadata.get("lang"), lines)
    articles: list[Article] = []
    issues: list[Issue] = []
    parts = related.split(lines, editorial, lang)
    for number, part in enumerate(parts, start=1):
        own = raw if number == 1 else RawArticle(raw.text, raw.origin, raw.slug, _shared(raw.metadata), {})
        own_lang = lang if len(parts) == 1 else _lang(raw.metadata.get("lang"), part)
        article, found = _article(own, part, number, own_lang, editorial)
        articles.extend(article)
        issues.extend(found)
    if len(articles) > 1:
        message = f"{len(articles)} articles in one text: the further ones follow a “read also” line"
        issues.insert(0, Issue("read", "article-split", message, raw.origin, "info"))
    return tuple(articles), tuple(issues)


def _shared(metadata: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: metadata[key] for key in ("lang", "status") if key in metadata}


def _lang(given: object, lines: tuple[Line, ...]) -> Lang:
    """The language given, or the one of the running text, or of everything where there is none."""
    if isinstance(given, str) and given:
        return given
    prose = "\n".join(line.text for line in lines if shapes.is_prose(line))
    return detect(prose) or detect("\n".join(line.text for line in lines)) or _UNKNOWN


def _article(
    raw: RawArticle, lines: tuple[Line, ...], number: int, lang: Lang, editorial: Editorial
) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """One part of a text as an article, or nothing and the reason."""
    origin = Origin(raw.origin.path, raw.origin.sha256, raw.origin.part + number - 1)
    given = raw.metadata.get("title") or raw.hints.get("title")
    publishers = tuple(str(raw.metadata[key]) for key in ("outlet", "via") if raw.metadata.get(key))
    writer = raw.metadata.get("author") or raw.hints.get("author")
    cleaned = clean.clean(lines, given, publishers, editorial, lang, str(writer) if writer else None)
    places = [place for place, line in enumerate(cleaned.lines) if not line.rule]
    if not places:
        message = (
            "nothing but boilerplate was found; if there is an article, its text may have been left out when saved"
        )
        return (), (Issue("read", "no-article", message, origin, "error"),)
    issues = list(_without_rules(lang, origin))
    slug = raw.slug if number == 1 else f"{raw.slug}-{number}"
    when, evidence = metadata.publication(raw, cleaned, lang, origin, issues)
    imprint = metadata.imprint(raw, cleaned, editorial, lang)
    article = Article(
        id=slug,
        slug=slug,
        lang=lang,
        title=_title(cleaned, places, origin, issues),
        outlet=imprint.outlet,
        author=metadata.author(raw, cleaned, editorial),
        published=when,
        published_evidence=evidence,
        url=imprint.url,
        via=imprint.via,
        status=cast(Status, raw.metadata.get("status", "published")),
        paragraphs=tuple(cleaned.lines[place].text for place in places),
        origin=origin,
        archive=raw.metadata.get("archive"),
        notes=(str(raw.metadata["note"]),) if raw.metadata.get("note") else (),
        subheads=tuple(index for index, place in enumerate(places) if place in cleaned.subheads),
        removed=cleaned.removed,
    )
    return (article,), tuple(issues)


def _without_rules(lang: Lang, origin: Origin) -> tuple[Issue, ...]:
    if languages.topic(lang, "sentences"):
        return ()
    message = f"no rules for language “{lang}”: the page gets a title and a source, no timeline and no summary"
    return (Issue("read", "language-without-rules", message, origin),)


def _title(cleaned: clean.Cleaned, places: list[int], origin: Origin, issues: list[Issue]) -> str:
    """The title found, or the first words of the text, with an issue that says so."""
    if cleaned.title:
        return cleaned.title
    message = "no title was found: the first words stand in for it; give one as `title:` in the front matter"
    issues.append(Issue("read", "title-not-found", message, origin))
    words = cleaned.lines[places[0]].text.split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
