"""Where an article says what a person is: the words before a name, the apposition behind it."""

import re

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.kinds import Name
from dateline.interpret.sources.names import SHORT as SHORTENED_TITLES
from dateline.interpret.sources.tables import ROLES, noun_pattern

BREAK = re.compile(r"[.;:()“”\"\n—–]|,(?!\s*(?:a|an|the|and)?\s*$)")
APPOSITION = re.compile(
    r"(?:\s[A-Z]{2,3})?\s*(?:\([^)]*\)\s*)?,\s+(?:who (?:is|was|has been|serves as|leads|heads|served as|now) )?"
    r"(?P<words>[^;:“”\"\n—–]{3,160})"
)
DOING = re.compile(
    r"(?!(?:acting|leading|rising|sitting|outgoing|incoming|founding|managing|ranking|ruling|visiting|longstanding)\b)[a-z]+ing\b"
)
"""‘Oslan, | having signed it’: what somebody does, not what he is."""
APPOSITION_END = re.compile(r",\s+(?=(?:said|says|told|who|which|and|but|added|wrote|argued|in|on|at|as)\b)|(?<!\b[A-Z])[.!?]\s|,")
JOINS = re.compile(r"(?:through|via|by|with|and|or|but|who|whose|which|said|says|told|in|on|at|as|when|while|after|before|where)\b")
THROUGH = re.compile(r"\s*(?:through|via)\s", re.IGNORECASE)
CLOSED = re.compile(r"\s*[,.;:(—–]|\s*$|\sof\s")
# ‘Asked about Oslan, her spokesman said’: what stands behind the name is the subject of a clause, not what Oslan is.
SPEAKS = re.compile(
    r"\b(?:said|says|told|asked|added|replied|insisted|announced|warned|declined|refused|argued|wrote|called|accused|denied|confirmed)\b"
)
# Between a title and the name that it stands before: ‘director of the mission, Mira Oslan’.
LEADS_TO_NAME = re.compile(
    r"\.?\s*,?\s*(?:(?:of|for|at|to|in|on|with|general)\s(?:(?!\b(?:said|says|told|that|who|which|was|were|is|are|had|has|have)\b)[^,.;]){2,60},?\s*)?"
    r"(?:[A-Z][\w.’'-]*\s+)*"
)
# What follows it is of whom or where, no more what somebody is: ‘adviser to the president’.
OF_WHOM = re.compile(r"\s(?:of|to|for|with|by|from|at|in|on|about|against|over|under|near)\s")
# Right before a title that stands at a name, what stands before this is somebody else: ‘the spokesman for President Oslan’.
OF_THE_NAMED = re.compile(r"\b(?:to|for|with|by|from|at|in|on|about|against|over|under|that|and|but)\s+")
SHORT = re.compile(rf"\b(?:[A-Z]|{SHORTENED_TITLES})\.$")
REACH_CHARACTERS = 90


def find_callings(text: str, name: Name, floor: int = 0) -> list[Extent]:
    """Find the stretches that may say what a person is; the one before the name begins no earlier than ``floor``.

    ‘Vice Foreign Minister Choi’, ‘its lead negotiator, Mira Oslan’, ‘Mira Oslan, who leads the mission,’

    Units: code points of ``text``, half-open.
    """
    before = max(floor, _before(text, name))
    stretches = [(name.whole_start if _is_of_another(text, before, name) else before, name.start)]
    behind = APPOSITION.match(text, name.end, name.end + 180)
    if behind and not JOINS.match(behind["words"]) and not DOING.match(behind["words"]):
        comma = APPOSITION_END.search(text, behind.start("words"), behind.end())
        end = comma.start() if comma else behind.end()
        if not SPEAKS.search(text, behind.start("words"), end):
            stretches.append((behind.start("words"), end))
    return [(low, high) for low, high in stretches if low < high]


def _is_of_another(text: str, before: int, name: Name) -> bool:
    """‘Through a spokesman, Oslan said’, ‘According to an official, Oslan left’: what no mark behind the name closes is not what she is."""
    words = text[before : name.whole_start]
    return words.rstrip().endswith(",") and (THROUGH.match(words) is not None or CLOSED.match(text, name.end) is None)


def _before(text: str, name: Name) -> int:
    low = max(0, name.start - REACH_CHARACTERS)
    window = text[low : name.whole_start]
    breaks = [match.end() for match in BREAK.finditer(window) if not SHORT.search(window[: match.end()])]
    return low + (breaks[-1] if breaks else 0)


def find_own_words(text: str, name: Name, stretch: Extent) -> list[Extent]:
    """Find the words of a stretch that say what the person is, without those that say of whom or where.

    ‘Pia Dorn, an adviser to the president,’: she is an adviser, nobody calls her president.

    Units: code points of ``text``, half-open.
    """
    low, high = stretch
    if low >= name.end:
        return [(start, _up_to(OF_WHOM, text, start, end)) for start, end in _joined(text, low, high)]
    if not text[low:high].rstrip().endswith(","):
        last = max((match.end() for match in OF_THE_NAMED.finditer(text, low, high)), default=low)
        return [(last, high)]
    first = next((noun for noun in noun_pattern("titles", *ROLES).finditer(text, low, high) if leads_to_name(text, noun.end(), high)), None)
    return [(low, _up_to(OF_WHOM, text, first.end(), high) if first else high)]


def _joined(text: str, low: int, high: int) -> list[Extent]:
    edges = [low, *(edge for match in re.finditer(r"\sand\s", text[low:high]) for edge in (low + match.start(), low + match.end())), high]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _up_to(mark: re.Pattern[str], text: str, low: int, high: int) -> int:
    found = mark.search(text, low, high)
    return found.start() if found else high


def leads_to_name(text: str, end: int, name_start: int) -> bool:
    """Is a noun that ends at a character said of the name that begins at another?"""
    return LEADS_TO_NAME.fullmatch(text, end, name_start) is not None
