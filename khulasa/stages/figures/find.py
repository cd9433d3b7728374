"""Key figures: numbers of an article with what they count, verbatim («294 هجوماً», "more than 70 attacks").

Two numbers are one figure where the sentence says them together: a range, a part of a whole, a change from one to the
other, or a number and that with which it is compared ("294 attacks in 2024, against 121").
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from khulasa.model import Article, Figure, Lang, Sentence
from khulasa.stages.entities.tokens import tokenise
from khulasa.stages.figures.lexicon import counting
from khulasa.stages.figures.parts import may_have_parts, parts
from khulasa.stages.figures.quantities import LEAST_COUNT, Kind, Quantity, quantity
from khulasa.stages.figures.starts import DASHES, phrase_before
from khulasa.stages.figures.words import Counting, Span
from khulasa.text.normalise import fold
from khulasa.text.numbers import find_numbers
from khulasa.text.stems import stem

MOST = 6
NEAR_BRACKET = 40
"""Letters within which a bracket closes that belongs to a figure."""
NEAR_LABEL = 24
"""Letters before a span in which the word is looked for that makes it no figure."""
NEAR_LINK = 60
"""Letters before a number in which the word is looked for that says with what it is compared."""
SMALL = 10
"""A count below it gives way to other figures where there are too many."""
LARGEST_WHOLE = 1000
"""The whole of a share that is said with "in" is a round or a small number («three in four»)."""


def figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """At most six figures of the sentences given, in order, each text once; a figure's text is part of its sentence.

    A figure is an amount of money, a percentage, a part of a whole, a multiple, or a number and the noun it counts,
    with the words that qualify it; two of these where they belong together. Dates, years, durations, ages, ordinal
    numbers, temperatures, scores and labels («المادة 5», "Flight 12") are none; nor is a number whose noun is not
    beside it. No two overlap. Where there are more than six, counts below ten give way.
    """
    known = counting(article.lang)
    found: dict[str, tuple[Figure, bool]] = {}
    weighty = 0
    for sentence in sentences if known.nouns.within else ():
        if weighty >= MOST:
            break
        for text, slight in _in_sentence(sentence.text, article.lang, known):
            folded = fold(text)
            if not _repeats(folded, found):
                found[folded] = (Figure(text, sentence), slight)
                weighty += not slight
    return _weightiest(found.values())


def _weightiest(found: Iterable[tuple[Figure, bool]]) -> tuple[Figure, ...]:
    """At most six, in order; where there are more, small counts give way to the others, the last of them first."""
    kept = list(found)
    while len(kept) > MOST:
        slight = [at for at, (_, is_slight) in enumerate(kept) if is_slight]
        del kept[slight[-1] if slight else -1]
    return tuple(figure for figure, _ in kept)


def _repeats(text: str, found: Iterable[str]) -> bool:
    """Whether a figure says no more than one before it ("$5" behind "$5 a day")."""
    return any(f" {text} " in f" {other} " for other in found)


def _in_sentence(text: str, lang: Lang, known: Counting) -> list[tuple[str, bool]]:
    """The figures of a sentence, each with whether it is but a small count ("three doses")."""
    numbers = find_numbers(text, lang)
    fractional = may_have_parts(text, known)
    if not numbers and not fractional:
        return []
    tokens = tokenise(text)
    pairs = zip_longest(numbers, numbers[1:])
    single = (quantity(text, number, following, tokens, known) for number, following in pairs)
    found: list[tuple[str, bool]] = []
    last = 0
    quantities = [each for each in single if each is not None]
    if fractional:
        quantities = sorted([*quantities, *parts(text, tokens, known)], key=lambda each: each.start)
    for each in _joined(text, quantities, known):
        told = _told(text, each, known)
        if phrase_before(text, told.start, known.joins.wholes, known) is not None:
            continue  # «شركة من كل أربع شركات»: no four companies
        if told.kind != "bare" and not told.loose and told.start >= last:
            found.append((text[told.start : told.end], told.kind == "count" and told.value < SMALL))
            last = told.end
    return found


def _told(text: str, each: Quantity, known: Counting) -> Quantity:
    """A number without a noun, with what is said to have befallen those it counts («إصابة 40», "wounding 12")."""
    before = phrase_before(text, each.start, known.around.fates_before, known) if each.kind == "bare" else None
    return each if before is None or each.value < LEAST_COUNT else replace(each, start=before[1], kind="count")


def _joined(text: str, quantities: Iterable[Quantity], known: Counting) -> list[Quantity]:
    """Those that belong together made one; none begins before the end of the one before it. Ratios first: in "1 in 12,
    against 1 in 6" it is no 1 that is compared."""
    found: list[Quantity] = []
    for each in _ratios(text, quantities, known):
        if found and each.start < found[-1].end:
            continue
        both = _both(text, found[-1], each, known) if found else None
        over = _over(text, found, each, known)
        if over is not None:
            found[-2:] = [over]
        elif both is not None:
            found[-1] = both
        elif not _is_compared_number(text, found, each, known):
            found.append(each)
    return found


