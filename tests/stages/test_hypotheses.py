"""Which hypothesis is kept, and whether it may be published."""

import pytest

from khulasa.editorial import EntityEntry, Term
from khulasa.model import Candidate, Request, Segment, Translation, Warned
from khulasa.stages.hypotheses import better, choose, needs_retry, recheck

ENGINE = "argos ar→en 1.0"
SOURCE = "قال المتحدث إن 7 جنود قتلوا في الهجوم على القاعدة."
GOOD = "The spokesman said that 7 soldiers were killed in the attack on the base."


def request(source: str = SOURCE) -> Request:
    return Request("a", "sentence:1", "sentence", source, "ar", "en")


def translation(*texts: str) -> Translation:
    """Hypotheses a little worse each, as a beam search gives them."""
    return Translation(tuple(Candidate(text, -0.4 - number / 100) for number, text in enumerate(texts)), ENGINE)


def test_the_engines_first_is_kept_when_nothing_is_against_it() -> None:
    made = choose(request(), translation(GOOD, GOOD.replace("attack", "assault")))
    assert (made.target, made.state, made.engine, made.score) == (GOOD, "machine", ENGINE, -0.4)
    assert made.warnings == () and made.confidence is not None and made.confidence > 0.7


@pytest.mark.parametrize(
    "first",
    [
        GOOD.replace("7", "9"),
        "The spokesman said.",
        SOURCE,
        "The spokesman said that 7 soldiers were killed in the attack on the base on the base.",
        "",
    ],
)
def test_a_later_hypothesis_wins_where_the_first_has_a_fault(first: str) -> None:
    made = choose(request(), translation(first, GOOD))
    assert (made.target, made.state) == (GOOD, "machine")


def test_a_much_worse_hypothesis_does_not_win_by_a_detail() -> None:
    candidates = (Candidate(GOOD.removesuffix("."), -0.3), Candidate(GOOD, -2.5))
    assert choose(request(), Translation(candidates, ENGINE)).score == -0.3


def test_a_sentence_that_fails_is_held_and_keeps_its_text() -> None:
    made = choose(request(), translation(SOURCE))
    assert (made.state, made.target) == ("held", SOURCE)
    assert [warned.code for warned in made.warnings] == ["script"]


def test_the_threshold_decides_what_is_held() -> None:
    wrong = translation(GOOD.replace("7", "9"))
    assert choose(request(), wrong).state == "held"
    assert choose(request(), wrong, hold_below=0.1).state == "machine"
    assert choose(request(), translation(GOOD), hold_below=0.99).state == "held"


def test_an_engine_that_says_nothing_leaves_the_text_missing() -> None:
    made = choose(request(), Translation((), ENGINE))
    assert (made.state, made.target) == ("missing", None)
    assert needs_retry(made)


def test_the_glossary_chooses_among_hypotheses() -> None:
    source = "أعلنت قسد عن هجوم جديد في المنطقة."
    term = Term("sdf", {"ar": ("قسد",), "en": ("SDF", "Syrian Democratic Forces")})
    first, second = "Qasid announced a new attack in the area.", "The SDF announced a new attack in the area."
    assert choose(request(source), translation(first, second)).target == first
    assert choose(request(source), translation(first, second), [term]).target == second


def test_names_choose_among_hypotheses() -> None:
    source = "وصل الوفد إلى القامشلي صباح اليوم."
    city = EntityEntry("qamishli", "LOC", {"ar": "القامشلي", "en": "Qamishli"}, {"en": ("Kamishli",)})
    first, second = (
        "The delegation arrived at the Camel this morning.",
        "The delegation arrived in Qamishli this morning.",
    )
    assert choose(request(source), translation(first, second), names=[city]).target == second


def test_html_entities_are_written_out() -> None:
    made = choose(
        request("قال الرئيس إن الاقتصاد الصيني ينمو."), translation("China &apos; s &quot; economy &quot; grows.")
    )
    assert made.target == 'China\'s "economy" grows.'


def test_needs_retry() -> None:
    good = Segment("k", "sentence", "s", "t", "machine", confidence=0.9)
    assert not needs_retry(good)
    assert needs_retry(Segment("k", "sentence", "s", "t", "held", confidence=0.2))
    assert needs_retry(
        Segment("k", "sentence", "s", "t", "machine", confidence=0.9, warnings=(Warned("length", "short"),))
    )
    assert not needs_retry(Segment("k", "sentence", "s", "t", "edited", warnings=(Warned("length", "short"),)))


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (("machine", 0.8), ("machine", 0.7), 0),
        (("machine", 0.7), ("machine", 0.8), 1),
        (("held", 0.4), ("machine", 0.5), 1),
        (("machine", 0.5), ("held", 0.4), 0),
        (("held", 0.3), ("held", 0.3), 0),
        (("held", 0.3), ("missing", None), 0),
    ],
)
def test_better(first: tuple[str, float | None], second: tuple[str, float | None], kept: int) -> None:
    pair = [Segment("k", "sentence", "s", "t", state, confidence=c) for state, c in (first, second)]  # type: ignore[arg-type]
    assert better(*pair) is pair[kept]


def test_recheck_judges_a_remembered_translation_by_what_is_known_now() -> None:
    made = choose(request(), translation(GOOD))
    assert recheck(request(), made) == made
    term = Term("base", {"ar": ("القاعدة",), "en": ("al-Qaeda",)})
    assert [warned.code for warned in recheck(request(), made, [term]).warnings] == ["glossary"]
    edited = Segment("sentence:1", "sentence", SOURCE, "free", "edited")
    assert recheck(request(), edited, [term]) is edited


def test_a_second_build_reads_what_the_first_one_made() -> None:
    candidate = Candidate(GOOD, -0.123456789)
    made = choose(request(), Translation((candidate,), ENGINE))
    assert made.score == -0.1235 and made.confidence == round(made.confidence or 0, 3)
