"""A passage → its time expressions, each read where it stands."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from dateline.calendar.guards import is_time
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.readers import read_meaning
from dateline.calendar.recognise import Match, match_whole, scan
from dateline.calendar.tense import direction_of
from dateline.calendar.tokens import Token, find_tokens
from dateline.records.time import Grain, PeriodType


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text. Units: code points, half-open."""

    start: int
    end: int
    meaning: Meaning
    match: Match


@dataclass(frozen=True, slots=True)
class Anchor:
    """From when and where a text speaks."""

    day: date | None = None
    zone: tzinfo | None = None
    month_first: bool | None = None


def find_in(text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[Found]:
    """Find the times of one paragraph. Nothing outside it is looked at.

    Units: code points of ``text``.
    """
    tokens = find_tokens(text, start, end)
    found: list[Found] = []
    chain = Chain()
    for whole in scan(tokens).matches:
        match = without_clause(whole)
        context = chain.context(match, anchor)
        if not is_time(match, context):
            continue
        meaning = read_meaning(match, context)
        if meaning is None:
            continue
        chain.add(match, meaning)
        low, high = extent_of(match, tokens)
        found.append(Found(low, high, meaning, match))
    return found


def without_clause(match: Match) -> Match:
    """‘Two days after the vote’ without "after": what follows is an event, and the expression is the length alone."""
    if match.rule.name != "lapse" or match.labels.get("w", (0, 0))[1] != match.end or match.word("w") not in ("before", "after", "prior"):
        return match
    if match.end == len(match.tokens) or not match.tokens[match.end].text[0].isalnum():
        return match
    shorter = match_whole(match.tokens, match.start, match.labels["w"][0])
    return shorter or match


def extent_of(match: Match, tokens: list[Token]) -> tuple[int, int]:
    """The characters of a match: a point that ends the sentence is not part of "10 p.m."."""
    first, last = match.start, match.end - 1
    if match.labels.get("skip", (-1, -1))[0] == first:
        first = match.labels["skip"][1]
    if tokens[last].lower == "." and (match.end == len(tokens) or tokens[match.end].text[:1].isupper()):
        last -= 1
    return tokens[first].start, tokens[last].end


RESULTS = frozenset(
    "earned net income profit profits earnings loss losses sales revenue quarter share shares results period operating".split()
)


class Chain:
    """What the paragraph has spoken of so far: the last dated thing, and the last quarter."""

    def __init__(self) -> None:
        self._reference: Meaning | None = None
        self._quarter: Meaning | None = None

    def context(self, match: Match, anchor: Anchor) -> Context:
        """What the next expression is read against."""
        return Context(
            anchor=anchor.day,
            zone=anchor.zone,
            direction=direction_of(match.tokens, match.start, match.end),
            reference=self._reference,
            business=_is_business(match),
            month_first=anchor.month_first,
            quarter=self._quarter,
        )

    def add(self, match: Match, meaning: Meaning) -> None:
        """Remember an expression."""
        if meaning.type in (PeriodType.DATE, PeriodType.TIME) and isinstance(meaning.start, date) and not (meaning.value or "").endswith("REF"):
            start = meaning.start
            if isinstance(start, datetime):
                return
            self._reference = meaning
            if meaning.grain is Grain.QUARTER and match.rule.name == "quarter" and not match.has("ago"):
                self._quarter = meaning


def _is_business(match: Match) -> bool:
    tokens = match.tokens
    near = tokens[max(0, match.start - 30) : match.end + 10]
    return sum(token.lower in RESULTS for token in near) >= 2