def _ratios(text: str, quantities: Iterable[Quantity], known: Counting) -> list[Quantity]:
    """The quantities, with the two of each ratio that counts nothing made one («واحد من كل 12»)."""
    found: list[Quantity] = []
    for each in quantities:
        if found and _is_ratio(found[-1], each, text, known):
            first = found.pop()
            found.append(replace(each, start=first.start, kind="percent", noun="in", opening=first.opening))
        else:
            found.append(each)
    return found


def _is_ratio(first: Quantity, second: Quantity, text: str, known: Counting) -> bool:
    if first.kind != "bare" or second.kind != "bare" or first.loose or second.loose or first.end > second.start:
        return False
    gap = " ".join(fold(text[first.end : second.start]).split())
    each = gap in known.joins.shares_each or (first.value == 1 and gap in known.joins.shares_within)
    return each and first.value < second.value <= LARGEST_WHOLE


def _over(text: str, found: Sequence[Quantity], last: Quantity, known: Counting) -> Quantity | None:
    """A number compared with the one before the last, as one figure of the three ("1,300 publishers from 64 countries,
    up from 1,047"); None where it is not, or cannot be as it is nearer to the last."""
    if len(found) < 2 or found[-2].kind != "count" or found[-1].kind != "count":
        return None
    first, middle = found[-2], found[-1]
    if last.kind == "bare":
        if " ".join(fold(text[first.end : middle.start]).split()) not in known.joins.inside:
            return None
        return _comparison(text, first, last, known) if _comparison(text, middle, last, known) else None
    return None if _alike(middle, last, known) else _comparison(text, first, last, known)


def _is_compared_number(text: str, found: Sequence[Quantity], last: Quantity, known: Counting) -> bool:
    """Whether a number is only that with which one of the same before it is compared: by itself it misleads."""
    if last.kind == "bare" or not found:
        return False
    behind_link = _compared(text[found[-1].end : last.start][-NEAR_LINK:], False, known)
    return behind_link and any(each.kind != "bare" and _alike(each, last, known) for each in found)


def _both(text: str, first: Quantity, second: Quantity, known: Counting) -> Quantity | None:
    """Two quantities as one; None where they are two."""
    joins = known.joins
    gap = " ".join(fold(text[first.end : second.start]).split())
    if _is_share(first, second, gap, known):
        return replace(second, start=first.start, kind="count", opening=first.opening, loose=first.loose)
    for span in joins.spans:
        if first.opening is not None and first.opening[0] in span.opening and _spans(span, first, second, gap, known):
            kind = "bare" if _is_labelled(text, first.opening[1], known) else _kind(first, second)
            return replace(second, start=first.opening[1], kind=kind, opening=None, loose=False)
    if _is_rate(first, second, gap, known):
        return replace(second, start=first.start, kind="joined", opening=first.opening)
    if _is_compound(first, second, gap, known):
        return replace(second, start=first.start, value=first.value + second.value, opening=first.opening)
    between = gap in joins.between and second.kind != "bare" and first.value < second.value
    if between and (first.kind == "bare" or (gap in DASHES and _alike(first, second, known))):
        return replace(second, start=first.start, opening=first.opening, loose=first.loose)
    return _comparison(text, first, second, known)


def _is_labelled(text: str, start: int, known: Counting) -> bool:
    """Whether a span is of ages, pages or such ("aged between 19 and 44")."""
    before = text[max(0, start - NEAR_LABEL) : start].split()
    return bool(before) and fold(before[-1]) in known.around.before_label


def _comparison(text: str, first: Quantity, second: Quantity, known: Counting) -> Quantity | None:
    """A number and that with which it is compared, as one."""
    if first.kind in ("bare", "joined") or first.loose or second.loose or not _alike(first, second, known):
        return None
    if not _compared(text[first.end : second.start], second.kind == "bare", known):
        return None
    end = _closed(text, first, second)
    return None if end is None else replace(second, start=first.start, end=end, kind="joined")


