"""The language of a text."""

import pytest

from khulasa.text.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("عقد التحالف الدولي اجتماعه في المغرب يوم الأربعاء", "ar"),
        ("The city reopened its old bridge on Tuesday after months of repairs", "en"),
        ("شهرداری پل قدیمی شهر را پس از هشت ماه تعمیر دوباره باز کرد و گفت که ستون‌ها سالم است", "fa"),
        ("وزیراعظم نے منگل کے روز صحافیوں سے کہا کہ حکومت قیمتوں پر قابو پانے کی کوشش کر رہی ہے۔", "ur"),
        ("ولسمشر د سې شنبې په ورځ خبریالانو ته وویل چې حکومت هڅه کوي بیې کنټرول کړي.", "ps"),
        ("پرېزىدېنت سەيشەنبە كۈنى مۇخبىرلارغا ھۆكۈمەت باھانى كونترول قىلىشقا تىرىشىۋاتىدۇ دېدى.", "ug"),
        ("La ville a rouvert son vieux pont mardi après huit mois de travaux", "fr"),
        ("Şehir, sekiz aylık onarımın ardından eski köprüyü salı günü yeniden açtı", "tr"),
        ("أعلن المتحدث باسم شركة Example News Network إعادة فتح الجسر القديم في المدينة", "ar"),
    ],
)
def test_language_of_a_text(text: str, lang: str) -> None:
    assert detect(text) == lang


def test_kurdish_is_not_arabic() -> None:
    # The detector has no code of its own for Sorani; it must not be read by the rules of Arabic.
    assert detect("سەرۆکی هەرێمی کوردستان ڕۆژی سێشەممە ڕایگەیاند کە حکومەت هەوڵ دەدات نرخەکان کۆنترۆڵ بکات.") != "ar"
    assert detect("Serokê Herêma Kurdistanê roja sêşemê got ku hikûmet hewl dide bihayan kontrol bike.") == "ku"


@pytest.mark.parametrize(
    "text",
    [
        # Standard Arabic that a detector may take for Moroccan or Egyptian.
        "وفي القرن الثاني قبل الميلاد",
        "تمر الهيمالايا خلال خمس دول آسيوية هي الصين و الهند و نيبال و باكستان و بوتان",
        # Egyptian and Moroccan themselves.
        "الراجل قال لمراته إنه مش هيروح الشغل النهارده عشان تعبان شوية",
        "واش بغيتي تمشي معايا للسوق؟ غادي نشريو شوية ديال الخضرة والخبز",
    ],
)
def test_varieties_of_arabic_are_arabic(text: str) -> None:
    assert detect(text) == "ar"


@pytest.mark.parametrize("text", ["", "2024", "— … !", "نص", "OK"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) is None
