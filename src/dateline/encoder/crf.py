"""Emissions → the best labelling of each paragraph, and how sure each label is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BATCH_WORDS = 40_000


@dataclass(frozen=True, slots=True)
class Moves:
    """The weights of a linear-chain CRF over 7 tags: outside, then begin and inside of source, cue and content.

    Shapes: ``first`` and ``last`` ``[7]``, ``moves`` ``[7, 7]``, from the row to the column.
    """

    first: Floats
    moves: Floats
    last: Floats

    @classmethod
    def from_manifest(cls, head: Mapping[str, Any]) -> "Moves":
        """Read them from a head's entry in the manifest."""
        return cls(*(np.array(head[part], dtype=np.float32) for part in ("first", "moves", "last")))


def best_tags(emissions: Sequence[Floats], moves: Moves) -> list[tuple[NDArray[np.int8], Floats]]:
    """Find the most likely labelling of each paragraph (Viterbi), and how likely each of its tags is (forward-backward).

    Paragraphs are worked in groups of like length, side by side; each one's arithmetic is its own.

    Shapes: ``[words, 7]`` per paragraph → ``[words]`` tags and ``[words]`` likelihoods, 0–1, per paragraph.
    """
    nothing = np.zeros(0, dtype=np.int8), np.zeros(0, dtype=np.float32)
    found = [nothing] * len(emissions)
    order = sorted((at for at in range(len(emissions)) if len(emissions[at])), key=lambda at: len(emissions[at]))
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * len(emissions[order[end]]) <= BATCH_WORDS:
            end += 1
        group = _Group.of([emissions[at] for at in order[start:end]])
        tags = group.viterbi(moves)
        sure = group.likelihoods(moves, tags)
        for column, at in enumerate(order[start:end]):
            length = len(emissions[at])
            found[at] = tags[:length, column], sure[:length, column]
        start = end
    return found


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs side by side, the shorter ones first. Shapes: ``lengths`` ``[paragraphs]``, ``padded`` ``[longest, paragraphs, 7]``."""

    lengths: NDArray[np.int64]
    padded: Floats

    @classmethod
    def of(cls, emissions: Sequence[Floats]) -> "_Group":
        lengths = np.array([len(paragraph) for paragraph in emissions])
        padded = np.zeros((int(lengths.max()), len(emissions), 7), dtype=np.float32)
        for at, paragraph in enumerate(emissions):
            padded[: len(paragraph), at] = paragraph
        return cls(lengths, padded)

    def alive_at(self, step: int) -> int:
        """The first paragraph that has a word at this step: lengths ascend, so all after it have one, too."""
        return int(np.searchsorted(self.lengths, step, side="right"))

    def viterbi(self, moves: Moves) -> NDArray[np.int8]:
        longest, count, _ = self.padded.shape
        came = np.zeros(self.padded.shape, dtype=np.int8)
        score = moves.first + self.padded[0]
        onward = moves.moves.T[None]
        for step in range(1, longest):
            alive = self.alive_at(step)
            table = score[alive:, None, :] + onward
            came[step, alive:] = table.argmax(2)
            score[alive:] = table.max(2) + self.padded[step, alive:]
        tag = (score + moves.last).argmax(1).astype(np.int8)
        tags = np.zeros((longest, count), dtype=np.int8)
        rows = np.arange(count)
        for step in range(longest - 1, -1, -1):
            inside = step < self.lengths
            tags[step] = np.where(inside, tag, 0)
            if step:
                tag = np.where(inside, came[step, rows, tag], tag)
        return tags

    def likelihoods(self, moves: Moves, tags: NDArray[np.int8]) -> Floats:
        """The marginal likelihood of each given tag, in probabilities scaled anew at every step."""
        longest, count, _ = self.padded.shape
        weight = np.exp(self.padded - self.padded.max(2, keepdims=True))
        onward, last = np.exp(moves.moves), np.exp(moves.last - moves.last.max())
        forward = np.zeros_like(weight)
        forward[0] = _shares(np.exp(moves.first - moves.first.max()) * weight[0])
        for step in range(1, longest):
            alive = self.alive_at(step)
            forward[step, alive:] = _shares((forward[step - 1, alive:] @ onward) * weight[step, alive:])
        backward = np.broadcast_to(_shares(last), (count, 7)).copy()
        rows = np.arange(count)
        sure = np.zeros((longest, count), dtype=np.float32)
        for step in range(longest - 1, -1, -1):
            alive = self.alive_at(step)
            sure[step, alive:] = _shares(forward[step, alive:] * backward[alive:])[rows[: count - alive], tags[step, alive:]]
            backward[alive:] = _shares((backward[alive:] * weight[step, alive:]) @ onward.T)
        return sure


def _shares(weights: Floats) -> Floats:
    shares: Floats = weights / np.maximum(weights.sum(-1, keepdims=True), 1e-30)
    return shares


def find_spans(tags: NDArray[np.int8]) -> NDArray[np.int32]:
    """List the spans of one paragraph's tags.

    Returns:
        ``[spans, 3]``: role, first word, last word.
    """
    begins = np.flatnonzero((tags > 0) & (tags % 2 == 1))
    edges = np.flatnonzero(np.append((tags == 0) | (tags % 2 == 1), True))
    ends = edges[np.searchsorted(edges, begins, side="right")] - 1
    return np.stack([(tags[begins] - 1) // 2, begins, ends], axis=1).astype(np.int32)


def span_scores(likelihoods: Floats, spans: NDArray[np.int32]) -> Floats:
    """How sure each span is: the lowest likelihood among its edges and the mean of its words.

    Shapes: ``[words]``, ``[spans, 3]`` → ``[spans]``, 0–1.
    """
    total = np.concatenate([[0], np.cumsum(likelihoods)])
    mean = (total[spans[:, 2] + 1] - total[spans[:, 1]]) / (spans[:, 2] + 1 - spans[:, 1])
    edges = np.minimum(likelihoods[spans[:, 1]], likelihoods[spans[:, 2]])
    scores: Floats = np.clip(np.minimum(mean, edges), 0, 1).astype(np.float32)
    return scores
