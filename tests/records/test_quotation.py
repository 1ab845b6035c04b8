"""Where words stand relative to quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.quotation import CLOSING, INSIDE, OPENING, OUTSIDE, find_marks, quotation_states


@pytest.mark.parametrize(
    ("paragraph", "facing"),
    [
        ("“Talks failed,” Oka said.", [OPENING, CLOSING]),
        ('"Talks failed," Oka said.', [OPENING, CLOSING]),
        ("''Talks failed,'' Oka said.", [OPENING, CLOSING]),
        ("Oka’s envoys and the ministers’ aides met.", []),
        ("‘Talks failed,’ Oka said, ‘twice’.", [OPENING, CLOSING, OPENING, CLOSING]),
        ("The ’90s accord, he said, was “dead.", [OPENING]),
        ("A stray ” closes nothing.", []),
        ("“They told us ‘never again’ and left.”", [OPENING, OPENING, CLOSING, CLOSING]),
    ],
)
def test_marks_face_the_way_that_a_reader_takes_them(paragraph, facing):
    """Curly marks face as printed, straight ones alternate, apostrophes are no marks, a stray closing mark closes nothing."""
    assert [mark[2] for mark in find_marks(paragraph)] == facing


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph():
    """Newspapers leave a running quotation open and open it again in the next paragraph."""
    paragraph = "He said: “We wait. We write"
    starts = [paragraph.index(word) for word in ("He", "“", "We", "write")]
    assert quotation_states(paragraph, starts) == [OUTSIDE, OPENING, INSIDE, INSIDE]


@given(st.text(alphabet="ab “”\"'‘’.,\n", max_size=200))
def test_every_word_has_a_state_whatever_the_marks(paragraph):
    """Marks that never close, or close twice, are no error, and the marks come in order without overlap."""
    starts = [at for at, character in enumerate(paragraph) if not character.isspace()]
    assert len(quotation_states(paragraph, starts)) == len(starts)
    marks = find_marks(paragraph)
    assert all(before[1] <= after[0] for before, after in pairwise(marks))


def test_thousands_of_single_marks_that_never_close_cost_no_more_than_their_number():
    """A line made to trap the search for closing marks is read in linear time."""
    assert find_marks(" 'a" * 60_000) == []
