"""Go on with the attribution heads from trained weights, harder to learn by heart, and keep a running mean of the weights.

    python training/tune_attributions.py CORPORA BASE_MODEL_FOLDER START.pt OUT.pt [--epochs 4] [--swap 0.5]

The trunk's vocabulary stays as it is. In every epoch some people's names are exchanged for others of as many pieces, the same all
through an article, and more pieces are hidden. The rate is constant after a short warm-up and a running mean of the weights is what is
kept, so that the run may be stopped at any checkpoint.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from dateline.encoder.words import TITLE, Ints, Paragraph
from model import Encoder
from polnear import Example, read_split, read_tokenizer
from tasks import read_names
from train_attributions import INNER_WEIGHT, LINK_WEIGHT, batches, gather_words, items_of, link_loss, score, segments_of
from train_heads import SIZE, teach

PERSON = (1, 2)
WARM_STEPS = 40
Pieces = tuple[int, ...]


def words_of(paragraph: Paragraph) -> list[Pieces]:
    """The pieces of each word."""
    edges = np.flatnonzero(np.diff(paragraph.word_of, prepend=-1))
    return [tuple(part.tolist()) for part in np.split(paragraph.pieces, edges[1:])] if len(edges) else []


def people_of(example: Example, tags: Ints) -> list[tuple[Pieces, int]]:
    """The capitalised words of people's names, with their numbers in the article."""
    words = [word for paragraph in example.paragraphs for word in words_of(paragraph)]
    casing = np.concatenate([paragraph.casing for paragraph in example.paragraphs])
    return [(words[at], int(at)) for at in np.flatnonzero(np.isin(tags, PERSON) & (casing == TITLE))]


class Names:
    """Exchanges people's names. ``rate``: the share of the distinct names of an article that are exchanged."""

    def __init__(self, examples: list[Example], names: dict[str, Ints], rate: float) -> None:
        self.rate = rate
        self.known = {one.name: people_of(one, names[one.name]) for one in examples if one.name in names}
        counts = Counter(word for people in self.known.values() for word, _ in people)
        self.pool: dict[int, list[Pieces]] = defaultdict(list)
        for word in sorted(counts):
            self.pool[len(word)].append(word)

    def exchange(self, example: Example, rng: random.Random) -> Example:
        """The same article about other people."""
        people = self.known.get(example.name, [])
        other = {
            word: rng.choice(self.pool[len(word)]) if rng.random() < self.rate else word for word in sorted({word for word, _ in people})
        }
        at = {number: other[word] for word, number in people}
        paragraphs, base = [], 0
        for paragraph in example.paragraphs:
            pieces = paragraph.pieces.copy()
            first = np.searchsorted(paragraph.word_of, np.arange(len(paragraph)))
            for number in range(base, base + len(paragraph)):
                if number in at:
                    start = int(first[number - base])
                    pieces[start : start + len(at[number])] = at[number]
            paragraphs.append(replace(paragraph, pieces=pieces))
            base += len(paragraph)
        return replace(example, paragraphs=paragraphs)


class Mean:
    """A running mean of the weights."""

    def __init__(self, encoder: Encoder, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.state = {name: value.detach().clone().float() for name, value in encoder.state_dict().items()}

    def add(self, encoder: Encoder) -> None:
        self.steps += 1
        share = 1 - min(self.decay, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in encoder.state_dict().items():
                if value.dtype.is_floating_point and name != "trunk.word.weight":
                    self.state[name].lerp_(value, share)

    def encoder(self) -> Encoder:
        mean = Encoder()
        mean.load_state_dict(self.state)
        return mean


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--mask", type=float, default=0.15)
    parser.add_argument("--swap", type=float, default=0.5)
    parser.add_argument("--decay", type=float, default=0.996)
    parser.add_argument("--every", type=int, default=150, help="Steps between checkpoints.")
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer(options.base)
    folder = options.corpora / "polnear"
    train, dev = (read_split(folder / split, tokenizer)[: options.articles] for split in ("train", "dev"))
    names = Names(train, read_names(folder / "train" / "silver_ner_coref.jsonl", folder / "train" / "text", tokenizer), options.swap)
    encoder = Encoder(options.dropout)
    encoder.load_state_dict(torch.load(options.start), strict=False)
    encoder.eval()
    inner = {example.name: teach(encoder, example)[1] for example in train}
    encoder.trunk.word.weight.requires_grad_(False)
    trunk = [value for value in encoder.trunk.parameters() if value.requires_grad]
    heads = [value for head in (encoder.tagger, encoder.linker, encoder.inner) for value in head.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": trunk}, {"params": heads, "lr": options.rate * 4}], lr=options.rate, weight_decay=0.01, fused=True
    )
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, 0.1, total_iters=WARM_STEPS)
    mean, steps, start, total = Mean(encoder, options.decay), 0, time.monotonic(), 0.0
    for _ in range(options.epochs):
        items = items_of([names.exchange(example, rng) for example in train], SIZE, rng)
        for group in batches(items, rng):
            encoder.train()
            with torch.autocast("cpu", torch.bfloat16):
                states, casing, quotation = gather_words(encoder, group, options.mask)
            whole = states.float(), casing, quotation
            index, tags, mask = segments_of(group)
            count = int(mask.sum())
            loss = encoder.tagger.nll(encoder.tagger(*whole)[index], tags, mask) / count * 10
            loss = loss + LINK_WEIGHT * link_loss(encoder, whole[0], group) / len(group) / 10
            tags = segments_of(group, inner)[1]
            loss = loss + INNER_WEIGHT * encoder.inner.nll(encoder.inner(*whole)[index], tags, mask) / count * 10
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trunk + heads, 1.0)
            optimizer.step()
            warm.step()
            mean.add(encoder)
            steps, total = steps + 1, total + float(loss.detach())
            if steps % 25 == 0:
                print(f"  {steps}: {total / 25:.3f}, {time.monotonic() - start:.0f}s", flush=True)
                total = 0.0
            if steps % options.every == 0:
                torch.save(mean.state, options.out.with_suffix(f".{steps}.pt"))
                print(f"step {steps} mean, first half {score(mean.encoder(), dev[::2], SIZE)}", flush=True)
    torch.save(mean.state, options.out)


if __name__ == "__main__":
    main()
