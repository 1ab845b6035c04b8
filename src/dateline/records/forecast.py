"""What will happen, as a report puts it: one proposition each, by when, how surely, on what condition, on whose word."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from dateline.records.attribution import Voice
from dateline.records.certainty import Certainty
from dateline.records.span import Record, Span
from dateline.records.time import Period


class ForecastKind(StrEnum):
    """``forecast``: an expectation; the others: somebody intends it, has fixed it, promises or threatens it."""

    FORECAST = "forecast"
    PLAN = "plan"
    SCHEDULE = "schedule"
    PROMISE = "promise"
    THREAT = "threat"


class Aspect(StrEnum):
    """What the clause puts forward: that it happens, or, taking that for granted, when, where, who or how much."""

    OCCURS = "occurs"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    AMOUNT = "amount"


class Polarity(StrEnum):
    """Of the wording alone: does it say that it will, or that it will not?"""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Forecast(Record):
    """One statement of the body about what had not happened at publication; docs/guidelines/forecasts.md says what counts.

    In ‘The envoy could return by Friday if the talks go well, two officials said’ the evidence is ``The envoy could return by Friday``, the
    condition ``if the talks go well``, the window the days up to Friday, the certainty word ``could``, the holder ``two officials``.
    """

    id: str
    score: float = Field(ge=0, le=1, description="How sure it is that these words put something forward that can be checked.")
    statement: str = Field(description="One self-contained affirmative sentence: names for pronouns, dates for “Friday”.")
    question: str | None = Field(description="“Will … by …?”; null where the words give no end: there is no deadline.")
    evidence: tuple[Span, ...] = Field(description="From the subject to the end of what is said of it; two spans where it is interrupted.")
    attribution_id: str | None = Field(description="The innermost attribution that it stands in; null in the outlet's own voice.")
    holder_ids: tuple[str, ...] = Field(default=(), description="Who holds it: ids of `Reading.sources`.")
    voice: Voice
    kind: ForecastKind
    aspect: Aspect
    polarity: Polarity
    window: Period | None = Field(default=None, description="When, as the words give it; null where they give none.")
    when: tuple[Span, ...] = Field(default=(), description="The words that the window rests on.")
    condition: Span | None = Field(default=None, description="The words on which it depends.")
    certainty: Certainty
    same_as: str | None = Field(default=None, description="The first forecast of the article that this one restates.")
    headline: bool = Field(default=False, description="The headline makes the same claim; it is compared, never counted.")


class TensionKind(StrEnum):
    """How a statement pulls against another: it denies it, declines to confirm it, or says something else of the same matter."""

    DENIES = "denies"
    NON_DENIAL = "non_denial"
    DIFFERS = "differs"


class Tension(Record):
    """Two statements of one article that pull against each other on the same matter, both with their holders.

    ‘The two could meet next week, aides said’ and ‘“We have no meetings to announce,” the ministry said’: ``non_denial``.
    """

    id: str
    score: float = Field(ge=0, le=1)
    kind: TensionKind
    forecast_id: str
    against: tuple[Span, ...] = Field(description="The words that pull against it.")
    attribution_id: str | None = Field(description="The attribution of those words; null in the outlet's own voice.")
    holder_ids: tuple[str, ...] = Field(default=(), description="Who says them: ids of `Reading.sources`.")
    other_id: str | None = Field(default=None, description="The other forecast, where those words are one.")


class Question(Record):
    """A forecast as a question that can be resolved, in the fields that forecasting sites use."""

    forecast_id: str
    title: str = Field(description="“Will … by …?”: one sentence that needs no context.")
    background: str = Field(description="Who said it where, in the report's own words.")
    criteria: str = Field(description="What resolves it as yes, and as no.")
    fine_print: str = Field(description="Edge cases: the condition, the zone, what does not count.")
    opens: date | None = Field(description="The day of publication.")
    closes: date = Field(description="The last day on which it can still come true.")
