"""One expression → a period: the laws of the calendar, and what happens to bad dates."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline as dl
from dateline.calendar import parse
from dateline.records import Bound, Period, PeriodType

WRITTEN = date(2019, 1, 16)
DAYS = st.dates(min_value=date(1200, 1, 1), max_value=date(9899, 12, 31))
EXPRESSIONS = [
    "yesterday", "today", "tomorrow", "Friday", "last Friday", "next Friday", "this coming Monday", "last week", "this week",
    "next week", "last month", "this month", "next month", "early next month", "late last month", "earlier this month",
    "later this month", "this quarter", "next quarter", "last year", "this year", "next year", "early this year",
    "the end of next year", "this weekend", "March", "late March", "Jan. 14", "29 February", "last May", "next May", "last fall",
    "this summer", "the 1990s", "this decade", "this century", "two weeks ago", "three years ago", "several years ago",
    "the past two months", "recent weeks", "in the coming weeks", "within two weeks", "in two weeks", "soon", "shortly", "eventually",
    "recently", "now", "by the end of March", "until Friday", "before Easter", "after March 29", "since last year", "from March",
    "as soon as Friday", "not until May", "no later than Feb. 28", "next year at the earliest", "between March and May",
    "March or April", "Thursday night", "last night", "5 p.m. Friday", "noon", "Election Day", "Easter", "Ramadan",
    "U.N. General Assembly week", "year-end", "May 3-5", "the week of March 4", "fiscal 2019", "the third quarter",
    "the first half of 2019",
]  # fmt: skip

SCRAPS = [
    "the", "last", "next", "of", "in", "by", "March", "May", "3", "30", "31", "2019", "Friday", "year", "years", "week", "two", "half",
    "quarter", "a", ".", ",", "-", "to", "or", "early", "end", "’s", "ago", "before", "noon", "p.m.", "st",
]  # fmt: skip


def edges(period: Period | None) -> tuple[date | None, date | None]:
    assert period is not None
    return period.start, period.end


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("words", EXPRESSIONS)
@given(anchor=DAYS)
def test_periods_are_half_open_and_ordered(words, anchor):
    """Whatever the anchor: both edges are set in order, or an edge is open."""
    for looking in (None, "back", "ahead"):
        period = parse(words, anchor=anchor, looking=looking)
        assert period is not None
        for one in (period, *period.alternatives):
            assert one.start is None or one.end is None or one.start < one.end
            assert one.bound is not Bound.NOT_AFTER or one.start is None


@given(anchor=DAYS)
def test_the_week_of_a_day_contains_it(anchor):
    """This week, month, quarter, year, decade and century hold today."""
    for unit in ("week", "month", "quarter", "year", "decade", "century"):
        start, end = edges(parse(f"this {unit}", anchor=anchor))
        assert start <= anchor < end


@given(anchor=DAYS)
def test_next_comes_after_this_and_this_after_last(anchor):
    """They touch and do not overlap."""
    for unit in ("week", "month", "quarter", "year", "decade"):
        last, this, following = (edges(parse(f"{word} {unit}", anchor=anchor)) for word in ("last", "this", "next"))
        assert last[1] == this[0] and this[1] == following[0]


@given(anchor=DAYS)
def test_units_nest(anchor):
    """A month lies in its quarter, a quarter in its year, a year in its decade, a decade in its century."""
    sizes = [edges(parse(f"this {unit}", anchor=anchor)) for unit in ("month", "quarter", "year", "decade", "century")]
    for inner, outer in pairwise(sizes):
        assert outer[0] <= inner[0] < inner[1] <= outer[1]


@given(anchor=DAYS, years=st.integers(min_value=1, max_value=50))
def test_shifting_the_anchor_by_years_shifts_the_period(anchor, years):
    """What counts by months and years moves with its anchor."""
    if (anchor.month, anchor.day) == (2, 29):
        anchor = anchor.replace(day=28)
    moved = anchor.replace(year=anchor.year + years)
    for words in (
        "last month",
        "this year",
        "next quarter",
        "March",
        "last May",
        "three years ago",
        "early next year",
        "by the end of March",
        "the third quarter",
    ):
        for before, after in zip(edges(parse(words, anchor=anchor)), edges(parse(words, anchor=moved)), strict=True):
            assert before is None or (after.year - before.year, after.month) == (years, before.month)


@given(anchor=DAYS, weeks=st.integers(min_value=-500, max_value=500))
def test_shifting_the_anchor_by_weeks_shifts_what_counts_by_weeks(anchor, weeks):
    """Weekdays, weeks and days move with their anchor."""
    step = timedelta(weeks=weeks)
    for words in (
        "Friday",
        "last Friday",
        "next Friday",
        "last week",
        "this weekend",
        "two weeks ago",
        "tomorrow",
        "as soon as Monday",
        "within two weeks",
    ):
        for before, after in zip(edges(parse(words, anchor=anchor)), edges(parse(words, anchor=anchor + step)), strict=True):
            assert before is None or after - before == step


@given(anchor=DAYS)
def test_a_weekday_is_within_a_week_on_the_side_that_the_clause_looks_to(anchor):
    """The last seven days with today, or the next."""
    for at, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), start=1):
        back, ahead = (edges(parse(name, anchor=anchor, looking=looking))[0] for looking in ("back", "ahead"))
        assert back.isoweekday() == ahead.isoweekday() == at
        assert 0 <= (anchor - back).days < 7 and 0 <= (ahead - anchor).days < 7


@given(anchor=DAYS)
def test_values_name_the_days_that_periods_cover(anchor):
    """A day's value is its date, a month's the month of its first day, a week's the ISO week."""
    day, month, week = (parse(words, anchor=anchor) for words in ("yesterday", "next month", "last week"))
    assert day.value == day.start.isoformat()
    assert month.value == f"{month.start:%Y-%m}".rjust(7, "0")
    year, number, weekday = week.start.isocalendar()
    assert (week.value, weekday) == (f"{year:04}-W{number:02}", 1)


