"""What a language says of its sentences' ends: the words of ``languages/<lang>/sentences.toml``, folded.

Belongs here: reading that file. Does not: how the words are used (`khulasa.text.sentences`).
"""

import re
from dataclasses import dataclass
from functools import cache

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold

NEVER = re.compile(r"(?!)")
_SHORT_FORMS = ("abbreviations", "before_number", "ambiguous", "places", "calendar", "units", "times")
_OTHER_WORDS = (
    *("titles", "lettered", "after_time", "zone_words", "determiners", "fronting", "openers"),
    *("prepositions", "continuers", "unjoined", "joining", "joining_two_dots"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The words that decide; each list is explained where it stands, in `sentences.toml`. Empty without the file.

    ``short``: all short forms, with their proclitics; ``attribution``: verbs of saying, from `discourse.toml`;
    ``speech``: these with a conjunction too («وقال»).
    """

    short: frozenset[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    ambiguous: frozenset[str]
    places: frozenset[str]
    titles: frozenset[str]
    calendar: frozenset[str]
    lettered: frozenset[str]
    units: frozenset[str]
    times: frozenset[str]
    after_time: frozenset[str]
    zone_words: frozenset[str]
    determiners: frozenset[str]
    fronting: frozenset[str]
    proclitics: tuple[str, ...]
    openers: frozenset[str]
    prepositions: frozenset[str]
    continuers: frozenset[str]
    unjoined: frozenset[str]
    fused: tuple[str, ...]
    articles: tuple[str, ...]
    imperfect: re.Pattern[str]
    conjunctions: tuple[str, ...]
    joining: frozenset[str]
    joining_two_dots: frozenset[str]
    attribution: frozenset[str]
    speech: frozenset[str]
    pauses: bool


@cache
def rules(lang: Lang) -> Rules:
    """The rules of a language; the general ones for a language that has none."""
    data, discourse = topic(lang, "sentences"), topic(lang, "discourse")
    attribution = frozenset(fold(word) for word in discourse.get("attribution", ()))

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data.get(name, ()))

    def beginnings(name: str) -> tuple[str, ...]:
        return tuple(sorted(words(name)))

    proclitics = beginnings("proclitics")
    short = frozenset[str]().union(*map(words, _SHORT_FORMS))
    # «لم» is a word, not «ل» before «م.».
    whole = frozenset(fold(word) for word in topic(lang, "words").get("stop", ()))
    return Rules(
        **{name: words(name) for name in (*_SHORT_FORMS, *_OTHER_WORDS)},
        short=short | ({joint + word for joint in proclitics for word in short} - whole),
        proclitics=proclitics,
        fused=beginnings("fused"),
        articles=beginnings("articles"),
        conjunctions=beginnings("conjunctions"),
        imperfect=re.compile(data["imperfect"]) if "imperfect" in data else NEVER,
        attribution=attribution,
        speech=attribution | {joint + verb for joint in discourse.get("conjunctions", ()) for verb in attribution},
        pauses=bool(data.get("pauses", False)),
    )
