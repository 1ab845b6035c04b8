"""Fit what a word's states add to its sentence's vector, so that the same pass serves similarity search.

    python training/fit_sentences.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--articles 840] [--epochs 8]

A word adds its states, through one hidden layer; a sentence is the mean of its words. Fitted to the base model's own vectors of sentences
of PolNeAR's training articles, and to how alike these are to each other. Prints Spearman's correlation of cosines over pairs of
sentences of the development articles: pairs at random, and each sentence's nearest by the base among 1,000, which is what a search must
keep in order.
"""

import argparse
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.heads import find_sentences
from dateline.encoder.words import Paragraph
from model import HIDDEN, Encoder, Trunk
from polnear import read_split
from syntax import LAYERS_READ
from trees import open_encoder, read_tokenizer, states_of

CLS, SEP = 101, 102
LONGEST, BATCH = 128, 64
WIDE, RATE, AT_ONCE, ALIKE = 576, 1e-3, 256, 10.0
PAIRS, POOL, NEAREST = 50_000, 1000, 20


@torch.no_grad()
def base_vectors(base: Trunk, sentences: list[np.ndarray]) -> np.ndarray:
    """What the base model makes of sentences, each read alone: the mean of its last states, made one long. ``[sentences, 384]``."""
    found = np.zeros((len(sentences), HIDDEN), np.float32)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for low in range(0, len(order), BATCH):
        mine = order[low : low + BATCH]
        rows = [torch.tensor([CLS, *sentences[at][:LONGEST], SEP]) for at in mine]
        pieces = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
        nothing = torch.zeros_like(pieces)
        with torch.autocast("cpu", torch.bfloat16):
            states = base(pieces, nothing, nothing).float()
        mask = (pieces > 0)[..., None]
        found[mine] = F.normalize((states * mask).sum(1) / mask.sum(1), dim=-1).numpy()
    return found


def cut_pieces(paragraphs: list[Paragraph], firsts: np.ndarray, words: int) -> list[np.ndarray]:
    """The word pieces of each sentence."""
    pieces = np.concatenate([paragraph.pieces for paragraph in paragraphs])
    counts = np.cumsum([0, *(len(paragraph) for paragraph in paragraphs)])
    of = np.concatenate([paragraph.word_of + base for paragraph, base in zip(paragraphs, counts, strict=False)])
    edges = np.searchsorted(of, [*firsts, words])
    return [pieces[low:high] for low, high in pairwise(edges)]


@dataclass(frozen=True)
class Sentences:
    """Words in a row with the sentences that they make: states ``[words, 2304]`` in 16 bits, lengths and wanted vectors of each."""

    states: Tensor
    lengths: np.ndarray
    wanted: Tensor

    @property
    def starts(self) -> np.ndarray:
        return np.cumsum([0, *self.lengths])


def read_sentences(encoder: Encoder, base: Trunk, texts: list[list[Paragraph]]) -> Sentences:
    """The states of the words, and the base's vectors, of sentences of five words and more."""
    rows, lengths, sentences = [], [], []
    for paragraphs, whole in zip(texts, states_of(encoder, texts, last=True), strict=True):
        firsts = find_sentences(paragraphs)
        sizes = np.diff([*firsts, len(whole)])
        long = sizes >= 5
        rows.append(whole.flatten(1)[torch.from_numpy(np.repeat(long, sizes))])
        lengths.append(sizes[long])
        sentences += [one for one, kept in zip(cut_pieces(paragraphs, firsts, len(whole)), long, strict=True) if kept]
    return Sentences(torch.cat(rows), np.concatenate(lengths), torch.from_numpy(base_vectors(base, sentences)))


