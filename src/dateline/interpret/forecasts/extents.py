"""Words of certainty → the clause that they stand in: its subject, its verb, and what of the sentence belongs to it."""

import re
from dataclasses import dataclass
from itertools import takewhile

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.denying import is_denied
from dateline.interpret.forecasts.governing import RELATIVES, find_subject, find_verb, last_word, owner_of, subject_after_conjunction
from dateline.interpret.forecasts.groups import Group
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
    {"but", "a", "an", "which", "who", "whose", "where", "when", "although", "though", "while", "adding", "citing", "saying", "warning"}
)
"""Words that after a comma begin what is no longer part of a clause."""
LONGEST_SIDE = 24
"""Words: how far behind a side of "between" the other is looked for."""
TIME_CLAUSES = frozenset({"when", "before", "after", "until"})
CHANCES_OF = re.compile(
    r"(?:the\s+)?(?:chances?|odds|probability|likelihood|risk)\s+of\s+(?P<what>(?!\w+ing\b).+?)\s+(?:at|to\s+be|is|are|was|were)\b",
    re.IGNORECASE,
)
"""‘Put the chances of | a truce | at 40 percent’."""
FREE = frozenset({"whoever", "whatever", "whichever"})
"""Pronouns with a clause of their own."""
ASIDE_IF = re.compile(r",\s+(?:if|unless|once|should)\b", re.IGNORECASE)
THE = re.compile(r"\bthe\b")
AS_SOON = re.compile(r"as\s+(?:soon|early|late|far|much|many|long|well|little|high|low)\b", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely|simply)\b)|never|no longer|nobody|no one|none|neither|nothing|hardly|nor)\b|n[’']t\b", re.IGNORECASE
)
NO_ONE = r"(?:no(?!\s+(?:doubt|(?:more|less|fewer)\s+than)\b)|none|neither|nobody|nothing|no one)\b"
"""‘No more than ten’ are some."""
NO_SUBJECT = re.compile(rf"(?:{NO_ONE}|few\b)", re.IGNORECASE)
NONE_THERE = re.compile(rf"\s*(?:be\s+)?{NO_ONE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A clause with its places in the tree."""

    clause: Clause
    verb: int
    """The word that the predicate hangs on."""
    subject: int | None
    """The head of the subject."""


def parse_clause(tree: Tree, group: Group, sentence: Extent, cuts: tuple[Extent, ...] = ()) -> Parsed | None:
    """Find the clause of a group of certainty words.

    Args:
        tree: The article's words.
        group: The words of certainty.
        sentence: The sentence.
        cuts: Stretches that are no part of it: conditions, cues and sources.

    Returns:
        The clause; ``None`` where no verb or noun hangs on the words.
    """
    last = last_word(tree, group)
    verb = find_verb(tree, group, last)
    if verb is None or not sentence[0] <= tree.starts[verb] < sentence[1]:
        return None
    subject, shared = find_subject(tree, verb)
    if subject is not None and group.start <= tree.starts[subject] < group.end and tree.tags[subject] == "NOUN":
        subject, shared = owner_of(tree, subject)  # “the coalition | has little chance of | surviving”
    if subject is not None and tree.word(last) == "for":
        subject = _whole_phrase(tree, subject, last)
    if shared and (nearer := subject_after_conjunction(tree, verb, group)) is not None:
        subject, shared = nearer, False
    start = _start(tree, subject, verb, group, sentence)
    end = end_of(tree, verb, max(verb, last), sentence, cuts)
    if end <= start:
        return None
    return _clause(tree, group, verb, subject, start, end, cuts, shared=shared)


def _whole_phrase(tree: Tree, subject: int, marker: int) -> int:
    """‘The visit of the minister, | scheduled for June’: behind a comma the visit is meant, not the minister."""
    if tree.word(tree.spread(subject)[1]) and not any(tree.word(at) == "," for at in range(subject, marker)):
        return subject
    while tree.relations[subject] == "nmod" and subject > tree.heads[subject] >= 0 and tree.tags[tree.heads[subject]] in ("NOUN", "PROPN"):
        subject = tree.heads[subject]
    return subject


def pieces_of(text: str, extent: Extent, cuts: tuple[Extent, ...]) -> tuple[Extent, ...]:
    """A stretch without what is cut out of it, edges trimmed."""
    pieces = (trim_marks(text, piece) for piece in without(text, extent, list(cuts)))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _start(tree: Tree, subject: int | None, verb: int, group: Group, sentence: Extent) -> int:
    """Where the evidence begins: with the subject, its cut-off parts left out."""
    if subject is None:
        return max(min(group.start, tree.starts[verb], _words_before(tree, group, sentence)), sentence[0])
    first = _with_limit(tree, tree.spread(subject)[0])
    low = tree.starts[first]
    while (
        first < subject
        and tree.relations[first] in ("cc", "punct", "mark", "advmod", "case")
        and (tree.heads[first] == subject or tree.relations[first] in ("punct", "mark"))
        and tree.word(first) in ("and", "but", "or", "that", "with", ",", "“", '"')
    ):
        first += 1
        low = tree.starts[first]
    return max(low, sentence[0])


def _words_before(tree: Tree, group: Group, sentence: Extent) -> int:
    """Where the words before the certainty words begin, back to a mark, a conjunction or a verb: a subject that hangs elsewhere."""
    at = first = tree.at(group.start)
    while at > 0 and tree.starts[at - 1] >= sentence[0]:
        opens = at == first and tree.starts[at - 1] - sentence[0] <= 1  # “That looks unlikely”
        if not opens and (tree.tags[at - 1] in ("VERB", "AUX", "SCONJ", "PUNCT") or tree.word(at - 1) in ("that", "but", "if", "as")):
            break
        at -= 1
    while at < first and tree.word(at) in ("and", "or", "so", "then"):
        at += 1
    return tree.starts[at] if at < len(tree) else group.start


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
        if at not in members:
            if tree.relations[at] == "punct":
                continue
            phrase = _loose_phrase(tree, at)
            if not phrase or tree.word(at - 1) in PARTING:
                break
            members |= phrase
        if _leaves(tree, at, verb):
            break
        if tree.relations[at] != "punct" and tree.relations[at] != "cc":
            end = at
    while end > last and (tree.word(end) in OPEN_RELATIVES or _opens_verb(tree, end, members)):  # “a summit | that is expected to …”
        end -= 1
    return min(tree.ends[_both_sides(tree, verb, end, limit)], sentence[1])


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


def _clause(
    tree: Tree, group: Group, verb: int, subject: int | None, start: int, end: int, cuts: tuple[Extent, ...], *, shared: bool
) -> Parsed:
    text = tree.text
    pieces = without(text, (start, end), [*cuts, *find_asides(tree, subject, group.start)])
    if shared and subject is not None:
        pieces = _joined(tree, group, subject, verb, end, cuts)
    trimmed = (trim_marks(text, piece) for piece in pieces)
    evidence = tuple(piece for piece in trimmed if piece[0] < piece[1])
    head = trim_marks(text, (start, group.start)) if subject is None and start < group.start else None
    if head is not None and head[0] >= head[1]:
        head = None
    if subject is not None:
        low, high = tree.spread(subject)
        while low < subject and tree.word(low) in (",", "with"):
            low += 1
        low = _with_limit(tree, low)
        high = _with_name(tree, subject, high)
        clauses = [child for child in tree.children(subject, "acl", "advcl") if _holds(tree, child, group)]
        high = min([high, *(max(tree.spread(clause)[0] - 1, subject) for clause in clauses)])
        behind_subject = min(tree.ends[high], max(group.start, tree.ends[subject]))
        supposed = ASIDE_IF.search(text, tree.ends[subject], behind_subject)
        head = trim_marks(text, (tree.starts[low], supposed.start() if supposed else behind_subject))
        if tree.word(subject) in FREE:
            head = trim_marks(text, (tree.starts[low], group.start))  # “whoever wins | will”
    behind = tuple(piece for piece in without(text, (max(group.end, 0), end), list(cuts)) if piece[0] < piece[1]) if group.end < end else ()
    if group.chosen.entry.attributive and (match := THE.search(text, max(group.start - 4, 0), group.end)):
        behind = (match.span(), *behind)  # "the most likely venue" is the venue
    negative = group.denies or bool(subject is not None and head and NO_SUBJECT.match(text, head[0]))
    negative ^= is_denied(tree, verb, subject)
    if subject is not None and tree.word(subject) == "there" and NONE_THERE.match(text, group.end, end):
        negative = not negative
    if (
        not group.denies
        and NEGATIVE.search(text, group.end, min(group.end + 12, end))
        and not any(item.not_follows for item in group.founds)
    ):
        negative = not negative
    if not behind and group.chosen.construction is Construction.NUMBER and (inside := CHANCES_OF.match(text, group.start, group.end)):
        return Parsed(Clause((inside.span("what"),), None, (group.start, group.end), (inside.span("what"),), negative), verb, None)
    return Parsed(Clause(evidence or ((start, end),), head, (group.start, group.end), behind, negative), verb, subject)


def _with_limit(tree: Tree, first: int) -> int:
    """From the "no" of "no more than ten", wherever the tree has hung it."""
    for than in (first, first + 1, first + 2):
        if (
            than >= 2
            and than < len(tree)
            and tree.word(than) == "than"
            and tree.word(than - 1) in ("more", "fewer", "less")
            and tree.word(than - 2) == "no"
        ):
            return min(first, than - 2)
    return first


def _with_name(tree: Tree, subject: int, high: int) -> int:
    """Where a title ends that the tree has parted from its name: "Opposition leader | Greta Tan"."""
    for name in tree.children(tree.heads[subject], "nsubj"):
        first, last = tree.spread(name)
        if name != subject and first == high + 1 and tree.tags[name] == "PROPN":
            high = last
    return high


def _holds(tree: Tree, at: int, group: Group) -> bool:
    """Do the words of certainty stand in what hangs on a word behind it?"""
    first, last = tree.spread(at)
    return tree.starts[first] <= group.start < tree.ends[last]


def _joined(tree: Tree, group: Group, subject: int, verb: int, end: int, cuts: tuple[Extent, ...]) -> list[Extent]:
    """A verb joined to another that has the subject: the subject, and the second verb with what hangs on it."""
    low, high = tree.spread(subject)
    first = min(tree.spread(verb)[0], verb)
    while tree.relations[first] in ("cc", "punct") and first < verb:
        first += 1
    start = min(tree.starts[first], group.start) if group.start > tree.ends[high] else tree.starts[first]
    return [(tree.starts[low], tree.ends[high]), *without(tree.text, (start, end), list(cuts))]


def find_asides(tree: Tree, subject: int | None, high: int) -> list[Extent]:
    """What stands between commas behind the head of the subject, up to a character: "Kim, who arrived Monday, …"."""
    if subject is None:
        return []
    text = tree.text
    open_at = text.find(",", tree.ends[subject], high)
    close_at = text.rfind(",", tree.ends[subject], high)
    if open_at >= 0 and close_at > open_at:
        return [(open_at, close_at + 1)]
    return []


def without(text: str, extent: Extent, holes: list[Extent]) -> list[Extent]:
    """A stretch without what is cut out of it."""
    pieces = [extent]
    for low, high in sorted(holes):
        start, end = pieces[-1]
        if low < end and start < high:
            pieces[-1:] = [(start, max(start, low)), (min(high, end), end)]
    return [piece for piece in pieces if text[slice(*piece)].strip(" ,;–—-“”\"'’‘")]


def trim_marks(text: str, extent: Extent) -> Extent:
    """Trim white space, quotation marks and other punctuation from the edges of a stretch; "$5", "(5%)" keep theirs."""
    start, end = extent
    while start < end and not (text[start].isalnum() or text[start] in "$€£("):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    return start, end
