"""scripts/lighthouse.py, with a program in Lighthouse's place that gives the reports it is told to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.e2e

SCRIPT = REPOSITORY / "scripts/lighthouse.py"
# Gives the next of $SCORES as the score for performance, and 1 for the rest, after asking for the page it is to judge.
PROGRAM = """#!{python}
import json, os, sys, urllib.request
from pathlib import Path
scores = Path(os.environ["SCORES"])
score, *rest = json.loads(scores.read_text())
scores.write_text(json.dumps([*rest, score]))
assert urllib.request.urlopen(sys.argv[1]).status == 200
out = next(a.partition("=")[2] for a in sys.argv if a.startswith("--output-path="))
names = ("performance", "accessibility", "best-practices", "seo")
audits = {{"slow": {{"id": "slow", "score": score, "displayValue": "3 s"}}, "fine": {{"id": "fine", "score": 1}}}}
refs = [{{"id": "fine", "weight": 1}}, {{"id": "slow", "weight": 3}}]
categories = {{n: {{"score": score if n == "performance" else 1, "auditRefs": refs}} for n in names}}
Path(out).write_text(json.dumps({{"categories": categories, "audits": audits}}))
"""


def run(tmp_path: Path, site: Path, scores: list[float], *more: str) -> subprocess.CompletedProcess[str]:
    program = tmp_path / "lighthouse"
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    (tmp_path / "scores").write_text(json.dumps(scores))
    environment = {**os.environ, "LIGHTHOUSE": str(program), "SCORES": str(tmp_path / "scores")}
    command = [sys.executable, str(SCRIPT), str(site), *more]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_median_counts_not_one_bad_run(fixed_site: Path, tmp_path: Path) -> None:
    done = run(tmp_path, fixed_site, [0.95, 0.2, 1, 0.96, 0.94])
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        f"{kind}/{lang}" for lang in ("ar", "en") for kind in ("index", "digest", "timeline")
    ]
    assert "index/ar: performance 95, accessibility 100" in done.stdout


def test_below_the_floor_it_fails_and_says_what_cost_points(fixed_site: Path, tmp_path: Path) -> None:
    done = run(tmp_path, fixed_site, [0.94, 1, 0.5], "--runs", "3", "--only", "timeline/en")
    assert done.returncode == 1
    assert "performance is below 95: slow 3 s (0.5)" in done.stdout
    assert "index" not in done.stdout and "fine" not in done.stdout


def test_without_lighthouse_it_says_how_to_get_it(fixed_site: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(fixed_site)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "npm install" in done.stderr and "Traceback" not in done.stderr


def test_what_lighthouse_says_when_it_fails_is_shown(fixed_site: Path, tmp_path: Path) -> None:
    done = run(tmp_path, fixed_site, [])
    assert done.returncode == 2 and "ValueError" in done.stderr and "lighthouse.py: index/ar" in done.stderr
