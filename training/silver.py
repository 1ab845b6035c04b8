"""Label attributions inside the contents of others, for want of gold.

    python training/silver.py POLNEAR_FOLDER BASE_MODEL_FOLDER WEIGHTS.pt OUT.npz [--teacher]

PolNeAR annotates only the outermost layer. But a content, read by itself, is a text whose outermost attributions are the inner ones of the
article. So a trained tagger reads every gold content alone, and what it finds becomes the target of a second head over the same pass: one
reading then gives both layers.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from dateline.encoder.pairs import CONTENT
from dateline.encoder.words import Paragraph
from model import Encoder
from polnear import Example, read_split, read_tokenizer
from teacher import Teacher
from train_attributions import gather_words, items_of, spans_of, viterbi

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
def silver_tags(encoder: Encoder | Teacher, example: Example) -> np.ndarray:
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


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("polnear", "base", "weights", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--teacher", action="store_true", help="The weights are those of `teacher.py`.")
    options = parser.parse_args()
    tokenizer = read_tokenizer(options.base)
    encoder = Teacher() if options.teacher else Encoder()
    encoder.load_state_dict(torch.load(options.weights), strict=False)
    encoder.eval()
    tags = {}
    for split in ("train", "dev"):
        start = time.monotonic()
        found = {example.name: silver_tags(encoder, example) for example in read_split(options.polnear / split, tokenizer)}
        print(f"{split}: {sum(int((t % 2 == 1).sum()) for t in found.values())} spans, {time.monotonic() - start:.0f}s", flush=True)
        tags |= found
    np.savez_compressed(options.out, **tags)


if __name__ == "__main__":
    main()
