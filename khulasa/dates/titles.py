"""Names and titles that hold a word for time: «ثورة 25 يناير», Friday Harbor, “Saturday Night Fever”, the 2020 Club.

What stands around an expression says so: a noun that heads names, a capitalised word that is no word of time, the
quotation marks of a title. The nouns and prepositions are data; capitals count only in languages that have them.
"""

from collections.abc import Callable, Sequence

from khulasa.dates.items import Item
from khulasa.dates.lexicon import Lexicon
from khulasa.dates.nodes import Calendar, Marked, Moment, Node, Shift, Span
from khulasa.dates.tags import TAG

_TITLE_REACH, _WORK_REACH = 8, 5
_FUNCTION_LENGTH = 3
"""Words of a title so short may be in lower case: of, the, and."""
_OPENING, _CLOSING = frozenset("\"“«‘'"), frozenset("\"”»’'")


class Titles:
    """Decides for one text which expressions are names. ``capital``: whether a token's nth letter is a
    capital; ``verb``: whether a folded word is a verb the tense lists know."""

    def __init__(
        self, strings: Sequence[str], words: Lexicon, capital: Callable[[int, int], bool], verb: Callable[[str], bool]
    ) -> None:
        self._strings, self._words = strings, words
        self._written, self._verb = capital, verb
        self._capitals = bool(words.rules.get("capital_names"))

    def is_name(self, items: Sequence[Item], index: int) -> bool:
        """Whether a day, month, weekday or year is part of a name."""
        item = items[index]
        node = item.value
        node = node.first if isinstance(node, Span) else node
        if self._is_quoted_day(items, index):
            return True
        if self._in_named_title(item):
            return True
        if self._capitals and (self._in_title(item) or self._capitalised_on(item, node)):
            return True
        if not isinstance(node, Calendar) or node.year is not None or node.toward is not None:
            return False
        before, after = self._at(item.first - 1), self._at(item.last + 1)
        if node.weekday is not None and node.day is None:
            return bool(before) and self._heads("name_heads_weekday", before)
        day = f"{node.month:02d}-{node.day:02d}" if isinstance(node.month, int) and node.day else ""
        known = self._words.named_days.get(day)
        label = self._words.label(before)
        of = label is not None and label.lexeme is not None and label.lexeme.tag == TAG["OF"]
        near = (before, after, self._at(item.first - 2) if of else "")
        if known and any(form in known for word in near if word for form in self._words.bare(word)):
            return True
        return self._heads("name_heads", before) or bool(after and self._words.listed("name_tails", after))

    def _capital(self, index: int, letter: int = 0) -> bool:
        return self._written(index, letter)

    def _at(self, index: int) -> str:
        return self._strings[index] if 0 <= index < len(self._strings) else ""

    def _heads(self, name: str, word: str) -> bool:
        """Whether a noun heads a name: without an article («مدينة», not «غادر المدينة 3 مايو»)."""
        if not word or not self._words.listed(name, word):
            return False
        return not self._words.is_definite(word)

    def _is_quoted_day(self, items: Sequence[Item], index: int) -> bool:
        """A word for a day alone in quotation marks, or after a word like newspaper («قناة الغد»)."""
        item = items[index]
        node = item.value
        single = item.first == item.last and isinstance(node, Shift | Calendar) and getattr(node, "year", None) is None
        if not single or not self._strings[item.first].isalpha():
            return False
        quoted = 0 < index < len(items) - 1 and items[index - 1].tag == items[index + 1].tag == TAG["QUOTE"]
        ahead = isinstance(node, Shift) and node.unit in ("day", "today") and node.amount >= 0 and not node.part
        if quoted:
            return ahead or isinstance(node, Calendar)
        return ahead and index > 0 and self._words.listed("name_heads", self._at(item.first - 1))

    def _in_title(self, item: Item) -> bool:
        """Whether an expression of words stands in quotation marks with nothing but capitalised words."""
        if any(word[:1].isdigit() for word in self._strings[item.first : item.last + 1]):
            return False
        low = self._mark(range(item.first - 1, item.first - _TITLE_REACH, -1), _OPENING)
        high = self._mark(range(item.last + 1, item.last + _TITLE_REACH), _CLOSING)
        if low is None or high is None or not self._capital(low + 1):
            return False
        inside = range(low + 1, high)
        return all(self._capital(at) or self._is_small(at) for at in inside)

    def _in_named_title(self, item: Item) -> bool:
        """Whether it stands in quotation marks right after a word for a work («فيلم «غدا أجمل»»)."""
        low = self._mark(range(item.first - 1, item.first - _WORK_REACH, -1), _OPENING)
        if low is None or low < 1 or not self._words.listed("title_heads", self._at(low - 1)):
            return False
        return self._mark(range(item.last + 1, item.last + _WORK_REACH), _CLOSING) is not None

    def _is_small(self, at: int) -> bool:
        return len(self._strings[at]) <= _FUNCTION_LENGTH or not self._strings[at].isalpha()

    def _mark(self, indexes: range, marks: frozenset[str]) -> int | None:
        """The nearest quotation mark; an apostrophe inside a word is none."""
        for at in indexes:
            word = self._at(at)
            if word in marks and not (word in "'’" and self._at(at + 1) in ("s", "t", "re", "ll", "ve")):
                return at
            if not word or word in ".!?":
                return None
        return None

    def _capitalised_on(self, item: Item, node: Node) -> bool:
        """Whether the expression is written on into a name: August Wilson, Friday Harbor, The Day After Tomorrow."""
        node = node.node if isinstance(node, Marked) else node
        words = self._strings[item.first : item.last + 1]
        if isinstance(node, Shift):
            shown = range(item.first + 1, item.last + 1)
            return node.base == "ref" and len(words) > 2 and all(map(self._capital, shown))
        if isinstance(node, Moment) and node.part is not None and node.clock is None:
            return len(words) > 1 and self._capital(item.last) and self._goes_on(item)
        if not isinstance(node, Calendar) or len(words) != 1 or node.toward is not None:
            return False
        if words[0].isdigit():
            tail = self._words.listed("name_tails_year", self._at(item.last + 1))
            return tail and self._capital(item.last + 1)
        return node.year is None and (self._goes_on(item) or self._beside_person(item, node)) and not self._led_to(item)

    def _goes_on(self, item: Item) -> bool:
        """Whether a capitalised word follows that is neither a word of time nor an abbreviation."""
        at = item.last + 1
        word = self._at(at)
        if self._capital(at) and self._words.listed("name_tails", word):
            return True
        if len(word) < 2 or not word.isalpha() or not self._capital(at) or self._words.label(word) is not None:
            return False
        return not self._capital(at, 1) and not self._words.listed("not_named", word)

    def _beside_person(self, item: Item, node: Calendar) -> bool:
        """Robinson and Friday: a weekday joined to a capitalised word that is no word of time."""
        at = item.first - 2
        if node.weekday is None or at < 0 or not self._words.listed("joins", self._at(at + 1)):
            return False
        start = at == 0 or self._at(at - 1) in ".!?"
        return self._capital(at) and self._words.label(self._at(at)) is None and (start or not self._verb(self._at(at)))

    def _led_to(self, item: Item) -> bool:
        """Whether the word before makes it a date whatever follows: on Monday Israel …; he said Monday Israel …"""
        before = self._at(item.first - 1)
        if not before:
            return False
        weekday = isinstance(item.value, Calendar) and item.value.weekday is not None
        return self._words.listed("leads_to_date", before) or (weekday and self._verb(before))
