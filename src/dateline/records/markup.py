"""What the encoder marks: labelled stretches and links, each with a score, nothing interpreted."""

from enum import StrEnum

from pydantic import Field

from dateline.records.span import Record
from dateline.records.syntax import Syntax


class Part(StrEnum):
    """The part of an attribution that a stretch plays."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Layer(StrEnum):
    """``outer``: the article's own attributions. ``inner``: those inside the contents of others."""

    OUTER = "outer"
    INNER = "inner"


class MarkedSpan(Record):
    """A labelled stretch. Units: code points of the article, half-open; ``score`` 0–1."""

    layer: Layer
    part: Part
    start: int = Field(ge=0)
    end: int
    score: float = Field(ge=0, le=1)


class Link(Record):
    """A cue and a source or content that may belong to it, by their places in ``Markup.spans``.

    ``score`` is the share that this pair has among the choices of the one that chooses: a cue its source, a content its cue, "none" being
    one of the choices.
    """

    cue: int
    other: int
    score: float = Field(ge=0, le=1)


class Predicate(Record):
    """A word that says of something that it happens: "met", "denied", "the talks".

    Units: code points of the article, half-open. ``future`` (after publication), ``negated`` and ``modal`` (under "could", "would", "may"
    and their like) are likelihoods, 0–1; ``factuality`` runs from −3, it surely did not happen, to 3, it surely did; ``score`` is how
    likely the word is a predicate at all.
    """

    start: int = Field(ge=0)
    end: int
    future: float = Field(ge=0, le=1)
    negated: float = Field(ge=0, le=1)
    modal: float = Field(ge=0, le=1)
    factuality: float = Field(ge=-3, le=3)
    score: float = Field(ge=0, le=1)


class SentenceVector(Record):
    """A sentence as a point: the nearer two of them, the more alike what they say. Compare only vectors of the same weights.

    Units: code points of the article, half-open; ``vector`` has the length 1.
    """

    start: int = Field(ge=0)
    end: int
    vector: tuple[float, ...]


class Markup(Record):
    """Everything that one pass over an article marks, in the order of the text.

    ``predicates``, ``syntax`` and ``sentences``: only where they were asked for.
    """

    article_id: str
    spans: tuple[MarkedSpan, ...]
    links: tuple[Link, ...]
    predicates: tuple[Predicate, ...] = ()
    syntax: Syntax | None = None
    sentences: tuple[SentenceVector, ...] = ()
