"""The boilerplate rules and metadata cues of every known language, compiled from languages/<lang>/*.toml.

All languages' rules serve every page: Arabic pages carry English share lines, and the other way round.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from khulasa import languages
from khulasa.stages.page.lines import QUOTATION_MARKS, strip, undecorated, word_count
from khulasa.text.normalise import Folded, fold

# "1.2K", «٣٧», and the "A4" of a page.
_NUMBER = r"[a-f]?\d+(?: \d+)*[kmك]?"
_NAME = r"\w+(?: \w+){0,7}"
_WORDS = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"[a-f]?\d")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_LONGEST_LABEL = 160
_LONGEST_LINE = 800
# A cue and what separates it from its value stand in so many characters.
_LONGEST_CUE = 60
# What no text matches.
_NEVER = r"(?!)"
# Between a cue and its value.
_SEPARATOR = r"\s*(?:[:：|»>]|\.\.+|…|[-–—/](?=\s)|(?<=\s)[-–—/])\s*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A boilerplate rule: what a folded line must be (`whole`), or start with (`start`) and hold (`holds`), to be taken
    by it."""

    name: str
    whole: re.Pattern[str] | None
    start: re.Pattern[str] | None
    holds: re.Pattern[str] | None
    max_words: int
    edge: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A line's cue and the value after it, as written; ``separated``: by a colon or the like, not by a space."""

    kind: str
    value: str
    separated: bool


def key(text: str) -> str:
    """A folded text's words, one space between them: what punctuation and symbols stand there does not matter."""
    return " ".join(_WORDS.findall(fold(text)))


def _phrase(phrase: str) -> str:
    """A regular expression for a phrase's key, its placeholders filled in."""
    pieces = re.split(r"(\{n\}|\{name\})", phrase)
    filled = {"{n}": _NUMBER, "{name}": _NAME}
    return " ".join(filled.get(piece) or re.escape(key(piece)) for piece in pieces if piece.strip() and key(piece))


def _one_of(phrases: Iterable[str]) -> str:
    """The longest phrases first, so that a short one does not hide a long one."""
    return "|".join(_phrase(phrase) for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)))


