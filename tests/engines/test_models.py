"""Installing, listing and removing packages; hostile archives; models.lock."""

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.engines import models, unpack
from khulasa.engines.argos import ArgosTranslator
from khulasa.engines.lock import find, read
from khulasa.errors import EngineError
from tests.engines.argos_packages import package

ROOT = "translate-ar_en-1_0/"
METADATA = json.dumps({"package_version": "1.0", "from_code": "ar", "to_code": "en"})
GOOD = {
    ROOT + "metadata.json": METADATA,
    ROOT + "model/model.bin": "weights",
    ROOT + "sentencepiece.model": "pieces",
}


def archive(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def names(folder: Path) -> list[str]:
    """What is in a folder of packages, without the file that holds it against another installation."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.name != ".khulasa-lock")


def test_install_list_remove(tmp_path: Path) -> None:
    done = models.install_file(package("ar", "en", licence="CC BY 4.0"), tmp_path)
    assert done.changed and not done.pinned and done.model.path == tmp_path / "translate-ar_en-1_0"
    (listed,) = models.installed(tmp_path)
    assert (listed.name, listed.version, listed.licence, listed.problem) == (
        "translate-ar_en",
        "1.0",
        "CC BY 4.0",
        None,
    )
    assert listed.size == sum(p.stat().st_size for p in listed.path.rglob("*") if p.is_file())
    assert ArgosTranslator(folders=[tmp_path]).supports("ar", "en")
    assert [model.name for model in models.remove("ar", "en", tmp_path)] == ["translate-ar_en"]
    assert models.installed(tmp_path) == () and names(tmp_path) == []
    with pytest.raises(EngineError, match="no package ar→en is installed"):
        models.remove("ar", "en", tmp_path)


def test_installing_again_changes_nothing(tmp_path: Path) -> None:
    path = package("ar", "en")
    models.install_file(path, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    assert not models.install_file(path, tmp_path).changed
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_installing_again_mends_a_damaged_package(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path)
    model = tmp_path / "translate-ar_en-1_0" / "model" / "model.bin"
    good = model.read_bytes()
    for damage in (b"", good[:-1] + b"x"):
        model.write_bytes(damage)
        assert models.install_file(package("ar", "en"), tmp_path).changed
        assert model.read_bytes() == good


def test_another_version_takes_the_place_of_the_first(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path)
    models.install_file(package("en", "ar"), tmp_path)
    done = models.install_file(package("ar", "en", version="1.1"), tmp_path)
    assert done.replaced == ("1.0",)
    assert [model.version for model in models.installed(tmp_path)] == ["1.1", "1.0"]
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["translate-ar_en-1_1", "translate-en_ar-1_0"]


def test_a_package_that_lies_bare_gets_the_usual_name(tmp_path: Path) -> None:
    bare = archive(tmp_path / "x.argosmodel", {name.removeprefix(ROOT): text for name, text in GOOD.items()})
    assert models.install_file(bare, tmp_path / "p").model.path.name == "translate-ar_en-1_0"


def test_leftovers_of_a_killed_installation_are_cleared(tmp_path: Path) -> None:
    (tmp_path / ".khulasa-abc" / "translate-ar_en-1_0").mkdir(parents=True)
    assert models.installed(tmp_path) == () and models.stray(tmp_path) == ()
    models.install_file(package("ar", "en"), tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["translate-ar_en-1_0"]


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path / "elsewhere")
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "linked").symlink_to(tmp_path / "elsewhere" / "translate-ar_en-1_0")
    models.remove("ar", "en", tmp_path / "p")
    assert names(tmp_path / "p") == [] and models.installed(tmp_path / "elsewhere")


def test_what_macos_adds_to_an_archive_is_left_out(tmp_path: Path) -> None:
    litter = {"__MACOSX/" + ROOT + "._metadata.json": "x", ".DS_Store": "x", ROOT + "model/.DS_Store": "x"}
    models.install_file(archive(tmp_path / "x.argosmodel", {**GOOD, **litter}), tmp_path / "p")
    assert sorted(p.name for p in (tmp_path / "p" / ROOT).rglob("*") if p.is_file()) == [
        "metadata.json",
        "model.bin",
        "sentencepiece.model",
    ]


def _link(made: zipfile.ZipFile, kind: int, content: str) -> None:
    info = zipfile.ZipInfo(ROOT + "link")
    info.external_attr = (kind | 0o777) << 16
    made.writestr(info, content)


HOSTILE_NAMES = [
    "/etc/passwd",
    "../outside",
    ROOT + "../outside",
    ROOT + "model/../../outside",
    ROOT + "./x",
    ROOT + "a//b",
    "C:/x",
    ROOT + "a\\..\\..\\outside",
    ROOT + "a\nb",
    ROOT + "x" * 300,
    ROOT + "metadata.json",
    ROOT + "METADATA.json",
    ROOT + "metadata.json/x",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_refuses_a_name(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "x.argosmodel", GOOD)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(name, "x")
    with pytest.raises(EngineError, match="refused"):
        models.install_file(path, tmp_path / "p")
    assert names(tmp_path) == ["x.argosmodel"]


def _encrypted(path: Path) -> None:
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    path.write_bytes(content)


def _two_roots(path: Path) -> None:
    archive(path, {**GOOD, "other/metadata.json": METADATA})


def _too_many(path: Path) -> None:
    archive(path, {**GOOD, **{f"{ROOT}f{i}": "" for i in range(unpack.MAX_ENTRIES)}})


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(ROOT + "zeros", bytes(unpack.RATIO_FROM + 1))


def _says_it_is_huge(path: Path) -> None:
    content = bytearray(path.read_bytes())
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    path.write_bytes(content)


def _with(kind: int, content: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path, "a") as made:
            _link(made, kind, content)

    return change


def _rewritten(**changes: str | None) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        files = {**GOOD, **{ROOT + name.replace("__", "/").replace("_json", ".json"): t for name, t in changes.items()}}
        archive(path, {name: text for name, text in files.items() if text is not None})

    return change


def _drop(*dropped: str) -> Callable[[Path], None]:
    return lambda path: void(archive(path, {n: t for n, t in GOOD.items() if n.removeprefix(ROOT) not in dropped}))


def void(_: object) -> None:
    """Give nothing back."""


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "link": (_with(stat.S_IFLNK, "/etc/passwd"), "link or a device"),
    "device": (_with(stat.S_IFCHR, ""), "link or a device"),
    "pipe": (_with(stat.S_IFIFO, ""), "link or a device"),
    "encrypted": (_encrypted, "encrypted"),
    "two folders": (_two_roots, "one folder with a metadata.json"),
    "too many files": (_too_many, "5004 files|5003 files"),
    "bomb": (_bomb, "zip bomb"),
    "huge": (_says_it_is_huge, "bytes when unpacked"),
    "no zip": (lambda path: void(path.write_bytes(b"PK but no zip")), "cannot be read"),
    "empty": (lambda path: void(path.write_bytes(b"")), "cannot be read"),
    "a folder": (lambda path: (path.unlink(), path.mkdir())[1], "cannot be read"),
    "cut off": (lambda path: void(path.write_bytes(path.read_bytes()[:-30])), "cannot be read"),
    "missing": (lambda path: path.unlink(), "no such file"),
    "no metadata": (_drop("metadata.json"), "one folder with a metadata.json"),
    "no model": (_drop("model/model.bin"), "it needs model/model.bin"),
    "no tokenizer": (_drop("sentencepiece.model"), "it needs model/model.bin and sentencepiece.model or bpe.model"),
    "metadata no JSON": (_rewritten(metadata_json="{"), "metadata.json cannot be read"),
    "metadata a list": (_rewritten(metadata_json="[]"), "not a JSON object"),
    "metadata huge": (_rewritten(metadata_json='"' + "x" * (1 << 20) + '"'), "too large"),
    "no pair": (_rewritten(metadata_json='{"from_code": "ar"}'), "to_code in its metadata.json is no language code"),
    "a path for a language": (_rewritten(metadata_json='{"from_code": "../a", "to_code": "b"}'), "no language code"),
    "another type": (_rewritten(metadata_json='{"type": "sbd"}'), "of type 'sbd'"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_refuses(tmp_path: Path, case: str) -> None:
    spoil, reason = HOSTILE[case]
    path = archive(tmp_path / "x.argosmodel", GOOD)
    spoil(path)
    with pytest.raises(EngineError, match=reason):
        models.install_file(path, tmp_path / "p")
    assert not (tmp_path / "p").exists()


def test_a_damaged_file_leaves_what_was_installed(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path / "p")
    before = names(tmp_path / "p")
    path = tmp_path / "x.argosmodel"
    content = bytearray(package("ar", "en", licence="MIT").read_bytes())
    content[content.index(b"model.bin") + 2000] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(EngineError, match="damaged"):
        models.install_file(path, tmp_path / "p")
    assert names(tmp_path / "p") == before and models.installed(tmp_path / "p")[0].licence == "CC0-1.0"


def test_a_folder_of_another_package_is_not_overwritten(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path / "p")
    other = METADATA.replace('"en"', '"fr"')
    path = archive(tmp_path / "x.argosmodel", {**GOOD, ROOT + "metadata.json": other})
    with pytest.raises(EngineError, match="holds another package, ar→en"):
        models.install_file(path, tmp_path / "p")


def test_the_first_installation_is_pinned_and_another_file_refused(tmp_path: Path) -> None:
    lock, folder = tmp_path / "models.lock", tmp_path / "p"
    assert models.install_file(package("ar", "en"), folder, lock).pinned
    assert models.install_file(package("en", "fr"), folder, lock).pinned
    first = lock.read_bytes()
    assert not models.install_file(package("ar", "en"), folder, lock).pinned
    assert [pin.name for pin in read(lock)] == ["translate-ar_en", "translate-en_fr"]
    pin = find(read(lock), "ar", "en")
    assert pin and (pin.version, pin.url, pin.licence, len(pin.sha256)) == ("1.0", None, "CC0-1.0", 64)
    models.remove("ar", "en", folder)
    for options in ({"seed": 2}, {"version": "2.0"}):
        with pytest.raises(EngineError, match="translate-ar_en is pinned to version 1.0, sha256 " + pin.sha256):
            models.install_file(package("ar", "en", **options), folder, lock)
    assert lock.read_bytes() == first
    assert [model.name for model in models.installed(folder)] == ["translate-en_fr"]


def test_what_is_installed_is_compared_with_what_is_pinned(tmp_path: Path) -> None:
    lock, folder = tmp_path / "models.lock", tmp_path / "p"
    models.install_file(package("ar", "en"), folder, lock)
    assert models.drift(lock, folder) == ()
    models.install_file(package("ar", "en", version="1.1"), folder)
    assert [(issue.code, issue.severity) for issue in models.drift(lock, folder)] == [("model-version", "warning")]
    models.remove("ar", "en", folder)
    assert [(issue.code, issue.severity) for issue in models.drift(lock, folder)] == [("model-missing", "info")]


@pytest.mark.parametrize("text", ["{", "packages: 1", "packages: [1]", "packages: [{name: a}]", "- a", "\x00"])
def test_a_lock_that_cannot_be_read_stops_the_installation(tmp_path: Path, text: str) -> None:
    (tmp_path / "models.lock").write_text(text)
    with pytest.raises(EngineError, match=r"models\.lock: cannot be read"):
        models.install_file(package("ar", "en"), tmp_path / "p", tmp_path / "models.lock")
    assert models.installed(tmp_path / "p") == () and (tmp_path / "models.lock").read_text() == text


def test_a_broken_package_is_listed_as_such(tmp_path: Path) -> None:
    models.install_file(package("ar", "en"), tmp_path)
    (tmp_path / "translate-ar_en-1_0" / "sentencepiece.model").unlink()
    assert models.installed(tmp_path)[0].problem == "it has neither sentencepiece.model nor bpe.model"
