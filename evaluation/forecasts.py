"""Score forecasts against the project's own layer over PolNeAR development articles, and its annotators against each other.

    python evaluation/forecasts.py [--layer first|second|third] [--agreement] [--errors] [--floors]

The layer (evaluation/layers/forecasts, made by docs/guidelines/forecasts.md) holds offsets only. Forecasts are matched one-to-one by the
overlap of their evidence. "Found" is F1 over all; the rest is the share that is right among those matched, and, for what is seldom there
(window, condition, holder), beside it the F1 over those where either side has one. Certainty words, conditions and holders are right where
they share half of their characters; windows where their days and bound are the same.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from typing import Any

import dateline
from dateline.records import Forecast, Reading, Span
from shared import ROOT, find_shared

LAYER = ROOT / "evaluation" / "layers" / "forecasts"
SAME = ("kind", "aspect", "polarity", "voice")
SPANS = ("holder", "certainty", "condition")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layer", choices=("first", "second", "third"), default="first")
    parser.add_argument("--agreement", action="store_true", help="the annotators against each other")
    parser.add_argument("--floors", action="store_true", help="exit with 1 where a figure falls below evaluation/floors.toml")
    parser.add_argument("--errors", action="store_true", help="print what is missed, added or wrong")
    options = parser.parse_args()
    if options.agreement:
        for who in ("second", "third"):
            print(f"first against {who}")
            report(agreement(who))
        return
    counts: Counter[str] = Counter()
    articles = texts()
    for path in sorted((LAYER / options.layer).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        text = articles[gold["article"]]
        reading = dateline.read(text, published=gold["published"])
        found = from_reading(reading)
        pairs = match(gold["forecasts"], found)
        compare(gold["forecasts"], found, pairs, counts)
        if options.errors:
            print_errors(text, gold["forecasts"], found, pairs)
    report(counts)
    if options.floors and options.layer == "first":
        sys.exit(int(below_floors(counts)))


def below_floors(counts: Counter[str]) -> bool:
    """Say which figures lie below their floors."""
    floors = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf8"))["forecasts"]
    reached = {name: 100 * counts[name] / counts["found"] for name in floors if name != "found"}
    reached["found"] = 200 * counts["found"] / (counts["first"] + counts["second"])
    low = [name for name, floor in floors.items() if reached[name] < floor]
    for name in low:
        print(f"BELOW THE FLOOR: {name} {reached[name]:.1f} < {floors[name]}")
    return bool(low)


def texts() -> dict[str, str]:
    """The texts of PolNeAR's development articles by their SHA-256."""
    files = find_shared("corpora", "polnear", "dev", "text").glob("*.txt")
    read = [path.read_bytes().decode("utf8") for path in files]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in read}


def agreement(who: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in sorted((LAYER / who).glob("*.json")):
        one, other = (json.loads((LAYER / part / path.name).read_text(encoding="utf8"))["forecasts"] for part in ("first", who))
        compare(one, other, match(one, other), counts)
    return counts


def from_reading(reading: Reading) -> list[dict[str, Any]]:
    """A reading's forecasts in the form of the layer."""
    sources = {attribution.id: attribution.source for attribution in reading.attributions or ()}
    return [_row(forecast, sources.get(forecast.attribution_id or "", ())) for forecast in reading.forecasts or ()]


def _row(forecast: Forecast, source: tuple[Span, ...]) -> dict[str, Any]:
    window = forecast.window
    days = {"start": str(window.start)[:10], "end": str(window.end)[:10], "bound": window.bound} if window else None
    return {
        "evidence": [[span.start, span.end] for span in forecast.evidence],
        **{name: str(getattr(forecast, name)) for name in SAME},
        "holder": [source[0].start, source[-1].end] if source else None,
        "certainty": _extent(forecast.certainty.word),
        "condition": _extent(forecast.condition),
        "window": days,
    }


def _extent(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def match(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pair two lists one-to-one, the greatest overlaps first."""
    pairs = [(common(a["evidence"], b["evidence"]), -i, -j) for i, a in enumerate(one) for j, b in enumerate(other)]
    used: tuple[set[int], set[int]] = (set(), set())
    matched = []
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            matched.append((-i, -j))
    return matched


def compare(one: list[dict[str, Any]], other: list[dict[str, Any]], pairs: list[tuple[int, int]], counts: Counter[str]) -> None:
    """Count what agrees."""
    counts["first"] += len(one)
    counts["second"] += len(other)
    counts["found"] += len(pairs)
    for i, j in pairs:
        for name, (right, either) in agreements(one[i], other[j]).items():
            counts[name] += right
            counts[f"{name} given"] += either
            counts[f"{name} right"] += right and either


def agreements(a: dict[str, Any], b: dict[str, Any]) -> dict[str, tuple[bool, bool]]:
    """Of each field: do two forecasts agree, and does either have it?"""
    told = {"evidence": (a["evidence"] == b["evidence"], True), "half": (half(a["evidence"], b["evidence"]), True)}
    told |= {name: (a[name] == b[name], True) for name in SAME}
    for name in SPANS:
        either = bool(a[name] or b[name])
        told[name] = (not either or bool(a[name] and b[name] and half([a[name]], [b[name]])), either)
    days = [tuple(str(part["window"][key]) for key in ("start", "end", "bound")) if part["window"] else None for part in (a, b)]
    told["window"] = (days[0] == days[1], any(days))
    return told


def report(counts: Counter[str]) -> None:
    first, second, found = counts["first"], counts["second"], counts["found"]
    print(f"{first} and {second} forecasts, {found} matched")
    precision, recall = 100 * found / second, 100 * found / first
    print(f"found                F1 {200 * found / (first + second):5.1f}  precision {precision:5.1f}  recall {recall:5.1f}")
    for name in ("half", "evidence", *SAME, "holder", "certainty", "condition", "window"):
        given = counts[f"{name} given"]
        beside = f"  where either has one: {100 * counts[f'{name} right'] / given:5.1f} % of {given}" if given and given != found else ""
        print(f"{NAMES.get(name, name):20} {100 * counts[name] / found:8.1f} %{beside}")


NAMES = {"half": "evidence, half", "evidence": "evidence, exact"}


def print_errors(text: str, gold: list[dict[str, Any]], found: list[dict[str, Any]], pairs: list[tuple[int, int]]) -> None:
    for i, j in sorted(pairs):
        wrong = [name for name, (right, _) in agreements(gold[i], found[j]).items() if not right and name != "evidence"]
        if wrong:
            print(f"  WRONG {words(text, gold[i]['evidence'])}")
        for name in wrong:
            print(f"        {name}: {shown(text, name, gold[i])} | {shown(text, name, found[j])}")
    for which, rows, used in (("MISSED", gold, {i for i, _ in pairs}), ("ADDED", found, {j for _, j in pairs})):
        for at, row in enumerate(rows):
            if at not in used:
                print(f"  {which} {row['kind']} {words(text, row['evidence'])}")


def shown(text: str, name: str, row: dict[str, Any]) -> str:
    if name == "half":
        return words(text, row["evidence"])
    value = row[name]
    return words(text, [value]) if name in SPANS and value else str(value)


def words(text: str, extents: list[list[int]]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in extents)


def common(one: list[list[int]], other: list[list[int]]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def half(one: list[list[int]], other: list[list[int]]) -> bool:
    """Do two lists of spans share half of what either covers?"""
    union = sum(end - start for start, end in (*one, *other)) - common(one, other)
    return 2 * common(one, other) >= union


if __name__ == "__main__":
    main()
