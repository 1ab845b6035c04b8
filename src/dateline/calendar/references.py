"""Readers of "now", "recently", "soon": a side of the anchor, with the bounds of the table of vague phrases."""

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import reference_window
from dateline.calendar.recognise import Match
from dateline.calendar.units import add_days
from dateline.records.time import Bound


def read_present(match: Match, context: Context) -> Meaning | None:
    """‘Now’, ‘currently’."""
    return Meaning("PRESENT_REF", context.anchor, add_days(context.anchor, 1))


def read_past(match: Match, context: Context) -> Meaning | None:
    """‘Recently’, ‘the past’."""
    start, end = reference_window(match.words(), "past", context.anchor)
    if end is None:
        return Meaning("PAST_REF", None, add_days(context.anchor, 1), vague=True)
    return Meaning("PAST_REF", start, end, vague=True)


def read_future(match: Match, context: Context) -> Meaning | None:
    """‘Soon’, ‘shortly’, ‘eventually’."""
    start, end = reference_window(match.words(), "future", context.anchor)
    return Meaning("FUTURE_REF", start, end, vague=True, bound=Bound.WITHIN if end else Bound.NOT_BEFORE)
