"""The syntax head in torch: states of the trunk's inner layers → heads, relations and parts of speech of words."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from model import HIDDEN, Trunk

LAYERS_READ = (1, 2, 3, 4, 5)  # outputs of blocks: trees live in the middle of a trunk, what the last block says is for attributions
WIDTH, HEADS, REACH = 256, 8, 32
ARC, RELATION, TAG = 128, 64, 128
FAR = -1e4


def inner_states(trunk: Trunk, pieces: Tensor, casing: Tensor, quotation: Tensor, *, last: bool = False) -> Tensor:
    """What the blocks of `LAYERS_READ` say, with ``last`` the last one's, too.

    Shapes: ``[batch, pieces]`` each → ``[batch, pieces, layers, 384]``.
    """
    where = torch.arange(pieces.shape[1])
    state = trunk.norm(trunk.word(pieces) + trunk.position(where) + trunk.casing(casing) + trunk.quotation(quotation))
    mask = torch.where(pieces == 0, FAR, 0.0)[:, None, None, :]
    found = [state]
    for layer in trunk.layers:
        found.append(layer(found[-1], mask))
    return torch.stack([found[at] for at in (*LAYERS_READ, *([len(trunk.layers)] if last else []))], 2)


def distances(length: int) -> Tensor:
    """How far each word stands from each other, cut at `REACH`, counted from nought. ``[length, length]``."""
    where = torch.arange(length)
    return (where[None] - where[:, None]).clamp(-REACH, REACH) + REACH


class Block(nn.Module):
    """One small attention block over the words of a window; distances and paragraphs say who may look at whom."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.norm, self.norm_up = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, HEADS)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = state.shape
        normed = self.norm(state)
        query, key, value = (part(normed).view(batch, length, HEADS, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        bias = self.distance(distances(length)).permute(2, 0, 1)[None] + mask[:, None]
        weights = ((query @ key.transpose(2, 3)).float() * (WIDTH / HEADS) ** -0.5 + bias).softmax(-1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        state = state + self.drop(self.output(mixed))
        return state + self.drop(self.down(F.gelu(self.up(self.norm_up(state)))))


class Scheme(nn.Module):
    """Scores of one corpus's trees. A root's head is itself."""

    def __init__(self, relations: list[str], tags: list[str], dropout: float) -> None:
        super().__init__()
        self.relations, self.tags = relations, tags
        self.arc_of, self.arc_to = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.governs, self.root, self.distance = nn.Linear(ARC, 1), nn.Linear(ARC, 1), nn.Embedding(2 * REACH + 1, 1)
        self.relation_of, self.relation_to = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.relation = nn.Parameter(torch.randn(RELATION, len(relations) * RELATION) * 0.02)
        self.relation_out = nn.Linear(2 * RELATION, len(relations))
        self.tag_hidden, self.tag_out = nn.Linear(WIDTH, TAG), nn.Linear(TAG, len(tags))
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.distance.weight)

    def arcs(self, state: Tensor, mask: Tensor) -> Tensor:
        """How well each word may hang on each other. Shapes: ``[batch, words, 256]`` → ``[batch, words, words]``."""
        of, to = self.drop(F.gelu(self.arc_of(state))), self.drop(F.gelu(self.arc_to(state)))
        scores = (
            of @ self.arc @ to.transpose(1, 2) + self.governs(to).transpose(1, 2) + self.distance(distances(state.shape[1]))[None, ..., 0]
        )
        return scores.float() + torch.diag_embed(self.root(of)[..., 0]).float() + mask

    def relate(self, state: Tensor, batch: Tensor, word: Tensor, head: Tensor) -> Tensor:
        """What words are to their heads. Shapes: ``[n]`` each → ``[n, relations]``."""
        of, to = self.drop(F.gelu(self.relation_of(state))), self.drop(F.gelu(self.relation_to(state)))
        of, to = of[batch, word], to[batch, head]
        paired = ((of @ self.relation).view(len(of), -1, RELATION) * to[:, None]).sum(-1)
        return (paired + self.relation_out(torch.cat([of, to], -1))).float()

    def tag(self, state: Tensor) -> Tensor:
        return self.tag_out(self.drop(F.gelu(self.tag_hidden(state)))).float()


class Syntax(nn.Module):
    """States of words → what every scheme reads. Shapes: ``[batch, words, layers, 384]`` → ``[batch, words, 256]``."""

    def __init__(self, dropout: float = 0.33) -> None:
        super().__init__()
        self.casing = nn.Embedding(6, 16)
        self.enter = nn.Linear(len(LAYERS_READ) * HIDDEN + 16, WIDTH)
        self.block, self.norm = Block(0.2), nn.LayerNorm(WIDTH)
        self.schemes = nn.ModuleDict()
        self.drop = nn.Dropout(dropout)
        self.rate = dropout

    def add(self, name: str, relations: list[str], tags: list[str]) -> None:
        self.schemes[name] = Scheme(relations, tags, self.rate)

    def forward(self, states: Tensor, casing: Tensor, mask: Tensor) -> Tensor:
        joined = torch.cat([self.drop(states.flatten(2)), self.casing(casing)], -1)
        return self.norm(self.block(self.enter(joined), mask))
