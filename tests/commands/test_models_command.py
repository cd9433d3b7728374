"""`khulasa models`, as it is typed."""

from pathlib import Path

import pytest

from khulasa.cli import main
from tests.engines.argos_packages import package


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


def test_install_list_remove(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(package("ar", "en", licence="CC BY 4.0"))
    folder = site / "packages" / "translate-ar_en-1_0"
    steps = [
        (["list"], ["no translation package is installed; khulasa models install FROM TO"]),
        (
            ["install", file],
            [
                f"installed ar→en 1.0 in {folder}; licence: CC BY 4.0",
                f"pinned in {site / 'models.lock'}; commit it, so that others use the same package",
            ],
        ),
        (["install", file], [f"ar→en 1.0 is installed already, in {folder}"]),
        (["remove", "ar", "en"], ["removed ar→en 1.0"]),
        (["install", file], [f"installed ar→en 1.0 in {folder}; licence: CC BY 4.0"]),
    ]
    for arguments, lines in steps:
        assert main(["-C", str(site), "models", *arguments]) == 0
        assert capsys.readouterr().out.splitlines() == lines
    (site / "packages" / "stray").mkdir()
    assert main(["models", "list"]) == 0
    out, err = capsys.readouterr()
    assert out.split("\t")[:3] == ["ar→en", "1.0", "CC BY 4.0"] and str(folder) in out
    assert "stray: skipped, it has no metadata.json" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["install", "ar"], "takes two languages"),
        (["install", "ar", "en", "fr"], "takes two languages"),
        (["install", "missing.argosmodel"], "no such file"),
        (["remove", "ar", "en"], "no package ar→en is installed"),
    ],
)
def test_what_cannot_be_done_exits_2(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["-C", str(site), "models", *arguments]) == 2
    out, err = capsys.readouterr()
    assert message in err and out == ""


def test_another_package_than_the_pinned_one_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(site), "models", "install", str(package("ar", "en"))]) == 0
    assert main(["-C", str(site), "models", "install", str(package("ar", "en", seed=2))]) == 2
    assert "refused: translate-ar_en is pinned to version 1.0" in capsys.readouterr().err
