"""Words → the classes that the grammar speaks of, with their values."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

CASED = frozenset({"march", "may", "mar", "jan", "sun", "sat", "mon", "wed"})
"""Months and days that are also words or names: only with a capital, except in an expression that stands alone."""


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this room."""
    loaded: dict[str, Any] = tomllib.loads((files("dateline.calendar") / "data" / f"{name}.toml").read_text(encoding="utf8"))
    return loaded


@cache
def word_classes() -> dict[str, dict[str, Any]]:
    """Each word with its classes and the value that it has in each.

    >>> word_classes()["second"], word_classes()["fall"]
    ({'ORD': 2, 'DAYTH': 2}, {'SEASON': 'FA'})
    """
    words: dict[str, dict[str, Any]] = {}
    for name, entries in table("words").items():
        for word, value in entries.items():
            words.setdefault(word, {})[name] = value
            if name == "ORD":
                words[word]["DAYTH"] = value
    return words


@cache
def weekday_names() -> tuple[str, ...]:
    """The names of the days of the week, in small letters; the one list of them."""
    return tuple(table("words")["WEEKDAY"])


@cache
def month_names() -> tuple[str, ...]:
    """The names of the months in full, in small letters."""
    numbers: dict[str, int] = table("words")["MONTH"]
    return tuple(next(name for name, number in numbers.items() if number == month) for month in range(1, 13))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of surroundings.toml."""
    return frozenset(table("surroundings")[name])
