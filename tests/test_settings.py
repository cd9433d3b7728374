"""mkdocs.yml: what is read, and every mistake told at once, with its line and a remedy."""

from pathlib import Path

import pytest

from khulasa.errors import ConfigError
from khulasa.settings import load


def site(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def test_defaults(tmp_path: Path) -> None:
    settings = load(site(tmp_path, "site_name: S\nplugins:\n  - khulasa\n"))
    assert (settings.languages, settings.summary.max_words, settings.max_share) == (("ar", "en"), 110, 0.4)


def test_options(tmp_path: Path) -> None:
    text = "site_name: S\nplugins:\n  - khulasa:\n      languages: [ar, en, fr]\n      summary: {max_words: 80}\n"
    settings = load(site(tmp_path, text))
    assert (settings.languages, settings.summary.max_words) == (("ar", "en", "fr"), 80)


def test_plugins_as_a_mapping_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.net/x/")
    text = "site_name: S\nsite_url: !ENV [SITE_URL, '']\nplugins:\n  khulasa: {languages: [en]}\n"
    settings = load(site(tmp_path, text))
    assert (settings.languages, settings.site_url) == (("en",), "https://example.net/x/")


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    text = (
        "site_name: S\nplugins:\n  - khulasa:\n      langauges: [ar]\n      max_share: 40\n"
        "      summary:\n        min_sentences: 9\n      engine: fast\n      repository: 7\n"
    )
    with pytest.raises(ConfigError) as caught:
        load(site(tmp_path, text))
    lines = str(caught.value).splitlines()
    path = tmp_path / "mkdocs.yml"
    assert lines == [
        f"{path}:4: unknown option langauges; did you mean languages?",
        f"{path}:5: max_share must lie between 0.05 and 1, not 40",
        f"{path}:8: engine must hold keys and values",
        f"{path}:9: repository must be text, not 7",
        f"{path}:7: min_sentences is more than max_sentences",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("site_name: [", "not valid YAML"),
        ("- a\n", "must hold keys and values"),
        ("plugins:\n  - khulasa: {languages: [AR]}\n", "no language code"),
        ("plugins:\n  - khulasa: {languages: [ar, ar]}\n", "stands twice"),
        ("plugins:\n  - khulasa: {languages: []}\n", "a list of language codes"),
        ("plugins:\n  - khulasa: {noindex_unreviewed: 1}\n", "true or false"),
    ],
)
def test_a_mistake(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load(site(tmp_path, text))


def test_no_configuration_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="khulasa init"):
        load(tmp_path)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes("site_name: سوريا".encode("cp1256"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path)
