"""Where sentences end in a paragraph of news.

A mark that may end a sentence is found first; then a list of rules, each with one reason, says whether it does. What
differs between languages (abbreviations, units, words that open a sentence) is ``languages/<lang>/sentences.toml``.
"""

import re
from dataclasses import dataclass
from functools import cache

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold

Span = tuple[int, int]

EMPHATIC = "!?؟‽"
# Full stops that nothing but a sentence's end explains (CJK, Devanagari, Urdu).
FULL = "。۔।!?"
MARKS = EMPHATIC + FULL + ".…"
QUOTES = '"“”„«»'
CLOSING = ")]}»›”’"
OPENING = "([{«‹“‘„"
# After these a sentence goes on, whatever stood before.
CONTINUING = ",،;؛:٪%/*٫+=)]}»”"

FAR = 2000
"""Characters: how far back a mark is looked for that opens what another one closes."""

_CLUSTER = re.compile(rf"[{re.escape(MARKS)}](?:\s*[{re.escape(MARKS)}])*")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_LATE_CLOSER = re.compile(r"\s+[)\]}»”](?!\w)")
_PROTECTED = re.compile(
    r"(?:https?://|www\.)[^\s،؛«»“”]+[^\s.،؛«»“”!?؟,)\]]"
    r"|\b[\w+-][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|gov|edu|info|io|co|tv|me|eu|uk|ae|sa|eg|iq|sy|jo|lb|ly|ma)\b"
    r"|\([^()]{0,300}\)|\[[^\[\]]{0,300}\]",
    re.IGNORECASE,
)
_TOKEN_BEFORE = re.compile(r"[^\s()\[\]{}«»“”„\"،؛,;:!?؟…/–—]*$")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"\w+(?: \w+)*")
_LONE_WORD = re.compile(r"\w+(?=\s*[.…](?:\s|$))")
_ACRONYM = re.compile(r"(?:\w\.)+\w")
_COUNTED = re.compile(r"\d\s*$")
_LIST_NUMBER = re.compile(r"[(\s\-–•*]*\d{1,2}")


@dataclass(frozen=True, slots=True)
class Rules:
    """What `languages/<lang>/sentences.toml` says, folded; empty for a language without the file."""

    abbreviations: frozenset[str]
    before_number: frozenset[str]
    ambiguous: frozenset[str]
    units: frozenset[str]
    proclitics: tuple[str, ...]
    openers: frozenset[str]
    conjunctions: tuple[str, ...]
    attribution: frozenset[str]
    pauses: bool


@cache
def rules(lang: Lang) -> Rules:
    """The rules of a language; the general ones for a language that has none."""
    data = topic(lang, "sentences")

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data.get(name, ()))

    return Rules(
        words("abbreviations"),
        words("before_number"),
        words("ambiguous"),
        words("units"),
        tuple(sorted(words("proclitics"))),
        words("openers"),
        tuple(sorted(words("conjunctions"))),
        frozenset(fold(word) for word in topic(lang, "discourse").get("attribution", ())),
        bool(data.get("pauses", False)),
    )


def split(paragraph: str, lang: Lang) -> tuple[Span, ...]:
    """The sentences of a paragraph as spans without outer white space, in order.

    Every character that is not white space is in exactly one span; a paragraph of white space has none. A closing
    quotation mark or bracket stays with the sentence it closes, a footnote mark with the sentence it follows.
    """
    known = rules(lang)
    shielded = [m.span() for m in _PROTECTED.finditer(paragraph)] if _needs_shield(paragraph) else []
    spans: list[Span] = []
    start = position = 0
    waiting = iter([*shielded, (len(paragraph), len(paragraph))])
    shield = next(waiting)
    while found := _CLUSTER.search(paragraph, position):
        while shield[1] - 1 <= found.start() and shield[0] < len(paragraph):
            shield = next(waiting)
        if shield[0] < found.end() and not (found.end() == shield[1] - 1 and not paragraph[start : shield[0]].strip()):
            position = max(shield[1] - 1, found.start() + 1)
            continue
        tail = _tail(paragraph, start, found.end())
        position = tail
        if tail < len(paragraph) and _ends(paragraph, start, found, tail, known):
            spans.append((start, tail))
            start = tail
    spans.append((start, len(paragraph)))
    return tuple(span for span in (_trim(paragraph, *span) for span in spans) if span[0] < span[1])


def _needs_shield(paragraph: str) -> bool:
    return any(sign in paragraph for sign in "([@") or "www." in paragraph or bool(re.search(r"\.[a-z]|://", paragraph))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _tail(text: str, start: int, end: int) -> int:
    """Where the sentence's last mark really ends: after closing quotes, brackets, footnotes and stops behind them."""
    while end < len(text):
        if text[end] in MARKS or _closes(text, start, end):
            end += 1
        elif found := _FOOTNOTE.match(text, end) or _LATE_CLOSER.match(text, end):
            end = found.end()
        else:
            break
    return end


