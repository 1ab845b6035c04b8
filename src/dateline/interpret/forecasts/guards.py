"""What is no forecast whatever stands around it: docs/guidelines/forecasts.md §2, rule by rule."""

import re
from collections.abc import Callable

from dateline.interpret.certainty import Construction, ModalReading, read_modal
from dateline.interpret.forecasts.weighing import Candidate

CLOSED_READINGS = frozenset(
    {ModalReading.PAST, ModalReading.HYPOTHETICAL, ModalReading.ABILITY, ModalReading.PERMISSION, ModalReading.CONSTRAINT, ModalReading.WISH, ModalReading.HABIT}
)
OPINIONS = frozenset({"think", "believe", "confident", "hope to", "expectation", "uncertain"})
BACK = re.compile(r"\b(?:had|hadn[’']t)\b|\b(?:was|were)\s+(?:going|supposed|about|meant)\b", re.IGNORECASE)
BARE_PAST = re.compile(r"^(?:planned|hoped|intended|aimed|meant|expected|sought|decided|chose|opted|wanted)\b", re.IGNORECASE)
TALK = re.compile(r"^\W*(?:tell\s+(?:you|me)|say\b|be\s+(?:damned|honest|clear|frank)|remember\b|recall\b|see\s+(?:what|how|whether|if)|put\s+it|read\s+you|not\s+go\s+into|give\s+you\s+(?:an?|my)\s+(?:example|word)|look\s+forward)", re.IGNORECASE)


def is_ruled_out(one: Candidate) -> bool:
    """Does a rule say that a clause is no forecast?"""
    return any(rule(one) for rule in RULES)


def _is_asked(one: Candidate) -> bool:
    """‘Will she run?’ Not the question that the next words answer, which no rule reads yet."""
    return one.text[one.sentence[0] : one.sentence[1]].rstrip(" \n”\"’'").endswith("?")


def _is_otherwise_meant(one: Candidate) -> bool:
    """‘Can win’, ‘should resign’, ‘could not be reached’, ‘would have won’: ability, duty, the past, what never was."""
    modal = one.group.modal
    if modal is None:
        return False
    return modal.term.startswith(("can", "should")) or read_modal(modal, one.text) in CLOSED_READINGS


def _is_opinion(one: Candidate) -> bool:
    """‘I think the system is rigged’: a verb of opinion over a clause that does not look ahead. "I don't think it is going anywhere" does."""
    chosen = one.group.chosen
    if one.group.modal is not None or chosen.to_verb or chosen.construction is Construction.MODAL:
        return False
    plain = chosen.entry.term
    if plain in OPINIONS:
        return not (chosen.negative and "going" in one.predicate)
    return False


def _is_adverb_of_now(one: Candidate) -> bool:
    """‘Perhaps he is tired’: an adverb without a verb that looks ahead, and no day to come."""
    return one.group.chosen.construction is Construction.ADVERB and one.group.modal is None and len(one.group.founds) == 1 and one.window is None


def _was_meant(one: Candidate) -> bool:
    """‘Had planned to’, ‘was going to’, ‘hoped to’: what was once ahead."""
    words = one.text[one.group.start : one.group.end]
    if one.window is not None and not one.window.period.vague and not BACK.search(words):
        return False
    return BACK.search(words) is not None or BARE_PAST.search(words) is not None


def _is_talk(one: Candidate) -> bool:
    """‘I'll tell you this’, ‘we'll see’."""
    return TALK.search(one.predicate) is not None


RULES: tuple[Callable[[Candidate], bool], ...] = (_is_asked, _is_otherwise_meant, _is_opinion, _is_adverb_of_now, _was_meant, _is_talk)