def _kind(first: Quantity, second: Quantity) -> Kind:
    return second.kind if second.kind != "bare" else first.kind


def _is_rate(first: Quantity, second: Quantity, gap: str, known: Counting) -> bool:
    """Whether a count says for how many it is («12 حالة لكل 100 ألف نسمة»), or the votes of both sides ("151 votes to
    147")."""
    if first.kind != "count" or first.loose or second.loose:
        return False
    if gap in known.joins.shares_each:
        return second.kind in ("bare", "count")
    return second.kind == "bare" and gap in known.joins.ballot_links and first.noun in known.joins.ballots


def _is_compound(first: Quantity, second: Quantity, gap: str, known: Counting) -> bool:
    """Whether two numbers are one that is said in two («3 ملايين و500 ألف شخص»)."""
    if first.kind != "bare" or second.kind == "bare" or gap not in known.joins.compound:
        return False
    scale = 1000
    while first.value and first.value % (scale * 1000) == 0:
        scale *= 1000
    return first.value >= scale > second.value and first.value % scale == 0


def _is_share(first: Quantity, second: Quantity, gap: str, known: Counting) -> bool:
    """Whether the second is the whole of which the first is a part («12 of the 20 seats», «three in four services»)."""
    if second.kind != "count" or second.loose:
        return False
    if gap in known.joins.shares_of:
        return first.kind == "percent" or (first.kind == "bare" and first.value <= second.value)
    if first.kind != "bare" or gap not in known.joins.shares_within:
        return False
    round_whole = second.value <= 10 or second.value % 10 == 0
    return first.value < second.value <= LARGEST_WHOLE and round_whole


def _spans(span: Span, first: Quantity, second: Quantity, gap: str, known: Counting) -> bool:
    """Whether the second closes what the first has opened («من 10 إلى 12 سفينة», "from 61% last year to 72%")."""
    if "joined" in (first.kind, second.kind) or first.loose or second.loose:
        return False
    if first.kind == "bare":
        return second.kind != "bare" and gap in span.closing
    if not _alike(first, second, known):
        return False
    words = gap.split()
    return gap in span.closing or (span.apart and 0 < len(words) <= known.joins.within and words[-1] in span.closing)


def _alike(first: Quantity, second: Quantity, known: Counting) -> bool:
    """Whether two can be compared: percentages, amounts of one currency, counts of one noun, or a number that leaves
    its noun to the first."""
    if second.kind == "bare":
        return True
    if first.kind != second.kind or first.kind != "count":
        return (first.kind, first.noun) == (second.kind, second.noun)
    if _strong(first.noun, known) == _strong(second.noun, known):
        return True
    one, other = _skeleton(first.noun, known), _skeleton(second.noun, known)
    return one == other or (min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)))


def _skeleton(noun: str, known: Counting) -> str:
    """What a noun's singular and plural share: «شخصا» and «أشخاص»."""
    return _strong(stem(noun, known.lang), known)


def _strong(word: str, known: Counting) -> str:
    return "".join(letter for letter in word if letter not in known.joins.weak)


def _compared(gap: str, bare: bool, known: Counting) -> bool:
    """Whether the words between two numbers compare them: near enough, and the link not too far from the second, which
    it must touch where that has no noun of its own ("against a loss of $2 million", but "against 2")."""
    words = fold(gap).split()
    if words and words[-1] in known.nouns.determiners:
        words.pop()
    if len(words) > known.joins.within:
        return False
    for count in range(1 if bare else 1 + known.joins.after_link):
        behind, head = words[len(words) - count :] if count else [], " ".join(words[: len(words) - count])
        link = next((link for link in known.joins.links if head.endswith(link)), None)
        if link is not None and not head[: -len(link)][-1:].isalnum() and all(word.isalpha() for word in behind):
            return True
    return False


def _closed(text: str, first: Quantity, second: Quantity) -> int | None:
    """Where two compared numbers end: behind the bracket that was opened between them; None where none closes it near
    by, or where one is closed that was opened before them."""
    gap = text[first.end : second.start]
    if gap.count("(") == gap.count(")"):
        return second.end
    closing = text.find(")", second.end, second.end + NEAR_BRACKET)
    return closing + 1 if closing > 0 and gap.count("(") - gap.count(")") == 1 else None
