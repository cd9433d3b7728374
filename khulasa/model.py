"""The values that pass between the stages: frozen, slotted, tuples inside.

Belongs here: a type that at least two rooms share. Does not: behaviour, and anything that knows where bytes come from.
Offsets count Unicode code points; ``paragraph`` counts from 0; ``start`` and ``end`` are half-open and inside
that paragraph.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Lang = str
"""A BCP 47 primary language subtag: ``"ar"``, ``"en"``."""

Severity = Literal["info", "warning", "error"]
Status = Literal["published", "draft", "withdrawn"]
SegmentState = Literal["edited", "machine", "held", "stale", "missing"]
ExpressionKind = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["explicit", "relative", "publication", "context"]
EntityKind = Literal["PER", "ORG", "LOC"]
SegmentKind = Literal["title", "sentence", "expression", "figure"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article's bytes came from: a path relative to the site's root, the file's hash, and its part from 1."""

    path: str
    sha256: str
    part: int = 1


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went less than well and did not stop the build; ``line`` counts from 1 when it is known."""

    stage: str
    code: str
    message: str
    origin: Origin | None = None
    severity: Severity = "warning"
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as EDTF, never more exact than its source.

    ``edtf``: the value (``2019-03-23``, ``XXXX-03``, ``2024-22``, ``2017/2019``, ``198X``, ``2024-03~``).
    ``mod``: START, MID or END of it, or None.
    ``start``, ``end``: the first and last day it may mean, both included; None where no year is known.
    ``precision``: ``day``, ``week``, ``month``, ``season``, ``quarter``, ``half``, ``year``, ``decade``, ``century``,
    ``interval`` or ``time``. ``certainty``: ``certain``, ``uncertain`` (``?``) or ``approximate`` (``~``).
    """

    edtf: str
    mod: Literal["START", "MID", "END"] | None
    start: date | None
    end: date | None
    precision: str
    certainty: str = "certain"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression found in a text; ``text`` is exactly ``source[start:end]``.

    ``value``: EDTF for DATE and TIME, an ISO 8601 duration for DURATION, ``R/`` and a period for SET; None when it was
    recognised and left undated. ``span``: the parsed value of a DATE or TIME that has one. ``anchored``: an offset from
    an event that is not dated («two days before the meeting»): a row of the timeline without a date.
    ``future``: the text says that it lies ahead.
    """

    text: str
    start: int
    end: int
    kind: ExpressionKind
    value: str | None
    span: DateSpan | None
    basis: Basis
    mod: Literal["START", "MID", "END"] | None = None
    anchored: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of text that was taken out of an article, and the name of the rule that took it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article's text as it stood in its file, decoded, before cleaning.

    ``metadata``: a seed's front matter (title, outlet, author, published, url, via, lang, status, slug, archive, note),
    which wins over inference. ``hints``: the same keys from a page's markup, checked, which lose to front matter.
    """

    text: str
    origin: Origin
    slug: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    hints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. ``paragraphs`` keeps the text's order; ``subheads``: the indexes of those that are headings.

    ``outlet`` is the outlet's id in editorial/outlets.yml when it is listed there, else its name as written; None when
    it is not stated. ``via``: who republished it. ``published_evidence``: the words or the key that gave the date.
    ``sources``: further copies of the same text (reprints), by origin.
    """

    id: str
    slug: str
    lang: Lang
    title: str
    outlet: str | None
    author: str | None
    published: DateSpan | None
    published_evidence: str | None
    url: str | None
    via: str | None
    status: Status
    paragraphs: tuple[str, ...]
    origin: Origin
    archive: str | None = None
    subheads: tuple[int, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, verbatim: ``text == article.paragraphs[paragraph][start:end]``."""

    text: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a timeline: a sentence, the expression in it that dates it, and the date if there is one.

    ``expression`` offsets are inside the paragraph, not the sentence.
    """

    when: DateSpan | None
    sentence: Sentence
    expression: TimeExpression
    planned: bool
    article_id: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence the summary would not take, and why (``garbled``, ``no-antecedent``, ``duplicate``…)."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of the article, in the article's order."""

    sentences: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an entity is named: ``text == article.paragraphs[paragraph][start:end]``."""

    text: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place an article names. ``id`` and ``names`` (by language) come from
    editorial/entities.yml; an entity that is not listed has an empty ``id`` and only its own language's name."""

    id: str
    kind: EntityKind
    names: Mapping[Lang, str]
    mentions: tuple[Mention, ...]
    public: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the article gives, with the words that say what it counts, and its sentence."""

    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Digest:
    """What is kept of an article."""

    article: Article
    summary: Summary
    events: tuple[Event, ...]
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A text that needs a translation. ``key`` is stable in its digest: ``title``, ``sentence:<12 hex of sha256>``…"""

    slug: str
    key: str
    kind: SegmentKind
    source: str
    source_lang: Lang
    target_lang: Lang


@dataclass(frozen=True, slots=True)
class Candidate:
    """One hypothesis of an engine and its score (mean log probability per token; higher is better)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine answered to one text: hypotheses, best first, and who made them: name; licence; hash."""

    candidates: tuple[Candidate, ...]
    engine: str


@dataclass(frozen=True, slots=True)
class Warned:
    """What a check says against a translation."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A text and its translation. ``target`` is None when there is nothing to show (``missing``)."""

    key: str
    kind: SegmentKind
    source: str
    target: str | None
    state: SegmentState
    engine: str | None = None
    confidence: float | None = None
    score: float | None = None
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest in one language; ``segments`` is empty where it is the article's own."""

    lang: Lang
    digest: Digest
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page, before it is a file: ``path`` is relative to content/ and starts with the language."""

    path: str
    lang: Lang
    template: str
    front_matter: Mapping[str, Any]
    body: str
    alternates: Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``pages``: paths under content/; ``timings``: seconds by stage."""

    pages: tuple[str, ...]
    written: tuple[str, ...]
    issues: tuple[Issue, ...]
    timings: Mapping[str, float]
