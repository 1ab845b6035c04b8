"""The data files of this room, read once."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import Basis, Survey

FOLDER = "dateline.interpret.certainty"


class Construction(StrEnum):
    """How the words are built."""

    MODAL = "modal"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    VERB = "verb"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of words.toml.

    ``kind`` is what the words alone suggest: forecast, plan, schedule, promise, threat. ``denies``: the wording denies the happening.
    ``weakens``: the words count even over a clause that has a modal of its own. ``section``: where in words.toml it stands.
    """

    section: str
    term: str
    construction: Construction
    kind: str = "forecast"
    denies: bool = False
    weakens: bool = False
    attributive: bool = False
    alone: bool = False
    framed: bool = False
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What a term means, as shares of one, with where that comes from."""

    basis: Basis
    median: float | None = None
    quartiles: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None
    survey: Survey | None = None


@dataclass(frozen=True, slots=True)
class ScaleTerm:
    """A word of a scale and its range; ``also`` are the scale's other words for it, ``read_as`` the same words in our terms."""

    term: str
    low: float
    high: float
    also: tuple[str, ...]
    read_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A published scale, its words from the least to the most."""

    key: str
    name: str
    citation: str
    terms: tuple[ScaleTerm, ...]


@cache
def table(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((files(FOLDER) / "data" / f"{name}.toml").read_text(encoding="utf8"))


@cache
def scales() -> tuple[Scale, ...]:
    """Every scale of scales.toml."""
    return tuple(
        Scale(
            row["key"],
            row["name"],
            row["citation"],
            tuple(_scale_term(item) for item in row["terms"]),
        )
        for row in table("scales")["scale"]
    )


def _scale_term(row: dict[str, Any]) -> ScaleTerm:
    low, high = map(float, row["range"])
    return ScaleTerm(row["term"], low, high, tuple(row.get("also", ())), tuple(row.get("read_as", ())))


@cache
def figures() -> dict[str, Figures]:
    """Every term that has figures, or is known to have none: a survey before a number, a scale, the bounds of its meaning."""
    found: dict[str, Figures] = {term: Figures(Basis.NONE) for term in table("bounds")["none"]["terms"]}
    for term, row in table("bounds")["bounds"].items():
        low, high = map(float, row["bounds"])
        found[term] = Figures(Basis.INTERVAL, bounds=(low, high))
    found |= {term: figure for term, figure in _scaled().items() if term not in found}
    found |= {term: Figures(Basis.NUMERIC, median=float(chance)) for term, chance in table("bounds")["numbers"].items()}
    return found | _surveyed()


def _scaled() -> dict[str, Figures]:
    """The words that scales define; where they differ, the widest range that takes them all in."""
    ranges: dict[str, list[tuple[float, float]]] = {}
    for scale in scales():
        for item in scale.terms:
            for word in (item.term, *item.also):
                ranges.setdefault(word, []).append((item.low, item.high))
    return {
        word: Figures(Basis.SCALE, bounds=(min(low for low, _ in pairs), max(high for _, high in pairs))) for word, pairs in ranges.items()
    }


def _surveyed() -> dict[str, Figures]:
    """The terms that people were asked about; the first survey that has one is used."""
    surveys = {row["key"]: Survey(name=row["name"], n=row["n"]) for row in table("surveys")["surveys"]}
    found: dict[str, Figures] = {}
    for row in table("surveys")["figures"]:
        low, high = map(float, row["quartiles"])
        found.setdefault(row["term"], Figures(Basis.SURVEY, float(row["median"]), (low, high), survey=surveys[row["survey"]]))
    return found
