"""`khulasa review`: what a maintainer and a script see of the memory."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from khulasa.commands.console import Console
from khulasa.commands.review import review
from khulasa.engines.memory import POMemory
from khulasa.model import Request, Segment, Warned


@pytest.fixture
def site(tmp_path: Path) -> Path:
    memory = POMemory(tmp_path)
    memory.recall(Request("a", "s1", "sentence", "جملة", "ar", "en"))
    low = Segment(
        "s1", "sentence", "جملة أولى", "A sentence", "held", "argos", 0.3, -1.0, (Warned("numbers", "lost: 7"),)
    )
    fair = Segment("s2", "sentence", "جملة ثانية", "Another", "machine", "argos", 0.8, -0.4)
    memory.record("a", "en", [fair, low])
    memory.save()
    return tmp_path


def options(site: Path, **given: object) -> Namespace:
    return Namespace(**{"directory": str(site), "lang": None, "json": False, "tmx": None, **given})


def test_the_worst_stands_first_with_its_place_and_reason(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(options(site), Console()) == 0
    out = capsys.readouterr().out
    path, line, _ = out.split(":", 2)
    assert (site / path).read_text(encoding="utf-8").splitlines()[int(line) - 1] == "#. kind: sentence"
    assert out.index("held 0.30: lost: 7") < out.index("machine 0.80: machine translation that nobody has edited")
    assert "جملة أولى" in out and "A sentence" in out


def test_json_is_an_object_a_line(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(options(site, json=True, lang="en"), Console()) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["state"], first["confidence"], first["slug"], first["file"]) == (
        "held",
        0.3,
        "a",
        "translations/en/a.po",
    )
    assert first["warnings"] == [{"code": "numbers", "message": "lost: 7"}] and first["reasons"] == ["lost: 7"]
    assert second["key"] == "s2" and second["line"] > 1


def test_nothing_to_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(options(tmp_path), Console()) == 0
    seen = capsys.readouterr()
    assert seen.out == "" and "nothing to review" in seen.err


def test_a_broken_file_is_named_on_stderr(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "translations/en/b.po").write_text("not a catalogue", encoding="utf-8")
    review(options(site), Console())
    assert "translations/en/b.po:1: error: not a valid PO file" in capsys.readouterr().err


def test_tmx(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(options(site, tmx=str(tmp_path / "m.tmx")), Console()) == 0
    assert (tmp_path / "m.tmx").read_text(encoding="utf-8").count("<tu ") == 2
    assert "2 translations" in capsys.readouterr().err
