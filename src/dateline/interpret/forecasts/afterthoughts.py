"""Words of certainty behind a comma that add when or where to what was put forward: ‘will be held in June, | most likely on June 12’."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.extents import Parsed, trim_marks, without
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.windows import Window
from dateline.records import Aspect, Time

ADVERBIAL = frozenset({"likely", "most likely", "more likely", "very likely"})
PARTED = re.compile(r"(?:,|\s[—–-]|\()\s*(?:(?:and|or|but)\s+)?$")
LONGEST_PARTING = 8
END = re.compile(r"[,;:—–()?!”\"]|\.(?=\s|$)|\s-\s")
YEAR_FOLLOWS = re.compile(r",\s+(?:\d{4}\b|(?:\w+\.?\s+)?\d{1,2}\b)")
DATING = re.compile(
    r"\s*(?:(?:shortly|soon|right|immediately)\s+)?(?:after|before|when|once|until|sooner|as\s+(?:soon|early|late))\b", re.IGNORECASE
)
PLACING = re.compile(r"\s*(?:in|at|near|outside)\s", re.IGNORECASE)
TO_TIME = re.compile(
    r"\s*(?:(?:as|soon|early|earlier|late|later|sooner|than|no|not|only|just|shortly|sometime|some|time|in|on|at|by|from|before|after|until|till|"
    r"during|within|around|about|through|between|over|for|this|next|coming|the|a|mid|or|and|middle|end|start|beginning|half|week|weekend|of)\b[\s-]*)*",
    re.IGNORECASE,
)
"""What may stand before the time: ‘most likely | as soon as | June’, not ‘possibly | triggering a new war in | June’."""
AS_WELL = re.compile(r"\b(?:too|also|as\s+well)\b", re.IGNORECASE)
"""‘Possibly in Ohio | too’: one place more, not the place."""
DASHES = frozenset("—–-")
HOUR = re.compile(
    r"(?:(?:in|at|by|around|about|before|after|during|early|late|the|as|soon|local|time)\s+)*"
    r"(?:morning|afternoon|evening|night|noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?)(?:\s+(?:local\s+time|GMT))?",
    re.IGNORECASE,
)
SOME_TIME = re.compile(r"\s*\b(?:at\s+some\s+(?:point|stage)|some\s*(?:time|day)|one\s+day|eventually)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Afterthought:
    """‘, most likely on June 12’: with the comma, and without it and the words of certainty."""

    group: Group
    whole: Extent
    told: Extent
    aspect: Aspect | None
    """When or where; ``None`` for what is neither (‘probably by half a point’, ‘probably Oslan’), or denied (‘probably not before May’)."""
    stays: bool = False
    """Are its words left in the clause? All that is neither when nor where, but for a name between dashes."""


def find_afterthought(tree: Tree, group: Group, end: int, times: Sequence[Time]) -> Afterthought | None:
    """Tell whether words of certainty only add to the clause before them.

    Args:
        tree: The article's words.
        group: The words of certainty.
        end: Where the sentence, or what its source says of it, ends.
        times: The times of the article.

    Returns:
        The afterthought; ``None`` where a verb of their own follows the words, or no comma or dash parts them from what stands before.
    """
    text = tree.text
    parting = PARTED.search(text, max(0, group.start - LONGEST_PARTING), group.start)
    if parting is None or not all(_is_adverb(text, found.construction, found.start, found.end) for found in group.founds):
        return None
    told = trim_marks(text, (group.end, _end(text, group.end, end, times)))
    if told[0] >= told[1]:
        return None
    to_time = (text[told[0] : time.span.start] for time in times if told[0] <= time.span.start < told[1])
    dated = any(TO_TIME.fullmatch(before) or PLACING.match(before) for before in to_time) or DATING.match(text, *told) is not None
    has_verb = any(tree.tags[at] in ("VERB", "AUX") and not tree.word(at).endswith("ing") for at in tree.between(*told))
    if has_verb and not DATING.match(text, *told):
        return None
    placed = PLACING.match(text, *told) is not None and not AS_WELL.search(text, *told)
    aspect = None if group.denies else Aspect.WHEN if dated else Aspect.WHERE if placed else None
    named = parting.group()[1:2] in DASHES and all(tree.tags[at] == "PROPN" for at in tree.between(*told))
    return Afterthought(group, (parting.start(), told[1]), told, aspect, stays=aspect is None and not named)


def _is_adverb(text: str, construction: Construction, start: int, end: int) -> bool:
    return construction is Construction.ADVERB or text[start:end].lower() in ADVERBIAL


def _end(text: str, start: int, end: int, times: Sequence[Time]) -> int:
    """Where an afterthought ends: at the next mark that is none within a date."""
    for mark in END.finditer(text, start, end):
        within = any(time.span.start < mark.start() < time.span.end for time in times)
        if not within and not YEAR_FOLLOWS.match(text, mark.start()):
            return mark.start()
    return end


def without_afterthoughts(text: str, parsed: Parsed, afterthoughts: Sequence[Afterthought]) -> Parsed:
    """A clause without what is added to it less surely."""
    holes = [one.whole for one in afterthoughts if not one.stays]
    clause = parsed.clause
    evidence, predicate = (_punched(text, pieces, holes) for pieces in (clause.evidence, clause.predicate))
    if not evidence or clause.evidence == evidence:
        return parsed
    return replace(parsed, clause=replace(clause, evidence=evidence, predicate=predicate))


def with_afterthought(text: str, parsed: Parsed, afterthought: Afterthought, window: Window | None) -> Parsed:
    """A clause with what is added to it in the place of what it says of that itself.

    Args:
        text: The article.
        parsed: The clause, without the afterthought.
        afterthought: What is added.
        window: When the clause says that it will be.
    """
    clause = parsed.clause
    holes = list(window.when) if window and afterthought.aspect is Aspect.WHEN else []
    if afterthought.aspect is Aspect.WHEN:
        holes += [match.span() for piece in clause.predicate for match in SOME_TIME.finditer(text, *piece)]
    evidence, predicate = (_punched(text, pieces, holes) for pieces in (clause.evidence, clause.predicate))
    added = replace(
        clause,
        evidence=(*evidence, (afterthought.group.start, afterthought.told[1])),
        predicate=(*(predicate or clause.predicate), afterthought.told),
    )
    return replace(parsed, clause=added)


def adds_hour(text: str, afterthought: Afterthought) -> bool:
    """‘On Friday, | most likely in the evening’: only the hour, which no forecast is about."""
    return HOUR.fullmatch(text, *afterthought.told) is not None


def _punched(text: str, pieces: Sequence[Extent], holes: list[Extent]) -> tuple[Extent, ...]:
    trimmed = (trim_marks(text, part) for piece in pieces for part in without(text, piece, holes))
    return tuple(piece for piece in trimmed if piece[0] < piece[1])
