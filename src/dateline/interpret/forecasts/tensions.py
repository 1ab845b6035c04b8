"""Two statements of one article that pull against each other on the same matter."""

from collections.abc import Sequence

from dateline.records import Article, Attribution, Forecast, Tension


def find_tensions(article: Article, attributions: Sequence[Attribution], forecasts: Sequence[Forecast]) -> tuple[Tension, ...]:
    """Find what pulls against a forecast."""
    return ()
