"""Share images: lines that fit, text in its direction, the same bytes each time. Drawing needs resvg_py."""

import struct
import zlib
from pathlib import Path

import pytest

from khulasa.locale import catalogue as strings
from khulasa.site import catalogue, share, theme_dir
from khulasa.site.records import Digest
from khulasa.site.share_type import Face, Set, Setter, read_face
from tests.site.site_fixture import FIXTURE

FACES = [read_face(path) for path in sorted((theme_dir() / "share").glob("*.ttf"))]
LONG_AR = "محاكمات منتظرة في شمال شرق البلاد وأسئلة عن مصير آلاف المعتقلين وعائلاتهم في المخيمات والسجون " * 3
LONG_EN = "Trials awaited in the north-east, and questions about thousands of detainees and their families " * 3


def digests(lang: str) -> dict[str, Digest]:
    return dict(catalogue.load(FIXTURE / "content", ["ar", "en"])[lang].by_slug)


def words(line: Set) -> list[str]:
    return ["".join(run.text for run in runs).strip("\u2066\u2067\u2068\u2069") for runs in line.lines]


def test_fonts_are_read() -> None:
    by_family = {face.family: face for face in FACES}
    assert len(by_family) >= 2
    kufi = next(face for family, face in by_family.items() if "Kufi" in family)
    assert kufi.weight == 600
    assert ord("ش") in kufi.advances and ord("漢") not in kufi.advances
    assert 0.2 < kufi.advances[ord("ا")] < kufi.advances[ord("ش")] < 1.5, "alef is narrow, sheen wide"


def face(family: str, weight: int, chars: str) -> Face:
    return Face(Path(family), family, weight, {ord(char): 0.5 for char in chars})


LATIN, ARABIC = face("Latin", 600, "abc é1 …"), face("Arabic", 600, "ابتث abc1 …")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "abc"),
        ("  a \n b ", "a b"),
        ("ا\u200cب", "ا\u200cب"),
        ("\u202eabc\u202c", "abc"),
        ("\u00e0bc", "abc"),
        ("a\u2603b", "ab"),
        ("\uff41", "a"),
        ("a漢", None),
        ("٣", None),
    ],
)
def test_what_the_faces_can_show(text: str, expected: str | None) -> None:
    assert Setter([LATIN, ARABIC]).known(text) == expected


def test_each_script_has_its_face() -> None:
    setter = Setter([ARABIC, LATIN])
    assert setter.face("abc", 600) is LATIN
    assert setter.face("ابت", 600) is ARABIC
    assert setter.face("ابت abc ث", 600) is ARABIC
    title = setter.fit("abc abc ابت", direction="ltr", weight=600, sizes=(50,), box=(900, 100), leading=1.2)
    assert [(run.family, run.text.strip("\u2066\u2069 ")) for run in title.lines[0]][:2] == [
        ("Latin", "abc abc"),
        ("Arabic", "ابت"),
    ]


@pytest.mark.parametrize(
    ("text", "direction"), [(LONG_AR, "rtl"), (LONG_EN, "ltr"), ("x" * 300, "ltr"), ("ش" * 300, "rtl")]
)
@pytest.mark.parametrize("length", [10, 60, 150, 280])
def test_a_title_fits_and_loses_no_word_before_its_ellipsis(text: str, direction: str, length: int) -> None:
    setter = Setter(FACES)
    asked = text[:length].strip()
    title = setter.fit(asked, direction=direction, weight=600, sizes=(76, 58, 40), box=(1072, 348), leading=1.5)
    used = setter.face(asked, 600)
    assert len(title.lines) * title.leading <= 348
    assert all(setter.width(line, used) * title.size <= 1072 for line in words(title))
    shown = "".join(words(title)).replace(" ", "")
    whole = asked.replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1].rstrip("،,;:")))
    assert title.size == 76 or length > 10


def test_each_line_is_isolated_in_its_direction() -> None:
    for direction, mark in (("rtl", "\u2067"), ("ltr", "\u2066")):
        title = Setter(FACES).fit(
            LONG_AR[:90], direction=direction, weight=600, sizes=(76,), box=(1072, 500), leading=1.5
        )
        lines = ["".join(run.text for run in runs) for runs in title.lines]
        assert len(lines) > 1 and all(line[0] == mark and line[-1] == "\u2069" for line in lines)


def test_the_drawing_says_what_the_page_says() -> None:
    drawing = share.svg(digests("en")["harbour-railway"], "Khulasa")
    assert drawing is not None
    assert "26 April 2024" in drawing and "Khulasa" in drawing and 'text-anchor="start"' in drawing
    arabic = share.svg(digests("ar")["harbour-railway"], "خلاصة")
    assert arabic is not None
    assert "جريدة الساحل" in arabic and 'text-anchor="start"' not in arabic, "from the right edge"


def test_a_title_that_is_not_reviewed_says_so() -> None:
    for item in (*digests("en").values(), *digests("ar").values()):
        drawing = share.svg(item, "Khulasa")
        said = strings(item.lang).gettext("machine translation, not reviewed")
        assert drawing is not None and (said in drawing) == (item.title.state == "machine"), item.slug


