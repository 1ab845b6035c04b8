"""Certainty in words: the report's own, with what readers take them to mean."""

import re
from collections.abc import Iterable

from dateline.cli.wording import shown
from dateline.records import Basis, Certainty

NO_WORD = "no word of certainty"
NO_FIGURE = "no figure"
DENIAL = re.compile(r"\b(?:no|not|never|neither|nor|cannot)\b|n[’']t\b", re.IGNORECASE)
CARRIES_NOT = re.compile(r"(?:\b(?:will|would|shall|should|could|can|may|might|must|perhaps|maybe)|ly)$", re.IGNORECASE)
ANYTHING = (0.0, 1.0)


def certainty_words(certainty: Certainty) -> str:
    """The word with its figure: ‘“probably”: 70 % (60–75)’, ‘“could”: no figure’.

    A "not" of the clause that stands outside the word, and is counted in, is put back behind it: ‘“probably not”: 25 % (15–30)’.
    """
    return NO_WORD if certainty.word is None else f"{word_of(certainty)}: {figure_words(certainty)}"


def word_of(certainty: Certainty) -> str:
    """The word in quotation marks, its negation with it; empty where there is none."""
    if certainty.word is None:
        return ""
    word = shown(certainty.word.text)
    denied = (certainty.term or "").endswith(" not") and not DENIAL.search(word)
    return f"“{_denied(word) if denied else word}”"


def _denied(word: str) -> str:
    """Put a "not" where it would stand: "will not", "is expected not to", "promised … not"."""
    if word.endswith(" to"):
        return f"{word[:-3]} not to"
    return f"{word} not" if CARRIES_NOT.search(word) else f"{word} … not"


def figure_words(certainty: Certainty) -> str:
    """The figures in per cent; of bounds, the edges that say something."""
    spread = certainty.quartiles or certainty.bounds
    if certainty.median is not None:
        return f"{percent_of(certainty.median)} %" + (f" ({_range(spread)})" if spread else "")
    if spread is None or spread == ANYTHING:
        return NO_FIGURE
    low, high = spread
    if low == 0 or high == 1:
        return f"under {percent_of(high)} %" if low == 0 else f"over {percent_of(low)} %"
    return f"{_range(spread)} %"


def percent_of(chance: float) -> str:
    """A chance in whole per cent."""
    return f"{100 * chance:.0f}"


def _range(pair: tuple[float, float]) -> str:
    return "–".join(map(percent_of, pair))


def explain_figures(certainties: Iterable[Certainty]) -> str:
    """What the figures above are, and are not; empty where there are none."""
    found = list(certainties)
    surveys = dict.fromkeys(f"{item.survey.name}, n = {item.survey.n}" for item in found if item.survey)
    limits = any(item.basis in {Basis.INTERVAL, Basis.SCALE} and figure_words(item) != NO_FIGURE for item in found)
    parts = []
    if surveys:
        parts.append(f"Percent: what readers take the word to mean ({'; '.join(surveys)}; middle half), not the chance that it happens.")
    if limits:
        parts.append("“Over”, “under”: all that the word’s meaning allows; no survey asks about it.")
    return " ".join(parts)
