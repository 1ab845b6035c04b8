"""On which day an article has its election: ‘Zambians vote on Aug. 13’ is what its "election day" means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from dateline.calendar.lexicon import table, word_list
from dateline.calendar.recognise import Match
from dateline.calendar.tokens import Token

NAMES = re.compile(r"\b(?:election|polling)\s+day\b", re.IGNORECASE)
REACH_BEFORE, REACH_AFTER, REACH_POLLS = 9, 4, 10
ENDS = frozenset({".", "!", "?", ";", "—", "“", "”", '"'})
ASIDES = frozenset({"-", "–", "(", ")"})
TWO_WORDS = frozenset({("united", "States"), ("white", "House")})
TIERS = ("election", "runoff", "vote")
"""The surest evidence first."""


@dataclass(frozen=True, slots=True)
class Elections:
    """The days on which an article has an election, by how sure its words are, and whether it speaks of the United States."""

    days: dict[str, frozenset[date]] = field(default_factory=dict)
    american: bool = False

    def on_side(self, anchor: date | None, direction: int) -> tuple[date, ...]:
        """The days of the surest evidence that lie where a clause looks."""
        for tier in TIERS:
            days = [day for day in self.days.get(tier, ()) if anchor is None or (day - anchor).days * direction >= 0]
            if days:
                return tuple(sorted(days))
        return ()


def names_election_day(words: str) -> bool:
    """Do words name the day of an election and leave it to others which?"""
    return NAMES.search(words) is not None


@cache
def _words(name: str) -> frozenset[str]:
    found = table("elections")
    return frozenset(found["words"].get(name) or found["nouns"][name])


def election_of(match: Match) -> str | None:
    """Tell whether a day is that of an election, and by which evidence; ``None`` where its words do not say so."""
    before, after = _clause_before(match), _clause_after(match)
    for tier in TIERS:
        if (_is_behind(before, tier) or _is_before(after, tier)) and (tier != "vote" or not _is_in_house([*before, *after])):
            return tier
    return TIERS[0] if _goes_to_the_polls(after) else None


def _clause_before(match: Match) -> list[Token]:
    tokens = list(match.tokens[max(0, match.start - REACH_BEFORE) : match.start])
    last = max((at for at, token in enumerate(tokens) if token.lower in ENDS), default=-1)
    return tokens[last + 1 :]


def _clause_after(match: Match) -> list[Token]:
    tokens = list(match.tokens[match.end : match.end + REACH_POLLS])
    first = next((at for at, token in enumerate(tokens) if token.lower in ENDS), len(tokens))
    return tokens[:first]


def _is_behind(before: Sequence[Token], tier: str) -> bool:
    """‘The election, which is to be held on | Aug. 13’."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].lower in _words(tier):
            return not _is_another(before, at)
        if before[at].lower not in _words("links") and not before[at].text[:1].isupper():
            return False
    return False


def _is_before(after: Sequence[Token], tier: str) -> bool:
    """‘The Aug. 13 | general election’, ‘Sunday | 's vote’."""
    near = [token for token in after[:REACH_AFTER] if token.lower not in ("'s", "'")]
    for at, token in enumerate(near):
        if token.lower in _words(tier) - {"polls"}:
            return not _is_another(near, at)
        if not token.text.isalpha() or token.lower in word_list("no_event"):
            return False
    return False


def _is_another(tokens: Sequence[Token], at: int) -> bool:
    """Another election than the one whose day is meant; ‘polls’ are those to which voters go."""
    if tokens[at].lower == "polls":
        return [token.lower for token in tokens[max(0, at - 2) : at]] != ["to", "the"]
    near = [token.lower for token in tokens[max(0, at - 2) : at]]
    return near[-1:] == ["-"] or not _words("another").isdisjoint(near)  # a by-election, the last election


def _is_in_house(tokens: Sequence[Token]) -> bool:
    return any(token.lower in _words("bodies") for token in tokens)


def _goes_to_the_polls(after: Sequence[Token]) -> bool:
    """‘On Aug. 13, | Zambians go to the polls’; not the day of a dateline, nor of polls that have another day."""
    words = " ".join(token.lower for token in after)
    head, found, tail = words.partition("to the polls")
    return bool(found) and ASIDES.isdisjoint(head.split()) and not tail.startswith(" on ")


def is_american(tokens: Sequence[Token]) -> bool:
    """Do words speak of the United States? Not those of "U.S.-backed rebels", nor of "Latin American leaders"."""
    return any(_is_of_states(tokens, at) for at in range(len(tokens)))


def _is_of_states(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].lower if at else ""
    after = next((token.lower for token in tokens[at + 1 : at + 3] if token.lower != "."), "")
    word = tokens[at].text
    named = (word[:1].isupper() and word.lower() in _words("american")) or word == "US" or (before, word) in TWO_WORDS
    return named and after != "-" and before not in _words("other_americas")
