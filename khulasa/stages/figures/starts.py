"""Where a number of a sentence begins: its sign, its sign of money, the words that qualify it; or that it is no number,
but a part of a word or a code."""

import re
from collections.abc import Sequence
from functools import lru_cache

from khulasa.stages.figures.words import Before, Counting
from khulasa.text.normalise import TATWEEL, fold
from khulasa.text.numbers import CURRENCY_SIGNS, NumberMatch

DASHES = "-–−"
SPACES = " \u00a0\u202f"

NEAR = 48
"""Letters before a number in which a phrase is looked for that belongs to it."""

_LAST_WORDS = re.compile(r"(?:[^\W\d_]+\s+){1,4}$")
_NEAR_WORDS = re.compile(r"(?:[^\W\d_]+(?:['’][^\W\d_]+)?\s+){1,5}$")
_CODE_BEFORE = re.compile(r"(?<![^\W\d_])[A-Z]{1,3}$")
_TIMES = re.compile(r"\d\s*[×xX]\s*$")
_SIGNS = "-−+"
_JOINTS = "-–−:/.,،٬"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
# Glued to the first of two amounts: "$5m-$7m".
_SCALE_LETTERS = "kmbntlr"


def phrase_before(text: str, start: int, phrases: Before, known: Counting) -> tuple[str, int] | None:
    """The longest of the phrases that ends right before a place, and where it begins."""
    last = _last_word(text[max(0, start - NEAR) : start])
    if last is not None and last not in phrases.lasts and last[1:] not in phrases.lasts:
        return None
    before = _LAST_WORDS.search(text, max(0, start - NEAR), start)
    for word in re.finditer(r"\S+", before.group()) if before else ():
        at = before.start() + word.start() if before else start
        phrase = fold(" ".join(text[at:start].split()))
        if phrase in phrases.phrases:
            return phrase, at
        if phrase[:1] in known.around.glued and phrase[1:] in phrases.phrases:
            return phrase[1:], at + 1
    return None


@lru_cache(maxsize=64)  # asked for once for each kind of phrase
def _last_word(before: str) -> str | None:
    """The last word before a place, folded; "" where none stands right before it, None where one is not of letters
    alone."""
    if not before[-1:].isspace():
        return ""
    words = before.rsplit(None, 1)
    word = words[-1] if words else ""
    return fold(word) if word.isalpha() or not word else None


def qualified(text: str, start: int, known: Counting) -> tuple[str, int] | None:
    """The words that qualify the number at a place, and where they begin: with a negation right before them, as
    without it they say the opposite («لا يتجاوز 7 آلاف جنيه»); none where a negation near before them may
    turn them round ("did not employ more than 50 people")."""
    found = phrase_before(text, start, known.around.qualifiers, known)
    if found is None:
        return None
    before = qualified(text, found[1], known)  # "no more than about 50 people"
    near = _NEAR_WORDS.search(text, max(0, found[1] - 64), found[1])
    if before is not None or near is None:
        return found if before is None else (found[0], before[1])
    places = [near.start() + word.start() for word in re.finditer(r"\S+", near.group())]
    around = known.around
    written = near.group().split()
    words = [word if word in around.exceptions else fold(word).replace("’", "'") for word in written]
    for first, place in enumerate(places):
        glued = _glued(" ".join(words[first:]), around.negations, known)
        if glued is not None:
            return found[0], place + glued
    denied = any(_denies(words[first:], known) for first in range(len(words)))
    return None if denied and found[0] not in around.undeniable else found


def _glued(words: str, phrases: frozenset[str], known: Counting) -> int | None:
    """How many letters are glued to one of the phrases; None where the words are none of them."""
    if words in phrases:
        return 0
    return 1 if words[:1] in known.around.glued and words[1:] in phrases else None


def _denies(words: Sequence[str], known: Counting) -> bool:
    """Whether words before a qualifier begin with a negation that reaches it: not «لا يزال …», "not only …", nor
    "did not know that …"."""
    around = known.around
    if _glued(words[0], around.negations, known) is None or not around.denial_ends.isdisjoint(words[1:]):
        return False
    return _glued(" ".join(words[:2]), around.affirming, known) is None


def signed(text: str, start: int) -> tuple[int, str]:
    """Where a number begins with its sign of money («US$»), of minus or plus, and the sign of money."""
    at, money = start, ""
    sign = start - 2 if start > 1 and text[start - 1] in SPACES else start - 1
    if sign >= 0 and fold(text[sign]) in CURRENCY_SIGNS:
        at, money = sign, fold(text[sign])
        if code := _CODE_BEFORE.search(text, max(0, sign - 4), sign):
            at = code.start()
    if at and text[at - 1] in _SIGNS and (at == 1 or text[at - 2] in SPACES + "("):
        at -= 1
    return at, money


def loose(text: str, number: NumberMatch, start: int, known: Counting) -> bool | None:
    """Whether a number continues digits before it; None where it is part of a word («H5», «Covid-19») or a code."""
    if not number.text[0].isdecimal():
        return False
    if number.text[0] == "0" and number.text[1:2].isdecimal():
        return None
    at = start
    while at and (text[at - 1].isalpha() or text[at - 1] == TATWEEL):
        at -= 1
    if at < start:
        return False if fold(text[at:start]) in known.around.glued_digits else None
    if _TIMES.search(text, max(0, at - 6), at):
        return True
    joint, before = text[max(0, at - 1) : at], text[max(0, at - 2) : max(0, at - 1)]
    if not joint:
        return False
    if joint in DASHES and before.isalpha():
        return text[: at - 1].rstrip(_SCALE_LETTERS)[-1:].isdecimal() or None
    if joint in SPACES and before.isdecimal() and len(number.text) == 3 and number.text.isdecimal():
        return len(text[: at - 1]) - len(text[: at - 1].rstrip(_DIGITS)) <= 3  # 12 500
    return joint in _JOINTS and before.isdecimal()
