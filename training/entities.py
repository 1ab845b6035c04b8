"""GUM's entities → mentions over words, and the heads that find and link them."""

import re
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from gum import GumText
from syntax import WIDTH
from tasks import bounds

TYPES = ("person", "organization", "place", "object", "event", "time", "abstract", "animal", "plant", "substance")
NAMED = frozenset({"person", "organization", "place"})  # what the rules of identity are about
LONGEST = 40
FIELD = re.compile(r"Entity=([^|]*)")
PART, PAIR, ANTECEDENTS = 128, 64, 80
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "i", "we", "you", "me", "us", "my", "our"}
    | {"your", "who", "which", "that", "this", "these", "those"}
)


@dataclass(frozen=True)
class Mentions:
    """Shapes: ``spans`` ``[mentions, 2]`` (first and last word), ``types``, ``chains`` ``[mentions]``; in the order of the text."""

    spans: np.ndarray
    types: np.ndarray
    chains: np.ndarray


def read_mentions(text: GumText) -> Mentions:
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
    table = np.array(sorted(unique.values()), dtype=np.int64).reshape(-1, 4)
    return Mentions(table[:, :2], table[:, 2], table[:, 3])


class Finder(nn.Module):
    """Which stretches are mentions, and of what. Shapes: ``[words, 256]`` → ``[words, words]``; spans as rows → ``[spans, types]``."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(WIDTH, PART), nn.Linear(WIDTH, PART)
        self.pair = nn.Parameter(torch.randn(PART, PART) * 0.02)
        self.alone_first, self.alone_last = nn.Linear(PART, 1), nn.Linear(PART, 1)
        self.length = nn.Embedding(LONGEST, 1)
        self.kind_first, self.kind_last, self.kind = nn.Linear(WIDTH, PART), nn.Linear(WIDTH, PART), nn.Linear(PART, len(TYPES))
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor) -> Tensor:
        first, last = self.drop(F.gelu(self.first(state))), self.drop(F.gelu(self.last(state)))
        where = torch.arange(len(state))
        apart = where[None] - where[:, None]
        scores = first @ self.pair @ last.T + self.alone_first(first) + self.alone_last(last).T
        scores = scores + self.length(apart.clamp(0, LONGEST - 1))[..., 0]
        return scores.masked_fill((apart < 0) | (apart >= LONGEST), -1e4)

    def kinds(self, state: Tensor, spans: Tensor) -> Tensor:
        return self.kind(self.drop(F.gelu(self.kind_first(state)[spans[:, 0]] + self.kind_last(state)[spans[:, 1]])))


FEATURES = (2, 2, 2, 2, 2, 12, 8, 11, 11, 2, 2)


class Chainer(nn.Module):
    """Does a mention speak of what an earlier one speaks of?"""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.first, self.last, self.mean = (nn.Linear(WIDTH, PART) for _ in range(3))
        self.later, self.earlier = nn.Linear(PART, PAIR), nn.Linear(PART, PAIR)
        self.alike = nn.Linear(PART, PAIR, bias=False)
        self.features = nn.ModuleList(nn.Embedding(size, PAIR) for size in FEATURES)
        self.hidden, self.out = nn.Linear(PAIR, PAIR), nn.Linear(PAIR, 1)
        self.new = nn.Linear(PART, 1)
        self.drop = nn.Dropout(dropout)

    def pool(self, state: Tensor, spans: Tensor) -> Tensor:
        total = torch.cat([torch.zeros(1, state.shape[1]), state.cumsum(0)])
        mean = (total[spans[:, 1] + 1] - total[spans[:, 0]]) / (spans[:, 1] + 1 - spans[:, 0])[:, None]
        return self.drop(F.gelu(self.first(state[spans[:, 0]]) + self.last(state[spans[:, 1]]) + self.mean(mean)))

    def forward(self, pooled: Tensor, pairs: Tensor, features: Tensor) -> Tensor:
        of, to = pooled[pairs[:, 0]], pooled[pairs[:, 1]]
        between = sum(table(features[:, at]) for at, table in enumerate(self.features))
        summed = self.later(of) + self.earlier(to) + self.alike(of * to) + between
        return self.out(F.gelu(self.hidden(self.drop(F.gelu(summed)))))[:, 0]


def find_pairs(words: list[str], sentence: np.ndarray, spans: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each mention with those before it, the nearest `ANTECEDENTS`, and any that shares its last word. Returns pairs and their features."""
    said = [" ".join(words[first : last + 1]).lower() for first, last in spans]
    bare = [text.removeprefix("the ").removeprefix("a ").removeprefix("an ").removesuffix(" ' s").removesuffix(" ’ s") for text in said]
    last_word = [text.split()[-1] if text else "" for text in bare]
    sets = [set(text.split()) - {"the", "a", "an", "of", "'", "s", "’"} for text in bare]
    pronoun = [text in PRONOUNS for text in said]
    pairs, rows = [], []
    for at in range(len(spans)):
        for other in range(at - 1, -1, -1):
            near = at - other <= ANTECEDENTS
            if not near and (last_word[at] != last_word[other] or pronoun[at]):
                continue
            nested = spans[other][1] >= spans[at][0]
            gap, sentences = int(np.log2(at - other) * 2), min(7, sentence[spans[at][0]] - sentence[spans[other][0]])
            rows.append(
                (
                    bare[at] == bare[other],
                    last_word[at] == last_word[other],
                    bool(sets[at] & sets[other]),
                    bool(sets[at]) and (sets[at] <= sets[other] or sets[other] <= sets[at]),
                    nested,
                    min(gap, 11),
                    sentences,
                    types[at],
                    types[other],
                    pronoun[at],
                    pronoun[other],
                )
            )
            pairs.append((at, other))
    return np.array(pairs).reshape(-1, 2), np.array(rows, dtype=np.int64).reshape(-1, len(FEATURES))
