"""Readers of months, seasons, years, decades and centuries."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import mod_of, narrow
from dateline.calendar.recognise import Match
from dateline.calendar.relations import relation_of
from dateline.calendar.units import (
    FIRST_YEAR,
    LAST_YEAR,
    SEASON_MONTH,
    add_days,
    add_months,
    century_of,
    decade_of,
    month_of,
    season_of,
    week_of,
    year_of,
)
from dateline.records.time import Bound, Grain, PeriodType

AGAINST_MONTHS = {-2: 6, -1: 4, 0: 3, 1: 4, 2: 12}
"""How much further away a month counts that lies against its clause, by the clause's direction; ahead where the clause has none. Chosen on
the development articles."""
PIVOT = 10
"""'08 is 2008, and '99 is 1999, for a report of 2019: two-digit years reach ten years ahead of the anchor, and else back."""


def base_day(context: Context, *, from_reference: bool) -> date | None:
    """The day from which a relative unit counts."""
    if not from_reference:
        return context.anchor
    start = context.reference.start if context.reference else None
    return date(start.year, start.month, start.day) if start is not None else None


def year_in(match: Match, context: Context) -> int | None:
    """The year that an expression names: "2019", "'19", "last year", "of that year"."""
    year: int | None = match.value("y", "YEAR", "NUM")
    if year is not None:
        return year
    short = match.value("short", "SHORT_YEAR") or match.value("y", "SHORT_YEAR")
    if short is not None:
        return full_year(short, context)
    if not match.has("rel"):
        return None
    relation = relation_of(match.word("rel"))
    day = base_day(context, from_reference=relation.from_reference)
    return None if day is None else day.year + relation.step


def full_year(short: int, context: Context) -> int:
    """A year of two digits in full."""
    latest = (context.anchor.year if context.anchor else 2029) + PIVOT
    return latest - (latest - short) % 100


def read_month(match: Match, context: Context) -> Meaning | None:
    """A month: "March", "early March", "last May", "March 2019", "March of last year"."""
    month = match.value("m", "MONTH")
    found = _month(match, month, context)
    return narrow(found, match.word("mod"), context)


def _month(match: Match, month: int, context: Context) -> Meaning:
    has_year = match.has("y") or match.has("short") or (match.word("rel") and "year" in match.words().split())
    if has_year:
        year = year_in(match, context)
        return Meaning(f"XXXX-{month:02}", grain=Grain.MONTH) if year is None else month_of(year, month)
    relation = relation_of(match.word("rel"))
    base = base_day(context, from_reference=relation.from_reference) or context.anchor
    if base is None:
        return Meaning(f"XXXX-{month:02}", grain=Grain.MONTH)
    if relation.step < 0:
        return month_of(base.year - (month >= base.month), month)
    if relation.step > 0:
        return month_of(base.year + (month <= base.month), month)
    if match.has("rel"):
        return month_of(base.year, month)
    return month_of(_likely_year(month, base, context), month)


def _likely_year(month: int, base: date, context: Context) -> int:
    """The nearest month of that name; one that lies against the clause's direction counts as further away."""

    def distance(year: int) -> int:
        months = 12 * (year - base.year) + month - base.month
        against = months * context.direction < 0 or (months > 0 and not context.direction)
        return abs(months) + (AGAINST_MONTHS[context.direction] if against else 0)

    return min((base.year, base.year - 1, base.year + 1), key=distance)


WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def read_week_of_month(match: Match, context: Context) -> Meaning | None:
    """‘The first week of February’: its first seven days; ‘the last week’: its last seven. Vague: where weeks begin is not said."""
    month = _month(match, match.value("m", "MONTH"), context)
    if type(month.start) is not date or type(month.end) is not date:
        return Meaning("XXXX-WXX", grain=Grain.WEEK)
    first = month.start + timedelta(days=7 * WEEKS[match.word("n")]) if match.word("n") in WEEKS else month.end - timedelta(days=7)
    return replace(week_of(first + timedelta(days=3)), start=first, end=add_days(first, 7), vague=True)


