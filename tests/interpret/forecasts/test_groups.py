"""Words of certainty put together by clause."""

import pytest

from dateline.interpret.certainty import find_certainty_words
from dateline.interpret.forecasts.groups import Group, find_groups


def groups_of(text: str) -> list[Group]:
    return find_groups(text, find_certainty_words(text), 0, len(text))


TOGETHER = [
    ("The vote will probably be held in May.", "will probably", "probably"),
    ("The pact will not probably hold.", "will not probably", "probably"),
    ("The pact may, perhaps, hold.", "may, perhaps", "perhaps"),
    ("The pact is not expected to hold.", "is not expected to", "not expected to"),
    ("The pact won't hold.", "won't", "will not"),
]


@pytest.mark.parametrize(("sentence", "words", "term"), TOGETHER, ids=[row[1] for row in TOGETHER])
def test_words_of_one_verb_are_one_group(sentence, words, term):
    """A modal and its adverb belong together, and the one that says most is chosen."""
    (group,) = groups_of(sentence)
    assert (sentence[group.start : group.end], group.chosen.term, group.over) == (words, term, None)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The pact is likely to hold and could last.", ["is likely to", "could"]),
        ("The envoy plans to go and will probably stay.", ["plans to", "will probably"]),
        ("He fears the pact may fail, but it could hold.", ["may", "could"]),
    ],
)
def test_each_verb_has_its_own_group(sentence, words):
    """Two clauses with words of certainty are two groups, in the order of the text."""
    assert [sentence[group.start : group.end] for group in groups_of(sentence)] == words


@pytest.mark.parametrize(
    ("sentence", "words", "term"),
    [
        ("He doubts that the pact would hold.", "would", "doubt"),
        ("There is little chance the pact will hold.", "will", "little chance"),
        ("There is a 70 percent chance that the pact will hold.", "will", "number"),
    ],
)
def test_what_weakens_a_clause_from_above_is_its_certainty(sentence, words, term):
    """The clause keeps its modal; how sure it is stands over it."""
    (group,) = groups_of(sentence)
    assert sentence[group.start : group.end] == words
    assert group.over is not None
    assert group.chosen.term == group.over.term == term


def test_an_expectation_over_a_modal_gives_way():
    """‘Expects that it will’ is "will" (guidelines §6)."""
    (group,) = groups_of("He expects that the pact will hold.")
    assert (group.chosen.term, group.over) == ("will", None)


DENIALS = [
    ("The pact will hold.", False),
    ("The pact will not hold.", True),
    ("The pact won't hold.", True),
    ("The pact will not probably hold.", True),
    ("He doubts that the pact would hold.", True),
    ("He doubts that the pact won't hold.", False),
    ("The pact is not expected to hold.", True),
]


@pytest.mark.parametrize(("sentence", "denies"), DENIALS, ids=[row[0] for row in DENIALS])
def test_two_denials_take_each_other_back(sentence, denies):
    """A group denies where an odd number of its words does, the one over it counted."""
    assert [group.denies for group in groups_of(sentence)] == [denies]


@pytest.mark.parametrize("sentence", ["The pact may, however, hold.", "The vote will probably be held.", "He doubts that it could hold."])
def test_the_modal_is_the_modal(sentence):
    """Where there is a modal verb it is named, whatever else is chosen."""
    (group,) = groups_of(sentence)
    assert group.modal is not None
    assert group.modal.construction == "modal"


def test_a_sentence_without_words_of_certainty_has_none():
    """Nothing found, nothing grouped."""
    assert groups_of("The envoy left on Monday.") == []
