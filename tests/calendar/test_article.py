"""An article → its times: which passages are read, from when they count, how sure they are."""

from datetime import date, datetime, timedelta, timezone

import pytest

import dateline as dl
from dateline.calendar import find_times
from dateline.intake import Publication, read_text
from dateline.records import Article, Role

REPORT = """The Rodvik Herald

Envoys to meet Friday

By Ana Oslan

RODVIK, March 6 (Wire) — Envoys from both sides will meet on Friday, a diplomat said Wednesday.

Ministers arrive at the old palace on Tuesday. (Photo by Per Lund/Wire)

The treaty was signed on 03/04/2019, and has been in force since then. A vote could be called as soon as next week, she said.
"""


def article(text: str = REPORT, **facts) -> Article:
    found, _ = read_text(text, options=Publication(**facts))
    return found


def words(found: Article) -> list[str]:
    return [time.span.text for time in find_times(found)]


def test_times_are_found_in_the_report_and_not_in_its_furniture():
    """Headline, dateline and body are read; the caption is not."""
    found = article(published=date(2024, 3, 6))
    assert [passage.role for passage in found.passages].count(Role.CAPTION) == 1
    assert words(found) == ["Friday", "March 6", "Friday", "Wednesday", "03/04/2019", "next week"]


def test_spans_are_exact_and_ids_unique():
    """As for every finding."""
    found = article(published=date(2024, 3, 6))
    times = find_times(found)
    assert all(found.text[time.span.start : time.span.end] == time.span.text for time in times)
    assert len({time.id for time in times}) == len(times) and all(0 <= time.score <= 1 for time in times)


@pytest.mark.parametrize(
    ("outlet", "value"), [("The Washington Post", "2019-03-04"), ("The Guardian", "2019-04-03"), (None, None), ("A Blog", None)]
)
def test_figures_are_read_by_the_custom_of_the_outlets_country(outlet, value):
    """Where it is known."""
    [time] = [time for time in find_times(article(outlet=outlet)) if time.span.text == "03/04/2019"]
    assert time.period.value == value
    assert len(time.period.alternatives) == (0 if value else 2)


def test_a_report_counts_from_the_day_it_had_in_its_own_zone():
    """An instant of publication is that day where it was published."""
    evening = datetime(2024, 3, 6, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    times = find_times(article(published=evening))
    assert [time.period.value for time in times if time.span.text == "Wednesday"] == ["2024-03-06"]


def test_without_a_date_nothing_relative_is_placed_and_a_note_says_how_to_give_one():
    """The times are there, their dates are not."""
    found, notes = read_text("The envoys will meet on Friday, a diplomat said. Talks failed last week.\n")
    assert [(time.period.value, time.period.start) for time in find_times(found)] == [("XXXX-WXX-5", None), ("XXXX-WXX", None)]
    assert "--published" in notes[0].message


def test_alternatives_halve_the_trust():
    """What may be two things is no surer than half."""
    [time] = find_times(article("The Friday talks.\n", published=date(2024, 3, 6)))
    assert time.period.alternatives and time.score <= 0.5


def test_read_times_needs_no_encoder_and_reads_on_after_a_failure():
    """One result for each input, in order."""
    results = list(dl.read_times(["Envoys met Tuesday.", "", "Talks end Friday."], published="2024-03-06"))
    assert [type(result).__name__ for result in results] == ["TimesReport", "Failure", "TimesReport"]
    assert results[0].times[0].period.value == "2024-03-05"
    assert results[0].made_by.weights is None


ELECTION_DAYS = [
    ("Zambians will vote on Aug. 15 in a presidential election.", "Shops will be shut on election day.", "2024-08-15"),
    ("The Aug. 15 general election will be close.", "Shops will be shut on polling day.", "2024-08-15"),
    ("On Aug. 15, Zambians go to the polls.", "Shops will be shut on election day.", "2024-08-15"),
    (
        "LUSAKA, May 9 (Wire) - Zambians go to the polls on Aug. 15.",
        "Shops will be shut on election day.",
        "2024-08-15",
    ),
    ("Zambia will hold a runoff on Sunday.", "Shops will be shut on election day.", "2024-05-19"),
    ("Voters go to the polls on Aug. 15. A runoff would be held on Sept. 12.", "Shops will be shut on election day.", "2024-08-15"),
    ("Zambia held an election on May 5, and will hold another election on Aug. 15.", "Shops will be shut on election day.", "2024-08-15"),
    ("The race is close.", "The senator will be in Ohio on Election Day.", "2024-11-05"),
    ("Republicans hope to win back the House.", "Offices will be shut on election day.", "2024-11-05"),
    # Nothing tells, or too much.
    ("The race is close.", "Shops will be shut on election day.", None),
    ("U.S.-backed rebels and Latin American envoys met.", "Shops will be shut on election day.", None),
    ("Zambia will hold an election on Aug. 15 and another election on Aug. 22.", "Shops will be shut on election day.", None),
    ("Parliament will vote on Aug. 15 on the budget.", "Shops will be shut on election day.", None),
    ("The winner of the election will be sworn in on Aug. 15.", "Shops will be shut on election day.", None),
    ("A special election on Aug. 15 drew 12 people.", "Shops will be shut on election day.", None),
    ("Republicans hope to win back the House.", "Offices will be shut on polling day.", None),
]


@pytest.mark.parametrize(("before", "sentence", "day"), ELECTION_DAYS)
def test_election_day_is_that_of_the_article(before, sentence, day):
    """The day on which it has its election; that of the United States where it speaks of them; none where nothing tells."""
    found = find_times(article(f"Race nears its end\n\n{before}\n\n{sentence}\n", published=date(2024, 5, 15)))
    [time] = [time for time in found if "day" in time.span.text.lower().split()]
    assert (str(time.period.start) if time.period.start else None) == day


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Results are due by 9 p.m. on election day.", "9 p.m. on election day", "2024-08-15T21:00"),
        ("Polls will close at 6 p.m. on the day of the vote.", "6 p.m.", "XXXX-XX-XXT18:00"),
        ("Polls will close at 6 p.m. on the final day, officials said.", "6 p.m.", "XXXX-XX-XXT18:00"),
        ("Polls will close at 6 p.m. on the night of the debate.", "6 p.m.", "XXXX-XX-XXT18:00"),
        ("Polls will close at 6 p.m. on the day voters choose a mayor.", "6 p.m.", "XXXX-XX-XXT18:00"),
        ("The minister will speak at 6 p.m. on the radio, an evening after her rival.", "6 p.m.", "2024-05-15T18:00"),
        ("The minister will speak at 6 p.m. on state radio the day her rival resigns.", "6 p.m.", "2024-05-15T18:00"),
        ("The minister will speak at 6 p.m. on morning television.", "6 p.m.", "2024-05-15T18:00"),
        ("The minister will speak at 6 p.m. on day-care rules.", "6 p.m.", "2024-05-15T18:00"),
        ("Polls will close at noon on Christmas Eve.", "noon on Christmas Eve", "2024-12-24T12:00"),
        ("Polls will close at 6 p.m. on Friday.", "6 p.m. on Friday", "2024-05-17T18:00"),
        ("The minister will speak at 6 p.m. on the radio.", "6 p.m.", "2024-05-15T18:00"),
    ],
)
def test_an_hour_is_of_the_day_that_follows_it(sentence, words, value):
    """One time, on the day that the words name; on none where they name one that nobody dates."""
    found = find_times(article(f"Zambia votes\n\nZambia holds an election on Aug. 15.\n\n{sentence}\n", published=date(2024, 5, 15)))
    assert (words, value) in [(time.span.text, time.period.value) for time in found]
