"""Dates that need no anchor: "Jan. 16, 2019", "16 January 2019", "2019-01-16"."""

import re
from datetime import date, datetime

from dateline.records.errors import SettingsError

# AP style shortens all months but March to July (AP Stylebook, "months"); the three-letter forms are common in agency copy.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_ABSOLUTE = re.compile(
    rf"\b(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}"
    rf"|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')},?\s+{_YEAR.replace('year', 'year2')}"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)(?=T\d|\b))(?:\b|(?=T\d))",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[int, int, date] | None:
    """Find the first date that is whole: day, month and year.

    ‘Updated Jan. 16, 2019, at 5:04 p.m.’ gives 16 January 2019. Dates in figures alone ("1/2/2019") are left out: the two sides of
    the Atlantic read them differently.

    Returns:
        ``(start, end, date)``, or ``None`` where no whole date stands, or the first is no day of the calendar.

    Units: code points, half-open.

    >>> find_date("MANILA, 3 March 2021 (Wire) —")[2]
    datetime.date(2021, 3, 3)
    """
    match = _ABSOLUTE.search(text)
    if match is None:
        return None
    part = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
    try:
        month = MONTHS.get(part["month"].lower()) or int(part["month"])
        return match.start(), match.end(), date(int(part["year"]), month, int(part["day"]))
    except ValueError:
        return None


def read_published(value: str) -> date | datetime:
    """Read a publication date as a person or a page gives it.

    Args:
        value: ``2019-01-16``, ``2019-01-16T17:04:00-05:00``, or a date in words ("Jan. 16, 2019"). An instant without a zone counts
            as its date: which hour it was, nobody can tell.

    Raises:
        SettingsError: It is none of these.
    """
    value = value.strip()
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        found = find_date(value)
        if found is None or (found[0], found[1]) != (0, len(value)):
            raise SettingsError("bad_date", f"{value!r} is not a date; write it as 2019-01-16") from None
        return found[2]
    return instant if instant.tzinfo else instant.date()
