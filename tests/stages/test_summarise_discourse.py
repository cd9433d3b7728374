"""What a sentence leans on."""

import pytest

from khulasa.stages.reading import discourse, leans, readings
from tests.factories import article

STANDS = {
    "ar": [
        "أعلن التحالف الدولي اليوم هزيمة التنظيم.",
        "وذكر المتحدث باسم التحالف الدولي أن اللقاء ناقش زيادة العمليات.",
        "وختم كيغينز بالقول إن القادة ناقشوا الشراكات.",
        "يذكر أن المدينة شهدت هجمات عدة.",
        "وفي العراق، عزز التنظيم وجوده في الموصل.",
        "وتبلغ كلفة المشروع 85 مليون دولار.",
        "هذا العام شهدت المدينة 17 حادثاً.",
        "يجب على الدول مواصلة العمل.",
        "كما ينبغي على المجتمع الدولي الوقوف ضد الاعتداءات.",
        "ويرى خبراء أن الأزمة ستطول.",
        "قال الوزير: «سنبقى».",
    ],
    "en": [
        "The mayor said that she would resign.",
        "This week the council met twice.",
        "One person died in the fire.",
        "“We will stay,” the mayor said.",
        "Mr. Smith resigned because he said too much.",
        "It is not known who fired first.",
    ],
}
LEANS = {
    "ar": [
        "وأضاف أن العمل سيبدأ قريباً.",
        "كما أعلن أن التواصل يجري بانتظام.",
        "وأشار في مقابلة مع سكاي نيوز عربية إلى أن إفريقيا أصبحت وجهة.",
        "وفي حديث لـ”اندبندنت عربية”، رأى أنه ما لم يستمر الضغط فالعودة ممكنة.",
        "وقال: «سنبقى هنا».",
        "وهو ما يهدد بعودته مجدداً.",
        "هم من عادوا أولاً.",
        "لكن المعاملات خاملة.",
        "إلا أن المحللين يرون غير ذلك.",
        "وبحسبه، فإن التجربة لم تنجح.",
        "وصعدت مؤخرًا من عملياتها في العراق.",
        "«لم يسألنا أحد».",
        "ويقدر فيها الاحتياطي بحوالي 16 مليون طن.",
        "يعتبر من أبرز الموسيقيين.",
    ],
    "en": [
        "He added that work would begin in May.",
        "It will cost $85 million.",
        "Their union opposed the plan.",
        "But the union will not go to court.",
        "“It is a wall in the wrong place,” he said.",
        "“Work will begin in May,” added she.",
        "“Nobody asked us.”",
        "As a result, nobody came.",
        "These were the first to fall.",
        "Two of them are port workers.",
    ],
}


def _leans(text: str, lang: str) -> bool:
    (reading,) = readings(article(text, lang=lang))
    return leans(reading, discourse(lang))


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in STANDS.items() for text in texts])
def test_stands_alone(lang: str, text: str) -> None:
    assert not _leans(text, lang)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in LEANS.items() for text in texts])
def test_leans_on_the_sentence_before(lang: str, text: str) -> None:
    assert _leans(text, lang)


def test_a_language_without_data_leans_on_nothing() -> None:
    assert not _leans("He added that.", "xx")
