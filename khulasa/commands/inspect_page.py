"""What `khulasa inspect` shows a person: what was kept, what was removed and why, dates, summary, what was left out."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from khulasa.commands.console import Console
from khulasa.dates.wording import wording
from khulasa.editorial import Editorial
from khulasa.model import Article, Digest, Event, Issue, Summary
from khulasa.text.display import cut, isolated, printable, runs_right_to_left, width, wrap

NARROWEST, WIDEST, PIPED = 40, 120, 100
"""Columns: narrower or wider than the first two a page is hard to read; the third is for a file or a pipe."""
INDENT = "  "

WHY = {
    "garbled": "a quotation mark, a full stop or a clause is astray",
    "contradicts": "urges what would serve those the article warns of: a slip, or a bad translation",
    "fragment": "no whole sentence: a key point, a label or half a clause",
    "open-quote": "part of a quotation that is not whole",
    "no-antecedent": "leans on a sentence that the summary does not have",
    "duplicate": "says what the summary says already",
}
REMOVED = {
    "after-end": "stands below the article's end",
    "furniture": "a part of the page around the article",
    "glued-label": "a section's or a site's name that was glued to a heading or a line",
    "markup": "marks of the file's format",
    "outlet-boilerplate": "listed in editorial/outlets.yml as never part of an article",
    "repeated-title": "the title once more",
    "running-head": "a line that a printed page repeats",
    "signature": "who wrote it, below the text",
    "tail": "a short line that is no sentence, below the text",
    "title-variant": "the title once more, in other words",
}
"""What the names of rules that do not speak for themselves mean."""
BASES = {
    "context": "counted from another date in the text",
    "publication": "counted from the day of publication",
    "relative": "counted from a day that is not known, so that there is no date",
}
STATUSES = {"draft": "draft: it is not built", "withdrawn": "withdrawn: its page says so, and nothing else"}
KINDS = {"PER": "people", "ORG": "bodies", "LOC": "places"}


@dataclass(frozen=True, slots=True)
class Look:
    """``columns``: the page's width. ``isolates``: right-to-left lines are kept apart, as a terminal that lays text out
    needs it; never where the text goes on to a file or a program. ``paint``: a text in one of `Console`'s styles."""

    columns: int
    isolates: bool
    paint: Callable[[str, str], str]


def look() -> Look:
    """As standard output wants it: the terminal's width (or COLUMNS), colours and isolates on a terminal only."""
    columns = shutil.get_terminal_size((PIPED, 0)).columns
    console = Console(stream=sys.stdout)
    isolates = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return Look(min(WIDEST, max(NARROWEST, columns)), isolates, console.paint)


def page(name: str, digest: Digest, issues: Iterable[Issue], editorial: Editorial, look: Look) -> Iterator[str]:
    """The page's lines. Paragraphs count from 1, as in issues; `--json` counts them from 0."""
    article = digest.article
    yield from _head(name, article.origin.part, look)
    yield from _text(article.title, "", look, "title")
    yield ""
    facts = _facts(article, editorial)
    yield from _rows([(key, value) for key, value in facts.items() if value], look)
    yield from _kept(digest, look)
    yield from _section(f"removed ({len(article.removed)})", [(r.rule, r.text) for r in article.removed], look)
    yield from _legend(REMOVED, (r.rule for r in article.removed), look)
    chosen = digest.summary.sentences
    words = sum(len(sentence.text.split()) for sentence in chosen)
    head = f"summary ({_count(len(chosen), 'sentence')}, {_count(words, 'word')})" if chosen else "summary (none)"
    yield from _section(head, [(_number(s.paragraph), s.text) for s in chosen], look, bare=True)
    yield from _left_out(digest.summary, look)
    yield from _timeline(digest.events, look)
    figures = [(_number(figure.sentence.paragraph), figure.text) for figure in digest.figures]
    yield from _section(f"figures ({len(figures)})", figures, look)
    yield from _section(f"named ({len(digest.entities)})", _named(digest), look)
    listed = [_issue(issue) for issue in issues if not _said_above(issue, digest.summary)]
    yield from _section(f"issues ({len(listed)})", listed, look, "warning")
    yield ""


