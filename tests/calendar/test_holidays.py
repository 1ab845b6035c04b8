"""Days that a rule fixes, against dates as they were kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar import find_times, parse
from dateline.calendar.holidays import easter_of, holiday_names, islamic_to_date
from dateline.testing import make_article

YEARS = st.integers(min_value=1583, max_value=9990)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Easter 2000", "2000-04-23"),
        ("Easter 2008", "2008-03-23"),
        ("Easter 2024", "2024-03-31"),
        ("Easter 2038", "2038-04-25"),
        ("Good Friday 2019", "2019-04-19"),
        ("Election Day 2016", "2016-11-08"),
        ("Election Day 2020", "2020-11-03"),
        ("Election Day 2022", "2022-11-08"),
        ("Inauguration Day 2021", "2021-01-20"),
        ("Thanksgiving 2018", "2018-11-22"),
        ("Memorial Day 2019", "2019-05-27"),
        ("Labor Day 2015", "2015-09-07"),
        ("Martin Luther King Day 2019", "2019-01-21"),
        ("the start of Ramadan 2019", "2019-05-06"),
        ("the start of Ramadan 2024", "2024-03-11"),
    ],
)
def test_holidays_fall_where_they_fell(words, day):
    """By the laws and rules named in holidays.toml."""
    assert parse(words).start == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "They march on Mira Tan Election Day.",
        "The church keeps Orthodox Easter.",
        "They marched on Rodvik's Independence Day.",
        "They marched on Rodvian Independence Day.",
    ],
)
def test_a_day_of_another_name_or_another_state_is_none(text):
    """The table has the date of one."""
    assert find_times(make_article(text, published=date(2024, 5, 15))) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They march on Election Day.", "Election Day"),
        ("On Christmas they march.", "Christmas"),
        ("They marched. Easter came.", "Easter"),
        ("They march on U.S. Election Day.", "Election Day"),
        ("They march on America's Independence Day.", "Independence Day"),
        ("They march in Rodvik's Easter parade.", "Easter"),
        ("They came to Macy's Thanksgiving Day parade.", "Thanksgiving Day"),
        ("They came to the White House Christmas party.", "Christmas"),
        ("They came to the GOP Labor Day rally.", "Labor Day"),
        ("They left (Past Christmas, that is).", "Christmas"),
    ],
)
def test_a_day_beside_a_capital_may_still_be_one(text, words):
    """At the head of a sentence, of the state whose date it is, or on the same day everywhere."""
    assert [time.span.text for time in find_times(make_article(text, published=date(2024, 5, 15)))] == [words]


@pytest.mark.parametrize(
    "opened",
    ["2016-09-20", "2017-09-19", "2018-09-25", "2019-09-24", "2021-09-21", "2022-09-20", "2023-09-19", "2024-09-24", "2025-09-23"],
)
def test_the_general_debate_of_the_united_nations_opens_in_its_week(opened):
    """On a Tuesday of it."""
    day = date.fromisoformat(opened)
    week = parse(f"General Assembly week {day.year}")
    assert week.start <= day < week.end


def test_there_is_no_inauguration_between_elections():
    """A year without the day gives none, not a wrong one."""
    assert parse("Inauguration Day 2022") is None


@given(year=YEARS)
def test_easter_is_a_sunday_between_its_bounds(year):
    """22 March to 25 April."""
    day = easter_of(year)
    assert day.isoweekday() == 7
    assert (3, 22) <= (day.month, day.day) <= (4, 25)


@given(year=st.integers(min_value=400, max_value=9600), month=st.integers(min_value=1, max_value=12))
def test_islamic_months_have_29_or_30_days(year, month):
    """And follow each other without a gap."""
    after = islamic_to_date(year + month // 12, month % 12 + 1, 1)
    assert (after - islamic_to_date(year, month, 1)).days in (29, 30)


@pytest.mark.parametrize("name", sorted(name for name, rule in holiday_names().items() if "month" in rule or not rule.get("election")))
@pytest.mark.parametrize("anchor", [date(2019, 1, 16), date(2024, 2, 29), date(1850, 7, 1)])
def test_last_lies_behind_and_next_ahead(name, anchor):
    """Of every holiday."""
    words = name.replace(" 's", "'s").removeprefix("the ")
    assert parse(f"last {words}", anchor=anchor).start < anchor < parse(f"next {words}", anchor=anchor).start


@pytest.mark.parametrize("words", ["polling day", "by polling day", "by 9 p.m. on polling day"])
def test_a_polling_day_is_for_an_article_to_tell(words):
    """No table has it; "election day" alone is that of the United States."""
    period = parse(words, anchor=date(2024, 5, 15))
    assert period is not None and (period.start, period.end) == (None, None)
    assert str(parse("by election day", anchor=date(2024, 5, 15)).end) == "2024-11-06"
