"""EXPECTED on the page: what, when, how surely, on whose word."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.cli.expected.days import window_words
from dateline.cli.expected.entries import Mark, entries_of, statement_words, whose_word
from dateline.cli.expected.events import to_events
from dateline.cli.expected.page import MOST, NOTHING, print_expected
from dateline.cli.expected.surely import certainty_words, explain_figures
from dateline.cli.markdown import to_markdown
from dateline.cli.page import print_page
from dateline.records import Basis, Bound, Certainty, Grain, Period, PeriodType, Span, Survey, Voice

PUBLISHED = date(2024, 5, 15)
SURVEY = {"basis": Basis.SURVEY, "survey": Survey(name="Wells", n=50)}
MEANING = {"basis": Basis.INTERVAL}
NUMBER = {"basis": Basis.NUMERIC}


def printed(reading, width=100, *, full=False, what=print_expected):
    out = StringIO()
    what(reading, Console(file=out, width=width, highlight=False), full=full)
    return out.getvalue()


def period(start, end, bound=Bound.WITHIN, **more):
    days = {name: date.fromisoformat(day) if day else None for name, day in (("start", start), ("end", end))}
    return Period(**({"type": PeriodType.DATE, "value": None, "rule": "by-hand"} | more), **days, bound=bound)


def spans(*words):
    return tuple(Span(start=0, end=len(word), text=word) for word in words)


TABLED = period("2024-05-15", "2024-07-11", vague=True)
"""What the table of vague phrases makes of "in the coming weeks"."""


@pytest.mark.parametrize(
    ("window", "words", "expected"),
    [
        (period("2024-05-17", "2024-05-18", Bound.AT), (), "Fri 17 May"),
        (period("2025-05-16", "2025-05-17", Bound.AT), (), "Fri 16 May 2025"),
        (period("2024-05-16", "2024-05-17", value="2024-05-16TNI", grain=Grain.PART), (), "night of Thu 16 May"),
        (period("2024-05-16", "2024-05-17", value="2024-05-16T15:00"), (), "Thu 16 May, 15:00"),
        (period("2024-05-17", None, Bound.NOT_BEFORE), ("as soon as Friday",), "not before Fri 17 May, no end given"),
        (period(None, "2024-06-01", Bound.NOT_AFTER), ("by the end of May",), "by Fri 31 May"),
        (period(None, "2024-05-18"), ("until Friday",), "until Fri 17 May"),
        (period("2024-05-20", "2024-05-27"), (), "20–26 May"),
        (period("2024-07-01", "2024-08-01"), (), "July"),
        (period("2025-07-01", "2025-08-01"), (), "July 2025"),
        (period("2024-06-01", "2024-08-01"), (), "1 Jun–31 Jul"),
        (period("2025-01-01", "2026-01-01"), (), "2025"),
        (period("2024-12-20", "2025-01-06"), (), "20 Dec 2024–5 Jan 2025"),
        (period("2024-05-22", "2024-06-01", vague=True), ("in late May",), "“in late May” (22–31 May)"),
        (period("2024-05-15", None, vague=True), ("soon",), "“soon”"),
        (period("2024-05-15", None, vague=True, alternatives=(TABLED,)), ("in the coming weeks",), "“in the coming weeks”"),
        (period(None, None, Bound.NOT_BEFORE, vague=True), ("after the talks",), "“after the talks”"),
        (period("2024-05-17", "2024-05-18", alternatives=(period("2024-05-24", "2024-05-25"),)), (), "Fri 17 May or Fri 24 May"),
        (None, (), "no date given"),
    ],
)  # fmt: skip
def test_a_window_is_said_as_a_person_writes_it(window, words, expected):
    """The last day and not the day after; vague words kept; the year only where it is another."""
    assert window_words(window, spans(*words), PUBLISHED) == expected


def test_an_instant_has_the_days_of_its_zone():
    """A window that ends at midnight ends on the day before."""
    moments = {"start": datetime(2024, 5, 16, 18, tzinfo=UTC), "end": datetime(2024, 5, 17, tzinfo=UTC)}
    window = Period(type=PeriodType.TIME, value=None, rule="by-hand", **moments)
    assert window_words(window, (), None) == "Thu 16 May 2024"


DAYS = st.none() | st.dates(date(2023, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS, st.sampled_from(Bound), st.booleans(), st.booleans(), st.sampled_from([("soon",), ()]))
def test_any_window_has_words_a_place_and_at_most_one_event(expecting, start, end, bound, vague, instants, when):
    """Whatever its edges: it can be said, put in order, and shown in a calendar unless it has no day of its own."""
    if start and end and not start < end:
        start, end = None, None
    if instants:
        start, end = (day and datetime(day.year, day.month, day.day, 6, tzinfo=UTC) for day in (start, end))
    window = Period(type=PeriodType.TIME, value=None, rule="any", start=start, end=end, bound=bound, vague=vague)
    first, second, *others = expecting.forecasts
    placed = second.model_copy(update={"window": window, "when": spans(*when)})
    reading = expecting.model_copy(update={"forecasts": (first, placed, *others)})
    assert window_words(window, spans(*when), PUBLISHED)
    assert len(entries_of(reading)) == len(entries_of(expecting))
    events = [event for event in to_events(reading) if event.uid.endswith("-f2@dateline")]
    assert len(events) <= 1 and all(event.start < event.end for event in events)
    assert bool(events) == bool(end or (start and not (vague and bound is Bound.WITHIN)))


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        ({"word": "probably", "term": "probably", "median": 0.7, "quartiles": (0.6, 0.75), **SURVEY}, "“probably”: 70 % (60–75)"),
        ({"word": "probably", "term": "probably not", "median": 0.25, "quartiles": (0.15, 0.3), **SURVEY}, "“probably not”: 25 % (15–30)"),
        ({"word": "unlikely", "term": "unlikely", "median": 0.2, "quartiles": (0.1, 0.25), **SURVEY}, "“unlikely”: 20 % (10–25)"),
        ({"word": "could", "term": "could", "bounds": (0, 1), **MEANING}, "“could”: no figure"),
        ({"word": "is expected to", "term": "expected to not", "bounds": (0, 0.5), **MEANING}, "“is expected not to”: under 50 %"),
        ({"word": "won’t", "term": "will not", "bounds": (0, 0.5), **MEANING}, "“won’t”: under 50 %"),
        ({"word": "promised", "term": "promise not", "basis": Basis.NONE}, "“promised … not”: no figure"),
        ({"word": "will", "term": "will", "bounds": (0.5, 1), **MEANING}, "“will”: over 50 %"),
        ({"word": "a 60 to 70 percent chance", "term": "number", "bounds": (0.6, 0.7), **NUMBER}, "“a 60 to 70 percent chance”: 60–70 %"),
        ({"word": "even odds", "term": "number", "median": 0.5, **NUMBER}, "“even odds”: 50 %"),
        ({}, "no word of certainty"),
    ],
)  # fmt: skip
def test_certainty_is_the_reports_word_with_its_figure(certainty, expected):
    """A survey's median and middle half, bounds as far as they say something, the negation with the word."""
    word = certainty.pop("word", None)
    assert certainty_words(Certainty(word=spans(word)[0] if word else None, **certainty)) == expected


