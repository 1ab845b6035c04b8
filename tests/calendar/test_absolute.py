"""Dates that need no anchor."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.calendar import find_date, read_published
from dateline.records import SettingsError

NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]

FRAGMENTS = [
    "Jan.", "Sept", "september", "May", "march", "3", "30", "31st", "02", "13", "2020", "0000", "1999", " ", "\xa0", ",", "-", "/", ".",
    "\n", "٣", "of",
]  # fmt: skip
scraps = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


@pytest.mark.parametrize(
    "words",
    [
        "Jan. 16, 2019", "January 16, 2019", "JAN 16 2019", "16 January 2019", "16 Jan. 2019", "16th January, 2019", "January 16th, 2019",
        "Jan.\xa016, 2019", "January\n16, 2019", "2019-01-16",
    ],
)  # fmt: skip
def test_each_common_form_of_a_date_is_found_where_it_stands(words):
    """American, British and ISO dates in a line of news are found with their exact characters."""
    line = f"LENDOVA, Tavria, {words} (Wire) — Envoys met."
    found = find_date(line)
    assert found is not None and (line[found[0] : found[1]], found[2]) == (words, date(2019, 1, 16))


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("names", [NAMES, SHORT], ids=["whole", "short"])
def test_every_month_is_known_by_its_whole_and_its_agency_name(names, month):
    """Each month's full name and AP's short form give its number."""
    found = find_date(f"Published {names[month - 1]} 5, 2021")
    assert found is not None and found[2] == date(2021, month, 5)


@pytest.mark.parametrize(
    "line",
    [
        "1/2/2019", "16.01.2019", "Jan. 16", "January 2019", "in 2019", "on the 16th", "Friday", "16 Janvier 2019", "Jan. 16, 19",
        "12019-01-16",
        "2019-1-16", "Mayor 3, 2021", "dismay 3, 2021", "",
    ],
)  # fmt: skip
def test_what_is_not_a_whole_date_is_none(line):
    """Figures that two sides of the Atlantic read differently, parts of dates and words like months give nothing."""
    assert find_date(line) is None


@pytest.mark.parametrize(
    "line", ["Feb. 30, 2020", "31 April 2021", "2021-13-01", "2021-02-29", "0000-01-01", "Feb. 30, 2020, or March 1, 2020"]
)
def test_a_day_that_no_calendar_has_is_none(line):
    """Where the first date is impossible nothing is found, not the next one."""
    assert find_date(line) is None


def test_the_first_of_two_dates_is_found():
    """A line that says when it was published and when updated is dated by what it says first."""
    found = find_date("Published 3 March 2021, updated March 4, 2021")
    assert found is not None and found[2] == date(2021, 3, 3)


@settings(deadline=None, max_examples=100)
@given(st.dates(), st.sampled_from(["{0} {1.day}, {1.year:04}", "{1.day} {0} {1.year:04}", "{1}"]), st.booleans())
def test_every_day_is_found_in_every_form(day, form, short):
    """Whatever the day, each form of it gives the day back and the span is the form itself."""
    words = form.format((SHORT if short else NAMES)[day.month - 1], day)
    line = f"Updated {words} at the earliest"
    found = find_date(line)
    assert found is not None and (line[found[0] : found[1]], found[2]) == (words, day)


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), scraps))
def test_no_text_makes_the_search_fail_and_what_it_finds_stands_in_the_text(text):
    """On any text the search gives nothing, or a date whose day and year stand in its span."""
    found = find_date(text)
    if found is not None:
        start, end, day = found
        assert 0 <= start < end <= len(text) and not text[start:end][0].isspace() and not text[start:end][-1].isspace()
        assert find_date(text[start:end]) == (0, end - start, day)


@pytest.mark.parametrize("line", ["Published ſept 3, 2020", "APRİL 3, 2020", "2 Auguſt 2020"])
def test_letters_that_only_look_like_a_months_never_make_the_search_fail(line):
    """A long s or a dotted capital I in a month's name gives a date or nothing, never an error."""
    found = find_date(line)
    assert found is None or found[2].year == 2020


def test_the_day_of_an_iso_instant_is_found():
    """A line stamped by a machine with date and hour is dated by its date."""
    found = find_date("Published 2021-03-03T10:00:00Z")
    assert found is not None and found[2] == date(2021, 3, 3)


@pytest.mark.parametrize("value", [" 2019-01-16\n", "Jan. 16, 2019", "16 January 2019", "2019-01-16T17:04:00", "2019-01-16 17:04"])
def test_a_publication_date_without_a_zone_is_a_day(value):
    """A date in figures or words is that day, and an hour without its zone counts as its date."""
    read = read_published(value)
    assert (type(read), read) == (date, date(2019, 1, 16))


@pytest.mark.parametrize(
    ("value", "hours"),
    [("2019-01-16T17:04:00-05:00", -5), ("2019-01-16T17:04Z", 0), ("2019-01-16T17:04:00+0300", 3), ("2019-01-16T00:00:00Z", 0)],
)
def test_an_instant_keeps_its_zone(value, hours):
    """An hour with its zone stays an instant in that zone."""
    read = read_published(value)
    assert isinstance(read, datetime) and read.utcoffset() == timedelta(hours=hours) and read.date() == date(2019, 1, 16)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2019-02-30", "Updated Jan. 16, 2019", "Jan. 16, 2019 or so", "16/01/2019", "Feb. 30, 2019", "2019"]
)
def test_what_is_no_date_is_a_settings_error(value):
    """The message repeats the value and shows how to write one."""
    with pytest.raises(SettingsError, match="2019-01-16") as caught:
        read_published(value)
    assert caught.value.code == "bad_date" and repr(value) in str(caught.value)


def test_a_date_with_odd_letters_is_a_settings_error_or_a_date():
    """A month spelt with a long s never breaks the reader."""
    with pytest.raises(SettingsError):
        read_published("ſept 3, 2020")


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), scraps, st.text(alphabet="0123456789-:TZ+. W")))
def test_a_publication_date_is_read_or_refused_never_broken(value):
    """Any string gives a date, an instant with its zone, or a settings error."""
    try:
        read = read_published(value)
    except SettingsError:
        return
    assert not isinstance(read, datetime) or read.tzinfo is not None


ZONES = st.integers(min_value=-23 * 60, max_value=23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.dates(), st.datetimes(timezones=ZONES)))
def test_a_date_written_in_iso_form_is_read_back(value):
    """Every date and every instant with a zone comes back as it was written."""
    read = read_published(value.isoformat())
    assert (type(read), read.isoformat()) == (type(value), value.isoformat())
