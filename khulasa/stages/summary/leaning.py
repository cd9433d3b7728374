"""Whether a sentence, or a quotation of several, can be read without the one before it, and who says what in it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from khulasa.model import Lang
from khulasa.stages.summary.discourse import Discourse
from khulasa.stages.summary.reading import MARKS, QUOTES, Reading
from khulasa.stages.summary.subjects import speaks_unnamed, subjectless
from khulasa.text.normalise import fold
from khulasa.text.stems import stemmer
from khulasa.text.words import tokens

REACH = 14
"""Words behind a verb of saying within which its complement is looked for."""
NEAR = 5
"""Words beside a verb of saying among which its speaker's name is looked for."""
OPENING = 6
"""Words of a sentence's opening: what stands behind them may have its antecedent in the sentence itself."""
SUBJECT = 9
"""Words among which a main clause's verb of saying is looked for."""
CURT = 8
"""Words: in a sentence of more, a closing «this» may mean something in the sentence itself."""
_SPEAKER = re.compile(r"([^\W\d][^:.!?؟«»\"“”،,]{0,40}?)\s*:\s")
_SPEAKERS = 2
_COMMA = re.compile(r"[,،]")
_TAG = re.compile(r"[,\"]")
_SAYS_DIRECTLY = re.compile(r"\s*[:\"“”„«]")
_QUOTED = re.compile(f'«[^»]*»|“[^”]*”|"[^"]*"|[{QUOTES}][^{QUOTES}]*[{QUOTES}]')


def leaning_units(read: Sequence[Reading], quotation: Sequence[int], known: Discourse) -> frozenset[int]:
    """The sentences that lean on the one before them; of a quotation over several sentences, its first one, if the
    quotation as a whole does. ``quotation``: the first sentence of the quotation each belongs to."""
    members: dict[int, list[Reading]] = {}
    for index, first in enumerate(quotation):
        members.setdefault(first, []).append(read[index])
    found = (first for first, unit in members.items() if leans(unit[0], known, *unit[1:]))
    return frozenset(first for first in found if first or _opens_or_quotes(members[0], known))


def continued_answers(read: Sequence[Reading]) -> frozenset[int]:
    """The sentences of an interview that go on in a paragraph with who speaks at its head («سلمى: …», "LM: …"): alone,
    they have no speaker. An interview has two speakers, each at the head of two paragraphs or more."""
    heads: dict[int, str] = {}
    for place, reading in enumerate(read):
        opens = not place or read[place - 1].sentence.paragraph != reading.sentence.paragraph
        if opens and (label := _SPEAKER.match(reading.sentence.text)):
            heads[reading.sentence.paragraph] = label[1]
    often = Counter(heads.values())
    spoken = {paragraph for paragraph, label in heads.items() if often[label] > 1}
    if len({heads[paragraph] for paragraph in spoken}) < _SPEAKERS:
        return frozenset()
    going_on = range(1, len(read))
    same = (n for n in going_on if read[n - 1].sentence.paragraph == read[n].sentence.paragraph)
    return frozenset(n for n in same if read[n].sentence.paragraph in spoken)


def _opens_or_quotes(unit: Sequence[Reading], known: Discourse) -> bool:
    """Whether the article's first sentence leans by how it opens, or is a quotation: nothing stands before it, so that
    «Astronomers have found water…, they reported» speaks of its own."""
    return _opens_leaning(unit[0].words, known) or any(reading.quotes for reading in unit)