@pytest.mark.parametrize("words", EXPRESSIONS)
def test_without_an_anchor_nothing_relative_is_placed(words):
    """No clock is asked: the period is there, its dates are not, unless the words hold a year themselves."""
    period = parse(words)
    assert period is not None
    assert any(letter.isdigit() for letter in words) or (period.start, period.end) == (None, None)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("between November and March", date(2018, 11, 1), date(2019, 4, 1)),
        ("late December or early January", date(2018, 12, 22), date(2019, 1, 11)),
        ("from Dec. 20 to Jan. 3", date(2018, 12, 20), date(2019, 1, 4)),
        ("from Friday to Monday", date(2019, 1, 11), date(2019, 1, 15)),
    ],
)
def test_a_range_runs_forward(words, start, end):
    """Its second end comes after its first, in the next year if it must."""
    assert edges(parse(words, anchor=WRITTEN)) == (start, end)


@pytest.mark.parametrize("words", ["February 30", "Feb. 29, 2019", "31 April 2019", "2019-02-30", "31/13/2019", "Feb. 0, 2019"])
def test_a_day_that_no_calendar_has_is_not_placed(words):
    """Never a wrong date stated surely."""
    period = parse(words, anchor=WRITTEN)
    assert period is None or (period.value, period.start, period.end, period.rule) == (None, None, None, "impossible-date")


def test_a_date_in_figures_is_two_days_until_the_outlet_is_known():
    """03/04/2019 is in March in Washington, in April in London."""
    both = parse("03/04/2019")
    assert (both.value, [other.value for other in both.alternatives]) == (None, ["2019-03-04", "2019-04-03"])
    assert parse("03/04/2019", month_first=True).value == "2019-03-04"
    assert parse("03/04/2019", month_first=False).value == "2019-04-03"
    assert parse("13/04/2019").value == parse("04/13/2019").value == parse("13.04.2019").value == "2019-04-13"
    assert parse("04/04/2019").alternatives == ()


