"""Words of certainty that put no happening forward: ‘others will not’, ‘many doubted her’, ‘without a plan to leave’, ‘the aim is to’."""

import re

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.weighing import Candidate

NOTHING = re.compile(r"\W*(?:do|be|have)\W*", re.IGNORECASE)
CUT_OFF = re.compile(r"(?:\s+not\b)?\s*(?:[.;!?”\"]|$)")
WITHOUT = re.compile(r"\bwithout\s+(?:an?|any)\s+(?:\w+\s+)?$", re.IGNORECASE)
DOES = re.compile(r"\b(?:do|does|did|done|doing|want|wants|need|needs)\s+$", re.IGNORECASE)
AIMS = re.compile(
    r"(?:\w+[’']s?\s+)?(?:\w+\s+){0,3}?(?:reason|purpose|goal|aim|point|idea|job|task|way|thing|step|priority|objective|mission|role|trick)\b",
    re.IGNORECASE,
)
LONGEST_BEFORE = 30
SOMEBODY = re.compile(
    r"\W*(?:him|her|them|us|me|you)(?=\W*$|\s*[,;]|\s+(?:for|about|because|when|while|but|and|as|with|from|in|on|at)\b)", re.IGNORECASE
)
"""‘Many doubted | her’, not ‘expects | her party to win’."""


def names_nothing(one: Candidate) -> bool:
    """‘We’ll do’."""
    return NOTHING.fullmatch(one.predicate) is not None


def is_cut_off(one: Candidate) -> bool:
    """‘They plan to stay, | others will not’: the verb is that of the clause before."""
    return CUT_OFF.match(one.text, one.group.end) is not None and one.tree.starts[one.parsed.verb] < one.group.start


def is_lacking(one: Candidate) -> bool:
    """‘Went in without | a plan to leave’."""
    return WITHOUT.search(one.text, max(0, one.group.start - LONGEST_BEFORE), one.group.start) is not None


def is_of_somebody(one: Candidate) -> bool:
    """‘Many doubted her’; not ‘expects her in Velsk on Friday’."""
    chosen = one.group.chosen
    over_noun = chosen.construction is Construction.VERB and not chosen.to_verb
    arrives = chosen.entry.term == "expect" and one.window is not None
    return over_noun and not arrives and SOMEBODY.match(one.predicate) is not None


def is_an_aim(one: Candidate) -> bool:
    """‘What they will do | is to ask’, ‘the only reason that they met | is to ask’: nobody has arranged it."""
    if one.group.chosen.entry.term != "is to":
        return False
    several = one.subject.lower() in {"they", "we", "you", "i"} and one.text.startswith("is ", one.group.start)
    return (
        several
        or AIMS.match(one.subject) is not None
        or DOES.search(one.text, max(0, one.group.start - LONGEST_BEFORE), one.group.start) is not None
    )


EMPTY = (names_nothing, is_cut_off, is_lacking, is_of_somebody, is_an_aim)
