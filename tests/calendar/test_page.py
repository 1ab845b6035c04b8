"""docs/calendar.md says what the calendar does: every row is checked, every rule has one."""

import re
from datetime import date
from pathlib import Path

import pytest

from dateline.calendar import parse
from dateline.calendar.find import Anchor, find_in
from dateline.calendar.lexicon import table
from dateline.calendar.recognise import rules
from dateline.records import Period

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "calendar.md").read_text(encoding="utf8")
WRITTEN = date(2019, 1, 16)
NOT_OF_THE_GRAMMAR = {"stretch-ahead", "within-duration", "in-duration", "range", "either", "impossible-date", "ambiguous-date", "event"}


def rows(heading: str) -> list[dict[str, str]]:
    """The rows of every table whose heading begins so."""
    found, names = [], None
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []
        cells = [cell.strip("| ").strip() for cell in cells]
        if not line.startswith("|"):
            names = None
        elif names is None:
            names = cells if line.startswith(heading) else []
        elif names and not set(line) <= set("|- "):
            found.append(dict(zip(names, (cell.strip() for cell in line[2:].rstrip("|").split("| ")), strict=False)))
    return [{name: cell.strip() for name, cell in row.items()} for row in found]


EXPRESSIONS = rows("| rule | expression |")
REPORTS = rows("| rule | report |")
VAGUE = rows("| words | what is given |")


def cell(value: object) -> str:
    return "–" if value is None else str(value)


def facts(period: Period) -> tuple[str, ...]:
    return (f"`{period.rule}`", cell(period.value), cell(period.start), cell(period.end), period.bound.value)


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: row["expression"] + (" " + row["looking"] if row["looking"] else ""))
def test_an_expression_means_what_the_page_says(row):
    """Value, window, bound, rule, vagueness and other readings."""
    period = parse(row["expression"], anchor=WRITTEN, looking=row["looking"] or None)
    assert period is not None
    assert facts(period) == (row["rule"], row["value"], row["start"], row["end"], row["bound"])
    assert (period.type.value, period.vague) == (row["type"], row["vague"] == "yes")
    assert ", ".join(other.value for other in period.alternatives) == row.get("alternatives", "")


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["report"])
def test_an_expression_in_a_report_means_what_the_page_says(row):
    """Where its clause, its paragraph and its preposition have their say."""
    [found] = [item for item in find_in(row["report"], Anchor(WRITTEN)) if row["report"][item.start : item.end] == row["expression"]]
    assert facts(found.meaning.to_period()) == (row["rule"], row["value"], row["start"], row["end"], row["bound"])


def test_every_rule_has_a_row():
    """A rule that is not explained is not built."""
    windows = {row["rule"] for side in ("window", "after") for row in table("windows")[side]} - {"in"}
    wanted = {rule.name for rule in rules()} | windows | NOT_OF_THE_GRAMMAR
    shown = {row["rule"].strip("`") for row in EXPRESSIONS + REPORTS}
    assert wanted - shown == set() and shown - wanted == set()


def test_the_vague_table_is_the_one_in_use():
    """Every bound of vague.toml stands on the page with the same numbers, and none beside them."""
    shown = {}
    for row in VAGUE:
        key = re.search(r"`(.*)`", row["what is given"])
        low, high = (-1.0 if edge == "open" else float(edge) for edge in (row["from"], row["to"]))
        shown[key[1], row["words"].startswith("no number")] = (low, high)
    wanted = {(mod, False): tuple(map(float, bounds)) for mod, bounds in table("vague")["part"].items()}
    wanted |= {(word, word == ""): tuple(map(float, bounds)) for word, bounds in table("vague")["several"].items()}
    wanted |= {(f"{side}.{word}", False): tuple(map(float, b)) for side in ("future", "past") for word, b in table("vague")[side].items()}
    assert shown == wanted


def test_the_page_is_read_at_all():
    """The tables were found."""
    assert len(EXPRESSIONS) > 100 and len(REPORTS) > 10 and len(VAGUE) > 15
