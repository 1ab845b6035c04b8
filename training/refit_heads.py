"""Fit the heads for times and predicates anew on a trunk that stays as it is, as after `mix.py`: its states are computed once.

python training/refit_heads.py CORPORA BASE_MODEL_FOLDER MIXED.pt OUT.pt [--epochs 12]
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model import Encoder
from polnear import read_tokenizer
from tasks import Labelled, read_all
from train_attributions import Item, gather_words, items_of
from train_heads import FACTS_WEIGHT, SIZE, TIMES_WEIGHT, as_example, facts_loss, report, tag_loss

TEXTS_A_STEP = 16
RATE = 2e-3


@torch.no_grad()
def states_of(encoder: Encoder, text: Labelled) -> tuple[list[Item], tuple[Tensor, Tensor, Tensor]]:
    """A text's windows, and the states, casing and quotation of its words."""
    items = items_of([as_example(text, np.zeros(text.words, np.int32))], SIZE)
    with torch.autocast("cpu", torch.bfloat16):
        states, casing, quotation = gather_words(encoder, items, 0.0)
    return items, (states.half(), casing, quotation)


def step_loss(encoder: Encoder, group: list[tuple[Labelled, list[Item], tuple[Tensor, ...]]]) -> Tensor:
    """What the two heads are wrong about in a few texts."""
    loss = torch.zeros(())
    timed = [one for one in group if one[0].times is not None]
    if timed:
        items, whole = gathered(timed)
        nll, words = tag_loss(encoder.times, encoder.times(*whole), items, {text.name: text.times for text, _, _ in timed})
        loss = loss + TIMES_WEIGHT * nll / words * 10
    stated = [one for one in group if one[0].facts is not None]
    if stated:
        items, whole = gathered(stated)
        loss = loss + FACTS_WEIGHT * facts_loss(encoder, whole[0], items, {text.name: text.facts for text, _, _ in stated})
    return loss


def gathered(group: list[tuple[Labelled, list[Item], tuple[Tensor, ...]]]) -> tuple[list[Item], tuple[Tensor, ...]]:
    """The windows of several texts in a row, and their words'."""
    items = [item for _, mine, _ in group for item in mine]
    states, casing, quotation = (torch.cat([parts[at] for _, _, parts in group]) for at in range(3))
    return items, (states.float(), casing, quotation)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "mixed", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    options = parser.parse_args()
    torch.manual_seed(5)
    rng = random.Random(5)
    tokenizer = read_tokenizer(options.base)
    texts, held = read_all(options.corpora, tokenizer)
    encoder = Encoder()
    encoder.load_state_dict(torch.load(options.mixed), strict=False)
    encoder.eval()
    start = time.monotonic()
    known = [(text, *states_of(encoder, text)) for text in texts]
    print(f"states of {sum(text.words for text in texts)} words, {time.monotonic() - start:.0f}s; {report(encoder, held)}", flush=True)
    heads = [parameter for head in (encoder.times, encoder.predicates) for parameter in head.parameters()]
    optimizer = torch.optim.AdamW(heads, RATE, weight_decay=0.01)
    steps = options.epochs * (len(known) // TEXTS_A_STEP + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(options.epochs):
        encoder.train()
        rng.shuffle(known)
        for at in range(0, len(known), TEXTS_A_STEP):
            loss = step_loss(encoder, known[at : at + TEXTS_A_STEP])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    torch.save(encoder.state_dict(), options.out)
    print(f"{time.monotonic() - start:.0f}s; {report(encoder, held)}", flush=True)


if __name__ == "__main__":
    main()
