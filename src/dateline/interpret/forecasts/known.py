"""Whom a name or a description means: the people and bodies that an article names, each in its fullest form."""

import re
from dataclasses import dataclass, field

from dateline.interpret.forecasts.grammar import head_of
from dateline.interpret.forecasts.grammar import words as grammar_words
from dateline.interpret.forecasts.referents import Referent
from dateline.interpret.sources.bodies import Bodies
from dateline.interpret.sources.kinds import NO_NOUN, Name, NameKind
from dateline.interpret.sources.names import opens_sentence
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.salience import Salience
from dateline.interpret.sources.tables import plural_people, words

NICKNAME = re.compile(r"\s*[“\"(]\w+[”\")]")
CAPITAL = re.compile(r"(?:^|\s)[A-Z]")
WORDS = re.compile(r"[\w-]+")
APPOSITION_STARTS = re.compile(r"(?:who (?:is|was|leads|heads) )?(?:an?|the|one of|its|his|her|their|former|\S+[’']s|[A-Z]\w+)\b")
NOUN_NEXT = re.compile(r" [a-z]")


IN_PLACE = re.compile(
    r"\b(?:in|near|at|on|outside|across|into|towards?) $"
    r"|\b(?:fl[ey]w?\w*|travel\w*|trip|flights?|return\w*|went|going|goes|head\w*|mov\w+|came|comes) (?:back )?(?:to|for|from) $"
)
WHERE = re.compile(r",? where\b")

LANDS = frozenset({"state", "states", "nation", "nations", "country"})
"""‘The state’ is not the Islamic State."""


