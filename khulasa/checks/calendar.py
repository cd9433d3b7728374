"""Months and days of the week that were lost or changed."""

from functools import cache

from khulasa.checks.pair import Finding, Pair
from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold

_SECTIONS = ("month", "weekday")
_CHANGED = 12.0


@cache
def _names(lang: Lang, section: str) -> dict[str, int]:
    """The names of months or weekdays by number, folded; those that are also common words are left out."""
    data = topic(lang, "dates").get(section, {})
    common = {fold(word) for word in topic(lang, "checks").get("not_calendar", ())}
    names = {fold(name): int(number) for number, all_names in data.items() for name in all_names}
    return {name: number for name, number in names.items() if name not in common and len(name) > 2}


def named(words: tuple[str, ...], lang: Lang, section: str) -> set[int]:
    """The numbers of the months (``month``) or days (``weekday``) that the words name."""
    joined = f" {' '.join(words)} "
    before = ("", *topic(lang, "dates").get("affixes", {}).get("proclitics", ()))
    found = {}
    for name, number in _names(lang, section).items():
        if name in joined and any(f" {fold(prefix)}{name} " in joined for prefix in before):
            found[name] = number
    # «تشرين الأول» is not also «الأول»: a name inside a longer one that was found does not count.
    return {number for name, number in found.items() if not any(name != other and name in other for other in found)}


def check(pair: Pair) -> Finding:
    """A month or weekday of the source for which the translation names another."""
    for section in _SECTIONS:
        source = named(pair.source_words, pair.source_lang, section)
        target = named(pair.target_words, pair.target_lang, section)
        if source and target and not source & target:
            return Finding(Warned("dates", f"the source and the translation name a different {section}"), _CHANGED)
    return Finding()
