"""Words of certainty → the clause that they stand in: its subject, its verb, and what of the sentence belongs to it."""

import re
from dataclasses import dataclass

from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.denying import is_denied
from dateline.interpret.forecasts.ending import end_of
from dateline.interpret.forecasts.governing import find_subject, find_verb, last_word, owner_before, owner_of, subject_after_conjunction
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.tree import Tree

CHANCES_OF = re.compile(
    r"(?:the\s+)?(?:chances?|odds|probability|likelihood|risk)\s+of\s+(?P<what>(?!\w+ing\b).+?)\s+(?:at|to\s+be|is|are|was|were)\b",
    re.IGNORECASE,
)
"""‘Put the chances of | a truce | at 40 percent’, ‘odds of | a truce | are slim’."""
OWNS = re.compile(r"\w[’']s$")
NOMINAL = frozenset({"NOUN", "PROPN"})
TEMPORAL = frozenset({"until", "till", "before", "after", "since", "by", "ahead", "during", "off"})
FREE = frozenset({"whoever", "whatever", "whichever"})
"""Pronouns with a clause of their own."""
ASIDE_IF = re.compile(r",\s+(?:if|unless|once|should)\b", re.IGNORECASE)
THE = re.compile(r"\bthe\b")
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
    if subject is not None and any(low <= tree.starts[subject] < high for low, high in cuts):
        subject, shared = _of_what_is_said(tree, verb, subject, shared=shared)
    if (owner := owner_before(tree, group)) is not None:
        subject, shared = owner, False
    elif subject is not None and group.start <= tree.starts[subject] < group.end and tree.tags[subject] == "NOUN":
        subject, shared = owner_of(tree, subject)  # “the coalition | has little chance of | surviving”
    if subject is not None and tree.word(last) == "for":
        subject = _whole_phrase(tree, subject, group)
    if shared and (nearer := subject_after_conjunction(tree, verb, group)) is not None:
        subject, shared = nearer, False
    start = _start(tree, subject, verb, group, sentence)
    end = end_of(tree, verb, max(verb, last), sentence, cuts)
    if end <= start:
        return None
    return _clause(tree, group, verb, subject, start, end, cuts, shared=shared)


def _of_what_is_said(tree: Tree, verb: int, speaker: int, *, shared: bool) -> tuple[int, bool]:
    """‘They will not meet, | their aides said, | but will speak’: joined to the verb of saying, and said of those of whom is spoken."""
    said = tree.child(tree.heads[verb], "ccomp") if tree.heads[verb] >= 0 else None
    spoken_of = find_subject(tree, said)[0] if said is not None and said < speaker else None
    return (speaker, shared) if spoken_of is None else (spoken_of, True)


def _whole_phrase(tree: Tree, subject: int, group: Group) -> int:
    """Of what ", scheduled for June" is said: the whole phrase before the comma, "the visit of the minister, …", "until the vote, …"."""
    before = tree.at(group.start) - 2
    if before < 0 or tree.word(before + 1) != "," or not group.founds[0].bare:
        return subject
    top = before if tree.tags[before] in NOMINAL else subject
    while tree.relations[top] in ("nmod", "flat", "compound") and top > tree.heads[top] >= 0 and tree.tags[tree.heads[top]] in NOMINAL:
        top = tree.heads[top]
    return top


def pieces_of(text: str, extent: Extent, cuts: tuple[Extent, ...]) -> tuple[Extent, ...]:
    """A stretch without what is cut out of it, edges trimmed."""
    pieces = (trim_marks(text, piece) for piece in without(text, extent, list(cuts)))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


OPENERS = frozenset({"and", "but", "or", "that", "with", "while", "as", "because", ",", "“", '"'})


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
        and (tree.word(first) in OPENERS or _is_case(tree, first, subject))
    ):
        first += 1
        low = tree.starts[first]
    return max(low, sentence[0])


def _is_case(tree: Tree, at: int, subject: int) -> bool:
    """‘| Until | the vote, set for Friday’: a preposition of what hangs above."""
    return tree.relations[at] == "case" and tree.heads[at] == subject and tree.word(at) in TEMPORAL


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
        while low < subject and (tree.word(low) in (",", "with", "while", "as", "because") or _is_case(tree, low, subject)):
            low += 1
        low = _with_limit(tree, low)
        high = _with_name(tree, subject, high)
        clauses = [child for child in tree.children(subject, "acl", "advcl") if _holds(tree, child, group)]
        high = min([high, *(max(tree.spread(clause)[0] - 1, subject) for clause in clauses)])
        behind_subject = min(tree.ends[high], max(group.start, tree.ends[subject]))
        supposed = ASIDE_IF.search(text, tree.ends[subject], behind_subject)
        head = trim_marks(text, (tree.starts[low], supposed.start() if supposed else behind_subject))
        owns = OWNS.search(text, *head) is not None and owner_before(tree, group) != subject
        if tree.word(subject) in FREE or owns:
            head = trim_marks(text, (tree.starts[low], group.start))  # “whoever wins | will”, “Oslan’s party | will”
    inverted = subject is not None and tree.starts[subject] >= group.end and tree.word(tree.at(group.start) - 1) in ("nor", "neither")
    begins = tree.ends[tree.spread(subject)[1]] if inverted and subject is not None else max(group.end, 0)  # “nor would | gas | be sold”
    behind = tuple(piece for piece in without(text, (begins, end), list(cuts)) if piece[0] < piece[1]) if begins < end else ()
    if group.chosen.entry.attributive and (match := THE.search(text, max(group.start - 4, 0), group.end)):
        behind = (match.span(), *behind)  # "the most likely venue" is the venue
    negative = group.denies or bool(subject is not None and head and NO_SUBJECT.match(text, head[0]))
    last = last_word(tree, group)
    over = last - 1 if tree.word(last) in ("to", "for", "on") else last  # “shelved a | plan | to”, “called off a strike | planned | for”
    negative ^= (is_denied(tree, verb, subject) or is_denied(tree, over, subject)) ^ inverted
    if subject is not None and tree.word(subject) == "there" and NONE_THERE.match(text, group.end, end):
        negative = not negative
    if (
        not group.denies
        and NEGATIVE.search(text, group.end, min(group.end + 12, end))
        and not any(item.not_follows for item in group.founds)
    ):
        negative = not negative
    if not behind and (inside := CHANCES_OF.match(text, group.start, group.end)):
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
