"""The whole way, with real parts: a seed in, MkDocs's pages out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from khulasa.cli import main
from khulasa.site.content import parse

SEED = """---
outlet: صحيفة مثال
published: 2024-04-26
---
اجتماع أمني مرتقب في العاصمة

أعلنت الوزارة الخميس أن اجتماعاً أمنياً سيُعقد في العاصمة مطلع شهر أيار المقبل بمشاركة وفود من عشر دول.

وقال المتحدث باسم الوزارة إن الاجتماع سيناقش آلية عمل جديدة لحماية الحدود المشتركة بين الدول المشاركة.

وكانت الدول نفسها قد وقعت في 23 آذار 2019 اتفاقاً أولياً بعد محادثات استمرت أسبوعين في المدينة الساحلية.

ويرى خبراء أن نجاح الاجتماع مرهون بالتزام الأطراف ببنود الاتفاق السابق وبتوفير التمويل اللازم لتنفيذه.

وأضافت الوزارة أن التحضيرات اللوجستية للاجتماع اكتملت، وأن الصحافيين سيُسمح لهم بتغطية الجلسة الافتتاحية وحدها.

وتعمل فرق فنية منذ أسابيع على إعداد جدول الأعمال والوثائق التي ستُعرض على الوفود قبل وصولها إلى العاصمة.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site with one seed of its own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.delenv("SITE_URL", raising=False)
    root = tmp_path / "site-root"
    assert main(["--quiet", "init", str(root)]) == 0
    (root / "seeds/sample.txt").unlink()
    (root / "seeds/meeting.txt").write_text(SEED, encoding="utf-8")
    return root


def build(root: Path, *options: str) -> int:
    return main(["--quiet", "-C", str(root), "build", "--no-engine", *options])


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def page(root: Path, lang: str) -> dict[str, object]:
    front, _ = parse((root / f"content/{lang}/digests/meeting.md").read_text(encoding="utf-8"))
    assert front is not None
    return dict(front)


def test_a_seed_becomes_pages_in_both_languages(site: Path) -> None:
    assert build(site) == 0
    for lang, direction in (("ar", "rtl"), ("en", "ltr")):
        html = (site / f"site/{lang}/digests/meeting/index.html").read_text(encoding="utf-8")
        assert f'lang="{lang}"' in html and f'dir="{direction}"' in html
    assert page(site, "ar")["added"] == page(site, "en")["added"] == "2026-11-22"
    timeline = page(site, "ar")["timeline"]
    assert isinstance(timeline, list)
    found = [(row["when"]["edtf"], row["when"]["mod"], row["planned"]) for row in timeline]
    assert ("2019-03-23", None, False) in found and ("2024-05", "START", True) in found


PERSIAN = """---
url: https://example.org/pol
outlet: روزنامه نمونه
---
بازگشایی پل قدیمی شهر

شهرداری پل قدیمی شهر را پس از هشت ماه تعمیر دوباره باز کرد و گفت که ستون‌ها سالم است.

مهندسان می‌گویند که کار در ۲۳ مارس ۲۰۱۹ پس از پیدا شدن ترک در دو ستون متوقف شده بود.
"""


def test_a_language_without_rules_gets_a_page_and_an_issue(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "seeds/meeting.txt").write_text(PERSIAN, encoding="utf-8")
    assert build(site) == 0
    assert "no rules for language “fa”" in capsys.readouterr().err
    assert (page(site, "en")["summary"], page(site, "en")["timeline"]) == ([], [])
    for lang, said in (("en", "which has 2 paragraphs"), ("ar", "ويقع في فقرتين")):
        html = (site / f"site/{lang}/digests/meeting/index.html").read_text(encoding="utf-8")
        assert "بازگشایی پل قدیمی شهر" in html and "https://example.org/pol" in html and said in html
        assert 'id="summary"' not in html and 'id="timeline"' not in html
        assert said in (site / f"content/{lang}/digests/meeting.md").read_text(encoding="utf-8")


def test_a_note_in_the_seed_stands_on_the_page(site: Path) -> None:
    seed = site / "seeds/meeting.txt"
    assert build(site) == 0
    assert "note" not in page(site, "ar") and "ملاحظة" not in (site / "site/ar/digests/meeting/index.html").read_text()
    seed.write_text(SEED.replace("---\n", "---\nnote: النص من تغذية الصحيفة\n", 1), encoding="utf-8")
    assert build(site) == 0
    for lang, label in (("ar", "ملاحظة"), ("en", "Note")):
        html = (site / f"site/{lang}/digests/meeting/index.html").read_text(encoding="utf-8")
        assert f'<dt>{label}</dt><dd dir="auto">النص من تغذية الصحيفة</dd>' in html


