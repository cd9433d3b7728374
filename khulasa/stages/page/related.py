"""Related-story blocks: what they append to an article, a list of headlines or a whole second article."""

from collections.abc import Sequence
from dataclasses import replace

from khulasa.editorial import Editorial
from khulasa.model import Lang
from khulasa.stages.page import outlets, published, rules
from khulasa.stages.page.datelines import dateline
from khulasa.stages.page.lines import Line, ends_heading, ends_sentence, is_list_item, is_prose, word_count

# A block's headlines are at most so many, and so long.
_MOST_HEADLINES = 12
_HEADLINE_WORDS = 30
# How far before the block the lines that close an article are looked for.
_CLOSING_REACH = 8
_CLOSING_CUES = ("source", "keywords", "short_link")
_CLOSING_RULES = ("comments", "share", "copyright", "follow", "promotion", "channel", "channel-name", "app", "end-mark")
# So many of a headline's words come back in the text under it, and so large a share of those that were not said before.
_ECHOED = 2
_ECHOED_SHARE = 1 / 3
_ECHOED_CLEARLY = 1 / 2
_SPEAKING = 4
_NAME_WORDS = 6
# What stands between headlines and is none.
_BETWEEN_HEADLINES = (
    "list-mark",
    "related",
    "time-ago",
    "clock",
    "stamp",
    "section",
    "page-number",
    "counter",
    "media",
)
# So many lines of a second article are looked at.
_ARTICLE_REACH = 40


def is_cue(text: str) -> bool:
    """Whether the line announces related stories and says nothing else: «إقرأ أيضاً:»."""
    rule = rules.boilerplate(text, edge=False)
    if rule and rule.name == "related":
        return True
    found = rules.cue(text, "related")
    return found is not None and found.separated and not found.value


def is_link(text: str) -> bool:
    """Whether the line announces a related story and names it: «اقرأ أيضاً: …»."""
    if word_count(text) > _HEADLINE_WORDS:
        return False
    return any(
        found.kind == "related" and found.separated and found.value and not ends_sentence(found.value)
        for found in rules.cues(text)
    )