def _cue_phrases(phrases: Iterable[str]) -> str:
    """The same for cues, which are matched in the folded line as it stands, since a separator follows them."""
    folded = sorted({strip(fold(phrase)) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in folded)


@cache
def _rules() -> tuple[Rule, ...]:
    found = []
    for lang in languages.known():
        for name, entry in languages.topic(lang, "boilerplate").items():
            whole, start, holds = (entry.get(form, ()) for form in ("lines", "starts", "holds"))
            labels = _one_of(whole)
            if entry.get("repeats", False):
                labels = rf"(?:{_NUMBER} )?(?:{labels})(?: (?:{labels}|{_NUMBER}))*"
            found.append(
                Rule(
                    name,
                    re.compile(labels) if whole else None,
                    re.compile(rf"(?:{_one_of(start)})(?!\w)") if start else None,
                    re.compile(rf"(?<!\w)(?:{_one_of(holds)})(?!\w)") if holds else None,
                    entry.get("max_words", 14),
                    entry.get("where", "any") == "edge",
                    entry.get("closes", False),
                )
            )
    return tuple(found)


@cache
def _most_words() -> int:
    """How many words the lines have at most that a rule takes."""
    return max(rule.max_words for rule in _rules())


@cache
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    """A test before the rules one by one: the words that lines they take begin with, and, for phrases that begin with
    a name of any kind, the first of their own words."""
    begin, behind = set[str](), set[str]()
    for lang in languages.known():
        for entry in languages.topic(lang, "boilerplate").values():
            for phrase in (*entry.get("lines", ()), *entry.get("starts", ())):
                own = key(_PLACEHOLDER.sub(" ", phrase)).split()
                (behind if phrase.startswith("{name}") else begin).update(own[:1])
    return frozenset(begin), frozenset(behind)


def _may_begin(words: list[str]) -> bool:
    """Whether some rule's phrase may begin as these words of a line do."""
    begin, behind = _first_words()
    first = words[0] if words else ""
    return first in begin or _FIGURES.match(first) is not None or not behind.isdisjoint(words)


@cache
def _any_holder() -> re.Pattern[str]:
    """The same test for rules that ask only what a line holds."""
    alone = (rule.holds.pattern for rule in _rules() if rule.holds and not (rule.whole or rule.start))
    return re.compile("|".join(alone) or _NEVER)


@cache
def closing() -> frozenset[str]:
    """The rules whose line may close an article: what follows it, at the page's end, is not the article either."""
    return frozenset(rule.name for rule in _rules() if rule.closes)


@lru_cache(maxsize=1024)
def boilerplate(text: str, *, edge: bool) -> Rule | None:
    """The first rule that takes the whole line; ``edge``: the line stands outside the running text."""
    most = _most_words()
    if len(text) > _LONGEST_LINE or word_count(text) > most:
        return None
    line = key(text)
    words = line.split(" ")
    if (length := len(words)) > most or not (_may_begin(words) or _any_holder().search(line)):
        return None
    # Who is quoted says it, not the page.
    spoken = text.lstrip()[:1] in QUOTATION_MARKS
    for rule in _rules():
        if rule.edge and not edge:
            continue
        if rule.whole and len(text) <= _LONGEST_LABEL and rule.whole.fullmatch(line):
            return rule
        if not spoken and length <= rule.max_words and _takes(rule, line):
            return rule
    return None


def _takes(rule: Rule, line: str) -> bool:
    """Whether a folded line starts as a rule has it, and holds what the rule asks for."""
    if rule.start is None:
        return rule.holds is not None and rule.whole is None and rule.holds.search(line) is not None
    found = rule.start.match(line)
    return found is not None and (rule.holds is None or rule.holds.search(line) is not None)


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words or names of one kind, of every language (metadata.toml, ``[words]``)."""
    return frozenset(
        strip(fold(word))
        for lang in languages.known()
        for word in languages.topic(lang, "metadata").get("words", {}).get(kind, ())
    )


@cache
def raw_words(kind: str) -> frozenset[str]:
    """The words of one kind as they are written: folded, «على» would be «علي»."""
    return frozenset(
        word for lang in languages.known() for word in languages.topic(lang, "metadata").get("words", {}).get(kind, ())
    )


def _listed(table: str) -> dict[str, list[str]]:
    """Every language's phrases of a table of metadata.toml, by kind."""
    phrases: dict[str, list[str]] = {}
    for lang in languages.known():
        for kind, listed in languages.topic(lang, "metadata").get(table, {}).items():
            phrases.setdefault(kind, []).extend(listed)
    return phrases


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Kind, pattern with a separator or at the line's end, pattern with a space only."""
    commas, plain = _listed("comma"), _listed("cues")
    found = []
    for kind in {**plain, **commas}:
        listed = _cue_phrases(plain.get(kind, ())) or _NEVER
        comma = _cue_phrases(commas.get(kind, ())) or _NEVER
        separated = rf"[\W_]*(?:(?:{listed})(?:{_SEPARATOR}|\s*$)|(?:{comma})\s*[,،]\s*)"
        found.append((kind, re.compile(separated), re.compile(rf"[\W_]*(?:{listed})\s+")))
    return tuple(found)


@cache
def _cue_words() -> frozenset[str]:
    """A test before the cues one by one: the first words of all of them."""
    phrases = (phrase for table in ("cues", "comma") for listed in _listed(table).values() for phrase in listed)
    return frozenset(key(phrase).split(" ", 1)[0] for phrase in phrases)


@lru_cache(maxsize=1024)
def cues(text: str) -> tuple[Cue, ...]:
    """Every reading of the line as a cue and its value, those with a separator first."""
    first = _WORDS.search(fold(text[:_LONGEST_CUE]))
    if first is None or first.group() not in _cue_words():
        return ()
    folded = Folded.of(text)
    found = []
    for kind, separated, _ in _cues():
        if match := separated.match(folded.text):
            found.append(Cue(kind, strip(text[folded.offsets[match.end()] :]), separated=True))
    for kind, _, spaced in _cues():
        if match := spaced.match(folded.text):
            found.append(Cue(kind, strip(text[folded.offsets[match.end()] :]), separated=False))
    return tuple(found)


def cue(text: str, kind: str) -> Cue | None:
    """The line read as a cue of one kind, or None."""
    return next((found for found in cues(text) if found.kind == kind), None)


def same(left: str, right: str) -> bool:
    """Whether two labels are the same to a reader: letters and digits, folded."""
    return undecorated(fold(left)) == undecorated(fold(right))
