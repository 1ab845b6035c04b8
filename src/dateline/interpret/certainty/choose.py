"""Which of several stretches carries how sure a clause is."""

from collections.abc import Iterable

from dateline.interpret.certainty.found import Found, Negation
from dateline.interpret.certainty.tables import Construction

# The first of these that a clause has is the one. Numbers say most; adverbs beat modals; so does a phrase that takes the verb with it.
ORDER = (Construction.NUMBER, Construction.ADVERB, Construction.ADJECTIVE, Construction.NOUN, Construction.VERB, Construction.MODAL)
OVER_A_CLAUSE = frozenset({"expect", "believe", "think", "fear", "hope to", "vow to", "confident"})
"""Verbs over a whole clause, which count only where it has no mark of its own."""


def choose_certainty(founds: Iterable[Found], *, text: str = "", start: int = 0, end: int | None = None) -> Found | None:
    """Choose the stretch that carries how sure a clause is.

    Of ‘would most likely be held’ it is "most likely"; of ‘he doubts that they will come’ it is "doubts", of ‘he expects that they
    will come’ "will".

    Args:
        founds: What `find_certainty_words` found.
        text: The text; not looked at so far.
        start: Where the clause begins: what was found outside is left out.
        end: Where it ends; ``None`` for no end.

    Returns:
        One of them; ``None`` where there is none.
    """
    inside = [item for item in founds if item.start >= start and (end is None or item.end <= end)]
    return min(inside, key=lambda item: (_rank(item), item.start), default=None)


def is_denied_beside(chosen: Found, founds: Iterable[Found], *, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a "not" beside the words of a clause, but outside the chosen stretch, denies the happening.

    In ‘they probably won’t come’ the chosen "probably" is denied by "won't". What stands away from all of the words is not seen: "nobody
    will".

    Args:
        chosen: What `choose_certainty` chose.
        founds: What `find_certainty_words` found.
        start: Where the clause begins.
        end: Where it ends.
    """
    others = (item for item in founds if item.start >= start and (end is None or item.end <= end) and item != chosen)
    modals = (item for item in others if item.construction is Construction.MODAL)
    return chosen.not_follows or any(item.not_follows or item.negation is not Negation.NONE for item in modals)


def _rank(item: Found) -> int:
    """Lower goes first."""
    if item.entry.weakens:
        return 1
    if item.bare and item.construction is not Construction.NUMBER:
        return len(ORDER) + 1
    if not item.to_verb and item.entry.term in OVER_A_CLAUSE and item.negation is Negation.NONE:
        return len(ORDER)
    return ORDER.index(item.construction)
