"""What is expected as the HTML page lists it: by window, each entry leading to its marks in the article."""

from collections.abc import Callable
from typing import Any

from dateline.cli.expected.days import window_words
from dateline.cli.expected.entries import (
    MARKS,
    Against,
    Entry,
    condition_words,
    entries_of,
    headline_when,
    kind_words,
    nobody_words,
    statement_words,
)
from dateline.cli.expected.page import NOTHING, legend_of
from dateline.cli.expected.surely import certainty_words, explain_figures
from dateline.records import Reading


def place_of(forecast_id: str) -> str:
    """Where on the page the words of a forecast stand."""
    return f"at-{forecast_id}"


def card_of(number: int) -> str:
    """Where on the page an entry stands."""
    return f"e-{number}"


def cards_of(reading: Reading, target: Callable[[str], str]) -> dict[str, Any] | None:
    """What the template shows of the forecasts.

    Args:
        reading: The reading.
        target: Gives the place on the page of an attribution, by its id.

    Returns:
        The entries and what explains their figures; ``None`` where forecasts were not looked for.
    """
    if reading.forecasts is None:
        return None
    entries = entries_of(reading)
    return {
        "entries": [_card(reading, entry, target) for entry in entries],
        "figures": explain_figures(entry.forecast.certainty for entry in entries),
        "legend": legend_of(entries),
        "nothing": NOTHING,
    }


def _card(reading: Reading, entry: Entry, target: Callable[[str], str]) -> dict[str, Any]:
    forecast = entry.forecast
    holders = dict.fromkeys(told.holder for told in entry.told if told.holder)
    kind = kind_words(forecast)
    surely = certainty_words(forecast.certainty) if forecast.certainty.word or not kind else ""
    return {
        "id": card_of(entry.number),
        "number": entry.number,
        "mark": str(entry.mark),
        "sourced": MARKS[entry.mark],
        "statement": statement_words(forecast),
        "when": window_words(entry.window, entry.when, reading.article.published),
        "headline": headline_when(reading, entry),
        "facts": " · ".join(filter(None, [kind, surely, "; also ".join(holders) or nobody_words(forecast.voice)])),
        "condition": condition_words(forecast),
        "places": [{"target": place_of(told.forecast.id), "paragraph": told.paragraph} for told in entry.told],
        "against": [_against(item, target) for item in entry.against],
    }


def _against(item: Against, target: Callable[[str], str]) -> dict[str, Any]:
    place = target(item.tension.attribution_id) if item.tension.attribution_id else ""
    return {"holder": item.holder or "the report", "paragraph": item.paragraph, "words": item.words, "target": place}
