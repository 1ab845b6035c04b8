"""Holidays and other days that a rule fixes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.calendar.lexicon import table
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.units import add_days, civil, day_of, week_of, weekend_of
from dateline.records.time import Grain, PeriodType

if TYPE_CHECKING:
    from dateline.calendar.recognise import Match

ISLAMIC_EPOCH_ORDINAL = 227015
"""16 July 622 (Julian) as a proleptic Gregorian ordinal: day 1 of the civil tabular calendar (Reingold & Dershowitz 2018, ch. 7)."""
LAST_ISLAMIC_YEAR = 9665
"""Begins in 9999, the last year of `datetime`."""


@cache
def holiday_names() -> dict[str, dict[str, Any]]:
    """Each name with its rule."""
    return {name: rule for rule in table("holidays")["holiday"] for name in rule["names"]}


def easter_of(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876).

    >>> easter_of(2019)
    datetime.date(2019, 4, 21)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - leap - rest % 4) % 7
    late = (golden + 11 * leap + 22 * weekday) // 451
    month, day = divmod(leap + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def islamic_to_date(year: int, month: int, day: int) -> date:
    """A date of the tabular Islamic calendar.

    >>> islamic_to_date(1440, 9, 1)
    datetime.date(2019, 5, 6)
    """
    days = day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(ISLAMIC_EPOCH_ORDINAL - 1 + days)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month; -1 is the last."""
    if nth < 0:
        after = civil(year, month + 1) or date(year, 12, 31)
        last = after - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def days_in_year(rule: dict[str, Any], year: int) -> Iterator[Meaning]:
    """Every time that a holiday comes in a year: none, once, or (by the Islamic calendar) twice."""
    if rule.get("every") and year % rule["every"] != rule["offset"]:
        return
    if "hijri" in rule:
        yield from _islamic(rule, year)
    elif "easter" in rule:
        yield day_of(easter_of(year) + timedelta(days=rule["easter"]))
    elif rule.get("assembly"):
        yield _assembly(year)
    elif "nth" in rule:
        yield day_of(nth_weekday(year, rule["month"], rule["weekday"], rule["nth"]) + timedelta(days=rule.get("plus", 0)))
    else:
        yield day_of(date(year, rule["month"], rule["day"]))


def _islamic(rule: dict[str, Any], year: int) -> Iterator[Meaning]:
    about = int((year - 622) * 1.030684)  # years of 365.2425 days against such of 354.367
    for islamic in range(max(1, about - 1), min(about + 3, LAST_ISLAMIC_YEAR)):
        start = islamic_to_date(islamic, *rule["hijri"])
        if start.year == year:
            days = rule.get("days", 1)
            value = start.isoformat() if days == 1 else f"P{days}D"
            kind = PeriodType.DATE if days == 1 else PeriodType.DURATION
            yield Meaning(value, start, add_days(start, days), Grain.DAY, kind, vague=True)


def _assembly(year: int) -> Meaning:
    """The week in which the general debate opens: a week after the session, which opens on the Tuesday of the third week of September."""
    first = date(year, 9, 1)
    monday = first - timedelta(days=first.isoweekday() - 1)
    if first.isoweekday() > 5:
        monday += timedelta(days=7)
    return week_of(monday + timedelta(days=21))


def read_holiday(match: "Match", context: Context) -> Meaning | None:
    """A holiday: "Thanksgiving", "last Easter", "Christmas 2018", "Easter week"."""
    found = holiday_in(match, context)
    if found is None or type(found.start) is not date:
        return found
    match match.word("w"):
        case "week":
            return week_of(found.start)
        case "weekend":
            return weekend_of(found.start)
        case "eve":
            return day_of(found.start - timedelta(days=1))
        case _:
            return found


def holiday_in(match: "Match", context: Context) -> Meaning | None:
    """The holiday that an expression means: of the year that it names, or the nearest that its clause looks to."""
    rule = holiday_names()[match.value("h", "HOLIDAY")]
    year, anchor = match.value("y", "YEAR"), context.anchor
    if rule.get("election") and (context.elections is not None or "month" not in rule) and not _is_american(rule, context):
        return _election_day(context, year)
    if year is None and match.has("rel") and "year" in match.words().split() and anchor is not None:
        year = anchor.year + {"last": -1, "next": 1}.get(match.word("rel"), 0)
    if year is not None:
        return next(days_in_year(rule, year), None)
    if anchor is None:
        return replace(Meaning(_undated(rule), grain=Grain.DAY))
    span = range(max(1, anchor.year - 4), min(9998, anchor.year + 4) + 1)
    days = [day for year in span for day in days_in_year(rule, year)]
    return _likely(days, anchor, match.word("rel"), context.direction)


def _is_american(rule: dict[str, Any], context: Context) -> bool:
    """Is the day of the table meant? Where the article speaks of the United States and has no election of its own."""
    found = context.elections
    return found is not None and found.american and "month" in rule and not found.on_side(context.anchor, context.direction)


def _election_day(context: Context, year: int | None) -> Meaning:
    """The day on which the article has its election; no day where it names none, or several."""
    found = context.elections.on_side(context.anchor, context.direction) if context.elections else ()
    days = [day for day in found if year in (None, day.year)]
    return day_of(days[0]) if len(days) == 1 else Meaning("XXXX-XX-XX", grain=Grain.DAY, vague=True)


def _undated(rule: dict[str, Any]) -> str:
    return f"XXXX-{rule['month']:02}-{rule['day']:02}" if "day" in rule and "month" in rule else "XXXX-XX-XX"


def _likely(days: list[Meaning], anchor: date, relation: str, direction: int) -> Meaning | None:
    def distance(day: Meaning) -> int:
        assert type(day.start) is date
        return (day.start - anchor).days

    if "last" in relation or "past" in relation:
        days = [day for day in days if distance(day) < 0]
    elif "next" in relation or "coming" in relation:
        days = [day for day in days if distance(day) > 0]
    elif direction > 0:
        days = [day for day in days if distance(day) >= 0]
    elif direction < 0:
        days = [day for day in days if distance(day) <= 0]
    return min(days, key=lambda day: abs(distance(day)), default=None)
