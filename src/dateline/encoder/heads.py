"""Heads beside attributions, each asked for by name: what the trunk says of each word → records."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from dateline.encoder.crf import Floats
from dateline.encoder.weights import Weights
from dateline.encoder.words import Paragraph
from dateline.records import ModelError, Predicate, SettingsError

Head = Callable[[Sequence[Paragraph], Floats, Mapping[str, Any]], tuple[Any, ...]]
"""An article's paragraphs, the head's output ``[words, …]`` and its entry in the manifest → the records of its field in `Markup`."""

LEAST_EVENT = 0.5


def read_predicates(paragraphs: Sequence[Paragraph], numbers: Floats, entry: Mapping[str, Any]) -> tuple[Predicate, ...]:
    """List the words that are predicates, with what is said of each.

    Args:
        paragraphs: The article's words.
        numbers: Logits of the facts that the manifest names, except for the factuality, which is the number itself.
        entry: ``facts``: the columns' names.

    Shapes: ``[words, facts]``.
    """
    columns = {name: numbers[:, at] for at, name in enumerate(entry["facts"])}
    likely = {name: _sigmoid(column) for name, column in columns.items() if name != "factuality"}
    events = np.flatnonzero(likely["event"] >= LEAST_EVENT)
    starts, ends = (np.concatenate([getattr(paragraph, part) for paragraph in paragraphs])[events] for part in ("starts", "ends"))
    surely = np.clip(columns["factuality"][events], -3, 3)
    facts = (likely[name][events] for name in ("future", "negated", "modal"))
    rows = zip(starts.tolist(), ends.tolist(), *map(_rounded, (*facts, surely, likely["event"][events])), strict=True)
    names = ("start", "end", "future", "negated", "modal", "factuality", "score")
    return tuple(Predicate.model_construct(**dict(zip(names, row, strict=True))) for row in rows)


HEADS: Mapping[str, Head] = {"predicates": read_predicates}
"""By name: that of the trunk's output, of the manifest's entry and of the field in `Markup`."""


def check_heads(heads: Collection[str], weights: Weights) -> None:
    """See that every head asked for is known and in the weights.

    Raises:
        SettingsError: ``unknown_head``.
        ModelError: ``missing_head``.
    """
    for head in heads:
        if head not in HEADS:
            raise SettingsError("unknown_head", f"there is no head “{head}”; choose among {', '.join(HEADS)}")
        if head not in weights.manifest:
            raise ModelError("missing_head", f"the weights have no head “{head}”; use those that come with the package")


def _sigmoid(logits: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


def _rounded(numbers: Floats) -> list[float]:
    return [round(number, 4) for number in numbers.tolist()]
