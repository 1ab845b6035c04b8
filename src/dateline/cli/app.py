"""The commands and their options."""

import os
import signal
import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import dateline
from dateline.cli.exits import Exit

if TYPE_CHECKING:
    from dateline.front import Reader

app = typer.Typer(
    name="dateline",
    help="Read news reports and keep the record that they imply: who said what, how it is sourced, and what is to come.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


SWITCH_SECONDS = 0.0005
"""How long a thread of the encoder waits at most for the one that interprets: with Python's own 5 ms a processor idles 8 % of the time."""


class Format(StrEnum):
    """How readings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"


class AuditFormat(StrEnum):
    """How audits are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


class ForecastsFormat(StrEnum):
    """How forecasts are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    METACULUS = "metaculus"
    ICS = "ics"


class TimesFormat(StrEnum):
    """How times are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    TIMEML = "timeml"


def main() -> None:
    """Run the command line; never a traceback, unless DATELINE_TRACEBACK is set."""
    sys.setswitchinterval(SWITCH_SECONDS)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends at once, with the shell's own 130
    try:
        app()
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.OK)
    except Exception as error:
        if os.environ.get("DATELINE_TRACEBACK"):
            raise
        typer.echo(f"dateline: {_sentence(error)}", err=True)
        sys.exit(Exit.USAGE if isinstance(error, dateline.SettingsError) else Exit.FAILED)


def _sentence(error: Exception) -> str:
    if isinstance(error, dateline.DatelineError):
        return str(error)
    return f"something broke inside dateline ({type(error).__name__}: {error}). Please report it; DATELINE_TRACEBACK=1 shows where."


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {dateline.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Take the options that stand before the command."""


Inputs = Annotated[
    list[str], typer.Argument(metavar="FILE|-|FOLDER...", help="Reports as text or HTML; - is standard input; a folder is read whole.")
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When they were published, e.g. 2019-01-16; over what they say.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, likewise.")]


@app.command()
def read(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    output: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TEXT,
    full: Annotated[
        bool, typer.Option("--full", help="Print all that is expected, and every word (text and markdown); otherwise clipped.")
    ] = False,
) -> None:
    """Read reports: what is expected, who said what, and how each is sourced."""
    from dateline.cli.inputs import gather
    from dateline.cli.printing import ReadingPrinter, print_all

    gathered = gather(inputs)
    printer = ReadingPrinter(str(output), full=full, many=gathered.many)
    raise typer.Exit(print_all(_reader(published, outlet), gathered, str(output), printer))


@app.command()
def audit(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    rules: Annotated[str | None, typer.Option(metavar="OUTLET", help="Put this outlet's own rules first: AP, Reuters …")] = None,
    output: Annotated[AuditFormat, typer.Option("--format", help="How to print them.")] = AuditFormat.TEXT,
    spans: Annotated[bool, typer.Option("--spans", help="With each point, the words that it rests on (text).")] = False,
) -> None:
    """Audit how reports are sourced: the figures, then points for an editor with the newsroom rule behind each."""
    from dateline.audit.rules import order_rules
    from dateline.cli.auditing import AuditPrinter
    from dateline.cli.inputs import gather
    from dateline.cli.printing import print_all

    order_rules(rules)
    gathered = gather(inputs)
    printer = AuditPrinter(str(output), rules=rules, spans=spans, many=gathered.many)
    raise typer.Exit(print_all(_reader(published, outlet), gathered, str(output), printer))


@app.command()
def forecasts(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    output: Annotated[ForecastsFormat, typer.Option("--format", help="How to print them.")] = ForecastsFormat.TEXT,
) -> None:
    """Find what reports say is to come: by when, how surely, on what condition, on whose word."""
    from dateline.cli.forecasting import ForecastsPrinter
    from dateline.cli.inputs import gather
    from dateline.cli.printing import print_all

    gathered = gather(inputs)
    printer = ForecastsPrinter(str(output), many=gathered.many)
    raise typer.Exit(print_all(_reader(published, outlet), gathered, str(output), printer))


@app.command()
def times(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    output: Annotated[TimesFormat, typer.Option("--format", help="How to print them.")] = TimesFormat.TABLE,
) -> None:
    """Find the time expressions of reports and the days that they mean."""
    from dateline.calendar import read_published
    from dateline.cli.inputs import gather
    from dateline.cli.printing import print_all
    from dateline.cli.timing import TimesPrinter, TimesReader

    if published is not None:
        read_published(published)
    gathered = gather(inputs)
    printer = TimesPrinter(str(output), many=gathered.many)
    reader = TimesReader(published=published, outlet=outlet, today=_today())
    raise typer.Exit(print_all(reader, gathered, str(output), printer))


def _today() -> date:
    # The only clock in dateline: it is asked here, and only to notice publication dates that have not come yet.
    return date.today()  # noqa: DTZ011


def _reader(published: str | None, outlet: str | None) -> "Reader":
    from dateline.calendar import read_published
    from dateline.front import Reader

    if published is not None:
        read_published(published)
    return Reader(published=published, outlet=outlet, today=_today())


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    import json

    typer.echo(json.dumps(dateline.schema(), indent=2, ensure_ascii=False))
