"""One text printed by several outlets is one article; what repeats within an outlet is proposed."""

from dataclasses import replace
from datetime import date

import pytest

from khulasa.model import Article, DateSpan
from khulasa.stages.reprints import duplicate_slugs, merge_reprints, proposals
from khulasa.text.shingles import SAME_TEXT, shingles, similarity
from tests.stages.reading_helpers import NATHR, PROSE, TITLE, codes, one, raw


def article(name: str, *paragraphs: str, published: str | None = None, **changes: object) -> Article:
    found = one(raw("\n".join((TITLE, *paragraphs)), f"seeds/{name}.txt"))
    when = date.fromisoformat(published) if published else None
    span = DateSpan(published, None, when, when, "day") if published else None
    return replace(found, published=span, **changes)  # type: ignore[arg-type]


# Not the same text: nothing is merged.
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PROSE, NATHR),
        (PROSE, (PROSE[0], "The rest of this report is another one altogether, on the price of bread.", *NATHR[:2])),
        (PROSE[:2], PROSE[2:]),
    ],
)
def test_other_texts_stay_apart(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    articles = (article("a", *left), article("b", *right))
    assert merge_reprints(articles) == (articles, ())


def test_reprint_is_kept_once_with_both_origins() -> None:
    first, copy = article("b", *PROSE, published="2021-05-05"), article("a", *PROSE, published="2021-05-07")
    kept, issues = merge_reprints((copy, first))
    assert kept == (replace(first, sources=(copy.origin,)),)
    assert codes(issues) == ["reprint"]
    assert issues[0].origin == copy.origin


def test_without_dates_the_first_path_is_kept() -> None:
    one_, two, three = (article(name, *PROSE) for name in "abc")
    kept, _ = merge_reprints((three, one_, two))
    assert [entry.slug for entry in kept] == ["a"]
    assert [origin.path for origin in kept[0].sources] == ["seeds/b.txt", "seeds/c.txt"]


def test_small_changes_do_not_hide_a_reprint() -> None:
    changed = tuple(paragraph.replace("Tuesday", "Wednesday") for paragraph in PROSE)
    both = shingles("\n".join(PROSE)), shingles("\n".join(changed))
    assert SAME_TEXT <= similarity(*both) < 1
    kept, _ = merge_reprints((article("a", *PROSE), article("b", *changed)))
    assert len(kept) == 1


def test_spelling_that_folds_alike_is_alike() -> None:
    bare = tuple(paragraph.replace("أ", "ا").replace("ة", "ه") for paragraph in NATHR)
    kept, _ = merge_reprints((article("a", *NATHR), article("b", *bare)))
    assert len(kept) == 1


LEAD = "Drivers crossed the river by the old bridge again on Tuesday, and some of them sounded their horns for joy."
LATER = "A council member asked on Wednesday for a second bridge, which the mayor said the city could not pay for now."
OTHER = (
    "The price of bread rose by a third in the markets of the northern districts during the first week of the month.",
    "Bakers blame the cost of flour, which comes by sea and is unloaded at a port that has two working cranes only.",
    "A committee of the chamber of commerce will look into the matter and is to report before the summer holidays.",
)
MORE = (
    "Engineers had found cracks in two of the pillars in a survey that the council ordered after the spring floods.",
    "The contractor replaced the bearings, sealed the deck, and laid a new surface that is meant to last ten years.",
)


# Articles that share something, and are two: (left, right).
@pytest.mark.parametrize(
    ("left", "right"),
    [
        # A background paragraph.
        ((*PROSE, *MORE), (*OTHER, PROSE[3])),
        ((*PROSE[:2], *MORE), (*OTHER, *PROSE[2:])),
        # A short item inside a round-up.
        (PROSE, (*PROSE, *OTHER, *MORE, LEAD, LATER, *(text.replace(" the ", " its ") for text in OTHER))),
        # A sentence that every item of a kind has.
        (PROSE[:1], (PROSE[0], LATER)),
    ],
)
def test_articles_that_share_a_part_stay_two(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    articles = (article("a", *left), article("b", *right))
    assert merge_reprints(articles) == (articles, ())


# The same article, changed: another lead, cut from below, with a paragraph more, a part of a longer one.
@pytest.mark.parametrize(
    "changed",
    [
        (LEAD, *PROSE[1:], *MORE),
        (*PROSE, *MORE[:1]),
        (*PROSE, *MORE, LATER),
        (LEAD, *PROSE, *MORE, LATER),
        (*PROSE, MORE[0]),
        (OTHER[0], *PROSE, *MORE, *OTHER[1:]),
    ],
)
def test_a_part_of_an_article_is_a_reprint(changed: tuple[str, ...]) -> None:
    whole = article("a", *PROSE, *MORE)
    kept, issues = merge_reprints((whole, article("b", *changed)))
    assert (len(kept), codes(issues)) == (1, ["reprint"])
    assert [origin.path for origin in kept[0].sources] == ["seeds/b.txt"]


def test_two_halves_of_a_long_article_do_not_become_one() -> None:
    whole, first, last = article("a", *PROSE, *OTHER, *MORE), article("b", *PROSE, MORE[0]), article("c", *OTHER, LATER)
    kept, _ = merge_reprints((first, last, whole))
    assert len(kept) == 2 and sum(len(entry.sources) for entry in kept) == 1


def test_candidates_remember_no_text_and_find_their_way_in_a_crowd() -> None:
    crowd = [article(f"x{n}", *(f"{text[:-1]}, case {n * 7 + m}." for m, text in enumerate(OTHER))) for n in range(40)]
    kept, _ = merge_reprints((*crowd, article("a", *PROSE, *MORE), article("b", LEAD, *PROSE, *MORE)))
    assert any([origin.path for origin in entry.sources] == ["seeds/b.txt"] for entry in kept)


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_unpublished_copies_stand_alone(status: str) -> None:
    articles = (article("a", *PROSE, status=status), article("b", *PROSE))
    assert merge_reprints(articles) == (articles, ())


def test_order_of_the_rest_is_kept() -> None:
    other = article("z", *NATHR)
    kept, _ = merge_reprints((other, article("b", *PROSE), article("a", *PROSE)))
    assert [entry.slug for entry in kept] == ["z", "a"]


def test_line_in_three_seeds_of_an_outlet_is_proposed_and_stays() -> None:
    line = "Every day a city is built anew"
    texts = (PROSE[:2], PROSE[2:], NATHR[:2])
    articles = [article(name, line, *text, outlet="gazette") for name, text in zip("abc", texts, strict=True)]
    articles.append(article("d", line, *NATHR[2:], outlet=None))
    found = proposals(articles)
    assert [(entry.outlet, entry.line, len(entry.paths)) for entry in found] == [("gazette", line, 3)]
    assert all(line in entry.paragraphs for entry in articles)
    assert proposals(articles[1:]) == ()


def test_slug_taken_by_a_part_of_another_file_is_reported() -> None:
    articles = (article("a-2", *PROSE), replace(article("a", *NATHR), slug="A-2"))
    kept, issues = duplicate_slugs(articles)
    assert kept == articles[:1]
    assert codes(issues) == ["duplicate-slug"]
