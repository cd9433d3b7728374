"""What a page's markup says of its article: JSON-LD, <meta>, <time>, <link>, headings; checked against each other."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from khulasa.sources import mastheads, titles
from khulasa.sources.blocks import OF_ENTRY, begins, uncued
from khulasa.sources.frontmatter import web_address
from khulasa.sources.stamps import Stamp, agreed, stamp

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_DATE_META = re.compile(
    r"(?:og:)?(?:article:)?published_time|date_?published|date|pub-?date|publish[-_]?date|publication[-_]date|"
    r"dc\.date(?:\.issued)?|dcterms\.(?:date|created|issued)|parsely-pub-date|sailthru\.date|article\.published|"
    r"originalpublicationdate|article_date_original"
)
# Names that pages give to an element with a writer's name and nothing else.
_WRITER = re.compile(r"author|(?:\w+[-_]+)?(?:author|byline|writer)[-_]+name|fn")
_BYLINE = frozenset({"by", "byline", "writer"})
_NAME = (2, 4)
# When a document was made, by those who keep documents: often the day of its template.
_OF_TEMPLATE = re.compile(r"meta (?:dcterms\.(?:created|date)|dc\.date|date|created):", re.IGNORECASE)
_ANY_DATE = frozenset({"date", "dc.date", "dcterms.date"})
_PROSE_WORDS = 12
_CHANGED = re.compile(r"updated|modified|last-?mod", re.IGNORECASE)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title")
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright_holder")


@dataclass(frozen=True, slots=True)
class Facts:
    """Hints for the reading stage (model.RawArticle), and problems as code and message."""

    hints: Mapping[str, Any]
    problems: tuple[tuple[str, str], ...]


def _text(value: object) -> str | None:
    """A string of JSON-LD or an attribute in one line, or None."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _flat(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document: itself, lists and ``@graph``; not what an object refers to."""
    if depth > 6:
        return
    if isinstance(node, list):
        for item in node:
            yield from _flat(item, depth + 1)
    elif isinstance(node, dict):
        yield node
        yield from _flat(node.get("@graph", []), depth + 1)
        if isinstance(node.get("mainEntity"), dict):
            yield from _flat(node["mainEntity"], depth + 1)


def _linked_data(tree: Any) -> list[dict[str, Any]]:
    """The articles that the page's JSON-LD describes."""
    found, called = [], dict[str, dict[str, Any]]()
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script.text or "")
        try:
            document = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _flat(document):
            called.setdefault(str(item.get("@id")), item)
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                found.append(item)
    return [{**item, **{key: _referred(item.get(key), called) for key in ("author", "publisher")}} for item in found]


def _referred(value: object, called: Mapping[str, dict[str, Any]]) -> object:
    """What a value refers to by its ``@id``, where it has no name itself."""
    if isinstance(value, list):
        return [_referred(item, called) for item in value]
    if isinstance(value, dict) and not value.get("name") and value.get("@id"):
        return called.get(str(value["@id"]), value)
    return value


