"""PO as a format: what is read is what is written, and what gettext's own tools make of it."""

import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.engines.po import Catalogue, Entry, PoError, parse, serialise

HEADER = {"Project-Id-Version": "khulasa", "Language": "en", "Content-Type": "text/plain; charset=UTF-8"}

REGULAR = """\
# a person's note on the file
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# a translator's remark
#. kind: title
#: seeds/a.txt:1
#, fuzzy
msgctxt "title"
msgid "قال: \\"نعم\\""
msgstr "He said: \\"yes\\""

#. kind: sentence
msgctxt "sentence:1"
msgid ""
"سطر أول "
"وبقيته"
msgstr ""
"a line, "
"wrapped by an editor"
"""

TEXTS = ["plain", 'with "quotes"', "back\\slash \\n", "two\nlines", "ends\n", "\ttab", "سطر\nوآخر\n", "trailing \\"]


def test_a_regular_file_is_read_with_its_lines_and_comments() -> None:
    catalogue = parse(REGULAR)
    assert catalogue.header["Language"] == "en"
    assert catalogue.header_comments == ("# a person's note on the file",)
    title, sentence = catalogue.entries
    assert (title.key, title.source, title.target) == ("title", 'قال: "نعم"', 'He said: "yes"')
    assert title.comments.splitlines()[0] == "# a translator's remark"
    assert (sentence.source, sentence.target) == ("سطر أول وبقيته", "a line, wrapped by an editor")
    assert [REGULAR.splitlines()[entry.line - 1] for entry in catalogue.entries] == [
        "# a translator's remark",
        "#. kind: sentence",
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_survives_us_polib_and_msgfmt(text: str, tmp_path: Path) -> None:
    entry = Entry("sentence:1", text, text, "#. kind: sentence")
    written = serialise(Catalogue(HEADER, (entry,)))
    assert [(each.source, each.target) for each in parse(written).entries] == [(text, text)]
    file = tmp_path / "a.po"
    file.write_text(written, encoding="utf-8")
    (through_polib,) = polib.pofile(str(file))
    assert (through_polib.msgctxt, through_polib.msgid, through_polib.msgstr) == ("sentence:1", text, text)
    subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(file)], check=True)


@given(st.lists(st.tuples(st.text(), st.text(min_size=1), st.text()), unique_by=lambda entry: entry[:2]))
def test_any_entries_are_read_as_they_were_written(entries: list[tuple[str, str, str]]) -> None:
    written = serialise(Catalogue(HEADER, tuple(Entry(*entry, "#. kind: title") for entry in entries)))
    assert [(each.key, each.source, each.target) for each in parse(written).entries] == entries


@given(st.text(alphabet='msgidctxtr"\\# \n~|.,<=>abا\x00\x85\u2028[0]', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        catalogue = parse(text)
    except PoError as error:
        assert 1 <= error.line <= text.count("\n") + 1
    else:
        assert parse(serialise(catalogue)).entries is not None


def test_what_polib_wraps_reads_the_same() -> None:
    long = "كلمة " * 60
    written = serialise(Catalogue(HEADER, (Entry("title", long, "word " * 60, "#. kind: title"),)))
    wrapped = str(polib.pofile(written, wrapwidth=40))
    assert wrapped != written
    assert [(each.source, each.target) for each in parse(wrapped).entries] == [(long, "word " * 60)]


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert parse("\ufeff" + REGULAR.replace("\n", "\r\n")).entries == parse(REGULAR).entries


def test_an_empty_file_is_an_empty_catalogue() -> None:
    assert parse("") == Catalogue()


def test_entries_that_are_not_ours_are_kept_at_the_end() -> None:
    irregular = (
        REGULAR
        + '\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n\n#~ msgid "old"\n#~ msgstr "alt"\n'
    )
    catalogue = parse(irregular)
    assert [entry.key for entry in catalogue.entries] == ["title", "sentence:1"]
    again = serialise(catalogue)
    assert '#~ msgid "old"' in again and 'msgstr[1] "b"' in again
    assert parse(again).entries[0].target == catalogue.entries[0].target


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        (REGULAR.replace('msgstr "He', '<<<<<<< HEAD\nmsgstr "He'), 13, "merge conflict"),
        (REGULAR.replace('msgid "قال', "msgid قال"), 12, "not a valid PO"),
        (REGULAR + '\nmsgctxt "title"\nmsgid "قال: \\"نعم\\""\nmsgstr "again"\n', 24, "already"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(PoError, match=cause) as raised:
        parse(text)
    assert raised.value.line == line
