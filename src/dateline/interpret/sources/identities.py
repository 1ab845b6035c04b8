"""One source for all its mentions: names under their people, pronouns and "the minister" under whom they stand for."""

from dataclasses import dataclass, field

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.bodies import Bodies
from dateline.interpret.sources.names import Name, NameKind
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase, Shape, read_phrases
from dateline.interpret.sources.salience import Salience
from dateline.interpret.sources.tables import table, words
from dateline.records import Attribution, Voice

PROXIMATE = frozenset({"person", "source", "man", "woman", "one", "people", "sources"})


NOBODY = frozenset({"one", "nobody", "anyone", "someone", "everyone", "everybody", "somebody"})


@dataclass(slots=True)
class Identity:
    """A source in the making."""

    key: str
    shape: Shape
    phrases: list[Phrase] = field(default_factory=list)
    person: Person | None = None
    body: str | None = None
    score: float = 1.0

    @property
    def last(self) -> int:
        """Where it was last mentioned."""
        return self.phrases[-1].start if self.phrases else -1


@dataclass(slots=True)
class Identities:
    """Who is who in one article: filled by `find_identities`, in the order of the text."""

    text: str
    names: list[Name]
    people: People
    bodies: Bodies
    salience: Salience
    found: list[Identity] = field(default_factory=list)
    by_key: dict[str, Identity] = field(default_factory=dict)

    def identify(self, phrase: Phrase) -> Identity | None:
        """Say whom a phrase stands for: one known, or one new; ``None`` for the author."""
        by_shape = {
            Shape.PRONOUN: self._pronoun, Shape.PERSON: self._person, Shape.BODY: self._body, Shape.DOCUMENT: self._document,
            Shape.PEOPLE: self._people, Shape.DESCRIPTION: self._description, Shape.OTHER: self._description,
        }  # fmt: skip
        identity = by_shape[phrase.shape](phrase)
        if identity is not None:
            identity.phrases.append(phrase)
        return identity

    def _known(self, key: str, shape: Shape, *, person: Person | None = None, body: str | None = None) -> Identity:
        identity = self.by_key.get(key)
        if identity is None:
            identity = Identity(key, shape, person=person, body=body)
            self.by_key[key] = identity
            self.found.append(identity)
        return identity

    def _new(self, shape: Shape) -> Identity:
        return self._known(f"new {len(self.found)}", shape)

    def of_person(self, person: Person) -> Identity:
        """The source that a named person is."""
        return self._known(f"person {id(person)}", Shape.PERSON, person=person)

    def _person(self, phrase: Phrase) -> Identity:
        assert phrase.name
        person = self.people.at(phrase.name.start)
        return self.of_person(person) if person else self._new(Shape.PERSON)

    def _body(self, phrase: Phrase) -> Identity:
        key = self.bodies.key_of(phrase, self._owner_of(phrase))
        if key is None:
            known = [identity for identity in self.found if identity.shape is Shape.BODY]
            before = known[-1] if known and phrase.definite and phrase.noun in words("aliases", "any_body") else None
            return before or self._new(Shape.BODY)
        return self._known(f"body {key}", Shape.BODY, body=key)

    def _owner_of(self, phrase: Phrase) -> str | None:
        """Whose campaign: of the person named before the noun, or of whom ‘his’ stands for."""
        inside = [name for name in self.names if phrase.start <= name.start < phrase.head_end and name is not phrase.name]
        for name in inside:
            if person := self.people.at(name.start):
                return person.name
        first = self.text[phrase.start : phrase.head_end].split(None, 1)[0].casefold()
        if first in {"his", "her"}:
            person = self.salience.resolve(phrase.start, "he" if first == "his" else "she", self.people)
            return person.name if person else None
        return inside[0].text if inside else None

    def _document(self, phrase: Phrase) -> Identity:
        known = [identity for identity in self.found if identity.shape is Shape.DOCUMENT]
        if phrase.definite or (phrase.bare and not phrase.plural):
            like = {word for group in table("aliases")["documents"] if phrase.noun in group for word in group} | {phrase.noun}
            for identity in reversed(known):
                if identity.phrases[-1].noun in like and not self._other_maker(identity.phrases[0], phrase):
                    return identity
        if phrase.bare:
            return self._known(f"document {self._head(phrase)}", Shape.DOCUMENT)
        return self._new(Shape.DOCUMENT)

    def _other_maker(self, one: Phrase, other: Phrase) -> bool:
        makers = [{name.text for name in self.names if phrase.start <= name.start < phrase.end} for phrase in (one, other)]
        return bool(makers[0] and makers[1] and not makers[0] & makers[1])

    def _head(self, phrase: Phrase) -> str:
        return " ".join(self.text[phrase.start : phrase.head_end].casefold().split()).removeprefix("the ")

    def _people(self, phrase: Phrase) -> Identity:
        return self._known(f"people {self._head(phrase)}", Shape.DESCRIPTION)

    def _description(self, phrase: Phrase) -> Identity:
        if phrase.shape is Shape.OTHER and not phrase.plural and phrase.noun not in words("nouns", "person"):
            return (
                self._known(f"thing {self._head(phrase)}", Shape.DOCUMENT) if phrase.bare or phrase.definite else self._new(Shape.DOCUMENT)
            )
        if phrase.plural:
            if phrase.definite:
                for identity in reversed(self.found):
                    if identity.shape is Shape.DESCRIPTION and identity.phrases[-1].plural and identity.phrases[-1].noun == phrase.noun:
                        return identity
            if phrase.bare or phrase.definite:
                return self._known(f"people {self._whole(phrase)}", Shape.DESCRIPTION)
            return self._new(Shape.DESCRIPTION)
        if not phrase.definite:
            return self._new(Shape.DESCRIPTION)
        return self._definite(phrase)

    def _whole(self, phrase: Phrase) -> str:
        return " ".join(self.text[phrase.start : phrase.end].casefold().split()).removeprefix("the ")

    def _definite(self, phrase: Phrase) -> Identity:
        """‘the minister’, ‘that person’: one of whom the article has said so."""
        unnamed = [
            identity
            for identity in self.found
            if identity.shape is Shape.DESCRIPTION and identity.person is None and not identity.phrases[0].plural
        ]
        same = [identity for identity in unnamed if phrase.noun in {other.noun for other in identity.phrases} or phrase.noun in PROXIMATE]
        if phrase.head_end < phrase.end and same:
            about = set(self.text[phrase.head_end : phrase.end].casefold().split())
            same.sort(key=lambda identity: len(about & set(self._whole(identity.phrases[0]).split())))
        if same and (phrase.noun in PROXIMATE or same[-1].last > phrase.start - 3000):
            return same[-1]
        person = self.salience.with_title(phrase, self.people)
        return self.of_person(person) if person else self._known(f"the {self._head(phrase)}", Shape.DESCRIPTION)

    def _pronoun(self, phrase: Phrase) -> Identity | None:
        if phrase.pronoun == "i":
            return self.salience.speaker_around(phrase.start, self.found)
        if phrase.pronoun == "who":
            return self._antecedent(phrase)
        if phrase.pronoun in {"he", "she"}:
            return self._he_or_she(phrase)
        fits = (Shape.BODY, Shape.DOCUMENT) if phrase.pronoun == "it" else (Shape.DESCRIPTION, Shape.BODY)
        for identity in sorted(self.found, key=lambda identity: identity.last, reverse=True):
            if identity.shape in fits and (phrase.pronoun == "it" or identity.phrases[-1].plural or identity.shape is Shape.BODY):
                return identity
        return self._new(Shape.DESCRIPTION if phrase.pronoun == "they" else Shape.BODY)

    def _he_or_she(self, phrase: Phrase) -> Identity:
        unnamed = [
            identity for identity in self.found
            if identity.shape is Shape.DESCRIPTION and not identity.phrases[0].plural and phrase.start - identity.last < 600
            and not NOBODY & {other.noun for other in identity.phrases}
        ]  # fmt: skip
        person = self.salience.resolve(phrase.start, phrase.pronoun, self.people)
        if unnamed and (person is None or self.salience.last_source_before(phrase.start) == unnamed[-1].last):
            return unnamed[-1]
        return self.of_person(person) if person else self._new(Shape.DESCRIPTION)

    def _antecedent(self, phrase: Phrase) -> Identity | None:
        """‘a general who said’: the noun phrase right before ‘who’."""
        low = max(self.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n", "; ", ": ", "” "))
        before = self.text[low + 1 : phrase.start].rstrip(" ,")
        end = low + 1 + len(before)
        close = [name for name in self.names if low < name.start and name.end <= end]
        people = [name for name in close if name.kind is NameKind.PERSON]
        if people and end - people[-1].end < 60:
            person = self.people.at(people[-1].start)
            return self.of_person(person) if person else None
        start = max(low + 1, end - 60)
        start = max(
            [
                start,
                *(
                    self.text.rfind(mark, start, end) + len(mark)
                    for mark in (", ", " said ", " by ", " from ", " with ", " to ", " and ")
                    if mark in self.text[start:end]
                ),
            ]
        )
        inner = read_phrases(self.text, [(start, end)], self.names)
        if not inner or inner[-1].shape in {Shape.PRONOUN, Shape.OTHER}:
            return self._new(Shape.DESCRIPTION)
        return self.identify(inner[-1])


def find_identities(
    text: str, attributions: tuple[Attribution, ...], names: list[Name], people: People
) -> tuple[list[Identity], dict[str, list[Identity]]]:
    """Find the sources of an article's attributions.

    Returns:
        The sources in the order in which they come, and for each attribution's id its own.
    """
    salience = Salience(text, names, people)
    identities = Identities(text, names, people, Bodies(text, names), salience)
    order = sorted(attributions, key=lambda attribution: (attribution.source or attribution.cue or attribution.content)[0].start)
    owners: dict[str, list[Identity]] = {}
    for attribution in order:
        owners[attribution.id] = []
        if not attribution.source or attribution.voice is Voice.AUTHOR:
            continue
        spans: list[Extent] = [(span.start, span.end) for span in attribution.source]
        for phrase in read_phrases(text, spans, names):
            identity = identities.identify(phrase)
            if identity is not None and identity not in owners[attribution.id]:
                owners[attribution.id].append(identity)
        salience.hear(attribution, owners[attribution.id])
    return [identity for identity in identities.found if identity.phrases], owners
