"""The timeline of everything, narrowed in place by year, outlet and name, and read without scripts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.e2e

AXE = Path(os.environ.get("AXE_PATH", REPOSITORY / "node_modules/axe-core/axe.min.js"))
EVERYTHING = 13
"""Rows of the fixture's timeline, whatever their date."""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def rows(page: Any) -> int:
    count: int = page.locator(".event:visible").count()
    return count


def said(page: Any) -> str:
    text: str = page.locator(".narrow [role=status]").inner_text()
    return text


def choose(page: Any, **choices: str) -> None:
    for name, value in choices.items():
        page.locator(f"select[name={name}]").select_option(value)


@pytest.mark.parametrize(
    ("lang", "choices", "expected", "words"),
    [
        ("en", {}, EVERYTHING, "13 events"),
        ("en", {"outlet": "north-wire"}, 3, "3 events of 13"),
        ("en", {"about": "places/akkar"}, 2, "2 events of 13"),
        ("en", {"about": "places/akkar", "outlet": "coast-gazette"}, 1, "1 event of 13"),
        ("en", {"year": "1968"}, 1, "1 event of 13"),
        ("en", {"year": "undated"}, 2, "2 events of 13"),
        ("en", {"year": "no-year"}, 1, "1 event of 13"),
        ("en", {"outlet": "coast-gazette", "year": "2024"}, 2, "2 events of 13"),
        ("en", {"outlet": "north-wire", "year": "1911"}, 0, "0 events of 13"),
        ("ar", {}, EVERYTHING, "13 حدثاً"),
        ("ar", {"outlet": "north-wire", "year": "1911"}, 0, "لا حدث يوافق الاختيار من أصل 13"),
        ("ar", {"year": "1968"}, 1, "حدث واحد من أصل 13"),
        ("ar", {"year": "undated"}, 2, "حدثان من أصل 13"),
        ("ar", {"outlet": "north-wire"}, 3, "3 أحداث من أصل 13"),
    ],
)
def test_choices_combine_and_are_counted(
    page: Any, address: str, lang: str, choices: dict[str, str], expected: int, words: str
) -> None:
    page.goto(f"{address}{lang}/timeline/")
    choose(page, **choices)
    assert (rows(page), said(page)) == (expected, words)


def test_the_other_arabic_plurals(page: Any, address: str) -> None:
    """Eleven and more, and hundreds, which the fixture has not."""
    page.goto(f"{address}ar/timeline/")
    form = page.locator(".narrow")
    assert form.get_attribute("data-many") == "{n} حدثاً من أصل 13"
    assert form.get_attribute("data-other") == "{n} حدث من أصل 13"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_rows_of_a_name_are_those_of_its_page(page: Any, address: str, lang: str) -> None:
    page.goto(f"{address}{lang}/timeline/")
    names = page.locator("select[name=about] option").evaluate_all("all => all.map(o => o.value).filter(Boolean)")
    assert len(names) >= 4
    for name in names:
        page.goto(f"{address}{lang}/{name}/")
        own = set(page.locator(".event").evaluate_all("all => all.map(row => row.id)"))
        page.goto(f"{address}{lang}/timeline/?about={name}")
        shown = set(page.locator(".event:visible").evaluate_all("all => all.map(row => row.id)"))
        assert shown == own != set(), name