def _name(value: object) -> str | None:
    """The name in a JSON-LD person or organisation, or of the first few in a list."""
    if isinstance(value, list):
        names = [name for name in map(_name, value[:5]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = _text(meta.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), []).append(value)
    return found


def _stamps(tree: Any, articles: list[dict[str, Any]], metas: Mapping[str, list[str]]) -> tuple[Stamp, ...]:
    """Every date of publication the markup gives, each with its place."""
    found = [
        stamp(str(item["datePublished"]), "JSON-LD datePublished") for item in articles if item.get("datePublished")
    ]
    keys = sorted(filter(_DATE_META.fullmatch, metas))
    # A bare "date" may be the day the page was made for the reader; it speaks where nothing else does.
    plain = [key for key in keys if key not in _ANY_DATE] if found or set(keys) - _ANY_DATE else keys
    for key in plain:
        found.extend(stamp(value, f"meta {key}") for value in metas[key])
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        names = " ".join(element.get(name, "") for name in ("itemprop", "class", "pubdate")).lower()
        said = "datepublished" in names or "published" in names.split() or element.get("pubdate") is not None
        if said and not _of_teaser(element):
            found.append(stamp(element.get("datetime"), "time datetime"))
    for element in tree.iter("abbr", "span", "div", "p"):
        # Microformats and microdata say the day in an attribute beside what is shown.
        called = " ".join((element.get("class", ""), element.get("itemprop", ""))).lower().split()
        if "published" in called or "datepublished" in called:
            given = next((element.get(name) for name in ("content", "datetime", "title") if element.get(name)), None)
            found.extend([stamp(given, "abbr published")] if given else [])
    if not any(found) and len({element.get("datetime")[:10] for element in times}) == 1:
        # One date on the whole page, and it is marked up as one: it is the article's if it stands in its header.
        found.extend(stamp(element.get("datetime"), "time datetime") for element in times[:1] if _in_header(element))
    return tuple(one for one in found if one is not None)


def _prose(element: Any) -> list[Any]:
    """The paragraphs of running text in an element."""
    return [p for p in element.iter("p") if len(" ".join(p.itertext()).split()) >= _PROSE_WORDS]


def _of_teaser(element: Any) -> bool:
    """Whether an element belongs to a teaser of another article: an <article> without any running text."""
    box = next((parent for parent in element.iterancestors() if parent.tag == "article"), None)
    return box is not None and not _prose(box)


def _in_header(element: Any) -> bool:
    """Whether an element stands above the text of an article, outside navigation, asides, comments and footers, and
    does not say when the article was changed."""
    parents = list(element.iterancestors())
    named = [(parent.tag, f"{parent.get('class', '')} {parent.get('id', '')}") for parent in parents]
    if any(tag in ("aside", "footer", "nav") or "comment" in names for tag, names in named):
        return False
    box = next((parent for parent in parents if parent.tag in ("article", "main")), None)
    paragraphs = _prose(box) if box is not None else []
    if len(paragraphs) < 2 or not _before(element, paragraphs[0]) or paragraphs[0] in parents:
        return False
    said = " ".join((element.get("class", ""), element.get("itemprop", ""), _text_before(element)))
    changed = _CHANGED.search(said) and not OF_ENTRY.search(said)
    return not (changed or begins(_text_before(element), ("updated",)))


def _before(one: Any, other: Any) -> bool:
    """Whether an element begins before another of the same tree."""
    return next((e is one for e in one.getroottree().iter() if e is one or e is other), False)


def _text_before(element: Any) -> str:
    """What stands before an element in its parent, up to the element before it."""
    before = element.getprevious()
    text = before.tail if before is not None else element.getparent().text
    if not (text or "").strip() and before is not None:
        text = " ".join(before.itertext())
    return " ".join((text or "").split()) + ":"


def _link(tree: Any, articles: list[dict[str, Any]], metas: Mapping[str, list[str]], base: str | None) -> str | None:
    found = [
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    found += [*metas.get("og:url", []), *(item["url"] for item in articles if isinstance(item.get("url"), str)), base]
    for value in found:
        if value and (address := web_address(urljoin(base or "", value.strip()))):
            return address
    return None


def _author(
    tree: Any, articles: list[dict[str, Any]], metas: Mapping[str, list[str]], outlet: str | None
) -> str | None:
    found = [_name(item.get("author")) for item in articles]
    found += [*metas.get("author", []), *metas.get("article:author", [])]
    for element in tree.iter("a", "span", "div", "p"):
        roles = " ".join(element.get(key, "") for key in ("rel", "itemprop", "class")).lower().split()
        if any(map(_WRITER.fullmatch, roles)) and len(text := " ".join("".join(element.itertext()).split())) <= 60:
            found.append(text)
        elif _BYLINE & set(roles) and all(child.tag in ("a", "span", "b", "i", "strong") for child in element):
            found.append(_only_name(uncued(" ".join("".join(element.itertext()).split()), ("author",))))
    for name in (_unaddressed(uncued(name, ("author",))) if name else name for name in found):
        if (
            name
            and not begins(f"{name}:", ("author",))
            and len(name) <= 80
            and not re.match(r"https?:", name)
            and (outlet is None or titles.words(name) != titles.words(outlet))
        ):
            return name
    return None


def _unaddressed(name: str) -> str:
    """A writer's name without the address behind it: "Jane Roe jroe@example.com"."""
    return " ".join(word for word in name.split() if "@" not in word).strip(" ,;|-–—<>()") or name


def _only_name(text: str) -> str | None:
    """A byline that is nothing but a name: few words, no figure, nothing between its parts."""
    least, most = _NAME
    plain = not re.search(r"\d|[|/,،:–—]|\s-\s", text)
    return text if plain and least <= len(text.split()) <= most else None


def facts(tree: Any, url: str | None = None) -> Facts:
    """Everything the markup says. ``tree``: lxml; ``url``: where the page was fetched.

    A date is given only if every place that has one can mean the same day; if not, a problem says which differ.
    """
    articles, metas = _linked_data(tree), _metas(tree)
    site = next((name for item in articles if (name := _name(item.get("publisher")))), None)
    named = next((metas[key][0] for key in _SITE_META if key in metas), None)
    headlines = [text for item in articles if (text := _text(item.get("headline")))]
    headlines += [metas[key][0] for key in _TITLE_META if key in metas]
    title, suffix = titles.find(tree, headlines, named or site)
    if title and len(articles) > 1:
        # Lists of other stories are described too; the article's own description has its title.
        articles = [item for item in articles if titles.like(str(item.get("headline") or ""), title)] or articles
        site = next((name for item in articles if (name := _name(item.get("publisher")))), site)
    link = _link(tree, articles, metas, url)
    outlet = named or site or suffix or mastheads.find(tree, titles.of_page(tree), title, link)
    stamps = _stamps(tree, articles, metas)
    day = agreed(stamps)
    hints: dict[str, Any] = {
        "title": title,
        "outlet": outlet,
        "author": _author(tree, articles, metas, outlet),
        "url": link,
        "published": day.edtf if day else None,
        "published_evidence": day.evidence if day else None,
        "published_slack": day.slack if day else None,
        "published_weak": True if day and _OF_TEMPLATE.match(day.evidence) else None,
        "title_by_size": True if title in titles.large(tree) else None,
    }
    problems = []
    if stamps and day is None:
        said = "; ".join(dict.fromkeys(one.evidence for one in stamps))
        hints["published_conflict"] = True
        problems.append(("date-conflict", f"the page gives different dates of publication, so none is taken: {said}"))
    if any(item.get("isAccessibleForFree") in (False, "False", "false") for item in articles):
        problems.append(("paywall", "the page says it is not free to read: its text may be only the beginning"))
    return Facts({key: value for key, value in hints.items() if value is not None}, tuple(problems))
