"""`khulasa init` and `khulasa check`."""

from pathlib import Path

import pytest

from khulasa.cli import main


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert main(["--quiet", "init", str(root)]) == 0
    assert main(["--quiet", "-C", str(root), "build", "--no-engine"]) == 0
    for page in ("index.html", "404.html", "ar/index.html", "en/digests/sample/index.html", "ar/timeline/index.html"):
        assert (root / "site" / page).is_file(), page
    workflow = (root / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    assert "KHULASA_VERSION" not in workflow and "--site-only" in workflow


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: mine\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: mine\n"
    assert [p.name for p in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_check_lists_what_needs_attention(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "new"
    main(["--quiet", "init", str(root)])
    (root / "editorial/entities.yml").write_text(
        "- id: a\n  kind: ORG\n  names: {ar: منظمة}\n- id: b\n  kind: ORG\n  names: {ar: منظمة, en: B}\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    assert main(["--quiet", "-C", str(root), "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "editorial/entities.yml: warning: a has no name in en [unnamed]" in lines
    assert any("“منظمة” (ar) names a and b" in line for line in lines)
    assert any(line.startswith("content/ar/digests/sample.md:") and "[stale]" in line for line in lines)
    assert not list((root / "content/ar").glob("digests/*"))


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("editorial/outlets.yml", "- id: a\n  names: [x]\n", "editorial/outlets.yml:2"),
        ("editorial/glossary.yml", "- id: a\n  forms: {ar: [x]}\n  loadedd: true\n", "editorial/glossary.yml:3"),
        ("editorial/entities.yml", "- id: a\n  kind: FISH\n  names: {ar: x}\n", "editorial/entities.yml:2"),
        ("mkdocs.yml", "plugins:\n  - khulasa: {languages: ar}\n", "mkdocs.yml:2"),
    ],
)
def test_a_mistake_names_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, says: str
) -> None:
    root = tmp_path / "new"
    main(["--quiet", "init", str(root)])
    (root / file).write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["--quiet", "-C", str(root), "build", "--no-engine"]) == 2
    shown = capsys.readouterr().err
    assert says in shown and "Traceback" not in shown