def leans(reading: Reading, known: Discourse, *rest: Reading) -> bool:
    """Whether the sentence's subject or sense stands in the sentence before it.

    A pronoun or a connective opens it, or a pronoun stands behind its verb; someone unnamed speaks in it («وأضاف أن…»,
    "…," he added); its verb has no subject; or it is a quotation without its speaker. What is quoted is the speaker's
    affair: a pronoun in it leans on nothing. ``rest``: the other sentences of a quotation that the sentence begins.
    """
    text, words = reading.sentence.text, reading.words
    if rest:
        text = " ".join([text, *(other.sentence.text for other in rest)])
    if reading.quotes or any(other.quotes for other in rest):
        outside = _QUOTED.sub(' "" ', text)
        words = tuple(tokens(outside))
        if not _names_somebody(words, known):
            return True
        if text[0] in QUOTES:
            return _pronoun_says(outside, words, known)
    else:
        outside = text
    if not words or _stands_by_itself(words, known):
        return False
    return (
        _opens_leaning(words, known)
        or _answers(text, words, known)
        or _bare_saying(text, reading.words, known)
        or _pronoun_says(outside, words, known)
        or _no_subject(words, known)
        or subjectless(outside, words, known)
        or speaks_unnamed(text, reading.words, known)
        or _theirs(outside, words, known)
        or _refers(words, known)
        or _inserts(outside, known)
    )


def _joined(words: Sequence[str]) -> str:
    return " ".join(words) + " "


def _stands_by_itself(words: tuple[str, ...], known: Discourse) -> bool:
    return words[0] in known.impersonal or _joined(words[:4]).startswith(known.leaning_but)


def _opens_leaning(words: tuple[str, ...], known: Discourse) -> bool:
    """A pronoun, a connective or a part of something named before opens it, or stands behind its first word."""
    if words[0] in known.leaning or _joined(words[:4]).startswith(known.leaning_pairs):
        return True
    if len(words) < 2:
        return False
    if words[1] in known.anaphors or _joined(words[1:4]).startswith(known.second):
        return True
    if words[0] in known.additive and words[1] not in known.additive_but and not words[1].startswith(known.articles):
        return True
    if not known.partitives:
        return False
    return any(_joined(words[at : at + 3]).startswith(known.partitives) for at in range(4))


def _answers(text: str, words: tuple[str, ...], known: Discourse) -> bool:
    """The label of an interview's question or answer opens it."""
    return words[0] in known.dialogue and text[len(words[0]) :].lstrip()[:1] in (":", "：", "-", "–")


def _names_somebody(words: tuple[str, ...], known: Discourse) -> bool:
    """Whether what stands beside a quotation is more than «she said»."""
    idle = (known.pronouns, known.adverbial, known.adverbs, known.connective, known.complement)
    return any(not (known.says(word) or any(word in group for group in idle)) for word in words)


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


def _pronoun_says(outside: str, words: tuple[str, ...], known: Discourse) -> bool:
    """«"…," he added»; «…, she told the paper»; «On Monday he said…»: the speaker is a pronoun."""
    if known.tagged is None:
        return False
    for one, other in pairwise(words[: OPENING - 1]):
        if one in known.attribution or one in known.subordinators:
            break
        if one in known.pronouns and other in known.attribution:
            return True
    tag = known.tagged.search(fold(outside)) if _TAG.search(outside) else None
    if tag is None:
        return False
    behind = tokens(tag[2])
    if tag[1] == '"' or not behind:
        return True
    # A clause of its own («When she left, she said that…») has its speaker before the comma.
    return words[0] not in known.subordinators and len(behind) <= OPENING and known.complement.isdisjoint(behind)


def _no_subject(words: tuple[str, ...], known: Discourse) -> bool:
    """«وصعدت مؤخراً من…»: a verb, an adverb, a preposition, and no room for a subject."""
    if len(words) < 3 or words[1] not in known.adverbs or words[2] not in known.adverbial:
        return False
    verb = words[0][1:] if words[0].startswith(known.conjunctions) else words[0]
    return verb.startswith(known.verb_prefixes) or (len(verb) > 3 and verb.endswith(known.verb_endings))


