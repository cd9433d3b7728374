"""The part of a sentence around its date, for a row of the timeline that has to be short."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khulasa.languages import topic
from khulasa.model import Event, Lang, Sentence
from khulasa.stages.summary.discourse import discourse
from khulasa.text.normalise import fold
from khulasa.text.words import tokens

_CLAUSE_END = re.compile(r"[,،؛;:]\s")
_WORD = re.compile(r"\w+")
_LEAST_HEAD = 3
"""Words that a clause begins with where it was cut in two («Resnik, 61, came…»), if it is more than an apposition."""
_LONGEST_SUBJECT = 4
"""Words of a head that may be no more than a subject that waits for its verb."""
_LONGEST_REST = 3
"""Words that one thing of a list has at most, or the last two («blankets and medicine»)."""
_SAYS_WITHIN = 4
"""Words of a clause among which its verb of saying stands, where it only says who says so («the council said»)."""
_SEPARATOR = 2
"""Characters between a clause's last word and the next clause: a comma and a space."""
_MIN_WORDS = 6
"""Words beside the date: a clause with fewer says when but not what."""


@lru_cache(maxsize=256)  # a timeline is shortened anew for each summary that is tried beside it
def around_date(event: Event, lang: Lang) -> Sentence:
    """The part of the sentence around its date, from comma to comma, long enough to say what happened; verbatim.

    A clause that opens with its date goes on from what stands before it («he would come, in early May»), unless it is
    the sentence's first or a conjunction opens it («…, and in March he came»). So does one that has its head there:
    «…, said the gates were checked in May», «…, which fell in March», «…, against a March average of 52 millimetres».
    """
    sentence, expression = event.sentence, event.expression
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(sentence.text)), len(sentence.text)]
    start, end = expression.start - sentence.start, expression.end - sentence.start
    first = max(i for i, cut in enumerate(cuts[:-1]) if cut <= start)
    last = min(i for i, cut in enumerate(cuts) if cut >= end)
    before = sentence.text[cuts[first] : start]
    goes_on = len(_WORD.findall(before)) < 2 and not fold(before).startswith(_openers(lang))
    head = _with_head(sentence.text, cuts, first, lang)
    while _beside(sentence.text, cuts[first], cuts[last], start, end) < _MIN_WORDS:
        if first > 0 and (goes_on or last == len(cuts) - 1):
            first -= 1
        elif last < len(cuts) - 1:
            last += 1
        else:
            break
    first = min(head, _with_head(sentence.text, cuts, first, lang))
    if last < len(cuts) - 1 and _only_says_when(sentence.text[cuts[first] : cuts[last]], cuts[last] - end, lang):
        last += 1
    if last < len(cuts) - 1 and _awaits_its_verb(sentence.text, cuts, first, last, lang):
        last += 1
    last = _rest_of_list(sentence.text, cuts, last, lang)
    text = sentence.text[cuts[first] : cuts[last]].rstrip(" ,،؛;:")
    begin = sentence.start + cuts[first]
    return Sentence(text, sentence.paragraph, begin, begin + len(text))


@cache
def _openers(lang: Lang) -> tuple[str, ...]:
    """What opens a clause of its own: conjunctions, folded."""
    return tuple(fold(opener) for opener in topic(lang, "discourse").get("clause_openers", ()))


def _with_head(text: str, cuts: Sequence[int], first: int, lang: Lang) -> int:
    """Which cut a clause must begin at to say of whom it speaks: a relative has its head in the clause before it, a
    verb behind a comma in the one before the apposition («Velde, the mayor, said…»; behind «Velde, who is 61,» any word
    may be that verb); a word or two are no head."""
    known = _dependent(lang)
    while first > 0:
        opening = tokens(text[cuts[first] : cuts[first + 1]])
        before = tokens(text[cuts[first - 1] : cuts[first]])
        opens = fold(text[cuts[first] :]).startswith(_openers(lang))
        if not opening or opening[0] in known.verbs:
            first -= 2
        elif opening[0] in known.tails or (not opens and (len(opening) < _LEAST_HEAD or known.compares(opening))):
            first -= 1
        elif first > 1 and not opens and before and before[0] in known.inserted:
            first -= 2
        else:
            break
    return max(first, 0)