def under_link(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands under the headline of a related story: its day is that story's."""
    for number in range(place - 1, max(-1, place - _MOST_HEADLINES), -1):
        if is_prose(lines[number]):
            return False
        if is_cue(lines[number].text):
            return True
    return False


def is_headline(line: Line) -> bool:
    """Whether the line could be the title of an article."""
    return 2 <= word_count(line.text) <= _HEADLINE_WORDS and ends_heading(line.text) and not is_prose(line)


def _own_line(line: Line, editorial: Editorial, lang: Lang) -> bool:
    """Whether a line under a title says who published it, who wrote it or when."""
    if word_count(line.text) > _NAME_WORDS * 2:
        return False
    if outlets.listed(line.text, editorial) or published.whole(line.text, lang):
        return True
    if word_count(line.text) <= _NAME_WORDS and (line.text.endswith("|") or outlets.sounds_like_outlet(line.text)):
        return True
    return any(found.kind in ("published", "author", "source") and found.separated for found in rules.cues(line.text))


def _closed(lines: tuple[Line, ...], cue: int) -> bool:
    """Whether the lines between the text and a cue say that the article is over: its source, its keywords, a comment
    form; the same above the text is the page's head."""
    for line in reversed(lines[max(0, cue - _CLOSING_REACH) : cue]):
        if is_prose(line):
            return False
        rule = rules.boilerplate(line.text, edge=True)
        if rule and rule.name in _CLOSING_RULES:
            return True
        if any(found.kind in _CLOSING_CUES and found.separated for found in rules.cues(line.text)):
            return True
    return False


def _starts_article(lines: tuple[Line, ...], cue: int, editorial: Editorial, lang: Lang) -> bool:
    """Whether a whole article follows the cue: its title, a line of its own, several paragraphs.

    A title and paragraphs alone are also what an article looks like that goes on after a link in its middle; so either
    the first article was closed before the cue, or the second has a line of its own.
    """
    following = lines[cue + 1 : cue + 1 + _ARTICLE_REACH]
    if not following or not is_headline(following[0]):
        return False
    under = [line for line in following[1:4] if not is_prose(line)]
    own = any(_own_line(line, editorial, lang) for line in under)
    first = next((line for line in following if is_prose(line)), None)
    if first and not own:
        found = dateline(first.text, first.text, editorial, lang)
        own = found is not None and found.outlet is not None
    closed = _closed(lines, cue)
    echoed = _echoed(lines, cue)
    own = own or echoed > 0
    prose = 0
    for line in following[1 + (0 if not following[1:] or is_prose(following[1]) else 1) :]:
        if is_cue(line.text):
            break
        prose += is_prose(line)
    return (own or closed) and prose >= (2 if (own and closed) or echoed >= _ECHOED_CLEARLY else 3)


def _echoed(lines: tuple[Line, ...], cue: int) -> float:
    """The share of a headline's words that say that the text under it is about it: its first paragraphs say them again,
    the text above did not; none if they go on about what the first article's title says."""
    before = {word for line in lines[:cue] for word in _spoken(line.text)}
    headline = {word for word in _spoken(lines[cue + 1].text) if not _said(word, before)}
    prose = [line for line in lines[cue + 2 : cue + 2 + _ARTICLE_REACH] if is_prose(line)]
    after = {word for line in prose[:2] for word in _spoken(line.text)}
    echoed = sum(_said(word, after) for word in headline)
    if echoed < _ECHOED or echoed < _ECHOED_SHARE * len(headline):
        return 0
    first = next((place for place, line in enumerate(lines) if is_prose(line)), 0)
    titles = [line for line in lines[:first] if word_count(line.text) >= _SPEAKING] or lines[first : first + 1]
    going_on = {word for line in prose[:3] for word in _spoken(line.text)}
    about = {word for line in titles for word in _spoken(line.text)}
    return echoed / len(headline) if sum(_said(word, going_on) for word in about) < min(echoed, _ECHOED) else 0


def _spoken(text: str) -> list[str]:
    return [word for word in rules.key(text).split() if len(word) >= _SPEAKING]


def _said(word: str, words: set[str]) -> bool:
    """Whether a word is among others, with or without what a language writes before or behind it."""
    return any(word in other or other in word for other in words)


def split(lines: tuple[Line, ...], editorial: Editorial, lang: Lang) -> tuple[tuple[Line, ...], ...]:
    """The articles that a page's lines hold, in order; a cue stays with the article before it."""
    parts: list[tuple[Line, ...]] = []
    start = prose = 0
    for number, line in enumerate(lines):
        if prose and is_cue(line.text) and _starts_article(lines, number, editorial, lang):
            parts.append((*lines[start:number], replace(line, rule="related")))
            start, prose = number + 1, 0
        prose += is_prose(line)
    return (*parts, lines[start:])


def _listed_after(lines: Sequence[Line], cue: int, last: int) -> int:
    """How many lines after a cue are the headlines it announces. ``last``: the last place of running text."""
    run: list[int] = []
    for place in range(cue + 1, min(len(lines), cue + 1 + 2 * _MOST_HEADLINES)):
        line = lines[place]
        if line.rule in _BETWEEN_HEADLINES:
            continue
        if line.rule or is_prose(line) or not ends_heading(line.text) or len(run) == _MOST_HEADLINES:
            break
        if run and is_list_item(line.text) != is_list_item(lines[run[0]].text):
            break
        run.append(place)
    size = _listed([lines[place] for place in run], lines[cue], ended=cue > last)
    return run[size - 1] - cue if size else 0


def _listed(run: Sequence[Line], cue: Line, *, ended: bool) -> int:
    """How many of the short lines under a cue are its headlines. ``ended``: the running text is over."""
    if ended:
        return len(run)
    grouped = [line for line in run if line.block == cue.block]
    if grouped and len(grouped) < len(run):
        return len(grouped)
    if len(run) > 1 and all(line.text[:1].isdecimal() for line in run):
        # A list with its numbers: the text has none.
        return len(run)
    # The article goes on: a short last line is its next subhead.
    if len(run) > 1 and word_count(run[-1].text) <= _NAME_WORDS:
        return len(run) - 1
    if len(run) == 1 and word_count(run[0].text) < 4:
        return 0
    return len(run)


def mark(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark lists of related stories, and single links to them; running text after them is the article's."""
    marked = list(lines)
    last = max((place for place, line in enumerate(lines) if not line.rule and is_prose(line)), default=-1)
    for number, line in enumerate(lines):
        if marked[number].rule not in (None, "related"):
            continue
        if is_cue(line.text):
            for place in range(number, number + 1 + _listed_after(marked, number, last)):
                marked[place] = replace(marked[place], rule=marked[place].rule or "related")
        elif is_link(line.text) and number > 0:
            marked[number] = replace(line, rule="related")
    return tuple(marked)
