"""Every class of time expression, Arabic, English and French: tests/data/dates, the no-match table first."""

from pathlib import Path

import pytest

from tests.dates.date_fixtures import FOLDER, Case, cases, mistakes

FILES = sorted(FOLDER.glob("*/*.txt"))
# What the tagger is known to get wrong, by the sentence's beginning. One that comes right must leave the list.
KNOWN = (
    "غدا واضحاً أن الأزمة لن تحل بالقوة",  # "became", not "tomorrow": spelled alike without its tanwin
    "ورأى المحلل أن رجب طيب أردوغان",  # the same word
    "قررت اللجنة إرجاء الاستحقاق من ابريل 2020",  # from one month to a third: read as an interval
    "بدأ القصف صباح 3 مايو 2020",  # "until noon", of a day named before
    "May was the wettest in a generation",  # a bare May at the head of a sentence may be a person
    "تنحى الرئيس المصري أمس الجمعة بعد 18 يوما",  # the protests' own clause dates their beginning, not the offset
    "قال الوزير، فى تصريحات لـ«الأهرام» أمس",  # «بدأ منذ عامين»: read as a length of time
    "Voters will return to the polls on 28 April, less",  # the future reaches too far
)


def is_known(case: Case) -> bool:
    return case.text.startswith(KNOWN)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_class(path: Path) -> None:
    wrong = [
        f"{case.where} {case.text}\n    {mistake}"
        for case in cases(path)
        if not is_known(case)
        for mistake in mistakes(case, path.parent.name)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_known_misses_are_still_misses() -> None:
    known = [(case, path.parent.name) for path in FILES for case in cases(path) if is_known(case)]
    assert len(known) == len(KNOWN)
    assert all(mistakes(case, lang) for case, lang in known)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_class_has_enough_sentences(lang: str) -> None:
    sizes = {path.stem: len(cases(path)) for path in FILES if path.parent.name == lang}
    assert len(sizes) >= 20
    assert min(sizes.values()) >= 15, sizes


def test_third_language_is_its_files() -> None:
    assert sum(len(cases(path)) for path in FILES if path.parent.name == "fr") >= 40
