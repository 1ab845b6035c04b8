"""iCalendar: what is written can be read by the rules of RFC 5545, whatever the words."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exchange import Event, close_calendar, open_calendar, to_vevent
from dateline.exchange.icalendar import escape, fold

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def unfold(text):
    return text.replace("\r\n ", "")


def unescape(value):
    return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)


def make(**changes):
    plain = {
        "uid": "a-f1@dateline", "stamp": datetime(2024, 5, 15, tzinfo=UTC), "start": date(2024, 5, 17), "end": date(2024, 5, 18),
        "summary": "The bank cuts its rate", "description": "On the word of: two officials",
    }  # fmt: skip
    return Event(**(plain | changes))


def properties(event):
    lines = unfold(to_vevent(event)).split("\r\n")
    assert lines[0] == "BEGIN:VEVENT" and lines[-2:] == ["END:VEVENT", ""]
    return dict(line.split(":", 1) for line in lines[1:-2])


@given(WORDS)
def test_a_line_is_folded_at_75_octets_and_unfolds_to_itself(line):
    """No part is longer, none begins or ends within a character (§3.1)."""
    folded = fold(line)
    assert unfold(folded) == line if "\r\n " not in line else True
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150])
def test_the_space_that_opens_a_continued_line_counts(length):
    """75 octets are one line; 76 are two."""
    parts = fold("x" * length).split("\r\n")
    assert len(parts) == 1 + (length > 75) + (length > 149) and max(map(len, parts)) <= 75


@given(WORDS)
def test_escaped_text_is_read_back(text):
    """Backslash, semicolon, comma and line break (§3.3.11); what no text may hold is shown as �."""
    written = escape(text)
    assert "\n" not in written and "\r" not in written and not re.search("[\x00-\x08\x0b-\x1f\x7f]", written)
    assert unescape(written) == re.sub("[\x00-\x08\x0b-\x1f\x7f]", "�", text.replace("\r\n", "\n"))


@given(WORDS, WORDS)
def test_no_words_can_break_out_of_their_property(summary, description):
    """A report that says END:VEVENT ends nothing."""
    found = properties(make(summary=summary, description=f"{description}\nEND:VEVENT\nBEGIN:VALARM"))
    assert list(found)[-3:] == ["DESCRIPTION", "STATUS", "TRANSP"] and len(found) == 8


def test_an_event_takes_whole_days_and_nobodys_time():
    """Half-open dates, tentative, transparent."""
    found = properties(make(end=date(2024, 6, 1), categories=("plan",), url="https://courier.example/rates?id=3"))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20240517", "20240601")
    assert (found["STATUS"], found["TRANSP"], found["CATEGORIES"]) == ("TENTATIVE", "TRANSPARENT", "plan")
    assert found["URL"] == "https://courier.example/rates?id=3" and found["UID"] == "a-f1@dateline"


def test_the_stamp_is_in_utc():
    """Of a report published with a zone."""
    moment = datetime(2024, 5, 15, 23, 30, tzinfo=timezone(timedelta(hours=-4)))
    assert properties(make(stamp=moment))["DTSTAMP"] == "20240516T033000Z"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/\r\nATTENDEE:x", "a page", None])
def test_what_is_no_address_of_the_web_is_left_out(url):
    """A property must not be smuggled in by one."""
    assert "URL" not in properties(make(url=url))


def test_a_calendar_has_its_two_required_properties():
    """VERSION and PRODID, once each (§3.6)."""
    whole = open_calendar() + to_vevent(make()) + close_calendar()
    assert whole.startswith("BEGIN:VCALENDAR\r\n") and whole.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert whole.count("VERSION:2.0\r\n") == whole.count("PRODID:") == 1