class Adder(nn.Module):
    """What each word adds. Shapes: ``[words, 2304]`` → ``[words, 384]``."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.project = nn.Linear((len(LAYERS_READ) + 1) * HIDDEN, WIDE), nn.Linear(WIDE, HIDDEN)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            return self.project(self.drop(F.gelu(self.hidden(states)))).float()


def vectors_of(model: Adder, part: Sentences, chosen: np.ndarray) -> Tensor:
    """The vectors of some sentences, one long each. ``[chosen, 384]``."""
    starts = part.starts
    words = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in chosen])
    added = model(part.states[torch.from_numpy(words)])
    home = torch.from_numpy(np.repeat(np.arange(len(chosen)), part.lengths[chosen]))
    return F.normalize(torch.zeros(len(chosen), HIDDEN).index_add(0, home, added), dim=-1)


def fit(model: Adder, part: Sentences, epochs: int) -> None:
    """Bring the vectors near the base's, and their likeness to each other near that of the base's."""
    rng = np.random.default_rng(4)
    steps = epochs * (len(part.lengths) // AT_ONCE)
    optimizer = torch.optim.AdamW(model.parameters(), RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        model.train()
        order, total = rng.permutation(len(part.lengths)), 0.0
        for low in range(0, len(order) - AT_ONCE + 1, AT_ONCE):
            chosen = order[low : low + AT_ONCE]
            mine, wanted = vectors_of(model, part, chosen), part.wanted[torch.from_numpy(chosen)]
            alike = ((mine @ mine.T - wanted @ wanted.T) ** 2).mean()
            loss = (1 - (mine * wanted).sum(1)).mean() + ALIKE * alike
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  epoch {epoch + 1}: {total * AT_ONCE / len(order):.4f}", flush=True)
    model.eval()


def ranks(numbers: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(numbers))


def spearman(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def report(mine: np.ndarray, base: np.ndarray) -> str:
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, len(base), (2, PAIRS))
    kept = a != b
    a, b = a[kept], b[kept]
    overall = spearman((mine[a] * mine[b]).sum(1), (base[a] * base[b]).sum(1))
    pool = rng.permutation(len(base))[:POOL]
    ours, theirs = (part[pool] @ part[pool].T - 2 * np.eye(len(pool)) for part in (mine, base))
    nearest = np.argsort(-theirs, 1)[:, :NEAREST]
    near = np.mean([spearman(ours[at, nearest[at]], theirs[at, nearest[at]]) for at in range(len(pool))])
    top = np.argsort(-ours, 1)
    first = np.mean(top[:, 0] == nearest[:, 0])
    among = np.mean([nearest[at, 0] in top[at, :10] for at in range(len(pool))])
    return (
        f"{len(base)} sentences: Spearman {overall:.3f}, within the base's nearest {NEAREST} {near:.3f}, "
        f"same nearest of {POOL} {100 * first:.1f} %, base's nearest among our ten {100 * among:.1f} %, "
        f"cosine {(mine * base).sum(1).mean():.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--articles", type=int, default=840)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    start = time.monotonic()
    tokenizer = read_tokenizer(options.base)
    encoder, base = open_encoder(options.trunk), Trunk().eval()
    base.load_base(options.base)
    folder = options.corpora / "polnear"
    train, dev = ([one.paragraphs for one in read_split(folder / split, tokenizer)] for split in ("train", "dev"))
    part = read_sentences(encoder, base, train[:: max(1, len(train) // options.articles)])
    print(f"{len(part.lengths)} sentences to fit on, {time.monotonic() - start:.0f}s", flush=True)
    torch.manual_seed(4)
    model = Adder()
    fit(model, part, options.epochs)
    held = read_sentences(encoder, base, dev)
    with torch.no_grad():
        mine = vectors_of(model, held, np.arange(len(held.lengths))).numpy()
    print(f"{report(mine, held.wanted.numpy())}, {time.monotonic() - start:.0f}s")
    state = {f"sentences.{name}": value for name, value in model.state_dict().items()}
    torch.save({"state": state, "size": HIDDEN}, options.out)


if __name__ == "__main__":
    main()