def read_year(match: Match, context: Context) -> Meaning | None:
    """A year: "2019", "early 2019", "the year 2000", "'19", "2019 or later"."""
    year = year_in(match, context)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = year_of(year)
    if match.word("tail") in ("or later", "and beyond"):
        return replace(found, end=None, bound=Bound.NOT_BEFORE)
    if match.word("tail") == "or earlier":
        return replace(found, start=None, bound=Bound.NOT_AFTER)
    return narrow(found, match.word("mod"), context)


def read_era(match: Match, context: Context) -> Meaning | None:
    """A year before or after Christ. Those before have a value and no dates: `datetime` begins with the year 1."""
    year = match.value("y", "NUM", "YEAR")
    if not isinstance(year, int) or not 0 < year <= LAST_YEAR:
        return None
    if any(word.startswith("b") for word in match.words().split()[1:]):
        return Meaning(f"BC{year:04}", grain=Grain.YEAR, mod=mod_of(match.word("mod")))
    return narrow(year_of(year), match.word("mod"), context)


def read_decade(match: Match, context: Context) -> Meaning | None:
    """A decade: "the 1990s", "the late '80s", "the nineties", "this decade"."""
    value = match.value("dec", "DECADE")
    if value is None:
        relation = relation_of(match.word("rel"))
        day = base_day(context, from_reference=relation.from_reference) or context.anchor
        if match.word("rel") in ("the past", "past"):
            start = add_months(day, -120) if day else None
            return Meaning("P10Y", start, add_days(day, 1), Grain.DECADE, PeriodType.DURATION, rule="stretch")
        if day is None:
            return Meaning("XXX", grain=Grain.DECADE)
        return narrow(decade_of(day.year + 10 * relation.step), match.word("mod"), context)
    year = value if value >= 100 else full_year(value, context)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return narrow(decade_of(year), match.word("mod"), context)


def read_century(match: Match, context: Context) -> Meaning | None:
    """A century: "the 19th century", "this century". TIMEX3 counts 19 for the twentieth."""
    number = match.value("n", "ORD")
    if number is not None:
        if not 11 <= number <= 99:
            return Meaning(f"{number - 1:02}", grain=Grain.CENTURY) if 0 < number < 11 else None
        return narrow(century_of(100 * (number - 1)), match.word("mod"), context)
    relation = relation_of(match.word("rel"))
    if context.anchor is None:
        return Meaning("XX", grain=Grain.CENTURY)
    return narrow(century_of(context.anchor.year + 100 * relation.step), match.word("mod"), context)


def read_season(match: Match, context: Context) -> Meaning | None:
    """A season: "last fall", "the summer of 1998", "spring 2019". Northern: whose south a report is from, it rarely says."""
    code = match.value("s", "SEASON", "SEASONS")
    year = _season_year(match, code, context)
    if year is None:
        return Meaning(f"XXXX-{code}", grain=Grain.SEASON)
    return replace(narrow(season_of(year, code), match.word("mod"), context), vague=True)


def _season_year(match: Match, code: str, context: Context) -> int | None:
    words = match.words().split()
    if match.has("y") or "year" in words:
        return year_in(match, context)
    relation = relation_of(match.word("rel"))
    base = base_day(context, from_reference=relation.from_reference) or context.anchor
    if base is None:
        return None
    month = SEASON_MONTH[code]
    if relation.step < 0:
        return base.year - (month + 2 >= base.month if month < 12 else base.month < 13 and month > base.month)
    if relation.step > 0:
        return base.year + (month <= base.month)
    if match.word("rel").startswith("this"):
        return base.year
    if context.direction > 0:
        return base.year + (month + 2 < base.month)
    if context.direction < 0:
        return base.year - (month > base.month)
    return base.year
