"""What somebody calls a thing: whose words they are."""

import pytest

from dateline.interpret import find_attributions
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    found = find_attributions(article, make_markup(article, *attributions, inner=inner))
    return [tuple(" // ".join(span.text for span in part) for part in (one.source, one.cue, one.content)) for one in found]


@pytest.mark.parametrize(
    ("called", "source", "cue", "content"),
    [
        ("what one senator called ‘a very slow surrender’", "one senator", "called", "‘a very slow surrender’"),
        ("what critics describe as “a licence to look away”", "critics", "describe", "as “a licence to look away”"),
        ("what Finance Minister Ilse Brandt has called “theft”", "Finance Minister Ilse Brandt", "has called", "“theft”"),
        ("what she later termed the “lost” and “stolen years”", "she", "later termed", "the “lost” and “stolen years”"),
    ],
)
def test_what_somebody_calls_a_thing_is_theirs(called, source, cue, content):
    """Another verb of the sentence is no cue for it, in either layer; where the tagger saw none, one is added."""
    text = f"Lawmakers in Tallinn voted late on Monday, ending {called}."
    assert read(text, (None, "ending", called)) == [(source, cue, content)]
    assert read(text) == [(source, cue, content)]
    said = f"Lawmakers had voted, ending {called}, the clerk said."
    outer = ("the clerk", "said", f"Lawmakers had voted, ending {called}")
    assert read(said, outer, inner=[(None, "ending", called)])[1] == (source, cue, content)
    assert read(said, outer)[1] == (source, cue, content)


def test_whoever_speaks_of_it_keeps_the_whole():
    """‘deplored what he called “a farce”’: the deploring is an attribution of its own, the calling stands inside it."""
    content = "what the governor called “a farce”"
    text = f"Judge Amal Haddad deplored {content}."
    assert read(text, ("Judge Amal Haddad", "deplored", content)) == [
        ("Judge Amal Haddad", "deplored", content),
        ("the governor", "called", "“a farce”"),
    ]
    text = f"Haddad shrugged off {content}."
    assert read(text, ("Haddad", "shrugged off", content))[0] == ("Haddad", "shrugged off", content)


def test_what_was_marked_tells_where_the_thing_called_ends():
    """‘what he called a “brazen breach” of the treaty’ is marked to its end, unless it runs on behind a comma."""
    text = "The envoys met, avoiding what he called a “dead end” of a treaty, and left."
    found = [("he", "called", "a “dead end” of a treaty")]
    assert read(text, (None, "avoiding", "what he called a “dead end” of a treaty")) == found
    assert read(text, (None, "avoiding", "what he called a “dead end” of a treaty, and left")) == [("he", "called", "a “dead end”")]


def test_what_is_called_unquoted_goes_as_far_as_was_marked():
    """Without quotation marks nothing is added, but a mistaken cue is mended."""
    text = "The two ministers met again, avoiding what Seoul calls provocative drills near the line."
    content = "what Seoul calls provocative drills near the line"
    assert read(text, (None, "avoiding", content)) == [("Seoul", "calls", "provocative drills near the line")]
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Voters ended what is often called “the long truce”.",
        "Voters ended what the mayor called for: “a fresh start”.",
        "They asked what Berlin would call a “success”.",
        "It was what we call a “hung” parliament.",
        "He asked what the envoy called. “Nothing at all,” she said.",
    ],
)
def test_no_speaker_is_made_of_a_turn_of_phrase(text):
    """A passive, a call for something, what nobody has called it yet, and what everybody calls it give nobody's words."""
    assert read(text) == []


def test_a_verb_said_once_serves_two():
    """‘allies described as “a reset” and critics as an act of panic’: neither has the other's words."""
    text = "The premier changed half her cabinet, a move that friends described as “a tonic” and rivals as a sign of despair."
    content = ["that", "as “a tonic” and rivals as a sign of despair"]
    assert read(text, ("friends", "described", content)) == [
        ("friends", "described", "that // as “a tonic”"),
        ("rivals", "described", "as a sign of despair"),
    ]


def test_a_relative_pronoun_is_no_part_of_who_calls_it_so():
    """Nor is it where the tagger took it into the first source."""
    text = "The reform, a step that unions hailed as “historic” and employers as a gift, takes effect in June."
    content = ["a step", "as “historic” and employers as a gift"]
    assert [found[0] for found in read(text, ("that unions", "hailed", content))] == ["unions", "employers"]


def test_one_speaker_may_describe_two():
    """‘She was described by Oka as brave and her brother as a coward’ is all Oka's."""
    text = "She was described by Oka as “brave” and her brother as a coward."
    content = ["She", "as “brave” and her brother as a coward"]
    assert read(text, ("Oka", "was described", content)) == [("Oka", "was described", "She // as “brave” and her brother as a coward")]
