"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from khulasa import files


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path, durable: bool) -> None:
    path = tmp_path / "ar/digests/one.md"
    for text in ("نصّ", "نصّ آخر\r\n"):
        files.write(path, text.encode(), durable=durable)
        assert path.read_bytes() == text.encode()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("durable", [True, False])
def test_a_write_that_fails_leaves_the_old_bytes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    path = tmp_path / "one.md"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        files.write(path, b"new", durable=durable)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_only_durable_writes_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    files.write(tmp_path / "page.md", b"made again by the next build", durable=False)
    assert synced == []
    files.write(tmp_path / "memory.po", b"a person's work")
    assert len(synced) == 2, "the file, and the folder that names it"


def test_what_a_killed_writer_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in ("one.md", ".one.md", ".one.md.swp", "notes.khulasa-tmp")]
    left = tmp_path / f".one.md.4242{files.TEMPORARY}"
    for path in (*kept, left):
        path.write_bytes(b"")
    files.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_a_new_file_takes_the_first_name_that_is_free_and_replaces_nothing(tmp_path: Path) -> None:
    names = [tmp_path / name for name in ("one.md", "two.md", "three.md")]
    names[0].write_bytes("لغيرنا".encode())
    assert [files.write_new(names, text) for text in (b"first", b"second")] == names[1:]
    assert [path.read_bytes() for path in names] == ["لغيرنا".encode(), b"first", b"second"]
    with pytest.raises(FileExistsError):
        files.write_new(names, b"third")
    assert sorted(tmp_path.iterdir()) == sorted(names)


def test_a_new_file_without_links_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    names = [tmp_path / "one.md", tmp_path / "two.md"]
    assert [files.write_new(names, b"first"), files.write_new(names, b"second")] == names
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        files.write_new([tmp_path / "three.md"], b"third")
    assert sorted(tmp_path.iterdir()) == names
