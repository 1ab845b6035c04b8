"""Does the clause around a time expression look back or ahead? The verb nearest to it tells."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from dateline.calendar.lexicon import table, word_list
from dateline.calendar.tokens import Token

REACH_BEFORE, REACH_AFTER = 10, 12
"""Tokens looked at on each side: beyond them another clause speaks."""
SURELY_AHEAD, SURELY_BACK = 2, -2
REACH_OF_ASIDE = 7
CLOSE = 4
"""Tokens within which a verb in the past leaves no doubt."""
BREAKS = frozenset({".", "!", "?", ";", "—"})


@cache
def tense_words() -> dict[str, frozenset[str]]:
    """The word lists of tense.toml."""
    lists: dict[str, Any] = table("tense")
    return {name: frozenset(words) for name, words in lists.items()}


def direction_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Tell the direction of the clause around ``tokens[start:end]``.

    Returns:
        -1 where it looks back ("said Wednesday"; `SURELY_BACK` where the verb is close), 1 where it looks ahead ("plans to meet Friday"),
        `SURELY_AHEAD` where it can do nothing else ("will meet Friday"), 0 where nothing tells.
    """
    if end < len(tokens) and tokens[end].lower == "'s":
        return _nearest(tokens, range(start - 1, max(-1, start - 4), -1), strong=True)
    before = _nearest(tokens, range(start - 1, max(-1, start - 1 - REACH_BEFORE), -1))
    if before:
        return before
    end = _behind_aside(tokens, end)
    return _nearest(tokens, range(end, min(len(tokens), end + REACH_AFTER)), strong=True)


def _behind_aside(tokens: Sequence[Token], end: int) -> int:
    """‘By Friday, Oka said, | the bank will close’: the aside tells when somebody spoke, and not of the clause."""
    if end >= len(tokens) or tokens[end].lower != ",":
        return end
    for at in range(end + 1, min(len(tokens), end + 1 + REACH_OF_ASIDE)):
        if tokens[at].lower in BREAKS:
            return end
        if tokens[at].lower == ",":
            return at if any(token.lower in word_list("speech") for token in tokens[end + 1 : at]) else end
    return end


def _nearest(tokens: Sequence[Token], places: range, *, strong: bool = False) -> int:
    for at in places:
        lower = tokens[at].lower
        if lower in BREAKS and _ends_sentence(tokens, at):
            return 0
        found = _tense_of(tokens, at, lower)
        if found and not (strong and lower in tense_words()["weak"]):
            near = abs(at - places.start) < CLOSE
            return SURELY_BACK if found < 0 and near and lower not in tense_words()["weak"] else found
    return 0


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """A point after an abbreviation ends nothing: "Jan. 14", "Mr. Oka"."""
    if tokens[at].lower != ".":
        return True
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None or after is None:
        return False
    if "MONTH" in before.classes and after.text[0].isdigit():
        return False
    return len(before.text) > 3 and not after.text[0].islower() and not after.text[0].isdigit()


def _tense_of(tokens: Sequence[Token], at: int, lower: str) -> int:
    words = tense_words()
    if lower == "to":
        governed = at > 0 and tokens[at - 1].lower in words["ahead"]  # "had been due to end": the word before tells
        return int(not governed and _is_infinitive(tokens, at))
    if lower.endswith("'ll"):
        return SURELY_AHEAD  # she'll, they'll
    if lower in words["ahead"] and not (at and tokens[at - 1].lower == "to"):
        if at > 1 and tokens[at - 1].lower == "been" and tokens[at - 2].lower == "had":
            return -1
        return SURELY_AHEAD if lower in words["surely"] else 1
    regular = len(lower) > 4 and lower.endswith("ed") and lower not in words["not_past"] and tokens[at].text[0].islower()
    if lower not in words["back"] and not regular:
        return 0
    return 0 if at and tokens[at - 1].lower in words["passive"] else -1


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """‘To meet’ looks ahead; ‘to the border’, ‘to $3’, ‘to Iraq’ are directions of another kind."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None and after.text[:1].islower() and after.lower not in tense_words()["no_verb"] and not after.lower.endswith("ing")
    )
