"""Who would bring it about: does the holder speak of an act of his own, and does he stand for office?"""

from collections.abc import Sequence

from dateline.interpret.forecasts.extents import Parsed
from dateline.interpret.forecasts.holders import Holding
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.words import matches
from dateline.records import Agent, Source, SourceRole

ONLOOKERS = frozenset({SourceRole.EXPERT, SourceRole.WITNESS, SourceRole.MEDIA})
BEFORE, BEHIND = 50, 40
"""Characters around a mention in which a report says what somebody stands for."""


def is_own_act(tree: Tree, parsed: Parsed, sources: Sequence[Source], holding: Holding) -> bool:
    """Does the holder speak of what he, or those for whom he speaks, will do? An onlooker expects; the outlet tells a doer's own act."""
    if parsed.subject is None:
        return False
    word, tag = tree.word(parsed.subject), tree.tags[parsed.subject]
    if word.split("'")[0] in ("i", "we"):
        return True
    doer = tag == "PROPN" or word.split("'")[0] in ("he", "she", "they", "who") or matches("doers", word)
    source = _source_of(sources, holding)
    return doer and (source is None or source.role not in ONLOOKERS)


def is_candidate(text: str, sources: Sequence[Source], holding: Holding) -> bool:
    """Does the holder stand for office, as the report calls him?"""
    source = _source_of(sources, holding)
    if source is None or source.agent is Agent.DOCUMENT:
        return False
    places = (*source.mentions, *([source.title] if source.title else []))
    return any(matches("candidates", text[max(0, span.start - BEFORE) : span.end + BEHIND]) for span in places)


def _source_of(sources: Sequence[Source], holding: Holding) -> Source | None:
    ids = holding.attribution.source_ids if holding.attribution else ()
    return next((item for item in sources if item.id in ids), None)
