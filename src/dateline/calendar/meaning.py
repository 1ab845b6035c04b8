"""What an expression means before it becomes a record: a value, a stretch of days, how coarse it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from dateline.records.time import Bound, Grain, Period, PeriodType

if TYPE_CHECKING:
    from dateline.calendar.elections import Elections

Edge = date | datetime | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value with the days that it covers. Units: civil dates, half-open; ``None`` where an edge is open or unknown."""

    value: str | None
    start: Edge = None
    end: Edge = None
    grain: Grain | None = None
    type: PeriodType = PeriodType.DATE
    vague: bool = False
    rule: str = ""
    mod: str | None = None
    bound: Bound = Bound.WITHIN
    alternatives: tuple["Meaning", ...] = ()

    def to_period(self) -> Period:
        """The record of it."""
        return Period(
            type=self.type,
            value=self.value,
            start=self.start,
            end=self.end,
            bound=self.bound,
            grain=self.grain,
            vague=self.vague,
            rule=self.rule,
            alternatives=tuple(other.to_period() for other in self.alternatives),
        )

    def named(self, rule: str) -> "Meaning":
        """The same, by another rule."""
        return replace(self, rule=rule)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    Attributes:
        anchor: The day from which "yesterday" counts; ``None`` leaves relative expressions unresolved.
        zone: The anchor's distance from UTC, where it is an instant.
        direction: As `tense.direction_of` tells: below 0 in a reported past, above it in an expectation, 0 where the clause does not tell.
        reference: The last dated thing that the paragraph spoke of, for "the next day".
        business: The sentence speaks of a company's results: "a year ago" is the same quarter of last year.
        quarter: The quarter that the paragraph last spoke of.
        by_year: The paragraph last spoke of results of more than a quarter.
        month_first: Does 03/04 mean March 4? ``None`` where nobody knows.
        elections: On which days the article has an election; ``None`` where nobody looked.
    """

    anchor: date | None = None
    zone: timezone | None = None
    direction: int = 0
    reference: Meaning | None = None
    business: bool = False
    month_first: bool | None = None
    quarter: Meaning | None = None
    by_year: bool = False
    elections: "Elections | None" = None
