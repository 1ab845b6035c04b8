"""Proper names: what is one, and of what kind."""

import pytest

from dateline.interpret.sources.kinds import NameKind
from dateline.interpret.sources.names import find_names
from dateline.interpret.sources.ownings import with_bodies


def names(text):
    return [(name.text, name.kind) for name in find_names(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was President Mira Oslan who left.", [("Mira Oslan", NameKind.PERSON)]),
        ("It was Secretary of State Mira Oslan.", [("Mira Oslan", NameKind.PERSON)]),
        ("He met Republican Dan Marlow of Ohio.", [("Dan Marlow", NameKind.PERSON), ("Ohio", NameKind.PLACE)]),
        ("She works for the Department of State.", [("Department of State", NameKind.BODY)]),
        ("It is the view of the University of Harbour.", [("University of Harbour", NameKind.BODY)]),
        ("On Monday in January nothing was said.", []),
        ("Basically nothing was said.", []),
        ("The French left for Paris.", [("French", NameKind.PEOPLE), ("Paris", NameKind.STATE)]),
        ("Speakers at the event left.", []),
        ("A Chicago-bound train left.", []),
        ("Sen. Ann Fenn (D-Ohio) left.", [("Ann Fenn", NameKind.PERSON)]),
        ("Oscar-winner Mira Oslan left.", [("Mira Oslan", NameKind.PERSON)]),
        ("It was Kim Min-jung who left.", [("Kim Min-jung", NameKind.PERSON)]),
        ("It was not so, the Courant said.", [("Courant", NameKind.BODY)]),
        ("It was not so, the Marlow campaign said.", [("Marlow", NameKind.PERSON)]),
        ("It was on CBS, on 60 Minutes, before Election Day.", [("CBS", NameKind.BODY), ("Election Day", NameKind.PLACE)]),
        ("It was Mayor Dan Guardian; Guardian left.", [("Dan Guardian", NameKind.PERSON), ("Guardian", NameKind.PERSON)]),
        ("It was Mayor Dan Guardian, says the Guardian.", [("Dan Guardian", NameKind.PERSON), ("Guardian", NameKind.BODY)]),
        ("He wrote “#Norland” and left.", []),
        ("It was on May 3 Oslan left, and in 2016 Tamm did.", [("Oslan", NameKind.PERSON), ("Tamm", NameKind.PERSON)]),
        (
            "The Oslan and Tamm camps were glad, and so was Oslan.",
            [("Oslan", NameKind.PERSON), ("Tamm", NameKind.PERSON), ("Oslan", NameKind.PERSON)],
        ),
        ("It was said by Stockwell Day of the Kentucky port.", [("Stockwell Day", NameKind.PERSON), ("Kentucky", NameKind.PLACE)]),
        ("It was AT&T in Danby, Calif., who left.", [("AT", NameKind.BODY), ("Danby", NameKind.PERSON), ("Calif", NameKind.PLACE)]),
        ("It was not so, says Factwatch.org.", [("Factwatch", NameKind.BODY)]),
        ("He was on “Good Evening Norland.”", [("Good Evening Norland", NameKind.WORK)]),
        ("He wrote to the FBI and to NATO.", [("FBI", NameKind.BODY), ("NATO", NameKind.BODY)]),
    ],
)
def test_names_are_told_apart(text, found):
    """Titles are not part of a name; capitals of place and calendar are no names."""
    assert names(text) == found


def test_a_headline_among_the_paragraphs_gives_only_names_known_from_elsewhere():
    """Where every word has a capital, capitals tell nothing."""
    text = "Oslan Goes After Marlow As The New Fenn\nMira Oslan met Dan Marlow on Monday."
    stretches = [(0, text.index("\n")), (text.index("\n") + 1, len(text))]
    assert [(name.text, name.start) for name in find_names(text, stretches)] == [
        ("Oslan", 0),
        ("Marlow", 17),
        ("Mira Oslan", text.index("Mira")),
        ("Dan Marlow", text.index("Dan")),
    ]


def test_a_body_with_and_in_its_name_is_one():
    """‘House Oversight and Reform Committee’ is no list of two."""
    assert names("It was the House Oversight and Government Reform Committee.") == [
        ("House Oversight and Government Reform Committee", NameKind.BODY)
    ]
    assert [name for name, _ in names("It was Mira Oslan and the Trade Committee.")] == ["Mira Oslan", "Trade Committee"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was Norvane that paid. Norvane’s chief executive left.", NameKind.BODY),
        ("It was Norvane, which paid, and an engineer at Norvane left.", NameKind.BODY),
        ("It was Oslan who paid. Oslan’s spokesman left, angry at Oslan.", NameKind.PERSON),
        ("An engineer at Oslan left. It was Oslan who said he would pay.", NameKind.PERSON),
        ("It was Oslan’s employees who left Oslan.", NameKind.PERSON),
        ("Mira Oslan paid. The former director of Oslan, which is a yard, left.", NameKind.PERSON),
    ],
)
def test_a_lone_name_with_a_board_is_a_body(text, kind):
    """What only bodies have tells them from people, unless the report names a person so."""
    found = with_bodies(text, find_names(text, [(0, len(text))]))
    assert {name.kind for name in found} == {kind}


@pytest.mark.parametrize(
    "text", ["It was Mira Oslan KC who left.", "It was Air Vice-Marshal Mira Oslan who left.", "It was Mira Oslan MP who left."]
)
def test_rank_and_letters_are_no_part_of_a_name(text):
    """‘Mira Oslan KC’, ‘Air Vice-Marshal Mira Oslan’ are Mira Oslan."""
    assert names(text) == [("Mira Oslan", NameKind.PERSON)]
