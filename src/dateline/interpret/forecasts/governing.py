"""Words of certainty → the verb that they are about, and the word that is its subject, whatever the tree has hung where."""

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.tree import ROOT, Tree

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVES = frozenset({"which", "that", "whom", "who"})
MODALS = frozenset({"will", "would", "could", "may", "might", "shall", "'ll", "'d"})
"""A verb with one of its own belongs to other words of certainty."""
REACH_OF_MODAL = 6
"""Words from a modal to its verb, where the tree has hung the verb on it."""
NOMINAL = frozenset({"NOUN", "PROPN"})
NEAR_OWNER = 5
"""Words from "has" to "chance" at most."""


def find_verb(tree: Tree, group: Group, last: int) -> int | None:
    """The word that says what will be: the verb behind "to" or a modal; the adjective or noun itself where no verb follows."""
    final = group.founds[-1]
    if any(item.to_verb for item in group.founds):
        return _governor(tree, last, last)
    modal = group.modal
    if modal is not None:
        at = tree.at(modal.end - 1)
        return _governor(tree, at, last)
    if final.construction is Construction.ADJECTIVE and tree.relations[last] == "amod" and tree.heads[last] > last:
        return tree.heads[last]  # "the most likely venue"
    if final.construction in (Construction.VERB, Construction.NOUN, Construction.NUMBER, Construction.ADJECTIVE):
        return _complement(tree, last)
    return _clause_of(tree, tree.at(final.start))


def _governor(tree: Tree, at: int, last: int) -> int | None:
    """The head of "to" or of an auxiliary if it follows; else the first verb that follows."""
    if not 0 <= at < len(tree):
        return None
    if tree.tags[at] == "AUX" and (below := tree.child(at, "conj", "xcomp", "ccomp")) is not None and 0 < below - at < REACH_OF_MODAL:
        return below  # “we shall, of course, | invite”
    head = tree.heads[at]
    if head > at and head - at < 14:
        return head
    for following in range(last + 1, min(last + 6, len(tree))):
        if tree.tags[following] in ("VERB", "AUX"):
            return following if tree.tags[following] == "VERB" or tree.heads[following] < following else tree.heads[following]
    if last + 1 < len(tree) and tree.tags[at] in ("AUX", "PART", "VERB"):
        return last + 1 if tree.tags[last + 1] in ("ADJ", "NOUN", "PROPN", "ADV") else at
    return None


def _complement(tree: Tree, at: int) -> int | None:
    """What a verb or noun without "to" governs: its clause, else its object; of "is set for Monday" the day; else the word itself."""
    if tree.relations[at] == "case" and at < tree.heads[at] and tree.tags[tree.heads[at]] in ("NOUN", "PROPN", "NUM", "PRON"):
        return tree.heads[at]
    for one in (at, *([tree.heads[at]] if 0 <= tree.heads[at] < at else [])):
        gerund = tree.child(one, "advcl")
        if gerund is not None and gerund == at + 1 and tree.word(gerund).endswith("ing"):
            return gerund  # “ruled out | sending troops”
        for relation in ("ccomp", "xcomp", "csubj", "acl", "obj", "nmod", "obl"):
            child = tree.child(one, relation)
            own = child is not None and any(tree.word(helper) in MODALS and helper > at for helper in tree.children(child, "aux"))
            if child is not None and child > at and not own:
                return child
    return at


def _clause_of(tree: Tree, at: int) -> int | None:
    for above in (at, *tree.above(at)):
        if tree.tags[above] in ("VERB", "AUX") or tree.child(above, "cop", "nsubj") is not None:
            return above
    return None


