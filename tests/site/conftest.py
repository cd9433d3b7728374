from pathlib import Path

import pytest

from tests.site.site_fixture import build_fixture


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_fixture(tmp_path_factory.mktemp("fixture"))
