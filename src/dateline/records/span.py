"""Addresses into a text."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Record(BaseModel):
    """A frozen record; what a newer version adds is an error here, not silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class Span(Record):
    """A stretch of an article: ``article.text[span.start:span.end] == span.text``.

    Units: Unicode code points of ``article.text``, half-open.
    """

    start: int = Field(ge=0, description="First code point.")
    end: int = Field(description="One past the last code point.")
    text: str = Field(description="The characters themselves.")

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"a span of {self.end - self.start} characters cannot hold {len(self.text)}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut a span from a text.

        >>> Span.of("Envoys met Tuesday.", 0, 6).text
        'Envoys'
        """
        return cls(start=start, end=end, text=text[start:end])
