"""Who said what: the parts of an attribution and how they stand, in the terms of PARC and PolNeAR."""

from enum import StrEnum

from pydantic import Field

from dateline.records.span import Record, Span


class Form(StrEnum):
    """Are the words the source's own? ``mixed``: in part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(StrEnum):
    """Whose word it is: a source's, nobody's in particular ("is believed"), or the author's own."""

    SOURCE = "source"
    UNSTATED = "unstated"
    AUTHOR = "author"


class Act(StrEnum):
    """What the cue says that the source does."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"
    ASKS = "asks"
    BELIEVES = "believes"
    WANTS = "wants"
    INTENDS = "intends"
    OTHER = "other"


class Channel(StrEnum):
    """How the words reached the outlet, where it says so."""

    INTERVIEW = "interview"
    PUBLIC_REMARK = "public_remark"
    STATEMENT = "statement"
    DOCUMENT = "document"
    OTHER_OUTLET = "other_outlet"
    UNKNOWN = "unknown"


class Attribution(Record):
    """One attribution: a cue, what it attributes, and to whom.

    In ‘“We have nothing to add,” Okafor said, “for now.”’ the source is ``Okafor``, the cue ``said`` and the content two spans. Extents
    follow the PolNeAR guidelines: quotation marks and the conjunction "that" belong to the content, the comma between parts to none.
    """

    id: str
    score: float = Field(ge=0, le=1, description="The lowest of the parts' own scores.")
    source: tuple[Span, ...] = Field(description="Empty where the text names no source.")
    cue: tuple[Span, ...] = Field(description="Empty where nothing but the quotation marks attributes.")
    source_ids: tuple[str, ...] = Field(default=(), description="Who the source is: ids of `Reading.sources`; two for “Oslan and others”.")
    content: tuple[Span, ...] = Field(description="In the order of the text; more than one where it is interrupted.")
    form: Form
    voice: Voice
    act: Act
    channel: Channel
    said: str | None = Field(default=None, description="When, by its reporting clause (“said Wednesday”): an id of `Reading.times`.")
    within: str | None = Field(default=None, description="The attribution in whose content this one stands.")
