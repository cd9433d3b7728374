"""What a number counts: the noun behind it, with the words of its unit, or that of which it is a part."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from khulasa.stages.entities.tokens import Token
from khulasa.stages.figures.words import Nouns

_SPACES = (" ", "\u00a0")
_GROUPED = re.compile(r"\d+(?:[.,]\d+)*")
_APOSTROPHES = "'’"


class Counted(NamedTuple):
    """Where what is counted ends, and its noun, folded."""

    end: int
    noun: str


def touches(text: str, end: int, token: Token) -> bool:
    """Whether only a space stands between a place and the word behind it."""
    return text[end : token.start] in _SPACES


def counted_noun(text: str, end: int, behind: Sequence[Token], known: Nouns) -> Counted | None:
    """The counted noun, one of the next words; None where none of them is one."""
    place = end
    capital = False
    for at, token in enumerate(behind[: known.within]):
        if not touches(text, place, token) and text[place : token.start] != "-":
            return None
        if token.folded in known.passing:
            place = token.end
            continue
        if token.folded not in known.words and begins_unit(text, behind[at:], known):
            return _whole_unit(text, behind, at, known)
        stop = token.folded in known.stop and not (len(token.text) > 1 and token.text.isupper())
        if stop or _is_time(token, known) or (token.folded[0].isdigit() and not capital):
            return None
        if is_noun(token, known):
            kind = token.folded in known.attributive and _is_next(text, behind, at, known)
            return _whole_unit(text, behind, at + kind, known)
        place = token.end
        capital = token.text[0].isupper()
    return None


def begins_unit(text: str, words: Sequence[Token], known: Nouns) -> bool:
    """Whether words begin with those of one unit ("48 light years", «48 سنة ضوئية»)."""
    if len(words) < 2 or words[1].folded not in known.then.get(words[0].folded, ()):
        return False
    return touches(text, words[0].end, words[1])


def _is_next(text: str, behind: Sequence[Token], at: int, known: Nouns) -> bool:
    """Whether the word behind one that may say of what kind a noun is, is that noun ("two police stations")."""
    if at + 1 == len(behind) or not touches(text, behind[at].end, behind[at + 1]):
        return False
    return behind[at + 1].folded not in known.stop and is_noun(behind[at + 1], known)


def _is_time(token: Token, known: Nouns) -> bool:
    """Whether a number before this word is a date, a duration or an age; «عامابسبب» too, where a space is missing."""
    return token.folded in known.not_counted or token.folded.startswith(known.not_counted_beginnings)


def counts_time(behind: Sequence[Token], known: Nouns) -> bool:
    """Whether the word behind a number says that it counts nothing."""
    return bool(behind) and _is_time(behind[0], known)


def is_noun(token: Token, known: Nouns) -> bool:
    """Whether a word behind a number may be what it counts."""
    word, written = token.folded, token.text
    if word in known.words:
        return True
    if word in known.not_nouns:
        return False
    if known.shapes.fullmatch(word):
        return True
    if known.endings:
        return len(word) > 3 and word.endswith(known.endings) and not word.endswith(known.not_endings)
    if is_definite(token, known):
        return written.endswith(known.accusative)  # «20 التهاباً»: its article is its own
    if known.never_prefixes and written.startswith(known.never_prefixes):
        return False
    if word.endswith(known.not_endings):
        return False
    if written.startswith(known.proclitics) and written.endswith(known.feminine):
        return False  # «14 لشركة»: for a company
    return len(word) > 2 and (not written.startswith(known.not_prefixes) or written.endswith(known.plain_endings))


def is_sure(token: Token, known: Nouns) -> bool:
    """Whether a word is a noun that is counted even by a number that looks like a year."""
    if token.folded in known.words:
        return True
    if not is_noun(token, known):
        return False
    return token.text.endswith(known.accusative or ("\0",)) or known.sure.fullmatch(token.text) is not None


def is_definite(token: Token, known: Nouns) -> bool:
    """Whether a word has the article written onto it."""
    return bool(known.definite) and token.text.startswith(known.definite)


def _whole_unit(text: str, behind: Sequence[Token], at: int, known: Nouns) -> Counted | None:
    """The noun with the other words of its unit («178 كيلو متراً مربعاً»); None where they say that nothing is counted
    («40 درجة مئوية»)."""
    noun = last = behind[at]
    following = behind[at + 1] if at + 1 < len(behind) else None
    if following is not None and following.folded in known.unless.get(noun.folded, ((), ()))[0]:
        return None
    for token in behind[at + 1 :]:
        if not touches(text, last.end, token) or token.folded not in known.then.get(last.folded, ()):
            break
        last = token
    return Counted(last.end, noun.folded)


def end_of_rates(text: str, end: int, tokens: Sequence[Token], known: Nouns) -> int:
    """Where a quantity ends with its one or two rates: "$5 a day", "9 rupees a child a day"."""
    first = _end_of_rate(text, end, tokens, known)
    return first if first == end else _end_of_rate(text, first, tokens, known)


def _end_of_rate(text: str, end: int, tokens: Sequence[Token], known: Nouns) -> int:
    """Where a quantity ends whose unit is one of a rate: "40 km/h", "$5 a day", «30 برميلاً في اليوم»."""
    if text[end : end + 1] == "/":
        last = end + 1
        while last < len(text) and text[last].isalpha():
            last += 1
        return last if last > end + 1 else end
    first = bisect_left(tokens, end, key=lambda token: token.start)
    words: list[Token] = []
    for token in tokens[first : first + 2]:
        if not touches(text, words[-1].end if words else end, token):
            break
        words.append(token)
        rate = " ".join(word.folded for word in words)
        if rate in known.rates or (words[0].folded in known.per and len(words) > 1 and _is_each(words[1], known)):
            following = tokens[first + len(words) : first + len(words) + 1]
            return end if _goes_on(text, rate, token, following, known) else token.end
    return end


def _is_each(token: Token, known: Nouns) -> bool:
    """Whether a word says for each of what a quantity is («لكل أسرة», but «لكل من»)."""
    return token.text.isalpha() and token.folded not in known.stop


def _goes_on(text: str, rate: str, last: Token, following: Sequence[Token], known: Nouns) -> bool:
    """Whether what looks like a rate is a time («في العام الماضي», «في الساعة الثانية», "a year earlier")."""
    if not following or not touches(text, last.end, following[0]):
        return False
    word = following[0]
    if rate in known.clock_rates and is_definite(word, known):
        return word.folded in known.ordinals
    return is_definite(word, known) or word.folded[0].isdigit() or word.folded in known.not_rate


def end_of_whole(text: str, end: int, behind: Sequence[Token], known: Nouns) -> int:
    """Where a fraction ends with that of which it is one, in a language that puts it right behind
    («ثلاثة أرباع السكان»)."""
    whole = bool(behind) and touches(text, end, behind[0]) and is_definite(behind[0], known)
    return behind[0].end if whole else end


def counted_fate(text: str, end: int, behind: Sequence[Token], known: Nouns) -> Counted | None:
    """What is said of people whom a number counts without a noun ("117 are missing", "12 others were hurt")."""
    if len(behind) < 2 or behind[1].folded not in known.fates.get(behind[0].folded, ()):
        return None
    near = touches(text, end, behind[0]) and touches(text, behind[0].end, behind[1])
    return Counted(behind[1].end, behind[1].folded) if near else None


def counted_part(text: str, end: int, behind: Sequence[Token], known: Nouns) -> Counted | None:
    """Behind «من …», "of …": that of which the number is a part."""
    if not behind or behind[0].folded not in known.of or not touches(text, end, behind[0]):
        return None
    return whole(text, behind[0].end, behind[1:], known)


def whole(text: str, place: int, behind: Sequence[Token], known: Nouns) -> Counted | None:
    """The noun phrase behind a place, of which a number is a part."""
    words: list[Token] = []
    possessive = determined = owned = False
    for token in behind:
        if possessive and token.folded == "s":
            place, possessive, owned = token.end, False, True
            words.clear()
            continue
        if owned and token.start < place:
            continue
        if not touches(text, place, token):
            break
        place = token.end
        if not words and token.folded in known.determiners:
            determined = True
            continue
        if owned and not words and token.folded[0].isdigit():
            number = _GROUPED.match(text, token.start)
            place = number.end() if number else place
            continue  # "1,147 of the county's 4,890 teachers"
        if determined and not (words or known.definite) and token.folded.isdecimal():
            determined = False
            continue  # "two thirds of the 650 members"
        if not _continues(token, words, known):
            break
        words.append(token)
        possessive = text[token.end : token.end + 1] in _APOSTROPHES and token.end < len(text)
        if (_completes(token, known) and not possessive) or len(words) == known.of_words:
            break
    if not words or possessive or words[-1].folded[0].isdigit():
        return None
    if known.endings and len(words) == known.of_words and not _completes(words[-1], known):
        return None
    return Counted(words[-1].end, words[-1].folded)


def _continues(token: Token, words: Sequence[Token], known: Nouns) -> bool:
    """Whether a word goes on with the noun phrase that has begun."""
    if token.folded[0].isdigit():
        return bool(words) and words[-1].text[0].isupper()
    if token.folded in known.stop or _is_time(token, known) or token.folded in known.not_nouns:
        return False
    if not known.definite or not words:
        return True
    if is_definite(words[0], known):
        return is_definite(token, known)  # an adjective
    return not token.text.startswith(known.verb_prefixes) or token.text.endswith(known.plain_endings)


def _completes(token: Token, known: Nouns) -> bool:
    """Whether nothing is looked for behind a word, in a language whose nouns show it."""
    return bool(known.endings) and (is_noun(token, known) or token.folded.endswith(known.singular))
