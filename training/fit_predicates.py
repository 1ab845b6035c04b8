"""Fit the predicates' head on a trunk that stays as it is: TimeBank, AQUAINT, MEANTIME, UDS-IH2, UW and the project's own cases.

    python training/fit_predicates.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--epochs 8]

Prints, per class, F1 with its count and an interval by bootstrap over texts (cases: over sentences).
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from cases import Case, join_cases, read_cases
from model import Encoder
from predicates import FACTS, FACTUALITY, PredicateHead, read_cases_as_texts, read_corpora
from tasks import UNKNOWN, Labelled
from trees import open_encoder, read_tokenizer, states_of

ROWS_A_STEP, RATE, CASE_REPEATS, RESAMPLES = 512, 1e-3, 2, 1000
CASES_A_PARAGRAPH, SHUFFLES = 5, 4  # each case is shown alone and in so many paragraphs
PLAIN_KEPT = 3  # of the words that are no events, one in so many is learned from
UDS_KEPT = 2  # and of the texts of UDS-IH2, which say nothing but how surely
SCARCE = dict.fromkeys(("negated", "ongoing", "planned", "possible", "hypothetical", "conditional", "denied", "cancelled"), 3.0)
FACTUALITY_WEIGHT = 0.5


def rows_of(encoder: Encoder, texts: list[Labelled], *, thin: bool = False) -> tuple[Tensor, Tensor, np.ndarray]:
    """States and facts of the words of which something is known, and the number of the text of each; ``thin``: not of all plain words."""
    states, facts, home = [], [], []
    for number, (text, whole) in enumerate(zip(texts, states_of(encoder, [text.paragraphs for text in texts], last=True), strict=True)):
        known = (text.facts != UNKNOWN).any(1)
        if thin:
            known &= (text.facts[:, 0] != 0) | (np.arange(text.words) % PLAIN_KEPT == 0)
        states.append(whole[torch.from_numpy(known)])
        facts.append(torch.from_numpy(text.facts[known]))
        home.append(np.full(known.sum(), number))
    return torch.cat(states), torch.cat(facts), np.concatenate(home)


def grouped(cases: list[Case], rng: random.Random) -> list[Case]:
    """The cases in a new order, some together in each paragraph."""
    order = rng.sample(cases, len(cases))
    return [join_cases(order[low : low + CASES_A_PARAGRAPH]) for low in range(0, len(order), CASES_A_PARAGRAPH)]


def facts_loss(said: Tensor, gold: Tensor) -> Tensor:
    """Binary cross-entropy of the facts that are known, and Huber's loss of the factuality, a labelled word each."""
    total = said.sum() * 0
    for at, name in enumerate(FACTS):
        known = gold[:, at] != UNKNOWN
        if known.any():
            mine, wanted = said[known, at], gold[known, at]
            if at == FACTUALITY:
                total = total + FACTUALITY_WEIGHT * F.huber_loss(mine, wanted)
            else:  # of a scarce class a case missed weighs more than one too many
                weight = torch.tensor(SCARCE.get(name, 1.0))
                total = total + F.binary_cross_entropy_with_logits(mine, wanted, pos_weight=weight)
    return total


@torch.no_grad()
def say(head: PredicateHead, states: Tensor) -> np.ndarray:
    head.eval()
    return torch.cat([head(part[:, :-1].float(), part[:, -1].float()) for part in states.split(4096)]).numpy()


def describe(said: np.ndarray, gold: np.ndarray, home: np.ndarray) -> str:
    """F1 of each fact with its number of cases and its interval."""
    rng, parts = np.random.default_rng(1), []
    texts = home.max() + 1
    draws = np.stack([np.bincount(rng.integers(0, texts, texts), minlength=texts) for _ in range(RESAMPLES)])
    for at, name in enumerate(FACTS):
        known = gold[:, at] != UNKNOWN
        mine, wanted = said[known, at] > 0, gold[known, at] == 1
        if at == FACTUALITY:
            if known.sum() > 2:
                r = np.corrcoef(said[known, at], gold[known, at])[0, 1]
                parts.append(f"factuality r {r:.3f} mae {np.abs(said[known, at] - gold[known, at]).mean():.2f} ({known.sum()})")
        elif wanted.any() and not wanted.all():
            counts = np.stack([np.bincount(home[known], part, texts) for part in (mine & wanted, mine, wanted)])
            both, found, given = counts @ draws.T
            low, high = np.percentile(200 * both / np.maximum(1, found + given), (2.5, 97.5))
            right, found, given = counts.sum(1)
            score = f"{200 * right / max(1, found + given):.1f} [{low:.0f}, {high:.0f}]"
            parts.append(f"{name} {score} (precision {right:.0f}/{found:.0f}, recall {right:.0f}/{given:.0f})")
    return "\n    ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.manual_seed(5)
    tokenizer, start = read_tokenizer(options.base), time.monotonic()
    encoder = open_encoder(options.trunk)
    texts, held = read_corpora(options.corpora, tokenizer)
    cases = list(read_cases())
    kept_back, mine = ([case for case in cases if case.held_back is wanted] for wanted in (True, False))
    held["cases held back, each alone"] = read_cases_as_texts(kept_back, tokenizer)
    held["cases held back, five a paragraph"] = read_cases_as_texts(grouped(kept_back, random.Random(4)), tokenizer)
    rng = random.Random(5)
    shown = mine + [case for _ in range(SHUFFLES) for case in grouped(mine, rng)]
    own = rows_of(encoder, read_cases_as_texts(shown, tokenizer))
    texts = [text for at, text in enumerate(texts) if at % UDS_KEPT == 0 or not text.name.startswith("UDS_IH2")]
    states, gold, _ = rows_of(encoder, texts, thin=True)
    reported = {name: rows_of(encoder, part) for name, part in held.items()}
    print(f"{len(gold)} labelled words and {len(own[1])} of cases, {time.monotonic() - start:.0f}s", flush=True)
    count = len(gold)
    states, gold = torch.cat([states, own[0]]), torch.cat([gold, own[1]])
    head = PredicateHead()
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.02)
    order = torch.cat([torch.arange(count), torch.arange(count, len(gold)).repeat(CASE_REPEATS)])
    steps = options.epochs * (len(order) // ROWS_A_STEP + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(options.epochs):
        head.train()
        total = 0.0
        for rows in order[torch.randperm(len(order))].split(ROWS_A_STEP):
            part = states[rows].float()
            with torch.autocast("cpu", torch.bfloat16):
                said = head(part[:, :-1], part[:, -1])
            loss = facts_loss(said.float(), gold[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
    with torch.no_grad():
        head.out.bias[0] -= np.log(PLAIN_KEPT)  # plain words are commoner than what was learned from
    print(f"loss {total / (len(order) / ROWS_A_STEP):.3f}, {time.monotonic() - start:.0f}s")
    for name, (part, facts, home) in reported.items():
        print(f"{name}:\n    {describe(say(head, part), facts.numpy(), home)}", flush=True)
    torch.save({"state": {f"predicates.{name}": value for name, value in head.state_dict().items()}, "facts": FACTS}, options.out)


if __name__ == "__main__":
    main()
