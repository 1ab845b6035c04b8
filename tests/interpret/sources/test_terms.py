"""Whose name is withheld: by whose grant, and who is known to all though not named."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Anonymity
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions, inner=inner)))
    return told, {source.mentions[0].text: source for source in sources}


@pytest.mark.parametrize(
    ("phrase", "anonymity"),
    [
        ("current and former officials", Anonymity.IMPLIED), ("former aides", Anonymity.IMPLIED),
        ("one former cabinet minister", Anonymity.IMPLIED),
        ("two ministers", Anonymity.IMPLIED), ("friends of the late governor", Anonymity.IMPLIED),
        ("a close friend of Ida Berg", Anonymity.IMPLIED), ("a former colleague of hers", Anonymity.IMPLIED),
        ("the prime minister", Anonymity.NONE), ("Norway’s foreign minister", Anonymity.NONE), ("Nordic foreign ministers", Anonymity.NONE),
        ("friends", Anonymity.NONE), ("officials", Anonymity.NONE), ("city officials", Anonymity.NONE), ("her brother", Anonymity.NONE),
    ],
)  # fmt: skip
def test_who_is_not_named_for_a_reason(phrase, anonymity):
    """Former officials, a former minister, friends of somebody speak to a reporter alone; who holds an office is known, named or not."""
    _, found = read(f"The harbour will close, {phrase} said.", (phrase, "said", "The harbour will close"))
    (source,) = found.values()
    assert source.anonymity is anonymity


@pytest.mark.parametrize(
    "after",
    [
        ". They spoke on condition of anonymity to describe a case that goes on.",
        ", who asked not to be named because the case goes on.",
    ],
)
def test_a_grant_is_of_those_who_speak_and_not_of_whom_they_speak_of(after):
    """‘Inspectors have asked for the ledgers, two clerks said. They spoke on condition of anonymity’: the clerks did."""
    text = f"Inspectors have asked for the ledgers, two clerks said{after}"
    _, found = read(
        text, ("two clerks", "said", "Inspectors have asked for the ledgers"), inner=[("Inspectors", "have asked for", "the ledgers")]
    )  # fmt: skip
    assert found["two clerks"].anonymity is Anonymity.GRANTED and found["Inspectors"].anonymity is not Anonymity.GRANTED


def test_who_speaks_first_in_the_next_sentence_is_not_the_last_source():
    """‘Few believe him. “He won’t go,” one clerk said, asking not to be named’: ‘He’ is a quoted word, the grant the clerk's."""
    text = "Mr. Orlo may resign, few clerks believe. “He won’t go,” one aide said, asking not to be identified."
    _, found = read(text, ("few clerks", "believe", "Mr. Orlo may resign"), ("one aide", "said", "“He won’t go,”"))
    assert found["few clerks"].anonymity is not Anonymity.GRANTED and found["one aide"].anonymity is Anonymity.GRANTED


@pytest.mark.parametrize(
    "terms",
    [
        "not to be identified", "not to be identified for fear of losing work", "not to be named because the case goes on",
        "to remain anonymous", "for anonymity because the case goes on",
    ],
)  # fmt: skip
def test_the_terms_are_no_words_of_the_source(terms):
    """‘who asked not to be identified for fear of …’ is a grant, never something that a source says."""
    text = f"“It is a trap,” said one former clerk, who asked {terms}."
    told, found = read(
        text, ("one former clerk", "said", "“It is a trap,”"), ("who", "asked", terms)
    )  # fmt: skip
    assert len(told) == 1 and found["one former clerk"].anonymity is Anonymity.GRANTED


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("who asked not to be identified discussing private notes", "discussing private notes"),
        ("speaking on the condition that neither she nor her port be named", None),
        ("who asked that his name be withheld because he has a boat", "because he has a boat"),
        ("who spoke on condition of anonymity for fear of being fired", "for fear of being fired"),
    ],
)
def test_what_is_asked_for_is_granted(clause, reason):
    """‘Asked not to be identified discussing private notes’ gives the reason; a condition is one however it is worded."""
    _, found = read(f"It will rain, said an envoy, {clause}.", ("an envoy", "said", "It will rain"))
    (source,) = found.values()
    assert (source.anonymity, source.reason and source.reason.text) == (Anonymity.GRANTED, reason)


@pytest.mark.parametrize(
    ("cue", "content"),
    [("asked", "not to be identified discussing private notes"), ("insisted on anonymity to discuss", "private notes")],
)
def test_terms_are_no_words_of_a_source(cue, content):
    """What somebody asks for or insists on before they speak is not what they say."""
    told, _ = read(
        f"It will rain, said an envoy, who {cue} {content}.", ("an envoy", "said", "It will rain"), ("who", cue, content)
    )  # fmt: skip
    assert len(told) == 1


@pytest.mark.parametrize(
    ("cue", "whom", "anonymity"),
    [
        ("told", "a water committee", Anonymity.NONE),
        ("told", "the Harbour Courier", Anonymity.IMPLIED),
        ("testified", "on Monday", Anonymity.NONE),
    ],
)
def test_who_testifies_is_not_withheld(cue, whom, anonymity):
    """‘A former aide told a committee’ has a name for all who were there."""
    _, found = read(f"A former aide {cue} {whom} that it rained.", ("A former aide", cue, "that it rained"))
    assert found["A former aide"].anonymity is anonymity
