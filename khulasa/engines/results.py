"""What engines answered before, on this machine: a sentence keeps its translation whatever else is in the batch, and a
build that was killed does not begin again.

A cache under the site's ``.khulasa/``, never committed and safe to delete; where it cannot be read or written, there is
none. One row a question; SQLite's journal keeps it whole through a kill.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from khulasa.model import Candidate

TIMEOUT = 10.0  # seconds to wait for another build that is writing
_SCHEMA = "CREATE TABLE IF NOT EXISTS results (question BLOB PRIMARY KEY, candidates BLOB NOT NULL) WITHOUT ROWID"


class Results:
    """Candidates by question. ``path``: the file, or None to keep nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def known(self, questions: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Those of the questions that were answered before."""
        if self._path is None or not self._path.is_file():
            return {}
        try:
            with closing(sqlite3.connect(self._path, timeout=TIMEOUT)) as database:
                return {
                    question: _unpacked(row[0])
                    for question in questions
                    for row in database.execute("SELECT candidates FROM results WHERE question = ?", [_key(question)])
                }
        except (sqlite3.Error, OSError, ValueError, zlib.error, TypeError):
            with suppress(OSError):  # damaged: begin again
                self._path.unlink()
            return {}

    def keep(self, answers: Mapping[str, tuple[Candidate, ...]]) -> None:
        """Add answers; a question keeps its first."""
        if self._path is None:
            return
        rows = [(_key(question), _packed(candidates)) for question, candidates in answers.items()]
        with suppress(sqlite3.Error, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=TIMEOUT)) as database, database:
                database.execute(_SCHEMA)
                database.executemany("INSERT OR IGNORE INTO results VALUES (?, ?)", rows)


def _key(question: str) -> bytes:
    return hashlib.sha256(question.encode("utf-8", "surrogatepass")).digest()


def _packed(candidates: tuple[Candidate, ...]) -> bytes:
    return zlib.compress(json.dumps([[made.text, made.score] for made in candidates]).encode())


def _unpacked(row: bytes) -> tuple[Candidate, ...]:
    return tuple(Candidate(str(text), float(score)) for text, score in json.loads(zlib.decompress(row)))
