"""Compute every survey figure of docs/certainty.md from the rows again, and exit with 1 where one differs.

    python evaluation/certainty.py [--spans]

The surveys (DATELINE_SHARED/corpora/estimative) are not in the repository. Median and quartiles as Python's statistics gives them, with
interpolation between answers. ``--spans`` counts besides how many certainty words of the project's own layer of forecasts are found with
the annotator's very characters, and how many are chosen of those in the evidence.
"""

import argparse
import csv
import hashlib
import json
import statistics
import sys
from pathlib import Path

from dateline.interpret.certainty import choose_certainty, find_certainty_words
from dateline.interpret.certainty.tables import table
from shared import ROOT, find_shared

LAYER = ROOT / "evaluation" / "layers" / "forecasts" / "first"
CLOSE = 1e-9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spans", action="store_true", help="Count exact spans on the layer of forecasts too.")
    options = parser.parse_args()
    wrong = [problem for survey in table("surveys")["surveys"] for problem in check(survey["key"], survey["n"])]
    print(
        "\n".join(wrong)
        or f"all {len(table('surveys')['figures'])} figures of {len(table('surveys')['surveys'])} surveys are those of the rows"
    )
    if options.spans:
        count_spans()
    return int(bool(wrong))


def check(key: str, n: int) -> list[str]:
    """What differs between a survey's rows and our table, phrases that the table lacks included."""
    answers = read_answers(find_shared("corpora", "estimative", f"{key}.csv"))
    ours = {row["asked"]: row for row in table("surveys")["figures"] if row["survey"] == key}
    wrong = [f"{key}: {phrase!r} is in {'the rows' if phrase in answers else 'our table'} only" for phrase in answers.keys() ^ ours.keys()]
    for phrase in answers.keys() & ours.keys():
        given = answers[phrase]
        low, median, high = statistics.quantiles(given, n=4, method="inclusive")
        found = (len(given), median, low, high)
        stated = (n, ours[phrase]["median"], *ours[phrase]["quartiles"])
        if any(abs(one - other) > CLOSE for one, other in zip(found, stated, strict=True)):
            wrong.append(f"{key}: {phrase!r} is {found} by the rows, {stated} in our table")
    return wrong


def read_answers(path: Path) -> dict[str, list[float]]:
    """Each phrase of a survey → the answers, as shares of one. Columns that hold no numbers tell of the people."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    answers = {}
    for column in rows[0]:
        cells = [row[column].strip() for row in rows if row[column].strip()]
        if all(cell.replace(".", "", 1).isdigit() for cell in cells):
            answers[column.strip('"')] = [round(float(cell) / 100, 12) for cell in cells]
    return answers


def count_spans() -> None:
    """Print how many certainty words of the layer are found exactly, and chosen."""
    folder = find_shared("corpora", "polnear", "dev")
    texts = {hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode("utf8") for path in folder.rglob("*.txt")}
    given = found = chosen = 0
    for path in sorted(LAYER.glob("*.json")):
        layer = json.loads(path.read_text(encoding="utf8"))
        text = texts[layer["article"]]
        words = find_certainty_words(text)
        for forecast in (item for item in layer["forecasts"] if item["certainty"]):
            start, end = forecast["certainty"]
            edges = [start, end, *(edge for span in forecast["evidence"] for edge in span)]
            choice = choose_certainty(words, start=min(edges), end=max(edges))
            given += 1
            found += any((word.start, word.end) == (start, end) for word in words)
            chosen += choice is not None and (choice.start, choice.end) == (start, end)
    print(f"certainty words of the layer: {given}; found with the same characters {found}, chosen within evidence and word {chosen}")


if __name__ == "__main__":
    sys.exit(main())
