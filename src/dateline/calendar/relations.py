"""What "last", "this", "the following" and "that same" say of the unit they stand before."""

from typing import NamedTuple


class Relation(NamedTuple):
    """How many units on, and from where: the anchor, or what the paragraph last spoke of."""

    step: int
    from_reference: bool


PAST = frozenset({"last", "past", "this past", "this last", "the past", "the last"})
NEXT = frozenset({"next", "coming", "this coming", "the coming", "upcoming", "the upcoming"})
BEFORE = frozenset({"the previous", "previous", "the preceding", "prior", "the prior"})
AFTER = frozenset({"the next", "the following", "following", "the ensuing"})
SAME = frozenset({"that", "that same", "the same", "the very", "that very"})


def relation_of(words: str) -> Relation:
    """Read a determiner.

    >>> relation_of("last"), relation_of("the following")
    (Relation(step=-1, from_reference=False), Relation(step=1, from_reference=True))
    """
    if words in PAST:
        return Relation(-1, False)
    if words in NEXT:
        return Relation(1, False)
    if words in BEFORE:
        return Relation(-1, True)
    if words in AFTER:
        return Relation(1, True)
    return Relation(0, words in SAME)
