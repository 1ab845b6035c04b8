"""Fit the predicates' head on a trunk that stays as it is: TimeBank, AQUAINT, MEANTIME, UDS-IH2, UW and the project's own cases.

    python training/fit_predicates.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--epochs 8] [--folds 5]

Prints, per class, F1 with its count and an interval by bootstrap over texts (cases: over sentences).
"""

import argparse
import random
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from cases import Case, join_cases, read_cases
from model import Encoder
from predicates import FACTS, FACTUALITY, PredicateHead, read_cases_as_texts, read_corpora
from tasks import UNKNOWN, Labelled, day_of
from trees import open_encoder, read_tokenizer, states_of

ROWS_A_STEP, RATE, CASE_REPEATS, RESAMPLES = 512, 1e-3, 2, 1000
CASES_A_PARAGRAPH, SHUFFLES = 5, 4  # each case is shown alone and in so many paragraphs
PLAIN_KEPT = 3  # of the words that are no events, one in so many is learned from
UDS_KEPT = 2  # and of the texts of UDS-IH2, which say nothing but how surely
SCARCE = dict.fromkeys(("negated", "ongoing", "planned", "possible", "hypothetical", "conditional", "denied", "cancelled"), 3.0)
FACTUALITY_WEIGHT = 0.5
IN_FOLDS = ("TimeBank", "AQUAINT", "MEANTIME")  # the others are split by who made them

Held = tuple[np.ndarray, np.ndarray, np.ndarray]
"""What the head says of words, what is so, and the number of each word's text."""


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


@dataclass
class Divided:
    """Texts and cases to fit on, and those to report on by name."""

    texts: list[Labelled]
    cases: list[Case]
    held: dict[str, list[Labelled]]


def divide(corpora: Path, tokenizer: Tokenizer, fold: int | None, folds: int) -> Divided:
    """The fixed tenth and quarter held back; or, in folds, the days and the sentences of one."""
    if fold is None:
        texts, held = read_corpora(corpora, tokenizer)
        kept_back = {case.text for case in read_cases() if case.held_back}
    else:
        texts, held = read_corpora(corpora, tokenizer, lambda path: day_of(path) % folds == fold)
        held = {name: held[name] for name in IN_FOLDS}
        kept_back = {case.text for case in read_cases() if zlib.crc32(case.text.encode()) % folds == fold}
    held_cases, mine = ([case for case in read_cases() if (case.text in kept_back) is wanted] for wanted in (True, False))
    held["cases held back, each alone"] = read_cases_as_texts(held_cases, tokenizer)
    held["cases held back, five a paragraph"] = read_cases_as_texts(grouped(held_cases, random.Random(4)), tokenizer)
    return Divided([text for at, text in enumerate(texts) if at % UDS_KEPT == 0 or not text.name.startswith("UDS_IH2")], mine, held)


def fit(encoder: Encoder, divided: Divided, tokenizer: Tokenizer, epochs: int) -> PredicateHead:
    """Fit the head."""
    torch.manual_seed(5)
    rng, start = random.Random(5), time.monotonic()
    shown = divided.cases + [case for _ in range(SHUFFLES) for case in grouped(divided.cases, rng)]
    own = rows_of(encoder, read_cases_as_texts(shown, tokenizer))
    states, gold, _ = rows_of(encoder, divided.texts, thin=True)
    print(f"{len(gold)} labelled words and {len(own[1])} of cases, {time.monotonic() - start:.0f}s", flush=True)
    count = len(gold)
    states, gold = torch.cat([states, own[0]]), torch.cat([gold, own[1]])
    head = PredicateHead()
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.02)
    order = torch.cat([torch.arange(count), torch.arange(count, len(gold)).repeat(CASE_REPEATS)])
    steps = epochs * (len(order) // ROWS_A_STEP + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(epochs):
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
    print(f"loss {total / (len(order) / ROWS_A_STEP):.3f}, {time.monotonic() - start:.0f}s", flush=True)
    return head


def read_held(encoder: Encoder, head: PredicateHead, held: dict[str, list[Labelled]]) -> dict[str, Held]:
    """What the head says of the texts held back."""
    rows = {name: rows_of(encoder, part) for name, part in held.items()}
    return {name: (say(head, part), facts.numpy(), home) for name, (part, facts, home) in rows.items()}


def pool(parts: list[Held]) -> Held:
    """Several folds as one."""
    bases = np.cumsum([0, *(home.max() + 1 for _, _, home in parts)])
    said, gold, homes = zip(*parts, strict=True)
    return np.concatenate(said), np.concatenate(gold), np.concatenate([home + base for home, base in zip(homes, bases, strict=False)])


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--folds", type=int, help="Fit in so many folds by day and report on all of them; writes nothing.")
    options = parser.parse_args()
    tokenizer, encoder = read_tokenizer(options.base), open_encoder(options.trunk)
    read: dict[str, list[Held]] = {}
    for fold in range(options.folds) if options.folds else (None,):
        divided = divide(options.corpora, tokenizer, fold, options.folds)
        head = fit(encoder, divided, tokenizer, options.epochs)
        for name, held in read_held(encoder, head, divided.held).items():
            read.setdefault(name, []).append(held)
    for name, parts in read.items():
        print(f"{name}:\n    {describe(*pool(parts))}", flush=True)
    if not options.folds:
        torch.save({"state": {f"predicates.{name}": value for name, value in head.state_dict().items()}, "facts": FACTS}, options.out)


if __name__ == "__main__":
    main()
