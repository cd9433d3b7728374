"""A committed digest page as values: what docs/content.md says of its front matter, read with defaults.

Belongs here: the shape a template sees. Does not: order, groups and pages (catalogue.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khulasa.model import Lang
from khulasa.site.urls import token


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the page's language or, where it could not be translated, in the source's.

    ``state``: source, edited, machine, held, missing. ``link``: the address of the very sentence at the source.
    ``cut``: where a timeline's sentence was cut to a clause, ``before`` or ``after`` it or both."""

    text: str
    lang: Lang
    state: str
    source: str
    source_lang: Lang
    key: str = ""
    paragraph: int | None = None
    link: str | None = None
    cut: tuple[str, ...] = ()

    @property
    def translated(self) -> bool:
        return self.state in ("edited", "machine")


@dataclass(frozen=True, slots=True)
class When:
    """A date: EDTF, its words in the page's language, HTML's form where there is one, and the days it may mean."""

    edtf: str
    mod: str | None
    words: str
    datetime: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a timeline. ``id`` is its anchor on every page that shows it; ``slug`` its digest."""

    id: str
    slug: str
    when: When | None
    expression: Text | None
    basis: str
    planned: bool
    segment: Text


@dataclass(frozen=True, slots=True)
class Figure:
    text: Text
    sentence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """``page``: whether it may have a page of its own; people only where editors say that they are public figures."""

    id: str
    kind: str
    name: str
    name_lang: Lang
    source_name: str
    page: bool


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    name_lang: Lang
    kind: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Translation:
    """How the page's text came to be: ``state`` edited, machine, mixed or missing, and sentences by state."""

    state: str
    engines: tuple[str, ...]
    edited: int
    machine: int
    held: int
    missing: int


@dataclass(frozen=True, slots=True)
class Origin:
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest page. ``url``: from the site's root; ``source_url``: the article's; ``by_hand``: edited after it was
    generated, so that its Markdown is what it says; ``added``: ISO 8601; ``paragraphs``: how many the article has."""

    uri: str
    url: str
    lang: Lang
    slug: str
    by_hand: bool
    status: str
    source_lang: Lang
    title: Text
    outlet: Outlet | None
    via: tuple[str, Lang] | None
    author: str | None
    published: When | None
    evidence: str | None
    added: str
    source_url: str | None
    archive: str | None
    note: str | None
    paragraphs: int
    origin: Origin | None
    reprints: tuple[Origin, ...]
    translation: Translation | None
    summary: tuple[Text, ...]
    timeline: tuple[Row, ...]
    figures: tuple[Figure, ...]
    entities: tuple[Entity, ...]
    loaded: tuple[Text, ...]

    @property
    def withdrawn(self) -> bool:
        return self.status == "withdrawn"

    @property
    def token(self) -> str:
        return token(self.slug)


def digest(meta: Mapping[str, Any], *, uri: str, url: str, lang: Lang, by_hand: bool) -> Digest:
    """The digest of a page's front matter. Raises ValueError, naming the key, where a value has the wrong shape."""
    slug = str(meta.get("slug") or uri.rsplit("/", 1)[-1].removesuffix(".md"))
    source_lang = str(meta.get("source_lang") or lang)
    published = _mapping(meta, "published")
    title = _text(_mapping(meta, "title_segment"), lang, source_lang, default=str(meta.get("title") or slug))
    return Digest(
        uri=uri,
        url=url,
        lang=lang,
        slug=slug,
        by_hand=by_hand,
        status=str(meta.get("status") or "published"),
        source_lang=source_lang,
        title=title,
        outlet=_outlet(_mapping(meta, "outlet"), lang),
        via=_via(_mapping(meta, "via"), lang),
        author=_string(meta.get("author")),
        published=_when(published),
        evidence=_string(published.get("evidence")) if published else None,
        added=str(meta.get("added") or ""),
        source_url=_address(meta.get("url")),
        archive=_address(meta.get("archive")),
        note=_string(meta.get("note")),
        paragraphs=_count(meta.get("paragraphs")),
        origin=_origin(_mapping(meta, "origin")),
        reprints=tuple(o for o in (_origin(item) for item in _list(meta, "sources")) if o),
        translation=_translation(_mapping(meta, "translation")),
        summary=tuple(_text(item, lang, source_lang) for item in _list(meta, "summary")),
        timeline=tuple(
            _row(item, f"e-{token(slug)}-{number}", slug, lang, source_lang)
            for number, item in enumerate(_list(meta, "timeline"), 1)
        ),
        figures=tuple(
            Figure(_text(item, lang, source_lang), str(item.get("sentence") or "")) for item in _list(meta, "figures")
        ),
        entities=tuple(_entity(item, lang) for item in _list(meta, "entities")),
        loaded=tuple(_text(item, lang, source_lang) for item in _list(meta, "loaded")),
    )


