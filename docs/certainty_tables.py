"""The generated tables of docs/certainty.md: every entry of the tables of dateline.interpret.certainty."""

from collections.abc import Iterable, Iterator

from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.tables import Figures, figures, scales, table

SECTIONS = ("modal", "adverb", "predicate", "verb", "noun", "quality", "phrase")


def blocks() -> dict[str, str]:
    """Each block's name → what it should hold."""
    return {
        "certainty words": written(("term", "built as", "suggests", "chance", "from", "words"), terms()),
        "certainty negations": written(("term", "chance", "from"), negations()),
        "certainty surveys": written(("term", "people saw", "survey", "n", "median", "middle half"), surveyed()),
        "certainty reasons": written(("reason", "in full"), ((f"`{key}`", text) for key, text in table("bounds")["reasons"].items())),
        "certainty scales": written(("scale", "word", "also", "range"), ranges()),
    }


def written(names: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of Markdown."""
    lines = [names, ("---" for _ in names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def terms() -> Iterator[tuple[str, ...]]:
    """Every entry of words.toml, with the forms that it is found by."""
    for section in SECTIONS:
        for entry in dict.fromkeys(entry for found in entries(section).values() for entry in found):
            words = ", ".join(form or "(no quality)" for form, found in entries(section).items() if entry in found)
            yield f"`{entry.term}`", entry.construction.value, entry.kind, chance(entry.term), source(entry.term), words


def negations() -> Iterator[tuple[str, ...]]:
    """Terms with "not" that have figures of their own."""
    known = {entry.term for section in SECTIONS for found in entries(section).values() for entry in found}
    for term in figures():
        if {term.removeprefix("not "), term.removesuffix(" not")} & known and term not in known:
            yield f"`{term}`", chance(term), source(term)


def surveyed() -> Iterator[tuple[str, ...]]:
    """Every figure of surveys.toml."""
    surveys = {row["key"]: row for row in table("surveys")["surveys"]}
    for row in table("surveys")["figures"]:
        survey, (low, high) = surveys[row["survey"]], row["quartiles"]
        yield f"`{row['term']}`", row["asked"], survey["name"], str(survey["n"]), percent(row["median"]), f"{percent(low)}–{percent(high)}"


def ranges() -> Iterator[tuple[str, ...]]:
    """Every word of every scale."""
    for scale in scales():
        for item in scale.terms:
            yield scale.name, item.term, ", ".join(item.also), f"{percent(item.low)}–{percent(item.high)}"


def chance(term: str) -> str:
    """The figures of a term, in percent."""
    meant = figures()[term]
    if meant.median is not None and meant.quartiles:
        return f"{percent(meant.median)} ({percent(meant.quartiles[0])}–{percent(meant.quartiles[1])})"
    if meant.median is not None:
        return percent(meant.median)
    return f"{percent(meant.bounds[0])}–{percent(meant.bounds[1])}" if meant.bounds else "none"


def source(term: str) -> str:
    """Where the figures of a term come from."""
    meant: Figures = figures()[term]
    if meant.survey:
        return meant.survey.name
    if term in table("bounds")["bounds"]:
        return f"`{table('bounds')['bounds'][term]['reason']}`"
    named = ", ".join(scale.name for scale in scales() if any(term in (item.term, *item.also) for item in scale.terms))
    return named or meant.basis.value


def percent(share: float) -> str:
    """A share of one in percent."""
    return f"{round(100 * share, 2):g}"
