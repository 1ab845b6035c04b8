"""Is a clause a forecast at all? What docs/guidelines/forecasts.md §2 leaves out, rule by rule."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.interpret.certainty import ModalReading, read_modal
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.extents import Parsed
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.holders import Holding
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.windows import Window

OPEN_READINGS = frozenset({ModalReading.FUTURE, ModalReading.EPISTEMIC})
ASKING = re.compile(r"\b(?:whether|how|why|what|where|who(?:m|se)?|which\s+\w+|when|if)\b[^,.;]{0,60}$", re.IGNORECASE)
JUDGED = re.compile(r"^\W*be\s+(?:an?\s+|the\s+|very\s+|too\s+|so\s+|more\s+|\w+ly\s+)*(?:mistake|good|bad|great|wrong|right|fair|unfair|reasonable|wise|foolish|helpful|useful|nice|better|best|worse|proud|happy|glad|ashamed|improper|inappropriate|honou?r|privilege|shame|disaster|pleased)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause with what is known of it."""

    text: str
    tree: Tree
    group: Group
    parsed: Parsed
    sentence: Extent
    subject: str
    predicate: str
    holding: Holding
    condition: bool
    window: Window | None


def is_forecast(candidate: Candidate) -> float | None:
    """Tell whether a clause is a forecast.

    Returns:
        How sure, 0–1; ``None`` where it is none.
    """
    if any(rule(candidate) for rule in RULES):
        return None
    return 0.8


def _is_asked(one: Candidate) -> bool:
    """‘Will she run?’"""
    return one.text[one.sentence[0] : one.sentence[1]].rstrip(" \n”\"’'").endswith("?")


def _is_otherwise_meant(one: Candidate) -> bool:
    """Ability, permission, need, the past, a wish, a habit: not that it will be."""
    modal = one.group.modal
    if modal is None:
        return False
    return modal.term.startswith(("can", "should")) or read_modal(modal, one.text) not in OPEN_READINGS


def _is_judgement(one: Candidate) -> bool:
    return JUDGED.search(one.predicate) is not None


def _is_unsupported_would(one: Candidate) -> bool:
    """‘That would be a mistake’: "would" is a forecast in reported words, under a condition, or with a word of likelihood."""
    modal = one.group.modal
    if modal is None or not modal.term.startswith("would") or one.group.chosen is not modal:
        return False
    return not one.condition and one.holding.attribution is None


RULES: tuple[Callable[[Candidate], bool], ...] = (_is_asked, _is_otherwise_meant, _is_judgement, _is_unsupported_would)
