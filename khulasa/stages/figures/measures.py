"""Numbers that say what they measure or multiply: "magnitude 6.1", "three times the average", "3.5m containers"."""

from collections.abc import Sequence

from khulasa.stages.entities.tokens import Token
from khulasa.stages.figures.counted import Counted, counted_noun, counted_part, is_definite, is_noun, touches
from khulasa.stages.figures.starts import phrase_before
from khulasa.stages.figures.words import Counting
from khulasa.text.numbers import NumberMatch

STRONGEST = 10
"""What is measured by itself is less: the magnitude of an earthquake."""
FEW = 10
"""A number of times in words below it says how often, not how much («أربع مرات», "we checked it four times")."""


def measured(
    text: str, number: NumberMatch, before: str, behind: Sequence[Token], known: Counting
) -> tuple[int, int] | None:
    """Where a number begins and ends that is measured by the words before it ("magnitude 6.1", «قوته 6.1 درجات»)."""
    measures = known.measures
    if number.value >= STRONGEST or measures.before.lasts.isdisjoint((before, before[1:])):
        return None
    found = phrase_before(text, number.start, measures.before, known)
    if found is None:
        return None
    if behind and touches(text, number.end, behind[0]):
        if behind[0].folded in measures.units:
            return found[1], behind[0].end
        if known.nouns.definite and not _on_scale(behind, known) and is_noun(behind[0], known.nouns):
            return None  # «بقوة 5 جنود»
    return found[1], number.end


def _on_scale(behind: Sequence[Token], known: Counting) -> bool:
    return " ".join(token.folded for token in behind[:2]) in known.measures.scales


def counts_units(noun: Counted, behind: Sequence[Token], known: Counting) -> bool:
    """Whether a noun counts something: degrees do only on a scale that is named («5.2 درجات على مقياس ريختر»)."""
    if noun.noun not in known.measures.units:
        return True
    return _on_scale([token for token in behind if token.start >= noun.end], known)


def glued_scale(
    text: str, number: NumberMatch, letters: str, behind: Sequence[Token], known: Counting
) -> tuple[Counted | None, int] | None:
    """What a number counts to which the letters of a scale are glued ("3.5m containers"), and the scale; None where
    they are no scale, or the number is the length of a race ("100m runners")."""
    scale = known.measures.letters.get(letters)
    if scale is None or number.value in known.measures.races.get(letters, ()):
        return None
    return counted_noun(text, number.end + len(letters), behind, known.nouns), scale


def multiple(text: str, number: NumberMatch, noun: Counted, behind: Sequence[Token], known: Counting) -> Counted | None:
    """A number of times with that of which it is a multiple ("1.6 times the size of Earth", «ثلاثة أضعاف المعدل»);
    None where it only says how often."""
    rest = [token for token in behind if token.start >= noun.end]
    end = _end_of_multiple(text, noun.end, rest, known)
    if end is not None:
        return Counted(end, noun.noun)
    often = noun.noun not in known.measures.factors and not number.text[0].isdecimal() and number.value < FEW
    return None if often else noun


def _end_of_multiple(text: str, end: int, rest: Sequence[Token], known: Counting) -> int | None:
    measures = known.measures
    if not rest or not touches(text, end, rest[0]):
        return None
    first, second = rest[0], rest[1] if len(rest) > 1 and touches(text, rest[0].end, rest[1]) else None
    if first.folded in measures.degree:  # "more likely", "as many"
        paired = second is not None and (first.folded == "as" or second.folded not in known.nouns.stop)
        return second.end if paired and second is not None else first.end
    led = first.folded in measures.lead and second is not None
    at = rest[led:]
    if at[0].folded in measures.compared:
        part = counted_part(text, at[0].end, at[1:], known.nouns)
        return part.end if part is not None else _end_of_owner(text, at, known)
    part = counted_part(text, first.end, rest[1:], known.nouns) if led else None  # "that of Earth"
    return None if part is None else part.end


def _end_of_owner(text: str, at: Sequence[Token], known: Counting) -> int:
    """«كتلة الأرض»: with the definite noun to which the compared one belongs."""
    owner = at[1] if len(at) > 1 and touches(text, at[0].end, at[1]) else None
    whole = owner is not None and not is_definite(at[0], known.nouns) and is_definite(owner, known.nouns)
    return owner.end if whole and owner is not None else at[0].end


def amount(text: str, noun: Counted, behind: Sequence[Token], known: Counting) -> Counted:
    """A unit with what it is an amount of ("20 million litres of water"): one word, or two of which the second is a
    noun in the plural."""
    rest = [token for token in behind if token.start >= noun.end]
    if noun.noun not in known.measures.amounts or len(rest) < 2 or rest[0].folded not in known.nouns.of:
        return noun
    words: list[Token] = []
    end = noun.end
    for token in rest[:3]:
        if not touches(text, end, token) or (words and (token.folded in known.nouns.stop or not token.text.isalpha())):
            break
        words.append(token)
        end = token.end
    if len(words) == 3 and not (is_noun(words[2], known.nouns) and not is_noun(words[1], known.nouns)):
        words.pop()
    return Counted(words[-1].end, noun.noun) if len(words) > 1 else noun


def is_tens_noun(number: NumberMatch, token: Token, known: Counting) -> bool:
    """Whether a noun has the case that a number of 11 to 99 asks for («147 صوتاً»; «147 أقر» has none)."""
    nouns, word = known.nouns, token.folded
    if nouns.tens is None or number.value != int(number.value) or number.value % 100 not in range(11, 100):
        return True
    return word in nouns.words or nouns.shapes.fullmatch(word) is not None or nouns.tens.fullmatch(word) is not None
