"""The language of a text."""

import pytest

from khulasa.text.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("عقد التحالف الدولي اجتماعه في المغرب يوم الأربعاء", "ar"),
        ("The city reopened its old bridge on Tuesday after months of repairs", "en"),
        ("شهرداری پل قدیمی شهر را پس از هشت ماه تعمیر دوباره باز کرد و گفت که ستون‌ها سالم است", "fa"),
        ("La ville a rouvert son vieux pont mardi après huit mois de travaux", "fr"),
        ("Şehir, sekiz aylık onarımın ardından eski köprüyü salı günü yeniden açtı", "tr"),
        ("أعلن المتحدث باسم شركة Example News Network إعادة فتح الجسر القديم في المدينة", "ar"),
    ],
)
def test_language_of_a_text(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize("text", ["", "2024", "— … !", "نص", "OK"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) is None
