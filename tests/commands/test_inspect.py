"""`khulasa inspect` for a person: a page that fits its terminal, in both scripts, with and without colour."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from khulasa.cli import main
from khulasa.commands.console import Console
from khulasa.commands.inspect import read_half
from khulasa.commands.inspect_page import Look, look, page
from khulasa.editorial import Editorial
from khulasa.settings import Settings
from khulasa.text.display import width

ENGLISH = """Harbour bridge to open next spring

Published: 14 March 2024

By Ann Reed

The council said on Tuesday that the harbour bridge will open on 2 May 2025, a year late.

What went wrong

Engineers found cracks in two pillars and work stopped between 15 July 2024 and 21 July 2024. \
It resumed in August 2024. Nobody was hurt.

He added that the contractor will pay for the repairs, which cost 3 million pounds.

Read more at https://example.org/LONG

Share this article
""".replace("LONG", "long-" * 30)
ARABIC = """افتتاح الجسر في الربيع

أعلن المجلس البلدي يوم 14 آذار 2024 أن الجسر سيفتتح في 2 أيار 2025 بعد تأخير دام عاماً كاملاً.

أسباب التأخير

وقال المهندسون إن العمل توقف في آب 2023 بعد العثور على شقوق في عمودين. ولم يصب أحد بأذى.

NPN وكالة نقلت الخبر عن المجلس البلدي في المدينة وعن المقاول الذي سيدفع كلفة الإصلاح كاملة.

مقالات ذات صلة
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "ar.txt").write_text(ARABIC, encoding="utf-8")
    return tmp_path


def lines_of(path: Path, columns: int, *, isolates: bool = False) -> list[str]:
    def of() -> Iterator[str]:
        for digest, issues in read_half(path, Settings(path.parent, "", ""), Editorial(), Console(quiet=True)):
            plain = Look(columns, isolates, lambda text, _: text)
            yield from page(path.name, digest, issues, Editorial(), plain)

    return list(of())


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["ar.txt", "en.txt"])
@pytest.mark.parametrize("isolates", [False, True])
def test_no_line_is_wider_than_the_page(articles: Path, name: str, columns: int, isolates: bool) -> None:
    lines = lines_of(articles / name, columns, isolates=isolates)
    assert [line for line in lines if width(line) > columns] == []
    assert max(map(width, lines)) > 0.8 * columns


def test_what_is_kept_and_which_paragraphs_are_headings(articles: Path) -> None:
    lines = lines_of(articles / "en.txt", 80)
    kept = next(line for line in lines if line.startswith("kept ("))
    assert "1 heading #" in kept
    assert [line for line in lines if re.match(r"  ¶\d+ +#", line)] == ["  ¶2 # What went wrong"]
    assert any(line.startswith("  ¶1 • The council said") for line in lines)


def test_what_is_removed_and_by_which_rule(articles: Path) -> None:
    text = "\n".join(lines_of(articles / "en.txt", 80))
    assert re.search(r"\nremoved \(\d\)\n", text) and re.search(r"\n  share +Share this article\n", text)


def test_dates_stand_in_one_column_with_their_words(articles: Path) -> None:
    lines = lines_of(articles / "en.txt", 100)
    rows = [line for line in lines[lines.index(next(x for x in lines if x.startswith("timeline ("))) :] if "«" in line]
    assert {row.index("¶") for row in rows} == {len("  15–21 July 2024  ")}
    assert any(row.startswith("  2 May 2025 ") and row.endswith("explicit [2025-05-02] planned") for row in rows)
    assert any("«August 2024»" in row for row in rows)
    # How a date was found is explained once for all of that kind.
    assert lines.count("  publication: counted from the day of publication") == 1


def test_a_date_wider_than_its_column_stands_above_its_words(articles: Path) -> None:
    lines = lines_of(articles / "en.txt", 40)
    at = lines.index("  15–21 July 2024")
    assert lines[at + 1].lstrip().startswith("¶3 «")


