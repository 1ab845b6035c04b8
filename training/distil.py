"""Teach the trunk what a larger teacher makes of texts: labelled ones, the same with other words, plain ones.

    python training/distil.py soft CORPORA BASE_MODEL_FOLDER TEACHER.pt SOFT.npz
    python training/distil.py learn CORPORA BASE_MODEL_FOLDER SOFT.npz OUT.pt --start SHIPPED.pt --silver SILVER.npz [--epochs 3] [--seed 6]

``soft`` writes the teacher's emissions for every word and its moves; what OUT holds already is kept. ``learn`` trains on the whole of what
the teacher's CRF believes: the cross-entropy between its labellings of a paragraph and the student's, which needs the teacher's chances of
each tag and of each move alone. Beside it: gold tags and links, where there are any; for the inner layer what the teacher finds in gold
contents read alone (`silver.py`); and the starting weights' vectors of sentences.
"""

import argparse
import csv
import hashlib
import json
import random
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.encoder.heads import find_sentences
from dateline.encoder.windows import cut_windows
from dateline.encoder.words import Paragraph
from fit_sentences import base_vectors, cut_pieces
from gum import read_split as read_gum
from model import HIDDEN, LAYERS, TAGS, Encoder, Tagger, Trunk
from polnear import Example, read_split, read_tokenizer
from tasks import cut, is_held_back, read_meantime, read_timeml
from teacher import Teacher
from train_attributions import BATCH, LINK_WEIGHT, Item, agreement, batches, gather_words, items_of, link_loss, score, segments_of

GOLD_WEIGHT, INNER_WEIGHT, SENTENCE_WEIGHT = 0.4, 0.4, 0.2
NON_COMMERCIAL = {"BBC Online"}  # folders of re3d whose texts may not be used by everybody who may use the weights
SHORTEST = 5  # words of a sentence whose vector is taught
CONTEXTS = 24, 32, 48  # pieces of what stands before
LONE = 20  # sentences without an article that are read as one
KEPT, RIVALS, VARIED = 300, 12, 0.2  # commonest words that never change; nearest words to choose from; share of the rest that changes
MARKUP = re.compile(r"<[^>]*>")
NO_SPANS = np.zeros((0, 3), dtype=np.int32)


def plain_example(name: str, paragraphs: list) -> Example:
    """A text that nobody has labelled."""
    words = sum(len(paragraph) for paragraph in paragraphs)
    return Example(name, paragraphs, np.zeros(words, np.int32), NO_SPANS, np.zeros(0, np.int32), set())


def read_plain(corpora: Path, tokenizer: Tokenizer) -> list[Example]:
    """Texts without attributions marked, from every other set; what is held back elsewhere is left out."""
    found = []
    for folder in ("TimeBank", "AQUAINT"):
        for path in sorted((corpora / "tempeval3" / folder).glob("*.tml")):
            if not is_held_back(path.name):
                found.append(plain_example(path.stem, read_timeml(path, tokenizer).paragraphs))
    for path in sorted((corpora / "meantime" / "intra-doc_annotation").glob("*/*.xml")):
        if not is_held_back(path.name):
            found.append(plain_example(path.stem, read_meantime(path, tokenizer).paragraphs))
    for path in sorted((corpora / "re3d").glob("*/documents.json")):
        if path.parent.name in NON_COMMERCIAL:
            continue
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            found.append(plain_example(f"re3d-{row['_id']}", cut(row["text"], tokenizer)))
    found += [plain_example(text.name, text.paragraphs) for text in read_gum(corpora / "gum" / "train", tokenizer)]
    for path in sorted((corpora / "wikiwars").glob("*.xml")):
        body = path.read_text(encoding="utf8").partition("<TEXT>")[2]
        found.append(plain_example(path.stem, cut(MARKUP.sub("", body), tokenizer)))
    lone = read_lone(corpora / "plover")
    for at in range(0, len(lone), LONE):
        found.append(plain_example(f"plover-{at}", cut("\n\n".join(lone[at : at + LONE]), tokenizer)))
    return [one for one in found if len(one.tags)]


