"""The rooms below the grammar: tokens, marked numbers, the lexicon, tense, the Hijri calendar, arithmetic on dates."""

from datetime import date

import pytest

from khulasa.dates.hijri import hijri_days, hijri_year_month
from khulasa.dates.lexicon import lexicon
from khulasa.dates.nodes import Shift
from khulasa.dates.tags import NAME_OF
from khulasa.dates.tense import EVENT, FUTURE, PAST, SAID, Cues, TenseWords
from khulasa.dates.timeline import shifted
from khulasa.dates.tokens import kind, tokenise
from khulasa.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1,234.5", "big"),
        ("10.0.0.1", "int mark int"),
        ("3.5.2019", "dmy"),
        ("2017/12/5", "dmy"),
        ("2020-05-03", "iso"),
        ("2020-05-03t10:00z", "iso"),
        ("17:45", "clock"),
        ("2017-2019", "pair"),
        ("12–15 june", "pair word"),
        ("1443ه", "int word"),
        ("a.m.", "word mark word mark"),
    ],
)
def test_tokens(text: str, kinds: str) -> None:
    assert " ".join(map(kind, tokenise(text).strings)) == kinds


@pytest.mark.parametrize(
    ("word", "lang", "tag", "prefix", "definite"),
    [
        ("آذار", "ar", "MONTH", "", False),
        ("وآذار", "ar", "MONTH", "و", False),
        ("للعام", "ar", "UYEAR1", "لل", True),
        ("العام", "ar", "UYEAR1", "", True),
        ("وبالأسبوع", "ar", "UWEEK1", "وب", True),
        ("اليوم", "ar", "TODAY", "", False),
        ("April", "ar", "MONTH", "", False),
        ("today", "en", "TODAY", "", False),
        ("hier", "fr", "DEICTIC", "", False),
    ],
)
def test_a_word_is_known_with_its_proclitics(word: str, lang: str, tag: str, prefix: str, definite: bool) -> None:
    label = lexicon(lang).label(fold(word))
    assert label is not None
    assert label.lexeme is not None
    assert (NAME_OF[label.lexeme.tag], label.prefix, label.definite) == (tag, prefix, definite)


@pytest.mark.parametrize(("word", "lang"), [("بحر", "ar"), ("ولد", "ar"), ("monday", "fr"), ("xyz", "en")])
def test_a_word_is_not_known(word: str, lang: str) -> None:
    assert lexicon(lang).label(word) is None


def test_a_language_without_a_file_has_no_lexicon() -> None:
    assert not lexicon("de")


@pytest.mark.parametrize(
    ("word", "lang", "kind"),
    [
        ("سياسة", "ar", None),
        ("سيطرت", "ar", None),
        ("والسيارة", "ar", None),
        ("united", "en", None),
        ("سيعقد", "ar", FUTURE),
        ("وستجتمع", "ar", FUTURE),
        ("سوف", "ar", FUTURE),
        ("وقال", "ar", SAID),
        ("كانت", "ar", PAST),
        ("will", "en", FUTURE),
        ("said", "en", SAID),
        ("killed", "en", PAST),
        ("reopens", "en", EVENT),
    ],
)
def test_tense_words(word: str, lang: str, kind: str | None) -> None:
    assert TenseWords(lexicon(lang)).kind(fold(word)) == kind


def test_a_participle_belongs_to_the_future_before_it() -> None:
    words = ["the", "vote", "will", "be", "held", "on", "friday"]
    assert Cues(words, [], TenseWords(lexicon("en"))).nearest(6, 6) == FUTURE


@pytest.mark.parametrize(
    ("hijri", "days"),
    [
        ((1443, 10, 1), (date(2022, 5, 2), date(2022, 5, 2))),
        ((1443, 10, None), (date(2022, 5, 2), date(2022, 5, 30))),
        ((1443, 13, 1), None),
        ((1443, 2, 30), None),
        ((1200, 1, 1), None),
    ],
)
def test_hijri(hijri: tuple[int, int, int | None], days: tuple[date, date] | None) -> None:
    assert hijri_days(*hijri) == days


def test_a_gregorian_day_in_the_hijri_calendar() -> None:
    assert hijri_year_month(date(2022, 5, 2)) == (1443, 10)
    assert hijri_year_month(date(1800, 1, 1)) is None


@pytest.mark.parametrize(
    ("unit", "amount", "value"),
    [
        ("day", -5, "2021-01-10"),
        ("week", -1, "2021-01-04/2021-01-10"),
        ("month", -1, "2020-12"),
        ("quarter", -1, "2020-36"),
        ("year", -4, "2017"),
        ("decade", -2, "200X"),
        ("century", -1, "19XX"),
        ("hour", -48, "2021-01-13"),
        ("hour", -3, None),
        ("year", -5000, None),
        ("day", 10**9, None),
    ],
)
def test_an_offset_keeps_the_precision_of_its_unit(unit: str, amount: int, value: str | None) -> None:
    assert shifted(date(2021, 1, 15), Shift(unit, amount)) == value
