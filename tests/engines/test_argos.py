"""Translating with real-format packages; scripts/make_package.toml has the words they know."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from khulasa.engines.argos import ArgosTranslator, EngineSettings
from khulasa.engines.loaded import LoadedPackage
from khulasa.engines.packages import InstalledPackage
from khulasa.errors import EngineError
from tests.engines.argos_packages import install, package

UNCHANGED = ["", " ", "\u200f", "☃"]

ARABIC_TO_ENGLISH = {
    "شهر": "month",
    "وصل الرئيس إلى باريس في شهر مارس 2024.": "arrived president to Paris in month March 2024.",
    "قال الوزير: «لم يقتل 15 رجلا»، في ١٢/٣/٢٠١٩؟": 'said minister: "lm yqtl 15 mana", in 12/3/2019?',
    "حمص": "hms",
    "شهر ☃ سلام": "month ☃ peace",  # an unknown letter is copied, as replace_unknowns does
}
ENGLISH_TO_ARABIC = {"The war began in Syria.": "تهي حرب بدأ في سوريا."}
# The BPE tokenizer is sacremoses's; its detokenizer writes French punctuation.
ENGLISH_TO_FRENCH = {
    "war and peace in Syria, 2024.": "guerre and paix en Syrie, 2024.",
    "said: new road": "dit : nouveau route",
}


def best(translator: ArgosTranslator, texts: list[str], source: str, target: str) -> list[str]:
    return [made.candidates[0].text for made in translator.translate(texts, source, target)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = package("ar", "en"), package("en", "ar"), package("en", "fr", tokenizer="bpe")
    return install(tmp_path_factory.mktemp("packages"), *made)


@pytest.fixture(scope="module")
def translator(folder: Path) -> ArgosTranslator:
    return ArgosTranslator(folders=[folder])


@pytest.mark.parametrize("text", UNCHANGED)
def test_nothing_to_translate_passes_as_it_is(translator: ArgosTranslator, text: str) -> None:
    assert best(translator, [text], "ar", "en") == [text]


@pytest.mark.parametrize(
    ("pair", "table"),
    [(("ar", "en"), ARABIC_TO_ENGLISH), (("en", "ar"), ENGLISH_TO_ARABIC), (("en", "fr"), ENGLISH_TO_FRENCH)],
    ids=lambda value: "→".join(value) if isinstance(value, tuple) else "",
)
def test_translates_in_order(translator: ArgosTranslator, pair: tuple[str, str], table: dict[str, str]) -> None:
    texts = [*table, "", *table]
    assert best(translator, texts, *pair) == [table.get(text, "") for text in texts]


def test_pivots_over_installed_packages(translator: ArgosTranslator) -> None:
    made = translator.translate(["قال الرئيس في باريس"], "ar", "fr")[0]
    assert made.candidates[0].text == "dit président en Paris"
    assert made.engine.startswith("Argos ar→en 1.0 + en→fr 1.0; ") and "; sha256:" in made.engine
    info = translator.describe("ar", "fr")
    assert (info.name, info.version, info.licence) == ("translate-ar_en + translate-en_fr", "1.0 + 1.0", "CC0-1.0")
    assert len(info.sha256) == 64 and info.sha256 != translator.describe("ar", "en").sha256


def test_gives_hypotheses_with_scores_per_token(translator: ArgosTranslator) -> None:
    made = translator.translate(["قال الوزير"], "ar", "en")[0]
    assert [candidate.text for candidate in made.candidates[:2]] == ["said minister", "stated minister"]
    scores = [candidate.score for candidate in made.candidates]
    assert scores == sorted(scores, reverse=True) and scores[0] <= 0
    # The score of a token does not depend on how many there are: a sentence of sure words is as sure as a word.
    sure = translator.translate(["شهر", "شهر " * 40], "ar", "en")
    assert sure[1].candidates[0].score == pytest.approx(sure[0].candidates[0].score, abs=0.01)


def test_a_retry_looks_further(translator: ArgosTranslator) -> None:
    text = "شهر يوم سلام شهر يوم سلام"
    again = translator.translate([text], "ar", "en", retry=True)[0]
    assert len(again.candidates) > len(translator.translate([text], "ar", "en")[0].candidates)
    assert best(translator, [text], "ar", "en") == ["month day peace month day peace"]
    assert again.candidates[0].text != "month day peace month day peace"  # three words in a row came twice


@pytest.mark.parametrize("prefix", ["__fr__", ">>fr<<"])
def test_a_target_prefix_is_forced_and_not_shown(tmp_path: Path, prefix: str) -> None:
    translator = ArgosTranslator(folders=[install(tmp_path, package("ar", "fr", prefix=prefix))])
    assert best(translator, ["شهر سلام", "حرب " * 150], "ar", "fr") == ["mois paix", " ".join(["guerre"] * 150)]


def test_a_sentence_of_any_length_is_translated_whole(translator: ArgosTranslator) -> None:
    text = "قال الرئيس، " * 400 + "شهر"
    assert best(translator, [text], "ar", "en") == ["said president, " * 400 + "month"]
    assert best(translator, ["س" * 900], "ar", "en") == ["s" * 900]  # no word to cut at


@pytest.mark.parametrize("pair", [("ar", "en"), ("en", "fr")], ids="→".join)
@pytest.mark.parametrize("text", ["\x00", "▁", "_", "</s>", "<unk>", "@@ a@@", "&lt;b&gt;", "a\nb", "🇸🇾", "\ud800 x"])
def test_no_text_stops_it(translator: ArgosTranslator, text: str, pair: tuple[str, str]) -> None:
    made = translator.translate([text, "war"], *pair)
    assert len(made) == 2 and all(one.candidates for one in made)
    assert "\ud800" not in made[0].candidates[0].text


def test_the_same_on_any_number_of_workers_and_batches(folder: Path) -> None:
    texts = [*ARABIC_TO_ENGLISH, "سلام " * 30, *(f"في شهر {n}" for n in range(60))]
    one = ArgosTranslator(EngineSettings(workers=1, threads=2, max_batch_tokens=64), [folder])
    two = ArgosTranslator(EngineSettings(workers=3, threads=0), [folder])
    assert best(one, texts, "ar", "en") == best(two, texts, "ar", "en")


def test_what_was_answered_is_kept_for_the_next_run(folder: Path, tmp_path: Path) -> None:
    cache, texts = tmp_path / "cache" / "engine.sqlite", ["شهر", "سلام"]
    first = ArgosTranslator(folders=[folder], cache=cache).translate(texts, "ar", "fr")
    rows = sqlite3.connect(cache).execute("SELECT count(*) FROM results").fetchone()
    assert rows == (4,)  # each sentence, each of two packages

    class Never(ArgosTranslator):
        def _load(self, package: InstalledPackage) -> LoadedPackage:
            raise AssertionError(package)

    assert Never(folders=[folder], cache=cache).translate(texts[::-1], "ar", "fr") == first[::-1]
    for asked in (EngineSettings(beam_size=5), EngineSettings(compute_type="float32")):  # other options, other answers
        with pytest.raises(AssertionError):
            Never(asked, [folder], cache).translate(texts, "ar", "fr")
    with pytest.raises(AssertionError):
        Never(folders=[folder], cache=cache).translate(texts, "ar", "fr", retry=True)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_cache_is_made_anew(folder: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "engine.sqlite").write_bytes(content)
    for _ in range(2):
        assert best(ArgosTranslator(folders=[folder], cache=tmp_path / "engine.sqlite"), ["شهر"], "ar", "en") == [
            "month"
        ]
    assert sqlite3.connect(tmp_path / "engine.sqlite").execute("SELECT count(*) FROM results").fetchone() == (1,)


def test_what_lies_about_is_skipped_with_a_warning(tmp_path: Path) -> None:
    install(tmp_path, package("ar", "en"))
    for name, metadata in {
        "stray": None,
        "broken": "{",
        "list": "[]",
        "pairless": '{"from_code": "ar"}',
        "sbd": '{"type": "sbd"}',
        ".half": "{",
    }.items():
        (tmp_path / name).mkdir()
        if metadata is not None:
            (tmp_path / name / "metadata.json").write_text(metadata)
    (tmp_path / "file.txt").write_text("")
    translator = ArgosTranslator(folders=[tmp_path, tmp_path / "missing"])
    assert best(translator, ["شهر"], "ar", "en") == ["month"]
    warned = [(Path(issue.origin.path).name, issue.code) for issue in translator.warnings() if issue.origin]
    assert warned == [(name, "stray-package") for name in ("broken", "list", "pairless", "stray")]


@pytest.mark.parametrize(
    ("file", "content", "cause"),
    [
        ("model/model.bin", None, "no model/model.bin"),
        ("model/model.bin", b"\x06\0\0\0garbage", "cannot be loaded"),
        ("model/shared_vocabulary.json", None, "cannot be loaded"),
        ("sentencepiece.model", None, "neither sentencepiece.model nor bpe.model"),
        ("sentencepiece.model", b"garbage", "tokenizer cannot be read"),
    ],
)
def test_a_broken_package_says_how_to_mend_it(tmp_path: Path, file: str, content: bytes | None, cause: str) -> None:
    install(tmp_path, package("ar", "en"))
    path = tmp_path / "translate-ar_en-1_0" / file
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(EngineError, match=cause) as error:
        ArgosTranslator(folders=[tmp_path]).translate(["شهر"], "ar", "en")
    assert "khulasa models install" in str(error.value)


def test_options_that_mean_nothing_are_named(folder: Path) -> None:
    for settings in (EngineSettings(compute_type="int3"), EngineSettings(compute_type="float16")):
        with pytest.raises(EngineError, match=r"engine's options.*mkdocs\.yml"):
            ArgosTranslator(settings, [folder]).translate(["شهر"], "ar", "en")


def test_a_pair_that_nobody_translates_names_the_command(translator: ArgosTranslator) -> None:
    assert translator.supports("ar", "fr") and not translator.supports("fr", "ar")
    with pytest.raises(EngineError, match="khulasa models install fr ar"):
        translator.translate(["mois"], "fr", "ar")


def test_a_package_that_repeats_the_source(tmp_path: Path) -> None:
    """As a real one does at times: the checks have to see it."""
    folder = install(tmp_path, package("ar", "en", untranslated=True))
    assert best(ArgosTranslator(folders=[folder]), ["شهر"], "ar", "en") == ["شهر"]


def _run(code: str, home: Path, **environment: str) -> str:
    names = {"HOME": str(home), "PATH": os.environ["PATH"], **environment}
    done = subprocess.run([sys.executable, "-c", code], env=names, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_looking_installing_and_removing_leave_the_home_folder_empty(tmp_path: Path) -> None:
    home, packages = tmp_path / "home", tmp_path / "packages"
    home.mkdir()
    code = f"""
