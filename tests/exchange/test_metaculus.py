"""Questions in the fields of Metaculus."""

from datetime import date

import pytest

from dateline.exchange import to_metaculus
from dateline.records import Question

QUESTION = Question(
    forecast_id="f1", title="Will Parliament vote on the budget by 31 May 2024?", background="The Quay Courier wrote …",
    criteria="Yes if …", fine_print="Days are those of Ardenne.", opens=date(2024, 5, 15), closes=date(2024, 5, 31),
)  # fmt: skip


def test_a_question_has_the_fields_that_the_site_takes():
    """Binary; it closes at the end of its last day, and is to be resolved when that day's news is in."""
    assert to_metaculus(QUESTION) == {
        "title": "Will Parliament vote on the budget by 31 May 2024?",
        "type": "binary",
        "description": "The Quay Courier wrote …",
        "resolution_criteria": "Yes if …",
        "fine_print": "Days are those of Ardenne.",
        "open_time": "2024-05-15T00:00:00Z",
        "scheduled_close_time": "2024-05-31T23:59:59Z",
        "scheduled_resolve_time": "2024-06-01T23:59:59Z",
    }


@pytest.mark.parametrize(("opens", "expected"), [(None, None), (date(2024, 6, 2), None), (date(2024, 5, 31), "2024-05-31T00:00:00Z")])
def test_a_question_never_opens_after_it_closes(opens, expected):
    """The site refuses such a one; without a day it opens when it is posted."""
    assert to_metaculus(QUESTION.model_copy(update={"opens": opens}))["open_time"] == expected