def read_lone(folder: Path) -> list[str]:
    """PLV's and CAMEO's training sentences, each once, in an order that has nothing to do with their labels."""
    with (folder / "PLV_train.tsv").open(encoding="utf8") as file:
        found = {row["sentence"].strip() for row in csv.DictReader(file, delimiter="\t")}
    found |= {line.partition("\t")[0].strip() for line in (folder / "cameo_class_train.tsv").read_text(encoding="utf8").splitlines()}
    return sorted(found - {""}, key=lambda sentence: hashlib.sha1(sentence.encode()).hexdigest())


class Varier:
    """Puts other words of like meaning into a text: a teacher's word on it is no memory of what it was trained on."""

    def __init__(self, base: Trunk, tokenizer: Tokenizer, examples: list[Example]) -> None:
        vocabulary = tokenizer.get_vocab()
        whole = torch.tensor([number for piece, number in vocabulary.items() if piece.isalpha() and piece.isascii()])
        seen = Counter(int(piece) for example in examples for paragraph in example.paragraphs for piece in paragraph.pieces)
        vectors = torch.nn.functional.normalize(base.word.weight.detach()[whole], dim=-1)
        rivals = torch.cat([(vectors[at : at + 2000] @ vectors.T).topk(RIVALS + 1).indices[:, 1:] for at in range(0, len(whole), 2000)])
        common = {number for number, _ in Counter({int(n): seen[int(n)] for n in whole}).most_common(KEPT)}
        self.rivals = {int(number): whole[row].numpy() for number, row in zip(whole, rivals, strict=True) if int(number) not in common}

    def vary(self, example: Example, rng: np.random.Generator) -> Example:
        """Name and words change; labels and the look of the words stay."""
        return replace(example, name=example.name + "~", paragraphs=[self._vary(paragraph, rng) for paragraph in example.paragraphs])

    def _vary(self, paragraph: Paragraph, rng: np.random.Generator) -> Paragraph:
        pieces = paragraph.pieces.copy()
        single = np.bincount(paragraph.word_of)[paragraph.word_of] == 1
        for at in np.flatnonzero(single & (rng.random(len(pieces)) < VARIED)):
            rivals = self.rivals.get(int(pieces[at]))
            if rivals is not None:
                pieces[at] = rng.choice(rivals)
        return replace(paragraph, pieces=pieces)


def read_varied(base: Trunk, tokenizer: Tokenizer, gold: list[Example]) -> list[Example]:
    """Every labelled text once more, in other words."""
    varier, rng = Varier(base, tokenizer, gold), np.random.default_rng(7)
    return [varier.vary(example, rng) for example in gold]


def move_scores(tagger: Tagger) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of moves, of first tags and of last tags; what no labelling does is far below nought."""
    ban = tagger.forbidden
    return tagger.transitions.masked_fill(ban[:-1], -1e4), tagger.first.masked_fill(ban[-1], -1e4), tagger.last


def log_whole(emissions: Tensor, moves: Tensor, first: Tensor, last: Tensor, mask: Tensor) -> Tensor:
    """Log of the sum over all labellings.

    Shapes: ``emissions`` ``[n, length, tags]``, ``moves`` ``[n, length - 1, tags, tags]`` or ``[tags, tags]`` → ``[n]``.
    """
    alpha = first + emissions[:, 0]
    for at in range(1, emissions.shape[1]):
        step = moves if moves.dim() == 2 else moves[:, at - 1]
        alpha = torch.where(mask[:, at, None] > 0, torch.logsumexp(alpha[:, :, None] + step, 1) + emissions[:, at], alpha)
    return torch.logsumexp(alpha + last, 1)


def beliefs(emissions: Tensor, moves: Tensor, first: Tensor, last: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """A CRF's chance of each tag ``[n, length, tags]`` and of each move ``[n, length - 1, tags, tags]``."""
    with torch.enable_grad():
        emissions = emissions.detach().requires_grad_()
        count, length, _ = emissions.shape
        spread = moves.detach().expand(count, max(0, length - 1), *moves.shape).clone().requires_grad_()
        whole = log_whole(emissions, spread, first.detach(), last.detach(), mask).sum()
        tags, steps = torch.autograd.grad(whole, (emissions, spread), allow_unused=True)
    return tags, steps


