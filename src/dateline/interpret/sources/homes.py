"""Where those come from whom a report names: ‘the Florida senator’ is not ‘Texas Sen. Oslan’."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.tables import governments, words

OF = (" of ", ", of ")


def homes_in(words_: str) -> frozenset[str]:
    """The states and places that stand in a few words, each by one name: ‘the French envoy’ has France."""
    tokens = words_.replace("’s", "").replace("'s", "").split()
    pairs = [" ".join(pair) for pair in pairwise(tokens)]
    return frozenset(home for word in (*tokens, *pairs) if (home := _home(word)))


def _home(word: str) -> str | None:
    state = governments().get(word)
    if state is not None:
        return state.key
    return word if word.replace(" ", "_") in words("names", "places") else None


def find_homes(text: str, names: Sequence[Name], places: Sequence[Name]) -> frozenset[str]:
    """Where a person is from, by what stands before and behind the name: ‘Texas Sen. Mira Oslan’, ‘Oslan of Texas’.

    Args:
        text: The article.
        names: Its names, in order.
        places: Those of the person.
    """
    found: set[str] = set()
    for name in places:
        found |= homes_in(" ".join(name.title))
        at = bisect_left(names, name.end, key=lambda other: other.start)
        behind = names[at] if at < len(names) else name
        if behind.kind in {NameKind.STATE, NameKind.PLACE} and text[name.end : behind.start] in OF:
            found |= homes_in(behind.text)
    return frozenset(found)
