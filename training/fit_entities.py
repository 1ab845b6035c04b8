"""Fit heads for mentions and coreference on a trunk that stays as it is, on GUM's gold; report on GUM's development texts.

python training/fit_entities.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--body WEIGHTS_FOLDER] [--epochs 5] [--links 3]

``--body``: begin from the body of the syntax head in a folder of weights: what hangs on what bounds what a mention holds.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

sys.path.append(str(Path(__file__).resolve().parents[1] / "evaluation"))
from tokenizers import Tokenizer

from coreference import CorefScore
from dateline.encoder.chains import find_looks, find_pairs, link
from dateline.encoder.heads import find_sentences
from dateline.encoder.mentions import LONGEST, TYPES, Mentions, find_mentions, types_of
from dateline.encoder.windows import cut_groups
from dateline.encoder.words import Paragraph
from entities import NAMED, Chainer, Finder, Gold, gold_of, pool, read_gold
from gum import GumText, read_split
from model import Encoder
from restore import restore_body
from syntax import FAR, Syntax
from tasks import bounds, cut
from trees import WORDS_AT_ONCE, open_encoder, read_tokenizer, states_of

RATE = 2e-3
MISSED = 2.0  # a link that is missed costs more than one too many, or too few are made


@dataclass
class Document:
    """A text with its states and mentions. ``plots``: stretches of whole paragraphs, first and last word."""

    name: str
    words: list[str]
    states: Tensor
    casing: np.ndarray
    paragraph: np.ndarray
    sentence: np.ndarray
    gold: Gold
    plots: list[tuple[int, int]]


def open_document(encoder: Encoder, text: GumText) -> Document:
    """A text of GUM."""
    return lay_out(encoder, text.name, text.text, text.paragraphs, read_gold(text))


def lay_out(encoder: Encoder, name: str, text: str, paragraphs: list[Paragraph], gold: Gold) -> Document:
    starts, ends = bounds(paragraphs)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    paragraph = np.repeat(np.arange(len(paragraphs)), [len(one) for one in paragraphs])
    casing = np.concatenate([one.casing for one in paragraphs])
    sentence = np.searchsorted(find_sentences(paragraphs), np.arange(len(words)), side="right")
    plots = cut_groups(paragraph, WORDS_AT_ONCE)
    (states,) = states_of(encoder, [paragraphs])
    return Document(name, words, states, casing, paragraph, sentence, gold, plots)


def open_silver(polnear: Path, encoder: Encoder, tokenizer: Tokenizer) -> Iterator[Document]:
    """PolNeAR's training articles with the chains that CoreNLP finds in them. Their types are nought: nobody knows them."""
    for line in (polnear / "train" / "silver_ner_coref.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        text = (polnear / "train" / "text" / f"{row['doc']}.txt").read_bytes().decode()
        paragraphs = cut(text, tokenizer)
        starts, ends = bounds(paragraphs)
        rows = {}
        for chain, spans in enumerate(row["coref"]):
            for start, end in spans:
                low, high = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end)) - 1
                if low <= high:
                    rows[low, high] = (low, high, 0, chain)
        yield lay_out(encoder, row["doc"], text, paragraphs, gold_of(list(rows.values())))


class Entities(nn.Module):
    """A body like that of the syntax head, which finds, names and links."""

    def __init__(self) -> None:
        super().__init__()
        self.body, self.finder, self.chainer = Syntax(), Finder(), Chainer()

    def read(self, document: Document, low: int, high: int) -> Tensor:
        """States of some words. Shape: ``[words, 256]``."""
        home = torch.from_numpy(document.paragraph[low:high])
        casing = torch.from_numpy(document.casing[low:high]).long()
        mask = torch.where(home[:, None] == home[None], 0.0, FAR)[None]
        with torch.autocast("cpu", torch.bfloat16):
            return self.body(document.states[None, low:high], casing[None], mask)[0].float()

    def whole(self, document: Document) -> Tensor:
        return torch.cat([self.read(document, low, high) for low, high in document.plots])


def find_loss(model: Entities, document: Document, low: int, high: int) -> Tensor:
    state = model.read(document, low, high)
    scores, gold = model.finder(state), torch.zeros(high - low, high - low)
    home = torch.from_numpy(document.paragraph[low:high])
    spans, types = document.gold.mentions.spans, document.gold.mentions.types
    mine = (spans[:, 0] >= low) & (spans[:, 1] < high) & (spans[:, 1] - spans[:, 0] < LONGEST)
    inside = torch.from_numpy(spans[mine] - low)
    gold[inside[:, 0], inside[:, 1]] = 1
    open_ = (scores > FAR / 2) & (home[:, None] == home[None])
    loss = F.binary_cross_entropy_with_logits(scores[open_], gold[open_], reduction="sum") / (high - low)
    if len(inside):
        kinds = pool(model.finder.kinds(state), model.finder.weigh(state), spans[mine] - low)
        loss = loss + F.cross_entropy(kinds, torch.from_numpy(types[mine]))
    return loss