@dataclass(slots=True, kw_only=True)
class Known:
    """The people and bodies of an article."""

    text: str
    names: list[Name]
    people: People
    bodies: Bodies
    salience: Salience
    _common: dict[str, bool] = field(default_factory=dict)

    def of_name(self, name: Name) -> Referent | None:
        """Whom a name names, in its fullest form; ``None`` for a place, a people, a work."""
        if self._is_common(name):
            return None
        if name.kind is NameKind.PERSON:
            person = self.people.at(name.start)
            return self.of_person(person) if person else None
        return self.of_body(name) if name.kind in {NameKind.BODY, NameKind.STATE} else None

    def _is_common(self, name: Name) -> bool:
        """A noun that has its capital from the head of a sentence: "Demonstrators"."""
        if name.certain or len(name.words) > 1 or name.title:
            return False
        plain = name.words[0].lower()
        if plain not in self._common:
            self._common[plain] = plain in plural_people() or re.search(rf"\b{re.escape(plain)}\b", self.text) is not None
        return self._common[plain]

    def of_person(self, person: Person, title: str = "") -> Referent:
        """A person in full, with the title by which the text speaks of them here."""
        whole = next((place for place in person.places if place.text == person.name), None)
        name = " ".join(NICKNAME.sub("", self.text[whole.start : whole.end] if whole else person.name).split())
        if not title and " " not in name:
            title = next((told for place in person.places if (told := plain_title(place))), "")
        return Referent(f"person {person.name}", f"{title} {name}".strip(), person.gender or "they")

    def of_body(self, name: Name) -> Referent:
        """A body in the fullest form of its name; a state as it is named here."""
        key = self.bodies.key_of_name(name)
        if name.kind is NameKind.STATE:
            return Referent(f"body {key}", self._with_article(name, [name]), "it")
        same = [other for other in self.names if other.kind is NameKind.BODY and self.bodies.key_of_name(other) == key]
        longest = max([name, *same], key=lambda other: (len(other.words), -other.start))
        return Referent(f"body {key}", self._with_article(longest, [name, *same]), "it")

    def _with_article(self, name: Name, same: list[Name]) -> str:
        """With "the" where the text ever says it of this body and never goes without: "the NATO summit" is no "the NATO"."""
        last = name.words[-1]
        alike = [
            one
            for one in same
            if one.words[-1] == last and (not last.isupper() or len(name.words) > 1 or not NOUN_NEXT.match(self.text, one.end))
        ]
        told = [self.text[max(0, one.start - 4) : one.start].lower() == "the " for one in alike]
        if len(name.words) == 1 and any(not the and NO_NOUN.match(self.text, one.end) for the, one in zip(told, alike, strict=True)):
            return name.text
        the = last in grammar_words("predicates", "articled") and len(name.words) > 1
        the = the or any(told)
        return f"the {name.text}" if the else name.text

    def is_place(self, person: Person) -> bool:
        """A lone capitalised word that nothing makes a person: somebody is "in" it, or it has its capital from the head of a sentence."""
        if " " in person.name or any(name.certain for name in person.places):
            return False
        if len(person.places) == 1 and opens_sentence(self.text, person.places[0].start):
            return True  # “Protest groups …”
        return any(
            IN_PLACE.search(self.text, max(0, name.start - 30), name.start) or WHERE.match(self.text, name.end) for name in person.places
        )

    def described(self, start: int, end: int) -> Referent | None:
        """The one body or person of the article whom a definite description fits: "the ministry", "the president"."""
        tokens = re.findall(r"[^\W\d_]+(?:[’'-]\w+)*", self.text[start:end])
        if tokens and tokens[0].casefold() in {"the", "that", "this"}:
            tokens = tokens[1:]
        if not tokens or len(tokens) > 4:
            return None
        nouns = [token.casefold() for token in tokens]
        return self._described_body(start, nouns) or self._described_person(start, nouns)

    def _described_body(self, start: int, nouns: list[str]) -> Referent | None:
        if nouns[-1] not in words("nouns", "organization") or nouns[-1] in LANDS:
            return None
        fits: dict[str, Referent] = {}
        for name in self.names:
            if name.kind is NameKind.BODY and name.start != start and len(name.words) > 1:
                plain = [word.casefold() for word in name.words]
                if nouns[-1] in (plain[-1], plain[plain.index("of") - 1] if "of" in plain else "") and set(nouns) <= set(plain):
                    referent = self.of_body(name)
                    fits[referent.key] = referent
        if len(fits) == 1:
            return next(iter(fits.values()))
        return None if fits else self._longer_description(start, nouns)

    def _longer_description(self, start: int, nouns: list[str]) -> Referent | None:
        """ "The ministry" of a report that began with "the Osmark energy ministry"."""
        noun = re.escape(" ".join(nouns))
        pattern = re.compile(
            rf"\b(?:[Tt]he (?P<the>(?:[\w.’'-]+ ){{1,3}}?{noun})|(?P<owned>[A-Z][\w.-]+[’']s (?:[\w-]+ ){{0,2}}?{noun}))\b"
        )
        fits = {
            match.group().removeprefix("The ").removeprefix("the "): match
            for match in pattern.finditer(self.text, 0, start)
            if (match["owned"] or CAPITAL.search(match["the"]))
        }
        if len(fits) != 1:
            return None
        whole, match = next(iter(fits.items()))
        name = whole if match["owned"] else f"the {whole}"
        return Referent(f"body {whole.casefold()}", name, "it")

    def _described_person(self, start: int, nouns: list[str]) -> Referent | None:
        if nouns[-1] not in words("nouns", "person") and nouns[-1] not in words("nouns", "offices"):
            return None
        fits = [
            person
            for person in self.people.persons
            if self.salience.is_called(person, frozenset({nouns[-1]})) and self._is_called(person, nouns)
        ]
        before = [person for person in fits if person.places[0].start < start]
        if len(fits) != 1 and len(before) != 1:
            return None if fits else self._only_one_named(start, nouns)
        person = (before if len(before) == 1 else fits)[0]
        return self.of_person(person, self._title(person, nouns))

    def _only_one_named(self, start: int, nouns: list[str]) -> Referent | None:
        """ "The politician", "the former minister" of a report that has named nobody else so far."""
        if nouns[0] not in {"former", "longtime"} and nouns[-1] not in grammar_words("predicates", "epithets"):
            return None
        named = [person for person in self.people.persons if person.places[0].start < start and not self.is_place(person)]
        return self.of_person(named[0]) if len(named) == 1 and " " in named[0].name else None

    def _is_called(self, person: Person, nouns: list[str]) -> bool:
        """Do all the words of a description stand together where the article says what a person is?"""
        wanted = set(nouns)
        for name in person.places:
            for low, high in self.people.callings(self.text, name):
                told = self.text[low:high] if low < name.start else _apposition_head(self.text[low:high])
                if wanted <= set(WORDS.findall(told.casefold())):
                    return True
        return False

    def _title(self, person: Person, nouns: list[str]) -> str:
        """The title as it stands before the name: "President" for "the president"."""
        for name in person.places:
            title = " ".join(name.title)
            if title.casefold().split()[-len(nouns) :] == nouns:
                return title
        return ""


def _apposition_head(words_: str) -> str:
    """What stands behind a name and says what they are, up to its preposition; nothing where a verb follows the comma."""
    return head_of(words_) if APPOSITION_STARTS.match(words_) else ""


def plain_title(name: Name) -> str:
    """The title before a name, without "Mr."."""
    return " ".join(word for word in name.title if word not in grammar_words("predicates", "courtesy"))
