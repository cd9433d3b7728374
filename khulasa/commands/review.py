"""`khulasa review`: the translations that a person should look at, worst first, with reasons."""

import json
from argparse import Namespace
from pathlib import Path

from khulasa.commands.console import Console
from khulasa.engines.memory import POMemory
from khulasa.engines.review import Entry
from khulasa.settings import CONFIG_FILE, load


def review(options: Namespace, console: Console) -> int:
    """Print the queue, or export the memory. Raises ConfigError for a site that cannot be read."""
    root = Path(options.directory).resolve()
    if (root / CONFIG_FILE).is_file():
        root = load(root).root
    memory = POMemory(root)
    if options.tmx:
        count = memory.export_tmx(Path(options.tmx).resolve())
        console.say(f"{count} translations written to {options.tmx}")
        return 0
    queue = memory.review(options.lang)
    for entry in queue:
        print(json.dumps(as_dict(entry), ensure_ascii=False) if options.json else as_text(entry))
    console.issues(issue for issue in memory.issues() if issue.code != "memory-stale")
    if not queue:
        console.say(console.paint("nothing to review", "good"))
    return 0


def as_dict(entry: Entry) -> dict[str, object]:
    """An entry as `review --json` prints it, an object a line."""
    return {
        "lang": entry.lang,
        "source_lang": entry.source_lang,
        "slug": entry.slug,
        "key": entry.key,
        "kind": entry.kind,
        "state": entry.state,
        "source": entry.source,
        "target": entry.target or None,
        "confidence": entry.confidence,
        "engine": entry.engine,
        "warnings": [{"code": warned.code, "message": warned.message} for warned in entry.warnings],
        "reasons": list(entry.reasons),
        "suggestion": entry.suggestion or None,
        "file": entry.path,
        "line": entry.line,
    }


def as_text(entry: Entry) -> str:
    """An entry for people: its place and state, why, the source, the translation, a blank line."""
    confidence = "" if entry.confidence is None else f" {entry.confidence:.2f}"
    lines = [f"{entry.path}:{entry.line}: {entry.state}{confidence}: {'; '.join(entry.reasons)}", f"  {entry.source}"]
    lines += [f"  {entry.target}"] if entry.target else []
    lines += [f"  near match: {entry.suggestion}"] if entry.suggestion else []
    return "\n".join([*lines, ""])
