"""Fit a linear map from the trunk's states to the base model's sentence vectors, so that the same pass serves similarity search.

    python training/fit_sentences.py CORPORA BASE_MODEL_FOLDER TRUNK.pt OUT.pt [--articles 300]

A word adds its states, mapped; a sentence is the mean of its words. Fitted in closed form (ridge) on sentences of PolNeAR's training
articles. Prints Spearman's correlation of cosines over pairs of sentences of the development articles: pairs at random, and each sentence's
nearest by the base among 1,000, which is what a search must keep in order.
"""

import argparse
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.heads import find_sentences
from dateline.encoder.words import Paragraph
from model import HIDDEN, Encoder, Trunk
from polnear import read_split
from syntax import LAYERS_READ
from trees import open_encoder, read_tokenizer, states_of

CLS, SEP = 101, 102
RIDGE, LONGEST, BATCH = 3e-3, 128, 64
PAIRS, POOL, NEAREST = 50_000, 1000, 20


@torch.no_grad()
def base_vectors(base: Trunk, sentences: list[np.ndarray]) -> np.ndarray:
    """What the base model makes of sentences, each read alone: the mean of its last states, made one long. ``[sentences, 384]``."""
    found = np.zeros((len(sentences), HIDDEN), np.float32)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for low in range(0, len(order), BATCH):
        mine = order[low : low + BATCH]
        rows = [torch.tensor([CLS, *sentences[at][:LONGEST], SEP]) for at in mine]
        pieces = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
        nothing = torch.zeros_like(pieces)
        with torch.autocast("cpu", torch.bfloat16):
            states = base(pieces, nothing, nothing).float()
        mask = (pieces > 0)[..., None]
        found[mine] = F.normalize((states * mask).sum(1) / mask.sum(1), dim=-1).numpy()
    return found


def cut_pieces(paragraphs: list[Paragraph], firsts: np.ndarray, words: int) -> list[np.ndarray]:
    """The word pieces of each sentence."""
    pieces = np.concatenate([paragraph.pieces for paragraph in paragraphs])
    counts = np.cumsum([0, *(len(paragraph) for paragraph in paragraphs)])
    of = np.concatenate([paragraph.word_of + base for paragraph, base in zip(paragraphs, counts, strict=False)])
    edges = np.searchsorted(of, [*firsts, words])
    return [pieces[low:high] for low, high in pairwise(edges)]


def read_sentences(encoder: Encoder, base: Trunk, texts: list[list[Paragraph]]) -> tuple[np.ndarray, np.ndarray]:
    """Means of states, and the base's vectors, of sentences of five words and more."""
    means, sentences = [], []
    for paragraphs, whole in zip(texts, states_of(encoder, texts, last=True), strict=True):
        states = whole.flatten(1).float().numpy()
        firsts = find_sentences(paragraphs)
        lengths = np.diff([*firsts, len(states)])
        long = lengths >= 5
        means.append((np.add.reduceat(states, firsts) / lengths[:, None])[long])
        sentences += [one for one, kept in zip(cut_pieces(paragraphs, firsts, len(states)), long, strict=True) if kept]
    return np.concatenate(means), base_vectors(base, sentences)


def ranks(numbers: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(numbers))


def spearman(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def report(mine: np.ndarray, base: np.ndarray) -> str:
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, len(base), (2, PAIRS))
    kept = a != b
    a, b = a[kept], b[kept]
    overall = spearman((mine[a] * mine[b]).sum(1), (base[a] * base[b]).sum(1))
    pool = rng.permutation(len(base))[:POOL]
    ours, theirs = (part[pool] @ part[pool].T - 2 * np.eye(len(pool)) for part in (mine, base))
    nearest = np.argsort(-theirs, 1)[:, :NEAREST]
    near = np.mean([spearman(ours[at, nearest[at]], theirs[at, nearest[at]]) for at in range(len(pool))])
    top = np.argsort(-ours, 1)
    first = np.mean(top[:, 0] == nearest[:, 0])
    among = np.mean([nearest[at, 0] in top[at, :10] for at in range(len(pool))])
    return (
        f"{len(base)} sentences: Spearman {overall:.3f}, within the base's nearest {NEAREST} {near:.3f}, "
        f"same nearest of {POOL} {100 * first:.1f} %, base's nearest among our ten {100 * among:.1f} %, "
        f"cosine {(mine * base).sum(1).mean():.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("corpora", "base", "trunk", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    start = time.monotonic()
    tokenizer = read_tokenizer(options.base)
    encoder, base = open_encoder(options.trunk), Trunk().eval()
    base.load_base(options.base)
    folder = options.corpora / "polnear"
    train, dev = ([one.paragraphs for one in read_split(folder / split, tokenizer)] for split in ("train", "dev"))
    means, wanted = read_sentences(encoder, base, train[:: max(1, len(train) // options.articles)])
    print(f"{len(wanted)} sentences to fit on, {time.monotonic() - start:.0f}s", flush=True)
    middle, shift = means.mean(0), wanted.mean(0)
    centred = (means - middle).astype(np.float64)
    scatter = centred.T @ centred / len(centred)
    scatter += RIDGE * np.trace(scatter) / len(scatter) * np.eye(len(scatter))
    weight = np.linalg.solve(scatter, centred.T @ (wanted - shift) / len(centred)).astype(np.float32)
    bias = (shift - middle @ weight).astype(np.float32)
    held, known = read_sentences(encoder, base, dev)
    mine = held @ weight + bias
    mine /= np.linalg.norm(mine, axis=1, keepdims=True)
    print(f"mapped: {report(mine, known)}")
    last = held[:, len(LAYERS_READ) * HIDDEN :]
    plain = report(last / np.linalg.norm(last, axis=1, keepdims=True), known)
    print(f"mean of the last states as they are: {plain}, {time.monotonic() - start:.0f}s")
    state = {"sentences.project.weight": torch.from_numpy(weight.T.copy()), "sentences.project.bias": torch.from_numpy(bias)}
    torch.save({"state": state, "size": HIDDEN}, options.out)


if __name__ == "__main__":
    main()
