"""`khulasa summarize` and `khulasa sentences`: the output other people's scripts rely on."""

import io
import json
from pathlib import Path

import pytest

from khulasa.cli import main
from tests.conftest import DATA

BARRIER, PORT = DATA / "articles" / "barrier.en.txt", DATA / "articles" / "port.ar.txt"


def test_an_object_a_line_with_file_and_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarize", "--quiet", "--json", "--sentences", "3", str(BARRIER), str(PORT)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == [str(BARRIER), str(PORT)]
    for row, path in zip(rows, (BARRIER, PORT), strict=True):
        assert len(row["summary"]) == 3
        assert all(set(s) == {"text", "paragraph", "start", "end"} for s in row["summary"])
        assert all(s["text"] in path.read_text(encoding="utf-8") for s in row["summary"])


def test_words_until_the_number_is_reached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarize", "--quiet", "--json", "--lang", "en", "--words", "30", str(BARRIER)]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert [len(s["text"].split()) for s in row["summary"]][:-1] < [30]
    assert sum(len(s["text"].split()) for s in row["summary"]) >= 29


def test_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summarize", "--quiet", str(BARRIER)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Council approves flood barrier")
    assert "\n  [1] The city council approved" in out


def test_nothing_readable_is_an_error_and_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    for name in ("missing.txt", "empty.txt", "picture.png"):
        assert main(["-C", str(tmp_path), "summarize", "--json", str(tmp_path / name)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "error: " in captured.err and "Traceback" not in captured.err


def test_one_unreadable_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "summarize", "--json", str(tmp_path / "missing.txt"), str(PORT)]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "missing.txt" in captured.err


def test_sentences_a_json_list_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("انتهى الأمر. بدأ آخر.\n\nWhy? هذا هو.\n"))
    assert main(["sentences", "--lang", "ar"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows == [["انتهى الأمر.", "بدأ آخر."], [], ["Why?", "هذا هو."]]
