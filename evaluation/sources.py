"""Score sources on the project's own layer over PolNeAR articles: who is the same, of what kind, and whether unnamed people are anonymous.

    python evaluation/sources.py [--layer first|second] [--agreement | --coreference]

The layer (evaluation/layers/sources, made by docs/guidelines/sources.md) holds offsets only, over gold attributions; the sources found for
those same attributions are scored: identity by pairs of attributions that share a source, the rest by attribution. With ``--agreement``
the second annotator is scored against the first instead; with ``--coreference`` identity alone, by CoreNLP's chains of the same articles,
beside and joined with the rules.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import dateline as dl
from dateline.intake import read_text
from dateline.interpret import find_sources
from dateline.records import Act, Channel, Form, Span, Voice
from shared import ROOT, find_shared

LAYER = ROOT / "evaluation" / "layers" / "sources"
FIELDS = ("kind", "named", "anonymity", "role", "agent", "reach")


@dataclass
class Sourced:
    """The sources of one article: for each attribution the fields of its sources, by source id."""

    sources: dict[str, dict[str, Any]]
    attributions: list[list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layer", choices=("first", "second"), default="first")
    parser.add_argument("--agreement", action="store_true")
    parser.add_argument("--coreference", action="store_true")
    options = parser.parse_args()
    if options.coreference:
        compare_coreference(options.layer)
        return
    texts = {digest(path): path for path in find_shared("corpora", "polnear", "dev").joinpath("text").glob("*.txt")}
    counts: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    for path in sorted((LAYER / options.layer).glob("*.json")):
        layer = json.loads(path.read_text(encoding="utf8"))
        gold = sourced(layer)
        if options.agreement:
            other = LAYER / "second" / path.name
            if not other.exists():
                continue
            mine = sourced(json.loads(other.read_text(encoding="utf8")))
        else:
            text = texts[layer["article"]].read_bytes().decode()
            mine = find(text, layer)
        compare(gold, mine, counts, confusion)
    report(counts, confusion)


def compare_coreference(layer: str) -> None:
    """Identity by rules, by CoreNLP's chains, by either, and by rules for all but pronouns."""
    folder = find_shared("corpora", "polnear", "dev")
    texts = {digest(path): path for path in folder.joinpath("text").glob("*.txt")}
    rows = [json.loads(line) for line in (folder / "silver_ner_coref.jsonl").read_text(encoding="utf8").splitlines()]
    chains = {row["doc"]: row["coref"] for row in rows}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted((LAYER / layer).glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf8"))
        file = texts[marked["article"]]
        text, gold = file.read_bytes().decode(), sourced(marked).attributions
        mine = find(text, marked).attributions
        theirs = [chains_of(row["source"], chains[file.stem]) for row in marked["attributions"]]
        for g, h in combinations([at for at, ids in enumerate(gold) if ids], 2):
            rules, learned = bool(set(mine[g]) & set(mine[h])), bool(theirs[g] & theirs[h])
            pronoun = any(text[slice(*marked["attributions"][at]["source"][0])].lower() in {"he", "she", "they", "it"} for at in (g, h))
            said = {"rules": rules, "chains": learned, "either": rules or learned, "pronouns by chains": learned if pronoun else rules}
            for name, together in said.items():
                counts[name]["gold"] += bool(set(gold[g]) & set(gold[h]))
                counts[name]["mine"] += together
                counts[name]["right"] += together and bool(set(gold[g]) & set(gold[h]))
    for name, count in counts.items():
        right, wanted, given = count["right"], count["gold"], count["mine"]
        print(f"{name:20} {200 * right / (wanted + given):5.1f}  (P {100 * right / given:.1f} R {100 * right / wanted:.1f})")


def chains_of(source: list[list[int]], chains: list[list[list[int]]]) -> set[int]:
    """The chains with a mention that begins about where a source does."""
    start, end = source[0] if source else (0, 0)
    return {at for at, chain in enumerate(chains) if any(max(a, start) < min(b, end) and abs(a - start) <= 4 for a, b in chain)}


def digest(path: Path) -> str:
    """The id of an article."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sourced(layer: dict[str, Any]) -> Sourced:
    """What an annotator wrote."""
    return Sourced({source["id"]: source for source in layer["sources"]}, [row["sources"] for row in layer["attributions"]])


def find(text: str, layer: dict[str, Any]) -> Sourced:
    """What dateline finds for the same attributions."""
    article, _ = read_text(text)
    given = [
        dl.Attribution(
            id=f"a{at}",
            score=1,
            **{part: [Span.of(text, start, end) for start, end in row[part]] for part in ("source", "cue", "content")},
            form=Form.INDIRECT, voice=Voice.SOURCE if row["source"] else Voice.UNSTATED, act=Act.OTHER, channel=Channel.UNKNOWN,
        )
        for at, row in enumerate(layer["attributions"])
    ]  # fmt: skip
    told, sources = find_sources(article, tuple(given))
    return Sourced(
        {source.id: source.model_dump(mode="json") for source in sources}, [list(attribution.source_ids) for attribution in told]
    )


def compare(gold: Sourced, mine: Sourced, counts: Counter[str], confusion: Counter[tuple[str, str]]) -> None:
    """Count pairs and fields."""
    rows = [(g, m) for g, m in zip(gold.attributions, mine.attributions, strict=True) if g]
    for (g, m), (h, n) in combinations(rows, 2):
        together, found = bool(set(g) & set(h)), bool(set(m) & set(n))
        counts["pairs right"] += together and found
        counts["pairs gold"] += together
        counts["pairs mine"] += found
    for g, m in rows:
        counts["rows"] += 1
        counts["lists right"] += len(g) == len(m)
        first, other = gold.sources[g[0]], mine.sources[m[0]] if m else {}
        for name in FIELDS:
            counts[name] += first[name] == other.get(name)
        confusion[first["kind"], other.get("kind", "nothing")] += 1
        hidden, said = first["anonymity"] != "none", other.get("anonymity", "none") != "none"
        counts["anonymous right"] += hidden and said
        counts["anonymous gold"] += hidden
        counts["anonymous mine"] += said
        if first["reason"] or other.get("reason"):
            counts["reasons"] += 1
            counts["reason right"] += bool(first["reason"]) and bool(other.get("reason")) and touches(first["reason"], other["reason"])


def touches(one: Any, other: Any) -> bool:
    """Do two spans overlap?"""
    (a, b), (c, d) = ((span["start"], span["end"]) if isinstance(span, dict) else span for span in (one, other))
    return max(a, c) < min(b, d)


def report(counts: Counter[str], confusion: Counter[tuple[str, str]]) -> None:
    """Print the figures."""

    def show(label: str, right: str, gold: str, mine: str) -> None:
        hit, wanted, given = counts[right], max(1, counts[gold]), max(1, counts[mine])
        print(f"{label:20} {200 * hit / (wanted + given):5.1f}  (P {100 * hit / given:.1f} R {100 * hit / wanted:.1f})")

    rows = max(1, counts["rows"])
    print(f"{counts['rows']} attributions with a source, {counts['pairs gold']} pairs, {counts['anonymous gold']} under anonymity")
    show("identity, pairs F1", "pairs right", "pairs gold", "pairs mine")
    show("anonymity F1", "anonymous right", "anonymous gold", "anonymous mine")
    for name in FIELDS:
        print(f"{name:20} {100 * counts[name] / rows:5.1f} %")
    print(f"reasons              {counts['reason right']} of {counts['reasons']}")
    print(f"as many sources      {100 * counts['lists right'] / rows:5.1f} %")
    for (gold, mine), count in confusion.most_common():
        if gold != mine and count > 1:
            print(f"  {gold} read as {mine}: {count}")


if __name__ == "__main__":
    main()
