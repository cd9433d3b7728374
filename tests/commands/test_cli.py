"""The command line's contract: exit codes, what goes to stdout and what to stderr."""

import io
import json
import sys
from pathlib import Path

import pytest

from khulasa import __version__
from khulasa.cli import main
from khulasa.commands.console import Console
from khulasa.model import Issue, Origin


@pytest.mark.parametrize("argv", [["--version"], ["build", "--version"], ["inspect", "--version"]])
def test_version(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    assert capsys.readouterr().out == f"khulasa {__version__}\n"


COMMANDS = [
    "init", "add", "build", "serve", "check", "inspect", "dates", "summarize", "sentences", "review", "models",
    "translate", "checks",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: khulasa {command}") and "-C DIR" in out and "--quiet" in out


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["unknown"],
        ["build", "--jobs", "0"],
        ["build", "--check", "--site-only"],
        ["dates"],
        ["summarize", "--sentences", "2", "--words", "9", "x.txt"],
        ["inspect", "no-such-file.txt"],
        ["dates", "--lang", "ar", "--ref", "2024-02-31"],
        ["dates", "--lang", "xx"],
    ],
)
def test_usage_that_means_nothing(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "Traceback" not in shown.err and shown.err


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_sentences(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, "وصل الوفد. وبدأ الاجتماع.\n\nواحدة\n")
    assert main(["sentences", "--lang", "ar"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        ["وصل الوفد.", "وبدأ الاجتماع."],
        [],
        ["واحدة"],
    ]


def test_dates(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, "انتهت في 23 آذار 2019.\n\nلا شيء هنا.\n")
    assert main(["dates", "--lang", "ar", "--ref", "2024-04-26", "--json"]) == 0
    first, empty, none = (json.loads(line)["expressions"] for line in capsys.readouterr().out.splitlines())
    assert (empty, none) == ([], [])
    assert first == [
        {
            "text": "23 آذار 2019",
            "start": 9,
            "end": 21,
            "type": "DATE",
            "value": "2019-03-23",
            "mod": None,
            "basis": "explicit",
        }
    ]


def test_checks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, "قتل 17 شخصا في الهجوم.\tThe attack killed 71 people.\nلم يحضر أحد.\tلم يحضر أحد.\n")
    assert main(["checks", "--from", "ar", "--to", "en", "--json"]) == 0
    changed, copied = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "numbers" in [warning["code"] for warning in changed["warnings"]]
    assert copied["held"] and "script" in [warning["code"] for warning in copied["warnings"]]


def test_inspect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = tmp_path / "a.txt"
    seed.write_text(
        "عنوان الخبر\n\nأعلنت الوزارة في 23 آذار 2019 أن الاجتماع انتهى بنجاح في العاصمة.\n\n"
        "وقال المتحدث إن الوفود غادرت المدينة بعد ساعات من انتهاء الجلسة الأخيرة.\n",
        encoding="utf-8",
    )
    assert main(["-C", str(tmp_path), "inspect", "--json", str(seed)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["title"], record["lang"], record["published"]) == ("عنوان الخبر", "ar", None)
    row = record["timeline"][0]
    assert row["edtf"] == "2019-03-23"
    assert record["paragraphs"][row["paragraph"]][row["start"] : row["end"]] == row["expression"]
    for sentence in record["summary"]:
        assert record["paragraphs"][sentence["paragraph"]][sentence["start"] : sentence["end"]] == sentence["text"]
    assert main(["-C", str(tmp_path), "inspect", str(seed)]) == 0
    shown = capsys.readouterr().out
    assert "23 آذار 2019" in shown and "\x1b[" not in shown


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert Console(stream=io.StringIO()).paint("x", "error") == "x"
    assert Console(stream=Terminal()).paint("x", "error") == "\x1b[31mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Console(stream=Terminal()).paint("x", "error") == "x"


def test_an_issue_names_its_place() -> None:
    stream = io.StringIO()
    issue = Issue("read", "bad-key", "unknown key", Origin("seeds/a.txt", "", 2), "warning", 3)
    Console(stream=stream, quiet=True).issues([issue, Issue("read", "n", "a note", severity="info")])
    assert stream.getvalue() == "seeds/a.txt#2:3: warning: unknown key [bad-key]\n"
