"""Datelines: the place, the day and the outlet that stand before an article's first sentence."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from khulasa.editorial import Editorial
from khulasa.model import Lang
from khulasa.stages.page import outlets, rules
from khulasa.stages.page.lines import undecorated, word_count
from khulasa.stages.page.places import (
    NAME_WORDS,
    Piece,
    given_names,
    is_initials,
    listed,
    may_be_name,
    outlet_like,
    piece_of,
    pieces_of,
)
from khulasa.text.normalise import fold

# A dateline is over within so many characters, and so many words.
_REACH = 90
_WORDS = 14
# A word in capitals that no list has is a place from so many letters on; shorter ones are mostly abbreviations.
_SHOUTED = 5
_LEAD_WORDS = 6
_DASHES = "–—―-ـ"
_BREAK = re.compile(
    r"\s*(?:[–—―]|--+|(?<=[\s)])-(?=\s)|(?<!ه)ـ(?=\s)|(?<=\w)-(?=\s)|(?<=[)/])-|(?<=\s)/|/(?=\s)|[:|])\s*(?=\S)|(?<=\))\s*(?=\w)"
)
_PARENTHESIS = re.compile(r"\(([^()]{1,40})\)\s*$")
_QUOTED = r"[\"“”«»‘’„]\s*{}\s*[\"“”«»‘’]"
_CITY_AND = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[-–—/]\s*")
_AGENCY_WORDS = re.compile(r"\w(?=\s)")
_DASHED = re.compile(r"[-–—―ـ/]")
_NEXT_DASH = re.compile(r"\s[–—-]\s")
_NEXT_NAME = re.compile(r"[^\s:/–—]+(?:\s[^\s:/–—]+){0,2}\s?(?:[:/](?=\s)|-\s)")
_APPOSITION = 80
# As wires for press releases have it: "LEEDS, 4 July 2023 /NewsLine/ -- ".
_WIRED = re.compile(r"(?P<head>[^/]{3,80}?)[\s,–—-]*/\s?(?P<wire>[^\s/][^/]{1,30}?)\s?/\s*(?:--+|[–—-])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a first paragraph that is not its text: its length, the outlet it names, the date it gives."""

    length: int
    outlet: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a head says. ``firm``: an agency or a listed outlet settles it; ``dashes``: only dashes around a name do."""

    outlet: str | None
    date: str | None
    firm: bool = False
    dashes: bool = False


def _somebody(name: str | None) -> str | None:
    """The name, unless it is a word for agencies in general."""
    return None if name and undecorated(fold(name)) in rules.words("nobody") else name


def _starts_sentence(rest: str) -> bool:
    """Whether a text may follow a place and a dash: no small letter, no second dash that ends an apposition, no
    further name."""
    return not (rest[:1].islower() or _NEXT_DASH.search(rest[:_APPOSITION]) or _NEXT_NAME.match(rest[:_APPOSITION]))


def _of_place(pieces: tuple[Piece, ...]) -> bool:
    """Whether pieces are a place, with its country and a day: "KARSK, Russia", "CAIRO, May 5"."""
    if not pieces or pieces[0].kind not in ("city", "shouted") or any(p.kind == "city" for p in pieces[1:]):
        return False
    rest = {piece.kind for piece in pieces[1:]}
    if pieces[0].kind == "city":
        return rest <= {"region", "date", "nobody"}
    name = pieces[0].text
    alone = sum(map(str.isalpha, name)) >= _SHOUTED and rules.key(name) not in listed("not_places")
    return (alone and rest <= {"region", "date", "nobody", "shouted"}) or (rest <= {"region", "date"} and bool(rest))


def _bracketed(lead: str, inside: str, known: Collection[str], editorial: Editorial, lang: Lang) -> _Judged | None:
    """The outlet and date of "CAIRO, 5 May (MENA)", «باريس (أ ف ب)», "(CNN)"; a place's country is no outlet."""
    pieces = pieces_of(lead, known, editorial, lang)
    day = next((piece.date for piece in pieces if piece.date), None)
    named = outlets.is_agency(inside, editorial) or outlets.sounds_like_outlet(inside) or rules.key(inside) in known
    if named and word_count(lead) <= _LEAD_WORDS:
        return _Judged(inside, day, firm=not pieces or _of_place(pieces))
    if not _of_place(pieces):
        return None
    kind = piece_of(inside, False, known, editorial, lang).kind
    if kind in ("region", "city", "date", "nobody"):
        return _Judged(None, day)
    words = inside.split()
    capitals = all(word[0].isupper() or word[0].isdigit() for word in words) and not words[0][0].isdigit()
    one = word_count(inside) == 1 and inside.upper() == inside.lower() and not re.search(r"\d", inside)
    return _Judged(inside, day) if capitals or one or is_initials(inside) else None


