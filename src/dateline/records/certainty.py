"""How surely: what readers take the words of a report to mean, as a chance."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dateline.records.span import Record, Span

Chance = Annotated[float, Field(ge=0, le=1)]


class Basis(StrEnum):
    """What the figures rest on; ``none``: there are none."""

    SURVEY = "survey"
    NUMERIC = "numeric"
    SCALE = "scale"
    INTERVAL = "interval"
    OBSERVED = "observed"
    NONE = "none"


class Survey(Record):
    """A survey of what people take a word to mean."""

    name: str
    n: int = Field(gt=0, description="How many people answered.")


class Certainty(Record):
    """How sure the words make it that the statement is true.

    ‘will probably not be a negotiating session’ says of the statement that it is one: 25 %, negation already counted in.

    Units: chances 0–1. What readers take the words to mean, not the chance that it happens.
    """

    word: Span | None = Field(description="The words that carry it; null where the tense alone does.")
    term: str | None = Field(default=None, description="The entry of the table, negation included: “probably not”.")
    median: Chance | None = None
    quartiles: tuple[Chance, Chance] | None = None
    bounds: tuple[Chance, Chance] | None = None
    basis: Basis = Basis.NONE
    survey: Survey | None = None

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        for name, pair in (("quartiles", self.quartiles), ("bounds", self.bounds)):
            if pair is not None and pair[0] > pair[1]:
                raise ValueError(f"the {name} of a certainty run from {pair[0]} down to {pair[1]}")
        if self.quartiles and self.median is not None and not self.quartiles[0] <= self.median <= self.quartiles[1]:
            raise ValueError(f"the median {self.median} lies outside the quartiles {self.quartiles}")
        return self
