"""The words of words.toml in every form in which they occur."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from dateline.interpret.certainty.tables import Construction, Entry, table

VOWELS = "aeiou"
CONSTRUCTIONS = {
    "modal": Construction.MODAL,
    "adverb": Construction.ADVERB,
    "predicate": Construction.ADJECTIVE,
    "verb": Construction.VERB,
    "noun": Construction.NOUN,
    "quality": Construction.NOUN,
    "phrase": Construction.VERB,
}
PARTICIPLES = frozenset(
    [
        "expected to",
        "expect",
        "feared",
        "set to",
        "scheduled to",
        "going to",
        "plan to",
        "preparing to",
        "hope to",
        "vow to",
        "threaten to",
        "refuse to",
    ]
)
"""Predicates that are forms of verbs; the others are adjectives."""


@cache
def entries(section: str) -> dict[str, tuple[Entry, ...]]:
    """Each matched form of a section of words.toml → the entries that have it, as listed."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in table("words")[section]:
        entry = _entry(section, row)
        for form in _forms(section, row):
            found[form] = (*found.get(form, ()), entry)
    return found


@cache
def base_forms() -> frozenset[str]:
    """Verbs as they stand behind "to" and a modal."""
    return frozenset(form for row in table("words")["verb"] for form in row["base"])


def _entry(section: str, row: dict[str, Any]) -> Entry:
    """One row."""
    verbal = section == "predicate" and row["term"] in PARTICIPLES
    return Entry(
        section=section,
        term=row["term"],
        construction=Construction(row["built"]) if "built" in row else Construction.VERB if verbal else CONSTRUCTIONS[section],
        kind=row.get("kind", "forecast"),
        denies=row.get("denies", False),
        weakens=row.get("weakens", False),
        attributive=row.get("attributive", False),
        alone=row.get("alone", False),
        framed=row.get("framed", False),
        tails=tuple(row.get("tails", ())),
    )


def _forms(section: str, row: dict[str, Any]) -> Iterable[str]:
    """The forms that a row is matched by."""
    if section == "modal":
        return (*row["words"], *row["negated"])
    if section == "verb":
        third, past = zip(*map(inflected, row["base"]), strict=True)
        return dict.fromkeys((*row["base"], *third, *row.get("past", past)))
    return dict.fromkeys(row["words"])


def inflected(base: str) -> tuple[str, str]:
    """The third person and the regular past of a verb; a particle stays behind it.

    >>> inflected("plan"), inflected("vow"), inflected("rule out"), inflected("worry")
    (('plans', 'planned'), ('vows', 'vowed'), ('rules out', 'ruled out'), ('worries', 'worried'))
    """
    verb, space, particle = base.partition(" ")
    if verb.endswith("y") and verb[-2] not in VOWELS:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third, past = verb + "s", verb + ("d" if verb.endswith("e") else "ed")
        past = verb + verb[-1] + "ed" if verb == "plan" else past
    return third + space + particle, past + space + particle
