"""`khulasa add`: files, pages and feeds become seeds with front matter."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khulasa.commands import wiring
from khulasa.commands.console import Console
from khulasa.editorial import Editorial
from khulasa.errors import FetchError, InputError
from khulasa.model import Issue, RawArticle
from khulasa.settings import load
from khulasa.sources import web
from khulasa.sources.frontmatter import UNKNOWN
from khulasa.stages.read import read

# Why the reading stage takes no date although there is one.
_REFUSED = ("date-conflict", "date-several", "date-ambiguous")


def add(options: Namespace, console: Console) -> int:
    """Add each target; one that fails does not stop the others. 2 when nothing could be added, 1 on other trouble."""
    settings = load(Path(options.directory).resolve())
    editorial = wiring.editorial_of(settings)
    failed, done, troubled = [], 0, False
    for target in options.targets:
        try:
            added = web.add(
                target,
                settings.root,
                folder=settings.seeds,
                allow_private=options.allow_private,
                describe=lambda raw: front_matter(raw, editorial),
                progress=lambda address: console.progress(address, 0),
            )
        except (FetchError, InputError) as error:
            failed.append(str(error))
            console.error(str(error))
            continue
        console.issues(added.issues)
        troubled = troubled or any(issue.severity == "error" for issue in added.issues)
        for path in added.written:
            print(path.relative_to(settings.root))
        for name, seed in added.known:
            console.say(f"{name}: is there already, as {seed}")
        done += len(added.written) + len(added.known)
    if not done:
        raise InputError("nothing was added")
    return 1 if failed or troubled else 0


def front_matter(raw: RawArticle, editorial: Editorial) -> tuple[Mapping[str, Any], tuple[Issue, ...]]:
    """What a seed's front matter says: what is read from the text and checked against the page's markup.

    None for what could not be read, so that a hint of the markup that was rejected does not come back; and the issues
    of the reading.
    """
    articles, issues = read(raw, editorial)
    if not articles:
        return dict(raw.metadata), issues
    article = articles[0]
    # A date that was refused must not come back when the seed, without its page's markup, is read again.
    refused = bool(raw.hints.get("published_conflict")) or any(issue.code in _REFUSED for issue in issues)
    unknown = UNKNOWN if refused else None
    found = {
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.edtf if article.published else unknown,
        "url": article.url,
        "via": article.via,
        "lang": article.lang,
    }
    return {**found, **raw.metadata}, issues
