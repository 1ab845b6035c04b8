"""A reading on the terminal."""

from rich.console import Console
from rich.text import Text

from dateline.cli.wording import (
    UNSURE_BELOW,
    clip,
    facts_of,
    furniture_of,
    manner_of,
    paragraph_numbers,
    shown,
    source_of,
    title_of,
    words_of,
)
from dateline.records import Attribution, Reading

INDENT = 6
LINES_CLIPPED = 2


def print_page(reading: Reading, out: Console, *, full: bool) -> None:
    """Print one reading: the head of the report, what was set aside, then who said what.

    Args:
        reading: The reading.
        out: Where to; its width and colours are respected.
        full: Print every word of what was said.
    """
    _print_wrapped(Text(title_of(reading.article), style="bold"), out)
    _print_wrapped(Text(facts_of(reading.article)), out)
    if aside := furniture_of(reading.article):
        _print_wrapped(Text(aside, style="dim"), out)
    out.print()
    attributions = reading.attributions or ()
    if not attributions:
        out.print(Text("SAID  Nothing is attributed to anyone in this text."))
    else:
        _print_wrapped(Text(_heading(attributions, full=full)), out)
        for attribution, paragraph in zip(attributions, paragraph_numbers(reading), strict=True):
            _print_entry(attribution, paragraph, out, full=full)
    for note in reading.notes:
        out.print()
        _print_wrapped(Text(f"Note: {shown(note.message)}", style="dim"), out)


def _heading(attributions: tuple[Attribution, ...], *, full: bool) -> str:
    count = len(attributions)
    unsure = sum(attribution.score < UNSURE_BELOW for attribution in attributions)
    parts = [f"SAID  {count} attribution{'' if count == 1 else 's'}"]
    if unsure:
        parts.append(f"? marks the {unsure} that {'is' if unsure == 1 else 'are'} unsure")
    if not full:
        parts.append("clipped; --full for all words")
    return " · ".join(parts)


def _print_entry(attribution: Attribution, paragraph: int, out: Console, *, full: bool) -> None:
    depth = 2 if attribution.within else 0
    width = max(20, out.width - INDENT - depth)
    source, manner = source_of(attribution), manner_of(attribution)
    if not full:
        source = clip(source, max(20, width - len(manner) - 2))
    who = Text(source, style="bold" if attribution.source else "italic").append("  " + manner, style="cyan not bold not italic")
    lines = who.wrap(out, width) if full else [who]
    mark = Text(f"¶{paragraph}".ljust(INDENT - 1) + ("?" if attribution.score < UNSURE_BELOW else " "), style="dim")
    for at, line in enumerate(lines):
        line.rstrip()
        head = (mark if at == 0 else Text(" " * INDENT)) + Text(("↳ " if at == 0 else "  ") if depth else "") + line
        head.truncate(out.width, overflow="ellipsis")
        out.print(head)
    words = words_of(attribution)
    _print_wrapped(Text(words if full else clip(words, width * LINES_CLIPPED - 8)), out, INDENT + depth)


def _print_wrapped(text: Text, out: Console, indent: int = 0) -> None:
    """Print a text in lines of the console's width, no space at their ends."""
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        out.print(Text(" " * indent) + line)
