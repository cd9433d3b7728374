"""Taking out of a page's lines what is not the article, each piece under the name of its rule."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from khulasa.editorial import Editorial
from khulasa.model import Lang, Removed
from khulasa.stages.page import broken, bylines, captions, comments, labels, related, rules, stated
from khulasa.stages.page import outlets as publishing
from khulasa.stages.page.cued import Stated
from khulasa.stages.page.datelines import Dateline, dateline
from khulasa.stages.page.lines import (
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
# A line without letters, outside the text, is a time or a counter if it is no longer than this.
_LABEL = 40
_SUBHEAD_WORDS = 14
_LAST_WORDS = ("disclaimer", "credits", "print", "notice", "promotion", "promotion-inside")
_SIGN_WORDS = 20
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# A line that is nothing but an address, a shared post's last line: "— City council (@council) May 5, 2021".
_EMBED = re.compile(
    r"\W*(?:\[\w{1,20}\])?(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+)(?:\s+https?://\S+)*(?:\[/\w{1,20}\])?\W*"
    r"|[—–-]\s*[^()]{1,60}\(@\w{2,30}\).{0,40}"
)
_LONGEST_EMBED = 300
_QUOTES = '"“”«»‘’'


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


def _core(lines: tuple[Line, ...]) -> tuple[int, int]:
    """The places of the first and last line of the running text; without prose, of all lines but the first."""
    kept = [place for place, line in enumerate(lines) if not line.rule]
    prose = [place for place in kept if is_prose(lines[place])]
    if prose:
        return prose[0], prose[-1]
    return (kept[1], kept[-1]) if len(kept) > 1 else (len(lines), len(lines))


def _outside(lines: tuple[Line, ...]) -> tuple[int, ...]:
    first, last = _core(lines)
    return tuple(place for place in range(len(lines)) if place < first or place > last)


def _take(lines: tuple[Line, ...], places: Iterable[int], *, edge: bool) -> tuple[Line, ...]:
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


def _last_words(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the sentences that an outlet adds to every article: whose opinion it is, who worked on it."""
    marked = list(lines)
    while (last := _core(tuple(marked))[1]) < len(marked) and is_prose(marked[last]):
        text = marked[last].text
        rule = rules.boilerplate(text, edge=True)
        credited = word_count(text) <= _SIGN_WORDS and rules.key(text).endswith(tuple(rules.words("credit_end")))
        cue = rules.cue(text, "reference")
        if cue is not None and cue.separated:
            marked[last] = replace(marked[last], rule="reference")
            continue
        if not credited and (rule is None or rule.name not in _LAST_WORDS):
            break
        marked[last] = replace(marked[last], rule="credits" if rule is None else rule.name)
    return tuple(marked)


def _signs(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark short lines outside the running text that a sign gives away: a copyright line, an address to write to."""
    marked = list(lines)
    for place in _outside(lines):
        line = lines[place]
        if line.rule or line.level or is_prose(line) or word_count(line.text) > _SIGN_WORDS:
            continue
        if line.text.startswith(("©", "(c)", "(C)", "&copy;")):
            marked[place] = replace(line, rule="copyright")
        elif _EMAIL.search(line.text):
            marked[place] = replace(line, rule="contact")
    return tuple(marked)


def _embeds(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark lines that are nothing but an address, or the signature of a shared post."""
    return tuple(
        replace(line, rule="embed")
        if not line.rule and len(line.text) <= _LONGEST_EMBED and _EMBED.fullmatch(line.text)
        else line
        for line in lines
    )


def _counters(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark short lines without a letter outside the running text, dates being known by now: times, numbers of views."""
    marked = list(lines)
    for place in _outside(lines):
        text = lines[place].text
        if not lines[place].rule and len(text) <= _LABEL and not any(map(str.isalpha, text)):
            marked[place] = replace(lines[place], rule="counter")
    return tuple(marked)


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
    marked, (_, last) = list(lines), _core(lines)
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
        plain = not any(char.isdigit() or char in _QUOTES for char in line.text) and not is_list_item(line.text)
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
    lines: tuple[Line, ...], named: tuple[str, ...], editorial: Editorial, lang: Lang
) -> tuple[tuple[Line, ...], Dateline | None]:
    """Cut the dateline from the first paragraph. ``named``: outlets that the page names elsewhere."""
    first, _ = _core(lines)
    if first >= len(lines) or lines[first].rule:
        return lines, None
    text = lines[first].text
    found = dateline(text, "\n".join(line.text for line in lines), editorial, lang, named)
    if found is None:
        return lines, None
    cut = Removed(text[: found.length].strip(), "dateline")
    line = replace(lines[first], text=text[found.length :], before=(*lines[first].before, cut))
    return (*lines[:first], line, *lines[first + 1 :]), found


def _subheads(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """The kept lines that head what follows: marked up, or short, without a sentence's end, before a paragraph.

    Where most lines are short, shape tells little, and only the shortest are headings.
    """
    kept = [place for place, line in enumerate(lines) if not line.rule]
    short = {place for place in kept if not is_prose(lines[place])}
    limit = _SUBHEAD_WORDS if 2 * len(short) <= len(kept) else _TAIL_WORDS
    numbered = _numbered(lines, kept)
    found = []
    for number, place in enumerate(kept):
        line = lines[place]
        following = lines[kept[number + 1]] if number + 1 < len(kept) else None
        shaped = (
            place in short
            and following is not None
            and (place in numbered or word_count(line.text) <= limit)
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
    lines: tuple[Line, ...], known_title: str | None, publishers: tuple[str, ...], editorial: Editorial, lang: Lang
) -> Cleaned:
    """Mark what is not the article. ``known_title``: from front matter or markup; ``publishers``: outlets known
    beforehand, whose own boilerplate is taken too; ``lang``: the page's language, for dates in figures."""
    lines = _outlet_lines(lines, publishers, editorial)
    lines = broken.pages(_take(lines, range(len(lines)), edge=False))
    lines = _take(lines, _outside(lines), edge=True)
    lines = _last_words(lines)
    lines, facts = stated.mark(lines, _outside(lines), lang, lambda name: publishing.is_name(name, editorial))
    lines = captions.under_credits(lines)
    lines = comments.close(related.mark(_signs(_counters(broken.rejoin(_embeds(lines))))))
    lines = _take(lines, _outside(lines), edge=True)
    lines = broken.titles(lines, _core(lines)[0], known_title)
    head = labels.head(lines, _core(lines)[0], known_title, editorial, lang)
    named = [fact.value for fact in facts if fact.kind in ("source", "via")]
    lines = _outlet_lines(head.lines, (*head.sites, *head.outlets, *named), editorial)
    lines, title, glued = labels.unglue(_signed(_tail(lines, lang), editorial), head.title, editorial)
    lines = labels.variants(lines, _core(lines)[0], title)
    lines, facts = bylines.mark(lines, facts, _core(lines)[0], lang)
    sites = (*head.sites, *glued)
    lines, inline = _cut_dateline(lines, (*publishers, *sites, *head.outlets, *named), editorial, lang)
    return Cleaned(lines, title, _subheads(lines), facts, sites, head.outlets, inline or head.dateline)
