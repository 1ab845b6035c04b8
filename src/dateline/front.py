"""The front door: a text, a file or many of them in; readings out."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dateline
from dateline.audit import find_audit
from dateline.calendar import find_times, read_published
from dateline.intake import Publication, load, read_bytes, read_text
from dateline.interpret import find_attributions, find_forecasts, find_said, find_sources, find_tensions
from dateline.records import (
    Article,
    AuditReport,
    DatelineError,
    Failure,
    ForecastsReport,
    MadeBy,
    Markup,
    Note,
    Outlook,
    Reading,
    Syntax,
    TimesReport,
)
from dateline.records.reading import LAYERS

if TYPE_CHECKING:
    from dateline.encoder import Encoder

HEADS = ("syntax", "outlook")
"""What is asked of the encoder beside attributions."""

Input = str | Path | Article | tuple[str, bytes]
"""A path, an article, or a name with the bytes that it names. A ``str`` is a text itself, never a path."""


@cache
def shared_encoder() -> "Encoder":
    """The encoder that readers share: the weights are loaded once."""
    from dateline.encoder import Encoder  # here, so that times are found without the libraries of the model

    return Encoder()


@dataclass(frozen=True, slots=True)
class _Opened:
    """An input on its way: an article with its notes, or why there is none."""

    name: str
    article: Article | None = None
    notes: tuple[Note, ...] = ()
    error: DatelineError | None = None


@dataclass(frozen=True)
class Reader:
    """Reads articles with one set of options. Safe to use from several threads.

    Args:
        published: When the articles were published, over whatever they say: ``2019-01-16``, an instant with zone, or a date.
        outlet: Who published them, likewise.
        today: The caller's date; given, a publication date that has not come yet is noted. dateline never asks the clock.
        encoder: The encoder; one is shared by all readers unless another is given.
    """

    published: str | date | datetime | None = None
    outlet: str | None = None
    today: date | None = None
    encoder: "Encoder" = field(default_factory=shared_encoder)

    def read(self, source: str | Article) -> Reading:
        """Read one report.

        Raises:
            InputError: It cannot be read.
            SettingsError: ``published`` is no date.
            ModelError: The weights are missing or wrong.
        """
        return self._only(self._open(source, name="text"))

    def read_file(self, path: str | Path) -> Reading:
        """Read one file of text or HTML.

        Raises:
            InputError: It is missing, or cannot be read.
            SettingsError, ModelError: As for `read`.
        """
        return self._only(self._open(Path(path), name=str(path)))

    def read_many(self, inputs: Iterable[Input]) -> Iterator[Reading | Failure]:
        """Read many reports, in order, one result for each input; reads ahead so that no processor waits.

        One bad input never stops the rest: it gives a `Failure` in its place.

        Raises:
            SettingsError, ModelError: As for `read`.
        """
        opened, again = tee(self._open(source, name=_name_of(source, number)) for number, source in enumerate(inputs, 1))
        markups = self.encoder.mark((work.article for work in opened if work.article is not None), heads=HEADS)
        for work in again:
            if work.article is None:
                assert work.error
                yield Failure(input=work.name, code=work.error.code, message=str(work.error))
            else:
                yield self._interpret_or_fail(work.article, work.notes, next(markups), work.name)

    def _only(self, opened: _Opened) -> Reading:
        if opened.article is None:
            assert opened.error
            raise opened.error
        return self._interpret(opened.article, opened.notes, next(self.encoder.mark([opened.article], heads=HEADS)))

    def _open(self, source: Input, *, name: str) -> _Opened:
        return _open(source, name=name, options=_publication(self.published, self.outlet), today=self.today)

    def _interpret_or_fail(self, article: Article, notes: tuple[Note, ...], markup: Markup, name: str) -> Reading | Failure:
        try:
            return self._interpret(article, notes, markup)
        except Exception as error:  # noqa: BLE001 - a defect of ours in one article must not cost the caller the others
            message = f"something broke inside dateline ({type(error).__name__}: {error}); please report it"
            return Failure(input=name, code="internal", message=message)

    def _interpret(self, article: Article, notes: tuple[Note, ...], markup: Markup) -> Reading:
        run = {"attributions", "sources", "times", "forecasts", "audit"}
        attributions, sources = find_sources(article, find_attributions(article, markup))
        times = find_times(article)
        attributions = find_said(article, attributions, times)
        trees, outlook = markup.syntax or Syntax(), markup.outlook or Outlook()
        forecasts = find_forecasts(article, attributions, sources, times, trees, outlook)
        return Reading(
            made_by=MadeBy(
                version=dateline.__version__, weights=self.encoder.weights.digest, options=_options(self.published, self.outlet)
            ),
            layers={layer: "run" if layer in run else "not_run" for layer in LAYERS},
            article=article,
            attributions=attributions,
            sources=sources,
            times=times,
            forecasts=forecasts,
            tensions=find_tensions(article, attributions, forecasts),
            audit=find_audit(article, attributions, sources),
            notes=notes,
        )


def _publication(published: str | date | datetime | None, outlet: str | None) -> Publication:
    return Publication(outlet=outlet, published=read_published(published) if isinstance(published, str) else published)


def _options(published: str | date | datetime | None, outlet: str | None) -> dict[str, str]:
    given = {"published": published, "outlet": outlet}
    return {name: value if isinstance(value, str) else value.isoformat() for name, value in given.items() if value}


def _open(source: Input, *, name: str, options: Publication, today: date | None) -> _Opened:
    try:
        if isinstance(source, Article):
            return _Opened(name, source)
        if isinstance(source, str):
            return _Opened(name, *read_text(source, options=options, today=today))
        file, raw = source if isinstance(source, tuple) else (source.name, load(source))
        return _Opened(name, *read_bytes(raw, name=file, options=options, today=today))
    except DatelineError as error:
        return _Opened(name, error=error)


def _name_of(source: Input, number: int) -> str:
    if isinstance(source, Path):
        return str(source)
    return source[0] if isinstance(source, tuple) else f"input {number}"


def read(source: str | Article, *, published: str | date | datetime | None = None, outlet: str | None = None) -> Reading:
    """Read one report: who said what.

    Args:
        source: The report's text (always the text itself, never a path), or an article.
        published: When it was published; over whatever the text says.
        outlet: Who published it, likewise.

    Returns:
        The reading; every span of it holds exact characters of ``reading.article.text``.

    Raises:
        InputError: It cannot be read: blank, too long, not valid Unicode, not English.
        SettingsError: ``published`` is no date.
        ModelError: The weights are missing or wrong.
    """
    return Reader(published=published, outlet=outlet).read(source)


def read_file(path: str | Path, *, published: str | date | datetime | None = None, outlet: str | None = None) -> Reading:
    """Read one report from a file of text or HTML.

    Args:
        path: The file.
        published, outlet: As for `read`.

    Raises:
        InputError: It is missing, too large, binary, or as for `read`.
        SettingsError, ModelError: As for `read`.
    """
    return Reader(published=published, outlet=outlet).read_file(path)


def read_many(
    inputs: Iterable[Input], *, published: str | date | datetime | None = None, outlet: str | None = None
) -> Iterator[Reading | Failure]:
    """Read many reports, in order, one result for each.

    Args:
        inputs: Texts (``str``), files (``Path``), articles, or ``(name, bytes)``.
        published, outlet: As for `read`.

    Returns:
        A `Reading`, or a `Failure` where an input cannot be read; the rest is read all the same.

    Raises:
        SettingsError, ModelError: As for `read`.
    """
    return Reader(published=published, outlet=outlet).read_many(inputs)


def read_times(
    inputs: Iterable[Input], *, published: str | date | datetime | None = None, outlet: str | None = None, today: date | None = None
) -> Iterator[TimesReport | Failure]:
    """Find the time expressions of many reports, in order, one result for each. Needs no weights and loads none.

    Args:
        inputs: As for `read_many`.
        published, outlet: As for `read`.
        today: As for `Reader`.

    Returns:
        The times of a report, or a `Failure` where an input cannot be read.

    Raises:
        SettingsError: ``published`` is no date.
    """
    options = _publication(published, outlet)
    for number, source in enumerate(inputs, 1):
        name = _name_of(source, number)
        opened = _open(source, name=name, options=options, today=today)
        if opened.article is None:
            assert opened.error
            yield Failure(input=name, code=opened.error.code, message=str(opened.error))
            continue
        made_by = MadeBy(version=dateline.__version__, weights=None, options=_options(published, outlet))
        yield TimesReport(made_by=made_by, article=opened.article, times=find_times(opened.article), notes=opened.notes)


def schema() -> dict[str, Any]:
    """The JSON Schema of what dateline prints: a reading, an audit, the forecasts or the times of an article, or a failure."""
    from pydantic.json_schema import models_json_schema

    records = Reading, AuditReport, ForecastsReport, TimesReport, Failure
    _, whole = models_json_schema([(record, "serialization") for record in records], by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What dateline prints: a reading, an audit, the forecasts or the times of an article, or a failure in its place",
        "anyOf": [{"$ref": f"#/$defs/{record.__name__}"} for record in records],
        **json.loads(json.dumps(whole, sort_keys=True)),
    }
