"""Score times on TimeBank and AQUAINT as TempEval-3 does, and values on WikiWars; print the errors by kind.

    python evaluation/times.py [--tenth] [--errors] [--floors] [--corpus TimeBank|AQUAINT] [--rules]

Runs in process, one article after another, with the metric of the published scorer: one-to-one by any overlap; strict: same extent;
value: same value; F1 over all. Rules are made on the development articles, nine tenths of both corpora; ``--tenth`` scores the fixed
tenth that nobody looks at (those whose file name has a SHA-1 that is zero, modulo ten). ``--floors`` exits with 1 where a figure falls
below evaluation/floors.toml.
"""

import argparse
import hashlib
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import dateline as dl
from dateline.calendar.article import READ, anchor_of
from dateline.calendar.find import Anchor, find_in
from dateline.intake import Publication, read_text
from shared import ROOT, find_shared

PIECE = re.compile(r"<[^>]+>|[^<]+")
MEASURES = ("relaxed", "strict", "value")


@dataclass
class Timex:
    """A time, of the annotators or ours."""

    start: int
    end: int
    value: str
    rule: str = ""


@dataclass
class Score:
    """Counts of one or more articles."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    errors: list[tuple[str, ...]] = field(default_factory=list)
    rules: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def f1(self, measure: str) -> float:
        """F1 in percent."""
        return 200 * getattr(self, measure) / max(1, self.gold + self.found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenth", action="store_true", help="The tenth that is held back.")
    parser.add_argument("--corpus", choices=["TimeBank", "AQUAINT"])
    parser.add_argument("--errors", action="store_true", help="Print every error.")
    parser.add_argument("--rules", action="store_true", help="Print the share of right values by rule, as data/scores.toml has it.")
    parser.add_argument("--floors", action="store_true")
    options = parser.parse_args()
    folder = find_shared("corpora", "tempeval3")
    articles = [path for path in sorted(folder.glob(f"{options.corpus or '*'}/*.tml")) if is_held_back(path) == options.tenth]
    scores = [score_article(path) for path in articles]
    whole = add_up(scores)
    report("the tenth held back" if options.tenth else "development", whole, scores)
    print_kinds(whole)
    print_spellings(whole)
    if options.rules:
        print_rules(whole)
    if options.errors:
        print("\n".join(" | ".join(error) for error in whole.errors))
    if not options.tenth and not options.corpus:
        report_wikiwars()
    return int(options.floors and below_floors(whole))


def is_held_back(path: Path) -> bool:
    """Is a file of the fixed tenth?"""
    return int(hashlib.sha1(path.name.encode()).hexdigest(), 16) % 10 == 0


def read_timeml(path: Path) -> tuple[str, str, list[Timex]]:
    """The day of writing, the text and the annotated times of a TimeML file."""
    source = path.read_text(encoding="utf8")
    created = re.search(r'<DCT>.*?value="([^"]+)"', source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    assert created and body
    text, times = strip_tags(body[1], "TIMEX3", "value")
    return created[1][:10], text, times


def strip_tags(source: str, tag: str, attribute: str) -> tuple[str, list[Timex]]:
    """A text without its tags, and what one of them marks."""
    text, times, stack = "", [], []
    for piece in PIECE.findall(source):
        if piece.startswith(f"<{tag}"):
            value = re.search(rf'\b{attribute}="([^"]*)"', piece)
            stack.append((len(text), value[1] if value else ""))
        elif piece.startswith(f"</{tag}"):
            start, value_of = stack.pop()
            times.append(Timex(start, len(text), value_of))
        elif not piece.startswith("<"):
            text += piece.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return text, times


def score_article(path: Path) -> Score:
    """Read one article as `dateline read` does, and compare."""
    day, text, gold = read_timeml(path)
    try:
        article, _ = read_text(text, options=Publication(published=date.fromisoformat(day)))
    except dl.InputError as error:
        print(f"FAILED {path.name}: {error}")
        return Score(gold=len(gold))
    anchor = anchor_of(article)
    found = [item for passage in article.passages_of(*READ) for item in find_in(text, anchor, passage.start, passage.end)]
    ours = [Timex(item.start, item.end, item.plain.value or "", item.match.rule.name) for item in found]
    return compare(text, gold, ours, path.name, day)


def compare(text: str, gold: list[Timex], ours: list[Timex], name: str, day: str) -> Score:
    """Match one-to-one by overlap, in order."""
    score = Score(gold=len(gold), found=len(ours))
    used: set[int] = set()
    for time in gold:
        at = next((at for at, other in enumerate(ours) if at not in used and other.start < time.end and time.start < other.end), None)
        words = " ".join(text[time.start : time.end].split())
        if at is None:
            score.errors.append(("missed", "", words, time.value, "", day, name))
            continue
        used.add(at)
        other = ours[at]
        same, right = (other.start, other.end) == (time.start, time.end), other.value.upper() == time.value.upper()
        score.relaxed, score.strict, score.value = score.relaxed + 1, score.strict + same, score.value + right
        score.rules[other.rule].update(matched=1, strict=int(same), value=int(right))
        if not right:
            score.errors.append(("value", other.rule, words, time.value, other.value, day, name))
        if not same:
            score.errors.append(("extent", other.rule, words, text[other.start : other.end], "", day, name))
    for at, other in enumerate(ours):
        if at not in used:
            score.rules[other.rule].update(spurious=1)
            score.errors.append(("spurious", other.rule, text[other.start : other.end], "", other.value, day, name))
    return score


def add_up(scores: list[Score]) -> Score:
    """The counts of many articles."""
    whole = Score()
    for score in scores:
        for name in ("gold", "found", *MEASURES):
            setattr(whole, name, getattr(whole, name) + getattr(score, name))
        whole.errors += score.errors
        for rule, counts in score.rules.items():
            whole.rules[rule].update(counts)
    return whole


def report(name: str, whole: Score, scores: list[Score]) -> None:
    """Print F1 with its interval over articles (bootstrap, 1,000 draws, fixed seed)."""
    draw = random.Random(0)
    samples = [add_counts(draw.choices(scores, k=len(scores))) for _ in range(1000)]
    print(f"{name}: {len(scores)} articles, gold {whole.gold}, found {whole.found}")
    for measure in MEASURES:
        values = sorted(sample.f1(measure) for sample in samples)
        print(f"  {measure:8} F1 {whole.f1(measure):5.1f}  (95 % interval {values[25]:.1f}–{values[974]:.1f})")


def add_counts(scores: list[Score]) -> Score:
    """The counts alone."""
    return Score(*(sum(getattr(score, name) for score in scores) for name in ("gold", "found", *MEASURES)))


def print_kinds(whole: Score) -> None:
    """Print the errors by rule."""
    print("| rule | matched | extent wrong | value wrong | spurious |\n| --- | --- | --- | --- | --- |")
    for rule, counts in sorted(whole.rules.items(), key=lambda item: -item[1]["matched"] - item[1]["spurious"]):
        matched = counts["matched"]
        print(f"| {rule} | {matched} | {matched - counts['strict']} | {matched - counts['value']} | {counts['spurious']} |")
    print(f"| missed | {whole.gold - whole.relaxed} | | | |")


def print_spellings(whole: Score) -> None:
    """Print how many wrong values differ from ours only in the corpus's way of writing; they count as wrong all the same."""
    wrong = [(error[3].upper(), error[4].upper()) for error in whole.errors if error[0] == "value"]
    alike = [(gold, ours) for gold, ours in wrong if is_spelling(gold, ours)]
    print(f"{len(alike)} of {len(wrong)} wrong values are ours with a part left open or unpadded (1998-WXX, 2000-W7, 1949-XX)")


