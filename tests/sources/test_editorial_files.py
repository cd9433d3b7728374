"""editorial/*.yml: what editors may write, and every problem at once."""

from pathlib import Path

import pytest

from khulasa.editorial import Editorial, EntityEntry, Outlet, Term
from khulasa.errors import ConfigError
from khulasa.sources.editorial import load
from tests.conftest import REPOSITORY


def written(root: Path, **files: str) -> Path:
    (root / "editorial").mkdir()
    for name, text in files.items():
        (root / "editorial" / f"{name}.yml").write_text(text, encoding="utf-8")
    return root


def test_no_files_is_no_knowledge(tmp_path: Path) -> None:
    assert load(tmp_path) == Editorial()
    assert load(written(tmp_path, outlets="", entities="# nothing yet\n")) == Editorial()


def test_everything_an_editor_may_write(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        outlets=(
            "- id: npn\n  names: {ar: نورث بالس, en: North Pulse}\n  aliases: [NPN]\n  sites: [npasyria.com]\n"
            "  kind: news-site\n  country: SY\n  boilerplate: [تابعونا]\n- id: other\n  names: {en: Other}\n"
        ),
        entities=(
            "- id: sdf\n  kind: ORG\n  names: {ar: قسد, en: SDF}\n  aliases: {ar: [قوات سوريا]}\n"
            "- id: someone\n  kind: PER\n  names: {en: Someone}\n  public: true\n"
        ),
        glossary=(
            "- id: isis\n  forms: {ar: [داعش], en: [ISIS, IS]}\n  name: true\n"
            "- id: x\n  forms: {ar: [ا]}\n  loaded: yes\n"
        ),
    )
    assert load(root) == Editorial(
        outlets=(
            Outlet(
                "npn",
                {"ar": "نورث بالس", "en": "North Pulse"},
                ("NPN",),
                ("npasyria.com",),
                "news-site",
                "SY",
                ("تابعونا",),
            ),
            Outlet("other", {"en": "Other"}),
        ),
        entities=(
            EntityEntry("sdf", "ORG", {"ar": "قسد", "en": "SDF"}, {"ar": ("قوات سوريا",)}),
            EntityEntry("someone", "PER", {"en": "Someone"}, {}, public=True),
        ),
        terms=(
            Term("isis", {"ar": ("داعش",), "en": ("ISIS", "IS")}, name=True),
            Term("x", {"ar": ("ا",)}, loaded=True),
        ),
    )


def test_norway_is_a_language_code_of_text(tmp_path: Path) -> None:
    assert load(written(tmp_path, outlets="- id: a\n  names: {no: yes}\n")).outlets == (Outlet("a", {"no": "yes"}),)


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        ({"outlets": "id: a\n"}, ["editorial/outlets.yml:1: the file must be a list"]),
        ({"outlets": "- names: {en: A}\n"}, ["editorial/outlets.yml:1: the entry has no id"]),
        ({"outlets": "- id: a\n  names: A\n"}, ["editorial/outlets.yml:2: names must be a mapping"]),
        ({"outlets": "- id: a b\n  names: {en: A}\n"}, ["editorial/outlets.yml:1: id “a b”"]),
        (
            {"outlets": "- id: a\n  names: {en: A}\n- id: a\n  names: {en: B}\n"},
            ["editorial/outlets.yml:3: id “a” is taken by the entry of line 1"],
        ),
        (
            {"outlets": "- id: a\n  names: {en: A}\n  site: [b]\n"},
            ["editorial/outlets.yml:3: unknown key “site”; did you"],
        ),
        ({"outlets": "- id: a\n  names: {en: A}\n  sites: [https://b.c/]\n"}, ["outlets.yml:3: site “https://b.c/”"]),
        ({"outlets": "- id: a\n  names: {en: A}\n  country: Syria\n"}, ["outlets.yml:3: country “Syria”"]),
        ({"outlets": "- id: [a\n"}, ["editorial/outlets.yml:2: not YAML"]),
        (
            {"entities": "- id: a\n  kind: DOG\n  names: {en: A}\n"},
            ["entities.yml:2: kind must be one of PER, ORG, LOC"],
        ),
        (
            {"entities": "- id: a\n  kind: PER\n  names: {en: A}\n  public: 1\n"},
            ["entities.yml:4: public must be true"],
        ),
        ({"glossary": "- id: a\n  forms: {en: A}\n"}, ["glossary.yml:2: forms in “en” must be a list"]),
        (
            {"outlets": "- id: A\n  names: {en: A}\n", "glossary": "- forms: {}\n", "entities": "x\n"},
            ["outlets.yml:1: id", "glossary.yml:1: the entry has no id", "entities.yml:1: the file must be a list"],
        ),
    ],
)
def test_every_problem_is_listed_with_its_line(tmp_path: Path, files: dict[str, str], problems: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, **files))
    message = str(caught.value)
    assert len(message.splitlines()) == 1 + len(problems)
    assert all(problem in message for problem in problems)


def test_files_that_are_no_text_are_problems(tmp_path: Path) -> None:
    root = written(tmp_path)
    (root / "editorial" / "outlets.yml").write_bytes(b"- id: \xff\n")
    (root / "editorial" / "glossary.yml").mkdir()
    with pytest.raises(ConfigError, match="not UTF-8") as caught:
        load(root)
    assert "glossary.yml:1: cannot be read" in str(caught.value)


def test_the_repository_s_own_files_are_sound() -> None:
    assert load(REPOSITORY).outlets
