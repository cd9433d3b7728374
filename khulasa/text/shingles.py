"""How much of two texts is the same: word shingles and MinHash.

One hash of each shingle gives all values of the signature (one permutation hashing: Li, Owen and Zhang 2012; empty bins
filled from the next one: Shrivastava and Li 2014), so that a signature costs one pass over the text.
"""

import hashlib
import re
from collections.abc import Iterable

from khulasa.text.normalise import fold

SIZE = 4
"""Words in a shingle."""
SAME_TEXT = 0.6
"""Jaccard similarity of shingles from which two texts are one text, reprinted: about one word in fifteen changed."""
BANDS, ROWS = 32, 4
"""MinHash values in use: 32 bands of 4. A pair as alike as `SAME_TEXT` shares a band with probability
1 - (1 - 0.6⁴)³² = 0.99; one of similarity 0.2 with 0.05, and is then compared exactly."""

_WORD = re.compile(r"[^\W_]+")


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")


def shingles(text: str) -> frozenset[int]:
    """Hashes of every four words in a row, folded; of the whole text where it has fewer."""
    words = _WORD.findall(fold(text))
    if not words:
        return frozenset()
    runs = range(max(1, len(words) - SIZE + 1))
    return frozenset(_hash(" ".join(words[i : i + SIZE])) for i in runs)


def similarity(left: frozenset[int], right: frozenset[int]) -> float:
    """The Jaccard similarity of two sets of shingles, 0 to 1."""
    if not left or not right:
        return 0.0
    common = len(left & right)
    return common / (len(left) + len(right) - common)


def bands(values: Iterable[int]) -> tuple[int, ...]:
    """The MinHash signature in bands: texts that share a band may be alike, and nearly all alike texts share one."""
    size = BANDS * ROWS
    least: list[int | None] = [None] * size
    for value in values:
        place, rest = value % size, value // size
        current = least[place]
        if current is None or rest < current:
            least[place] = rest
    if all(value is None for value in least):
        return ()
    signature: list[tuple[int, int | None]] = []
    for place in range(size):
        step = next(step for step in range(size) if least[(place + step) % size] is not None)
        # The distance goes into the value, or two texts would share bins that both borrow from one.
        signature.append((step, least[(place + step) % size]))
    # Hashes of integers do not depend on the process.
    return tuple(hash((band, *signature[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS))