def _head(name: str, part: int, look: Look) -> Iterator[str]:
    """The line between one article and the next: the file, its part if that is not the first, a rule to the edge."""
    head = f"── {printable(name)}{f', part {part}' if part > 1 else ''} "
    if width(head) > look.columns:
        yield from _text(head, "", look, "dim")
        return
    yield look.paint(_isolated(head, "", look) + "─" * (look.columns - width(head)), "dim")


def _issue(issue: Issue) -> tuple[str, str]:
    """How serious it is and its code; its message, with the line it is about."""
    label = "note" if issue.severity == "info" else issue.severity
    return f"{label} {issue.code}", f"line {issue.line}: {issue.message}" if issue.line else issue.message


def _legend(meanings: Mapping[str, str], used: Iterable[str], look: Look) -> Iterator[str]:
    """A line for each of the words used that need one."""
    words = list(dict.fromkeys(used))
    for word in (word for word in words if word in meanings):
        yield from _text(f"{word}: {meanings[word]}", INDENT, look, "dim")


def outlet_name(name: str | None, article: Article, editorial: Editorial) -> str | None:
    """An outlet's name in the article's language; one that is not listed as the text writes it."""
    listed = editorial.outlet(name)
    if listed is None:
        return name
    return listed.names.get(article.lang) or next(iter(listed.names.values()))


def _facts(article: Article, editorial: Editorial) -> dict[str, str | None]:
    published = article.published
    return {
        "language": article.lang,
        "outlet": outlet_name(article.outlet, article, editorial) or "not stated",
        "via": outlet_name(article.via, article, editorial),
        "author": article.author,
        "published": f"{wording(published, 'en')} [{published.edtf}]" if published else "not stated",
        "evidence": article.published_evidence if published else None,
        "link": article.url or "none supplied",
        "archive": article.archive,
        "status": None if article.status == "published" else STATUSES.get(article.status, article.status),
        "note": " ".join(article.notes) or None,
    }


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _number(paragraph: int) -> str:
    return f"¶{paragraph + 1}"


def _kept(digest: Digest, look: Look) -> Iterator[str]:
    """Every paragraph on a line of its own, marked if it is a heading or if the summary takes from it."""
    article = digest.article
    words = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    used = {sentence.paragraph for sentence in digest.summary.sentences}
    headings = f"{_count(len(article.subheads), 'heading')} #, " if article.subheads else ""
    length = f"{_count(len(article.paragraphs), 'paragraph')}, {headings}{_count(words, 'word')}"
    yield ""
    yield from _text(f"kept ({length}; • in the summary)", "", look, "info")
    column = width(_number(len(article.paragraphs)))
    for number, paragraph in enumerate(article.paragraphs):
        mark = "#" if number in article.subheads else "•" if number in used else " "
        label = f"{_number(number):<{column}}"
        line = _isolated(cut(printable(paragraph), look.columns - column - 5), paragraph, look)
        yield f"{INDENT}{look.paint(label, 'dim')} {look.paint(mark, 'info') if mark.strip() else mark} {line}"


def _left_out(summary: Summary, look: Look) -> Iterator[str]:
    """The sentences the summary would not take, by reason."""
    if not summary.left_out:
        return
    yield ""
    yield from _text(f"left out of the summary ({len(summary.left_out)})", "", look, "info")
    by_reason = sorted(summary.left_out, key=lambda out: out.reason)
    for reason, group in groupby(by_reason, key=lambda out: out.reason):
        yield from _text(f"{reason}: {WHY[reason]}" if reason in WHY else reason, INDENT, look, "warning")
        yield from _rows([(_number(out.sentence.paragraph), out.sentence.text) for out in group], look, INDENT * 2)


