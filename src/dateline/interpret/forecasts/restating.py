"""The same proposition again: which forecasts of an article restate one before."""

from collections.abc import Sequence

from dateline.records import Article, Forecast


def link_restatements(article: Article, forecasts: Sequence[Forecast]) -> tuple[Forecast, ...]:
    """Link each forecast to the first one that it restates."""
    return tuple(forecasts)
