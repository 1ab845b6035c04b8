"""Addresses into a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.records import Span

ENVOYS = "Envoys from Oslana met in Lendova 🕊️ on Tuesday."


@st.composite
def texts_with_ranges(draw):
    text = draw(st.text(min_size=1, max_size=80))
    start = draw(st.integers(min_value=0, max_value=len(text) - 1))
    return text, start, draw(st.integers(min_value=start + 1, max_value=len(text)))


@settings(deadline=None, max_examples=100)
@given(texts_with_ranges())
def test_a_span_cut_from_a_text_holds_exactly_its_characters(drawn):
    """Whatever the text, the characters at a span's offsets are the span's text."""
    text, start, end = drawn
    span = Span.of(text, start, end)
    assert (span.text, len(span.text)) == (text[span.start : span.end], end - start)


@settings(deadline=None, max_examples=100)
@given(texts_with_ranges())
def test_a_span_survives_its_json(drawn):
    """A span written as JSON and read again is the same span."""
    span = Span.of(*drawn)
    assert Span.model_validate_json(span.model_dump_json()) == span


def test_offsets_are_code_points():
    """An emoji before a word moves it by its code points, not by its bytes."""
    start = ENVOYS.index("on Tuesday")
    assert Span.of(ENVOYS, start, start + 10).text == "on Tuesday"
    assert start < len(ENVOYS[:start].encode())


@pytest.mark.parametrize(("start", "end"), [(3, 3), (6, 2), (0, len(ENVOYS) + 1), (-6, -1), (len(ENVOYS), len(ENVOYS) + 4)])
def test_a_range_that_is_not_in_the_text_is_refused(start, end):
    """An empty, reversed, negative or overlong range is no span."""
    with pytest.raises(ValidationError):
        Span.of(ENVOYS, start, end)


def test_a_span_cannot_hold_other_words_than_its_length_allows():
    """Offsets and characters that disagree in length are refused."""
    with pytest.raises(ValidationError, match="cannot hold 3"):
        Span(start=0, end=6, text="met")


def test_a_record_cannot_be_changed():
    """Records are frozen."""
    span = Span.of(ENVOYS, 0, 6)
    with pytest.raises(ValidationError, match="frozen"):
        span.start = 1


def test_what_a_newer_version_adds_is_an_error_here():
    """A field that this version does not know is refused, not dropped."""
    with pytest.raises(ValidationError, match="extra"):
        Span.model_validate({"start": 0, "end": 3, "text": "met", "lemma": "meet"})
