"""Who and what an article speaks of, and which stretches speak of the same."""

from enum import StrEnum

from pydantic import Field

from dateline.records.span import Record


class MentionType(StrEnum):
    """What is spoken of, in GUM's terms: states are places, groups of people persons, documents objects or abstract."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OBJECT = "object"
    EVENT = "event"
    TIME = "time"
    ABSTRACT = "abstract"
    ANIMAL = "animal"
    PLANT = "plant"
    SUBSTANCE = "substance"


class Mention(Record):
    """A stretch that speaks of somebody or something: a name, a description, a pronoun; it may lie inside another.

    ``chain`` is the same for all mentions that are taken to speak of the same; chains are counted in the order in which they begin.

    Units: code points of the article, half-open; ``score``, how likely the stretch is a mention at all, 0–1.
    """

    start: int = Field(ge=0)
    end: int
    type: MentionType
    chain: int = Field(ge=0)
    score: float = Field(ge=0, le=1)
