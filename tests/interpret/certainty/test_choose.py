"""Which of several words carries how sure a clause is."""

import pytest

from dateline.interpret.certainty import choose_certainty, find_certainty_words, is_denied_beside


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("It will rain.", "will"),
        ("It will probably rain.", "probably"),
        ("It would most likely rain.", "most likely"),
        ("Perhaps it will rain.", "Perhaps"),
        ("It is likely that it will rain.", "is likely"),
        ("There is little chance that it will rain.", "little chance that"),
        ("There is a 70 percent chance that it will rain.", "a 70 percent chance"),
        ("He doubts that it will rain.", "doubts"),
        ("I don’t think it will rain.", "don’t think"),
        ("He expects that it will rain.", "will"),
        ("He believes it will rain.", "will"),
        ("He fears it may rain.", "may"),
        ("They expect rain.", "expect"),
        ("He vowed that it would not rain.", "would"),
        ("The plan to build a dam will fail.", "will"),
        ("A deal likely to anger farmers will be signed.", "will"),
        ("A deal likely to anger farmers was shelved.", "likely to"),
        ("She was probably going to leave.", "probably"),
        ("It rained.", None),
    ],
)
def test_one_of_them_carries_it(text, chosen):
    """Numbers and adverbs before modals; a verb over a whole clause only where it weakens the clause or is its only mark."""
    found = choose_certainty(find_certainty_words(text))
    assert (found and text[found.start : found.end]) == chosen


def test_only_the_clause_counts():
    """What was found in another clause is left out."""
    text = "It could rain, but it will probably snow."
    founds = find_certainty_words(text)
    first = choose_certainty(founds, end=text.index(","))
    second = choose_certainty(founds, start=text.index("but"))
    assert [text[item.start : item.end] for item in (first, second)] == ["could", "probably"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It will not rain.", True),
        ("It will probably not rain.", True),
        ("It probably will not rain.", True),
        ("It probably won’t rain.", True),
        ("It never will rain.", True),
        ("It won’t rain.", False),
        ("It is not likely to rain.", False),
        ("It will probably rain.", False),
    ],
)
def test_a_denial_beside_the_chosen_word(text, denied):
    """A "not" outside the stretch denies; one within is part of the term."""
    founds = find_certainty_words(text)
    assert is_denied_beside(choose_certainty(founds), founds) is denied
