"""A clause that is denied by what governs it: ‘denied that …’, ‘nobody believes …’, ‘reports that … were wrong’, ‘never said that …’."""

import re
from collections.abc import Iterator

from dateline.interpret.forecasts.governing import find_head
from dateline.interpret.forecasts.grammar import words
from dateline.interpret.forecasts.tree import Tree

GOVERNED = frozenset({"ccomp", "xcomp", "csubj", "acl", "obj"})
"""How a clause, or a noun with a clause, hangs on what governs it; a relative clause tells of something else."""
NOT = frozenset({"not", "never", "n't", "hardly"})
ONLY = frozenset({"only", "just", "merely", "simply"})
"""‘Not only said’."""
NOBODY = re.compile(r"(?:no\b(?!\.|\s+(?:\d|doubt\b|(?:more|less|fewer)\s+than\b))|(?:none|neither|nobody|few)\b)", re.IGNORECASE)
"""‘No 10’ is somebody."""
BUT_ONE = re.compile(r"\b(?:but|except|save|besides|beyond|apart|other\s+than)\b", re.IGNORECASE)
"""‘Nobody but Oslan’."""
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
            return not _is_negated(tree, head) and not (_is_nobodys(tree, head) and find_head(tree, head) != subject)
        if tree.relations[below] in ("obj", "obl") and _gives_up(tree, head):
            return not _is_negated(tree, head)
        if tree.tags[head] == "NOUN" and tree.word(head) in words("predicates", "hearsay"):
            return _is_dismissed(tree, head)
        if tree.relations[below] == "csubj" and tree.word(head) in words("predicates", "untrue"):
            return not _is_negated(tree, head)  # “that he will go is false”
        own = find_head(tree, head) if tree.relations[below] in ("ccomp", "xcomp") else None
        if own is not None and own != subject and _is_nobodys(tree, head):
            return tree.word(head) not in words("predicates", "disputing")
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
    of_thing = False
    """Is what lies below said of a thing, not of a clause: ‘a motion to postpone | the vote | set for June’?"""
    for head in tree.above(at):
        relation = tree.relations[at]
        told = _is_told(tree, at, head)
        object_of = relation == "obl" and (tree.child(at, "case") is None or _is_next(tree, head, "off"))
        if not (relation in GOVERNED or told or object_of) or (head > at and relation == "obj"):
            return
        if relation.startswith("acl") and (of_thing or _is_beside(tree, at, head)):
            return
        yield at, head
        of_thing |= relation == "obj"
        at = head


def _is_told(tree: Tree, at: int, noun: int) -> bool:
    """‘The claim | that ministers will meet’."""
    return tree.word(noun) in words("predicates", "hearsay") and _is_next(tree, noun, "that") and not _is_beside(tree, at, noun)


def _is_beside(tree: Tree, at: int, noun: int) -> bool:
    """‘The report that will be read’, ‘the report, saying’: a clause that tells of the noun, not what the noun says."""
    if _is_next(tree, noun, ","):
        return True
    return _is_next(tree, noun, "that") and not any(child > noun + 1 for child in tree.children(at, "nsubj", "csubj", "expl"))


def _is_next(tree: Tree, at: int, word: str) -> bool:
    return at + 1 < len(tree) and tree.word(at + 1) == word


def _gives_up(tree: Tree, verb: int) -> bool:
    """‘Abandoned plans to’, ‘called off a strike planned for’."""
    called_off = tree.word(verb) in ("call", "calls", "called", "calling") and _is_next(tree, verb, "off")
    return called_off or tree.word(verb) in words("predicates", "giving_up")


def _is_nobodys(tree: Tree, verb: int) -> bool:
    """‘Nobody | believes’, not ‘nobody but Oslan | believes’."""
    own = find_head(tree, verb)
    if own is None:
        return False
    start = tree.starts[tree.spread(own)[0]]
    return NOBODY.match(tree.text, start) is not None and not BUT_ONE.search(tree.text, start, tree.starts[verb])


def _is_negated(tree: Tree, at: int) -> bool:
    return any(
        (tree.word(child) in NOT and tree.word(child + 1) not in ONLY) or tree.word(child).endswith("n't")
        for child in tree.children(at, "advmod", "aux")
        if child < at
    )


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
