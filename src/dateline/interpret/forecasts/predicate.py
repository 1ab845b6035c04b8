"""What is said of a subject: a verb in its base form with what follows. From it a statement and a question are made."""

import re
from dataclasses import dataclass

from dateline.interpret.forecasts.affirming import DENIAL, affirm_rest
from dateline.interpret.forecasts.grammar import base_of, base_of_gerund, third_person, words

ADVERB = re.compile(r"^(?P<adverb>[a-z-]+)\s+", re.IGNORECASE)
GERUND = re.compile(r"^(?P<verb>[a-z-]{2,}ing)\b(?P<rest>.*)$", re.DOTALL)
CONTRACTED = re.compile(r"^['’](?P<form>s|re|m)\b\s*")
BE = {"s": "is", "re": "are", "m": "am"}
TO_BEHIND = re.compile(r"\bto [a-z]")
# Only before an object is a second word surely a verb: "visits Oslo and signs the treaty", not "talks and trade".
JOINED = re.compile(
    r"(?P<join>(?:,| and|, and| or| but) )(?P<verb>[a-z-]+)"
    r"(?= (?:the|a|an|his|her|its|their|this|that|these|those|all|any|more|him|them|it|[A-Z]|\d))"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """``adverbs verb rest``, the verb in its base form: "also", "hold", "talks in Oslo"; without a verb the rest says all."""

    verb: str
    rest: str = ""
    adverbs: str = ""

    def finite(self, *, plural: bool) -> str:
        """In the present tense."""
        if not self.verb:
            return self.rest
        if self.verb == "be":
            return f"{'are' if plural else 'is'} {self.adverbs} {self.rest}"
        verb = self.verb if plural else third_person(self.verb)
        return f"{self.adverbs} {verb} {self.rest if plural else _inflect_joined(self.rest)}"

    @property
    def base(self) -> str:
        """As it stands behind "will"."""
        return f"{self.adverbs} {self.verb} {self.rest}"


def _inflect_joined(rest: str) -> str:
    """A second verb joined to the first takes its form too; one behind "to" does not."""
    to = TO_BEHIND.search(rest)
    limit = to.end() if to else len(rest)
    return JOINED.sub(_third_person, rest[:limit]) + rest[limit:]


def _third_person(match: re.Match[str]) -> str:
    verb = match["verb"]
    return match["join"] + (third_person(verb) if verb in words("predicates", "verbs") else verb)


def read_verb(rest: str, *, negative: bool = False, denied: bool = True) -> Predicate:
    """Read a verb in its base form with what follows.

    >>> read_verb("also visit Oslo")
    Predicate(verb='visit', rest='Oslo', adverbs='also')

    Args:
        rest: The words from the verb or its adverbs on.
        negative: The clause denies what happens; what is read is affirmed.
        denied: The words before these carry the denial.
    """
    adverbs = []
    while (found := ADVERB.match(rest)) and is_adverb(found["adverb"]):
        if not (negative and found["adverb"].lower() in {"never", "no"}):
            adverbs.append(found["adverb"])
        rest = rest[found.end() :]
    rest = DENIAL.sub("", rest) if negative else rest
    verb, _, rest = rest.partition(" ")
    rest = affirm_rest(rest, denied=denied) if negative else rest
    comma = ", " if verb.endswith(",") else ""
    return Predicate(verb.rstrip(","), comma + rest, " ".join(adverbs))


def is_adverb(word: str) -> bool:
    """May a word stand between an auxiliary and its verb?"""
    plain = word.lower()
    return plain in words("predicates", "adverbs") or (plain.endswith("ly") and plain not in words("predicates", "verbs_in_ly"))


def read_finite(rest: str) -> Predicate:
    """Read a verb in the present tense.

    >>> read_finite("'re also meeting")
    Predicate(verb='be', rest='meeting', adverbs='also')
    """
    if found := CONTRACTED.match(rest):
        rest = f"{BE[found['form']]} {rest[found.end() :]}"
    read = read_verb(rest)
    verb, rest, adverbs = base_of(read.verb), read.rest, read.adverbs
    if verb == "be" and (behind := ADVERB.match(rest)) and is_adverb(behind["adverb"]):
        adverbs, rest = f"{adverbs} {behind['adverb']}".strip(), rest[behind.end() :]
    return Predicate(verb, rest, adverbs)


def read_gerund(rest: str) -> Predicate | None:
    """Read "winning the seat"; ``None`` for other words.

    >>> read_gerund("winning the seat")
    Predicate(verb='win', rest='the seat', adverbs='')
    """
    found = GERUND.match(rest)
    if found is None or found["verb"] in words("predicates", "verbs_in_ing"):
        return None
    return Predicate(base_of_gerund(found["verb"]), found["rest"].strip())
