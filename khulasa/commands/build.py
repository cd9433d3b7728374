"""`khulasa build`: the editor's half, the publisher's half, or what they would change."""

import json
import time
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from khulasa.commands.console import Console, serious
from khulasa.errors import InputError
from khulasa.model import BuildReport
from khulasa.ports import SiteBuilder
from khulasa.settings import Settings, load

_EMPTY = BuildReport((), (), (), {})
_LISTED = 40
"""How many changed files are named; --json has them all."""


def build(options: Namespace, console: Console) -> int:
    """Run the build the options ask for; return the exit code of the contract."""
    settings = load(Path(options.directory).resolve())
    report = _EMPTY
    if not options.site_only:
        report = edit(settings, options, console)
    built: bool | None = None
    if not (options.content_only or options.check):
        report, built = _publish(settings, report, options, console)
    if options.json:
        print(json.dumps(asdict(report), ensure_ascii=False))
    _conclude(report, built, options, console)
    if options.check:
        return 1 if report.written or serious(report.issues) else 0
    return 1 if options.strict and serious(report.issues) else 0


def edit(settings: Settings, options: Namespace, console: Console) -> BuildReport:
    """The editor's half: seeds to content/ and translations/. Raises InputError when there is nothing to read."""
    from khulasa.commands import wiring
    from khulasa.pipeline import run

    ports = wiring.ports_of(settings, engine=not options.no_engine, dry=options.check)
    editorial = wiring.editorial_of(settings)
    with _executor(options) as executor:
        today = wiring.today().isoformat()
        report = run(settings, editorial, ports, today=today, progress=console.progress, executor=executor)
    console.issues(report.issues)
    if not report.pages:
        folder = settings.root / settings.seeds
        raise InputError(f"{folder}: no readable article; put one there, or fetch one: khulasa add URL")
    return report


def _publish(settings: Settings, report: BuildReport, options: Namespace, console: Console) -> tuple[BuildReport, bool]:
    """The publisher's half: content/ to site/. The report with its issues added, and whether anything was built."""
    from khulasa.site.builder import SiteFolder

    console.progress("site", 0)
    began = time.perf_counter()
    site: SiteBuilder = SiteFolder(settings.root)
    built, issues = site.build()
    console.issues(issues)
    timings = {**report.timings, "site": round(time.perf_counter() - began, 3)}
    return BuildReport(report.pages, report.written, (*report.issues, *issues), timings), built


@contextmanager
def _executor(options: Namespace) -> Iterator[Executor | None]:
    """Where the reading half runs: here, in processes of this machine, or on a cluster."""
    if options.scheduler:
        try:
            from distributed import Client
        except ImportError:
            raise InputError("--scheduler needs Dask: pip install distributed, here and on the cluster") from None
        with Client(options.scheduler) as client:
            yield client.get_executor()
    elif options.jobs > 1:
        with ProcessPoolExecutor(options.jobs) as pool:
            yield pool
    else:
        yield None


def _conclude(report: BuildReport, built: bool | None, options: Namespace, console: Console) -> None:
    """The last lines: what was done, or that nothing was to be done."""
    notes = sum(issue.severity == "info" for issue in report.issues)
    issues = len(report.issues) - notes
    verb = "would change" if options.check else "wrote"
    for path in report.written[:_LISTED]:
        console.say(f"  {verb} {path}")
    if len(report.written) > _LISTED:
        console.say(f"  … and {_count(len(report.written) - _LISTED, 'more file')}")
    if not report.written and not built:
        done = "everything is up to date" if options.check else "nothing was to be done"
        console.say(console.paint(done, "good"))
    else:
        parts = [f"{verb} {_count(len(report.written), 'file')}"] if not options.site_only else []
        parts += ["built the site"] if built else ["the site is up to date"] if built is False else []
        console.say(console.paint("; ".join(parts), "good"))
    if issues or notes:
        console.say(f"{_count(issues, 'issue')}, {_count(notes, 'note')}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
