"""docs/certainty.md says what the words are taken to mean: every row is checked, every entry has one."""

from pathlib import Path

import pytest

from dateline.interpret.certainty import (
    Construction,
    ModalReading,
    choose_certainty,
    find_certainty_words,
    is_denied_beside,
    read_modal,
    to_certainty,
)
from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.tables import figures, scales, table
from dateline.records import Basis, Certainty

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "certainty.md").read_text(encoding="utf8")


def rows(heading: str) -> list[dict[str, str]]:
    """The rows of the table whose heading begins so."""
    lines = iter(PAGE[PAGE.index(heading) :].splitlines())
    names = [cell.strip() for cell in next(lines).strip("|").split("|")]
    next(lines)
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append(dict(zip(names, (cell.strip() for cell in line[1:-1].split("|")), strict=True)))
    return found


EXAMPLES = rows("| report | words |")
MODALS = rows("| reading | example |")
WORDS = rows("| term | built as |")


def percent(share: float) -> str:
    return f"{round(100 * share, 2):g}"


def chance(certainty: Certainty) -> str:
    pair = certainty.quartiles or certainty.bounds
    stretch = f"{percent(pair[0])}–{percent(pair[1])}" if pair else ""
    if certainty.median is None:
        return stretch or "none"
    return percent(certainty.median) + (f" ({stretch})" if stretch else "")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["report"])
def test_a_report_means_what_the_page_says(row):
    """Words, term and chance of the affirmative statement."""
    text = row["report"]
    founds = find_certainty_words(text)
    chosen = choose_certainty(founds)
    certainty = to_certainty(chosen, negated=is_denied_beside(chosen, founds), text=text)
    assert (certainty.word.text, f"`{certainty.term}`", chance(certainty)) == (row["words"], row["term"], row["chance"])


@pytest.mark.parametrize("row", MODALS, ids=lambda row: row["example"])
def test_a_modal_is_meant_as_the_page_says(row):
    """Each reading with an example."""
    [found] = [item for item in find_certainty_words(row["example"]) if item.construction is Construction.MODAL]
    assert f"`{read_modal(found, row['example']).value}`" == row["reading"]


def test_every_reading_of_a_modal_has_a_row():
    """A reading that is not explained is not built."""
    assert {row["reading"] for row in MODALS} == {f"`{reading.value}`" for reading in ModalReading}


def test_every_entry_is_on_the_page():
    """Each term with each of its forms, and no other."""
    shown = {(row["term"], row["built as"], word) for row in WORDS for word in row["words"].split(", ")}
    wanted = {
        (f"`{entry.term}`", entry.construction.value, form or "(no quality)")
        for section in ("modal", "adverb", "predicate", "verb", "noun", "quality", "phrase")
        for form, found in entries(section).items()
        for entry in found
    }
    assert shown == wanted


def test_every_figure_is_on_the_page():
    """Terms with figures of their own, surveys and their citations, reasons, the words of the scales, the bases."""
    absent = [term for term in table("bounds")["bounds"] if f"`{term}`" not in PAGE]
    absent += [row["term"] for row in table("surveys")["figures"] if f"| `{row['term']}` | {row['asked']} |" not in PAGE]
    absent += [survey["name"] for survey in table("surveys")["surveys"] if f"**{survey['name']}** (n = {survey['n']})" not in PAGE]
    absent += [reason for reason in table("bounds")["reasons"].values() if reason not in PAGE]
    absent += [item.term for scale in scales() for item in scale.terms if f"| {scale.name} | {item.term} |" not in PAGE]
    absent += [basis.value for basis in Basis if f"| `{basis.value}` |" not in PAGE]
    assert absent == []


def test_every_figure_belongs_to_a_word():
    """No row of a table is left without a word that it is for; names that only scales use aside."""
    terms = {
        entry.term
        for section in ("modal", "adverb", "predicate", "verb", "noun", "quality", "phrase")
        for found in entries(section).values()
        for entry in found
    }
    named = {name for term in terms for name in (term, f"not {term}", f"{term} not")}
    scaled = {word for scale in scales() for item in scale.terms for word in (item.term, *item.also)}
    assert set(figures()) - named - scaled == set()


def test_the_page_is_read_at_all():
    """The tables were found."""
    assert len(EXAMPLES) > 12 and len(MODALS) > 12 and len(WORDS) > 80


def test_the_example_of_the_page_is_true():
    """The code runs, and gives what the comments say."""
    code = PAGE.split("```python\n")[1].split("```")[0]
    names: dict[str, object] = {}
    exec(code, names)  # our own page
    certainty = names["certainty"]
    assert f"{certainty.term!r}, {certainty.median}, {certainty.quartiles}".replace("'", '"') in code
    assert str(names["read_scales"](certainty)).replace("'", '"') in code
