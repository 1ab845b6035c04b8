"""Train every head on one trunk: attributions, times, predicates and (as company only) names.

    python training/train_heads.py CORPORA BASE_MODEL_FOLDER START.pt OUT.pt [--epochs 4]

START is what `train_attributions.py` or `restore.py` wrote. Texts without attributions of their own take START's findings as targets, in
both layers, so that the trunk keeps what it knows on news that PolNeAR does not have; so do PolNeAR's inner attributions.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.words import Ints
from model import PREDICATE_FACTS, Encoder, Tagger
from polnear import Example, read_split, read_tokenizer
from tasks import UNKNOWN, Labelled, read_all, read_names
from train_attributions import (
    INNER_WEIGHT,
    LINK_WEIGHT,
    Item,
    agreement,
    batches,
    gather_words,
    items_of,
    link_loss,
    score,
    segments_of,
    spans_of,
    viterbi,
)

SIZE = 320
TIMES_WEIGHT, FACTS_WEIGHT, NAMES_WEIGHT, TAUGHT_WEIGHT = 0.5, 0.3, 0.1, 0.3
FACTUALITY = PREDICATE_FACTS.index("factuality")


def as_example(text: Labelled, outer: Ints) -> Example:
    """A text without gold attributions, with those that a trained tagger finds."""
    none = np.zeros(0, np.int32)
    return Example(text.name, text.paragraphs, outer, none.reshape(-1, 3), none, set())


@torch.no_grad()
def teach(encoder: Encoder, example: Example) -> tuple[Ints, Ints]:
    """What the encoder's own taggers say of a text: outer and inner tags of its words."""
    with torch.autocast("cpu", torch.bfloat16):
        states, casing, quotation = gather_words(encoder, items_of([example], SIZE), 0.0)
    found = []
    for tagger in (encoder.tagger, encoder.inner):
        emissions, base, tags = tagger(states.float(), casing, quotation).numpy(), 0, []
        for paragraph in filter(len, example.paragraphs):
            tags += viterbi(encoder, emissions[base : base + len(paragraph)], tagger)
            base += len(paragraph)
        found.append(np.array(tags, dtype=np.int32))
    return found[0], found[1]


def tag_loss(tagger: Tagger, emissions: Tensor, group: list[Item], tags: dict[str, Ints]) -> tuple[Tensor, int]:
    """The CRF's loss over the texts that have such tags, and over how many words."""
    index, gold, mask = segments_of(group, tags)
    return tagger.nll(emissions[index], gold, mask), int(mask.sum())


def masked(states: tuple[Tensor, ...], group: list[Item], keep: list[bool]) -> tuple[list[Item], tuple[Tensor, ...]]:
    """The items that have a label, and their words' rows."""
    rows = np.repeat(keep, [len(item.window.words) for item in group])
    at = torch.from_numpy(np.flatnonzero(rows)).long()
    return [item for item, kept in zip(group, keep, strict=True) if kept], tuple(part[at] for part in states)


def facts_loss(encoder: Encoder, states: Tensor, group: list[Item], facts: dict[str, np.ndarray]) -> Tensor:
    """Binary cross-entropy of the facts that are known, and Huber's loss of the factuality, a labelled word each."""
    gold = torch.from_numpy(np.concatenate([facts[item.example.name][item.window.words] for item in group]))
    said = encoder.predicates(states)
    total = states.sum() * 0
    for at in range(len(PREDICATE_FACTS)):
        known = gold[:, at] != UNKNOWN
        if known.any():
            mine, wanted = said[known, at], gold[known, at]
            loss = F.huber_loss(mine, wanted) if at == FACTUALITY else F.binary_cross_entropy_with_logits(mine, wanted)
            total = total + loss
    return total


class Targets:
    """The labels of every text by its name."""

    def __init__(self) -> None:
        self.times: dict[str, Ints] = {}
        self.names: dict[str, Ints] = {}
        self.facts: dict[str, np.ndarray] = {}
        self.inner: dict[str, Ints] = {}
        self.gold: set[str] = set()