def test_the_second_build_changes_nothing_and_says_so(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(site)
    before = tree(site)
    assert main(["-C", str(site), "build", "--no-engine"]) == 0
    assert tree(site) == before
    assert "nothing was to be done" in capsys.readouterr().err


def test_site_only_renders_what_is_committed(site: Path) -> None:
    build(site)
    before = tree(site / "site")
    for path in sorted((site / "site").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert build(site, "--site-only") == 0
    assert tree(site / "site") == before


def test_check_writes_nothing(site: Path) -> None:
    before = tree(site)
    assert build(site, "--check") == 1
    assert tree(site) == before
    build(site)
    built = tree(site)
    build(site, "--check")
    assert tree(site) == built


def test_added_is_written_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, "--content-only")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895305600")
    seed = site / "seeds/meeting.txt"
    seed.write_text(SEED.replace("أعلنت الوزارة", "وأعلنت الوزارة"), encoding="utf-8")
    build(site, "--content-only")
    assert page(site, "en")["added"] == "2026-11-22"


def test_a_new_slug_leaves_a_redirect(site: Path) -> None:
    build(site)
    seed = site / "seeds/meeting.txt"
    seed.write_text(SEED.replace("outlet:", "slug: security-meeting\noutlet:"), encoding="utf-8")
    build(site)
    html = (site / "site/ar/digests/meeting/index.html").read_text(encoding="utf-8")
    assert "../security-meeting/" in html
    front, _ = parse((site / "content/ar/digests/security-meeting.md").read_text(encoding="utf-8"))
    assert front is not None and front["added"] == "2026-11-22"


def test_an_edited_translation_is_published_as_such(site: Path) -> None:
    build(site, "--content-only")
    memory = site / "translations/en/meeting.po"
    text = memory.read_text(encoding="utf-8")
    before, _, after = text.partition('msgid "اجتماع أمني مرتقب في العاصمة"\nmsgstr ""')
    assert after
    memory.write_text(
        f'{before}msgid "اجتماع أمني مرتقب في العاصمة"\nmsgstr "Security meeting expected in the capital"{after}',
        encoding="utf-8",
    )
    build(site)
    assert page(site, "en")["title"] == "Security meeting expected in the capital"
    html = (site / "site/en/digests/meeting/index.html").read_text(encoding="utf-8")
    assert "Security meeting expected in the capital" in html


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_status(site: Path, status: str) -> None:
    seed = site / "seeds/meeting.txt"
    (site / "seeds/other.txt").write_text(
        SEED.replace("أمني", "اقتصادي").replace("الوزارة", "الهيئة"), encoding="utf-8"
    )
    build(site)
    seed.write_text(SEED.replace("outlet:", f"status: {status}\noutlet:"), encoding="utf-8")
    build(site)
    there = (site / "site/ar/digests/meeting/index.html").exists()
    assert there is (status == "withdrawn")
    assert "digests/meeting" not in (site / "site/ar/index.html").read_text(encoding="utf-8")


HOSTILE = (
    "<script>alert(1)</script> {{ config.plugins }} {% raw %} [x](javascript:alert(1)) وقالت الوزارة إن الاجتماع ناجح."
)


def test_markup_in_a_seed_comes_out_as_text(site: Path) -> None:
    seed = site / "seeds/meeting.txt"
    title = "اجتماع <b>أمني</b> {{ site }}"
    text = SEED.replace("اجتماع أمني مرتقب في العاصمة", title).replace("وقال المتحدث باسم الوزارة إن", f"{HOSTILE} وإن")
    seed.write_text(text, encoding="utf-8")
    build(site)
    for lang in ("ar", "en"):
        html = (site / f"site/{lang}/digests/meeting/index.html").read_text(encoding="utf-8")
        assert "<script>alert" not in html and 'href="javascript' not in html and "<b>أمني" not in html
        assert "{{ site }}" in html


def test_the_report_as_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(site, "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["pages"] == ["ar/digests/meeting.md", "en/digests/meeting.md"]
    assert "content/en/digests/meeting.md" in report["written"]
    assert [issue["code"] for issue in report["issues"] if issue["severity"] != "info"] == ["missing"]


def test_strict_fails_on_an_issue(site: Path) -> None:
    assert build(site, "--strict") == 1


def test_no_seed_is_no_build(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "seeds/meeting.txt").unlink()
    assert build(site) == 2
    assert "no readable article" in capsys.readouterr().err


def test_a_folder_that_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "build"]) == 2
    assert "khulasa init" in capsys.readouterr().err


def test_processes_give_the_same_bytes(site: Path) -> None:
    build(site, "--content-only")
    before = tree(site / "content")
    for path in (site / "content").glob("*/digests/*.md"):
        path.unlink()
    build(site, "--content-only", "--jobs", "2")
    assert tree(site / "content") == before


def test_a_full_memory_imports_no_engine_and_leaves_home_empty(site: Path, tmp_path: Path) -> None:
    """In a process of its own: what is imported, and what lies in the home folder afterwards."""
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import sys; from khulasa.cli import main; "
        f"code = main(['--quiet', '-C', {str(site)!r}, 'build']); "
        "print(code, sorted(m for m in sys.modules if m.split('.')[0] in ('argostranslate', 'ctranslate2')))"
    )
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ARGOS_"))}
    (site / "mkdocs.yml").write_text(
        (site / "mkdocs.yml").read_text(encoding="utf-8").replace("languages: [ar, en]", "languages: [ar]"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**keep, "HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "0 []", done.stderr
    assert list(home.iterdir()) == []


def test_a_memory_that_cannot_be_read_loses_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(site)
    memory, english = site / "translations/en/meeting.po", site / "content/en/digests/meeting.md"
    edited = memory.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "Edited by a person."\n\n', 2)
    memory.write_text(edited, encoding="utf-8")
    build(site)
    before = english.read_text(encoding="utf-8")
    assert "Edited by a person." in before
    broken = f"<<<<<<< ours\n{edited}"
    memory.write_text(broken, encoding="utf-8")
    capsys.readouterr()
    assert build(site) == 0
    assert "translations/en/meeting.po" in capsys.readouterr().err
    assert english.read_text(encoding="utf-8") == before
    assert memory.read_text(encoding="utf-8") == broken
