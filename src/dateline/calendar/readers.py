"""The functions that the grammar names in ``read``."""

from collections.abc import Callable

from dateline.calendar.clock import read_clock, read_part, read_that_part
from dateline.calendar.counting import read_lapse, read_that_unit, read_unit
from dateline.calendar.days import read_date_range, read_day, read_week_of
from dateline.calendar.durations import read_duration, read_set, read_stretch, read_vague_duration
from dateline.calendar.holidays import read_holiday
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.months import read_century, read_decade, read_era, read_month, read_season, read_week_of_month, read_year
from dateline.calendar.ordinals import read_nth_day
from dateline.calendar.recognise import Match
from dateline.calendar.references import read_future, read_past, read_present
from dateline.calendar.results import read_fiscal_year, read_half, read_quarter, read_results

Reader = Callable[[Match, Context], Meaning | None]

READERS: dict[str, Reader] = {
    "day": read_day,
    "date_range": read_date_range,
    "nth_day": read_nth_day,
    "part": read_part,
    "that_part": read_that_part,
    "clock": read_clock,
    "month": read_month,
    "year": read_year,
    "era": read_era,
    "fiscal_year": read_fiscal_year,
    "decade": read_decade,
    "century": read_century,
    "quarter": read_quarter,
    "half": read_half,
    "results": read_results,
    "season": read_season,
    "holiday": read_holiday,
    "unit": read_unit,
    "week_of": read_week_of,
    "week_of_month": read_week_of_month,
    "lapse": read_lapse,
    "that_unit": read_that_unit,
    "duration": read_duration,
    "stretch": read_stretch,
    "vague_duration": read_vague_duration,
    "set": read_set,
    "present": read_present,
    "past": read_past,
    "future": read_future,
}


def read_meaning(match: Match, context: Context) -> Meaning | None:
    """What a match means in its context, by the name of its rule; ``None`` where it is no time after all."""
    try:
        meaning = READERS[match.rule.read](match, context)
    except OverflowError:  # beyond the years that `datetime` has: said to be a time, placed nowhere
        return Meaning(None, rule=match.rule.name)
    if meaning is None:
        return None
    return meaning if meaning.rule else meaning.named(match.rule.name)
