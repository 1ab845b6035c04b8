"""A forecast → a question that can be resolved, worded as forecasting sites word theirs."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateline.interpret.forecasts.dating import day_words, window_words
from dateline.interpret.forecasts.grammar import lower_first
from dateline.records import Article, Aspect, Attribution, Forecast, ForecastKind, Polarity, Question, Source, Span, Voice

EVIDENCE = (
    "Counts as evidence: an official announcement by those who act or decide, "
    "or two credible news reports of which neither rests on the other."
)
ANNOUNCED = {
    ForecastKind.PLAN: "Saying again that it is intended does not count; it has to be done.",
    ForecastKind.PROMISE: "Renewing the promise does not count; it has to be kept.",
    ForecastKind.THREAT: "Repeating the threat does not count; it has to be carried out.",
    ForecastKind.SCHEDULE: "A new date does not count; it has to take place.",
    ForecastKind.FORECAST: "An announcement that it will happen does not count, unless the announcement is what is asked about.",
}


def to_question(
    forecast: Forecast, article: Article, sources: Iterable[Source] = (), attributions: Iterable[Attribution] = ()
) -> Question | None:
    """Put a forecast as a question with background, criteria and fine print.

    ‘The envoy could return by Friday if the talks go well, two officials said’ → “Will Mira Oslan return by 17 May 2024?”, yes or no by
    what is reported until then, annulled if the talks do not go well.

    Args:
        forecast: The forecast; its ``question`` is the title.
        article: The report that it stands in.
        sources: The report's sources.
        attributions: Its attributions.

    Returns:
        The question; ``None`` where the words set no end, since then it could never resolve as no.
    """
    end = _day(forecast.window.end) if forecast.window else None
    if forecast.question is None or end is None:
        return None
    closes = end - timedelta(1)
    opens = _day(article.published)
    return Question(
        forecast_id=forecast.id,
        title=forecast.question,
        background=_background(forecast, article, {source.id: source for source in sources}, {item.id: item for item in attributions}),
        criteria=_criteria(forecast, closes),
        fine_print=_fine_print(forecast, article, opens, closes),
        opens=opens,
        closes=closes,
    )


def _day(edge: date | datetime | None) -> date | None:
    return edge.date() if isinstance(edge, datetime) else edge


def _background(forecast: Forecast, article: Article, sources: dict[str, Source], attributions: dict[str, Attribution]) -> str:
    """Where it was published, on whose word, in which words."""
    published = _day(article.published)
    where = article.outlet or "A news report"
    when = f" of {day_words(published)}" if published else ""
    title = f", “{article.title.strip()}”," if article.title else ""
    told = [f"{where}{when}{title} says{_holder(forecast, sources, attributions)}: “{_quote(forecast.evidence, article)}”."]
    if forecast.certainty.word is not None:
        told.append(f"How surely, in the report's words: “{forecast.certainty.word.text}”.")
    if forecast.polarity is Polarity.NEGATIVE:
        told.append("The report puts it forward as something that will not happen, or not likely; the question asks whether it happens.")
    if article.url:
        told.append(article.url)
    return " ".join(told)


def _holder(forecast: Forecast, sources: dict[str, Source], attributions: dict[str, Attribution]) -> str:
    """On whose word."""
    names = [sources[name].name or lower_first(sources[name].mentions[0].text) for name in forecast.holder_ids if name in sources]
    if not names and forecast.attribution_id in attributions:
        names = [span.text for span in attributions[forecast.attribution_id].source]
    if names:
        return f", on the word of {' and '.join(' '.join(name.split()) for name in names)}"
    return ", without naming anybody for it" if forecast.voice is Voice.UNSTATED else ", in its own voice"


def _quote(evidence: tuple[Span, ...], article: Article) -> str:
    """The report's own words, with what stands between their parts."""
    return article.text[evidence[0].start : evidence[-1].end]


def _criteria(forecast: Forecast, closes: date) -> str:
    happens = _within_sentence(forecast.statement.removesuffix("."), forecast.question or "")
    by = window_words(forecast.window) if forecast.window else None
    when = "" if by is None or _says(happens, closes, by) else f" {by}"
    return f"Yes if {happens}{when}. No if that has not come about by the end of {day_words(closes)}. {EVIDENCE}"


def _within_sentence(statement: str, question: str) -> str:
    """The statement with the small letter that its title gives it: "Will deliveries begin …?"."""
    plain = statement[:1].lower() + statement[1:]
    return plain if question.startswith(f"Will {plain.split(' ', 1)[0]} ") else lower_first(statement)


def _says(statement: str, closes: date, by: str) -> bool:
    """Does the statement itself say when?"""
    return day_words(closes) in statement or by.split(" ", 1)[1] in statement


def _fine_print(forecast: Forecast, article: Article, opens: date | None, closes: date) -> str:
    told = []
    if forecast.condition is not None:
        told.append(
            f"It depends on a condition: “{forecast.condition.text}”. If that is not met by the closing day, the question is annulled."
        )
    told.append(_zone(article))
    if forecast.window is not None and forecast.window.vague:
        words = " … ".join(span.text for span in forecast.when)
        said = f"“{words}” names no exact day" if words else "The report names no exact day"
        told.append(f"{said}; the window follows dateline's rule “{forecast.window.rule}” (docs/calendar.md).")
    if opens is not None:
        days = f"before {day_words(opens)} or after {day_words(closes)}"
        told.append(f"What happened {days} does not count, nor does a report that only repeats this one.")
    told.append(ANNOUNCED[forecast.kind])
    if forecast.aspect is Aspect.AMOUNT:
        told.append("The figure is the one first published; later revisions do not count.")
    return " ".join(told)


def _zone(article: Article) -> str:
    """Whose day it is."""
    published = article.published
    if isinstance(published, datetime):
        return f"Days run from midnight to midnight at the report's offset from UTC ({published:%z})."
    return "Days run from midnight to midnight where it is to happen; if that is not clear, where the report was published."
