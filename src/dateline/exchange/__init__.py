"""Records in other people's formats."""

from dateline.exchange.icalendar import Event, close_calendar, open_calendar, to_vevent
from dateline.exchange.metaculus import to_metaculus

__all__ = ["Event", "close_calendar", "open_calendar", "to_metaculus", "to_vevent"]
