"""The audit over many PolNeAR articles, by outlet: how they are sourced, and which points come up.

    python evaluation/audit.py [--articles 100]

Takes articles of the development and training splits in turn, so that each outlet has as many, and prints a table. It says what the
program finds: articles are of one election year, points are not breaches, and outlets differ in what they print, not only in how.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import dateline as dl
from shared import find_shared

CHECKS = ("bare_source", "no_reason", "opinion", "direct_quotation", "headline", "one_person", "second_hand", "late_speaker")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    chosen = choose(parser.parse_args().articles)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path, reading in zip(chosen, dl.read_many(chosen), strict=True):
        if isinstance(reading, dl.Reading) and reading.audit is not None:
            add(counts[path.name.split("_")[0]], reading.audit)
            add(counts["all"], reading.audit)
    print("| outlet | articles | named people | unnamed descriptions | words on unnamed people | articles with granted reasons |", end="")
    print(" " + " | ".join(CHECKS) + " |")
    print("| --- " * (6 + len(CHECKS)) + "|")
    for outlet, count in sorted(counts.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        share = 100 * count["unnamed words"] / max(1, count["words"])
        cells = [count["articles"], count["named"], count["unnamed"], f"{share:.1f} % of {count['words']:,}", count["reasons"]]
        print(f"| {outlet} | " + " | ".join(str(cell) for cell in [*cells, *(count[check] for check in CHECKS)]) + " |")


def choose(wanted: int) -> list[Path]:
    """The first articles of each outlet in turn, development before training."""
    by_outlet: dict[str, list[Path]] = defaultdict(list)
    for split in ("dev", "train"):
        for path in sorted((find_shared("corpora", "polnear", split) / "text").glob("*.txt")):
            by_outlet[path.name.split("_")[0]].append(path)
    turns = (path for turn in zip(*by_outlet.values(), strict=False) for path in turn)
    return [path for path, _ in zip(turns, range(wanted), strict=False)]


def add(count: Counter[str], audit: dl.Audit) -> None:
    """Count one article; a check counts once an article."""
    figures = audit.summary
    count["articles"] += 1
    count["named"] += figures.named
    count["unnamed"] += figures.unnamed
    count["words"] += figures.words
    count["unnamed words"] += figures.words_unnamed
    count["reasons"] += bool(figures.reasons)
    count.update({finding.check for finding in audit.findings})


if __name__ == "__main__":
    main()