def belief_loss(tagger: Tagger, emissions: Tensor, tags: Tensor, steps: Tensor | None, mask: Tensor, heat: float) -> Tensor:
    """Sum over paragraphs of the cross-entropy between believed labellings and the student's, both cooled by ``heat``."""
    moves, first, last = (part / heat for part in move_scores(tagger))
    emissions = emissions / heat
    ends = mask.sum(1).long() - 1
    final = tags[torch.arange(len(tags)), ends]
    agreed = (tags * emissions).sum() + (tags[:, 0] * first.clamp_min(-50)).sum() + (final * last).sum()
    if steps is not None and steps.shape[1]:
        agreed = agreed + (steps * moves.clamp_min(-50)).sum()
    return log_whole(emissions, moves, first, last, mask).sum() - agreed


@torch.no_grad()
def write_soft(options: argparse.Namespace) -> None:
    tokenizer = read_tokenizer(options.base)
    teacher = Teacher()
    teacher.load_state_dict({name: value.float() for name, value in torch.load(options.teacher).items()})
    teacher.eval()
    base = Trunk().eval()
    base.load_base(options.base)
    gold = read_split(options.corpora / "polnear" / "train", tokenizer)
    examples = (read_plain(options.corpora, tokenizer) + read_varied(base, tokenizer, gold) + gold)[:: options.every]
    out = {part: value.numpy() for part, value in zip(("moves", "first", "last"), move_scores(teacher.tagger), strict=True)}
    if options.out.exists():
        out = dict(np.load(options.out))
    examples = [example for example in examples if "text " + example.name not in out]
    start = time.monotonic()
    found = {example.name: np.zeros((len(example.tags), TAGS), np.float16) for example in examples}
    items = sorted(items_of(examples, 320), key=lambda item: len(item.window.pieces))
    for at in range(0, len(items), BATCH):
        group = items[at : at + BATCH]
        with torch.autocast("cpu", torch.bfloat16):
            states, casing, quotation = gather_words(teacher, group, 0.0)
        emissions = teacher.tagger(states.float(), casing, quotation).numpy()
        ends = np.cumsum([len(item.window.words) for item in group])
        for item, mine in zip(group, np.split(emissions, ends[:-1]), strict=True):
            found[item.example.name][item.window.words] = mine
        if at // BATCH % 50 == 0:
            print(at, len(items), f"{time.monotonic() - start:.0f}s", flush=True)
    out |= {"text " + name: emissions for name, emissions in found.items()}
    for example in examples:
        if example.name.endswith("~"):
            continue
        firsts = find_sentences(example.paragraphs)
        pieces = cut_pieces(example.paragraphs, firsts, len(example.tags))
        out["sentences " + example.name] = base_vectors(base, pieces).astype(np.float16)
    print(f"{len(examples)} texts, {time.monotonic() - start:.0f}s", flush=True)
    np.savez(options.out, **out)


class SentenceLoss(torch.nn.Module):
    """How far the mapped means of sentences are from the starting weights' own vectors: 1 − cosine, the mean over a batch."""

    def __init__(self, encoder: Encoder, soft: np.lib.npyio.NpzFile, examples: list[Example]) -> None:
        super().__init__()
        self.project = torch.nn.Linear(LAYERS * HIDDEN, HIDDEN)
        self.seen: list[Tensor] = []
        for layer in encoder.trunk.layers:
            layer.register_forward_hook(lambda layer, _, state: self.seen.append(state) if layer.training else None)
        self.firsts = {one.name: np.append(find_sentences(one.paragraphs), len(one.tags)) for one in examples}
        plain = [one for one in examples if "sentences " + one.name in soft]  # what was put into other words has none
        self.vectors = {one.name: torch.from_numpy(soft["sentences " + one.name].astype(np.float32)) for one in plain}

    def forward(self, group: list[Item]) -> Tensor:
        """Uses what the blocks said when the trunk last ran on this group."""
        rows, columns, owners, wanted, count = [], [], [], [], 0
        for row, item in enumerate(group):
            if item.example.name not in self.vectors:
                continue
            words, firsts = item.window.words, self.firsts[item.example.name]
            for number in range(*np.searchsorted(firsts, (words[0], words[-1] + 1))):
                low, high = firsts[number], firsts[number + 1]
                if high - low >= SHORTEST and high <= words[-1] + 1:
                    rows += [row] * (high - low)
                    columns.append(item.window.heads[low - words[0] : high - words[0]])
                    owners += [count] * (high - low)
                    wanted.append(self.vectors[item.example.name][number])
                    count += 1
        seen, self.seen[:] = list(self.seen), []
        if not wanted:
            return seen[-1].sum() * 0
        at = torch.tensor(rows), torch.from_numpy(np.concatenate(columns)).long()
        states = torch.cat([state[at].float() for state in seen], -1)
        owner = torch.tensor(owners)
        means = torch.zeros(count, states.shape[1]).index_add(0, owner, states) / torch.bincount(owner)[:, None]
        return 1 - torch.nn.functional.cosine_similarity(self.project(means), torch.stack(wanted)).mean()


