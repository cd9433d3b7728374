"""`khulasa check`: everything a maintainer should look at, one line each, with its place."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from khulasa.commands import wiring
from khulasa.commands.console import Console, place, serious
from khulasa.commands.models import LOCK
from khulasa.editorial import Editorial
from khulasa.engines.models import drift
from khulasa.model import Article, Issue, Origin
from khulasa.pipeline import run
from khulasa.settings import Settings, load
from khulasa.stages.reprints import proposals
from khulasa.text.display import printable
from khulasa.text.normalise import fold


def check(options: Namespace, console: Console) -> int:
    """Print what needs attention; 1 when there is more than notes."""
    settings = load(Path(options.directory).resolve())
    editorial = wiring.editorial_of(settings)
    ports = wiring.ports_of(settings, engine=False, dry=True)
    today = wiring.today().isoformat()
    report = run(settings, editorial, ports, today=today, progress=console.progress, look=proposed_boilerplate)
    stale = tuple(
        Issue("check", "stale", "out of date: run khulasa build", Origin(path, "")) for path in report.written
    )
    models = drift(settings.root / LOCK)
    found = (*report.issues, *stale, *models, *editorial_issues(editorial, settings))
    for issue in found:
        label = "note" if issue.severity == "info" else issue.severity
        print(printable(f"{place(issue)}{label}: {issue.message} [{issue.code}]"))
    if not found:
        console.say(console.paint("nothing to look at", "good"))
    return 1 if serious(found) else 0


def proposed_boilerplate(articles: Sequence[Article]) -> Iterator[Issue]:
    """Lines that several seeds of an outlet share: an editor decides whether they are the outlet's furniture."""
    for proposal in proposals(articles):
        message = (
            f"“{proposal.line}” stands in {len(proposal.paths)} seeds of {proposal.outlet}; if it is never part of an "
            "article, list it under that outlet's boilerplate"
        )
        yield Issue("check", "repeated-line", message, Origin("editorial/outlets.yml", ""), "info")


def editorial_issues(editorial: Editorial, settings: Settings) -> Iterator[Issue]:
    """Where editorial knowledge contradicts itself or leaves a language of the site out."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for entry in editorial.entities:
        for lang in (*entry.names, *entry.aliases):
            for form in (entry.names.get(lang, ""), *entry.aliases.get(lang, ())):
                named[lang, fold(form)].add(entry.id)
                spelled.setdefault(fold(form), form)
        yield from _unnamed("entities.yml", entry.id, [lang for lang in settings.languages if lang not in entry.names])
    for (lang, form), ids in sorted(named.items()):
        if form and len(ids) > 1:
            message = f"“{spelled[form]}” ({lang}) names {' and '.join(sorted(ids))}; give it to one of them"
            yield Issue("check", "ambiguous-alias", message, Origin("editorial/entities.yml", ""), "info")
    for outlet in editorial.outlets:
        yield from _unnamed("outlets.yml", outlet.id, [lang for lang in settings.languages if lang not in outlet.names])
    for term in editorial.terms:
        if not term.keep:
            missing = [lang for lang in settings.languages if lang not in term.forms]
            yield from _unnamed("glossary.yml", term.id, missing)


def _unnamed(file: str, name: str, languages: list[str]) -> Iterator[Issue]:
    if languages:
        message = f"{name} has no name in {', '.join(languages)}"
        yield Issue("check", "unnamed", message, Origin(f"editorial/{file}", ""))
