"""Readers of units counted from now or from what was spoken of: "last week", "two weeks ago", "a year later", "that day"."""

from dataclasses import replace
from datetime import date
from typing import Any

from dateline.calendar.days import read_day
from dateline.calendar.durations import duration_value, quantity_of
from dateline.calendar.holidays import holiday_in
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.months import base_day, read_month
from dateline.calendar.narrow import is_rest, mod_of, narrow, several
from dateline.calendar.recognise import Match
from dateline.calendar.relations import relation_of
from dateline.calendar.results import last_quarter
from dateline.calendar.units import GRAINS, add_days, step, unit_from, unit_of, year_of
from dateline.records.time import Grain, PeriodType

FORMS = {
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEK: "XXXX-WXX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.MONTH: "XXXX-XX",
    Grain.QUARTER: "XXXX-QX",
    Grain.YEAR: "XXXX",
    Grain.DECADE: "XXX",
    Grain.CENTURY: "XX",
}
SIZES = {
    Grain.SECOND: 0,
    Grain.MINUTE: 0,
    Grain.HOUR: 0,
    Grain.PART: 0,
    Grain.DAY: 0,
    Grain.WEEKEND: 1,
    Grain.WEEK: 1,
    Grain.MONTH: 2,
    Grain.SEASON: 3,
    Grain.QUARTER: 3,
    Grain.HALF: 4,
    Grain.YEAR: 5,
    Grain.DECADE: 6,
    Grain.CENTURY: 7,
}
"""Units by size: hours count from a day that is known, too."""
TIMES_OF_DAY = frozenset({Grain.SECOND, Grain.MINUTE, Grain.HOUR})
BACK = frozenset({"ago", "earlier", "before", "previously", "prior", "beforehand"})
FROM_ANCHOR = frozenset({"ago", "from now", "hence", "from today"})


def read_unit(match: Match, context: Context) -> Meaning | None:
    """‘Last week’, ‘this year’, ‘later this month’, ‘next quarter’, ‘year-end’."""
    if match.has("e"):
        return _end_of_unit(match, context)
    if match.has("y"):
        return year_of(match.value("y", "YEAR"))
    grain = GRAINS[match.value("u", "UNIT") or "year"]
    relation = relation_of(match.word("rel"))
    if match.word("rel") == "the" and grain is Grain.YEAR and match.has_after("ended", "ending"):
        return Meaning(duration_value(1, grain.value), grain=grain, type=PeriodType.DURATION)
    if match.word("rel") in ("the past", "past") and grain not in TIMES_OF_DAY:
        return _up_to_now(context.anchor, grain)
    if grain is Grain.QUARTER:
        return _quarter(match, context, relation.step)
    base = spoken_of(context, grain) if relation.from_reference else context.anchor
    if base is None and context.reference is None and grain is not Grain.DAY and relation.step:
        base = context.anchor
    if base is None or grain in TIMES_OF_DAY:
        return Meaning(FORMS.get(grain), grain=grain)
    if match.word("rel") == "the" and grain is Grain.WEEKEND and context.direction <= 0:
        base = add_days(base, -5) or base
    if match.word("rel") == "the" and grain is Grain.DAY and context.reference is None:
        return Meaning("XXXX-XX-XX", grain=grain)
    found = narrow(unit_from(base, grain, relation.step), match.word("mod"), context)
    return replace(found, mod="END") if match.has("out") else found  # “before the month is out”


def spoken_of(context: Context, grain: Grain) -> date | None:
    """The day from which a unit counts back or on; ‘two days later’ cannot count from a month, nor ‘the following week’ from a year."""
    reference = context.reference
    if reference is None or reference.grain is None or SIZES[reference.grain] > SIZES[grain]:
        return None
    return base_day(context, from_reference=True)


def _up_to_now(anchor: date | None, grain: Grain) -> Meaning:
    """‘The past month’ ends with today; ‘last month’ does not."""
    start = None if anchor is None else step(anchor, grain, -1)
    return Meaning(duration_value(1, grain.value), start, add_days(anchor, 1), grain, PeriodType.DURATION, rule="stretch")


def _quarter(match: Match, context: Context, steps: int) -> Meaning:
    """‘The quarter’ is the one whose results are out; ‘this quarter’ the running one."""
    if match.word("rel") in ("the", "that", "the same") and not is_rest(match.word("mod")):
        return last_quarter(context) or Meaning("XXXX-QX", grain=Grain.QUARTER)
    if context.anchor is None:
        return Meaning("XXXX-QX", grain=Grain.QUARTER)
    return narrow(unit_from(context.anchor, Grain.QUARTER, steps), match.word("mod"), context)


def _end_of_unit(match: Match, context: Context) -> Meaning:
    grain = GRAINS[match.value("u", "UNIT")]
    base = context.anchor
    if base is None:
        return Meaning("XXXX-XX-XX", grain=Grain.DAY)
    if match.has_before("since", "from"):
        base = step(base, grain, -1) or base
    end = add_days(_day(unit_of(base, grain).end), -1)
    return Meaning("XXXX-XX-XX", grain=Grain.DAY) if end is None else unit_of(end, Grain.DAY)