def losses(encoder: Encoder, group: list[Item], targets: Targets, mask_rate: float) -> Tensor:
    """Everything that one batch is wrong about."""
    with torch.autocast("cpu", torch.bfloat16):
        states, casing, quotation = gather_words(encoder, group, mask_rate)
    whole = states.float(), casing, quotation
    emissions, inner = encoder.tagger(*whole), encoder.inner(*whole)
    nll, words = tag_loss(encoder.tagger, emissions, group, {item.example.name: item.example.tags for item in group})
    gold = group[0].example.name in targets.gold
    loss = nll / words * 10 * (1 if gold else TAUGHT_WEIGHT)
    nll, words = tag_loss(encoder.inner, inner, group, targets.inner)
    loss = loss + INNER_WEIGHT * (1 if gold else TAUGHT_WEIGHT) * nll / words * 10
    if gold:
        loss = loss + LINK_WEIGHT * link_loss(encoder, whole[0], group) / len(group) / 10
    for table, tagger, weight in ((targets.times, encoder.times, TIMES_WEIGHT), (targets.names, encoder.names, NAMES_WEIGHT)):
        items, part = masked(whole, group, [item.example.name in table for item in group])
        if items:
            nll, words = tag_loss(tagger, tagger(*part), items, table)
            loss = loss + weight * nll / words * 10
    items, part = masked(whole, group, [item.example.name in targets.facts for item in group])
    if items:
        loss = loss + FACTS_WEIGHT * facts_loss(encoder, part[0], items, targets.facts)
    return loss


@torch.no_grad()
def report(encoder: Encoder, held: dict[str, list[Labelled]]) -> str:
    """Times: exact-span F1 and that by overlap; facts: F1 of each, and the correlation of factuality."""
    encoder.eval()
    said = []
    for name, texts in held.items():
        counts, facts, gold = np.zeros(4), [], []
        for text in texts:
            example = as_example(text, np.zeros(text.words, np.int32))
            with torch.autocast("cpu", torch.bfloat16):
                states, casing, quotation = gather_words(encoder, items_of([example], SIZE), 0.0)
            if text.times is not None:
                counts += compare_times(encoder, encoder.times(states.float(), casing, quotation).numpy(), text)
            if text.facts is not None:
                facts.append(encoder.predicates(states.float()).numpy())
                gold.append(text.facts)
        said.append(f"{name}:")
        if counts[3]:
            said.append("times strict {:.1f} relaxed {:.1f}".format(*(200 * counts[at] / (counts[2] + counts[3]) for at in (0, 1))))
        said.append(describe_facts(np.concatenate(facts), np.concatenate(gold)))
    return " ".join(said)


def compare_times(encoder: Encoder, emissions: np.ndarray, text: Labelled) -> np.ndarray:
    """Exact, overlapping, found, given."""
    count, base = np.zeros(4), 0
    assert text.times is not None
    for paragraph in filter(len, text.paragraphs):
        part = slice(base, base + len(paragraph))
        mine = {span[1:] for span in spans_of(viterbi(encoder, emissions[part], encoder.times), 0)}
        wanted = {span[1:] for span in spans_of(text.times[part].tolist(), 0)}
        touching = sum(any(a <= d and c <= b for c, d in mine) for a, b in wanted)
        count += len(mine & wanted), touching, len(mine), len(wanted)
        base += len(paragraph)
    return count


def describe_facts(said: np.ndarray, gold: np.ndarray) -> str:
    """F1 of each fact with its number of cases."""
    parts = []
    for at, name in enumerate(PREDICATE_FACTS):
        known = gold[:, at] != UNKNOWN
        if at == FACTUALITY:
            if known.sum() > 2:
                r = np.corrcoef(said[known, at], gold[known, at])[0, 1]
                parts.append(f"{name} r {r:.3f} mae {np.abs(said[known, at] - gold[known, at]).mean():.2f}")
        elif (gold[known, at] == 1).any() and (gold[known, at] == 0).any():
            mine, wanted = said[known, at] > 0, gold[known, at] == 1
            parts.append(f"{name} {200 * (mine & wanted).sum() / max(1, mine.sum() + wanted.sum()):.1f} (n {wanted.sum()})")
    return ", ".join(parts)


