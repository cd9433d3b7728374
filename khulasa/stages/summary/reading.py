"""A sentence as the summariser reads it: its words and its terms."""

import re
from dataclasses import dataclass
from functools import lru_cache

from khulasa.model import Article, Sentence
from khulasa.text.sentences import split
from khulasa.text.words import terms_of, tokens

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
"""Arabic diacritics and tatweel."""
QUOTES = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Reading:
    """``words``: folded, in order. ``terms``: stems without stop words; ``vocabulary``: each once. ``length``: the
    larger of the two usual counts of words (runs of letters; what white space separates): a limit holds either way.
    ``quotes``: it has a quotation mark."""

    sentence: Sentence
    words: tuple[str, ...]
    terms: tuple[str, ...]
    vocabulary: frozenset[str]
    length: int
    quotes: bool


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
        quotes = any(mark in sentence.text for mark in QUOTES)
        found.append(Reading(sentence, words, terms, frozenset(terms), length, quotes))
    return tuple(found)
