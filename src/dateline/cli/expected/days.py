"""Windows in words: the first and the last day as a person writes them, vague words kept."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dateline.cli.wording import shown
from dateline.records import Bound, Period, Span

NO_DATE = "no date given"
# The codes that ISO 8601 lacks and TIMEX3 adds for the parts of a day.
PARTS = {"TMO": "morning of", "TAF": "afternoon of", "TEV": "evening of", "TNI": "night of", "TDT": "daytime of"}
CLOCK = re.compile(r"T(\d\d:\d\d)")


def edges_of(window: Period) -> tuple[date | None, date | None]:
    """The first and the last day of a window, both inside it; ``None`` where the words set none."""
    first = window.start.date() if isinstance(window.start, datetime) else window.start
    if window.end is None:
        return first, None
    # An instant ends on its own day unless it is midnight; a civil day is the one after the last.
    last = (window.end - timedelta(microseconds=1)).date() if isinstance(window.end, datetime) else window.end - timedelta(days=1)
    return first, last


def is_open(window: Period) -> bool:
    """Vague words with no day of their own: "soon", "in the coming weeks", "after the talks"."""
    return window.end is None and (window.start is None or (window.vague and window.bound is Bound.WITHIN))


def window_words(window: Period | None, when: Sequence[Span], published: date | datetime | None) -> str:
    """Say when.

    ‘as soon as Friday’, written on 16 January 2019, is "not before Fri 18 Jan, no end given"; ‘soon’ is “soon”.

    Args:
        window: The window; ``None`` where the words give none.
        when: The words that it rests on.
        published: The day of publication: its year goes without saying.
    """
    if window is None:
        return NO_DATE
    said = " … ".join(f"“{shown(span.text)}”" for span in when)
    if is_open(window):
        return said or NO_DATE
    year = published.year if published else None
    placed = _placed(window, year)
    others = [_placed(other, year) for other in window.alternatives if not is_open(other) and not window.vague]
    placed += "".join(f" or {other}" for other in dict.fromkeys(others) if other != placed)
    return f"{said} ({placed})" if window.vague and said else placed


def _placed(window: Period, year: int | None) -> str:
    first, last = edges_of(window)
    if last is None:
        assert first
        return f"not before {day_words(first, year)}, no end given"
    if first is None or window.bound is Bound.NOT_AFTER:
        return f"{'until' if window.bound is Bound.WITHIN else 'by'} {day_words(last, year)}"
    if first == last:
        return _one_day(window, first, year)
    return _stretch(first, last, year)


def _one_day(window: Period, day: date, year: int | None) -> str:
    value, words = window.value or "", day_words(day, year)
    if clock := CLOCK.search(value):
        return f"{words}, {clock[1]}"
    return f"{PARTS[value[-3:]]} {words}" if value[-3:] in PARTS else words


def _stretch(first: date, last: date, year: int | None) -> str:
    shown_year = "" if first.year == last.year == year else f" {last.year}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12) and first.year == last.year:
        return str(first.year)
    if whole and (first.year, first.month) == (last.year, last.month):
        return first.strftime("%B") + shown_year
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.strftime('%-d %b')}{shown_year}"
    opening = first.strftime("%-d %b" if first.year == last.year else "%-d %b %Y")
    return f"{opening}–{last.strftime('%-d %b')}{shown_year}"


def day_words(day: date, year: int | None) -> str:
    """A day with its weekday; the year only where it is another than that of publication.

    >>> day_words(date(2019, 1, 18), 2019), day_words(date(2020, 1, 17), 2019)
    ('Fri 18 Jan', 'Fri 17 Jan 2020')
    """
    return day.strftime("%a %-d %b" if day.year == year else "%a %-d %b %Y")
