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


def best_tags(
    emissions: Sequence[Floats], moves: Sequence[Moves], which: Sequence[int] | None = None
) -> list[tuple[NDArray[np.int8], Floats]]:
    """Find the most likely labelling of each paragraph (Viterbi), and how likely each of its tags is (forward-backward).

    Paragraphs are worked in groups of like length, side by side, whatever head they are of; each one's arithmetic is its own.

    Args:
        emissions: Of each paragraph.
        moves: Of each head.
        which: The head of each paragraph; the first for all unless given.

    Returns:
        Tags and their likelihoods, 0–1, of each paragraph; one without any mark has likelihoods of 0.

    Shapes: ``[words, 7]`` per paragraph → ``[words]`` and ``[words]``.
    """
    heads = list(which) if which is not None else [0] * len(emissions)
    stacked = Moves(*(np.stack([getattr(one, part) for one in moves]) for part in ("first", "moves", "last")))
    found = [(np.zeros(len(paragraph), dtype=np.int8), np.zeros(len(paragraph), dtype=np.float32)) for paragraph in emissions]
    order = sorted((at for at in range(len(emissions)) if len(emissions[at])), key=lambda at: len(emissions[at]))
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * len(emissions[order[end]]) <= BATCH_WORDS:
            end += 1
        mine = order[start:end]
        group = _Group.of([emissions[at] for at in mine], stacked, np.array([heads[at] for at in mine]))
        tags = group.viterbi()
        marked = np.flatnonzero(tags.any(0))
        sure = group.only(marked).likelihoods(tags[:, marked])
        for column, at in enumerate(marked.tolist()):
            length = len(emissions[mine[at]])
            found[mine[at]] = tags[:length, at], sure[:length, column]
        start = end
    return found


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs side by side, the shorter ones first.

    Shapes: ``lengths`` ``[paragraphs]``, ``padded`` ``[longest, paragraphs, 7]``, ``first`` and ``last`` ``[paragraphs, 7]``, ``moves``
    ``[paragraphs, 7, 7]``.
    """

    lengths: NDArray[np.int64]
    padded: Floats
    first: Floats
    moves: Floats
    last: Floats

    @classmethod
    def of(cls, emissions: Sequence[Floats], heads: Moves, which: NDArray[np.int64]) -> "_Group":
        lengths = np.array([len(paragraph) for paragraph in emissions])
        padded = np.zeros((int(lengths.max()), len(emissions), 7), dtype=np.float32)
        for at, paragraph in enumerate(emissions):
            padded[: len(paragraph), at] = paragraph
        return cls(lengths, padded, heads.first[which], heads.moves[which], heads.last[which])

    def only(self, columns: NDArray[np.int64]) -> "_Group":
        """Some of its paragraphs."""
        return _Group(self.lengths[columns], self.padded[:, columns], self.first[columns], self.moves[columns], self.last[columns])

    def alive_at(self) -> list[int]:
        """The first paragraph that has a word at each step: lengths ascend, so all after it have one, too."""
        alive: list[int] = np.searchsorted(self.lengths, np.arange(len(self.padded)), side="right").tolist()
        return alive

    def viterbi(self) -> NDArray[np.int8]:
        longest, count, _ = self.padded.shape
        came = np.zeros(self.padded.shape, dtype=np.int8)
        score = self.first + self.padded[0]
        onward = self.moves.transpose(0, 2, 1).copy()
        alive = self.alive_at()
        for step in range(1, longest):
            low = alive[step]
            table = score[low:, None, :] + onward[low:]
            came[step, low:] = table.argmax(2)
            score[low:] = table.max(2) + self.padded[step, low:]
        tag = (score + self.last).argmax(1).astype(np.int8)
        tags = np.zeros((longest, count), dtype=np.int8)
        rows = np.arange(count)
        for step in range(longest - 1, -1, -1):
            low = alive[step]
            tags[step, low:] = tag[low:]
            if step:
                tag[low:] = came[step, rows[low:], tag[low:]]
        return tags

    def likelihoods(self, tags: NDArray[np.int8]) -> Floats:
        """The marginal likelihood of each given tag, in probabilities scaled anew at every step."""
        longest, count, _ = self.padded.shape
        if not count:
            return np.zeros((longest, 0), dtype=np.float32)
        weight = np.exp(self.padded - self.padded.max(2, keepdims=True))
        onward, last = np.exp(self.moves), np.exp(self.last - self.last.max(1, keepdims=True))
        back = onward.transpose(0, 2, 1).copy()
        forward = np.zeros_like(weight)
        forward[0] = _shares(np.exp(self.first - self.first.max(1, keepdims=True)) * weight[0])
        alive = self.alive_at()
        for step in range(1, longest):
            low = alive[step]
            forward[step, low:] = _shares((forward[step - 1, low:, None, :] @ onward[low:])[:, 0] * weight[step, low:])
        backward = _shares(last)
        behind = np.zeros_like(weight)
        for step in range(longest - 1, -1, -1):
            low = alive[step]
            behind[step, low:] = backward[low:]
            backward[low:] = _shares(((backward[low:] * weight[step, low:])[:, None, :] @ back[low:])[:, 0])
        shares = _shares(forward * behind)
        sure: Floats = np.take_along_axis(shares, tags[:, :, None].astype(np.int64), 2)[:, :, 0]
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
