"""Hostile and broken seeds: each is an issue or a page, none stops the build, and the good one beside them is built."""

from pathlib import Path

import pytest

from khulasa.cli import main

GOOD = (
    "عنوان الخبر الجيد\n\nأعلنت الوزارة في 23 آذار 2019 أن الاجتماع انتهى بنجاح في العاصمة بعد يومين من المحادثات.\n\n"
    "وقال المتحدث باسم الوزارة إن الوفود غادرت المدينة بعد ساعات من انتهاء الجلسة الأخيرة للمؤتمر.\n"
)
OTHER = (
    "افتتاح مكتبة عامة\n\nافتتحت البلدية مكتبة جديدة تضم أربعين ألف كتاب في الحي الشرقي من المدينة أمام القراء.\n\n"
    "وتستقبل المكتبة زوارها كل يوم من الصباح حتى المساء، وفيها قاعة للأطفال وأخرى للباحثين والطلاب.\n"
)
PROSE = "أعلنت الوزارة أن الاجتماع انتهى بنجاح في العاصمة بعد يومين من المحادثات بين الوفود. "
BOMB = "---\n" + "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip

HOSTILE: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\xc2\xa0\n",
    "nul.txt": b"\x00" * 100 + PROSE.encode() * 5,
    "binary.txt": bytes(range(256)) * 50,
    "cut-utf8.txt": (PROSE * 5).encode()[:-1],
    "utf16.txt": (GOOD * 2).encode("utf-16"),
    "cp1256.txt": (GOOD * 3).encode("cp1256"),
    "one-line.txt": (PROSE * 2000).encode(),
    "one-word.txt": "ا".encode() * 100_000,
    "no-space.txt": ("داعش" * 30_000).encode(),
    "punctuation.txt": "؟!.…«»".encode() * 20_000,
    "open-quotes.txt": ("«قال " * 20_000).encode(),
    "bidi.txt": f"\u202e{PROSE * 4}\u202c\u2066\n\n{PROSE * 4}".encode(),
    "marks.txt": ("ا" + "\u0651" * 50_000 + PROSE).encode(),
    "front-unclosed.txt": f"---\ntitle: x\n{GOOD}".encode(),
    "front-broken.txt": f"---\ntitle: [\n---\n{GOOD}".encode(),
    "front-list.txt": f"---\n- a\n---\n{GOOD}".encode(),
    "front-types.txt": f"---\ntitle: [a]\npublished: {{}}\nurl: 5\nlang: []\nstatus: maybe\n---\n{GOOD}".encode(),
    "front-tag.txt": f"---\ntitle: !!python/object/apply:os.system ['true']\n---\n{GOOD}".encode(),
    "front-bomb.txt": f"{BOMB}---\n{GOOD}".encode(),
    "front-url.txt": f"---\nurl: javascript:alert(1)\n---\n{GOOD.replace('الجيد', 'الآخر')}".encode(),
    "front-slug.txt": f"---\nslug: ../../etc/passwd\n---\n{GOOD.replace('الجيد', 'الثالث')}".encode(),
    "front-date.txt": f"---\npublished: 2024-02-31\n---\n{GOOD.replace('الجيد', 'الرابع')}".encode(),
    "dates.txt": ("عنوان\n\n" + "في 31 شباط 2020 و99/99/9999 و0000-00-00 و" * 2000 + PROSE).encode(),
    "deep.html": b"<div>" * 20_000 + PROSE.encode() * 5,
    "broken.html": b"<html><body><p>" + PROSE.encode() * 5 + b"<script>alert(1)",
    "script.html": f"<html><body><script>{'x' * 1000}</script></body></html>".encode(),
    "broken.json": b'{"items": [',
    "deep.json": b"[" * 100_000,
    "deep-entry.json": b'{"items": [{"content_html": ' + b"[" * 900 + b"]" * 900 + b"}]}",
    "other.json": b'{"a": 1}',
    "stars.md": f"# عنوان\n\n{'*ا ' * 20_000}\n\n{PROSE * 5}".encode(),
    "dashes.txt": f"{'–' * 60_000}\n\n{PROSE * 5}".encode(),
    "image.png": b"\x89PNG",
    ".hidden.txt": GOOD.encode(),
    "name with spaces & <b>.txt": GOOD.replace("الجيد", "الخامس").encode(),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    root = tmp_path / "root"
    assert main(["--quiet", "init", str(root)]) == 0
    (root / "seeds/sample.txt").unlink()
    (root / "seeds/good.txt").write_text(OTHER, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", HOSTILE)
def test_one(site: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "seeds" / name).write_bytes(HOSTILE[name])
    assert main(["-C", str(site), "build", "--no-engine", "--content-only"]) == 0
    assert (site / "content/ar/digests/good.md").is_file()
    assert "Traceback" not in capsys.readouterr().err
    written = [path.resolve() for path in site.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(site.resolve()) for path in written)


def test_all_at_once_through_the_site(site: Path) -> None:
    for name, content in HOSTILE.items():
        (site / "seeds" / name).write_bytes(content)
    (site / "seeds/folder.txt").mkdir()
    (site / "seeds/dangling.txt").symlink_to("/nowhere/at/all.txt")
    (site / "seeds/outside.txt").symlink_to("/etc/hostname")
    assert main(["--quiet", "-C", str(site), "build", "--no-engine"]) == 0
    for page in (site / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "alert(1)</script>" not in html and 'href="javascript' not in html, page
