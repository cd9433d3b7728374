"""A sentence as the summariser reads it: its words, its terms, and what it leans on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from khulasa.languages import topic
from khulasa.model import Article, Lang, Sentence
from khulasa.text.normalise import VARIANTS, fold
from khulasa.text.sentences import split
from khulasa.text.words import terms_of, tokens

QUOTES = '"“”„«»'
REACH = 14
"""Words behind a verb of saying within which its complement is looked for."""
_COMMA = re.compile(r"[,،]")
_SAYS_DIRECTLY = re.compile(r"\s*[:\"“”„«]")


@dataclass(frozen=True, slots=True)
class Reading:
    """``words``: folded, in order. ``terms``: stems without stop words; ``vocabulary``: each once. ``length``: the
    larger of the two usual counts of words (runs of letters; what white space separates): a limit holds either way."""

    sentence: Sentence
    words: tuple[str, ...]
    terms: tuple[str, ...]
    vocabulary: frozenset[str]
    length: int


@lru_cache(maxsize=4)  # an article is asked for its sentences by the summary and by the timeline
def article_sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of an article's paragraphs, in order; headings inside the article are none."""
    return tuple(
        Sentence(paragraph[start:end], number, start, end)
        for number, paragraph in enumerate(article.paragraphs)
        if number not in article.subheads
        for start, end in split(paragraph, article.lang)
    )


def readings(article: Article) -> tuple[Reading, ...]:
    """The article's sentences, read; runs of marks without a word («؟!») are left out."""
    found = []
    for sentence in article_sentences(article):
        words = tuple(tokens(sentence.text))
        if not words:
            continue
        terms = tuple(terms_of(words, article.lang))
        length = max(len(words), len(sentence.text.split()))
        found.append(Reading(sentence, words, terms, frozenset(terms), length))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Discourse:
    """`languages/<lang>/discourse.toml`, folded: how a sentence leans on another."""

    attribution: frozenset[str]
    complement: frozenset[str]
    adverbial: frozenset[str]
    adverbs: frozenset[str]
    impersonal: frozenset[str]
    leaning: frozenset[str]
    leaning_pairs: tuple[str, ...]
    anaphors: frozenset[str]
    leaning_but: tuple[str, ...]
    connective: frozenset[str]
    dialogue: frozenset[str]
    pronouns: frozenset[str]
    conjunctions: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    verb_endings: tuple[str, ...]
    says: Callable[[str], bool]


@cache
def discourse(lang: Lang) -> Discourse:
    """A language's discourse data; empty for a language that has none."""
    data = topic(lang, "discourse")

    def several(name: str) -> tuple[str, ...]:
        return tuple(fold(word) for word in data.get(name, ()))

    def phrases(name: str) -> tuple[str, ...]:
        return tuple(f"{phrase} " for phrase in several(name))

    attribution, impersonal = frozenset(several("attribution")), frozenset(several("impersonal"))
    conjunctions = several("conjunctions")

    def says(word: str) -> bool:
        """Whether a word is a personal verb of saying, a conjunction glued to it or not."""
        rest = word[1:] if word.startswith(conjunctions) else word
        return word not in impersonal and (word in attribution or rest in attribution)

    return Discourse(
        attribution=attribution,
        complement=frozenset(several("complement")),
        adverbial=frozenset(several("adverbial")),
        adverbs=frozenset(several("adverbs")),
        impersonal=impersonal,
        leaning=frozenset(several("leaning")),
        leaning_pairs=phrases("leaning_pairs"),
        anaphors=frozenset(several("anaphors")),
        leaning_but=phrases("leaning_but"),
        connective=frozenset(several("connective")),
        dialogue=frozenset(several("dialogue")),
        pronouns=frozenset(several("pronouns")),
        conjunctions=conjunctions,
        verb_prefixes=several("verb_prefixes"),
        verb_endings=several("verb_endings"),
        says=lru_cache(maxsize=VARIANTS)(says),
    )