def is_spelling(gold: str, ours: str) -> bool:
    """Is a gold value ours, less exact or without its zero?

    ``1998-WXX`` for a week that is known, ``2000-W7`` for ``2000-W07``, ``1949-XX`` for the year.
    """
    open_week = re.fullmatch(r"(\d{4})-WXX", gold)
    short_week = re.fullmatch(r"(\d{4})-W(\d)", gold)
    open_year = re.fullmatch(r"(\d{4})(?:-XX)+", gold)
    return bool(
        (open_week and re.fullmatch(open_week[1] + r"-W\d\d", ours))
        or (short_week and ours == f"{short_week[1]}-W0{short_week[2]}")
        or (open_year and ours == open_year[1])
    )


def print_rules(whole: Score) -> None:
    """Print the share of right values among all that a rule found, half an expression added to each side for the rare ones."""
    for rule, counts in sorted(whole.rules.items()):
        total = counts["matched"] + counts["spurious"]
        print(f"{rule} = {(counts['value'] + 0.5) / (total + 1):.2f}")


def report_wikiwars() -> None:
    """Values on WikiWars, whose histories name a year once for a whole chapter: read as dateline reads, paragraph by paragraph."""
    folder = find_shared("corpora", "wikiwars")
    gold = relaxed = value = found = 0
    for path in sorted(folder.glob("*.xml")):
        source = path.read_text(encoding="utf8")
        day = re.search(r'<DATETIME>.*?val="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        text, times = strip_tags(source[source.index("<TEXT>") :], "TIMEX2", "val")
        ours = [
            Timex(item.start, item.end, item.plain.value or "")
            for start, end in paragraphs(text)
            for item in find_in(text, Anchor(date.fromisoformat(day[1]) if day else None), start, end)
        ]
        score = compare(text, times, ours, path.name, day[1] if day else "")
        gold, found = gold + score.gold, found + score.found
        relaxed, value = relaxed + score.relaxed, value + score.value
    both = gold + found
    print(f"WikiWars: gold {gold}, found {found}, relaxed F1 {200 * relaxed / both:.1f}, value F1 {200 * value / both:.1f}")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends."""
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


def below_floors(whole: Score) -> bool:
    """Is a figure below its floor?"""
    floors = tomllib.loads((ROOT / "evaluation" / "floors.toml").read_text(encoding="utf8"))["times"]
    low = [name for name, floor in floors.items() if whole.f1(name) < floor]
    for name in low:
        print(f"BELOW THE FLOOR: {name} {whole.f1(name):.1f} < {floors[name]}")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