def test_what_the_figures_are_is_said_for_those_that_are_there():
    """The survey by name and size; nothing where there is no figure."""
    surveyed = Certainty(word=spans("likely")[0], term="likely", median=0.7, quartiles=(0.6, 0.8), **SURVEY)
    open_word = Certainty(word=spans("could")[0], term="could", bounds=(0, 1), basis=Basis.INTERVAL)
    assert explain_figures([surveyed, open_word]) == (
        "Percent: what readers take the word to mean (Wells, n = 50; middle half), not the chance that it happens."
    )
    assert explain_figures([open_word]) == ""


def test_the_headlines_claim_stands_first_then_the_soonest(expecting):
    """Dates that lie ahead by their first day, those that are running by their last; then vague words; then none."""
    entries = entries_of(expecting)
    assert [entry.forecast.id for entry in entries] == [f"f{number}" for number in (1, 4, 14, 11, 8, 3, 12, 6, 7, 13, 2, 5, 9)]
    assert entries[0].headline and [entry.number for entry in entries] == list(range(1, 14))


def test_a_restatement_is_folded_into_its_first(expecting):
    """It lends its paragraph and its holder, and has no entry of its own."""
    first = entries_of(expecting)[0]
    assert [told.forecast.id for told in first.told] == ["f1", "f10"] and first.paragraphs == (1, 7)
    assert "¶1, 7" in printed(expecting) and "also a third official" in " ".join(printed(expecting).split())


def test_a_circle_of_restatements_loses_nothing(expecting):
    """Whatever the links say, every forecast stands in one entry."""
    one, two, *others = expecting.forecasts
    circle = (one.model_copy(update={"same_as": two.id}), two.model_copy(update={"same_as": one.id}), *others)
    entries = entries_of(expecting.model_copy(update={"forecasts": circle}))
    assert sorted(told.forecast.id for entry in entries for told in entry.told) == sorted(item.id for item in circle)


def test_every_forecast_is_printed_once(expecting):
    """With --full, each statement that is no restatement stands on the page once, in order."""
    page = " ".join(printed(expecting, 140, full=True).split())
    places = [page.index(entry.forecast.statement) for entry in entries_of(expecting)]
    assert places == sorted(places)
    assert all(page.count(entry.forecast.statement) == 1 for entry in entries_of(expecting))


def test_the_page_shows_so_many_and_says_how_many_more(expecting):
    """Nine, so that the sourcing still stands on the first screen."""
    page = printed(expecting)
    assert "… 4 more; --full shows all" in page and "more; --full" not in printed(expecting, full=True)
    assert sum(line[:2].strip().isdigit() for line in page.splitlines()) == MOST


