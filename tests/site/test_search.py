"""Which words are the same to a search, and what the index holds."""

import gzip
import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from khulasa.errors import SiteError
from khulasa.site import search, search_pages
from khulasa.site.search_terms import Terms, words
from khulasa.text.normalise import fold
from tests.site.site_written import Written, build_site, lay_out

TERMS = Terms(["ar", "en"])
# Words that keep what they begin or end with, among them the traps: proclitics that are none.
WHOLE = [
    "الله",
    "وزير",
    "وزارة",
    "فلسطين",
    "بلدية",
    "بغداد",
    "لبنان",
    "ليبيا",
    "كتاب",
    "بيان",
    "واشنطن",
    "وفد",
    "news",
    "Paris",
    "series",
    "during",
    "united",
]
# A word as it is written and, folded, what is left of it without its affixes.
BARE = [
    ("داعش", "داعش"),
    ("«داعش»", "داعش"),
    ("لداعش", "داعش"),
    ("وداعش", "داعش"),
    ("بداعش", "داعش"),
    ("ولداعش", "داعش"),
    ("سوریا", "سوريا"),
    ("وبسوريا", "سوريا"),
    ("أمنى", "امني"),
    ("مستشفى", "مستشفي"),
    ("والمستشفى", "مستشفي"),
    ("مدينه", "مدينه"),
    ("للمدينة", "مدينه"),
    ("العدالة", "عداله"),
    ("وللعدالة", "عداله"),
    ("بالعدالة", "عداله"),
    ("كالعدالة", "عداله"),
    ("فالعدالة", "عداله"),
    ("والبلدية", "بلديه"),
    ("ولبنان", "لبنان"),
    ("٢٠٢٤", "2024"),
    ("۲۰۲۴", "2024"),
    ("كِتَابٌ", "كتاب"),
    ("كتـــاب", "كتاب"),
    ("ﻛﺘﺎﺏ", "كتاب"),
    ("attacks", "attack"),
    ("Attacking", "attack"),
    ("cities", "city"),
    ("churches", "church"),
    ("Élysée", "elysee"),
]


@pytest.mark.parametrize("word", WHOLE)
def test_whole_words_stay_whole(word: str) -> None:
    assert TERMS.forms(fold(word)) == (fold(word),)


@pytest.mark.parametrize(("written", "bare"), BARE)
def test_words_without_their_affixes(written: str, bare: str) -> None:
    (word,) = words(written)
    forms = TERMS.forms(word)
    assert forms[0] == word
    assert forms[-1] == bare


@pytest.mark.parametrize("text", ["", "…", "« »", "\u200f", "_", "\u0301"])
def test_no_words(text: str) -> None:
    assert words(text) == []


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("«قسد» (SDF)، نيسان/أبريل ٢٠٢٤: 9,500") == ["قسد", "sdf", "نيسان", "ابريل", "2024", "9", "500"]


def test_the_texts_teach_which_words_take_the_article() -> None:
    assert Terms(["ar"]).forms("بستان") == ("بستان", "ستان")
    assert Terms(["ar"], vocabulary=["البستان"]).forms("بستان") == ("بستان",)
    assert Terms(["ar"], vocabulary=["البستان"]).forms("وبستان") == ("وبستان", "بستان")
    assert Terms(["ar"], names=["كسلا"]).forms("كسلا") == ("كسلا",)


@pytest.mark.parametrize("stem", ["داعش", "كورونا", "فيروز", "بندقية", "وشاح", "لوزان", "كوباني", "قسد"])
def test_any_proclitics_find_any_others(stem: str) -> None:
    """Also where the word begins like one, and no list says that it is whole."""
    terms = Terms(["ar"])
    spelt = [fold(proclitics + stem) for proclitics in ("", "و", "ل", "ب", "ول", "وب", "فل")]
    for asked in spelt:
        for said in spelt:
            assert {asked, terms.forms(asked)[-1]} & set(terms.indexed(said)), (asked, said)


def test_a_language_without_rules_has_its_words_as_they_are() -> None:
    assert Terms(["fr"]).forms("attacks") == ("attacks",)


