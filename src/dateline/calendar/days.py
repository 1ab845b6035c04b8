"""Readers of days."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import mod_of
from dateline.calendar.recognise import Match
from dateline.calendar.relations import relation_of
from dateline.calendar.units import add_days, civil, day_of, week_of
from dateline.records.time import Bound, Grain, PeriodType

WORDS = {
    "today": 0,
    "tonight": 0,
    "this": 0,
    "overnight": 0,
    "yesterday": -1,
    "last": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
AGAINST_DAYS = {-2: 366, -1: 120, 0: 0, 1: 120, 2: 366}
"""A date that lies against the direction of its clause counts as so much further away. Chosen on the development articles."""
DAY_OR_LESS = frozenset({Grain.DAY, Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
REACH_OF_BEFORE = 25
BEFORE = frozenset({"ahead", "before", "prior", "until"})
YEARS_TO_TRY = 8
"""29 February comes at most eight years apart."""


def read_day(match: Match, context: Context) -> Meaning | None:
    """A day: "Jan. 14", "Friday", "last Tuesday", "yesterday", "2019-01-14"."""
    found = day_of_match(match, context)
    return None if found is None else replace(found, mod=mod_of(match.word("mod")))


def day_of_match(match: Match, context: Context) -> Meaning | None:
    """The day that the labels of a match name, whatever its rule."""
    if match.has("word"):
        return counted_day(context, WORDS[match.word("word")] + 7 * match.has("week"))
    if match.has("iso"):
        return _iso(match.value("iso", "ISO"))
    if match.has("numeric"):
        return read_numeric(match.value("numeric", "NUMERIC"), context)
    if match.has("m"):
        return _month_day(match, context)
    return _weekday(match, context)


def counted_day(context: Context, days: int) -> Meaning:
    """The day so many days from the anchor."""
    if context.anchor is None:
        return Meaning("XXXX-XX-XX", grain=Grain.DAY)
    day = add_days(context.anchor, days)
    return Meaning("XXXX-XX-XX", grain=Grain.DAY) if day is None else day_of(day)


def _iso(piece: str) -> Meaning:
    if "T" in piece:
        try:
            moment = datetime.fromisoformat(piece)
        except ValueError:
            return impossible()
        start = moment if moment.tzinfo else moment.date()
        end = moment + timedelta(minutes=1) if moment.tzinfo else add_days(moment.date(), 1)
        return Meaning(piece, start, end, Grain.MINUTE, PeriodType.TIME, bound=Bound.AT)
    try:
        return day_of(date.fromisoformat(piece))
    except ValueError:
        return impossible()


def impossible() -> Meaning:
    """A date that no calendar has: said to be one, placed nowhere."""
    return Meaning(None, grain=Grain.DAY, rule="impossible-date")


def read_numeric(piece: str, context: Context) -> Meaning:
    """A date in figures: "03/04/2019" is two days until the outlet's country is known.

    >>> read_numeric("13/04/2019", Context()).value, len(read_numeric("03/04/2019", Context()).alternatives)
    ('2019-04-13', 2)
    """
    first, second, year = (int(part) for part in piece.replace(".", "/").split("/"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    by_month, by_day = civil_in_year(year, first, second), civil_in_year(year, second, first)
    if "." in piece or by_month is None or context.month_first is False:
        by_month = None if by_day is not None or "." in piece else by_month
    if context.month_first and by_month is not None:
        by_day = None
    days = [day_of(day) for day in (by_month, by_day) if day is not None]
    if not days:
        return impossible()
    if len(days) == 1 or days[0] == days[1]:
        return days[0]
    return Meaning(None, grain=Grain.DAY, rule="ambiguous-date", alternatives=tuple(day.named("numeric-date") for day in days))


def civil_in_year(year: int, month: int, day: int) -> date | None:
    """A date whose month must be 1 to 12 and whose year must have four digits."""
    return civil(year, month, day) if 1 <= month <= 12 and 1000 <= year <= 9999 else None


def _month_day(match: Match, context: Context) -> Meaning:
    month, day = match.value("m", "MONTH"), match.value("d", "DAYNUM", "DAYTH")
    year = match.value("y", "YEAR")
    if year is not None or context.anchor is None:
        return named_day(context, year, month, day)
    if match.has("rel"):
        step = {"last": -1, "next": 1}.get(match.word("rel"), 0)
        if not match.has("wd"):
            found = civil_in_year(context.anchor.year + step, month, day)
            return impossible() if found is None else day_of(found)
    return named_day(context, None, month, day, match.value("wd", "WEEKDAY", "WEEKDAY_SHORT"))


def named_day(context: Context, year: int | None, month: int, day: int, weekday: int | None = None) -> Meaning:
    """The day of a year; without one the nearest to the anchor, and without an anchor that of any year."""
    if year is not None:
        found = civil_in_year(year, month, day)
        return impossible() if found is None else day_of(found)
    if civil(2000, month, day) is None:
        return impossible()
    if context.anchor is None:
        return Meaning(f"XXXX-{month:02}-{day:02}", grain=Grain.DAY)
    return nearest_day(context, month, day, weekday)


def nearest_day(context: Context, month: int, day: int, weekday: int | None) -> Meaning:
    """The day of that name nearest to the anchor; where the clause looks forward or back, the nearest on that side."""
    anchor = context.anchor
    assert anchor is not None
    years = range(anchor.year - YEARS_TO_TRY, anchor.year + YEARS_TO_TRY + 1)
    days = [found for year in years if (found := civil_in_year(year, month, day))]
    fitting = [found for found in days if weekday is None or found.isoweekday() == weekday]
    if weekday is not None and fitting and abs((min(fitting, key=lambda d: abs(d - anchor)) - anchor).days) < 400:
        days = fitting
    return day_of(min(days, key=lambda found: _distance(found, anchor, context))) if days else impossible()


def _distance(day: date, anchor: date, context: Context) -> int:
    """Days between, those against the clause's direction counted as further."""
    days = (day - anchor).days
    return abs(days) + (AGAINST_DAYS[context.direction] if days * context.direction < 0 else 0)


