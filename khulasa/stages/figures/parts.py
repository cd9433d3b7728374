"""Parts of a whole in words: "a third of voters", "nearly half of the houses", «ثلث سكان المدينة»."""

from collections.abc import Iterator, Sequence

from khulasa.stages.entities.tokens import Token
from khulasa.stages.figures.counted import Counted, is_definite, touches, whole
from khulasa.stages.figures.quantities import Quantity
from khulasa.stages.figures.starts import qualified
from khulasa.stages.figures.words import Counting
from khulasa.text.number_words import book

NEAR = 6
"""Words behind a fraction among which its whole is looked for."""
_POSSESSED = 4
"""Letters of a noun with its owner written onto it («قيمتها»)."""


def may_have_parts(text: str, known: Counting) -> bool:
    """Whether a text has the letters of a fraction: whether to look for one."""
    return any(letters in text for letters in known.parts.letters)


def parts(text: str, tokens: Sequence[Token], known: Counting) -> Iterator[Quantity]:
    """The fractions of a sentence that say of what, in order."""
    values = known.parts.values
    for at, token in enumerate(tokens):
        glued = token.folded not in values and token.folded[:1] in known.parts.glued
        value = values.get(token.folded[glued:])
        if value is None:
            continue
        start = _start(text, tokens, at, glued, known)
        of = None if start is None else _whole(text, token, tokens[at + 1 : at + 1 + NEAR], known)
        if start is not None and of is not None:
            said = qualified(text, start, known)
            yield Quantity(start if said is None else said[1], of.end, value, "percent", "%")


def _start(text: str, tokens: Sequence[Token], at: int, glued: bool, known: Counting) -> int | None:
    """Where a fraction begins: at the word before it that says it is one ("a third"), if it needs one; None where the
    word before it makes it something else ("the second half")."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is not None and not touches(text, before.end, token):
        before = None
    if before is not None and before.folded in known.parts.lead:
        return before.start
    if token.folded in known.parts.led or (before is not None and _is_other(before, known)):
        return None
    return token.inside(int(glued))


def _is_other(before: Token, known: Counting) -> bool:
    word = before.folded
    return word in known.parts.not_behind or word in known.nouns.ordinals or book(known.lang).word(word) is not None


def _whole(text: str, token: Token, behind: Sequence[Token], known: Counting) -> Counted | None:
    """That of which a fraction is one: behind "of", or right behind it in a language that has its nouns so."""
    if not behind or not touches(text, token.end, behind[0]):
        return None
    if not known.nouns.definite:
        without_of = behind[0].folded in known.parts.the  # "half the houses"
        end = token.end if without_of else behind[0].end
        return whole(text, end, behind[not without_of :], known.nouns) if _leads(behind[0], known) else None
    first, second = behind[0], behind[1] if len(behind) > 1 else None
    if _is_no_whole(first, known):
        return None
    if is_definite(first, known.nouns) or (
        len(first.folded) >= _POSSESSED and first.folded.endswith(known.parts.owners)
    ):
        return Counted(first.end, first.folded)
    if second is None or not touches(text, first.end, second) or not is_definite(second, known.nouns):
        return None
    return None if _is_no_whole(second, known) else Counted(second.end, first.folded)


def _leads(token: Token, known: Counting) -> bool:
    return token.folded in known.nouns.of or token.folded in known.parts.the


def _is_no_whole(token: Token, known: Counting) -> bool:
    """Whether a word is a time, a number, or one with which the fraction is a word of its own («نصف النهائي»)."""
    word = token.folded
    article = next((each for each in known.nouns.definite if token.text.startswith(each)), "")
    bare = word[len(article) :]
    times = known.nouns.not_counted
    if word in known.nouns.stop or word in times or bare in times or word in known.around.weekdays:
        return True
    return bare in known.parts.not_wholes or book(known.lang).word(word) is not None
