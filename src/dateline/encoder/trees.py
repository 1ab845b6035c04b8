"""Each word's likeliest heads → the likeliest tree.

Where every word's best head is taken, two may hang on each other and on nothing else: "aide said" without a root, in a third of all
sentences. Chu and Liu (1965), Edmonds (1967): of all ways to hang the words without a circle, the one with the largest sum of log
likelihoods.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.words import Ints

ROOT = -1
ROOT_COST, CROSSING_COST = 2.0, 3.0
"""Set on GUM's development texts, where 1 to 5 and 2 to 50 are within half a point of each other in subjects and two in clauses."""

Arc = tuple[float, int, int]
"""What is lost by it, the word that hangs, the head."""


@dataclass(slots=True)
class _Node:
    """A word, or a circle of nodes that counts as one until it is known which of them hangs on what is outside."""

    arc: tuple[int, int]
    """The word, and the head by which it hangs."""
    others: list[Arc]
    """A heap of the other ways to hang, by what they lose more than the one taken."""
    members: tuple[int, ...] = ()


def under_circles(heads: Ints) -> tuple[Ints, Ints]:
    """The words from which no root is reached, and those of them that lie on a circle.

    Args:
        heads: The place of each word's head; a root's is its own.
    """
    above = heads
    for _ in range(max(1, len(heads).bit_length())):
        above = above[above]
    loose = np.flatnonzero(heads[above] != above)
    return loose.astype(np.int32), np.unique(above[loose]).astype(np.int32)


def mend_circles(heads: Sequence[int], circles: Iterable[int], others: Callable[[int], list[Arc]]) -> dict[int, int]:
    """Find the likeliest tree, from every word's likeliest head.

    Args:
        heads: The place of each word's likeliest head; `ROOT` for a root.
        circles: The words that lie on circles.
        others: Of a word the other ways to hang it, with what is lost by each; one of them must be `ROOT`, so that there is a tree.

    Returns:
        The head of each word on the way from a circle to a root; all other words keep theirs.

    >>> mend_circles([1, 0], [0, 1], lambda word: [(2.9, 0, ROOT)] if word == 0 else [(0.8, 1, ROOT)])
    {0: 1, 1: -1}
    """
    nodes: dict[int, _Node] = {}
    inside: dict[int, int] = {}
    settled = {ROOT}
    for start in circles:
        path: dict[int, None] = {}
        at = _outermost(start, inside)
        while at not in settled:
            if at not in nodes:
                nodes[at] = _Node((at, heads[at]), [])
            if at in path:
                circle = [at]
                while (last := path.popitem()[0]) != at:
                    circle.append(last)
                at = len(heads) + len(nodes)
                inside.update(dict.fromkeys(circle, at))
                nodes[at] = _contract(at, tuple(circle), nodes, inside, others)
            path[at] = None
            at = _outermost(nodes[at].arc[1], inside)
        settled |= path.keys()
    found: dict[int, int] = {}
    waiting = [(node, nodes[node].arc) for node in nodes if node not in inside]
    while waiting:
        node, (word, head) = waiting.pop()
        if not nodes[node].members:
            found[word] = head
            continue
        entered = word
        while inside[entered] != node:
            entered = inside[entered]
        waiting += [(one, (word, head) if one == entered else nodes[one].arc) for one in nodes[node].members]
    return dict(sorted(found.items()))


def _outermost(node: int, inside: dict[int, int]) -> int:
    while node in inside:
        node = inside[node]
    return node


def _contract(
    own: int, circle: tuple[int, ...], nodes: dict[int, _Node], inside: dict[int, int], others: Callable[[int], list[Arc]]
) -> _Node:
    """A circle as one node, hung where least is lost."""
    ways: list[Arc] = []
    for node in circle:
        ways += nodes[node].others if nodes[node].members else others(node)
    heapify(ways)
    lost, word, head = heappop(ways)
    while _outermost(head, inside) == own:
        lost, word, head = heappop(ways)
    return _Node((word, head), [(loss - lost, member, other) for loss, member, other in ways], circle)


def choose_heads(heads: Ints, likely: NDArray[np.float32], firsts: Ints) -> NDArray[np.int64]:
    """Which of its heads each word takes in the likeliest tree.

    A root costs something, for one is enough for a sentence; so does a head in another sentence. It does not forbid it: an abbreviation's
    stop may have cut one in two.

    Args:
        heads: The places of each word's likeliest heads; its own place for a root, which is always the last of them.
        likely: Their log likelihoods.
        firsts: The first word of each sentence.

    Shapes: ``[words, choices]``, ``[words, choices]``, ``[sentences]`` → ``[words]``: the number of a choice.
    """
    places = np.arange(len(heads))
    sentence = np.searchsorted(firsts, places, side="right")
    own = heads == places[:, None]
    likely = likely - ROOT_COST * own - CROSSING_COST * (sentence[heads] != sentence[:, None])
    choice: NDArray[np.int64] = likely.argmax(1)
    best = heads[places, choice]
    _, circles = under_circles(best)
    if not len(circles):
        return choice
    options = np.where(own, ROOT, heads)

    def others(word: int) -> list[Arc]:
        row, chances, taken = options[word].tolist(), likely[word].tolist(), int(choice[word])
        return [(chances[taken] - chance, word, head) for at, (head, chance) in enumerate(zip(row, chances, strict=True)) if at != taken]

    for word, head in mend_circles(np.where(best == places, ROOT, best).tolist(), circles.tolist(), others).items():
        if options[word, choice[word]] != head:
            choice[word] = int(np.flatnonzero(options[word] == head)[0])
    return choice
