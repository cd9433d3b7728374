"""`khulasa summarize`: files in, their summaries out; nothing of a site is needed."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from khulasa.commands.console import Console
from khulasa.editorial import Editorial
from khulasa.errors import InputError
from khulasa.model import Article, Issue, Lang, Summary
from khulasa.sources import editorial as editorial_files
from khulasa.sources.seeds import read_file
from khulasa.stages.entities import entities
from khulasa.stages.read import read
from khulasa.stages.summary.naming import people_of
from khulasa.stages.summary.summarise import summarise


def summarize(options: Namespace, console: Console) -> int:
    """Print the summary of each article of each file. Raises InputError when no file holds one."""
    root = Path(options.directory).resolve()
    editorial = editorial_files.load(root) if (root / "editorial").is_dir() else Editorial()
    lines = run(
        map(Path, options.files),
        editorial,
        console,
        root=root,
        lang=options.lang,
        sentences=options.sentences,
        words=options.words,
        as_json=options.json,
    )
    found = False
    for line in lines:
        found = True
        print(line)
    if not found:
        raise InputError("no article in the files given")
    return 0


def run(
    files: Iterable[Path],
    editorial: Editorial,
    console: Console,
    *,
    root: Path,
    lang: Lang | None = None,
    sentences: int | None = None,
    words: int | None = None,
    as_json: bool = True,
) -> Iterator[str]:
    """One text per article: a JSON object, or the summary's sentences, a line each. Issues go to the console.

    ``lang`` wins over the language a file states or shows; ``sentences`` and ``words`` as in `summarise`.
    """
    for file in files:
        for article, issues in articles(file, root, editorial, console, lang):
            named = entities(article, editorial.entities) if sentences is None and words is None else ()
            people = people_of(named)
            summary, more = summarise(article, sentences=sentences, words=words, people=people)
            console.issues((*issues, *more))
            yield record(file, article, summary) if as_json else page(file, article, summary)


def articles(
    file: Path, root: Path, editorial: Editorial, console: Console, lang: Lang | None
) -> Iterator[tuple[Article, tuple[Issue, ...]]]:
    """The articles of one file; what is wrong with the file comes with the first of them, or goes to the console."""
    raws, issues = read_file(file.resolve(), root)
    for raw in raws:
        given = replace(raw, metadata={**raw.metadata, "lang": lang}) if lang else raw
        found, more = read(given, editorial)
        issues += more
        for article in found:
            yield article, issues
            issues = ()
    if issues:
        console.issues(issues)


def record(file: Path, article: Article, summary: Summary) -> str:
    """The object of the contract, on one line."""
    sentences = [{"text": s.text, "paragraph": s.paragraph, "start": s.start, "end": s.end} for s in summary.sentences]
    made = {"file": str(file), "part": article.origin.part, "summary": sentences}
    return json.dumps(made, ensure_ascii=False)


def page(file: Path, article: Article, summary: Summary) -> str:
    """The summary to read: the title, and a sentence a line with the number of its paragraph."""
    lines = [f"{article.title} ({file})", *(f"  [{s.paragraph + 1}] {s.text}" for s in summary.sentences)]
    return "\n".join([*lines, ""])
