"""Which spans may belong to a cue, and what stands between."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.encoder.pairs import CONTENT, CUE, FEATURE_SIZES, REACH_CANDIDATES, SOURCE, Terrain, find_pairs, pair_features


def make_terrain(lengths):
    words = sum(lengths)
    return Terrain(np.repeat(np.arange(len(lengths), dtype=np.int32), lengths), np.zeros(words + 1, dtype=np.int32))


def test_a_cue_reaches_two_paragraphs_and_no_further():
    """A source three paragraphs away is not offered."""
    spans = np.array([[SOURCE, 0, 0], [SOURCE, 10, 11], [CUE, 35, 35]], dtype=np.int32)
    assert find_pairs(spans, make_terrain([10, 10, 10, 10])).tolist() == [[2, 1]]


@given(st.lists(st.integers(min_value=0, max_value=2), max_size=60))
def test_features_stay_within_their_tables(roles):
    """Whatever the spans, every feature is below its size, and a cue is offered at most so many candidates of each role a side."""
    spans = np.array([[role, 3 * at, 3 * at + at % 3] for at, role in enumerate(roles)], dtype=np.int32).reshape(-1, 3)
    terrain = make_terrain([30] * 7)
    pairs = find_pairs(spans, terrain)
    if len(pairs):
        features = pair_features(spans, pairs, terrain)
        assert (features >= 0).all() and (features < np.array(FEATURE_SIZES)).all()
        for role in (SOURCE, CONTENT):
            counts = np.bincount(pairs[spans[pairs[:, 1], 0] == role, 0], minlength=1)
            assert counts.max() <= 2 * REACH_CANDIDATES
