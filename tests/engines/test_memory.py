"""The translation memory as the pipeline uses it: recall, record, save; and as a person edits it in between."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib
import pytest

from khulasa.engines.memory import POMemory
from khulasa.errors import InputError
from khulasa.model import Issue, Request, Segment, Warned

ENGINE = "argos ar→en 1.0 [sha256:0123456789abcdef]"
TITLE = ("title", "قصف على المدينة")
FIRST = ("sentence:1", "قال المتحدث إن سبعة جنود قتلوا في الهجوم على القاعدة.")
SECOND = ("sentence:2", "ولم تعلن أي جهة مسؤوليتها عن الهجوم.")
Keyed = tuple[str, str]


def request(slug: str, key: str, source: str, lang: str = "en", source_lang: str = "ar") -> Request:
    return Request(slug, key, "title" if key == "title" else "sentence", source, source_lang, lang)


def build(
    root: Path,
    slug: str,
    texts: Iterable[Keyed],
    *,
    machine: Mapping[str, str] | None = None,
    state: str = "machine",
    lang: str = "en",
    source_lang: str = "ar",
) -> tuple[dict[str, Segment], tuple[Path, ...], POMemory]:
    """One build of one digest; the engine says «MT» and the source unless told otherwise."""
    memory = POMemory(root)
    segments = []
    for key, source in texts:
        asked = request(slug, key, source, lang, source_lang)
        target = (machine or {}).get(key, f"MT {source}")
        new = Segment(
            key, asked.kind, source, target, state, ENGINE, 0.61234, -0.45678, (Warned("numbers", "lost: 7"),)
        )
        segments.append(memory.recall(asked) or new)
    memory.record(slug, lang, segments)
    return {segment.key: segment for segment in segments}, memory.save(), memory


def po(root: Path, slug: str, lang: str = "en") -> Path:
    return root / "translations" / lang / f"{slug}.po"


def edit(path: Path, key: str, target: str, *, keep_fuzzy: bool = False) -> None:
    """What a person does in Poedit: another text for an entry, its flag cleared or forgotten."""
    file = polib.pofile(str(path))
    for entry in file:
        if entry.msgctxt == key:
            entry.msgstr = target
            if not keep_fuzzy and "fuzzy" in entry.flags:
                entry.flags.remove("fuzzy")
    file.save()


def codes(issues: Iterable[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def test_nothing_is_known_at_first(tmp_path: Path) -> None:
    memory = POMemory(tmp_path)
    assert memory.recall(request("a", *FIRST)) is None
    assert memory.issues() == () and memory.save() == () and memory.review() == ()
    assert not (tmp_path / "translations").exists()


def test_a_machine_translation_comes_back_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    recalled = POMemory(tmp_path).recall(request("a", *FIRST))
    warnings = (Warned("numbers", "lost: 7"),)
    machine = Segment(*FIRST[:1], "sentence", FIRST[1], f"MT {FIRST[1]}", "machine", ENGINE, 0.612, -0.4568, warnings)
    assert recalled == machine
    assert POMemory(tmp_path).recall(request("b", *FIRST)) is None, "a machine translation is only its own digest's"


def test_a_held_translation_stays_held(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST], state="held")
    recalled = POMemory(tmp_path).recall(request("a", *FIRST))
    assert recalled is not None and recalled.state == "held" and recalled.target == f"MT {FIRST[1]}"


def test_the_file_is_what_gettext_tools_expect(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    checked = subprocess.run(
        ["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(po(tmp_path, "a"))],
        check=True,
        capture_output=True,
        text=True,
    )
    assert checked.stderr == ""
    file = polib.pofile(str(po(tmp_path, "a")))
    assert file.metadata["Language"] == "en" and file.metadata["X-Source-Language"] == "ar"
    assert [(entry.msgctxt, entry.fuzzy) for entry in file] == [("title", True), ("sentence:1", True)]
    assert "confidence: 0.612" in file[0].comment and "warning: numbers: lost: 7" in file[0].comment


def test_the_same_build_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    before = po(tmp_path, "a").read_bytes()
    assert build(tmp_path, "a", [TITLE, FIRST])[1] == ()
    assert po(tmp_path, "a").read_bytes() == before


def test_an_editors_formatting_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    path = po(tmp_path, "a")
    path.write_text(str(polib.pofile(str(path), wrapwidth=30)).replace("\n", "\r\n"), encoding="utf-8", newline="")
    before = path.read_bytes()
    assert build(tmp_path, "a", [TITLE, FIRST])[1] == ()
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep_fuzzy", [False, True])
def test_an_edit_wins_also_when_the_flag_was_forgotten(tmp_path: Path, keep_fuzzy: bool) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    edit(po(tmp_path, "a"), "title", "The city is shelled", keep_fuzzy=keep_fuzzy)
    for _ in range(2):
        made, _, memory = build(tmp_path, "a", [TITLE, FIRST], machine={"title": "never"})
        assert (made["title"].target, made["title"].state) == ("The city is shelled", "edited")
        assert made["title"].warnings == () and made["title"].confidence is None
        assert [entry.key for entry in memory.review()] == ["sentence:1"]


def test_clearing_the_flag_alone_approves_the_text(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE])
    edit(po(tmp_path, "a"), "title", f"MT {TITLE[1]}")
    recalled = POMemory(tmp_path).recall(request("a", *TITLE))
    assert recalled is not None and recalled.state == "edited"


def test_an_emptied_or_deleted_machine_entry_is_asked_for_again(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    before = po(tmp_path, "a").read_bytes()
    edit(po(tmp_path, "a"), "title", "", keep_fuzzy=True)
    assert POMemory(tmp_path).recall(request("a", *TITLE)) is None
    build(tmp_path, "a", [TITLE, FIRST])
    assert po(tmp_path, "a").read_bytes().endswith(before[before.index(b"#. kind") :])
    po(tmp_path, "a").unlink()
    build(tmp_path, "a", [TITLE, FIRST])
    assert po(tmp_path, "a").read_bytes() == before


def test_a_missing_translation_has_an_entry_to_fill_in(tmp_path: Path) -> None:
    memory = POMemory(tmp_path)
    memory.recall(request("a", *FIRST))
    memory.record("a", "en", [Segment(*FIRST[:1], "sentence", FIRST[1], None, "missing")])
    memory.save()
    assert [entry.state for entry in memory.review()] == ["missing"]
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    made, _, _ = build(tmp_path, "a", [FIRST])
    assert (made["sentence:1"].state, made["sentence:1"].target) == ("edited", "Seven soldiers were killed.")


def test_a_sentence_that_is_gone_leaves_its_edit_stale_and_no_machine_text(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST, SECOND])
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    _, written, memory = build(tmp_path, "a", [TITLE])
    assert written == (po(tmp_path, "a"),)
    assert [entry.msgctxt for entry in polib.pofile(str(po(tmp_path, "a")))] == ["title", "sentence:1"]
    assert codes(memory.issues()) == ["memory-stale"]
    assert [(entry.state, entry.key) for entry in memory.review()] == [("stale", "sentence:1"), ("machine", "title")]
    assert build(tmp_path, "a", [TITLE])[1] == ()
    made, _, memory = build(tmp_path, "a", [TITLE, FIRST])
    assert made["sentence:1"].target == "Seven soldiers were killed."
    assert memory.issues() == ()


def test_a_source_that_changed_under_its_key_makes_the_edit_stale(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE])
    edit(po(tmp_path, "a"), "title", "The city is shelled")
    other = ("title", "قصف على القرية")
    made, _, memory = build(tmp_path, "a", [other])
    assert made["title"].state == "machine", "an edit of another source is not reused"
    (stale,) = [entry for entry in memory.review() if entry.state == "stale"]
    assert other[1] in stale.reasons[0]
    subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(po(tmp_path, "a"))], check=True)
    made, _, memory = build(tmp_path, "a", [TITLE])
    assert made["title"].target == "The city is shelled" and memory.issues() == ()


def test_a_persons_remark_keeps_its_entry(tmp_path: Path) -> None:
    build(tmp_path, "a", [TITLE, FIRST])
    path = po(tmp_path, "a")
    path.write_text(path.read_text(encoding="utf-8").replace("#. kind: sentence", "# ask the desk\n#. kind: sentence"))
    build(tmp_path, "a", [TITLE])
    build(tmp_path, "a", [TITLE, FIRST])
    assert "# ask the desk" in path.read_text(encoding="utf-8")


def test_an_edit_answers_the_same_source_in_every_digest(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST])
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    made, _, memory = build(tmp_path, "b", [("sentence:9", FIRST[1])])
    assert (made["sentence:9"].state, made["sentence:9"].target) == ("edited", "Seven soldiers were killed.")
    assert memory.issues() == ()
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers died.")
    made, _, memory = build(tmp_path, "b", [("sentence:9", FIRST[1])])
    assert made["sentence:9"].target == "Seven soldiers died.", "a copy follows its original"
    assert memory.issues() == ()
    po(tmp_path, "a").unlink()
    assert build(tmp_path, "b", [("sentence:9", FIRST[1])])[0]["sentence:9"].target == "Seven soldiers died."


def test_a_copy_whose_original_was_given_up_is_given_up(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST])
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    build(tmp_path, "b", [FIRST])
    edit(po(tmp_path, "a"), "sentence:1", "")
    assert POMemory(tmp_path).recall(request("b", *FIRST)) is None


def test_one_source_edited_in_two_ways_is_reported_and_each_keeps_its_own(tmp_path: Path) -> None:
    for slug, target in (("a", "Seven soldiers were killed."), ("b", "Seven troops died.")):
        build(tmp_path, slug, [FIRST])
        edit(po(tmp_path, slug), "sentence:1", target)
    memory = POMemory(tmp_path)
    (issue,) = memory.issues()
    assert issue.code == "memory-conflict" and issue.severity == "warning"
    lines = {slug: po(tmp_path, slug).read_text(encoding="utf-8").split("#. kind")[0].count("\n") + 1 for slug in "ab"}
    assert all(f"translations/en/{slug}.po:{line}" in issue.message for slug, line in lines.items())
    own = {slug: memory.recall(request(slug, *FIRST)) for slug in "abc"}
    assert [segment.target for segment in own.values() if segment] == [
        "Seven soldiers were killed.",
        "Seven troops died.",
        "Seven soldiers were killed.",
    ]


def test_pairs_of_languages_do_not_mix(tmp_path: Path) -> None:
    build(tmp_path, "a", [("title", "2024")], source_lang="fr")
    edit(po(tmp_path, "a"), "title", "The year 2024")
    memory = POMemory(tmp_path)
    assert memory.recall(request("b", "title", "2024", source_lang="ar")) is None
    assert memory.recall(request("b", "title", "2024", source_lang="fr")) is not None
    build(tmp_path, "a", [("title", "Shelling")], lang="ar", source_lang="en")
    assert po(tmp_path, "a", "ar").exists()


def test_a_near_match_is_a_suggestion_and_nothing_more(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST])
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    near = ("sentence:5", FIRST[1].replace("سبعة", "تسعة"))
    made, _, memory = build(tmp_path, "b", [near, SECOND])
    assert made["sentence:5"].state == "machine" and made["sentence:5"].target == f"MT {near[1]}"
    suggestions = {entry.key: entry.suggestion for entry in memory.review() if entry.slug == "b"}
    assert "Seven soldiers were killed." in suggestions["sentence:5"] and suggestions["sentence:2"] == ""
    assert "#. suggestion: " in po(tmp_path, "b").read_text(encoding="utf-8")


CONFLICT = '<<<<<<< HEAD\nmsgstr "one"\n=======\nmsgstr "two"\n>>>>>>> branch\n'


@pytest.mark.parametrize(
    ("break_it", "cause"),
    [
        (lambda data: data.replace(b'msgstr "MT', CONFLICT.encode() + b'msgstr "MT', 1), "merge conflict"),
        (lambda data: data.rstrip()[:-1], "not a valid PO"),
        (lambda data: data.replace(b"MT", b"\xff\xfe"), "not UTF-8"),
    ],
)
def test_a_broken_file_is_reported_left_alone_and_not_written_over(tmp_path: Path, break_it, cause: str) -> None:  # type: ignore[no-untyped-def]
    build(tmp_path, "a", [FIRST])
    path = po(tmp_path, "a")
    path.write_bytes(break_it(path.read_bytes()))
    broken = path.read_bytes()
    _, written, memory = build(tmp_path, "a", [FIRST, SECOND])
    assert written == () and path.read_bytes() == broken
    (issue,) = memory.issues()
    assert issue.code == "memory-unreadable" and issue.severity == "error" and cause in issue.message
    assert issue.origin is not None and issue.origin.path == "translations/en/a.po" and issue.line
    assert not memory.readable("a", "en") and memory.readable("b", "en")


def test_an_edit_made_while_the_build_runs_stands(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST])
    memory = POMemory(tmp_path)
    recalled = memory.recall(request("a", *FIRST))
    assert recalled is not None
    edit(po(tmp_path, "a"), "sentence:1", "Edited meanwhile.")
    memory.record("a", "en", [recalled, Segment(*SECOND[:1], "sentence", SECOND[1], "MT", "machine", ENGINE)])
    memory.save()
    segment = memory.recall(request("a", *FIRST))
    assert segment is not None and segment.target == "Edited meanwhile." and segment.state == "edited"


def test_dry_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    memory = POMemory(tmp_path, dry=True)
    memory.recall(request("a", *FIRST))
    memory.record("a", "en", [Segment(*FIRST[:1], "sentence", FIRST[1], "MT", "machine", ENGINE)])
    assert memory.save() == (po(tmp_path, "a"),)
    assert not po(tmp_path, "a").exists()


def test_a_folder_that_cannot_be_written_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "translations").write_text("a file, not a folder")
    _, written, memory = build(tmp_path, "a", [FIRST])
    assert written == () and codes(memory.issues()) == ["memory-unwritable"]


@pytest.mark.parametrize("slug", ["", "..", "../a", "a/b", ".hidden"])
def test_a_slug_cannot_leave_the_folder(tmp_path: Path, slug: str) -> None:
    with pytest.raises(InputError):
        POMemory(tmp_path).record(slug, "en", [])


def test_a_text_that_msgfmt_would_refuse_is_framed_like_its_source(tmp_path: Path) -> None:
    build(tmp_path, "a", [("sentence:1", "سطر\n")], machine={"sentence:1": "a line"})
    subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(po(tmp_path, "a"))], check=True)
    assert build(tmp_path, "a", [("sentence:1", "سطر\n")])[1] == ()


@pytest.mark.parametrize(
    "text", ["\x00\x07", "a\u2028b\x85c\x1cd", "lone \ud800 surrogate", "\u202e", "#, fuzzy", '"', "\\"]
)
def test_hostile_text_is_stored_and_nothing_else_is_lost(tmp_path: Path, text: str) -> None:
    for _ in range(2):
        made, _, memory = build(tmp_path, "a", [("sentence:1", text), SECOND], machine={"sentence:1": text})
        assert made["sentence:2"].target == f"MT {SECOND[1]}"
        assert memory.issues() == ()
        subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(po(tmp_path, "a"))], check=text != "\x00\x07")


def test_the_queue_is_worst_first_with_reasons(tmp_path: Path) -> None:
    memory = POMemory(tmp_path)
    made = [("s1", "machine", 0.9), ("s2", "held", 0.3), ("s3", "machine", 0.6), ("s4", "held", 0.1)]
    memory.recall(request("a", "s1", "جملة"))
    memory.record(
        "a",
        "en",
        [
            Segment(key, "sentence", f"جملة {key}", "text", state, ENGINE, confidence, -1, (Warned("length", "short"),))  # type: ignore[arg-type]
            for key, state, confidence in made
        ],
    )
    memory.save()
    assert [(entry.key, entry.reasons) for entry in memory.review("en")] == [
        (key, ("short",)) for key in ("s4", "s2", "s3", "s1")
    ]
    assert memory.review("ar") == ()


def test_tmx_has_every_translation_once(tmp_path: Path) -> None:
    build(tmp_path, "a", [FIRST, ("sentence:3", "أ < ب & ج \x01")])
    edit(po(tmp_path, "a"), "sentence:1", "Seven soldiers were killed.")
    _, _, memory = build(tmp_path, "b", [FIRST])
    assert memory.export_tmx(tmp_path / "memory.tmx") == 2
    import xml.etree.ElementTree as ET

    units = ET.parse(tmp_path / "memory.tmx").getroot().findall("body/tu")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    found = [{variant.get(lang): variant.findtext("seg") for variant in each.findall("tuv")} for each in units]
    assert found[0] == {"ar": FIRST[1], "en": "Seven soldiers were killed."}
    assert [each.findtext("prop[@type='x-state']") for each in units] == ["edited", "machine"]