def leans(reading: Reading, known: Discourse) -> bool:
    """Whether the sentence's subject or sense stands in the sentence before it.

    A pronoun or a connective opens it, or a pronoun stands behind its verb; someone unnamed speaks in it («وأضاف أن…»,
    "…," he added); its verb has no subject; or it is a quotation alone, without its speaker.
    """
    words = reading.words
    opening = " ".join(words[:4]) + " "
    if not words or words[0] in known.impersonal or opening.startswith(known.leaning_but):
        return False
    if words[0] in known.leaning or opening.startswith(known.leaning_pairs):
        return True
    if len(words) > 1 and words[1] in known.anaphors:
        return True
    text = reading.sentence.text
    if words[0] in known.dialogue and text[len(words[0]) :].lstrip()[:1] in (":", "：", "-", "–"):
        return True
    return (
        _bare_saying(text, words, known)
        or _pronoun_says(text, words, known)
        or _no_subject(words, known)
        or _quotation_alone(text)
    )


def _bare_saying(text: str, words: tuple[str, ...], known: Discourse) -> bool:
    """A verb of saying opens the main clause and nobody is named before what was said."""
    if not known.complement or not known.conjunctions:
        return False
    at = _after_adverbial(text, words, known)
    while at < len(words) and words[at] in known.connective:
        at += 1
    if at >= len(words) - 1 or not known.says(words[at]):
        return False
    following = words[at + 1]
    if following in known.complement or _SAYS_DIRECTLY.match(text, _end_of_word(text, at)):
        return True
    return following in known.adverbial and not known.complement.isdisjoint(words[at + 2 : at + 11])


def _after_adverbial(text: str, words: tuple[str, ...], known: Discourse) -> int:
    """Where the main clause begins, as an index of words: behind an opening «وفي حديث لـ…،»."""
    first = words[0][1:] if words[0].startswith(known.conjunctions) and words[0][1:] in known.adverbial else words[0]
    comma = _COMMA.search(text)
    if first not in known.adverbial or comma is None:
        return 0
    before = len(tokens(text[: comma.start()]))
    return before if before <= 8 else 0


def _end_of_word(text: str, index: int) -> int:
    """Where the word of that index ends in the text (marks inside words are letters to the folder: skipped)."""
    found = list(re.finditer(r"[^\W_][\w\u064b-\u0652\u0640]*", text[: 40 + 12 * index]))
    return found[index].end() if index < len(found) else len(text)


def _pronoun_says(text: str, words: tuple[str, ...], known: Discourse) -> bool:
    """«"…," he added»: a quotation's speaker is a pronoun."""
    if not known.pronouns:
        return False
    pairs = list(pairwise(words))
    if text[0] not in QUOTES:
        pairs = pairs[:4]
    return any(
        (a in known.pronouns and b in known.attribution) or (a in known.attribution and b in known.pronouns)
        for a, b in pairs
    )


def _no_subject(words: tuple[str, ...], known: Discourse) -> bool:
    """«وصعدت مؤخراً من…»: a verb, an adverb, a preposition, and no room for a subject."""
    if len(words) < 3 or words[1] not in known.adverbs or words[2] not in known.adverbial:
        return False
    verb = words[0][1:] if words[0].startswith(known.conjunctions) else words[0]
    return verb.startswith(known.verb_prefixes) or (len(verb) > 3 and verb.endswith(known.verb_endings))


def _quotation_alone(text: str) -> bool:
    """Whether the whole sentence stands in quotation marks."""
    inner = text.rstrip(".!?؟…،, ")
    return text[0] in QUOTES and inner[-1:] in QUOTES and sum(inner.count(quote) for quote in QUOTES) == 2


def attributed(reading: Reading, known: Discourse) -> bool:
    """Whether the sentence says who says it: a verb of saying, and behind it what was said, as a clause or quoted."""
    words, text = reading.words, reading.sentence.text
    quoted = any(mark in text for mark in QUOTES)
    for index in [index for index, word in enumerate(words) if known.says(word)]:
        if quoted or not known.conjunctions or not known.complement.isdisjoint(words[index + 1 : index + REACH]):
            return True
    return False
