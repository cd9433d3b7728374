"""The lines of a page that a look at one of them tells: labels, addresses, counters, an outlet's last words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from khulasa.stages.page import rules
from khulasa.stages.page.lines import Line, is_prose, word_count

# A line without letters, outside the text, is a time or a counter if it is no longer than this.
_LABEL = 40
# The rules that may take a text's last paragraph.
_LAST_WORDS = (
    *("disclaimer", "opinion", "paywall", "end-of-live", "write-to-us", "form"),
    *("credits", "print", "notice", "promotion", "promotion-inside"),
)
_SIGN_WORDS = 20
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# A line that is nothing but an address, a shared post's last line: "— City council (@council) May 5, 2021".
_EMBED = re.compile(
    r"\W*(?:\[\w{1,20}\])?(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+)(?:\s+https?://\S+)*(?:\[/\w{1,20}\])?\W*"
    r"|[—–-]\s*[^()]{1,60}\(@\w{2,30}\).{0,40}"
)
_LONGEST_EMBED = 300
# A paper as those cite it who read papers: its authors or its year in brackets, and its number at the end.
_REFERENCE = re.compile(r"\bet al\b|\((?:19|20)\d{2}[a-z]?\)")
_DOI = re.compile(r"(?:doi:\s*|doi\.org/)10\.\d{4,9}/\S+$", re.IGNORECASE)


def core(lines: tuple[Line, ...]) -> tuple[int, int]:
    """The places of the first and last line of the running text; without prose, of all lines but the first."""
    first = next((place for place, line in enumerate(lines) if not line.rule and is_prose(line)), None)
    if first is not None:
        return first, next(n for n in range(len(lines) - 1, -1, -1) if not lines[n].rule and is_prose(lines[n]))
    kept = [place for place, line in enumerate(lines) if not line.rule]
    return (kept[1], kept[-1]) if len(kept) > 1 else (len(lines), len(lines))


def outside(lines: tuple[Line, ...]) -> tuple[int, ...]:
    first, last = core(lines)
    return (*range(first), *range(last + 1, len(lines)))


def take(lines: tuple[Line, ...], places: Iterable[int], *, edge: bool) -> tuple[Line, ...]:
    """Mark the lines that a rule for whole lines takes."""
    marked = list(lines)
    for place in places:
        text = lines[place].text
        if not (lines[place].rule or any(map(str.isalnum, text[:_LABEL]))):
            marked[place] = replace(lines[place], rule="separator")
            continue
        rule = None if lines[place].rule or lines[place].level == 1 else _rule(lines[place].text, edge=edge)
        if rule:
            marked[place] = replace(lines[place], rule=rule.name)
    return tuple(marked)


def _rule(text: str, *, edge: bool) -> rules.Rule | None:
    """The rule for a line, or, outside the text, for each of its parts between bars: "Print | Send | Close"."""
    rule = rules.boilerplate(text, edge=edge)
    if rule is None and edge and "|" in text and len(text) <= _LONGEST_EMBED:
        parts = [rules.boilerplate(part, edge=True) for part in text.split("|") if part.strip()]
        rule = parts[0] if len(parts) > 1 and all(parts) else None
    return rule


def is_reference(text: str) -> bool:
    """Whether a line cites a paper, with its number at the end, and says nothing else."""
    return _DOI.search(text) is not None and _REFERENCE.search(text) is not None


def last_words(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the sentences that an outlet adds to every article: whose opinion it is, who worked on it."""
    marked = list(lines)
    while (last := core(tuple(marked))[1]) < len(marked) and is_prose(marked[last]):
        text = marked[last].text
        rule = rules.boilerplate(text, edge=True)
        credited = word_count(text) <= _SIGN_WORDS and rules.key(text).endswith(tuple(rules.words("credit_end")))
        cue = rules.cue(text, "reference")
        if (cue is not None and cue.separated) or is_reference(text):
            marked[last] = replace(marked[last], rule="reference")
            continue
        if not credited and (rule is None or rule.name not in _LAST_WORDS):
            break
        marked[last] = replace(marked[last], rule="credits" if rule is None else rule.name)
    return tuple(marked)


def signs(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark short lines outside the running text that a sign gives away: a copyright line, an address to write to."""
    marked = list(lines)
    for place in outside(lines):
        line = lines[place]
        if not line.rule and is_reference(line.text):
            marked[place] = replace(line, rule="reference")
            continue
        if line.rule or line.level or is_prose(line) or word_count(line.text) > _SIGN_WORDS:
            continue
        if line.text.startswith(("©", "(c)", "(C)", "&copy;")):
            marked[place] = replace(line, rule="copyright")
        elif _EMAIL.search(line.text):
            marked[place] = replace(line, rule="contact")
    return tuple(marked)


def embeds(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark lines that are nothing but an address, or the signature of a shared post."""
    return tuple(
        replace(line, rule="embed")
        if not line.rule and len(line.text) <= _LONGEST_EMBED and _EMBED.fullmatch(line.text)
        else line
        for line in lines
    )


def counters(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark short lines without a letter outside the running text, dates being known by now: times, numbers of views."""
    marked = list(lines)
    for place in outside(lines):
        text = lines[place].text
        if not lines[place].rule and len(text) <= _LABEL and not any(map(str.isalpha, text)):
            marked[place] = replace(lines[place], rule="counter")
    return tuple(marked)
