"""How often an attribution is right at which score.

    python evaluation/calibration.py [--split dev]

Matches attributions to PolNeAR's gold one-to-one by content overlap, as the published scorer does, and prints for each band of scores how
many there are, how many find a gold attribution, have an overlapping source, and are exact in all three parts.
"""

import argparse
from itertools import pairwise

import dateline as dl
from polnear import gold_by_part
from shared import find_shared

BANDS = (0.0, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)
Spans = set[tuple[int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    folder = find_shared("corpora", "polnear", parser.parse_args().split)
    texts = sorted((folder / "text").glob("*.txt"))
    judged: list[tuple[float, bool, bool, bool]] = []
    for path, reading in zip(texts, dl.read_many(texts), strict=True):
        assert isinstance(reading, dl.Reading)
        judged += judge(reading, gold_by_part(folder, path))
    print("| score | attributions | found | source overlaps | all exact |\n| --- | --- | --- | --- | --- |")
    for low, high in pairwise(BANDS):
        band = [row[1:] for row in judged if low <= row[0] < high]
        shares = " | ".join(f"{100 * sum(column) / max(1, len(band)):.0f} %" for column in zip(*band, strict=True))
        print(f"| {low:.2f} to {min(high, 1):.2f} | {len(band)} | {shares} |")


def judge(reading: dl.Reading, gold: list[dict[str, Spans]]) -> list[tuple[float, bool, bool, bool]]:
    """For each outer attribution: its score; found, source overlaps, all exact."""
    mine = [attribution for attribution in reading.attributions or () if attribution.within is None]
    parts = [{part: {(s.start, s.end) for s in getattr(a, part.lower())} for part in ("Source", "Cue", "Content")} for a in mine]
    overlaps = sorted(((overlap(g["Content"], p["Content"]), i, j) for i, g in enumerate(gold) for j, p in enumerate(parts)), reverse=True)
    partner: dict[int, int] = {}
    for size, i, j in overlaps:
        if size and j not in partner and i not in partner.values():
            partner[j] = i
    rows = []
    for j, attribution in enumerate(mine):
        g, p = gold[partner[j]] if j in partner else None, parts[j]
        source = g is not None and (bool(overlap(g["Source"], p["Source"])) or not (g["Source"] or p["Source"]))
        exact = g is not None and all(trimmed(reading, g[part]) == trimmed(reading, p[part]) for part in p)
        rows.append((attribution.score, g is not None, source, exact))
    return rows


def overlap(a: Spans, b: Spans) -> int:
    """Characters in common."""
    return sum(max(0, min(end, high) - max(start, low)) for start, end in a for low, high in b)


def trimmed(reading: dl.Reading, spans: Spans) -> set[str]:
    """Spans without the punctuation at their edges, each with its place."""
    text, found = reading.article.text, set()
    for start, end in spans:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        found.add(f"{start}-{end}")
    return found


if __name__ == "__main__":
    main()