def _judge(head: str, known: Collection[str], editorial: Editorial, lang: Lang) -> _Judged | None:
    """The outlet and date of a dateline's head, or None if it is not one."""
    if parenthesis := _PARENTHESIS.search(head):
        lead = head[: parenthesis.start()].strip(" ,،")
        return _bracketed(lead, parenthesis.group(1).strip(), known, editorial, lang)
    pieces = pieces_of(head, known, editorial, lang)
    names = [piece for piece in pieces if piece.kind == "name"]
    day = next((piece.date for piece in pieces if piece.date), None)
    cities = [piece for piece in pieces if piece.kind == "city"]
    source = next((p for p in pieces if p.kind == "outlet" or (p.kind == "quoted" and cities)), None)
    if source is not None:
        # An unlisted place may stand before an agency, a reporter behind a city, and nothing else.
        first = pieces[0]
        room = (first is not source and first.kind == "name" and word_count(first.text) <= NAME_WORDS) or (
            first.kind == "city" and all(may_be_name(name.text, lang) for name in names)
        )
        return _Judged(source.text, day, firm=True) if len(names) <= (1 if room else 0) else None
    if own := _own(pieces):
        return _Judged(own, None, firm=True)
    if _of_place(pieces) or (pieces and all(piece.kind in ("nobody", "date") for piece in pieces)):
        return _Judged(None, day)
    if [piece.kind for piece in pieces] == ["name", "city"] and may_be_name(pieces[0].text, lang):
        # «عنب فلان - درعا -»: an outlet that no list has, or who reports.
        person = rules.key(pieces[0].text.split()[0]) in given_names()
        return _Judged(None if person else pieces[0].text, None, dashes=True)
    if len(pieces) == 2 and pieces[0].kind == "city" and pieces[1].kind in ("name", "shouted"):
        name = pieces[1].text
        outlet = name if pieces[1].kind == "shouted" or outlet_like(name) else None
        return _Judged(outlet, None, dashes=True) if may_be_name(name, lang) else None
    return None


def _own(pieces: tuple[Piece, ...]) -> str | None:
    """The name beside the word for a text of an outlet's own: «المثال اليوم - خاص»."""
    by_kind = {piece.kind: piece.text for piece in pieces}
    if len(pieces) != 2 or by_kind.keys() != {"name", "nobody"}:
        return None
    name = by_kind["name"]
    if undecorated(fold(by_kind["nobody"])) not in rules.words("own") or word_count(name) > NAME_WORDS:
        return None
    return None if rules.key(name.split()[0]) in given_names() else name


def _holds(judged: _Judged, head: str, mark: str, rest: str) -> bool:
    """Whether what a head says is settled by the mark behind it and by the text that follows."""
    if judged.firm:
        return True
    dashed = _DASHED.search(head) is not None
    if judged.dashes and mark == ":":
        # «بغداد/ فلان الفلاني:»: a reporter or an outlet of two words; one word and a colon may be who speaks.
        placed = rules.key(_DASHED.split(head)[0]) in listed("cities")
        return dashed and placed and word_count(head) >= NAME_WORDS and _starts_sentence(rest)
    if not mark or (judged.dashes and not (set(mark) <= set(_DASHES + "/") and dashed)):
        return False
    if judged.outlet and not judged.dashes:
        return True
    return _starts_sentence(rest) and (mark not in (":", "|") or rules.key(head) in listed("cities"))


def _glued(paragraph: str) -> Dateline | None:
    """«دمشق-سانا أعلنت…»: a city, an agency and nothing behind them, in a script without capitals."""
    found = _CITY_AND.match(paragraph)
    if found is None or rules.key(found.group(1)) not in listed("cities"):
        return None
    for name in _AGENCY_WORDS.finditer(paragraph, found.end(), found.end() + 24):
        end = name.end()
        text = paragraph[found.end() : end]
        agency = undecorated(fold(text)) in rules.words("agencies")
        if agency and text.upper() == text.lower() and paragraph[end : end + 1].isspace():
            return Dateline(end + 1, _somebody(text.strip()), None)
    return None


