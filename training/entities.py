"""GUM's entities → mentions over words, and the heads that find and link them."""

import re
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.chains import FEATURE_SIZES
from dateline.encoder.mentions import LONGEST, PART, TYPES, Mentions
from gum import GumText
from syntax import WIDTH
from tasks import bounds

NAMED = frozenset({"person", "organization", "place"})  # what the rules of identity are about
FIELD = re.compile(r"Entity=([^|]*)")
PAIR = 64


@dataclass(frozen=True)
class Gold:
    """Mentions with the chain of each. Shape of ``chains``: ``[mentions]``."""

    mentions: Mentions
    chains: np.ndarray


def read_gold(text: GumText) -> Gold:
    """The mentions of a text; those longer than `LONGEST` words are kept, for they count as missed."""
    starts, ends = bounds(text.paragraphs)
    open_: dict[str, list[tuple[int, str]]] = {}
    stack: list[str] = []
    rows = []

    def close(name: str, token: int) -> None:
        first, kind = open_[name].pop()
        stack.reverse()
        stack.remove(name)
        stack.reverse()
        low, high = text.tokens[first].start, text.tokens[token].end
        inside = np.flatnonzero((starts < high) & (ends > low))
        if len(inside):
            rows.append((int(inside[0]), int(inside[-1]), TYPES.index(kind), int(name)))

    for number, token in enumerate(text.tokens):
        match = FIELD.search(token.misc)
        for part in re.findall(r"\(\d+-[a-z]+[^()]*|\d+\)|\)", match[1]) if match else ():
            if part[0] == "(":
                name, kind = re.match(r"\((\d+)-([a-z]+)", part).groups()  # type: ignore[union-attr]
                open_.setdefault(name, []).append((number, kind))
                stack.append(name)
            else:
                close(part[:-1] or stack[-1], number)
    unique = {row[:2]: row for row in rows}
    return gold_of(list(unique.values()))


def gold_of(rows: list[tuple[int, int, int, int]]) -> Gold:
    """Rows of first and last word, type and chain, put in order."""
    table = np.array(sorted(rows, key=lambda row: (row[0], -row[1])), dtype=np.int64).reshape(-1, 4)
    return Gold(Mentions(table[:, :2], table[:, 2], np.ones(len(table), np.float32)), table[:, 3])


class Finder(nn.Module):
    """Which stretches are mentions, and of what. Every part is of one word, so that the exported head can give numbers a word."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(WIDTH, PART), nn.Linear(WIDTH, PART)
        self.pair = nn.Parameter(torch.randn(PART, PART) * 0.02)
        self.alone_first, self.alone_last = nn.Linear(PART, 1), nn.Linear(PART, 1)
        self.length = nn.Embedding(LONGEST, 1)
        self.kind, self.kind_out = nn.Linear(WIDTH, PART), nn.Linear(PART, 3 * len(TYPES))
        self.weight = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor) -> Tensor:
        """How likely a mention begins at a word and ends at another. Shapes: ``[words, 256]`` → ``[words, words]``."""
        first, last = self.drop(F.gelu(self.first(state))), self.drop(F.gelu(self.last(state)))
        where = torch.arange(len(state))
        apart = where[None] - where[:, None]
        scores = first @ self.pair @ last.T + self.alone_first(first) + self.alone_last(last).T
        scores = scores + self.length(apart.clamp(0, LONGEST - 1))[..., 0]
        return scores.masked_fill((apart < 0) | (apart >= LONGEST), -1e4)

    def kinds(self, state: Tensor) -> Tensor:
        """What each word speaks for as the type of a mention that begins there, ends there, runs over it. ``[words, 3 · types]``."""
        return self.kind_out(self.drop(F.gelu(self.kind(state))))

    def weigh(self, state: Tensor) -> Tensor:
        """How much each word is what a mention over it is about, as a logarithm. ``[words, 1]``."""
        return 5 * torch.tanh(self.weight(state) / 5)

    def band(self, state: Tensor, home: Tensor) -> Tensor:
        """The scores by first word and by how many words follow, low over the edge of a paragraph. ``[words, LONGEST]``."""
        at = torch.arange(len(state))[:, None] + torch.arange(LONGEST)
        inside = at.clamp(max=len(state) - 1)
        scores = self(state).gather(1, inside)
        return scores.masked_fill((at >= len(state)) | (home[inside] != home[:, None]), -1e4)


class Chainer(nn.Module):
    """Does a mention speak of what an earlier one speaks of?"""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.first, self.last, self.mean = (nn.Linear(WIDTH, PART) for _ in range(3))
        self.later, self.earlier = nn.Linear(PART, PAIR), nn.Linear(PART, PAIR)
        self.alike = nn.Linear(PART, PAIR, bias=False)
        self.features = nn.ModuleList(nn.Embedding(size, PAIR) for size in FEATURE_SIZES)
        self.hidden, self.out = nn.Linear(PAIR, PAIR), nn.Linear(PAIR, 1)
        self.new = nn.Linear(PART, 1)
        self.drop = nn.Dropout(dropout)

    def parts(self, state: Tensor) -> Tensor:
        """Of which mentions are pooled. ``[words, 3 · PART]``."""
        return torch.cat([self.first(state), self.last(state), self.mean(state)], -1)

    def forward(self, pooled: Tensor, pairs: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of pairs, and those of mentions that begin a chain. Shapes: as `dateline.encoder.chains.Scorer`."""
        pooled = self.drop(F.gelu(pooled))
        later, earlier = self.later(pooled), self.earlier(pooled)
        of, to = pooled[pairs[:, 0]], pooled[pairs[:, 1]]
        between = sum(table(features[:, at]) for at, table in enumerate(self.features))
        summed = later[pairs[:, 0]] + earlier[pairs[:, 1]] + self.alike(of * to) + between
        return self.out(F.gelu(self.hidden(self.drop(F.gelu(summed)))))[:, 0], self.new(pooled)[:, 0]


def pool(parts: Tensor, weights: Tensor, spans: np.ndarray) -> Tensor:
    """As in `dateline.encoder.mentions`, in torch: first, last, and the mean of all by weight. ``[words, 3 · n]`` → ``[mentions, n]``."""
    first, last, inside = parts.chunk(3, -1)
    low, high = torch.from_numpy(spans[:, 0]), torch.from_numpy(spans[:, 1])
    weight = weights.double().exp()
    total = F.pad(torch.cat([weight * inside, weight], -1).cumsum(0), (0, 0, 1, 0))
    summed = total[high + 1] - total[low]
    return first[low] + last[high] + (summed[:, :-1] / summed[:, -1:]).float()
