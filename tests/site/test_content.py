"""content/: written once, never over a person's work."""

from pathlib import Path

from khulasa.model import Page
from khulasa.site.content import ContentFolder, intact, mark_of, parse


def page(path: str = "ar/digests/one.md", body: str = "# عنوان") -> Page:
    return Page(path, "ar", "digest.html", {"title": "عنوان: «نص»", "added": "2026-11-22"}, body, {})


def test_a_page_is_written_once(tmp_path: Path) -> None:
    folder = ContentFolder(tmp_path)
    assert folder.write([page()]) == (("content/ar/digests/one.md",), ())
    assert folder.write([page()]) == ((), ())


def test_a_page_says_that_it_is_intact(tmp_path: Path) -> None:
    ContentFolder(tmp_path).write([page()])
    text = (tmp_path / "content/ar/digests/one.md").read_text(encoding="utf-8")
    front, body = parse(text)
    assert front is not None and front["title"] == "عنوان: «نص»" and front["mark"] == mark_of(text)
    assert intact(text) and body.strip() == "# عنوان"
    assert not intact(text.replace("عنوان", "عنوان آخر"))


def test_a_body_that_looks_like_a_mark_is_part_of_the_page(tmp_path: Path) -> None:
    ContentFolder(tmp_path).write([page(body="mark: 0\n---\nmark: 1")])
    text = (tmp_path / "content/ar/digests/one.md").read_text(encoding="utf-8")
    assert intact(text) and not intact(text.replace("mark: 1", "mark: 2"))


def test_a_page_edited_by_hand_is_left_alone(tmp_path: Path) -> None:
    folder = ContentFolder(tmp_path)
    folder.write([page()])
    path = tmp_path / "content/ar/digests/one.md"
    edited = path.read_text(encoding="utf-8") + "\nA note by hand.\n"
    path.write_text(edited, encoding="utf-8")
    changed, issues = folder.write([page(body="# new")])
    assert changed == () and [issue.code for issue in issues] == ["edited-by-hand"]
    changed, issues = folder.write([])
    assert changed == () and [issue.code for issue in issues] == ["edited-by-hand"]
    assert path.read_text(encoding="utf-8") == edited


def test_a_hand_written_page_in_the_way_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "content/ar/digests/one.md"
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n", encoding="utf-8")
    changed, issues = ContentFolder(tmp_path).write([page()])
    assert changed == () and issues[0].origin is not None
    assert issues[0].origin.path == "content/ar/digests/one.md"
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_a_page_no_longer_asked_for_goes(tmp_path: Path) -> None:
    folder = ContentFolder(tmp_path)
    folder.write([page(), page("ar/digests/two.md")])
    assert folder.write([page()]) == (("content/ar/digests/two.md",), ())
    assert folder.generated() == ("ar/digests/one.md",)


def test_hand_written_pages_elsewhere_are_never_touched(tmp_path: Path) -> None:
    about = tmp_path / "content/ar/about.md"
    about.parent.mkdir(parents=True)
    about.write_text("# حول\n", encoding="utf-8")
    ContentFolder(tmp_path).write([])
    assert about.read_text(encoding="utf-8") == "# حول\n"


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    folder = ContentFolder(tmp_path)
    folder.write([page()])
    left = tmp_path / "content/ar/digests/.one.md.4242.khulasa-tmp"
    left.write_text("half a pa", encoding="utf-8")
    folder.write([page(body="# new")])
    assert [path.name for path in left.parent.iterdir()] == ["one.md"]


def test_a_dry_run_says_and_does_nothing(tmp_path: Path) -> None:
    assert ContentFolder(tmp_path, dry=True).write([page()]) == (("content/ar/digests/one.md",), ())
    assert list(tmp_path.iterdir()) == []


def test_committed_front_matter_is_read_back(tmp_path: Path) -> None:
    folder = ContentFolder(tmp_path)
    folder.write([page()])
    (tmp_path / "content/ar/digests/broken.md").write_bytes(b"---\n: [\n---\n\xff")
    committed = folder.committed()
    assert committed["ar/digests/one.md"]["added"] == "2026-11-22"
    assert committed["ar/digests/broken.md"] == {}
