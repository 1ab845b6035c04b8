"""English time expressions → dates. So far: the absolute dates that say when a report was published."""

from dateline.calendar.absolute import find_date, read_published

__all__ = ["find_date", "read_published"]
