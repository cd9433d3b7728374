"""Make a small .argosmodel in the real format, whose translations a test can predict.

    python scripts/make_package.py --from ar --to en OUT.argosmodel

A package of Argos Translate is a zip of one folder: metadata.json, README.md, a tokenizer (sentencepiece.model or
bpe.model) and a CTranslate2 model. Here the tokenizer is trained on the word list of make_package.toml, and the
Transformer's weights are constructed instead of learned: position t of the output attends to position t of the
input and says the word that stands for it; letters of an unknown word are transliterated. `--size argos` makes a
model of the dimensions of a published package, for benchmarks. The same arguments give the same bytes.
"""

import argparse
import io
import json
import shutil
import sys
import tempfile
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from constructed_model import ARGOS, SMALL, write_model

DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SPECIAL = ("<unk>", "<s>", "</s>")
SPACE = "▁"
PLAIN = "".join(map(chr, range(0x21, 0x7F)))
EPOCH = (1980, 1, 1, 0, 0, 0)
README = """# {source} → {target}

A small model for tests, made by scripts/make_package.py: it replaces the words of a short list and transliterates
the rest. It has learned nothing from anybody's text.

License: {licence}
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What package to make. ``text``: lines to train the tokenizer on, for the size of a published package."""

    source: str
    target: str
    version: str = "1.0"
    licence: str = "CC0-1.0"
    tokenizer: str = "sentencepiece"
    prefix: str = ""
    untranslated: bool = False
    size: str = "small"
    text: tuple[str, ...] = ()
    seed: int = 1


def cells(lang: str) -> list[list[str]]:
    """The forms of each concept in a language."""
    languages = DATA["lexicon"]["languages"]
    column = languages.index(lang) if lang in languages else languages.index("en")
    return [row[column].split() for row in DATA["lexicon"]["rows"]]


def words(lang: str) -> list[list[str]]:
    """The forms that are read, the one to write first."""
    return [[form for form in cell if not form.startswith("~")] for cell in cells(lang)]


def second_choices(options: Options) -> dict[str, str]:
    """Target word → the word that the model takes for nearly as good."""
    pairs = ((cell[0], form[1:]) for cell in cells(options.target) for form in cell if form.startswith("~"))
    mark = SPACE if options.tokenizer == "sentencepiece" else ""
    return {} if options.untranslated else {mark + first: mark + second for first, second in pairs}


def letters(source: str, target: str) -> dict[str, str]:
    """How each letter of the source language is written in the target language."""
    romanise: Mapping[str, str] = DATA["romanise"].get(source, {})
    write: Mapping[str, str] = DATA["write"].get(target, {})
    table = {}
    for letter in (*romanise, *PLAIN, *romanise.values()):
        roman = romanise.get(letter, letter)
        table[letter] = write.get(roman, write.get(roman.lower(), roman))
    return table


def dictionary(options: Options) -> dict[str, str]:
    """Source word or letter → target word or letter; a word starts with ▁."""
    if options.untranslated:
        return {}
    table = letters(options.source, options.target)
    for ours, theirs in zip(words(options.source), words(options.target), strict=True):
        table.update((SPACE + form, SPACE + theirs[0]) for form in ours)
    return table


