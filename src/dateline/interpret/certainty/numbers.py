"""Chances given as numbers: percentages, odds, one in three, fifty-fifty."""

import re

WORDS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
WORDS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "a": 1}
NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))}))"
CHANCE = r"(?:chances?|probability|likelihood|odds|risk|possibility|shot)"
MORE = r"more\s+than|greater\s+than|better\s+than|over|above|at\s+least|upwards?\s+of"
LESS = r"less\s+than|lower\s+than|under|below|at\s+most|up\s+to|no\s+more\s+than"
ABOUT = r"about|around|roughly|nearly|almost|some|approximately|only|just|a\s+mere"
PERCENT = r"(?:\s*%|[\s-]*per\s?cent(?:age)?)"
RANGE = rf"(?P<{{0}}low>{NUMBER})(?:{PERCENT})?\s*(?:-|–|\bto\b|\band\b)\s*(?P<{{0}}high>{NUMBER})"
LEAD = rf"(?:(?P<{{0}}more>{MORE})\s+|(?P<{{0}}less>{LESS})\s+|(?:{ABOUT}|between|from)\s+)*"
AMOUNT = LEAD + rf"(?:{RANGE}|(?P<{{0}}one>{NUMBER})){PERCENT}"
OF = rf"{CHANCE}(?:\s+(?:of|that|for)\s[^.;:!?\n]{{1,80}}?)?\s+(?:at|is|was|are|were|of|to\s+be|stands?\s+at|stood\s+at)\s+"
ODDS = rf"(?P<for>{NUMBER})(?:\s*[-–/]\s*|[\s-]to[\s-]|-to-)(?P<other>{NUMBER})"

PATTERNS = (
    re.compile(rf"(?:\b(?:an?|the)\s+)?\b{AMOUNT.format('a')}(?:\s+or\s+(?P<better>better|higher|more))?[\s-]+(?:{CHANCE}|certain|sure|likely|confident)\b".replace("\b(?:an", r"\b(?:an")),
    re.compile(rf"\b{OF}{AMOUNT.format('b')}"),
    re.compile(rf"(?:\b(?:an?|the)\s+)?(?<![\d-]){ODDS}\s+(?:odds|chance|shot|(?:favou?rite|underdog|long\s+shot))(?:\s+(?P<side>against|on|in\s+favou?r))?"),
    re.compile(rf"(?<![\d-]){ODDS}\s+(?P<against>against|on\b|in\s+favou?r)"),
    re.compile(rf"\b(?:odds|chances)(?:\s+(?:of|that)\s[^.;:!?\n]{{1,80}}?)?\s+(?:at|of|are|were|is)\s+(?:about\s+)?{ODDS}(?:\s+(?P<side>against|on|in\s+favou?r))?"),
    re.compile(rf"(?:\b(?:an?|the)\s+)?\b(?:{ABOUT}\s+)?(?P<part>{NUMBER})[\s-](?:in|out\s+of)[\s-](?P<whole>{NUMBER}|a\s+(?:hundred|thousand|million))\s+{CHANCE}\b"),
    re.compile(rf"\b(?:odds|chances)(?:\s+(?:of|that)\s[^.;:!?\n]{{1,80}}?)?\s+(?:at|of|are|were|is)\s+(?:{ABOUT}\s+)?(?P<part>{NUMBER})[\s-](?:in|out\s+of)[\s-](?P<whole>{NUMBER})"),
)
KEYWORDS = re.compile(rf"\b{CHANCE}\b|\b(?:certain|sure|likely|confident)\b|\b(?:against|favou?rite|favou?r|underdog)\b")
"""A number is a chance only beside one of these: looking for them first keeps texts without fast."""


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
    if not KEYWORDS.search(lowered):
        return found
    for pattern in PATTERNS:
        for match in pattern.finditer(lowered):
            chances = _chances(match)
            if chances and not any(match.start() < high and low < match.end() for low, high, _ in found):
                found.append((match.start(), match.end(), chances))
    return sorted(found)


def _chances(match: re.Match[str]) -> tuple[float, float] | None:
    """What a match says; ``None`` where no chance can be so."""
    named = match.groupdict()
    if "for" in named:
        return _odds(_value(named["for"]), _value(named["other"]), match)
    if "part" in named:
        part, whole = _value(named["part"]), _value(named["whole"].split()[-1])
        return (part / whole, part / whole) if 0 <= part <= whole and whole else None
    key = "a" if "aone" in named else "b"
    return _percent({name[1:]: value for name, value in named.items() if name.startswith(key)}, better=bool(named.get("better")))


def _percent(named: dict[str, str | None], *, better: bool) -> tuple[float, float] | None:
    """A percentage, or a stretch of them."""
    if named["low"] and named["high"]:
        low, high = _value(named["low"]) / 100, _value(named["high"]) / 100
        return (low, high) if 0 <= low <= high <= 1 else None
    one = _value(named["one"] or "0") / 100
    if not 0 <= one <= 1:
        return None
    return (one, 1.0) if named["more"] or better else (0.0, one) if named["less"] else (one, one)


def _odds(one: float, other: float, match: re.Match[str]) -> tuple[float, float] | None:
    """Odds of 2 to 1 against are a chance of a third; where the words do not say on which side, both are possible."""
    if not one + other:
        return None
    side = " ".join((match.groupdict().get("side") or match.groupdict().get("against") or "").split())
    low, high = sorted((one / (one + other), other / (one + other)))
    words = match[0]
    if side == "against" or "underdog" in words or "long shot" in words:
        return (low, low)
    if side or "favo" in words:
        return (high, high)
    return (low, high)


def _value(words: str) -> float:
    """A number in figures or words."""
    return float(WORDS[words]) if words in WORDS else {"thousand": 1e3, "million": 1e6}.get(words) or float(words)
