"""What is asked and not put forward: ‘Will she run?’, ‘whether she will run’, ‘what steps the council may take’."""

import re

from dateline.interpret.forecasts.weighing import Candidate

INDIRECT = re.compile(
    r"(?:\b(?:whether|how(?:\s+(?:long|soon|much|many|far|often|quickly|fast|well))?|why|what|whom)|(?<!,\s)\bwhere|\b(?:say(?:s|ing)?|said|tell|told|know|known|clear|unclear|decided?|announced?|ask(?:ed)?|of)\s+(?:exactly\s+)?when)\s*$",
    re.IGNORECASE,
)
"""A comma before "where" makes it a place: ‘in New York, where he will speak’."""
BEFORE_ASKED = 26
LONGEST_ASKED = 5
"""Words: how far before its clause an object that is asked for may begin."""


def is_asked(one: Candidate) -> bool:
    """‘Will she run?’ Not the question that the next words answer, which no rule reads yet."""
    return one.text[one.sentence[0] : one.sentence[1]].rstrip(" \n”\"’'").endswith("?")


def is_indirect_question(one: Candidate) -> bool:
    """‘Whether she will run’, ‘how they will pay’, ‘what first steps the council may take’."""
    start = one.parsed.clause.evidence[0][0]
    before = one.text[max(one.sentence[0], start - BEFORE_ASKED) : start]
    if INDIRECT.search(before) or re.match(r"(?:whether|what|how|why)\b", one.text[start:], re.IGNORECASE):
        return True
    return _asks_for_object(one, start)


def _asks_for_object(one: Candidate, start: int) -> bool:
    """‘What first steps | the council may take’: the steps hang on the verb."""
    tree, verb = one.tree, one.parsed.verb
    verbs = {verb, *tree.children(verb, "xcomp", "ccomp")}
    first = tree.at(start)
    for at in range(max(first - LONGEST_ASKED, 0), first):
        if tree.word(at) in ("what", "how") and tree.starts[at] >= one.sentence[0]:
            head = tree.heads[at]
            if head in verbs or (head >= 0 and tree.heads[head] in verbs and tree.tags[head] in ("NOUN", "ADJ", "ADV", "PROPN")):
                return True
    return False
