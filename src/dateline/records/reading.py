"""What dateline makes of one article, and what it says where it could make nothing."""

from typing import Any, Literal

from pydantic import Field

from dateline.records.article import Article
from dateline.records.attribution import Attribution
from dateline.records.audit import Audit
from dateline.records.forecast import Forecast, Question, Tension
from dateline.records.source import Source
from dateline.records.span import Record, Span
from dateline.records.time import Time

LAYERS = ("attributions", "sources", "times", "events", "forecasts", "audit")

LayerState = Literal["run", "not_run"]


class MadeBy(Record):
    """What made a reading: enough to make it again."""

    version: str = Field(description="The version of dateline.")
    weights: str | None = Field(description="SHA-256 of the weights' manifest; null where none were used.")
    options: dict[str, str] = Field(default_factory=dict, description="What the caller set, and nothing else.")


class Note(Record):
    """Something that a reader of the reading should know."""

    code: str
    message: str
    span: Span | None = None


class Reading(Record):
    """An article and the record that it implies. A layer that did not run is absent from the JSON, never an empty list."""

    schema_: Literal["dateline/reading/1"] = Field(default="dateline/reading/1", alias="schema")
    made_by: MadeBy
    layers: dict[str, LayerState]
    article: Article
    attributions: tuple[Attribution, ...] | None = None
    sources: tuple[Source, ...] | None = None
    times: tuple[Time, ...] | None = None
    forecasts: tuple[Forecast, ...] | None = None
    tensions: tuple[Tension, ...] | None = Field(default=None, description="A part of the layer `forecasts`.")
    audit: Audit | None = None
    notes: tuple[Note, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The wire format as plain Python values, layers that did not run left out."""
        return self.model_dump(mode="json", by_alias=True, exclude=self._absent())

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format: the same reading gives the same bytes.

        Args:
            indent: Spaces a level; ``None`` for one line.
        """
        return self.model_dump_json(by_alias=True, exclude=self._absent(), indent=indent)

    def _absent(self) -> set[str]:
        absent = {name for name, state in self.layers.items() if state == "not_run"}
        return absent | {"tensions"} if "forecasts" in absent else absent

    def _repr_html_(self) -> str:
        from dateline.records.display import to_html

        return to_html(self)


class Failure(Record):
    """An input that could not be read, in the place of its reading."""

    schema_: Literal["dateline/failure/1"] = Field(default="dateline/failure/1", alias="schema")
    input: str = Field(description="The input as the caller named it.")
    code: str
    message: str

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format. Args: as `Reading.to_json`."""
        return self.model_dump_json(by_alias=True, indent=indent)


class Audited(Record):
    """What is known of an article beside its text: for an audit without the whole reading."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None


class AuditReport(Record):
    """The sourcing of one article: what ``dateline audit`` prints."""

    schema_: Literal["dateline/audit/1"] = Field(default="dateline/audit/1", alias="schema")
    made_by: MadeBy
    article: Audited
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    audit: Audit
    notes: tuple[Note, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format. Args: as `Reading.to_json`."""
        return self.model_dump_json(by_alias=True, indent=indent)


class TimesReport(Record):
    """The times of one article: what ``dateline times`` prints."""

    schema_: Literal["dateline/times/1"] = Field(default="dateline/times/1", alias="schema")
    made_by: MadeBy
    article: Article
    times: tuple[Time, ...]
    notes: tuple[Note, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format. Args: as `Reading.to_json`."""
        return self.model_dump_json(by_alias=True, indent=indent)


class ForecastsReport(Record):
    """What an article says is to come: what ``dateline forecasts`` prints."""

    schema_: Literal["dateline/forecasts/1"] = Field(default="dateline/forecasts/1", alias="schema")
    made_by: MadeBy
    article: Audited
    forecasts: tuple[Forecast, ...]
    tensions: tuple[Tension, ...]
    questions: tuple[Question, ...] = Field(description="Of forecasts with an end; the others have no deadline.")
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    notes: tuple[Note, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format. Args: as `Reading.to_json`."""
        return self.model_dump_json(by_alias=True, indent=indent)
