"""Chains of mentions against chains of mentions: MUC, B³, CEAF (entities), and their mean, as CoNLL 2012 counts them.

A chain is a set of mentions; a mention is anything that can be compared, such as ``(start, end)``. No mention stands in two chains of
one side.
Source: Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np

Chain = frozenset[Hashable]


@dataclass
class Tally:
    """What is right of what was found and of what was to be found; articles add up."""

    right_found: float = 0
    found: float = 0
    right_given: float = 0
    given: float = 0

    def add(self, right_found: float, found: float, right_given: float, given: float) -> None:
        """Count an article."""
        self.right_found, self.found = self.right_found + right_found, self.found + found
        self.right_given, self.given = self.right_given + right_given, self.given + given

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0–1."""
        precision, recall = self.right_found / max(self.found, 1e-9), self.right_given / max(self.given, 1e-9)
        return 2 * precision * recall / max(precision + recall, 1e-9)


@dataclass
class CorefScore:
    """The three measures over articles, and mentions alone."""

    mentions: Tally = field(default_factory=Tally)
    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceaf: Tally = field(default_factory=Tally)

    def add(self, given: Sequence[Chain], found: Sequence[Chain]) -> None:
        """Count an article."""
        mine, wanted = frozenset[Hashable]().union(*found), frozenset[Hashable]().union(*given)
        self.mentions.add(len(mine & wanted), len(mine), len(mine & wanted), len(wanted))
        self.muc.add(_links(found, given), _most_links(found), _links(given, found), _most_links(given))
        self.b_cubed.add(_shares(found, given), len(mine), _shares(given, found), len(wanted))
        likeness = _likeness(given, found)
        self.ceaf.add(likeness, len(found), likeness, len(given))

    @property
    def conll(self) -> float:
        """The mean F1 of the three."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def _most_links(chains: Sequence[Chain]) -> int:
    return sum(len(chain) - 1 for chain in chains)


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> int:
    """How many links the chains keep when the others cut them; what no other holds stands alone."""
    home = {mention: number for number, chain in enumerate(others) for mention in chain}
    return sum(len(chain) - len({home.get(mention, (mention,)) for mention in chain}) for chain in chains)


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> float:
    """Of each mention, the share of its chain that is in its other chain, too."""
    home = {mention: chain for chain in others for mention in chain}
    return sum(len(chain & home[mention]) / len(chain) for chain in chains for mention in chain if mention in home)


def _likeness(given: Sequence[Chain], found: Sequence[Chain]) -> float:
    """The best one-to-one match of chains, each pair worth how much it has in common (φ4)."""
    if not given or not found:
        return 0.0
    worth = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in given])
    used = worth.any(0)
    worth = worth[worth.any(1)][:, used]
    return _best_match(worth) if worth.size else 0.0


def _best_match(worth: np.ndarray) -> float:
    """The largest sum of one cell a row and column (Hungarian method, by shortest paths)."""
    cost = worth.max() - (worth if len(worth) <= worth.shape[1] else worth.T)
    rows, columns = cost.shape
    high, low = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, came, done = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            done[column] = True
            here = owner[column]
            reduced = cost[here - 1] - high[here] - low[1:]
            better = ~done[1:] & (reduced < least[1:])
            least[1:][better], came[1:][better] = reduced[better], column
            open_ = np.flatnonzero(~done[1:]) + 1
            nearest = int(open_[least[open_].argmin()])
            step = least[nearest]
            high[owner[done]] += step
            low[done] -= step
            least[~done] -= step
            column = nearest
        while column:
            owner[column], column = owner[came[column]], came[column]
    taken = [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
    return float(sum(worth.max() - cost[row, column] for row, column in taken))
