"""The gazetteer: every language has the same entries, and what is said of a form is said of one that is there."""

from collections import Counter

import pytest

from khulasa import languages
from khulasa.stages.entities.gazetteer import gazetteer, sureness
from khulasa.text.normalise import fold

LANGUAGES = ("ar", "en")


def forms(lang: str) -> Counter[str]:
    """The folded forms of a language, each with how many entries have it."""
    return Counter(
        form for entry in gazetteer() for form in {fold(each) for each in (entry.names[lang], *entry.aliases[lang])}
    )


def test_every_entry_is_named_in_every_language_and_an_id_is_one_entry() -> None:
    assert all(set(LANGUAGES) <= set(entry.names) for entry in gazetteer())
    ids = Counter(entry.id for entry in gazetteer())
    assert [identity for identity, count in ids.items() if count > 1] == []
    assert all(fold(entry.id) == entry.id and " " not in entry.id for entry in gazetteer())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_of_several_entries_says_how_to_choose(lang: str) -> None:
    several = {form for form, count in forms(lang).items() if count > 1}
    assert several - set(sureness(lang).one_of) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rules_are_of_forms_and_entries_that_are_there(lang: str) -> None:
    rules, ids = sureness(lang), {entry.id for entry in gazetteer()}
    assert rules.doubtful | rules.never | set(rules.one_of) <= set(forms(lang))
    assert {identity for places in rules.one_of.values() for identity in places if identity} <= ids


def test_a_language_without_a_gazetteer_has_no_rules() -> None:
    assert not languages.topic("xx", "gazetteer")
    assert not sureness("xx").doubtful


def test_nobody_is_listed() -> None:
    assert {entry.kind for entry in gazetteer()} == {"LOC", "ORG"}
    assert not any(entry.public for entry in gazetteer())
