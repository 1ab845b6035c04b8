"""Proper names: what is one, and of what kind."""

import pytest

from dateline.interpret.sources.names import NameKind, find_names


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
        ("He wrote to the FBI and to NATO.", [("FBI", NameKind.BODY), ("NATO", NameKind.BODY)]),
    ],
)
def test_names_are_told_apart(text, found):
    """Titles are not part of a name; capitals of place and calendar are no names."""
    assert names(text) == found
