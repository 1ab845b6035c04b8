"""Text → tokens, and patterns over them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar.patterns import Automaton, capture, parse_pattern
from dateline.calendar.recognise import automaton, rules
from dateline.calendar.tokens import find_tokens


@given(st.text(max_size=300))
def test_tokens_are_exact_and_in_order(text):
    """Each holds its own characters; between them there is only space."""
    edge = 0
    for token in find_tokens(text):
        assert text[edge : token.start].isspace() or edge == token.start
        assert text[token.start : token.end] == token.text
        edge = token.end
    assert not text[edge:].strip()


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("twenty-two", {"NUM": 22}),
        ("a hundred and five", {"NUM": 105}),
        ("two thousand", {"YEAR": 2000, "NUM": 2000}),
        ("nineteen ninety-six", {"YEAR": 1996}),
        ("twenty nineteen", {"YEAR": 2019}),
        ("two hundred", {"NUM": 200}),
        ("three dozen", {"NUM": 36}),
        ("a couple of", {"NUM": 2, "ABOUT": True}),
        ("twenty-first", {"ORD": 21, "DAYTH": 21}),
    ],
)
def test_numbers_in_words_are_one_token(words, classes):
    """With their value; years as they are spoken."""
    [token] = find_tokens(words)
    assert token.classes == classes


@pytest.mark.parametrize("words", ["one two", "two three", "hundred one two", "twenty thirty forty fifty"])
def test_numbers_in_a_row_stay_apart(words):
    """They are no number together."""
    assert len(find_tokens(words)) > 1


def test_the_longest_match_wins_and_of_two_the_earlier_rule():
    """As grammar.toml says."""
    machine = Automaton(
        [parse_pattern(text, {}) for text in ("last m:MONTH", "last m:MONTH y:YEAR", "last m:MONTH y:YEAR", "(last)? q:NUM")]
    )
    signatures = [machine.signature(token) for token in find_tokens("last May 2018 was")]
    assert machine.longest(signatures, 0)[:2] == (3, 1)


def test_labels_keep_what_they_cover():
    """Groups and symbols, where they matched anything."""
    pattern = parse_pattern("(mod:(early|the end of))? m:MONTH (,? y:YEAR)?", {})
    machine = Automaton([pattern])
    signatures = [machine.signature(token) for token in find_tokens("the end of May, 2018")]
    assert capture(pattern, signatures) == {"mod": (0, 3), "m": (3, 4), "y": (5, 6)}


def test_a_bracket_too_many_is_told():
    """A mistake in the grammar is found when it is read."""
    with pytest.raises(ValueError, match="bracket"):
        parse_pattern("(a|b) c)", {})


def test_every_rule_has_a_reader():
    """And every class that the grammar names is known."""
    from dateline.calendar.lexicon import table
    from dateline.calendar.patterns import symbols_of
    from dateline.calendar.readers import READERS

    assert {rule.read for rule in rules()} == set(READERS)
    figures = {"ISO", "NUMERIC", "CLOCK", "DECADE", "SHORT_YEAR", "DAYTH", "FRACTION", "YEAR", "DAYNUM", "HOURNUM", "TWO", "HOLIDAY"}
    named = {symbol for rule in rules() for symbol in symbols_of(rule.pattern) if symbol[0].isupper()}
    assert named <= set(table("words")) | figures
    assert automaton().patterns == [rule.pattern for rule in rules()]
