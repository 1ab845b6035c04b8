"""One source for all its mentions: names under their people, pronouns and "the minister" under whom they stand for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.bodies import Bodies, is_of_kind
from dateline.interpret.sources.groups import find_group, one_of
from dateline.interpret.sources.kinds import Name, fold
from dateline.interpret.sources.ledes import settle_ledes
from dateline.interpret.sources.names import opens_sentence
from dateline.interpret.sources.offices import Office, held_offices, may_be, read_offices
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase, Shape, names_in, read_phrase, read_phrases
from dateline.interpret.sources.pronouns import UNNAMED_REACH, find_for_pronoun
from dateline.interpret.sources.salience import Salience
from dateline.interpret.sources.subjects import gender_of
from dateline.interpret.sources.tables import alike, singular_of, words
from dateline.records import Attribution, Voice

HE_OR_SHE = frozenset({"he", "she"})
PROXIMATE = frozenset({"person", "source", "man", "woman", "people", "sources"})
DEFINITE_REACH = 3000
# ‘published by the Harbour Institute’, ‘from the port’, not ‘seen by the Courier’.
MADE_BY = re.compile(r"(?<!seen )(?<!obtained )(?<!reviewed )(?<!viewed )(?<!reported )\b(?:by|from|for) (?:the )?$")


@dataclass(slots=True)
class Identity:
    """A source in the making."""

    key: str
    shape: Shape
    phrases: list[Phrase] = field(default_factory=list)
    person: Person | None = None
    group: "Identity | None" = None
    """Of whom it is one: ‘two diplomats said … one of them said’."""
    score: float = 1.0
    """How sure the weakest of its links is."""
    said: set[str] = field(default_factory=set)
    """What it has been: ``he``, ``she``."""

    @property
    def last(self) -> int:
        """Where it was last mentioned."""
        return self.phrases[-1].start if self.phrases else -1

    @property
    def one_unnamed(self) -> bool:
        """One person whom the article has not named."""
        return self.shape is Shape.DESCRIPTION and self.person is None and not self.phrases[0].plural

    @property
    def worded(self) -> bool:
        """Does the article say what it is, not only ‘which’?"""
        return any(not phrase.pronoun for phrase in self.phrases)

    @property
    def nouns(self) -> set[str]:
        """The nouns that describe it."""
        return {phrase.noun for phrase in self.phrases if phrase.noun}


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
    by_words: dict[tuple[int, str], list[Identity]] = field(default_factory=dict)
    spoke_last: list[Identity] = field(default_factory=list)

    def identify(self, phrase: Phrase) -> list[Identity]:
        """Say whom a phrase stands for: those known, or one new; nobody for the author. The same words again are the same ones."""
        words_ = phrase.noun
        again = self.by_words.get((phrase.start, words_)) if words_ else None
        if again is not None:
            return again
        group = find_group(self.text, self.found, phrase)
        if group is not None:
            phrase = replace(phrase, noun=one_of(group))
        elif phrase.ordinal:
            phrase = replace(phrase, noun="third", plural=True, count=None, part=False)  # of all
        by_shape: dict[Shape, Callable[[Phrase], list[Identity]]] = {
            Shape.PRONOUN: partial(find_for_pronoun, self), Shape.PERSON: self._person,
            Shape.BODY: self._body, Shape.DOCUMENT: self._document,
            Shape.PEOPLE: self._people, Shape.DESCRIPTION: self._description, Shape.OTHER: self._other,
        }  # fmt: skip
        identities = by_shape[phrase.shape](phrase)
        for identity in identities:
            identity.group = identity.group or group
            identity.phrases.append(phrase)
            identity.said |= {phrase.pronoun, gender_of(phrase.noun) or ""} & HE_OR_SHE
        if words_:
            self.by_words[phrase.start, words_] = identities
        return identities

    def keyed(self, key: str, shape: Shape, *, person: Person | None = None) -> Identity:
        """The source of a key; a new one where none has it yet."""
        identity = self.by_key.get(key)
        if identity is None:
            identity = Identity(key, shape, person=person)
            self.by_key[key] = identity
            self.found.append(identity)
        return identity

    def new(self, shape: Shape) -> list[Identity]:
        """A source that nothing has spoken of before."""
        return [self.keyed(f"new {len(self.found)}", shape)]

    def surely(self, identity: Identity, score: float) -> list[Identity]:
        """A source, and how sure this link of it is."""
        identity.score = min(identity.score, score)
        return [identity]

    def of_person(self, person: Person) -> Identity:
        """The source that a named person is."""
        return self.keyed(f"person {id(person)}", Shape.PERSON, person=person)

    def _person(self, phrase: Phrase) -> list[Identity]:
        assert phrase.name
        person = self.people.at(phrase.name.start)
        return [self.of_person(person)] if person else self.new(Shape.PERSON)

    def _body(self, phrase: Phrase) -> list[Identity]:
        again = self._body_again(phrase)
        if again is not None:
            return self.surely(again, 0.8)
        key = self.bodies.key_of(phrase, self._owner_of(phrase))
        if key is not None:
            return [self.keyed(f"body {key}", Shape.BODY)]
        known = [identity for identity in self.found if identity.shape is Shape.BODY and is_of_kind(identity.phrases, phrase.noun)]
        if known and phrase.definite and phrase.noun in words("aliases", "any_body"):
            return self.surely(max(known, key=lambda identity: identity.last), 0.7)
        return self.new(Shape.BODY)

    def _body_again(self, phrase: Phrase) -> Identity | None:
        """‘The ministry’: the one told of before as hers, or as that of a state or a place."""
        words_ = self.text[phrase.start : phrase.head_end].casefold().split()
        if phrase.name is not None or words_ != ["the", phrase.noun] or phrase.noun in words("aliases", "every_body"):
            return None
        told = [
            one for one in self.found if one.shape is Shape.BODY and any(own.noun == phrase.noun and not own.name for own in one.phrases)
        ]
        return max(told, key=lambda one: one.last, default=None)

    def _owner_of(self, phrase: Phrase) -> str | None:
        """Whose campaign, whose lawyer: of the person named before the noun, or of whom ‘his’ stands for."""
        inside = [name for name in names_in(self.names, phrase.start, phrase.head_end) if name is not phrase.name]
        for name in inside:
            if person := self.people.at(name.start):
                return person.name
        first = self.text[phrase.start : phrase.head_end].split(None, 1)[0].casefold()
        if first in {"his", "her"}:
            person, _ = self.salience.resolve(phrase.start, "he" if first == "his" else "she")
            return person.name if person else None
        return inside[0].text if inside else None

    def _document(self, phrase: Phrase) -> list[Identity]:
        if phrase.name is not None:
            return [self.keyed(f"document {phrase.noun}", Shape.DOCUMENT)]
        if phrase.definite or (phrase.bare and not phrase.plural):
            like = alike("documents", phrase.noun)
            for identity in sorted(self.found, key=lambda identity: identity.last, reverse=True):
                if identity.shape is Shape.DOCUMENT and identity.nouns & like and not self._other_maker(identity.phrases[0], phrase):
                    return self.surely(identity, 0.8)
        if phrase.bare:
            return [self.keyed(f"document {self._head(phrase)}", Shape.DOCUMENT)]
        return self.new(Shape.DOCUMENT)

    def _other_maker(self, one: Phrase, other: Phrase) -> bool:
        makers = [self._makers(phrase) for phrase in (one, other)]
        return bool(makers[0] and makers[1] and not makers[0] & makers[1])

    def _makers(self, phrase: Phrase) -> set[str]:
        """Whose a document is: names in its head, or behind ‘by’; ‘seen by the Courier’ is not the Courier's."""
        head_end = phrase.head_end
        inside = names_in(self.names, phrase.start, phrase.end)
        return {name.text for name in inside if name.start < head_end or MADE_BY.search(self.text, head_end, name.whole_start)}

    def _head(self, phrase: Phrase) -> str:
        return _plain(self.text[phrase.start : phrase.head_end])

    def _people(self, phrase: Phrase) -> list[Identity]:
        return [self.keyed(f"people {self._head(phrase)}", Shape.DESCRIPTION)]

    def _other(self, phrase: Phrase) -> list[Identity]:
        if phrase.plural:
            return self._description(phrase)
        if phrase.bare or phrase.definite:
            return [self.keyed(f"thing {self._head(phrase)}", Shape.DOCUMENT)]
        return self.new(Shape.DOCUMENT)

    def _description(self, phrase: Phrase) -> list[Identity]:
        if phrase.plural:
            return self._several(phrase)
        if phrase.part:
            return self.new(Shape.DESCRIPTION)
        if phrase.definite or self._is_owned(phrase):
            return self._definite(phrase)
        return self.new(Shape.DESCRIPTION)

    def _is_owned(self, phrase: Phrase) -> bool:
        return POSSESSIVE.search(self.text, phrase.start, phrase.head_end) is not None

    def _several(self, phrase: Phrase) -> list[Identity]:
        """‘the senators’: those named before whom the article calls so; else the same words again; else new."""
        if phrase.definite:
            persons = self.salience.all_called(singular_of(phrase.noun), phrase.start)
            if 2 <= len(persons) <= 3:
                return [self.of_person(person) for person in persons]
            for identity in reversed(self.found):
                if identity.shape is Shape.DESCRIPTION and identity.phrases[-1].plural and phrase.noun in identity.nouns:
                    return self.surely(identity, 0.7)
        if phrase.bare or phrase.definite:
            return [self.keyed(f"people {_plain(self.text[phrase.start : phrase.end])}", Shape.DESCRIPTION)]
        return self.new(Shape.DESCRIPTION)

    def _definite(self, phrase: Phrase) -> list[Identity]:
        """‘the minister’, ‘that person’, ‘his lawyer’: one of whom the article has said so."""
        like, office = alike("people", phrase.noun), self._office_of(phrase)
        same = [identity for identity in self.found if identity.one_unnamed and self._may_be_again(identity, phrase, office, like)]
        same.sort(key=lambda identity: phrase.noun in identity.nouns)
        if phrase.head_end < phrase.end:
            about = set(self.text[phrase.head_end : phrase.end].casefold().split())
            same.sort(key=lambda identity: len(about & set(self._first_words(identity))))
        owner = self._owner_of(phrase)
        spouse = self._spouse_of(owner, phrase)
        if spouse is not None:
            return self.surely(self.of_person(spouse), 0.8)
        introduced = self._introduced(phrase)
        if introduced is not None:
            return self.surely(introduced, 0.7)
        named, sure = self.salience.called(phrase, office, like, not_named=owner)
        exact = any(phrase.noun in identity.nouns for identity in same)
        if exact and not owner and named is not None and not self.salience.is_called(named, frozenset({phrase.noun})):
            named = None  # “the diplomat” is the diplomat heard before, not the minister
        if (
            named is not None
            and phrase.noun not in PROXIMATE
            and self.text.startswith(" of ", phrase.head_end)
            and phrase.head_end < phrase.end
        ):
            named = named if self.salience.is_called(named, frozenset({phrase.noun})) else None  # “the leader of the opposition”
        if MY.match(self.text, phrase.start, phrase.end):
            return [self.keyed(f"my {phrase.noun}", Shape.DESCRIPTION)]
        if named is None and not same:
            named, sure = self._just_heard(phrase, office, owner)
        if same and not owner and (phrase.noun in PROXIMATE or named is None) and same[-1].last > phrase.start - DEFINITE_REACH:
            return self.surely(same[-1], 0.8)
        if named is not None:
            return self.surely(self.of_person(named), sure)
        return [self.keyed(f"the {owner or ''} {phrase.noun if owner else self._head(phrase)}", Shape.DESCRIPTION)]

    def _introduced(self, phrase: Phrase) -> Identity | None:
        """‘A Western diplomat was blunter. “It is over,” the diplomat said’: with whom a sentence of the paragraph has begun."""
        if self.text[phrase.start : phrase.head_end].casefold().split() != ["the", phrase.noun]:
            return None
        paragraph = self.text.rfind("\n", 0, phrase.start) + 1
        begun = [
            match
            for match in re.finditer(
                rf"\b(?:A|An|One|Another) (?:[\w-]+ ){{0,3}}?{re.escape(phrase.noun)}\b", self.text[paragraph : phrase.start]
            )
            if opens_sentence(self.text, paragraph + match.start()) and not NAME_NEXT.match(self.text, paragraph + match.end())
        ]
        if not begun:
            return None
        first = read_phrase(self.text, paragraph + begun[-1].start(), paragraph + begun[-1].end(), self.names)
        return self.identify(first)[0] if first and first.shape is Shape.DESCRIPTION else None

    def _spouse_of(self, owner: str | None, phrase: Phrase) -> Person | None:
        """‘Her husband’: the only man named before who bears the name of Mira Oslan."""
        pronoun = {"husband": "he", "wife": "she"}.get(phrase.noun)
        if owner is None or pronoun is None:
            return None
        family = fold(owner.split()[-1])
        fits = [
            person
            for person in self.people.persons
            if person.name != owner and person.forms[-1] == family and person.gender == pronoun and person.places[0].start < phrase.start
        ]
        return fits[0] if len(fits) == 1 else None

    def _office_of(self, phrase: Phrase) -> Office:
        """What a description says that somebody is."""
        told = read_offices(self.text, phrase.start, phrase.head_end)
        return next((office for _, office in reversed(told) if office.noun == phrase.noun), Office(phrase.noun, "", "", False, False))

    def _may_be_again(self, identity: Identity, phrase: Phrase, office: Office, like: frozenset[str]) -> bool:
        """May a description mean an unnamed person again? ‘The prime minister’ is not the cabinet minister heard before."""
        if phrase.noun in PROXIMATE:
            return True
        owner = OWNER.search(self.text, phrase.start, phrase.head_end)
        if owner and not any(self._speaks_of(owner["noun"], one) for one in identity.phrases):
            return False  # “the premier’s spokesman” is not the ministry's
        return any(one.noun in like and may_be(office, self._office_of(one)) for one in identity.phrases)

    def _speaks_of(self, word: str, phrase: Phrase) -> bool:
        return re.search(rf"\b{re.escape(word)}\b", self.text[phrase.start : phrase.end], re.IGNORECASE) is not None

    def _just_heard(self, phrase: Phrase, office: Office, owner: str | None) -> tuple[Person | None, float]:
        """‘the nominee’ of somebody whom the article never calls so: the one who has just spoken.

        An office of state is nobody's by guess, but for ‘the new chancellor’ where somebody has just come to one, ‘the former senator’
        where nobody else has a name, and ‘the shadow minister’, of whom there are many, of somebody without a title; nor is ‘Dorn’s
        lawyer’ somebody whom the report knows as something else.
        """
        heard = self.spoke_last[0].person if len(self.spoke_last) == 1 else None
        if heard is None or heard.name == owner or phrase.start - self.spoke_last[0].last > UNNAMED_REACH:
            return None, 0.5
        if phrase.noun in held_offices() and office.beside:
            fits = not self.salience.is_titled(heard)
        elif phrase.noun in held_offices():
            only = office.former and sum(one.person is not None for one in self.found) == 1
            fits = only or (office.new and not owner and self.salience.comes_to_office(heard, phrase.start))
        elif phrase.noun in words("nouns", "offices"):
            fits = True
        else:
            fits = bool(owner) and phrase.noun not in words("titles", "witness") and not self.salience.is_titled(heard)
        return (heard, 0.6) if fits else (None, 0.5)

    def _first_words(self, identity: Identity) -> list[str]:
        return self.text[identity.phrases[0].start : identity.phrases[0].end].casefold().split()

    def hear(self, attribution: Attribution, identities: list[Identity]) -> None:
        """Take in who just spoke to the outlet; whom others tell of has not."""
        if attribution.within is None:
            self.spoke_last = identities
        self.salience.hear(attribution, identities)


