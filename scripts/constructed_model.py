"""A CTranslate2 Transformer with constructed weights: token t of the output is what stands for token t of the input.

The hidden state has three parts. *word*: a code of ±1 for what the token stands for. *place*: a code of ±1 for the
position. *said*: empty in the encoder; in the decoder the cross-attention, whose queries and keys are the places,
copies the word at its own place there, and the projection compares it with the codes of the vocabulary. The source
ends with </s>, so the output ends where the input does. Codes have as many +1 as -1 and one length, so that layer
normalisation only scales them. Self-attention and feed-forward weights are zero in the small shape, random and too
weak to change a word in the large one, where they stand for the work of a published model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ctranslate2.specs import TransformerSpec

Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Shape:
    """Dimensions. ``vocabulary``: filled up with tokens that are never said. ``noise``: of the idle weights."""

    layers: int
    word: int
    place: int
    feed_forward: int
    heads: int
    vocabulary: int
    noise: float

    @property
    def depth(self) -> int:
        return 2 * self.word + self.place


SMALL = Shape(layers=1, word=128, place=64, feed_forward=64, heads=1, vocabulary=0, noise=0)
ARGOS = Shape(layers=6, word=192, place=128, feed_forward=2048, heads=8, vocabulary=50_000, noise=0.01)
POSITIONS = 1026
SHARPNESS = 60.0  # of the attention: how far the right place's score stands above the mean
CERTAINTY = 12.0  # of the projection, likewise, in nats


def _codes(rng: np.random.Generator, count: int, size: int) -> Array:
    """Random balanced codes of ±1, one a row."""
    row = np.repeat(np.array([1, -1], dtype=np.float32), size // 2)
    return rng.permuted(np.broadcast_to(row, (count, size)), axis=1)


def write_model(
    folder: Path, pieces: Sequence[str], says: Sequence[tuple[int, int]], shape: Shape, *, shift: int, seed: int
) -> None:
    """Write model.bin, config.json and the vocabulary.

    ``says[i]``: the piece that stands for piece i in the output, and its second choice, or the same again.
    ``shift``: how many forced tokens precede the output.
    """
    rng = np.random.default_rng(seed)
    tokens = [*pieces, *(f"<unused_{i}>" for i in range(shape.vocabulary - len(pieces)))]
    codes = _codes(rng, len(tokens), shape.word)
    places = _codes(rng, POSITIONS, shape.place)
    depth, word, place = shape.depth, slice(0, shape.word), slice(shape.word, shape.word + shape.place)
    said = slice(shape.word + shape.place, depth)

    spec = TransformerSpec.from_config(shape.layers, shape.heads)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    embeddings = np.zeros((len(tokens), depth), np.float32)
    first, second = np.array(says).T
    mixed = (first != second)[:, None]
    embeddings[: len(says), word] = codes[first] * np.where(mixed, 0.8, 1) + codes[second] * np.where(mixed, 0.6, 0)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = np.zeros((len(tokens), depth), np.float32)
    encodings = np.zeros((POSITIONS, depth), np.float32)
    encodings[:, place] = places
    spec.encoder.position_encodings.encodings = encodings
    spec.decoder.position_encodings.encodings = np.concatenate([encodings[:shift], encodings[: POSITIONS - shift]])
    projection = np.zeros((len(tokens), depth), np.float32)
    projection[:, said] = codes * (CERTAINTY / shape.word)
    spec.decoder.projection.weight = projection

    for side in (spec.encoder, spec.decoder):
        _normalise(side.layer_norm, depth)
        for layer in side.layer:
            _idle(layer, shape, rng)
    _attend_to_own_place(spec.decoder.layer[-1].attention, shape, word, place, said)
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _normalise(norm: object, depth: int) -> None:
    norm.gamma, norm.beta = np.ones(depth, np.float32), np.zeros(depth, np.float32)  # type: ignore[attr-defined]


def _linear(linear: object, rows: int, columns: int, noise: float, rng: np.random.Generator) -> None:
    weight = rng.standard_normal((rows, columns), np.float32) * np.float32(noise)
    linear.weight, linear.bias = weight, np.zeros(rows, np.float32)  # type: ignore[attr-defined]


def _idle(layer: object, shape: Shape, rng: np.random.Generator) -> None:
    """Weights that change nothing, or next to nothing."""
    depth = shape.depth
    for name, sizes in (("self_attention", (3, 1)), ("attention", (1, 2, 1))):
        attention = getattr(layer, name, None)
        if attention is not None:
            _normalise(attention.layer_norm, depth)
            for linear, parts in zip(attention.linear, sizes, strict=True):
                _linear(linear, parts * depth, depth, shape.noise, rng)
    _normalise(layer.ffn.layer_norm, depth)  # type: ignore[attr-defined]
    _linear(layer.ffn.linear_0, shape.feed_forward, depth, shape.noise, rng)  # type: ignore[attr-defined]
    _linear(layer.ffn.linear_1, depth, shape.feed_forward, shape.noise, rng)  # type: ignore[attr-defined]


def _attend_to_own_place(attention: object, shape: Shape, word: slice, place: slice, said: slice) -> None:
    """Queries and keys: the place, in every head; values: the word, its parts spread over the heads."""
    depth, heads = shape.depth, shape.heads
    size, part = depth // heads, shape.word // heads
    queries, keys, values, output = (np.zeros((depth, depth), np.float32) for _ in range(4))
    for head in range(heads):
        rows = range(head * size, head * size + min(size, shape.place))
        columns = [place.start + (head * size + i) % shape.place for i in range(len(rows))]
        queries[rows, columns] = SHARPNESS / len(rows) * np.sqrt(size)
        keys[rows, columns] = 1
        for i in range(part):
            values[head * size + i, word.start + head * part + i] = 1
            output[said.start + head * part + i, head * size + i] = 1
    attention.linear[0].weight = queries  # type: ignore[attr-defined]
    attention.linear[1].weight = np.concatenate([keys, values])  # type: ignore[attr-defined]
    attention.linear[2].weight = output  # type: ignore[attr-defined]
