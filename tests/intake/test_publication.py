"""When and where an article was published, and how that is known."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake import Publication, read_text
from dateline.intake.publication import note_at, notes_on, settle
from dateline.records import Origin

NOTHING = Publication()
BY_OPTION = Publication(title="Told", outlet="Told Times", url="https://told.example", authors=("Tess Told",), published=date(2021, 1, 1))
BY_PAGE = Publication(title="Meta", outlet="Meta Mail", url="https://meta.example", authors=("Max Meta",), published=date(2021, 2, 2))
BY_TEXT = Publication(title="Text", outlet="Text Telegraph", authors=("Tom Text",), published=date(2021, 3, 3))
ORDER = (Origin.OPTION, Origin.METADATA, Origin.TEXT)
FACTS = ("title", "outlet", "authors", "published")


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize(
    ("options", "metadata", "in_text", "winner", "origin"),
    [
        (BY_OPTION, BY_PAGE, BY_TEXT, BY_OPTION, Origin.OPTION),
        (NOTHING, BY_PAGE, BY_TEXT, BY_PAGE, Origin.METADATA),
        (NOTHING, NOTHING, BY_TEXT, BY_TEXT, Origin.TEXT),
    ],
)
def test_an_option_goes_over_the_metadata_and_those_over_the_text(fact, options, metadata, in_text, winner, origin):
    """Each fact comes from the most reliable that states it, and the article says which."""
    settled = settle("", (), options, metadata, in_text)
    assert (settled[fact], settled[f"{fact}_from"]) == (getattr(winner, fact), origin)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sets(st.sampled_from(FACTS)), min_size=3, max_size=3))
def test_facts_are_settled_one_by_one(known):
    """Whoever states which facts, each is taken from the first that states it and is left out where none does."""
    sources = [
        Publication(**{fact: getattr(source, fact) for fact in facts})
        for source, facts in zip((BY_OPTION, BY_PAGE, BY_TEXT), known, strict=True)
    ]
    settled = settle("", (), *sources)
    for fact in FACTS:
        origin = next((origin for origin, facts in zip(ORDER, known, strict=True) if fact in facts), None)
        assert settled.get(f"{fact}_from") == origin and (fact in settled) == (origin is not None)


def read(*blocks, **given_facts):
    return read_text("\n\n".join(blocks), **given_facts)


@pytest.mark.parametrize(
    "head",
    [
        ["By Ada Kessel", "March 3, 2021"],
        ["By Ada Kessel", "Published 3 March 2021 at 6 p.m."],
        ["By Ada Kessel", "Wednesday, March 3, 2021"],
        ["LENDOVA, Tavria, March 3, 2021 (Wire) — Boats may pass again, the harbour ministry said."],
    ],
)
def test_the_date_is_read_from_the_byline_or_the_dateline(paragraphs, head):
    """A date in the furniture of the head is the date of publication."""
    article, notes = read("Strait to reopen", *head, *paragraphs)
    assert (article.published, article.published_from, notes) == (date(2021, 3, 3), Origin.TEXT, ())


def test_a_date_in_the_report_is_not_the_date_of_the_report(paragraphs):
    """A day that the body speaks of dates nothing, and a note says that the date is unknown."""
    article, (note,) = read("Strait to reopen", *paragraphs, "The patrol boat sank on March 3, 2010, the ministry said.")
    assert (article.published, article.published_from, note.code) == (None, Origin.UNKNOWN, "published_unknown")


def test_the_head_of_the_text_gives_title_outlet_and_authors(paragraphs):
    """Headline, masthead and byline are read as facts whose origin is the text."""
    article, _ = read("Lendova Courier", "Strait to\nreopen", "By Ada Kessel, Tomas Rill and Petra Holm", *paragraphs)
    assert (article.title, article.outlet, article.authors) == (
        "Strait to reopen",
        "Lendova Courier",
        ("Ada Kessel", "Tomas Rill", "Petra Holm"),
    )
    assert {article.title_from, article.outlet_from, article.authors_from} == {Origin.TEXT}


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(["By Ada Kessel, Diplomatic Correspondent"], id="her post"),
        pytest.param(["By Ada Kessel in Lendova"], id="her place"),
        pytest.param(["By Ada Kessel (Courier)"], id="her paper"),
        pytest.param(["Wednesday, March 3, 2021", "By Ada Kessel"], id="the day above"),
    ],
)
def test_an_author_is_a_name_and_nothing_else(paragraphs, head):
    """What a byline says beside the name is no author, and a day above it hides none."""
    article, _ = read("Strait to reopen", *head, *paragraphs)
    assert article.authors == ("Ada Kessel",)


def test_a_text_that_states_nothing_leaves_every_fact_unknown():
    """No fact is made up."""
    article, _ = read_text("Boats may pass the strait, Dusek said.")
    assert (article.title, article.outlet, article.url, article.authors, article.published) == (None, None, None, (), None)
    assert {article.title_from, article.outlet_from, article.authors_from, article.published_from} == {Origin.UNKNOWN}


DAY = date(2021, 3, 3)
ACROSS = timezone(timedelta(hours=13))


@pytest.mark.parametrize(
    ("published", "today", "codes"),
    [
        (None, None, ["published_unknown"]),
        (None, DAY, ["published_unknown"]),
        (DAY, None, []),
        (DAY, DAY, []),
        (DAY + timedelta(days=1), DAY, []),
        (DAY + timedelta(days=2), DAY, ["published_in_future"]),
        (DAY + timedelta(days=2), None, []),
        (datetime(2021, 3, 4, 1, tzinfo=ACROSS), DAY, []),
        (datetime(2021, 3, 5, 1, tzinfo=ACROSS), DAY, ["published_in_future"]),
        (date(1921, 3, 3), DAY, []),
    ],
)
def test_a_date_that_is_unknown_or_yet_to_come_is_noted(published, today, codes):
    """No date gives a note; one more than a day ahead of the caller's does so only where the caller says what day it is."""
    assert [note.code for note in notes_on(published, today=today)] == codes


def test_a_note_on_the_future_says_the_date(paragraphs):
    """Who reads the note sees which date it doubts."""
    _, (note,) = read("Strait to reopen", *paragraphs, options=Publication(published=date(2031, 3, 3)), today=DAY)
    assert note.code == "published_in_future" and "2031-03-03" in note.message


def test_a_note_points_at_its_evidence():
    """A note's span holds the characters that it is about."""
    text = "Boats may pass, Dusek said."
    span = note_at("example", "An example.", text, 16, 21).span
    assert span is not None and (span.start, span.end, span.text) == (16, 21, "Dusek")
