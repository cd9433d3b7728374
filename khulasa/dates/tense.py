"""What tense a sentence speaks in around an expression: the words that say so come from the lexicon."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from khulasa.dates.lexicon import Lexicon
from khulasa.dates.tags import TAG
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

FUTURE, PAST, SAID, PRESENT, EVENT, DUE = "future", "past", "said", "present", "event", "due"
_KINDS = (("future", FUTURE), ("reporting", SAID), ("past", PAST), ("today", EVENT), ("present", PRESENT))
_REACH = 4
"""A participle so few words after "will" or "is expected" belongs to it: will be held, is expected to be signed."""
_TODAY_REACH = 12
_OPENING, _DECIDED = 3, 12
"""Words of "starting on", «اعتباراً من يوم»; words before a date among which a decision is looked for."""
_AFTER_REACH = 60
"""How many tokens after an expression a verb may still be its own: what is farther says nothing, and costs time."""
_JOINS, _DEICTIC = TAG["AND"], TAG["DEICTIC"]
_COMMAS = frozenset(",،;؛:")


class TenseWords:
    """A lexicon's tense words, folded; `kind` says what a word tells."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.tense
        self.lexicon = lexicon
        self._ranks: dict[str, int] = {}
        for rank, (name, _) in enumerate(_KINDS):
            for word in _fold_all(data.get(name, ())):
                self._ranks.setdefault(word, rank)
        self._prefixes = tuple(_fold_all(data.get("future_prefixes", ())))
        self._min = data.get("future_min", 0)
        self._not_future = _fold_all(data.get("not_future", ()))
        self._not_future_stems = tuple(_fold_all(data.get("not_future_stems", ())))
        self._suffixes = tuple(_fold_all(data.get("past_suffixes", ())))
        self._not_past = _fold_all(data.get("not_past", ()))
        self._scheduled = _fold_all(data.get("scheduled", ()))
        self._complete = _fold_all(data.get("complete_after", ()))
        self._initial = tuple(_fold_all(data.get("initial_imperfect", ())))
        self.imperfect = tuple(_fold_all(data.get("imperfect_prefixes", ())))
        self.kind = remembered(self._kind)

    def scheduled(self, word: str) -> bool:
        """Whether a word of the future is a participle that also stands in an aside: "the figures, due out on …"."""
        return word in self._scheduled

    def completes(self, words: Iterable[str]) -> bool:
        """Whether a clause about what is over by then begins in these words: «سيعود بعد أن غادر»."""
        return bool(self._complete) and any(
            form in self._complete for word in words for form in self.lexicon.bare(word)
        )

    def opens(self, word: str) -> bool:
        """Whether a sentence's first word is an imperfect verb: it speaks of what is to come."""
        return (
            bool(self._initial) and len(word) >= 4 and word.startswith(self._initial) and not self.lexicon.label(word)
        )

    def _kind(self, word: str) -> str | None:
        """FUTURE, PAST, SAID (a verb of reporting), EVENT (a present that reports the day), PRESENT, or None."""
        forms = tuple(self.lexicon.bare(word))
        ranks = [rank for rank in map(self._ranks.get, forms) if rank is not None]
        if ranks:
            return _KINDS[min(ranks)][1]
        if self._prefixes and any(
            form in self._not_future or form.startswith(self._not_future_stems) for form in forms
        ):
            return None
        if self._prefixes and any(form.startswith(self._prefixes) and len(form) >= self._min for form in forms):
            return FUTURE
        ends = self._suffixes and word.endswith(self._suffixes) and len(word) > 3
        return PAST if ends and word not in self._not_past else None


