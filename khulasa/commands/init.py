"""`khulasa init`: a new site that builds at once."""

from argparse import Namespace
from pathlib import Path

from khulasa import __version__
from khulasa.commands.console import Console
from khulasa.errors import InputError
from khulasa.scaffold import new_site


def init(options: Namespace, console: Console) -> int:
    """Write the files of a new site into a folder, which may exist; no file that is there is overwritten."""
    folder = Path(options.folder)
    files = new_site(__version__)
    there = sorted(path for path in files if (folder / path).exists())
    if there:
        raise InputError(f"{folder / there[0]}: is there already; name an empty folder, or move it away")
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    console.say(console.paint(f"{folder}: a new site of {len(files)} files", "good"))
    console.say(f"next: khulasa -C {folder} build, then khulasa -C {folder} serve")
    return 0
