"""Relative clauses whose pronoun is the object: of "the measures, which ministers will approve" it is that ministers approve them."""

import re
from dataclasses import replace

from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.extents import Parsed
from dateline.interpret.forecasts.governing import RELATIVES
from dateline.interpret.forecasts.grammar import words
from dateline.interpret.forecasts.tree import ROOT, Tree
from dateline.interpret.sources.tables import words as name_words

SUBJECT_RELATIVES = frozenset({"who", "which", "that"})
NOT_OF_IT = ("case", "cop", "nsubj", "aux", "mark", "cc")
"""What hangs on a noun and is no part of its phrase: "for | a summit", "it was | a summit"."""
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
UNITS = frozenset({"hour", "day", "week", "month", "quarter", "year", "decade"})
NO_OBJECTS = words("predicates", "no_objects")
"""‘The day that ministers will meet’: when, not whom."""
CONTENT_NOUNS = words("predicates", "content_nouns")
"""‘The claim that ministers will meet’: what is claimed, no relative clause."""
PREPOSITION_ALONE = re.compile(
    r"\s+(?:on|for|about|against|at|with|to|over)(?=\s+(?:next|this|last|tomorrow|in|by|before|after|later|when|if)\b|\s*[,.;]|\s*$)"
)
"""‘The pact that they will vote on next week’."""


def with_object(tree: Tree, parsed: Parsed) -> Parsed:
    """Put what a relative clause is about behind its verb: ‘the measures, which | ministers will approve | on Friday’.

    Args:
        tree: The article's words.
        parsed: The clause; one without such a pronoun, or with an object of its own, comes back as it is.
    """
    verb, clause = parsed.verb, parsed.clause
    pronoun = _pronoun(tree, parsed)
    own = [child for child in tree.children(verb, "obj", "ccomp", "aux:pass") if child != pronoun]
    if pronoun is None or clause.marker is None or tree.tags[verb] != "VERB" or own:
        return parsed
    own_verb = any(tree.tags[at] == "VERB" for at in range(pronoun, tree.at(clause.marker[0])))  # “which critics say will fail”
    about = None if own_verb else _antecedent(tree, pronoun)
    if about is None or not clause.predicate:
        return parsed
    edge = tree.ends[verb + 1] if PREPOSITION_ALONE.match(tree.text, tree.ends[verb]) else tree.ends[verb]
    pieces: list[Extent] = []
    for low, high in clause.predicate:
        pieces += [(low, edge), about, (edge, high)] if low < edge <= high else [(low, high)]
    said = tuple(piece for piece in pieces if tree.text[slice(*piece)].strip())
    return replace(parsed, clause=replace(clause, predicate=said, evidence=(about, *clause.evidence)))


def with_antecedent(tree: Tree, clause: Clause) -> Clause:
    """Put whom a relative pronoun stands for in its place as the subject: ‘| the local fishermen, | who | will go to court’."""
    at = tree.at(clause.subject[0]) if clause.subject else 0
    if not at or tree.word(at) not in SUBJECT_RELATIVES or clause.subject != (tree.starts[at], tree.ends[at]):
        return clause
    about = _nearest(tree, at)
    return replace(clause, subject=about) if about and "," not in tree.text[slice(*about)] else clause


def _pronoun(tree: Tree, parsed: Parsed) -> int | None:
    """The relative pronoun right before a subject of its own; "that" only where the tree takes it for one: not in "told members that"."""
    if parsed.subject is None:
        return None
    at = min(tree.spread(parsed.subject)[0], parsed.subject) - 1
    if at >= 0 and tree.word(at) == "," and tree.word(at - 1) in RELATIVES:
        at -= 1
    if at <= 0 or tree.word(at) not in RELATIVES:
        return None
    relative = any(tree.relations[above] == "acl:relcl" for above in (parsed.verb, *tree.above(parsed.verb)) if above > at)
    return at if tree.word(at) != "that" or (relative and tree.word(at - 1) not in CONTENT_NOUNS) else None


def _nearest(tree: Tree, pronoun: int) -> Extent | None:
    """The noun right before a pronoun, or the first above it that suits: "who" takes a person, "which" a thing, neither a time.

    A name right before it is left to whoever knows who is who.
    """
    last = pronoun - 1 if tree.word(pronoun - 1) != "," else pronoun - 2
    if last < 0 or tree.tags[last] not in NOMINAL or tree.tags[last] == "PROPN":
        return None
    above = [at for at in (last, *tree.above(last)) if at <= last and tree.tags[at] in NOMINAL and not _is_time(tree, at)]
    top = next((at for at in above if _suits(tree, at, tree.word(pronoun))), above[0] if above else None)
    if top is None:
        return None
    if _is_time(tree, last):
        return _phrase(tree, top, top, pronoun)  # “a report covering three months, which”
    over_verb = any(tree.tags[at] in ("VERB", "AUX") for at in _between(tree, top, last))
    return _phrase(tree, last if over_verb else top, last, pronoun)


def _between(tree: Tree, top: int, last: int) -> list[int]:
    """The words by which one noun hangs on another."""
    path: list[int] = []
    for at in tree.above(last):
        if at == top or last == top:
            break
        path.append(at)
    return path


def _suits(tree: Tree, noun: int, pronoun: str) -> bool:
    """Is it a person of whom "who", or no person of whom "which" may speak? "That" takes either."""
    word = tree.word(noun)
    person = any(one in words("predicates", "people_due") | name_words("nouns", "person") for one in (word, word.removesuffix("s")))
    return pronoun == "that" or person == (pronoun == "who")


def _antecedent(tree: Tree, pronoun: int) -> Extent | None:
    """What stands right before a pronoun, from the first word that hangs on it."""
    last = pronoun - 1 if tree.word(pronoun - 1) != "," else pronoun - 2
    if last < 0 or tree.tags[last] not in NOMINAL:
        return None
    top = last
    while tree.heads[top] not in (ROOT, top) and tree.heads[top] < last and tree.tags[tree.heads[top]] in NOMINAL:
        top = tree.heads[top]
    return _phrase(tree, top, last, pronoun)


def _phrase(tree: Tree, top: int, last: int, pronoun: int) -> Extent | None:
    """From the first word that hangs on a noun to the last before its relative clause."""
    before = [tree.spread(child)[1] for child in tree.children(top, *NOT_OF_IT) if child < top]
    first = max([min(tree.spread(top)[0], top), *(at + 1 for at in before)])
    first = max([first, *(at for at in tree.children(top, "det") if first < at < top)])  # “gives the party | a contest | that will”
    while first < top and tree.tags[first] == "ADP":
        first += 1  # “a set of | rules | that could”
    told = tree.heads[top] != ROOT and tree.heads[top] < top and tree.word(tree.heads[top]) in words("predicates", "tells")
    if told and tree.word(pronoun) == "that":
        return None
    return None if tree.word(top) in NO_OBJECTS or tree.word(last) in NO_OBJECTS else (tree.starts[first], tree.ends[last])


def _is_time(tree: Tree, at: int) -> bool:
    """‘Months’, ‘2015’."""
    return tree.word(at).rstrip("s") in UNITS or tree.tags[at] == "NUM"
