"""How a source is called on a page."""

import pytest

from dateline.cli.sourcing import name_of, terms_of
from dateline.records import Agent, Anonymity, Source, SourceRole, Span

REASON = "because she was not authorized to discuss it"


def source_of(*mentions: str, anonymity: Anonymity) -> Source:
    spans = tuple(Span(start=0, end=len(words), text=words) for words in mentions)
    reason = Span(start=0, end=len(REASON), text=REASON) if anonymity is Anonymity.GRANTED else None
    return Source(
        id="s1", score=0.9, name=None, agent=Agent.PERSON, named=False, role=SourceRole.OTHER,
        anonymity=anonymity, reason=reason, plural=False, mentions=spans,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (f"an aide to the mayor, who spoke on the condition of anonymity {REASON}", "an aide to the mayor"),
        (f"An envoy, speaking anonymously {REASON},", "An envoy"),
        ("two officials, who attended the meeting", "two officials, who attended the meeting"),
        ("a clerk who asked not to be named", "a clerk who asked not to be named"),
    ],
)
def test_granted_terms_stand_beside_the_description_not_in_it(words, called):
    """The clause would be clipped, and with it what it says."""
    source = source_of(words, anonymity=Anonymity.GRANTED)
    assert name_of(source) == called
    assert terms_of(source) == [f"anonymity granted: “{REASON}”"]


def test_without_a_grant_the_description_is_whole():
    words = "an aide, who was not authorized to sign"
    assert name_of(source_of(words, anonymity=Anonymity.NONE)) == words
