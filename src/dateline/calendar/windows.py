"""A preposition and the stretch that it governs → the window: which edge counts, and how."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import ceil

from dateline.calendar.durations import CODES, FACTORS, HOURS_OF, most_of
from dateline.calendar.lexicon import table, word_list
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import several
from dateline.calendar.recognise import Match
from dateline.calendar.tokens import Token
from dateline.calendar.units import GRAINS, add_days, step, unit_of
from dateline.records.time import Bound, Grain, PeriodType

HOURS = re.compile(r"PT(\d+(?:\.\d+)?)H")
NEGATIONS = frozenset(
    {"not", "never", "n't", "won't", "don't", "doesn't", "didn't", "wouldn't", "can't", "cannot", "isn't", "aren't", "no"}
)
REACH_OF_NOT = 6
OPEN = frozenset({"in", "until"})
REACH_OF_FIRST = 8
REACH_OF_HELPER = 2
SHORT = re.compile(r"P(?:T.+|.+[DW])")
BE = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "held", "due"})


@dataclass(frozen=True, slots=True)
class Window:
    """A rule of prepositions."""

    rule: str
    bound: Bound
    edge: str
    ahead: bool
    word: str
    length: int


@cache
def phrases(side: str) -> dict[tuple[str, ...], Window]:
    """The phrases that stand before (``window``) or after (``after``) an expression."""
    return {
        tuple(words.split()): Window(row["rule"], Bound(row["bound"]), row["edge"], row.get("ahead", False), words, len(words.split()))
        for row in table("windows")[side]
        for words in row["words"]
    }


LONGEST_PHRASE = 6


def window_before(tokens: Sequence[Token], start: int) -> Window | None:
    """The longest phrase that ends where an expression begins; "not … until" is another rule than "until"."""
    known = phrases("window")
    for length in range(min(LONGEST_PHRASE, start), 0, -1):
        found = known.get(tuple(token.lower for token in tokens[start - length : start]))
        if found is not None:
            return _negated(found, tokens, start - length)
    return None


def _negated(found: Window, tokens: Sequence[Token], start: int) -> Window:
    near = tokens[max(0, start - REACH_OF_NOT) : start]
    if found.rule != "until" or not any(token.lower in NEGATIONS or token.lower.endswith("n't") for token in near):
        return found
    return replace(phrases("window")["not", "until"], length=found.length)


def of_event(window: Window | None) -> Window | None:
    """The window of "after Friday’s vote": the preposition governs an event that lies somewhere in the stretch."""
    if window is None:
        return None
    return replace(window, edge={"before": "end", "after": "start"}.get(window.rule, window.edge))


def is_of_event(match: Match) -> bool:
    """Does the expression only say when an event is: "Friday’s vote", "the May election", "the Oct. 4 accord"?"""
    if match.has_after("'s", "'"):
        return True
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    return after is not None and after.text.isalpha() and after.text.islower() and after.lower not in word_list("no_event")


def window_after(tokens: Sequence[Token], end: int) -> Window | None:
    """The longest phrase that begins where an expression ends."""
    known = phrases("after")
    for length in range(min(LONGEST_PHRASE, len(tokens) - end), 0, -1):
        found = known.get(tuple(token.lower for token in tokens[end : end + length]))
        if found is not None:
            return found
    return None


def apply_window(meaning: Meaning, window: Window | None, match: Match | None, context: Context) -> Meaning:
    """Give a stretch the window of its preposition."""
    if window is None or (meaning.value or "").endswith("REF"):
        return meaning
    if meaning.type is PeriodType.DURATION and match is not None and meaning.start is None:
        return _duration_window(meaning, window, match, context)
    in_range = match is not None and match.rule.name == "date-range" and window.rule == "from"  # “from 2 to 16 September”
    if window.edge == "both" or in_range or meaning.type in (PeriodType.SET, PeriodType.DURATION):
        return meaning
    # Before or since the end of March: the end is its last day, not the vague stretch that leads to it, as it is of late March.
    at_end = meaning.mod == "END" and window.rule in ("before", "since") and not (match and match.word("mod").startswith("late"))
    edge = meaning.end if window.edge == "end" or at_end else meaning.start
    alternatives = tuple(apply_window(other, window, match, context) for other in meaning.alternatives)
    vague = meaning.vague and meaning.mod != ("END" if window.edge == "end" else "START")  # the end of March ends with March
    meaning = replace(meaning, vague=vague)
    if window.bound is Bound.NOT_AFTER:
        return replace(meaning, start=None, end=edge, bound=window.bound, rule=window.rule, alternatives=alternatives)
    end = add_days(context.anchor, 1) if window.rule == "since" and type(edge) is date else None
    end = end if end is not None and type(edge) is date and edge < end else None
    return replace(meaning, start=edge, end=end, bound=window.bound, rule=window.rule, alternatives=alternatives)


def _duration_window(meaning: Meaning, window: Window, match: Match, context: Context) -> Meaning:
    """‘In two weeks’ is the week two weeks on; ‘within two weeks’ any day until then. ‘For two weeks’ has a length and no place.

    Of a range of lengths ("two or three weeks") the greatest says where the window ends.
    """
    unit, quantity = match.value("u", "UNIT", "UNITS"), _whole(meaning.value)
    plain = match.rule.read in ("duration", "vague_duration")
    if context.anchor is None or unit not in CODES or window.word not in ("in", "within") or not plain:
        return meaning
    if match.has_after("of"):
        return meaning  # “within 48 hours of signature”: from a day that other words name
    if quantity is None:
        if window.word == "in":
            return meaning
        quantity = several(next((word for word in match.words().split() if word in ("few", "several")), ""))[1]
    grain = Grain.WEEK if unit in ("fortnight", "weekend") else Grain.YEAR if unit in FACTORS else GRAINS[unit]
    if (meaning.value or "").startswith("PT"):
        grain, quantity = Grain.DAY, _days(meaning.value or "", whole=window.word == "within")
    most = _most(match, unit, quantity, whole=window.word == "within")
    first, last = step(context.anchor, grain, quantity), step(context.anchor, grain, most)
    if window.word == "within":
        return replace(meaning, start=context.anchor, end=add_days(last, 1), rule="within-duration")
    words = [token.text for token in match.tokens[: match.start - 1]]
    if context.direction < 0 or first is None or last is None or counts_back(words, meaning.value):
        return meaning
    return replace(meaning, start=unit_of(first, grain).start, end=unit_of(last, grain).end, vague=True, rule="in-duration")


def counts_back(words: Sequence[str], length: str | None = None) -> bool:
    """Does "in ten years" behind these words say how long it has been: ‘the first election in …’, ‘the worst drought in …’?

    Args:
        words: What stands before "in", as it is written.
        length: How long, as a value: "P10Y". What will be held first "in two weeks" is most likely held then.

    >>> counts_back(["the", "first", "election"]), counts_back(["the", "first", "vote", "will", "be", "held"])
    (True, False)
    >>> counts_back("will hold its first vote".split(), "P2W"), counts_back("will hold its first vote".split(), "P10Y")
    (False, True)
    """
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH_OF_FIRST), -1):
        word = words[at].lower()
        if word in word_list("before_verb") or word in BE or not (word.isalpha() or word == "-"):
            return False
        if word in word_list("rare") or _is_superlative(words, at):
            short = SHORT.fullmatch(length or "") is not None
            return not (short and word in word_list("in_order") and _will_be_done(words[:at]))
    return False


def _is_superlative(words: Sequence[str], at: int) -> bool:
    """‘Biggest’, but not ‘protest’ or ‘Budapest’."""
    word = words[at]
    if not word.lower().endswith("est") or len(word) <= 5 or word.lower() in word_list("no_superlative"):
        return False
    return at == 0 or word.islower()


def _will_be_done(before: Sequence[str]) -> bool:
    """‘Will hold its | first’, ‘plans the | first’: is it the object of a verb that looks ahead, and of no "will be"?"""
    words = [word.lower() for word in before]
    if not words or words.pop() not in word_list("determiners") or not words:
        return False
    verb, helpers = words[-1], words[-REACH_OF_HELPER - 1 : -1]
    if verb in word_list("planning"):
        return True
    return verb not in word_list("copulas") and not word_list("looking_ahead").isdisjoint(helpers)


def _most(match: Match, unit: str, least: int, *, whole: bool) -> int:
    """The greatest number of units or, of hours, of days; the least where the words give one number."""
    most = most_of(match)
    if most is None:
        return least
    days = most * HOURS_OF[unit] / 24 if unit in HOURS_OF else most * FACTORS.get(unit, 1)
    return max(least, ceil(days) if whole else int(days))


def _days(value: str, *, whole: bool) -> int:
    """How many days on: "within 36 hours" may last into the second day, "in 36 hours" is the next."""
    found = HOURS.match(value)
    hours = float(found[1]) if found else 0.0
    return ceil(hours / 24) if whole else int(hours // 24)


def _whole(value: str | None) -> int | None:
    if (value or "").startswith("PT"):
        return 0
    digits = "".join(letter for letter in value or "" if letter.isdigit() or letter == ".")
    return int(digits) if digits.isdigit() else None
