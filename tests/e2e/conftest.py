"""What the browser tests share: the fixed site and the repository's own, served as a code host does, and a browser."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.conftest import REPOSITORY
from tests.site.site_fixture import build_fixture

sys.path.insert(0, str(REPOSITORY / "scripts"))

BASE = "/repo/"


@pytest.fixture(scope="session")
def fixed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/data/site, built."""
    return build_fixture(tmp_path_factory.mktemp("fixed"), site_url=f"https://digest.example{BASE}")


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own content, built from a copy."""
    root = tmp_path_factory.mktemp("own")
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    config = load_config(str(root / "mkdocs.yml"), strict=True, site_url=f"https://digest.example{BASE}")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return root / "site"


@pytest.fixture(scope="module")
def address(fixed_site: Path) -> Iterator[str]:
    """Where the fixed site is served, below a base path."""
    from browsing import serving

    with serving(fixed_site, BASE) as here:
        yield here


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser of the module's own: Playwright runs once a thread, and a module may start its own."""
    pytest.importorskip("playwright.sync_api")
    from browsing import browsing

    with browsing() as launched:
        yield launched
