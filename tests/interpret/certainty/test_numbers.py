"""Chances given as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.certainty import choose_certainty, find_certainty_words, to_certainty
from dateline.interpret.certainty.numbers import find_numbers

NUMBERS = [
    ("a 70 percent chance", (0.7, 0.7)),
    ("a 70% probability", (0.7, 0.7)),
    ("a seventy per cent likelihood", (0.7, 0.7)),
    ("a 60 to 70 percent chance", (0.6, 0.7)),
    ("a 60-70 percent chance", (0.6, 0.7)),
    ("between 60 and 70 percent likely", (0.6, 0.7)),
    ("more than 90 percent certain", (0.9, 1)),
    ("a 90 percent or better chance", (0.9, 1)),
    ("a less than 10 percent chance", (0, 0.1)),
    ("about 40 percent likely", (0.4, 0.4)),
    ("chance of a default at 35 percent", (0.35, 0.35)),
    ("odds that it passes are 35 percent", (0.35, 0.35)),
    ("probability of 12.5%", (0.125, 0.125)),
    ("a one-in-three chance", (1 / 3, 1 / 3)),
    ("a three in four chance", (0.75, 0.75)),
    ("chances of a truce are about 3 in 10", (0.3, 0.3)),
    ("two-to-one against", (1 / 3, 1 / 3)),
    ("a 4-1 underdog", (0.2, 0.2)),
    ("the 3-1 favorite", (0.75, 0.75)),
    ("odds of 3-1 on", (0.75, 0.75)),
    ("a 60-40 chance", (0.6, 0.6)),
    ("a 50-50 chance", (0.5, 0.5)),
    ("odds of two to one", (1 / 3, 2 / 3)),
]


@pytest.mark.parametrize(("words", "chances"), NUMBERS, ids=[words for words, _ in NUMBERS])
def test_a_number_is_read_whole(words, chances):
    """Percentages, shares and odds; odds whose side is not told can be either way."""
    [(start, end, found)] = find_numbers(f"they see {words}, he said")
    assert f"they see {words}, he said"[start:end] == words
    assert found == pytest.approx(chances)


@pytest.mark.parametrize(
    "text",
    [
        "the bill passed 70 to 30",
        "rates rose 3 percent, a chance event",
        "a 120 percent chance",
        "they won 3-1",
        "four in ten voters",
        "polled nov. 6 to 10 on telephones",
        "70 percent of voters are likely to stay",
        "a five in three chance",
    ],
)
def test_a_number_of_something_else_is_none(text):
    """Votes, rates, scores, shares of people, and what no chance can be."""
    assert find_numbers(text) == []


@pytest.mark.parametrize(("words", "median"), [("even odds", 0.5), ("a toss-up", 0.5), ("an even chance", 0.5), ("an even bet", 0.5)])
def test_even_is_a_number(words, median):
    """Said in words, and a number all the same."""
    text = f"It is {words} that they win."
    certainty = to_certainty(choose_certainty(find_certainty_words(text)), text=text)
    assert (certainty.median, certainty.basis.value) == (median, "numeric")


@given(st.integers(0, 100))
def test_every_percentage_is_that_share(percent):
    """From none to all."""
    text = f"There is a {percent} percent chance of a strike."
    assert [chances for _, _, chances in find_numbers(text)] == [(percent / 100, percent / 100)]


@given(st.integers(1, 50), st.integers(1, 50))
def test_odds_against_and_in_favor_make_one(one, other):
    """The two sides of a bet."""
    [(_, _, against)] = find_numbers(f"odds of {one}-{other} against")
    [(_, _, favor)] = find_numbers(f"odds of {one}-{other} in favor")
    assert against[0] + favor[0] == pytest.approx(1) and against[0] <= favor[0]
