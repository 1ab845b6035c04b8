"""What the encoder marks: labelled stretches and links, each with a score, nothing interpreted."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dateline.records.mention import Mention
from dateline.records.outlook import Outlook
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


Likelihood = Annotated[float, Field(ge=0, le=1)]


class Predicate(Record):
    """A word that says of something that it happens: "met", "denied", "the talks".

    What it is presented as, in the sentence where it stands, is a likelihood, 0–1, each; several may hold at once, and where none does
    it is presented as having happened. Weights that cannot tell one say 0.

    Units: code points of the article, half-open; ``factuality`` runs from −3, it surely did not happen, to 3, it surely did; ``score`` is
    how likely the word is a predicate at all.
    """

    start: int = Field(ge=0)
    end: int
    future: Likelihood = Field(description="After publication.")
    negated: Likelihood = Field(description="Said not to have taken place.")
    modal: Likelihood = Field(description="Under “could”, “would”, “may”, “must” and their like.")
    ongoing: Likelihood = Field(default=0, description="Going on.")
    planned: Likelihood = Field(default=0, description="Intended, scheduled, ordered or announced, and still to come.")
    possible: Likelihood = Field(default=0, description="It may be, or may come.")
    hypothetical: Likelihood = Field(default=0, description="Supposed: a condition, a wish, a demand, what would have been.")
    conditional: Likelihood = Field(default=0, description="It holds if something else does.")
    denied: Likelihood = Field(default=0, description="Somebody says that it is not so.")
    cancelled: Likelihood = Field(default=0, description="It was to take place and was called off.")
    factuality: float = Field(ge=-3, le=3)
    score: Likelihood


class SentenceVector(Record):
    """A sentence as a point: the nearer two of them, the more alike what they say. Compare only vectors of the same weights.

    Units: code points of the article, half-open; ``vector`` has the length 1.
    """

    start: int = Field(ge=0)
    end: int
    vector: tuple[float, ...]


class Markup(Record):
    """Everything that one pass over an article marks, in the order of the text.

    ``predicates``, ``syntax``, ``sentences``, ``outlook`` and ``mentions``: only where they were asked for.
    """

    article_id: str
    spans: tuple[MarkedSpan, ...]
    links: tuple[Link, ...]
    predicates: tuple[Predicate, ...] = ()
    syntax: Syntax | None = None
    sentences: tuple[SentenceVector, ...] = ()
    outlook: Outlook | None = None
    mentions: tuple[Mention, ...] = ()
