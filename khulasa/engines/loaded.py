"""One Argos package in memory: its tokenizer and one long-lived CTranslate2 translator."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from khulasa.engines.packages import TOKENIZERS, InstalledPackage
from khulasa.errors import EngineError
from khulasa.model import Candidate

WORD = "▁"  # SentencePiece: a word begins here
JOINER = "@@"  # BPE: the word goes on
# Argos translates with this penalty (argostranslate.translate.apply_packaged_translation), so we do.
LENGTH_PENALTY = 0.2
# CTranslate2 stops at 256 tokens of output, and some models know no position above 512: longer sentences are cut.
MAX_TOKENS = 200


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for a translation; ``no_repeat_ngram_size``: words in a row that must not come twice, 0 for any."""

    beam_size: int
    n_best: int
    no_repeat_ngram_size: int = 0


@dataclass(frozen=True, slots=True)
class Threads:
    """``workers`` batches at a time, ``per_worker`` threads each, ``max_tokens`` of source text in all of them together
    (at a beam of 4; fewer at a wider one), which bounds the memory; ``compute_type`` is CTranslate2's."""

    workers: int
    per_worker: int
    max_tokens: int
    compute_type: str


class LoadedPackage:
    """A package that is ready to translate. Raises EngineError, with the remedy, when it cannot be loaded."""

    def __init__(self, package: InstalledPackage, threads: Threads) -> None:
        self.package, self._threads = package, threads
        self._tokenizer = _tokenizer(package)
        self._translator = _translator(package, threads)

    def translate(self, texts: Sequence[str], search: Search) -> list[tuple[Candidate, ...]]:
        """The hypotheses for each text, best first. A text without a token gives itself."""
        # A lone surrogate is no character, and CTranslate2 takes none.
        valid = [text.encode("utf-8", "replace").decode() for text in texts]
        chunks = [_cut(self._tokenizer.encode(text)) for text in valid]
        results = iter(self._run([chunk for parts in chunks for chunk in parts], search))
        return [
            self._candidates([next(results) for _ in parts], search) if parts else (Candidate(text, 0.0),)
            for text, parts in zip(texts, chunks, strict=True)
        ]

    def _run(self, chunks: list[list[str]], search: Search) -> list[Any]:
        if not chunks:
            return []
        beam = max(search.beam_size, search.n_best)
        prefix = [[self.package.prefix]] * len(chunks) if self.package.prefix else None
        try:
            return list(
                self._translator.translate_batch(
                    chunks,
                    target_prefix=prefix,
                    replace_unknowns=True,
                    max_batch_size=self._batch_size(chunks, beam),
                    batch_type="tokens",
                    beam_size=beam,
                    num_hypotheses=search.n_best,
                    length_penalty=LENGTH_PENALTY,
                    no_repeat_ngram_size=search.no_repeat_ngram_size,
                    return_scores=True,
                )
            )
        except (RuntimeError, ValueError) as error:
            raise _broken(self.package, f"it stopped while translating ({error})") from error

    def _batch_size(self, chunks: Sequence[Sequence[str]], beam: int) -> int:
        """Tokens to a batch: few enough for every worker to have one."""
        workers = self._threads.workers
        share = -(-sum(map(len, chunks)) // workers)
        return max(MAX_TOKENS, min(self._threads.max_tokens * 4 // beam // workers, share))

    def _candidates(self, results: Sequence[Any], search: Search) -> tuple[Candidate, ...]:
        """Put a text's chunks together, hypothesis by hypothesis, as Argos puts sentences together."""
        found: dict[str, Candidate] = {}
        for rank in range(min(search.n_best, *(len(result.hypotheses) for result in results))):
            hypotheses = [self._without_prefix(result.hypotheses[rank]) for result in results]
            # CTranslate2 divides the sum of log probabilities by length ** penalty; the end of the sentence counts.
            lengths = [len(result.hypotheses[rank]) + 1 for result in results]
            total = sum(
                result.scores[rank] * length**LENGTH_PENALTY for result, length in zip(results, lengths, strict=True)
            )
            text = self._tokenizer.decode([token for tokens in hypotheses for token in tokens])
            text = text.removeprefix(" ")
            found.setdefault(text, Candidate(text, total / sum(lengths)))
        return tuple(found.values())

    def _without_prefix(self, tokens: list[str]) -> list[str]:
        return tokens[1:] if self.package.prefix and tokens[:1] == [self.package.prefix] else tokens


def _cut(tokens: list[str]) -> list[list[str]]:
    """Halve a sentence of too many tokens where it hurts least: after punctuation, else between words."""
    if len(tokens) <= MAX_TOKENS:
        return [tokens] if tokens else []
    middle, half = len(tokens) // 2, len(tokens) // 4
    pieces = any(token.startswith(WORD) for token in tokens)

    def cost(i: int) -> tuple[int, int]:
        begins = tokens[i].startswith(WORD) if pieces else not tokens[i - 1].endswith(JOINER)
        before = tokens[i - 1].strip(WORD)
        pause = begins and before and all(unicodedata.category(char)[0] == "P" for char in before)
        return (0 if pause else 1 if begins else 2), abs(i - middle)

    at = min(range(middle - half, middle + half + 1), key=cost)
    return [*_cut(tokens[:at]), *_cut(tokens[at:])]


def _tokenizer(package: InstalledPackage) -> Any:
    """The package's own tokenizer, as Argos Translate reads it."""
    if not any((package.path / name).is_file() for name in TOKENIZERS):
        raise _broken(package, f"it has neither {' nor '.join(TOKENIZERS)}")
    from argostranslate.package import Package  # noqa: PLC0415 (its import creates folders in the home directory)

    try:
        tokenizer = Package(package.path).tokenizer
        tokenizer.encode("a")
    except Exception as error:  # whatever the tokenizer's library raises at a damaged file
        raise _broken(package, f"its tokenizer cannot be read ({error})") from error
    return tokenizer


def _translator(package: InstalledPackage, threads: Threads) -> Any:
    model = package.path / "model"
    if not (model / "model.bin").is_file():
        raise _broken(package, "it has no model/model.bin")
    import ctranslate2  # noqa: PLC0415 (its import takes a second, and a full memory needs none)

    try:
        return ctranslate2.Translator(
            str(model),
            device="cpu",
            inter_threads=threads.workers,
            intra_threads=threads.per_worker,
            compute_type=threads.compute_type,
        )
    except ValueError as error:
        raise EngineError(f"the engine's options cannot be used: {error}; see mkdocs.yml, engine") from error
    except (RuntimeError, MemoryError) as error:
        raise _broken(package, f"its model cannot be loaded ({error})") from error


def _broken(package: InstalledPackage, why: str) -> EngineError:
    remedy = f"install it again: khulasa models install {package.source} {package.target}"
    return EngineError(f"{package.path}: the package {package.label} cannot be used: {why}; {remedy}")


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