def test_years_without_a_row_are_not_shown(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    choose(page, outlet="north-wire")
    shown = page.locator("section[data-year]:visible").evaluate_all("all => all.map(s => s.dataset.year)")
    assert shown == ["1968", "2023", "2025"]


def test_the_strip_shows_what_the_list_shows(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    assert page.locator(".strip .strip-out").count() == 0
    choose(page, outlet="north-wire")
    lit = page.locator(".strip a:not(.strip-out)").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    listed = page.locator("section[data-year]:visible .event:visible").evaluate_all("all => all.map(row => row.id)")
    assert sorted(lit) == sorted(listed) and len(lit) == 3


def test_the_choice_is_in_the_address_and_the_way_back_leads_through_it(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    choose(page, outlet="north-wire")
    page.wait_for_timeout(1100)
    choose(page, year="1968")
    assert page.url == f"{address}en/timeline/?year=1968&outlet=north-wire"
    page.go_back()
    assert (rows(page), said(page)) == (3, "3 events of 13")
    assert page.locator("select[name=year]").input_value() == ""
    page.go_back()
    assert (rows(page), page.url) == (EVERYTHING, f"{address}en/timeline/")
    page.go_forward()
    assert rows(page) == 3


def test_a_run_through_the_choices_is_one_step_back(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    choose(page, year="1911")
    choose(page, year="1920")
    choose(page, year="1968")
    page.go_back()
    assert (rows(page), page.url) == (EVERYTHING, f"{address}en/timeline/")


@pytest.mark.parametrize(
    "query", ["?year=1500", "?outlet=%22%3E%3Cb%3E", "?about=people/nobody&year=", "?year=1968%27"]
)
def test_an_address_with_no_such_choice_shows_everything(page: Any, address: str, query: str) -> None:
    page.goto(f"{address}en/timeline/{query}")
    assert (rows(page), said(page)) == (EVERYTHING, "13 events")
    assert not page.locator(".narrow-clear").is_visible()


def test_everything_is_shown_again(page: Any, address: str) -> None:
    page.goto(f"{address}ar/timeline/?outlet=north-wire&year=1968")
    assert rows(page) == 1
    page.get_by_role("button", name="عرض الكل").press("Enter")
    assert (rows(page), page.url) == (EVERYTHING, f"{address}ar/timeline/")
    assert page.evaluate("document.activeElement.name") == "year", "the focus is not lost with the button"


def test_an_address_that_names_a_row_shows_it(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    row = page.locator("section[data-year='1911'] .event").get_attribute("id")
    page.goto(f"{address}en/timeline/?outlet=north-wire#{row}")
    assert page.locator(f"#{row}").is_visible() and rows(page) == EVERYTHING
    assert page.url == f"{address}en/timeline/#{row}"
    choose(page, outlet="north-wire")
    page.locator(f".strip a[href='#{row}'] circle").click()
    page.wait_for_function("row => !document.getElementById(row).hidden", arg=row)
    assert page.locator(f"#{row}").is_visible()


def test_the_other_language_keeps_the_choice(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    choose(page, outlet="north-wire")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/timeline/*")
    assert said(page) == "3 أحداث من أصل 13"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_without_scripts_links_stand_in_the_form_s_place(browser: Any, address: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{address}{lang}/timeline/?outlet=north-wire")
    assert not page.locator(".narrow").is_visible()
    assert rows(page) == EVERYTHING
    links = page.locator(".jump a")
    assert {"#y1911", "#no-year", "#undated", "../outlets/north-wire/", "../places/"} <= set(
        links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    )
    assert all(link.is_visible() for link in links.all())
    context.close()


def test_links_stand_there_too_when_only_the_timeline_s_script_fails(page: Any, address: str) -> None:
    page.route("**/js/timeline.*", lambda route: route.abort())
    page.goto(f"{address}ar/timeline/")
    assert page.locator(".jump").is_visible()
    assert not page.locator(".narrow").is_visible()


def test_the_form_keeps_its_place_and_is_unseen_until_it_works(page: Any, address: str) -> None:
    wait: dict[str, Any] = {}
    page.route("**/js/timeline.*", lambda route: wait.update(route=route))
    page.goto(f"{address}ar/timeline/", wait_until="commit")
    page.locator(".colophon").wait_for()
    before = page.locator(".narrow").bounding_box()
    assert not page.locator(".narrow").is_visible() and not page.locator(".jump").is_visible()
    wait["route"].continue_()
    page.locator(".narrow").wait_for(state="visible")
    assert page.locator(".narrow").bounding_box() == before


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_is_usable_on_the_smallest_screen(browser: Any, address: str, lang: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}{lang}/timeline/?outlet=coast-gazette&year=2024")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run('.narrow', {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found["violations"]] == []
    assert found["passes"]
    for width, size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        for control in page.locator(".narrow select, .narrow button").all():
            box = control.bounding_box()
            assert box["height"] >= 24 and box["width"] >= 24
    context.close()


def test_the_keyboard_reaches_every_choice(page: Any, address: str) -> None:
    page.goto(f"{address}en/timeline/?year=1968")
    page.locator("select[name=year]").focus()
    reached = []
    for _ in range(4):
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        page.keyboard.press("Tab")
    assert reached == ["year", "outlet", "about", "reset"]
    labels = page.locator(".narrow select").evaluate_all("all => all.map(s => s.labels[0].textContent)")
    assert labels == ["Year", "Outlet", "Name"]


def test_two_thousand_rows_are_narrowed_at_once(page: Any, address: str) -> None:
    """From a choice to the frame that shows it, on a page with the first row a hundred times in each of twenty years.

    Without content-visibility on the years this takes a second where it takes 30 ms with it; the limit lies between,
    for machines that do other things at the same time."""

    def enlarge(route: Any) -> None:
        answer = route.fetch()
        body = answer.text()
        section = re.search(r'<section class="year" data-year="1911".*?</section>', body, re.S)
        assert section is not None
        row = re.search(r'<li class="event" id="([^"]+)".*?</li>', section[0], re.S)
        assert row is not None
        years = []
        for year in range(1000, 1020):
            copies = "".join(row[0].replace(row[1], f"{row[1]}-{year}-{n}") for n in range(100))
            years.append(section[0].replace("1911", str(year)).replace(row[0].replace("1911", str(year)), copies))
        route.fulfill(response=answer, body=body.replace(section[0], "".join(years) + section[0], 1))

    page.route("**/en/timeline/", enlarge)
    page.goto(f"{address}en/timeline/", wait_until="networkidle")
    assert page.locator(".event").count() > 2000
    spent = page.evaluate(
        """async () => {
          const outlet = document.querySelector("select[name=outlet]"), spent = [];
          const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
          for (const value of ["north-wire", "", "coast-gazette", ""]) {
            await frame();
            const start = performance.now();
            outlet.value = value;
            outlet.dispatchEvent(new Event("change", { bubbles: true }));
            await frame();
            spent.push(performance.now() - start);
          }
          return spent;
        }"""
    )
    assert max(spent) < 500, spent
