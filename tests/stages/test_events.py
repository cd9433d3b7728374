"""Which expressions make a row of the timeline. The tagger stands in for itself: each case says what it found."""

from datetime import date

import pytest

from khulasa.dates import examine
from khulasa.model import DateSpan, TimeExpression
from khulasa.stages.events import events, reference_day
from tests.factories import article, sentence

TEXT = "They met in May 2024."


def expression(**given):  # type: ignore[no-untyped-def]
    facts = {"text": "May 2024", "start": 19, "end": 27, "kind": "DATE", "value": None, "span": None}
    return TimeExpression(**{**facts, "basis": "explicit", **given})


MAY = DateSpan("2024-05", None, date(2024, 5, 1), date(2024, 5, 31), "month")


def rows(*found: TimeExpression, published: DateSpan | None = None):  # type: ignore[no-untyped-def]
    of = article(f"First. {TEXT}", published=published)
    return events(of, [sentence(of, TEXT)], lambda text, lang, reference: (found, ()))[0]


@pytest.mark.parametrize(
    "found",
    [
        expression(kind="DURATION", value="P2M"),
        expression(kind="SET", value="R/P1W"),
        expression(kind="TIME", value="T07:55"),
    ],
    ids=["duration", "repetition", "a time of no day"],
)
def test_no_row(found: TimeExpression) -> None:
    assert rows(found) == ()


@pytest.mark.parametrize(
    "found",
    [expression(), expression(kind="DURATION", value="P2D", anchored=True)],
    ids=["relative without a reference", "offset from an undated event"],
)
def test_an_undated_row(found: TimeExpression) -> None:
    (row,) = rows(found)
    assert row.when is None and row.expression.text == "May 2024"


def test_an_expression_belongs_to_its_own_sentence() -> None:
    of = article(f"First. {TEXT}")
    found = expression(value="2024-05", span=MAY)
    assert of.paragraphs[0][found.start : found.end] == "May 2024"
    both = [sentence(of, "First."), sentence(of, TEXT)]
    assert [row.sentence.text for row in events(of, both, lambda text, lang, reference: ([found], ()))[0]] == [TEXT]


def test_the_tagger_sees_a_paragraph_once() -> None:
    of = article("One. Two.", "Three.")
    seen: list[str] = []
    parts = [sentence(of, text) for text in ("One.", "Two.", "Three.")]
    events(of, parts, lambda text, lang, reference: (seen.append(text) or (), ()))  # type: ignore[func-returns-value]
    assert seen == ["One. Two.", "Three."]


@pytest.mark.parametrize(
    ("text", "codes"), [("وقع ذلك في 31 شباط 2020.", ["impossible-date"]), ("وقع ذلك في 28 شباط 2020.", [])]
)
def test_a_date_that_cannot_exist_is_an_issue(text: str, codes: list[str]) -> None:
    of = article(text, lang="ar")
    rows, issues = events(of, [sentence(of, text)], examine)
    assert [issue.code for issue in issues] == codes
    assert len(rows) == 1 - len(codes)


def test_one_row_per_sentence_and_date() -> None:
    found = expression(value="2024-05", span=MAY)
    assert len(rows(found, found)) == 1


def day(text: str) -> DateSpan:
    return DateSpan(text, None, date.fromisoformat(text), date.fromisoformat(text), "day")


@pytest.mark.parametrize(
    ("published", "future", "planned"),
    [("2024-04-26", False, True), ("2024-06-01", False, False), (None, False, False), (None, True, True)],
)
def test_planned(published: str | None, future: bool, planned: bool) -> None:
    found = expression(value="2024-05", span=MAY, future=future)
    (row,) = rows(found, published=day(published) if published else None)
    assert row.planned is planned


def test_only_a_day_is_a_reference() -> None:
    assert reference_day(MAY) is None
    assert reference_day(day("2024-04-26")) == date(2024, 4, 26)