def _closes(text: str, start: int, at: int) -> bool:
    """Whether the mark at ``at``, right behind a stop, closes a quotation or bracket (or was typed as if it did)."""
    mark = text[at]
    if mark not in CLOSING and mark not in QUOTES and mark != "'":
        return False
    glued = at + 1 < len(text) and text[at + 1].isalnum()
    if mark in QUOTES and mark != "»":
        opened = sum(text.count(quote, max(start, at - FAR), at) for quote in QUOTES) % 2 == 1
        return opened or not glued
    return not (glued and mark in "'’")


def _ends(text: str, start: int, stop: re.Match[str], tail: int, known: Rules) -> bool:
    """Whether the cluster of marks ``stop``, with what belongs to it up to ``tail``, ends a sentence."""
    after = tail
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        return True
    first = _first_letter(text, after)
    if first.islower() or (text[after] in CONTINUING and not _opens_backwards(text, tail, after)):
        return False
    run = "".join(stop.group().split())
    quoted = tail > stop.end()
    if quoted and _says(text, after, known):
        return False
    if any(mark in EMPHATIC + FULL for mark in run):
        return True
    if run != "." and not (stop.group().count(".") == 2 and " " in stop.group()):
        return _pause_ends(text, after, quoted, known)
    if after == tail:
        return _ends_glued(text, start, stop.start(), after, quoted, known)
    return _ends_spaced(text, start, stop.start(), after, known)


def _opens_backwards(text: str, tail: int, at: int) -> bool:
    """A closing quotation mark typed where an opening one is meant («لـ”اندبندنت”»)."""
    return text[at] in QUOTES and at > tail and at + 1 < len(text) and text[at + 1].isalnum()


def _first_letter(text: str, at: int) -> str:
    """The first letter or digit from ``at``, behind opening quotes, brackets and dashes."""
    while at < len(text) and (text[at] in OPENING + QUOTES + "'-–—#" or text[at].isspace()):
        at += 1
    return text[at] if at < len(text) else ""


def _word_at(text: str, at: int) -> str:
    found = _WORD.search(text, at, at + 40)
    return fold(found.group()) if found else ""


def _says(text: str, at: int, known: Rules) -> bool:
    """Whether what stands behind a quotation says who spoke («“أين هو؟” تساءل الوزير», “Why?” the minister asked).

    A verb that carries a conjunction («وقال») opens a sentence of its own.
    """
    clause = _CLAUSE.match(text, at)
    words = [fold(word) for word in clause.group().split()] if clause else []
    if not words or words[0].startswith(known.conjunctions or ("\0",)):
        return False
    return words[0] in known.attribution or (len(words) <= 5 and words[-1] in known.attribution)


def _pause_ends(text: str, after: int, quoted: bool, known: Rules) -> bool:
    return quoted or not known.pauses or _word_at(text, after) in known.openers


def _ends_spaced(text: str, start: int, stop: int, after: int, known: Rules) -> bool:
    """A full stop with white space behind it."""
    token = _token_before(text, start, stop, known)
    if _LIST_NUMBER.fullmatch(text, start, stop):
        return False
    lone = _LONE_WORD.match(text, after)
    if lone and known.conjunctions and lone.group().startswith(known.conjunctions) and len(lone.group()) > 3:
        return False
    if not token:
        return True
    counted = _COUNTED.search(text, max(start, stop - len(token) - 4), stop - len(token)) is not None
    if counted and token in known.units:
        return True
    if text[after].isdigit() and token in known.before_number:
        return False
    opener = _word_at(text, after) in known.openers
    if _is_initial(token) or _ACRONYM.fullmatch(token) or token in known.ambiguous:
        return opener and token not in known.abbreviations
    return token not in known.abbreviations


def _is_initial(token: str) -> bool:
    return len(token) == 1 and token.isalpha()


def _ends_glued(text: str, start: int, stop: int, after: int, quoted: bool, known: Rules) -> bool:
    """A full stop with a letter, a digit or an opening mark right behind it («ذلك”.ولم», "war.The")."""
    before, behind = text[stop - 1] if stop > start else " ", text[after]
    if quoted or before in CLOSING + QUOTES:
        return not behind.isdigit()
    token = _token_before(text, start, stop, known)
    if not behind.isalnum():
        return behind in OPENING + QUOTES and before.isalpha() and not _is_initial(token)
    if before.isspace():
        return not behind.isdigit() and not _is_cased(behind)
    if behind.isdigit():
        return before.isalpha() and not _is_cased(before) and len(token) > 2
    if before.isdigit():
        return not _is_cased(behind) and not _LIST_NUMBER.fullmatch(text, start, stop)
    following = _WORD.match(text, after)
    if "." in token or len(token) < 2 or token in known.abbreviations or following is None:
        return False
    if _is_cased(before) and _is_cased(behind):
        return before.islower() and len(following.group()) > 1 and not text.startswith(".", following.end())
    return len(following.group()) > 1


def _is_cased(char: str) -> bool:
    return char.lower() != char.upper()


def _token_before(text: str, start: int, stop: int, known: Rules) -> str:
    """The folded token that ends where the stop stands, without a proclitic if what is left is an abbreviation."""
    found = _TOKEN_BEFORE.search(text, max(start, stop - 24), stop)
    token = fold(found.group()).strip(".'") if found else ""
    bare = token[1:] if token.startswith(known.proclitics or ("\0",)) else token
    return bare if bare in known.abbreviations else token
