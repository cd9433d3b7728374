"""What of a digest needs a translation, and the digest with its translations put in."""

from khulasa.model import Figure, Segment
from khulasa.stages.editions import edition, key_of, requests
from tests.factories import article, digest, event, sentence

TEXT = article("The talks began on Monday. About 40 people came.", title="Talks begin")
FIRST = "The talks began on Monday."
SECOND = "About 40 people came."


def made():  # type: ignore[no-untyped-def]
    rows = (event(TEXT, FIRST, "Monday"),)
    return digest(TEXT, FIRST, SECOND, events=rows, figures=(Figure("40 people", sentence(TEXT, SECOND)),))


def test_requests_are_in_page_order_each_once() -> None:
    assert [(r.kind, r.source) for r in requests(made(), "ar")] == [
        ("title", "Talks begin"),
        ("sentence", FIRST),
        ("sentence", SECOND),
        ("expression", "Monday"),
        ("figure", "40 people"),
    ]


def test_a_key_is_named_after_its_words() -> None:
    assert key_of("title", "anything") == "title"
    assert key_of("sentence", FIRST) == key_of("sentence", FIRST) != key_of("sentence", SECOND)
    assert key_of("sentence", "Monday") != key_of("expression", "Monday")


def test_what_was_not_translated_is_missing() -> None:
    done = Segment(key_of("sentence", FIRST), "sentence", FIRST, "بدأت المحادثات الاثنين.", "edited")
    states = [(s.source, s.state) for s in edition(made(), "ar", {done.key: done}).segments]
    assert states == [
        ("Talks begin", "missing"),
        (FIRST, "edited"),
        (SECOND, "missing"),
        ("Monday", "missing"),
        ("40 people", "missing"),
    ]


def test_the_source_language_needs_nothing() -> None:
    assert edition(made(), "en", {}).segments == ()
