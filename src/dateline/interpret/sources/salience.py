"""Whom "he" stands for: the people named before, the likelier the nearer, and above all who spoke last."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.interpret.sources.callings import find_own_words, leads_to_name
from dateline.interpret.sources.homes import find_homes, homes_in
from dateline.interpret.sources.kinds import Name, titled
from dateline.interpret.sources.offices import Office, appointed, may_be, read_offices
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase
from dateline.interpret.sources.tables import alike
from dateline.records import Attribution

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identity

REACH_CHARACTERS = 1600
NEAR_CHARACTERS = 800
PLACES_READ = 12
NEAR_NAME = 40
BEHIND_NAME = 90
SENTENCE_START = re.compile(r"(?:^|\n|[.!?][”\"’')]*\s)[“\"‘']?$")
WORD_BEHIND = re.compile(r" [a-z]{4,}\b")
IN_IT = re.compile(r"\b(?:in|near|at|outside|across|into) $", re.IGNORECASE)
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
    _offices: dict[int, list[Office]] = field(default_factory=dict)

    def hear(self, attribution: Attribution, identities: "list[Identity]") -> None:
        """Take in who just spoke; only those who speak to the outlet are heard, not of whom others tell."""
        for identity in identities[:1]:
            if attribution.within is None:
                self.heard.append((attribution.source[0].start, identity))
            self.spoken += [(span.start, span.end, identity) for span in attribution.content]

    def speaker_around(self, at: int) -> "Identity | None":
        """Who says the words in which a character stands."""
        return next((identity for start, end, identity in reversed(self.spoken) if start <= at < end), None)

    def last_source_before(self, at: int) -> int:
        """Where the last source before a character stands."""
        return max((place for place, _ in self.heard if place < at), default=-1)

    def has_heard(self, identity: "Identity") -> bool:
        """Has somebody spoken to the outlet?"""
        return any(one is identity for _, one in self.heard)

    def heard_between(self, start: int, end: int) -> "list[Identity]":
        """Who speaks in a stretch, by where their words as a source begin."""
        return [identity for place, identity in self.heard if start < place < end]

    def heard_at(self, start: int) -> "Identity | None":
        """Who speaks with a source that begins at a character."""
        return next((identity for place, identity in self.heard if place == start), None)

    def resolve(self, at: int, pronoun: str | None, *, not_named: str | None = None) -> tuple[Person | None, float]:
        """The person for whom ‘he’ or ‘she’ at a character stands; ``None`` where nobody fits.

        Args:
            at: Where the pronoun stands.
            pronoun: ``he``, ``she``; ``None`` for either.
            not_named: Whom it cannot be.

        Returns:
            The person, and how sure it is: by how far the next best is behind, 0.5–1.
        """
        scores: dict[int, tuple[float, Person]] = {}

        def offer(person: Person, score: float) -> None:
            if person.name != not_named and (person.gender is None or pronoun is None or person.gender == pronoun):
                scores[id(person)] = max(scores.get(id(person), (score, person)), (score, person), key=lambda pair: pair[0])

        for name in self._before(at):
            person = self.people.at(name.start)
            if person and not self._is_place(person):
                offer(person, self._score(name, at, person))
        for place, identity in self.heard:
            if identity.person is not None and at - REACH_CHARACTERS < place < at:
                offer(identity.person, self._heard_score(place, at))
        speakers = {id(identity.person) for _, identity in self.heard}
        sure = [pair for pair in scores.values() if pair[1].certain or " " in pair[1].name or id(pair[1]) in speakers]
        ranked = sorted(sure or scores.values(), key=lambda pair: -pair[0])
        if not ranked:
            return None, 0.5
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        return ranked[0][1], round(0.5 + min(margin, 2.0) / 4, 2)

    def _is_place(self, person: Person) -> bool:
        """One word with a capital that nothing makes a person, and somebody is in it, or it tells whose a thing is.

        ‘In Velsk, he said’, ‘At the Velskan embassy, he said’
        """
        if " " in person.name or any(name.certain for name in person.places):
            return False
        return any(IN_IT.search(self.text, max(0, name.start - 9), name.start) or self._tells_whose(name) for name in person.places)

    def _tells_whose(self, name: Name) -> bool:
        return self.text[max(0, name.start - 4) : name.start] in {"the ", "The "} and WORD_BEHIND.match(self.text, name.end) is not None

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
        if any(start <= name.start < end and not start <= at < end for start, end, _ in self.spoken[-4:]):
            score -= 1.0
        return score

    def _heard_score(self, place: int, at: int) -> float:
        between = self.text[place:at]
        return 1.2 - len(between) / 400 - between.count("\n") * 0.2

    def called(self, phrase: Phrase, office: Office, nouns: frozenset[str], *, not_named: str | None = None) -> tuple[Person | None, float]:
        """The person whom the article has called by the noun of a phrase: ‘the minister’.

        Args:
            phrase: The description.
            office: What it speaks of: a foreign minister is not whom ‘the prime minister’ means.
            nouns: Its noun, and those alike.
            not_named: Whom it cannot be.

        Returns:
            The one named last before it, and how sure it is.
        """
        best: tuple[int, Person] | None = None
        homes = homes_in(self.text[phrase.start : phrase.head_end])
        for person in self.people.persons:
            before = [name for name in person.places if name.start < phrase.start]
            if homes and (own := find_homes(self.text, self.names, person.places[:PLACES_READ])) and not own & homes:
                continue  # “the Florida senator” is not “Texas Sen. Oslan”
            if before and person.name != not_named and (best is None or before[-1].start > best[0]) and self.bears(person, office, nouns):
                best = before[-1].start, person
        return (best[1], 0.8) if best else (None, 0.5)

    def bears(self, person: Person, office: Office, nouns: frozenset[str]) -> bool:
        """Does the article give a person an office, under one of some nouns?"""
        return any(one.noun in nouns and may_be(office, one) for one in self._offices_of(person))

    def is_titled(self, person: Person) -> bool:
        """Does the article say what a person is?"""
        return any(one.noun in titled() for one in self._offices_of(person))

    def comes_to_office(self, person: Person, before: int) -> bool:
        """Has the report said in the paragraph of a character, before it, that a person comes to an office?"""
        start = self.text.rfind("\n", 0, before) + 1
        named = [name for name in person.places if start <= name.start < before]
        return any(
            appointed().search(self.text, max(start, name.whole_start - NEAR_NAME), min(before, name.end + BEHIND_NAME)) for name in named
        )

    def all_called(self, noun: str, at: int) -> list[Person]:
        """Everybody named before a character whom the article calls by a noun."""
        nouns = alike("people", noun)
        return [
            person
            for person in self.people.persons
            if any(at - NEAR_CHARACTERS < name.start < at for name in person.places) and self.is_called(person, nouns)
        ]

    def is_called(self, person: Person, nouns: frozenset[str]) -> bool:
        """Does the article call a person by one of some nouns, before or behind any form of the name?"""
        return any(one.noun in nouns for one in self._offices_of(person))

    def _offices_of(self, person: Person) -> list[Office]:
        known = self._offices.get(id(person))
        if known is None:
            known = [office for name in person.places[:PLACES_READ] for office in self._offices_at(name)]
            self._offices[id(person)] = known
        return known

    def _offices_at(self, name: Name) -> list[Office]:
        return [
            office
            for stretch in self.people.callings(self.text, name)
            for low, high in find_own_words(self.text, name, stretch)
            for end, office in read_offices(self.text, low, high)
            if low >= name.end or leads_to_name(self.text, end, name.start)
        ]
