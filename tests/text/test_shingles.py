"""Shingles and MinHash bands: the same on every run, alike for texts that are alike."""

import os
import subprocess
import sys

import pytest

from khulasa.text.shingles import BANDS, bands, shingles, similarity
from tests.conftest import REPOSITORY

WORDS = [f"word{number}" for number in range(400)]


def text(changed: int) -> str:
    """The words with every n-th one changed, ``changed`` of them in all."""
    step = len(WORDS) // changed if changed else 0
    return " ".join("other" if step and number % step == 0 else word for number, word in enumerate(WORDS))


@pytest.mark.parametrize("empty", ["", " ", "…"])
def test_text_without_words(empty: str) -> None:
    assert shingles(empty) == frozenset()
    assert bands(shingles(empty)) == ()
    assert similarity(shingles(empty), shingles(empty)) == 0.0


def test_short_text_is_one_shingle() -> None:
    assert len(shingles("two words")) == 1
    assert len(bands(shingles("two words"))) == BANDS


def test_spelling_and_punctuation_fold() -> None:
    assert shingles("كِتَابٌ، «جديد» عن المدينة") == shingles("كتاب جديد عن المدينه")


@pytest.mark.parametrize(("changed", "least", "most"), [(0, 1, 1), (10, 0.75, 0.95), (25, 0.5, 0.7), (100, 0, 0.05)])
def test_similarity_falls_with_every_change(changed: int, least: float, most: float) -> None:
    assert least <= similarity(shingles(text(0)), shingles(text(changed))) <= most


def test_alike_texts_share_a_band_and_others_do_not() -> None:
    own = set(bands(shingles(text(0))))
    assert own & set(bands(shingles(text(20))))
    assert not own & set(bands(shingles(" ".join(f"else{number}" for number in range(400)))))


def test_bands_do_not_depend_on_the_process() -> None:
    script = (
        "from khulasa.text.shingles import bands, shingles; print(bands(shingles('أعلنت البلدية إعادة فتح الجسر')))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
