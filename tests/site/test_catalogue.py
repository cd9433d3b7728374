"""Order, groups and relations of digests, on small records."""

import itertools
from typing import Any

import pytest

from khulasa.errors import SiteError
from khulasa.site.catalogue import Catalogue, load, timeline
from khulasa.site.records import Digest, digest
from khulasa.site.strip import TALLEST, strip


def made(slug: str, lang: str = "en", **front: Any) -> Digest:
    meta = {"title": slug, "added": "2026-11-22", "source_lang": lang, **front}
    uri = f"{lang}/digests/{slug}.md"
    return digest(meta, uri=uri, url=uri.replace(".md", "/"), lang=lang, by_hand=False)


def when(edtf: str, start: str | None = None, end: str | None = None, mod: str | None = None) -> dict[str, Any]:
    return {"edtf": edtf, "words": edtf, "mod": mod, "start": start or None, "end": end or start}


def row(date: dict[str, Any] | None, text: str = "Something happened.", planned: bool = False) -> dict[str, Any]:
    return {"when": date, "segment": {"text": text, "source": text}, "planned": planned, "basis": "explicit"}


def entity(identity: str, kind: str = "LOC", **more: Any) -> dict[str, Any]:
    return {"id": identity, "kind": kind, "name": identity, "source_name": identity, "page": True, **more}


DAY = when("2024-04-26", "2024-04-26")
MONTH = when("2024-04", "2024-04-01", "2024-04-30")
YEAR = when("2024", "2024-01-01", "2024-12-31")


def test_newest_first_by_publication_else_by_the_day_added() -> None:
    items = [
        made("old", published=when("2019", "2019-01-01", "2019-12-31")),
        made("undated", added="2024-04-10"),
        made("day", published=DAY),
        made("later", added="2026-01-01"),
    ]
    assert [item.slug for item in Catalogue("en", items).digests] == ["later", "day", "undated", "old"]


def test_months_do_not_mix_publication_and_addition() -> None:
    items = [
        made("day", published=DAY),
        made("month", published=MONTH),
        made("added", added="2024-04-02"),
        made("year", published=YEAR),
    ]
    groups = [(g.key, g.label, [i.slug for i in g.items]) for g in Catalogue("en", items).months]
    assert groups == [
        ("2024-04", "April 2024", ["day", "month"]),
        ("added-2024-04", "April 2024", ["added"]),
        ("2024", "2024", ["year"]),
    ]


def test_withdrawn_digests_are_in_no_list() -> None:
    items = [made("gone", status="withdrawn", entities=[entity("x")]), made("here")]
    catalogue = Catalogue("en", items)
    assert [d.slug for d in catalogue.digests] == ["here"]
    assert [d.slug for d in catalogue.tombstones] == ["gone"]
    assert catalogue.topics == ()


@pytest.mark.parametrize(
    ("lang", "names", "expected"),
    [
        ("ar", ["تركيا", "الباغوز", "إدلب", "ألمانيا"], ["إدلب", "ألمانيا", "الباغوز", "تركيا"]),
        ("ar", ["حلب", "الحسكة", "حمص"], ["الحسكة", "حلب", "حمص"]),
        ("en", ["Washington", "the Akkar plain", "Beirut"], ["the Akkar plain", "Beirut", "Washington"]),
        ("en", ["Theodosia", "Aleppo"], ["Aleppo", "Theodosia"]),
    ],
)
def test_names_are_sorted_as_an_index_sorts_them(lang: str, names: list[str], expected: list[str]) -> None:
    assert sorted(names, key=Catalogue(lang, []).sort_key) == expected


def test_only_public_people_have_pages() -> None:
    item = made(
        "one",
        entities=[
            entity("public", "PER"),
            entity("private", "PER", page=False),
            entity("unsaid", "PER", page=None),
            entity("", "ORG"),
            entity("org", "ORG", page=None),
        ],
    )
    catalogue = Catalogue("en", [item])
    assert [(t.folder, t.key) for t in catalogue.topics] == [("organisations", "org"), ("people", "public")]
    assert [catalogue.entity_url(e) for e in item.entities] == [
        "en/people/public/",
        None,
        None,
        None,
        "en/organisations/org/",
    ]


def test_rows_know_whom_they_name_and_only_those_with_a_row_are_choices() -> None:
    gazette = {"id": "The Gazette", "name": "The Gazette"}
    items = [
        made(
            "one",
            outlet=gazette,
            entities=[entity("Aleppo"), entity("Homs"), entity("Silent"), entity("private", "PER", page=False)],
            timeline=[row(DAY, "From Aleppo to Homs, with private."), row(None, "In Homs."), row(YEAR, "Nowhere.")],
        ),
        made("two", entities=[entity("Aleppo")], timeline=[row(DAY, "In Homs.")]),
        made("three", outlet={"id": "quiet", "name": "Quiet"}, entities=[entity("Silent")]),
    ]
    catalogue = Catalogue("en", items)
    rows = {r.id: r for r in catalogue.all_rows}
    assert {key: catalogue.named[key] for key in rows} == {
        "e-one-1": (("places", "aleppo"), ("places", "homs")),
        "e-one-2": (("places", "homs"),),
        "e-one-3": (),
        "e-two-1": (),
    }
    assert [t.key for t in catalogue.choices("places")] == ["aleppo", "homs"]
    assert [t.key for t in catalogue.choices("outlets")] == ["the-gazette"]
    assert [catalogue.outlet_key(r) for r in rows.values()] == ["the-gazette"] * 3 + [""]
    assert catalogue.has_unnamed_outlet
    for topic_ in catalogue.choices("places"):
        own = [key for key, places in catalogue.named.items() if (topic_.folder, topic_.key) in places]
        assert sorted(r.id for r in catalogue.rows(topic_)) == sorted(own)