MY = re.compile(r"(?:my|our)\s", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:’s|'s|s’|s')\s")
NAME_NEXT = re.compile(r",? [A-Z]")
OWNER = re.compile(r"(?P<noun>\w+)(?:’s|'s)\s")


def _plain(words_: str) -> str:
    return " ".join(words_.casefold().split()).removeprefix("the ")


def find_identities(
    text: str, attributions: tuple[Attribution, ...], names: list[Name], people: People
) -> tuple[list[Identity], dict[str, list[Identity]]]:
    """Find the sources of an article's attributions.

    Returns:
        The sources in the order in which they come, and for each attribution's id its own.
    """
    identities = Identities(text, names, people, Bodies(text, names), Salience(text, names, people))
    order = sorted(attributions, key=lambda attribution: (attribution.source or attribution.cue or attribution.content)[0].start)
    owners: dict[str, list[Identity]] = {}
    for attribution in order:
        mine: dict[str, Identity] = {}
        if attribution.source and attribution.voice is not Voice.AUTHOR:
            spans: list[Extent] = [(span.start, span.end) for span in attribution.source]
            for phrase in read_phrases(text, spans, names):
                mine |= {identity.key: identity for identity in identities.identify(phrase)}
            identities.hear(attribution, list(mine.values()))
        owners[attribution.id] = list(mine.values())
    settled = settle_ledes(identities)
    for key, person in settled.items():
        person.phrases = [*identities.by_key[key].phrases, *person.phrases]
        person.score = min(person.score, 0.7)
    owners = {name: list({id(one): one for one in (settled.get(one.key, one) for one in mine)}.values()) for name, mine in owners.items()}
    return [identity for identity in identities.found if identity.phrases and identity.key not in settled], owners
