"""Where a number of a sentence begins: its sign, its sign of money, the words that qualify it; or that it is no number,
but a part of a word or a code."""

import re

from khulasa.stages.figures.words import Counting, Phrases
from khulasa.text.normalise import TATWEEL, fold
from khulasa.text.numbers import CURRENCY_SIGNS, NumberMatch

DASHES = "-–−"
SPACES = " \u00a0\u202f"

_LAST_WORDS = re.compile(r"(?:[^\W\d_]+\s+){1,4}$")
_CODE_BEFORE = re.compile(r"(?<![^\W\d_])[A-Z]{1,3}$")
_TIMES = re.compile(r"\d\s*[×xX]\s*$")
_SIGNS = "-−+"
_JOINTS = "-–−:/.,،٬"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
# Glued to the first of two amounts: "$5m-$7m".
_SCALE_LETTERS = "kmbntlr"


def phrase_before(text: str, start: int, phrases: Phrases, known: Counting) -> tuple[str, int] | None:
    """The longest of the phrases that ends right before a place, and where it begins."""
    before = _LAST_WORDS.search(text, max(0, start - 48), start)
    for word in re.finditer(r"\S+", before.group()) if before else ():
        at = before.start() + word.start() if before else start
        phrase = fold(" ".join(text[at:start].split()))
        if phrase in phrases:
            return phrase, at
        if phrase[:1] in known.around.glued and phrase[1:] in phrases:
            return phrase[1:], at + 1
    return None


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
