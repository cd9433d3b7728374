"""Words and stems."""

import pytest

from khulasa.text.normalise import fold
from khulasa.text.stems import stem
from khulasa.text.words import count, stop_words, terms, tokens

APART = [
    ("ar", "كتاب", "كاتب"),
    ("ar", "حرب", "حزب"),
    ("ar", "سلاح", "سلام"),
    ("ar", "بلد", "ولد"),
    ("en", "universe", "union"),
    ("en", "news", "new"),
    ("en", "bus", "but"),
]
TOGETHER = [
    ("ar", ["هجوم", "الهجوم", "والهجوم", "بالهجوم", "للهجوم", "هجومهم", "هجوماً"]),
    ("ar", ["مقاتل", "المقاتلين", "مقاتلون", "والمقاتلين", "للمقاتلين", "مقاتليه"]),
    ("ar", ["عملية", "العمليات", "عمليات", "وعملياتها", "بالعملية", "عملياته"]),
    ("ar", ["إرهابي", "الإرهابية", "إرهابيين", "ارهابى", "الإرهابيون"]),
    ("ar", ["داعش", "لداعش", "وداعش", "بداعش"]),
    ("ar", ["دولة", "الدولة", "دولته", "دولتها"]),
    ("en", ["attack", "attacks", "attacked", "attacking", "Attacks"]),
    ("en", ["city", "cities"]),
    ("en", ["stop", "stopped", "stopping", "stops"]),
    ("en", ["operation", "operations"]),
]


@pytest.mark.parametrize(("lang", "one", "other"), APART)
def test_different_words_keep_different_stems(lang: str, one: str, other: str) -> None:
    assert stem(one, lang) != stem(other, lang)


@pytest.mark.parametrize(("lang", "words"), TOGETHER, ids=lambda value: value if isinstance(value, str) else value[0])
def test_variants_of_a_word_share_a_stem(lang: str, words: list[str]) -> None:
    assert {word: stem(word, lang) for word in words} == {word: stem(words[0], lang) for word in words}


def test_a_language_without_affixes_keeps_its_words() -> None:
    assert stem("Häuser", "xx") == "hauser"


def test_tokens_are_folded_words_in_order() -> None:
    assert tokens("«قسد» قالت: ٢٥ عنصـــراً، و3 هجماتٍ") == ["قسد", "قالت", "25", "عنصرا", "و3", "هجمات"]
    assert count("One, two – three.") == 3


def test_terms_leave_out_stop_words_however_they_are_spelt() -> None:
    assert fold("الى") in stop_words("ar")
    assert terms("ذهب إلى المدينة، الى المدينه", "ar") == [stem("ذهب", "ar"), stem("مدينة", "ar"), stem("مدينة", "ar")]
    assert terms("The mayor said that it was the mayor", "en") == [stem("mayor", "en")] * 2


@pytest.mark.parametrize("word", ["باريس", "بغداد", "لبنان", "واشنطن", "فلسطين", "وزارة", "برلمان", "كردستان"])
def test_a_first_letter_that_only_looks_like_a_particle_stays(word: str) -> None:
    assert stem(word, "ar").startswith(word[:3])
    assert stem(f"ب{word}", "ar") == stem(word, "ar")
    assert stem(f"و{word}", "ar") == stem(word, "ar")
