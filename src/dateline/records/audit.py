"""How a report is sourced: figures, and points for an editor with the newsroom rule that each comes from."""

from enum import StrEnum

from pydantic import Field

from dateline.records.source import SourceRole
from dateline.records.span import Record, Span


class Support(StrEnum):
    """On whose word the headline's claim rests in the body."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NOBODY = "nobody"
    NOT_FOUND = "not_found"
    NO_HEADLINE = "no_headline"


class Figures(Record):
    """The figures of a report's sourcing.

    Sources are counted at first hand: not those whom others quote. Words are counted in the contents of outermost attributions.
    """

    named: int = Field(description="Named people among the sources.")
    named_by_role: dict[SourceRole, int]
    bodies: int = Field(description="Organizations among the sources.")
    documents: int
    unnamed: int = Field(description="Descriptions of people without a name.")
    unnamed_people_at_least: int = Field(description="People behind them, counting only descriptions that exclude each other.")
    words: int = Field(description="Attributed words: the denominator of the shares.")
    words_unnamed: int = Field(description="Of them, on unnamed people alone.")
    words_nobody: int = Field(description="Of them, on nobody in particular (“is believed”).")
    headline: Support
    headline_attribution_ids: tuple[str, ...] = ()
    one_unnamed_person_ids: tuple[str, ...] = Field(description="Attributions that rest on one unnamed person.")
    unnamed_direct_ids: tuple[str, ...] = Field(description="Direct quotations of unnamed people.")
    second_hand_ids: tuple[str, ...] = Field(description="Attributions inside what others say, and other outlets’ reporting.")
    reasons: dict[str, Span] = Field(description="Source id → the reason that the report gives for its anonymity.")


class Rule(Record):
    """A published newsroom rule."""

    outlet: str
    year: int | None = Field(description="null where the year could not be established.")
    text: str


class Finding(Record):
    """A point for an editor: not a breach."""

    id: str
    check: str
    message: str
    rules: tuple[Rule, ...]
    spans: tuple[Span, ...]
    source_ids: tuple[str, ...] = ()
    attribution_ids: tuple[str, ...] = ()


class Audit(Record):
    """The sourcing of one report."""

    summary: Figures
    findings: tuple[Finding, ...]
    undecided: tuple[str, ...] = Field(description="What rules ask and no text can answer, once each.")
