"""Institutions named in full with their initials, or another name, in brackets: «… (IOM)», «… (قسد)»."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

from khulasa.model import Lang
from khulasa.stages.entities.names import Lexicon, lexicon
from khulasa.stages.entities.served import served
from khulasa.stages.entities.tokens import Token, adjacent, edges

_BRACKET = re.compile(r"\s?\(\s?[\"“«]?([^\s()\"“”«»]{2,14})[\"”»]?\s?\)")
_INITIALS = re.compile(r"[A-Z][A-Za-z\d]*[A-Z]\d?")
_MOST = 8
"""Words of a full name."""


class Bracketed(NamedTuple):
    """A full name, from ``start`` to the end of the token ``last``, and the token that stands in brackets behind it."""

    start: int
    last: int
    alias: int


def bracketed(paragraph: str, tokens: Sequence[Token], known: Lexicon) -> Iterator[Bracketed]:
    """Full names that brackets follow, where their words or their head show where they begin."""
    if "(" not in paragraph:
        return
    begin, end = edges(tokens)
    starts, ends = dict(zip(begin, count())), dict(zip(end, count()))
    for match in _BRACKET.finditer(paragraph):
        last, alias = ends.get(match.start()), starts.get(match.start(1))
        if last is None or alias is None or tokens[alias].end != match.end(1):
            continue
        if known.capitals:
            first = _initials(paragraph, tokens, last, alias, known)
            if first is None or _capital_before(paragraph, tokens, first, known):
                first = _capitals(paragraph, tokens, last, alias, known)
        elif tokens[alias].folded in _heads_of(known.lang) | known.org_heads_served:
            continue  # «مجلس الشعب (البرلمان)»
        else:
            first = _headed(paragraph, tokens, last, alias, known)
        if first is not None and first < last:
            yield Bracketed(_start(tokens[first], known), last, alias)


def _start(head: Token, known: Lexicon) -> int:
    """Where a head word begins behind what is glued to it."""
    heads = _heads_of(known.lang) | known.org_heads_served
    return next((head.inside(glued) for glued, read in known.readings(head.folded) if read in heads), head.start)


@cache
def _heads_of(lang: Lang) -> frozenset[str]:
    known = lexicon(lang)
    return known.org_heads | known.org_heads_definite | known.org_heads_related | known.org_heads_parties


def _initials(paragraph: str, tokens: Sequence[Token], last: int, alias: int, known: Lexicon) -> int | None:
    """Where a name begins whose capitals are the letters in brackets: read from its end, small words left out."""
    written = tokens[alias].text
    if not _INITIALS.fullmatch(written) or tokens[last].folded in known.no_alias:
        return None
    letters = [char.lower() for char in written if char.isalpha()]
    at = last
    while letters and at >= max(0, last - _MOST):
        if at < last and not _beside(paragraph, tokens[at], tokens[at + 1]):
            return None
        word = tokens[at]
        capitals = word.text.lower() if word.text.isupper() and len(word.text) > 1 else word.text[0].lower()
        if letters[-len(capitals) :] == list(capitals) and (word.text[0].isupper() or word.folded in known.org_joiners):
            del letters[-len(capitals) :]
        elif word.text[0].isupper():
            return None
        at -= 1
    first = at + 1
    headed = any(token.folded in known.org_heads for token in tokens[first : last + 1])
    return first if headed and not letters and tokens[first].text[0].isupper() else None


def _capital_before(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    before = tokens[first - 1] if first else None
    if before is None or not before.text[0].isupper() or before.folded in known.no_name:
        return False
    return _beside(paragraph, before, tokens[first])


def _capitals(paragraph: str, tokens: Sequence[Token], last: int, alias: int, known: Lexicon) -> int | None:
    """Where the run of capitals begins whose last word is a head: «Copernicus Climate Change Service (C3S)»."""
    if not _INITIALS.fullmatch(tokens[alias].text) or tokens[last].folded not in known.org_heads:
        return None
    first = last
    while _capital_before(paragraph, tokens, first, known):
        first -= 1
    return first


def _beside(paragraph: str, left: Token, right: Token) -> bool:
    return paragraph[left.end : right.start] in (" ", "-", "'", "’", "' ", "’ ", " & ")


def _headed(paragraph: str, tokens: Sequence[Token], last: int, alias: int, known: Lexicon) -> int | None:
    """The nearest head word before the brackets with nothing between that ends a name."""
    if any(char.isdigit() for char in tokens[alias].folded):
        return None
    heads = _heads_of(known.lang)
    for at in range(last, max(-1, last - _MOST), -1):
        if at < last and not adjacent(paragraph, tokens[at], tokens[at + 1]):
            return None
        readings = {read for _, read in known.readings(tokens[at].folded)}
        if not readings.isdisjoint(heads):
            return at
        if not readings.isdisjoint(known.org_heads_served) and served(paragraph, tokens, at, known) == last:
            return at
        if tokens[at].folded in known.no_name or tokens[at].folded in known.attribution:
            return None
    return None
