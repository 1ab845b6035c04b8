"""Where a clause ends: with the last word that hangs on its verb, before what a comma, a colon or a conjunction adds."""

import re
from itertools import takewhile

from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.governing import RELATIVES
from dateline.interpret.forecasts.grammar import words
from dateline.interpret.forecasts.tree import ROOT, Tree

OPEN_RELATIVES = RELATIVES | {"where", "when", "whose"}
# What hangs on a verb and makes a clause of its own: where a comma parts it, the evidence ends before it.
APART = frozenset({"advcl", "acl", "acl:relcl", "appos", "conj", "parataxis", "cc", "ccomp", "dislocated", "discourse", "mark", "vocative"})
REASONS = frozenset(
    {"because", "since", "although", "though", "while", "whereas", "as", "so", "lest", "even", "but", "if", "unless", "once", "provided"}
)
LOOSE = frozenset({"obl", "nmod", "advmod", "obj", "iobj", "compound", "amod", "nummod", "xcomp"})
PARTING = frozenset({",", ";", ":", "—", "–", "-", "”", '"', "“"})
ENDING = frozenset(
    {
        "but",
        "nor",
        "a",
        "an",
        "which",
        "who",
        "whose",
        "where",
        "when",
        "although",
        "though",
        "while",
        "adding",
        "citing",
        "saying",
        "warning",
    }
)
"""Words that after a comma begin what is no longer part of a clause."""
FINITE = frozenset({"is", "are", "was", "were", "has", "had"})
FINITE_PAST = frozenset({"was", "were", "had"})
"""Of these none follows "to" and what it governs: "a plan to see that the border | is | sealed"."""
LONGEST_SIDE = 24
"""Words: how far behind a side of "between" the other is looked for."""
TIME_CLAUSES = frozenset({"when", "before", "after", "until"})
AS_SOON = re.compile(r"as\s+(?:soon|early|late|far|much|many|long|well|little|high|low)\b", re.IGNORECASE)


def end_of(tree: Tree, verb: int, last: int, sentence: Extent, cuts: tuple[Extent, ...]) -> int:
    """Where the evidence ends: with the last word that hangs on the verb, before what a comma or conjunction adds."""
    tops = [verb, _existing(tree, verb), *_time_clauses(tree, verb)]
    members = {member for top in tops if top is not None for member in tree.descendants(top) if member >= verb}
    at = end = last
    limit = min([sentence[1], *(start for start, _ in cuts if start > tree.starts[last])])
    while at + 1 < len(tree) and tree.starts[at + 1] < limit:
        at += 1
        if (
            tree.word(at - 1) == ","
            and (tree.word(at) in ENDING or _is_absolute(tree, at) or _is_comment(tree, at) or _is_among(tree, at))
            and not _is_listed(tree, at, limit)
        ):
            break
        if tree.word(at) in ("and", "but") and at + 1 < len(tree) and tree.word(at + 1) == "that" and tree.tags[at + 1] == "SCONJ":
            break  # “said talks would resume, | and that a deal was near”
        if at not in members:
            if tree.relations[at] == "punct":
                continue
            phrase = _loose_phrase(tree, at)
            if not phrase or tree.word(at - 1) in PARTING:
                break
            members |= phrase
        if _leaves(tree, at, verb) or _is_main_verb(tree, at, verb):
            break
        if tree.relations[at] != "punct" and tree.relations[at] != "cc":
            end = at
    while end > last and (
        tree.word(end) in OPEN_RELATIVES or tree.tags[end] == "SCONJ" or _opens_verb(tree, end, members)
    ):  # “a summit | that is expected to …”
        end -= 1
    return min(tree.ends[_both_sides(tree, verb, end, limit)], sentence[1])