def test_articles_are_set_apart_by_a_line_with_their_file(articles: Path) -> None:
    two = articles / "two.json"
    two.write_text(json.dumps([{"content_text": ARABIC}, {"content_text": ENGLISH}]), encoding="utf-8")
    heads = [line for line in lines_of(articles / "en.txt", 60) + lines_of(two, 60) if line.startswith("── ")]
    assert heads[0] == "── en.txt " + "─" * 50
    assert [head.rstrip("─ ") for head in heads[1:]] == ["── two.json", "── two.json, part 2"]


def test_rules_that_do_not_speak_for_themselves_are_explained(articles: Path) -> None:
    lines = lines_of(articles / "en.txt", 80)
    assert "  tail: a short line that is no sentence, below the text" in lines
    assert not any(line.startswith("  share:") for line in lines)


def test_what_is_not_there_is_said(articles: Path) -> None:
    (articles / "fa.txt").write_text(
        "---\nstatus: draft\n---\nپل قدیمی شهر\n\n"
        "شهرداری پل قدیمی شهر را پس از هشت ماه تعمیر دوباره باز کرد و گفت که سالم است.\n",
        encoding="utf-8",
    )
    lines = lines_of(articles / "fa.txt", 80)
    assert "summary (none)" in lines and "timeline (none)" in lines
    assert "  status     draft: it is not built" in lines
    assert "  warning language-without-rules" in lines


def test_what_stands_on_the_page_is_not_said_twice(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "keys.md").write_text(f"---\ncolour: red\n---\n{ENGLISH}", encoding="utf-8")
    assert main(["-C", str(articles), "inspect", str(articles / "keys.md")]) == 0
    out, err = capsys.readouterr()
    assert "warning front-matter-key  line 2: unknown key “colour”" in out and err == ""


def test_what_a_terminal_would_obey_does_not_reach_it(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = articles / "a\x1b[2Jb.txt"
    name.write_text(ENGLISH.replace("a year late", "a \x1b[31myear late"), encoding="utf-8")
    assert main(["-C", str(articles), "inspect", str(name)]) == 0
    assert main(["-C", str(articles), "inspect", f"{name}.gone.txt"]) == 2
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\ufffd[2Jb.txt" in out.replace("\n", "")  # a long path is wrapped


def test_right_to_left_lines_are_kept_apart_on_a_terminal(articles: Path) -> None:
    lines = lines_of(articles / "ar.txt", 60, isolates=True)
    letters = [line for line in lines if re.search(r"[ء-ي]", line)]
    assert letters and all(line.count("\u2068") == line.count("\u2069") == 1 for line in letters)
    assert any("\u2068\u200fNPN" in line for line in letters)
    assert not any(mark in line for line in lines_of(articles / "ar.txt", 60) for mark in "\u2068\u2069\u200f")


def test_a_pipe_gets_plain_text(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(articles), "inspect", str(articles / "ar.txt"), str(articles / "en.txt")]) == 0
    out = capsys.readouterr().out
    assert "افتتاح الجسر" in out and not set(out) & set("\x1b\u2068\u2069")


@pytest.mark.parametrize(("columns", "used"), [("72", 72), ("9", 40), ("400", 120), ("0", 100), ("wide", 100)])
def test_the_width_asked_for(monkeypatch: pytest.MonkeyPatch, columns: str, used: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)
    assert look().columns == used


def on_a_terminal(file: Path, columns: int, **environment: str) -> str:
    """What the command prints on a terminal of that many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    command = [sys.executable, "-m", "khulasa", "-C", str(file.parent), "inspect", str(file)]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env={**kept, "TERM": "xterm", **environment}
    ) as process:
        os.close(slave)
        printed = b""
        while True:
            try:
                more = os.read(master, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not more:
                break
            printed += more
    os.close(master)
    assert process.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def test_on_a_terminal(articles: Path) -> None:
    coloured = on_a_terminal(articles / "ar.txt", 60)
    assert "\x1b[1m\u2068افتتاح الجسر" in coloured
    plain = on_a_terminal(articles / "ar.txt", 60, NO_COLOR="1")
    assert "\x1b" not in plain and "\u2068" in plain
    assert plain == re.sub(r"\x1b\[\d*m", "", coloured)
    assert 48 < max(map(width, plain.split("\n"))) <= 60
