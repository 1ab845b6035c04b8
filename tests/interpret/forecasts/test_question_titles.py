"""The question that goes with a statement: “Will … by …?”."""

from datetime import date

import pytest

from dateline.calendar import parse
from dateline.interpret.forecasts.dating import window_words
from dateline.records import Bound, Period, PeriodType

PUBLISHED = date(2024, 5, 15)
LEDE = "OSLO (Courier) — Envoy Kim Oslan arrived on Monday. President Mira Tan was there.\n\n"


def period(start: date | None, end: date | None, bound: Bound) -> Period:
    return Period(type=PeriodType.DATE, value=None, start=start, end=end, bound=bound, rule="test")


@pytest.mark.parametrize(
    ("marked", "when", "question"),
    [
        ("⟨Oslan⟩ ⟦will⟧ ⟪meet Tan by Friday⟫.", "by Friday", "Will Kim Oslan meet Mira Tan by 17 May 2024?"),
        ("⟨Oslan⟩ ⟦will⟧ ⟪on Friday meet Tan⟫.", "on Friday", "Will Kim Oslan meet Mira Tan on 17 May 2024?"),
        ("⟨The treaty⟩ ⟦is likely to⟧ ⟪be signed in June⟫.", "in June", "Will the treaty be signed in June 2024?"),
        ("⟨The bank⟩ ⟦will probably⟧ ⟪raise rates this year⟫.", "this year", "Will the bank raise rates in 2024?"),
        ("⟨Prices⟩ ⟦could⟧ ⟪rise next week⟫.", "next week", "Will prices rise between 20 and 26 May 2024?"),
        ("⟨The strike⟩, ⟦set for⟧ ⟪Monday⟫.", "Monday", "Will the strike take place on 20 May 2024?"),
        ("⟨The permit⟩ ⟪expires in June⟫.", "in June", "Will the permit expire in June 2024?"),
        ("⟨There⟩ ⟦will⟧ ⟪be a vote in June⟫.", "in June", "Will there be a vote in June 2024?"),
        ("⟨Friday's vote⟩ ⟦is likely to⟧ ⟪be close⟫.", "Friday", "Will the 17 May 2024 vote be close?"),
        ("⟨Inflation⟩ ⟦will⟧ ⟪fall to 3 percent by March⟫.", "by March", "Will inflation fall to 3 percent by 31 March 2025?"),
        ("By Friday, ⟨Oslan⟩ ⟦will⟧ ⟪be in Brno⟫.", "By Friday", "Will Kim Oslan be in Brno by 17 May 2024?"),
        ("⟨The ban⟩ ⟦could⟧ ⟪end as soon as Friday⟫.", "as soon as Friday", None),
    ],
)
def test_the_title_says_once_by_when(read_marked, marked: str, when: str, question: str | None) -> None:
    """The base form behind “will”, the window in the words of its bound, and no other date; no end, no question."""
    read = read_marked(LEDE + marked)
    extent = read.extent_of(when)
    window = parse(when.replace("March", "March 2025"), anchor=PUBLISHED, looking="ahead")
    assert window
    assert read.write(window, (extent,)).question == question


@pytest.mark.parametrize(
    ("window", "told"),
    [
        (period(date(2019, 3, 1), date(2019, 5, 1), Bound.WITHIN), "between 1 March and 30 April 2019"),
        (period(date(2024, 12, 30), date(2025, 1, 6), Bound.WITHIN), "between 30 December 2024 and 5 January 2025"),
        (period(date(2024, 5, 17), date(2024, 5, 18), Bound.AT), "on 17 May 2024"),
        (period(None, date(2025, 4, 1), Bound.NOT_AFTER), "by 31 March 2025"),
        (period(None, date(2024, 5, 18), Bound.WITHIN), "through 17 May 2024"),
        (period(date(2024, 2, 1), date(2024, 3, 1), Bound.WITHIN), "in February 2024"),
        (period(date(2025, 1, 1), date(2026, 1, 1), Bound.WITHIN), "in 2025"),
        (period(date(2024, 5, 17), None, Bound.NOT_BEFORE), None),
    ],
)
def test_a_window_names_its_last_day(window: Period, told: str | None) -> None:
    """The end is half-open: the last day is the one before it."""
    assert window_words(window) == told
