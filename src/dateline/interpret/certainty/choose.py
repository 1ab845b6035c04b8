"""Which of several stretches carries how sure a clause is."""

from collections.abc import Iterable

from dateline.interpret.certainty.find import Found
from dateline.interpret.certainty.tables import Construction

# The first construction that a clause has is the one. Numbers say most; adverbs beat modals; a phrase that takes a verb with it beats the modal that
# such a verb may have; a verb over a whole clause counts where nothing else is there.
ORDER = (Construction.NUMBER, Construction.ADVERB, Construction.ADJECTIVE, Construction.NOUN, Construction.VERB, Construction.MODAL)


def choose_certainty(founds: Iterable[Found], *, text: str = "", start: int = 0, end: int | None = None) -> Found | None:
    """Choose the stretch that carries how sure a clause is.

    Of ‘would most likely be held’ it is "most likely"; of ‘he doubts that they will come’ "doubts"; of ‘he expects that they will come’ "will".

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


def _rank(item: Found) -> int:
    """Lower goes first."""
    if item.entry.weakens:
        return 1
    over_a_clause = item.construction is Construction.VERB and not item.to_verb and item.entry.term in ("expect", "believe", "think", "fear", "hope to", "vow to")
    return 2 * len(ORDER) if over_a_clause else 2 * ORDER.index(item.construction)
