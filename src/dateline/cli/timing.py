"""The times of an article as a table, as JSON, as TimeML."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.lines import print_lines
from dateline.cli.printing import JsonPrinter
from dateline.cli.wording import facts_of, shown, title_of
from dateline.front import read_times
from dateline.records import Bound, Failure, Period, SettingsError, Time, TimesReport

# What XML 1.0 cannot hold even escaped (§2.2): most control characters, and halves of surrogate pairs.
NOT_XML = str.maketrans(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)), "�"))


class TimesReader:
    """Finds the times of many inputs with one set of options."""

    def __init__(self, *, published: str | None, outlet: str | None, today: date) -> None:
        self._published, self._outlet, self._today = published, outlet, today

    def read_many(self, inputs: Iterator[Path | tuple[str, bytes]]) -> Iterator[TimesReport | Failure]:
        """Find them, in order."""
        return read_times(inputs, published=self._published, outlet=self._outlet, today=self._today)


class TimesPrinter(JsonPrinter):
    """Prints times."""

    def __init__(self, output: str, *, many: bool) -> None:
        if output == "timeml" and many:
            raise SettingsError("one_page", "--format timeml prints one document; give one file")
        super().__init__(output, many=many)

    def print(self, result: TimesReport | Failure, out: Console, *, first: bool) -> None:
        """Print one result."""
        if self.output in {"json", "jsonl"}:
            self.print_json(result, out, first=first)
        elif isinstance(result, TimesReport):
            if self.output == "timeml":
                out.file.write(to_timeml(result))
            else:
                out.file.write("" if first else "\n")
                print_times(result, out)


def print_times(report: TimesReport, out: Console) -> None:
    """Print the times of one article for people."""
    print_lines(Text(title_of(report.article), style="bold"), out)
    print_lines(Text(facts_of(report.article)), out)
    out.print()
    if report.times:
        out.print(_table(report.times))
    else:
        print_lines(Text("TIMES  This text speaks of none."), out)
    for note in report.notes:
        print_lines(Text(f"Note: {shown(note.message)}", style="dim"), out)


def _table(times: tuple[Time, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("at", "words", "value", "when", "rule"):
        table.add_column(heading, justify="right" if heading == "at" else "left", overflow="fold")
    for time in times:
        period = time.period
        cells = (str(time.span.start), shown(time.span.text), period.value or "–", window_of(period), period.rule)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def window_of(period: Period) -> str:
    """A window in words: its last day, not the day after."""
    start, end = period.start, _last(period.end)
    about = "about " if period.vague and (start or end) else ""
    if period.bound is Bound.NOT_AFTER or start is None:
        words = f"up to {end}" if end else "not placed"
    elif end is None:
        words = f"from {start} on"
    else:
        words = str(start) if start == end else f"{start} … {end}"
    others = " or ".join(filter(None, (window_of(other) for other in period.alternatives)))
    return about + words + (f" (or {others})" if others else "")


def _last(end: date | datetime | None) -> date | datetime | None:
    return end if end is None or isinstance(end, datetime) else date.fromordinal(end.toordinal() - 1)


def to_timeml(report: TimesReport) -> str:
    """One article as TimeML 1.2.1: its text with ``TIMEX3`` around each time.

    Returns:
        A whole XML document. Characters that XML cannot hold are shown as �.
    """
    article, pieces, edge = report.article, [], 0
    for time in report.times:
        pieces.append(_xml(article.text[edge : time.span.start]))
        pieces.append(f"<TIMEX3 {_attributes(time)}>{_xml(time.span.text)}</TIMEX3>")
        edge = time.span.end
    pieces.append(_xml(article.text[edge:]))
    published = article.published
    day = (published.date() if isinstance(published, datetime) else published).isoformat() if published else ""
    created = f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(day or "XXXX-XX-XX")} functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>{article.id}</DOCID>\n<DCT>{created}</DCT>\n'
    title = f"<TITLE>{_xml(article.title)}</TITLE>\n" if article.title else ""
    return f"{head}{title}<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"


def _xml(text: str) -> str:
    return escape(text.translate(NOT_XML)).replace("\r", "&#13;")


def _attributes(time: Time) -> str:
    value = time.period.value or "XXXX-XX-XX"
    names = {"tid": time.id, "type": time.period.type.value, "value": value, "functionInDocument": "NONE"}
    return " ".join(f"{name}={quoteattr(text)}" for name, text in names.items())
