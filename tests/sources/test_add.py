"""`khulasa add`: files, pages and feeds become seeds, once each, and never over another file."""

import errno
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from khulasa.errors import FetchError, InputError
from khulasa.sources.addresses import canonical, name_of, safe_name
from khulasa.sources.seeds import SeedFolder
from khulasa.sources.web import add
from tests.conftest import DATA

PAGES = DATA / "pages"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>
<item><title>One</title><link>{site}/en-amp.html</link></item>
<item><title>Two</title><link>{site}/gone.html</link></item>
<item><title>Three</title><link>{site}/ar-agency.html</link></item></channel></rss>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    for page in PAGES.glob("*.html"):
        (folder / page.name).write_bytes(page.read_bytes())
    (folder / "news.txt").write_text("A title of a text\n\nA text that stands alone on its page.\n", encoding="utf-8")
    (folder / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    (folder / "feed.xml").write_text(FEED.format(site=address), encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


def front_matter(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return found


def test_page_becomes_a_seed_with_front_matter(tmp_path: Path, site: str) -> None:
    done = add(f"{site}/en-wordpress.html", tmp_path, allow_private=True)
    (path,) = done.written
    assert path == tmp_path / "seeds" / "en-wordpress.md"
    assert front_matter(path) == {
        "title": "Old bridge reopens after eight months of repairs",
        "outlet": "Example Herald",
        "author": "Example Author",
        "published": "2021-05-05",
        "url": "https://herald.example.com/old-bridge/",
    }
    ((articles, issues),) = SeedFolder(tmp_path).articles()
    assert issues == ()
    assert articles[0].metadata["published"] == "2021-05-05"
    assert "### Lorries stay banned" in articles[0].text


def test_encoding_of_a_page(tmp_path: Path, site: str) -> None:
    (path,) = add(f"{site}/ar-table.html", tmp_path, allow_private=True).written
    assert "أعلنت بلدية المدينة" in path.read_text(encoding="utf-8")


def test_same_address_or_same_text_is_added_once(tmp_path: Path, site: str) -> None:
    (path,) = add(f"{site}/en-wordpress.html", tmp_path, allow_private=True).written
    before = path.read_bytes()
    again = add(f"{site}/en-wordpress.html", tmp_path, allow_private=True)
    assert (again.written, [seed for _, seed in again.known]) == ((), ["seeds/en-wordpress.md"])
    # Another address, the same text.
    other = add(f"{site}/en-old.html", tmp_path, allow_private=True)
    assert (other.written, [seed for _, seed in other.known]) == ((), ["seeds/en-wordpress.md"])
    # An address that differs in what does not matter is not even fetched.
    known = add("http://www.herald.example.com/old-bridge?utm_source=x#comments", tmp_path)
    assert (known.written, len(known.known)) == ((), 1)
    assert path.read_bytes() == before
    assert [entry.name for entry in (tmp_path / "seeds").iterdir()] == ["en-wordpress.md"]


def test_no_file_is_overwritten(tmp_path: Path, site: str) -> None:
    (tmp_path / "seeds").mkdir()
    mine = tmp_path / "seeds" / "EN-AMP.txt"
    mine.write_text("My own notes\n\nThey are about something else.", encoding="utf-8")
    (path,) = add(f"{site}/en-amp.html", tmp_path, allow_private=True).written
    assert path.name == "en-amp-2.md"
    assert mine.read_text(encoding="utf-8").startswith("My own notes")


def test_feed_brings_its_pages_and_says_which_it_could_not(tmp_path: Path, site: str) -> None:
    heard: list[str] = []
    done = add(f"{site}/feed.xml", tmp_path, allow_private=True, progress=heard.append)
    assert [path.name for path in done.written] == ["en-amp.md", "ar-agency.md"]
    assert [url.rsplit("/", 1)[1] for url in heard] == ["feed.xml", "en-amp.html", "gone.html", "ar-agency.html"]
    assert [issue.code for issue in done.issues] == ["fetch"]
    assert "404" in done.issues[0].message
    again = add(f"{site}/feed.xml", tmp_path, allow_private=True)
    assert (again.written, len(again.known)) == ((), 2)


BODY = "".join(
    f"<p>The council heard on Tuesday that the old bridge will need {what}, and that the city has no money for it "
    "before next year, when a new budget is to be passed and a loan may be asked for.</p>"
    for what in ("new lamps", "a new deck", "other bearings", "a second lane")
)
OWN = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title>
<item><title>Bridge needs money</title><link>{site}/gone-1.html</link>
<pubDate>Tue, 04 May 2021 10:00:00 +0300</pubDate>
<description>The council heard on Tuesday…</description><content:encoded><![CDATA[{body}]]></content:encoded></item>
<item><title>Teaser</title><link>{site}/gone-2.html</link>
<description>The council heard on Tuesday…</description></item>
<item><title>No page</title><link>{site}/empty.html</link><description>Nothing</description></item>
<item><title>No link at all</title><description><![CDATA[{other}]]></description></item></channel></rss>"""


def test_feed_stands_in_for_a_page_that_cannot_be_had(tmp_path: Path, site: str, folder: Path) -> None:
    other = BODY.replace("council", "school board").replace("bridge", "school").replace("Tuesday", "Friday")
    (folder / "own.xml").write_text(OWN.format(site=site, body=BODY, other=other), encoding="utf-8")
    done = add(f"{site}/own.xml", tmp_path, allow_private=True)
    assert [path.name for path in done.written] == ["gone-1.md", "No-link-at-all.md"]
    facts = front_matter(done.written[0])
    assert (facts["title"], facts["published"], facts["outlet"], facts["url"]) == (
        "Bridge needs money",
        "2021-05-04",
        "Example Wire",
        f"{site}/gone-1.html",
    )
    assert "404" in str(facts["note"]) and "the text in its feed" in str(facts["note"])
    assert done.written[0].read_text(encoding="utf-8").count("The council heard on Tuesday that") == 4
    assert [issue.code for issue in done.issues] == ["feed-text", "fetch", "fetch", "feed-text"]
    assert "5 words" in done.issues[1].message and "no article was found" in done.issues[2].message
    # The note is read again, and is no unknown key.
    found = list(SeedFolder(tmp_path).articles())
    assert [issues for _, issues in found] == [(), ()]
    again = add(f"{site}/own.xml", tmp_path, allow_private=True)
    assert (again.written, len(again.known)) == ((), 2)


def test_bytes_of_a_page_that_cannot_be_read_are_said(tmp_path: Path, site: str, folder: Path) -> None:
    page = (PAGES / "en-wordpress.html").read_bytes()
    (folder / "bytes.html").write_bytes(page.replace(b"eight months", b"eight\xff months"))
    done = add(f"{site}/bytes.html", tmp_path, allow_private=True)
    assert len(done.written) == 1 and [issue.code for issue in done.issues] == ["undecodable-bytes"]


def test_only_the_first_entries_of_a_feed(tmp_path: Path, site: str) -> None:
    done = add(f"{site}/feed.xml", tmp_path, allow_private=True, most=1)
    assert len(done.written) == 1
    assert [(issue.code, "1 of 3" in issue.message) for issue in done.issues] == [("feed-length", True)]


ENTRY = "<item><title>One</title><link>{site}/en-amp.html</link></item>"
FEEDS = {
    # Servers call a feed what they like.
    "feed.html": '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel>'
    + ENTRY
    + "</channel></rss>",
    "feed.txt": '<rss version="2.0"><channel>' + ENTRY + "</channel></rss>",
    "rss1.xml": '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>F</title></channel>'
    '<item rdf:about="{site}/en-amp.html"><title>One</title><link>{site}/en-amp.html</link></item></rdf:RDF>',
    # A link that is none without the feed's own address.
    "atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>One</title>'
    '<link href="/en-amp.html"/></entry></feed>',
    "feed.json": '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "7", "url": "/en-amp.html", '
    '"title": "One", "summary": "A teaser."}}]}}',
}


@pytest.mark.parametrize("name", FEEDS)
def test_kinds_of_feeds(tmp_path: Path, site: str, folder: Path, name: str) -> None:
    (folder / name).write_text(FEEDS[name].format(site=site), encoding="utf-8")
    done = add(f"{site}/{name}", tmp_path, allow_private=True)
    assert [path.name for path in done.written] == ["en-amp.md"]


def test_a_saved_feed_leads_to_its_pages(tmp_path: Path, site: str) -> None:
    saved = tmp_path / "saved.rss"
    saved.write_text(FEEDS["feed.txt"].format(site=site), encoding="utf-8")
    done = add(str(saved), tmp_path / "site", allow_private=True)
    assert [path.name for path in done.written] == ["en-amp.md"]
    saved.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(InputError, match="no RSS and no Atom"):
        add(str(saved), tmp_path / "site")


def test_a_feed_that_is_the_name_of_a_file_is_not_that_file(tmp_path: Path, site: str, folder: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(FEEDS["feed.txt"].format(site=site), encoding="utf-8")
    (folder / "name.rss").write_bytes(str(secret).encode())
    with pytest.raises(FetchError, match="no entries"):
        add(f"{site}/name.rss", tmp_path, allow_private=True)


def test_the_day_of_a_page_that_has_none_is_its_feeds(tmp_path: Path, site: str, folder: Path) -> None:
    (folder / "undated.html").write_text(f"<html><body><h1>Bridge needs money</h1>{BODY}</body></html>", "utf-8")
    day = "<pubDate>Tue, 04 May 2021 10:00:00 +0300</pubDate>"
    entry = f"<item><title>B</title><link>{site}/undated.html</link>{day}</item>"
    (folder / "day.rss").write_text(f'<rss version="2.0"><channel>{entry}</channel></rss>', encoding="utf-8")
    (path,) = add(f"{site}/day.rss", tmp_path, allow_private=True).written
    assert front_matter(path)["published"] == "2021-05-04"


def test_a_page_that_is_no_text_is_an_issue(tmp_path: Path, site: str, folder: Path) -> None:
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 20)
    done = add(f"{site}/picture.html", tmp_path, allow_private=True)
    assert (done.written, [issue.code for issue in done.issues]) == ((), ["binary-file"])


def test_a_page_that_begins_with_many_comments(tmp_path: Path, site: str, folder: Path) -> None:
    # Looked at as a feed, where each could be tried with all that follow: 2 to the power of 60 ways.
    (folder / "comments.html").write_text("<!-- x -->" * 60 + f"<h1>Bridge needs money</h1>{BODY}", "utf-8")
    (path,) = add(f"{site}/comments.html", tmp_path, allow_private=True).written
    assert front_matter(path)["title"] == "Bridge needs money"


def test_pages_that_all_claim_to_be_the_front_page_stay_apart(tmp_path: Path, site: str, folder: Path) -> None:
    for name, what in (("first", "bridge"), ("second", "school board and its new budget, lately,")):
        text = BODY.replace("old bridge", what).replace("council", f"{name} committee for the {name} time")
        page = f'<html><head><link rel="canonical" href="{site}/"></head><body><h1>Of {what}</h1>{text}</body></html>'
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        done = add(f"{site}/{name}.html", tmp_path, allow_private=True)
        assert [front_matter(path)["url"] for path in done.written] == [f"{site}/{name}.html"]


def test_a_folder_that_cannot_be_written_is_said_and_holds_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("A title\n\nA text that is to be a seed.", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("khulasa.files.os.fsync", full)
    with pytest.raises(InputError, match="No space left on device"):
        add(str(own), tmp_path / "site")
    assert list((tmp_path / "site" / "seeds").iterdir()) == []


def test_stopped_by_hand_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.txt"
    own.write_text("A title\n\nA text that is to be a seed.", encoding="utf-8")

    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("khulasa.files.os.fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        add(str(own), tmp_path / "site")
    assert list((tmp_path / "site" / "seeds").iterdir()) == []


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int) -> None:
    def refuse(*_: object) -> None:
        raise OSError(error, "no links here")

    monkeypatch.setattr("khulasa.files.os.link", refuse)
    own = tmp_path / "own.txt"
    own.write_text("A title\n\nA text that is to be a seed.", encoding="utf-8")
    (path,) = add(str(own), tmp_path / "site").written
    assert path.read_text(encoding="utf-8").endswith("to be a seed.\n")
    assert [entry.name for entry in path.parent.iterdir()] == ["own.txt"]


def test_plain_text_page(tmp_path: Path, site: str) -> None:
    (path,) = add(f"{site}/news.txt", tmp_path, allow_private=True).written
    assert path.suffix == ".txt"
    assert front_matter(path) == {"url": f"{site}/news.txt"}


def test_page_without_an_article_is_an_issue(tmp_path: Path, site: str) -> None:
    done = add(f"{site}/empty.html", tmp_path, allow_private=True)
    assert (done.written, [issue.code for issue in done.issues]) == ((), ["empty-file"])


def test_file_becomes_a_seed(tmp_path: Path) -> None:
    own = tmp_path / "downloads" / "خبر.txt"
    own.parent.mkdir()
    text = "عنوان\n\nأعلنت بلدية المدينة إعادة فتح الجسر القديم."
    own.write_bytes(f"---\nstatus: draft\n---\n{text}".encode("utf-16"))
    (path,) = add(str(own), tmp_path / "site").written
    assert path == tmp_path / "site" / "seeds" / "خبر.txt"
    assert path.read_text(encoding="utf-8") == f"---\nstatus: draft\n---\n\n{text}\n"
    assert add(str(own), tmp_path / "site").written == ()


def test_front_matter_may_come_from_elsewhere(tmp_path: Path, site: str) -> None:
    done = add(f"{site}/en-amp.html", tmp_path, allow_private=True, describe=lambda raw: ({"outlet": "gazette"}, ()))
    assert front_matter(done.written[0])["outlet"] == "gazette"


def test_refusals(tmp_path: Path, site: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        add(f"{site}/en-amp.html", tmp_path)
    with pytest.raises(FetchError, match="only http and https"):
        add("file:///etc/passwd", tmp_path)
    with pytest.raises(InputError, match="neither a file"):
        add(str(tmp_path / "nothing.txt"), tmp_path)
    assert not (tmp_path / "seeds").exists()


# Addresses that mean different pages stay different.
@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("https://a.org/?p=1", "https://a.org/?p=2", False),
        ("https://a.org/x", "https://b.org/x", False),
        ("https://a.org/x", "https://a.org/X", False),
        ("http://a.org:8000/x", "http://a.org:9000/x", False),
        ("https://a.org/#!/x", "https://a.org/#!/y", False),
        ("https://m.co/x", "https://co/x", False),
        ("https://a.org/ramp", "https://a.org/r", False),
        ("https://team.a.org/x", "https://teaa.org/x", False),
        ("https://program.gov.uk/x", "https://progragov.uk/x", False),
        ("https://a.org/x", "http://www.a.org/x/#top", True),
        ("https://a.org/x", "http://A.org:80//x/index.html", True),
        ("https://a.org/x?a=1&b=2", "https://a.org/x?b=2&a=1", True),
        ("https://a.org/x", "https://a.org/x?fbclid=1&igshid=2&gclid=3", True),
        ("https://a.org/x", "https://a.org/x/amp/", True),
        ("https://a.org/x", "https://a.org/amp/x", True),
        ("https://a.org/x.html", "https://a.org/x.amp.html?amp=1", True),
        ("https://a.org/x", "https://amp.a.org/x", True),
        ("https://a.org/x", "https://m.a.org/x", True),
        ("https://مثال.org/x", "https://xn--mgbh0fb.org/x", True),
        ("http://[x", "http://[x", True),
        ("https://a.org/x?utm_source=feed&id=1", "https://a.org/x?id=1", True),
        ("https://a.org/%D8%AE%D8%A8%D8%B1", "https://a.org/خبر", True),
    ],
)
def test_canonical_addresses(left: str, right: str, same: bool) -> None:
    assert (canonical(left) == canonical(right)) is same


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.org/news/old-bridge.html", "old-bridge"),
        ("https://a.org/?p=3008", "a.org-p-3008"),
        ("https://a.org/2024/04/26/123/", "a.org-26-123"),
        ("https://a.org/%D8%AE%D8%A8%D8%B1-%D8%A7%D9%84%D9%8A%D9%88%D9%85", "خبر-اليوم"),
        ("https://a.org/..%2F..%2Fetc/passwd", "passwd"),
        ("https://a.org/....", "a.org"),
    ],
)
def test_file_name_of_an_address(url: str, name: str) -> None:
    assert name_of(url) == name


def test_file_names_fit_any_file_system() -> None:
    assert len(safe_name("خ" * 500).encode()) <= 120
    assert safe_name("///") == "article"
    assert safe_name(".hidden") == "hidden"
