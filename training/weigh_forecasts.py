"""Learn by what a clause is told to be a forecast: weigh_forecasts.py SHARED_CORPORA OUTLOOK.pt [WEIGHTS_FOLDER]

Reads training/candidates/*.tsv (article's SHA-256, start and end of a word in code points, y or n, kind or reason, polarity; labelled by
reading, by docs/guidelines/forecasts.md), the sentences of training/candidates/written.toml and the dispatches of
tests/interpret/forecasts/dispatches (never those of tests/interpret/forecasts/unseen); finds their clauses with the package as it is,
the labelled articles in PolNeAR's training split; fits one logistic regression on what is seen of each clause and on the trunk's states at
its first word of certainty and at its verb, each part with a quadratic penalty of its own. Five folds by article choose the penalties.
Writes the weights of what is seen to src/dateline/interpret/forecasts/data/weights.json, those of states to OUTLOOK.pt, a head for
`export.py`.
"""

import csv
import hashlib
import itertools
import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch

from dateline import front
from dateline.encoder import Encoder
from dateline.encoder.weights import Weights
from dateline.front import Reader
from dateline.interpret.forecasts import find, weighing

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/dateline/interpret/forecasts/data/weights.json"
PENALTIES, STATE_PENALTIES = (2.0, 4.0, 8.0), (300.0, 1000.0, 3000.0)
SEEN_OFTEN = 3
LEAST_SPREAD = 1e-3
LEAD = "The council of the harbour town met on the hill."
"""Sentences of the project are read below it, as the body of a report."""
STATES = ("deep", "states")


@dataclass(frozen=True)
class Row:
    """A clause: what is seen of it, the states of its first word of certainty and of its verb, its label, its article."""

    sights: list[str]
    marker: np.ndarray
    verb: np.ndarray
    label: bool
    group: str