DIGESTS = [
    Written(
        "one", ["هزيمة داعش", "أعلنت وزارة الدفاع هزيمة لداعش."], ["Defeat of ISIS", "The ministry announced a defeat."]
    ),
    Written("two", ["مدينة", "نص <b>آخر</b> & غيره."], ["City", "Another <b>text</b> & more."]),
    Written("gone", ["مسحوب", "سرّ"], ["Withdrawn", "Secret"], {"status": "withdrawn"}),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("search")
    lay_out(root, DIGESTS)
    build_site(root)
    return root / "site"


def fragments(site: Path, lang: str) -> dict[str, dict[str, object]]:
    found = {}
    for path in (site / lang / "pagefind/fragment").iterdir():
        data = json.loads(path.read_bytes().removeprefix(b"pagefind_dcd"))
        found[data["url"]] = data["meta"]["shown"]
    return found


def test_results_show_the_original_in_the_reader_s_language(built: Path) -> None:
    arabic, english = fragments(built, "ar"), fragments(built, "en")
    assert set(arabic) == set(english) == {"/digests/one/", "/digests/two/"}, "and none that was withdrawn"
    assert arabic["/digests/one/"]["title"] == ["هزيمة داعش"]
    assert arabic["/digests/one/"]["text"] == [["أعلنت وزارة الدفاع هزيمة لداعش."]]
    assert english["/digests/one/"]["title"] == ["Defeat of ISIS"]
    assert english["/digests/two/"]["text"] == [["Another <b>text</b> & more."]]


def test_addresses_lead_to_the_pages_whatever_their_names(tmp_path: Path) -> None:
    lay_out(tmp_path, [Written("مرفأ 7", ["ميناء", "نص."], ["Harbour", "Text."])])
    build_site(tmp_path)
    (url,) = fragments(tmp_path / "site", "ar")
    assert url.isascii()
    assert (tmp_path / "site/ar" / unquote(url).strip("/") / "index.html").is_file()


def indexed(site: Path, lang: str) -> str:
    return "".join(
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in sorted((site / lang / "pagefind/index").iterdir())
    )


def test_both_languages_are_searched_folded_on_both_sites(built: Path) -> None:
    for lang in ("ar", "en"):
        text = indexed(built, lang)
        for word in ("داعش", "لداعش", "وزاره", "مدينه", "defeat", "isis", "city"):
            assert word + search_pages.END in text, word
        for word in ("وزارة", "City", "سر" + search_pages.END, "secret"):
            assert word not in text, word


def test_nothing_of_the_engine_s_own_interfaces_is_published(built: Path) -> None:
    for lang in ("ar", "en"):
        names = {path.name for path in (built / lang / "pagefind").iterdir() if not path.name.endswith(".pf_meta")}
        assert names == {
            "pagefind.js",
            "pagefind-worker.js",
            "pagefind-entry.json",
            "wasm.unknown.pagefind",
            "terms.json",
            "index",
            "fragment",
        }


def test_the_index_is_the_same_each_time(built: Path, tmp_path: Path) -> None:
    lay_out(tmp_path, list(reversed(DIGESTS)))
    build_site(tmp_path)
    for lang in ("ar", "en"):
        trees = []
        for site in (built, tmp_path / "site"):
            folder = site / lang / "pagefind"
            trees.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
        assert trees[0] == trees[1]
        entry = trees[0][Path("pagefind-entry.json")].decode()
        assert entry == json.dumps(json.loads(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def test_an_index_that_is_cut_short_is_an_error(tmp_path: Path) -> None:
    packed = gzip.compress(b"pagefind_dcd" + bytes(range(256)) * 99)
    whole, cut = tmp_path / "a.pf_index", tmp_path / "b.pf_index"
    whole.write_bytes(packed)
    cut.write_bytes(packed[: len(packed) // 2])
    assert search._unpacked(whole) == bytes(range(256)) * 99
    with pytest.raises(SiteError, match=r"b\.pf_index"):
        search._unpacked(cut)


def test_a_failing_engine_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise subprocess.CalledProcessError(1, "pagefind", stderr="no such thing")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(SiteError, match="no such thing"):
        search._run(tmp_path, tmp_path / "out")


def test_a_site_without_digests_has_no_search(tmp_path: Path) -> None:
    lay_out(tmp_path, [])
    site = build_site(tmp_path)
    assert not search.has_index(site, "ar")
    assert not (tmp_path / "site/ar/pagefind").exists()
    assert 'role="search"' not in (tmp_path / "site/ar/index.html").read_text(encoding="utf-8")


def test_a_page_edited_by_hand_is_found_by_what_it_says(tmp_path: Path) -> None:
    lay_out(tmp_path, DIGESTS[:1])
    page = tmp_path / "content/en/digests/one.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\nAn *editor* wrote about [zeppelins](about.md).\n", encoding="utf-8"
    )
    build_site(tmp_path)
    assert "zeppelin" in indexed(tmp_path / "site", "en")
    assert "zeppelin" not in indexed(tmp_path / "site", "ar")