def own_nll(tagger: Tagger, emissions: Tensor, index: Tensor, tags: Tensor, mask: Tensor, rows: int) -> Tensor:
    """Of the paragraphs whose words all lie in the first ``rows``: −log of the chance of their gold tags, summed."""
    own = index.max(1).values < rows
    size = int(mask[own].sum(1).max())
    return tagger.nll(emissions[own, :size], tags[own, :size], mask[own, :size])


class Lessons:
    """What is to be learned: the teacher's emissions and moves, gold, silver of the inner layer, vectors of sentences."""

    def __init__(self, options: argparse.Namespace, encoder: Encoder) -> None:
        tokenizer = read_tokenizer(options.base)
        gold = read_split(options.corpora / "polnear" / "train", tokenizer)
        varied = read_varied(encoder.trunk, tokenizer, gold)
        self.pairs = list(zip(gold, varied, strict=True))[:: options.every]
        self.plain = read_plain(options.corpora, tokenizer)[:: options.every]
        examples = [example for pair in self.pairs for example in pair] + self.plain
        kept = np.load(options.soft)
        self.soft = {example.name: torch.from_numpy(kept["text " + example.name].astype(np.float32)) for example in examples}
        self.moves = [torch.from_numpy(kept[part]) / options.heat for part in ("moves", "first", "last")]
        self.heat = options.heat
        self.gold = {example.name for example in gold}
        silver = np.load(options.silver)
        self.silver = {one.name: silver[first.name] for first, second in self.pairs for one in (first, second)}
        self.sentences = SentenceLoss(encoder, kept, examples)

    def choose(self, rng: random.Random) -> list[Example]:
        """An epoch's texts: each labelled one either as it stands or in other words, and half of the plain ones."""
        return [rng.choice(pair) for pair in self.pairs] + rng.sample(self.plain, len(self.plain) // 2)

    def loss(self, encoder: Encoder, group: list[Item], mask_rate: float) -> tuple[Tensor, list[float]]:
        """A batch's loss, and its parts: taught, gold, sentences."""
        group.sort(key=lambda item: (item.example.name not in self.gold, item.example.name not in self.silver))
        with torch.autocast("cpu", torch.bfloat16):
            states, casing, quotation = gather_words(encoder, group, mask_rate)
        states = states.float()
        index, tags, mask = segments_of(group)
        words = float(mask.sum())
        emissions = encoder.tagger(states, casing, quotation)[index]
        taught = torch.cat([self.soft[item.example.name][item.window.words] for item in group])[index] / self.heat
        believed = beliefs(taught, *self.moves, mask)
        soft = belief_loss(encoder.tagger, emissions, *believed, mask, self.heat) * self.heat**2 / words * 10
        alike = self.sentences(group)
        whole, parts = (1 - GOLD_WEIGHT) * soft + SENTENCE_WEIGHT * alike, [float(soft.detach()), 0.0, float(alike.detach())]
        labelled = [item for item in group if item.example.name in self.gold]
        if labelled:
            rows = sum(len(item.window.words) for item in labelled)
            nll = own_nll(encoder.tagger, emissions, index, tags, mask, rows)
            whole = whole + GOLD_WEIGHT * nll / words * 10 + LINK_WEIGHT * link_loss(encoder, states[:rows], labelled) / len(group) / 10
            parts[1] = float(nll.detach()) / words
        nested = [item for item in group if item.example.name in self.silver]
        if nested:
            rows = sum(len(item.window.words) for item in nested)
            at, found, shown = segments_of(nested, self.silver)
            inner = encoder.inner(states[:rows], casing[:rows], quotation[:rows])[at]
            whole = whole + INNER_WEIGHT * encoder.inner.nll(inner, found, shown) / words * 10
        return whole, parts


def cut_texts(examples: list[Example], size: int, rng: random.Random) -> list[Item]:
    """Windows of many sizes, with more or less of what stands before: the trunk is to bear less than it has."""
    return [
        Item(example, window)
        for example in examples
        for window in cut_windows(example.paragraphs, size=rng.randint(size * 2 // 3, size), context=rng.choice(CONTEXTS))
        if len(window.words)
    ]


def learn(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    dev, silver = read_split(options.corpora / "polnear" / "dev", read_tokenizer(options.base)), dict(np.load(options.silver))
    encoder = Encoder(options.dropout)
    encoder.trunk.load_base(options.base)
    lessons = Lessons(options, encoder)  # words vary by the starting weights' vocabulary
    encoder.load_state_dict(torch.load(options.start), strict=False)
    parts = lessons.sentences.project, encoder.tagger, encoder.inner, encoder.linker, encoder.trunk.casing, encoder.trunk.quotation
    heads = [parameter for part in parts for parameter in part.parameters()]
    known = {id(parameter) for parameter in heads}
    trunk = [parameter for parameter in encoder.trunk.parameters() if id(parameter) not in known]
    optimizer = torch.optim.AdamW([{"params": trunk}, {"params": heads}], weight_decay=0.01, fused=True)
    steps = int(len(cut_texts(lessons.choose(random.Random(0)), options.size, random.Random(0))) / BATCH * 1.06 * options.epochs) + 10
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [options.rate, options.rate * 5], total_steps=steps, pct_start=0.1)
    print(f"{len(lessons.pairs)} labelled, {len(lessons.plain)} plain texts, {steps} steps", flush=True)
    for epoch in range(1, options.epochs + 1):
        start, seen = time.monotonic(), []
        encoder.train()
        for number, group in enumerate(batches(cut_texts(lessons.choose(rng), options.size, rng), rng), 1):
            loss, parts = lessons.loss(encoder, group, options.mask)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen.append(parts)
            if number % 50 == 0:
                soft, gold, alike = np.mean(seen[-50:], axis=0)
                spent = time.monotonic() - start
                print(f"epoch {epoch} step {number} soft {soft:.3f} gold {gold:.4f} sentences {alike:.3f} {spent:.0f}s", flush=True)
        torch.save(encoder.state_dict(), options.out.with_suffix(f".{epoch}.pt"))
        halves = " | ".join(score(encoder, dev[half::2], options.size) for half in (0, 1))
        inner = agreement(encoder, dev, silver, options.size)
        print(f"epoch {epoch} {time.monotonic() - start:.0f}s dev halves {halves} inner {inner}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    writing = commands.add_parser("soft")
    for name in ("corpora", "base", "teacher", "out"):
        writing.add_argument(name, type=Path)
    writing.set_defaults(run=write_soft)
    learning = commands.add_parser("learn")
    for name in ("corpora", "base", "soft", "out"):
        learning.add_argument(name, type=Path)
    learning.add_argument("--start", type=Path, required=True)
    learning.add_argument("--silver", type=Path, required=True)
    learning.add_argument("--epochs", type=int, default=3)
    learning.add_argument("--seed", type=int, default=6)
    learning.add_argument("--size", type=int, default=320)
    learning.add_argument("--rate", type=float, default=1.2e-4)
    learning.add_argument("--dropout", type=float, default=0.1)
    learning.add_argument("--mask", type=float, default=0.08)
    learning.add_argument("--heat", type=float, default=1.5)
    learning.set_defaults(run=learn)
    for command in (writing, learning):
        command.add_argument("--every", type=int, default=1, help="Take one text of so many: to try whether it runs.")
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
