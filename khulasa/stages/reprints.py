"""One text printed by several: found, and kept as one article with several sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from khulasa.model import Article, Issue
from khulasa.stages.page import rules
from khulasa.stages.page.lines import is_list_item, word_count
from khulasa.text.shingles import SAME_TEXT, bands, shingles, similarity

CONTAINED = 0.7
"""The part of the shorter text's shingles in the longer one from which it is a reprint with another lead, or cut."""
SHARE = 0.4
"""How much of the longer text the shorter one must be: a round-up that prints a short item whole is another article."""
FEWEST = 60
"""Shingles that two texts must share; a background paragraph has fewer, and is less than `CONTAINED` of any article."""
_ONE_IN = 16
_LAST = 8

# A line over so many seeds of one outlet is proposed as its boilerplate.
_REPEATED = 3
_LINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that an outlet repeats, for its ``boilerplate`` in editorial/outlets.yml; ``paths``: where it stands."""

    outlet: str
    line: str
    paths: tuple[str, ...]


def _text(article: Article) -> str:
    return "\n".join(article.paragraphs)


def is_reprint(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts, as shingles of four words, are one: `SAME_TEXT` of both, or `CONTAINED` of the shorter one,
    which is then at least `SHARE` of the longer one and has `FEWEST` shingles of it."""
    if similarity(one, other) >= SAME_TEXT:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < SHARE * longer:
        return False
    common = len(one & other)
    return common >= max(FEWEST, CONTAINED * shorter)


class _Candidates:
    """Finds the earlier articles that a text may be a reprint of, without keeping any text.

    For texts that are alike as a whole: the last one in every MinHash band they share. For one inside another: a sample
    of the shingles, those whose hash is divisible by `_ONE_IN`; a part of a text has its part of the sample (Broder
    1997, modulo sketches), and each sampled shingle remembers the last `_LAST` articles that had it, so that a phrase
    which everybody prints costs no more than any other.
    """

    def __init__(self) -> None:
        self._bands: dict[int, int] = {}
        self._sampled: dict[int, tuple[int, ...]] = {}

    def add(self, number: int, values: frozenset[int]) -> list[int]:
        """The candidates for an article, which is known from now on."""
        bands_of = bands(values)
        found = {self._bands[band] for band in bands_of if band in self._bands}
        self._bands.update(dict.fromkeys(bands_of, number))
        shared: Counter[int] = Counter()
        sample = [value for value in values if value % _ONE_IN == 0]
        for value in sample:
            before = self._sampled.get(value, ())
            shared.update(before)
            self._sampled[value] = (*before[1 - _LAST :], number)
        # Half of what is asked for: the sample is small.
        least = max(2.0, CONTAINED / 2 * SHARE * len(sample))
        found.update(other for other, count in shared.items() if count >= least)
        return sorted(found)


def _rank(article: Article) -> tuple[date, str, int]:
    """Earliest published first, undated last, then by path."""
    when = article.published.start if article.published else None
    return when or date.max, article.origin.path, article.origin.part


def merge_reprints(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Articles in the order given, each text once: the copy published first, else the first by path, is kept.

    Two articles of one language are one text if `is_reprint` says so; candidates are found by MinHash and by a sample
    of shingles, and then compared exactly, also with the first of the group they would join. ``sources`` of the article
    kept has the origins of the others. Drafts and withdrawn articles are neither kept for another nor dropped.
    """
    given = tuple(articles)
    live = [number for number, article in enumerate(given) if article.status == "published"]
    leader = {number: number for number in live}

    def root(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    candidates = _Candidates()
    for number in live:
        own = shingles(_text(given[number]))
        for other in candidates.add(number, own):
            first, mine = root(other), root(number)
            if mine == first or given[other].lang != given[number].lang:
                continue
            # Two halves of one long article are alike to it, and not to each other.
            pairs = {(number, other), (number, first), (mine, first)}
            texts = {copy: shingles(_text(given[copy])) for copy in {other, first, mine} - {number}} | {number: own}
            if all(is_reprint(texts[one], texts[two]) for one, two in pairs):
                leader[mine] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for number in live:
        groups[root(number)].append(number)
    return _merged(given, groups.values())


def _merged(given: tuple[Article, ...], groups: Iterable[list[int]]) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """The articles with each group's copies in its first, and an issue for each copy."""
    kept: dict[int, Article] = dict(enumerate(given))
    issues: list[Issue] = []
    for group in groups:
        first, *copies = sorted(group, key=lambda number: _rank(given[number]))
        for number in copies:
            message = f"the same text as {given[first].origin.path}, kept there as a further source"
            issues.append(Issue("reprints", "reprint", message, given[number].origin, "info"))
            del kept[number]
        if copies:
            kept[first] = replace(given[first], sources=tuple(given[number].origin for number in copies))
    issues.sort(key=lambda issue: (issue.origin.path, issue.origin.part) if issue.origin else ("", 0))
    return tuple(kept.values()), tuple(issues)


def proposals(articles: Iterable[Article]) -> tuple[Proposal, ...]:
    """Short lines that stand in three or more seeds of one outlet and were not removed, for an editor to judge."""
    places: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for article in articles:
        if article.outlet is None:
            continue
        for line in dict.fromkeys(article.paragraphs):
            if word_count(line) <= _LINE_WORDS and not is_list_item(line):
                places[article.outlet, rules.key(line)].append((line, article.origin.path))
    found = []
    for (outlet, _), seen in places.items():
        paths = tuple(sorted({path for _, path in seen}))
        if len(paths) >= _REPEATED:
            # The spelling most used; of equals, the first.
            line = Counter(text for text, _ in seen).most_common(1)[0][0]
            found.append(Proposal(outlet, line, paths))
    return tuple(sorted(found, key=lambda proposal: (proposal.outlet, -len(proposal.paths), proposal.line)))


def duplicate_slugs(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Articles whose slugs, case aside, are theirs alone; the later of two with one slug is left out and reported.

    A file's own slugs are checked when it is read; this also sees the parts that were split off.
    """
    seen: dict[str, Article] = {}
    issues = []
    for article in articles:
        key = article.slug.casefold()
        if key in seen:
            message = f"slug “{article.slug}” is taken by {seen[key].origin.path}; rename the file or give it a `slug:`"
            issues.append(Issue("read", "duplicate-slug", message, article.origin, "error"))
        else:
            seen[key] = article
    return tuple(seen.values()), tuple(issues)
