"""Whom "he" stands for: the people named before, the likelier the nearer, and above all who spoke last."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.interpret.sources.names import Name
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase
from dateline.records import Attribution

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identity

REACH_CHARACTERS = 1600
SENTENCE_START = re.compile(r"(?:^|\n|[.!?][”\"’')]*\s)[“\"‘']?$")
PREPOSITION = re.compile(
    r"\b(?:of|with|to|by|for|from|against|about|over|on|in|at|than|like|and|or|between|behind|under)\s+(?:[A-Z][\w.]*\s+)*$"
)


@dataclass(slots=True)
class Salience:
    """The people of an article as candidates for a pronoun."""

    text: str
    names: list[Name]
    people: People
    heard: list[tuple[int, "Identity"]] = field(default_factory=list)
    """Where each attribution's source stands, and who it is."""
    spoken: list[tuple[int, int, "Identity"]] = field(default_factory=list)

    def hear(self, attribution: Attribution, identities: "list[Identity]") -> None:
        """Take in who just spoke."""
        for identity in identities[:1]:
            self.heard.append((attribution.source[0].start, identity))
            self.spoken += [(span.start, span.end, identity) for span in attribution.content]

    def speaker_around(self, at: int, found: "list[Identity]") -> "Identity | None":
        """Who says the words in which a character stands."""
        return next((identity for start, end, identity in reversed(self.spoken) if start <= at < end), None)

    def last_source_before(self, at: int) -> int:
        """Where the last source before a character stands."""
        return max((place for place, _ in self.heard if place < at), default=-1)

    def resolve(self, at: int, pronoun: str, people: People) -> Person | None:
        """The person for whom ‘he’ or ‘she’ at a character stands; ``None`` where nobody fits."""
        best: tuple[float, Person] | None = None
        for name in self._before(at):
            person = people.at(name.start)
            if person is None or (person.gender is not None and person.gender != pronoun):
                continue
            score = self._score(name, at, person)
            if best is None or score > best[0]:
                best = score, person
        for place, identity in self.heard:
            if identity.person is None or not at - REACH_CHARACTERS < place < at:
                continue
            if identity.person.gender in {None, pronoun}:
                score = self._heard_score(place, at)
                if best is None or score > best[0]:
                    best = score, identity.person
        return best[1] if best else None

    def _before(self, at: int) -> list[Name]:
        high = bisect_left(self.names, at, key=lambda name: name.start)
        low = bisect_left(self.names, at - REACH_CHARACTERS, key=lambda name: name.start)
        return self.names[low:high]

    def _score(self, name: Name, at: int, person: Person) -> float:
        between = self.text[name.end : at]
        score = -len(between) / 250 - between.count("\n") * 0.4
        before = self.text[max(0, name.start - 40) : name.start]
        if SENTENCE_START.search(before.removesuffix(" ".join(name.title)).rstrip() + " " if name.title else before):
            score += 1.0
        if PREPOSITION.search(before):
            score -= 0.5
        if self.text[name.end : name.end + 2] in {"’s", "'s"}:
            score -= 0.3
        if person.gender is None:
            score -= 0.5 if person.certain else 1.5
        if any(start <= name.start < end for start, end, _ in self.spoken[-4:]):
            score -= 1.0
        return score

    def _heard_score(self, place: int, at: int) -> float:
        between = self.text[place:at]
        return 1.2 - len(between) / 400 - between.count("\n") * 0.2

    def with_title(self, phrase: Phrase, people: People) -> Person | None:
        """The person whom the article has called by the noun of a phrase: ‘the minister’."""
        best: tuple[int, Person] | None = None
        for person in people.persons:
            before = [name for name in person.places if name.start < phrase.start]
            later = before and (best is None or before[-1].start > best[0])
            if later and any(self._is_called(name, phrase.noun) for name in person.places):
                best = before[-1].start, person
        return best[1] if best else None

    def _is_called(self, name: Name, noun: str) -> bool:
        pattern = re.compile(rf"(?<![\w-]){re.escape(noun)}(?!\w)", re.IGNORECASE)
        return any(pattern.search(self.text, low, high) for low, high in self.people.callings(self.text, name))
