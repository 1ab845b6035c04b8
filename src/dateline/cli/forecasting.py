"""What reports say is to come: for people, for programs, as a table, as questions, as a calendar."""

import json

from rich.console import Console

from dateline.cli.auditing import about
from dateline.cli.expected.details import print_details
from dateline.cli.expected.entries import entries_of
from dateline.cli.expected.events import to_events
from dateline.cli.expected.rows import COLUMNS, to_rows
from dateline.cli.page import print_head, print_notes
from dateline.cli.printing import JsonPrinter
from dateline.cli.rows import csv_lines
from dateline.exchange import close_calendar, open_calendar, to_metaculus, to_vevent
from dateline.interpret.forecasts.questions import to_question
from dateline.records import Failure, ForecastsReport, Question, Reading


def questions_of(reading: Reading) -> tuple[Question, ...]:
    """The questions of a reading: of forecasts with an end, restatements not asked again."""
    firsts = {entry.forecast.id for entry in entries_of(reading)}
    asked = (forecast for forecast in reading.forecasts or () if forecast.id in firsts)
    found = (to_question(forecast, reading.article, reading.sources or (), reading.attributions or ()) for forecast in asked)
    return tuple(question for question in found if question is not None)


def to_report(reading: Reading) -> ForecastsReport:
    """What a program needs of forecasts: no text but that of the spans."""
    return ForecastsReport(
        made_by=reading.made_by,
        article=about(reading.article),
        forecasts=reading.forecasts or (),
        tensions=reading.tensions or (),
        questions=questions_of(reading),
        sources=reading.sources or (),
        attributions=reading.attributions or (),
        notes=reading.notes,
    )


class ForecastsPrinter(JsonPrinter):
    """Prints results one after another in one format."""

    def __init__(self, output: str, *, many: bool) -> None:
        super().__init__(output, many=many)
        self._printed = 0
        """Questions or events so far."""
        self._left_out = 0

    def print(self, result: Reading | Failure, out: Console, *, first: bool) -> None:
        """Print one result."""
        assert isinstance(result, Failure) or result.forecasts is not None, "forecasts were not looked for"
        if self.output in {"json", "jsonl"}:
            self.print_json(result if isinstance(result, Failure) else to_report(result), out, first=first)
        elif isinstance(result, Failure):
            return
        elif self.output == "csv":
            out.file.write(csv_lines(to_rows(result), columns=() if self._printed else COLUMNS))
            self._printed += 1
        elif self.output == "metaculus":
            self._print_questions(result, out)
        elif self.output == "ics":
            self._print_events(result, out)
        else:
            out.file.write("" if first else "\n")
            _print_page(result, out)

    def finish(self, out: Console, err: Console) -> None:
        """Close the list or the calendar; say how many forecasts it could not take."""
        super().finish(out, err)
        if self.output == "metaculus":
            out.file.write("\n]\n" if self._printed else "[]\n")
            self._say_left_out("no deadline, so no question", err)
        elif self.output == "ics":
            out.file.write(close_calendar() if self._printed else open_calendar() + close_calendar())
            self._say_left_out("no date, so no event", err)

    def _print_questions(self, reading: Reading, out: Console) -> None:
        questions = questions_of(reading)
        for question in questions:
            out.file.write(",\n" if self._printed else "[\n")
            out.file.write(json.dumps(to_metaculus(question), ensure_ascii=False, indent=2))
            self._printed += 1
        self._left_out += len(entries_of(reading)) - len(questions)

    def _print_events(self, reading: Reading, out: Console) -> None:
        events = list(to_events(reading))
        for event in events:
            out.file.write(("" if self._printed else open_calendar()) + to_vevent(event))
            self._printed += 1
        self._left_out += len(entries_of(reading)) - len(events)

    def _say_left_out(self, why: str, err: Console) -> None:
        if self._left_out:
            noun = "forecast has" if self._left_out == 1 else "forecasts have"
            err.print(f"dateline: {self._left_out} {noun} {why}", markup=False, soft_wrap=True)


def _print_page(reading: Reading, out: Console) -> None:
    print_head(reading, out)
    print_details(reading, {question.forecast_id: question for question in questions_of(reading)}, out)
    print_notes(reading, out)
