"""Score forecasts against dispatches that were written for the project, each with its forecasts and with clauses that are none.

    python evaluation/dispatches.py [FOLDER] [--errors]

A dispatch is a TOML file as in tests/interpret/forecasts/dispatches (the default), scored as evaluation/forecasts.py scores the layer.
Beside that: how many of the clauses named in `not_forecasts` were found all the same (more than half of their characters lie in one
forecast's evidence); the share of the matched whose first telling (`same_as`) is right; and the share whose statement is the expected one,
capitals, the stop and white space apart.

Rules and weights were fitted to the default dispatches too (training/weigh_forecasts.py): their figures are a floor for changes,
no measure of how well others are read.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dateline
import forecasts as layer
from dateline.records import Reading
from shared import ROOT

FOLDER = ROOT / "tests" / "interpret" / "forecasts" / "dispatches"
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@dataclass
class Score:
    """What was counted over some dispatches."""

    counts: Counter[str] = field(default_factory=Counter)
    negatives: int = 0
    negatives_found: list[str] = field(default_factory=list)
    statements: int = 0
    restatements: list[tuple[bool, bool]] = field(default_factory=list)
    """Of each of the matched: is its first telling right, and has either side one?"""

    def share(self, name: str) -> float:
        """The share of the matched in which a field is right, 0–1."""
        return self.counts[name] / max(1, self.counts["found"])

    @property
    def f1(self) -> float:
        """Of finding forecasts, 0–1."""
        return 2 * self.counts["found"] / max(1, self.counts["first"] + self.counts["second"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true", help="print what is missed, added or wrong")
    options = parser.parse_args()
    dispatches = {path.stem: tomllib.loads(path.read_text(encoding="utf8")) for path in sorted(options.folder.glob("*.toml"))}
    if not dispatches:
        parser.exit(1, f"no dispatch in {options.folder}\n")
    readings = {name: dateline.read(dispatch["text"], published=str(dispatch["published"])) for name, dispatch in dispatches.items()}
    if options.errors:
        for name, dispatch in dispatches.items():
            print(f"## {name}")
            print_errors(dispatch, readings[name])
    report(score((dispatch, readings[name]) for name, dispatch in dispatches.items()))


def score(pairs: Iterable[tuple[dict[str, Any], Reading]]) -> Score:
    """Count what is right in dispatches and their readings."""
    told = Score()
    for dispatch, reading in pairs:
        gold, found = to_rows(dispatch, reading.article.text), layer.from_reading(reading)
        matched = layer.match(gold, found)
        layer.compare(gold, found, matched, told.counts)
        told.negatives += len(dispatch["not_forecasts"])
        told.negatives_found += find_negatives(dispatch, reading)
        told.statements += sum(is_same(*pair) for pair in statements(dispatch, reading, matched))
        told.restatements += restatements(dispatch, reading, matched)
    return told


def to_rows(dispatch: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """A dispatch's forecasts in the form of the layer: its words as the places where they stand."""
    return [_row(row, text) for row in dispatch["forecasts"]]


def _row(row: dict[str, Any], text: str) -> dict[str, Any]:
    evidence = _places(text, row["evidence"])
    window = row.get("window")
    days = {"start": str(window.get("start")), "end": str(window.get("end")), "bound": window["bound"]} if window else None
    spans = {name: _nearest(text, row[name], evidence) for name in layer.SPANS}
    return {"evidence": evidence, "window": days, **spans, **{name: row[name] for name in layer.SAME}}


def _places(text: str, pieces: list[str]) -> list[list[int]]:
    """Where the pieces of the evidence stand, one behind the other."""
    found, at = [], 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        found.append([start, at])
    return found


def _nearest(text: str, words: str, evidence: list[list[int]]) -> list[int] | None:
    """Of the places where words stand, the one nearest to the evidence."""
    if not words:
        return None
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(starts, key=lambda at: min(abs(at - edge) for extent in evidence for edge in extent))
    return [start, start + len(words)]


def find_negatives(dispatch: dict[str, Any], reading: Reading) -> list[str]:
    """The clauses named as none that were found all the same."""
    rows = [row["evidence"] for row in layer.from_reading(reading)]
    return [words for words in dispatch["not_forecasts"] if _is_found(_places(reading.article.text, [words]), rows)]


def _is_found(place: list[list[int]], rows: list[list[list[int]]]) -> bool:
    return any(2 * layer.common(evidence, place) > place[0][1] - place[0][0] for evidence in rows)


def statements(dispatch: dict[str, Any], reading: Reading, matched: list[tuple[int, int]]) -> list[tuple[str, str]]:
    """The expected statement beside the one found, for each of the matched."""
    found = reading.forecasts or ()
    return [(dispatch["forecasts"][i]["statement"], found[j].statement) for i, j in matched]


def restatements(dispatch: dict[str, Any], reading: Reading, matched: list[tuple[int, int]]) -> list[tuple[bool, bool]]:
    """Of each of the matched: is the forecast that it restates, or that there is none, right, and has either side one?"""
    ids = {i + 1: (reading.forecasts or ())[j].id for i, j in matched}
    expected = [dispatch["forecasts"][i]["same_as"] for i, _ in matched]
    found = [(reading.forecasts or ())[j].same_as for _, j in matched]
    return [
        ((ids.get(first, "missed") if first else None) == same, bool(first or same)) for first, same in zip(expected, found, strict=True)
    ]


def is_same(one: str, other: str) -> bool:
    """Are two statements the same, capitals, curled marks, the stop and white space apart?"""
    plain = [" ".join(words.translate(STRAIGHT).casefold().split()).rstrip(" .") for words in (one, other)]
    return plain[0] == plain[1]


def report(told: Score) -> None:
    layer.report(told.counts)
    found = told.counts["found"]
    given = [right for right, either in told.restatements if either]
    right = sum(right for right, _ in told.restatements)
    print(f"{'restatement':20} {100 * right / found:8.1f} %  where either has one: {sum(given)} of {len(given)}")
    print(f"{'statement, the same':20} {100 * told.statements / found:8.1f} %")
    print(f"clauses that are none: {len(told.negatives_found)} of {told.negatives} found all the same")


def print_errors(dispatch: dict[str, Any], reading: Reading) -> None:
    text = reading.article.text
    gold, found = to_rows(dispatch, text), layer.from_reading(reading)
    matched = layer.match(gold, found)
    layer.print_errors(text, gold, found, matched)
    for words in find_negatives(dispatch, reading):
        print(f"  NONE {words}")
    for one, other in statements(dispatch, reading, matched):
        if not is_same(one, other):
            print(f"  STATEMENT {one}\n          | {other}")


if __name__ == "__main__":
    main()
