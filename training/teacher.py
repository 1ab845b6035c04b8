"""A teacher eight times the trunk's size, which never ships: MPNet (12 layers, 768 wide) fine-tuned on PolNeAR with the trunk's own heads.

    python training/teacher.py POLNEAR BASE_MODEL_FOLDER MPNET_FOLDER OUT.pt [--epochs 3]

The lowest layers keep their published weights, which saves a quarter of the time; casing and quotation come in above them. Prints what
`train_attributions.py` prints. MPNet: Song et al., 2020 (arXiv 2004.09297); the weights of sentence-transformers/all-mpnet-base-v2.
"""

import argparse
import random
import time
from pathlib import Path
from typing import ClassVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.windows import cut_windows
from model import MASK_PIECE, Linker, Tagger
from polnear import Example, read_split, read_tokenizer
from train_attributions import BATCH, LINK_WEIGHT, Item, batches, gather_words, link_loss, score, segments_of

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 768, 12, 12, 3072, 30527, 514
SHIFT = 4  # MPNet's vocabulary is BERT's behind four marks of its own
MARKS = {0: 1, 101: 0, 102: 2, MASK_PIECE: 30526}  # nothing, beginning, end, hidden: BERT's numbers → MPNet's
BUCKETS, FARTHEST = 32, 128
POOL = 40_000_000
FROZEN = 4  # lowest layers that keep their published weights


