"""Who is named by a surname alone is named in full before it, in a summary of the default length."""

import pytest

from khulasa.editorial import EntityEntry
from khulasa.model import Article, Mention
from khulasa.stages.entities import entities
from khulasa.stages.summary.discourse import discourse
from khulasa.stages.summary.naming import People, introductions
from khulasa.stages.summary.reading import readings
from khulasa.stages.summary.summarise import SummarySettings, summarise
from tests.factories import article

NONE: tuple[EntityEntry, ...] = ()


def people(of: Article) -> People:
    return tuple(entity.mentions for entity in entities(of, NONE) if entity.kind == "PER")


def needed(of: Article) -> dict[str, list[str]]:
    """The sentences that need another one to say who is meant, and those."""
    read = readings(of)
    found = introductions(read, people(of), of.title, discourse(of.lang))
    return {read[one].sentence.text: [read[other].sentence.text for other in others] for one, others in found.items()}


FULL = {"en": "Mayor Ruth Hale opened the dam.", "ar": "وافتتح رئيس البلدية سامي حداد السد."}


@pytest.mark.parametrize(
    "lines",
    [
        # The name in full, again or in the same sentence; nobody's name; the surname first, as everybody knows it.
        (FULL["en"], "Ruth Hale said the dam was safe."),
        (FULL["en"], "The council said the dam was safe."),
        (FULL["en"], "Ruth Hale said that Hale was a village."),
        ("Hale said the dam was safe.", FULL["en"]),
        (FULL["ar"], "وقال سامي حداد إن السد آمن."),
        (FULL["ar"], "وقال المهندسون إن السد آمن."),
        (FULL["ar"], "وعمل في السد حداد ونجار."),
        ("وافتتحت الوزيرة نوال سالم السد.", "وقال رئيس البلدية سالم الحمصي إن السد آمن."),
    ],
)
def test_needs_no_other_sentence(lines: tuple[str, ...]) -> None:
    assert needed(article(*lines, lang="en" if lines[0][0] < "z" else "ar")) == {}


def test_whom_the_title_names_in_full_is_known() -> None:
    assert needed(article(FULL["en"], "Hale said the dam was safe.", title="Ruth Hale opens dam")) == {}


@pytest.mark.parametrize(
    ("lang", "short"),
    [
        ("en", "Hale said the dam was safe."),
        ("en", "The dam is safe, said Hale."),
        ("en", "Hale's crew watched it for 41 nights."),
        ("en", "Most farmers agreed with Hale."),
        ("ar", "وقال حداد إن السد آمن."),
        ("ar", "وطالب حداد الحكومة بقرض."),
    ],
)
def test_needs_the_sentence_with_the_name_in_full(lang: str, short: str) -> None:
    assert needed(article(FULL[lang], "1234.", short, lang=lang)) == {short: [FULL[lang]]}


LEAD = "The dam in the Osmat valley overflowed on Monday night and killed nine people."
SHORT = "Hale said that nine people had died in the flood of the Osmat dam on Monday night."
OTHER = "Rescuers took the dead of the flood to the mosque of the valley."
TITLE = "Dam overflows in the Osmat valley, flood kills nine"


def chosen(middle: str, **limits: float) -> list[str]:
    of = article(LEAD, middle, SHORT, OTHER, title=TITLE)
    settings = SummarySettings(**{"max_share": 1.0, **limits})  # type: ignore[arg-type]
    return [s.text for s in summarise(of, settings=settings, people=people(of))[0].sentences]


def test_the_name_in_full_is_taken_too_where_it_fits() -> None:
    full = "The dam belongs to Ruth Hale."
    assert {full, SHORT} <= set(chosen(full, max_sentences=4))


def test_another_sentence_is_taken_where_it_does_not_fit() -> None:
    full = "The dam belongs to Ruth Hale."
    assert chosen(full, max_sentences=2) == [LEAD, OTHER]
    assert chosen("The dam belongs to farmers.", max_sentences=2) == [LEAD, SHORT]


def test_a_summary_of_a_given_size_is_left_alone() -> None:
    of = article(LEAD, "The dam belongs to Ruth Hale.", SHORT, OTHER, title=TITLE)
    for size in range(1, 4):
        assert summarise(of, sentences=size, people=people(of)) == summarise(of, sentences=size)
    assert summarise(of, words=20, people=people(of)) == summarise(of, words=20)


def test_mentions_that_are_no_part_of_the_name_count_for_nothing() -> None:
    of = article(FULL["en"], "The mayor spoke.")
    nick: People = ((Mention("Ruth Hale", 0, 6, 15), Mention("mayor", 1, 4, 9)),)
    assert introductions(readings(of), nick, of.title, discourse("en")) == {}
