"""`khulasa dates`: a sentence a line on standard input, its time expressions on standard output."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date

from khulasa.commands.console import Console
from khulasa.dates import find
from khulasa.errors import InputError
from khulasa.languages import known, topic
from khulasa.model import Lang, TimeExpression


def dates(options: Namespace, console: Console) -> int:
    """Find the time expressions of stdin's lines. Raises InputError for a language without a lexicon, or no day."""
    if not topic(options.lang, "dates"):
        languages = ", ".join(lang for lang in known() if topic(lang, "dates"))
        raise InputError(f"--lang {options.lang}: no lexicon of dates; there are: {languages}")
    try:
        reference = date.fromisoformat(options.ref) if options.ref else None
    except ValueError:
        raise InputError(f"--ref {options.ref}: no day of the calendar; write YYYY-MM-DD") from None
    for line in run(sys.stdin, options.lang, reference, as_json=options.json):
        print(line)
    return 0


def run(lines: Iterable[str], lang: Lang, reference: date | None, as_json: bool = False) -> Iterator[str]:
    """One output line per input line: JSON as the contract has it, or the expressions as
    ``text=value``, tab-separated."""
    for line in lines:
        found = find(line.rstrip("\r\n"), lang, reference)
        if as_json:
            yield json.dumps({"expressions": [_record(expression) for expression in found]}, ensure_ascii=False)
        else:
            yield "\t".join(f"{expression.text}={_shown(expression)}" for expression in found)


def _record(expression: TimeExpression) -> dict[str, object]:
    return {
        "text": expression.text,
        "start": expression.start,
        "end": expression.end,
        "type": expression.kind,
        "value": expression.value,
        "mod": expression.mod,
        "basis": expression.basis,
    }


def _shown(expression: TimeExpression) -> str:
    value = expression.value or "?"
    return f"{value} {expression.mod}" if expression.mod else value