@torch.no_grad()
def numbers_of(model: Entities, document: Document, state: Tensor) -> np.ndarray:
    """What the exported head gives of each word."""
    parts = []
    for low, high in document.plots:
        mine, home = state[low:high], torch.from_numpy(document.paragraph[low:high])
        parts.append(
            torch.cat([model.finder.band(mine, home), model.finder.kinds(mine), model.finder.weigh(mine), model.chainer.parts(mine)], -1)
        )
    return torch.cat(parts).numpy()


@torch.no_grad()
def with_found(model: Entities, document: Document, state: Tensor) -> Gold:
    """The mentions that are found, too, each of them alone, with the types that the finder gives to all."""
    numbers = numbers_of(model, document, state)
    known = {tuple(span): chain for span, chain in zip(document.gold.mentions.spans.tolist(), document.gold.chains.tolist(), strict=True)}
    found = find_mentions(numbers).spans.tolist()
    alone = len(known) + 1
    rows = [(*span, 0, chain) for span, chain in known.items()]
    rows += [(*span, 0, alone + at) for at, span in enumerate(found) if tuple(span) not in known]
    gold = gold_of(rows)
    types = types_of(numbers, gold.mentions.spans).argmax(1)
    return Gold(replace(gold.mentions, types=types), gold.chains)


def link_loss(model: Entities, document: Document, state: Tensor, gold: Gold) -> Tensor:
    """Of each mention, -log of the share of its right antecedents; "none" is one of the choices."""
    looks = find_looks(document.words, document.casing, gold.mentions.spans)
    pairs, features = find_pairs(looks, gold.mentions, document.sentence)
    pooled = pool(model.chainer.parts(state), model.finder.weigh(state), gold.mentions.spans)
    scores, none = model.chainer(pooled, torch.from_numpy(pairs), torch.from_numpy(features))
    count, of = len(gold.chains), torch.from_numpy(pairs[:, 0])
    right = torch.from_numpy(gold.chains[pairs[:, 0]] == gold.chains[pairs[:, 1]])
    top = torch.full((count,), -1e9).scatter_reduce(0, of, scores.detach(), "amax").maximum(none.detach())
    weight = (scores - top[of]).exp()
    alone = (none - top).exp()
    good = torch.zeros(count).index_add(0, of, weight * right)
    settled = torch.zeros(count).index_add(0, of, right.float()) > 0
    total = alone.index_add(0, of, weight)
    losses = -(torch.where(settled, good, alone).clamp_min(1e-12) / total).log()
    return torch.where(settled, MISSED * losses, losses).mean()


@torch.no_grad()
def link_mentions(model: Entities, document: Document, state: Tensor, mentions: Mentions) -> list[frozenset]:
    """Chains of mentions, as the package makes them."""
    looks = find_looks(document.words, document.casing, mentions.spans)
    pairs, features = find_pairs(looks, mentions, document.sentence)
    pooled = pool(model.chainer.parts(state), model.finder.weigh(state), mentions.spans)
    scores, none = (part.numpy() for part in model.chainer(pooled, torch.from_numpy(pairs), torch.from_numpy(features)))
    return chains_of(mentions, link(looks, pairs, scores, none))


def chains_of(mentions: Mentions, homes: Iterable[int]) -> list[frozenset]:
    """The chains as sets of spans."""
    chains: dict[int, set] = {}
    for span, chain in zip(mentions.spans.tolist(), homes, strict=True):
        chains.setdefault(chain, set()).add(tuple(span))
    return [frozenset(chain) for chain in chains.values()]


def take_step(model: Entities, loss: Tensor, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LRScheduler) -> float:
    """One step of learning. Returns: the loss."""
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return float(loss.detach())


def learn_links(model: Entities, documents: list[Document], *, epochs: int, rate: float, rng: random.Random) -> None:
    """Fit the links alone, on gold chains and on mentions that are found beside them."""
    model.eval()
    with torch.no_grad():
        states = [model.whole(document) for document in documents]
    known = [(document, state, with_found(model, document, state)) for document, state in zip(documents, states, strict=True)]
    optimizer = torch.optim.AdamW(model.chainer.parameters(), rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=epochs * len(known), pct_start=0.1)
    for epoch in range(epochs):
        model.train()
        rng.shuffle(known)
        total = 0.0
        for document, state, gold in known:
            loss = link_loss(model, document, state, gold)
            total += take_step(model, loss, optimizer, schedule)
        print(f"  linking, epoch {epoch + 1}: {total / len(known):.3f}", flush=True)
    model.eval()


