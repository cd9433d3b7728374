"""An article's date, outlet, republisher, author and link: front matter first, then what page and markup agree on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khulasa.editorial import Editorial
from khulasa.model import DateSpan, Issue, Lang, Origin, RawArticle
from khulasa.stages.page import entries, outlets, places, published, rules
from khulasa.stages.page.clean import Cleaned
from khulasa.stages.page.lines import undecorated
from khulasa.text.normalise import fold

# What a line of copyright has beside a name: "© 2019–2025 The Daily Example. All rights reserved."
_PARTS = re.compile(r"[.|،,;؛:]+\s*|\s+[-–—]\s+")
_HOLDER_WORDS = 4
# An address with a path behind the host.
_ADDRESS = re.compile(r"https?://[^/\s]+/[^\s]*[\w=/]", re.IGNORECASE)
# What stands around the day in a dateline.
_AROUND_DAY = re.compile(r"\s*[,،()/:]\s*|\s+[–—-]+\s*")
_NO_NAME = re.compile(r"©|\([cC]\)|&copy;|[Cc]opyright|COPYRIGHT|\d{4}(?:[-–—]\d{2,4})?|by|جميع|الحقوق|محفوظة|[-–—]")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who published an article, who republished it, and where."""

    outlet: str | None
    via: str | None
    url: str | None


def _facts(cleaned: Cleaned, kind: str) -> list[str]:
    """The values of one kind that the page's lines state."""
    return [fact.value for fact in cleaned.stated if fact.kind == kind and fact.value]


def _conflict(left: str, right: str, origin: Origin) -> Issue:
    message = f"two dates of publication: “{left}” and “{right}”; none is taken, give the right one as `published:`"
    return Issue("read", "date-conflict", message, origin)


def _differs(shown: str, marked: str, origin: Origin) -> Issue:
    message = f"the page says “{shown}”, its markup “{marked}”; the page's own word is taken"
    return Issue("read", "date-differs", message, origin, "info")


def _several_days(first: str, last: str, origin: Origin) -> Issue:
    message = (
        f"updates of several days: “{first}” to “{last}”; no date is taken, give one as `published:` if it fits all"
    )
    return Issue("read", "date-several", message, origin)


def publication(
    raw: RawArticle, cleaned: Cleaned, lang: Lang, origin: Origin, issues: list[Issue]
) -> tuple[DateSpan | None, str | None]:
    """The date of publication and the words or the key that give it; None where sources differ, with an issue."""
    if edtf := raw.metadata.get("published"):
        if edtf == "unknown":
            return None, None
        return published.span(str(edtf)), f"published: {edtf}"
    if raw.hints.get("published_conflict"):
        # Reported where the page was read; a line that sides with one of the two settles nothing.
        return None, None
    dates = [fact for fact in cleaned.stated if fact.kind == "published" and fact.value]
    # A bare date may be the day the page was looked at; a line that says «published» outweighs it.
    found = [(fact.value, fact.evidence) for fact in [fact for fact in dates if fact.cued] or dates]
    if cleaned.dateline and cleaned.dateline.date:
        found.append((cleaned.dateline.date, next(cut.text for cut in cleaned.removed if cut.rule == "dateline")))
    # Updates with stamps of their own, on more than one day: no one day is the day of all that they say.
    stamps = [fact for fact in cleaned.stated if fact.kind == "entry" and published.has_clock(fact.evidence)]
    if stamps:
        issues.append(_several_days(stamps[0].evidence, stamps[-1].evidence, origin))
        return None, None
    for value, evidence in found[1:]:
        if not published.agree(value, found[0][0]):
            issues.append(_conflict(found[0][1], evidence, origin))
            return None, None
    hint, evidence = raw.hints.get("published"), str(raw.hints.get("published_evidence", "markup"))
    if found and hint and not published.agree(found[0][0], str(hint), slack=int(raw.hints.get("published_slack", 0))):
        weak = raw.hints.get("published_weak")
        if not (weak and any(fact.cued and fact.above and len(fact.value) == len(str(hint)) for fact in dates)):
            issues.append(_conflict(found[0][1], evidence, origin))
            return None, None
        # What the page tells its readers beside a label is looked after; what it tells machines often is not.
        issues.append(_differs(found[0][1], evidence, origin))
    if found or hint:
        value, evidence = max(found, key=lambda item: len(item[0])) if found else (str(hint), evidence)
        return published.span(value), evidence
    if told := _confirmed(cleaned, lang) or _live(cleaned, lang):
        return published.span(told[0]), told[1]
    _say_why(raw, cleaned, origin, issues)
    return None, None


def _confirmed(cleaned: Cleaned, lang: Lang) -> tuple[str, str] | None:
    """The day of the last change, if the dateline has the same day without its year: "CAIRO, May 5 (MENA)", "Updated:
    2024-05-05". Alone neither says when a text was published."""
    line = next((cut.text for cut in cleaned.removed if cut.rule == "dateline"), None)
    if line is None:
        return None
    parts = [part for part in map(str.strip, _AROUND_DAY.split(line)) if published.is_day(part, lang)]
    for value in _facts(cleaned, "updated"):
        day = published.stated(value, lang)
        if day and any(published.whole(f"{part} {day[:4]}", lang) == day for part in parts):
            return day, f"{line} {value}"
    return None


def _live(cleaned: Cleaned, lang: Lang) -> tuple[str, str] | None:
    """The day on which a live page was last changed: its entries are of that day, whose hours alone they give."""
    if not any(line.rule == entries.ENTRY_TIME for line in cleaned.lines):
        return None
    found = [(published.stated(fact.value, lang), fact.evidence) for fact in cleaned.stated if fact.kind == "updated"]
    days = {day for day, _ in found if day}
    return next(((day, evidence) for day, evidence in found if day), None) if len(days) == 1 else None


