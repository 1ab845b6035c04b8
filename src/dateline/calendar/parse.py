"""One expression in words → a period. For use alone: no article, no weights."""

from dataclasses import replace
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Literal

from dateline.calendar.absolute import read_published
from dateline.calendar.lexicon import word_list
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.ranges import after, is_backwards, link_of, whole
from dateline.calendar.readers import read_meaning
from dateline.calendar.recognise import Match, match_longest, scan
from dateline.calendar.tokens import Token, find_tokens
from dateline.calendar.units import day_and_zone
from dateline.calendar.windows import LONGEST_PHRASE, Window, apply_window, phrases, window_after
from dateline.records.time import Period

LONGEST_CHARACTERS = 200
"""Longer than any expression of the corpora by a factor of three."""
LONGEST_EVENT = 5
"""Words of "the next round of talks": what is longer is a clause."""
KEPT = 4096


def parse(
    text: str,
    *,
    anchor: date | datetime | str | None = None,
    looking: Literal["back", "ahead"] | None = None,
    month_first: bool | None = None,
) -> Period | None:
    """Read one time expression, with the preposition before it.

    ‘by the end of March’, written on 16 January 2019, is ``not_after`` with ``end`` 2019-04-01.

    Args:
        text: The expression and nothing else.
        anchor: The day on which it was written; without one, relative expressions have no dates. A clock is never asked.
        looking: Whether the clause looks back ("said Wednesday") or ahead ("will meet Wednesday"); ``None`` where nothing tells.
        month_first: Is 03/04 in March (true) or in April (false)? ``None``: both are kept as alternatives.

    Returns:
        The period; ``None`` where the text is no time expression. "Before the election" has a bound and no dates. What no calendar has
        ("February 30") has no dates and says so in ``rule``.

    Units: civil dates, half-open.

    >>> parse("by the end of March", anchor=date(2019, 1, 16)).end
    datetime.date(2019, 4, 1)
    >>> parse("as soon as Friday", anchor=date(2019, 1, 16)).start
    datetime.date(2019, 1, 18)
    """
    if len(text) > LONGEST_CHARACTERS:
        return None
    # By day and zone: two instants that are equal need not be on the same day where they are.
    moment = read_published(anchor) if isinstance(anchor, str) else anchor
    return _parse(text, *day_and_zone(moment), looking, month_first)


@lru_cache(maxsize=KEPT)
def _parse(text: str, day: date | None, zone: timezone | None, looking: str | None, month_first: bool | None) -> Period | None:
    tokens = find_tokens(text)
    while tokens and tokens[-1].lower in (".", ",", ";") and (len(tokens) < 2 or "AMPM" not in tokens[-2].classes):
        tokens.pop()
    if tokens and tokens[-1].lower in ("'s", "'"):
        tokens.pop()
    direction = {"back": -1, "ahead": 1}.get(looking or "", 0)
    context = Context(anchor=day, zone=zone, direction=direction, month_first=month_first)
    meaning = _with_window(tokens, context) or _range(tokens, context) or _event(tokens) or _from_event(tokens, context)
    return meaning.to_period() if meaning is not None else None


def _with_window(tokens: list[Token], context: Context) -> Meaning | None:
    """An expression with the phrases before and after it; the longest preposition first, none last."""
    for window, start in _openings(tokens):
        match = match_longest(tokens, start)
        if match is None:
            continue
        closing = window_after(tokens, match.end) if match.end < len(tokens) else None
        if match.end + (closing.length if closing else 0) == len(tokens):
            found = _read(match, window, closing, context)
            if found is not None:
                return found
    return None


def _openings(tokens: list[Token]) -> list[tuple[Window | None, int]]:
    known = phrases("window")
    openings: list[tuple[Window | None, int]] = [(None, 0)]
    for length in range(1, min(LONGEST_PHRASE, len(tokens) - 1) + 1):
        window = known.get(tuple(token.lower for token in tokens[:length]))
        if window is not None:
            openings.append((window, length))
    return openings[::-1]


def _read(match: Match, window: Window | None, after: Window | None, context: Context) -> Meaning | None:
    if window is not None and window.ahead and not context.direction:
        context = replace(context, direction=1)
    meaning = read_meaning(match, context)
    if meaning is None:
        return None
    return apply_window(meaning, after or window, match, context)


def _event(tokens: list[Token]) -> Meaning | None:
    """‘Before the election’ has an edge, and its day is for others to know: a bound without dates."""
    window, start = _openings(tokens)[0]
    if window is None or window.edge == "both" or not _is_event(tokens[start:]):
        return None
    return Meaning(None, bound=window.bound, rule="event")


def _is_event(tokens: list[Token]) -> bool:
    words = [token.lower for token in tokens]
    if not 2 <= len(words) <= LONGEST_EVENT or words[0] not in word_list("determiners"):
        return False
    return all(word.isalpha() for word in words) and not scan(tokens).matches


def _from_event(tokens: list[Token], context: Context) -> Meaning | None:
    """‘Two weeks before the vote’ has a length, counted from a day that is for others to know."""
    match = match_longest(tokens)
    if match is None or match.rule.name != "lapse" or not _is_event(tokens[match.end :]):
        return None
    return read_meaning(match, context)


def _range(tokens: list[Token], context: Context) -> Meaning | None:
    """Two expressions with a link between them, and nothing else but the word that opens the range."""
    matches = scan(tokens).matches
    if len(matches) != 2 or matches[1].end != len(tokens) or matches[0].start > 1:
        return None
    first, second = (read_meaning(match, context) for match in matches)
    link = link_of(tokens, matches[0].start, matches[0].end, matches[1].start)
    if first is None or second is None or link is None:
        return None
    if is_backwards(first, second, link):
        second = read_meaning(matches[1], after(first)) or second
    return whole(first, second, link)
