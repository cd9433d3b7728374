"""A digest as a page: what its front matter says in each language."""

from datetime import date
from typing import Any

import pytest

from khulasa.editorial import Editorial, EntityEntry, Outlet, Term
from khulasa.model import Article, DateSpan, Edition, Event, Segment, Warned
from khulasa.stages.compose import Composer, digest_path
from khulasa.stages.editions import edition, key_of, requests
from khulasa.stages.entities import entities
from tests.factories import article, digest, event

FIRST = "وقالت صحيفة مثال إن مرتزقة هاجموا البلدة في آذار."
SECOND = "وانتهت المعارك في 23 آذار 2019."
THIRD = "وعُقد الاجتماع الأربعاء."
TEXT = article(
    f"{FIRST} {SECOND}",
    THIRD,
    lang="ar",
    title="نهاية المعارك",
    outlet="mithal",
    url="https://example.org/a",
    published=DateSpan("2024-04-26", None, date(2024, 4, 26), date(2024, 4, 26), "day"),
    published_evidence="تاريخ النشر: 26 نيسان 2024",
)
MARCH = DateSpan("XXXX-03", None, None, None, "month")
DAY = DateSpan("2019-03-23", None, date(2019, 3, 23), date(2019, 3, 23), "day")
EDITORIAL = Editorial(
    outlets=(Outlet("mithal", {"ar": "مثال", "en": "Mithal"}, kind="newspaper", country="JO"),),
    entities=(EntityEntry("mithal-paper", "ORG", {"ar": "صحيفة مثال", "en": "Mithal daily"}),),
    terms=(Term("mercenaries", {"ar": ("مرتزقة",), "en": ("mercenaries",)}, loaded=True),),
)


def rows(of: Article) -> tuple[Event, ...]:
    return (
        event(of, FIRST, "آذار", MARCH),
        event(of, THIRD, "الأربعاء"),
        event(of, SECOND, "23 آذار 2019", DAY),
    )


def front(lang: str, of: Article = TEXT, **states: str) -> dict[str, Any]:
    """The front matter of a page; ``states``: the state of a kind of segment, edited where it is not given."""
    made = digest(of, FIRST, events=rows(of), entities=entities(of, EDITORIAL.entities))
    segments = {r.key: segment(r.key, r.kind, r.source, states.get(r.kind, "edited")) for r in requests(made, lang)}
    one: Edition = edition(made, lang, segments)
    composer = Composer(EDITORIAL, ("ar", "en"), lambda lang, data: "")
    return dict(composer.page(one, "2026-11-22").front_matter)


def segment(key: str, kind: Any, source: str, state: Any) -> Segment:
    if state == "missing":
        return Segment(key, kind, source, None, state)
    warned = (Warned("numbers", "19 is lost"),) if state == "held" else ()
    engine = None if state == "edited" else "Argos ar→en 1.0"
    return Segment(key, kind, source, f"EN {source[:5]}", state, engine, 0.4, -1.0, warned)


def test_the_page_in_the_source_language_is_the_source() -> None:
    data = front("ar")
    assert data["translation"] is None
    assert data["summary"][0]["text"] == data["summary"][0]["source"] == FIRST
    assert data["summary"][0]["state"] == "source"
    assert data["outlet"] == {"id": "mithal", "name": "مثال", "name_lang": "ar", "kind": "newspaper", "country": "JO"}
    assert data["published"]["words"] == "26 نيسان/أبريل 2024"


def test_the_translated_page_says_how_it_came_to_be() -> None:
    data = front("en")
    assert data["translation"] == {
        "state": "edited", "engines": [], "edited": 5, "machine": 0, "held": 0, "missing": 0,
    }  # fmt: skip
    assert data["title"] == "EN نهاية" and data["title_segment"]["source"] == "نهاية المعارك"
    assert data["outlet"]["name"] == "Mithal"
    assert data["published"]["words"] == "26 April 2024"
    assert data["entities"][0]["name"] == "Mithal daily" and data["entities"][0]["page"] is True
    assert data["loaded"] == [{"text": "mercenaries", "lang": "en", "source": "مرتزقة", "source_lang": "ar"}]


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ({}, "edited"),
        ({"title": "machine"}, "mixed"),
        (dict.fromkeys(("title", "sentence", "expression"), "machine"), "machine"),
        (dict.fromkeys(("title", "sentence", "expression"), "missing"), "missing"),
        ({"title": "missing"}, "mixed"),
    ],
)
def test_the_state_of_a_translation(states: dict[str, str], state: str) -> None:
    assert front("en", **states)["translation"]["state"] == state


@pytest.mark.parametrize("state", ["held", "missing"])
def test_what_is_not_good_is_never_shown_as_if_it_were(state: str) -> None:
    shown = front("en", sentence=state)["summary"][0]
    assert (shown["text"], shown["lang"], shown["state"]) == (FIRST, "ar", state)


def test_a_held_sentence_carries_its_reasons() -> None:
    shown = front("en", sentence="held")["summary"][0]
    assert (shown["engine"], shown["warnings"]) == ("Argos ar→en 1.0", ["19 is lost"])


def test_the_timeline_is_in_order_of_date_undated_rows_last() -> None:
    timeline = front("en")["timeline"]
    words = [row["when"]["words"] if row["when"] else None for row in timeline]
    assert words == ["23 March 2019", "March, year not stated", None]
    assert [row["when"]["datetime"] if row["when"] else None for row in timeline] == ["2019-03-23", None, None]
    assert timeline[2]["expression"]["text"] == "EN الأرب" and timeline[2]["expression"]["source"] == "الأربعاء"


def test_a_sentence_links_to_itself_where_there_is_a_link() -> None:
    assert front("en")["summary"][0]["link"].startswith("https://example.org/a#:~:text=")
    no_link = article(*TEXT.paragraphs, lang="ar", title=TEXT.title)
    assert front("en", no_link)["summary"][0]["link"] is None


def test_a_withdrawn_digest_keeps_nothing_of_the_article() -> None:
    data = front("en", article(*TEXT.paragraphs, lang="ar", title=TEXT.title, status="withdrawn"))
    assert data["status"] == "withdrawn" and not {"summary", "timeline", "figures"} & set(data)


def test_an_outlet_that_is_not_listed_is_named_as_written() -> None:
    data = front("en", article(*TEXT.paragraphs, lang="ar", title=TEXT.title, outlet="صوت آخر"))
    assert data["outlet"] == {"id": None, "name": "صوت آخر", "name_lang": "ar", "kind": None, "country": None}


def test_counterparts_have_the_same_path_below_their_language() -> None:
    assert front("en")["alternates"] == {"ar": digest_path("ar", "one"), "en": digest_path("en", "one")}
    assert key_of("title", "") == "title"
