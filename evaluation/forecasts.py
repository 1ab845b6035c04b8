"""Agreement of two annotators on the project's own layer of forecasts over PolNeAR articles.

    python evaluation/forecasts.py

The layer (evaluation/layers/forecasts, made by docs/guidelines/forecasts.md) holds offsets only. Forecasts are matched one-to-one by the
overlap of their evidence; the rest is counted over those matched.
"""

import json
from collections import Counter
from typing import Any

from shared import ROOT

LAYER = ROOT / "evaluation" / "layers" / "forecasts"


def main() -> None:
    counts: Counter[str] = Counter()
    for path in sorted((LAYER / "second").glob("*.json")):
        one, other = (json.loads((LAYER / who / path.name).read_text(encoding="utf8"))["forecasts"] for who in ("first", "second"))
        compare(one, other, counts)
    found = 200 * counts["found"] / (counts["first"] + counts["second"])
    print(f"{counts['first']} forecasts by the first, {counts['second']} by the second, {counts['found']} matched")
    print(f"found F1             {found:5.1f}")
    for name in ("evidence", "kind", "aspect", "polarity", "voice", "holder", "certainty", "condition", "window"):
        given = f"  (either has it in {counts[f'{name} given']})" if f"{name} given" in counts else ""
        print(f"{name:20} {100 * counts[name] / counts['found']:5.1f} %{given}")


def compare(one: list[dict[str, Any]], other: list[dict[str, Any]], counts: Counter[str]) -> None:
    """Match two lists and count what agrees."""
    counts["first"] += len(one)
    counts["second"] += len(other)
    pairs = [(common(a["evidence"], b["evidence"]), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    used: tuple[set[int], set[int]] = (set(), set())
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            counts["found"] += 1
            compare_pair(one[i], other[j], counts)


def compare_pair(a: dict[str, Any], b: dict[str, Any], counts: Counter[str]) -> None:
    """Spans agree where they overlap, windows where their days and bound are the same; evidence is exact or not."""
    counts["evidence"] += a["evidence"] == b["evidence"]
    for name in ("kind", "aspect", "polarity", "voice"):
        counts[name] += a[name] == b[name]
    for name in ("holder", "certainty", "condition"):
        counts[name] += (not a[name] and not b[name]) or bool(a[name] and b[name] and common([a[name]], [b[name]]))
        counts[f"{name} given"] += bool(a[name] or b[name])
    days = [tuple(part["window"][key] for key in ("start", "end", "bound")) if part["window"] else None for part in (a, b)]
    counts["window"] += days[0] == days[1]
    counts["window given"] += any(days)


def common(one: list[list[int]], other: list[list[int]]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


if __name__ == "__main__":
    main()