def gather_targets(
    encoder: Encoder, polnear: list[Example], texts: list[Labelled], names: dict[str, Ints]
) -> tuple[Targets, list[Example]]:
    """Labels of all texts; those that no corpus gives are the encoder's own."""
    targets, others = Targets(), []
    encoder.eval()
    for example in polnear:
        targets.gold.add(example.name)
        targets.inner[example.name] = teach(encoder, example)[1]
        if example.name in names and len(names[example.name]) == len(example.tags):
            targets.names[example.name] = names[example.name]
    for text in texts:
        outer, targets.inner[text.name] = teach(encoder, as_example(text, np.zeros(text.words, np.int32)))
        others.append(as_example(text, outer))
        if text.times is not None:
            targets.times[text.name] = text.times
        if text.facts is not None:
            targets.facts[text.name] = text.facts
    return targets, others


def parameter_groups(encoder: Encoder, rate: float) -> tuple[list[dict], list[float]]:
    """The trunk, the heads that are trained already, the new ones; and the highest rate of each."""
    new = [p for head in (encoder.times, encoder.names, encoder.predicates) for p in head.parameters()]
    old = [p for head in (encoder.tagger, encoder.inner, encoder.linker) for p in head.parameters()]
    trunk = list(encoder.trunk.parameters())
    return [{"params": trunk}, {"params": old}, {"params": new}], [rate, rate * 5, rate * 20]


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--mask", type=float, default=0.1)
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer(options.base)
    folder = options.corpora / "polnear"
    train, dev = (read_split(folder / split, tokenizer)[: options.articles] for split in ("train", "dev"))
    names = read_names(folder / "train" / "silver_ner_coref.jsonl", folder / "train" / "text", tokenizer)
    texts, held = read_all(options.corpora, tokenizer)
    texts = texts[: options.articles]
    encoder = Encoder(options.dropout)
    encoder.load_state_dict(torch.load(options.start), strict=False)
    targets, others = gather_targets(encoder, train, texts, names)
    dev_inner = {example.name: teach(encoder, example)[1] for example in dev}
    print(f"{len(train)} articles, {len(others)} other texts of {sum(text.words for text in texts)} words, names in {len(targets.names)}")
    groups, rates = parameter_groups(encoder, options.rate)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    count = sum(len(list(batches(items_of(part, SIZE), rng))) for part in (train, others))
    last_step = int(count * 1.25 * options.epochs)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=last_step + 10, pct_start=0.1)
    for epoch in range(1, options.epochs + 1):
        start, total, steps = time.monotonic(), 0.0, 0
        encoder.train()
        todo = [group for part in (train, others) for group in batches(items_of(part, SIZE, rng), rng)]
        rng.shuffle(todo)
        for group in todo:
            loss = losses(encoder, group, targets, options.mask)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            if schedule.last_epoch < last_step:  # windows are of random sizes, so the count of steps is a guess
                schedule.step()
            total, steps = total + float(loss.detach()), steps + 1
            if steps % 100 == 0:
                print(f"  {steps} of {len(todo)}: {total / steps:.3f}, {time.monotonic() - start:.0f}s", flush=True)
        torch.save(encoder.state_dict(), options.out.with_suffix(f".{epoch}.pt"))
        took = time.monotonic() - start
        encoder.eval()
        halves = " | ".join(score(encoder, dev[half::2], SIZE) for half in (0, 1))
        print(f"epoch {epoch} loss {total / steps:.3f} {took:.0f}s dev halves {halves} inner {agreement(encoder, dev, dev_inner, SIZE)}")
        print("  " + report(encoder, held), flush=True)


if __name__ == "__main__":
    main()
