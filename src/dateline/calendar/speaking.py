"""Words spoken on a stated day count from that day: ‘“We leave tomorrow,” he said on Monday’ is Tuesday."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from dateline.calendar.lexicon import word_list
from dateline.calendar.meaning import Meaning
from dateline.calendar.recognise import Match
from dateline.calendar.tokens import Token
from dateline.records.quotation import OPENING, find_marks
from dateline.records.time import Grain

REACH = 4


def speaking_days(text: str, tokens: Sequence[Token], read: Sequence[tuple[Match, Meaning]]) -> dict[int, date]:
    """Find which quoted expressions count from another day than the report's.

    Only what is counted from the day of speaking ("tomorrow", "this morning", "next week", "within 48 hours", "Monday") inside quotation
    marks is moved, and only where the paragraph says once on which day it was spoken.

    Returns:
        The day for each such expression, by the place of its first token.
    """
    if len(read) < 2 or not any(_counts(match) for match, _ in read):
        return {}
    low, high = tokens[0].start, tokens[-1].end
    marks = [(low + at, facing == OPENING) for at, _, facing in find_marks(text[low:high])]
    inside = [match.start for match, _ in read if _counts(match) and _is_inside(marks, tokens[match.start].start)]
    days = {meaning.start for match, meaning in read if _says_when(match, meaning, marks)}
    if not inside or len(days) != 1:
        return {}
    day = days.pop()
    return dict.fromkeys(inside, day) if type(day) is date else {}


RELATIVE = frozenset(
    {"weekday", "unit", "lapse", "stretch", "stretch-ahead", "duration", "vague-duration", "part-of-day", "future", "past"}
)
DAYS = frozenset({Grain.DAY, Grain.PART})


def _counts(match: Match) -> bool:
    words = match.words()
    if match.rule.name in RELATIVE and not match.has("m"):
        return True
    return words in word_list("counted") or words.startswith(("this ", "last night", "tomorrow ", "yesterday "))


def _is_inside(marks: list[tuple[int, bool]], place: int) -> bool:
    at = bisect_right(marks, (place, True)) - 1
    return at >= 0 and marks[at][1]


def _says_when(match: Match, meaning: Meaning, marks: list[tuple[int, bool]]) -> bool:
    """Is it the day of a reporting clause: "said on Monday", outside any quotation?"""
    if meaning.grain not in DAYS or meaning.start is None or _is_inside(marks, match.tokens[match.start].start):
        return False
    return any(token.lower in word_list("speech") for token in match.tokens[max(0, match.start - REACH) : match.start])
