"""Where sentences end, as far as attributions need to know."""

import re
from itertools import pairwise

from dateline.interpret.attributions.draft import Extent

# Words cut short before a name or a day, by their length: a pattern that looks back has to know how far.
SHORTENED = (
    "Mr|Ms|Dr|St|Lt",
    "Mrs|Gen|Sen|Rep|Gov|Col|Maj|Adm|Sgt|Cpl|Rev|Hon|Jan|Feb|Aug|Oct|Nov|Dec",
    "Sens|Reps|Govs|Capt|Prof|Cmdr|Brig|Supt|Sept",
)
# Not after an initial or a title; a closing mark belongs to the sentence; the next one begins with a capital or an opening mark.
END = re.compile(
    rf"(?<![A-Z]){''.join(rf'(?<!{chr(92)}b(?:{words}))' for words in SHORTENED)}"
    r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z]|\0)"
)
CLOSED = re.compile(r"[.!?][”\"’]+$")
NEXT = re.compile(r"\s+[A-Z]")
MARK = re.compile(r"[.!?]")
STOP_IN_SENTENCE = rf"(?:(?<=\b[A-Z])|{'|'.join(rf'(?<={chr(92)}b(?:{words}))' for words in SHORTENED)})\."
"""A pattern for a stop that ends no sentence: after an initial, a title or a month cut short."""
COVER = "\0"
REACH_CHARACTERS = 2000
"""A sentence is looked for no further than this to either side: none of a newspaper is longer."""


def find_sentence(text: str, at: int, passage: Extent, covered: list[Extent]) -> tuple[int, str]:
    """Find the sentence around a character; what is covered ends none, but by the quotation marks that close it.

    Args:
        text: The article.
        at: A character of the passage.
        passage: The extent of the passage.
        covered: Stretches whose marks do not count, such as the contents around a cue.

    Returns:
        Where the sentence begins, and its characters, each covered one replaced by `COVER`.

    Units: code points of ``text``, half-open.
    """
    start, end = max(passage[0], at - REACH_CHARACTERS), min(passage[1], at + REACH_CHARACTERS)
    shown = text[start:end]
    for low, high in covered:
        low, high = max(low - start, 0), min(high - start, len(shown))
        if (closed := CLOSED.search(shown, low, high)) and NEXT.match(shown, high):
            high = closed.start()
        if low < high:
            shown = shown[:low] + COVER * (high - low) + shown[high:]
    first = _last_end(shown, at - start)
    last = next((match.start() + 1 for match in END.finditer(shown, at - start)), len(shown))
    return start + first, shown[first:last]


def find_sentences(text: str, start: int, end: int) -> list[Extent]:
    """Cut a passage into its sentences, each with the marks that close it. Units: code points of ``text``, half-open."""
    cuts = [start, *(match.end() for match in END.finditer(text, start, end)), end]
    return [(low, high) for low, high in pairwise(cuts) if low < high]


def _last_end(shown: str, at: int) -> int:
    """Where the last sentence that ends before a character ends, the space behind it included; searched from the back."""
    for mark in reversed([match.start() for match in MARK.finditer(shown, 0, at)]):
        match = END.match(shown, mark)
        if match is not None and match.end() <= at:
            return match.end()
    return 0
