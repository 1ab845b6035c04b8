"""Chances given as numbers: percentages, odds, one in three, fifty-fifty."""

import re
from collections.abc import Iterator

UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
WORDS = {word: value for value, word in enumerate(UNITS)} | {word: 10 * value for value, word in enumerate(TENS, 1)} | {"fifteen": 15}
NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))}))"
CHANCE = r"(?:chances?|probability|likelihood|odds|risk|possibility|shot)"
MORE = r"more\s+than|greater\s+than|better\s+than|over|above|at\s+least|upwards?\s+of"
LESS = r"less\s+than|lower\s+than|under|below|at\s+most|up\s+to|no\s+more\s+than"
ABOUT = r"(?:about|around|roughly|nearly|almost|some|approximately|only|just|a\s+mere)"
PERCENT = r"(?:\s*%|[\s-]*per\s?cent(?:age)?)"
ARTICLE = r"(?:\b(?:an?|the)\s+)?"
SIDE = r"(?:\s+(?P<side>against|on|in\s+favou?r))?"
OF = rf"\b{CHANCE}(?:\s+(?:of|that|for)\s[^.;:!?\n]{{1,80}}?)?\s+(?:at|is|was|are|were|of|to\s+be|stands?\s+at|stood\s+at)\s+"
"""What a number may follow: "the odds that it passes are"."""
RANGE = rf"(?P<low>{NUMBER})(?:{PERCENT})?\s*(?:-|–|\bto\b|\band\b)\s*(?P<high>{NUMBER})"
AMOUNT = rf"(?:(?P<more>{MORE})\s+|(?P<less>{LESS})\s+|(?:{ABOUT}|between|from)\s+)*(?:{RANGE}|(?P<one>{NUMBER})){PERCENT}"
ODDS = rf"(?<![\d-])(?P<for>{NUMBER})(?:\s*[-–/]\s*|[\s-]to[\s-])(?P<other>{NUMBER})"
PART = rf"(?P<part>{NUMBER})[\s-](?:in|out\s+of)[\s-](?P<whole>{NUMBER}|a\s+(?:hundred|thousand|million))"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{ARTICLE}\b{AMOUNT}(?:\s+or\s+(?P<better>better|higher|more))?[\s-]+(?:{CHANCE}|certain|sure|likely|confident)\b",
        rf"{OF}{AMOUNT}",
        rf"{OF}(?:{ABOUT}\s+)?{ODDS}{SIDE}",
        rf"{OF}(?:{ABOUT}\s+)?{PART}",
        rf"{ARTICLE}{ODDS}\s+(?:odds|chance|shot|favou?rite|underdog|long\s+shot)\b{SIDE}",
        rf"{ODDS}\s+(?P<side>against|in\s+favou?r)\b",
        rf"{ARTICLE}\b(?:{ABOUT}\s+)?{PART}\s+{CHANCE}\b",
    )
)
SIGNS = (
    "chance",
    "odds",
    "probabilit",
    "likelihood",
    "possibilit",
    "risk",
    "shot",
    "underdog",
    "favorite",
    "favourite",
    "%",
    "percent",
    "per cent",
    "-to-",
    " to one",
    "/",
)
"""A number is a chance only beside one of these. Plain searches for them keep a long text fast."""
HUNDRED = 100
BEFORE, BEHIND = 70, 140
"""Characters of these surroundings. `HUNDRED`: odds of 60 to 40 are shares of it."""


def find_numbers(lowered: str) -> list[tuple[int, int, tuple[float, float]]]:
    """Find every chance that is given as a number.

    >>> find_numbers("a 70 percent chance of rain, at two-to-one odds against")
    [(0, 19, (0.7, 0.7)), (32, 55, (0.3333333333333333, 0.3333333333333333))]

    Args:
        lowered: The text as `patterns.normal` writes it.

    Returns:
        Start, end, and the least and the greatest chance, for each; they do not overlap.
    """
    found: list[tuple[int, int, tuple[float, float]]] = []
    for low, high in _surroundings(lowered):
        for match in (match for pattern in PATTERNS for match in pattern.finditer(lowered, low, high)):
            chances = _chances(match)
            if chances and not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), chances))
    return sorted(found)


def _surroundings(lowered: str) -> Iterator[tuple[int, int]]:
    """The stretches in which a number may be a chance, those that meet joined."""
    places = sorted(place for sign in SIGNS for place in _places(lowered, sign))
    low = high = -1
    for place in places:
        if place - BEFORE > high:
            if high >= 0:
                yield low, high
            low = max(0, place - BEFORE)
        high = place + BEHIND
    if high >= 0:
        yield low, high


def _places(lowered: str, sign: str) -> Iterator[int]:
    """Where a sign stands."""
    at = lowered.find(sign)
    while at >= 0:
        yield at
        at = lowered.find(sign, at + 1)


def _chances(match: re.Match[str]) -> tuple[float, float] | None:
    """What a match says; ``None`` where no chance can be so."""
    named = match.groupdict()
    if "for" in named:
        return _odds(_value(named["for"]), _value(named["other"]), " ".join((named["side"] or "").split()), match[0])
    if "part" in named:
        part, whole = _value(named["part"]), _value(named["whole"].split()[-1])
        return (part / whole, part / whole) if 0 <= part <= whole and whole else None
    return _percent(named)


def _percent(named: dict[str, str | None]) -> tuple[float, float] | None:
    """A percentage, or a stretch of them."""
    low, high = (_value(named["low"] or named["one"] or "") / 100, _value(named["high"] or named["one"] or "") / 100)
    if named["one"] and (named["more"] or named.get("better")):
        high = 1.0
    elif named["one"] and named["less"]:
        low = 0.0
    return (low, high) if 0 <= low <= high <= 1 else None


def _odds(one: float, other: float, side: str, words: str) -> tuple[float, float] | None:
    """Odds of 2 to 1 against are a chance of a third; where the words do not say on which side, both are possible."""
    if not one + other:
        return None
    low, high = sorted((one / (one + other), other / (one + other)))
    if one + other == HUNDRED and not side:
        return (one / HUNDRED, one / HUNDRED)
    if side == "against" or "underdog" in words or "long shot" in words:
        return (low, low)
    return (high, high) if side or "favo" in words else (low, high)


def _value(words: str) -> float:
    """A number in figures or words."""
    return float(WORDS[words]) if words in WORDS else {"thousand": 1e3, "million": 1e6}.get(words) or float(words)
