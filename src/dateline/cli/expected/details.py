"""Everything that a report says of each thing to come, on the terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Text

from dateline.cli.expected.days import window_words
from dateline.cli.expected.entries import OUTLET, Entry, Told, condition_words, entries_of, headline_when, nobody_words
from dateline.cli.expected.page import NOTHING, legend_of, print_entry_head
from dateline.cli.expected.surely import NO_FIGURE, certainty_words, explain_figures, figure_words
from dateline.cli.lines import print_lines
from dateline.cli.sourcing import terms_of
from dateline.cli.wording import shown
from dateline.interpret.certainty import read_scales
from dateline.interpret.certainty.tables import scales
from dateline.records import Aspect, Basis, Certainty, Forecast, Polarity, Question, Reading, TensionKind

INDENT = 5
LABEL = 11
AGAINST = {
    TensionKind.DENIES: "denied by",
    TensionKind.NON_DENIAL: "not confirmed by",
    TensionKind.DIFFERS: "said otherwise by",
}
BASES = {
    Basis.NUMERIC: "the report’s own number",
    Basis.SCALE: "as a published scale defines it",
    Basis.INTERVAL: "what the word’s meaning allows",
    Basis.OBSERVED: "how often such statements came true",
}


def print_details(reading: Reading, questions: Mapping[str, Question], out: Console) -> None:
    """Print each forecast of a reading with everything that is known of it.

    Args:
        reading: A reading with forecasts.
        questions: The questions of those with an end, by the id of the forecast.
        out: Where to.
    """
    entries = entries_of(reading)
    if not entries:
        print_lines(Text(f"FORECASTS  {NOTHING}"), out)
        return
    print_lines(Text(f"FORECASTS  {legend_of(entries)}"), out)
    for entry in entries:
        out.print()
        print_entry_head(entry, [], out, full=True)
        for label, words in _fields(reading, entry, questions):
            _print_field(label, words, out)
    if figures := explain_figures(entry.forecast.certainty for entry in entries):
        out.print()
        print_lines(Text(figures, style="dim"), out)


def _print_field(label: str, words: str, out: Console) -> None:
    for at, line in enumerate(Text(words).wrap(out, max(20, out.width - INDENT - LABEL))):
        line.rstrip()
        lead = Text(" " * INDENT) + Text((label if at == 0 else "").ljust(LABEL), style="dim")
        out.print(lead + line)


def _fields(reading: Reading, entry: Entry, questions: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    forecast = entry.forecast
    yield "kind", " · ".join(_kind(forecast, headline=entry.headline))
    yield "when", _when(reading, entry)
    yield "how surely", " · ".join(_surely(forecast.certainty))
    if condition := condition_words(forecast):
        yield "condition", condition
    yield "whose word", _sourced(reading, entry.first)
    yield "in words", f"¶{entry.first.paragraph} {_quoted(forecast)}"
    for told in entry.again:
        said = f"¶{told.paragraph} {_quoted(told.forecast)} · {certainty_words(told.forecast.certainty)}"
        yield "again", f"{said} · {_sourced(reading, told)}"
    for against in entry.against:
        yield "but", f"{AGAINST[against.tension.kind]} {against.holder or OUTLET} ¶{against.paragraph}: “{against.words}”"
    question = questions.get(forecast.id)
    yield "question", shown(question.title if question else forecast.question or "none: no deadline")


def _kind(forecast: Forecast, *, headline: bool) -> Iterator[str]:
    yield forecast.kind.value
    if forecast.aspect is not Aspect.OCCURS:
        yield f"of {forecast.aspect.value}"
    if forecast.polarity is Polarity.NEGATIVE:
        yield "said in the negative"
    if headline:
        yield "the headline’s claim"


def _when(reading: Reading, entry: Entry) -> str:
    words = window_words(entry.window, entry.when, reading.article.published)
    parts = [words]
    said = " … ".join(f"“{shown(span.text)}”" for span in entry.when)
    if said and said not in words:
        parts.append(said)
    if entry.window:
        parts.append(f"rule {entry.window.rule}")
    return " · ".join([*parts, *filter(None, [headline_when(reading, entry)])])


def _surely(certainty: Certainty) -> Iterator[str]:
    yield certainty_words(certainty)
    if certainty.survey:
        yield f"{certainty.survey.name}, n = {certainty.survey.n}"
    elif certainty.basis in BASES and figure_words(certainty) != NO_FIGURE:
        yield BASES[certainty.basis]
    found = read_scales(certainty)
    for scale in scales():
        if terms := found.get(scale.key):
            yield f"{scale.name}: {', '.join(terms)}"


def _quoted(forecast: Forecast) -> str:
    return f"“{' … '.join(shown(span.text).strip('“”') for span in forecast.evidence)}”"


def _sourced(reading: Reading, told: Told) -> str:
    """The holders with what the report says of them, nested ones from the inside out."""
    sources = {source.id: source for source in reading.sources or ()}
    terms = [term for name in told.forecast.holder_ids if name in sources for term in terms_of(sources[name])]
    return " · ".join(dict.fromkeys([told.holder, *terms])) if told.holder else nobody_words(told.forecast.voice)
