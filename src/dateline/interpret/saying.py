"""When something was said: the time in the reporting clause, "said Wednesday"."""

import re
from bisect import bisect_left, bisect_right

from dateline.calendar.lexicon import word_list
from dateline.records import Article, Attribution, Bound, PeriodType, Role, Time

REACH = 120
"""Characters: the longest clause between, and the longest time."""
# What may stand between a cue and its time: who speaks, to whom, where. A quotation or another clause ends it.
BEFORE_CUE = re.compile(r"[^.!?;:“”\"\n]{0,80}")
AFTER_CUE = re.compile(r"(?:[^.!?;:“”\",\n]{0,60})")


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
    if word_list("speech").isdisjoint(cue.text.lower().split()):
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


def _content_between(attribution: Attribution, low: int, high: int) -> bool:
    return any(part.start < high and low < part.end for part in attribution.content)
