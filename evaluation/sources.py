"""Score sources on the project's own layer over PolNeAR articles: who is the same, of what kind, and whether unnamed people are anonymous.

    python evaluation/sources.py [--layer first|second] [--agreement | --coreference]

The layer (evaluation/layers/sources, made by docs/guidelines/sources.md) holds offsets only, over gold attributions; the sources found for
those same attributions are scored: identity by pairs of attributions that share a source, the rest by attribution. With ``--agreement``
the second annotator is scored against the first instead; with ``--coreference`` identity alone, by CoreNLP's chains of the same articles
and by those of the mentions head, beside and joined with the rules.
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
from dateline.encoder import Encoder
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
    """Identity by rules; by the chains of CoreNLP and of the mentions head: alone, beside the rules, and for pronouns only."""
    folder = find_shared("corpora", "polnear", "dev")
    texts = {digest(path): path for path in folder.joinpath("text").glob("*.txt")}
    rows = [json.loads(line) for line in (folder / "silver_ner_coref.jsonl").read_text(encoding="utf8").splitlines()]
    silver = {row["doc"]: [(*span, at) for at, chain in enumerate(row["coref"]) for span in chain] for row in rows}
    encoder = Encoder()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted((LAYER / layer).glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf8"))
        file = texts[marked["article"]]
        text, gold = file.read_bytes().decode(), sourced(marked).attributions
        mine = find(text, marked).attributions
        (markup,) = encoder.mark([read_text(text)[0]], heads=("mentions",))
        learned = {"CoreNLP": silver[file.stem], "ours": [(one.start, one.end, one.chain) for one in markup.mentions]}
        sources = [row["source"] for row in marked["attributions"]]
        pronoun = [bool(source) and text[slice(*source[0])].lower() in {"he", "she", "they", "it"} for source in sources]
        theirs = {name: [chain_of(source, mentions) for source in sources] for name, mentions in learned.items()}
        for g, h in combinations([at for at, ids in enumerate(gold) if ids], 2):
            same, rules = bool(set(gold[g]) & set(gold[h])), bool(set(mine[g]) & set(mine[h]))
            said = {"rules": rules}
            for name, chains in theirs.items():
                together = chains[g] is not None and chains[g] == chains[h]
                said |= {name: together, f"rules or {name}": rules or together}
                said[f"pronouns by {name}"] = together if pronoun[g] or pronoun[h] else rules
            for name, together in said.items():
                counts[name] += Counter(gold=same, mine=together, right=together and same)
    for name, count in counts.items():
        right, wanted, given = count["right"], count["gold"], count["mine"]
        print(f"{name:20} {200 * right / (wanted + given):5.1f}  (P {100 * right / given:.1f} R {100 * right / wanted:.1f})")


def chain_of(source: list[list[int]], mentions: list[tuple[int, int, int]]) -> int | None:
    """The chain of the mention that covers a source best, in its share of both together."""
    if not source:
        return None
    low, high = source[0]
    share, chain = max(((min(end, high) - max(start, low)) / (max(end, high) - min(start, low)), chain) for start, end, chain in mentions)
    return chain if share > 0 else None


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