def test_what_hangs_on_it_and_what_pulls_against_it_stand_below(expecting):
    """The condition in its words; who says otherwise, where, in their words."""
    page = printed(expecting)
    assert "     if a mediator is accepted" in page
    assert "BUT the foreign ministry ¶5: “No meeting has been arranged”" in page or "BUT The labour ministry ¶5:" in page
    assert "unless the wage offer is doubled" in printed(expecting, full=True)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The bank cuts its rate.", "The bank cuts its rate"), ("It leaves the U.S.", "It leaves the U.S."),
        ("It opens at 3 p.m.", "It opens at 3 p.m."),
    ],
)  # fmt: skip
def test_a_statement_is_listed_without_its_full_stop(expecting, statement, expected):
    """But that of an abbreviation stays."""
    assert statement_words(expecting.forecasts[0].model_copy(update={"statement": statement})) == expected


def test_a_firm_date_of_a_restatement_is_taken_over_vague_words(expecting):
    """‘soon’, and further down ‘on Friday’: it is Friday."""
    first, *others = expecting.forecasts
    vague = first.model_copy(update={"window": period("2024-05-15", None, vague=True), "when": spans("soon")})
    entry = next(entry for entry in entries_of(expecting.model_copy(update={"forecasts": (vague, *others)})) if entry.number == 1)
    assert window_words(entry.window, entry.when, PUBLISHED) == "Fri 17 May"


def test_a_kind_is_named_where_the_word_does_not_say_it(expecting):
    """ "Is scheduled to" needs no "scheduled"; "will" of a threat does need "threatened"."""
    page = printed(expecting, 140, full=True)
    assert "begins · night of Thu 16 May · “is scheduled to”" in page and "threatened · no date given · “will”" in page
    assert "A delegation from Norvik arrives · scheduled · Tue 21 May " in page


def test_the_headlines_own_time_is_shown_where_it_is_another(expecting):
    """‘within weeks’ above a report that says "as soon as Friday"."""
    assert "(headline: “within weeks”)" in printed(expecting, 140)


def test_a_chain_is_as_good_as_its_weakest_link(expecting):
    """What a named person thinks, on an unnamed person's word, is not marked as named."""
    anonymous = next(item for item in expecting.attributions if item.source and "two officials" in item.source[0].text)
    named = next(source for source in expecting.sources if source.name == "Tomas Reuel")
    inner = anonymous.model_copy(update={"id": "inner", "within": anonymous.id, "source_ids": (named.id,)})
    reading = expecting.model_copy(update={"attributions": (*expecting.attributions, inner)})
    assert whose_word(reading, "inner", (named.id,), Voice.SOURCE) == (
        Mark.UNNAMED, "Tomas Reuel, on the word of two officials briefed on the discussions",
    )  # fmt: skip
    assert whose_word(reading, None, (), Voice.AUTHOR) == (Mark.NOBODY, "")
    assert whose_word(reading, None, (named.id,), Voice.SOURCE)[0] is Mark.NAMED


@pytest.mark.parametrize("width", range(60, 141, 5))
@pytest.mark.parametrize("full", [False, True])
def test_no_line_is_wider_than_the_terminal(expecting, width, full):
    """At any width; and no line ends in space."""
    lines = printed(expecting, width, full=full, what=print_page).splitlines()
    assert max(map(len, lines)) <= width and all(line == line.rstrip() for line in lines)


def test_a_wall_of_words_stays_within_the_width(expecting):
    """One word of 300 letters, and letters that take two columns."""
    wide = "東京" * 60
    forecasts = [item.model_copy(update={"statement": words}) for item, words in zip(expecting.forecasts, ["x" * 300, wide], strict=False)]
    reading = expecting.model_copy(update={"forecasts": tuple(forecasts)})
    for full in (False, True):
        for line in printed(reading, 80, full=full).splitlines():
            assert sum(2 if character in "東京" else 1 for character in line) <= 80


def test_nothing_expected_is_one_line_and_not_looked_for_is_none(expecting):
    """An empty layer is said; an absent one is not shown at all."""
    assert printed(expecting.model_copy(update={"forecasts": (), "tensions": ()})) == f"EXPECTED  {NOTHING}\n\n"
    assert printed(expecting.model_copy(update={"forecasts": None, "tensions": None})) == ""


def test_expected_stands_before_sourcing(expecting):
    """On the page and in Markdown."""
    page, notes = printed(expecting, what=print_page), to_markdown(expecting, full=False)
    assert page.index("EXPECTED") < page.index("SOURCING") < page.index("SAID")
    assert notes.index("**Expected.**") < notes.index("**Sourcing.**")
    assert "1. ○ **Ardenne’s central bank lowers its main rate** · not before Fri 17 May" in notes
    assert "    - if a mediator is accepted" in notes and "    - BUT " in notes


def test_nothing_in_a_statement_acts_on_the_terminal(expecting):
    """Nor in the words of a condition, and no Markdown in it is markup."""
    first = expecting.forecasts[0]
    bad = first.model_copy(update={"statement": "The \x1b[31mbank *cuts* \u202erates", "condition": spans("if\x1b[2J it can")[0]})
    reading = expecting.model_copy(update={"forecasts": (bad,)})
    page = printed(reading, full=True)
    assert "\x1b" not in page and "\u202e" not in page and "The �[31mbank" in page
    assert "\\*cuts\\*" in to_markdown(reading, full=True)
