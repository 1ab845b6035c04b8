"""Forecasts as events of a calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from dateline.cli.expected.days import day_words, edges_of, is_open
from dateline.cli.expected.entries import Entry, condition_words, entries_of, kind_words, nobody_words, statement_words
from dateline.cli.expected.page import extras_of, paragraphs_of
from dateline.cli.expected.surely import certainty_words, word_of
from dateline.cli.wording import shown, title_of
from dateline.exchange import Event
from dateline.records import Bound, Reading

# DTSTAMP is required, and the clock is not asked: of a report without a date it is the first instant of Unix.
NO_STAMP = datetime(1970, 1, 1, tzinfo=UTC)


def to_events(reading: Reading) -> Iterator[Event]:
    """One event for each thing that is to come and has a date; restatements stand in the description of their first.

    A last day alone is an event on that day that begins with "By" ("Until", of what lasts), a first day alone one that begins with
    "From". Vague words without a day of their own, and no words at all, are no event.
    """
    for entry in entries_of(reading):
        if entry.window is None or is_open(entry.window):
            continue
        first, last = edges_of(entry.window)
        lead = "" if first and last else "From: " if first else "Until: " if entry.window.bound is Bound.WITHIN else "By: "
        opening, closing = first or last, last or first
        assert opening and closing
        yield Event(
            uid=f"{reading.article.id}-{entry.forecast.id}@dateline",
            stamp=_stamp(reading.article.published),
            start=opening,
            end=closing + timedelta(days=1),
            summary=f"{entry.mark} {lead}{statement_words(entry.forecast)}{_hedge(entry)}",
            description="\n".join(_described(reading, entry)),
            categories=(entry.forecast.kind.value,),
            url=reading.article.url,
        )


def _hedge(entry: Entry) -> str:
    """The word of certainty, or the kind: in a calendar the statement alone would say that it happens."""
    words = word_of(entry.forecast.certainty) or kind_words(entry.forecast)
    return f" ({words})" if words else ""


def _stamp(published: date | datetime | None) -> datetime:
    if isinstance(published, datetime):
        return published
    return datetime.combine(published, time(), tzinfo=UTC) if published else NO_STAMP


def _described(reading: Reading, entry: Entry) -> Iterator[str]:
    forecast, published = entry.forecast, reading.article.published
    holders = dict.fromkeys(told.holder for told in entry.told if told.holder)
    yield f"On the word of: {'; also '.join(holders) or nobody_words(forecast.voice)}"
    yield " · ".join(part for part in (f"How surely: {certainty_words(forecast.certainty)}", kind_words(forecast)) if part)
    if condition := condition_words(forecast):
        yield f"Condition: {condition}"
    for lead, words in extras_of(entry, full=True):
        if lead:
            yield f"{lead}{words}"
    words = " … ".join(shown(span.text) for span in forecast.evidence)
    yield f"In the report’s words ({paragraphs_of(entry)}): “{words}”"
    day = day_words(published.date() if isinstance(published, datetime) else published, None) if published else "date unknown"
    yield ", ".join(filter(None, (f"“{title_of(reading.article)}”", shown(reading.article.outlet or ""), day)))
