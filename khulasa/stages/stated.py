"""What a page's own lines state about its article: source, author, publication date, link, keywords."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khulasa.model import Lang
from khulasa.stages import published, rules
from khulasa.stages.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.stages.places import listed
from khulasa.text.normalise import fold

_URL = re.compile(r"https?://[^\s<>\"'«»“”،]+", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_NAMES = re.compile(r"\s*(?:\+|/|،|,|\||؛|;| - | – )\s*")
_BETWEEN = re.compile(r"\s*[,،|•·–—]\s*|\s+-\s+")
_ANYWHERE = ("masthead", "media", "keywords", "short_link", "caption", "first_in", "about_author")
# Lines above a title, at most.
_ARTICLE_START = 20
_CREDIT = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]][\W_]*$")
_CREDITED = re.compile(r"\s*[/,،|]\s*|\s+[-–—]\s+")
_LAST_SENTENCE = re.compile(r"[.!?؟]\s+([^.!?؟]{3,80})\.?$")
_LABEL_WORDS = 14
# What stands between the parts of a masthead, and the rules that know a part of it.
_PARTS = re.compile(r"\s*[|•·]\s*|\s{3,}|\t+|\s+[–—/-]\s+")
_PAGE_LABELS = ("page-number", "masthead")
_LONGEST_MASTHEAD = 160
_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing a line states. ``kind``: a cue's kind. ``evidence``: the line. ``ambiguous``: a date that figures
    alone do not settle. ``cued``: a date whose line says that it is the day of publication."""

    kind: str
    value: str
    evidence: str
    ambiguous: bool = False
    cued: bool = False


def urls(text: str) -> tuple[str, ...]:
    """The http and https addresses in a text, without the punctuation of the sentence around them."""
    return tuple(found.rstrip(".,;:!?)]}") for found in _URL.findall(text))


def _is_name(text: str) -> bool:
    """Whether a value can be a person's or an outlet's name: short, no sentence, capitals where the script has them."""
    words = text.split()
    if not words or len(words) > _NAME_WORDS or ends_sentence(text.rstrip(".")) or re.search(r"\d{3}", text):
        return False
    particles = {"de", "al", "el", "van", "von", "bin", "ibn", "the", "of", "in", "and", "abu", "&"}
    return all(word[0].upper() == word[0] or word.lower() in particles or not word[0].isalpha() for word in words)


def _first_name(value: str) -> str | None:
    """The first of several sources that names somebody."""
    for name in _NAMES.split(value):
        bare = name.strip(" .،,:|*-–—")
        if bare and undecorated(fold(bare)) not in rules.words("nobody"):
            return bare
    return None


def _date(value: str, evidence: str, lang: Lang, *, whole: bool) -> Stated | None:
    """A publication date, if the value states one; a bare cue needs a value that is nothing else."""
    found = published.whole(value, lang) if whole else published.stated(value, lang)
    if found:
        return Stated("published", found, evidence, cued=True)
    return Stated("published", "", evidence, ambiguous=True) if published.ambiguous(value, lang) else None


def _author(cue: rules.Cue, line: str) -> Stated | None:
    value = re.split(r"\s*[|•·]\s*|,\s+", cue.value)[0]
    bare = any(re.match(rf"{re.escape(word)}\b", fold(line)) for word in rules.words("author_bare"))
    if not (cue.separated or bare) or not _is_name(value):
        return None
    return Stated(cue.kind, _without_place(value.strip(" ،,:-–—")), line)


def _without_place(name: str) -> str:
    """A byline's name without the city or the agency behind it: "Jane Roe in Beirut", "Jane Roe Associated Press"."""
    words = name.split()
    for size in range(min(3, len(words) - 2), 0, -1):
        if undecorated(fold(" ".join(words[-size:]))) in rules.words("agencies"):
            return " ".join(words[:-size]).rstrip(" ,،-–—")
    for size in range(1, min(3, len(words) - 2)):
        if rules.key(" ".join(words[-size:])) in listed("cities") and words[-size - 1].lower() in rules.words(
            "in_city"
        ):
            return " ".join(words[: -size - 1])
    return name