import sys
from pathlib import Path
from khulasa.engines import models
from khulasa.engines.argos import ArgosTranslator
models.install_file(Path({str(package("ar", "en"))!r}))
assert models.installed() and ArgosTranslator().supports("ar", "en") and ArgosTranslator().describe("ar", "en").licence
models.remove("ar", "en")
assert not ArgosTranslator().supports("ar", "en")
assert "argostranslate" not in sys.modules and "ctranslate2" not in sys.modules
"""
    _run(code, home, ARGOS_PACKAGES_DIR=str(packages))
    assert list(home.iterdir()) == []


STUBS = """
import sys, types
for name in ("stanza", "minisbd"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["minisbd"].SBDetect = None
sys.modules["minisbd"].models = types.SimpleNamespace(cache_dir="", list_models=lambda: ["ar", "en"])
"""


def test_the_same_words_as_argos_itself(folder: Path, tmp_path: Path) -> None:
    """Argos's own translate, its sentence splitter replaced by one that leaves the sentence whole."""
    texts = [*ARABIC_TO_ENGLISH, "سلام سلام سلام", "الجيش في 3/4"]
    code = f"""{STUBS}
import json
from argostranslate import translate
for language in translate.get_installed_languages():
    for made in language.translations_from:
        if hasattr(made, "underlying"):
            made.underlying.sentencizer = types.SimpleNamespace(split_sentences=lambda text: [text])
print(json.dumps([[translate.translate(text, "ar", to) for text in {texts!r}] for to in ("en", "fr")]))
"""
    theirs = json.loads(_run(code, tmp_path, ARGOS_PACKAGES_DIR=str(folder)))
    translator = ArgosTranslator(folders=[folder])
    assert [best(translator, texts, "ar", to) for to in ("en", "fr")] == theirs


@pytest.mark.parametrize(
    "variables", [{}, {"XDG_DATA_HOME": "data"}, {"ARGOS_PACKAGES_DIR": "here"}, {"settings": "set"}]
)
def test_looks_where_argos_looks(tmp_path: Path, variables: dict[str, str]) -> None:
    named = {name: str(tmp_path / value) for name, value in variables.items()}
    if setting := named.pop("settings", None):
        (tmp_path / ".config" / "argos-translate").mkdir(parents=True)
        text = json.dumps({"ARGOS_PACKAGES_DIR": setting})
        (tmp_path / ".config" / "argos-translate" / "settings.json").write_text(text)
    code = """
from khulasa.engines.packages import places
ours = places()
from argostranslate import settings
assert list(ours) == settings.package_dirs, (ours, settings.package_dirs)
"""
    _run(code, tmp_path, **named)
