"""Vague words → bounds, from the one table of them: "early", "late", "the end of", "a few", "soon"."""

from dataclasses import replace
from datetime import date

from dateline.calendar.lexicon import table
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.units import add_days
from dateline.records.time import Grain

MODS = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
    "latter": "END",
}
REST = frozenset({"rest", "remainder", "balance"})
WHOLE = frozenset({Grain.DAY, Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND, Grain.WEEKEND})
"""Units too short to be cut: early Tuesday is still Tuesday."""


def mod_of(words: str) -> str | None:
    """The TIMEX3 ``mod`` of "early", "the end of" and the like.

    >>> mod_of("the end of"), mod_of("mid -"), mod_of("most of")
    ('END', 'MID', None)
    """
    return next((MODS[word] for word in words.split() if word in MODS), None)


def narrow(meaning: Meaning, words: str, context: Context) -> Meaning:
    """Keep the part of a stretch that "early", "mid", "late" and the like name.

    "earlier this year" ends before the anchor and "later this year" begins after it: those edges are sure. "The rest of the year" begins
    with the anchor, unless the clause looks back.
    """
    if is_rest(words):
        return _rest(meaning, context)
    if "half" in words.split():
        return _half(meaning, first="first" in words.split())
    mod = mod_of(words)
    start, end = meaning.start, meaning.end
    if mod is None or meaning.grain in WHOLE or type(start) is not date or type(end) is not date:
        return replace(meaning, mod=mod or meaning.mod)
    if context.anchor is not None and words in ("earlier", "later") and start <= context.anchor < end:
        return _beside(meaning, words, context.anchor)
    low, high = table("vague")["part"][mod]
    days = (end - start).days
    return replace(meaning, start=add_days(start, round(low * days)), end=add_days(start, round(high * days)), vague=True, mod=mod)


def _half(meaning: Meaning, *, first: bool) -> Meaning:
    """‘The second half of September’ begins on the 16th: a half has half the days, the first one less where they are odd."""
    start, end = meaning.start, meaning.end
    if meaning.grain in WHOLE or type(start) is not date or type(end) is not date:
        return meaning
    middle = add_days(start, (end - start).days // 2)
    return replace(meaning, end=middle) if first else replace(meaning, start=middle)


def is_rest(words: str) -> bool:
    """Does it name what is left of a stretch?"""
    return not REST.isdisjoint(words.split())


def _rest(meaning: Meaning, context: Context) -> Meaning:
    start, end, anchor = meaning.start, meaning.end, context.anchor
    running = anchor is not None and type(start) is date and type(end) is date and start <= anchor < end
    return replace(meaning, start=anchor) if running and context.direction >= 0 and meaning.grain not in WHOLE else meaning


def _beside(meaning: Meaning, words: str, anchor: date) -> Meaning:
    after = add_days(anchor, 1)
    assert isinstance(meaning.start, date) and isinstance(meaning.end, date)
    if words == "earlier":
        return replace(meaning, end=max(anchor, add_days(meaning.start, 1) or anchor), mod="START")
    if after is None or after >= meaning.end:
        return replace(meaning, mod="END")
    return replace(meaning, start=after, mod="END")


def several(word: str) -> tuple[int, int]:
    """The least and the greatest number that "a few" or "several" may mean."""
    bounds = table("vague")["several"]
    low, high = bounds.get(word, bounds[""])
    return low, high


def reference_window(words: str, kind: str, anchor: date | None) -> tuple[date | None, date | None]:
    """The days that "soon" or "recently" cover, counted from the anchor; ``None`` for an open edge."""
    bounds = table("vague")[kind]
    key = words.removeprefix("the ").removeprefix("not too ")
    if anchor is None or (key not in bounds and "" not in bounds):
        return None, None
    low, high = bounds[key] if key in bounds else bounds[""]
    return add_days(anchor, low), (None if high == -1 else add_days(anchor, high))
