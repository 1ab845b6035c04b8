"""Learn the weights by which a clause is told to be a forecast: weigh_forecasts.py SHARED_CORPORA [WEIGHTS_FOLDER]

Reads training/candidates/*.tsv (article's SHA-256, start and end of a word in code points, y or n, kind or reason, polarity; labelled by
reading, by docs/guidelines/forecasts.md), the sentences of training/candidates/written.toml and the dispatches of
tests/interpret/forecasts/dispatches (never those of tests/interpret/forecasts/unseen); finds their clauses with the package as it is,
the labelled articles in PolNeAR's training split; fits a logistic regression with a quadratic penalty on what is seen of each clause. Five
folds by article choose the penalty. Writes src/dateline/interpret/forecasts/data/weights.json.
"""

import csv
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from unittest import mock

import numpy as np

from dateline.encoder import Encoder
from dateline.encoder.weights import Weights
from dateline.front import Reader
from dateline.interpret.forecasts import find, weighing

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src/dateline/interpret/forecasts/data/weights.json"
PENALTIES = (0.5, 1.0, 2.0, 4.0, 8.0)
NEARLY_BEST = 0.01  # the weakest penalty whose log likelihood a clause is so near to the best: folds do not tell them apart
SEEN_OFTEN = 3
LEAD = "The council of the harbour town met on the hill."
"""Sentences of the project are read below it, as the body of a report."""


def main() -> None:
    labels = read_labels()
    rows = list(candidates(Path(sys.argv[1]), labels))
    names, matrix, truth, groups = encode(rows)
    print(f"{len(rows)} labelled clauses of {len(set(groups))} articles, {truth.sum():.0f} forecasts, {len(names)} sights")
    scores = {penalty: cross_validate(matrix, truth, groups, penalty) for penalty in PENALTIES}
    best = min(penalty for penalty, score in scores.items() if score >= max(scores.values()) - NEARLY_BEST)
    weights = fit(matrix, truth, best)
    kept = {name: round(float(weight), 2) for name, weight in zip(["", *names], weights, strict=True) if abs(weight) >= 0.02}
    OUT.write_text(
        json.dumps({"made_by": "training/weigh_forecasts.py", "clauses": len(rows), "weights": kept}, ensure_ascii=False, indent=0) + "\n"
    )
    print(f"penalty {best}; {len(kept)} weights written")


def read_labels() -> dict[str, list[tuple[int, int, bool]]]:
    found: dict[str, list[tuple[int, int, bool]]] = {}
    for path in sorted((ROOT / "training/candidates").glob("*.tsv")):
        for row in csv.reader(path.open(encoding="utf8"), delimiter="\t"):
            found.setdefault(row[0], []).append((int(row[1]), int(row[2]), row[3] == "y"))
    return found


def candidates(corpora: Path, labels: dict[str, list[tuple[int, int, bool]]]):
    """Each clause that the package weighs in the labelled articles: what is seen of it, its label, its article."""
    texts = {}
    for path in (corpora / "polnear/train/text").glob("*.txt"):
        text = path.read_bytes().decode("utf8")
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
    met: list[weighing.Candidate] = []

    def take(candidate):
        met.append(candidate)
        return 0.0

    reader = Reader(published="2016-06-01", encoder=Encoder(Weights(Path(sys.argv[2])) if len(sys.argv) > 2 else None))
    with mock.patch.object(find, "weigh", take):
        for sha, marks in sorted(labels.items()):
            met.clear()
            reader.read(texts[sha])
            for one in met:
                mine = [label for start, end, label in marks if start < one.group.end and one.group.start < end]
                if mine:
                    yield weighing.find_sights(one), any(mine), sha
        written = tomllib.loads((ROOT / "training/candidates/written.toml").read_text(encoding="utf8"))
        for label in ("forecasts", "none"):
            for sentence in written[label]:
                met.clear()
                reader.read(f"{LEAD}\n\n{sentence}\n")
                for one in met:
                    yield weighing.find_sights(one), label == "forecasts", hashlib.sha256(sentence.encode()).hexdigest()
        for path in sorted((ROOT / "tests/interpret/forecasts/dispatches").glob("*.toml")):
            dispatch = tomllib.loads(path.read_text(encoding="utf8"))
            met.clear()
            text = reader.read(dispatch["text"]).article.text
            spans = [
                (text.index(row["evidence"][0]), text.index(row["evidence"][-1]) + len(row["evidence"][-1]))
                for row in dispatch["forecasts"]
            ]
            for one in met:
                start, end = one.group.start, one.parsed.clause.evidence[-1][1]
                half = any(2 * (min(end, high) - max(start, low)) > end - start for low, high in spans)
                yield weighing.find_sights(one), half, hashlib.sha256(path.name.encode()).hexdigest()


def encode(rows):
    counts: dict[str, int] = {}
    for sights, _, _ in rows:
        for sight in set(sights):
            counts[sight] = counts.get(sight, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= SEEN_OFTEN)
    place = {name: at for at, name in enumerate(names, 1)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, 0] = 1
    for at, (sights, _, _) in enumerate(rows):
        for sight in sights:
            if sight in place:
                matrix[at, place[sight]] = 1
    return names, matrix, np.array([label for _, label, _ in rows], float), [sha for _, _, sha in rows]


def fit(matrix, truth, penalty, steps=25):
    """Newton's method; the constant is not penalised."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.full(matrix.shape[1], penalty)
    ridge[0] = 1e-6
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - truth) + ridge * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validate(matrix, truth, groups, penalty) -> float:
    fold = np.array([int(sha[:4], 16) % 5 for sha in groups])
    chance = np.zeros(len(truth))
    for one in range(5):
        weights = fit(matrix[fold != one], truth[fold != one], penalty)
        chance[fold == one] = 1 / (1 + np.exp(-matrix[fold == one] @ weights))
    told = chance >= weighing.THRESHOLD
    right = (told & (truth == 1)).sum()
    f1 = 2 * right / (told.sum() + truth.sum())
    likelihood = np.log(np.where(truth == 1, chance, 1 - chance).clip(1e-9)).mean()
    print(
        f"penalty {penalty}: F1 {100 * f1:.1f}, precision {100 * right / told.sum():.1f}, "
        f"recall {100 * right / truth.sum():.1f}, log likelihood {likelihood:.3f}"
    )
    return float(likelihood)


if __name__ == "__main__":
    main()
