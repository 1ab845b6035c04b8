"""Score attributions on a split of PolNeAR: exact spans, linked attributions, what intake loses.

    python evaluation/polnear.py [--split dev] [--half first|second] [--outlet PREFIX] [--floors]

Reads every article through the library as a user would, then runs the published scorer on the readings. With ``--floors`` the exit status
is 1 where a figure falls below evaluation/floors.toml. The development split has two halves, every other article: weights and rules are
chosen on the first, the second is only reported.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import dateline as dl
from shared import ROOT, find_shared

EVENT = re.compile(r"E\d+\t(.*)")
SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t")
MOST_LOST_PERCENT = 0.2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--half", choices=["first", "second"])
    parser.add_argument("--outlet", help="Only articles whose file name begins so, e.g. nyt.")
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--keep", type=Path, help="Keep the readings here.")
    options = parser.parse_args()
    split, scorer = find_shared("corpora", "polnear", options.split), find_shared("scorers", "spans.py")
    with tempfile.TemporaryDirectory() as scratch:
        folder = part_of(split, options.half, options.outlet, Path(scratch)) if options.half or options.outlet else split
        readings = (options.keep or Path(scratch)) / "readings.jsonl"
        texts = sorted((folder / "text").glob("*.txt"))
        results = list(dl.read_many(texts))
        readings.write_text("".join(result.to_json() + "\n" for result in results), encoding="utf8")
        failures = [result for result in results if isinstance(result, dl.Failure)]
        for failure in failures:
            print(f"FAILED {failure.input}: {failure.message}")
        lost = report_loss(folder, texts, results)
        floors = read_floors() if options.floors else []
        scored = subprocess.run([sys.executable, str(scorer), str(folder), str(readings), *floors], check=False)
    return int(bool(scored.returncode or failures or lost > MOST_LOST_PERCENT))


def part_of(split: Path, half: str | None, outlet: str | None, scratch: Path) -> Path:
    """Copy every other article of a split, or those of one outlet."""
    for kind in ("text", "attributions"):
        (scratch / kind).mkdir()
    texts = sorted((split / "text").glob("*.txt"))
    chosen = texts[half == "second" :: 2] if half else texts
    for text in chosen:
        if outlet is not None and not text.name.startswith(outlet):
            continue
        shutil.copy(text, scratch / "text")
        for annotation in (split / "attributions").glob("*.ann"):
            if annotation.name.startswith(text.stem + "_") and len(annotation.stem) == len(text.stem) + 5:
                shutil.copy(annotation, scratch / "attributions")
    return scratch


def report_loss(folder: Path, texts: list[Path], results: list[dl.Reading | dl.Failure]) -> float:
    """Print how many gold attributions touch a passage that intake set aside. Returns: the share, in percent."""
    gold = lost = 0
    for path, result in zip(texts, results, strict=True):
        if isinstance(result, dl.Failure):
            continue
        text = result.article.text
        aside = [passage for passage in result.article.passages if passage.role != "body"]
        for spans in gold_attributions(folder, path):
            gold += 1
            lost += any(text[max(start, passage.start) : min(end, passage.end)].strip() for start, end in spans for passage in aside)
    print(f"gold attributions that intake sets aside: {lost} of {gold}, {100 * lost / max(1, gold):.2f} %")
    return 100 * lost / max(1, gold)


def gold_attributions(folder: Path, path: Path) -> list[list[tuple[int, int]]]:
    """The spans of each gold attribution of an article."""
    return [[span for spans in parts.values() for span in spans] for parts in gold_by_part(folder, path)]


def gold_by_part(folder: Path, path: Path) -> list[dict[str, set[tuple[int, int]]]]:
    """The spans of each gold attribution of an article by part, its first annotator's."""
    names = (name for name in (folder / "attributions").glob("*.ann") if name.stem[:-5] == path.stem)
    marked: dict[str, tuple[str, set[tuple[int, int]]]] = {}
    found = []
    for line in sorted(names)[0].read_text(encoding="utf8").splitlines():
        if match := SPAN.match(line):
            marked[match[1]] = match[2], {(int(a), int(b)) for a, b in (pair.split() for pair in match[3].split(";"))}
        elif match := EVENT.match(line):
            members = [pair.split(":")[1] for pair in match[1].split()]
            parts: dict[str, set[tuple[int, int]]] = {"Source": set(), "Cue": set(), "Content": set()}
            for member in members:
                if member in marked:
                    parts[marked[member][0]] |= marked[member][1]
            if parts["Content"]:
                found.append(parts)
    return found


def read_floors() -> list[str]:
    """The floors of the gate, as the scorer takes them."""
    floors = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf8"))["polnear"]
    return [f"{name}={floor}" for name, floor in floors.items()]


if __name__ == "__main__":
    sys.exit(main())
