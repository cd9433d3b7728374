"""A standfirst: a paragraph between a title and the lines that say who wrote the text and when."""

from collections.abc import Callable, Sequence

from khulasa.model import Lang
from khulasa.stages.page import published, rows
from khulasa.stages.page.cued import LABEL_WORDS, before_update
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, word_count
from khulasa.stages.page.places import is_person

# A standfirst has so many words at most, and so many lines of labels below it; a title so many at least.
_LONGEST = 60
_LABELS = 8
_TITLE_WORDS = 3
_ABOVE = 6
_WHO = "author"
_WHEN = "published"


def labels(lines: tuple[Line, ...], lang: Lang, is_outlet: Callable[[str], bool]) -> tuple[int, ...]:
    """The places of the lines between a standfirst and the text; none where there is no standfirst.

    It is one if the lines below it are labels, one of which is a byline, or says that a day is that of publication,
    or is a day with an hour or with somebody's name beside it. A bare day alone may be what the text is about.
    """
    prose = (place for place, line in enumerate(lines) if not line.rule and is_prose(line))
    first, second = next(prose, None), next(prose, None)
    if first is None or second is None or not 1 < second - first <= _LABELS + 1:
        return ()
    if word_count(lines[first].text) > _LONGEST or not _titled(lines[:first]):
        return ()
    between = lines[first + 1 : second]
    if not all(line.rule or _is_label(line) for line in between) or not _says(between, lang, is_outlet):
        return ()
    return tuple(range(first + 1, second))


def _titled(above: Sequence[Line]) -> bool:
    """Whether a title may be among the few lines above."""
    left = [line for line in above if not line.rule or line.rule.startswith("title")]
    return 0 < len(left) <= _ABOVE and any(line.level or word_count(line.text) >= _TITLE_WORDS for line in left)


def _is_label(line: Line) -> bool:
    return not line.level and word_count(line.text) <= LABEL_WORDS and not ends_sentence(line.text.rstrip(".…"))


def _says(between: Sequence[Line], lang: Lang, is_outlet: Callable[[str], bool]) -> bool:
    """Whether labels say who wrote a text, or when it was published."""
    named = dated = clocked = False
    for line in between:
        if line.rule == _WHO:
            return True
        dated = dated or line.rule == _WHEN
        if line.rule:
            continue
        facts = (*rows.segment(line.text, line.text, lang), *rows.byline(line.text, lang, is_outlet))
        if any(fact.kind == _WHO or (fact.kind == _WHEN and fact.cued) for fact in facts):
            return True
        dated = dated or published.whole(before_update(line.text), lang) is not None
        clocked = clocked or published.has_clock(line.text)
        named = named or is_person(line.text, lang)
    return dated and (named or clocked)
