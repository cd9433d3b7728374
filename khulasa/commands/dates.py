"""`khulasa dates`: a sentence a line on standard input, its time expressions on standard output."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from khulasa.commands.console import Console
from khulasa.dates import find
from khulasa.errors import InputError
from khulasa.model import Lang, TimeExpression


def dates(options: argparse.Namespace, console: Console) -> int:
    """Find the time expressions of stdin's lines. Raises InputError for a reference that is no day."""
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


def main(arguments: Sequence[str] | None = None) -> int:
    """The command alone; `khulasa dates` wires the same `run`. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="khulasa dates", description=__doc__)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--ref", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    for line in run(sys.stdin, options.lang, options.ref, as_json=options.json):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