def main() -> None:
    labels = read_labels()
    clauses = Clauses(Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    rows = [*clauses.of_articles(Path(sys.argv[1]), labels), *clauses.of_sentences(), *clauses.of_dispatches()]
    table = Table(rows)
    print(f"{len(rows)} labelled clauses of {len(set(table.groups))} articles, {table.truth.sum():.0f} forecasts")
    scores = {pair: cross_validate(table, *pair) for pair in [*itertools.product(PENALTIES, STATE_PENALTIES), (4.0, np.inf)]}
    best = max(scores, key=scores.__getitem__)
    constant, seen, states = fit(table, np.ones(len(rows), bool), *best)
    kept = {name: round(float(weight), 2) for name, weight in zip(table.names, seen, strict=True) if abs(weight) >= 0.02}
    OUT.write_text(
        json.dumps(
            {"made_by": "training/weigh_forecasts.py", "clauses": len(rows), "weights": {"": round(constant, 2), **kept}},
            ensure_ascii=False,
            indent=0,
        )
        + "\n"
    )
    torch.save({"state": table.head(states)}, sys.argv[2])
    print(f"penalties {best}; {len(kept)} weights written")


def read_labels() -> dict[str, list[tuple[int, int, bool]]]:
    found: dict[str, list[tuple[int, int, bool]]] = {}
    for path in sorted((ROOT / "training/candidates").glob("*.tsv")):
        for row in csv.reader(path.open(encoding="utf8"), delimiter="\t"):
            found.setdefault(row[0], []).append((int(row[1]), int(row[2]), row[3] == "y"))
    return found


class Clauses:
    """The clauses that the package weighs, with the trunk's states."""

    def __init__(self, weights: Path | None) -> None:
        encoder = Encoder(Weights(weights) if weights else None, threads=1)
        self._states: list[np.ndarray] = []
        run = encoder._run

        def keep(window: Any, outputs: tuple[str, ...]) -> list[np.ndarray]:
            *asked, deep, last = run(window, (*outputs, *STATES))
            self._states.append(np.concatenate([deep, last], axis=1))
            return asked

        encoder._run = keep  # type: ignore[method-assign]
        self._reader = Reader(published="2016-06-01", encoder=encoder)

    def read(self, text: str) -> tuple[str, list[weighing.Candidate], np.ndarray]:
        """The body as it was read, the clauses in it, and the states of all its words."""
        met: list[weighing.Candidate] = []
        self._states.clear()

        def take(candidate: weighing.Candidate) -> float:
            met.append(candidate)
            return 0.0

        with mock.patch.object(find, "weigh", take), mock.patch.object(front, "HEADS", ("syntax",)):
            article = self._reader.read(text).article
        return article.text, met, np.concatenate(self._states)

    def of_articles(self, corpora: Path, labels: dict[str, list[tuple[int, int, bool]]]) -> Iterator[Row]:
        texts = {}
        for path in (corpora / "polnear/train/text").glob("*.txt"):
            text = path.read_bytes().decode("utf8")
            texts[hashlib.sha256(text.encode()).hexdigest()] = text
        for sha, marks in sorted(labels.items()):
            _, met, states = self.read(texts[sha])
            for one in met:
                mine = [label for start, end, label in marks if start < one.group.end and one.group.start < end]
                if mine:
                    yield row_of(one, states, sha, label=any(mine))

    def of_sentences(self) -> Iterator[Row]:
        written = tomllib.loads((ROOT / "training/candidates/written.toml").read_text(encoding="utf8"))
        for label in ("forecasts", "none"):
            for sentence in written[label]:
                _, met, states = self.read(f"{LEAD}\n\n{sentence}\n")
                for one in met:
                    yield row_of(one, states, hashlib.sha256(sentence.encode()).hexdigest(), label=label == "forecasts")

    def of_dispatches(self) -> Iterator[Row]:
        for path in sorted((ROOT / "tests/interpret/forecasts/dispatches").glob("*.toml")):
            dispatch = tomllib.loads(path.read_text(encoding="utf8"))
            text, met, states = self.read(dispatch["text"])
            spans = [
                (text.index(row["evidence"][0]), text.index(row["evidence"][-1]) + len(row["evidence"][-1]))
                for row in dispatch["forecasts"]
            ]
            for one in met:
                start, end = one.group.start, one.parsed.clause.evidence[-1][1]
                half = any(2 * (min(end, high) - max(start, low)) > end - start for low, high in spans)
                yield row_of(one, states, hashlib.sha256(path.name.encode()).hexdigest(), label=half)


def row_of(one: weighing.Candidate, states: np.ndarray, group: str, *, label: bool) -> Row:
    marker = min(one.tree.at(one.group.chosen.start), len(states) - 1)
    return Row(weighing.find_sights(one), states[marker], states[one.parsed.verb], label, group)


class Table:
    """Rows as numbers; states with their means taken off, in units of their spread."""

    def __init__(self, rows: list[Row]) -> None:
        counts: dict[str, int] = {}
        for row in rows:
            for sight in set(row.sights):
                counts[sight] = counts.get(sight, 0) + 1
        self.names = sorted(name for name, count in counts.items() if count >= SEEN_OFTEN)
        place = {name: at for at, name in enumerate(self.names)}
        self.seen = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for at, row in enumerate(rows):
            self.seen[at, [place[sight] for sight in row.sights if sight in place]] = 1
        parts = [np.stack([getattr(row, part) for row in rows]) for part in ("marker", "verb")]
        self._means, self._spreads = [part.mean(0) for part in parts], [part.std(0) + LEAST_SPREAD for part in parts]
        scaled = [(part - mean) / spread for part, mean, spread in zip(parts, self._means, self._spreads, strict=True)]
        self.states = np.concatenate(scaled, axis=1).astype(np.float32)
        self.truth = np.array([row.label for row in rows], dtype=np.float32)
        self.groups = [row.group for row in rows]

    def head(self, weights: np.ndarray) -> dict[str, torch.Tensor]:
        """The weights of states as a layer on states as they are."""
        halves = [half / spread for half, spread in zip(np.split(weights, 2), self._spreads, strict=True)]
        bias = [-float(half @ mean) for half, mean in zip(halves, self._means, strict=True)]
        return {"outlook.out.weight": torch.tensor(np.stack(halves)), "outlook.out.bias": torch.tensor(bias)}


def fit(table: Table, rows: np.ndarray, penalty: float, state_penalty: float) -> tuple[float, np.ndarray, np.ndarray]:
    """The constant, the weights of what is seen, those of states; the constant is not penalised, an infinite penalty leaves states out."""
    with_states = np.isfinite(state_penalty)
    parts = [table.seen[rows], *([table.states[rows]] if with_states else [])]
    matrix = torch.tensor(np.concatenate(parts, axis=1))
    ridge = torch.cat([torch.full((part.shape[1],), value) for part, value in zip(parts, (penalty, state_penalty), strict=False)])
    truth = torch.tensor(table.truth[rows])
    weights, constant = torch.zeros(matrix.shape[1], requires_grad=True), torch.zeros((), requires_grad=True)
    search = torch.optim.LBFGS([weights, constant], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        odds = matrix @ weights + constant
        whole = torch.nn.functional.binary_cross_entropy_with_logits(odds, truth, reduction="sum") + 0.5 * (ridge * weights**2).sum()
        whole.backward()
        return whole

    search.step(loss)
    found = weights.detach().numpy()
    states = found[len(table.names) :] if with_states else np.zeros(table.states.shape[1], dtype=np.float32)
    return float(constant.detach()), found[: len(table.names)], states


def cross_validate(table: Table, penalty: float, state_penalty: float) -> float:
    """The mean log likelihood of a clause in five folds by article."""
    fold = np.array([int(sha[:4], 16) % 5 for sha in table.groups])
    truth, chance = table.truth, np.zeros(len(table.truth))
    for one in range(5):
        constant, seen, states = fit(table, fold != one, penalty, state_penalty)
        mine = fold == one
        chance[mine] = 1 / (1 + np.exp(-(constant + table.seen[mine] @ seen + table.states[mine] @ states)))
    told = chance >= weighing.THRESHOLD
    right = (told & (truth == 1)).sum()
    f1 = 2 * right / (told.sum() + truth.sum())
    likelihood = np.log(np.where(truth == 1, chance, 1 - chance).clip(1e-9)).mean()
    print(
        f"penalties {penalty}, {state_penalty}: F1 {100 * f1:.1f}, precision {100 * right / told.sum():.1f}, "
        f"recall {100 * right / truth.sum():.1f}, log likelihood {likelihood:.3f}",
        flush=True,
    )
    return float(likelihood)


if __name__ == "__main__":
    main()
