"""On whose word a clause stands: docs/guidelines/forecasts.md §8."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.interpret.forecasts.holders import Holding, find_holding
from dateline.records import Voice
from dateline.testing import make_article, make_markup


def holding_of(text, marker, core, *attributions, inner=(), commits=False) -> Holding:
    """Who holds the clause with the certainty words ``marker`` and the words ``core``."""
    article = make_article(text)
    found, _ = find_sources(article, find_attributions(article, make_markup(article, *attributions, inner=inner)))
    place = (text.index(marker), text.index(marker) + len(marker)) if marker else None
    start = text.index(core)
    return find_holding(found, marker=place, core=(start, start + len(core)), commits=commits)


def source_of(holding: Holding) -> str | None:
    return " ".join(span.text for span in holding.attribution.source) if holding.attribution else None


def test_the_source_in_whose_words_it_lies():
    """A clause in the content of an attribution is its source's."""
    holding = holding_of("The port will close, the mayor said.", "will", "will close", ("the mayor", "said", "The port will close"))
    assert (source_of(holding), holding.voice) == ("the mayor", Voice.SOURCE)


def test_what_nobody_says_is_the_outlets():
    """Outside every attribution the outlet itself speaks."""
    holding = holding_of("The port will close.", "will", "will close")
    assert (holding.attribution, holding.voice) == (None, Voice.AUTHOR)


def test_what_another_says_nearby_does_not_count():
    """An attribution beside the clause is not over it."""
    text = "The port will close. “It is old,” the mayor said."
    assert holding_of(text, "will", "will close", ("the mayor", "said", "It is old")) == Holding(None, Voice.AUTHOR)


@pytest.mark.parametrize("verb", ["vowed", "threatened", "refused", "agreed"])
def test_whoever_commits_is_the_holder(verb):
    """‘She vowed to stay’, told by aides: hers, for she gives her word."""
    text = f"She {verb} to stay, aides said."
    told = (("aides", "said", f"She {verb} to stay"),)
    holding = holding_of(text, f"{verb} to", f"{verb} to stay", *told, inner=(("She", verb, "to stay"),), commits=True)
    assert (source_of(holding), holding.voice) == ("She", Voice.SOURCE)


def test_whoever_tells_a_plan_is_its_holder():
    """‘She plans to stay’, told by aides: theirs; with nobody telling it, the outlet's."""
    text = "She plans to stay, aides said."
    told = (("aides", "said", "She plans to stay"),)
    own = (("She", "plans", "to stay"),)
    assert source_of(holding_of(text, "plans to", "plans to stay", *told, inner=own)) == "aides"
    assert holding_of("She plans to stay.", "plans to", "plans to stay", *own) == Holding(None, Voice.AUTHOR)


def test_the_innermost_of_nested_sources():
    """‘Aides said the bank believes that rates will fall’: the bank's."""
    text = "Aides said the bank believes that rates will fall."
    outer = (("Aides", "said", "the bank believes that rates will fall"),)
    inner = (("the bank", "believes", "rates will fall"),)
    assert source_of(holding_of(text, "will", "will fall", *outer, inner=inner)) == "the bank"
    assert source_of(holding_of(text, "will", "will fall", *outer)) == "Aides"


def test_with_nobody_cited_it_is_unstated():
    """‘Is expected to’ with nobody named is nobody's word, unless it stands in the words of a source."""
    nobody = ((None, "is expected", "to close"),)
    holding = holding_of("The port is expected to close.", "is expected to", "is expected to close", *nobody)
    assert holding.voice == Voice.UNSTATED
    assert not source_of(holding)
    told = (("aides", "said", "The port is expected to close"),)
    text = "The port is expected to close, aides said."
    assert source_of(holding_of(text, "is expected to", "is expected to close", *told, inner=nobody)) == "aides"
