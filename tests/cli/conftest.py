"""A reading with forecasts made by hand, of a dispatch written for it: what the faces are tested on."""

from datetime import date
from pathlib import Path

import pytest

import dateline as dl
from dateline.interpret.certainty import find_certainty_words, to_certainty
from dateline.records import Aspect, Forecast, ForecastKind, Period, PeriodType, Polarity, Span, Tension, TensionKind, Voice
from dateline.records.time import Bound, Grain

DISPATCH = (Path(__file__).parent / "quay-courier.txt").read_text(encoding="utf8")
PUBLISHED = date(2024, 5, 15)


def period(start=None, end=None, bound=Bound.WITHIN, **more):
    days = {name: date.fromisoformat(day) if day else None for name, day in (("start", start), ("end", end))}
    return Period(**({"type": PeriodType.DATE, "value": None, "rule": "by-hand"} | more), **days, bound=bound)


def span_of(text, words):
    place = text.index(words)
    return Span.of(text, place, place + len(words))


class Maker:
    """Makes forecasts of a text by their words."""

    def __init__(self, reading):
        self.text, self.reading, self.made = reading.article.text, reading, []

    def __call__(
        self, statement, *evidence, word=None, negated=False, when=(), condition=None, kind="forecast", window=None, voice=None, **more
    ):
        spans = tuple(span_of(self.text, words) for words in evidence)
        attribution = self._around(spans[0])
        polarity = Polarity.NEGATIVE if negated else Polarity.POSITIVE
        forecast = Forecast(
            id=f"f{len(self.made) + 1}", score=0.8, statement=statement,
            question=f"Will it be that {statement}?" if window and window.end else None, evidence=spans,
            attribution_id=attribution.id if attribution else None, holder_ids=attribution.source_ids if attribution else (),
            voice=voice or (attribution.voice if attribution else Voice.AUTHOR), kind=ForecastKind(kind), aspect=Aspect.OCCURS,
            polarity=polarity, window=window, when=tuple(span_of(self.text, words) for words in when),
            condition=span_of(self.text, condition) if condition else None, certainty=self._certainty(spans[0], word, negated), **more,
        )  # fmt: skip
        self.made.append(forecast)
        return forecast

    def _around(self, span):
        over = [a for a in self.reading.attributions if any(c.start <= span.start and span.end <= c.end + 1 for c in a.content)]
        return min(over, key=lambda a: sum(c.end - c.start for c in a.content), default=None)

    def _certainty(self, span, word, negated):
        if word is None:
            return to_certainty(None, text=self.text)
        place = self.text.index(word, max(0, span.start - 40))
        found = [item for item in find_certainty_words(self.text) if item.start <= place < item.end]
        return to_certainty(found[0], negated=negated, text=self.text)


def make_forecasts(reading):
    """The forecasts of the dispatch, and its tension."""
    make = Maker(reading)
    cut = make(
        "Ardenne’s central bank lowers its main rate", "Ardenne’s central bank could lower its main rate as soon as its meeting on Friday",
        word="could", when=("as soon as its meeting on Friday",), window=period("2024-05-17", None, Bound.NOT_BEFORE, grain=Grain.DAY),
        headline=True,
    )  # fmt: skip
    make(
        "Governor Ines Calloway supports the rate cut", "Governor Ines Calloway will probably not support the move", word="probably",
        negated=True,
    )  # fmt: skip
    make(
        "Inflation in Ardenne stays above 5 percent", "Inflation is going to stay above 5 percent until the end of the year",
        word="going to", when=("until the end of the year",), window=period(None, "2025-01-01", grain=Grain.YEAR),
    )  # fmt: skip
    make(
        "The dockworkers’ strike begins", "The dockworkers’ strike is scheduled to begin Thursday night", word="scheduled", kind="schedule",
        when=("Thursday night",), window=period("2024-05-16", "2024-05-17", Bound.AT, value="2024-05-16TNI", grain=Grain.PART),
    )  # fmt: skip
    make(
        "The dockworkers’ union closes every port in Ardenne", "We will close every port in this country", word="will", kind="threat",
        condition="unless the wage offer is doubled",
    )  # fmt: skip
    make(
        "A port of Ardenne is sold", "no port will be sold before the election", word="promised", negated=True, kind="promise",
        when=("before the election",), window=period(bound=Bound.NOT_AFTER, vague=True),
    )  # fmt: skip
    meeting = make(
        "The government and the dockworkers’ union meet", "The government and the union could meet soon", word="could", when=("soon",),
        condition="if a mediator is accepted", window=period("2024-05-15", None, vague=True),
    )  # fmt: skip
    make(
        "The supreme court rules on the pension law", "The supreme court is expected to rule on the pension law in June or July",
        word="expected", when=("in June or July",), window=period("2024-06-01", "2024-08-01", grain=Grain.MONTH), voice=Voice.UNSTATED,
    )  # fmt: skip
    make("The pension law is struck down", "the law will be struck down", word="60 to 70 percent")
    make(
        "Ardenne’s central bank lowers its main rate", "The rate cut could come on Friday", word="could", when=("on Friday",),
        window=period("2024-05-17", "2024-05-18", Bound.AT, grain=Grain.DAY), same_as=cut.id,
    )  # fmt: skip
    make(
        "Parliament votes on the budget", "Parliament will vote on the budget by the end of the month", word="will", kind="plan",
        when=("by the end of the month",), window=period(None, "2024-06-01", Bound.NOT_AFTER, grain=Grain.MONTH),
    )  # fmt: skip
    make(
        "Ardenne raises its fuel duty", "Ardenne plans to raise its fuel duty in 2025", word="plans to", kind="plan", when=("in 2025",),
        window=period("2025-01-01", "2026-01-01", value="2025", grain=Grain.YEAR),
    )  # fmt: skip
    make(
        "A new round of talks on the fisheries treaty opens",
        "A new round of talks on the fisheries treaty may open after the summer recess",
        word="may", when=("after the summer recess",), window=period(bound=Bound.NOT_BEFORE, vague=True),
    )  # fmt: skip
    make(
        "A delegation from Norvik arrives", "A delegation from Norvik arrives on May 21", kind="schedule", when=("on May 21",),
        window=period("2024-05-21", "2024-05-22", Bound.AT, value="2024-05-21", grain=Grain.DAY),
    )  # fmt: skip
    against = span_of(make.text, "“No meeting has been arranged.”")
    said = make._around(against)
    tension = Tension(
        id="x1", score=0.7, kind=TensionKind.NON_DENIAL, forecast_id=meeting.id, against=(against,),
        attribution_id=said.id if said else None, holder_ids=said.source_ids if said else (),
    )  # fmt: skip
    return tuple(make.made), (tension,)


def with_forecasts(reading, forecasts, tensions=()):
    layers = reading.layers | {"forecasts": "run"}
    return reading.model_copy(update={"forecasts": tuple(forecasts), "tensions": tuple(tensions), "layers": layers})


@pytest.fixture(scope="session")
def expecting():
    """The dispatch, read with the weights, with the forecasts that a person finds in it."""
    reading = dl.read(DISPATCH, published=PUBLISHED)
    return with_forecasts(reading, *make_forecasts(reading))
