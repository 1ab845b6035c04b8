"""Readings → standard output, failures → standard error, progress beside them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.exits import Exit, exit_for
from dateline.cli.inputs import Gathered
from dateline.cli.markdown import to_markdown
from dateline.cli.page import print_page
from dateline.records import Failure, Reading, SettingsError, TimesReport

PIPED_WIDTH = 100
FOR_PROGRAMS = frozenset({"json", "jsonl", "csv", "timeml", "metaculus", "ics"})
Result = TypeVar("Result", Reading, TimesReport)
Given = TypeVar("Given", Reading, TimesReport, covariant=True)
Taken = TypeVar("Taken", Reading, TimesReport, contravariant=True)


class ReadsMany(Protocol[Given]):
    """Reads inputs in order."""

    def read_many(self, inputs: Iterator[Path | tuple[str, bytes]]) -> Iterator[Given | Failure]:
        """One result for each."""


class Printer(Protocol[Taken]):
    """Prints results in one format."""

    def print(self, result: Taken | Failure, out: Console, *, first: bool) -> None:
        """Print one result."""

    def finish(self, out: Console, err: Console) -> None:
        """Print what stands behind the last one, and say what was left out."""


class Writes(Protocol):
    """Has a wire format."""

    def to_json(self, *, indent: int | None = None) -> str:
        """The wire format."""


class JsonPrinter:
    """Prints records as JSON: one, a list of many, or one a line."""

    def __init__(self, output: str, *, many: bool) -> None:
        self.output, self.many = output, many

    def print_json(self, record: Writes, out: Console, *, first: bool) -> None:
        """Print one record; ``first`` opens the list where there are many."""
        if self.output == "jsonl":
            out.file.write(record.to_json() + "\n")
            return
        lead = ("[\n" if first else ",\n") if self.many else ""
        out.file.write(lead + record.to_json(indent=2) + ("" if self.many else "\n"))

    def finish(self, out: Console, err: Console) -> None:
        """Close the list."""
        if self.output == "json" and self.many:
            out.file.write("\n]\n")


def print_all(reader: ReadsMany[Result], gathered: Gathered, output: str, printer: Printer[Result]) -> Exit:
    """Read everything and print each result as it comes.

    Args:
        reader: Reads.
        gathered: What to read.
        output: The format.
        printer: Prints each.

    Returns:
        The exit code.
    """
    out = Console(file=sys.stdout, highlight=False, width=_width())
    err = Console(file=sys.stderr, highlight=False)
    read = failed = 0
    for result in _with_progress(_results(reader, gathered), len(gathered.work), err):
        first = read + failed == 0
        if isinstance(result, Failure):
            failed += 1
            err.print(f"dateline: {result.input}: {result.message}", markup=False, soft_wrap=True)
        else:
            read += 1
            if output in FOR_PROGRAMS:
                result = _without_clock(result, err)
        printer.print(result, out, first=first)
    printer.finish(out, err)
    out.file.flush()
    if gathered.many or gathered.skipped:
        err.print(_summary(read, failed, gathered.skipped), markup=False, soft_wrap=True)
    return exit_for(read, failed)


def _without_clock(result: Result, err: Console) -> Result:
    """Say on standard error what depends on today's date: the same input must give the same bytes tomorrow."""
    for note in result.notes:
        if note.code == "published_in_future":
            err.print(f"dateline: {note.message}", markup=False, soft_wrap=True)
    return result.model_copy(update={"notes": tuple(note for note in result.notes if note.code != "published_in_future")})


class ReadingPrinter(JsonPrinter):
    """Prints readings."""

    def __init__(self, output: str, *, full: bool, many: bool) -> None:
        if output == "html" and many:
            raise SettingsError("one_page", "--format html prints one page; give one file")
        super().__init__(output, many=many)
        self._full = full

    def print(self, result: Reading | Failure, out: Console, *, first: bool) -> None:
        """Print one result."""
        if self.output in {"json", "jsonl"}:
            self.print_json(result, out, first=first)
        elif isinstance(result, Reading):
            self._print_reading(result, out, first=first)

    def _print_reading(self, reading: Reading, out: Console, *, first: bool) -> None:
        if self.output == "html":
            from dateline.cli.html import to_page

            out.file.write(to_page(reading))
            return
        if not first:
            out.file.write("\n" + ("---\n\n" if self.output == "markdown" else ""))
        if self.output == "markdown":
            out.file.write(to_markdown(reading, full=self._full))
        else:
            print_page(reading, out, full=self._full)


def _width() -> int | None:
    """The terminal's own width, or COLUMNS; a fixed one where the output is piped."""
    return None if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit() else PIPED_WIDTH


def _results(reader: ReadsMany[Result], gathered: Gathered) -> Iterator[Result | Failure]:
    """Read in order, failures of the listing in their places."""
    readings = reader.read_many(item for item in gathered.work if not isinstance(item, Failure))
    for item in gathered.work:
        yield item if isinstance(item, Failure) else next(readings)


def _with_progress(results: Iterator[Result | Failure], total: int, err: Console) -> Iterator[Result | Failure]:
    if total < 2 or not err.is_terminal:
        yield from results
        return
    columns = TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("reading", total=total)
        for result in results:
            progress.advance(task)
            yield result


def _summary(read: int, failed: int, skipped: int) -> str:
    parts = [f"{read} read", f"{failed} failed"]
    if skipped:
        parts.append(f"{skipped} other {'file' if skipped == 1 else 'files'} left alone (no .txt, .md or .html)")
    return "dateline: " + ", ".join(parts)