def _mapping(meta: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    value = meta.get(key)
    if value is None or isinstance(value, Mapping):
        return value
    raise ValueError(f"{key}: expected keys and values, found {type(value).__name__}")


def _list(meta: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = meta.get(key) or ()
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(v, Mapping) for v in value):
        return value
    raise ValueError(f"{key}: expected a list of keys and values")


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _string(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _address(value: object) -> str | None:
    """An address a page may link to: http and https only."""
    text = _string(value)
    return text if text and text.lower().startswith(("http://", "https://")) else None


def _text(item: Mapping[str, Any] | None, lang: Lang, source_lang: Lang, default: str = "") -> Text:
    item = item or {"text": default, "state": "source", "source": default}
    text = str(item.get("text") or item.get("source") or default)
    return Text(
        text=text,
        lang=str(item.get("lang") or lang),
        state=str(item.get("state") or "source"),
        source=str(item.get("source") or text),
        source_lang=str(item.get("source_lang") or source_lang),
        key=str(item.get("key") or ""),
        paragraph=int(item["paragraph"]) if item.get("paragraph") is not None else None,
        link=_address(item.get("link")),
        cut=tuple(str(place) for place in item.get("cut") or ()),
    )


def _when(item: Mapping[str, Any] | None) -> When | None:
    if not item or item.get("edtf") is None:
        return None
    edtf = str(item["edtf"])
    return When(
        edtf=edtf,
        mod=_string(item.get("mod")),
        words=str(item.get("words") or edtf),
        datetime=_string(item.get("datetime")),
        start=_string(item.get("start")),
        end=_string(item.get("end")),
    )


def _row(item: Mapping[str, Any], anchor: str, slug: str, lang: Lang, source_lang: Lang) -> Row:
    expression = _mapping(item, "expression")
    return Row(
        id=anchor,
        slug=slug,
        when=_when(_mapping(item, "when")),
        expression=_text(expression, lang, source_lang) if expression else None,
        basis=str(item.get("basis") or "explicit"),
        planned=bool(item.get("planned")),
        segment=_text(_mapping(item, "segment"), lang, source_lang),
    )


def _outlet(item: Mapping[str, Any] | None, lang: Lang) -> Outlet | None:
    if not item:
        return None
    name = str(item.get("name") or item.get("id") or "")
    return Outlet(
        id=str(item.get("id") or name),
        name=name,
        name_lang=str(item.get("name_lang") or lang),
        kind=_string(item.get("kind")),
        country=_string(item.get("country")),
    )


def _via(item: Mapping[str, Any] | None, lang: Lang) -> tuple[str, Lang] | None:
    return (str(item.get("name") or ""), str(item.get("name_lang") or lang)) if item else None


def _origin(item: Mapping[str, Any] | None) -> Origin | None:
    return Origin(str(item.get("path") or ""), str(item.get("sha256") or "")) if item else None


def _translation(item: Mapping[str, Any] | None) -> Translation | None:
    if not item:
        return None
    count = {name: int(item.get(name) or 0) for name in ("edited", "machine", "held", "missing")}
    return Translation(str(item.get("state") or "missing"), tuple(str(e) for e in item.get("engines") or ()), **count)


def _entity(item: Mapping[str, Any], lang: Lang) -> Entity:
    kind, identity = str(item.get("kind") or "ORG"), str(item.get("id") or "")
    page = item.get("page")
    name = str(item.get("name") or item.get("source_name") or identity)
    return Entity(
        id=identity,
        kind=kind,
        name=name,
        name_lang=str(item.get("name_lang") or lang),
        source_name=str(item.get("source_name") or name),
        page=bool(identity) and (bool(page) if kind == "PER" else page is not False),
    )
