"""One of several who were told of before: one unnamed person of that kind, on the same terms."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Agent, Anonymity, SourceRole
from dateline.testing import make_article, make_markup


def read(text, *attributions):
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    known = {source.id: source for source in sources}
    return [[known[name] for name in attribution.source_ids] for attribution in told]


@pytest.mark.parametrize(
    "part", ["One of them", "One", "Another", "A second", "The other", "One of the envoys", "One of the two", "The other envoy"]
)
def test_one_of_several_is_one_person_of_their_kind(part):
    """‘One of them’ is no document and no group; what was granted to all was granted to each."""
    text = (
        "The border will open in May, according to two Norwegian envoys, who spoke on condition of anonymity because no date is public. "
        f"{part} called the mood hopeful."
    )
    (group,), (one,) = read(
        text, ("two Norwegian envoys", "according to", "The border will open in May"), (part, "called", "the mood hopeful")
    )  # fmt: skip
    assert one.id != group.id and (one.agent, one.count, one.plural, one.named) == (Agent.PERSON, 1, False, False)
    assert (one.anonymity, one.reason.text) == (Anonymity.GRANTED, "because no date is public")
    assert one.role is SourceRole.OFFICIAL


def test_each_of_several_is_somebody_else():
    """‘One of the envoys’, ‘another’, ‘a third’ are three people, all implied like the envoys."""
    text = "Four envoys said talks had stalled. One of the envoys blamed the rain. “Nobody slept,” said another. A third said it was over."
    said = read(
        text,
        ("Four envoys", "said", "talks had stalled"),
        ("One of the envoys", "blamed", "the rain"),
        ("another", "said", "“Nobody slept,”"),
        ("A third", "said", "it was over"),
    )
    assert len({source.id for (source,) in said}) == 4
    assert [(source.agent, source.anonymity) for (source,) in said[1:]] == [(Agent.PERSON, Anonymity.IMPLIED)] * 3


def test_another_beside_one_is_not_promised_what_was_promised_to_this():
    """A clause on one official says nothing of the next, but that neither is named."""
    text = "Roads are shut, said one official, who asked not to be named because talks go on. Another said they were open."
    _, (other,) = read(text, ("one official", "said", "Roads are shut"), ("Another", "said", "they were open"))
    assert (other.anonymity, other.reason) == (Anonymity.IMPLIED, None)


@pytest.mark.parametrize(
    ("before", "group", "part", "agent"),
    [
        ("Two in three farmers said yes", "Two in three farmers", "A third", Agent.GROUP),
        ("Some voters said yes", "Some voters", "A third", Agent.GROUP),
        ("Two farmers in five said yes", "Two farmers in five", "A third", Agent.GROUP),
        ("Two million voters said yes", "Two million voters", "A third", Agent.GROUP),
        ("Two dozen farmers said yes", "Two dozen farmers", "A third", Agent.GROUP),
        ("Two farmers said yes", "Two farmers", "A third of them", Agent.GROUP),
        ("Two farmers said yes", "Two farmers", "A third", Agent.PERSON),
        ("Markets said yes", "Markets", "One", Agent.PERSON),
    ],
)
def test_a_share_is_no_person_and_a_market_has_no_members(before, group, part, agent):
    """‘A third said no’ behind voters is a third of them; nothing is taken over from what is no group of people."""
    text = f"{before}. {part} said no."
    _, (one,) = read(text, (group, "said", "yes"), (part, "said", "no"))
    assert (one.agent, one.anonymity) == (agent, Anonymity.NONE)


def test_the_same_one_in_one_sentence_is_one():
    """‘One of them confirmed … but said’ is one source, however often its words are a source."""
    text = "Two envoys left. Talks failed, two envoys said. One of them confirmed the date but said that it was late."
    _, (first,), (second,) = read(
        text,
        ("two envoys", "said", "Talks failed"),
        ("One of them", "confirmed", "the date"),
        ("One of them", "said", "that it was late"),
    )
    assert first.id == second.id and len(first.mentions) == 1


def test_a_third_beside_two_is_one_more_of_their_kind():
    """‘Two envoys said … A third said …’: the third is a person like the two; ‘two hundred envoys’ are not two."""
    text = "Two envoys said the pact was dead. A third said it would hold. Two hundred envoys called it good."
    (two,), (third,), (many,) = read(
        text,
        ("Two envoys", "said", "the pact was dead"),
        ("A third", "said", "it would hold"),
        ("Two hundred envoys", "called", "it good"),
    )
    assert (two.count, third.agent, third.count, third.anonymity) == (2, Agent.PERSON, 1, Anonymity.IMPLIED)
    assert len({two.id, third.id, many.id}) == 3 and many.count is None


def test_the_other_is_never_the_one():
    """‘One of the two envoys … the other envoy’: two people, whatever the noun behind ‘the other’."""
    text = "Two envoys said the pact was dead. One of the two blamed the rain. The other envoy said it would hold."
    (_,), (one,), (other,) = read(
        text,
        ("Two envoys", "said", "the pact was dead"),
        ("One of the two", "blamed", "the rain"),
        ("The other envoy", "said", "it would hold"),
    )
    assert one.id != other.id and (other.count, other.anonymity) == (1, Anonymity.IMPLIED)


def test_one_of_people_told_of_with_a_participle_is_one_of_them():
    """‘Two witnesses contacted by telephone … The other’: a witness, whatever others were told of before."""
    text = "Rebels said it rained. Two witnesses contacted by telephone said it snowed. The other said it hailed."
    _, _, (other,) = read(
        text,
        ("Rebels", "said", "it rained"),
        ("Two witnesses contacted by telephone", "said", "it snowed"),
        ("The other", "said", "it hailed"),
    )
    assert other.role is SourceRole.WITNESS
