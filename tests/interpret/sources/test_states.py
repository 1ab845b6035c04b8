"""Ministries, armies and embassies: whose they are tells them apart."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import SourceRole
from dateline.testing import make_article, make_markup


def read(text, *attributions):
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    return [attribution.source_ids for attribution in told], sources


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("China’s Foreign Ministry", "Norway’s Foreign Ministry", False),
        ("China’s Foreign Ministry", "The Norwegian Foreign Ministry", False),
        ("China’s Foreign Ministry", "The Chinese Foreign Ministry", True),
        ("China’s Foreign Ministry", "The Chinese ministry", True),
        ("China’s foreign ministry", "The Chinese Foreign Ministry", True),
        ("China’s foreign ministry", "China’s defence ministry", False),
        ("The Foreign Ministry of Norway", "The Norwegian Foreign Ministry", True),
        ("China’s Foreign Ministry", "The ministry", True),
        ("China’s Foreign Ministry", "The Foreign Ministry", True),
        ("Norwegian police", "Swedish police", False),
        ("Velsk’s interior ministry", "Velsk’s defence ministry", False),
        ("Velsk’s interior ministry", "Velsk’s interior ministry", True),
    ],
)
def test_a_ministry_is_the_one_of_its_state(first, second, same):
    """Two states have two foreign ministries, however they are worded; ‘the ministry’ is that of the state told of last."""
    text = f"Ships left the port. {first} said it rained. {second} said it snowed."
    told, _ = read(text, (first, "said", "it rained"), (second, "said", "it snowed"))
    assert (told[0] == told[1]) is same


def test_a_ministry_is_named_with_its_state():
    """‘China’s Foreign Ministry’ is shown so; it is an official body, also where the state comes last."""
    text = "China’s Foreign Ministry said it rained. The Defense Ministry of Norway said it snowed."
    _, sources = read(text, ("China’s Foreign Ministry", "said", "it rained"), ("The Defense Ministry of Norway", "said", "it snowed"))
    assert [source.name for source in sources] == ["China’s Foreign Ministry", "Defense Ministry of Norway"]
    assert [source.role for source in sources] == [SourceRole.OFFICIAL] * 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Norway", "The government", True),
        ("Norway’s government", "The government", True),
        ("the Sunday Courier", "The government", False),
        ("the Harbour Institute", "The country", False),
        ("the National Committee for Storms", "The committee", True),
    ],
)
def test_the_government_is_a_states(first, second, same):
    """No newspaper is ‘the government’; ‘the committee’ is one that is called so before ‘for’."""
    told, _ = read(
        f"On Monday, {first} said it rained. {second} said it snowed.", (first, "said", "it rained"), (second, "said", "it snowed")
    )  # fmt: skip
    assert (told[0] == told[1]) is same
