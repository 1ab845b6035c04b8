"""Every stretch of a text that carries how sure something is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.interpret.certainty import guards
from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.numbers import find_numbers
from dateline.interpret.certainty.patterns import HEADS, NOT, master, normal
from dateline.interpret.certainty.tables import Construction, Entry, table

DENIAL = re.compile(rf"\b(?:{NOT}|no|cannot)\b|n't\b")
FOLLOWED = re.compile(r"\s+(?:(?:also|still|now|likely|probably|certainly|definitely)\s+)?(?:not|never|no\s+longer)\b")


class Negation(StrEnum):
    """Where a "not" stands within the words: before the word that it denies ("not certain to"), or behind it ("certain not to")."""

    NONE = "none"
    BEFORE = "before"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that carries how sure something is.

    ``entry`` is that of the tables. ``negation`` stands within the stretch and is part of it; ``not_follows`` says that a "not" stands
    right behind it, outside ("will not"). ``to_verb``: the stretch ends in "to", a verb follows. ``chances`` are those of a number.

    Units: half-open code points of the text that was searched.
    """

    start: int
    end: int
    entry: Entry
    negation: Negation = Negation.NONE
    not_follows: bool = False
    to_verb: bool = False
    chances: tuple[float, float] | None = None

    @property
    def construction(self) -> Construction:
        """How the words are built."""
        return self.entry.construction

    @property
    def term(self) -> str:
        """The entry of the tables, with the negation that is part of the stretch: "expected to", "not likely", "certain not"."""
        plain = self.entry.term
        return {Negation.NONE: plain, Negation.BEFORE: f"not {plain}", Negation.BEHIND: f"{plain} not"}[self.negation]

    @property
    def negative(self) -> bool:
        """The stretch by itself denies that it happens: "unlikely", "has no plans to", "is not expected to", "won't"."""
        return self.entry.denies != (self.negation is not Negation.NONE)

    @property
    def kind(self) -> str:
        """What the words alone suggest: forecast, plan, schedule, promise or threat."""
        return self.entry.kind


def find_certainty_words(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Find every stretch that carries how sure something is.

    In ‘The vote, not expected to be close, will probably be held in May’ these are "not expected to", "will" and "probably".

    Args:
        text: A report, or any part of it.
        start: Where to begin, in code points.
        end: Where to stop; ``None`` for the end of the text.

    Returns:
        What was found, in the order of the text; stretches do not overlap.
    """
    end = len(text) if end is None else end
    lowered = normal(text[start:end])
    numbers = find_numbers(lowered)
    taken = [(low, high) for low, high, _ in numbers]
    found = [item for item in _scan(text[start:end], lowered) if not any(item.start < high and low < item.end for low, high in taken)]
    found += [Found(low, high, NUMBER, chances=chances) for low, high, chances in numbers]
    return [replace(item, start=item.start + start, end=item.end + start) for item in sorted(found, key=lambda item: item.start)]


NUMBER = Entry("number", Construction.NUMBER)


def _scan(text: str, lowered: str) -> Iterator[Found]:
    """What the one pattern finds, from left to right."""
    pattern, at = master(), 0
    while match := pattern.search(lowered, at):
        found = _read(text, lowered, match)
        at = found.end if found else guards.next_word(lowered, match.start())
        if found:
            yield found


def _read(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """One match; where its head turns out to be something else, what the later heads make of the same place. ``None`` where it is nothing."""
    start = match.start()
    again: re.Match[str] | None = match
    while again:
        head = next(name for name in HEADS if again.groupdict().get(name) is not None)
        found = READERS.get(head, _framed)(text, lowered, again, head)
        if found:
            return found
        again = master(HEADS.index(head) + 1).match(lowered, start) if head != HEADS[-1] else None
    return None


def _phrase(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """A whole phrase."""
    entry = entries(head)[_spaced(match[head])][0]
    if entry.term == "is to" and not guards.is_arranged(lowered, match):
        return None
    return _found(lowered, match.start(), match.end(), entry, to_verb=match[0].endswith("to"))


def _adverb(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """An adverb; one that hangs on a number ("perhaps 30 people") is none."""
    entry = entries(head)[_spaced(match[head])][0]
    if (entry.alone and not guards.stands_alone(lowered, match)) or guards.estimates_a_number(lowered, match, entry):
        return None
    return _found(lowered, match.start(), match.end(), entry)


def _modal(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """A modal; a contraction is taken with the word that it hangs on. "May" the month and "can", "will" the nouns are none."""
    entry, words = entries(head)[_spaced(match[head])][0], _spaced(match[head])
    if not guards.is_modal(text, lowered, match):
        return None
    negation = Negation.BEHIND if words.endswith("n't") or words == "cannot" else Negation.NONE
    return _found(lowered, match.start(), match.end(), entry, negation)


def _chance(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """A noun of chance with its quality and what follows."""
    quality, tail = _spaced(match["quality"] or ""), _spaced(match["tail2"] or "").strip()
    entry = entries("quality")[quality][0]
    if not guards.is_chance(lowered, match, entry, tail):
        return None
    end = match.end() if tail in ("that", "to", "not to") else match.end("chance")
    return _found(lowered, match.start(), end, entry, Negation.BEHIND if tail == "not to" else Negation.NONE, to_verb=tail.endswith("to"))


def _inverted(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """"Chances of a deal are slim"."""
    entry = entries("quality")[_spaced(match["inverse"])][0]
    return _found(lowered, match.start(), match.end(), entry) if entry.term != "some chance" else None


def _framed(text: str, lowered: str, match: re.Match[str], head: str) -> Found | None:
    """A predicate, verb or noun: what stands before it and behind decides which entry it is, and whether it is one."""
    frame, tail = {"predicate": ("be", "tail1"), "verb": ("aux", "tail3"), "noun": ("have", "tail4")}[head]
    behind = _spaced(match[tail] or "").strip()
    plain = behind.removeprefix("not ").removeprefix("never ")
    for entry in entries(head)[_spaced(match[head])]:
        used = plain if plain in entry.tails else ""
        if used in entry.tails and guards.fits(head, entry, used, match, lowered, bool(match[frame])):
            end = match.end() if used in ("to", "for", "on") or (head == "noun" and used == "that") else match.end(head)
            before = lowered[match.start() : match.start(head)]
            negation = Negation.BEHIND if used and behind != plain else Negation.BEFORE if _denies(before) else Negation.NONE
            return _found(lowered, match.start(), end, entry, negation, to_verb=used == "to")
    return None


def _denies(before: str) -> bool:
    """One denial before the word; two cancel each other."""
    return len(DENIAL.findall(before)) % 2 == 1


def _found(lowered: str, start: int, end: int, entry: Entry, negation: Negation = Negation.NONE, *, to_verb: bool = False) -> Found:
    """With the whole of the word that a contraction begins in, and what follows."""
    while start and lowered[start] == "'" and (lowered[start - 1].isalnum() or lowered[start - 1] == "'"):
        start -= 1
        while start and (lowered[start - 1].isalnum()):
            start -= 1
    return Found(start, end, entry, negation, bool(FOLLOWED.match(lowered, end)), to_verb)


def _spaced(words: str) -> str:
    """With single spaces."""
    return " ".join(words.split())


READERS = {"phrase": _phrase, "chance": _chance, "inverted": _inverted, "adverb": _adverb, "modal": _modal}


def known_terms() -> frozenset[str]:
    """Every term of words.toml."""
    return frozenset(row["term"] for rows in table("words").values() if isinstance(rows, list) for row in rows)