def test_markup_in_a_title_is_text() -> None:
    from dataclasses import replace

    item = digests("en")["river-survey"]
    hostile = replace(item, title=replace(item.title, text='<image href="file:///etc/passwd"/> & "x"'))
    drawing = share.svg(hostile, "Khulasa")
    assert drawing is not None and "<image" not in drawing and "&lt;image" in drawing


def test_a_title_that_no_font_shows_has_no_picture() -> None:
    from dataclasses import replace

    item = digests("en")["river-survey"]
    assert share.svg(replace(item, title=replace(item.title, text="漢字")), "Khulasa") is None


def ink(png: bytes) -> tuple[int, int, int, int]:
    """The box of what is not background between the hairlines: left, top, right, bottom; reads 8-bit RGBA PNG."""
    at, data, size = 8, b"", (0, 0)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
            assert body[8:] == b"\x08\x06\x00\x00\x00"
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height = size
    raw, stride, previous = zlib.decompress(data), 4 * width, bytes(4 * width)
    xs, ys = [], []
    for y in range(height):
        line = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        unfilter(raw[y * (stride + 1)], line, previous)
        if 140 < y < 520:
            dark = [x for x in range(0, width) if line[4 * x] < 128]
            xs += [dark[0], dark[-1]] if dark else []
            ys += [y] if dark else []
        previous = bytes(line)
    return min(xs), min(ys), max(xs), max(ys)


def unfilter(kind: int, line: bytearray, above: bytes) -> None:
    """PNG filters 0 to 4 (RFC 2083, 6), four bytes a pixel."""
    for i in range(len(line)):
        left, up, corner = (line[i - 4] if i >= 4 else 0), above[i], (above[i - 4] if i >= 4 else 0)
        if kind == 1:
            line[i] = (line[i] + left) & 255
        elif kind == 2:
            line[i] = (line[i] + up) & 255
        elif kind == 3:
            line[i] = (line[i] + (left + up) // 2) & 255
        elif kind == 4:
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
            line[i] = (line[i] + near[2]) & 255


needs_renderer = pytest.mark.skipif(not share.available(), reason="resvg_py is not installed")


@needs_renderer
@pytest.mark.parametrize(
    ("lang", "title"), [("ar", LONG_AR[:140]), ("en", LONG_EN[:140]), ("ar", "هزيمة"), ("en", "Defeat")]
)
def test_the_picture_keeps_its_margins(lang: str, title: str) -> None:
    from dataclasses import replace

    item = digests(lang)["harbour-railway"]
    drawing = share.svg(replace(item, title=replace(item.title, text=title, lang=lang)), "Khulasa")
    assert drawing is not None
    png = share.render(drawing)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    left, top, right, bottom = ink(png)
    assert left >= share.MARGIN - 8 and right <= share.WIDTH - share.MARGIN + 8
    assert top > 145 and bottom < 515, "clear of the hairlines"
    if lang == "ar":
        assert right > share.WIDTH - share.MARGIN - 12, "set from the right"
    else:
        assert left < share.MARGIN + 12, "set from the left"


@needs_renderer
def test_the_same_digest_gives_the_same_bytes() -> None:
    drawing = share.svg(digests("ar")["harbour-railway"], "خلاصة")
    assert drawing is not None
    assert share.render(drawing) == share.render(drawing)


@needs_renderer
def test_pictures_are_kept_and_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.site.site_written import Written, build_site, lay_out

    lay_out(tmp_path, [Written("x", ["عنوان", "نص."], ["Title", "Text."])])
    site = build_site(tmp_path)
    kept = tmp_path / ".khulasa/share"
    first = {path.name for path in kept.iterdir()}
    assert len(first) == 2
    picture = tmp_path / "site" / share.address(site.catalogues["en"].digests[0])
    drawn = picture.read_bytes()
    (kept / ("0" * 64 + ".png")).write_bytes(b"of a digest that is gone")
    monkeypatch.setattr(share, "render", lambda drawing: pytest.fail("drawn again"))
    picture.unlink()
    share.write(site, kept)
    assert picture.read_bytes() == drawn
    assert {path.name for path in kept.iterdir()} == first


@needs_renderer
def test_many_pictures_are_drawn_in_several_processes_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><rect width="{}" height="6"/></svg>'
    wanted = {tmp_path / f"{width}.png": drawing.format(width) for width in range(1, 5)}
    monkeypatch.setattr(share, "_MANY", 2)
    share._draw(wanted)
    assert [path.read_bytes() for path in wanted] == [share.render(one) for one in wanted.values()]


def test_without_the_renderer_the_site_is_built_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(share, "available", lambda: False)
    with caplog.at_level("INFO", logger="mkdocs.plugins.khulasa"):
        assert share.writer(tmp_path) == ()
    assert [record.message for record in caplog.records if "resvg_py" in record.message] != []