class Cues:
    """The tense cues of one text, by token."""

    def __init__(self, strings: Sequence[str], breaks: Sequence[int], words: TenseWords) -> None:
        self._strings, self._breaks, self._words = strings, breaks, words
        self._at: list[tuple[int, str]] = list(self._effective())
        self._indexes = [index for index, _ in self._at]

    def _effective(self) -> Iterator[tuple[int, str]]:
        """The cues; a participle that belongs to a future before it is future."""
        future = -_REACH - 1
        kinds = list(map(self._words.kind, self._strings))
        starts = {index for index in (0, *(index + 1 for index in self._breaks)) if index < len(kinds)}
        for index in sorted(starts.union(index for index, kind in enumerate(kinds) if kind is not None)):
            kind = kinds[index]
            if kind is None and self._words.opens(self._strings[index]):
                kind = EVENT
            if kind is None:
                continue
            if kind == FUTURE:
                future = index
            elif kind in (PAST, PRESENT, EVENT) and index - future <= _REACH:
                over = kind == PAST and self._words.completes(self._strings[future + 1 : index])
                kind = kind if over else FUTURE
            yield index, kind

    def _in_past_aside(self, at: int) -> bool:
        """Whether a cue is a participle in an aside, and the sentence goes on in the past: "…, due on 31 May, was"."""
        index, _ = self._at[at]
        if not index or not self._words.scheduled(self._strings[index]) or self._strings[index - 1] not in _COMMAS:
            return False
        following = self._at[at + 1 : at + 3]
        if not following or following[0][1] != PAST or not 0 < following[0][0] - index <= _AFTER_REACH:
            return False
        ended = any(word in _COMMAS for word in self._strings[index + 1 : following[0][0]])
        return ended and not (following[1:] and following[1][1] == FUTURE and following[1][0] - following[0][0] <= 2)

    def sentence(self, index: int) -> tuple[int, int]:
        """The first token of the sentence a token is in, and the one after its last."""
        at = bisect_left(self._breaks, index)
        start = self._breaks[at - 1] + 1 if at else 0
        return start, self._breaks[at] if at < len(self._breaks) else len(self._strings)

    def nearest(self, first: int, last: int) -> str | None:
        """The tense at tokens ``first`` to ``last``: the nearest cue before them in the sentence,
        else the first after."""
        start, end = self.sentence(first)
        if first > start and self._words.lexicon.listed("future_before", self._strings[first - 1]):
            return FUTURE
        at = bisect_left(self._indexes, first)
        after = self._after(at, last, end)
        if after is not None and self._opens_clause(first, start):
            return after
        if not at or self._at[at - 1][0] < start:
            return after
        return DUE if self._in_past_aside(at - 1) else self._at[at - 1][1]

    def decided(self, first: int) -> bool:
        """Whether the expression at token ``first`` says when what was announced or ordered just before begins:
        "declared three days of mourning starting on Wednesday"."""
        start, _ = self.sentence(first)
        listed = self._words.lexicon.listed
        if not any(listed("begins", word) for word in self._strings[max(start, first - _OPENING) : first + 1]):
            return False
        return any(listed("decides", word) for word in self._strings[max(start, first - _DECIDED) : first])

    def _after(self, at: int, last: int, end: int) -> str | None:
        """The first cue after an expression, in its clause: before the next comma, but one right after it."""
        while at < len(self._at) and self._at[at][0] <= last:
            at += 1
        if at >= len(self._at) or self._at[at][0] >= min(end, last + _AFTER_REACH):
            return None
        between = self._strings[last + 2 : self._at[at][0]]
        kind = self._at[at][1]
        if kind != PAST and any(word in _COMMAS for word in between):
            return None
        clause = kind != PAST and any(
            self._words.lexicon.listed("clause", word) for word in self._strings[last + 1 : self._at[at][0]]
        )
        return None if clause else kind

    def _opens_clause(self, first: int, start: int) -> bool:
        """Whether only a preposition stands between an expression and the clause's beginning: "…,
        and in July she did"."""
        words = self._words.lexicon
        for index in (first, first - 1, first - 2):
            if index < start:
                return True
            word = self._strings[index]
            if index < first and (word in _COMMAS or words.listed("clause_starts", word)):
                return True
            if words.joining and word.startswith(words.joining):
                return True
        return False

    def direct(self, first: int, last: int, near: str | None) -> str | None:
        """As `nearest` (given), but a verb of reporting counts only alone: its tense is not the event's."""
        start, _ = self.sentence(first)
        if near in (FUTURE, DUE) or self._opens_clause(first, start):
            return near
        at = bisect_left(self._indexes, first)
        before = [kind for index, kind in self._at[max(0, at - 6) : at] if index >= start and kind != SAID]
        return before[-1] if before else near

    def is_present(self, index: int) -> bool:
        """Whether a token is a verb of the present: "the vote is in three weeks"."""
        return index >= 0 and self._words.kind(self._strings[index]) == PRESENT

    def is_today(self, first: int, last: int) -> bool:
        """Whether "today" is the day of publication, and not "nowadays"."""
        start, end = self.sentence(first)
        before = self._strings[first - 1] if first > start else ""
        lexicon = self._words.lexicon
        if before and lexicon.listed("nowadays_before", before):
            return False
        if before and lexicon.listed("today_before", before):
            return True
        if self._beside_day(first, last):
            return True
        following = [word for word in self._strings[last + 1 : last + 4] if word not in ("'", "s")]
        if following and lexicon.listed("nowadays_after", following[0]):
            return False
        joined = self._strings[first].startswith(lexicon.joining or ("\0",)) or first == start
        order: Iterable[int] = range(first - 1, max(start, first - _TODAY_REACH) - 1, -1)
        after = range(last + 1, min(end, last + _TODAY_REACH))
        if not joined:
            found = self._decide(order)
            if found is not None:
                return found
        found = self._decide(after)
        return bool(lexicon.rules.get("today_default")) and not joined if found is None else found

    def _beside_day(self, first: int, last: int) -> bool:
        """Whether "today" is joined to another day: «اليوم وغدا», yesterday and today."""
        lexicon = self._words.lexicon
        near = ((last + 1, last + 2), (first - 1, first - 2))
        for beside, farther in near:
            if not 0 <= beside < len(self._strings):
                continue
            label = lexicon.label(self._strings[beside])
            joined = self._strings[max(first, beside)].startswith(lexicon.joining or ("\0",))
            if label is not None and label.lexeme is not None and label.lexeme.tag == _JOINS:
                label = lexicon.label(self._strings[farther]) if 0 <= farther < len(self._strings) else None
                joined = True
            if joined and label is not None and label.lexeme is not None and label.lexeme.tag == _DEICTIC:
                return True
        return False

    def _decide(self, indexes: Iterable[int]) -> bool | None:
        for index in indexes:
            kind = self._words.kind(self._strings[index])
            if kind is not None:
                return kind != PRESENT
            if self._words.imperfect and self._is_imperfect(self._strings[index]):
                return False
        return None

    def _is_imperfect(self, word: str) -> bool:
        return len(word) >= 4 and word.startswith(self._words.imperfect)


def _fold_all(words: Iterable[Any]) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words)
