"""On what a clause depends, and what only looks like it."""

import pytest

from dateline.interpret.attributions.sentences import find_sentences
from dateline.interpret.forecasts.conditions import Sentence, find_condition, find_conditions


def conditions_of(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in find_conditions(sentence, (0, len(sentence)))]


CONDITIONS = [
    ("If talks fail, the strike will go on.", "If talks fail"),
    ("The strike will go on if talks fail, she said.", "if talks fail"),
    ("The strike will go on if talks fail, two senior union officials said.", "if talks fail"),
    ("The strike will, if talks fail, go on.", "if talks fail"),
    ("“If they come, we will fight,” he said.", "If they come"),
    ("The strike will go on unless ministers pay.", "unless ministers pay"),
    ("The port will open provided the crane works.", "provided the crane works"),
    ("The port will open provided that the crane works.", "provided that the crane works"),
    ("The deal will hold as long as prices fall.", "as long as prices fall"),
    ("The port will close once the ice comes.", "once the ice comes"),
    ("The rate will fall depending on the data.", "depending on the data"),
    ("Without money, the plan will fail.", "Without money"),
    ("The district would turn if Gov. Hal Benson (D) names her.", "if Gov. Hal Benson (D) names her"),
    ("The vote will slip if the court sits past 5 p.m. on Monday, she said.", "if the court sits past 5 p.m. on Monday"),
    ("If elected, she will raise taxes.", "If elected"),
    ("Should the talks fail, the strike will go on.", "Should the talks fail"),
    ("In the event of a tie, the chair will decide.", "In the event of a tie"),
    ("The vote will be held only if the court agrees.", "only if the court agrees"),
]


@pytest.mark.parametrize(("sentence", "condition"), CONDITIONS, ids=[row[1] for row in CONDITIONS])
def test_a_condition_is_found_with_its_conjunction(sentence, condition):
    """Fronted, trailing or inserted, without commas at the edges, quotation marks or who says it."""
    assert conditions_of(sentence) == [condition]


NONE = [
    "Prices will rise even if the harvest is good.",
    "She will decide whether or not it rains.",
    "She asked if the vote would be held.",
    "It is unclear if the vote will be held.",
    "He will return as if nothing had happened.",
    "What if the plan fails?",
    "Once a minister, he will stay a critic.",
    "He will be back once more.",
    "The talks should fail.",
    "The vote will be held when the court agrees.",
    "The vote will be held before the summer and after the talks.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_condition(sentence):
    """‘Even if’, ‘whether or not’, ‘asked if’, ‘once a minister’; "when", "before", "after" make windows (guidelines §6)."""
    assert conditions_of(sentence) == []


def condition_of(text: str, evidence: str) -> str | None:
    """The condition of a clause in a paragraph."""
    start = text.index(evidence)
    extents = list(find_sentences(text, 0, len(text)))
    at = next(place for place, (low, high) in enumerate(extents) if low <= start < high)
    found = find_condition(text, Sentence(extents[at], extents[at - 1] if at else None), ((start, start + len(evidence)),))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "evidence", "condition"),
    [
        ("If talks fail, the strike will go on.", "the strike will go on", "If talks fail"),
        ("Suppose they refuse. Then we will close the port.", "we will close the port", "Suppose they refuse"),
        ("The vote may fail. If talks drag on, ministers will meet.", "ministers will meet", "If talks drag on"),
        ("If talks fail, we will go. The port will open in May.", "The port will open in May", None),
        ("Ministers will meet. The port will close if it snows.", "Ministers will meet", None),
        ("The envoy will come, and the port will close if it snows.", "The envoy will come", None),
    ],
)
def test_a_condition_belongs_to_its_clause(text, evidence, condition):
    """That of its own sentence, or of the one before where "then" points back; never that of another clause."""
    assert condition_of(text, evidence) == condition


def test_an_inserted_condition_cuts_the_evidence():
    """Evidence in two spans around a condition has that condition."""
    text = "The strike will, if talks fail, go on."
    first, second = (text.index("The"), text.index(",")), (text.index("go on"), text.index("."))
    found = find_condition(text, Sentence((0, len(text))), (first, second))
    assert found and text[slice(*found)] == "if talks fail"