class Drop(nn.Module):
    """Dropout from a pool of masks drawn once: drawing anew costs a tenth of a step on a CPU."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, state: Tensor) -> Tensor:
        if not (self.training and self.rate):
            return state
        if self.rate not in self.pools:
            self.pools[self.rate] = (torch.rand(POOL) >= self.rate).to(torch.bfloat16) / (1 - self.rate)
        pool, count = self.pools[self.rate], state.numel()
        at = int(torch.randint(len(pool) - count, (1,)))
        return state * pool[at : at + count].view(state.shape).to(state.dtype)


class Layer(nn.Module):
    """One block, post-norm, with a bias for each distance."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm, self.norm_out = nn.LayerNorm(WIDTH, 1e-5), nn.LayerNorm(WIDTH, 1e-5)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = Drop(dropout)

    def forward(self, state: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = state.shape
        query, key, value = (part(state).view(batch, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        weights = ((query * (WIDTH / HEADS) ** -0.5) @ key.transpose(2, 3) + bias.to(query.dtype)).softmax(-1, dtype=query.dtype)
        mixed = self.output((weights @ value).transpose(1, 2).reshape(batch, length, WIDTH))
        state = self.norm(state + self.drop(mixed)).to(query.dtype)
        return self.norm_out(state + self.drop(self.down(F.gelu(self.up(state))))).to(query.dtype)


class TeacherTrunk(nn.Module):
    """Pieces, in BERT's numbers, and their features → states. Shapes: ``[batch, pieces]`` each → ``[batch, pieces, 768]``."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.casing, self.quotation = nn.Embedding(6, WIDTH), nn.Embedding(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-5)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.drop = Drop(dropout)
        nn.init.zeros_(self.casing.weight)
        nn.init.zeros_(self.quotation.weight)

    def forward(self, pieces: Tensor, casing: Tensor, quotation: Tensor) -> Tensor:
        numbers = pieces + SHIFT
        for bert, mine in MARKS.items():
            numbers = torch.where(pieces == bert, mine, numbers)
        length = pieces.shape[1]
        marks = self.casing(casing) + self.quotation(quotation)
        state = self.word(numbers) + self.position(torch.arange(length) + 2)
        state = self.drop(self.norm(state))
        bias = self.relative(buckets(length)).permute(2, 0, 1)[None] + torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        for number, layer in enumerate(self.layers, 1):
            state = layer(state, bias.detach() if number <= FROZEN else bias)
            if number == FROZEN:
                state = state.detach() + marks.to(state.dtype)
        return state

    def load_base(self, folder: Path) -> None:
        """Take the published weights; what is frozen asks for no gradient."""
        base = load_file(folder / "model.safetensors")
        self.word.weight.data = base["embeddings.word_embeddings.weight"].clone()
        self.position.weight.data = base["embeddings.position_embeddings.weight"].clone()
        self.relative.weight.data = base["encoder.relative_attention_bias.weight"].clone()
        _take(self.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for part, name in (
                ("query", "attention.attn.q"),
                ("key", "attention.attn.k"),
                ("value", "attention.attn.v"),
                ("output", "attention.attn.o"),
                ("norm", "attention.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm_out", "output.LayerNorm"),
            ):
                _take(getattr(layer, part), base, f"encoder.layer.{number}.{name}")
        for part in (self.word, self.position, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)


def _take(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = base[f"{name}.weight"].clone(), base[f"{name}.bias"].clone()


def buckets(length: int) -> Tensor:
    """The bucket of each distance, as MPNet has them: near ones alone, far ones by their logarithm. ``[length, length]``."""
    where = torch.arange(length)
    apart = where[:, None] - where[None]
    near = BUCKETS // 4
    steps = torch.log(apart.abs().clamp_min(1) / near) / torch.log(torch.tensor(FARTHEST / near)) * near
    return (apart < 0) * (BUCKETS // 2) + torch.where(apart.abs() < near, apart.abs(), (near + steps.long()).clamp_max(2 * near - 1))


class Teacher(nn.Module):
    """The teacher with heads for spans and links."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk, self.tagger, self.linker = TeacherTrunk(dropout), Tagger(width=WIDTH), Linker(width=WIDTH)


def cut(examples: list[Example], rng: random.Random) -> list[Item]:
    """Windows of nearly full length: what is carried as context is computed twice."""
    return [
        Item(one, window) for one in examples for window in cut_windows(one.paragraphs, size=rng.randint(280, 320)) if len(window.words)
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("polnear", "base", "mpnet", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = read_tokenizer(options.base)
    train, dev = (read_split(options.polnear / split, tokenizer) for split in ("train", "dev"))
    teacher = Teacher()
    teacher.trunk.load_base(options.mpnet)
    heads = [*teacher.tagger.parameters(), *teacher.linker.parameters(), teacher.trunk.casing.weight, teacher.trunk.quotation.weight]
    known = {id(parameter) for parameter in heads}
    trunk = [parameter for parameter in teacher.parameters() if id(parameter) not in known and parameter.requires_grad]
    optimizer = torch.optim.AdamW([{"params": trunk}, {"params": heads}], weight_decay=0.01, fused=True)
    steps = int(len(cut(train, random.Random(0))) / BATCH * 1.03 * options.epochs) + 10
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [options.rate, 1.2e-3], total_steps=steps, pct_start=0.1)
    for epoch in range(1, options.epochs + 1):
        start = time.monotonic()
        teacher.train()
        for number, group in enumerate(batches(cut(train, rng), rng), 1):
            with torch.autocast("cpu", torch.bfloat16):
                states, casing, quotation = gather_words(teacher, group, 0.05)
            states = states.float()
            index, tags, mask = segments_of(group)
            nll = teacher.tagger.nll(teacher.tagger(states, casing, quotation)[index], tags, mask) / mask.sum()
            loss = nll * 10 + LINK_WEIGHT * link_loss(teacher, states, group) / len(group) / 10
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*trunk, *heads], 1.0)
            optimizer.step()
            schedule.step()
            if number % 20 == 0:
                print(f"epoch {epoch} step {number} tags {float(nll.detach()):.4f} {time.monotonic() - start:.0f}s", flush=True)
        torch.save({name: value.half() for name, value in teacher.state_dict().items()}, options.out.with_suffix(f".{epoch}.pt"))
        halves = " | ".join(score(teacher, dev[half::2], 320) for half in (0, 1))
        print(f"epoch {epoch} {time.monotonic() - start:.0f}s dev halves {halves}", flush=True)


if __name__ == "__main__":
    main()
