"""Temporal expressions: found in a text, resolved, and put into words.

Belongs here: lexicon look-up, grammar, resolution to EDTF, the wording of a date. Does not: words of a language
(languages/), what an event is (stages).
"""

from datetime import date

from khulasa.dates.edtf import parse_edtf
from khulasa.model import Lang, TimeExpression

__all__ = ["Impossible", "examine", "find", "parse_edtf", "problems"]


Impossible = tuple[str, int, int, str]
"""A date that cannot exist: its words, their start and end, and what is wrong in one sentence."""


def find(text: str, lang: Lang, reference: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence or paragraph, in order, none overlapping.

    Offsets hold: ``text[start:end] == expression.text``.

    ``reference``: the article's publication date; None leaves what is relative undated. In a paragraph a year that
    heads a sentence dates the days after it, and "the year before" counts from the last date named. A language
    without a lexicon gives (). Values follow EDTF and ISO 8601; dates that cannot exist are left out (see
    `problems`).
    """
    return examine(text, lang, reference)[0]


def problems(text: str, lang: Lang, reference: date | None = None) -> tuple[Impossible, ...]:
    """Dates of a text that cannot exist («31 شباط»)."""
    return examine(text, lang, reference)[1]


def examine(
    text: str, lang: Lang, reference: date | None = None
) -> tuple[tuple[TimeExpression, ...], tuple[Impossible, ...]]:
    """What `find` and `problems` give, in one pass."""
    from khulasa.dates.tagger import expressions, tag  # noqa: PLC0415

    tagged = tag(text, lang, reference)
    impossible = tuple(
        (text[found.start : found.end], found.start, found.end, "there is no such day in the calendar")
        for found in tagged
        if found.resolved.impossible
    )
    return expressions(text, tagged), impossible
