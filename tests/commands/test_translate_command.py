"""`khulasa translate`, as it is typed: a sentence a line in, a translation a line out."""

import io
import json
from pathlib import Path

import pytest

from khulasa.cli import main
from tests.engines.argos_packages import install, package

LINES = [
    "قال الرئيس إن الحرب بدأت في 12 مارس 2024.",
    "",
    "وصل الوزير إلى باريس مع 15 رجل.",
    "قال الرئيس إن الحرب بدأت في 12 مارس 2024.",
]


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, *arguments: str) -> list[str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["translate", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "packages"


def test_a_line_for_a_line(packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    install(packages, package("ar", "en"))
    out = run(monkeypatch, capsys, "\n".join(LINES) + "\n", "--from", "ar", "--to", "en")
    assert len(out) == 4 and out[0] == out[3] and out[1] == ""
    assert out[2] == "arrived minister to Paris with 15 man."


def test_json(packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    install(packages, package("ar", "en"))
    out = run(monkeypatch, capsys, "\n".join(LINES[:3]), "--from", "ar", "--to", "en", "--json")
    made = [json.loads(line) for line in out]
    assert [one["source"] for one in made] == LINES[:3]
    assert all(set(one) == {"source", "target", "state", "engine", "score", "warnings"} for one in made)
    assert made[2]["target"] == "arrived minister to Paris with 15 man."
    assert made[2]["engine"].startswith("Argos ar→en 1.0") and made[2]["score"] <= 0
    assert made[1] == {"source": "", "target": "", "state": "machine", "engine": None, "score": None, "warnings": []}


def test_what_fails_its_checks_is_held(
    packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(packages, package("ar", "en", untranslated=True))
    (line,) = run(monkeypatch, capsys, LINES[0], "--from", "ar", "--to", "en", "--json")
    made = json.loads(line)
    assert made["state"] == "held" and "script" in [warned["code"] for warned in made["warnings"]]


def test_without_a_package_it_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("شهر\n"))
    assert main(["translate", "--from", "ar", "--to", "en"]) == 2
    assert "khulasa models install ar en" in capsys.readouterr().err
