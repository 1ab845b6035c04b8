"""‘On the 20th’: which ordinals are days, and of which month."""

from datetime import date

import pytest

from dateline.calendar.find import Anchor, find_in

WRITTEN = Anchor(date(2024, 5, 6))


def read(text: str, anchor: Anchor = WRITTEN) -> list[tuple[str, str | None]]:
    return [(text[item.start : item.end], item.plain.value) for item in find_in(text, anchor)]


@pytest.mark.parametrize(
    "text",
    [
        "Smoke spread on the 2nd and 3rd floors.",
        "Residents on the 5th and the 6th floors were led out.",
        "Smoke spread from the 2nd to the 4th floor.",
        "Wards on the 2nd, 3rd and 4th floors were shut.",
        "They met on the 20th-floor terrace.",
        "Wards on the 5th- and 6th-floor corridors were shut.",
        "Oka birdied on the 18th.",
        "Oka sank a birdie putt on the 9th and led by two.",
        "The gates opened on the 20th anniversary.",
        "The bowls date from the 17th and 18th centuries.",
        "The court ruled on the 4th and 14th Amendments.",
        "Talks broke down on the 12th and 13th days of the strike.",
        "Talks broke down on the 3rd and final day.",
        "The prize went to books from the 2nd to the 4th of them.",
    ],
)
def test_an_ordinal_that_counts_something_else_is_no_day(text):
    """Floors, holes, anniversaries, centuries, amendments; the noun may stand behind a second ordinal."""
    assert [found for found in read(text) if found[1] and found[1] != "XXXX-XX-XX"] == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("In July, the council will meet on the 30th.", [("July", "2024-07"), ("the 30th", "2024-07-30")]),
        ("In February, the council will meet on the 30th.", [("February", "2025-02"), ("the 30th", None)]),
        ("In March, the council met on the 12th.", [("March", "2024-03"), ("the 12th", "2024-03-12")]),
        ("In March prices fell, the bureau said on the 3rd.", [("March", "2024-03"), ("the 3rd", "2024-05-03")]),
        ("Prices fell in March. The council will meet on the 20th.", [("March", "2024-03"), ("the 20th", "2024-05-20")]),
        ("The fair opens on the 20th and 27th of June.", [("the 20th", "2024-06-20"), ("27th of June", "2024-06-27")]),
        ("The fair opens on the 20th, 23rd or 27th of June.", [("the 20th", "2024-06-20"), ("27th of June", "2024-06-27")]),
        ("The fair runs from the 3rd to the 9th of June 2026.", [("the 3rd", "2026-06-03"), ("the 9th of June 2026", "2026-06-09")]),
        ("The fair opens on the 31st and the 1st of June.", [("the 31st", None), ("the 1st of June", "2024-06-01")]),
        ("The fair opens on the 20th and 27th.", [("the 20th", "2024-05-20")]),
        ("The fair opens on the 20th and the mayor will speak.", [("the 20th", "2024-05-20")]),
    ],
)
def test_an_ordinal_takes_the_month_beside_it(text, times):
    """Of a month without that day there is no date."""
    assert read(text) == times


def test_a_month_behind_a_row_without_a_written_day_has_no_year():
    """Without an anchor the day and the month are all that is known."""
    text = "The fair opens on the 20th and 27th of June."
    assert read(text, Anchor()) == [("the 20th", "XXXX-06-20"), ("27th of June", "XXXX-06-27")]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("By the 15th, Oslan said, the bank will close.", ("the 15th", "2024-05-15")),
        ("By the 3rd, a spokesman for Oslan said, the bank will close.", ("the 3rd", "2024-06-03")),
        ("By Friday, Oslan said, the bank will close.", ("Friday", "2024-05-10")),
        ("By the 15th, Oslan said, the bank had closed.", ("the 15th", "2024-04-15")),
        ("By Friday, Oslan said he had left.", ("Friday", "2024-05-03")),
    ],
)
def test_who_said_it_does_not_tell_when_it_is(text, time):
    """An aside between commas stands outside the clause."""
    assert read(text) == [time]
