"""The trunk and its heads, in torch: a BERT encoder with word features, a linear-chain CRF and a linking head."""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from dateline.encoder.pairs import FEATURE_SIZES

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
TAGS, LINK = 7, 128
MASK_PIECE = 103
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
NAME_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
# Is it an event; after publication; negated; under a modal verb: logits. How surely it happened, −3 … 3: the number itself.
PREDICATE_FACTS = ("event", "future", "negated", "modal", "factuality")


class Layer(nn.Module):
    """One block of the encoder, post-norm as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm, self.norm_out = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = state.shape
        query, key, value = (part(state).view(batch, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        # Written out: on a CPU the backward pass of the fused attention takes a quarter of the step.
        weights = ((query * (HIDDEN / HEADS) ** -0.5) @ key.transpose(2, 3) + mask.to(query.dtype)).softmax(-1)
        mixed = weights.to(value.dtype) @ value
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        state = self.norm(state + self.drop(mixed))
        return self.norm_out(state + self.drop(self.down(F.gelu(self.up(state)))))


class Trunk(nn.Module):
    """Pieces and their features → states. Shapes: ``[batch, pieces]`` each → ``[batch, pieces, 384]``."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.casing = nn.Embedding(6, HIDDEN)
        self.quotation = nn.Embedding(4, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.casing.weight)
        nn.init.zeros_(self.quotation.weight)

    def forward(self, pieces: Tensor, casing: Tensor, quotation: Tensor) -> Tensor:
        where = torch.arange(pieces.shape[1], device=pieces.device)
        state = self.word(pieces) + self.position(where) + self.casing(casing) + self.quotation(quotation)
        state = self.drop(self.norm(state))
        mask = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        for layer in self.layers:
            state = layer(state, mask)
        return state

    def load_base(self, folder: Path) -> None:
        """Take the weights of the published sentence encoder."""
        base = load_file(folder / "model.safetensors")
        base = {name.removeprefix("bert."): value for name, value in base.items()}
        self.word.weight.data = base["embeddings.word_embeddings.weight"].clone()
        kinds = base["embeddings.token_type_embeddings.weight"]
        self.position.weight.data = base["embeddings.position_embeddings.weight"] + kinds[0]
        _take(self.norm, base, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            inside = f"encoder.layer.{number}"
            for part, name in (
                ("query", "attention.self.query"),
                ("key", "attention.self.key"),
                ("value", "attention.self.value"),
                ("output", "attention.output.dense"),
                ("norm", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm_out", "output.LayerNorm"),
            ):
                _take(getattr(layer, part), base, f"{inside}.{name}")


def _take(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.data = base[f"{name}.weight"].clone()
    module.bias.data = base[f"{name}.bias"].clone()


class Tagger(nn.Module):
    """Word states → emissions of a linear-chain CRF. Shapes: ``[words, width]`` → ``[words, tags]``, outside and two a role."""

    def __init__(self, dropout: float = 0.2, hidden: int = 256, tags: int = TAGS, width: int = HIDDEN) -> None:
        super().__init__()
        self.casing, self.quotation = nn.Embedding(6, 16), nn.Embedding(4, 16)
        self.hidden, self.out = nn.Linear(width + 32, hidden), nn.Linear(hidden, tags)
        self.drop = nn.Dropout(dropout)
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.first = nn.Parameter(torch.zeros(tags))
        self.last = nn.Parameter(torch.zeros(tags))
        self.register_buffer("forbidden", torch.tensor(forbidden(tags)))

    def forward(self, words: Tensor, casing: Tensor, quotation: Tensor) -> Tensor:
        joined = torch.cat([words, self.casing(casing), self.quotation(quotation)], -1)
        return self.out(self.drop(F.gelu(self.hidden(self.drop(joined)))))

    def nll(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Sum of the negative log-likelihoods of tag sequences. Shapes: ``[n, length, tags]``, ``[n, length]`` twice."""
        moves = self.transitions.masked_fill(self.forbidden[:-1], -1e4)
        first = self.first.masked_fill(self.forbidden[-1], -1e4)
        steps = emissions.gather(2, tags[..., None])[..., 0]
        gold = first[tags[:, 0]] + steps[:, 0]
        gold = gold + ((steps[:, 1:] + moves[tags[:, :-1], tags[:, 1:]]) * mask[:, 1:]).sum(1)
        ends = mask.sum(1).long() - 1
        gold = gold + self.last[tags.gather(1, ends[:, None])[:, 0]]
        alpha = first + emissions[:, 0]
        for at in range(1, emissions.shape[1]):
            onward = torch.logsumexp(alpha[:, :, None] + moves, 1) + emissions[:, at]
            alpha = torch.where(mask[:, at, None] > 0, onward, alpha)
        return (torch.logsumexp(alpha + self.last, 1) - gold).sum()


def forbidden(tags: int = TAGS) -> np.ndarray:
    """Moves that no labelling makes: into the inside of a role from outside it. The last row is the start. ``[tags + 1, tags]``."""
    table = np.zeros((tags + 1, tags), dtype=bool)
    for inside in range(2, tags, 2):
        table[:, inside] = True
        table[[inside - 1, inside], inside] = False
    return table


class Linker(nn.Module):
    """Do a cue and a span belong together? Shapes: word states ``[words, width]``, span ends and pairs as rows → ``[pairs]``."""

    def __init__(self, dropout: float = 0.2, width: int = HIDDEN) -> None:
        super().__init__()
        self.project = nn.Linear(width, 4 * LINK)
        self.features = nn.ModuleList(nn.Embedding(size, LINK) for size in FEATURE_SIZES)
        self.out = nn.Linear(LINK, 1)
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.drop = nn.Dropout(dropout)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.1)

    def spans(self, words: Tensor, cues: Tensor, others: Tensor) -> tuple[Tensor, Tensor]:
        """Pool spans. Shapes: ``[n, 2]`` first and last words → ``[n, 128]`` each."""
        a, b, c, d = self.project(self.drop(words)).split(LINK, -1)
        return a[cues[:, 0]] + b[cues[:, 1]], c[others[:, 0]] + d[others[:, 1]]

    def pairs(self, cue: Tensor, other: Tensor, features: Tensor) -> Tensor:
        """Score pairs. Shapes: ``[pairs, 128]`` twice, ``[pairs, 7]``."""
        between = sum(table(features[:, at]) for at, table in enumerate(self.features))
        return self.out(self.drop(F.gelu(cue + other + between)))[:, 0]

    def nones(self, pooled: Tensor, which: int) -> Tensor:
        """Score that a cue has no source (0) or a content no cue (1). Shapes: ``[n, 128]`` → ``[n]``."""
        return self.out(self.drop(F.gelu(pooled + self.none[which])))[:, 0]


class Predicates(nn.Module):
    """Word states → what each word says as a predicate. Shapes: ``[words, 384]`` → ``[words, 5]``, in the order of `PREDICATE_FACTS`."""

    def __init__(self, dropout: float = 0.2, hidden: int = 128) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(HIDDEN, hidden), nn.Linear(hidden, len(PREDICATE_FACTS))
        self.drop = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        return self.out(self.drop(F.gelu(self.hidden(self.drop(words)))))


class Encoder(nn.Module):
    """The trunk with its heads."""

    def __init__(self, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.trunk, self.tagger, self.linker = Trunk(dropout), Tagger(head_dropout), Linker(head_dropout)
        self.inner = Tagger(head_dropout)
        self.times = Tagger(head_dropout, hidden=128, tags=1 + 2 * len(TIME_TYPES))
        self.names = Tagger(head_dropout, hidden=128, tags=1 + 2 * len(NAME_TYPES))
        self.predicates = Predicates(head_dropout)
