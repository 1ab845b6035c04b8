"""When something was said: the time in the reporting clause, "said Wednesday"."""

import re
from bisect import bisect_left, bisect_right

from dateline.calendar.lexicon import word_list
from dateline.interpret.attributions.vocabulary import is_spoken
from dateline.records import Article, Attribution, Bound, PeriodType, Role, Time

REACH = 120
"""Characters: the longest clause between, and the longest time."""
# What may stand between a cue and its time: who speaks, to whom, where. A quotation or another clause ends it.
BEFORE_CUE = re.compile(r"(?:[^.!?;:“”\"\n()—–]|\([^()\n]{0,20}\)){0,80}")
AFTER_CUE = re.compile(r"(?:[^.!?;:“”\",\n]{0,60})")

# A clause on the source, "the union, which met on Friday, said", and one that another time or another's words part from the cue.
ON_SOURCE = re.compile(r"\b(?:who|whose|which|that|where)\b")
PARTED = re.compile(r"\b(?:who|whose|(?<!in )(?<!during )(?<!at )which|that|after|before|because|although|though|if|since|until)\b")
GOES_ON = re.compile(r"\b(?:and|but)\s+(?:[a-z]+ly\s+|also\s+|then\s+)?$")
STRETCH = re.compile(r"\b(?:for|since|between|until|from|through|than)\s+(?:the\s+)?$")
"""What makes a time the length or the edge of something."""
OWNER = re.compile(r"[’']s\b")
AT = re.compile(r"\b(?:at|in|during|on|after)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)


def find_said(article: Article, attributions: tuple[Attribution, ...], times: tuple[Time, ...]) -> tuple[Attribution, ...]:
    """Give each attribution the time that its reporting clause states.

    In ‘Okafor said Monday that the talks begin Friday’ that is Monday: a time in the cue or beside it, outside the content. Only of cues
    that are acts of speech: what somebody "is expected" to do on Thursday was not said then.

    Args:
        article: The text.
        attributions: Its attributions.
        times: Its times, in the order of the text.

    Returns:
        The attributions, in the same order.
    """
    starts = [time.span.start for time in times]
    passages = list(article.passages_of(Role.BODY))
    edges = [passage.start for passage in passages]
    found = []
    for attribution in attributions:
        at = bisect_right(edges, attribution.cue[0].start) - 1 if attribution.cue else -1
        said = _said(article.text, attribution, times, starts, passages[at].start, passages[at].end) if at >= 0 else None
        found.append(attribution.model_copy(update={"said": said}) if said else attribution)
    return tuple(found)


def _said(text: str, attribution: Attribution, times: tuple[Time, ...], starts: list[int], low: int, high: int) -> str | None:
    """The nearest time on either side of the cue that no other words but the clause's own part from it."""
    cue = attribution.cue[0]
    if not is_spoken(cue.text, word_list("speech")):
        return None
    near = times[bisect_left(starts, max(low, cue.start - REACH)) : bisect_left(starts, min(high, cue.end + REACH))]
    free = [time for time in near if _is_dated(time) and not _is_within(time, attribution)]
    within = [time for time in free if cue.start <= time.span.start and time.span.end <= cue.end]
    if within:
        return within[0].id
    after = [time for time in free if time.span.start >= cue.end and AFTER_CUE.fullmatch(text, cue.end, time.span.start)]
    before = [time for time in free if time.span.end <= cue.start and BEFORE_CUE.fullmatch(text, time.span.end, cue.start)]
    after = [time for time in after if not _content_between(attribution, cue.end, time.span.start)]
    before = [time for time in before if not _content_between(attribution, time.span.end, cue.start)]
    before = [time for time in before if not _is_of_another_clause(text, attribution, time)]
    if after:
        return after[0].id
    return before[-1].id if before else None


def _is_dated(time: Time) -> bool:
    period = time.period
    if period.type not in (PeriodType.DATE, PeriodType.TIME) or period.bound not in (Bound.WITHIN, Bound.AT):
        return False
    return period.value is not None and not period.value.endswith("REF")


def _is_within(time: Time, attribution: Attribution) -> bool:
    parts = (*attribution.content, *attribution.source)
    return any(part.start <= time.span.start and time.span.end <= part.end for part in parts)


def _is_of_another_clause(text: str, attribution: Attribution, time: Time) -> bool:
    """Does another clause part a time from the cue behind it, or does the time belong to a thing, ‘will use Monday’s vote, Oka said’?"""
    start, end = time.span.start, time.span.end
    if STRETCH.search(text, max(0, start - 20), start):
        return True
    if OWNER.match(text, end) and not AT.search(text, max(0, start - 20), start):
        return True
    if any(ON_SOURCE.search(text, part.end, start) for part in attribution.source if part.end <= start):
        return True
    cue = attribution.cue[0].start
    first = next((part.start for part in attribution.source if end <= part.start < cue), cue)
    return not GOES_ON.search(text, end, first) and PARTED.search(text, end, first) is not None


def _content_between(attribution: Attribution, low: int, high: int) -> bool:
    return any(part.start < high and low < part.end for part in attribution.content)
