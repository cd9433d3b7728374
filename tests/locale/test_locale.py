"""The catalogues are complete in both languages, and say the same things."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import polib
import pytest
from jinja2 import Environment, nodes

import khulasa
from khulasa.locale import catalogue, known
from khulasa.site import theme_dir
from khulasa.site.pages import OUTLET_KINDS, SECTIONS

LANGUAGES = ("ar", "en")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def messages(path: Path) -> Iterator[str]:
    """The msgids a template asks for, in `_()`, `gettext()` and `ngettext()`; of a plural, the singular."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        function = call.node
        name = getattr(function, "name", None) or getattr(function, "attr", None)
        if name in ("_", "gettext", "ngettext"):
            assert isinstance(call.args[0], nodes.Const), f"{path}: {name}() of something that is no fixed text"
            yield call.args[0].value


def messages_of_code(path: Path) -> Iterator[str]:
    """The msgids a module asks for, in `said()`, `gettext()` and `ngettext()`."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
            if name in ("said", "gettext", "ngettext"):
                yield call.args[0].value


def used() -> dict[str, str]:
    found = dict.fromkeys((*SECTIONS.values(), *OUTLET_KINDS.values(), "Khulasa"), "khulasa/site/pages.py")
    for path in sorted(theme_dir().rglob("*")):
        if path.suffix in (".html", ".j2"):
            found.update(dict.fromkeys(messages(path), path.name))
    for path in sorted(Path(khulasa.__file__).parent.rglob("*.py")):
        found.update(dict.fromkeys(messages_of_code(path), path.name))
    return found


def entries(lang: str) -> dict[str, polib.POEntry]:
    po = polib.pofile(files("khulasa.locale").joinpath(f"{lang}.po").read_text(encoding="utf-8"))
    assert not po.obsolete_entries() and not po.fuzzy_entries()
    return {entry.msgid: entry for entry in po}


def test_the_two_languages_are_there() -> None:
    assert set(LANGUAGES) <= set(known())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_string_a_page_uses_is_there(lang: str) -> None:
    have = entries(lang)
    missing = {message: place for message, place in used().items() if message not in have}
    assert not missing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_string_is_empty(lang: str) -> None:
    forms = {"ar": 6, "en": 2}[lang]
    for entry in entries(lang).values():
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == forms and all(entry.msgstr_plural.values()), entry.msgid
        else:
            assert entry.msgstr, entry.msgid


def test_the_languages_have_the_same_strings_and_none_is_left_over() -> None:
    assert entries("ar").keys() == entries("en").keys()
    assert entries("en").keys() <= used().keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_those_of_the_english(lang: str) -> None:
    for entry in entries(lang).values():
        wanted = set(PLACEHOLDER.findall(entry.msgid))
        if entry.msgid_plural:
            # A form for one or two may say the number in a word.
            assert all(
                set(PLACEHOLDER.findall(form)) | {"n"} == wanted | {"n"} for form in entry.msgstr_plural.values()
            )
        else:
            assert set(PLACEHOLDER.findall(entry.msgstr)) == wanted, entry.msgid


def test_english_says_what_the_msgid_says() -> None:
    assert all(entry.msgstr == entry.msgid for entry in entries("en").values() if not entry.msgid_plural)


def test_arabic_is_written_in_arabic() -> None:
    for entry in entries("ar").values():
        for form in (entry.msgstr, *entry.msgstr_plural.values()):
            # Names of formats and of hash functions stay as they are.
            words = re.sub(r"\b(Atom|JSON|CSV|iCalendar|SHA-256)\b", "", PLACEHOLDER.sub("", form))
            assert not re.search(r"[A-Za-z]", words), form


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "لا خلاصات"),
        (1, "خلاصة واحدة"),
        (2, "خلاصتان"),
        (3, "3 خلاصات"),
        (10, "10 خلاصات"),
        (11, "11 خلاصة"),
        (99, "99 خلاصة"),
        (100, "100 خلاصة"),
        (102, "102 خلاصة"),
        (103, "103 خلاصات"),
    ],
)
def test_arabic_has_six_plural_forms(number: int, expected: str) -> None:
    form = catalogue("ar").ngettext("%(n)s digest", "%(n)s digests", number)
    assert form % {"n": number} == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 digests"), (1, "1 digest"), (2, "2 digests")])
def test_english_has_two(number: int, expected: str) -> None:
    assert catalogue("en").ngettext("%(n)s digest", "%(n)s digests", number) % {"n": number} == expected


def test_a_language_without_a_catalogue_reads_english() -> None:
    assert catalogue("qq").gettext("Timeline") == "Timeline"
