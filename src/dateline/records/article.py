"""A report: its text, what each passage of it is, and when and where it was published."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from dateline.records.errors import InputError
from dateline.records.span import Record


class Role(StrEnum):
    """What a passage is. Only ``body`` is evidence."""

    BODY = "body"
    HEADLINE = "headline"
    MASTHEAD = "masthead"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    RELATED = "related"
    CONTRIBUTOR = "contributor"
    BOILERPLATE = "boilerplate"


class Origin(StrEnum):
    """Where a publication fact comes from."""

    OPTION = "option"
    METADATA = "metadata"
    TEXT = "text"
    UNKNOWN = "unknown"


class Passage(Record):
    """A stretch of the text with one role. Units: code points of the article, half-open."""

    start: int = Field(ge=0)
    end: int
    role: Role


class Article(Record):
    """An immutable text with its passages and publication facts.

    ``passages`` partition ``text``: each begins where the one before ends. ``id`` is the SHA-256 of the text in UTF-8, so two copies
    of one text are one article; ``raw_sha256`` is that of the bytes it came from, where there were any.
    """

    id: str = Field(description="SHA-256 of the text's UTF-8 form, in hexadecimal.")
    text: str
    title: str | None = None
    title_from: Origin = Origin.UNKNOWN
    outlet: str | None = None
    outlet_from: Origin = Origin.UNKNOWN
    url: str | None = None
    authors: tuple[str, ...] = ()
    authors_from: Origin = Origin.UNKNOWN
    published: AwareDatetime | date | None = Field(default=None, description="A date, or an instant with its zone.")
    published_from: Origin = Origin.UNKNOWN
    raw_sha256: str | None = None
    made_by: str = Field(description="The reader that made the text, e.g. text/1.")
    passages: tuple[Passage, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.id != digest_of(self.text):
            raise ValueError("the id is not the digest of the text")
        edge = 0
        for passage in self.passages:
            if passage.start != edge or passage.end <= passage.start:
                raise ValueError(f"the passages do not partition the text at {edge}")
            edge = passage.end
        if edge != len(self.text):
            raise ValueError(f"the passages end at {edge}, the text at {len(self.text)}")
        if isinstance(self.published, datetime) and self.published.tzinfo is None:
            raise ValueError("an instant of publication needs a zone; give a plain date otherwise")
        return self

    def passages_of(self, *roles: Role) -> Iterator[Passage]:
        """The passages with one of these roles, in order."""
        return (passage for passage in self.passages if passage.role in roles)

    def text_of(self, passage: Passage) -> str:
        """A passage's characters, without the space around them."""
        return self.text[passage.start : passage.end].strip()


def digest_of(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form.

    Raises:
        InputError: The text holds half a surrogate pair, which is no character and has no UTF-8 form.
    """
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        where = f"character {error.start} is half of a surrogate pair (U+{ord(text[error.start]):04X})"
        raise InputError("lone_surrogate", f"the text is not valid Unicode: {where}") from error
