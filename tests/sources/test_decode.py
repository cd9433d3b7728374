"""Bytes in the encodings of Arabic archives: the text comes out, and what was wrong is counted."""

import pytest

from khulasa.sources.decode import Decoded, arabic_score, decode

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


# Pages that say one thing and are another; what fits is believed above.
@pytest.mark.parametrize(
    ("encoding", "declared", "name"),
    [
        ("cp1256", "iso-8859-1", "windows-1256"),
        ("cp1256", "windows-1252", "windows-1256"),
        ("iso8859_6", "windows-1256", "iso-8859-6"),
        ("cp1256", "iso-8859-6", "windows-1256"),
    ],
)
def test_declared_encoding_that_makes_no_arabic_is_not_believed(encoding: str, declared: str, name: str) -> None:
    found = decode(ARABIC.encode(encoding), declared)
    assert (found.text, found.encoding, found.replaced) == (ARABIC, name, 0)


def test_french_is_no_arabic() -> None:
    text = "Le conseil municipal a voté mardi les travaux du vieux pont : « C’est déjà bien », a dit le maire."
    assert decode(text.encode("cp1252")).text == text
    # What calls itself iso-8859-1 is windows-1252: the first has no quotation marks.
    found = decode(text.encode("cp1252"), "iso-8859-1")
    assert (found.text, found.encoding) == (text, "windows-1252")


@pytest.mark.parametrize("claimed", ["hex", "rot13", "idna", "undefined", "unicode_escape", "utf-7", "no-such"])
def test_a_claim_that_is_no_encoding_of_pages_is_not_believed(claimed: str) -> None:
    found = decode(ARABIC.encode("cp1256"), claimed)
    assert (found.text, found.encoding) == (ARABIC, "windows-1256")


# Texts that are as they should be, whatever letters they are full of.
@pytest.mark.parametrize(
    "text",
    [
        "ظل الطبيب يطلب الطعام والطحين طوال الطريق، فطاف طلاب الطب بالظروف.",
        "Årets første snø: Øst-Ø, Østfold, Ås og Ø ligger øde. Øyene Ø og Ørland. ÅØÅØ Øyvind så Øystein på Ørsta",
        "À présent, CÁ LÁ Çá Çá Çá, disse á Ana, à la fin; já está lá, há três.",
        "«ط» و«ظ» حرفان: ط ظ ط ظ ط ظ ط ظ.",
    ],
)
def test_what_was_never_mangled_stays(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", 0)


@pytest.mark.parametrize(
    ("was", "taken_for", "said"),
    [
        ("utf-8", "cp1252", "utf-8, once taken for windows-1252,"),
        ("utf-8", "latin-1", "utf-8, once taken for windows-1252,"),
        ("utf-8", "cp1256", "utf-8, once taken for windows-1256,"),
        ("cp1256", "latin-1", "windows-1256, once taken for windows-1252,"),
    ],
)
def test_arabic_that_was_saved_as_it_looks_in_another_encoding(was: str, taken_for: str, said: str) -> None:
    text = f"Bridge\n\n{ARABIC}\n\n{ARABIC}"
    # What the encoding has no letter for, editors keep as a control character.
    mangled = "".join(bytes([byte]).decode(taken_for, "ignore") or chr(byte) for byte in text.encode(was))
    found = decode(mangled.encode())
    assert (found.text, found.encoding, found.replaced) == (text, said, 0)


def test_a_few_arabic_words_in_an_english_page() -> None:
    text = "The paper quoted the mayor at length on the bridge and its long history. " * 9 + "«الجسر القديم في المدينة»"
    found = decode(text.encode("cp1256"))
    assert (found.text, found.encoding) == (text, "windows-1256")


def test_lines_of_two_encodings() -> None:
    data = f"{ARABIC}\n{ARABIC}\n".encode() + f"{ARABIC}\n".encode("cp1256") + f"{ARABIC}\n".encode()
    found = decode(data)
    assert (found.text, found.encoding, found.replaced) == (f"{ARABIC}\n" * 4, "utf-8 and windows-1256", 0)


def test_utf16_full_of_dashes_and_quotes() -> None:
    text = "– “x” … " * 30 + ARABIC
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(b"a b c d e f g h i j k l m n o p").encoding == "utf-8"


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
