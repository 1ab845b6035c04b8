"""A paragraph → its time expressions, each read where it stands."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timezone

from dateline.calendar.elections import Elections
from dateline.calendar.guards import is_time
from dateline.calendar.lexicon import word_list
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.ranges import after, is_backwards, join, link_of
from dateline.calendar.readers import read_meaning
from dateline.calendar.recognise import Match, scan
from dateline.calendar.shorten import shorten
from dateline.calendar.speaking import speaking_days
from dateline.calendar.tense import SURELY_BACK, direction_of
from dateline.calendar.tokens import Token, find_tokens
from dateline.calendar.windows import Window, apply_window, is_of_event, of_event, window_after, window_before
from dateline.records.time import Grain, PeriodType


@dataclass(frozen=True, slots=True)
class Anchor:
    """From when and where a text speaks; ``month_first`` and ``elections`` as in `Context`."""

    day: date | None = None
    zone: timezone | None = None
    month_first: bool | None = None
    elections: Elections | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its stretch alone (``plain``), and with the window of its preposition. Units: code points, half-open."""

    start: int
    end: int
    plain: Meaning
    meaning: Meaning
    match: Match


def find_in(text: str, anchor: Anchor, start: int = 0, end: int | None = None) -> list[Found]:
    """Find the times of one paragraph. Nothing outside it is looked at, so that no other paragraph changes how it is read.

    Units: code points of ``text``.
    """
    tokens = find_tokens(text, start, end)
    matches = scan(tokens, shorten).matches
    if not matches:
        return []
    found = _read_all(matches, tokens, anchor, {})
    spoken = speaking_days(text, tokens, [(item.match, item.plain) for item in found])
    if spoken:
        found = _read_all(matches, tokens, anchor, spoken)
    return _join_ranges(found, tokens)


def _read_all(matches: list[Match], tokens: list[Token], anchor: Anchor, spoken: dict[int, date]) -> list[Found]:
    found = []
    chain = Chain()
    for match in matches:
        before = window_before(tokens, match.start)
        context = chain.context(match, anchor, before)
        if match.start in spoken:
            context = replace(context, anchor=spoken[match.start])
        if not is_time(match, context):
            continue
        plain = read_meaning(match, context)
        if plain is None:
            continue
        chain.add(match, plain)
        low, high = extent_of(match, tokens)
        if is_of_event(match):
            before = of_event(before)
        meaning = apply_window(plain, window_after(tokens, match.end) or before, match, context)
        found.append(Found(low, high, plain, meaning, match))
    return found


def _join_ranges(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Give the two ends of each range their common window."""
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        link = link_of(tokens, first.match.start, first.match.end, second.match.start)
        if link is None:
            continue
        other = second.plain
        if is_backwards(first.plain, other, link):
            other = read_meaning(second.match, after(first.plain)) or other
        left, right = join(first.plain, other, link)
        if left != first.plain:
            found[at], found[at + 1] = replace(first, meaning=left), replace(second, plain=other, meaning=right)
    return found


def extent_of(match: Match, tokens: list[Token]) -> tuple[int, int]:
    """The characters of a match: a point that ends the sentence is not part of "10 p.m."."""
    first, last = match.start, match.end - 1
    if match.labels.get("skip", (-1, -1))[0] == first:
        first = match.labels["skip"][1]
    if tokens[last].lower == "." and (match.end == len(tokens) or tokens[match.end].text[:1].isupper()):
        last -= 1
    return tokens[first].start, tokens[last].end


NEAR_BEFORE, NEAR_AFTER = 30, 10


class Chain:
    """What the paragraph has spoken of so far: the last dated thing, and the last quarter."""

    def __init__(self) -> None:
        self._reference: Meaning | None = None
        self._quarter: Meaning | None = None
        self._by_year = False

    def context(self, match: Match, anchor: Anchor, before: Window | None) -> Context:
        """What the next expression is read against."""
        direction = direction_of(match.tokens, match.start, match.end)
        if before is not None and before.ahead and (direction > SURELY_BACK or before.rule == "as-soon-as"):
            direction = max(direction, 1)
        return Context(
            anchor=anchor.day,
            zone=anchor.zone,
            direction=direction,
            reference=self._reference,
            business=_is_business(match),
            month_first=anchor.month_first,
            quarter=self._quarter,
            by_year=self._by_year,
            elections=anchor.elections,
        )

    def add(self, match: Match, meaning: Meaning) -> None:
        """Remember an expression."""
        words = match.words()
        if match.rule.name in ("quarter", "results-period") and not match.has("ago"):
            self._by_year = False
        elif words in word_list("longer_than_a_quarter") or (words.endswith("months") and "first" in words):
            self._by_year = True
        dated = meaning.type in (PeriodType.DATE, PeriodType.TIME) and not (meaning.value or "").endswith("REF")
        if not dated or meaning.start is None:
            return
        start, end = meaning.start, meaning.end
        if isinstance(start, datetime):
            meaning = replace(meaning, start=start.date(), end=end.date() if isinstance(end, datetime) else end)
        self._reference = meaning
        if meaning.grain is Grain.QUARTER and match.rule.name == "quarter" and not match.has("ago"):
            self._quarter = meaning


def _is_business(match: Match) -> bool:
    near = match.tokens[max(0, match.start - NEAR_BEFORE) : match.end + NEAR_AFTER]
    return sum(token.lower in word_list("results") for token in near) >= 2
