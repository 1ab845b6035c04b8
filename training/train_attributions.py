"""Fine-tune the trunk with its attribution heads on PolNeAR.

    python training/train_attributions.py POLNEAR_FOLDER BASE_MODEL_FOLDER OUT.pt [--epochs 7] [--seed 1] [--start PT --silver NPZ]

Prints exact-span and linking figures on each half of the development split after every epoch: the first half is for
choosing, the second for reporting.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dateline.encoder.pairs import CONTENT, CUE, SOURCE, find_pairs, pair_features, terrain_of
from dateline.encoder.windows import Window, cut_windows
from dateline.encoder.words import Ints
from model import MASK_PIECE, Encoder, Tagger, forbidden
from polnear import Example, read_split, read_tokenizer

BATCH = 12
LINK_WEIGHT = 0.5
INNER_WEIGHT = 0.5


@dataclass
class Item:
    """One window of one article, with the labels of the words that it answers for."""

    example: Example
    window: Window


def items_of(examples: list[Example], size: int, rng: random.Random | None = None) -> list[Item]:
    """Cut examples into windows; with ``rng``, of a different size each time."""
    return [
        Item(example, window)
        for example in examples
        for window in cut_windows(example.paragraphs, size=size if rng is None else rng.randint(size * 2 // 3, size))
        if len(window.words)
    ]


def batches(items: list[Item], rng: random.Random) -> Iterator[list[Item]]:
    """Group windows of like length, in random order."""
    order = sorted(items, key=lambda item: len(item.window.pieces) + rng.random() * 40)
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    yield from groups


def gather_words(encoder: Encoder, group: list[Item], mask_rate: float) -> tuple[Tensor, Tensor, Tensor]:
    """Run the trunk. Returns states, casing and quotation of all words that the windows answer for, in a row."""
    length = max(len(item.window.pieces) for item in group)
    pieces, casing, quotation = (torch.zeros(len(group), length, dtype=torch.long) for _ in range(3))
    rows, columns = [], []
    for row, item in enumerate(group):
        window = item.window
        size = len(window.pieces)
        pieces[row, :size] = torch.from_numpy(window.pieces).long()
        casing[row, :size] = torch.from_numpy(window.casing).long()
        quotation[row, :size] = torch.from_numpy(window.quotation).long()
        rows += [row] * len(window.heads)
        columns.append(window.heads)
    at = torch.tensor(rows), torch.from_numpy(np.concatenate(columns)).long()
    shown = pieces
    if mask_rate:
        hide = (torch.rand(pieces.shape) < mask_rate) & (pieces > 102)
        shown = pieces.masked_fill(hide, MASK_PIECE)
    return encoder.trunk(shown, casing, quotation)[at], casing[at], quotation[at]


def segments_of(group: list[Item], silver: dict[str, Ints] | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """The paragraphs in a batch: index into the row of words, tags, mask. Shapes: ``[segments, longest]``."""
    index, tags, base = [], [], 0
    for item in group:
        words = item.window.words
        home = terrain_of(item.example.paragraphs).paragraph[words]
        for run in np.split(np.arange(len(words)), np.flatnonzero(np.diff(home)) + 1):
            label = (silver[item.example.name] if silver else item.example.tags)[words[run]].copy()
            if label[0] and label[0] % 2 == 0:
                label[0] -= 1  # a paragraph longer than a window: its second stretch begins inside a span
            index.append(torch.from_numpy(run + base))
            tags.append(torch.from_numpy(label).long())
        base += len(words)
    pad = torch.nn.utils.rnn.pad_sequence
    mask = pad([torch.ones(len(run)) for run in index], batch_first=True)
    return pad(index, batch_first=True), pad(tags, batch_first=True), mask


def link_loss(encoder: Encoder, states: Tensor, group: list[Item]) -> Tensor:
    """Cross-entropy of each cue's source and each content's cue, over gold spans."""
    cues, others, features, gold, owners, bases = [], [], [], [], [], []
    base = shift = 0
    for item in group:
        low, high = item.window.words[0], item.window.words[-1]
        keep = np.flatnonzero((item.example.spans[:, 1] >= low) & (item.example.spans[:, 2] <= high))
        spans = item.example.spans[keep]
        terrain = terrain_of(item.example.paragraphs)
        pairs = find_pairs(spans, terrain)
        if len(pairs):
            features.append(pair_features(spans, pairs, terrain))
            cues.append(spans[pairs[:, 0], 1:] - low + base)
            others.append(spans[pairs[:, 1], 1:] - low + base)
            links = item.example.links
            gold += [(int(keep[c]), int(keep[o])) in links for c, o in pairs]
            is_source = spans[pairs[:, 1], 0] == SOURCE
            owners.append(np.where(is_source, pairs[:, 0], pairs[:, 1]) + shift)
            bases.append(is_source)
            shift += len(spans)
        base += len(item.window.words)
    if not features:
        return states.sum() * 0
    cue_at, other_at = (torch.from_numpy(np.concatenate(part)).long() for part in (cues, others))
    owner, source = torch.from_numpy(np.concatenate(owners)), torch.from_numpy(np.concatenate(bases))
    cue, other = encoder.linker.spans(states, cue_at, other_at)
    scores = encoder.linker.pairs(cue, other, torch.from_numpy(np.concatenate(features)).long())
    return choice_loss(encoder, scores, cue, other, owner, source, torch.tensor(gold))


def choice_loss(encoder: Encoder, scores: Tensor, cue: Tensor, other: Tensor, owner: Tensor, source: Tensor, gold: Tensor) -> Tensor:
    """Per span that chooses (a cue its source, a content its cue): -log of the share that goes to what is right."""
    _, group = torch.unique(owner, return_inverse=True)
    count = int(group.max()) + 1
    first = torch.full((count,), len(group)).scatter_reduce(0, group, torch.arange(len(group)), "amin")
    by_source = encoder.linker.nones(cue[first], 0)
    by_content = encoder.linker.nones(other[first], 1)
    none = torch.where(source[first], by_source, by_content)
    top = max(float(scores.detach().max()), float(none.detach().max()))
    weight, weight_none = (scores - top).clamp(-60).exp(), (none - top).clamp(-60).exp()
    whole = weight_none.index_add(0, group, weight)
    right = torch.zeros_like(none).index_add(0, group, weight * gold)
    settled = torch.zeros(count).index_add(0, group, gold.float()) > 0
    right = torch.where(settled, right, weight_none)
    return (whole.log() - right.clamp_min(1e-30).log()).sum()


def train_epoch(
    encoder: Encoder,
    items: list[Item],
    optimizer: torch.optim.Optimizer,
    schedule: object,
    rng: random.Random,
    mask_rate: float,
    silver: dict[str, Ints] | None,
) -> tuple[float, float]:
    """One pass over the windows; returns the mean losses per word (tags) and per window (links)."""
    encoder.train()
    total, links, words = 0.0, 0.0, 0
    for group in batches(items, rng):
        with torch.autocast("cpu", torch.bfloat16):
            states, casing, quotation = gather_words(encoder, group, mask_rate)
        states = states.float()
        emissions = encoder.tagger(states, casing, quotation)
        index, tags, mask = segments_of(group)
        count = int(mask.sum())
        nll = encoder.tagger.nll(emissions[index], tags, mask)
        link = link_loss(encoder, states, group)
        loss = nll / count * 10 + LINK_WEIGHT * link / len(group) / 10
        if silver:
            inner, tags, _ = encoder.inner(states, casing, quotation), *segments_of(group, silver)[1:]
            loss = loss + INNER_WEIGHT * encoder.inner.nll(inner[index], tags, mask) / count * 10
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total, links, words = total + float(nll.detach()), links + float(link.detach()), words + count
    return total / words, links / len(items)


def fit(
    encoder: Encoder, train: list[Example], options: argparse.Namespace, rng: random.Random, silver: dict[str, Ints] | None = None
) -> Iterator[str]:
    """Train for ``options.epochs`` under one cycle; gives, after each, its losses and seconds."""
    heads = [
        *encoder.tagger.parameters(),
        *encoder.linker.parameters(),
        *encoder.inner.parameters(),
        encoder.trunk.casing.weight,
        encoder.trunk.quotation.weight,
    ]
    known = {id(parameter) for parameter in heads}
    trunk = [parameter for parameter in encoder.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW([{"params": trunk}, {"params": heads}], weight_decay=0.01, fused=True)
    steps = int(len(items_of(train, options.size, random.Random(0))) / BATCH * 1.06 * options.epochs) + 10
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [options.rate, options.rate * 10], total_steps=steps, pct_start=0.1)
    for _ in range(options.epochs):
        start = time.monotonic()
        tags, links = train_epoch(encoder, items_of(train, options.size, rng), optimizer, schedule, rng, options.mask, silver)
        yield f"tags {tags:.4f} links {links:.3f} {time.monotonic() - start:.0f}s"


def viterbi(encoder: Encoder, emissions: Ints, tagger: Tagger | None = None) -> list[int]:
    """The best tags of one paragraph."""
    tagger = tagger or encoder.tagger
    ban = np.where(forbidden(len(tagger.first)), -1e4, 0)
    moves = tagger.transitions.detach().numpy() + ban[:-1]
    score = tagger.first.detach().numpy() + ban[-1] + emissions[0]
    back = []
    for row in emissions[1:]:
        table = score[:, None] + moves
        back.append(table.argmax(0))
        score = table.max(0) + row
    best = [int((score + tagger.last.detach().numpy()).argmax())]
    for step in reversed(back):
        best.append(int(step[best[-1]]))
    return best[::-1]


def spans_of(tags: list[int], base: int) -> list[tuple[int, int, int]]:
    """Tags → (role, first word, last word)."""
    spans, at = [], 0
    while at < len(tags):
        if tags[at]:
            role, start = (tags[at] - 1) // 2, at
            while at + 1 < len(tags) and tags[at + 1] == 2 * role + 2:
                at += 1
            spans.append((role, start + base, at + base))
        at += 1
    return spans


@torch.no_grad()
def predict(encoder: Encoder, example: Example, size: int) -> tuple[Ints, dict[int, int], dict[int, int]]:
    """Spans, the source of each cue, the cue of each content (rows of the spans)."""
    group = items_of([example], size)
    with torch.autocast("cpu", torch.bfloat16):
        states, casing, quotation = gather_words(encoder, group, 0.0)
    states = states.float()
    emissions = encoder.tagger(states, casing, quotation).numpy()
    spans, base = [], 0
    for paragraph in example.paragraphs:
        if len(paragraph):
            spans += spans_of(viterbi(encoder, emissions[base : base + len(paragraph)]), base)
        base += len(paragraph)
    rows = np.array(spans, dtype=np.int32).reshape(-1, 3)
    terrain = terrain_of(example.paragraphs)
    pairs = find_pairs(rows, terrain)
    if not len(pairs):
        return rows, {}, {}
    cue, other = encoder.linker.spans(
        states, torch.from_numpy(rows[pairs[:, 0], 1:]).long(), torch.from_numpy(rows[pairs[:, 1], 1:]).long()
    )
    scores = encoder.linker.pairs(cue, other, torch.from_numpy(pair_features(rows, pairs, terrain)).long()).numpy()
    none = encoder.linker.nones(cue, 0).numpy(), encoder.linker.nones(other, 1).numpy()
    best: tuple[dict, dict] = ({}, {})
    for at in np.argsort(scores):
        c, o = map(int, pairs[at])
        content = int(rows[o, 0] == CONTENT)
        if content or scores[at] > none[content][at]:
            best[content].update({o: c} if content else {c: o})
    return rows, *best


def score(encoder: Encoder, examples: list[Example], size: int) -> str:
    """Exact F1 per role, and linked: found, source overlaps, all exact."""
    encoder.eval()
    count: Counter[str] = Counter()
    for example in examples:
        count += count_right(encoder, example, size)
    return show(count)


def count_right(encoder: Encoder, example: Example, size: int) -> Counter[str]:
    """What is right in one article: twice the exact spans of each role beside how many there are on both sides, linked likewise."""
    count: Counter[str] = Counter()
    rows, source, cue = predict(encoder, example, size)
    gold, mine = {tuple(row) for row in example.spans.tolist()}, {tuple(row) for row in rows.tolist()}
    for role, name in ((SOURCE, "S"), (CUE, "C"), (CONTENT, "Co")):
        a, b = ({span for span in spans if span[0] == role} for spans in (gold, mine))
        count[name] += 2 * len(a & b)
        count[name + "n"] += len(a) + len(b)
    golden = attributions_of(example.spans.tolist(), example.links)
    links = {(c, s) for c, s in source.items()} | {(c, o) for o, c in cue.items()}
    links |= {(row, row) for row in np.flatnonzero(rows[:, 0] == CUE).tolist()}
    compare(golden, attributions_of(rows.tolist(), links), count)
    return count


def figures(count: Counter[str]) -> list[float]:
    """Exact F1 of sources, cues, contents; linked F1: found, source overlaps, all three exact. In per cent."""
    spans = [100 * count[name] / max(1, count[name + "n"]) for name in ("S", "C", "Co")]
    return spans + [200 * count[name] / max(1, count["n"]) for name in ("found", "source", "all")]


def show(count: Counter[str]) -> str:
    return "{:.1f} / {:.1f} / {:.1f} linked {:.1f} / {:.1f} / {:.1f}".format(*figures(count))


@torch.no_grad()
def agreement(encoder: Encoder, examples: list[Example], silver: dict[str, Ints], size: int) -> str:
    """Exact-span F1 of the inner head against silver, by role."""
    counts = np.zeros((3, 3))
    for example in examples:
        with torch.autocast("cpu", torch.bfloat16):
            states, casing, quotation = gather_words(encoder, items_of([example], size), 0.0)
        emissions, base = encoder.inner(states.float(), casing, quotation).numpy(), 0
        for paragraph in filter(len, example.paragraphs):
            part = slice(base, base + len(paragraph))
            mine = set(spans_of(viterbi(encoder, emissions[part], encoder.inner), 0))
            wanted = set(spans_of(silver[example.name][part].tolist(), 0))
            for role in range(3):
                a, b = ({span for span in spans if span[0] == role} for spans in (mine, wanted))
                counts[role] += len(a & b), len(a), len(b)
            base += len(paragraph)
    return " / ".join(f"{200 * both / max(1, found + given):.1f}" for both, found, given in counts)


def attributions_of(spans: list, links: set) -> list[dict[int, set]]:
    """Group linked spans by cue; those without content are left out."""
    grouped: dict[int, dict[int, set]] = {}
    for cue, other in links:
        grouped.setdefault(cue, {SOURCE: set(), CUE: set(), CONTENT: set()})[spans[other][0]].add(tuple(spans[other][1:]))
    return [parts for parts in grouped.values() if parts[CONTENT]]


def compare(gold: list, mine: list, count: Counter) -> None:
    """Match attributions one-to-one by content overlap, as the scorer does."""

    def common(a: set, b: set) -> int:
        return sum(max(0, min(e, f) - max(s, t) + 1) for s, e in a for t, f in b)

    count["n"] += len(gold) + len(mine)
    pairs = [(common(g[CONTENT], m[CONTENT]), i, j) for i, g in enumerate(gold) for j, m in enumerate(mine)]
    used: tuple[set, set] = (set(), set())
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            count["found"] += 1
            count["source"] += bool(common(gold[i][SOURCE], mine[j][SOURCE])) or not (gold[i][SOURCE] or mine[j][SOURCE])
            count["all"] += gold[i] == mine[j]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--mask", type=float, default=0.05)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("polnear", "base", "out"):
        parser.add_argument(name, type=Path)
    add_options(parser)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--start", type=Path, help="Go on from these weights.")
    parser.add_argument("--silver", type=Path, help="Train the inner head, too, on what silver.py wrote.")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer(options.base)
    train = read_split(options.polnear / "train", tokenizer)[: options.articles]
    dev = read_split(options.polnear / "dev", tokenizer)
    encoder = Encoder(options.dropout)
    encoder.trunk.load_base(options.base)
    if options.start:
        encoder.load_state_dict(torch.load(options.start), strict=False)
    silver = dict(np.load(options.silver)) if options.silver else None
    for epoch, said in enumerate(fit(encoder, train, options, rng, silver), 1):
        trained = {name: value for name, value in encoder.state_dict().items() if silver or not name.startswith("inner")}
        torch.save(trained, options.out.with_suffix(f".{epoch}.pt"))
        halves = " | ".join(score(encoder, dev[half::2], options.size) for half in (0, 1))
        if silver:
            halves += f" | inner, agreement with silver {agreement(encoder, dev, silver, options.size)}"
        print(f"epoch {epoch} {said} dev halves {halves}", flush=True)


if __name__ == "__main__":
    main()
