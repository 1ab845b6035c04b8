"""At least how many people stand behind descriptions without names."""

import re
from itertools import combinations

from dateline.records import Agent, Source, SourceRole

FEWEST_OF_PLURAL = 2
MOST_COMPARED = 24
# Offices that nobody holds at once: what one description says of somebody, the other denies.
OFFICES = (
    frozenset({"spokesperson", "spokesman", "spokeswoman", "press secretary", "spokesmen", "spokespeople"}),
    frozenset({"diplomat", "diplomats", "ambassador", "ambassadors", "envoy", "envoys"}),
    frozenset({"senator", "senators", "lawmaker", "lawmakers", "congressman", "congresswoman", "legislator", "legislators"}),
    frozenset({"judge", "judges", "justice", "justices"}),
    frozenset({"general", "generals", "officer", "officers", "soldier", "soldiers", "commander", "commanders"}),
    frozenset({"banker", "bankers", "executive", "executives", "trader", "traders", "investor", "investors"}),
    frozenset({"resident", "residents", "witness", "witnesses", "voter", "voters"}),
)
PARTIES = (frozenset({"republican", "republicans", "gop"}), frozenset({"democrat", "democrats", "democratic"}))


def least_people(sources: list[Source]) -> int:
    """Count the people that unnamed sources must be, taking only descriptions that exclude each other.

    ‘two people briefed on the talks’ may include ‘a White House spokesperson’; ‘Asian diplomats’ cannot.

    Returns:
        The largest sum over sets of descriptions of which every two exclude each other.
    """
    people = [source for source in sources if source.agent in {Agent.PERSON, Agent.GROUP}][:MOST_COMPARED]
    apart = {(a.id, b.id) for a, b in combinations(people, 2) if exclude(a, b)}
    best = 0

    def grow(chosen: list[Source], rest: list[Source], total: int) -> None:
        nonlocal best
        best = max(best, total)
        for at, source in enumerate(rest):
            if all((other.id, source.id) in apart for other in chosen):
                grow([*chosen, source], rest[at + 1 :], total + size_of(source))

    grow([], people, 0)
    return best


def size_of(source: Source) -> int:
    """How many people a description is at least of: ‘U.S. and Asian diplomats’ of two."""
    if source.count is not None:
        return source.count
    return FEWEST_OF_PLURAL if source.plural else 1


def exclude(one: Source, other: Source) -> bool:
    """Can nobody be both? By office, by party, or by the body that a spokesperson or an official is of."""
    first, second = _words(one), _words(other)
    for groups in (OFFICES, PARTIES):
        mine = [at for at, group in enumerate(groups) if first & group]
        theirs = [at for at, group in enumerate(groups) if second & group]
        if mine and theirs and not set(mine) & set(theirs):
            return True
    offices = {SourceRole.OFFICIAL, SourceRole.SPOKESPERSON}
    if one.affiliation and other.affiliation and {one.role, other.role} <= offices:
        return _unlike(one.affiliation.text, other.affiliation.text)
    return False


def _words(source: Source) -> set[str]:
    """The words of its descriptions, up to where something is said about it."""
    heads = [re.split(r",| who | with | on | close | familiar | briefed ", span.text, maxsplit=1)[0] for span in source.mentions]
    return {word for head in heads for word in re.findall(r"[a-z]+", head.lower())}


def _unlike(one: str, other: str) -> bool:
    first, second = ({word for word in re.findall(r"[\w.]+", name) if word[0].isupper()} for name in (one, other))
    return bool(first and second and not first & second)
