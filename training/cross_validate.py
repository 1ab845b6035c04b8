"""The method, not the weights: PolNeAR's training split in folds by week, so that no story is on both sides; each fold read by a model that
saw only the others.

    python training/cross_validate.py POLNEAR_FOLDER BASE_MODEL_FOLDER OUT.json [--folds 3] [--epochs 5]

The trunk from its published weights, with spans and links, as `train_attributions.py` trains it: no teacher, no other texts, 32 bits, none
of the rules that follow in the package. Nothing is chosen on the way: the last epoch counts. Writes each article's counts, and goes on
where it was stopped. Intervals: 95 % bootstrap over articles.
"""

import argparse
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import torch

from model import Encoder
from polnear import Example, read_split, read_tokenizer
from train_attributions import add_options, count_right, figures, fit, show

DRAWS = 2000


def week_of(example: Example) -> int:
    """Weeks since the year one, of the day in the article's name."""
    return date.fromisoformat(example.name.split("_")[1]).toordinal() // 7


def interval(counts: list[Counter[str]], seed: int = 0) -> list[tuple[float, float]]:
    """The middle 95 % of each figure over draws of articles."""
    rng = np.random.default_rng(seed)
    names = sorted({name for count in counts for name in count})
    table = np.array([[count[name] for name in names] for count in counts])
    draws = (table[rng.integers(len(table), size=len(table))].sum(0) for _ in range(DRAWS))
    said = np.array([figures(Counter(dict(zip(names, draw.tolist(), strict=True)))) for draw in draws])
    return list(zip(*np.quantile(said, (0.025, 0.975), axis=0).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("polnear", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--folds", type=int, default=3)
    add_options(parser)
    parser.set_defaults(epochs=5)
    options = parser.parse_args()
    examples = read_split(options.polnear / "train", read_tokenizer(options.base))
    known = json.loads(options.out.read_text(encoding="utf8")) if options.out.exists() else {}
    for fold in range(options.folds):
        held = [example for example in examples if week_of(example) % options.folds == fold]
        if all(example.name in known for example in held):
            continue
        torch.manual_seed(options.seed)
        encoder = Encoder(options.dropout)
        encoder.trunk.load_base(options.base)
        rest = [example for example in examples if week_of(example) % options.folds != fold]
        for said in fit(encoder, rest, options, random.Random(options.seed)):
            print(f"fold {fold}: {len(rest)} articles, {said}", flush=True)
        encoder.eval()
        known |= {example.name: count_right(encoder, example, options.size) for example in held}
        options.out.write_text(json.dumps(known), encoding="utf8")
        print(f"fold {fold}: {len(held)} articles read, {show(sum((Counter(known[one.name]) for one in held), Counter()))}", flush=True)
    counts = [Counter(count) for count in known.values()]
    print(f"all: {len(counts)} articles, {show(sum(counts, Counter()))}")
    print(" / ".join(f"{low:.1f}–{high:.1f}" for low, high in interval(counts)))


if __name__ == "__main__":
    main()
