"""Events as iCalendar (RFC 5545), so that a calendar can show when something is to happen.

The little of the standard that all-day events need is written here: the libraries for it bring time zones and clocks, and the same input
must give the same bytes.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

LINE = "\r\n"
LONGEST_LINE = 75
"""Octets, the line break not counted (§3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Control characters but for the tab have no place in a text value (§3.1); a carriage return alone breaks lines in some readers.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
ADDRESS = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is to happen on one or more whole days.

    Units: ``start`` and ``end`` are civil dates, half-open; ``stamp`` is an aware instant: that of the information, never the clock's.
    """

    uid: str
    stamp: datetime
    start: date
    end: date
    summary: str
    description: str
    categories: tuple[str, ...] = ()
    url: str | None = None


def open_calendar() -> str:
    """The lines before the first event."""
    return _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//forecasts//EN", "CALSCALE:GREGORIAN")


def close_calendar() -> str:
    """The line behind the last event."""
    return _lines("END:VCALENDAR")


def to_vevent(event: Event) -> str:
    """Write an event: all-day, tentative, and never in the way of an appointment.

    Args:
        event: The event. An address that is none of the web's is left out.

    Source: RFC 5545, §3.6.1; TRANSP §3.8.2.7, STATUS §3.8.1.11.
    """
    url = [f"URL:{event.url}"] if event.url and ADDRESS.fullmatch(event.url) else []
    categories = [f"CATEGORIES:{','.join(map(escape, event.categories))}"] if event.categories else []
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{escape(event.uid)}",
        f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.end:%Y%m%d}",
        f"SUMMARY:{escape(event.summary)}",
        f"DESCRIPTION:{escape(event.description)}",
        *categories,
        *url,
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def escape(text: str) -> str:
    r"""Escape a text value (§3.3.11).

    >>> print(escape("if it rains; and\nthen, perhaps"))
    if it rains\; and\nthen\, perhaps
    """
    return CONTROL.sub("�", text.replace("\r\n", "\n")).translate(ESCAPED)


def fold(line: str) -> str:
    """Fold a line so that no part of it is longer than 75 octets, never within a character (§3.1)."""
    parts, part, room = [], bytearray(), LONGEST_LINE
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > room:
            parts.append(part.decode())
            part, room = bytearray(), LONGEST_LINE - 1  # the space that opens a continued line counts
        part += octets
    return f"{LINE} ".join([*parts, part.decode()])


def _lines(*lines: str) -> str:
    return "".join(fold(line) + LINE for line in lines)
