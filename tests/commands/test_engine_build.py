"""The engine for real: a package of the real format, installed and used by a build, its output labelled."""

import shutil
from pathlib import Path

import pytest

from khulasa.cli import main
from khulasa.site.content import parse
from tests.engines.argos_packages import install, package

SEED = """رئيس الحكومة وصل إلى باريس

وصل رئيس الحكومة إلى المدينة في 23 آذار 2019 خلال الحرب مع وزير الدولة بعد هجوم على القرية.

قالت الحكومة في باريس: الجيش وصل إلى القرية، بعد الهجوم على المدينة، في شهر آذار 2019.

أعلن الوزير السلام في البلاد بعد الحرب، قال الرئيس إلى الجيش: من القرية إلى المدينة.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site with one seed, and a place for packages of its own."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    root = tmp_path / "root"
    assert main(["--quiet", "init", str(root)]) == 0
    (root / "seeds/sample.txt").unlink()
    (root / "seeds/visit.txt").write_text(SEED, encoding="utf-8")
    return root


def front(root: Path, lang: str) -> dict[str, object]:
    data, _ = parse((root / f"content/{lang}/digests/visit.md").read_text(encoding="utf-8"))
    assert data is not None
    return dict(data)


def test_an_installed_package_translates_and_is_credited(site: Path) -> None:
    model = package("ar", "en", licence="CC0")
    assert main(["--quiet", "-C", str(site), "models", "install", str(model)]) == 0
    assert (site / "models.lock").is_file()
    assert main(["--quiet", "-C", str(site), "build"]) == 0
    data = front(site, "en")
    assert data["title_segment"]["text"] == "president government arrived to Paris"  # type: ignore[index]
    assert data["title_segment"]["state"] == "machine"  # type: ignore[index]
    assert data["translation"]["engines"] == ["Argos ar→en 1.0, CC0"]  # type: ignore[index]
    html = (site / "site/en/digests/visit/index.html").read_text(encoding="utf-8")
    assert "machine translation" in html.lower() and "Argos ar→en 1.0" in html
    memory = (site / "translations/en/visit.po").read_text(encoding="utf-8")
    assert "#, fuzzy" in memory and "#. engine: Argos ar→en 1.0; CC0; sha256:" in memory


def test_without_an_engine_the_original_is_shown(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(site), "build"]) == 0
    assert "khulasa models install ar en" in capsys.readouterr().err
    data = front(site, "en")
    assert data["translation"]["state"] == "missing"  # type: ignore[index]
    html = (site / "site/en/digests/visit/index.html").read_text(encoding="utf-8")
    assert "not yet translated" in html.lower() and 'lang="ar"' in html


def test_a_second_build_asks_no_engine(site: Path) -> None:
    main(["--quiet", "-C", str(site), "models", "install", str(package("ar", "en"))])
    main(["--quiet", "-C", str(site), "build"])
    before = {p: p.read_bytes() for p in (site / "content").rglob("*.md")}
    shutil.rmtree(site.parent / "packages")
    shutil.rmtree(site / ".khulasa")
    assert main(["--quiet", "-C", str(site), "build", "--strict"]) == 0
    assert {p: p.read_bytes() for p in (site / "content").rglob("*.md")} == before


def test_a_third_language_through_a_second_package(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("[ar, en]", "[ar, en, fr]"), encoding="utf-8")
    install(site.parent / "packages", package("ar", "en"), package("en", "fr"))
    assert main(["--quiet", "-C", str(site), "build"]) == 0
    data = front(site, "fr")
    assert data["title_segment"]["text"] == "président gouvernement arriva vers Paris"  # type: ignore[index]
    assert data["translation"]["engines"] == ["Argos ar→en 1.0 + en→fr 1.0, CC0-1.0"]  # type: ignore[index]
    html = (site / "site/fr/digests/visit/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in html and 'hreflang="fr"' in html
