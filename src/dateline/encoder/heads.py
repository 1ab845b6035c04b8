"""Heads beside attributions, each asked for by name: what the trunk says of each word → records."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from dateline.encoder.crf import Floats
from dateline.encoder.trees import choose_heads
from dateline.encoder.weights import Weights
from dateline.encoder.words import NO_LETTERS, TITLE, UPPER, Ints, Paragraph
from dateline.records import ModelError, Outlook, Predicate, SentenceVector, SettingsError, Syntax

Head = Callable[[Sequence[Paragraph], Floats, Mapping[str, Any]], Any]
"""An article's paragraphs, the head's output ``[words, …]`` and its entry in the manifest → its field in `Markup`."""

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
    starts, ends = (bounds[events] for bounds in _bounds(paragraphs))
    said = {name: column[events] for name, column in likely.items()}
    said["score"], said["factuality"] = said.pop("event"), np.clip(columns["factuality"][events], -3, 3)
    rows = zip(starts.tolist(), ends.tolist(), *map(_rounded, said.values()), strict=True)
    names = ("start", "end", *said)
    return tuple(Predicate.model_construct(**dict(zip(names, row, strict=True))) for row in rows)


def read_syntax(paragraphs: Sequence[Paragraph], numbers: Floats, entry: Mapping[str, Any]) -> Syntax:
    """Read the trees.

    Args:
        paragraphs: The article's words.
        numbers: A word's tag; the log likelihood that it is a root; then of each of its likeliest heads, the best first, how far on it
            stands (nought: a root), its log likelihood, and the relation.
        entry: ``relations`` and ``tags``: the names of the numbers.

    Shapes: ``[words, 2 + 3 · choices]``.
    """
    starts, ends = _bounds(paragraphs)
    jumps, likely, relations = np.split(numbers[:, 2:], 3, axis=1)
    places = np.arange(len(starts))[:, None]
    heads = np.concatenate([places + np.rint(jumps).astype(np.int64), places], axis=1)
    likely = np.concatenate([likely, numbers[:, 1:2]], axis=1)
    choice = choose_heads(heads, likely, find_sentences(paragraphs))[:, None]
    head, chance = (np.take_along_axis(table, choice, 1)[:, 0] for table in (heads, likely))
    relation = np.rint(np.take_along_axis(np.pad(relations, ((0, 0), (0, 1))), choice, 1)[:, 0]).astype(np.int64)
    names = [entry["relations"][number] for number in relation.tolist()]
    for root in np.flatnonzero(head == places[:, 0]).tolist():
        names[root] = "root"
    return Syntax.model_construct(
        starts=tuple(starts.tolist()),
        ends=tuple(ends.tolist()),
        heads=tuple(head.tolist()),
        relations=tuple(names),
        tags=tuple(entry["tags"][number] for number in np.rint(numbers[:, 0]).astype(np.int64).tolist()),
        scores=tuple(_rounded(np.exp(chance))),
    )


def read_sentences(paragraphs: Sequence[Paragraph], numbers: Floats, entry: Mapping[str, Any]) -> tuple[SentenceVector, ...]:
    """Take the mean over each sentence's words.

    Args:
        paragraphs: The article's words.
        numbers: What each word adds.
        entry: Holds nothing yet.

    Shapes: ``[words, 384]``.
    """
    starts, ends = _bounds(paragraphs)
    firsts = find_sentences(paragraphs)
    if not len(firsts):
        return ()
    lasts = np.append(firsts[1:], len(starts)) - 1
    means = np.add.reduceat(numbers, firsts, axis=0)
    means = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    rows = zip(starts[firsts].tolist(), ends[lasts].tolist(), means.round(5).tolist(), strict=True)
    return tuple(SentenceVector.model_construct(start=start, end=end, vector=tuple(vector)) for start, end, vector in rows)


def read_outlook(paragraphs: Sequence[Paragraph], numbers: Floats, entry: Mapping[str, Any]) -> Outlook:
    """Read how much each word speaks for a clause that looks ahead.

    Args:
        paragraphs: The article's words.
        numbers: Log odds of a word as that of certainty, and as the verb.
        entry: Holds nothing yet.

    Shapes: ``[words, 2]``.
    """
    return Outlook.model_construct(as_marker=tuple(_rounded(numbers[:, 0])), as_verb=tuple(_rounded(numbers[:, 1])))


def find_sentences(paragraphs: Sequence[Paragraph]) -> Ints:
    """The first word of each sentence: of each paragraph, and after a stop that a space and a capital or a mark follow.

    A single capital before the stop ("J. Smith", "U.S. envoys") ends no sentence; other abbreviations are not known and cut one in two.
    """
    firsts: list[int] = []
    base = 0
    for paragraph in paragraphs:
        if len(paragraph):
            firsts.append(base)
            gap = paragraph.starts[1:] > paragraph.ends[:-1]
            closed = paragraph.stops[:-1].astype(bool)
            short = (paragraph.ends - paragraph.starts == 1) & (paragraph.casing == TITLE)
            closed[1:] &= ~short[:-2]
            casing = paragraph.casing[1:]
            opens = (casing == TITLE) | (casing == UPPER) | (casing == NO_LETTERS)
            behind_quote = np.zeros_like(closed)
            behind_quote[1:] = closed[:-1] & ~gap[:-1] & (paragraph.casing[1:-1] == NO_LETTERS)
            firsts += (np.flatnonzero((closed | behind_quote) & gap & opens) + 1 + base).tolist()
        base += len(paragraph)
    return np.array(firsts, dtype=np.int32)


HEADS: Mapping[str, Head] = {
    "predicates": read_predicates,
    "syntax": read_syntax,
    "sentences": read_sentences,
    "outlook": read_outlook,
}
"""By name: that of the trunk's output, of the manifest's entry and of the field in `Markup`."""

MENTIONS = "mentions"
"""The head whose reading takes the article's words and a second graph: `dateline.encoder.chains`."""
NAMES = (*HEADS, MENTIONS)


def check_heads(heads: Collection[str], weights: Weights) -> None:
    """See that every head asked for is known and in the weights.

    Raises:
        SettingsError: ``unknown_head``.
        ModelError: ``missing_head``.
    """
    for head in heads:
        if head not in NAMES:
            raise SettingsError("unknown_head", f"there is no head “{head}”; choose among {', '.join(NAMES)}")
        if head not in weights.manifest:
            raise ModelError("missing_head", f"the weights have no head “{head}”; use those that come with the package")


def _bounds(paragraphs: Sequence[Paragraph]) -> tuple[Ints, Ints]:
    starts, ends = (np.concatenate([getattr(paragraph, part) for paragraph in paragraphs]) for part in ("starts", "ends"))
    return starts, ends


def _sigmoid(logits: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


def _rounded(numbers: Floats) -> list[float]:
    rounded: list[float] = numbers.astype(np.float64).round(4).tolist()
    return rounded
