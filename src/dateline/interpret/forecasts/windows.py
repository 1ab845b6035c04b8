"""By when: the words of a clause that say when, and the stretch of the calendar that they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateline.calendar import parse
from dateline.calendar.elections import names_election_day
from dateline.calendar.windows import counts_back
from dateline.interpret.forecasts.affirming import lasts
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.dating import OVER_ALREADY
from dateline.interpret.forecasts.events import EDGE, before_dated_event, edge_of_dated, find_event, names_event
from dateline.interpret.forecasts.settling import GOES_ON, POINT_GRAINS, day_of, is_over, next_year, settle, vague_from
from dateline.records import Bound, Grain, Period, PeriodType, Time

# What may stand before a time and belongs to it. "Later" and "early" change the stretch; "on" and "in" only open it.
OPENING = re.compile(
    r"(?:\b(?:as\s+(?:soon|early|late)\s+as|no\s+(?:later|earlier|sooner)\s+than|not\s+(?:later|earlier|before|until)|at\s+some\s+point"
    r"|some\s*time|prior\s+to|ahead\s+of|at\s+least|starting|beginning|effective|only\s+after|by|on|in|at|before|after|until|till|through|from|since|during"
    r"|within|over|around|about|throughout|between|following|later|earlier|early|late|mid|for)\b[\s-]+){1,4}(?:the\s+)?$",
    re.IGNORECASE,
)
OVER = re.compile(r"over\s+")
PARTICLE = re.compile(
    r"(?:on|over|through|in)\s+(?=(?:for|until|till|through|in|by|on|at|from|during|within|before|after)\s)", re.IGNORECASE
)
LONGEST_OPENING = 40
THE_FALL = re.compile(r"\b(?:in|by|before|during|over)\s+the\s+fall\b(?!\s+of\b)", re.IGNORECASE)
"""Where it stands in a clause that looks ahead, it is a season."""
AT_ONCE = re.compile(
    r"\b(?:immediately|at\s+once|right\s+away|at\s+some\s+(?:point|stage)|sooner\s+rather\s+than\s+later|any\s+(?:day|time|minute)\s+now)\b",
    re.I,
)
# "It will take more hours", "will need some weeks": no time for the calendar, but from now.
STILL_TAKES = re.compile(
    r"\b(?:take|need|require)\w*\s+[“\"]?(?P<length>(?:(?:(?:many|some|a\s+few)\s+)?more|some)\s+(?:hours|days|weeks|months|years))\b",
    re.IGNORECASE,
)
# “Within 48 hours of signature”, “within days of the vote”: from a day that other words name, and not from now.
COUNTED_FROM = re.compile(r"[”’\"]?\s+of\s+(?!(?:now|today)\b)", re.IGNORECASE)
LENGTH_OF = re.compile(r"\b(?:hours|days|weeks|months|years)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
AWAY = re.compile(r"\s+(?:away|off)\b", re.IGNORECASE)
OPENS_ONLY = re.compile(r"\b(?:on|in|at)\s+(?:the\s+)?$", re.IGNORECASE)
"""Prepositions that a clause with "when" takes over: of "until Friday, when …" it is Friday."""
BEHIND = re.compile(r"since\b", re.IGNORECASE)
WHEN_LAST = re.compile(r",?\s+when\s+$", re.IGNORECASE)
AT_LEAST = re.compile(r"\bat\s+least\s+", re.IGNORECASE)
"""‘Until at least June’."""
UNTIL_FIRST = re.compile(r"(?:until|till)\s+", re.IGNORECASE)
FROM_NOW = re.compile(
    r"\b(?:take|need|require|be|wait|last)\w*\s+(?:at\s+least\s+|about\s+|up\s+to\s+|another\s+|many\s+more\s+)?$", re.IGNORECASE
)
PLACE_BETWEEN = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?[A-Z][^,;:.]{1,30}(?:,|,?\s+and)\s+")
BEFORE_IN = 90
IN_FIRST = re.compile(r"in\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the calendar and the words that it rests on."""

    period: Period
    when: tuple[Extent, ...]
    next_year: bool = False
    """Is the nearest day or month of that name over, so that it is next year's?"""


def find_window(text: str, places: Sequence[Extent], times: Sequence[Time], anchor: date | None) -> Window | None:
    """Find when a clause says that it will be.

    Args:
        text: The article.
        places: Where to look, the best place first: what follows the certainty word, then what stands before it.
        times: The times of the article.
        anchor: The day from which the words look; ``None`` where nobody knows.

    Returns:
        The window; ``None`` where the words give none. What is over by the anchor is none, nor are frequencies and lengths.
    """
    for place in places:
        found = [window for time in times if _inside(time, place) and (window := _read_time(text, time, place, anchor))]
        if found:
            return _narrowest(text, found)
        if window := _read_words(text, place, anchor):
            return window
    for place in places:
        if event := find_event(text, place):
            return Window(event[0], (event[1],))
    return None


