"""A folder of seeds, file by file: formats, slugs, and an issue for whatever cannot be read."""

import json
import os
import threading
from pathlib import Path

import pytest

from khulasa.model import Issue, RawArticle
from khulasa.sources.seeds import SeedFolder, read_file

TEXT = "عنوان الخبر\n\nأعلنت بلدية المدينة يوم الثلاثاء إعادة فتح الجسر القديم أمام السيارات والمشاة بعد أعمال ترميم."


def folder(root: Path, **files: str | bytes) -> SeedFolder:
    (root / "seeds").mkdir()
    for name, content in files.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SeedFolder(root)


def everything(seeds: SeedFolder) -> tuple[list[RawArticle], list[Issue]]:
    found = list(seeds.articles())
    return [raw for articles, _ in found for raw in articles], [issue for _, issues in found for issue in issues]


def test_files_in_order_of_name(tmp_path: Path) -> None:
    articles, issues = everything(folder(tmp_path, **{"b.txt": TEXT, "a.md": TEXT + "ب", "c/d.txt": TEXT + "ج"}))
    assert [raw.origin.path for raw in articles] == ["seeds/a.md", "seeds/b.txt", "seeds/c/d.txt"]
    assert issues == []
    assert all(len(raw.origin.sha256) == 64 for raw in articles)
    assert articles[1].text == TEXT


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("000_a63df04dcb2d9058.txt", "000_a63df04dcb2d9058"),
        ("My Article (1).txt", "My-Article--1-"),
        ("خبر اليوم.md", "خبر-اليوم"),
        ("a.b.txt", "a.b"),
    ],
)
def test_slug_is_the_file_name(tmp_path: Path, name: str, slug: str) -> None:
    (raw,), _ = everything(folder(tmp_path, **{name: TEXT}))
    assert raw.slug == slug


def test_slug_of_the_front_matter_wins(tmp_path: Path) -> None:
    (raw,), issues = everything(folder(tmp_path, **{"a.txt": f"---\nslug: other\ntitle: T\n---\n{TEXT}"}))
    assert (raw.slug, raw.text, dict(raw.metadata)) == ("other", TEXT, {"slug": "other", "title": "T"})
    assert issues == []


@pytest.mark.parametrize("other", ["a.md", "A.txt", "b/a.txt"])
def test_slug_is_given_once(tmp_path: Path, other: str) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": TEXT, other: TEXT}))
    assert len(articles) == 1
    assert [issue.code for issue in issues] == ["duplicate-slug"]
    assert issues[0].origin is not None
    assert "slug" in issues[0].message


def test_what_is_not_a_seed_is_left_aside_and_said(tmp_path: Path) -> None:
    articles, issues = everything(
        folder(
            tmp_path, **{".DS_Store": "x", "photo.jpg": b"\xff\xd8", "README": "x", ".git/config": "x", "a.txt": TEXT}
        )
    )
    assert [raw.slug for raw in articles] == ["a"]
    assert {(issue.code, issue.severity) for issue in issues} == {("ignored-file", "info")}
    assert len(issues) == 4


