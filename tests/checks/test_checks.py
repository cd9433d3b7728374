"""All checks together: what good translations keep, what bad ones lose, and the command's contract."""

import json

import pytest

from khulasa.checks import check
from khulasa.commands.checks import run

AR = "قال المتحدث باسم الوزارة إن 7 جنود قتلوا في هجوم على قاعدة عسكرية شمال المدينة يوم الأحد."
EN = "The ministry's spokesman said 7 soldiers were killed on Sunday in an attack on a military base north of the city."

GOOD = [
    (AR, EN, "ar", "en"),
    (EN, AR, "en", "ar"),
    ("لم تعلن أي جهة مسؤوليتها عن الهجوم.", "No group claimed responsibility for the attack.", "ar", "en"),
    ("قُتل خمسة وعشرون شخصاً وأصيب ٤٣ آخرون.", "25 people were killed and forty-three others were injured.", "ar", "en"),
    ("بلغت نسبة المشاركة 41٪ في 5 مايو 2024.", "Turnout stood at 41 percent on May 5, 2024.", "ar", "en"),
    ("وصف النظام الهجوم بأنه \"عمل إرهابي جبان\".", "The regime called it “a cowardly terrorist act”.", "ar", "en"),
    ("7 – 2", "7–2", "ar", "en"),
    ("", "", "ar", "en"),
]  # fmt: skip

BAD = [
    ("script", AR, AR, True),
    ("script", AR, "", True),
    ("script", AR, "♪ ♪", True),
    ("script", AR, EN.replace("a military base", "a قاعدة"), False),
    ("numbers", AR, EN.replace("7", "9"), True),
    ("numbers", AR, EN.replace("7", "many"), False),
    ("length", AR, "The spokesman said.", True),
    (
        "length",
        AR,
        f"{EN} {EN.replace('7', 'All')} And so on, at length, for as long as anyone cares to read it all.",
        True,
    ),
    ("repeats", AR, f"{EN[:-1]} north of the city.", False),
    ("negation", "لم تعلن أي جهة مسؤوليتها عن الهجوم.", "A group claimed responsibility for the attack.", False),
    ("dates", AR, EN.replace("Sunday", "Tuesday"), False),
    ("symbols", AR, f"♪ {EN} ⁇", False),
    ("entities-html", AR, EN.replace("'", " &apos; "), False),
]


@pytest.mark.parametrize(("source", "target", "source_lang", "target_lang"), GOOD)
def test_nothing_is_said_against_a_good_translation(
    source: str, target: str, source_lang: str, target_lang: str
) -> None:
    if not source:
        return
    verdict = check(source, target, source_lang, target_lang)
    assert verdict.warnings == () and not verdict.held and verdict.confidence > 0.6


@pytest.mark.parametrize(("code", "source", "target", "held"), BAD)
def test_a_fault_is_named(code: str, source: str, target: str, held: bool) -> None:
    verdict = check(source, target, "ar", "en")
    assert code in [warned.code for warned in verdict.warnings]
    assert verdict.held == held
    assert all("\n" not in warned.message for warned in verdict.warnings)


def test_confidence_falls_with_every_fault() -> None:
    texts = [EN, EN.removesuffix("."), EN.replace("7", "9"), "They said.", AR]
    falling = [check(AR, text, "ar", "en").confidence for text in texts]
    assert falling == sorted(falling, reverse=True) and len(set(falling)) == len(falling)
    assert 0.0 <= falling[-1] < 0.1 and falling[0] <= 1.0


def test_a_language_without_data_is_checked_for_what_needs_none() -> None:
    verdict = check("7 soldiers were not killed.", "9 soldatoj estis mortigitaj.", "en", "xx")
    assert [warned.code for warned in verdict.warnings] == ["numbers"]


def test_the_source_again_in_a_language_of_the_same_script() -> None:
    assert check(EN, EN, "en", "en").warnings[0].code == "script"


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "a" * 100_000, "١" * 5000, "«" * 3000, "& ; &&#99999999999;", "\u202e\u200f"]
)
def test_hostile_text_gives_a_verdict(text: str) -> None:
    for source, target in ((text, EN), (AR, text), (text, text)):
        assert 0 <= check(source, target, "ar", "en").confidence <= 1


def test_the_command_answers_every_line_with_a_line() -> None:
    lines = [f"{AR}\t{EN}\n", f"{AR}\t{AR}\n", "no tab\n", "\tno source\n", "\n", f"{AR}\ta\tb\n"]
    answers = [json.loads(answer) for answer in run(lines, "ar", "en", True)]
    assert [sorted(answer) for answer in answers] == [["confidence", "held", "warnings"]] * len(lines)
    assert [answer["held"] for answer in answers] == [False, True, True, True, True, True]
    assert [[warned["code"] for warned in answer["warnings"]] for answer in answers[1:5]] == [
        ["script"],
        ["input"],
        ["input"],
        ["input"],
    ]
    assert "line 3: there is no TAB" in answers[2]["warnings"][0]["message"]


def test_the_command_for_people() -> None:
    good, bad = run([f"{AR}\t{EN}", f"{AR}\t{EN.replace('7', '9')}"], "ar", "en", False)
    assert good.split("\t")[1] == "shown"
    assert bad.split("\t")[1:] == ["held", "numbers: not in the translation: 7; not in the source: 9"]


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        ("Les 7 soldats ne sont pas entrés dans la ville.", []),
        ("Les sept soldats n'ont jamais atteint la ville.", []),
        ("Les 9 soldats ne sont pas entrés dans la ville.", ["numbers"]),
        ("Les 7 soldats sont entrés dans la ville.", ["negation"]),
        ("The 7 soldiers did not enter the city.", ["script"]),
    ],
)
def test_a_third_language_is_a_file_of_data(target: str, codes: list[str]) -> None:
    verdict = check("The 7 soldiers did not enter the city.", target, "en", "fr")
    assert [warned.code for warned in verdict.warnings] == codes