@pytest.mark.parametrize(
    "words", ["the year 12000", "12019", "0300", "1397 AH", "5779 A.M.", "Heisei 31", "Meskerem 3, 2011", "Jan. 3, 0999"]
)
def test_years_and_calendars_out_of_range_are_left_alone(words):
    """Only years of four digits in the common calendar are dates."""
    period = parse(words, anchor=WRITTEN)
    assert period is None or period.start is None


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        ".",
        "the vote",
        "by",
        "may be",
        "Friday the bank",
        "x" * 10_000,
        "1" * 190,
        "\x00",
        "🙂 Friday 🙂",
        "March " * 30,
    ],
)
def test_what_is_no_time_expression_is_none(words):
    """And takes no time to be told."""
    assert parse(words, anchor=WRITTEN) is None


@given(words=st.text(max_size=60))
def test_no_text_breaks_it(words):
    """Any text gives a period or none."""
    assert parse(words, anchor=WRITTEN) is None or isinstance(parse(words, anchor=WRITTEN), Period)


@given(
    words=st.lists(
        st.sampled_from(SCRAPS),
        max_size=9,
    )
)
def test_no_heap_of_date_words_breaks_it(words):
    """Nor does what is almost an expression."""
    for looking in (None, "back", "ahead"):
        parse(" ".join(words), anchor=WRITTEN, looking=looking)


@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(1, 12, 31), date(9999, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("words", EXPRESSIONS)
def test_the_ends_of_the_calendar_break_nothing(words, anchor):
    """Where `datetime` ends, an edge is open."""
    for looking in (None, "back", "ahead"):
        parse(words, anchor=anchor, looking=looking)


def test_instants_have_the_zone_that_is_known():
    """A zone in the words, or that of an anchor that is an instant; else a civil day."""
    eastern = parse("5 p.m. EST Friday", anchor=WRITTEN, looking="ahead")
    assert eastern.start == datetime(2019, 1, 18, 22, tzinfo=UTC)
    assert (eastern.type, eastern.bound) == (PeriodType.TIME, Bound.AT)
    there = parse("5 p.m.", anchor=datetime(2019, 1, 16, 9, tzinfo=timezone(timedelta(hours=9))))
    assert there.start == datetime(2019, 1, 16, 8, tzinfo=UTC)
    assert parse("5 p.m.", anchor=WRITTEN).start == WRITTEN


def test_equal_instants_of_two_zones_are_two_days():
    """Half past eleven at night in Washington is the next day in London: "today" is not the same."""
    there, here = datetime.fromisoformat("2019-01-16T23:30-05:00"), datetime.fromisoformat("2019-01-17T04:30+00:00")
    assert there == here
    assert [parse("today", anchor=anchor).value for anchor in (there, here, there)] == ["2019-01-16", "2019-01-17", "2019-01-16"]


@pytest.mark.parametrize("words", ["March", "march", "MARCH", "by the end of march", "friday", "next FRIDAY"])
def test_an_expression_alone_may_be_written_in_small_letters(words):
    """As people type it."""
    assert parse(words, anchor=WRITTEN) is not None


def test_the_package_offers_it_without_the_model():
    """`dateline.calendar` loads no library of the encoder."""
    import subprocess
    import sys

    code = (
        "import sys, datetime, dateline as dl; p = dl.calendar.parse('Friday', anchor=datetime.date(2019, 1, 16)); "
        "print(p.value, sorted({'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2019-01-11 []\n"
    assert dl.calendar.parse is parse


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("the next 72 hours", "2026-11-24", "2026-11-28"), ("the past 24 hours", "2026-11-23", "2026-11-25"),
        ("the last 90 minutes", "2026-11-23", "2026-11-25"), ("before the end of the year", None, "2027-01-01"),
        ("before the end of March", None, "2027-04-01"), ("since the end of last year", "2026-01-01", "2026-11-25"),
    ],
)  # fmt: skip
def test_hours_are_no_days_and_the_end_is_no_stretch(words, start, end):
    """‘The next 72 hours’ end on the third day on; what comes before the end of March may come on its last day."""
    period = dl.calendar.parse(words, anchor="2026-11-24")
    assert [str(day) if day else None for day in (period.start, period.end)] == [start, end]
