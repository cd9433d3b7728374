"""Taking out of a page's lines what is not the article, each piece under the name of its rule."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from khulasa.editorial import Editorial
from khulasa.model import Lang, Removed
from khulasa.stages.page import (
    broken,
    bylines,
    captions,
    comments,
    endings,
    entries,
    furniture,
    glued,
    labels,
    related,
    rules,
    standfirst,
    stated,
)
from khulasa.stages.page import outlets as publishing
from khulasa.stages.page.cued import Stated
from khulasa.stages.page.datelines import Dateline, dateline
from khulasa.stages.page.lines import (
    QUOTATION_MARKS,
    Line,
    ends_heading,
    ends_sentence,
    is_list_item,
    is_prose,
    word_count,
)
from khulasa.stages.page.places import stop_words

_TAIL_WORDS = 6
_KEYWORDS = 20
_SIGNED_WORDS = 4
_MARK = re.compile(r"[.:;؛!?؟…()\[\]]")
# The share of paragraphs that end a sentence, from which a line that does not is no paragraph.
_FINISHED = 0.8
_SUBHEAD_WORDS = 14
_STANDFIRST = 2
# Who speaks in an interview: «سلمى: …», "Q: …".
_SPEAKER = re.compile(r"([^\W\d][^:.!?؟«»\"“”،,]{0,40}?)\s*:\s")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page's lines, marked, and what they state. ``subheads``: places of kept lines that are headings."""

    lines: tuple[Line, ...]
    title: str | None
    subheads: tuple[int, ...]
    stated: tuple[Stated, ...]
    sites: tuple[str, ...]
    outlets: tuple[str, ...]
    dateline: Dateline | None

    @property
    def removed(self) -> tuple[Removed, ...]:
        """Everything taken out, in the page's order."""
        found: list[Removed] = []
        for line in self.lines:
            found.extend(line.before)
            if line.rule and line.rule != labels.TITLE:
                found.append(Removed(line.text, line.rule))
            found.extend(line.after)
        return tuple(found)


def _signed(lines: tuple[Line, ...], editorial: Editorial) -> tuple[Line, ...]:
    """The lines after the text, with those that are an outlet's name marked as such: an agency's or a listed one's, or
    the only line there; one of several may be a keyword («قناة السويس»)."""
    tail = [line for line in lines if line.rule == "tail"]
    return tuple(
        replace(line, rule="signature")
        if line.rule == "tail"
        and (
            publishing.is_agency(line.text, editorial)
            or (len(tail) == 1 and word_count(line.text) <= _SIGNED_WORDS and publishing.sounds_like_outlet(line.text))
        )
        else line
        for line in lines
    )


def _tail(lines: tuple[Line, ...], lang: Lang) -> tuple[Line, ...]:
    """Mark short lines without a sentence's end after the last paragraph: nothing follows that they could head."""
    marked, (_, last) = list(lines), furniture.core(lines)
    prose = [line for line in lines if not line.rule and is_prose(line)]
    if len(prose) < 3 or sum(ends_sentence(line.text) for line in prose) < _FINISHED * len(prose):
        # Too little to judge by, or an outlet that leaves the last full stop out.
        return lines
    if any(line.text.endswith((":", "：")) and not line.rule for line in lines[last:]):
        # What was announced is a list, and the article's.
        return lines
    for place in range(len(lines) - 1, last, -1):
        line = lines[place]
        if line.rule:
            continue
        plain = not any(char.isdigit() or char in QUOTATION_MARKS for char in line.text) and not is_list_item(line.text)
        short = word_count(line.text) <= _TAIL_WORDS or _is_keywords(line.text, lang)
        if not short or ends_sentence(line.text) or not plain:
            break
        marked[place] = replace(line, rule="tail")
    return tuple(marked)


def _is_keywords(text: str, lang: Lang) -> bool:
    """Whether a line is a run of keywords without commas: no word of it is one that sentences are held together by."""
    known = stop_words(lang)
    words = [word.lower() for word in text.split()]
    return bool(known) and len(words) <= _KEYWORDS and known.isdisjoint(words) and not _MARK.search(text)


def _cut_dateline(
    lines: tuple[Line, ...], first: int, named: tuple[str, ...], editorial: Editorial, lang: Lang
) -> tuple[tuple[Line, ...], Dateline | None]:
    """Cut the dateline from the text's ``first`` paragraph. ``named``: outlets that the page names elsewhere."""
    if first >= len(lines) or lines[first].rule:
        return lines, None
    text = lines[first].text
    found = dateline(text, "\n".join(line.text for line in lines), editorial, lang, named)
    if found is None:
        return lines, None
    cut = Removed(text[: found.length].strip(), "dateline")
    line = replace(lines[first], text=text[found.length :], before=(*lines[first].before, cut))
    return (*lines[:first], line, *lines[first + 1 :]), found


def _unfinished(lines: tuple[Line, ...], under: tuple[int, ...]) -> tuple[Line, ...]:
    """The lines, with a standfirst that ends no sentence made a heading. ``under``: the labels between it and the
    text."""
    place = next((n for n in range(under[0] - 1, -1, -1) if not lines[n].rule), None) if under else None
    if place is None or lines[place].level or ends_sentence(lines[place].text):
        return lines
    return (*lines[:place], replace(lines[place], level=_STANDFIRST), *lines[place + 1 :])