def find_antecedent(text: str, start: int, at: int, times: Sequence[Time]) -> Extent | None:
    """Find the time that a clause with "when" speaks of, with its preposition: ‘on 27 September, when | they could sign’.

    Args:
        text: The article.
        start: Where the sentence begins.
        at: Where the clause begins, behind "when".
        times: The times of the article.
    """
    opened = WHEN_LAST.search(text, start, at)
    time = next((time for time in times if opened and time.span.start >= start and time.span.end == opened.start()), None)
    if time is None:
        return None
    opening = OPENS_ONLY.search(text, max(start, time.span.start - LONGEST_OPENING), time.span.start)
    return opening.start() if opening else time.span.start, time.span.end


def before_if_denied(text: str, window: Window, clause: Clause, anchor: date | None) -> Window:
    """What is denied until a day is denied of the time before it: "will not meet until Friday", "until June", "until 5 p.m.".

    Args:
        text: The article.
        window: As `find_window` gives it.
        clause: The clause; what lasts ("will not stay until Friday") keeps its window.
        anchor: The day from which the words look.
    """
    words = AT_LEAST.sub("", text[slice(*window.when[0])])
    opened = UNTIL_FIRST.match(words)
    if not clause.negative or not opened or lasts(" ".join(text[slice(*piece)] for piece in clause.predicate)):
        return window
    named = parse(words[opened.end() :], anchor=anchor, looking="ahead") if anchor else None
    if named is None or named.start is None:
        return window
    within_day = isinstance(named.start, datetime) or named.grain in POINT_GRAINS - {Grain.DAY}
    end = day_of(named.start) + timedelta(days=1) if within_day else named.start  # type: ignore[operator]
    return Window(window.period.model_copy(update={"bound": Bound.NOT_AFTER, "start": None, "end": end}), window.when)


def _read_words(text: str, place: Extent, anchor: date | None) -> Window | None:
    """Words that say when and are no time to the calendar, or only where a clause looks ahead."""
    fall = THE_FALL.search(text, *place)
    if anchor and fall and not (EDGE.match(fall[0]) and names_event(text, *fall.span())):
        period = parse(fall[0], anchor=anchor, looking="ahead")
        return Window(period, (fall.span(),)) if period else None
    if match := AT_ONCE.search(text, *place):
        return Window(vague_from(anchor), (match.span(),))
    match = STILL_TAKES.search(text, *place)
    return Window(vague_from(anchor), (match.span("length"),)) if match else None


def _inside(time: Time, place: Extent) -> bool:
    return place[0] <= time.span.start and time.span.end <= place[1]


def _read_time(text: str, time: Time, place: Extent, anchor: date | None) -> Window | None:
    """A time with its preposition, read as one that lies ahead."""
    span = time.span
    start = _opening_of(text, place[0], span.start)
    if BEHIND.match(text, start) or (EDGE.match(text, start) and names_event(text, start, span.end)):
        return None
    if LENGTH_OF.search(text, place[0], span.start) or (COUNTED_FROM.match(text, span.end) and time.period.type is PeriodType.DURATION):
        return None
    before = re.findall(r"[\w'’]+|[^\w\s]", text[max(0, start - BEFORE_IN) : start])
    if time.period.type is PeriodType.DURATION and IN_FIRST.match(text, start) and counts_back(before, time.period.value):
        return None  # “the first election in ten years”
    if anchor and _is_on_no_day(time):
        return Window(_of_event(text, place, time.period), ((start, span.end),))
    period = _period_of(text, start, time, anchor)
    if period.type is PeriodType.SET or period.value == "PRESENT_REF":
        return None
    if period.start is None and period.end is None:
        return _of_length(text, start, span.end, period, anchor)
    if anchor and is_over(period, anchor):
        later = next_year(text[start : span.end], period, anchor)
        if later is None:
            return None
        return Window(settle(text, place, later, anchor, text[start : span.end]), ((start, span.end),), next_year=True)
    if edge := edge_of_dated(text, text[start : span.start], span.end, period):
        return Window(edge, ((start, span.end),))
    if event := before_dated_event(text, place[0], text[start : span.start], start, period):
        period, start = event
    return Window(settle(text, place, period, anchor, text[start : span.end]), ((start, span.end),))


