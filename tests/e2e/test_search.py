"""Search in a real browser, under the site's own policy: spellings that find each other, in both languages."""

import itertools
import json
import os
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khulasa.site.search_terms import Terms, words
from khulasa.text.normalise import fold
from tests.conftest import REPOSITORY
from tests.site.site_written import Written, build_site, lay_out

pytest.importorskip("playwright.sync_api")
from browsing import serving

pytestmark = pytest.mark.e2e

BASE = "/repo/"

# Each of a row finds each other of the row.
SAME = [
    ["داعش", "لداعش", "وداعش", "«داعش»"],
    ["سوریا", "سوريا"],
    ["أمني", "أمنى", "امني"],
    ["مستشفى", "مستشفي"],
    ["مدينة", "مدينه"],
    ["إرهاب", "ارهاب"],
    ["العدالة", "عدالة"],
    ["٢٠٢٤", "2024"],
    ["كتاب", "كِتَابٌ", "كتـــاب"],
    ["بالمحكمة", "للمحكمة", "والمحكمة", "محكمة"],
    ["attack", "attacks", "Attacks", "attacking"],
    ["city", "cities"],
]
ASKED = [(row, asked) for row in SAME for asked in row]


def digests() -> list[Written]:
    """A digest for each spelling, which says it in its one sentence, and a few that say none of them."""
    found = []
    for number, row in enumerate(SAME):
        for place, word in enumerate(row):
            ar, en = (
                (f"نص {word} هنا.", "Nothing.") if word[0] > "z" or word.isdecimal() else ("نص.", f"About {word} here.")
            )
            found.append(Written(f"s{number}-{place}", [f"عنوان {number}", ar], [f"Title {number}", en]))
    found.append(
        Written("other", ["ميناء", "البلدية تفتح الميناء."], ["Harbour", "The municipality opens the harbour."])
    )
    found.append(Written("has", ["سفن", "لديه سفينة."], ["Ships", "He has a ship <b>& more</b>."]))
    found.append(Written("gone", ["مسحوب", "داعش"], ["Withdrawn", "attack"], {"status": "withdrawn"}))
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("search") / "source"
    lay_out(root, digests())
    build_site(root)
    with serving(root / "site", BASE) as here:
        yield here


@pytest.fixture(scope="module")
def page(browser: Any, address: str) -> Iterator[Any]:
    opened = browser.new_page()
    opened.goto(f"{address}ar/")
    yield opened
    opened.close()


def ask(page: Any, query: str) -> list[str]:
    """Type a query and give the slugs of the results."""
    page.fill(".search-field", "")
    page.wait_for_selector("#results", state="hidden")
    page.fill(".search-field", query)
    page.press(".search-field", "Enter")
    page.wait_for_function("query => document.querySelector('#results').dataset.query === query", arg=query)
    slugs = page.eval_on_selector_all(".result a", "links => links.map(a => a.href.split('/').at(-2))")
    return list(slugs)


def slugs_of(row: list[str]) -> set[str]:
    return {f"s{SAME.index(row)}-{place}" for place in range(len(row))}


@pytest.mark.parametrize(("row", "asked"), ASKED, ids=[asked for _, asked in ASKED])
def test_spellings_find_each_other_and_nothing_else(page: Any, row: list[str], asked: str) -> None:
    assert set(ask(page, asked)) == slugs_of(row)


# What finds nothing: unknown words, words a known word only begins with, and two words no digest has together.
@pytest.mark.parametrize("query", ["زرافة", "داعشيون", "attention", "cites", "محكمة عدالة", "عدالة zzz", "!!", "منى"])
def test_what_finds_nothing(page: Any, query: str) -> None:
    assert ask(page, query) == []
    assert page.inner_text("#results-count") == "لا نتائج"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ميناء بلدية", ["other"]),
        ("البلدية", ["other"]),
        ("لديه", ["has"]),
        ("بلدي", ["other"]),
        ("municipal harbour", ["other"]),
        ("<b>", ["has"]),
    ],
    ids=["two-words", "article", "not-baladiya", "beginning", "other-language", "markup"],
)
def test_what_a_query_finds(page: Any, query: str, expected: list[str]) -> None:
    assert ask(page, query) == expected


