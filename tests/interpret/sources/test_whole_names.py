"""Names, titles and affiliations whole, and none where there is none."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Agent, Kind, SourceRole
from dateline.testing import make_article, make_markup


def read(text, *attributions):
    article = make_article(text)
    _, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    return sources


@pytest.mark.parametrize(
    ("phrase", "name", "agent"),
    [
        ("Mr. Dorn’s Liberal counterpart, Senator Pia Lund of Maine,", "Pia Lund", Agent.PERSON),
        ("Berg’s deputy, Ivo Marek of the Harbour Party,", "Ivo Marek", Agent.PERSON),
        ("The contractor, Northgate Systems,", "Northgate Systems", Agent.ORGANIZATION),
        ("The lender, Harbour Bank,", "Harbour Bank", Agent.ORGANIZATION),
        ("A professor at the school, Harbour University,", None, Agent.PERSON),
        ("The Federal Nurses’ Union", "Federal Nurses’ Union", Agent.ORGANIZATION),
        ("Swedish bank Vintern", "Vintern", Agent.ORGANIZATION),
        ("News agency Polarnet", "Polarnet", Agent.ORGANIZATION),
        ("The company, Harlan Dray,", "Harlan Dray", Agent.ORGANIZATION),
        ("Baltpress", "Baltpress", Agent.ORGANIZATION),
        ("Bank director Signe Dahl", "Signe Dahl", Agent.PERSON),
        ("Political scientist Signe Dahl", "Signe Dahl", Agent.PERSON),
    ],
)
def test_a_name_behind_a_description_is_its_own(phrase, name, agent):
    """A senator of somewhere, a firm behind ‘the contractor’, a union of nurses, a bank behind ‘bank’."""
    (source,) = read(f"On Monday it rained. {phrase} said that the port was shut.", (phrase, "said", "that the port was shut"))
    assert (source.name, source.agent) == (name, agent)


@pytest.mark.parametrize(
    "text",
    [
        "The company Dray founded is gone. Dray said that the port was shut.",
        "Ola Dray left the company. In a note to the bank, Dray said that the port was shut.",
    ],
)
def test_a_person_beside_a_company_is_a_person(text):
    """‘the company Dray founded’, ‘the company, Dray said’: he is no company."""
    assert read(text, ("Dray", "said", "that the port was shut"))[0].agent is Agent.PERSON


def test_friends_behind_a_quotation_are_no_name():
    """A capital behind a quotation mark that ends a sentence is one by place alone."""
    (source,) = read("Will he run? “Ask the sea.” Friends say that he will.", ("Friends", "say", "that he will"))
    assert (source.name, source.agent) == (None, Agent.GROUP)


@pytest.mark.parametrize(
    ("phrase", "title", "role", "affiliation"),
    [
        ("Executive Secretary Pia Lund", "Executive Secretary", SourceRole.OFFICIAL, None),
        ("Justice Secretary Pia Lund", "Justice Secretary", SourceRole.OFFICIAL, None),
        ("Brig. Gen. Ivo Marek", "Brig. Gen.", SourceRole.OFFICIAL, None),
        ("Pia Lund, the humanitarian coordinator for Chad,", "humanitarian coordinator for Chad", SourceRole.PARTICIPANT, None),
        ("Pia Lund, its spokeswoman for foreign affairs,", "spokeswoman for foreign affairs", SourceRole.SPOKESPERSON, None),
        ("Pia Lund, a spokeswoman for Harbour University,", "spokeswoman", SourceRole.SPOKESPERSON, "Harbour University"),
        ("A senior diplomat in Nairobi", "senior diplomat", SourceRole.OFFICIAL, None),
        ("A senior diplomat in Lanterby", "senior diplomat", SourceRole.OFFICIAL, None),
        ("An official in the Harbour Ministry", "official", SourceRole.OFFICIAL, "Harbour Ministry"),
        ("An official at the Harbour Commission", "official", SourceRole.OFFICIAL, "Harbour Commission"),
        ("Ambassador Pia Lund, the Harbour Union’s chief mediator,", "Ambassador", SourceRole.OFFICIAL, "Harbour Union"),
        ("Her official spokesman", "official spokesman", SourceRole.SPOKESPERSON, None),
        ("A Labour spokeswoman", "spokeswoman", SourceRole.SPOKESPERSON, "Labour"),
        ("Police officials", "Police officials", SourceRole.OFFICIAL, None),
    ],
)
def test_a_title_is_whole_and_a_place_is_no_employer(phrase, title, role, affiliation):
    """The last of several nouns says what somebody is; a diplomat in a town does not work for it."""
    (source,) = read(f"On Monday it rained. {phrase} said that the port was shut.", (phrase, "said", "that the port was shut"))
    assert (source.title.text, source.role) == (title, role)
    assert (source.affiliation.text if source.affiliation else None) == affiliation


@pytest.mark.parametrize(
    ("second", "same"), [("The newspaper", True), ("The outlet", True), ("The ministry", False), ("The bank", False), ("The group", True)]
)
def test_the_newspaper_is_no_ministry(second, same):
    """A word for bodies stands for the last one of its kind."""
    text = f"The Harbour Ledger reported a leak. {second} wrote that it was small."
    sources = read(text, ("The Harbour Ledger", "reported", "a leak"), (second, "wrote", "that it was small"))
    assert (len(sources) == 1) is same


@pytest.mark.parametrize(
    ("phrase", "name", "agent"),
    [
        ("another, Maria Castro,", "Maria Castro", Agent.PERSON),
        ("another, a clerk,", None, Agent.PERSON),
        ("the head of the water committee Maria Castro", "Maria Castro", Agent.PERSON),
        ("the head of the water committee Marek Oslan", "Marek Oslan", Agent.PERSON),
        ("a member of the band Iron Horse", None, Agent.PERSON),
        ("the owner of the company Harlan Dray", None, Agent.PERSON),
        ("the report, presented by the port’s director, Maria Castro,", None, Agent.DOCUMENT),
        ("the report’s author, Maria Castro,", "Maria Castro", Agent.PERSON),
    ],
)
def test_a_name_behind_a_description_is_that_of_whom_it_describes(phrase, name, agent):
    """‘Another, Maria Castro,’ is Castro; a report is not who presents it."""
    article = make_article(f"Two farmers said the port was shut. It will rain, {phrase} said.")
    marks = make_markup(article, ("Two farmers", "said", "the port was shut"), (phrase, "said", "It will rain"))
    _, sources = find_sources(article, find_attributions(article, marks))
    assert (sources[-1].name, sources[-1].agent) == (name, agent)


@pytest.mark.parametrize(
    ("phrase", "kind", "role", "affiliation"),
    [
        ("some members of Congress", Kind.NAMED_ORGANIZATION, SourceRole.OFFICIAL, "Congress"),
        ("a member of the European Parliament", Kind.NAMED_ORGANIZATION, SourceRole.OFFICIAL, "European Parliament"),
        ("members of the committee", Kind.UNNAMED_GROUP, SourceRole.OFFICIAL, None),
        ("members of the Harbour Club", Kind.NAMED_ORGANIZATION, SourceRole.PARTICIPANT, "Harbour Club"),
    ],
)
def test_members_are_people_of_a_body(phrase, kind, role, affiliation):
    """‘Members of Congress’ are not Congress; those of a public body are officials."""
    (source,) = read(f"The bill is dead, {phrase} said.", (phrase, "said", "The bill is dead"))
    assert source.agent in {Agent.GROUP, Agent.PERSON} and (source.name, source.kind, source.role) == (None, kind, role)
    assert (source.affiliation and source.affiliation.text) == affiliation


def test_a_capital_by_place_names_no_document():
    """‘Court records show’: the court has no name here."""
    (source,) = read("He was away. Court records show that it rained.", ("Court records", "show", "that it rained"))
    assert (source.name, source.kind) == (None, Kind.DOCUMENT)


def test_a_body_with_of_in_its_name_may_have_people():
    """‘A Ministry of Ports spokesman’ is a spokesman, not the ministry."""
    (source,) = read("It will rain, a Ministry of Ports spokesman said.", ("a Ministry of Ports spokesman", "said", "It will rain"))
    assert (source.agent, source.kind, source.affiliation.text) == (Agent.PERSON, Kind.NAMED_ORGANIZATION, "Ministry of Ports")


@pytest.mark.parametrize(
    ("phrase", "name", "agent"),
    [
        ("UN Secretary-General Mira Oslan", "Mira Oslan", Agent.PERSON),
        ("Prof Mira Oslan", "Mira Oslan", Agent.PERSON),
        ("residents downstream", None, Agent.GROUP),
    ],
)
def test_ranks_and_places_behind_do_not_hide_a_person(phrase, name, agent):
    """A secretary-general is no body; ‘residents downstream’ are residents."""
    (source,) = read(f"It will rain, {phrase} said.", (phrase, "said", "It will rain"))
    assert (source.name, source.agent) == (name, agent)


def test_whom_somebody_is_like_does_not_speak():
    """‘Castro, a Liberal like Dorn,’ is Castro; ‘senators like Castro’ are senators and Castro."""
    (castro,) = read(
        "Ana Castro, a Liberal like Otto Dorn, said it rained.", ("Ana Castro, a Liberal like Otto Dorn,", "said", "it rained")
    )
    assert castro.name == "Ana Castro"
    both = read("It rained, senators like Ana Castro said.", ("senators like Ana Castro", "said", "It rained"))
    assert [source.name for source in both] == [None, "Ana Castro"]


def test_a_body_in_another_clause_is_not_whose_they_are():
    """‘He told the Courier that the secretary, Ana Castro, left’: she is not the Courier's."""
    text = "He told the Harbour Courier that the secretary, Ana Castro, had left. Castro said it rained."
    (source,) = read(text, ("Castro", "said", "it rained"))
    assert (source.title.text, source.affiliation) == ("secretary", None)