def _spoken(lines: tuple[Line, ...], kept: list[int]) -> frozenset[int]:
    """The lines of an interview: they begin with who speaks, as other lines do."""
    found = {place: label[1] for place in kept if (label := _SPEAKER.match(lines[place].text))}
    often = Counter(found.values())
    return frozenset(place for place, label in found.items() if often[label] > 1)


def _subheads(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """The kept lines that head what follows: marked up, or short, without a sentence's end, before a paragraph.

    Where most lines are short, shape tells little, and only the shortest are headings. What somebody says in an
    interview heads nothing. Between a title and the first paragraph a longer line is a standfirst, and no sentence.
    """
    kept = [place for place, line in enumerate(lines) if not line.rule]
    short = {place for place in kept if not is_prose(lines[place])}
    limit = _SUBHEAD_WORDS if 2 * len(short) <= len(kept) else _TAIL_WORDS
    numbered, spoken = _numbered(lines, kept), _spoken(lines, kept)
    title = next((place for place, line in enumerate(lines) if line.rule == labels.TITLE), len(lines))
    first = next((place for place in kept if place not in short), 0)
    found = []
    for number, place in enumerate(kept):
        line = lines[place]
        following = lines[kept[number + 1]] if number + 1 < len(kept) else None
        shaped = (
            place in short
            and place not in spoken
            and following is not None
            and (place in numbered or word_count(line.text) <= limit or title < place < first)
            and ends_heading(line.text)
            and (place in numbered or not is_list_item(line.text))
            and len(following.text) > len(line.text)
            and not (number and lines[kept[number - 1]].text.endswith(":"))
        )
        if line.level or shaped:
            found.append(place)
    return tuple(found)


def _numbered(lines: tuple[Line, ...], kept: list[int]) -> frozenset[int]:
    """The short numbered lines that head paragraphs of their own («7 عادات…»): two or more, none next to another."""
    found = [n for n, place in enumerate(kept) if lines[place].text[:1].isdigit() and is_list_item(lines[place].text)]
    found = [n for n in found if not is_prose(lines[kept[n]])]
    apart = all(n + 1 < len(kept) and ends_sentence(lines[kept[n + 1]].text) for n in found)
    return frozenset(kept[n] for n in found) if apart and len(found) > 1 else frozenset()


def _outlet_lines(lines: tuple[Line, ...], names: Iterable[str], editorial: Editorial) -> tuple[Line, ...]:
    """Mark the whole lines that editors listed as boilerplate of an outlet the page names."""
    known = [outlet for name in names if (outlet := publishing.listed(name, editorial))]
    own = [text for outlet in known for text in outlet.boilerplate]
    return tuple(
        replace(line, rule="outlet-boilerplate")
        if not line.rule and any(rules.same(line.text, text) for text in own)
        else line
        for line in lines
    )


def clean(
    lines: tuple[Line, ...],
    known_title: str | None,
    publishers: tuple[str, ...],
    editorial: Editorial,
    lang: Lang,
    writer: str | None = None,
) -> Cleaned:
    """Mark what is not the article. ``known_title``, ``writer``: from front matter or markup; ``publishers``: outlets
    known beforehand, whose own boilerplate is taken too; ``lang``: the page's language, for dates in figures."""
    lines = _outlet_lines(lines, publishers, editorial)
    lines = broken.pages(furniture.take(lines, range(len(lines)), edge=False))
    lines = endings.close(endings.offers(lines), prose=True)
    is_outlet = partial(publishing.is_name, editorial=editorial)
    under = standfirst.labels(lines, lang, is_outlet)
    lines = furniture.take(lines, (*furniture.outside(lines), *under), edge=True)
    lines = entries.clocks(furniture.last_words(lines))
    lines, facts = stated.mark(
        lines, (*furniture.outside(lines), *under), lang, is_outlet, begins=max(under, default=0)
    )
    lines = captions.under_credits(lines)
    lines = comments.close(related.mark(furniture.signs(furniture.counters(broken.rejoin(furniture.embeds(lines))))))
    lines = furniture.take(lines, furniture.outside(lines), edge=True)
    lines = endings.close(lines, prose=False)
    lines = broken.titles(lines, furniture.core(lines)[0], known_title)
    head = labels.head(lines, furniture.core(lines)[0], known_title, editorial, lang)
    named = [fact.value for fact in facts if fact.kind in ("source", "via")]
    lines = _outlet_lines(head.lines, (*head.sites, *head.outlets, *named), editorial)
    lines, title, sites = glued.unglue(_signed(_tail(lines, lang), editorial), head.title, editorial, lang)
    lines = labels.variants(lines, furniture.core(lines)[0], title)
    under = standfirst.labels(lines, lang, is_outlet)
    begins = under[-1] + 1 if under else furniture.core(lines)[0]
    lines, facts = bylines.mark(_unfinished(lines, under), facts, begins, lang)
    lines = bylines.labels(lines, begins)
    writers = [fact.value for fact in facts if fact.kind == "author"]
    lines = endings.about_author(endings.about_sender(lines), (*writers, *([writer] if writer else ())))
    sites = (*head.sites, *sites)
    lines, inline = _cut_dateline(lines, begins, (*publishers, *sites, *head.outlets, *named), editorial, lang)
    return Cleaned(lines, title, _subheads(lines), facts, sites, head.outlets, inline or head.dateline)
