"""Plan, schedule, promise, threat or forecast: docs/guidelines/forecasts.md §3, on trees made by hand."""

import pytest

from dateline.interpret.forecasts.kinds import aspect_of

KINDS = [
    ("“We will shut the pipeline unless they pay,” the envoy said.", "threat"),
    ("The ministry threatened to expel the envoy.", "threat"),
    ("Its threat to quit angered allies.", "threat"),
    ("The storm will destroy the harvest.", "forecast"),
    ("She vowed to stay.", "promise"),
    ("He pledged to cut taxes.", "promise"),
    ("The mayor promised to build a school.", "promise"),
    ("The talks are due to begin on Monday.", "schedule"),
    ("The law takes effect in June.", "schedule"),
    ("The permit expires in June.", "schedule"),
    ("The vote is on Friday.", "schedule"),
    ("The hearing is on Tuesday.", "schedule"),
    ("The envoy will speak on Thursday in Oslo.", "schedule"),
    ("The envoy is expected to speak on Thursday.", "forecast"),
    ("The envoy plans to speak on Thursday.", "plan"),
    ("The envoy could speak on Thursday.", "forecast"),
    ("The mayor plans to resign.", "plan"),
    ("The mayor intends to resign.", "plan"),
    ("The mayor aims to resign.", "plan"),
    ("The mayor is determined to resign.", "plan"),
    ("The mayor is preparing to resign.", "plan"),
    ("She hopes to open a second office.", "plan"),
    ("The two sides agreed to meet.", "plan"),
    ("She has no plans to resign.", "plan"),
    ("The minister refuses to resign.", "plan"),
    ("“I will not attend,” the minister said.", "plan"),
    ("“We will meet the miners,” the minister said.", "plan"),
    ("The minister may resign.", "forecast"),
    ("Growth will slow.", "forecast"),
    ("“I will win,” the mayor said.", "forecast"),
    ("We will be wiped off the map.", "forecast"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds_by_the_questions_of_the_guidelines(find, sentence, kind):
    """The first question with a yes decides."""
    (forecast,) = find(sentence, *said_in(sentence))
    assert forecast.kind == kind


def said_in(sentence: str) -> list[tuple[str, str, str]]:
    """Who says what a sentence quotes."""
    if not sentence.startswith("“"):
        return []
    words, _, rest = sentence.removeprefix("“").partition(",” ")
    return [(rest.removesuffix(" said."), "said", words)]


def test_scheduled_for_a_day(find):
    """‘The hearing is scheduled for Tuesday’ stands in a timetable."""
    (forecast,) = find("The hearing is scheduled for Tuesday.")
    assert forecast.kind == "schedule"


DENIED = [
    "She has no plans to resign.",
    "The minister refuses to resign.",
    "“I will not attend,” the minister said.",
    "He ruled out a pact.",
]


@pytest.mark.parametrize("sentence", DENIED)
def test_a_denied_plan_is_a_plan(find, sentence):
    """‘Has no plans to’, ‘refuses to’, ‘will not’ of one's own act: a plan, negative."""
    (forecast,) = find(sentence, *said_in(sentence))
    assert (forecast.kind, forecast.polarity) == ("plan", "negative")


@pytest.mark.parametrize(
    ("predicate", "aspect"),
    [
        ("take three weeks", "when"),
        ("win", "who"),
        ("cost $2 million", "amount"),
        ("resign", "occurs"),
    ],
)
def test_aspects(predicate, aspect):
    """That it happens; or when, who, how much, where that is the point (guidelines §4)."""
    assert aspect_of(predicate, None) == aspect
