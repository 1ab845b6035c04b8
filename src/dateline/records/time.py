"""When: a time expression, its TIMEX3 value, and the stretch of the calendar that it speaks of."""

from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from dateline.records.span import Record, Span


class PeriodType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Bound(StrEnum):
    """How what is reported lies to the period: somewhere in it, not before its start, not after its end, or at its very point."""

    WITHIN = "within"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"
    AT = "at"


class Grain(StrEnum):
    """The unit that the words name."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Period(Record):
    """A stretch of the calendar as words give it.

    ‘by the end of March’, written on 16 January 2019, is ``not_after`` with ``end`` 2019-04-01.

    Units: civil dates, half-open; instants with their zone only for a ``TIME`` whose zone is known.
    """

    type: PeriodType
    value: str | None = Field(description="The TIMEX3 value; X for what the text does not say; null: no one day of any calendar.")
    start: AwareDatetime | date | None = Field(default=None, description="The first day; null where the words set none.")
    end: AwareDatetime | date | None = Field(default=None, description="The day after the last; null where the words set none.")
    bound: Bound = Bound.WITHIN
    grain: Grain | None = Field(default=None, description="The unit that the words name.")
    vague: bool = Field(default=False, description="The edges come from the table of vague phrases.")
    rule: str = Field(description="The name of the rule; docs/calendar.md lists them.")
    alternatives: tuple["Period", ...] = Field(default=(), description="Other readings that the words allow.")

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        start, end = self.start, self.end
        if start is None or end is None:
            return self
        if isinstance(start, datetime) != isinstance(end, datetime):
            raise ValueError("both edges are dates, or both are instants")
        if not start < end:
            raise ValueError(f"the period ends ({end}) before it begins ({start})")
        return self


class Time(Record):
    """A time expression of an article, and what it means there. Prepositions stand outside the span; their effect is in ``period``."""

    id: str
    score: float = Field(ge=0, le=1, description="How sure the reading is, by the kind of expression.")
    span: Span
    period: Period
