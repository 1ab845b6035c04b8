"""Who is behind the words, and how the report describes them."""

from enum import StrEnum
from typing import Any

from pydantic import Field, computed_field, model_validator

from dateline.records.span import Record, Span


class Agent(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"


class SourceRole(StrEnum):
    """The part that a source plays in what is reported."""

    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    EXPERT = "expert"
    PARTICIPANT = "participant"
    WITNESS = "witness"
    MEDIA = "media"
    OTHER = "other"


class Anonymity(StrEnum):
    """Is the identity withheld? ``granted``: the report says so. ``implied``: "people familiar with the talks"."""

    GRANTED = "granted"
    IMPLIED = "implied"
    NONE = "none"


class Reach(StrEnum):
    """Does another source's clause ("who, like others interviewed for this report, …") reach this one?"""

    STATED = "stated"
    POSSIBLE = "possible"
    NONE = "none"


class Kind(StrEnum):
    """The six kinds of the Santa Clara sourcing scheme, for comparison."""

    NAMED_PERSON = "named_person"
    NAMED_ORGANIZATION = "named_organization"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"


class Source(Record):
    """One source of an article, for all its mentions: "Mira Oslan", "Ms. Oslan", "the minister", "she".

    Fields of words are the article's own, wherever in it they stand. ``null`` means that the text does not say.
    """

    id: str
    score: float = Field(ge=0, le=1, description="How sure the weakest link between its mentions is.")
    name: str | None = Field(description="The fullest form of its name in the article; null where it has none.")
    agent: Agent
    named: bool
    role: SourceRole
    title: Span | None = None
    affiliation: Span | None = None
    anonymity: Anonymity
    reason: Span | None = Field(default=None, description="Why the report grants anonymity, in its words.")
    reach: Reach = Reach.NONE
    count: int | None = Field(default=None, description="A stated number of people; 1 for one person.")
    plural: bool
    proximity: Span | None = Field(default=None, description="How near it was to what it tells: “briefed on the talks”.")
    relay: Span | None = Field(default=None, description="Through whom its words came: “through a spokesperson”.")
    mentions: tuple[Span, ...]

    @model_validator(mode="before")
    @classmethod
    def _leave_out_kind(cls, data: Any) -> Any:
        """Read back what was written: ``kind`` is computed anew."""
        return {name: value for name, value in data.items() if name != "kind"} if isinstance(data, dict) else data

    @computed_field  # type: ignore[prop-decorator]
    @property
    def kind(self) -> Kind:
        """The kind in the Santa Clara scheme; unnamed people of a named institution count as the institution."""
        if self.agent is Agent.DOCUMENT:
            return Kind.DOCUMENT
        if self.agent is Agent.ORGANIZATION:
            return Kind.NAMED_ORGANIZATION
        if self.named:
            return Kind.NAMED_PERSON
        if self.affiliation is not None and any(letter.isupper() for letter in self.affiliation.text):
            return Kind.NAMED_ORGANIZATION
        if self.anonymity is not Anonymity.NONE:
            return Kind.ANONYMOUS
        return Kind.UNNAMED_PERSON if self.agent is Agent.PERSON else Kind.UNNAMED_GROUP
