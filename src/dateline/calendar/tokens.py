"""Text → tokens, once: words, numbers and marks with the classes that the grammar speaks of."""

import re
from functools import cache
from typing import Any, NamedTuple

from dateline.calendar.holidays import holiday_names
from dateline.calendar.lexicon import word_classes
from dateline.calendar.numerals import join_numbers

TOKEN = re.compile(
    r"""(?P<dotted>[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?!\w))
    |(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    |(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    |(?P<numeric>\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d\d(?!\d))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<decade>(?:\d{3}0|['’‘`]?\d0)['’]?s(?!\w))
    |(?P<short_year>['’‘]\d\d(?!\w))
    |(?P<ordinal>\d+(?:st|nd|rd|th)(?!\w))
    |(?P<fraction>\d/\d(?![\d/]))
    |(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)
    |(?P<possessive>['’]s(?!\w))
    |(?P<mark>[^\s])""",
    re.VERBOSE,
)
LONGEST_NUMBER = 6


class Token(NamedTuple):
    """A word, number or mark. Units: code points, half-open. ``classes`` hold the values that the grammar reads."""

    start: int
    end: int
    text: str
    lower: str
    classes: dict[str, Any]


NO_CLASSES: dict[str, Any] = {}


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a text into tokens; numbers in words become one token each.

    Units: code points of ``text``.

    >>> [token.lower for token in find_tokens("on Jan. 14, twenty-two years ago")]
    ['on', 'jan', '.', '14', ',', 'twenty-two', 'years', 'ago']
    """
    words = word_classes()
    tokens = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        piece, kind = match.group(), match.lastgroup
        lower = piece.lower().replace("’", "'")
        classes = words.get(lower, NO_CLASSES) if kind in ("word", "mark", "dotted") else _figures(kind or "", piece)
        tokens.append(Token(match.start(), match.end(), piece, lower, classes))
    return join_names(join_numbers(tokens, text), text)


@cache
def names_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Each holiday's name as tokens, by the first of them, longest first."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in holiday_names():
        words = tuple(match.group() for match in TOKEN.finditer(name))
        names.setdefault(words[0], []).append((words, name))
    return {first: sorted(found, key=lambda pair: -len(pair[0])) for first, found in names.items()}


def join_names(tokens: list[Token], text: str) -> list[Token]:
    """Join the words of each holiday's name into one token."""
    by_first = names_by_first_word()
    joined: list[Token] = []
    skipped = 0
    for at, token in enumerate(tokens):
        if at < skipped:
            continue
        names = by_first.get(token.lower)
        name = _name_at(tokens, at, names) if names else None
        if name is None:
            joined.append(token)
            continue
        words, holiday = name
        skipped = at + len(words)
        end = tokens[skipped - 1].end
        piece = text[token.start : end]
        joined.append(Token(token.start, end, piece, piece.lower(), {"HOLIDAY": holiday}))
    return joined


def _name_at(tokens: list[Token], at: int, names: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[str, ...], str] | None:
    return next((name for name in names if tuple(token.lower for token in tokens[at : at + len(name[0])]) == name[0]), None)


def _figures(kind: str, piece: str) -> dict[str, Any]:
    match kind:
        case "iso":
            return {"ISO": piece}
        case "numeric":
            return {"NUMERIC": piece}
        case "clock":
            return {"CLOCK": piece}
        case "decade":
            return {"DECADE": int(re.sub(r"\D", "", piece))}
        case "short_year":
            return {"SHORT_YEAR": int(piece[1:])}
        case "ordinal":
            return _ordinal(int(re.sub(r"\D", "", piece)[:LONGEST_NUMBER]))
        case "fraction":
            return {"FRACTION": int(piece[0]) / (int(piece[2]) or 1)}
        case "number":
            return _number(piece)
        case _:
            return NO_CLASSES


def _ordinal(value: int) -> dict[str, Any]:
    return {"ORD": value, "DAYTH": value} if 1 <= value <= 31 else {"ORD": value}


def _number(piece: str) -> dict[str, Any]:
    plain = piece.replace(",", "")
    if len(plain) > LONGEST_NUMBER + 3:
        return NO_CLASSES
    if "." in plain:
        return {"NUM": float(plain)}
    value = int(plain)
    classes: dict[str, Any] = {"NUM": value}
    if plain == piece and len(piece) == 4 and value >= 1000:
        classes["YEAR"] = value
    if plain == piece and len(piece) <= 2 and value <= 31:
        classes["DAYNUM"] = value
        if value <= 24:
            classes["HOURNUM"] = value
    if plain == piece and len(piece) == 2:
        classes["TWO"] = value
    return classes