def _judge(cue: rules.Cue, line: str, lang: Lang) -> Stated | None:
    """What a line states under one reading of its cue, or None if the reading does not hold."""
    short = word_count(line) <= _LABEL_WORDS
    match cue.kind:
        case "published":
            return _date(cue.value, line, lang, whole=not cue.separated) if short else None
        case "updated" if short and (cue.separated or published.whole(cue.value, lang)):
            return Stated("updated", cue.value, line)
        case "source" if cue.separated and cue.value and word_count(line) <= _LABEL_WORDS:
            name = _first_name(cue.value)
            return Stated("source", name or "", line)
        case "author" | "contributor" if short:
            return _author(cue, line)
        case "first_in" if short and _is_name(first := cue.value.strip(" .:：")):
            return Stated("first_in", first, line)
        case "keywords" if cue.separated and (short or not ends_sentence(line)):
            return Stated("keywords", cue.value, line)
        case "short_link" if urls(cue.value):
            return Stated("short_link", urls(cue.value)[0], line)
        case "via" if cue.separated and _is_name(cue.value):
            return Stated("via", cue.value, line)
        case "about_author" if cue.separated:
            return Stated("about_author", cue.value, line)
        case "media" if cue.separated and cue.value and short and not ends_sentence(cue.value):
            return Stated("media", cue.value, line)
        case "caption" if cue.separated and short:
            return Stated("caption", cue.value, line)
    return None


