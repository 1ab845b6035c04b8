"""A stretch of the calendar → the window that the guidelines want: what is over, points, hedges, what is vague, what lasts."""

import re
from datetime import date, datetime, timedelta

from dateline.calendar import parse
from dateline.interpret.forecasts.affirming import LASTING
from dateline.interpret.forecasts.clause import Extent
from dateline.records import Bound, Grain, Period, PeriodType

NAMED_DAYS = frozenset({"month", "date", "season", "by", "before", "until", "from", "after"})
"""Rules of what comes again each year, alone or behind a preposition."""
VAGUE_RULES = frozenset({"future", "stretch-ahead", "few", "in-duration-vague"})
POINT_GRAINS = frozenset({Grain.DAY, Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
END_OF = re.compile(r"\bat\s+(?:the\s+)?end\s+of\b", re.IGNORECASE)
HEDGE = re.compile(r"\b(?:early|mid|late|middle\s+of|(?:a|the)\s+first\s+half\s+of)\b[\s-]*", re.IGNORECASE)
EDGE_FIRST = re.compile(r"(?:before|ahead\s+of|prior\s+to|after)\s", re.IGNORECASE)
"""Of "before late October" the hedge is the edge."""
HEDGED = re.compile(r"\b(?:around|about|roughly|nearly|almost|(?:less|more)\s+than)\s", re.IGNORECASE)
LATER = re.compile(r"later\s+this\b", re.IGNORECASE)
GOES_ON = re.compile(rf"\b(?:(?:{LASTING})\w*|be|(?:go|goes|carry|carries|drag|drags)\s+on)\b", re.IGNORECASE)


def next_year(words: str, period: Period, anchor: date) -> Period | None:
    """‘In April’, written in June, said of what is to come: the next one."""
    if re.search(r"\b\d{4}\b|\b(?:last|past|this|ago|yesterday)\b", words) or period.grain not in (Grain.MONTH, Grain.DAY, Grain.SEASON):
        return None
    if period.rule not in NAMED_DAYS:
        return None
    comma = "," if period.grain is Grain.DAY else ""
    years = (parse(f"{words}{comma} {year}", anchor=anchor, looking="ahead") for year in (anchor.year, anchor.year + 1))
    return next((later for later in years if later is not None and not is_over(later, anchor)), None)


def is_over(period: Period, anchor: date) -> bool:
    """Is it over: by its end, or where it has none (‘from April’) by the month or day that it begins with?"""
    start, end = day_of(period.start), day_of(period.end)
    if end is not None:
        return end <= anchor
    if start is None or period.rule not in NAMED_DAYS:
        return False
    return (start.year, start.month) < (anchor.year, anchor.month) if period.grain is Grain.MONTH else start < anchor


def day_of(edge: date | datetime | None) -> date | None:
    """The day of an edge."""
    return edge.date() if isinstance(edge, datetime) else edge


def settle(text: str, place: Extent, period: Period, anchor: date | None, words: str) -> Period:
    """As guidelines §7 want it: a day is a point, a vague phrase has no end, what lasts until a day lies within."""
    if END_OF.search(words) and period.end is not None and period.bound is Bound.WITHIN:
        last = day_of(period.end) - timedelta(days=1)  # type: ignore[operator]
        return period.model_copy(update={"start": last, "bound": Bound.AT, "vague": False})
    if (match := HEDGE.search(words)) and period.vague and not EDGE_FIRST.match(words):
        whole = parse(words[: match.start()] + words[match.end() :], anchor=anchor, looking="ahead")
        if whole is not None and not (anchor and is_over(whole, anchor)):
            return whole.model_copy(update={"vague": True})
    if HEDGED.search(words):
        return period.model_copy(update={"vague": True, "bound": _bound_of(period)})
    if period.rule in ("season", "in-duration") and period.start and period.end:
        return period.model_copy(update={"vague": False, "bound": _bound_of(period)})
    if LATER.match(words) and period.start and anchor and (day_of(period.start) - anchor).days == 1:  # type: ignore[operator]
        return period.model_copy(update={"start": anchor})
    if period.rule in ("within-duration", "stretch-ahead") and not period.vague and period.start and period.end:
        return period.model_copy(update={"end": period.end - timedelta(days=1)})
    if period.vague and period.bound is Bound.WITHIN and period.rule in VAGUE_RULES:
        return period.model_copy(update={"start": anchor, "end": None, "alternatives": (period,)})
    if period.rule == "until" and GOES_ON.search(text, *place):
        return period.model_copy(update={"bound": Bound.WITHIN})
    if period.bound is Bound.WITHIN and _is_one_day(period) and period.type in (PeriodType.DATE, PeriodType.TIME) and not period.vague:
        return period.model_copy(update={"bound": Bound.AT})
    return period


def _bound_of(period: Period) -> Bound:
    """Within one day is at that day; other edges stay."""
    return Bound.AT if period.bound is Bound.WITHIN and _is_one_day(period) else period.bound


def _is_one_day(period: Period) -> bool:
    if period.start is None or period.end is None:
        return period.grain in POINT_GRAINS
    return (day_of(period.end) - day_of(period.start)).days <= 1  # type: ignore[operator]


def vague_from(anchor: date | None) -> Period:
    """A time to come of which nothing else is told."""
    return Period(type=PeriodType.DATE, value="FUTURE_REF", start=anchor, bound=Bound.WITHIN, vague=True, rule="future")
