"""Bytes in the encodings of Arabic archives: the text comes out, and what was wrong is counted."""

import pytest

from khulasa.sources.decode import arabic_score, decode

ARABIC = "أعلنت بلدية المدينة يوم الثلاثاء إعادة فتح الجسر القديم أمام السيارات والمشاة، بعد أعمال ترميم استمرت أشهراً."
ENGLISH = "The city reopened its “old” bridge on Tuesday – after eight months – and the café beside it."
SHORT = "افتتاح الجسر القديم في المدينة"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1256", "windows-1256"),
        ("iso8859_6", "iso-8859-6"),
    ],
)
@pytest.mark.parametrize("text", [ARABIC, SHORT])
def test_arabic_in_its_encodings(text: str, encoding: str, name: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding, found.replaced) == (text, name, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_english_in_its_encodings(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


def test_ascii_with_an_arabic_word_is_not_lost() -> None:
    text = "The bridge (in Arabic: الجسر) was reopened."
    assert decode(text.encode("utf-8")).text == text


def test_declared_encoding_is_believed_if_it_fits() -> None:
    russian = "Старый мост снова открыт для движения после ремонта"
    assert decode(russian.encode("koi8-r"), "koi8-r").text == russian
    assert decode(ARABIC.encode("utf-8"), "windows-1256").text == ARABIC
    assert decode(ARABIC.encode("cp1256"), "utf-8").text == ARABIC
    assert decode(ARABIC.encode("cp1256"), "no-such-encoding").text == ARABIC


@pytest.mark.parametrize(("data", "replaced"), [(b"\xff", 1), (b"\xc3\x28\xff", 2), (b"\xd8", 1)])
def test_wrong_bytes_are_replaced_and_counted(data: bytes, replaced: int) -> None:
    found = decode(ARABIC.encode() + data + ARABIC.encode())
    assert found.encoding == "utf-8"
    assert found.replaced == replaced
    assert found.text.replace("\ufffd", "").replace("(", "") == ARABIC * 2


def test_replacement_characters_of_the_text_are_not_counted() -> None:
    assert decode((ARABIC + "\ufffd").encode()).replaced == 0


def test_cut_utf16_keeps_all_but_the_last_byte() -> None:
    found = decode(ARABIC.encode("utf-16") + b"\x06")
    assert found.text.startswith(ARABIC)
    assert found.replaced == 1


def test_arabic_looks_like_arabic() -> None:
    assert arabic_score(ARABIC) > 0.5
    assert arabic_score(ARABIC.encode("cp1256").decode("iso8859_6", "replace")) < arabic_score(ARABIC)
    assert arabic_score(ENGLISH) == 0
