"""What stands between a cue and a span that may belong to it: the features by which the linking head tells pairs apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.encoder.words import Ints, Paragraph

SOURCE, CUE, CONTENT = range(3)
REACH_PARAGRAPHS = 2
"""A cue and its parts stand at most this many paragraphs apart."""
REACH_CANDIDATES = 8
"""Of the candidates on either side of a span, only this many are scored."""
FEATURE_SIZES = (2, 16, 5, 4, 4, 4, 4)
"""Values of each feature: part (source, content), distance, paragraphs, sentences, cues, like spans, other spans between."""


@dataclass(frozen=True, slots=True)
class Terrain:
    """Where each word of an article stands.

    Shapes: ``paragraph`` ``[words]``, ``stops`` ``[words + 1]``: how many sentence ends come before each word.
    """

    paragraph: Ints
    stops: Ints


def terrain_of(paragraphs: Sequence[Paragraph]) -> Terrain:
    """Lay out an article's words by paragraph and sentence."""
    lengths = [len(paragraph) for paragraph in paragraphs]
    stops = np.concatenate([[0], *(paragraph.stops for paragraph in paragraphs)])
    return Terrain(
        paragraph=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        stops=np.cumsum(stops, dtype=np.int32),
    )


def find_pairs(spans: Ints, terrain: Terrain) -> Ints:
    """List the pairs of a cue and a source or content that stand near enough to belong together.

    Args:
        spans: ``[spans, 3]``: role, first word, last word; in the order of the article.
        terrain: Where the words stand.

    Returns:
        ``[pairs, 2]``: rows of ``spans``: the cue's, then the other's.
    """
    roles = spans[:, 0]
    cues = np.flatnonzero(roles == CUE)
    home = terrain.paragraph[spans[:, 1]]
    found = []
    for role in (SOURCE, CONTENT):
        others = np.flatnonzero(roles == role)
        if not len(cues) or not len(others):
            continue
        after = np.searchsorted(spans[others, 1], spans[cues, 1])
        place = after[:, None] + np.arange(-REACH_CANDIDATES, REACH_CANDIDATES)[None, :]
        row, column = np.nonzero((place >= 0) & (place < len(others)))
        pairs = np.stack([cues[row], others[place[row, column]]], axis=1)
        found.append(pairs[np.abs(home[pairs[:, 0]] - home[pairs[:, 1]]) <= REACH_PARAGRAPHS])
    return np.concatenate(found).astype(np.int32) if found else np.zeros((0, 2), dtype=np.int32)


def pair_features(spans: Ints, pairs: Ints, terrain: Terrain) -> Ints:
    """Describe what stands between the two spans of each pair.

    Args:
        spans: As for `find_pairs`.
        pairs: As `find_pairs` gives them.
        terrain: Where the words stand.

    Returns:
        ``[pairs, len(FEATURE_SIZES)]``, each below its size.
    """
    cue, other = spans[pairs[:, 0]], spans[pairs[:, 1]]
    after = other[:, 1] > cue[:, 1]
    gap_start = np.where(after, cue[:, 2], other[:, 2]) + 1
    gap_end = np.maximum(np.where(after, other[:, 1], cue[:, 1]), gap_start)
    distance = np.minimum(np.ceil(np.log2(gap_end - gap_start + 1)).astype(np.int32), 7)
    paragraphs = terrain.paragraph[other[:, 1]] - terrain.paragraph[cue[:, 1]]
    between = [_count_between(np.sort(spans[spans[:, 0] == role, 1]), gap_start, gap_end) for role in range(3)]
    is_content = other[:, 0] == CONTENT
    return np.stack(
        [
            is_content,
            np.where(after, 8 + distance, 7 - distance),
            np.clip(paragraphs, -2, 2) + 2,
            np.minimum(terrain.stops[gap_end] - terrain.stops[gap_start], 3),
            np.minimum(between[CUE], 3),
            np.minimum(np.where(is_content, between[CONTENT], between[SOURCE]), 3),
            np.minimum(np.where(is_content, between[SOURCE], between[CONTENT]), 3),
        ],
        axis=1,
    ).astype(np.int32)


def _count_between(firsts: Ints, start: Ints, end: Ints) -> Ints:
    counts: Ints = (np.searchsorted(firsts, end) - np.searchsorted(firsts, start)).astype(np.int32)
    return counts
