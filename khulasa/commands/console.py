"""What a person sees on stderr: progress, issues, a summary; colours only on a terminal that wants them.

Names and messages may come from files and servers: what a terminal would obey in them is not passed on.
"""

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from khulasa.model import Issue
from khulasa.text.display import printable

_COLOURS = {"error": "31", "warning": "33", "info": "36", "good": "32", "dim": "2", "title": "1"}


class Console:
    """Writes to stderr. ``quiet``: only warnings and errors."""

    def __init__(self, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        terminal = self._stream.isatty()
        self._colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

    def paint(self, text: str, style: str) -> str:
        """The text in a style (error, warning, info, good, dim, title) where colours are wanted."""
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self._colour else text

    def say(self, text: str) -> None:
        """A line of what is going on; nothing when quiet."""
        if not self._quiet:
            print(text, file=self._stream, flush=True)

    def progress(self, stage: str, count: int) -> None:
        """A stage begins."""
        self.say(self.paint(f"  {printable(stage)}" + (f": {count}" if count else "") + " …", "dim"))

    def error(self, text: str) -> None:
        """A line that is never hushed."""
        print(f"{self.paint('error', 'error')}: {printable(text)}", file=self._stream, flush=True)

    def issues(self, issues: Iterable[Issue]) -> None:
        """Each issue with its place; notes only when not quiet."""
        for issue in issues:
            if self._quiet and issue.severity == "info":
                continue
            label = "note" if issue.severity == "info" else issue.severity
            head = f"{printable(place(issue))}{self.paint(label, issue.severity)}"
            line = f"{head}: {printable(issue.message)} [{issue.code}]"
            print(line, file=self._stream, flush=True)


def place(issue: Issue) -> str:
    """``file:line: `` as far as it is known."""
    if issue.origin is None:
        return ""
    part = f"#{issue.origin.part}" if issue.origin.part > 1 else ""
    return f"{issue.origin.path}{part}:{f'{issue.line}:' if issue.line else ''} "


def serious(issues: Iterable[Issue]) -> bool:
    """Whether `--strict` should fail: notes are for reading, they are no issues."""
    return any(issue.severity != "info" for issue in issues)