def several(chains: list[frozenset]) -> list[frozenset]:
    return [chain for chain in chains if len(chain) > 1]


def shown(score: CorefScore) -> str:
    parts = (score.mentions.f1, score.muc.f1, score.b_cubed.f1, score.ceaf.f1, score.conll)
    return "mentions {:.1f} MUC {:.1f} B3 {:.1f} CEAFe {:.1f} CoNLL {:.1f}".format(*(100 * part for part in parts))


def report(model: Entities, documents: list[Document]) -> str:
    model.eval()
    lines = []
    for name, mine in (("all", documents), ("news", [one for one in documents if "_news_" in one.name])):
        exact, typed, named = np.zeros(3), np.zeros(3), np.zeros(3)
        every, linked, golden = CorefScore(), CorefScore(), CorefScore()
        for document in mine:
            with torch.no_grad():
                state = model.whole(document)
            found, gold = find_mentions(numbers_of(model, document, state)), document.gold.mentions
            sets = [{(*span, kind) for span, kind in zip(part.spans.tolist(), part.types.tolist(), strict=True)} for part in (found, gold)]
            plain = [{row[:2] for row in part} for part in sets]
            people = [{row for row in part if TYPES[row[2]] in NAMED} for part in sets]
            for counts, (a, b) in ((exact, plain), (typed, sets), (named, people)):
                counts += len(a & b), len(a), len(b)
            chains, wanted = link_mentions(model, document, state, found), chains_of(gold, document.gold.chains.tolist())
            every.add(wanted, chains)
            linked.add(several(wanted), several(chains))
            golden.add(several(wanted), several(link_mentions(model, document, state, gold)))
        f1 = lambda counts: 200 * counts[0] / max(1, counts[1] + counts[2])
        lines.append(
            f"{name}: mentions {f1(exact):.1f} (n {exact[2]:.0f}), with type {f1(typed):.1f}, "
            f"people, organisations, places {f1(named):.1f} (n {named[2]:.0f}) | with singletons {shown(every)} | "
            f"without {shown(linked)} | without, gold mentions {shown(golden)}"
        )
    return "\n    ".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--body", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--links", type=int, default=3)
    parser.add_argument("--silver", type=int, default=0, help="So many articles of PolNeAR with CoreNLP's chains first.")
    options = parser.parse_args()
    torch.manual_seed(9)
    rng, start = random.Random(9), time.monotonic()
    tokenizer, encoder = read_tokenizer(options.base), open_encoder(options.trunk)
    folders = (options.corpora / "gum" / split for split in ("train", "dev"))
    train, dev = ([open_document(encoder, text) for text in read_split(folder, tokenizer)] for folder in folders)
    print(f"{sum(len(one.gold.chains) for one in train)} mentions, {time.monotonic() - start:.0f}s", flush=True)
    model = Entities()
    if options.body:
        model.body.load_state_dict(restore_body(options.body))
    plots = [(document, *plot) for document in train for plot in document.plots]
    optimizer = torch.optim.AdamW([*model.body.parameters(), *model.finder.parameters()], RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=options.epochs * (len(plots) // 4 + 1), pct_start=0.1)
    for epoch in range(options.epochs):
        model.train()
        rng.shuffle(plots)
        total = 0.0
        for at in range(0, len(plots), 4):
            loss = sum(find_loss(model, *plot) for plot in plots[at : at + 4]) / 4
            total += take_step(model, loss, optimizer, schedule)
        print(f"  finding, epoch {epoch + 1}: {total / len(plots) * 4:.3f}, {time.monotonic() - start:.0f}s", flush=True)
    model.eval()
    if options.silver:
        silver = list(islice(open_silver(options.corpora / "polnear", encoder, tokenizer), options.silver))
        learn_links(model, silver, epochs=1, rate=RATE, rng=rng)
        print(f"  silver chains, {time.monotonic() - start:.0f}s", flush=True)
    learn_links(model, train, epochs=options.links, rate=RATE, rng=rng)
    print(f"  chains, {time.monotonic() - start:.0f}s", flush=True)
    print(f"GUM dev, {report(model, dev)}")
    torch.save({"state": {f"mentions.{name}": value for name, value in model.state_dict().items()}}, options.out)


if __name__ == "__main__":
    main()
