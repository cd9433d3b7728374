"""`khulasa inspect`: files through the reading half, as JSON lines or as a page to read in a terminal."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khulasa.commands.console import Console
from khulasa.commands.inspect_page import look, outlet_name, page
from khulasa.editorial import Editorial
from khulasa.errors import InputError
from khulasa.model import Digest, Event, Issue, Sentence
from khulasa.pipeline import digest_article
from khulasa.settings import CONFIG_FILE, Settings, load
from khulasa.sources import editorial as editorial_files
from khulasa.sources.seeds import read_file
from khulasa.stages.read import read


def inspect(options: Namespace, console: Console) -> int:
    """Print what is read from each file; 2 when none can be read."""
    root = Path(options.directory).resolve()
    settings, editorial = _knowledge(root)
    shown = 0
    for name in options.files:
        for digest, issues in read_half(Path(name), settings, editorial, console):
            shown += 1
            if options.json:
                print(json.dumps(record(name, digest, issues, editorial), ensure_ascii=False))
            else:
                print("\n".join(page(name, digest, issues, editorial, look())))
    if not shown:
        raise InputError("no article in the files given")
    return 0


def _knowledge(root: Path) -> tuple[Settings, Editorial]:
    """The site's settings and editorial knowledge; the defaults outside a site."""
    if (root / CONFIG_FILE).is_file():
        return load(root), editorial_files.load(root)
    return Settings(root, "", ""), Editorial()


def read_half(
    path: Path, settings: Settings, editorial: Editorial, console: Console
) -> Iterator[tuple[Digest, tuple[Issue, ...]]]:
    """The digests of one file, each with its issues; what is wrong with the file itself goes to the console."""
    raws, troubles = read_file(path, settings.root)
    shown = set()
    for raw in raws:
        articles, issues = read(raw, editorial)
        for article in articles:
            shown.add(article.origin.part)
            digest, more = digest_article(article, editorial, settings)
            mine = [i for i in (*troubles, *issues) if i.origin is None or i.origin.part == article.origin.part]
            yield digest, (*mine, *more)
        if not articles:
            console.issues(issues)
    # What stands with an article is not said twice.
    console.issues(issue for issue in troubles if shown.isdisjoint({issue.origin.part if issue.origin else 1}))


def record(name: str, digest: Digest, issues: Iterable[Issue], editorial: Editorial) -> dict[str, Any]:
    """The object of the contract for one article."""
    article = digest.article
    return {
        "file": name,
        "part": article.origin.part,
        "lang": article.lang,
        "title": article.title,
        "outlet": outlet_name(article.outlet, article, editorial),
        "author": article.author,
        "published": article.published.edtf if article.published else None,
        "published_evidence": article.published_evidence,
        "url": article.url,
        "via": outlet_name(article.via, article, editorial),
        "paragraphs": list(article.paragraphs),
        "removed": [{"text": r.text, "rule": r.rule} for r in article.removed],
        "summary": [sentence_record(s) for s in digest.summary.sentences],
        "timeline": [_row(event) for event in digest.events],
        "entities": [{"text": e.mentions[0].text, "type": e.kind, "en": e.names.get("en")} for e in digest.entities],
        "issues": [{"code": issue.code, "message": issue.message} for issue in issues],
    }


def sentence_record(sentence: Sentence) -> dict[str, Any]:
    """A summary's sentence as the contract has it."""
    return {"text": sentence.text, "paragraph": sentence.paragraph, "start": sentence.start, "end": sentence.end}


def _row(event: Event) -> dict[str, Any]:
    """A row of the timeline; the offsets are those of the expression, inside its paragraph."""
    return {
        "edtf": event.when.edtf if event.when else None,
        "mod": event.when.mod if event.when else None,
        "expression": event.expression.text,
        "start": event.expression.start,
        "end": event.expression.end,
        "paragraph": event.sentence.paragraph,
        "text": event.sentence.text,
        "planned": event.planned,
        "basis": event.expression.basis,
    }
