"""Which listed names that were found are mentions: no common noun, no half of a longer name, no other place.

A wrong name on a page is worse than a missing one: what nothing in the article supports is left out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from khulasa.editorial import EntityEntry
from khulasa.model import Lang
from khulasa.stages.entities.gazetteer import Sureness, sureness
from khulasa.stages.entities.longer import behind_capital, part_of_longer
from khulasa.stages.entities.matching import Form, Found
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.served import field_behind
from khulasa.stages.entities.tokens import Token, adjacent, folded_words
from khulasa.text.normalise import fold
from khulasa.text.remember import VARIANTS
from khulasa.text.words import stop_words

_APART = 2
"""Words from one place of a list to the next, a conjunction counted."""
Pages = Sequence[tuple[str, Sequence[Token]]]
"""The paragraphs of an article, each with its words."""


def sure(finds: Sequence[Found], pages: Pages, known: Lexicon) -> Iterator[Found]:
    """The finds that are mentions, in order; a form of several places becomes the place the article speaks of."""
    rules = sureness(known.lang)
    kept = []
    words: Collection[str] = ()
    for find in finds:
        paragraph, tokens = pages[find.paragraph]
        if _half(find, paragraph, tokens, known, rules, finds):
            continue
        if folded_form(find.form) in rules.one_of and not find.form.editors:
            words = words or {word for _, each in pages for word in folded_words(each)}
            chosen = _one_of(find, rules.one_of[folded_form(find.form)], words)
            if chosen:
                kept.append(replace(find, form=chosen))
            continue
        kept.append(find)
    proven = {
        folded_form(find.form)
        for at, find in enumerate(kept)
        if _expected(find, *pages[find.paragraph], known, rules) or _in_a_list(kept, at, pages, rules)
    }
    full = {find.form.entry.id for find in kept if not _weak(find.form, known, rules)}
    for find in kept:
        key = folded_form(find.form)
        if key in rules.never:
            continue
        if _common(find.form, known) and not _supported(find.form.entry, full, kept, known.lang):
            continue
        if key in rules.doubtful and key not in rules.one_of and key not in proven and find.form.entry.id not in full:
            continue
        yield find


def folded_form(form: Form) -> str:
    """The words of a form, folded, as gazetteer.toml's table `sure` lists them."""
    return _folded(form.words)


@lru_cache(maxsize=VARIANTS)
def _folded(words: tuple[str, ...]) -> str:
    return fold(" ".join(words))


def _half(
    find: Found, paragraph: str, tokens: Sequence[Token], known: Lexicon, rules: Sureness, finds: Sequence[Found]
) -> bool:
    """Whether a find is half of a longer name: «London» of "the London School", «دمشق» of «مطار دمشق»."""
    if known.capitals:
        return _half_in_capitals(find, paragraph, tokens, known, rules, finds)
    if find.form.entry.kind == "ORG":
        if folded_form(find.form) in rules.unqualified and _qualified(paragraph, tokens, find.last, known):
            return True
        return field_behind(paragraph, tokens, find.last, known) is not None
    if find.form.entry.kind != "LOC" or not find.first:
        return False
    before = tokens[find.first - 1]
    if find.glued or not adjacent(paragraph, before, tokens[find.first]):
        return False
    if any(read in rules.other for _, read in known.readings(before.folded)):
        return True
    if not before.folded.startswith(known.articles) or before.folded in rules.before:
        return False
    key = folded_form(find.form)
    # «الهيئة السعودية»: an adjective.
    adjective = find.first == find.last and key.endswith(known.relation_endings)
    return key.startswith(known.articles) and (adjective or key in rules.doubtful)


