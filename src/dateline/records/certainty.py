"""How surely: what a report's words say about the chance that something happens."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from dateline.records.span import Record, Span

Chance = Annotated[float, Field(ge=0, le=1)]
"""A share of one: 0.7 is 70 percent."""


class Basis(StrEnum):
    """Where the figures of a `Certainty` come from."""

    SURVEY = "survey"
    """Readers were asked what the word means to them."""
    NUMERIC = "numeric"
    """The text gives the number."""
    SCALE = "scale"
    """No survey has the word; a published scale defines it."""
    INTERVAL = "interval"
    """What the word's meaning alone allows: bounds, no point."""
    OBSERVED = "observed"
    """How often such statements came true in a ledger."""
    NONE = "none"
    """No figure."""


class Survey(Record):
    """A survey of what words of probability mean to readers."""

    name: str
    n: int = Field(gt=0, description="How many answered.")


class Certainty(Record):
    """How sure a report is of a statement.

    In ‘the visit will probably not include talks’ the statement is "the visit includes talks", ``term`` is "probably not", and the
    median is 0.25: what readers take the words to mean, not how often it happens.

    Units: chances from 0 to 1 that the *affirmative* statement is true; every negation of the text is counted in.
    """

    word: Span | None = Field(
        default=None, description="The words that carry it; null where the text has none: a present tense with a date."
    )
    term: str | None = Field(default=None, description="The entry of the tables, negation included; docs/certainty.md lists them.")
    median: Chance | None = None
    quartiles: tuple[Chance, Chance] | None = Field(default=None, description="Between them lie the middle half of the answers.")
    bounds: tuple[Chance, Chance] | None = Field(default=None, description="The least and the most that the words allow.")
    basis: Basis = Basis.NONE
    survey: Survey | None = Field(default=None, description="For the basis `survey` only.")

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        for name in ("quartiles", "bounds"):
            pair = getattr(self, name)
            if pair is not None and pair[0] > pair[1]:
                raise ValueError(f"{name} {pair}: the lower one comes first")
            if pair is not None and self.median is not None and not pair[0] <= self.median <= pair[1]:
                raise ValueError(f"the median {self.median} lies outside the {name} {pair}")
        return self

    @model_validator(mode="after")
    def _says_where_from(self) -> Self:
        figures = self.median is not None, self.quartiles is not None, self.bounds is not None, self.survey is not None
        if figures not in _FIGURES[self.basis]:
            raise ValueError(f"a certainty with the basis {self.basis.value!r} cannot have these figures")
        return self


# Which of median, quartiles, bounds and survey each basis has.
_FIGURES = {
    Basis.SURVEY: {(True, True, False, True)},
    Basis.NUMERIC: {(True, False, False, False), (False, False, True, False)},
    Basis.SCALE: {(False, False, True, False)},
    Basis.INTERVAL: {(False, False, True, False)},
    Basis.OBSERVED: {(True, False, True, False)},
    Basis.NONE: {(False, False, False, False)},
}
