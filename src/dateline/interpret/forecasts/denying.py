"""A clause that is denied by what governs it: ‘denied that …’, ‘nobody believes …’, ‘reports that … were wrong’, ‘never said that …’."""

import re
from collections.abc import Iterator

from dateline.interpret.forecasts.governing import find_head
from dateline.interpret.forecasts.grammar import words
from dateline.interpret.forecasts.tree import Tree

GOVERNED = frozenset({"ccomp", "xcomp", "csubj", "acl", "obj"})
"""How a clause, or a noun with a clause, hangs on what governs it; a relative clause tells of something else."""
NOT = frozenset({"not", "never", "n't", "hardly"})
NOBODY = re.compile(r"(?:no|none|neither|nobody|few)\b", re.IGNORECASE)
OWN = ("nsubj", "nsubj:pass")


def is_denied(tree: Tree, verb: int, subject: int | None) -> bool:
    """Is a clause denied by a verb or noun over it?

    Args:
        tree: The article's words.
        verb: That of the clause, or the word of certainty over it.
        subject: That of the clause: its own "nobody" is seen elsewhere.
    """
    for below, head in _governors(tree, verb):
        if tree.word(head) in words("predicates", "denying"):
            return not _is_negated(tree, head)
        if tree.relations[below] in ("obj", "obl") and _gives_up(tree, head):
            return not _is_negated(tree, head)
        if tree.tags[head] == "NOUN" and tree.word(head) in words("predicates", "hearsay"):
            return _is_dismissed(tree, head)
        if tree.relations[below] == "csubj" and tree.word(head) in words("predicates", "untrue"):
            return not _is_negated(tree, head)  # “that he will go is false”
        own = find_head(tree, head) if tree.relations[below] in ("ccomp", "xcomp") else None
        if own is not None and own != subject and NOBODY.match(tree.text, tree.starts[tree.spread(own)[0]]):
            return True
    return False


def is_not_said(tree: Tree, verb: int) -> bool:
    """‘Has never said that she would’, ‘withdrew a statement that she would’: is what tells of a clause denied, or taken back?"""
    return any(
        (tree.word(head) in words("predicates", "told") | {"say"} and tree.relations[below] == "ccomp" and _is_negated(tree, head))
        or (tree.word(head) in words("predicates", "retracting") and tree.relations[below] == "obj")
        for below, head in _governors(tree, verb)
    )


def _governors(tree: Tree, at: int) -> Iterator[tuple[int, int]]:
    """Each word over a clause with the one below it, as far as one governs the other."""
    for head in tree.above(at):
        told = tree.word(head) in words("predicates", "hearsay") and tree.word(head + 1) == "that"
        object_of = tree.relations[at] == "obl" and (tree.child(at, "case") is None or tree.word(min(head + 1, len(tree) - 1)) == "off")
        if not (tree.relations[at] in GOVERNED or told or object_of) or (head > at and tree.relations[at] == "obj"):
            return
        yield at, head
        at = head


def _gives_up(tree: Tree, verb: int) -> bool:
    """‘Abandoned plans to’, ‘called off a strike planned for’."""
    called_off = tree.word(verb) in ("call", "calls", "called", "calling") and tree.word(min(verb + 1, len(tree) - 1)) == "off"
    return called_off or tree.word(verb) in words("predicates", "giving_up")


def _is_negated(tree: Tree, at: int) -> bool:
    return any(tree.word(child) in NOT or tree.word(child).endswith("n't") for child in tree.children(at, "advmod", "aux"))


def _is_dismissed(tree: Tree, noun: int) -> bool:
    """‘Dismissed a report’, ‘the reports are wrong’."""
    head = tree.heads[noun]
    if head < 0:
        return False
    dismissed = tree.word(head) in words("predicates", "denying") | words("predicates", "dismissing") and tree.relations[noun] in (
        "obj",
        *OWN,
    )
    untrue = tree.word(head) in words("predicates", "untrue") and tree.relations[noun] in OWN
    return (dismissed or untrue) and not _is_negated(tree, head)