@pytest.mark.parametrize(("lang", "query"), [("ar", "harbour"), ("ar", "ميناء"), ("en", "harbour"), ("en", "للميناء")])
def test_a_query_in_either_language_opens_the_digest_in_the_reader_s(
    browser: Any, address: str, lang: str, query: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}{lang}/")
    assert ask(page, query) == ["other"]
    result = page.locator(".result").first
    assert result.inner_text().split("\n")[0] == {"ar": "ميناء", "en": "Harbour"}[lang]
    right_to_left = page.evaluate("getComputedStyle(document.querySelector('.result-title')).direction") == "rtl"
    assert right_to_left == (lang == "ar")
    result.locator("a").click()
    page.wait_for_url(f"{address}{lang}/digests/other/")
    page.close()


def test_matches_are_marked_as_they_are_written(page: Any) -> None:
    ask(page, "عداله")
    marked = page.eval_on_selector_all(".result-text mark", "marks => marks.map(mark => mark.textContent)")
    assert sorted(marked) == ["العدالة", "عدالة"]
    ask(page, "كتاب")
    assert "كِتَابٌ" in page.eval_on_selector_all(".result-text mark", "marks => marks.map(mark => mark.textContent)")


def test_text_is_never_markup(page: Any) -> None:
    assert ask(page, "ship") == ["has"]
    assert page.locator(".result b").count() == 0
    ask(page, "<img src=x onerror=alert(1)>")
    assert page.locator("#results img").count() == 0


def test_search_from_another_page_by_keyboard_alone(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}en/digests/has/")
    page.focus(".search-field")
    page.keyboard.type("attacks")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    assert page.url.startswith(f"{address}en/?q=attacks")
    assert page.input_value(".search-field") == "attacks"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.result') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}en/digests/s*/")
    page.close()


def test_more_results_come_on_request_and_take_the_focus(page: Any) -> None:
    assert len(ask(page, "عنوان")) == 10
    total = len(digests()) - 3
    assert page.inner_text("#results-count").startswith(str(total))
    while page.locator(".search-more").is_visible():
        before = page.locator(".result").count()
        page.locator(".search-more").press("Enter")
        page.wait_for_function("count => document.querySelectorAll('.result').length > count", arg=before)
        focused = page.evaluate("[...document.querySelectorAll('.result a')].indexOf(document.activeElement)")
        assert focused == before
    assert page.locator(".result").count() == total


def test_an_empty_box_shows_the_index_again(page: Any) -> None:
    ask(page, "داعش")
    assert not page.locator("main > .month").first.is_visible()
    page.fill(".search-field", "")
    page.wait_for_selector("#results", state="hidden")
    assert page.locator("main > .month").first.is_visible()
    assert "?" not in page.url


