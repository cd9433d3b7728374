"""`khulasa sentences`: a paragraph a line on stdin, a JSON list of its sentences a line on stdout."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from khulasa.commands.console import Console
from khulasa.model import Lang
from khulasa.text.sentences import split


def sentences(options: Namespace, console: Console) -> int:
    """Split stdin. A language without rules of its own is split by the general ones."""
    for line in run(sys.stdin, options.lang):
        print(line)
    return 0


def run(paragraphs: Iterable[str], lang: Lang) -> Iterator[str]:
    """The output line of each paragraph: a JSON list of strings, empty for a blank line."""
    for paragraph in paragraphs:
        found = [paragraph[start:end] for start, end in split(paragraph, lang)]
        yield json.dumps(found, ensure_ascii=False)