def _theirs(outside: str, words: tuple[str, ...], known: Discourse) -> bool:
    """«وقالت مديرتها…», «وقال وزير خارجيته…», «وانضم في شبابه…»: an ending speaks of someone named before.

    Read on the text as it stands: folded, ه and ة are one.
    """
    if not known.possessives:
        return False
    bare = [MARKS.sub("", word).strip(".,،؛;:!?؟()[]\"'") for word in outside.split(None, 4)[:4]]
    first = bare[0][1:] if bare[0].startswith(known.conjunctions) else bare[0]
    if _possessed(first, known) in known.roles or (len(bare) > 1 and _possessed(bare[1], known) in known.roles):
        return True
    if len(bare) < 3 or bare[2].startswith(known.articles):
        return False
    if fold(bare[1]) in known.roles and known.says(words[0]):
        return _possessed(bare[2], known) is not None
    glued = words[0].startswith(known.conjunctions) and words[0][1:] not in known.adverbial
    if not glued or fold(bare[1]) not in known.adverbial:
        return False
    return any(_possessed(word, known) is not None for word in bare[2:]) or f"{fold(bare[2])} " in known.referring


def _possessed(word: str, known: Discourse) -> str | None:
    """The noun before a possessive ending, folded; None for a word without one."""
    ending = next((ending for ending in known.possessives if word.endswith(ending)), None)
    if ending is None or word.startswith(known.articles) or fold(word) in known.not_possessed:
        return None
    return fold(word[: -len(ending)]) if len(word) - len(ending) > 2 else None


def _refers(words: tuple[str, ...], known: Discourse) -> bool:
    """«وقال الوزير إن هذه الخطوة…», «Analysts say that will be hard»; «The agency denied this.»"""
    if words[-1] in known.closing and len(words) <= CURT:
        return True
    at = next((index for index, word in enumerate(words[:SUBJECT]) if known.says(word)), None)
    if at is None or not known.subordinators.isdisjoint(words[:at]):
        return False
    clauses = [at, *(i for i in range(at + 1, min(at + REACH, len(words))) if words[i] in known.complement)]
    return any(_demonstrates(words, clause + 1, known) for clause in clauses)


def _demonstrates(words: tuple[str, ...], at: int, known: Discourse) -> bool:
    """Whether a clause opens with «this…», and what it means is not named in the sentence before it."""
    opening = _joined(words[at : at + 4])
    if not opening.startswith(known.referring) or opening.startswith(known.leaning_but):
        return False
    return at + 1 >= len(words) or not _named(words[at + 1], words[:at], known)


def _named(word: str, before: Sequence[str], known: Discourse) -> bool:
    """Whether a word stands there already, with its article or without."""
    core = _without_article(word, known)
    return any(_without_article(other, known) == core for other in before)


def _without_article(word: str, known: Discourse) -> str:
    return next((word.removeprefix(article) for article in known.articles if word.startswith(article)), word)


def _inserts(outside: str, known: Discourse) -> bool:
    """«Inflation, however, remains…»: a connective between commas in the opening."""
    if known.inserted is None or _COMMA.search(outside) is None:
        return False
    found = known.inserted.search(fold(outside))
    return found is not None and len(tokens(outside[: found.start()])) <= OPENING


def attributed(reading: Reading, known: Discourse) -> bool:
    """Whether the sentence says who says it: a verb of saying, and behind it what was said, as a clause or quoted."""
    words = reading.words
    said = [index for index, says in enumerate(map(known.says, words)) if says]
    if reading.quotes or not known.conjunctions:
        return bool(said)
    return any(not known.complement.isdisjoint(words[index + 1 : index + REACH]) for index in said)


def speaker(reading: Reading, known: Discourse, lang: Lang) -> frozenset[str]:
    """The terms beside a verb of saying outside quotation marks, among which a speaker's name would stand."""
    text = reading.sentence.text
    words = tokens(_QUOTED.sub(" ", text)) if reading.quotes else list(reading.words)
    near: set[str] = set()
    for index in [index for index, word in enumerate(words) if known.says(word)]:
        near.update(words[max(0, index - NEAR) : index], words[index + 1 : index + 1 + NEAR])
    return frozenset(map(stemmer(lang), near)) & reading.vocabulary
