"""Questions in the fields in which Metaculus takes them."""

from datetime import date, timedelta
from typing import Any

from dateline.records import Question

DAYS_TO_RESOLVE = 1


def to_metaculus(question: Question) -> dict[str, Any]:
    """Lay a question out as the ``question`` of a post to ``/api/posts/create/``.

    It closes at the end of its last day, in UTC, and is to be resolved a day later, when that day's news is in. What a post needs
    besides (``title`` again, ``default_project``) is for whoever posts it.

    Args:
        question: The question.

    Returns:
        Plain values; ``open_time`` is ``None`` where nobody knows when the report was published, or that was not before it closes.

    Source: the QuestionWriteSerializer of github.com/Metaculus/metaculus (questions/serializers/common.py), read in November 2026.
    """
    opens = question.opens if question.opens and question.opens <= question.closes else None
    return {
        "title": question.title,
        "type": "binary",
        "description": question.background,
        "resolution_criteria": question.criteria,
        "fine_print": question.fine_print,
        "open_time": f"{opens}T00:00:00Z" if opens else None,
        "scheduled_close_time": _end_of(question.closes),
        "scheduled_resolve_time": _end_of(question.closes + timedelta(days=DAYS_TO_RESOLVE)),
    }


def _end_of(day: date) -> str:
    return f"{day}T23:59:59Z"
