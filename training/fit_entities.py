"""Fit heads for mentions and coreference on a trunk that stays as it is, on GUM's gold; report on GUM's development texts.

python training/fit_entities.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--epochs 10] [--links 8]
"""

import argparse
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

sys.path.append(str(Path(__file__).resolve().parents[1] / "evaluation"))
from coreference import CorefScore
from entities import LONGEST, NAMED, TYPES, Chainer, Finder, Mentions, find_pairs, read_mentions
from gum import GumText, read_split
from model import Encoder
from syntax import FAR, Syntax
from tasks import bounds
from trees import WORDS_AT_ONCE, open_encoder, read_tokenizer, states_of

RATE, THRESHOLD = 2e-3, 0.0


@dataclass
class Document:
    """A text with its states and mentions. ``plots``: stretches of whole paragraphs, first and last word."""

    text: GumText
    words: list[str]
    states: Tensor
    casing: Tensor
    paragraph: np.ndarray
    sentence: np.ndarray
    mentions: Mentions
    plots: list[tuple[int, int]]


def open_document(encoder: Encoder, text: GumText) -> Document:
    starts, ends = bounds(text.paragraphs)
    words = [text.text[start:end] for start, end in zip(starts, ends, strict=True)]
    paragraph = np.repeat(np.arange(len(text.paragraphs)), [len(one) for one in text.paragraphs])
    token_starts = np.array([token.start for token in text.tokens])
    at = np.maximum(np.searchsorted(token_starts, starts, side="right") - 1, 0)
    sentence = np.array([token.sentence for token in text.tokens])[at]
    casing = torch.from_numpy(np.concatenate([one.casing for one in text.paragraphs])).long()
    plots, start, last = [], 0, 0
    for edge in [*(np.flatnonzero(np.diff(paragraph)) + 1).tolist(), len(words)]:
        if edge - start > WORDS_AT_ONCE and last > start:
            plots.append((start, last))
            start = last
        last = edge
    plots.append((start, last))
    (states,) = states_of(encoder, [text.paragraphs])
    return Document(text, words, states, casing, paragraph, sentence, read_mentions(text), plots)


class Entities(nn.Module):
    """A body like that of the syntax head, which finds, names and links."""

    def __init__(self) -> None:
        super().__init__()
        self.body, self.finder, self.chainer = Syntax(), Finder(), Chainer()

    def read(self, document: Document, low: int, high: int) -> Tensor:
        """States of some words. Shape: ``[words, 256]``."""
        home = torch.from_numpy(document.paragraph[low:high])
        mask = torch.where(home[:, None] == home[None], 0.0, FAR)[None]
        with torch.autocast("cpu", torch.bfloat16):
            return self.body(document.states[None, low:high], document.casing[None, low:high], mask)[0].float()

    def whole(self, document: Document) -> Tensor:
        return torch.cat([self.read(document, low, high) for low, high in document.plots])


def find_loss(model: Entities, document: Document, low: int, high: int) -> Tensor:
    state = model.read(document, low, high)
    scores, gold = model.finder(state), torch.zeros(high - low, high - low)
    spans = document.mentions.spans
    mine = (spans[:, 0] >= low) & (spans[:, 1] < high) & (spans[:, 1] - spans[:, 0] < LONGEST)
    inside = torch.from_numpy(spans[mine] - low)
    gold[inside[:, 0], inside[:, 1]] = 1
    open_ = scores > FAR / 2
    loss = F.binary_cross_entropy_with_logits(scores[open_], gold[open_], reduction="sum") / (high - low)
    if len(inside):
        loss = loss + F.cross_entropy(model.finder.kinds(state, inside), torch.from_numpy(document.mentions.types[mine]))
    return loss


@torch.no_grad()
def find(model: Entities, document: Document, state: Tensor) -> Mentions:
    """The mentions that the head finds; chains are nought."""
    spans, types = [], []
    for low, high in document.plots:
        scores = model.finder(state[low:high])
        found = (scores > THRESHOLD).nonzero()
        if len(found):
            types.append(model.finder.kinds(state[low:high], found).argmax(-1).numpy())
            spans.append(found.numpy() + low)
    table = np.concatenate(spans)
    kinds = np.concatenate(types)
    return Mentions(table, kinds, np.zeros(len(kinds), dtype=np.int64))


def link_loss(model: Entities, document: Document, state: Tensor, mentions: Mentions) -> Tensor:
    """Of each mention, -log of the share of its right antecedents; "none" is one of the choices."""
    pairs, features = find_pairs(document.words, document.sentence, mentions.spans, mentions.types)
    pooled = model.chainer.pool(state, torch.from_numpy(mentions.spans))
    scores = model.chainer(pooled, torch.from_numpy(pairs), torch.from_numpy(features))
    count, of = len(mentions.spans), torch.from_numpy(pairs[:, 0])
    none = model.chainer.new(pooled)[:, 0]
    right = torch.from_numpy(mentions.chains[pairs[:, 0]] == mentions.chains[pairs[:, 1]])
    top = torch.full((count,), -1e9).scatter_reduce(0, of, scores.detach(), "amax").maximum(none.detach())
    weight = (scores - top[of]).exp()
    alone = (none - top).exp()
    good = torch.zeros(count).index_add(0, of, weight * right)
    settled = torch.zeros(count).index_add(0, of, right.float()) > 0
    total = alone.index_add(0, of, weight)
    return -(torch.where(settled, good, alone).clamp_min(1e-12) / total).log().mean()


