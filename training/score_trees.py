"""What the trees are good for: subjects and clauses of GUM's development texts, as the package reads them.

    python training/score_trees.py CORPORA/gum/dev WEIGHTS_FOLDER

A subject is the extent of a word's ``nsubj`` or ``csubj`` branch, tied to its predicate; a clause the extent of a verb's branch. Edge marks
are left out on both sides. F1 of exact extents, all genres and news.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from branches import SUBJECTS, children_of, extent_of, find_branch
from dateline.encoder import Encoder
from dateline.encoder.heads import read_syntax
from dateline.encoder.weights import Weights
from dateline.encoder.windows import cut_windows
from dateline.records import Syntax
from gum import GumText, read_split
from trees import INSIDE, plant_gum

CLAUSE_HEADS = frozenset({"root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis"})


def gold_of(text: GumText) -> Syntax:
    """GUM's trees over words, as a head without faults would mark them."""
    forest = plant_gum(text)
    starts = tuple(int(start) for paragraph in text.paragraphs for start in paragraph.starts)
    ends = tuple(int(end) for paragraph in text.paragraphs for end in paragraph.ends)
    relations = tuple(forest.relation(word) for word in range(len(starts)))
    tags = tuple(forest.leaves[token].tag for token in forest.token)
    return Syntax(starts=starts, ends=ends, heads=tuple(map(int, forest.head)), relations=relations, tags=tags, scores=(1.0,) * len(starts))


def read_text(encoder: Encoder, text: GumText) -> Syntax:
    """The trees that the weights give."""
    encoder.warm(["syntax"])
    parts = [encoder._run(window, ("syntax",))[0] for window in cut_windows(text.paragraphs)]
    return read_syntax(text.paragraphs, np.concatenate(parts), encoder.weights.manifest["syntax"])


def found_in(syntax: Syntax) -> dict[str, set[tuple[int, ...]]]:
    """Subjects with their predicates' places, clauses with theirs, the heads of each, by kind."""
    children, found = children_of(syntax), defaultdict(set)
    for word, relation in enumerate(syntax.relations):
        head = syntax.heads[word]
        if relation in SUBJECTS:
            found["subject"].add((head, *extent_of(syntax, find_branch(children, word))))
            found["subject's head"].add((head, word))
        if relation in CLAUSE_HEADS and syntax.tags[word] in ("VERB", "AUX"):
            found["clause"].add((word, *extent_of(syntax, find_branch(children, word))))
        if relation in ("obj", "iobj"):
            found["object"].add((head, *extent_of(syntax, find_branch(children, word))))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gum", type=Path)
    parser.add_argument("weights", type=Path)
    options = parser.parse_args()
    encoder = Encoder(Weights(options.weights))
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in read_split(options.gum, tokenizer):
        gold, mine = gold_of(text), read_text(encoder, text)
        for group in ("all", text.genre):
            count = counts[group]
            heads = [word for word, relation in enumerate(gold.relations) if relation != INSIDE]
            count["words"] += len(heads)
            count["uas"] += sum(gold.heads[word] == mine.heads[word] for word in heads)
            wanted, said = found_in(gold), found_in(mine)
            for kind in wanted:
                count[f"{kind} both"] += len(wanted[kind] & said[kind])
                count[f"{kind} sum"] += len(wanted[kind]) + len(said[kind])
                count[f"{kind} gold"] += len(wanted[kind])
    for group, count in counts.items():
        kinds = ("subject", "subject's head", "object", "clause")
        shown = ", ".join(f"{kind} {200 * count[f'{kind} both'] / count[f'{kind} sum']:.1f} (n {count[f'{kind} gold']})" for kind in kinds)
        print(f"{group}: heads {100 * count['uas'] / count['words']:.1f}, {shown}")


if __name__ == "__main__":
    main()
