"""Lighthouse on a built site: mobile, simulated throttling, the median of five runs of index, digest and timeline.

    .venv/bin/python scripts/lighthouse.py SITE [--runs 5] [--only timeline/ar …]

Exits 1 where performance is below 95 or another category below 98, and says which audits cost points. SITE is served
by a plain file server, without compression. Lighthouse is $LIGHTHOUSE, else `lighthouse` of node_modules or of the
PATH; it is not among the project's packages, as it is larger than all of them: `npm install --prefix DIR lighthouse`
puts it at DIR/node_modules/.bin/lighthouse. Its scores for performance depend on the machine: leave it idle.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from browsing import FLAGS, executable, serving
from screenshots import languages

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {"performance": 95, "accessibility": 98, "best-practices": 98, "seo": 98}
MISSING = "lighthouse.py: Lighthouse is not installed; `npm install --prefix DIR lighthouse`, then set LIGHTHOUSE to \
DIR/node_modules/.bin/lighthouse"


def program() -> str | None:
    """The path of Lighthouse, or None."""
    beside = ROOT / "node_modules/.bin/lighthouse"
    return os.environ.get("LIGHTHOUSE") or (str(beside) if beside.exists() else shutil.which("lighthouse"))


def paths(site: Path) -> dict[str, str]:
    """Names and addresses: the index, the longest digest and the timeline of each language."""
    found = {}
    for lang in languages(site):
        digests = sorted((site / lang / "digests").glob("*/index.html"), key=lambda p: (p.stat().st_size, p.as_posix()))
        found[f"index/{lang}"] = f"{lang}/"
        if digests:
            found[f"digest/{lang}"] = digests[-1].parent.relative_to(site).as_posix() + "/"
        found[f"timeline/{lang}"] = f"{lang}/timeline/"
    return found


def measure(lighthouse: str, address: str, report: Path) -> dict[str, Any]:
    """One run: Lighthouse's report. Raises RuntimeError with its last words where it gives none."""
    command = [
        lighthouse,
        address,
        "--quiet",
        "--form-factor=mobile",
        "--throttling-method=simulate",
        f"--only-categories={','.join(FLOORS)}",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    chrome = executable()
    environment = {**os.environ, "CHROME_PATH": chrome} if chrome else None
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=180)
    if run.returncode or not report.is_file():
        raise RuntimeError((run.stderr or run.stdout)[-800:])
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    if problem := found.get("runtimeError"):
        raise RuntimeError(problem["message"])
    return found


def scores(report: dict[str, Any]) -> dict[str, int]:
    """Points of 100 of each category."""
    return {name: round(100 * report["categories"][name]["score"]) for name in FLOORS}


def costs(report: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that cost points, the dearest first."""
    refs = [(ref["weight"], report["audits"][ref["id"]]) for ref in report["categories"][category]["auditRefs"]]
    lost = [
        (weight * (1 - a["score"]), a) for weight, a in refs if weight and a["score"] is not None and a["score"] < 1
    ]
    shown = sorted(lost, key=lambda item: -item[0])
    return [f"{audit['id']} {audit.get('displayValue', '')} ({audit['score']})" for _, audit in shown]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[""], help="parts of names of pages")
    options = parser.parse_args()
    lighthouse = program()
    if lighthouse is None:
        print(MISSING, file=sys.stderr)
        return 2
    low = 0
    with serving(options.site) as address, tempfile.TemporaryDirectory(prefix="khulasa-lighthouse-") as folder:
        for name, path in paths(options.site).items():
            if not any(part in name for part in options.only):
                continue
            try:
                reports = [measure(lighthouse, address + path, Path(folder) / f"{n}.json") for n in range(options.runs)]
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"lighthouse.py: {name}: {error}", file=sys.stderr)
                return 2
            runs = [scores(report) for report in reports]
            medians = {category: statistics.median(run[category] for run in runs) for category in FLOORS}
            said = ", ".join(f"{category} {median:g}" for category, median in medians.items())
            print(f"{name}: {said}; performance {[run['performance'] for run in runs]}; {path}", flush=True)
            for category, floor in FLOORS.items():
                if medians[category] < floor:
                    low += 1
                    print(f"  {category} is below {floor}: {'; '.join(costs(reports[-1], category))}", flush=True)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
