"""Where sentences end, roughly: for those who look around a word."""

import re

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.attributions.sentences import SHORTENED

SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘']?[A-Z])")
REACH_CHARACTERS = 1200
SHORT = re.compile(rf"(?:\b[A-Z]|\b(?:{'|'.join(SHORTENED)}))$")


def is_shortening(text: str, at: int) -> bool:
    """Does the stop at a place belong to an initial or a word cut short ("Mrs.", "Jan."), and end no sentence?"""
    return SHORT.search(text[max(0, at - 6) : at]) is not None


def sentence_around(text: str, at: int) -> Extent:
    """The sentence, roughly, in which a character stands; a line's end ends it, too. Units: code points."""
    low = max(text.rfind("\n", 0, at) + 1, at - REACH_CHARACTERS)
    line = text.find("\n", at)
    high = min(line if line >= 0 else len(text), at + REACH_CHARACTERS)
    start = low
    for match in SENTENCE_END.finditer(text, low, min(at + 1, high)):
        if not is_shortening(text, match.start()):
            start = match.end()
    for match in SENTENCE_END.finditer(text, at, high):
        if not is_shortening(text, match.start()):
            return start, match.start() + 1
    return start, high
