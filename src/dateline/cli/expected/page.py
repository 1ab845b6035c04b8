"""What is expected, on the terminal and in Markdown: what, when, how surely, on whose word."""

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dateline.cli.expected.days import window_words
from dateline.cli.expected.entries import MARKS, Entry, condition_words, entries_of, headline_when, kind_words, statement_words
from dateline.cli.expected.surely import certainty_words, explain_figures
from dateline.cli.lines import print_lines
from dateline.cli.wording import clip
from dateline.records import Reading

MOST = 9
"""So many are shown unless all are asked for: they leave room on the first screen for how the report is sourced."""
STATEMENT_LINES = 2
CLIPPED_HOLDER = 44
CLIPPED_WORDS = 90
GAP = 6
NOTHING = "dateline finds nothing in this text that is put forward as still to come."


def print_expected(reading: Reading, out: Console, *, full: bool) -> None:
    """Print what a report says is to come: the headline's claim first, then the soonest.

    Args:
        reading: The reading; nothing is printed where forecasts were not looked for.
        out: Where to; its width is respected.
        full: Print all of them, every word.
    """
    if reading.forecasts is None:
        return
    entries = entries_of(reading)
    if not entries:
        print_lines(Text(f"EXPECTED  {NOTHING}"), out)
        out.print()
        return
    shown_entries = entries if full else entries[:MOST]
    print_lines(Text(f"EXPECTED  {legend_of(entries)}"), out)
    for entry in shown_entries:
        print_entry_head(entry, facts_of_entry(reading, entry, full=full), out, full=full)
        _print_extras(entry, out, full=full)
    if more := more_words(len(entries) - len(shown_entries)):
        out.print(Text(more, style="dim"))
    if figures := explain_figures(entry.forecast.certainty for entry in shown_entries):
        print_lines(Text(figures, style="dim"), out)
    out.print()


def legend_of(entries: tuple[Entry, ...]) -> str:
    """The order and the signs."""
    order = "headline’s claim, then by date" if any(entry.headline for entry in entries) else "by date"
    return f"{order} · " + "  ".join(f"{mark} {words}" for mark, words in MARKS.items())


def more_words(count: int) -> str:
    """How many are not shown; empty where all are."""
    return f"… {count} more; --full shows all" if count else ""


def facts_of_entry(reading: Reading, entry: Entry, *, full: bool) -> list[str]:
    """What is said of it besides the statement: its kind, when, how surely, on whose word."""
    forecast = entry.forecast
    when = window_words(entry.window, entry.when, reading.article.published)
    headline = headline_when(reading, entry)
    kind = kind_words(forecast)
    surely = certainty_words(forecast.certainty) if forecast.certainty.word or not kind else ""
    facts = [kind, f"{when} ({headline})" if headline else when, surely]
    holders = dict.fromkeys(told.holder for told in entry.told if told.holder)
    facts.append("; also ".join(holder if full else clip(holder, CLIPPED_HOLDER) for holder in holders))
    return [fact for fact in facts if fact]


def extras_of(entry: Entry, *, full: bool) -> list[tuple[str, str]]:
    """The condition, and what pulls against it: a lead and its words."""
    extras = []
    if condition := condition_words(entry.forecast):
        extras.append(("", condition if full else clip(condition, CLIPPED_WORDS)))
    for against in entry.against:
        words = against.words if full else clip(against.words, CLIPPED_WORDS)
        extras.append(("BUT ", f"{against.holder or 'the report'} ¶{against.paragraph}: “{words}”"))
    return extras


def paragraphs_of(entry: Entry, *, most: int = 3) -> str:
    """Where it stands: ‘¶2, 8’."""
    numbers = [str(number) for number in entry.paragraphs]
    return "¶" + ", ".join(numbers[:most]) + (" …" if len(numbers) > most else "")


def print_entry_head(entry: Entry, facts: list[str], out: Console, *, full: bool) -> None:
    """Print the number, the mark, the statement, its paragraphs at the right, and the facts: on one line where they fit."""
    lead, place = f"{entry.number:>2} {entry.mark} ", paragraphs_of(entry)
    room = max(20, out.width - len(lead) - cell_len(place) - 2)
    statement, tail = Text(statement_words(entry.forecast), style="bold"), " · ".join(facts)
    together = statement + Text(f" · {tail}", style="not bold") if tail else statement
    fits = cell_len(together.plain) <= room
    lines = together.wrap(out, room) if fits else statement.wrap(out, room)
    if not full and len(lines) > STATEMENT_LINES:
        lines = Text(clip(statement.plain, STATEMENT_LINES * room - room // 4), style="bold").wrap(out, room)
    for at, line in enumerate(lines):
        line.rstrip()
        if at:
            out.print(Text(" " * len(lead)) + line)
            continue
        blank = out.width - len(lead) - cell_len(line.plain) - cell_len(place)
        out.print(Text(lead) + line + Text(" " * max(2, blank) + place, style="dim"))
    if not fits and tail:
        print_lines(Text(tail), out, indent=len(lead))


def _print_extras(entry: Entry, out: Console, *, full: bool) -> None:
    indent = 5
    pieces = [Text(lead, style="bold yellow") + Text(words, style="not bold default") for lead, words in extras_of(entry, full=full)]
    joined = Text(" " * GAP).join(pieces)
    if len(pieces) > 1 and indent + cell_len(joined.plain) <= out.width:
        pieces = [joined]
    for piece in pieces:
        print_lines(piece, out, indent=indent)