def test_without_javascript_the_box_leads_to_the_index(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ar/digests/has/")
    page.fill(".search-field", "داعش")
    page.press(".search-field", "Enter")
    page.wait_for_url(f"{address}ar/?q=*")
    assert page.locator("main > .month").first.is_visible()
    assert not page.locator("#results").is_visible()
    context.close()


def test_the_policy_holds_and_nothing_is_loaded_before_it_is_asked_for(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}ar/", wait_until="networkidle")
    assert not any("/pagefind/" in url for url in asked)
    assert ask(page, "داعش") != []
    assert said == []
    assert all(url.startswith(address) for url in asked)
    policy = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content")
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy and "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    context.close()


def test_machine_readable_descriptions_are_no_matter_for_the_policy(browser: Any, address: str) -> None:
    """JSON-LD is a data block: it is not run, so that script-src does not stop it."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}ar/digests/has/", wait_until="networkidle")
    assert said == []
    text = page.inner_text("script[type='application/ld+json']") or page.text_content(
        "script[type='application/ld+json']"
    )
    assert json.loads(text)["@type"] == "NewsArticle"
    policy = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content")
    assert "script-src 'self';" in policy, "no more than the site's own files"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "query"), [("ar", "داعش"), ("en", "title")])
def test_axe_finds_nothing_in_results(browser: Any, address: str, lang: str, query: str, scheme: str) -> None:
    axe = Path(os.environ.get("AXE_PATH", REPOSITORY / "node_modules/axe-core/axe.min.js"))
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    context = browser.new_context(viewport={"width": 390, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}{lang}/?q={query}")
    page.wait_for_selector(".result")
    over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.add_script_tag(path=str(axe))
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")
    context.close()
    assert over <= 0
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found["violations"]] == []


def test_a_search_that_cannot_be_loaded_says_so(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/*.pf_meta", lambda route: route.abort())
    page.goto(f"{address}en/?q=attack")
    page.wait_for_function("() => document.querySelector('#results').dataset.query === 'attack'")
    assert "could not be loaded" in page.inner_text("#results-count")
    assert page.locator("main > .month").first.is_visible()
    page.close()


IN_BROWSER = """async ([address, from, to, texts]) => {
  const { Terms } = await import(address + "assets/js/search-terms.js");
  const terms = new Terms(await (await fetch(address + "ar/pagefind/terms.json")).json());
  const chars = [];
  for (let code = from; code < to; code += 1) {
    chars.push(code >= 0xd800 && code < 0xe000 ? "" : terms.fold(String.fromCodePoint(code)));
  }
  return [chars, texts.map((text) => terms.words(text).map((word) => terms.forms(word)))];
}"""


def test_the_browser_folds_every_letter_as_the_index_does(page: Any, address: str) -> None:
    """All code points of Unicode 3.2 and all Arabic ones that this Python knows: Python and the browser may follow
    different versions of Unicode, which tell a few newer marks apart otherwise. And whole texts with their forms."""
    rules = Terms(["ar", "en"], *vocabulary())
    texts = [word for row in SAME for word in row] + [
        "وأعلنت «قسد» (SDF)، في آذار/مارس ٢٠١٩، هزيمة «داعش» بالباغوز؛ وللعدالة كلمتها.",
        "The ministries’ analysis of attacks in İstanbul, Ⅻ ﬁles, ½ and 10²",
        "ﷺ ﻻ لإ ؤئءٱ گچپژ ۀة ۱۲۳",
    ]
    chars, forms = page.evaluate(IN_BROWSER, [address, 0, 0x20000, texts])
    old = [code for code in range(0x20000) if unicodedata.ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs", "Co")]
    arabic = [code for code in range(0x600, 0x900) if unicodedata.category(chr(code)) != "Cn"]
    known = sorted({*old, *arabic})
    assert len(known) > 50_000
    assert [hex(code) for code in known if chars[code] != fold(chr(code))] == []
    assert forms == [[list(rules.forms(word)) for word in words(text)] for text in texts]


def vocabulary() -> tuple[set[str], set[str]]:
    said = {word for item in digests() if item.slug != "gone" for text in (*item.ar, *item.en) for word in words(text)}
    return said | set(words("لم يُذكر")), set()


def index_bytes(page: Any, address: str, query: str) -> tuple[int, int]:
    """What a first query loads: bytes of index data, and of the engine itself."""
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(f"{address}ar/?q={query}")
    page.wait_for_selector(".result")
    page.wait_for_load_state("networkidle")
    bundle = {url.split("?")[0]: size for url, size in sizes.items() if "/pagefind/" in url}
    engine = sum(size for url, size in bundle.items() if url.endswith((".js", ".pagefind")))
    return sum(bundle.values()) - engine, engine


def test_a_first_query_loads_little(browser: Any, address: str) -> None:
    page = browser.new_page()
    index, engine = index_bytes(page, address, "داعش")
    page.close()
    assert 1_000 < index < 20_000
    assert engine < 180_000


def test_a_first_query_on_two_thousand_digests_loads_150_kb_at_most(browser: Any, tmp_path: Path) -> None:
    """Words drawn as in texts: a few often, most seldom (Zipf)."""
    lay_out(tmp_path, generated(2000))
    build_site(tmp_path)
    with serving(tmp_path / "site", BASE) as here:
        page = browser.new_page()
        index, engine = index_bytes(page, here, "بساب")
        page.close()
    print(f"\nindex data {index} bytes, engine {engine} bytes")
    assert index <= 150_000


def generated(number: int) -> list[Written]:
    draw = random.Random(1)
    letters = {"ar": "ابتجحدرزسشصطعفقكلمنهوي", "en": "abcdefghijklmnoprstuw"}
    vocabulary = {
        lang: ["".join(draw.choices(chars, k=draw.randint(3, 7))) for _ in range(12_000)]
        for lang, chars in letters.items()
    }
    vocabulary["ar"][3] = "بساب"
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(12_000)))

    def sentences(lang: str) -> list[str]:
        lengths = [9, *[25] * 9]
        return [" ".join(draw.choices(vocabulary[lang], cum_weights=weights, k=length)) + "." for length in lengths]

    return [Written(f"d{n}", sentences("ar"), sentences("en")) for n in range(number)]
