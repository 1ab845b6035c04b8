"""Fit the syntax head on a trunk that stays as it is: silver trees of PolNeAR's news first, then GUM's gold trees.

python training/fit_syntax.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--silver TREES.jsonl] [--epochs 12] [--passes 1]
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from gum import read_split
from model import Encoder
from syntax import Syntax
from trees import INSIDE, ROOT, Forest, Plot, cut_plots, open_encoder, plant_gum, read_silver, read_tokenizer, stack, states_of

PLOTS_A_STEP, RATE = 8, 2e-3
GUM, SILVER = "gum", "silver"


def step_loss(head: Syntax, plots: list[Plot]) -> torch.Tensor:
    """What the head is wrong about in a few plots of one scheme."""
    states, casing, mask, known, heads, relations, tags = stack(plots)
    scheme = head.schemes[plots[0].scheme]
    with torch.autocast("cpu", torch.bfloat16):
        state = head(states, casing, mask)
        batch, word = known.nonzero(as_tuple=True)
        gold = heads[known]
        arcs, related, tagged = scheme.arcs(state, mask)[known], scheme.relate(state, batch, word, gold), scheme.tag(state)[known]
    return F.cross_entropy(arcs, gold) + F.cross_entropy(related, relations[known]) + 0.5 * F.cross_entropy(tagged, tags[known])


@torch.no_grad()
def parse(head: Syntax, plots: list[Plot], scheme: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The likeliest head of each word of a forest, its relation and its tag, as numbers."""
    found: list[list[np.ndarray]] = [[], [], []]
    for plot in plots:
        states, casing, mask, *_ = stack([plot])
        state = head(states.float(), casing, mask)
        mine = head.schemes[scheme].arcs(state, mask).argmax(-1)[0]
        words = torch.arange(len(mine))
        related = head.schemes[scheme].relate(state, torch.zeros_like(words), words, mine).argmax(-1)
        for part, value in zip(found, (mine + plot.first, related, head.schemes[scheme].tag(state)[0].argmax(-1)), strict=True):
            part.append(value.numpy())
    return tuple(np.concatenate(part) for part in found)  # type: ignore[return-value]


def plain(relation: str) -> str:
    return relation.partition(":")[0]


def count(forest: Forest, found: tuple[np.ndarray, ...], relations: list[str], tags: list[str]) -> np.ndarray:
    """Tokens; tag, head, head and relation right: over GUM's own tokens, relations without subtypes, as CoNLL 2018 counts."""
    counts = np.zeros(4)
    for number, leaf in enumerate(forest.leaves):
        word, counts[0] = forest.word[number], counts[0] + 1
        if forest.lost[number]:
            continue
        head = found[0][word]
        right = forest.token[head] == leaf.head
        relation = ROOT if head == word else relations[found[1][word]]
        counts[1:] += tags[found[2][word]] == leaf.tag, right, right and plain(relation) == plain(leaf.relation)
    return counts


def report(head: Syntax, dev: list[tuple[str, Forest, list[Plot]]]) -> str:
    head.eval()
    totals: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(4))
    scheme = head.schemes[GUM]
    for genre, forest, plots in dev:
        counts = count(forest, parse(head, plots, GUM), scheme.relations, scheme.tags)
        totals[genre] += counts
        totals["all"] += counts
    show = lambda c: " / ".join(f"{100 * part / c[0]:.1f}" for part in c[1:])
    return f"UPOS / UAS / LAS: all {show(totals['all'])}, " + ", ".join(
        f"{name} {show(totals[name])}" for name in sorted(totals) if name != "all"
    )


def vocabulary(forests: list[Forest]) -> tuple[list[str], list[str]]:
    """Relations and tags, what stands for the unknown last."""
    relations = sorted({leaf.relation for forest in forests for leaf in forest.leaves} - {"dep"})
    tags = sorted({leaf.tag for forest in forests for leaf in forest.leaves} - {"X"})
    return [INSIDE, *relations, "dep"], [*tags, "X"]


def prepare(encoder: Encoder, scheme: str, forests: list[Forest], names: tuple[list[str], list[str]]) -> list[Plot]:
    relations, tags = ({name: at for at, name in enumerate(part)} for part in names)
    states = states_of(encoder, [forest.paragraphs for forest in forests])
    return [plot for forest, mine in zip(forests, states, strict=True) for plot in cut_plots(scheme, forest, mine, relations, tags)]


def groups_of(plots: list[Plot], rng: random.Random) -> list[list[Plot]]:
    order = sorted(plots, key=lambda plot: len(plot.head) + rng.random() * 60)
    groups = [order[at : at + PLOTS_A_STEP] for at in range(0, len(order), PLOTS_A_STEP)]
    rng.shuffle(groups)
    return groups


def fit(head: Syntax, todo: list[list[Plot]], rate: float, tell: Callable[[], str]) -> None:
    """One cycle over batches, in the order given."""
    optimizer = torch.optim.AdamW(head.parameters(), rate, weight_decay=0.01, betas=(0.9, 0.95))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=len(todo), pct_start=0.1)
    total, start = 0.0, time.monotonic()
    for step, group in enumerate(todo, 1):
        head.train()
        loss = step_loss(head, group)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if step % 350 == 0 or step == len(todo):
            print(f"  {step} of {len(todo)}: {total / step:.3f}, {time.monotonic() - start:.0f}s, {tell()}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    torch.manual_seed(7)
    rng = random.Random(7)
    tokenizer = read_tokenizer(options.base)
    encoder = open_encoder(options.trunk)
    head, start = Syntax(), time.monotonic()
    train, dev = ([plant_gum(text) for text in read_split(options.corpora / "gum" / split, tokenizer)] for split in ("train", "dev"))
    names = vocabulary(train)
    head.add(GUM, *names)
    gold, silver = prepare(encoder, GUM, train, names), []
    held = [(forest.name.split("_")[1], forest, prepare(encoder, GUM, [forest], names)) for forest in dev]
    if options.silver:
        forests = list(read_silver(options.silver, options.corpora / "polnear" / "train" / "text", tokenizer))[: options.articles]
        taught = vocabulary(forests)
        head.add(SILVER, *taught)
        silver = prepare(encoder, SILVER, forests, taught)
    print(f"{len(gold)} plots of GUM, {len(silver)} silver, {time.monotonic() - start:.0f}s", flush=True)
    tell = lambda: report(head, held)
    if silver:
        fit(head, [group for _ in range(options.passes) for group in groups_of(silver, rng)], RATE, lambda: "silver")
    fit(head, [group for _ in range(options.epochs) for group in groups_of(gold, rng)], RATE, tell)
    state = {f"syntax.{name}": value for name, value in head.state_dict().items() if not name.startswith(f"schemes.{SILVER}")}
    torch.save({"state": state, "relations": names[0], "tags": names[1]}, options.out)


if __name__ == "__main__":
    main()
