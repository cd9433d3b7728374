"""Key figures: a number and what it counts; no dates, no durations."""

import pytest

from khulasa.stages.figures import figures
from khulasa.stages.reading import article_sentences
from tests.factories import article
from tests.stages.reading_fixture import own

NONE = {
    "ar": [
        "في عام 2024 وحده.",
        "أعلن هزيمته في عامي 2017 و 2019 على التوالي.",
        "بعد 3 سنوات من الانتصار.",
        "خلال الشهرين الماضيين.",
        "في ٢٣ آذار ٢٠١٩ عند الساعة 10 صباحا.",
        "رجل عمره 50 عاما.",
        "المادة 5 من القانون، والقرار رقم 2254 أيضا.",
        "للمرة الأولى في القرن الثالث.",
        "آلاف المقاتلين ومئات الجرحى.",
        "قدرت اللجنة العدد بنحو 400، ما يعكس تصاعداً.",
        "وصل أحد الجنود.",
        "صدر في 13 نوفمبر 1991 أمرا بالقبض عليهما.",
        "انقطع في بطولة 1966 عندما فازت إنجلترا.",
        "القرار الذي صدر 748 بأغلبية كبيرة.",
        "الاثنا عشري جزء من الأمعاء.",
    ],
    "en": [
        "In 2024 attacks rose.",
        "A 50-year-old man, aged 25, waited 3 days and two weeks.",
        "On 5 May at 10 p.m. in the 1990s.",
        "Article 5 rights; Flight 12 passengers.",
        "Thousands of people and hundreds of tents.",
        "It came third in the 21st century.",
        "One man left.",
        "The 2019 elections and the 1948 wars.",
    ],
    "xx": ["12 Boote und 14 Schiffe."],
}
FOUND = [
    ("ar", "أعلن مسؤوليته عن نحو 294 هجوماً، مقارنة بـ121 هجوماً في العام السابق.", ["نحو 294 هجوماً", "121 هجوماً"]),
    ("ar", "ألقت القبض على ٢٥ عنصرا من الخلايا.", ["٢٥ عنصرا"]),
    ("ar", "تشكيل تحالف من 84 دولة في عام 2014.", ["84 دولة"]),
    ("ar", "شهدت 15 دولة أكثر من 70 هجوما إرهابيا.", ["15 دولة", "أكثر من 70 هجوما"]),
    ("ar", "وأن 41٪ من عمليات داعش تستهدف دولا.", ["41٪ من عمليات داعش"]),
    ("ar", "ليصل إلى نحو 2000 جندي.", ["نحو 2000 جندي"]),
    (
        "ar",
        "ما بين 9 آلاف و10 آلاف سجين، ونحو 40 ألفاً من أفراد عائلاتهم.",
        ["ما بين 9 آلاف و10 آلاف سجين", "نحو 40 ألفاً من أفراد عائلاتهم"],
    ),
    ("ar", "لأكثر من عشرة آلاف عنصر.", ["أكثر من عشرة آلاف عنصر"]),
    ("ar", "بكلفة 85 مليون دولار.", ["85 مليون دولار"]),
    ("en", "It claimed 294 attacks in 2024, against 121 the year before.", ["294 attacks"]),
    ("en", "About 2,000 US troops and 41% of ISIS operations.", ["About 2,000 US troops", "41% of ISIS operations"]),
    ("en", "It will cost at least $85 million.", ["at least $85 million"]),
    ("en", "Up to two to three million people need food.", ["Up to two to three million people"]),
    ("en", "Some 1,948 people and nearly 1998 tents.", ["Some 1,948 people", "nearly 1998 tents"]),
    ("en", "Between 9,000 and 10,000 prisoners fled.", ["Between 9,000 and 10,000 prisoners"]),
    (
        "en",
        "At least 25 suspected cell members and three women.",
        ["At least 25 suspected cell members", "three women"],
    ),
]


def _found(text: str, lang: str) -> list[str]:
    of = article(text, lang=lang)
    return [figure.text for figure in figures(of, article_sentences(of))]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NONE.items() for text in texts])
def test_no_figure(lang: str, text: str) -> None:
    assert _found(text, lang) == []


@pytest.mark.parametrize(("lang", "text", "expected"), FOUND)
def test_figures_with_what_they_count(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize("name", ["barrier.en", "port.ar"])
def test_a_figure_stands_in_its_sentence(name: str) -> None:
    of = own(name)
    made = figures(of, article_sentences(of))
    assert 3 <= len(made) <= 6
    assert all(figure.text in figure.sentence.text for figure in made)


def test_at_most_six_and_each_once() -> None:
    of = article("There were 7 boats, 8 boats, 9 boats.", "Then 7 boats, 11 cars, 12 cars, 13 cars, 14 cars.")
    assert [f.text for f in figures(of, article_sentences(of))] == [
        "7 boats",
        "8 boats",
        "9 boats",
        "11 cars",
        "12 cars",
        "13 cars",
    ]
