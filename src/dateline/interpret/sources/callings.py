"""Where an article says what a person is: the words before a name, the apposition behind it."""

import re

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.names import Name

BREAK = re.compile(r"[.;:()“”\"\n—–]|,(?!\s*(?:a|an|the|and)?\s*$)")
APPOSITION = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,\s+(?:who (?:is|was|has been|serves as|leads|heads|served as|now) )?(?P<words>[^;:“”\"\n—–]{3,160})"
)
APPOSITION_END = re.compile(r",\s+(?=(?:said|says|told|who|which|and|but|added|wrote|argued|in|on|at|as)\b)|[.!?]\s|,")
JOINS = re.compile(r"(?:through|via|by|with|and|or|but|who|which|said|says|told|in|on|at|as|when|while|after|before|where)\b")
# Between a title and the name that it stands before: ‘director of the mission, Mira Oslan’.
LEADS_TO_NAME = re.compile(r"\.?\s*,?\s*(?:(?:of|for|at|to|in|on|with|general)\s[^,.;]{2,60},?\s*)?(?:[A-Z][\w.’'-]*\s+)*")
SHORT = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
REACH_CHARACTERS = 90


def find_callings(text: str, name: Name, floor: int = 0) -> list[Extent]:
    """Find the stretches that may say what a person is; the one before the name begins no earlier than ``floor``.

    ‘Vice Foreign Minister Choi’, ‘its lead negotiator, Mira Oslan’, ‘Mira Oslan, who leads the mission,’

    Units: code points of ``text``, half-open.
    """
    stretches = [(max(floor, _before(text, name)), name.start)]
    behind = APPOSITION.match(text, name.end, name.end + 180)
    if behind and not JOINS.match(behind["words"]):
        comma = APPOSITION_END.search(text, behind.start("words"), behind.end())
        stretches.append((behind.start("words"), comma.start() if comma else behind.end()))
    return [(low, high) for low, high in stretches if low < high]


def _before(text: str, name: Name) -> int:
    low = max(0, name.start - REACH_CHARACTERS)
    window = text[low : name.start]
    breaks = [match.end() for match in BREAK.finditer(window) if not SHORT.search(window[: match.end()])]
    return low + (breaks[-1] if breaks else 0)


def leads_to_name(text: str, end: int, name_start: int) -> bool:
    """Is a noun that ends at a character said of the name that begins at another?"""
    return LEADS_TO_NAME.fullmatch(text, end, name_start) is not None
