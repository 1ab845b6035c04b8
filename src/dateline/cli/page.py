"""A reading on the terminal."""

from rich.console import Console
from rich.text import Text

from dateline.cli.expected.page import print_expected
from dateline.cli.lines import print_lines
from dateline.cli.sourcing import Group, figures_of, group_of, name_of, terms_of
from dateline.cli.wording import (
    UNSURE_BELOW,
    clip,
    days_said,
    facts_of,
    furniture_of,
    manner_of,
    paragraph_numbers,
    shown,
    source_of,
    title_of,
    words_of,
)
from dateline.records import Attribution, Reading, Source

INDENT = 7
LINES_CLIPPED = 2
LABEL = 10


def print_page(reading: Reading, out: Console, *, full: bool) -> None:
    """Print one reading: the head of the report, what is expected, how it is sourced, then who said what.

    Args:
        reading: The reading.
        out: Where to; its width and colours are respected.
        full: Print every word of what was said.
    """
    print_head(reading, out)
    print_expected(reading, out, full=full)
    attributions = reading.attributions or ()
    if not attributions:
        out.print(Text("SAID  Nothing is attributed to anyone in this text."))
    else:
        print_figures(reading, out)
        print_lines(Text(_heading(attributions, full=full)), out)
        _print_said(reading, out, full=full)
    print_notes(reading, out)


def print_notes(reading: Reading, out: Console) -> None:
    """Print what a reader should know of the reading."""
    for note in reading.notes:
        out.print()
        print_lines(Text(f"Note: {shown(note.message)}", style="dim"), out)


def print_head(reading: Reading, out: Console) -> None:
    """Print the headline, the facts of publication and what was set aside."""
    print_lines(Text(title_of(reading.article), style="bold"), out)
    print_lines(Text(facts_of(reading.article)), out)
    if aside := furniture_of(reading.article):
        print_lines(Text(aside, style="dim"), out)
    out.print()


def print_figures(reading: Reading, out: Console) -> None:
    """Print how a report is sourced, in figures."""
    for at, line in enumerate(figures_of(reading)):
        first = Text("SOURCING".ljust(LABEL) if at == 0 else " " * LABEL)
        for turn, part in enumerate(Text(line).wrap(out, max(20, out.width - LABEL))):
            part.rstrip()
            out.print((first if turn == 0 else Text(" " * LABEL)) + part)
    out.print()


def _heading(attributions: tuple[Attribution, ...], *, full: bool) -> str:
    count = len(attributions)
    unsure = sum(attribution.score < UNSURE_BELOW for attribution in attributions)
    parts = [f"SAID  {count} attribution{'' if count == 1 else 's'}"]
    if unsure:
        parts.append(f"? marks the {unsure} that {'is' if unsure == 1 else 'are'} unsure")
    if not full:
        parts.append("clipped; --full for all words")
    return " · ".join(parts)


def _print_said(reading: Reading, out: Console, *, full: bool) -> None:
    """Print what was said under who said it, in groups; what stands inside another's words stands below it."""
    known = {source.id: source for source in reading.sources or ()}
    days = days_said(reading)
    numbers = {attribution.id: number for attribution, number in zip(reading.attributions or (), paragraph_numbers(reading), strict=True)}
    inner: dict[str, list[Attribution]] = {}
    groups: dict[Group, dict[str, list[Attribution]]] = {group: {} for group in Group}
    for attribution in reading.attributions or ():
        if attribution.within:
            inner.setdefault(attribution.within, []).append(attribution)
        else:
            speaker = attribution.source_ids[0] if attribution.source_ids else ""
            groups[group_of(attribution, known)].setdefault(speaker, []).append(attribution)
    for group, speakers in groups.items():
        if speakers:
            out.print(Text(group, style="bold underline"))
        for speaker, said in speakers.items():
            if speaker:
                _print_source(known[speaker], out, full=full)
            for attribution in said:
                _print_entry(attribution, numbers[attribution.id], out, known, days.get(attribution.id), full=full)
                for nested in inner.get(attribution.id, ()):
                    _print_entry(nested, numbers[nested.id], out, known, days.get(nested.id), full=full)


def _print_source(source: Source, out: Console, *, full: bool) -> None:
    name, terms = name_of(source), "".join(f" · {term}" for term in terms_of(source))
    if not full:  # however long a description is, half of the line is left for its terms
        name = clip(name, out.width - 2 - min(len(terms), out.width // 2))
    line = Text("  ").append(name, style="bold").append(terms, style="dim")
    if full:
        print_lines(line, out)
        return
    line.truncate(out.width, overflow="ellipsis")
    out.print(line)


def _print_entry(attribution: Attribution, paragraph: int, out: Console, known: dict[str, Source], day: str | None, *, full: bool) -> None:
    depth = 4 if attribution.within else 2
    mark = f"{'↳ ' if attribution.within else ''}¶{paragraph}"
    lead = Text(" " * depth + mark.ljust(INDENT - 2) + ("? " if attribution.score < UNSURE_BELOW else "  "), style="dim")
    manner = manner_of(attribution, day)
    others = [name_of(known[name]) for name in attribution.source_ids[1:] if name in known]
    if attribution.within:
        manner = f"{source_of(attribution)} {manner}".strip()
    elif others:
        manner += f" (with {', '.join(others)})"
    width = max(20, out.width - len(lead))
    words = words_of(attribution)
    line = Text(manner.rstrip(":") + ": " if manner else "", style="cyan").append(words, style="not cyan")
    if not full:
        shown_words = clip(words, max(30, width * LINES_CLIPPED - len(manner) - 12))
        line = Text(clip(manner.rstrip(":"), width) + ": " if manner else "", style="cyan").append(shown_words, style="default")
    for at, part in enumerate(line.wrap(out, width)):
        part.rstrip()
        out.print(Text.assemble(lead if at == 0 else " " * len(lead), part))  # with + the lead's style would spread to the words
