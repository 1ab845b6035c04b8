"""Who of those named in a source's words is a source, and what is said of whom."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Agent
from dateline.testing import make_article, make_markup


def read(text, *attributions):
    article = make_article(text)
    return find_sources(article, find_attributions(article, make_markup(article, *attributions)))[1]


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Mira Oslan, 30, of Danby, N.C.,", ["Mira Oslan"]),
        ("Mira Oslan of Velsk County, Georgia,", ["Mira Oslan"]),
        ("Mira Oslan, the editor of a newspaper, L’Osservatore,", ["Mira Oslan"]),
        ("Mira Oslan of Danby, Georgia, and Otto Lenz", ["Mira Oslan", "Otto Lenz"]),
        ("Actress Mira Oslan, star of “Karl and Louise,”", ["Mira Oslan"]),
        ("Russia, China and Iran", ["Russia", "China", "Iran"]),
        ("Marlow constituent Dan Roe", ["Dan Roe"]),
        ("President Oslan, Mira Tamm, and other Democrats", ["Oslan", "Mira Tamm"]),
        ("Otto Lenz, 25, and his wife, Mira Tamm, 27,", ["Otto Lenz", "Mira Tamm"]),
        ("Oslan, France and Italy", ["Oslan", "France", "Italy"]),
        ("Marine Le Pen Dubois", ["Marine Le Pen Dubois"]),
        ("The Marlow campaign", ["Marlow campaign"]),
        ("Rival Mira Oslan", ["Mira Oslan"]),
    ],
)
def test_who_speaks_is_not_whoever_is_named(phrase, names):
    """Homes, works and those whom somebody stands near are no sources; a list needs an ‘and’."""
    sources = read(f"On Monday it rained. {phrase} said that the port was shut.", (phrase, "said", "that the port was shut"))
    assert [source.name for source in sources] == names


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("Woman Tells Stunning Thing Oslan Did To The Mayor\nMira Oslan said that it was so.", "Mira Oslan", None),
        ("He came to see Mira Oslan, Sen. Tamm said. Oslan said that it was so.", "Oslan", None),
        ("She met Mira Oslan, asking a senator for help. Oslan said that it was so.", "Oslan", None),
        ("She met Mira Oslan, who served as U.S. ambassador to Norland. Oslan said that it was so.", "Oslan", "ambassador"),
        ("She met Mira Oslan, acting mayor of Danby. Oslan said that it was so.", "Oslan", "mayor"),
    ],
)
def test_what_stands_beside_a_name_may_be_another_clause(text, who, title):
    """Neither capitals of a headline nor another speaker nor what somebody does is what somebody is."""
    source = read(text, (who, "said", "that it was so"))[-1]
    assert source.name == "Mira Oslan"
    assert (source.title is not None and source.title.text.endswith(title)) if title else source.title is None


def test_a_capital_at_the_head_of_a_sentence_names_nobody():
    """‘Retired’ and ‘Convincing’ are no people."""
    sources = read("Convincing victories made voters doubt.", ("Convincing victories", "made", "voters doubt"))
    assert [source.name for source in sources] == [None]
    (source,) = read("Retired surgeon Otto Lenz said that it was so.", ("Retired surgeon Otto Lenz", "said", "that it was so"))
    assert source.name == "Otto Lenz"


def test_whom_a_headline_names_is_whom_the_report_names():
    """‘Oscar-winner Oslan’ is Oslan, so that ‘she’ can be her."""
    text = "Oscar-winner Oslan is unsure. Mira Oslan told reporters about Ilse Brandt. She said that she was tired."
    sources = read(text, ("Oscar-winner Oslan", "is unsure", "about Ilse Brandt"), ("She", "said", "that she was tired"))
    assert [source.name for source in sources] == ["Mira Oslan"]


@pytest.mark.parametrize(
    ("phrase", "agent"),
    [
        ("You", Agent.GROUP),
        ("About six in 10", Agent.GROUP),
        ("Less than 10 percent", Agent.GROUP),
        ("Nearly half", Agent.GROUP),
        ("White working-class men", Agent.GROUP),
        ("Both", Agent.GROUP),
        ("Law enforcement", Agent.ORGANIZATION),
        ("The harbour magnate", Agent.PERSON),
        ("The new law", Agent.DOCUMENT),
        ("Police in five cities", Agent.ORGANIZATION),
    ],
)
def test_what_kind_of_thing_speaks(phrase, agent):
    """Numbers and ‘you’ are people, no documents."""
    (source,) = read(f"On Monday it rained. {phrase} said that the port was shut.", (phrase, "said", "that the port was shut"))
    assert source.agent is agent


@pytest.mark.parametrize(
    ("phrase", "name"), [("The Ohio senator", "Dan Roe"), ("The Texas senator", "Otto Lenz"), ("The senator", "Otto Lenz")]
)
def test_a_senator_is_from_somewhere(phrase, name):
    """‘The Ohio senator’ is not the last senator named, who is from Texas."""
    text = f"Ohio Sen. Dan Roe met Sen. Otto Lenz of Texas. {phrase} said that it was so."
    assert [source.name for source in read(text, (phrase, "said", "that it was so"))] == [name]


def test_a_party_before_a_surname_is_no_given_name():
    """‘Republican Oslan’ is the Mira Oslan whom the report names."""
    text = "Late on Monday, while others were away, Mira Oslan met Otto Lenz there. Republican Oslan and Democrat Lenz said that it was so."
    found = read(text, ("Republican Oslan and Democrat Lenz", "said", "that it was so"))
    assert [source.name for source in found] == ["Mira Oslan", "Otto Lenz"]
