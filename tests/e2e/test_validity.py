"""Every page of the fixed site is valid HTML, by two validators, each run once on all pages."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.e2e

MODULES = REPOSITORY / "node_modules"
HTML_VALIDATE = Path(os.environ.get("HTML_VALIDATE", MODULES / ".bin/html-validate"))
NU = Path(os.environ.get("VNU_JAR", MODULES / "vnu-jar/build/dist/vnu.jar"))
# From a file, 'self' is nobody, and a data block is no script: a browser test watches the policy.
NOT_OURS = ".*Content Security Policy.*"


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 40 and {"ar", "en"} <= {path.relative_to(site).parts[0] for path in found}
    return found


def html_validate(*paths: Path) -> tuple[int, str]:
    config = Path(__file__).parent / "html-validate.json"
    command = [str(HTML_VALIDATE), "--config", str(config), "--formatter", "text", *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def nu(*paths: Path) -> tuple[int, str]:
    """The Nu Html Checker of the W3C; warnings count."""
    if not NU.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu Html Checker needs Java and the npm package vnu-jar")
    command = ["java", "-Xss2m", "-jar", str(NU), "--Werror", "--filterpattern", NOT_OURS, *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_html_validate_finds_nothing(fixed_site: Path) -> None:
    assert html_validate(*pages(fixed_site)) == (0, "")


def test_the_nu_checker_finds_nothing(fixed_site: Path) -> None:
    assert nu(*pages(fixed_site)) == (0, "")


@pytest.mark.parametrize("validator", [html_validate, nu])
def test_a_page_that_is_not_valid_is_seen(fixed_site: Path, tmp_path: Path, validator: object) -> None:
    assert callable(validator)
    text = (fixed_site / "ar/timeline/index.html").read_text(encoding="utf-8")
    (tmp_path / "bad.html").write_text(text.replace("</main>", "<p><div></p></main>"), encoding="utf-8")
    code, said = validator(tmp_path / "bad.html")
    assert code != 0 and "bad.html" in said