@pytest.mark.parametrize("content", [b"", b"   \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"---\ntitle: T\n---\n\n"])
def test_empty_file_is_an_issue(tmp_path: Path, content: bytes) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": content}))
    assert articles == []
    assert [issue.code for issue in issues if issue.severity == "error"] == ["empty-file"]


def test_missing_folder_is_an_issue(tmp_path: Path) -> None:
    assert [issue.code for issue in everything(SeedFolder(tmp_path))[1]] == ["no-seeds"]


@pytest.mark.parametrize("name", ["gone.txt", "gone.docx", "gone"])
def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    found, (issue,) = read_file(tmp_path / name, tmp_path)
    assert (found, issue.code) == ((), "unreadable-file")
    assert "No such file" in issue.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_is_an_issue(tmp_path: Path) -> None:
    seeds = folder(tmp_path, **{"a.txt": TEXT, "b.txt": TEXT})
    (tmp_path / "seeds" / "a.txt").chmod(0)
    articles, issues = everything(seeds)
    assert [raw.slug for raw in articles] == ["b"]
    assert [issue.code for issue in issues] == ["unreadable-file"]


def test_broken_link_is_an_issue(tmp_path: Path) -> None:
    seeds = folder(tmp_path, **{"b.txt": TEXT})
    (tmp_path / "seeds" / "a.txt").symlink_to(tmp_path / "nowhere")
    articles, issues = everything(seeds)
    assert [raw.slug for raw in articles] == ["b"]
    assert [issue.code for issue in issues] == ["unreadable-file"]


def test_folder_named_like_a_seed_is_a_folder(tmp_path: Path) -> None:
    articles, _ = everything(folder(tmp_path, **{"a.txt/b.txt": TEXT}))
    assert [raw.origin.path for raw in articles] == ["seeds/a.txt/b.txt"]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16"])
def test_encoding_is_reported(tmp_path: Path, encoding: str) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": TEXT.encode(encoding)}))
    assert articles[0].text == TEXT
    assert [(issue.code, issue.severity) for issue in issues] == [("encoding", "info")]


def test_undecodable_bytes_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": TEXT.encode() + b"\xff\xfe"}))
    assert articles[0].text == TEXT + "\ufffd\ufffd"
    assert [issue.code for issue in issues] == ["undecodable-bytes"]
    assert "2 byte(s)" in issues[0].message


def test_a_page_that_a_library_trips_over_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise AttributeError("'NoneType' object has no attribute 'tag'")

    monkeypatch.setattr("khulasa.sources.html.extract", trip)
    articles, issues = everything(folder(tmp_path, **{"a.html": "<html><body>x</body></html>", "b.txt": TEXT}))
    assert [raw.slug for raw in articles] == ["b"]
    assert [issue.code for issue in issues] == ["unreadable-page"]


def test_a_few_control_characters_are_reported_and_the_text_is_read(tmp_path: Path) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": TEXT.replace("يوم", "ي\0وم")}))
    assert len(articles) == 1
    assert [issue.code for issue in issues] == ["control-characters"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", bytes(range(256)) * 20),
        ("a.html", b"PK\x03\x04\x14\x00\x08\x08" + bytes(range(0, 256, 3)) * 20),
        ("a.txt", TEXT.encode("utf-32-le")),
    ],
)
def test_a_file_that_is_no_text_is_no_article(tmp_path: Path, name: str, content: bytes) -> None:
    articles, issues = everything(folder(tmp_path, **{name: content, "b.txt": TEXT}))
    assert [raw.slug for raw in articles] == ["b"]
    assert [(issue.code, issue.severity) for issue in issues if issue.severity != "info"] == [("binary-file", "error")]


def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    seeds = folder(tmp_path, **{"b.txt": TEXT})
    os.mkfifo(tmp_path / "seeds" / "a.txt")
    (tmp_path / "seeds" / "c.txt").symlink_to("/dev/null")
    found: list[tuple[list[RawArticle], list[Issue]]] = []
    reader = threading.Thread(target=lambda: found.append(everything(seeds)), daemon=True)
    reader.start()
    reader.join(10)
    ((articles, issues),) = found
    assert [raw.slug for raw in articles] == ["b"]
    assert [issue.code for issue in issues] == ["ignored-file", "ignored-file"]


def test_a_name_that_is_no_text_is_said_and_the_article_is_read(tmp_path: Path) -> None:
    seeds = folder(tmp_path)
    try:
        (tmp_path / "seeds" / os.fsdecode(b"bad\xc7.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (raw,), (issue,) = everything(seeds)
    assert (raw.origin.path, raw.slug, issue.code) == ("seeds/bad\ufffd.txt", "bad-", "file-name")


def test_broken_front_matter_leaves_the_article_out(tmp_path: Path) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.txt": f"---\nstatus: 'draft\n---\n{TEXT}", "b.txt": TEXT}))
    assert [raw.slug for raw in articles] == ["b"]
    assert [(issue.code, issue.severity) for issue in issues] == [("front-matter", "error")]


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example News",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/1",
                "title": "First",
                "content_html": f"<p>{TEXT}</p><p>{TEXT}</p>",
                "date_published": "2024-04-26T10:16:00+03:00",
                "authors": [{"name": "Example Author"}],
            },
            {
                "id": "2",
                "url": "ftp://example.org/2",
                "title": "Second",
                "content_text": TEXT,
                "date_published": "soon",
            },
            {"id": "3", "title": "Third", "content_text": ""},
        ],
    }
    articles, issues = everything(folder(tmp_path, **{"feed.json": json.dumps(feed)}))
    assert [raw.slug for raw in articles] == ["feed-1", "feed-2"]
    first, second = (dict(raw.hints) for raw in articles)
    assert first["published"] == "2024-04-26"
    assert (first["title"], first["url"], first["author"], first["outlet"]) == (
        "First",
        "https://example.org/1",
        "Example Author",
        "Example News",
    )
    assert "url" not in second
    assert "published" not in second
    assert [raw.origin.part for raw in articles] == [1, 2]
    assert "<p>" not in articles[0].text
    assert [issue.code for issue in issues] == ["empty-entry", "date-unverified"]
    assert "1 of 3 entries" in issues[0].message


def test_rss_saved_as_json(tmp_path: Path) -> None:
    item = {"title": {"#text": "First"}, "link": "https://example.org/1", "pubDate": "Fri, 26 Apr 2024 10:16:00 +0300"}
    feed = {"rss": {"channel": {"title": "Example News", "item": [{**item, "description": TEXT}]}}}
    (raw,), issues = everything(folder(tmp_path, **{"rss.json": json.dumps(feed)}))
    assert (raw.slug, raw.text, raw.hints["published"], raw.hints["title"]) == ("rss", TEXT, "2024-04-26", "First")
    assert issues == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ("{}", "no-entries"),
        ("[1, 2]", "no-entries"),
        ('"x"', "no-entries"),
    ],
)
def test_json_that_is_no_feed(tmp_path: Path, content: str, code: str) -> None:
    articles, issues = everything(folder(tmp_path, **{"a.json": content}))
    assert articles == []
    assert [issue.code for issue in issues] == [code]


def test_half_a_character_of_json_is_none(tmp_path: Path) -> None:
    entry = '{"title": "A \\ud800 B", "content_text": "Text \\ud83d\\ude00 and \\udc00 more"}'
    (raw,), _ = everything(folder(tmp_path, **{"a.json": entry}))
    assert (raw.hints["title"], raw.text) == ("A \ufffd B", "Text \U0001f600 and \ufffd more")


def test_file_outside_the_root_keeps_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    articles, _ = read_file(path, tmp_path / "site")
    assert articles[0].origin.path == path.as_posix()
