"""A forecast as a question that can be resolved."""

from datetime import UTC, date, datetime

import pytest

from dateline.interpret.forecasts.questions import to_question
from dateline.records import (
    Aspect,
    Bound,
    Certainty,
    Forecast,
    ForecastKind,
    Period,
    PeriodType,
    Polarity,
    Span,
    Voice,
)  # fmt: skip
from dateline.testing import make_article

TEXT = "Envoy Kim Oslan could, officials said,\nreturn soon if the talks go well. Nothing else is known."
WINDOW = Period(
    type=PeriodType.DATE, value="FUTURE_REF", start=date(2024, 5, 15), end=date(2024, 8, 13), bound=Bound.WITHIN, vague=True, rule="future"
)
ARTICLE = make_article(TEXT, published=date(2024, 5, 15), outlet="Orvian Courier", title="Envoy expected back")


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def forecast(**changes) -> Forecast:
    fields = {
        "id": "f1", "score": 0.9, "attribution_id": None, "voice": Voice.UNSTATED,
        "statement": "Kim Oslan returns soon.", "question": "Will Kim Oslan return between 15 May and 12 August 2024?",
        "evidence": (span("Envoy Kim Oslan could"), span("return soon")), "kind": ForecastKind.PLAN, "aspect": Aspect.OCCURS,
        "polarity": Polarity.POSITIVE, "certainty": Certainty(word=span("could"), term="could"), "window": WINDOW,
        "when": (span("soon"),), "condition": span("if the talks go well"),
    }  # fmt: skip
    return Forecast(**{**fields, **changes})


def test_a_question_has_every_field_of_a_forecasting_site() -> None:
    """Title, background with the report's exact words, yes and no, fine print with condition and vagueness, opening and closing day."""
    question = to_question(forecast(), ARTICLE)
    assert question
    assert question.title == forecast().question
    assert (question.opens, question.closes) == (date(2024, 5, 15), date(2024, 8, 12))
    assert TEXT[: TEXT.index(" if the")] in question.background
    assert "Orvian Courier of 15 May 2024, “Envoy expected back”, says, without naming anybody for it" in question.background
    assert question.criteria.startswith(
        "Yes if Kim Oslan returns soon between 15 May and 12 August 2024. No if that has not come about by the end of 12 August 2024."
    )
    assert "two credible news reports" in question.criteria
    assert "“if the talks go well”" in question.fine_print and "annulled" in question.fine_print
    assert "“soon” names no exact day" in question.fine_print and "“future”" in question.fine_print
    assert "intended does not count" in question.fine_print


def test_a_negative_forecast_is_asked_about_affirmatively() -> None:
    """The question is about the happening; the background says that the report denies it."""
    question = to_question(forecast(polarity=Polarity.NEGATIVE), ARTICLE)
    assert question and "will not happen" in question.background and question.criteria.startswith("Yes if Kim Oslan returns")


def test_a_statement_has_a_small_letter_within_its_criteria() -> None:
    """As its title has it; a name keeps its capital."""
    question = to_question(
        forecast(statement="Deliveries begin soon.", question="Will deliveries begin between 15 May and 12 August 2024?"), ARTICLE
    )
    assert question and question.criteria.startswith("Yes if deliveries begin soon")


@pytest.mark.parametrize("changes", [{"question": None}, {"window": None}])
def test_no_end_no_question(changes: dict) -> None:
    """What has no deadline could never resolve as no."""
    assert to_question(forecast(**changes), ARTICLE) is None


def test_the_day_is_that_of_the_report_where_its_zone_is_known() -> None:
    """An instant with a zone fixes whose midnight it is."""
    told = to_question(forecast(), ARTICLE.model_copy(update={"published": datetime(2024, 5, 15, 9, tzinfo=UTC)}))
    assert told and "(+0000)" in told.fine_print and told.opens == date(2024, 5, 15)


def test_a_date_in_the_statement_is_not_said_twice() -> None:
    """“Yes if Oslan returns by 17 May 2024”, once."""
    window = Period(type=PeriodType.DATE, value="2024-05-17", end=date(2024, 5, 18), bound=Bound.NOT_AFTER, rule="by")
    told = to_question(forecast(statement="Kim Oslan returns by 17 May 2024.", window=window), ARTICLE)
    assert told and told.criteria.startswith("Yes if Kim Oslan returns by 17 May 2024. No if")
