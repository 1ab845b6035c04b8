"""Readers of what companies and budgets count by: quarters, halves, fiscal years, "the year-earlier period"."""

from dataclasses import replace
from datetime import date

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.months import base_day, year_in
from dateline.calendar.narrow import narrow
from dateline.calendar.recognise import Match
from dateline.calendar.relations import relation_of
from dateline.calendar.units import half_of, quarter_of, unit_from, unit_of, year_of
from dateline.records.time import Grain, PeriodType


def last_quarter(context: Context) -> Meaning | None:
    """The quarter whose results are out: the one that the paragraph spoke of, or the last to end before the anchor."""
    if context.quarter is not None:
        return context.quarter
    return None if context.anchor is None else unit_from(context.anchor, Grain.QUARTER, -1)


def read_quarter(match: Match, context: Context) -> Meaning | None:
    """A quarter: "the third quarter", "the fourth quarter of 1989", "this quarter", "next year's first quarter"."""
    number = match.value("n", "ORD")
    if number is None:
        relation = relation_of(match.word("rel"))
        last = last_quarter(context)
        if last is None or not isinstance(last.start, date):
            return Meaning("XXXX-QX", grain=Grain.QUARTER)
        return unit_from(last.start, Grain.QUARTER, 4 * relation.step)
    if not 1 <= number <= 4:
        return None
    year = _quarter_year(match, number, context)
    return Meaning(f"XXXX-Q{number}", grain=Grain.QUARTER) if year is None else narrow(quarter_of(year, number), match.word("mod"), context)


def _quarter_year(match: Match, number: int, context: Context) -> int | None:
    if match.has("y") or match.has("rel"):
        return year_in(match, context)
    anchor = context.anchor
    if anchor is None:
        return None
    if match.has("ago"):
        return anchor.year - 1 - (3 * number - 2 > anchor.month)
    # The nearest, by the middle of the quarter.
    distance = 3 * number - 1 - anchor.month
    return anchor.year + (distance < (-4 if context.direction > 0 else -6)) - (distance > 6)


def read_half(match: Match, context: Context) -> Meaning | None:
    """A half-year: "the first half of 2019", "the second half"."""
    year = year_in(match, context) if match.has("y") or match.has("rel") else (context.anchor.year if context.anchor else None)
    half = 1 if match.word("n") == "first" else 2
    return Meaning(f"XXXX-H{half}", grain=Grain.HALF) if year is None else half_of(year, half)


def read_results(match: Match, context: Context) -> Meaning | None:
    """‘The latest quarter’, ‘the year-earlier period’, ‘the 1988 period’."""
    if match.has("new"):
        context = replace(context, quarter=None)
    last = last_quarter(context)
    year = match.value("y", "YEAR")
    if last is None or not isinstance(last.start, date):
        return year_of(year) if year is not None else Meaning("XXXX-QX", grain=Grain.QUARTER)
    if match.has("ago") and context.by_year and context.anchor is not None:
        return year_of(context.anchor.year - 1)
    if match.has("ago"):
        return unit_from(last.start, Grain.QUARTER, -4)
    if year is not None:
        return quarter_of(year, (last.start.month + 2) // 3)
    return unit_of(last.start, Grain.QUARTER)


def read_fiscal_year(match: Match, context: Context) -> Meaning | None:
    """A fiscal year, by its name alone: whose year begins when, only its keeper can say. Its days are those of the calendar year, vague."""
    relation = relation_of(match.word("rel"))
    year = match.value("y", "YEAR")
    if year is None:
        day = base_day(context, from_reference=relation.from_reference) or context.anchor
        step = -1 if "latest" in match.word("rel") else relation.step
        year = None if day is None else day.year + step
    if match.words().endswith("year") and match.has_after("ended", "ending"):
        return Meaning("P1Y", grain=Grain.YEAR, type=PeriodType.DURATION)
    if year is None:
        return Meaning("XXXX", grain=Grain.YEAR)
    meaning = year_of(year)
    return Meaning(meaning.value, meaning.start, meaning.end, Grain.YEAR, vague=True)
