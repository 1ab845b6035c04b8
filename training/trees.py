"""Trees, gold and silver, laid on the encoder's words and cut into pieces that are learned from at once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.encoder.windows import cut_groups, cut_windows
from dateline.encoder.words import Ints, Paragraph
from gum import GumText
from model import Encoder
from polnear import read_tokenizer  # noqa: F401 - for the scripts that read trees
from syntax import FAR, inner_states
from tasks import bounds, cut

INSIDE, ROOT = "inside", "root"  # the second and later words of a token hang on its first
WORDS_AT_ONCE, WINDOWS_AT_ONCE = 250, 16


@dataclass(frozen=True)
class Leaf:
    """A token: where it stands, its tag, its relation and the number of its head; a root is its own."""

    start: int
    end: int
    tag: str
    relation: str
    head: int


@dataclass(frozen=True)
class Forest:
    """A text with its trees over words.

    Shapes: ``token``, ``head``, ``paragraph``, ``casing`` ``[words]``; ``word`` ``[tokens]``: the first word of each, or the one that holds
    it (``lost`` then: "cannot" is one word and two tokens).
    """

    name: str
    paragraphs: list[Paragraph]
    leaves: list[Leaf]
    token: Ints
    word: Ints
    lost: np.ndarray
    head: Ints
    paragraph: Ints
    casing: Ints

    def relation(self, word: int) -> str:
        token = self.token[word]
        return self.leaves[token].relation if self.word[token] == word else INSIDE


def plant(name: str, paragraphs: list[Paragraph], leaves: list[Leaf]) -> Forest:
    """Lay trees over tokens on words: a word belongs to the token that holds its first character."""
    starts, _ = bounds(paragraphs)
    token = np.full(len(starts), -1)
    for number in sorted(range(len(leaves)), key=lambda number: (leaves[number].start, number)):
        low, high = np.searchsorted(starts, (leaves[number].start, leaves[number].end))
        inside = np.arange(low, high)
        token[inside[token[inside] < 0]] = number
    word = np.full(len(leaves), -1)
    word[token[::-1]] = np.arange(len(starts))[::-1]
    lost = word < 0
    for number in np.flatnonzero(lost):
        word[number] = max(0, int(np.searchsorted(starts, leaves[number].start, side="right")) - 1)
    first = word[token]
    up = word[np.array([leaf.head for leaf in leaves])]
    head = np.where(np.arange(len(starts)) == first, up[token], first)
    home = np.repeat(np.arange(len(paragraphs)), [len(paragraph) for paragraph in paragraphs])
    casing = np.concatenate([paragraph.casing for paragraph in paragraphs])
    return Forest(name, paragraphs, leaves, token, word, lost, head, home, casing)


def plant_gum(text: GumText) -> Forest:
    """GUM's gold trees."""
    return plant(text.name, text.paragraphs, [Leaf(one.start, one.end, one.upos, one.relation, one.head) for one in text.tokens])


def read_silver(path: Path, texts: Path, tokenizer: Tokenizer) -> Iterator[Forest]:
    """Trees that `silver_trees.py` wrote."""
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        leaves = [Leaf(*leaf) for leaf in row["tokens"]]
        yield plant(row["doc"], cut((texts / f"{row['doc']}.txt").read_bytes().decode(), tokenizer), leaves)


def open_encoder(path: Path) -> Encoder:
    """A finished trunk, its layers in 16 bits: autocast would cut them anew for every batch."""
    encoder = Encoder()
    encoder.load_state_dict(torch.load(path), strict=False)
    for module in encoder.trunk.layers.modules():
        if isinstance(module, torch.nn.Linear):
            module.bfloat16()
    return encoder.eval()


@torch.no_grad()
def states_of(encoder: Encoder, texts: Sequence[list[Paragraph]], *, last: bool = False) -> list[Tensor]:
    """The inner states of the words of texts, with ``last`` those of the last block behind them, in 16 bits.

    Shape: ``[words, layers, 384]`` each.
    """
    windows = [(number, window) for number, text in enumerate(texts) for window in cut_windows(text) if len(window.words)]
    found: list[dict[int, Tensor]] = [{} for _ in texts]
    order = sorted(range(len(windows)), key=lambda at: len(windows[at][1].pieces))
    pad = lambda parts: torch.nn.utils.rnn.pad_sequence([torch.from_numpy(part).long() for part in parts], batch_first=True)
    for low in range(0, len(order), WINDOWS_AT_ONCE):
        mine = [windows[at] for at in order[low : low + WINDOWS_AT_ONCE]]
        inputs = (pad([getattr(window, part) for _, window in mine]) for part in ("pieces", "casing", "quotation"))
        with torch.autocast("cpu", torch.bfloat16):
            states = inner_states(encoder.trunk, *inputs, last=last)
        for row, (number, window) in enumerate(mine):
            found[number][int(window.words[0])] = states[row, torch.from_numpy(window.heads).long()].bfloat16()
    return [torch.cat([parts[first] for first in sorted(parts)]) for parts in found]


@dataclass(frozen=True)
class Plot:
    """Whole paragraphs of one forest, as many as are learned from at once. Shapes: all ``[words]``; ``states`` ``[words, layers, 384]``."""

    scheme: str
    forest: Forest
    first: int
    states: Tensor
    casing: Tensor
    paragraph: Tensor
    head: Tensor
    relation: Tensor
    tag: Tensor


def cut_plots(scheme: str, forest: Forest, states: Tensor, relations: dict[str, int], tags: dict[str, int]) -> list[Plot]:
    """Cut a forest between paragraphs; what a scheme does not know is its last."""
    relation = np.array([relations.get(forest.relation(word), len(relations) - 1) for word in range(len(forest.token))])
    tag = np.array([tags.get(forest.leaves[token].tag, len(tags) - 1) for token in forest.token])
    spans = cut_groups(forest.paragraph, WORDS_AT_ONCE)
    columns = [torch.from_numpy(np.asarray(part)).long() for part in (forest.casing, forest.paragraph, forest.head, relation, tag)]
    return [Plot(scheme, forest, low, states[low:high], *(column[low:high] for column in columns)) for low, high in spans]


def stack(plots: Sequence[Plot]) -> tuple[Tensor, ...]:
    """Several side by side. Returns states, casing, mask, whether a word counts, heads, relations, tags."""
    pad = lambda parts, value=0: torch.nn.utils.rnn.pad_sequence(parts, batch_first=True, padding_value=value)
    paragraph = pad([plot.paragraph for plot in plots], -1)
    mask = torch.where(paragraph[:, None] == paragraph[:, :, None], 0.0, FAR)
    head = pad([plot.head - plot.first for plot in plots])
    known = (paragraph >= 0) & (head >= 0) & (head < paragraph.shape[1])
    head = head.clamp(0, paragraph.shape[1] - 1)
    known &= paragraph.gather(1, head) == paragraph
    columns = (pad([getattr(plot, part) for plot in plots]) for part in ("relation", "tag"))
    return pad([plot.states for plot in plots]), pad([plot.casing for plot in plots]), mask, known, head, *columns
