"""The gazetteer: every language has the same entries, and what is said of a form is said of one that is there."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from khulasa import languages
from khulasa.stages.entities.gazetteer import gazetteer, sureness
from khulasa.stages.entities.names import lexicon
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


AS_WRITTEN = frozenset(
    ("no_endings", "object_endings", "plural_endings", "no_name_shapes", "exact", "not_given", "no_proper_endings")
)
"""Lists that are not folded when they are read."""


def lists(table: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """All lists of a topic, each with its key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from lists(value)
        elif isinstance(value, list):
            yield key, value


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", ["given_names", "gazetteer", "entities"])
def test_no_list_holds_an_entry_twice(lang: str, topic: str) -> None:
    """Folded; an abbreviation and its spelling as a word are two forms («NATO», «Nato»): capitals have to be found."""
    twice = []
    for key, words in lists(languages.topic(lang, topic)):
        seen = Counter(word if key in AS_WRITTEN else (fold(word), word.isupper()) for word in words)
        twice += [(key, word) for word, count in seen.items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_given_name_is_sure_or_may_be_a_word_but_not_both(lang: str) -> None:
    known = lexicon(lang)
    assert known.given & known.given_or_word == set()
    assert known.given & known.not_people == set()
    assert (known.given | known.given_or_word) & known.given_titled == set()
    assert known.given_abstract <= known.given | known.given_or_word


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if not lexicon(lang).capitals])
def test_without_capitals_no_given_name_is_a_role_or_a_word_that_no_name_holds(lang: str) -> None:
    known = lexicon(lang)
    no_name = {fold(word) for word in languages.topic(lang, "entities")["person"]["no_name"]}
    assert (known.given | known.given_or_word) & (no_name | known.offices | known.roles) == set()