def _awaits_its_verb(text: str, cuts: Sequence[int], first: int, last: int, lang: Lang) -> bool:
    """Whether a clause ends with a relative behind a head too short for a verb («Velde Motors, which sold 9 cars in
    2023»), and what follows may be that verb: no clause of its own, and no «officials said»."""
    known, said = _dependent(lang), discourse(lang)
    head, relative = tokens(text[cuts[first] : cuts[first + 1]]), tokens(text[cuts[last - 1] : cuts[last]])
    if last - first != 2 or not relative or relative[0] not in known.relatives or len(head) > _LONGEST_SUBJECT:
        return False
    if head[0] in said.adverbial or not known.verbs.isdisjoint(head):
        return False
    behind = tokens(text[cuts[last] : cuts[last + 1]])
    if not behind or behind[0] in known.tails or behind[0] in said.subordinators or behind[0] in said.adverbial:
        return False
    goes_on = fold(text[cuts[last] :]).startswith(_openers(lang))
    return not goes_on and (
        behind[0] in known.verbs or said.says(behind[0]) or not any(map(said.says, behind[1:_SAYS_WITHIN]))
    )


def _rest_of_list(text: str, cuts: Sequence[int], last: int, lang: Lang) -> int:
    """Which cut a clause must end at so that no list is cut in two («asked for tents, blankets and medicine»)."""
    joiners, said = _dependent(lang).joiners, discourse(lang)
    for at in range(last, len(cuts) - 1 if joiners else 0):
        words = tokens(text[cuts[at] : cuts[at + 1]])
        if len(words) > _LONGEST_REST or any(map(said.says, words)):
            break
        if not joiners.isdisjoint(words[1:-1]):
            return at + 1
    return last


def _only_says_when(clause: str, behind: int, lang: Lang) -> bool:
    """Whether a clause is an adverbial that ends with its date («At the summit in Dubai in May»)."""
    known = discourse(lang)
    opening = next(iter(tokens(clause)), "")
    first = opening[1:] if opening.startswith(known.conjunctions) and opening not in known.adverbial else opening
    return behind <= _SEPARATOR and first in known.adverbial


@dataclass(frozen=True, slots=True)
class _Dependent:
    """What opens a clause that goes on from what stands before it, folded: verbs; relatives and the like; what is
    inserted between a subject and its verb; the relatives among them; behind a number, comparatives; and what stands
    before the last thing of a list."""

    verbs: frozenset[str]
    tails: frozenset[str]
    inserted: frozenset[str]
    relatives: frozenset[str]
    comparatives: tuple[str, ...]
    joiners: frozenset[str]

    def compares(self, opening: Sequence[str]) -> bool:
        """Whether a comparison with what stands before it opens the clause («two more than…», «3% less than…»)."""
        behind = (" ".join(opening[at : at + 2]) for at in (1, 2))
        return any(phrase in self.comparatives for phrase in behind)


@cache
def _dependent(lang: Lang) -> _Dependent:
    data = topic(lang, "discourse")

    def some(name: str) -> tuple[str, ...]:
        return tuple(map(fold, data.get(name, ())))

    tails, relatives = frozenset(some("clause_tails")), frozenset(some("clause_relatives"))
    inserted = relatives | frozenset(some("clause_appositions"))
    verbs, joiners = frozenset(some("clause_verbs")), frozenset(some("list_joiners"))
    return _Dependent(verbs, tails, inserted, relatives, some("clause_comparatives"), joiners)


def _beside(text: str, first: int, last: int, start: int, end: int) -> int:
    """How many words of a clause are not its date."""
    return len(_WORD.findall(text[first:start])) + len(_WORD.findall(text[end:last]))
