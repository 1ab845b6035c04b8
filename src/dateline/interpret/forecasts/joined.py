"""Verbs joined to one that looks ahead: "will visit Oslo and sign the treaty" is two."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.ending import end_of, is_alternative
from dateline.interpret.forecasts.extents import Parsed, trim_marks
from dateline.interpret.forecasts.governing import SUBJECTS
from dateline.interpret.forecasts.tree import Tree

FINITE = frozenset({"aux", "aux:pass", "cop"})


def find_joined(tree: Tree, parsed: Parsed, sentence: Extent, cuts: tuple[Extent, ...]) -> Iterator[Parsed]:
    """Find the verbs that share subject and certainty words with a clause.

    Args:
        tree: The article's words.
        parsed: The clause of the first verb.
        sentence: Where to look.
        cuts: Stretches that are no part of it.

    Returns:
        A clause for each: the subject with the certainty words that both share, and the second verb with what hangs on it.
    """
    marker = parsed.clause.marker
    if marker is None or parsed.subject is None:
        return
    for verb in tree.children(parsed.verb, "conj"):
        if tree.tags[verb] != "VERB" or not marker[1] <= tree.starts[verb] < sentence[1] or not _is_plain(tree, verb):
            continue
        if any(is_alternative(tree, parsed.verb, at) for at in tree.children(verb, "cc")):
            continue
        first = min(tree.spread(verb)[0], verb)
        while first < verb and tree.relations[first] in ("cc", "punct", "mark"):
            first += 1
        end = end_of(tree, verb, verb, sentence, cuts)
        own = trim_marks(tree.text, (tree.starts[first], end))
        if own[0] < own[1]:
            clause = _clause(tree.text, parsed.clause, marker, own)
            yield replace(parsed, verb=verb, clause=_with_raised(tree, parsed, clause, verb))


def _with_raised(tree: Tree, parsed: Parsed, clause: Clause, verb: int) -> Clause:
    """‘Expects | the economy | to shrink this year and | to grow next year’: of whom both are said stands behind the words of certainty."""
    first, second = (next(iter(tree.children(at, "mark")), None) for at in (parsed.verb, verb))
    low, high = parsed.clause.predicate[0][0] if parsed.clause.predicate else 0, clause.predicate[0][1]
    if first is None or second is None or tree.word(first) != "to" or not tree.text[low : tree.starts[first]].strip():
        return clause
    raised, own = trim_marks(tree.text, (low, tree.starts[first])), (tree.starts[second], high)
    return replace(clause, predicate=(raised, own), evidence=(raised, own))


def _is_plain(tree: Tree, verb: int) -> bool:
    """A plain form without a subject or auxiliary of its own: "and sign", not "and signed", "and he signed"."""
    word = tree.word(verb)
    if word.endswith(("ed", "ing", "s")) and not word.endswith(("ss", "eed", "bring", "sing", "ring", "cus")):
        return False
    return not any(tree.relations[child].split(":")[0] in SUBJECTS or tree.relations[child] in FINITE for child in tree.children(verb))


def _clause(text: str, first: Clause, marker: Extent, own: Extent) -> Clause:
    low = first.evidence[0][0]
    lead = trim_marks(text, (low, max(marker[1], low))) if low < marker[0] and marker[1] - low < 200 else first.evidence[0]
    return Clause((lead, own), first.subject, marker, (own,), first.negative)
