"""The clause that closes a sentence, "…, two diplomats said Wednesday.", where the tagger saw other cues in the sentence but not that one.

No reader takes such a sentence for the outlet's own word; in it, whatever else is attributed stands inside what the diplomats said.
"""

import re
from bisect import bisect_left

from dateline.interpret.attributions.draft import Draft
from dateline.interpret.attributions.sentences import find_sentence
from dateline.records import Layer, Passage

# A point only after an initial or a title.
INSIDE = r"(?:[^,“”\"\n.;:]|(?<=[A-Z])\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bGen)\.|(?<=\bSen)\.)"
CLAUSE = re.compile(
    rf",\s+(?P<source>{INSIDE}{{2,90}}(?:, (?:who|which|whose) (?:{INSIDE}|,){{2,90}},)?)\s+(?P<cue>said|says)"
    r"(?:(?: (?:on|late|early|last))* (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| today)?\.(?=\s|$)"
)
FEWEST_WORDS = 4
SCORE = 0.5
"""Of attributions that rest on this rule alone."""


def add_closing_clauses(text: str, passages: list[Passage], outer: list[Draft]) -> list[Draft]:
    """Attribute the sentences that end in a reporting clause which is marked as no cue.

    Args:
        text: The article.
        passages: Its body passages.
        outer: The outer attributions; those inside such a sentence are moved to the inner layer, what they took of its last clause is
            taken from them.

    Returns:
        The attributions added.
    """
    added = []
    cues = sorted((draft.cue, at) for at, draft in enumerate(outer) if draft.cue)
    for passage in passages:
        for match in CLAUSE.finditer(text, passage.start, passage.end):
            before = bisect_left(cues, (match.span("cue")[::-1], 0))
            marked = next((outer[at] for (_, end), at in cues[max(before - 1, 0) : before] if end > match.start("cue")), None)
            start, _ = find_sentence(text, match.start(), (passage.start, passage.end), [])
            if len(text[start : match.start()].split()) < FEWEST_WORDS or _is_quoted(text, start, match.end()):
                continue
            if marked is None:
                _move_inside(outer, start, match.start(), match.end())
                added.append(Draft(Layer.OUTER, match.span("cue"), SCORE, source=[match.span("source")], content=[(start, match.start())]))
            elif _holds_others(outer, marked, start):
                _move_inside([draft for draft in outer if draft is not marked], start, match.start(), match.end())
                marked.content = [(start, match.start())]
    return added


def _holds_others(outer: list[Draft], marked: Draft, start: int) -> bool:
    """Is the sentence's beginning given to another cue, though the clause at its end covers all of it?

    On the training articles nine in ten such clauses cover their sentence from its first word.
    """
    first = min(low for low, _ in marked.content)
    return first > start and any(draft is not marked and draft.cue and start <= draft.cue[0] < first for draft in outer)


def _is_quoted(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in '“”"')


def _move_inside(outer: list[Draft], start: int, edge: int, end: int) -> None:
    """Move what stands in the sentence inside; spans that run into its last clause are cut before it."""
    for draft in outer:
        if draft.cue and start <= draft.cue[0] < end:
            draft.layer = Layer.INNER
            draft.content = [(low, min(high, edge)) for low, high in draft.content if start <= low < edge]
            draft.source = [(low, high) for low, high in draft.source if start <= low and high <= edge]