def train_sentencepiece(options: Options, table: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """A SentencePiece model and its pieces: characters and the word list, or a unigram model of the text given."""
    import sentencepiece

    second = second_choices(options)
    known = sorted({*table, *table.values(), *second.values()})
    characters = sorted({*PLAIN, *"".join(known)} - {SPACE})
    kind = (
        {"model_type": "unigram", "vocab_size": 8000}
        if options.text
        else {"model_type": "char", "vocab_size": len(characters) + len(known) + 8}
    )
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(options.text or ["".join(characters) + " " + " ".join(characters)]),
        model_writer=model,
        hard_vocab_limit=False,
        user_defined_symbols=[piece for piece in known if len(piece) > 1],
        required_chars="".join(characters),
        character_coverage=1.0,
        num_threads=1,
        normalization_rule_name="identity",
        minloglevel=2,
        **kind,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return model.getvalue(), [processor.id_to_piece(i) for i in range(len(processor))]


def learn_bpe(vocabulary: Sequence[str]) -> list[tuple[str, str]]:
    """Merges, as subword-nmt learns them, until every word of the vocabulary is one symbol.

    Sennrich, Haddow and Birch (2016), "Neural Machine Translation of Rare Words with Subword Units", algorithm 1.
    """
    spelt = [[*word[:-1], word[-1] + "</w>"] for word in sorted(set(vocabulary)) if len(word) > 1]
    merges = []
    while pairs := Counter(pair for word in spelt for pair in pairwise(word)):
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        spelt = [list(_merged(word, best)) for word in spelt]
    return merges


def _merged(word: list[str], pair: tuple[str, str]) -> Iterator[str]:
    i = 0
    while i < len(word):
        if tuple(word[i : i + 2]) == pair:
            yield "".join(pair)
            i += 2
        else:
            yield word[i]
            i += 1


def bpe_model(table: Mapping[str, str], second: Mapping[str, str]) -> tuple[bytes, list[str], dict[str, str]]:
    """A bpe.model, its tokens (``@@`` at the end: the word goes on), and the table over those tokens."""
    whole = [word.removeprefix(SPACE) for word in (*table, *table.values()) if word.startswith(SPACE)]
    merges = learn_bpe([*whole, *second.values()])
    text = "#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges)
    tokens: dict[str, str] = {}
    for ours, theirs in table.items():
        if ours.startswith(SPACE):
            tokens[ours.removeprefix(SPACE)] = theirs.removeprefix(SPACE)
        else:
            tokens.setdefault(ours, theirs)
            tokens.setdefault(ours + "@@", theirs + "@@")
    for a, b in merges:
        for part in (a, a + b):
            if not part.endswith("</w>"):
                spelt = "".join(table.get(letter, letter) for letter in part)
                tokens.setdefault(part + "@@", spelt + "@@")
    return text.encode(), [*SPECIAL, *sorted({*tokens, *tokens.values(), *second.values()} - {*SPECIAL})], tokens


def write_folder(options: Options, folder: Path) -> None:
    """Write the package's folder."""
    table = dictionary(options)
    if options.tokenizer == "bpe":
        tokenizer, pieces, table = bpe_model(table, second_choices(options))
    else:
        tokenizer, pieces = train_sentencepiece(options, table)
    if options.prefix:
        pieces.append(options.prefix)
    (folder / "model").mkdir(parents=True)
    (folder / f"{options.tokenizer}.model").write_bytes(tokenizer)
    shape = ARGOS if options.size == "argos" else SMALL
    index = {piece: i for i, piece in enumerate(pieces)}
    second = second_choices(options)
    first = [table.get(piece, piece) for piece in pieces]
    says = [(index[piece], index[second.get(piece, piece)]) for piece in first]
    write_model(folder / "model", pieces, says, shape, shift=1 if options.prefix else 0, seed=options.seed)
    metadata = {
        "package_version": options.version,
        "argos_version": "1.9.0",
        "from_code": options.source,
        "from_name": options.source,
        "to_code": options.target,
        "to_name": options.target,
        **({"target_prefix": options.prefix} if options.prefix else {}),
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=4) + "\n", encoding="utf-8")
    readme = README.format(source=options.source, target=options.target, licence=options.licence)
    (folder / "README.md").write_text(readme, encoding="utf-8")


def make(out: Path, options: Options) -> Path:
    """Make a package; returns its path."""
    with tempfile.TemporaryDirectory() as temporary:
        name = f"translate-{options.source}_{options.target}-{options.version.replace('.', '_')}"
        folder = Path(temporary) / name
        write_folder(options, folder)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    info = zipfile.ZipInfo(path.relative_to(temporary).as_posix(), EPOCH)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    info.external_attr = 0o644 << 16
                    with path.open("rb") as source, archive.open(info, "w") as target:
                        shutil.copyfileobj(source, target)
    return out


def parse(argv: Sequence[str] | None) -> tuple[Path, Options]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT.argosmodel")
    parser.add_argument("--from", dest="source", required=True, help="language code of the text")
    parser.add_argument("--to", dest="target", required=True, help="language code of the translation")
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--licence", default="CC0-1.0")
    parser.add_argument("--bpe", action="store_true", help="a package with a bpe.model, as older packages have")
    parser.add_argument("--prefix", default="", help="a target prefix token, as packages for several languages have")
    parser.add_argument("--untranslated", action="store_true", help="a model that repeats the source")
    parser.add_argument("--size", choices=("small", "argos"), default="small")
    parser.add_argument("--text", type=Path, help="train the SentencePiece model on this file's lines")
    parser.add_argument("--seed", type=int, default=1)
    args = vars(parser.parse_args(argv))
    out, text, bpe = args.pop("out"), args.pop("text"), args.pop("bpe")
    lines = tuple(text.read_text(encoding="utf-8").splitlines()) if text else ()
    return out, Options(**args, text=lines, tokenizer="bpe" if bpe else "sentencepiece")


if __name__ == "__main__":
    print(make(*parse(None)))
