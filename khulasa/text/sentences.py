"""Where sentences end in a paragraph of news.

A mark that may end a sentence is found first; then a list of rules, each with one reason, says whether it does. What
differs between languages (abbreviations, units, words that open a sentence) is ``languages/<lang>/sentences.toml``.
"""

import re

from khulasa.model import Lang
from khulasa.text import short_forms
from khulasa.text.normalise import fold
from khulasa.text.sentence_rules import Rules, rules
from khulasa.text.sentence_words import WORD, bare, is_cased, is_initial, leans, opens, raw_token, word_at

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
_SPEAKER = re.compile(r"[\w\u064b-\u0652\u0670'’-]+\.?(?: +[\w\u064b-\u0652\u0670'’-]+\.?){0,6}")
_LONE_WORD = re.compile(r"\w+(?=\s*[.…](?:\s|$))")
_LIST_NUMBER = re.compile(r"[(\s\-–•*]*\d{1,2}")
# Inside a sentence a list begins at one and behind a colon; a semicolon may stand between its points.
_LATER_LIST_NUMBER = re.compile(r"(?::\s{0,2}[1١۱]|[;؛]\s{0,2}\d{1,2})$")
_BRAND = re.compile(r"[a-z]{1,5}[A-Z]\w+")
_OPENS = {"»": "«", "”": "“„”", "“": "“„”", "„": "“„”", '"': '"', "’": "‘", "›": "‹"}


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
    if first.islower() and not (after > tail and _BRAND.match(text, after)):
        return False
    if text[after] in CONTINUING and not _opens_backwards(text, tail, after):
        return False
    run = "".join(stop.group().split())
    quoted = tail > stop.end()
    # Behind a full stop a capital letter opens a sentence; «!» and «؟» may stand before "Mr. Lee asked".
    if quoted and (run != "." or not is_cased(first)) and _says(text, after, known):
        return False
    if quoted and run != "." and _quotation_goes_on(text, tail, after, known):
        return False
    if any(mark in EMPHATIC + FULL for mark in run):
        return True
    if run != "." and not (stop.group().count(".") == 2 and " " in stop.group()):
        return quoted or _pause_ends(text, stop.start(), after, run, known)
    if after == tail:
        return _ends_glued(text, start, stop.start(), after, quoted, known)
    if _is_list_number(text, start, stop.start()) or (not quoted and _is_astray(text, after, known)):
        return False
    return short_forms.ends(text, start, stop.start(), after, known)


def _is_list_number(text: str, start: int, stop: int) -> bool:
    """Whether the stop belongs to the number of a point («1. Register.», «شروط: 1. الجنسية»)."""
    return bool(
        _LIST_NUMBER.fullmatch(text, start, stop) or _LATER_LIST_NUMBER.search(text, max(start, stop - 6), stop)
    )


def _is_astray(text: str, after: int, known: Rules) -> bool:
    """Whether nothing but a joined word follows before the next stop («سوريا. والعراق.»)."""
    lone = _LONE_WORD.match(text, after)
    return lone is not None and len(lone[0]) > 3 and lone[0].startswith(known.conjunctions)


def _opens_backwards(text: str, tail: int, at: int) -> bool:
    """A closing quotation mark typed where an opening one is meant («لـ”اندبندنت”»)."""
    return text[at] in QUOTES and at > tail and at + 1 < len(text) and text[at + 1].isalnum()


def _first_letter(text: str, at: int) -> str:
    """The first letter or digit from ``at``, behind opening quotes, brackets and dashes."""
    while at < len(text) and (text[at] in OPENING + QUOTES + "'-–—#" or text[at].isspace()):
        at += 1
    return text[at] if at < len(text) else ""


def _says(text: str, at: int, known: Rules) -> bool:
    """Whether what stands behind a quotation says who spoke («“أين هو؟” تساءل الوزير», “Why?” Mrs. O'Brien asked).

    A verb that carries a conjunction («وقال») opens a sentence of its own.
    """
    clause = _SPEAKER.match(text, at)
    words: list[str] = []
    for word in clause.group().split() if clause else ():
        words.append(fold(word.rstrip(".")))
        if word.endswith(".") and len(words[-1]) > 1 and words[-1] not in known.abbreviations:
            break
    if not words or words[0].startswith(known.conjunctions):
        return False
    return words[0] in known.attribution or (len(words) <= 6 and words[-1] in known.attribution)


def _quotation_goes_on(text: str, tail: int, after: int, known: Rules) -> bool:
    """Whether the sentence goes on behind a quotation that ends in «؟», «!» or «…», where no capital letter tells.

    It does if the quotation is part of it, a title or an object («قرأ رواية «أين المفر؟» كاملة»): nobody was said to
    speak before it, and what follows does not plainly open a sentence.
    """
    closer = tail - 1
    if text[closer] not in _OPENS or not text[after].isalpha() or is_cased(text[after]) or opens(text, after, known):
        return False
    opening = max(text.rfind(mark, max(0, closer - FAR), closer) for mark in _OPENS[text[closer]])
    before = text[max(0, opening - 40) : max(0, opening)].rstrip()
    introduced = before.endswith(":") or any(word in known.speech for word in fold(before).split()[-3:])
    return not introduced or leans(text, after, known)


def _pause_ends(text: str, stop: int, after: int, run: str, known: Rules) -> bool:
    """Whether a run of dots ends a sentence. Two dots hold one up less than three; who repeats a word stammers."""
    word = word_at(text, after)
    if not known.pauses:
        while stop and text[stop - 1].isspace():
            stop -= 1
        return not word or word != fold(raw_token(text, 0, stop))
    if word in known.joining or not opens(text, after, known):
        return False
    return run != ".." or (word.startswith(known.conjunctions or ("",)) and word not in known.joining_two_dots)


def _ends_glued(text: str, start: int, stop: int, after: int, quoted: bool, known: Rules) -> bool:
    """A full stop with a letter, a digit or an opening mark right behind it («ذلك”.ولم», "war.The")."""
    before, behind = text[stop - 1] if stop > start else " ", text[after]
    if quoted or before in CLOSING + QUOTES:
        return not behind.isdigit()
    token = bare(fold(raw_token(text, start, stop)).strip(".'"), known)
    if not behind.isalnum():
        return behind in OPENING + QUOTES and before.isalpha() and not is_initial(token)
    if before.isspace():
        return not behind.isdigit() and not is_cased(behind)
    if behind.isdigit():
        return before.isalpha() and not is_cased(before) and len(token) > 2
    if before.isdigit():
        return not is_cased(behind) and not _LIST_NUMBER.fullmatch(text, start, stop)
    following = WORD.match(text, after)
    if "." in token or len(token) < 2 or token in known.abbreviations or following is None:
        return False
    if is_cased(before) and is_cased(behind):
        return before.islower() and len(following.group()) > 1 and not text.startswith(".", following.end())
    return len(following.group()) > 1
