"""What a line with a cue states: source, author, publication date, link, keywords, caption."""

import re
from dataclasses import dataclass

from khulasa.model import Lang
from khulasa.stages.page import published, rules
from khulasa.stages.page.lines import ends_sentence, undecorated, word_count
from khulasa.stages.page.places import listed
from khulasa.text.normalise import fold

_URL = re.compile(r"https?://[^\s<>\"'«»“”،]+", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:\+|/|،|,|\||؛|;| - | – )\s*")
BETWEEN = re.compile(r"\s*[,،|•·–—]\s*|\s+-\s+")
"""What stands between a day and what is said beside it."""
LABEL_WORDS = 14
"""A line of metadata has at most so many words."""
NAME_WORDS = 7
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing a line states. ``kind``: a cue's kind. ``evidence``: the line. ``ambiguous``: a date that figures
    alone do not settle. ``cued``: a date whose line says that it is the day of publication. ``above``: the line stands
    before the text."""

    kind: str
    value: str
    evidence: str
    ambiguous: bool = False
    cued: bool = False
    above: bool = False


def urls(text: str) -> tuple[str, ...]:
    """The http and https addresses in a text, without the punctuation of the sentence around them."""
    return tuple(found.rstrip(".,;:!?)]}") for found in _URL.findall(text))


def is_name(text: str) -> bool:
    """Whether a value can be a person's or an outlet's name: short, no sentence, capitals where the script has them."""
    words = text.split()
    if not words or len(words) > NAME_WORDS or ends_sentence(text.rstrip(".")) or re.search(r"\d{3}", text):
        return False
    particles = {"de", "al", "el", "van", "von", "bin", "ibn", "the", "of", "in", "at", "and", "abu", "&"}
    return all(word[0].upper() == word[0] or word.lower() in particles or not word[0].isalpha() for word in words)


def _first_name(value: str) -> str | None:
    """The first of several sources that names somebody."""
    for name in _NAMES.split(value):
        bare = name.strip(' .،,:|*-–—"“”«»„')
        if bare and undecorated(fold(bare)) not in rules.words("nobody"):
            return bare
    return None


def day_of(value: str, evidence: str, lang: Lang, *, whole: bool) -> Stated | None:
    """A publication date, if the value states one; a bare cue needs a value that is nothing else."""
    found = published.whole(value, lang) if whole else published.stated(value, lang)
    if found:
        return Stated("published", found, evidence, cued=True)
    return Stated("published", "", evidence, ambiguous=True) if published.ambiguous(value, lang) else None


def _author(cue: rules.Cue, line: str) -> Stated | None:
    value = re.split(r"\s*[|•·]\s*|,\s+", cue.value)[0]
    bare = any(re.match(rf"{re.escape(word)}\b", fold(line)) for word in rules.words("author_bare"))
    if is_genre(line[: len(line) - len(cue.value)]):
        return None
    another = rules.cue(value, "author")
    if not (cue.separated or bare) or not is_name(value) or (another and not another.value):
        return None
    return Stated(cue.kind, _without_place(value.strip(" ،,:-–—")), line)


def _without_place(name: str) -> str:
    """A byline's name without the city or the agency behind it: "Jane Roe in Beirut", "Jane Roe Associated Press"."""
    words = name.split()
    written = next((n for n, word in enumerate(words) if n > 1 and word.lower() in rules.words("writes_for")), None)
    words = words[:written]
    name = " ".join(words)
    for size in range(min(3, len(words) - 2), 0, -1):
        if undecorated(fold(" ".join(words[-size:]))) in rules.words("agencies"):
            return " ".join(words[:-size]).rstrip(" ,،-–—")
    for size in range(1, min(3, len(words) - 2)):
        cased = all(word[0].isupper() for word in words[-size:])
        known = cased or rules.key(" ".join(words[-size:])) in listed("cities")
        if known and words[-size - 1] in rules.words("in_city"):
            return " ".join(words[: -size - 1])
    return name


def judge(cue: rules.Cue, line: str, lang: Lang) -> Stated | None:
    """What a line states under one reading of its cue, or None if the reading does not hold."""
    value = before_update(cue.value)
    short = word_count(line) - word_count(cue.value) + word_count(value) <= LABEL_WORDS
    match cue.kind:
        case "published":
            return day_of(value, line, lang, whole=not cue.separated) if short else None
        case "updated" if short and (cue.separated or published.whole(cue.value, lang)):
            return Stated("updated", cue.value, line)
        case "source" if (cue.separated or _shouted(line)) and cue.value and word_count(line) <= LABEL_WORDS:
            name = _first_name(cue.value)
            return Stated("source", name or "", line)
        case "author" | "contributor" if short:
            return _author(cue, line)
        case "first_in" if is_name(first := re.split(r"[:：](?:\s|$)", cue.value)[0].strip(" .")):
            return Stated("first_in", first, line)
        case "reference" | "role" if cue.separated and cue.value and (short or cue.kind == "reference"):
            return Stated(cue.kind, cue.value, line)
        case "keywords" if cue.separated and (short or not ends_sentence(line)):
            return Stated("keywords", cue.value, line)
        case "short_link" if urls(cue.value):
            return Stated("short_link", urls(cue.value)[0], line)
        case "via" | "about_author" if cue.separated and (cue.kind != "via" or is_name(cue.value)):
            return Stated(cue.kind, cue.value, line)
        case "contact" if cue.separated and cue.value and short and not ends_sentence(line):
            return Stated("contact", cue.value, line)
        case "media" if cue.separated and cue.value and short and not ends_sentence(cue.value):
            return Stated("media", cue.value, line)
        case "caption" if cue.separated and (short or _is_comma_cue(cue, line)):
            return Stated("caption", cue.value, line)
    return None


def _shouted(line: str) -> bool:
    """Whether a cue is in capitals, as at a press release's end: "SOURCE Example Energy plc"."""
    word = line.split(None, 1)[0]
    return word == word.upper() != word.lower() and line != line.upper()


def is_genre(cue: str) -> bool:
    """Whether a cue without a colon or a stroke says what kind of text this is, not who wrote it: «تحقيق | …»."""
    return undecorated(fold(cue)) in rules.words("genre") and not cue.rstrip().endswith((":", "：", "/"))


def _is_comma_cue(cue: rules.Cue, line: str) -> bool:
    """Whether a comma stands between a caption and its cue, as in what readers of the screen hear."""
    comma = line[: len(line) - len(cue.value)].rstrip().endswith((",", "،"))
    return comma and word_count(line) <= 3 * LABEL_WORDS


def before_update(text: str) -> str:
    """A line without its last part, if that says when the page was changed: «… 2025 - آخر تحديث 16:40»."""
    if len(text) > _LONGEST or not re.search(r"\d", text):
        return text
    for found in BETWEEN.finditer(text):
        if any(cue.kind == "updated" for cue in rules.cues(text[found.end() :])):
            return text[: found.start()]
    return text
