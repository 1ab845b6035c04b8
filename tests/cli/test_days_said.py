"""When something was said, as the page shows it."""

from datetime import date

import pytest

import dateline as dl
from dateline.cli.wording import days_said


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("said Monday", ["4 Mar"]), ("said last week", []), ("said on Dec. 3, 2023", ["3 Dec 2023"]), ("said", []),
    ],
)  # fmt: skip
def test_the_page_shows_the_day_of_speaking_and_the_year_only_where_it_is_another(clause, day):
    """‘said Monday’ is a day of the calendar; a week is none, and no time gives none."""
    reading = dl.read(
        f"The talks on the border have failed and will not be resumed, the foreign minister {clause}.", published=date(2024, 3, 6)
    )
    assert list(days_said(reading).values()) == day
