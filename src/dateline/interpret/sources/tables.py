"""The data files of this room, read once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import SourceRole

FOLDER = "dateline.interpret.sources"
ROLES = (
    SourceRole.SPOKESPERSON,
    SourceRole.MEDIA,
    SourceRole.EXPERT,
    SourceRole.OFFICIAL,
    SourceRole.PARTICIPANT,
    SourceRole.WITNESS,
    SourceRole.OTHER,
)


@cache
def table(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((files(FOLDER) / "data" / f"{name}.toml").read_text(encoding="utf8"))


@dataclass(frozen=True, slots=True)
class Government:
    """A state as news names it."""

    key: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def governments() -> dict[str, Government]:
    """Every name, adjective and seat of a government → the government. A name that two share goes to the first."""
    found: dict[str, Government] = {}
    for line in (files(FOLDER) / "data" / "governments.csv").read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        name, others, adjectives, seats = ([part for part in field.split("|") if part] for field in line.split(";"))
        state = Government(name[0], (*name, *others), tuple(adjectives), tuple(seats))
        for word in (*state.names, *state.adjectives, *state.seats):
            found.setdefault(word, state)
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of a data file, or a string of words, as a set."""
    value = table(name)[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """The patterns of a data file, any of which may match."""
    return re.compile("|".join(f"(?:{item})" for item in table(name)[key]), re.IGNORECASE)


@cache
def noun_pattern(name: str, *keys: str) -> re.Pattern[str]:
    """Whole words of lists of a data file, longer ones first; named groups are not used."""
    listed = {item for key in keys for item in table(name)[key]}
    items = sorted(listed | {plural_of(item) for item in listed}, key=lambda item: (-len(item), item))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, items))})(?![\w’'-]|-)", re.IGNORECASE)


@cache
def plural_people() -> frozenset[str]:
    """Nouns for several people: those listed, and the plurals of those for one."""
    return words("nouns", "people") | {plural_of(word) for word in words("nouns", "person")}


@cache
def alike(kind: str, noun: str) -> frozenset[str]:
    """Nouns that may stand for the same source as a noun: ‘the lawmaker’ for a senator. The noun itself is one of them."""
    return frozenset({noun, *(word for group in table("aliases")[kind] if noun in group for word in group)})


@cache
def singular_of(noun: str) -> str:
    """The singular of a plural noun for people; the noun itself where none is known."""
    return next((word for word in words("nouns", "person") if plural_of(word) == noun), noun)


def plural_of(noun: str) -> str:
    """Make the regular plural of an English noun.

    >>> plural_of("ally"), plural_of("diplomat"), plural_of("boss")
    ('allies', 'diplomats', 'bosses')
    """
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")
