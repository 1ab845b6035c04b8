"""The closed sets and bounds of the records."""

import pytest
from pydantic import ValidationError

from dateline.records import Act, Attribution, Channel, Form, Layer, Link, MarkedSpan, Origin, Part, Role, Voice

SPOKEN = {"source": (), "cue": (), "content": (), "form": "direct", "voice": "source", "act": "asserts", "channel": "unknown"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Role, "body headline masthead byline dateline caption related contributor boilerplate"),
        (Origin, "option metadata text unknown"),
        (Form, "direct indirect mixed"),
        (Voice, "source unstated author"),
        (Act, "asserts denies declines asks believes wants intends other"),
        (Channel, "interview public_remark statement document other_outlet unknown"),
        (Layer, "outer inner"),
        (Part, "source cue content"),
    ],
)
def test_the_words_of_the_wire_format_are_fixed(kind, words):
    """A word that programs read in the JSON does not change unnoticed."""
    assert {member.value for member in kind} == set(words.split())


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan")])
@pytest.mark.parametrize(
    "make",
    [
        lambda score: MarkedSpan(layer=Layer.OUTER, part=Part.CUE, start=0, end=4, score=score),
        lambda score: Link(cue=0, other=1, score=score),
        lambda score: Attribution(id="a1", score=score, **SPOKEN),
    ],
    ids=["span", "link", "attribution"],
)
def test_a_score_is_between_nought_and_one(make, score):
    """A score outside 0–1, or that is no number, is refused."""
    with pytest.raises(ValidationError):
        make(score)


def test_an_attribution_may_lack_a_source_and_stands_outermost_by_default():
    """Where nobody is named the source is empty, and ``within`` names nothing unless it is given."""
    found = Attribution(id="a1", score=0.5, **SPOKEN)
    assert (found.source, found.within, found.form) == ((), None, Form.DIRECT)
