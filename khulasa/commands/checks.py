"""`khulasa checks`: a source and its translation a line on stdin, separated by a TAB; the checks' verdict a line."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from khulasa.checks import Verdict, check
from khulasa.checks.verdict import HOLD_BELOW
from khulasa.commands import wiring
from khulasa.commands.console import Console
from khulasa.editorial import EntityEntry, Term
from khulasa.model import Lang, Warned
from khulasa.settings import CONFIG_FILE, Settings, load


def checks(options: Namespace, console: Console) -> int:
    """Check stdin; inside a site, with its glossary, names and threshold. Raises ConfigError."""
    root = Path(options.directory).resolve()
    settings = load(root) if (root / CONFIG_FILE).is_file() else Settings(root, "", "")
    editorial = wiring.editorial_of(settings)
    verdicts = run(
        _lines(),
        options.source,
        options.target,
        options.json,
        editorial.terms,
        editorial.entities,
        hold_below=settings.hold_below,
    )
    for verdict in verdicts:
        print(verdict, flush=True)
    return 0


def run(
    lines: Iterable[str],
    source_lang: Lang,
    target_lang: Lang,
    as_json: bool,
    terms: Sequence[Term] = (),
    names: Sequence[EntityEntry] = (),
    *,
    hold_below: float = HOLD_BELOW,
) -> Iterator[str]:
    """A line for each line, in order: JSON, or confidence, ``held`` or ``shown``, and the warnings, between TABs.

    A line that is no pair gets a verdict too, with the code ``input``, so that lines in and lines out stay together.
    """
    for number, line in enumerate(lines, 1):
        source, tab, target = line.rstrip("\r\n").partition("\t")
        if tab and source.strip():
            verdict = check(source, target, source_lang, target_lang, terms, names, hold_below=hold_below)
        else:
            cause = "there is no TAB between source and translation" if not tab else "there is no source before the TAB"
            verdict = Verdict(0.0, True, (Warned("input", f"line {number}: {cause}"),))
        yield as_line(verdict) if not as_json else json.dumps(as_dict(verdict), ensure_ascii=False)


def as_dict(verdict: Verdict) -> dict[str, object]:
    """The verdict as `checks --json` prints it."""
    return {
        "confidence": verdict.confidence,
        "held": verdict.held,
        "warnings": [{"code": warned.code, "message": warned.message} for warned in verdict.warnings],
    }


def as_line(verdict: Verdict) -> str:
    """The verdict for people."""
    warnings = "; ".join(f"{warned.code}: {warned.message}" for warned in verdict.warnings)
    return f"{verdict.confidence:.3f}\t{'held' if verdict.held else 'shown'}\t{warnings}".rstrip()


def _lines() -> Iterator[str]:
    """The lines of stdin; bytes that are not UTF-8 become replacement characters, which the checks then see."""
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace")