def test_a_timeline_puts_a_whole_before_its_parts_and_the_undated_apart() -> None:
    rows = [
        row(DAY),
        row(None, "No date."),
        row(MONTH),
        row(when("XXXX-03")),
        row(YEAR),
        row(when("2024-04", "2024-04-01", "2024-04-30", mod="START")),
        row(when("1911", "1911-01-01", "1911-12-31")),
    ]
    parts = timeline(made("one", timeline=rows).timeline)
    shown = [(g.label, [(r.when.edtf, r.when.mod) for r in g.rows if r.when]) for g in parts.years]
    assert shown == [
        ("1911", [("1911", None)]),
        ("2024", [("2024", None), ("2024-04", "START"), ("2024-04", None), ("2024-04-26", None)]),
    ]
    assert [r.when.edtf for r in parts.no_year if r.when] == ["XXXX-03"]
    assert [r.segment.text for r in parts.undated] == ["No date."]


def test_rows_of_an_entity_are_those_whose_sentence_names_it() -> None:
    item = made(
        "one",
        entities=[entity("tripoli", name="Tripoli", source_name="Tripoli")],
        timeline=[row(DAY, "A train reached Tripoli."), row(YEAR, "A bridge was built.")],
    )
    catalogue = Catalogue("en", [item])
    assert [r.segment.text for r in catalogue.rows(catalogue.topics[0])] == ["A train reached Tripoli."]


def test_rare_shared_entities_relate_more_than_common_ones() -> None:
    common, rare = entity("syria"), entity("baghouz")
    items = [
        made("here", entities=[common, rare]),
        made("close", entities=[rare], added="2020-01-01"),
        made("far", entities=[common]),
        made("far-too", entities=[common]),
        made("none", entities=[entity("tangier")]),
    ]
    catalogue = Catalogue("en", items)
    assert [d.slug for d in catalogue.related(catalogue.by_slug["here"])] == ["close", "far", "far-too"]


def test_a_strip_needs_two_years() -> None:
    catalogue = Catalogue("en", [item := made("one", timeline=[row(DAY), row(MONTH), row(None)])])
    assert strip(item.timeline, catalogue, rtl=False) is None


def test_a_strip_in_two_directions() -> None:
    rows = [row(when(str(y), f"{y}-01-01", f"{y}-12-31"), planned=y == 2024) for y in (2014, 2019, 2024)]
    catalogue = Catalogue("en", [item := made("one", timeline=rows)])
    left, right = (strip(item.timeline, catalogue, rtl=rtl) for rtl in (False, True))
    assert left is not None and right is not None
    assert [dot.x for dot in left.lanes[0].dots] == ["4.00%", "50.00%", "96.00%"]
    assert [dot.x for dot in right.lanes[0].dots] == ["96.00%", "50.00%", "4.00%"]
    assert (left.events, left.planned, left.first, left.last) == (3, 1, "2014", "2024")


def test_a_crowded_year_is_cut_off_and_counted() -> None:
    rows = [row(when("2020", "2020-01-01", "2020-12-31")), *(row(YEAR) for _ in range(40))]
    catalogue = Catalogue("en", [item := made("one", timeline=rows)])
    drawn = strip(item.timeline, catalogue, rtl=False)
    assert drawn is not None
    assert len(drawn.lanes[0].dots) == 1 + TALLEST
    assert [(number, year) for _, _, number, year in drawn.lanes[0].more] == [(40 - TALLEST, "2024")]


@pytest.mark.parametrize(("first", "last"), [(2023, 2024), (2014, 2024), (1911, 2025), (622, 2024), (1, 9999)])
def test_labels_of_years_keep_clear_of_each_other(first: int, last: int) -> None:
    rows = [row(when(f"{y:04}", f"{y:04}-01-01", f"{y:04}-12-31")) for y in (first, last)]
    catalogue = Catalogue("en", [item := made("one", timeline=rows)])
    drawn = strip(item.timeline, catalogue, rtl=False)
    assert drawn is not None
    places = [float(x.rstrip("%")) for x, _ in drawn.years]
    assert [drawn.years[0][1], drawn.years[-1][1]] == [str(first), str(last)]
    assert all(later - earlier >= 8 for earlier, later in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("front", "named"),
    [("summary: text\n", "summary"), ("outlet: [1]\n", "outlet"), ("timeline: {a: 1}\n", "timeline")],
)
def test_front_matter_of_a_wrong_shape_names_file_and_key(tmp_path: Any, front: str, named: str) -> None:
    folder = tmp_path / "en/digests"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(f"---\ntitle: One\n{front}---\n\nOne\n", encoding="utf-8")
    with pytest.raises(SiteError, match=rf"one\.md: {named}"):
        load(tmp_path, ["en"])


def test_a_link_of_another_scheme_is_no_link() -> None:
    assert made("one", url="javascript:alert(1)").source_url is None
    assert made("one", url="https://a.example/").source_url == "https://a.example/"