def find_subject(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """The subject of a verb: its own, that of the verb which governs it, or that of the verb to which it is joined.

    Returns:
        The head of the subject, and whether it is shared with a verb joined before.
    """
    shared = False
    at, seen = verb, set()
    while at not in seen:
        seen.add(at)
        own = [child for child in tree.children(at, *SUBJECTS) if child != at]
        if own:
            there = [child for child in own if tree.relations[child] == "expl" and tree.word(child) == "there"]
            real = there or [child for child in own if tree.relations[child] != "expl"] or own
            pronoun = next((at for at, child in enumerate(real[:-1]) if tree.word(child) in RELATIVES), None)
            return real[0] if pronoun is None else real[-1], shared  # “which | ministers will approve”
        relation, head = tree.relations[at], tree.heads[at]
        if head < 0:
            return _subject_of_aside(tree, at), shared
        finite = any(tree.word(helper) in MODALS for helper in tree.children(at, "aux"))
        if relation == "ccomp" and finite and tree.relations[head] == "acl:relcl":
            return tree.heads[head], shared  # “the plan, which critics say | will fail”
        if relation == "ccomp" and finite and (raised := _raised_object(tree, head, at)) is not None:
            return raised, shared
        if (absolute := _absolute_subject(tree, at)) is not None:
            return absolute, False
        if relation == "conj":
            shared = True
            at = head
        elif relation == "compound" and tree.tags[at] == "ADP":
            at = head  # “cannot be ruled | out”
        elif relation in ("xcomp", "ccomp", "aux", "cop", "advcl", "csubj", "obj", "mark", "aux:pass"):
            at = head
        elif relation.startswith("acl"):
            return head, shared
        elif tree.tags[at] in ("NOUN", "ADJ", "PROPN", "NUM", "ADV") and relation in (
            "nmod",
            "obl",
            "amod",
            "appos",
            "advmod",
            "dep",
            "parataxis",
            "list",
        ):
            at = head
        else:
            return None, shared
    return None, shared


def _subject_of_aside(tree: Tree, verb: int) -> int | None:
    """‘The congress, to be held in Tarn, is likely to …’: a subject that the tree has hung on the aside behind it."""
    for aside in tree.children(verb, "advcl", "root"):
        own = find_head(tree, aside) if aside < verb else None
        if own is not None and any(tree.word(at) == "," for at in range(own, aside)):
            return own
    return None


def _raised_object(tree: Tree, head: int, at: int) -> int | None:
    """‘Did not think | the government | would fall’: what the tree has hung on the verb above as its object."""
    return next((child for child in tree.children(head, "obj") if head < child < at and tree.tags[child] in ("NOUN", "PROPN")), None)


def owner_of(tree: Tree, chance: int) -> tuple[int | None, bool]:
    """Whose chance or intention it is: to whom a verb gives it, else the subject of the verb that governs the noun.

    Returns:
        The head of the owner, and whether it is shared with a verb joined before.
    """
    governs = tree.heads[chance]
    given = tree.child(governs, "iobj") if governs != ROOT else None
    if given is not None and given < chance:
        return given, False  # “gave the mayor a one-in-three chance of | winning”
    if governs == ROOT or not 0 < chance - governs <= NEAR_OWNER:
        return chance, False
    own, shared = find_subject(tree, governs)
    return (own, shared) if own is not None and tree.word(own) != "there" else (chance, False)


def owner_before(tree: Tree, group: Group) -> int | None:
    """Whose plan it is, where that stands right before it, whatever the tree has hung it on: ‘discuss | the mayor’s | plan to’."""
    noun = tree.at(group.chosen.start)
    if group.modal is not None or not group.chosen.to_verb or noun >= len(tree) or tree.tags[noun] != "NOUN":
        return None
    marks = [at for at in range(max(noun - 3, 1), noun) if tree.word(at) in ("'", "'s") and tree.starts[at] == tree.ends[at - 1]]
    return marks[-1] - 1 if marks and tree.tags[marks[-1] - 1] in NOMINAL else None


def subject_after_conjunction(tree: Tree, verb: int, group: Group) -> int | None:
    """The subject between a conjunction and the words of certainty, hung elsewhere: ‘they leave this month or | people | will die’."""
    marker = tree.at(group.start)
    joining = [child for child in tree.children(verb, "cc") if child < marker]
    between = range(joining[-1] + 1, marker) if joining else range(0)
    nominal = [at for at in between if tree.tags[at] in ("NOUN", "PROPN", "PRON") and tree.heads[at] not in between]
    return nominal[-1] if nominal and not any(tree.tags[at] in ("VERB", "AUX", "PUNCT", "ADP") for at in between) else None


def _absolute_subject(tree: Tree, at: int) -> int | None:
    """Of ‘with Danby, the port, seeming to be the likeliest venue’: Danby."""
    if tree.relations[at] not in ("advcl", "acl") or not tree.word(at).endswith("ing"):
        return None
    around = [child for child in tree.children(tree.heads[at], "obl", "nmod") if child < at]
    with_one = [child for child in around if any(tree.word(case) == "with" for case in tree.children(child, "case"))]
    return with_one[-1] if with_one else None


def find_head(tree: Tree, verb: int) -> int | None:
    """The head of a verb's own subject."""
    return next((child for child in tree.children(verb, *SUBJECTS) if tree.relations[child] != "expl" and child < verb), None)


def last_word(tree: Tree, group: Group) -> int:
    """The place of the last word of certainty."""
    return max(tree.at(group.end - 1), 0)