def _qualified(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether an adjective of relation with an article stands behind a body: «الكونغرس الوطني»."""
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return False
    word = tokens[last + 1].folded
    others = (known.generic, known.roles, known.titles, known.no_name)
    related = word.startswith(known.articles) and word.endswith(known.relation_endings)
    return related and not any(word in words for words in others)


def _half_in_capitals(
    find: Found, paragraph: str, tokens: Sequence[Token], known: Lexicon, rules: Sureness, finds: Sequence[Found]
) -> bool:
    person, place = find.form.entry.kind == "PER", find.form.entry.kind == "LOC"
    if place and find.last + 1 < len(tokens) and tokens[find.last + 1].folded in rules.money:
        return adjacent(paragraph, tokens[find.last], tokens[find.last + 1])
    if place and (paragraph[find.end : find.end + 1] == "$" or _surname(find, paragraph, tokens, known)):
        return True
    others = [other for other in finds if other.paragraph == find.paragraph and other is not find]
    beside = {at for other in others for at in (other.first, other.last)}
    if part_of_longer(paragraph, tokens, find.first, find.last, known, rules.other, beside, person=person):
        return True
    if not place or not find.first or tokens[find.first - 1].folded not in known.links:
        return False
    # «Acme Middle East and North Africa»: the second half of what a longer name goes on with.
    before = next((other for other in others if other.last == find.first - 2 and other.form.entry.kind == "LOC"), None)
    apart = before is not None and before.first - 1 not in beside
    return before is not None and apart and behind_capital(paragraph, tokens, before.first, known)


def _surname(find: Found, paragraph: str, tokens: Sequence[Token], known: Lexicon) -> bool:
    """Whether a title that stands before people alone is before a place's name: «Mr Hague»."""
    before = tokens[find.first - 1] if find.first else None
    if before is None or not before.text[0].isupper() or before.folded not in known.no_article:
        return False
    return paragraph[before.end : find.start] in (" ", ". ")


def _one_of(find: Found, places: Mapping[str, frozenset[str]], words: Collection[str]) -> Form | None:
    """The form's place whose words stand in the article, if those of no other do."""
    spoken_of = [identity for identity, signs in places.items() if not signs.isdisjoint(words)]
    forms = {form.entry.id: form for form in (find.form, *find.others)}
    return forms.get(spoken_of[0]) if len(spoken_of) == 1 else None


def _expected(find: Found, paragraph: str, tokens: Sequence[Token], known: Lexicon, rules: Sureness) -> bool:
    """Whether a form stands where only a place can, behind a word like «in» or with one glued to it; or, of a body,
    behind a verb of saying."""
    if find.form.entry.kind == "LOC" and find.glued:
        return bool(rules.glued) and find.glued.endswith(rules.glued)
    if find.form.entry.kind == "LOC" and _owns(find, paragraph, tokens, known, rules):
        return True
    before = tokens[find.first - 1] if find.first else None
    if before is None or find.glued or not adjacent(paragraph, before, tokens[find.first]):
        return False
    if find.form.entry.kind == "LOC":
        return before.folded in rules.before
    return any(read in known.attribution for _, read in known.readings(before.folded))


def _owns(find: Found, paragraph: str, tokens: Sequence[Token], known: Lexicon, rules: Sureness) -> bool:
    """Whether what a state has stands behind a form and its possessive: «Turkey's foreign minister»."""
    owned = find.last + 2
    if not known.capitals or owned >= len(tokens) or tokens[owned - 1].text != "s":
        return False
    word = tokens[owned]
    return word.text.islower() and any(word.folded in each for each in (rules.owned, known.roles, known.titles))


def _in_a_list(finds: Sequence[Found], at: int, pages: Pages, rules: Sureness) -> bool:
    """Whether a place stands in a list beside a sure one: «حمص وحماة», "Syria and Jordan"; «كوبا أمريكا» is no list."""
    for first, second in ((at - 1, at), (at, at + 1)):
        if first < 0 or second == len(finds) or finds[first].paragraph != finds[second].paragraph:
            continue
        left, right = finds[first], finds[second]
        other = left if second == at else right
        between = pages[left.paragraph][0][left.end : right.start].strip()
        listed = right.first - left.last <= _APART and between and other.form.entry.kind == "LOC"
        if listed and folded_form(other.form) not in rules.doubtful:
            return True
    return False


def _weak(form: Form, known: Lexicon, rules: Sureness) -> bool:
    return folded_form(form) in rules.doubtful or _common(form, known)


def _common(form: Form, known: Lexicon) -> bool:
    """Whether a form is a common noun («coalition», "the Coalition"): one word, listed without a capital too."""
    if not known.capitals:
        return False
    words = [word for word in form.words if fold(word) not in stop_words(known.lang)]
    if len(words) != 1:
        return False
    return words[0].islower() or words[0].lower() in form.entry.aliases.get(known.lang, ())


def _supported(entry: EntityEntry, full: Collection[str], finds: Sequence[Found], lang: Lang) -> bool:
    """Whether an article has a fuller form of an entity, or another entity that its full name names."""
    if entry.id in full:
        return True
    named = [fold(name) for name in (entry.names.get(lang, ""), *entry.aliases.get(lang, ()))]
    others = {folded_form(find.form) for find in finds if find.form.entry.id in full and find.form.entry.id != entry.id}
    return any(f" {other} " in f" {name} " for other in others for name in named)
