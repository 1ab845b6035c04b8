"""Mentions and chains as the package reads them, against GUM's development texts; and re3d's people, bodies and places among them.

    python training/score_mentions.py CORPORA WEIGHTS_FOLDER

GUM: exact spans, with and without type, and CoNLL F1 with and without mentions that stand alone; intervals by bootstrap over texts.
re3d, which nothing was fitted on: the share of its entities that a mention holds, exactly and overlapping, and the types of those.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.encoder import Encoder
from dateline.encoder.chains import mark_mentions
from dateline.encoder.weights import Weights
from dateline.encoder.windows import cut_windows
from dateline.encoder.words import Paragraph
from dateline.records import Mention
from entities import NAMED, TYPES, read_gold
from gum import GumText, read_split
from tasks import bounds, cut

sys.path.append(str(Path(__file__).resolve().parents[1] / "evaluation"))
from coreference import Chain, CorefScore, Tally

SAMPLES = 500
RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}
ARTICLES = ("the ", "a ", "an ")


@dataclass
class Score:
    """One text's counts: with single mentions and without; exact spans, with type, with type of people, bodies and places."""

    every: CorefScore = field(default_factory=CorefScore)
    linked: CorefScore = field(default_factory=CorefScore)
    typed: Tally = field(default_factory=Tally)
    named: Tally = field(default_factory=Tally)


def read_mentions(encoder: Encoder, text: str, paragraphs: list[Paragraph]) -> tuple[Mention, ...]:
    """The mentions that the weights give."""
    encoder.warm(["mentions"])
    parts = [encoder._run(window, ("mentions",))[0] for window in cut_windows(paragraphs)]
    return mark_mentions(text, paragraphs, np.concatenate(parts), encoder._chain_scorer)


def score(encoder: Encoder, text: GumText) -> Score:
    """Compare one text."""
    starts, ends = bounds(text.paragraphs)
    gold = read_gold(text)
    wanted = [(int(starts[first]), int(ends[last]), TYPES[kind]) for (first, last), kind in zip(*_lists(gold.mentions), strict=True)]
    mine = read_mentions(encoder, text.text, text.paragraphs)
    said = [(one.start, one.end, one.type) for one in mine]
    both = [chains_of(rows, chains) for rows, chains in ((wanted, gold.chains.tolist()), (said, [one.chain for one in mine]))]
    found = Score()
    found.every.add(*both)
    found.linked.add(*([chain for chain in chains if len(chain) > 1] for chains in both))
    for tally, kinds in ((found.typed, frozenset(TYPES)), (found.named, NAMED)):
        a, b = ({row for row in rows if row[2] in kinds} for rows in (said, wanted))
        tally.add(len(a & b), len(a), len(a & b), len(b))
    return found


def _lists(mentions: object) -> Iterator[list]:
    return (getattr(mentions, part).tolist() for part in ("spans", "types"))


def chains_of(rows: Sequence[tuple[int, int, str]], chains: Sequence[int]) -> list[Chain]:
    """The spans of each chain."""
    found: dict[int, set] = {}
    for (start, end, _), chain in zip(rows, chains, strict=True):
        found.setdefault(chain, set()).add((start, end))
    return [frozenset(chain) for chain in found.values()]


def total(scores: Sequence[Score]) -> dict[str, float]:
    """The figures over texts, in percent."""
    add = lambda tallies: Tally(*(sum(getattr(one, part) for one in tallies) for part in ("right_found", "found", "right_given", "given")))
    figures = {}
    for name, side in (("with single mentions", "every"), ("without", "linked")):
        cores = [getattr(one, side) for one in scores]
        parts = [100 * add([getattr(core, part) for core in cores]).f1 for part in ("muc", "b_cubed", "ceaf")]
        figures[f"CoNLL {name}"] = sum(parts) / 3
        figures |= {f"{part} {name}": figure for part, figure in zip(("MUC", "B³", "CEAFe"), parts, strict=True)}
    return {
        "mentions": 100 * add([one.every.mentions for one in scores]).f1,
        "with type": 100 * add([one.typed for one in scores]).f1,
        "people, bodies, places, with type": 100 * add([one.named for one in scores]).f1,
    } | figures


def report(name: str, scores: list[Score]) -> None:
    """Print the figures with their intervals."""
    rng = random.Random(1)
    samples = [total([rng.choice(scores) for _ in scores]) for _ in range(SAMPLES)]
    print(f"{name}, {len(scores)} texts, {sum(one.every.mentions.given for one in scores):.0f} mentions")
    for part, figure in total(scores).items():
        spread = sorted(sample[part] for sample in samples)
        print(f"  {part:40} {figure:5.1f}  [{spread[SAMPLES // 40]:.1f}, {spread[-SAMPLES // 40]:.1f}]")


def score_re3d(encoder: Encoder, folder: Path, tokenizer: Tokenizer) -> Counter[str]:
    """Of re3d's people, bodies and places: how many a mention holds, and as what."""
    count: Counter[str] = Counter()
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        rows = [
            [json.loads(line) for line in (part / f"{kind}.json").read_text(encoding="utf8").splitlines()]
            for kind in ("documents", "entities")
        ]
        documents, entities = rows
        for document in documents:
            text = document["text"]
            mine = read_mentions(encoder, text, cut(text, tokenizer))
            bare = {_bare(text, one.start, one.end): one for one in reversed(mine)}
            for entity in entities:
                if entity["documentId"] != document["_id"] or entity["type"] not in RE3D:
                    continue
                low, high = _bare(text, entity["begin"], entity["end"])
                hit = bare.get((low, high))
                count["entities"] += 1
                count["touched"] += any(one.start < high and low < one.end for one in mine)
                count["exact"] += hit is not None
                count["typed"] += hit is not None and hit.type == RE3D[entity["type"]]
    return count


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article and possessive: the corpora differ in them."""
    lead = next((len(article) for article in ARTICLES if text[start:end].lower().startswith(article)), 0)
    tail = next((len(mark) for mark in ("’s", "'s") if text[start:end].endswith(mark)), 0)
    return start + lead, end - tail


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    options = parser.parse_args()
    encoder = Encoder(Weights(options.weights))
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    texts = list(read_split(options.corpora / "gum" / "dev", tokenizer))
    scores = [score(encoder, text) for text in texts]
    report("GUM dev", scores)
    report("news", [one for one, text in zip(scores, texts, strict=True) if text.genre == "news"])
    count = score_re3d(encoder, options.corpora / "re3d", tokenizer)
    shares = ", ".join(f"{name} {100 * count[name] / count['entities']:.1f}" for name in ("touched", "exact", "typed"))
    print(f"re3d, {count['entities']} people, bodies and places: {shares} %")


if __name__ == "__main__":
    main()
