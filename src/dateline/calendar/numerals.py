"""Numbers in words → one token each: "twenty-two", "nineteen ninety-six", "two and a half", "a couple of"."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.calendar.tokens import Token

FEW = "X"
"""A number that the text does not give."""
LONGEST_WORDS = 8
SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}


def join_numbers(tokens: list["Token"], text: str) -> list["Token"]:
    """Join the words of each number into one token; every token is looked at once.

    >>> from dateline.calendar.tokens import find_tokens
    >>> find_tokens("nineteen ninety-six")[0].classes["YEAR"], find_tokens("two thousand")[0].classes["NUM"]
    (1996, 2000)
    """
    joined: list[Token] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        end, classes = _read(tokens, at) if (token.classes or token.lower == "a") and _opens(tokens, at) else (at, token.classes)
        if end <= at + 1:
            joined.append(token)
            at += 1
            continue
        start, stop = token.start, tokens[end - 1].end
        joined.append(token._replace(end=stop, text=text[start:stop], lower=text[start:stop].lower(), classes=classes))
        at = end
    return joined


def _is_word(token: "Token") -> bool:
    return "NUM" in token.classes and token.text[0].isalpha()


def _opens(tokens: list["Token"], at: int) -> bool:
    token = tokens[at]
    if _is_word(token):
        return True
    return token.lower == "a" and at + 1 < len(tokens) and tokens[at + 1].lower in ("hundred", "thousand", "dozen", "couple")


def _read(tokens: list["Token"], at: int) -> tuple[int, dict[str, Any]]:
    """Where the number that begins at a token ends, and its classes."""
    if tokens[at].lower == "a" and tokens[at + 1].lower == "couple":
        end = at + 2
        if end < len(tokens) and tokens[end].lower == "of":
            end += 1
        return end, {"NUM": 2, "ABOUT": True}
    values, end, ordinal = _values(tokens, at)
    year = _year_of(values)
    if ordinal:
        total = _total(values)
        return end, {"ORD": total, **({"DAYTH": total} if 1 <= total <= 31 else {})}
    if year is not None:
        return end, {"YEAR": year, **({"NUM": year} if values[:2] == [2, 1000] else {})}  # "two thousand" may count anything
    return end, {"NUM": _total(values)}


def _values(tokens: list["Token"], at: int) -> tuple[list[int], int, bool]:
    values: list[int] = []
    end, last = at, min(len(tokens), at + LONGEST_WORDS)
    while at < last:
        token = tokens[at]
        if token.lower == "a" and not values:
            at += 1
            continue
        if _is_word(token) and _fits(values, token.classes["NUM"]):
            values.append(token.classes["NUM"])
            end = at = at + 1
        elif values and token.lower in ("-", "and") and at + 1 < last and _continues(values, tokens[at + 1], token.lower):
            at += 1
        elif values and 20 <= values[-1] <= 90 and 0 < token.classes.get("ORD", 0) < 10:
            return [*values, token.classes["ORD"]], at + 1, True
        else:
            break
    return values, end, False


def _fits(values: list[int], value: int) -> bool:
    """Can a number word follow those before it? ‘twenty two’ and ‘nineteen ninety’ can, ‘two three’ cannot."""
    if not values or value in SCALES.values():
        return True
    before = values[-1]
    if before in (100, 1000):
        return value < 100
    if 20 <= before <= 90 and value < 10:
        return True
    return 10 <= before <= 20 and 10 <= value <= 99 and value != 12


def _continues(values: list[int], token: "Token", mark: str) -> bool:
    if mark == "-":
        fits = (20 <= values[-1] <= 90 or 10 <= values[-1] <= 20) and _is_word(token) and _fits(values, token.classes["NUM"])
        return fits or (20 <= values[-1] <= 90 and 0 < token.classes.get("ORD", 0) < 10)
    return values[-1] in (100, 1000) and _is_word(token) and token.classes["NUM"] < 100


def _total(values: list[int]) -> int:
    total = part = 0
    for value in values:
        if value in (100, 12) and part and value == 100:
            part *= 100
        elif value == 1000:
            total, part = total + max(1, part) * 1000, 0
        elif value == 12 and part:
            part *= 12
        else:
            part += value
    return total + part


def _year_of(values: list[int]) -> int | None:
    """‘nineteen ninety-six’, ‘twenty nineteen’, ‘two thousand four’ as a year; ``None`` for other numbers."""
    if len(values) >= 2 and 10 <= values[0] <= 20 and 10 <= values[1] <= 90 and values[1] != 12:
        rest = sum(values[1:])
        return values[0] * 100 + rest if rest < 100 else None
    if values[:2] == [2, 1000] and len(values) <= 4 and 100 not in values[2:]:
        return 2000 + sum(values[2:])
    return None
