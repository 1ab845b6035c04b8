"""Calendar units as stretches of days: the day, ISO week, month, quarter … that holds a date, and how to step from one to another."""

from datetime import MAXYEAR, date, datetime, timedelta, timezone

from dateline.calendar.meaning import Meaning
from dateline.records.time import Grain, PeriodType

FIRST_YEAR, LAST_YEAR = 1000, 9999
"""TIMEX3 years have four digits; `datetime` ends with them, too."""

MONTHS_OF = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 12, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}
GRAINS = {grain.value: grain for grain in Grain} | {"fortnight": Grain.WEEK, "millennium": Grain.CENTURY}
"""The words of units, as the grain that they count in."""
DAYS_OF = {Grain.DAY: 1, Grain.WEEKEND: 7, Grain.WEEK: 7}
# Meteorological seasons, as World Meteorological Organization practice has them; winter begins in December of the year that names it.
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_and_zone(moment: date | datetime | None) -> tuple[date | None, timezone | None]:
    """The day that a moment has where it is, and its distance from UTC there.

    >>> day_and_zone(datetime.fromisoformat("2019-01-16T23:30-05:00"))[0]
    datetime.date(2019, 1, 16)
    """
    if not isinstance(moment, datetime):
        return moment, None
    offset = moment.utcoffset()
    return moment.date(), None if offset is None else timezone(offset)


def civil(year: int, month: int, day: int = 1) -> date | None:
    """A date, or ``None`` where there is no such day or it lies outside `datetime`.

    >>> civil(2019, 2, 30) is None, civil(2019, 13) == date(2020, 1, 1)
    (True, True)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date | None, days: int) -> date | None:
    """A date so many days on; ``None`` beyond the calendar's ends."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """A date so many months on, the last day of a month where the other has no such day.

    >>> add_months(date(2019, 1, 31), 1)
    datetime.date(2019, 2, 28)
    """
    first = civil(day.year, day.month + months)
    if first is None:
        return None
    after = civil(first.year, first.month + 1) or date(MAXYEAR, 12, 31)
    return min(first + timedelta(days=day.day - 1), max(first, after - timedelta(days=1)))


def day_of(day: date) -> Meaning:
    """A day."""
    return Meaning(day.isoformat(), day, add_days(day, 1), Grain.DAY)


def week_of(day: date) -> Meaning:
    """The ISO week of a day: Monday to Monday.

    >>> week_of(date(2019, 1, 16)).value
    '2019-W03'
    """
    year, week, weekday = day.isocalendar()
    monday = add_days(day, 1 - weekday)
    return Meaning(f"{year:04}-W{week:02}", monday, add_days(monday, 7), Grain.WEEK)


def weekend_of(day: date) -> Meaning:
    """Saturday and Sunday of a day's ISO week."""
    week = week_of(day)
    monday = week.start
    return Meaning(f"{week.value}-WE", add_days(monday, 5), add_days(monday, 7), Grain.WEEKEND)


def month_of(year: int, month: int) -> Meaning:
    """A month; months beyond 12 run into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Meaning(f"{year:04}-{month:02}", civil(year, month), civil(year, month + 1), Grain.MONTH)


def quarter_of(year: int, quarter: int) -> Meaning:
    """A calendar quarter; quarters beyond 4 run into the next years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return Meaning(f"{year:04}-Q{quarter}", civil(year, 3 * quarter - 2), civil(year, 3 * quarter + 1), Grain.QUARTER)


def half_of(year: int, half: int) -> Meaning:
    """A half-year."""
    year, half = year + (half - 1) // 2, (half - 1) % 2 + 1
    return Meaning(f"{year:04}-H{half}", civil(year, 6 * half - 5), civil(year, 6 * half + 1), Grain.HALF)


def season_of(year: int, code: str) -> Meaning:
    """A season, by its TIMEX3 code. Its edges are a convention: vague."""
    month = SEASON_MONTH[code]
    return Meaning(f"{year:04}-{code}", civil(year, month), civil(year, month + 3), Grain.SEASON, vague=True)


def year_of(year: int) -> Meaning:
    """A calendar year."""
    return Meaning(f"{year:04}", civil(year, 1), civil(year + 1, 1), Grain.YEAR)


def decade_of(year: int) -> Meaning:
    """The decade of a year: 1990 to 2000."""
    first = year // 10 * 10
    return Meaning(f"{year // 10:03}", civil(first, 1), civil(first + 10, 1), Grain.DECADE)


def century_of(year: int) -> Meaning:
    """The hundred years that share a year's first two digits."""
    first = year // 100 * 100
    return Meaning(f"{year // 100:02}", civil(first, 1), civil(first + 100, 1), Grain.CENTURY)


def part_of(day: date, code: str) -> Meaning:
    """A part of a day; it has the day's own edges, for TIMEX3 gives parts no hours. ‘Friday night’ begins on Friday."""
    return Meaning(f"{day.isoformat()}T{code}", day, add_days(day, 1), Grain.PART, PeriodType.TIME)


def unit_of(day: date, grain: Grain) -> Meaning:
    """The unit of a size that holds a day."""
    match grain:
        case Grain.WEEK:
            return week_of(day)
        case Grain.WEEKEND:
            return weekend_of(day)
        case Grain.MONTH:
            return month_of(day.year, day.month)
        case Grain.QUARTER:
            return quarter_of(day.year, (day.month + 2) // 3)
        case Grain.HALF:
            return half_of(day.year, (day.month + 5) // 6)
        case Grain.YEAR:
            return year_of(day.year)
        case Grain.DECADE:
            return decade_of(day.year)
        case Grain.CENTURY:
            return century_of(day.year)
        case _:
            return day_of(day)


def step(day: date, grain: Grain, count: int) -> date | None:
    """A date so many units on."""
    if grain in MONTHS_OF:
        return add_months(day, count * MONTHS_OF[grain])
    return add_days(day, count * DAYS_OF.get(grain, 1))


def unit_from(day: date, grain: Grain, count: int) -> Meaning:
    """The unit that lies so many units from the one that holds a day: -1 is the last, 1 the next.

    >>> unit_from(date(2019, 1, 31), Grain.MONTH, 1).value
    '2019-02'
    """
    first = unit_of(day, grain).start
    moved = step(first, grain, count) if isinstance(first, date) else None
    return Meaning(None, grain=grain) if moved is None else unit_of(moved, grain)
