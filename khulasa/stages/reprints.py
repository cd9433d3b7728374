"""One text printed by several: found, and kept as one article with several sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khulasa.model import Article, Issue
from khulasa.stages import rules
from khulasa.stages.lines import is_list_item, word_count
from khulasa.text.shingles import SAME_TEXT, bands, shingles, similarity

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


def _pairs(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that may be one text: each with the last one before it in every MinHash band they share.

    Only the bands are kept, so that memory grows by a few numbers an article.
    """
    last: dict[int, int] = {}
    for number, article in enumerate(articles):
        values = bands(shingles(_text(article)))
        yield from sorted({(last[band], number) for band in values if band in last})
        last.update(dict.fromkeys(values, number))


def _rank(article: Article) -> tuple[date, str, int]:
    """Earliest published first, undated last, then by path."""
    when = article.published.start if article.published else None
    return when or date.max, article.origin.path, article.origin.part


def merge_reprints(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Articles in the order given, each text once: the copy published first, else the first by path, is kept.

    Two articles of one language are one text if the Jaccard similarity of their shingles of four words is `SAME_TEXT`
    or more; candidates are found by MinHash and then compared exactly. ``sources`` of the article kept has the origins
    of the others. Drafts and withdrawn articles are neither kept for another nor dropped.
    """
    given = tuple(articles)
    live = [number for number, article in enumerate(given) if article.status == "published"]
    leader = {number: number for number in live}

    def root(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for left, right in _pairs([given[number] for number in live]):
        one, two = given[live[left]], given[live[right]]
        if one.lang == two.lang and similarity(shingles(_text(one)), shingles(_text(two))) >= SAME_TEXT:
            leader[root(live[right])] = root(live[left])
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
