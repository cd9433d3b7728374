"""The five seeds of the repository: six articles, with what their pages state and nothing else."""

from dataclasses import dataclass

import pytest

from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, lost_and_made_up, seed


@dataclass(frozen=True)
class Expected:
    title: str
    outlet: str | None = None
    via: str | None = None
    published: str | None = None
    evidence: str | None = None
    url: str | None = None
    subheads: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    paragraphs: int = 0


SEEDS = {
    "000": (
        Expected(
            title="مكافحة مرتزقة داعش… تجفيف منابع التمويل وتعزيز الجهود الدولية",
            outlet="npn",
            removed=("NORTH PULSE NETWORK NPN", "نورث بالس", "التعليقات مغلقة، ولكن تركبكس وبينغبكس مفتوحة."),
            paragraphs=7,
        ),
    ),
    "001": (
        Expected(
            title="بعد 3 سنوات من الانتصار على مرتزقة داعش في الباغوز.. مرتزقة داعش يسعون للظهور من جديد",
            subheads=(
                "الآلاف من عناصر داعش انضموا إلى مرتزقة الاحتلال التركي في سوريا",
                "الاحتلال التركي يواصل دعم داعش ويحمي قياداته ويموّلهم لينفذوا أطماعه",
                "لا يوجد استراتيجية دولية في التعامل مع المناطق المحررة من داعش",
                "يجب حل ملف عناصر داعش السابقين وعائلاتهم في الشمال السوري",
            ),
            removed=("اظهر المزيد", "زر الذهاب إلى الأعلى"),
            paragraphs=11,
        ),
    ),
    "002": (
        Expected(
            title="أمل هزيمة داعش.. ما فرصتها بعد تجربة سوريا والعراق؟",
            subheads=("وقت الاجتماع", "وجهة المنظمة", "خبرة في سوريا والعراق"),
            removed=(
                "أخبار العالم",
                "مقالات ذات صلة",
                "اترك تعليقاً",
                "لن يتم نشر عنوان بريدك الإلكتروني.",
                "زر الذهاب إلى الأعلى",
            ),
            paragraphs=18,
        ),
    ),
    "003": (
        Expected(
            title='"قسد" تؤكد دعوتها لحضور اجتماع أمنى فى باريس ضد التهديدات الإرهابية',
            outlet="albawaba",
            published="2024-04-26",
            evidence="تاريخ النشر: 26th, April 2024 GMT",
            removed=(
                "تاريخ النشر: 26th, April 2024 GMT",
                "تابع أحدث الأخبار عبر تطبيق",
                "المصدر: البوابة نيوز",
                "كلمات دلالية: ارهاب الأمن الداخلي التهديدات الإرهابية التحالف الدولي ضد تنظيم داعش "
                "قوات سوریا الدیمقراطیة التحالف الدولى قوات التحالف تنظیم داعش",
                "إقرأ أيضاً:",
            ),
            paragraphs=9,
        ),
        Expected(
            title="في ظل الحكم الجديد في سوريا.. هل تولد نسخةٌ مطورة من “داعش”..!",
            outlet="aljadeed",
            removed=("الجديد برس|",),
            paragraphs=15,
        ),
    ),
    "004": (
        Expected(
            title="التحالف الدولي: عودة ظھور “داعش” في سوریا محتملة ما لم یستمر الضغط",
            outlet="indarabia",
            via="المركز الأوروبي لدراسات مكافحة الإرهاب",
            url="https://eocr.eu/?p=3008",
            subheads=(
                "احتمال ظهور “داعش” وارد",
                "تواصل مستمر",
                "تكثيف العمليات",
                "استراتيجية جديدة",
                "تعزيز الشراكات",
            ),
            removed=(
                "– مكافحة الإرهاب",
                "اندبندنت عربية –",
                "– مكافحة الإرهاب",
                "– مكافحة الإرهاب",
                "– مكافحة الإرهاب",
                "رابط مختصر .. https://eocr.eu/?p=3008",
            ),
            paragraphs=12,
        ),
    ),
}


@pytest.mark.parametrize("name", SEEDS)
def test_seed_reads_as_its_page_says(name: str) -> None:
    articles, _ = read(seed(name), EDITORIAL)
    found = tuple(
        Expected(
            article.title,
            article.outlet,
            article.via,
            article.published.edtf if article.published else None,
            article.published_evidence,
            article.url,
            tuple(article.paragraphs[place] for place in article.subheads),
            tuple(removed.text for removed in article.removed),
            len(article.paragraphs),
        )
        for article in articles
    )
    assert found == SEEDS[name]
    assert {article.lang for article in articles} == {"ar"}
    assert all(article.author is None for article in articles)


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_of_a_seed_is_lost_or_made_up(name: str) -> None:
    source = seed(name)
    articles, _ = read(source, EDITORIAL)
    lost, made_up = lost_and_made_up(source, articles)
    assert not lost
    assert not made_up


@pytest.mark.parametrize("name", SEEDS)
def test_paragraphs_are_verbatim(name: str) -> None:
    source = seed(name)
    for article in read(source, EDITORIAL)[0]:
        assert all(paragraph in source.text for paragraph in article.paragraphs)
        assert article.title in source.text


def test_appended_article_is_a_part_of_its_own() -> None:
    first, second = read(seed("003"), EDITORIAL)[0]
    assert (first.slug, second.slug) == ("003_8b40032441fb6bb7", "003_8b40032441fb6bb7-2")
    assert (first.id, second.id) == (first.slug, second.slug)
    assert (first.origin.part, second.origin.part) == (1, 2)
    assert second.published is None
    assert second.published_evidence is None
    assert second.url is None


@pytest.mark.parametrize(("name", "status"), [("003", "draft"), ("003", "withdrawn")])
def test_status_holds_for_every_article_of_a_file(name: str, status: str) -> None:
    source = seed(name)
    facts = type(source)(source.text, source.origin, source.slug, {"status": status, "published": "2020-01-01"})
    articles, _ = read(facts, EDITORIAL)
    assert [article.status for article in articles] == [status, status]
    assert [article.published.edtf if article.published else None for article in articles] == ["2020-01-01", None]
