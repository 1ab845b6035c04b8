"""The measures of coreference, against figures worked out by hand and against each other."""

import importlib.util
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PATH = Path(__file__).resolve().parents[2] / "evaluation" / "coreference.py"


@pytest.fixture(scope="module")
def coreference():
    spec = importlib.util.spec_from_file_location("coreference", PATH)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["coreference"] = module
    spec.loader.exec_module(module)
    return module


def chains(*texts: str) -> list[frozenset[str]]:
    return [frozenset(text) for text in texts]


def partitions():
    return st.lists(st.integers(0, 4), min_size=1, max_size=9).map(
        lambda homes: [frozenset(at for at, home in enumerate(homes) if home == one) for one in sorted(set(homes))]
    )


def test_the_example_of_the_scorers_paper(coreference):
    """{abc}{defg} read as {ab}{cd}{fghi}: two links of five are right either way, and shares as Pradhan et al. work them out."""
    score = coreference.CorefScore()
    score.add(chains("abc", "defg"), chains("ab", "cd", "fghi"))
    assert score.muc.right_given / score.muc.given == pytest.approx(2 / 5)
    assert score.muc.right_found / score.muc.found == pytest.approx(2 / 5)
    assert score.b_cubed.right_given / score.b_cubed.given == pytest.approx((1 / 3 * (2 + 2 + 1) + 1 / 4 * (1 + 4)) / 7)
    assert score.b_cubed.right_found / score.b_cubed.found == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 2 / 4 * 2) / 8)
    assert score.ceaf.right_given == pytest.approx(2 * 2 / 5 + 2 * 2 / 8)


@given(partitions())
@settings(max_examples=60)
def test_what_is_read_without_fault_is_whole(coreference, gold):
    """Chains against themselves score one, except that single mentions have no links to find."""
    score = coreference.CorefScore()
    score.add(gold, gold)
    assert score.b_cubed.f1 == pytest.approx(1) and score.ceaf.f1 == pytest.approx(1) and score.mentions.f1 == pytest.approx(1)
    assert score.muc.f1 == pytest.approx(1 if any(len(chain) > 1 for chain in gold) else 0)


@given(partitions(), partitions())
@settings(max_examples=60)
def test_sides_change_places_with_precision_and_recall(coreference, one, other):
    """F1 does not depend on which side is called gold."""
    there, back = coreference.CorefScore(), coreference.CorefScore()
    there.add(one, other)
    back.add(other, one)
    assert there.conll == pytest.approx(back.conll) and 0 <= there.conll <= 1


@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_best_match_is_the_best(coreference, rows, columns, rng):
    """No other one-to-one match of rows and columns is worth more."""
    worth = np.array([[rng.random() for _ in range(columns)] for _ in range(rows)])
    wide = worth if rows <= columns else worth.T
    best = max(sum(wide[row, column] for row, column in enumerate(order[: len(wide)])) for order in permutations(range(wide.shape[1])))
    assert coreference._best_match(worth) == pytest.approx(best)


def test_nothing_found_is_worth_nothing(coreference):
    """An article without a chain on one side counts on the other."""
    score = coreference.CorefScore()
    score.add(chains("ab"), [])
    assert score.conll == 0 and score.mentions.given == 2
