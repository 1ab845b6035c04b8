"""How a modal is meant: that something will happen, or permission, ability, the past, somebody's words."""

import re
from enum import StrEnum

from dateline.interpret.certainty.find import Found
from dateline.interpret.certainty.patterns import normal


class ModalReading(StrEnum):
    """How a modal is meant, as far as the words around it tell."""

    FUTURE = "future"
    """"Will", "shall", and "would" in their place after "said": it comes."""
    EPISTEMIC = "epistemic"
    """It may come: "could", "may", "might", "should" of likelihood."""
    PERMISSION = "permission"
    """"May now vote", "can only be changed by parliament"."""
    ABILITY = "ability"
    """"Can swim", "could see the fires"."""
    NEED = "need"
    """"Will have to", "should": what is called for."""
    CONSTRAINT = "constraint"
    """"Could only meet with leave"."""
    PAST = "past"
    """"Could not be reached", "may have left", "would later resign"."""
    HYPOTHETICAL = "hypothetical"
    """"Would have won", "could have been"."""
    WISH = "wish"
    """"Would like to", "would rather"."""
    HABIT = "habit"
    """"Would often walk"."""


ADVERBS = r"(?:\s+(?:[a-z]+ly|also|still|now|soon|not|never|even|just|well|all|yet|ever|perhaps|too))*"
RULES: tuple[tuple[str, str, ModalReading], ...] = (
    (r"(?:would|could|might|should|'d)(?:n't)?", rf"{ADVERBS}\s+(?:have|of)\s+(?:not\s+)?(?:been|[a-z]+(?:ed|en|ne|wn|de|ld|ught|un|me|st|lt|ft|nt|et|id|od|ng|ght))\b", ModalReading.HYPOTHETICAL),
    (r"(?:may|will|can|must)(?:n't)?", rf"{ADVERBS}\s+have\s+(?:[a-z]+ly\s+)?(?:been|had|[a-z]+(?:ed|en|wn|ne|ught))\b", ModalReading.PAST),
    (r"could(?:n't)?", r"(?:\s+(?:not|never))?(?:\s+immediately)?\s+be\s+(?:immediately\s+|independently\s+)?(?:reached|verified|confirmed|determined|located|learned)\b", ModalReading.PAST),
    (r"(?:would|'d)", r"\s+(?:later|eventually|subsequently|go\s+on\s+to|ultimately|come\s+to|prove)\b", ModalReading.PAST),
    (r"(?:would|'d)", r"\s+(?:often|sometimes|usually|always|regularly|routinely|frequently|occasionally)\b", ModalReading.HABIT),
    (r"(?:would|'d)", rf"{ADVERBS}\s+(?:like|love|rather|prefer|welcome|hope|want|hate)\b", ModalReading.WISH),
    (r"(?:will|'ll|would|'d|may|might|could)(?:n't)?", rf"{ADVERBS}\s+(?:have\s+to|need\s+to)\b", ModalReading.NEED),
    (r"(?:could|can|may|might)", r"\s+only\b|\s+[a-z]+\s+only\s+(?:if|with|when|after|by|through|in)\b", ModalReading.CONSTRAINT),
    (r"(?:can|could)", r"\s+(?:now\s+)?(?:legally|lawfully)\b", ModalReading.PERMISSION),
    (r"may", r"\s+(?:now|no\s+longer|not)\s+(?:legally|lawfully)\b|\s+(?:legally|lawfully)\b", ModalReading.PERMISSION),
    (r"(?:can|can't|cannot)", r"", ModalReading.ABILITY),
    (r"could(?:n't)?", rf"{ADVERBS}\s+(?:see|hear|feel|smell|be\s+seen|be\s+heard|remember|recall|understand|tell|afford|hardly|barely)\b", ModalReading.ABILITY),
    (r"should(?:n't)?", r"", ModalReading.NEED),
)
COMPILED = tuple((re.compile(word), re.compile(rest), reading) for word, rest, reading in RULES)
WILL = re.compile(r"(?:will|won't|'ll|shall|shan't|would|wouldn't|'d)$")


def read_modal(found: Found, text: str) -> ModalReading:
    """Tell how a modal is meant.

    Args:
        found: A stretch of the construction ``modal``.
        text: The text in which it was found.

    Returns:
        The reading; where nothing around it tells, ``future`` for "will", "shall" and "would", ``epistemic`` for the others.
    """
    words = " ".join(normal(text[found.start : found.end]).split())
    modal = re.sub(r"^.*(?='(?:ll|d)$)", "", words)
    behind = normal(text[found.end : found.end + 80])
    for word, rest, reading in COMPILED:
        if word.fullmatch(modal) and rest.match(behind):
            return reading
    return ModalReading.FUTURE if WILL.search(modal) else ModalReading.EPISTEMIC
