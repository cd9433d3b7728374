"""The editor's half: the stages in order, from seeds to the pages of content/.

Belongs here: the order of things. Does not: what a stage does, or which adapters stand behind the ports.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from khulasa.dates import examine
from khulasa.editorial import Editorial
from khulasa.languages import topic
from khulasa.model import Article, BuildReport, Digest, Edition, Issue, Page, Summary
from khulasa.ports import Memory, PageStore, Source, Translator
from khulasa.settings import Settings
from khulasa.stages.compose import Composer, Render, digest_path
from khulasa.stages.digest import shown_sentences, within_share
from khulasa.stages.entities import entities
from khulasa.stages.events import events
from khulasa.stages.figures import figures
from khulasa.stages.read import read
from khulasa.stages.redirects import redirects
from khulasa.stages.reprints import duplicate_slugs, merge_reprints
from khulasa.stages.summary.naming import people_of
from khulasa.stages.summary.summarise import SummarySettings, article_sentences, summarise
from khulasa.translating import translate

Progress = Callable[[str, int], None]
"""Called with the name of a stage as it begins, and how many of its things there are (0: not known)."""

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Ports:
    """The world outside. ``translator`` is None for a build without an engine; ``render`` makes a page's Markdown."""

    source: Source
    memory: Memory
    pages: PageStore
    translator: Translator | None
    render: Render


def run(
    settings: Settings,
    editorial: Editorial,
    ports: Ports,
    *,
    today: str,
    progress: Progress = lambda stage, count: None,
    executor: Executor | None = None,
    look: Callable[[Sequence[Article]], Iterable[Issue]] = lambda articles: (),
) -> BuildReport:
    """Read, digest, translate, compose, write. ``today``: the ISO day on which new digests count as added; ``look``:
    what else to say of the articles as they were read."""
    log = _Log(progress)
    with log.stage("read"):
        raws = tuple(chain.from_iterable(log.keep(found) for found in ports.source.articles()))
        parts = [log.keep(answer) for answer in _map(executor, partial(read, editorial=editorial), raws)]
        found = log.keep(duplicate_slugs(a for a in chain.from_iterable(parts) if a.status != "draft"))
        articles = log.keep(merge_reprints(found))
        log.issues.extend(look(articles))
    with log.stage("digest", len(articles)):
        digest_one = partial(digest_article, editorial=editorial, settings=settings)
        digests = [log.keep(answer) for answer in _map(executor, digest_one, articles)]
    with log.stage("translate"):
        editions = log.keep(translate(digests, settings, editorial, ports.memory, ports.translator))
    with log.stage("write", len(editions)):
        pages = compose_pages(editions, settings, editorial, ports, today)
        saved = tuple(path.relative_to(settings.root).as_posix() for path in ports.memory.save())
        unread = [digest_path(lang, d.article.slug) for d in digests for lang in settings.languages]
        written = log.keep(ports.pages.write(pages, kept=unread))
        log.issues.extend(ports.memory.issues())
    return BuildReport(tuple(page.path for page in pages), (*saved, *written), tuple(log.issues), log.timings)


def digest_article(article: Article, editorial: Editorial, settings: Settings) -> tuple[Digest, tuple[Issue, ...]]:
    """The reading half for one article: sentences, summary, timeline, entities, figures. Pure; runs in any process."""
    if article.status == "withdrawn" or not topic(article.lang, "sentences"):
        return Digest(article, Summary(()), (), (), ()), ()
    bounds = {name: getattr(settings.summary, name) for name in settings.summary.__slots__}
    limits = SummarySettings(**bounds, max_share=settings.max_share)
    named = entities(article, editorial.entities)
    people = people_of(named)
    summary, left_out = summarise(article, settings=limits, people=people)
    rows, impossible = events(article, article_sentences(article), examine)
    (summary, rows), cut = within_share(article, summary, rows, settings.max_share, people)
    counted = figures(article, shown_sentences(summary, rows))
    return Digest(article, summary, rows, named, counted), (*left_out, *cut, *impossible)


def compose_pages(
    editions: Iterable[Edition], settings: Settings, editorial: Editorial, ports: Ports, today: str
) -> tuple[Page, ...]:
    """Every page of every edition, and a redirect for each address that is left."""
    composer = Composer(editorial, settings.languages, ports.render)
    committed = ports.pages.committed()
    first = _first_days(committed)
    pages = tuple(composer.page(e, _added(e.digest.article, first, settings, today)) for e in editions)
    return (*pages, *redirects(committed, pages))


def _first_days(committed: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The earliest day that committed pages name as added: by their path, and by the hash of their seed."""
    first: dict[str, str] = {}
    for path, front in committed.items():
        if day := str(front.get("added") or ""):
            for name in filter(None, (path, (front.get("origin") or {}).get("sha256"))):
                first[name] = min(day, first.get(name, day))
    return first


def _added(article: Article, first: Mapping[str, str], settings: Settings, today: str) -> str:
    """The day the digest first appeared: what its committed pages say, under this name or an earlier one."""
    names = [*(digest_path(lang, article.slug) for lang in settings.languages), article.origin.sha256]
    return min((first[name] for name in names if name in first), default=today)


def _map(executor: Executor | None, function: Callable[[In], Out], items: Sequence[In]) -> Iterable[Out]:
    """The results in order, whoever computes them."""
    return map(function, items) if executor is None else executor.map(function, items, chunksize=16)


@dataclass(slots=True)
class _Log:
    """What a run gathers on its way: issues in order, seconds by stage."""

    progress: Progress
    issues: list[Issue] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, count: int = 0) -> Iterator[None]:
        self.progress(name, count)
        began = time.perf_counter()
        yield
        self.timings[name] = round(time.perf_counter() - began, 3)

    def keep(self, answer: tuple[Out, Sequence[Issue]]) -> Out:
        self.issues.extend(answer[1])
        return answer[0]
