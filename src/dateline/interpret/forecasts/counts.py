"""Numbers before a noun: "as many as 300,000 people", "at least one minister"."""

import re

from dateline.interpret.forecasts.clause import Extent

NUMBER = (
    r"(?:\d(?:[\d.,]*\d)?|one|two|three|four|five|six|seven|eight|nine|ten|(?:a|half\s+a)\s+(?:dozen|hundred|thousand|million)"
    r"|dozens|hundreds|thousands)"
)
ABOUT = (
    r"(?:(?:well\s+)?(?:more|fewer|less)\s+than|no\s+(?:more|fewer|less)\s+than|as\s+(?:many|few)\s+as|at\s+(?:least|most)|up\s+to"
    r"|about|around|roughly|approximately|nearly|almost|some|well\s+over|just\s+(?:over|under)|over|under|just|only|another|an\s+estimated|a\s+further"
    r"|an\s+additional|a\s+total\s+of)"
)
COUNTED = re.compile(rf"(?:{ABOUT}\s+)+(?={NUMBER}\b)", re.IGNORECASE)
"""What stands before a number and leaves it one."""
COMPARED = re.compile(
    rf"(?:as\s+(?:many|few)|no\s+(?:more|fewer|less)|more|fewer|less)(?P<number>\s+(?:as|than)\s+{NUMBER})?$", re.IGNORECASE
)
COMPARES = re.compile(rf"\s+(?:as|than)\s+{NUMBER}\s", re.IGNORECASE)
NOUN = re.compile(r"\s+(?!(?:who|whom|which|that|of|in|on|at|from|and|or|also)\b)[a-z-]+(?:\s+[a-z-]+)?\s*")
BEFORE = re.compile(rf"(?:\b{ABOUT}\s+)+$", re.IGNORECASE)
BEFORE_NOUN = re.compile(rf"(?:\b{ABOUT}\s+)+{NUMBER}\s+$", re.IGNORECASE)
LONGEST_BEFORE = 30


def whole_count(text: str, subject: Extent, marker: Extent | None) -> Extent:
    """Find the whole of a subject that is counted: of "as many | as 300,000 people could", "at least | one minister will".

    Args:
        text: The article.
        subject: As the tree has it.
        marker: The words of certainty.

    Returns:
        The subject with its number and noun; as it was where nothing is missing.
    """
    start, end = subject
    compared = COMPARED.search(text[start:end])
    if marker and compared and (NOUN.fullmatch if compared["number"] else COMPARES.match)(text, end, marker[0]):
        end += len(text[end : marker[0]].rstrip())
    low = max(0, start - LONGEST_BEFORE)
    counted = re.match(rf"{NUMBER}\b", text[start:end], re.IGNORECASE)
    found = (BEFORE if counted else BEFORE_NOUN).search(text, low, start)
    return (found.start() if found else start), end
