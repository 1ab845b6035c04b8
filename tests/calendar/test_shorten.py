"""What the grammar's longest match takes too much of."""

from datetime import date

import pytest

from dateline.calendar.find import Anchor, find_in

WRITTEN = Anchor(date(2024, 5, 6))


def read(text: str) -> list[tuple[str, str | None]]:
    return [(text[item.start : item.end], item.plain.value) for item in find_in(text, WRITTEN)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Starting today week-long strikes will shut the port.", [("today", "2024-05-06"), ("week-long", "P1W")]),
        ("Drivers face tomorrow week-long queues.", [("tomorrow", "2024-05-07"), ("week-long", "P1W")]),
        ("Members will begin on Friday week-long talks.", [("Friday", "2024-05-10"), ("week-long", "P1W")]),
        ("Members will vote today week.", [("today week", "2024-05-13")]),
        ("Members will vote tomorrow week - all of them.", [("tomorrow week", "2024-05-14")]),
    ],
)
def test_a_hyphen_binds_the_week_to_the_next_word(text, times):
    """‘Today week’ is a day; ‘week-long’ tells of what follows."""
    assert read(text) == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On May 3 and 4 people died.", [("May 3", "2024-05-03")]),
        ("On May 3 and 4 more people died.", [("May 3", "2024-05-03")]),
        ("On May 3 and 4 soldiers died.", [("May 3", "2024-05-03")]),
        ("On April 5 and 6 million people will vote.", [("April 5", "2025-04-05")]),
        ("A girl fell ill on May 3 and 4-year-old twins followed.", [("May 3", "2024-05-03")]),
        ("She fell ill on May 3 and 4 weeks later she died.", [("May 3", "2024-05-03"), ("4 weeks later", "2024-W22")]),
        ("Members will vote on May 7 and 8.", [("May 7 and 8", "2024-05-07/2024-05-08")]),
        ("Members will vote on May 7 and 8 in Rodvik.", [("May 7 and 8", "2024-05-07/2024-05-08")]),
        ("Members will vote on May 7 and 8 ahead of talks.", [("May 7 and 8", "2024-05-07/2024-05-08")]),
        ("On May 7 and 8 the members will vote.", [("May 7 and 8", "2024-05-07/2024-05-08")]),
        ("On May 7 and 8, members will vote.", [("May 7 and 8", "2024-05-07/2024-05-08")]),
        ("On 7 and 8 May members will vote.", [("7 and 8 May", "2024-05-07/2024-05-08")]),
    ],
)
def test_a_number_that_counts_what_follows_is_no_second_day(text, times):
    """A noun in the plural, or a million of something."""
    assert read(text) == times


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The quarter is up 3 percent.", "The quarter"),
        ("The month is over $3 million.", "The month"),
        ("The year is up to Oslan.", "The year"),
        ("The year is over, Oslan said.", "The year"),
        ("He will resign before the year is out.", "the year is out"),
        ("He will resign long before the year is up.", "the year is up"),
        ("By the time the month is over, he will have gone.", "the month is over"),
        ("He will stay until the week is out.", "the week is out"),
    ],
)
def test_a_verb_is_no_part_of_a_time_but_where_it_tells_of_the_end(text, time):
    """‘Before the month is out’ means its end; ‘the month is over’ is a sentence about it."""
    assert [words for words, _ in read(text)] == [time]
