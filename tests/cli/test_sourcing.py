"""How a source is called on a page."""

import pytest
from rich.console import Console

from dateline.cli.page import _print_source
from dateline.cli.sourcing import name_of, terms_of
from dateline.records import Agent, Anonymity, Source, SourceRole, Span

REASON = "because she was not authorized to discuss it"


def source_of(*mentions: str, anonymity: Anonymity) -> Source:
    """Its mentions lie one after the other; the reason where it stands in them, else behind."""
    text, spans = "", []
    for words in mentions:
        spans.append(Span(start=len(text), end=len(text) + len(words), text=words))
        text += words + "\n"
    at = (text + REASON).index(REASON)
    reason = Span(start=at, end=at + len(REASON), text=REASON) if anonymity is Anonymity.GRANTED else None
    return Source(
        id="s1", score=0.9, name=None, agent=Agent.PERSON, named=False, role=SourceRole.OTHER,
        anonymity=anonymity, reason=reason, plural=False, mentions=tuple(spans),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (f"an aide to the mayor, who spoke on the condition of anonymity {REASON}", "an aide to the mayor"),
        (f"An envoy, speaking anonymously {REASON},", "An envoy"),
        (f"officials, who sat in the room, who spoke anonymously {REASON}", "officials, who sat in the room"),
        (
            f"aides in Lorne, Karst and Vell who asked for silence {REASON}",
            f"aides in Lorne, Karst and Vell who asked for silence {REASON}",
        ),
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


def test_a_long_description_leaves_room_for_its_terms(capsys):
    """What a reader looks for on that line is whether anonymity was granted."""
    words = "a member of the delegation from the northern provinces that had been sent to the capital by the council of elders"
    out = Console(width=80)
    _print_source(source_of(words, anonymity=Anonymity.GRANTED), out, full=False)
    line = capsys.readouterr().out.rstrip("\n")
    assert line.startswith("  a member of the delegation") and " … · anonymity granted: “because she" in line
    assert len(line) <= 80
