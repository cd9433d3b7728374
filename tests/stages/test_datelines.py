"""Datelines of places that no list of outlets has: what only looks like one stays, what is one goes and says who."""

import pytest

from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN, one, raw, rules

# First words that belong to the sentence.
STAYS_EN = [
    "Syria – ",
    "The mayor – John Smith – ",
    "Damascus – the oldest city in the world – was silent as ",
    "Beirut – a city of two million – ",
    "NATO — ",
    "HAMAS — ",
    "UNESCO — ",
    "COVID-19 — ",
    "US - Iran: ",
    "Paris, London and Berlin – ",
    "Mayor John Smith (Labour) – ",
    "Aleppo (population 2 million) – ",
    "Question: ",
    "Monday – ",
]
STAYS_AR = [
    "سوريا – ",
    "الحرب – كما قال – ",
    "دمشق – أقدم عاصمة في العالم – تشهد ",
    "دمشق - حلب: ",
    "القاهرة-باريس: ",
    "باريس (عاصمة النور) – ",
    "المدينة - الجديدة - ",
    "مصادر: ",
    "سوريا - العراق - ",
    "الرئيس – الوزير – ",
    "دمشق (سوريا) مدينة ",
]
GOES_EN = [
    ("Beirut – ", None),
    ("Beirut: ", None),
    ("KARSK, Russia — ", None),
    ("CAIRO, May 5, 2021 — ", None),
    ("ERBIL, Kurdistan Region of Iraq – ", None),
    ("Al-Hasakah, Syria — ", None),
    ("NEW DELHI: ", None),
    ("Cairo, 5 May (Agency) — ", "Agency"),
    ("DAMASCUS, (SANA)- ", "SANA"),
    ("KUWAIT, May 5 (KUNA) -- ", "KUNA"),
    ("TEHRAN, May 05 (MNA) – ", "MNA"),
    ("QAMISHLI, Syria (Example Wire) – ", "Example Wire"),
    ("Baghdad / NINA / ", "NINA"),
    ("Newsroom – ", None),
    ("(CNN)", "CNN"),
    ("Shoreline News/ ", "Shoreline News"),
]
GOES_AR = [
    ("بيروت - ", None),
    ("القاهرة: ", None),
    ("مركز الأخبار – ", None),
    ("دير الزور – ", None),
    ("القاهرة - أحمد علي - ", None),
    ("نيويورك (الأمم المتحدة) – ", None),
    ("عمان- الرأي- ", "الرأي"),
    ("عمان - الرأي - ", "الرأي"),
    ("دمشق-سانا ", "سانا"),
    ("بغداد/ واع/ ", "واع"),
    ("بغداد - واع ", "واع"),
    ("غزة / الأناضول / ", "الأناضول"),
    ("لندن: «الشرق الأوسط» - ", "الشرق الأوسط"),
    ('باريس- "القدس العربي": ', "القدس العربي"),
    ("دبي – العربية.نت: ", "العربية.نت"),
    ("الكويت - 5 - 5 (كونا) -- ", "كونا"),
    ("الدوحة في 05 مايو /قنا/ ", "قنا"),
    ("عمان 5 أيار (بترا)- ", "بترا"),
]


@pytest.mark.parametrize("start", STAYS_EN)
def test_first_words_of_an_english_sentence_stay(start: str) -> None:
    article = one("\n".join([TITLE, start + PROSE[0], *PROSE[1:]]))
    assert (article.paragraphs[0], article.outlet) == (start + PROSE[0], None)


@pytest.mark.parametrize("start", STAYS_AR)
def test_first_words_of_an_arabic_sentence_stay(start: str) -> None:
    article = one("\n".join([UNWAN, start + NATHR[0], *NATHR[1:]]))
    assert (article.paragraphs[0], article.outlet) == (start + NATHR[0], None)


@pytest.mark.parametrize(("start", "outlet"), GOES_EN)
def test_english_dateline_goes(start: str, outlet: str | None) -> None:
    article = one("\n".join([TITLE, start + PROSE[0], *PROSE[1:]]))
    assert (article.paragraphs, article.outlet) == (PROSE, outlet)
    assert rules(article) == {start.strip(): "dateline"}


@pytest.mark.parametrize(("start", "outlet"), GOES_AR)
def test_arabic_dateline_goes(start: str, outlet: str | None) -> None:
    article = one("\n".join([UNWAN, start + NATHR[0], *NATHR[1:]]))
    assert (article.paragraphs, article.outlet) == (NATHR, outlet)
    assert rules(article) == {start.strip(): "dateline"}


def test_a_name_the_page_has_elsewhere_is_the_outlets() -> None:
    start = "القاهرة - منبر النهر: "
    article = one("\n".join([UNWAN, start + NATHR[0], *NATHR[1:], "المصدر: منبر النهر"]))
    assert (article.paragraphs, article.outlet) == (NATHR, "منبر النهر")


def test_the_year_of_a_dateline_dates_the_article() -> None:
    article = one("\n".join([TITLE, "RIYADH, 5 May 2024 (SPA) — " + PROSE[0], *PROSE[1:]]))
    assert article.published and article.published.edtf == "2024-05-05"
    assert article.published_evidence == "RIYADH, 5 May 2024 (SPA) —"


def test_dateline_in_a_line_of_its_own() -> None:
    line = "الرياض 05 رمضان 1445 هـ الموافق 15 مارس 2024 م واس"
    article = one("\n".join([UNWAN, line, *NATHR]))
    assert (article.paragraphs, article.outlet) == (NATHR, "واس")
    assert article.published and article.published.edtf == "2024-03-15"


@pytest.mark.parametrize(
    ("line", "outlet"), [("عمان - الرأي", "الرأي"), ("الحسكة", None), ("القاهرة – أحمد علي", None)]
)
def test_city_and_name_under_a_title(line: str, outlet: str | None) -> None:
    article = one("\n".join([UNWAN, line, *NATHR]))
    assert (article.title, article.paragraphs, article.outlet) == (UNWAN, NATHR, outlet)


@pytest.mark.parametrize("title", ["دمشق – بيروت", "حلب - هدوء حذر", "الحرب على غزة - القاهرة"])
def test_a_title_of_a_city_and_something_is_no_dateline(title: str) -> None:
    assert one(raw("\n".join([title, *NATHR]))).title == title
