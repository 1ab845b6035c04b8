"""How fast, how large: words a second warm, the share of the bare forward pass, cold start, memory, size on disk.

    python benchmarks/speed.py [--rounds 5] [--threads 2]

Reads PolNeAR's development articles where they lie in ``shared`` beside the checkout (or DATELINE_SHARED), else the example dispatch many
times over. Prints medians with the lowest and highest; rounds of the two that are compared alternate, so a drifting machine moves both.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path

import dateline as dl
from dateline.cli.app import SWITCH_SECONDS
from dateline.encoder import Encoder
from dateline.encoder.windows import cut_windows
from dateline.encoder.words import read_paragraphs
from dateline.front import HEADS, Reader
from dateline.records import Role

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "border-talks.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    sys.setswitchinterval(SWITCH_SECONDS)  # as the command line does
    texts = find_texts()
    words = sum(len(text.split()) for text in texts)
    encoder = Encoder(threads=options.threads)
    reader = Reader(encoder=encoder)
    articles = [reader.read(text).article for text in texts]
    whole, bare = alternate(options.rounds, lambda: list(reader.read_many(texts)), bare_pass(encoder, articles))
    print(f"{len(texts)} articles, {words} words, {options.threads} threads, {options.rounds} rounds")
    show("end to end, words/s", [words / seconds for seconds in whole])
    show("end to end, articles/s", [len(texts) / seconds for seconds in whole])
    show("bare forward pass, words/s", [words / seconds for seconds in bare])
    show("share of the bare pass, %", [100 * b / w for w, b in zip(whole, bare, strict=True)])
    print(f"peak memory of this process  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    show("cold start of one article, s", [cold_start() for _ in range(options.rounds)])
    print(f"peak memory of that process  {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    show_size()


def find_texts() -> list[str]:
    """The articles to read."""
    folder = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "corpora" / "polnear" / "dev" / "text"
    if folder.exists():
        return [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    print("the development articles are absent: reading the example 80 times")
    return [EXAMPLE.read_text(encoding="utf8")] * 80


def bare_pass(encoder: Encoder, articles: list[dl.Article]) -> Callable[[], object]:
    """Only the trunk with the heads that a reading asks for, on windows cut beforehand."""
    encoder.warm(HEADS)
    outputs = (*(layer.value for layer in encoder._moves), "ends", *HEADS)
    windows = []
    for article in articles:
        passages = list(article.passages_of(Role.BODY))
        texts = [article.text[passage.start : passage.end] for passage in passages]
        windows += cut_windows(read_paragraphs(encoder._tokenizer, texts, [passage.start for passage in passages]))

    def run() -> None:
        with ThreadPoolExecutor(encoder.threads) as pool:
            for _ in pool.map(encoder._run, windows, repeat(outputs)):
                pass

    return run


def alternate(rounds: int, *works: Callable[[], object]) -> list[list[float]]:
    """Seconds of each work, a round of all after another, the first round not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for work, mine in zip(works, seconds, strict=True):
            start = time.perf_counter()
            work()
            mine += [time.perf_counter() - start] * (turn > 0)
    return seconds


def cold_start() -> float:
    """One article through the command line in a new process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "read", EXAMPLE], capture_output=True, check=True)
    return time.perf_counter() - start


def show(label: str, values: list[float]) -> None:
    print(f"{label:30} {statistics.median(values):9.2f}  ({min(values):.2f} to {max(values):.2f})")


def show_size() -> None:
    """The package, and everything in the environment that holds it."""
    package, beside = (Path(find_spec(name).origin).parent for name in ("dateline", "numpy"))
    for label, folder in (("package", package), ("site-packages with all it needs", beside.parent)):
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        print(f"{label}  {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
