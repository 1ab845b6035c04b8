"""Decoding: tags, spans, scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.crf import Moves, best_tags, find_spans, span_scores

BAN = -1e4


def make_moves(seed: int = 0) -> Moves:
    random = np.random.default_rng(seed)
    moves, first = random.normal(size=(7, 7)).astype(np.float32), random.normal(size=7).astype(np.float32)
    for inside in (2, 4, 6):
        allowed = [inside - 1, inside]
        moves[[tag for tag in range(7) if tag not in allowed], inside] = BAN
        first[inside] = BAN
    return Moves(first, moves, random.normal(size=7).astype(np.float32))


def value_of(emissions, tags, moves):
    steps = sum(emissions[at, tag] for at, tag in enumerate(tags))
    return moves.first[tags[0]] + steps + sum(moves.moves[a, b] for a, b in itertools.pairwise(tags)) + moves.last[tags[-1]]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
def test_the_best_labelling_is_the_best_of_all(length):
    """Viterbi finds what trying every labelling finds, and a tag is as likely as the labellings that have it."""
    moves = make_moves(length)
    emissions = np.random.default_rng(length).normal(size=(length, 7)).astype(np.float32)
    ((found, sure),) = best_tags([emissions], [moves])
    best = max(itertools.product(range(7), repeat=length), key=lambda tags: value_of(emissions, tags, moves))
    assert tuple(found.tolist()) == best
    weights = {tags: np.exp(value_of(emissions, tags, moves)) for tags in itertools.product(range(7), repeat=length)}
    shares = [sum(w for tags, w in weights.items() if tags[at] == best[at]) / sum(weights.values()) for at in range(length)]
    assert sure.tolist() == pytest.approx(shares if any(best) else [0.0] * length, abs=1e-4)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=12), st.integers(min_value=0, max_value=1000))
def test_a_paragraph_is_labelled_the_same_alone_and_in_company(lengths, seed):
    """What stands beside a paragraph in a group, and of which head it is, cannot change its tags; an empty one has none."""
    random, moves = np.random.default_rng(seed), [make_moves(seed), make_moves(seed + 1)]
    emissions = [random.normal(size=(length, 7)).astype(np.float32) for length in lengths]
    which = [at % 2 for at in range(len(lengths))]
    together = best_tags(emissions, moves, which)
    alone = [best_tags([one], [moves[head]])[0] for one, head in zip(emissions, which, strict=True)]
    assert [tags.tolist() for tags, _ in together] == [tags.tolist() for tags, _ in alone]
    assert all(np.allclose(mine, own, atol=1e-5) for (_, mine), (_, own) in zip(together, alone, strict=True))
    assert [len(tags) for tags, _ in together] == lengths


def test_spans_end_where_another_begins():
    """Two spans of one role may touch."""
    tags = np.array([0, 5, 6, 6, 5, 0, 3, 1, 2], dtype=np.int8)
    assert find_spans(tags).tolist() == [[2, 1, 3], [2, 4, 4], [1, 6, 6], [0, 7, 8]]


def test_a_span_is_as_sure_as_its_least_sure_edge():
    """A ragged edge lowers the score of all of it."""
    tags = np.array([5, 6, 6, 0], dtype=np.int8)
    (score,) = span_scores(np.array([0.9, 0.95, 0.4, 1.0], dtype=np.float32), find_spans(tags))
    assert score == pytest.approx(0.4)
