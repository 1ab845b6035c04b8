"""Wording that denies → the same happening, affirmed: the polarity of the forecast keeps the "not"."""

import re
from itertools import takewhile

from dateline.interpret.forecasts.grammar import is_plural, words

DENIAL = re.compile(r"^(?:not|never|no longer|nor|hardly|n['’]t)\b\s*", re.IGNORECASE)
FAILURE = re.compile(r"^(?:fail|refuse|decline|cease)s?\s+to\s+", re.IGNORECASE)
DENIES = re.compile(
    r"\b(?:not|no|never|cannot|unlikely|rul\w+ out|doubt\w*|refus\w+|den\w+|declin\w+|nor|without)\b|n['’]t\b", re.IGNORECASE
)
NOBODY = re.compile(
    r"^(?P<no>not one|not a single|no one|nobody|nothing|none of|neither of|neither|few|no(?! (?:more|fewer|less) than))\b\s*",
    re.IGNORECASE,
)
NEITHER = re.compile(r"^neither (.+?) nor (.+)$", re.IGNORECASE)
SOME = {
    "not one": "one",
    "not a single": "a",
    "no one": "somebody",
    "nobody": "somebody",
    "nothing": "something",
    "none of": "some of",
    "neither of": "one of",
    "neither": "either",
}
ANY_SUBJECT = re.compile(r"^any (?=(?P<noun>\w+)\b)", re.IGNORECASE)
ANY = r"\b(?P<no>{})(?P<what>one|thing|body|where)?\b(?:\s+(?P<noun>[\w-]+(?:\s+[\w-]+)?))?"
NO_OR_ANY, ONLY_ANY = re.compile(ANY.format("no|any"), re.IGNORECASE), re.compile(ANY.format("any"), re.IGNORECASE)
# “Will not resign any time soon”, “at any time”: what is denied of any time, affirmed, is so at one of them.
ANY_TIME = re.compile(r"\b(?:at\s+)?any\s*time\b\s*", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till)\b(?:\s+at\s+least\b)?", re.IGNORECASE)
LASTING = "last|remain|stay|continue|keep|wait|serve|stand|run|hold|extend"
LASTS = re.compile(rf"(?:{LASTING})\b", re.IGNORECASE)
LEFT_OVER = re.compile(r"\s+(?:yet|at all|either|anymore|any longer)$")
AND_NO = re.compile(r"\b((?:and|or)\s+)no\s+", re.IGNORECASE)
JOINING = frozenset({"and", "or", "in", "on", "at", "by", "for", "from", "with"})
NO_ARTICLE = frozenset({"more", "longer", "other", "further", "of"})


def strip_denial(rest: str) -> str:
    """Without "not" and "fail to" before the verb.

    >>> strip_denial("not fail to appear")
    'appear'
    """
    return FAILURE.sub("", DENIAL.sub("", rest))


def lasts(rest: str) -> bool:
    """Is it a state that goes on: "stay until Friday"?"""
    return LASTS.match(strip_denial(rest.lstrip())) is not None


def before_for_until(rest: str) -> str:
    """What is denied until a day may come before it; what lasts keeps its "until".

    >>> before_for_until("meet again until Friday"), before_for_until("stay until Friday")
    ('meet again before Friday', 'stay until Friday')
    """
    return rest if lasts(rest) else UNTIL.sub("before", rest)


def affirm_subject(subject: str) -> str:
    """A subject that nobody is, as somebody.

    >>> affirm_subject("No deal"), affirm_subject("No ministers"), affirm_subject("Nobody"), affirm_subject("any judge")
    ('a deal', 'ministers', 'somebody', 'a judge')
    """
    if both := NEITHER.match(subject):
        return f"{both[1]} or {both[2]}"
    subject = ANY_SUBJECT.sub(lambda match: _article(match["noun"]), subject)
    found = NOBODY.match(subject)
    if found is None:
        return subject
    no, rest = found["no"].lower(), subject[found.end() :]
    some = SOME.get(no) or (_article(rest).strip() if no == "no" else "")
    return f"{some} {rest}".strip()


def affirm_rest(rest: str, *, denied: bool) -> str:
    """What follows the verb, affirmed.

    >>> affirm_rest("no part", denied=False), affirm_rest("any questions", denied=True), affirm_rest("for nothing", denied=True)
    ('part', 'questions', 'for nothing')

    Args:
        rest: The words.
        denied: Other words carry the denial, so that "no" among these is another matter.
    """
    rest = ANY_TIME.sub("", rest)
    found = (ONLY_ANY if denied else NO_OR_ANY).search(rest)
    if found is None:
        return LEFT_OVER.sub("", rest)
    if found["what"]:
        return f"{rest[: found.start()]}some{found['what'].lower()}{rest[found.end('what') :]}"
    return rest[: found.start()] + _article(found["noun"] or "") + AND_NO.sub(r"\1", rest[found.end("no") :].lstrip())


def _article(noun: str) -> str:
    """The article that a noun takes for "no" or "any": none in the plural, none where it is no count."""
    tokens = list(takewhile(lambda token: token not in JOINING, noun.lower().split()))
    if not tokens or is_plural(" ".join(tokens)) or {tokens[0], tokens[-1]} & words("number", "mass") or tokens[0] in NO_ARTICLE:
        return ""
    return "an " if tokens[0][0] in "aeiou" else "a "
