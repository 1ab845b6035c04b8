"""Which source and which contents belong to a cue."""

from collections.abc import Callable, Iterator

import numpy as np

from dateline.encoder.crf import Floats
from dateline.encoder.pairs import CONTENT, FEATURE_SIZES, SOURCE, Terrain, find_pairs, pair_features
from dateline.encoder.words import Ints

Scorer = Callable[[Floats, "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"], Floats]
"""Pooled states and features of pairs → their scores. Shapes: ``[pairs, 128]``, ``[pairs, 8]`` → ``[pairs]``."""

NO_SOURCE, NO_CUE = 1, 2
LEAST_SHARE = 0.02


def link_spans(spans: Ints, ends: Floats, terrain: Terrain, scorer: Scorer) -> Iterator[tuple[int, int, float]]:
    """Score every pair of a cue and a source or content near it.

    Args:
        spans: ``[spans, 3]``: role, first word, last word, in the order of the article.
        ends: ``[words, 512]``: the trunk's projections for spans that begin or end at a word.
        terrain: Where the words stand.
        scorer: The linking head.

    Returns:
        ``(cue, other, share)`` as rows of ``spans``: the share of the cue's choice of a source, or the content's choice of a cue, "none"
        being one of the choices; pairs below `LEAST_SHARE` are left out.
    """
    pairs = find_pairs(spans, terrain)
    if not len(pairs):
        return
    cue_first, cue_last, other_first, other_last = np.split(ends, 4, axis=1)
    cues = cue_first[spans[:, 1]] + cue_last[spans[:, 2]]
    others = other_first[spans[:, 1]] + other_last[spans[:, 2]]
    choosers = np.flatnonzero(spans[:, 0] != SOURCE)
    pooled = np.concatenate(
        [
            cues[pairs[:, 0]] + others[pairs[:, 1]],
            np.where((spans[choosers, 0] == CONTENT)[:, None], others[choosers], cues[choosers]),
        ]
    )
    features = np.zeros((len(pooled), len(FEATURE_SIZES) + 1), dtype=np.int64)
    features[: len(pairs), :-1] = pair_features(spans, pairs, terrain)
    features[len(pairs) :, :-1] = FEATURE_SIZES  # one past the last value: absent
    features[len(pairs) :, -1] = np.where(spans[choosers, 0] == CONTENT, NO_CUE, NO_SOURCE)
    scores = np.exp(np.clip(scorer(pooled, features), -30, 30)).astype(np.float64)
    weight, none = scores[: len(pairs)], np.zeros(len(spans))
    none[choosers] = scores[len(pairs) :]
    chooser = np.where(spans[pairs[:, 1], 0] == SOURCE, pairs[:, 0], pairs[:, 1])
    share = weight / (none + np.bincount(chooser, weight, len(spans)))[chooser]
    for at in np.flatnonzero(share >= LEAST_SHARE).tolist():
        yield int(pairs[at, 0]), int(pairs[at, 1]), round(float(share[at]), 4)
