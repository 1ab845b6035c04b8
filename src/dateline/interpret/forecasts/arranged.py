"""Present tense with a day to come: "the hearing is on Tuesday", "the permit expires in May"."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from dateline.calendar.tense import tense_words
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.ending import end_of
from dateline.interpret.forecasts.extents import Parsed, find_asides, pieces_of, trim_marks
from dateline.interpret.forecasts.governing import find_head
from dateline.interpret.forecasts.grammar import base_of, third_person
from dateline.interpret.forecasts.tree import ROOT, Tree
from dateline.records import PeriodType, Time

BE = frozenset({"is", "are", "'s", "'re", "am", "'m"})
REPORTS = frozenset(
    {
        "says",
        "say",
        "sees",
        "see",
        "puts",
        "put",
        "reports",
        "report",
        "shows",
        "show",
        "remembers",
        "knows",
        "know",
        "believes",
        "believe",
        "thinks",
        "think",
        "wants",
        "want",
        "means",
        "mean",
        "hopes",
        "hope",
        "has",
        "have",
        "includes",
        "include",
    }
)


def find_arranged(
    tree: Tree, times: Sequence[Time], sentence: Extent, anchor: date | None, cuts: tuple[Extent, ...], taken: Sequence[Extent]
) -> Iterator[Parsed]:
    """Find clauses in the present tense that give a day which has not come.

    Args:
        tree: The article's words.
        times: The article's times.
        sentence: Where to look.
        anchor: The day from which the words look.
        cuts: Stretches that are no part of them.
        taken: Clauses that have words of certainty.

    Returns:
        The clauses, without certainty words.
    """
    if anchor is None:
        return
    verbs: list[int] = []
    for time in times:
        if sentence[0] <= time.span.start and time.span.end <= sentence[1] and _is_ahead(time, anchor):
            verb = _verb_over(tree, time)
            dated = any(low <= time.span.start < high for low, high in taken)
            if verb is None or verb in verbs or dated or any(low <= tree.starts[verb] < high for low, high in taken):
                continue
            parsed = _clause(tree, verb, sentence, cuts) if is_present(tree, verb) else None
            if parsed is not None and parsed.clause.evidence[0][0] <= time.span.start and time.span.end <= parsed.clause.evidence[-1][1]:
                verbs.append(verb)
                yield parsed


def _is_ahead(time: Time, anchor: date) -> bool:
    start = time.period.start or time.period.end
    start = start.date() if isinstance(start, datetime) else start
    return start is not None and start > anchor and time.period.type in (PeriodType.DATE, PeriodType.TIME) and not time.period.vague


def _verb_over(tree: Tree, time: Time) -> int | None:
    """The verb, or the predicate with "is", on which a time hangs; not a noun that it dates ("Friday's vote")."""
    at = tree.at(time.span.end - 1)
    if at >= len(tree):
        return None
    while tree.heads[at] != ROOT and time.span.start <= tree.starts[tree.heads[at]] < tree.starts[at]:
        at = tree.heads[at]  # “midnight | on Saturday”
    for one in (at, *tree.above(at)):
        if tree.tags[one] == "VERB" or tree.child(one, "cop") is not None:
            return one
        if tree.relations[one] in ("nmod", "compound", "appos", "acl", "acl:relcl"):
            return None
    return None


def is_present(tree: Tree, verb: int) -> bool:
    """Is a verb finite and in the present tense, with nothing before it that makes it past, an infinitive or a command?"""
    helpers = [tree.word(child) for child in tree.children(verb, "aux", "cop")]
    if tree.child(verb, "mark") is not None and any(
        tree.word(child) in ("to", "if", "whether", "when") for child in tree.children(verb, "mark")
    ):
        return False
    if helpers:
        return all(word in BE for word in helpers) and (tree.word(verb).endswith("ing") or tree.child(verb, "cop") is not None)
    word = tree.word(verb)
    if word in REPORTS or word.endswith(("ed", "ing")) or word in tense_words()["back"]:
        return False
    subject = find_head(tree, verb)
    if subject is None:
        return False
    return (
        third_person(base_of(word)) == word
        or tree.word(subject).endswith("s")
        or tree.child(subject, "conj") is not None
        or tree.word(subject) in ("they", "we", "you", "i", "who", "which", "that", "people")
    )


def _clause(tree: Tree, verb: int, sentence: Extent, cuts: tuple[Extent, ...]) -> Parsed | None:
    subject = find_head(tree, verb)
    if subject is None:
        return None
    low, high = tree.spread(subject)
    start, end = max(tree.starts[low], sentence[0]), end_of(tree, verb, verb, sentence, cuts)
    pieces = pieces_of(tree.text, (start, end), (*cuts, *find_asides(tree, subject, tree.starts[verb])))
    if not pieces:
        return None
    first = min([verb, *tree.children(verb, "aux", "cop", "aux:pass")])
    head = trim_marks(tree.text, (tree.starts[low], tree.ends[high]))
    return Parsed(Clause(pieces, head, None, ((tree.starts[first], end),), negative=False), verb, subject)