def _is_main_verb(tree: Tree, at: int, verb: int) -> bool:
    """‘The buys, which will rise, | are in Brno’, ‘his promise to build a wall | was heard’: the verb of the clause around this one."""
    if tree.word(at) not in FINITE:
        return False
    inside = range(verb + 1, at)
    if any(tree.word(between) in OPEN_RELATIVES or tree.tags[between] in ("SCONJ", "VERB", "AUX", "PRON") for between in inside):
        return False
    if tree.word(at - 1) == ",":
        return any(tree.word(before) == "," and tree.word(before + 1) in RELATIVES for before in range(max(0, verb - 8), verb))
    infinitive = verb > 1 and tree.word(verb - 1) == "to" and tree.tags[verb - 2] == "NOUN" and tree.relations[verb - 2] != "obj"
    over_clause = tree.word(verb) in words("predicates", "over_clauses")  # “his promise to prove | the border was sealed”
    return infinitive and not over_clause and tree.word(at) in FINITE_PAST and tree.tags[at - 1] in ("NOUN", "PROPN", "NUM")


def _opens_verb(tree: Tree, at: int, members: set[int]) -> bool:
    """‘The law that parliament will pass | also | sets up …’: an adverb before a verb of another clause is that verb's."""
    behind = at + 1
    return tree.tags[at] == "ADV" and behind < len(tree) and tree.tags[behind] in ("VERB", "AUX") and behind not in members


def _time_clauses(tree: Tree, verb: int) -> list[int]:
    """A clause of time that hangs on the words of certainty: ‘is set to | vote | when it meets’."""
    found: list[int] = []
    while tree.relations[verb] == "xcomp":
        verb = tree.heads[verb]
        found += [child for child in tree.children(verb, "advcl") if tree.word(tree.spread(child)[0]) in TIME_CLAUSES]
    return found


def _existing(tree: Tree, verb: int) -> int | None:
    """What there will be, where the tree has hung it elsewhere: "there will be | talks", "there is likely to be | a runoff"."""
    if tree.word(verb) != "be":
        return None
    head = tree.heads[verb]
    tops = [head, *tree.above(head)] if head != ROOT else []
    there = any(tree.word(child) == "there" for top in (verb, *tops) for child in tree.children(top, "expl"))
    if not there:
        return None
    if head > verb:
        return head
    return next((child for top in (verb, *tops) for child in tree.children(top, "nsubj", "obj") if child > verb), None)


def _both_sides(tree: Tree, verb: int, end: int, limit: int) -> int:
    """‘Talks between the envoy, Mira Tan, and her counterpart’: on as far as the second side, where a comma would have ended it."""
    opened = max((at for at in range(verb, end + 1) if tree.word(at) == "between"), default=None)
    if opened is None or any(tree.word(at) in ("and", "or") for at in range(opened, end + 1)):
        return end
    ahead = takewhile(lambda at: tree.starts[at] < limit and _is_nominal(tree, at), range(end + 1, min(end + LONGEST_SIDE, len(tree))))
    phrase = list(ahead)
    joined = next((at for at in phrase if tree.word(at) == "and"), None)
    rest = list(takewhile(lambda at: tree.tags[at] != "PUNCT", phrase[phrase.index(joined) + 1 :])) if joined is not None else []
    behind = rest[-1] + 1 if rest else len(tree)
    return rest[-1] if rest and (behind >= len(tree) or tree.tags[behind] not in ("VERB", "AUX")) else end


def _is_nominal(tree: Tree, at: int) -> bool:
    """May a word stand in a list of sides: no verb, no stop, no "but"?"""
    return tree.tags[at] not in ("VERB", "AUX", "SCONJ") and tree.word(at) not in (".", ";", "—", "–", '"', "”", "but")


def _is_absolute(tree: Tree, at: int) -> bool:
    """‘, with Danby seeming …’: a clause of its own, also where the source's words are cut off within it."""
    if tree.word(at) != "with":
        return False
    following = list(takewhile(lambda after: tree.word(after) not in (".", ";"), range(at + 2, min(at + 9, len(tree)))))
    to_verb = any(tree.word(after - 1) == "to" and tree.tags[after] == "VERB" and tree.tags[after - 2] == "NOUN" for after in following[1:])
    return to_verb or any(tree.word(after).endswith("ing") and tree.tags[after] == "VERB" for after in following)


