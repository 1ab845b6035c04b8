"""The same proposition again, and what only looks like it."""

from itertools import pairwise

import pytest

from dateline.interpret.forecasts.matters import figures, stem, stems
from dateline.interpret.forecasts.restating import link_restatements


def test_derivations_share_a_stem():
    """A noun made of a verb has the verb's stem; words that only begin alike have not."""
    for row in (
        ("meet", "meetings", "met"),
        ("elect", "election"),
        ("withdraw", "withdrawal"),
        ("announces", "announcement"),
        ("resign", "resignation"),
    ):
        assert len({stem(word) for word in row}) == 1, row
    for one, other in (("state", "station"), ("union", "unit"), ("general", "generate"), ("minister", "ministry"), ("court", "courtesy")):
        assert stem(one) != stem(other)


def test_dates_and_function_words_are_no_content():
    """What tells the day tells no matter; a figure is no date."""
    assert stems("The envoy will arrive on 17 May 2024") == stems("the envoy's arrival")
    assert figures("It costs 40 million on 17 May 2024") == {"40", "million"}


# (text, first forecast, second forecast): each with evidence, word, statement and what else is set.
SAME = [
    (
        "The bank will cut rates. Its governor said the bank would cut rates.",
        ("The bank will cut rates", "will", "The bank cuts rates."),
        ("the bank would cut rates", "would", "The bank cuts rates."),
    ),
    (
        "President Tan will resign. Later, Tan is expected to resign.",
        ("President Tan will resign", "will", "President Tan resigns."),
        ("Tan is expected to resign", "is expected to", "Tan resigns."),
    ),
    (
        "Mira Oslan is due to arrive in Brno on Friday. “She is going to come,” an aide said.",
        ("Mira Oslan is due to arrive in Brno", "is due to", "Mira Oslan arrives in Brno."),
        ("She is going to come", "is going to", "Mira Oslan comes."),
    ),
    (
        "The port will close to tankers. Officials said the port may close.",
        ("The port will close to tankers", "will", "The port closes to tankers."),
        ("the port may close", "may", "The port closes."),
    ),
    (
        "The river will flood Lower Keld. It will, farmers said.",
        ("The river will flood Lower Keld", "will", "The river floods Lower Keld."),
        ("It will", "will", "This happens."),
    ),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_a_restatement_is_linked(report, text, one, other):
    """The same happening of the same subject with nothing added restates the first."""
    made = report(text).put(*one).put(*other)
    assert [item.same_as for item in link_restatements(made.article, made.forecasts)] == [None, "f1"]


LOOK_ALIKES = [
    (
        "Rents will double. Rents will double again.",
        ("Rents will double", "will", "Rents double."),
        ("Rents will double again", "will", "Rents double again."),
        {},
    ),
    (
        "Tan will resign. Oslan will resign.",
        ("Tan will resign", "will", "Tan resigns."),
        ("Oslan will resign", "will", "Oslan resigns."),
        {},
    ),
    (
        "The bank will cut rates. The bank will cut staff.",
        ("The bank will cut rates", "will", "The bank cuts rates."),
        ("The bank will cut staff", "will", "The bank cuts staff."),
        {},
    ),
    (
        "The port will close. The port will not close.",
        ("The port will close", "will", "The port closes."),
        ("The port will not close", "will", "The port closes."),
        {"denied": True},
    ),
    (
        "Tan will quit. Tan will quit if the vote fails.",
        ("Tan will quit", "will", "Tan quits."),
        ("Tan will quit if", "will", "Tan quits."),
        {"condition": "if the vote fails"},
    ),
    (
        "The dam will cost two million. The dam will cost nine million.",
        ("The dam will cost two million", "will", "The dam costs two million."),
        ("The dam will cost nine million", "will", "The dam costs nine million."),
        {},
    ),
    (
        "The bank will cut rates. The bank's union will cut rates.",
        ("The bank will cut rates", "will", "The bank cuts rates."),
        ("The bank's union will cut rates", "will", "The bank's union cuts rates."),
        {},
    ),
    (
        "Tan will visit Brno. Tan and Oslan will visit Brno.",
        ("Tan will visit Brno", "will", "Tan visits Brno."),
        ("Tan and Oslan will visit Brno", "will", "Tan and Oslan visit Brno."),
        {},
    ),
    (
        "Tan will meet the king. Tan will meet the king's brother in Keld.",
        ("Tan will meet the king", "will", "Tan meets the king."),
        ("Tan will meet the king's brother in Keld", "will", "Tan meets the king's brother in Keld."),
        {},
    ),
    (
        "The mill will reopen. It will, but under new owners, as a museum.",
        ("The mill will reopen", "will", "The mill reopens."),
        ("It will, but under new owners", "will", "The mill is under new owners."),
        {},
    ),
]


@pytest.mark.parametrize(("text", "one", "other", "facts"), LOOK_ALIKES)
def test_a_look_alike_is_none(report, text, one, other, facts):
    """Another subject, object, polarity, condition or figure makes another proposition."""
    made = report(text).put(*one).put(*other, **facts)
    assert [item.same_as for item in link_restatements(made.article, made.forecasts)] == [None, None]


def test_another_day_is_added_and_a_day_left_out_is_not(report, on_day):
    """A restatement may leave out the time that has been given; it adds none and names no other."""
    text = "The pact will lapse Friday. The pact will lapse. The pact will lapse Sunday."
    friday, none, sunday = ("The pact will lapse Friday", "The pact will lapse.", "The pact will lapse Sunday")
    made = report(text).put(friday, "will", "The pact lapses.", days=on_day(17)).put(none, "will", "The pact lapses.")
    made.put(sunday, "will", "The pact lapses.", days=on_day(19))
    assert [item.same_as for item in link_restatements(made.article, made.forecasts)] == [None, "f1", None]
    late = report(text).put(none, "will", "The pact lapses.").put(sunday, "will", "The pact lapses.", days=on_day(19))
    assert [item.same_as for item in link_restatements(late.article, late.forecasts)] == [None, None]


def test_it_will_restates_only_what_stands_right_before(report):
    """A bare "it will" of another paragraph says nobody knows what."""
    made = report("Keld votes\n\nThe dam will burst.\n\nIt will, he said.").put("The dam will burst", "will", "The dam bursts.")
    made.put("It will", "will", "This happens.")
    assert [item.same_as for item in link_restatements(made.article, made.forecasts)] == [None, None]


@pytest.mark.parametrize("scores", [(0.9, 0.5, 0.7), (0.5, 0.9, 0.6)])
def test_chains_are_flat_and_look_back(report, scores):
    """Each names the first, never itself, a later one or one that restates; how sure they are changes nothing."""
    made = report("Tan will quit. Tan may quit. Tan is likely to quit.")
    for words, word, score in zip(
        ("Tan will quit", "Tan may quit", "Tan is likely to quit"), ("will", "may", "is likely to"), scores, strict=True
    ):
        made.put(words, word, "Tan quits.", score=score)
    linked = link_restatements(made.article, made.forecasts)
    assert [item.same_as for item in linked] == [None, "f1", "f1"]
    assert all(one.evidence[0].start < other.evidence[0].start for one, other in pairwise(linked))
    assert [item.model_copy(update={"same_as": None}) for item in linked] == made.forecasts


HEADLINES = [
    ("Harbour union to strike over pay", "The harbour union will strike over pay", 0),
    ("Harbour union will not strike over pay", "The harbour union will strike over pay", None),
    ("Storm kills two in Keld", "The harbour union will strike over pay", None),
    ("Harbour pay: what the union wants", "The harbour union will strike over pay", None),
    ("Harbour union to strike for 9 days over pay", "The harbour union will strike over pay", None),
]


@pytest.mark.parametrize(("title", "words", "place"), HEADLINES)
def test_the_headline_is_compared(report, title, words, place):
    """The forecast that shares the headline's verb and most of its words makes its claim; one that lacks the verb or denies it does not."""
    made = report(f"{words}. Ferries may stop.", title).put(words, "will", "The harbour union strikes over pay.")
    made.put("Ferries may stop", "may", "Ferries stop.")
    marked = [at for at, item in enumerate(link_restatements(made.article, made.forecasts)) if item.headline]
    assert marked == ([] if place is None else [place])
