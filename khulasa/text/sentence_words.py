"""The words around a mark that may end a sentence: what stands right before it, and how what follows begins.

Belongs here: questions about a word or a clause. Does not: whether a sentence ends (`khulasa.text.sentences`).
"""

import re

from khulasa.text.normalise import fold
from khulasa.text.sentence_rules import Rules

SHORT = 3
"""Letters: a word as short as this begins with a letter of its own, not with a conjunction («ولد»)."""

_TOKEN_BEFORE = re.compile(r"[^\s()\[\]{}«»“”„\"،؛,;:!?؟…/–—]*$")
# Diacritics stand inside an Arabic word, an apostrophe inside an English one.
WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")
_CLAUSE = re.compile(r"[\w\u064b-\u0652\u0670'’-]+(?: +[\w\u064b-\u0652\u0670'’-]+){0,8}")


def word_at(text: str, at: int) -> str:
    """The first word from ``at``, folded; empty if there is none near."""
    found = WORD.search(text, at, at + 40)
    return fold(found.group()) if found else ""


def clause_at(text: str, at: int) -> list[str]:
    """The folded words from ``at`` to the next mark, nine at most."""
    found = _CLAUSE.match(text, at)
    return fold(found.group()).split() if found else []


def opens(text: str, at: int, known: Rules) -> bool:
    """Whether the word from ``at`` opens a sentence; an initial does not («a paper by A. A. Milne»)."""
    found = WORD.search(text, at, at + 40)
    if found is None or (len(found.group()) == 1 and text.startswith(".", found.end())):
        return False
    return fold(found.group()) in known.openers


def leans(text: str, at: int, known: Rules) -> bool:
    """Whether what stands from ``at`` leans on the words before it: a phrase opened by a preposition, or a joined verb
    with no subject of its own («ودفن في المدينة»)."""
    clause = _CLAUSE.match(text, at)
    words = fold(clause.group()).split() if clause else []
    if clause is None or not words or words[0] in known.openers:
        return False
    if words[0] in known.prepositions or words[0].startswith(known.fused):
        return not _stands_in_front(text, clause, words, known)
    if words[0].startswith(known.conjunctions) and len(words[0]) > SHORT and words[0] not in known.unjoined:
        following = words[1] if len(words) > 1 else ""
        return following in known.prepositions or following.startswith(known.fused)
    return words[0] in known.continuers


def _stands_in_front(text: str, clause: re.Match[str], words: list[str], known: Rules) -> bool:
    """Whether a phrase opens a sentence: a clause of its own follows it, or the verb stands among its first words."""
    if any(known.imperfect.fullmatch(word) for word in words[2:4]):
        return True
    behind = text[clause.end() : clause.end() + 2].strip()
    following = word_at(text, clause.end() + 1)
    return behind in ("،", ",") and not following.startswith((*known.conjunctions, *known.articles))


def raw_token(text: str, start: int, stop: int) -> str:
    """What stands right before the stop, without space or punctuation but full stops inside it («أ.ف.ب»)."""
    found = _TOKEN_BEFORE.search(text, max(start, stop - 24), stop)
    return found.group() if found else ""


def bare(token: str, known: Rules) -> str:
    """The token without a proclitic if the rest is an abbreviation and the whole no unit («ود. سليم», not «كم.»)."""
    rest = token[1:] if token.startswith(known.proclitics) else token
    return rest if rest in known.abbreviations and token not in known.units else token


def is_initial(token: str) -> bool:
    return len(token) == 1 and token.isalpha()


def is_cased(char: str) -> bool:
    return char.lower() != char.upper()
