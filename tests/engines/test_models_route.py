"""Which packages lead where, and what a package says of itself; no package is loaded."""

import json
from pathlib import Path

import pytest

from khulasa.engines.packages import route, scan, shortest, stated_licence

ROUTES = [
    # pairs, from, to, the chain
    ("", "ar", "en", ""),
    ("ar-en", "ar", "ar", ""),
    ("ar-en", "en", "ar", ""),
    ("ar-en en-fr fr-ar", "ar", "ar", ""),
    ("ar-en", "ar", "en", "ar-en"),
    ("ar-en en-fr", "ar", "fr", "ar-en en-fr"),
    ("ar-en en-fr ar-fr", "ar", "fr", "ar-fr"),
    # two of one length: through the language that more packages know, then by code
    ("ar-de de-fr ar-en en-fr en-es", "ar", "fr", "ar-en en-fr"),
    ("ar-en en-fr ar-de de-fr", "ar", "fr", "ar-de de-fr"),
    ("ar-en en-es es-pt pt-fr en-pt", "ar", "fr", "ar-en en-pt pt-fr"),
]


@pytest.mark.parametrize(("pairs", "source", "target", "chain"), ROUTES)
def test_the_shortest_chain(pairs: str, source: str, target: str, chain: str) -> None:
    listed = [tuple(pair.split("-")) for pair in pairs.split()]
    for order in (listed, listed[::-1]):
        assert " ".join("-".join(pair) for pair in shortest(order, source, target)) == chain


def _folder(parent: Path, name: str, **metadata: object) -> None:
    (parent / name).mkdir()
    (parent / name / "metadata.json").write_text(json.dumps(metadata))


def test_the_newest_version_of_a_pair_is_used(tmp_path: Path) -> None:
    for name, version in {"a": "1.9", "b": "1.10", "c": "one", "d": "1.0"}.items():
        _folder(tmp_path, name, from_code="ar", to_code="en", package_version=version)
    packages, issues = scan([tmp_path])
    assert [package.version for package in packages] == ["1.10", "1.9", "1.0", "one"] and not issues
    assert route(packages, "ar", "en")[0].label == "ar→en 1.10"


LICENCES = {
    "": None,
    "A model of Arabic.": None,
    "The submitted data was limited.": None,
    "# ar-en\n\nLicense: CC BY 4.0\n": "CC BY 4.0",
    "**Licence:** CC0-1.0": "CC0-1.0",
    "Trained on OPUS.\n\n## License\n\nCC BY-SA 4.0": "CC BY-SA 4.0",
    "This model is licensed under the MIT License.": "MIT License",
    "Data: ParaCrawl, CC0. Model: see below": "CC0",
}


@pytest.mark.parametrize(("readme", "licence"), LICENCES.items())
def test_reads_a_licence(readme: str, licence: str | None) -> None:
    assert stated_licence(readme) == licence


def test_a_licence_in_the_metadata_wins(tmp_path: Path) -> None:
    _folder(tmp_path, "a", from_code="ar", to_code="en", license="CC BY 4.0")
    (tmp_path / "a" / "README.md").write_text("License: MIT")
    assert scan([tmp_path])[0][0].licence == "CC BY 4.0"