def _day(edge: Any) -> date | None:
    return edge if type(edge) is date else None


def read_that_unit(match: Match, context: Context) -> Meaning | None:
    """‘That day’, ‘the same year’, ‘the second day’, ‘the day before’: counted from what the paragraph last spoke of."""
    relation = relation_of(match.word("rel"))
    steps = {"the day before": -1, "the day earlier": -1, "the day after": 1}.get(match.word("rel"), relation.step)
    grain = GRAINS[match.value("u", "UNIT") or "day"]
    base = spoken_of(context, grain)
    if base is None or match.has("n"):
        return Meaning(FORMS.get(grain), grain=grain)
    return narrow(unit_from(base, grain, steps), match.word("mod"), context)


def read_lapse(match: Match, context: Context) -> Meaning | None:
    """‘Two weeks ago’, ‘a year later’, ‘three days before Christmas’."""
    unit = match.value("u", "UNIT", "UNITS") or "day"
    word = "before" if match.word("w") == "eve" else match.word("w")
    grain, quantity, sign = GRAINS[unit], _count(match), -1 if word in BACK else 1
    target = _target(match, replace(context, direction=1) if word == "from" else context)
    start = context.anchor if word in FROM_ANCHOR else spoken_of(context, grain)
    base = start if target is None else _day(target.start)
    if context.business and unit == "year" and quantity == 1 and sign < 0 and target is None:
        return _year_earlier(context)
    if base is None:
        return _unplaced(word, quantity, unit, grain)
    if quantity is None:
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", *_somewhere(base, grain, sign, match), grain=grain, vague=True)
    found = _moved(base, grain, unit, quantity, sign, match)
    if target is not None and target.grain is Grain.DAY and found.grain is Grain.WEEK:
        moved = step(base, Grain.WEEK, sign * int(quantity))
        return found if moved is None else unit_of(moved, Grain.DAY)
    return found


def _count(match: Match) -> float | None:
    """How many units: the number of the words, one for "the day after"; ``None`` for "several"."""
    if match.has("q") or match.has("half"):
        return quantity_of(match)
    return 1 if match.word("w") == "eve" or match.value("u", "UNIT") else None


def _year_earlier(context: Context) -> Meaning:
    if context.by_year and context.anchor is not None:
        return year_of(context.anchor.year - 1)
    last = last_quarter(context)
    if last is None or not isinstance(last.start, date):
        return Meaning("XXXX-QX", grain=Grain.QUARTER)
    return unit_from(last.start, Grain.QUARTER, -4)


def _target(match: Match, context: Context) -> Meaning | None:
    """What a lapse is counted from, where the words name it."""
    if match.has("h"):
        return holiday_in(match, context)
    if match.has("m") and not match.has("d"):
        return read_month(match, context)
    if any(match.has(label) for label in ("wd", "word", "m", "iso", "numeric")):
        return read_day(match, context)
    return None


def _unplaced(word: str, quantity: float | None, unit: str, grain: Grain) -> Meaning:
    """A lapse from something that the paragraph does not date: its length is all that is known."""
    if word in FROM_ANCHOR:
        return Meaning(FORMS.get(grain, "XXXX-XX-XX"), grain=grain)
    value = duration_value(quantity, unit)
    return Meaning(value, grain=grain, type=PeriodType.DURATION)


def _somewhere(base: date, grain: Grain, sign: int, match: Match) -> tuple[date | None, date | None]:
    low, high = several("several" if "several" in match.words() else "few" if "few" in match.words() else "")
    edges = step(base, grain, sign * low), step(base, grain, sign * high)
    start, end = edges[::-1] if sign < 0 else edges
    return start, add_days(end, 1)


def _moved(base: date, grain: Grain, unit: str, quantity: float, sign: int, match: Match) -> Meaning:
    if grain in TIMES_OF_DAY:
        return Meaning(f"{base.isoformat()}TXX", base, add_days(base, 1), grain, PeriodType.TIME, vague=True)
    if unit == "fortnight":
        quantity *= 2
    if unit == "millennium":
        quantity *= 10
    if quantity != int(quantity):
        grain, quantity = (Grain.MONTH, quantity * 12) if grain is Grain.YEAR else (grain, quantity)
    if grain in (Grain.DECADE, Grain.CENTURY):
        grain, quantity = Grain.YEAR, quantity * (10 if grain is Grain.DECADE else 100)
    moved = step(base, Grain.WEEK if grain is Grain.WEEKEND else grain, sign * int(quantity))
    if moved is None:
        return Meaning(None, grain=grain)
    found = unit_of(moved, grain)
    return replace(found, mod=mod_of(match.word("mod")), vague=match.has("mod"))
