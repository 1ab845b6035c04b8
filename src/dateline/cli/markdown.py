"""A reading as Markdown."""

import re

from dateline.cli.expected.entries import entries_of, statement_words
from dateline.cli.expected.page import MOST, NOTHING, extras_of, facts_of_entry, legend_of, more_words, paragraphs_of
from dateline.cli.expected.surely import explain_figures
from dateline.cli.sourcing import figures_of
from dateline.cli.wording import clip, days_said, facts_of, furniture_of, manner_of, paragraph_numbers, shown, source_of, title_of, words_of
from dateline.records import Reading

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
CLIPPED_CHARACTERS = 200


def to_markdown(reading: Reading, *, full: bool) -> str:
    """Lay a reading out as Markdown: a heading, the facts, what is expected, a list of who said what.

    Args:
        reading: The reading.
        full: Give every word of what was said.
    """
    lines = [f"# {_plain(title_of(reading.article))}", "", _plain(facts_of(reading.article))]
    if aside := furniture_of(reading.article):
        lines += ["", f"*{_plain(aside)}*"]
    lines += _expected(reading, full=full)
    if reading.audit and reading.attributions:
        lines += ["", "**Sourcing.** " + _plain(" ".join(figures_of(reading)))]
    lines.append("")
    days = days_said(reading)
    for attribution, paragraph in zip(reading.attributions or (), paragraph_numbers(reading), strict=True):
        words = words_of(attribution)
        words = words if full else clip(words, CLIPPED_CHARACTERS)
        lead = "  - " if attribution.within else "- "
        manner = manner_of(attribution, days.get(attribution.id))
        lines.append(f"{lead}¶{paragraph} **{_plain(source_of(attribution))}** {_plain(manner.rstrip(':'))}: {_plain(words)}")
    if not reading.attributions:
        lines.append("Nothing is attributed to anyone in this text.")
    lines += [f"\n> {_plain(shown(note.message))}" for note in reading.notes]
    return "\n".join(lines) + "\n"


def _expected(reading: Reading, *, full: bool) -> list[str]:
    """What is to come as a numbered list; nothing where forecasts were not looked for."""
    if reading.forecasts is None:
        return []
    entries = entries_of(reading)
    if not entries:
        return ["", f"**Expected.** {NOTHING}"]
    lines = ["", f"**Expected.** {legend_of(entries)}", ""]
    chosen = entries if full else entries[:MOST]
    for entry in chosen:
        facts = " · ".join(facts_of_entry(reading, entry, full=full))
        statement = _plain(statement_words(entry.forecast))
        lines.append(f"{entry.number}. {entry.mark} **{statement}** · {_plain(facts)} · {paragraphs_of(entry)}")
        lines += [f"    - {lead.strip()} {_plain(words)}".replace("-  ", "- ") for lead, words in extras_of(entry, full=full)]
    notes = more_words(len(entries) - len(chosen)), explain_figures(entry.forecast.certainty for entry in chosen)
    return lines + [line for note in notes if note for line in ("", f"*{_plain(note)}*")]


def _plain(text: str) -> str:
    return MARKS.sub(r"\\\1", text)
