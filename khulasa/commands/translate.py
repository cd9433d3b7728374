"""`khulasa translate`: a sentence a line on stdin, a translation a line on stdout."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from khulasa.commands import wiring
from khulasa.commands.console import Console
from khulasa.editorial import Editorial
from khulasa.model import Lang, Request, Segment
from khulasa.ports import Translator
from khulasa.settings import CONFIG_FILE, Settings, load
from khulasa.translating import ask


def translate(options: Namespace, console: Console) -> int:
    """Translate stdin. Outside a site, with default settings and no glossary. Raises EngineError, ConfigError."""
    root = Path(options.directory).resolve()
    settings = load(root) if (root / CONFIG_FILE).is_file() else Settings(root, "", "")
    translator = wiring.translator_of(settings)
    lines = [line.rstrip("\r\n") for line in sys.stdin]
    made = segments(lines, options.source, options.target, translator, wiring.editorial_of(settings), settings)
    for number, segment in enumerate(made, 1):
        print(as_json(segment) if options.json else " ".join((segment.target or "").split("\n")))
        if segment.state == "held" and not options.json:
            reasons = "; ".join(warned.message for warned in segment.warnings)
            console.say(f"line {number}: would be held for review: {reasons}")
    return 0


def segments(
    lines: Sequence[str], source: Lang, target: Lang, translator: Translator, editorial: Editorial, settings: Settings
) -> tuple[Segment, ...]:
    """Each line with its translation, in order. Raises EngineError, also when no package translates the pair."""
    asked = [
        Request("", f"line:{number}", "sentence", line, source, target)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    if asked and not translator.supports(source, target):
        translator.translate([asked[0].source], source, target)  # says why, and what to do
    made = iter(ask(asked, translator, editorial, settings.hold_below))
    blank = Segment("", "sentence", "", "", "machine")
    return tuple((next(made) if line.strip() else None) or replace(blank, source=line, target=line) for line in lines)


def as_json(segment: Segment) -> str:
    """The line of `translate --json`."""
    data = {
        "source": segment.source,
        "target": segment.target,
        "state": segment.state,
        "engine": segment.engine,
        "score": segment.score,
        "warnings": [{"code": warned.code, "message": warned.message} for warned in segment.warnings],
    }
    return json.dumps(data, ensure_ascii=False)
