"""Where a clause begins and ends, on trees made by hand: the smallest piece that says what will happen, and all of it."""

import pytest

EVIDENCE = [
    (
        "The council plans to use the envoys as much as possible in the coming weeks.",
        [["The council plans to use the envoys as much as possible in the coming weeks"]],
    ),
    (
        "They will open talks between the envoy, Mira Tan, and her counterpart, Ole Berg.",
        [["They will open talks between the envoy, Mira Tan, and her counterpart"]],
    ),
    (
        "The summit will take place in June, with Danby looking the most likely host.",
        [["The summit will take place in June"], ["Danby looking the most likely host"]],
    ),
    ("The envoys will open the second round, June 9 in Danby.", [["The envoys will open the second round, June 9 in Danby"]]),
    ("The envoys will meet on Monday, when they could sign.", [["The envoys will meet on Monday"], ["they could sign"]]),
]


@pytest.mark.parametrize(("sentence", "evidence"), EVIDENCE, ids=[row[0] for row in EVIDENCE])
def test_a_clause_is_whole_and_no_more(find, sentence, evidence):
    """ "As … as" gives no reason, "between" has two sides, ", with … -ing" is a clause of its own, a day may follow a comma."""
    assert [[span.text for span in one.evidence] for one in find(sentence)] == evidence


def test_a_clause_without_a_verb_has_its_own_subject(find):
    """What hangs on the subject is not part of it where the words of certainty stand in it."""
    _, second = find("The summit will take place in June, with Danby looking the most likely host.")
    assert second.statement == "Danby is the host."


def test_what_the_outlet_makes_of_it_is_no_part_of_a_clause(find):
    """ ", in what would be a first" is left off."""
    first, *_ = find("They will meet on Monday, in what would be a first.")
    assert [span.text for span in first.evidence] == ["They will meet on Monday"]


def test_a_subject_is_found_outside_the_words_of_who_says_it(find):
    """What "appears" reports begins with "to"; of whom it is said stands before."""
    (forecast,) = find("Port Danby appears to be the most likely host.", (None, "appears", "to be the most likely host"))
    assert forecast.evidence[0].text.startswith("Port Danby") and forecast.statement == "Port Danby is the host."


@pytest.mark.parametrize(
    ("sentence", "at", "statement", "end"),
    [
        ("The envoys will meet on Monday, when they could sign.", 1, "The envoys sign on 20 May 2024.", "2024-05-21"),
        ("The next round, June 9 in Danby, will be short.", 0, "The next round, on 9 June 2024 in Danby, is short.", "2024-06-10"),
        ("The envoys will not meet until Monday.", 0, "The envoys meet before 20 May 2024.", "2024-05-20"),
        (
            "The envoys will open the second round, June 9 in Danby.",
            0,
            "The envoys open the second round, on 9 June 2024 in Danby.",
            "2024-06-10",
        ),
    ],
)
def test_the_day_of_a_clause_may_stand_outside_it(find, sentence, at, statement, end):
    """Before "when", behind a comma; what is denied until a day has the time before it."""
    forecast = find(sentence)[at]
    assert (forecast.statement, str(forecast.window.end)) == (statement, end)


@pytest.mark.parametrize(
    ("sentence", "denied", "term", "likely"),
    [
        ("It is unlikely that she will run.", True, "unlikely", False),
        ("It is unlikely the U. envoy will run.", True, "unlikely", False),
        ("He doubts that she will run.", True, "doubt", False),
        ("He doubts that she won't run.", False, "doubt not", True),
        ("She will probably not run.", True, "probably not", False),
        ("She won't probably run.", True, "probably not", False),
        ("No envoy will run.", True, "will not", False),
        ("She will not only run.", False, "will", True),
    ],
)
def test_how_surely_is_said_of_the_happening(find, sentence, denied, term, likely):
    """The figure is of what the statement affirms, once for every denial, wherever it stands; "not only" is none."""
    (forecast,) = find(sentence)
    low, high = forecast.certainty.quartiles or forecast.certainty.bounds
    assert (forecast.polarity == "negative", forecast.certainty.term) == (denied, term)
    assert low >= 0.5 if likely else high <= 0.5
    assert forecast.statement in ("She runs.", "An envoy runs.", "The U. envoy runs.")