def _say_why(raw: RawArticle, cleaned: Cleaned, origin: Origin, issues: list[Issue]) -> None:
    """Report a date that is there and cannot be taken."""
    for fact in cleaned.stated:
        if fact.ambiguous:
            message = f"“{fact.evidence}” may be two days; give the date as `published:` in the front matter"
            issues.append(Issue("read", "date-ambiguous", message, origin))
    if guess := raw.hints.get("published_guess"):
        message = f"the page does not say when it was published ({guess} is a guess); give `published:` if you know it"
        issues.append(Issue("read", "date-unverified", message, origin, "info"))


def author(raw: RawArticle, cleaned: Cleaned, editorial: Editorial) -> str | None:
    """Who wrote it; a desk, an outlet or an account's name is nobody."""
    given = raw.metadata.get("author")
    if given:
        return str(given)
    for name in (*_facts(cleaned, "author"), raw.hints.get("author")):
        if (
            name
            and not outlets.is_agency(str(name), editorial)
            and undecorated(fold(str(name))) not in rules.words("desk")
        ):
            return str(name)
    return None


def _signatures(cleaned: Cleaned, editorial: Editorial, lang: Lang) -> Iterator[str]:
    """The outlets' names at a page's end: alone under the text, or who holds the copyright."""
    for cut in cleaned.removed:
        if cut.rule == "signature":
            yield undecorated(cut.text)
    yield from _holders(cleaned, editorial, lang)


def _holders(cleaned: Cleaned, editorial: Editorial, lang: Lang) -> Iterator[str]:
    """Who holds a page's copyright."""
    for cut in cleaned.removed:
        if cut.rule == "copyright":
            for part in _PARTS.split(cut.text):
                words = [word for word in part.split() if not _NO_NAME.fullmatch(word)]
                holder = " ".join(words[bool(words) and undecorated(fold(words[0])) in rules.words("held_by") :])
                if outlets.is_name(holder, editorial) or _may_hold(holder, lang):
                    yield holder


def _may_hold(name: str, lang: Lang) -> bool:
    """Whether an unlisted name can be the outlet's that holds a copyright: two to four words, not a person's, and not
    whose design or program the page is."""
    words = name.split()
    if not 1 < len(words) <= _HOLDER_WORDS or any(undecorated(fold(word)) in rules.words("maker") for word in words):
        return False
    # «اليوم» may end a name, and no name begins with such a word.
    named = places.may_be_name(words[0], lang) and not any(word[0].islower() or word.isdigit() for word in words)
    return named and not places.is_person(name, lang)


def _bare_links(cleaned: Cleaned) -> list[str]:
    """The link that stands alone in a line above or below the text; none where there are several, or where it is a
    site's front page or an account's."""
    kept = [place for place, line in enumerate(cleaned.lines) if not line.rule]
    first, last = kept[0] if kept else 0, kept[-1] if kept else 0
    alone = [
        line.text
        for place, line in enumerate(cleaned.lines)
        if line.rule == "embed" and not first < place < last and _ADDRESS.fullmatch(line.text)
    ]
    hosts = {outlets.host(url).rpartition(".")[0].rpartition(".")[2] for url in alone}
    return alone if len(alone) == 1 and not hosts & rules.words("platforms") else []


def imprint(raw: RawArticle, cleaned: Cleaned, editorial: Editorial, lang: Lang) -> Imprint:
    """Outlet, republisher and link.

    The originator is the outlet: the source a page names, the name under the title, the dateline. The page it was found
    on (its link's site, its markup, the name above the title) is the outlet if no originator is named, else the
    republisher.
    """
    stated = _facts(cleaned, "short_link") or _bare_links(cleaned)
    url = raw.metadata.get("url") or raw.hints.get("url") or next(iter(stated), None)
    site = outlets.of_site(str(url), editorial) if url else None
    page = site.id if site else raw.hints.get("outlet") or next(iter(cleaned.sites), None)
    named = cleaned.dateline.outlet if cleaned.dateline else None
    agencies = [name for name in _facts(cleaned, "author") if outlets.is_agency(name, editorial)]
    sources = (*_facts(cleaned, "source"), *_facts(cleaned, "first_in"))
    origin = next(iter((*sources, *cleaned.outlets, *([named] if named else ()), *agencies)), None)
    if origin and page is None:
        # Beside an agency's name a page has its own, under the title or where it says who holds the rights.
        passed_on = origin == named or outlets.is_agency(origin, editorial)
        others = (*cleaned.outlets, *_holders(cleaned, editorial, lang)) if passed_on else ()
        page = next((other for other in others if other != origin and not outlets.is_agency(other, editorial)), None)
    if origin and page and outlets.same(str(page), origin, editorial):
        # «شبكة الفرات» of a dateline is the «شبكة الفرات الإخبارية» of the page's head.
        origin = max((origin, str(page)), key=len)
    name = raw.metadata.get("outlet") or origin or page or next(_signatures(cleaned, editorial, lang), None)
    outlet = outlets.identity(str(name), editorial) if name else None
    via = raw.metadata.get("via") or next(iter(_facts(cleaned, "via")), None)
    if via is None and outlet:
        if page and not outlets.same(str(page), str(name), editorial):
            via = page
        elif url and site is None and (own := outlets.listed(outlet, editorial)) and own.sites:
            # The outlet's sites are known, and the link leads to another one.
            via = outlets.host(str(url))
    if via is not None:
        known = outlets.listed(str(via), editorial)
        via = outlets.display(known, lang) if known else str(via)
    return Imprint(outlet, via, str(url) if url else None)