def _timeline(events: Iterable[Event], look: Look) -> Iterator[str]:
    """A row a date: the date, the words that give it and how, then the sentence, once for all dates in it."""
    listed = list(events)
    yield ""
    yield from _text(f"timeline ({_count(len(listed), 'row') if listed else 'none'})", "", look, "info")
    labels = [_date(event) for event in listed]
    column = _column(labels, look)
    before = None
    for label, event in zip(labels, listed, strict=True):
        yield from _labelled(label, [_evidence(event, look.columns - column - 4, look)], column, look)
        if event.sentence != before:
            indent = INDENT + " " * (column + 2)
            yield from _text(event.sentence.text, indent, look)
        before = event.sentence
    yield from _legend(BASES, (event.expression.basis for event in listed), look)


def _evidence(event: Event, room: int, look: Look) -> str:
    """Where a date stands: the paragraph, the words (without the stop that ends the sentence), how they give it, and
    what is kept of it where that says more than the words beside it."""
    place, how = _number(event.sentence.paragraph), f" {event.expression.basis}"
    kept = f" [{event.when.edtf}]" if event.when and event.when.edtf != _date(event) else ""
    planned = " planned" if event.planned else ""
    words = printable(event.expression.text).rstrip(".،,;؛: ")
    if width(words) + len(f"{place}  «»{how}{kept}{planned}") > room:
        kept = ""
    quoted = f"«{cut(words, room - len(f'{place}  «»{how}{kept}{planned}'))}»"
    shown = f"{place} {_isolated(quoted, words, look)}{how}"
    return shown + look.paint(kept, "dim") + (look.paint(planned, "warning") if planned else "")


def _date(event: Event) -> str:
    return wording(event.when, "en") if event.when else "undated"


def _named(digest: Digest) -> list[tuple[str, str]]:
    """A row a kind; the English name of an entity that is listed behind its own."""
    lang, rows = digest.article.lang, []
    for kind, label in KINDS.items():
        names = []
        for entity in digest.entities:
            own = entity.names.get(lang) or entity.mentions[0].text
            english = entity.names.get("en")
            if entity.kind == kind:
                names.append(f"{own} = {english}" if english and english != own else own)
        if names:
            rows.append((label, "; ".join(names)))
    return rows


def _said_above(issue: Issue, summary: Summary) -> bool:
    """Whether an issue only repeats why a sentence was left out of the summary."""
    return any(out.reason == issue.code and issue.message.endswith(out.sentence.text) for out in summary.left_out)


def _section(
    title: str, rows: list[tuple[str, str]], look: Look, style: str = "info", *, bare: bool = False
) -> Iterator[str]:
    """A heading and its rows; nothing where there are none, unless the heading stands ``bare``."""
    if rows or bare:
        yield ""
        yield from _text(title, "", look, style)
        yield from _rows(rows, look)


def _rows(rows: list[tuple[str, str]], look: Look, indent: str = INDENT) -> Iterator[str]:
    column = _column([label for label, _ in rows], look)
    room = look.columns - width(indent) - column - 2
    for label, text in rows:
        lines = [_isolated(line, text, look) for line in wrap(printable(text), room)]
        yield from _labelled(label, lines, column, look, indent)


def _column(labels: Iterable[str], look: Look) -> int:
    """How wide the labels' column is: as the widest that leaves the text most of the page."""
    return max((width(label) for label in labels if width(label) <= look.columns * 3 // 10), default=0)


def _labelled(label: str, lines: list[str], column: int, look: Look, indent: str = INDENT) -> Iterator[str]:
    """Lines beside their label, or below it if it is wider than its column."""
    blank = indent + " " * (column + 2)
    if width(label) > column:
        yield indent + look.paint(label, "dim")
        yield from (blank + line for line in lines)
        return
    padded = label + " " * (column - width(label))
    yield f"{indent}{look.paint(padded, 'dim')}  {lines[0]}"
    yield from (blank + line for line in lines[1:])


def _text(text: str, indent: str, look: Look, style: str | None = None) -> Iterator[str]:
    """A text in lines, each as far in as ``indent``, in a style."""
    for line in wrap(printable(text), look.columns - width(indent)):
        shown = _isolated(line, text, look)
        yield indent + (look.paint(shown, style) if style else shown)


def _isolated(line: str, text: str, look: Look) -> str:
    """A line of ``text``, kept apart on a terminal if the text or the line runs right to left."""
    return isolated(line, right_to_left=runs_right_to_left(text)) if look.isolates else line
