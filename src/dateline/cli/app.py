"""The commands and their options."""

import os
import signal
import sys
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

import dateline
from dateline.cli.exits import Exit

app = typer.Typer(
    name="dateline",
    help="Read news reports and keep the record that they imply: who said what, exactly.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How readings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


def main() -> None:
    """Run the command line; never a traceback, unless DATELINE_TRACEBACK is set."""
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


@app.command()
def read(
    inputs: Annotated[
        list[str], typer.Argument(metavar="FILE|-|FOLDER...", help="Reports as text or HTML; - is standard input; a folder is read whole.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When they were published, e.g. 2019-01-16; over what they say themselves.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, likewise.")] = None,
    output: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TEXT,
    full: Annotated[bool, typer.Option("--full", help="Print every word (text and markdown); otherwise long ones are clipped.")] = False,
) -> None:
    """Read reports: who said what, in the order of each report."""
    from dateline.calendar import read_published
    from dateline.cli.inputs import gather
    from dateline.cli.printing import print_all
    from dateline.front import Reader

    if published is not None:
        read_published(published)
    # The only clock in dateline: it is asked here, and only to notice publication dates that have not come yet.
    reader = Reader(published=published, outlet=outlet, today=date.today())  # noqa: DTZ011
    raise typer.Exit(print_all(reader, gather(inputs), str(output), full=full))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    import json

    typer.echo(json.dumps(dateline.schema(), indent=2, ensure_ascii=False))
