"""Teach the frozen trunk to see attributions inside the contents of others.

    python training/train_inner.py POLNEAR_FOLDER BASE_MODEL_FOLDER IN.pt OUT.pt [--epochs 8]

PolNeAR annotates only the outermost layer. But a content, read by itself, is a text whose outermost attributions are the inner ones of the
article. So the trained tagger reads every gold content alone, and what it finds becomes the target of a second head over the same pass: one
reading gives both layers. The figures printed are agreement with that silver on the development split, not accuracy.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.encoder.pairs import CONTENT
from dateline.encoder.words import Paragraph
from model import Encoder, Tagger
from polnear import Example, read_split
from train_attributions import Item, gather_words, items_of, segments_of, spans_of, viterbi

SIZE, BATCH, FEWEST_WORDS = 320, 48, 5


def contents_of(example: Example) -> list[tuple[int, Paragraph]]:
    """Each gold content as a paragraph of its own, with the number of its first word in the article."""
    found, base = [], 0
    for paragraph in example.paragraphs:
        for role, first, last in example.spans.tolist():
            low, high = first - base, last - base + 1
            if role == CONTENT and low >= 0 and high <= len(paragraph) and high - low >= FEWEST_WORDS:
                found.append((first, cut(paragraph, low, high)))
        base += len(paragraph)
    return found


def cut(paragraph: Paragraph, low: int, high: int) -> Paragraph:
    """Words ``low`` to ``high`` of a paragraph."""
    pieces = (paragraph.word_of >= low) & (paragraph.word_of < high)
    part = slice(low, high)
    return Paragraph(
        starts=paragraph.starts[part], ends=paragraph.ends[part], casing=paragraph.casing[part],
        quotation=paragraph.quotation[part], stops=paragraph.stops[part],
        pieces=paragraph.pieces[pieces], word_of=paragraph.word_of[pieces] - low,
    )  # fmt: skip


@torch.no_grad()
def silver_tags(encoder: Encoder, example: Example) -> np.ndarray:
    """What the tagger finds in each content read alone, as tags of the article's words."""
    tags = np.zeros(len(example.tags), dtype=np.int32)
    contents = sorted(contents_of(example), key=lambda content: len(content[1].pieces))
    for at in range(0, len(contents), BATCH):
        group = contents[at : at + BATCH]
        items = [item for _, paragraph in group for item in items_of([bare(paragraph)], SIZE)]
        with torch.autocast("cpu", torch.bfloat16):
            states, casing, quotation = gather_words(encoder, items, 0.0)
        emissions = encoder.tagger(states.float(), casing, quotation).numpy()
        base = 0
        for first, paragraph in group:
            mine = emissions[base : base + len(paragraph)]
            base += len(paragraph)
            for role, start, end in complete(spans_of(viterbi(encoder, mine), first)):
                tags[start : end + 1] = 2 + 2 * role
                tags[start] = 1 + 2 * role
    return tags


def bare(paragraph: Paragraph) -> Example:
    """A paragraph as an article without labels."""
    none = np.zeros(0, np.int32)
    return Example("", [paragraph], np.zeros(len(paragraph), np.int32), none.reshape(-1, 3), none, set())


def complete(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Nothing, unless there are a cue and a content."""
    roles = {role for role, _, _ in spans}
    return spans if {1, 2} <= roles else []


@torch.no_grad()
def cache(encoder: Encoder, items: list[Item]) -> list[tuple[Tensor, Tensor, Tensor]]:
    """The trunk's states, casing and quotation of every window's words."""
    with torch.autocast("cpu", torch.bfloat16):
        return [gather_words(encoder, [item], 0.0) for item in items]


def train(encoder: Encoder, items: list[Item], states: list, epochs: int) -> None:
    optimizer = torch.optim.AdamW(encoder.inner.parameters(), 2e-3, weight_decay=0.01)
    steps = epochs * (len(items) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        start, total, words = time.monotonic(), 0.0, 0
        order = list(range(len(items)))
        random.shuffle(order)
        for at in range(0, len(order), BATCH):
            group = order[at : at + BATCH]
            joined = [torch.cat(part) for part in zip(*(states[n] for n in group), strict=True)]
            emissions = encoder.inner(joined[0].float(), *joined[1:])
            index, tags, mask = segments_of([items[n] for n in group])
            loss = encoder.inner.nll(emissions[index], tags, mask)
            optimizer.zero_grad()
            (loss / mask.sum() * 10).backward()
            optimizer.step()
            schedule.step()
            total, words = total + float(loss.detach()), words + int(mask.sum())
        print(f"epoch {epoch + 1} loss {total / words:.4f} {time.monotonic() - start:.0f}s", flush=True)


@torch.no_grad()
def agreement(encoder: Encoder, items: list[Item], states: list) -> str:
    """Exact-span F1 against silver, by role."""
    counts = np.zeros((3, 3))
    for item, (words, casing, quotation) in zip(items, states, strict=True):
        emissions = encoder.inner(words.float(), casing, quotation)
        index, tags, mask = segments_of([item])
        for row, gold, real in zip(index, tags, mask, strict=True):
            length = int(real.sum())
            mine = set(spans_of(viterbi(encoder, emissions[row[:length]].numpy(), encoder.inner), 0))
            silver = set(spans_of(gold[:length].tolist(), 0))
            for role in range(3):
                a, b = ({span for span in spans if span[0] == role} for spans in (mine, silver))
                counts[role] += len(a & b), len(a), len(b)
    return " / ".join(f"{200 * both / max(1, mine + silver):.1f}" for both, mine, silver in counts)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("polnear", "base", "weights", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoder = Encoder()
    encoder.load_state_dict(torch.load(options.weights), strict=False)
    encoder.eval()
    encoder.inner = Tagger()
    parts = {}
    for split in ("train", "dev"):
        start = time.monotonic()
        examples = [
            Example(e.name, e.paragraphs, silver_tags(encoder, e), e.spans, e.owner, e.links)
            for e in read_split(options.polnear / split, tokenizer)[: options.articles]
        ]
        items = items_of(examples, SIZE)
        parts[split] = items, cache(encoder, items)
        print(f"{split}: {sum((e.tags % 2 == 1).sum() for e in examples)} silver spans, {time.monotonic() - start:.0f}s", flush=True)
    encoder.inner.train()
    train(encoder, *parts["train"], options.epochs)
    encoder.inner.eval()
    print("agreement with silver, dev, source / cue / content:", agreement(encoder, *parts["dev"]))
    torch.save(encoder.state_dict(), options.out)


if __name__ == "__main__":
    main()