def _period_of(text: str, start: int, time: Time, anchor: date | None) -> Period:
    """What a time means where it lies ahead: as its words are read alone, but where the calendar knows more from what stands around it."""
    known, span = time.period, time.span
    if anchor is None or names_election_day(span.text):
        return known
    period = _parse_ahead(text, start, span.start, span.end, anchor)
    placed = known.start is not None or known.end is not None
    if period is None or (placed and period.start is None and period.end is None):
        return known
    if placed and known.rule in ("in-duration", "range", "at-the-earliest", "at-the-latest", "day-of-month"):
        return known
    if known.rule == "weekday" and known.start is not None and day_of(known.start) == _week_on(period.start):
        return known  # of next week, as the paragraph is
    return period


def _week_on(edge: date | datetime | None) -> date | None:
    day = day_of(edge)
    return day + timedelta(days=7) if day and day <= date.max - timedelta(days=7) else None


def _is_on_no_day(time: Time) -> bool:
    """‘On polling day’, ‘by 9 p.m. on the day of the vote’: a day that the article does not date."""
    period = time.period
    named = names_election_day(time.span.text) or period.type is PeriodType.TIME
    return named and period.start is None and period.end is None and (period.value or "").startswith("XXXX-XX-XX")


def _of_event(text: str, place: Extent, period: Period) -> Period:
    """The edge that is told of a day that is not."""
    lasts_until = period.rule == "until" and GOES_ON.search(text, *place)
    bound: Bound = Bound.WITHIN if lasts_until else Bound.AT if period.bound is Bound.WITHIN else period.bound
    return Period(type=PeriodType.DATE, value=None, bound=bound, vague=True, rule="event")


def _opening_of(text: str, low: int, start: int) -> int:
    """Where the words begin that open a time: of "go on until Friday" the first belongs to the verb."""
    opening = OPENING.search(text, max(low, start - LONGEST_OPENING), start)
    if opening is None:
        return start
    over = OVER.match(opening[0]) if OVER_ALREADY.search(text, low, opening.start()) else None
    particle = over or PARTICLE.match(opening[0])
    return opening.start() + (particle.end() if particle else 0)


def _parse_ahead(text: str, start: int, plain: int, end: int, anchor: date) -> Period | None:
    """A time with as many of the words before it as the calendar knows: of "late on Thursday" it is "on Thursday"."""
    starts = [start, *(start + match.end() for match in re.finditer(r"\s+", text[start:plain]) if start + match.end() < plain), plain]
    phrases = (AT_LEAST.sub("", text[at:end]) for at in starts)
    return next((period for words in phrases if (period := parse(words, anchor=anchor, looking="ahead")) is not None), None)


def _of_length(text: str, start: int, end: int, period: Period, anchor: date | None) -> Window | None:
    """A length counts only from now: "it will take several days", "is five weeks away"."""
    if anchor and period.type is PeriodType.DURATION and (away := AWAY.match(text, end)):
        ahead = parse(f"in {text[start:end]}", anchor=anchor, looking="ahead")
        known = ahead is not None and ahead.start is not None
        return Window(settle(text, (start, end), ahead, anchor, text[start:end]) if known else vague_from(anchor), ((start, away.end()),))  # type: ignore[arg-type]
    if (
        period.type is PeriodType.DURATION
        and FROM_NOW.search(text, max(0, start - 30), start)
        and text[start:end].lower().startswith("for ") is False
    ):
        return Window(vague_from(anchor), ((start, end),))
    if period.type in (PeriodType.DATE, PeriodType.TIME) and not (period.value or "").endswith("REF") and anchor is None:
        return Window(period, ((start, end),))
    return None


def _narrowest(text: str, found: list[Window]) -> Window:
    """The first; one that lies within it is the better: "Sunday … that afternoon"."""
    best = found[0]
    for window in found[1:]:
        if _follows(text, best, window):
            best = _joined(text, best, window)
            continue
        if _within(window.period, best.period):
            best = Window(window.period, best.when + window.when)
    return best


def _follows(text: str, one: Window, other: Window) -> bool:
    """‘On Monday and Tuesday’, ‘on Monday in Velsk, on Tuesday in Danby’: two days, one after the other."""
    low, high = one.period.end, other.period.start
    between = text[one.when[-1][1] : other.when[0][0]]
    return low is not None and low == high and (len(between) in range(1, 6) or PLACE_BETWEEN.fullmatch(between) is not None)


def _joined(text: str, one: Window, other: Window) -> Window:
    whole = (one.when[0][0], other.when[-1][1])
    apart = "," in text[slice(*whole)]
    return Window(one.period.model_copy(update={"end": other.period.end}), one.when + other.when if apart else (whole,))


def _within(one: Period, other: Period) -> bool:
    if None in (one.start, one.end, other.start, other.end):
        return False
    low, high = day_of(one.start), day_of(one.end)
    return day_of(other.start) <= low and high <= day_of(other.end)  # type: ignore[operator]