def _wired(paragraph: str, editorial: Editorial, lang: Lang) -> Dateline | None:
    """A place, a day, and between slashes the wire that sent the text."""
    found = _WIRED.match(paragraph)
    if found is None:
        return None
    pieces = pieces_of(found["head"], (), editorial, lang)
    kinds = {piece.kind for piece in pieces}
    if "date" not in kinds or not kinds <= {"city", "region", "shouted", "date"}:
        return None
    day = next((piece.date for piece in pieces if piece.date), None)
    return Dateline(found.end(), found["wire"] if outlets.is_agency(found["wire"], editorial) else None, day)


def _quoted(name: str, article: str) -> bool:
    """Whether a name stands somewhere in quotation marks, as outlets' names do: «لـ”اندبندنت عربية”»."""
    return re.search(_QUOTED.format(re.escape(fold(name))), fold(article)) is not None


def dateline(
    paragraph: str, article: str, editorial: Editorial, lang: Lang, named: Collection[str] = ()
) -> Dateline | None:
    """What a first paragraph begins with before its text: «باريس (أ ف ب) –», "BEIRUT (AP) —", «عمان- الرأي-».

    ``article``: the whole text; a name before a dash that stands elsewhere in quotation marks is an outlet's.
    ``named``: outlets that the page names outside its text.
    """
    if wired := _wired(paragraph, editorial, lang):
        return wired
    best = None
    known = frozenset(map(rules.key, named))
    for found in _BREAK.finditer(paragraph[:_REACH]):
        head, mark = paragraph[: found.start()].strip(), found.group().strip()
        if not head or word_count(head) > _WORDS:
            break
        judged = _judge(head, known, editorial, lang)
        if judged is None and mark == "/" and outlets.sounds_like_outlet(head):
            best = Dateline(found.end(), head, None)
        elif judged and _holds(judged, head, mark, paragraph[found.end() :]):
            best = Dateline(found.end(), _somebody(judged.outlet), judged.date)
        elif not (judged or best) and mark in ("–", "—") and word_count(head) <= 4 and _quoted(head, article):
            best = Dateline(found.end(), head, None)
    glued = _glued(paragraph)
    return glued if glued and (best is None or best.length < glued.length) else best


def dateline_line(line: str, editorial: Editorial, lang: Lang, *, titled: bool = False) -> Dateline | None:
    """A line above the text that is a dateline and nothing else: «دير الزور – نورث برس», «وكالات - أبوظبي».

    It names an outlet or a day, or says that it is nobody's; at most two other names, of places or people, stand with
    that. ``titled``: another line is the title, so that a city and any name are a dateline too: «عمان - الرأي».
    """
    if word_count(line) > _WORDS:
        return None
    pieces = pieces_of(line, (), editorial, lang)
    if titled and [piece.kind for piece in pieces] == ["city"]:
        return Dateline(len(line), None, None)
    texts = [piece.text for piece in pieces]
    kinds = [piece.kind for piece in pieces]
    if not 2 <= len(pieces) <= 4 or any(p.kind != "date" and word_count(p.text) > NAME_WORDS for p in pieces):
        return None
    day = next((piece.date for piece in pieces if piece.date), None)
    if (
        kinds[0] == "city"
        and set(kinds[1:]) <= {"region", "date", "outlet", "quoted", "nobody"}
        and set(kinds[1:]) - {"region"}
    ):
        source = next((p.text for p in pieces if p.kind in ("outlet", "quoted")), None)
        return Dateline(len(line), _somebody(source), day)
    if titled and kinds == ["city", "name"] and _DASHED.search(line) and may_be_name(texts[1], lang):
        return Dateline(len(line), texts[1] if outlet_like(texts[1]) else None, None)
    if titled and (own := _own(pieces)):
        return Dateline(len(line), own, day)
    named = [text for text in texts if outlets.is_name(text, editorial)]
    nobody = "nobody" in kinds
    if len(named) > 1 or not (named or nobody) or (named and len(pieces) > 2 and not nobody):
        return None
    return Dateline(len(line), _somebody(named[0]) if named else None, day)
