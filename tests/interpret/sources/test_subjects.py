"""Whom the sentence before is about is found at a price that grows with the text, whatever its marks."""

import re
import time

import pytest

from dateline.interpret.sources.subjects import find_subject


def seconds_for(paragraph):
    """How long it takes to look for the subject before every pronoun."""
    began = time.process_time()
    for pronoun in re.finditer(r"\b(?:he|she)\b", paragraph):
        find_subject(paragraph, pronoun.start(), pronoun.group(), [])
    return time.process_time() - began


@pytest.mark.parametrize(
    "sentence",
    [
        "‘Not yet, ‘she said of the ferry. ",
        "‘The quay will stay’, she said of a port that owes ‘little’ to ‘few’ people, he told ‘The Beacon’. ",
        "“The quay will stay, she said of the port. ",
        "The quay will stay, she said of the port. ",
    ],
)
def test_four_times_the_paragraph_takes_about_four_times_as_long(sentence):
    """A mark that never closes is not looked for to the end of the line, nor a long paragraph read again for each pronoun."""
    short, long = sentence * 150, sentence * 600
    assert min(seconds_for(long) for _ in range(2)) < 10 * max(seconds_for(short), 0.01)


def test_a_subject_is_found_behind_a_long_paragraph():
    """What stands far before a pronoun takes nothing from the sentence right before it."""
    paragraph = "‘Not yet, ‘she said of the ferry. " * 200 + "A teacher had lost her boat. Then she"
    found = find_subject(paragraph, len(paragraph) - 3, "she", [])
    assert found is not None and paragraph[found.start : found.end] == "A teacher"
