"""How a modal is meant: that something will happen, or permission, ability, the past, somebody's words."""

import re
from enum import StrEnum
from functools import cache

from dateline.interpret.certainty.found import Found
from dateline.interpret.certainty.patterns import normal
from dateline.interpret.certainty.tables import table

AROUND = 80
"""Characters behind a modal that are looked at."""
CONTRACTED = re.compile(r"^.*(?='(?:ll|d)$)")


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


@cache
def rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str], ModalReading], ...]:
    """The rules of modals.toml, in their order: the modal, what follows it, how it is then meant."""
    named = {name: table("modals")[name] for name in ("adverbs", "participle")}
    return tuple(
        (re.compile(row["modal"]), re.compile(_filled(row["behind"], named)), ModalReading(row["reading"]))
        for row in table("modals")["rule"]
    )


def _filled(pattern: str, named: dict[str, str]) -> str:
    """With the named pieces, and any white space for a space."""
    for name, piece in named.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern.replace(" ", r"\s+")


WILL = frozenset({"will", "would"})


def read_modal(found: Found, text: str) -> ModalReading:
    """Tell how a modal is meant.

    Args:
        found: A stretch of the construction ``modal``.
        text: The text in which it was found.

    Returns:
        The reading; where nothing around it tells, ``future`` for "will", "shall" and "would", ``epistemic`` for the others.
    """
    words = " ".join(normal(text[found.start : found.end]).split())
    modal = CONTRACTED.sub("", words)
    behind = normal(text[found.end : found.end + AROUND])
    for pattern, following, reading in rules():
        if pattern.fullmatch(modal) and following.match(behind):
            return reading
    return ModalReading.FUTURE if found.entry.term in WILL else ModalReading.EPISTEMIC