def read_date_range(match: Match, context: Context) -> Meaning | None:
    """Two days of one month, or two years: "May 3-5", "3 and 4 May", "2018–19"."""
    if match.has("y2"):
        year, short = match.value("y", "YEAR"), match.value("y2", "TWO")
        last = year // 100 * 100 + short
        if last <= year:
            return None
        return Meaning(f"{year:04}/{last:04}", civil(year, 1), civil(last + 1, 1), Grain.YEAR)
    first, second = _month_day(match, context), match.value("d2", "DAYNUM", "DAYTH")
    if type(first.start) is not date:
        return first
    if match.has("and") and second != first.start.day + 1:
        return None  # “3 and 17 May” is no stretch
    last_day = civil(first.start.year, first.start.month, second)
    if last_day is None or last_day <= first.start:
        return impossible()
    return Meaning(f"{first.value}/{last_day.isoformat()}", first.start, add_days(last_day, 1), Grain.DAY)


def _weekday(match: Match, context: Context) -> Meaning:
    weekday = match.value("wd", "WEEKDAY", "WEEKDAY_SHORT")
    anchor = context.anchor
    if anchor is None:
        return Meaning(f"XXXX-WXX-{weekday}", grain=Grain.DAY)
    if match.has("week"):
        return day_of(_on_or_after(anchor, weekday) + timedelta(days=7))
    relation = relation_of(match.word("rel"))
    if relation.from_reference and context.reference is not None and type(context.reference.start) is date:
        base = context.reference.start
        return _beside(base, weekday, relation.step)
    if match.word("rel") == "next":
        return _next_weekday(anchor, weekday)
    if relation.step or match.has("rel"):
        return _this_weekday(anchor, weekday) if relation.step == 0 else _beside(anchor, weekday, relation.step)
    if weekday == anchor.isoweekday() and context.direction > 0 and _is_of_next_week(match, context):
        return day_of(anchor + timedelta(days=7))
    return _bare_weekday(anchor, weekday, context.direction)


def _is_of_next_week(match: Match, context: Context) -> bool:
    """‘They open the summit next Tuesday. The premier will arrive on | Wednesday’, written on a Wednesday: not today.

    Only where the paragraph last spoke of a day of next week, and the words do not say that today is meant ("later on Wednesday",
    "Wednesday evening", "ahead of next Tuesday’s summit").
    """
    spoken, monday = day_spoken_of(context), week_of(context.anchor).start if context.anchor else None
    near = {token.lower for token in match.tokens[max(0, match.start - 2) : match.start]}
    before = {token.lower for token in match.tokens[max(0, match.start - REACH_OF_BEFORE) : match.start]}
    if spoken is None or type(monday) is not date or match.has("p") or "later" in near or not BEFORE.isdisjoint(before):
        return False
    return monday + timedelta(days=7) <= spoken < monday + timedelta(days=14)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def _beside(base: date, weekday: int, step: int) -> Meaning:
    if step < 0:
        return day_of(_on_or_before(base - timedelta(days=1), weekday))
    return day_of(_on_or_after(base + timedelta(days=1), weekday)) if step > 0 else day_of(_on_or_after(base, weekday))


def _next_weekday(anchor: date, weekday: int) -> Meaning:
    """‘Next Friday’ is the Friday of the next week to some and the coming one to others: where they differ, both are kept."""
    coming = day_of(_on_or_after(anchor + timedelta(days=1), weekday))
    monday = week_of(anchor).start
    assert type(monday) is date
    of_next_week = day_of(monday + timedelta(days=6 + weekday))
    return of_next_week if coming == of_next_week else replace(of_next_week, alternatives=(coming.named("weekday"),))


def _this_weekday(anchor: date, weekday: int) -> Meaning:
    return day_of(_on_or_after(anchor, weekday))


def _bare_weekday(anchor: date, weekday: int, direction: int) -> Meaning:
    """Looking forward the next, otherwise the last; the anchor's own weekday is the anchor itself.

    Where nothing tells the direction the other day is kept as an alternative.
    """
    before, after = day_of(_on_or_before(anchor, weekday)), day_of(_on_or_after(anchor, weekday))
    if direction or before == after:
        return after if direction > 0 else before
    return replace(before, alternatives=(after.named("weekday"),))


def day_spoken_of(context: Context) -> date | None:
    """The day that the paragraph last spoke of; a month or a year is none."""
    reference = context.reference
    if reference is None or reference.grain not in DAY_OR_LESS or type(reference.start) is not date:
        return None
    return reference.start


def read_week_of(match: Match, context: Context) -> Meaning | None:
    """‘The week of March 6’."""
    base = day_of_match(match, context)
    if base is None or type(base.start) is not date:
        return Meaning("XXXX-WXX", grain=Grain.WEEK)
    return week_of(base.start)
