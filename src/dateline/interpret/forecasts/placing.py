"""Where in a clause the words stand that say when it will be, and where those that only say when it was told."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.conditions import Sentence
from dateline.interpret.forecasts.extents import Parsed, without
from dateline.interpret.forecasts.proposition import BEFORE_TO, PLEDGE
from dateline.records import Grain, PeriodType, Time

TIME_FOLLOWS = re.compile(
    r"\s+(?:(?:as\s+(?:soon|early|late)\s+as|no\s+(?:later|earlier)\s+than|on|in|at|by|before|after|until|through|from|within|over|late|early|later|the|some\s*time)\s+){0,4}"
)
FRONT = re.compile(r"(?:^|[,“\"—–]|\b(?:that|said|and|but))\s*([^,“”\"—–]{3,60}),?\s*$")
RELATIVE_FIRST = re.compile(r"(?:who|which|that)\b")
LONGEST_TIME = 3
"""Words: a front that is a time alone ("On Friday that will change") is the clause's own."""
OF_ANOTHER = re.compile(r"\w\s+(?:that|for|of|with|to|by|about|on|in|at|from)\s*$")
"""‘It became clear on Friday that | …’, ‘is expected next week for | talks that will …’: when another clause was, or will be."""
GROUND = re.compile(
    r"(?:under|according\s+to|despite|because\s+of|as\s+part\s+of|in\s+line\s+with|in\s+response\s+to|thanks\s+to)\b", re.IGNORECASE
)
"""‘Under the June accord, …’: on what ground, and not when."""
DAY_APPOSED = re.compile(r",\s+(?:on\s+)?")
# “Vowed on Tuesday to cut taxes”: when it was vowed; “plans next week to visit”, “is expected Tuesday to say”: when it will be.
DATES_THE_PLEDGE = re.compile(
    r"(?!(?:is|are|was|were|be|been|has|have|had)\b)(?!.*\b(?:next|tomorrow)\b)\w+(?:\s+\w+)+\s+to$", re.IGNORECASE
)


def with_time(text: str, times: Sequence[Time], parsed: Parsed, bounds: Extent) -> Parsed:
    """With the time that follows, wherever the tree has hung it: "on Thursday", "the second debate, Oct. 9"."""
    clause = parsed.clause
    start, end = clause.evidence[-1]
    following = next((time for time in times if _is_cut(time, end) or (time.span.start >= end and _continues(text, end, time))), None)
    if following is None or following.span.end > bounds[1]:
        return parsed
    late = following.span.end
    predicate = (
        (*clause.predicate[:-1], (clause.predicate[-1][0], late))
        if clause.predicate and clause.predicate[-1][1] >= end
        else clause.predicate
    )
    return replace(parsed, clause=replace(clause, evidence=(*clause.evidence[:-1], (start, late)), predicate=predicate))


def _is_cut(time: Time, end: int) -> bool:
    """Does a clause end within a time: ‘on July | 3’?"""
    return time.span.start < end < time.span.end


def _continues(text: str, end: int, time: Time) -> bool:
    day = time.period.grain in (Grain.DAY, Grain.PART) and time.period.type is PeriodType.DATE
    return bool(TIME_FOLLOWS.fullmatch(text, end, time.span.start) or (day and DAY_APPOSED.fullmatch(text, end, time.span.start)))


def places_of(text: str, clause: Clause, sentence: Sentence, condition: Extent | None) -> list[Extent]:
    """Where the words that say when may stand: behind the certainty words, in front of the clause, in its subject."""
    marker = clause.marker or clause.evidence[-1]
    begins, holes = marker[1], []
    if clause.marker and (late := _dated_pledge(text, clause.marker)):
        begins, holes = late, [(marker[0], late)]
    places = [(begins, clause.evidence[-1][1])] if begins < clause.evidence[-1][1] else []
    places += [piece for extent in clause.evidence for piece in without(text, extent, holes) if piece not in places]
    front = text[sentence.extent[0] : clause.evidence[0][0]]
    match = FRONT.search(front)
    if match and not GROUND.match(match[1]) and not OF_ANOTHER.search(match[1]) and not _is_relative(text, clause, match[1]):
        places.append((sentence.extent[0] + match.start(1), clause.evidence[0][0]))
    return [place for place in places if condition is None or not (place[0] < condition[1] and condition[0] < place[1])] or places[:1]


def _is_relative(text: str, clause: Clause, front: str) -> bool:
    """‘Is expected next week for talks | that could end the war’: what stands before a relative clause is another's."""
    return len(front.split()) > LONGEST_TIME and RELATIVE_FIRST.match(text, clause.evidence[0][0]) is not None


def _dated_pledge(text: str, marker: Extent) -> int | None:
    """Where the act begins, if what stands before it dates the words: ‘promised voters on Tuesday to | cut taxes’."""
    if DATES_THE_PLEDGE.fullmatch(text, *marker):
        return marker[1]
    late = BEFORE_TO.match(text, marker[1]) if PLEDGE.search(text[slice(*marker)]) else None
    return late.end() if late else None