def _line(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """Everything one line states, when it is a line of metadata: all its segments, or its first."""
    for cue in rules.cues(text):
        if found := _judge(cue, text, lang):
            yield found
            for segment in _SEGMENTS.split(text)[1:]:
                yield from _segment(segment, text, lang)
            return
    bare = undecorated(fold(text))
    if date := published.whole(_before_update(text), lang):
        yield Stated("published", date, text)
    elif bare in rules.words("desk") or (word_count(text) <= 4 and bare.rpartition(" ")[2] in rules.words("desk")):
        yield Stated("author", "", text)
    elif len(text) > 1 and all(len(word) > 1 and word[0] == "#" for word in text.split()):
        yield Stated("keywords", text, text)
    elif word_count(text) <= 2 * _LABEL_WORDS and _is_caption(text, bare):
        yield Stated("caption", text, text)
    elif word_count(text) <= _LABEL_WORDS and (passed := tuple(_passed_on(text, is_outlet))):
        yield from passed
    elif masthead := tuple(_masthead(text, lang, is_outlet)):
        yield from masthead
    elif word_count(text) <= _LABEL_WORDS and not ends_sentence(text):
        yield from _name_and_date(text, lang, is_outlet)


def _passed_on(text: str, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """A line of an outlet and of who passed its text on: "The Associated Press via Example Portal"."""
    words = text.split()
    if rules.words("passes_on").isdisjoint(map(str.lower, words)):
        return
    for place in range(1, len(words) - 1):
        if undecorated(fold(words[place])) in rules.words("passes_on"):
            one, other = " ".join(words[:place]), " ".join(words[place + 1 :])
            if is_outlet(one) and _is_name(other):
                yield Stated("source", one, text)
                yield Stated("via", other, text)
            return


def _masthead(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """What runs along the top of a printed page: "The Example Gazette | No. 1,234 | 5 May 2024 | Page A4"."""
    if len(text) > _LONGEST_MASTHEAD or not any(map(str.isdigit, text)):
        return
    parts = [part.strip(" *_()[]") for part in _PARTS.split(text)]
    if len(parts) < 2:
        return
    days = [published.whole(part, lang) for part in parts]
    names = [part for part in parts if is_outlet(part)]
    labels = [rule and rule.name in _PAGE_LABELS for part in parts if (rule := rules.boilerplate(part, edge=True))]
    known = sum(map(bool, days)) + len(names) + len(labels)
    if known < len(parts) or not any(labels) or len(names) > 1:
        return
    yield Stated("masthead", "", text)
    yield from (Stated("published", day, text) for day in days if day)
    yield from (Stated("source", name, text) for name in names)


def _before_update(text: str) -> str:
    """A line without its last part, if that says when the page was changed: «… 2025 - آخر تحديث 16:40»."""
    for found in _BETWEEN.finditer(text):
        if any(cue.kind == "updated" for cue in rules.cues(text[found.end() :])):
            return text[: found.start()]
    return text


def _is_caption(text: str, bare: str) -> bool:
    """Whether a line ends as captions do: «صورة أرشيفية», "(Photo: …)", "… on Tuesday. Photograph: …"."""
    if bare.endswith(tuple(rules.words("caption_end"))):
        return True
    credit = _CREDIT.search(text) or _LAST_SENTENCE.search(text)
    if credit is None:
        return False
    found = rules.cue(credit.group(1), "caption")
    if found is not None and (found.separated or (found.value[:1].isupper() and _is_name(found.value))):
        return True
    # "(Reuters)", "[AP Photo/Jane Roe]"; an agency named in a sentence's last words is its source.
    names = _CREDITED.split(fold(credit.group(1)))
    return credit.re is _CREDIT and word_count(text) <= _LABEL_WORDS and any(map(_is_credit, names))


def _is_credit(name: str) -> bool:
    first = name.split(" ", maxsplit=1)[0]
    return undecorated(name) in rules.words("agencies") or undecorated(first) in rules.words("picture_agencies")


def _name_and_date(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """A line of an outlet's name and a date: "Example News, 5 May 2021"."""
    for found in _BETWEEN.finditer(text):
        for name, day in ((text[: found.start()], text[found.end() :]), (text[found.end() :], text[: found.start()])):
            bare = name.strip(" *_|[]()")
            if bare and is_outlet(bare) and (found_day := _date(day.strip(" *_|[]()"), text, lang, whole=True)):
                yield replace(found_day, cued=False)
                yield Stated("source", bare, text)
                return


def _segment(segment: str, line: str, lang: Lang) -> Iterator[Stated]:
    for cue in rules.cues(segment):
        if cue.kind in ("published", "updated", "author", "source") and (found := _judge(cue, segment, lang)):
            yield replace(found, evidence=line)
            return
    if date := published.whole(segment, lang):
        yield Stated("published", date, line)


def _continued(lines: Sequence[Line], place: int) -> str | None:
    """The next line, if it is the value of a cue that stands alone in this one."""
    alone = next((cue for cue in rules.cues(lines[place].text) if cue.separated and not cue.value), None)
    if alone and alone.kind in ("published", "updated", "source", "author", "short_link") and place + 1 < len(lines):
        following = lines[place + 1].text
        if not lines[place + 1].rule and word_count(following) <= _NAME_WORDS * 2:
            return following
    return None


def _heads_text(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first of its page and prose follows: «المصادر: …» is then the title."""
    first = place < _ARTICLE_START and not any(not line.rule for line in lines[:place])
    following = next((line for line in lines[place + 1 : place + 6] if not line.rule), None)
    return first and following is not None and is_prose(following)


def mark(
    lines: tuple[Line, ...], places: Iterable[int], lang: Lang, is_outlet: Callable[[str], bool]
) -> tuple[tuple[Line, ...], tuple[Stated, ...]]:
    """Mark the lines of metadata among ``places`` (those outside the running text); a cue alone takes the next line.

    Keyword, caption and short-link lines are looked for everywhere: their cues do not begin sentences.
    """
    edge, marked = set(places), list(lines)
    stated: list[Stated] = []
    begun = False
    for place, line in enumerate(lines):
        begun = begun or is_prose(line)
        if marked[place].rule:
            continue
        value = _continued(marked, place) if place in edge else None
        found = tuple(_line(f"{line.text.rstrip(' :：')}: {value}" if value else line.text, lang, is_outlet))
        if not found or (place not in edge and found[0].kind not in _ANYWHERE):
            continue
        if found[0].kind == "media" and not begun:
            # «بالفيديو.. …» above the text is its title.
            continue
        if found[0].kind not in ("masthead", "published", "updated", "author") and _heads_text(marked, place):
            continue
        rule = found[0].kind.replace("_", "-")
        marked[place] = replace(line, rule=rule)
        if value:
            marked[place + 1] = replace(marked[place + 1], rule=rule)
        evidence = f"{line.text} {value}" if value else line.text
        stated.extend(replace(item, evidence=evidence) for item in found)
    return tuple(marked), tuple(stated)
