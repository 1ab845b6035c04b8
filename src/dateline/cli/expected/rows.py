"""Forecasts as rows: one a forecast, restatements too, under columns that stay."""

from collections.abc import Iterator

from dateline.cli.expected.days import edges_of, window_words
from dateline.cli.expected.entries import MARKS, condition_words, entries_of
from dateline.cli.expected.surely import word_of
from dateline.cli.rows import Cell
from dateline.cli.wording import shown
from dateline.records import Forecast, Reading, Span

COLUMNS = (
    "article", "title", "outlet", "published", "forecast", "number", "same_as", "headline", "statement", "question", "kind", "aspect",
    "polarity", "when", "first_day", "last_day", "bound", "vague", "rule", "certainty", "term", "basis", "median", "lower_quartile",
    "upper_quartile", "lower_bound", "upper_bound", "survey", "survey_n", "condition", "holder", "holder_ids", "sourced", "voice",
    "attribution", "paragraph", "start", "end", "words", "against", "score",
)  # fmt: skip


def to_rows(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    """One row a forecast, in the order of the text; words of the report on one line, nothing in them that acts on a terminal."""
    told = {told.forecast.id: (entry, told) for entry in entries_of(reading) for told in entry.told}
    against = {id: [item for item in entry.against if item.tension.forecast_id == id] for id, (entry, _) in told.items()}
    about = _article(reading)
    for forecast in reading.forecasts or ():
        entry, mine = told[forecast.id]
        yield (
            *about, forecast.id, entry.number, forecast.same_as, _yes(forecast.headline), shown(forecast.statement),
            shown(forecast.question or "") or None, forecast.kind.value, forecast.aspect.value, forecast.polarity.value,
            *_window(reading, forecast), *_certainty(forecast), condition_words(forecast) or None, mine.holder or None,
            " ".join(forecast.holder_ids) or None, MARKS[mine.mark], forecast.voice.value, forecast.attribution_id, mine.paragraph,
            forecast.evidence[0].start, forecast.evidence[-1].end, _words(forecast.evidence),
            " | ".join(f"{item.holder}: {item.words}" for item in against[forecast.id]) or None, forecast.score,
        )  # fmt: skip


def _article(reading: Reading) -> tuple[Cell, ...]:
    article = reading.article
    published = article.published.isoformat() if article.published else None
    return article.id, shown(article.title or "") or None, shown(article.outlet or "") or None, published


def _window(reading: Reading, forecast: Forecast) -> tuple[Cell, ...]:
    window = forecast.window
    if window is None:
        return None, None, None, None, None, None
    first, last = edges_of(window)
    when = window_words(window, forecast.when, reading.article.published)
    days = (day.isoformat() if day else None for day in (first, last))
    return when, *days, window.bound.value, _yes(window.vague), window.rule


def _certainty(forecast: Forecast) -> tuple[Cell, ...]:
    certainty = forecast.certainty
    survey = (certainty.survey.name, certainty.survey.n) if certainty.survey else (None, None)
    pairs = (*(certainty.quartiles or (None, None)), *(certainty.bounds or (None, None)))
    return word_of(certainty).strip("“”") or None, certainty.term, certainty.basis.value, certainty.median, *pairs, *survey


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(shown(span.text) for span in spans)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
