"""`khulasa inspect`: files through the reading half, as JSON lines or as a page to read in a terminal."""

import json
import textwrap
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khulasa.commands.console import Console
from khulasa.dates.wording import wording
from khulasa.editorial import Editorial
from khulasa.errors import InputError
from khulasa.model import Article, Digest, Event, Issue, Sentence
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
                print("\n".join(page(name, digest, issues, editorial, console)))
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
    console.issues(troubles)
    for raw in raws:
        articles, issues = read(raw, editorial)
        for article in articles:
            digest, more = digest_article(article, editorial, settings)
            mine = [i for i in (*troubles, *issues) if i.origin is None or i.origin.part == article.origin.part]
            yield digest, (*mine, *more)
        if not articles:
            console.issues(issues)


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


def outlet_name(name: str | None, article: Article, editorial: Editorial) -> str | None:
    """An outlet's name in the article's language; one that is not listed as the text writes it."""
    listed = editorial.outlet(name)
    if listed is None:
        return name
    return listed.names.get(article.lang) or next(iter(listed.names.values()))


def page(name: str, digest: Digest, issues: Iterable[Issue], editorial: Editorial, console: Console) -> Iterator[str]:
    """The same for a person: what was kept, removed and why, dated with evidence, summarised by paragraph."""
    article, summary = digest.article, digest.summary
    words = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    yield console.paint(f"{name}  part {article.origin.part}", "dim")
    yield console.paint(article.title, "good")
    facts = {
        "language": article.lang,
        "outlet": outlet_name(article.outlet, article, editorial) or "not stated",
        "via": outlet_name(article.via, article, editorial),
        "author": article.author,
        "published": _published(article),
        "link": article.url or "none supplied",
        "length": f"{len(article.paragraphs)} paragraphs, {len(article.subheads)} of them headings; {words} words",
    }
    for key, value in facts.items():
        if value:
            yield f"  {key:<10} {value}"
    yield from _section("removed", ((r.rule, r.text) for r in article.removed), console)
    yield from _section("summary", ((f"¶{s.paragraph}", s.text) for s in summary.sentences), console)
    yield from _section("left out", ((left.reason, left.sentence.text) for left in summary.left_out), console)
    yield from _section("timeline", (_dated(event) for event in digest.events), console)
    yield from _section("figures", ((f"¶{f.sentence.paragraph}", f.text) for f in digest.figures), console)
    named = ((e.kind, e.names.get(article.lang) or e.mentions[0].text) for e in digest.entities)
    yield from _section("named", named, console)
    yield from _section("issues", ((issue.code, issue.message) for issue in issues), console)
    yield ""


def _published(article: Article) -> str:
    if article.published is None:
        return "not stated"
    return f"{wording(article.published, 'en')} [{article.published.edtf}], from: {article.published_evidence}"


def _dated(event: Event) -> tuple[str, str]:
    when = f"{event.when.edtf}{f' {event.when.mod}' if event.when.mod else ''}" if event.when else "undated"
    planned = ", planned" if event.planned else ""
    return (
        f"{when}{planned}",
        f"«{event.expression.text}» ({event.expression.basis}) ¶{event.sentence.paragraph} {event.sentence.text}",
    )


def _section(title: str, rows: Iterable[tuple[str, str]], console: Console) -> Iterator[str]:
    """A heading and its rows, the label in a column of its own, long texts wrapped under themselves."""
    listed = list(rows)
    if not listed:
        return
    yield f"  {console.paint(title, 'info')}"
    width = min(22, max(len(label) for label, _ in listed))
    for label, text in listed:
        first, *more = textwrap.wrap(text, 100) or [""]
        yield f"    {label:<{width}}  {first}"
        yield from (" " * (width + 6) + line for line in more)
