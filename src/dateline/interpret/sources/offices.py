"""Which office words speak of, and whether somebody who bears another can be meant by them."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.interpret.sources.tables import table, words

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
LOOKED_BACK = 4
"""Words before a noun that may say which office it is: ‘the former acting interior minister’."""


@dataclass(frozen=True, slots=True)
class Office:
    """A noun for what somebody is, with what makes it another office.

    ``kind`` is the word right before it that does (‘prime’, ‘foreign’, ‘press’), ``beside`` the one before that puts it beside the office
    (‘deputy’, ‘shadow’); each empty where there is none. ``former`` and ``new`` say whether the words speak of one who has left it, or has
    just come to it.
    """

    noun: str
    kind: str
    beside: str
    former: bool
    new: bool


def read_offices(text: str, low: int, high: int) -> list[tuple[int, Office]]:
    """Read every word of a stretch as the noun of an office; each with where it ends.

    >>> read_offices("the former foreign minister", 0, 27)[-1]
    (27, Office(noun='minister', kind='foreign', beside='', former=True, new=False))
    """
    found = list(WORD.finditer(text, low, high))
    plain = [word.group().casefold() for word in found]
    return [(word.end(), _office(plain[max(0, at - LOOKED_BACK) : at], plain[at])) for at, word in enumerate(found)]


def _office(before: list[str], noun: str) -> Office:
    kind = before[-1] if before and before[-1] in words("titles", "kinds") else ""
    rest = before[:-1] if kind else before
    beside = rest[-1] if rest and rest[-1] in words("titles", "beside") else ""
    return Office(noun, kind, beside, bool(words("titles", "former") & set(before)), bool(words("titles", "incoming") & set(before)))


def may_be(described: Office, borne: Office) -> bool:
    """Can one who bears an office be whom a description means?

    ‘the minister’ may be a foreign minister, never a prime minister; ‘the prime minister’ is no foreign minister; ‘the new chancellor’ is
    not the former one, nor ‘the former president’ the president. ‘The minister’ may be a deputy minister, ‘the foreign minister’ no deputy
    one, and nobody in the shadow cabinet is ‘the minister’.
    """
    if described.beside != borne.beside and (described.beside or described.kind or borne.beside in words("titles", "apart")):
        return False
    if described.kind != borne.kind and ((described.kind and borne.kind) or {described.kind, borne.kind} & words("titles", "apart")):
        return False
    return described.former == borne.former


@cache
def held_offices() -> frozenset[str]:
    """Nouns of offices of which somebody bears one: who is known by one is not meant by another."""
    return words("titles", "held") | words("titles", "spokesperson")


@cache
def appointed() -> re.Pattern[str]:
    """The words with which a report says that somebody comes to an office."""
    return re.compile(str(table("titles")["appointed"]))
