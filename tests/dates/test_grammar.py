"""The alphabet of the grammar, what a rule needs, and the order of the rules."""

import pytest

from khulasa.dates.grammar.order import RULES
from khulasa.dates.tags import NAME_OF, TAG, compiled, members, needs


def tags(names: str) -> str:
    return "".join(TAG[name] for name in names.split())


def test_every_tag_is_one_character_of_its_own() -> None:
    assert len(NAME_OF) == len(TAG)
    assert all(len(char) == 1 for char in NAME_OF)


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("DAY OF? MONTH", "N12 OF MONTH", True),
        ("DAY OF? MONTH", "N12 MONTH", True),
        ("DAY OF? MONTH", "N59 MONTH", False),
        ("MONTH (COMMA? NYEAR)?", "MONTH COMMA NYEAR", True),
        ("(?P<x>UNIT2) (?=OF)", "UDAY2 OF", True),
        ("(?P<x>UNIT2) (?=OF)", "UDAY1 OF", False),
    ],
)
def test_patterns_are_over_tags(pattern: str, text: str, matches: bool) -> None:
    assert (compiled(pattern).match(tags(text)) is not None) is matches


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("OF? THE?", []),
        ("DAY OF? MONTH", ["MONTH", "DAY"]),
        ("(?P<a>MONTH) (COMMA NYEAR)?", ["MONTH"]),
        ("(LAST|NEXT) UYEAR1", ["UYEAR1", "STEPS"]),
        ("(LAST|UYEAR1 NEXT)", ["LAST UYEAR1"]),
        ("AT (?!MONTH) (?=NYEAR)", ["AT"]),
    ],
)
def test_needs_are_what_every_match_has(pattern: str, expected: list[str]) -> None:
    classes = {"STEPS": "LAST NEXT", "DAY": "N12 N24 N31 O12 O31"}
    wanted = {frozenset(TAG[name] for name in classes.get(names, names).split()) for names in expected}
    assert set(needs(pattern)) == wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_needs_something_and_repeats_nothing_without_a_bound(rule) -> None:  # type: ignore[no-untyped-def]
    assert needs(rule.pattern)
    assert "*" not in rule.pattern
    assert "+" not in rule.pattern
    assert "??" not in rule.pattern.replace(" ", "")
    assert rule.regex.search("") is None


def test_no_two_rules_have_one_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_a_class_of_tags_has_its_members() -> None:
    assert members("STEP") == tags("LAST THIS NEXT")
