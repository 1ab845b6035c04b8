"""On whose word: the attribution in which a clause stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.interpret.forecasts.clause import Extent
from dateline.records import Attribution, Voice


@dataclass(frozen=True, slots=True)
class Holding:
    """Who puts a clause forward."""

    attribution: Attribution | None
    voice: Voice


def find_holding(
    attributions: Sequence[Attribution], *, marker: Extent | None, core: Extent, commits: bool
) -> Holding:
    """Find who puts a clause forward.

    Args:
        attributions: Of the article.
        marker: The certainty words.
        core: The words of the clause that count: from the certainty words to the end.
        commits: The certainty words are an act of their subject towards others ("vowed to", "threatened to", "ruled out"), so that the
            subject is the holder; of "plans to" it is whoever tells it.

    Returns:
        The innermost attribution around it, and whose voice it is. "Is expected to" with nobody named is nobody's word, unless it
        stands in the words of a source.
    """
    own = [item for item in attributions if marker and any(cue.start < marker[1] and marker[0] < cue.end for cue in item.cue)]
    around = [item for item in attributions if item not in own and _covers(item, core)]
    innermost = min(around, key=_length, default=None)
    if commits:
        acting = next((item for item in own if item.source), None)
        if acting is not None:
            return Holding(acting, Voice.SOURCE)
    if innermost is not None:
        return Holding(innermost, innermost.voice)
    if any(not item.source and item.voice is Voice.UNSTATED for item in own):
        return Holding(next(item for item in own if not item.source), Voice.UNSTATED)
    return Holding(None, Voice.AUTHOR)


def _covers(item: Attribution, core: Extent) -> bool:
    """Does the greater part of the words stand in its contents?"""
    shared = sum(max(0, min(span.end, core[1]) - max(span.start, core[0])) for span in item.content)
    return 2 * shared > core[1] - core[0]


def _length(item: Attribution) -> int:
    return sum(span.end - span.start for span in item.content)