@torch.no_grad()
def link(model: Entities, document: Document, state: Tensor, mentions: Mentions) -> list[frozenset]:
    """Chains: each mention joins its best antecedent, unless "none" is better."""
    pairs, features = find_pairs(document.words, document.sentence, mentions.spans, mentions.types)
    pooled = model.chainer.pool(state, torch.from_numpy(mentions.spans))
    scores = model.chainer(pooled, torch.from_numpy(pairs), torch.from_numpy(features)).numpy()
    none = model.chainer.new(pooled)[:, 0].numpy()
    home = list(range(len(mentions.spans)))
    best: dict[int, int] = {}
    for at in np.argsort(scores):
        if scores[at] > none[pairs[at, 0]]:
            best[int(pairs[at, 0])] = int(pairs[at, 1])
    for mention in sorted(best):
        home[mention] = home[best[mention]]
    chains: dict[int, set] = {}
    for mention, chain in enumerate(home):
        chains.setdefault(chain, set()).add(tuple(mentions.spans[mention].tolist()))
    return [frozenset(chain) for chain in chains.values()]


def gold_chains(mentions: Mentions) -> list[frozenset]:
    chains: dict[int, set] = {}
    for span, chain in zip(mentions.spans.tolist(), mentions.chains.tolist(), strict=True):
        chains.setdefault(chain, set()).add(tuple(span))
    return [frozenset(chain) for chain in chains.values()]


def several(chains: list[frozenset]) -> list[frozenset]:
    return [chain for chain in chains if len(chain) > 1]


def shown(score: CorefScore) -> str:
    parts = (score.mentions.f1, score.muc.f1, score.b_cubed.f1, score.ceaf.f1, score.conll)
    return "mentions {:.1f} MUC {:.1f} B3 {:.1f} CEAFe {:.1f} CoNLL {:.1f}".format(*(100 * part for part in parts))


def report(model: Entities, documents: list[Document]) -> str:
    model.eval()
    lines = []
    for name, mine in (("all", documents), ("news", [one for one in documents if one.text.genre == "news"])):
        exact, typed, named = np.zeros(3), np.zeros(3), np.zeros(3)
        every, linked, golden = CorefScore(), CorefScore(), CorefScore()
        for document in mine:
            with torch.no_grad():
                state = model.whole(document)
            found, gold = find(model, document, state), document.mentions
            sets = [{(*span, kind) for span, kind in zip(part.spans.tolist(), part.types.tolist(), strict=True)} for part in (found, gold)]
            plain = [{row[:2] for row in part} for part in sets]
            people = [{row for row in part if TYPES[row[2]] in NAMED} for part in sets]
            for counts, (a, b) in ((exact, plain), (typed, sets), (named, people)):
                counts += len(a & b), len(a), len(b)
            chains, wanted = link(model, document, state, found), gold_chains(gold)
            every.add(wanted, chains)
            linked.add(several(wanted), several(chains))
            golden.add(several(wanted), several(link(model, document, state, gold)))
        f1 = lambda counts: 200 * counts[0] / max(1, counts[1] + counts[2])
        lines.append(
            f"{name}: mentions {f1(exact):.1f} (n {exact[2]:.0f}), with type {f1(typed):.1f}, "
            f"people, organisations, places {f1(named):.1f} (n {named[2]:.0f}) | with singletons {shown(every)} | "
            f"without {shown(linked)} | without, gold mentions {shown(golden)}"
        )
    return "\n    ".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--links", type=int, default=8)
    options = parser.parse_args()
    torch.manual_seed(9)
    rng, start = random.Random(9), time.monotonic()
    tokenizer, encoder = read_tokenizer(options.base), open_encoder(options.trunk)
    folders = (options.corpora / "gum" / split for split in ("train", "dev"))
    train, dev = ([open_document(encoder, text) for text in read_split(folder, tokenizer)] for folder in folders)
    print(f"{sum(len(one.mentions.spans) for one in train)} mentions, {time.monotonic() - start:.0f}s", flush=True)
    model = Entities()
    plots = [(document, *plot) for document in train for plot in document.plots]
    optimizer = torch.optim.AdamW([*model.body.parameters(), *model.finder.parameters()], RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=options.epochs * (len(plots) // 4 + 1), pct_start=0.1)
    for epoch in range(options.epochs):
        model.train()
        rng.shuffle(plots)
        total = 0.0
        for at in range(0, len(plots), 4):
            loss = sum(find_loss(model, *plot) for plot in plots[at : at + 4]) / 4
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  finding, epoch {epoch + 1}: {total / len(plots) * 4:.3f}, {time.monotonic() - start:.0f}s", flush=True)
    model.eval()
    with torch.no_grad():
        known = [(document, model.whole(document)) for document in train]
    optimizer = torch.optim.AdamW(model.chainer.parameters(), RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=options.links * len(known), pct_start=0.1)
    for epoch in range(options.links):
        model.train()
        rng.shuffle(known)
        total = 0.0
        for document, state in known:
            loss = link_loss(model, document, state, document.mentions)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  linking, epoch {epoch + 1}: {total / len(known):.3f}, {time.monotonic() - start:.0f}s", flush=True)
    print(f"GUM dev, {report(model, dev)}")
    torch.save({"state": {f"entities.{name}": value for name, value in model.state_dict().items()}}, options.out)


if __name__ == "__main__":
    main()
