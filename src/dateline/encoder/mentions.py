"""Mentions: from the head's numbers to the stretches that speak of somebody or something."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.crf import Floats
from dateline.records import MentionType

LONGEST = 40
"""Words in the longest mention."""
TYPES = tuple(MentionType)
PART = 128
"""Numbers a word from which a mention that begins or ends there or runs over it is pooled: three times as many in a row."""
WEIGHT = LONGEST + 3 * len(TYPES)
"""The column that says, as a logarithm, how much a word is what a mention over it is about."""

Longs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mentions:
    """In the order of the text, of those that begin together the longest first.

    Shapes: ``spans`` ``[mentions, 2]``, first and last word; ``types``, ``scores`` ``[mentions]``.
    """

    spans: Longs
    types: Longs
    scores: Floats


def find_mentions(numbers: Floats) -> Mentions:
    """Choose the stretches that are likelier mentions than not; of two that cross each other the likelier.

    Args:
        numbers: Of each word the log odds that a mention begins there and runs on for 0, 1, … more, low where a paragraph ends before;
            what it speaks for as the type of a mention that begins there, ends there, runs over it; its weight; what mentions are pooled
            from.

    Shapes: ``[words, WEIGHT + 1 + 3 · PART]``.
    """
    first, length = np.nonzero(numbers[:, :LONGEST] > 0)
    spans, odds = np.stack([first, first + length], 1), numbers[first, length]
    kept = np.sort(_without_crossing(spans.tolist(), np.argsort(-odds, kind="stable").tolist()))
    kept = kept[np.lexsort((-spans[kept, 1], spans[kept, 0]))]
    spans = spans[kept].astype(np.int64)
    scores = (1 / (1 + np.exp(-np.clip(odds[kept], -30, 30)))).astype(np.float32)
    return Mentions(spans, types_of(numbers, spans).argmax(1).astype(np.int64), scores)


def _without_crossing(rows: list[list[int]], order: list[int]) -> Longs:
    """Those that no earlier one in an order crosses; one inside another does not cross it."""
    kept: list[int] = []
    through: dict[int, list[tuple[int, int]]] = {}
    for at in order:
        low, high = rows[at]
        rivals = {rival for word in (low, high) for rival in through.get(word, [])}
        if any(start < low <= end < high or low < start <= high < end for start, end in rivals):
            continue
        kept.append(at)
        for word in range(low, high + 1):
            through.setdefault(word, []).append((low, high))
    return np.array(kept, dtype=np.int64)


def types_of(numbers: Floats, spans: Longs) -> Floats:
    """How well each type fits each mention: what its first word, its last and all of them, by weight, speak for. ``[mentions, types]``."""
    first, last, inside = (numbers[:, LONGEST + len(TYPES) * at :][:, : len(TYPES)] for at in range(3))
    return first[spans[:, 0]] + last[spans[:, 1]] + weigh(numbers, inside, spans)


def pool(numbers: Floats, spans: Longs) -> Floats:
    """What a mention is taken for: its first word's part, its last word's, and those of all, by weight. ``[mentions, PART]``."""
    first, last, inside = (numbers[:, WEIGHT + 1 + PART * at :][:, :PART] for at in range(3))
    return first[spans[:, 0]] + last[spans[:, 1]] + weigh(numbers, inside, spans)


def weigh(numbers: Floats, parts: Floats, spans: Longs) -> Floats:
    """The mean of each mention's words, by how much each of them is what the mention is about. ``[words, n]`` → ``[mentions, n]``."""
    weight = np.exp(numbers[:, WEIGHT, None].astype(np.float64))
    total = np.concatenate([np.zeros((1, parts.shape[1] + 1)), np.concatenate([weight * parts, weight], axis=1).cumsum(0)])
    summed = total[spans[:, 1] + 1] - total[spans[:, 0]]
    mean: Floats = (summed[:, :-1] / summed[:, -1:]).astype(np.float32)
    return mean