def _is_among(tree: Tree, at: int) -> bool:
    """‘Four ministries, among them transport’."""
    return tree.word(at) == "among" and at + 1 < len(tree) and tree.word(at + 1) in ("them", "whom", "which")


def _is_comment(tree: Tree, at: int) -> bool:
    """‘, in what would be a first’: what the outlet makes of it."""
    return tree.word(at) == "in" and at + 1 < len(tree) and tree.word(at + 1) == "what"


def _is_listed(tree: Tree, at: int, limit: int) -> bool:
    """Does another comma or "and" follow soon: "a table, a chair and a bed"?"""
    return tree.word(at) in ("a", "an", "the") and any(
        tree.word(after) == "and" and tree.relations[after] == "cc" and tree.tags[tree.heads[after]] in ("NOUN", "PROPN")
        for after in range(at, min(at + 12, len(tree)))
        if tree.starts[after] < limit
    )


def _loose_phrase(tree: Tree, at: int) -> set[int]:
    """A phrase without a verb that begins at a word and hangs somewhere before: "on Thursday", "in the capital"."""
    top = at
    for above in tree.above(at):
        if above <= at or tree.spread(above)[0] < at:
            break
        top = above
    bare = tree.relations[top] == "conj" and tree.child(top, "cc") is None  # “but remain | the largest party”
    if not (tree.relations[top] in LOOSE or bare) or tree.tags[top] in ("VERB", "AUX") or tree.spread(top)[0] < at:
        return set()
    return set(tree.descendants(top))


def _leaves(tree: Tree, at: int, verb: int) -> bool:
    """Does a word open what is no longer part of the clause?"""
    word, relation = tree.word(at), tree.relations[at]
    top = _below(tree, at, verb)
    if top is None:
        return False
    kind = tree.relations[top]
    first = tree.spread(top)[0]
    if first == at - 1 and tree.word(first) == ":" and tree.child(top, "nsubj") is not None:
        return True  # “may fail: | time runs out”
    if first == at - 1 and tree.word(first) == "," and kind == "advcl" and at == top and word.endswith("ing"):
        return True  # “will arrive next month, | replacing Ida Falk”
    if first != at:
        return False
    if word in REASONS and kind in ("advcl", "mark", "advmod", "cc", "conj") and not _compares(tree, at):
        return True
    if kind == "conj" and tree.tags[top] in ("VERB", "AUX") and tree.heads[top] == verb:
        return not is_alternative(tree, verb, at)
    before = at - 1
    parted = before >= 0 and tree.word(before) in (",", "—", "–", "-", ":", ";", "(", "”", '"')
    if parted and (kind in APART or relation in APART) and not (kind == "conj" and tree.tags[top] not in ("VERB", "AUX")):
        return True
    return kind == "parataxis" or (kind == "advcl" and word in ("when",) and parted)


def is_alternative(tree: Tree, verb: int, at: int) -> bool:
    """‘Will either uphold the ruling | or send it back’: the second belongs to the first, for neither is said alone."""
    either = any(tree.word(before) == "either" for before in range(max(verb - 3, 0), verb + 1))
    return either and tree.word(at) == "or"


def _compares(tree: Tree, at: int) -> bool:
    """‘As soon as’, and the second word of ‘as much as possible’: no reason."""
    second = tree.word(at) == "as" and any(tree.word(before) == "as" for before in range(max(at - 4, 0), at - 1))
    return second or AS_SOON.match(tree.text, tree.starts[at]) is not None


def _below(tree: Tree, at: int, verb: int) -> int | None:
    """The highest word over ``at``, itself included, whose whole phrase begins with it."""
    best = None
    for one in (at, *tree.above(at)):
        if one == verb:
            break
        first = tree.spread(one)[0]
        if first == at or (first == at - 1 and tree.relations[at - 1] == "punct"):
            best = one
    return best
