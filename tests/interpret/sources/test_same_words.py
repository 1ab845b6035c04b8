"""One source for one and the same words: said twice in a sentence, taken up by "who", called "the ministry"; and lists that are none."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Agent
from dateline.testing import make_article, make_markup


def read(text, *attributions):
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    return [attribution.source_ids for attribution in told], sources


def test_a_description_that_says_two_things_is_one_source():
    """‘An official, requesting anonymity, confirmed … but said’: the same words are the same person, with one mention."""
    text = "An interior ministry official, requesting anonymity, confirmed that the road was shut but said it would open soon."
    told, (source,) = read(
        text,
        ("An interior ministry official", "confirmed", "that the road was shut"),
        ("An interior ministry official", "said", "it would open soon"),
    )
    assert told == [("s1",), ("s1",)] and len(source.mentions) == 1


@pytest.mark.parametrize(
    ("source", "clause"),
    [
        ("one former N.R.B. inspector", ", who believed"),
        ("a retired colonel of the guard", " who believed"),
        ("Ana Sol of the Harbour Institute", ", who believed"),
    ],
)
def test_who_is_no_second_person(source, clause):
    """The relative pronoun behind the words of a source is that source."""
    text = f"“It is over,” said {source}{clause} it would rain."
    told, sources = read(text, (source, "said", "“It is over,”"), ("who", "believed", "it would rain"))
    assert told == [("s1",), ("s1",)] and len(sources) == 1


@pytest.mark.parametrize(
    ("text", "agent", "name"),
    [
        ("It was found by the Harbour Watch, which counts on rain.", Agent.ORGANIZATION, "Harbour Watch"),
        ("It was found in Lantern Cove, which counts on rain.", Agent.ORGANIZATION, None),
        ("He showed the Courier an email, dated June 2, that counts on rain.", Agent.DOCUMENT, None),
        ("It was found in a letter to Mrs. Sol, which counts on rain.", Agent.DOCUMENT, None),
    ],
)
def test_which_is_never_a_person(text, agent, name):
    """A thing is taken up by ‘which’, whatever stands before it."""
    pronoun = "that" if "email" in text else "which"
    _, (source,) = read(text, (pronoun, "counts on", "rain"))
    assert source.agent is agent and (name is None or source.name == name)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("her ministry", "The ministry", True),
        ("Norway’s fisheries ministry", "The ministry", True),
        ("her ministry", "The fisheries ministry", False),
        ("her ministry", "Sweden’s ministry", False),
        ("a court in Oslo", "The court", True),
        ("Berg’s campaign", "The campaign", True),
    ],
)
def test_the_ministry_is_the_one_told_of_before(first, second, same):
    """‘Her ministry said … The ministry said’ is one source; a ministry of somebody else is another."""
    text = f"Fisheries Minister Ida Berg was away, {first} said in a note. {second} wrote that she would be back."
    told, _ = read(text, (first, "said", "Fisheries Minister Ida Berg was away"), (second, "wrote", "that she would be back"))
    assert (told[0] == told[1]) is same


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Berg, whose country wrote the text along with Chile and Ghana,", ["Berg"]),
        ("Berg, who leads the mission, and Dan Roe", ["Berg", "Dan Roe"]),
        ("Norway’s army and the Harbour Defence Forces", [None, "Harbour Defence Forces"]),
        ("Norway’s army and its allies", [None]),
        ("Berg and her running mate, Governor Dan Roe,", ["Berg", "Dan Roe"]),
        ("Berg and Roe", ["Berg", "Roe"]),
    ],
)
def test_a_list_is_of_those_who_speak(source, names):
    """Countries in a relative clause do not speak; a named army beside somebody's army does."""
    text = f"On Friday, {source} agreed to a truce."
    (ids,), sources = read(text, (source, "agreed to", "a truce"))
    assert [next(one.name for one in sources if one.id == name) for name in ids][: len(names)] == names and len(ids) <= 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("A navy spokesman", "The premier’s spokesman", False),
        ("A spokesman for the premier", "The premier’s spokesman", True),
        ("The premier’s spokesman", "The premier’s spokesman", True),
        ("A navy spokesman", "The spokesman", True),
    ],
)
def test_whose_spokesman_he_is_tells_two_apart(first, second, same):
    """‘The premier’s spokesman’ is one who was said to be the premier's, not the navy's."""
    told, _ = read(f"{first} said it rained. {second} said it snowed.", (first, "said", "it rained"), (second, "said", "it snowed"))
    assert (told[0] == told[1]) is same


def test_who_with_its_clause_is_the_one_before():
    """‘One former minister, who did not want to be named, said’, marked from ‘who’ on: it is the former minister."""
    text = "One former minister, who did not want to be named, said it rained. “It pours,” the former minister said."
    told, (source,) = read(
        text, ("who did not want to be named,", "said", "it rained"), ("the former minister", "said", "“It pours,”")
    )  # fmt: skip
    assert told == [("s1",), ("s1",)] and source.title.text == "former minister"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("A memo seen by the Harbour Courier", "The memo, written in Anna Berg’s office,", True),
        ("A study by the Harbour Institute", "The study by the Anchor Institute", False),
        ("A Harbour Institute study", "The Anchor Institute study", False),
    ],
)
def test_a_document_is_told_apart_by_who_made_it(first, second, same):
    """Who has seen a memo, and where it was written, makes no other memo."""
    told, _ = read(f"{first} said it rained. {second} said it snowed.", (first, "said", "it rained"), (second, "said", "it snowed"))
    assert (told[0] == told[1]) is same
