"""Who is who at any place of an article: for a pronoun, a short name, a description, whom it stands for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dateline.interpret.forecasts.grammar import lower_first, possessive
from dateline.interpret.forecasts.grammar import words as grammar_words
from dateline.interpret.forecasts.standing import NounPhrase, find_noun_phrases
from dateline.interpret.sources.bodies import Bodies
from dateline.interpret.sources.identities import Identity
from dateline.interpret.sources.named import find_named
from dateline.interpret.sources.names import Name, NameKind
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase, Shape, read_phrases
from dateline.interpret.sources.salience import Salience
from dateline.interpret.sources.tables import plural_people, words
from dateline.records import Agent, Article, Attribution, Form, Role, Source, SourceRole

SURE = 0.6
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")
SHORT_WORD = re.compile(r"\b(?:[A-Z]\.|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)\.?$")
REACH_SENTENCES = 2
NICKNAME = re.compile(r"\s*[“\"(]\w+[”\")]")
SPEAKS_FOR = re.compile(r"\b(?:lawyer|attorney|solicitor|barrister|counsel|spokes\w+|agent|aide|publicist)s?\b", re.IGNORECASE)
CAPITAL = re.compile(r"(?:^|\s)[A-Z]")
CALLED = re.compile(r"\s+(?:known|called|named|identified|described|quoted|speaking|said)$")
OF_BODY = re.compile(r",? (?:of|from|at|with|for) (?:the )?")
CLIENT = re.compile(r"(?:his|her)\s+(?:client|candidate|boss|employer)\b", re.IGNORECASE)
NOUN_NEXT = re.compile(r" [a-z]")
OWNED = re.compile(r"(?P<owner>his|her|their|its|my|our)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a word stands for.

    ``name`` is what a sentence may call them, ``pronoun`` what it may say afterwards: ``he``, ``she``, ``it`` or ``they``.
    """

    key: str
    name: str
    pronoun: str = "they"
    plural: bool = False
    sure: bool = True
    """Does the text tell, or is it the best guess, worded so that it invents nothing?"""


@dataclass(slots=True)
class Cast:
    """The people, bodies and unnamed sources of an article. Made by `find_cast`; to be read only."""

    text: str
    names: list[Name]
    people: People
    bodies: Bodies
    salience: Salience
    attributions: Sequence[Attribution]
    sources: dict[str, Source]
    body: tuple[tuple[int, int], ...]
    published: date | None = None
    _common: dict[str, bool] = field(default_factory=dict)

    def of_name(self, name: Name) -> Referent | None:
        """Whom a name names, in its fullest form; ``None`` for a place, a people, a work."""
        if self._is_common(name):
            return None
        if name.kind is NameKind.PERSON:
            person = self.people.at(name.start)
            return self.of_person(person) if person else None
        return self._of_body(name) if name.kind in {NameKind.BODY, NameKind.STATE} else None

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

    def _of_body(self, name: Name) -> Referent:
        key = self.bodies.key_of_name(name)
        if name.kind is NameKind.STATE:
            return Referent(f"body {key}", self._with_article(name, [name]), "it")
        same = [other for other in self.names if other.kind is NameKind.BODY and self.bodies.key_of_name(other) == key]
        longest = max([name, *same], key=lambda other: (len(other.words), -other.start))
        return Referent(f"body {key}", self._with_article(longest, [name, *same]), "it")

    def _with_article(self, name: Name, same: list[Name]) -> str:
        """With "the" where the text ever says it of this body, but for letters: "the NATO summit" is no "the NATO"."""
        last = name.words[-1]
        alike = [
            one
            for one in same
            if one.words[-1] == last and (not last.isupper() or len(name.words) > 1 or not NOUN_NEXT.match(self.text, one.end))
        ]
        the = any(self.text[max(0, one.start - 4) : one.start].lower() == "the " for one in alike)
        return f"the {name.text}" if the else name.text

    def speaker(self, at: int) -> tuple[Attribution | None, Referent | None]:
        """Who says the words in which a character stands, by the innermost attribution; nobody for the outlet's own."""
        attribution = self._attribution_at(at)
        if attribution is None or not attribution.source_ids:
            return attribution, None
        referents = [referent for name in attribution.source_ids if (referent := self.of_source(self.sources[name]))]
        return attribution, join_referents(referents)

    def _attribution_at(self, at: int) -> Attribution | None:
        around = [item for item in self.attributions if any(span.start <= at < span.end for span in item.content)]
        return min(around, key=lambda item: sum(span.end - span.start for span in item.content), default=None)

    def of_source(self, source: Source) -> Referent | None:
        """A source by its name, or by the words that first describe it."""
        for mention in source.mentions:
            for phrase in read_phrases(self.text, [(mention.start, mention.end)], self.names):
                if phrase.name is not None and phrase.shape in {Shape.PERSON, Shape.BODY}:
                    referent = self.of_name(phrase.name)
                    if referent is not None:
                        return referent
        for mention in source.mentions:
            for phrase in read_phrases(self.text, [(mention.start, mention.end)], self.names):
                if phrase.shape is not Shape.PRONOUN:
                    return self._of_description(source, phrase)
        return None

    def _of_description(self, source: Source, phrase: Phrase) -> Referent:
        if phrase.definite and (named := self.described(phrase.start, phrase.head_end)):
            return named
        name = CALLED.sub("", lower_first(self.text[phrase.start : phrase.head_end].strip(" ,")))
        sure = OWNED.match(name) is None
        if (
            not sure
            and (owner := self._nearest(phrase.start, "she" if name.startswith("her") else "he"))
            and name.startswith(("his", "her"))
        ):
            name, sure = possessive(owner.name) + name[3:], True
        if source.plural and phrase.bare and sure:
            name = f"the {name}"
        pronoun = "it" if source.agent in {Agent.ORGANIZATION, Agent.DOCUMENT} else "they"
        return Referent(f"source {source.id}", name, pronoun, plural=source.plural, sure=sure)

    def party(self, at: int) -> Referent | None:
        """For whom a speaker says "we": the body that speaks, or for which they speak; else their side."""
        attribution, speaker = self.speaker(at)
        if attribution is None or speaker is None:
            return None
        if speaker.pronoun == "it" or speaker.plural:
            return speaker
        sources = [self.sources[name] for name in attribution.source_ids]
        span = next((source.affiliation for source in sources if source.affiliation is not None), None)
        if span is not None:
            inside = [name for name in self.names if span.start <= name.start < span.end and name.kind in {NameKind.BODY, NameKind.STATE}]
            if inside and inside[0].kind is NameKind.BODY:
                return self._of_body(inside[0])
            if named := self.described(span.start, span.end):
                return named
        return Referent(f"side {speaker.key}", f"{speaker.name}'s side", "it", sure=False)

    def he_or_she(self, at: int, pronoun: str, *, acts: bool = True) -> Referent | None:
        """For whom "he" or "she" stands: in reported speech its speaker, in a quotation anybody else; else who is nearest and clearest.

        Who speaks for somebody else mostly speaks of them, but need not: "his lawyer said he would stay" is left alone.

        Args:
            at: Where it stands.
            pronoun: ``he`` or ``she``.
            acts: It is a subject; of any other, speaker and nearest must agree.
        """
        attribution, speaker = self.speaker(at)
        if attribution is None or speaker is None or speaker.plural or speaker.pronoun not in {pronoun, "they"}:
            return self._nearest(at, pronoun)
        if self.quotes(attribution, at):
            return self._nearest(at, pronoun, not_named=speaker.key.removeprefix("person "))
        if self._speaks_for_another(attribution):
            return speaker if CLIENT.match(self.text, at) else None
        if acts and self._opens_content(attribution, at):
            return speaker
        nearest = self._nearest(at, pronoun)
        return nearest if acts or (nearest is not None and nearest.key == speaker.key) else None

    def _speaks_for_another(self, attribution: Attribution) -> bool:
        for name in attribution.source_ids:
            source = self.sources[name]
            told = " ".join([source.title.text if source.title else "", *(mention.text for mention in source.mentions[:3])])
            if source.role is SourceRole.SPOKESPERSON or SPEAKS_FOR.search(told):
                return True
        return False

    def _nearest(self, at: int, pronoun: str, not_named: str | None = None) -> Referent | None:
        person, sure = self.salience.resolve(at, pronoun, not_named=not_named)
        if person is not None and self._is_place(person) and not_named is None:
            person, sure = self.salience.resolve(at, pronoun, not_named=person.name)
        if person is None or sure < SURE or self._is_place(person):
            return None
        return self.of_person(person)

    def _is_place(self, person: Person) -> bool:
        """A lone capitalised word that nothing makes a person, and that somebody is "in"."""
        if " " in person.name or any(name.certain for name in person.places):
            return False
        return any(
            re.search(r"\b(?:in|near|at|outside|across) $", self.text[max(0, name.start - 9) : name.start]) for name in person.places
        )

    def quotes(self, attribution: Attribution, at: int) -> bool:
        """Does a character stand between quotation marks?"""
        if attribution.form is Form.INDIRECT:
            return False
        span = next(span for span in attribution.content if span.start <= at < span.end)
        before = self.text[span.start : at]
        return attribution.form is Form.DIRECT or before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _opens_content(self, attribution: Attribution | None, at: int) -> bool:
        """Is nobody else named in the content before a character?"""
        if attribution is None:
            return False
        start = min(span.start for span in attribution.content)
        return not any(start <= name.start < at and name.kind is NameKind.PERSON for name in self.names)

    def it(self, at: int) -> Referent | None:
        """For what "it" stands: the body whose words these are, else what the sentence, or the one before, is about."""
        attribution, speaker = self.speaker(at)
        if (
            attribution is not None
            and speaker is not None
            and speaker.pronoun == "it"
            and not speaker.plural
            and not self.quotes(attribution, at)
        ):
            return speaker
        if attribution is not None and self.quotes(attribution, at):
            return None
        return self._last_topic(at, plural=False)

    def they(self, at: int) -> Referent | None:
        """For whom "they" stands: those whose words these are, else the plural that the sentence, or the one before, is about."""
        attribution, speaker = self.speaker(at)
        if attribution is not None and speaker is not None and speaker.plural and not self.quotes(attribution, at):
            return speaker
        return self._last_topic(at, plural=True)

    def _last_topic(self, at: int, *, plural: bool) -> Referent | None:
        """The only phrase of this number in the nearest sentence that has one; of two, the one that opens it; of more, nobody knows."""
        for low, high in self._sentences_before(at):
            fits = [
                phrase
                for phrase in find_noun_phrases(self.text, low, high, self.names)
                if phrase.plural == plural and not phrase.person and not phrase.words.isupper()
            ]
            if not fits:
                continue
            opening = [phrase for phrase in fits if phrase.opens]
            several = len({phrase.words.casefold() for phrase in fits})
            if several == 1 or (opening and several == 2):
                return self._of_phrase((opening or fits)[0])
            return None
        return None

    def _of_phrase(self, phrase: NounPhrase) -> Referent:
        referents = [referent for name in phrase.names if (referent := self.of_name(name))]
        if referents and len(referents) == len(phrase.names):
            joined = join_referents(referents)
            if joined is not None:
                return joined
        if named := self.described(phrase.start, phrase.end):
            return named
        name = re.sub(r"^an? ", "the ", lower_first(phrase.words))
        if (
            phrase.plural
            and re.match(r"[a-z]", name)
            and not re.match(r"(?:the|these|those|his|her|their|its|two|three|four|five|\d)", name)
        ):
            name = f"the {name}"
        return Referent(f"thing {name.casefold()}", name, "they" if phrase.plural else "it", plural=phrase.plural)

    def _sentences_before(self, at: int) -> list[tuple[int, int]]:
        """The sentence up to a character, and those before it, the nearest first."""
        low = max((start for start, end in self.body if start <= at < end), default=max(0, at - 600))
        low = max(low, at - 900, self._quotation_start(at))
        edges = [low]
        for match in SENTENCE_END.finditer(self.text, low, at):
            if "\n" in match.group() or not SHORT_WORD.search(self.text, max(low, match.start() - 6), match.start() + 1):
                edges.append(match.end())
        edges.append(at)
        pairs = [(start, end) for start, end in zip(edges, edges[1:], strict=False) if start < end]
        return pairs[::-1][: REACH_SENTENCES + 1]

    def _quotation_start(self, at: int) -> int:
        """Where the quotation begins in which a character stands: what it speaks of, it has named."""
        attribution = self._attribution_at(at)
        if attribution is None or not self.quotes(attribution, at):
            return 0
        return min(span.start for span in attribution.content)

    def both(self, at: int) -> Referent | None:
        """ "The two": two people or bodies named together before, or the only two of the nearest sentence."""
        for low, high in self._sentences_before(at):
            found: dict[str, Referent] = {}
            for name in self.names:
                if low <= name.start < high and name.kind in {NameKind.PERSON, NameKind.BODY, NameKind.STATE}:
                    referent = self.of_name(name)
                    if referent is not None:
                        found.setdefault(referent.key, referent)
            if len(found) == 2 and len({referent.key.split()[0] for referent in found.values()}) == 1:
                return join_referents(list(found.values()))
            if len(found) > 2:
                return None
        return None

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
        if nouns[-1] not in words("nouns", "organization"):
            return None
        fits: dict[str, Referent] = {}
        for name in self.names:
            if name.kind is NameKind.BODY and name.start != start and len(name.words) > 1:
                plain = [word.casefold() for word in name.words]
                if nouns[-1] in (plain[-1], plain[plain.index("of") - 1] if "of" in plain else "") and set(nouns) <= set(plain):
                    referent = self._of_body(name)
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
        named = [person for person in self.people.persons if person.places[0].start < start and not self._is_place(person)]
        return self.of_person(named[0]) if len(named) == 1 and " " in named[0].name else None

    def _is_called(self, person: Person, nouns: list[str]) -> bool:
        """Do all the words of a description stand together where the article says what a person is?"""
        wanted = set(nouns)
        stretches = (stretch for name in person.places for stretch in self.people.callings(self.text, name))
        return any(wanted <= set(re.findall(r"[\w-]+", self.text[low:high].casefold())) for low, high in stretches)

    def _title(self, person: Person, nouns: list[str]) -> str:
        """The title as it stands before the name: "President" for "the president"."""
        for name in person.places:
            title = " ".join(name.title)
            if title.casefold().split()[-len(nouns) :] == nouns:
                return title
        return ""

    def antecedent(self, at: int) -> Referent | None:
        """For whom "who" or "which" at a character stands: the noun phrase right before it."""
        end = len(self.text[:at].rstrip(" ,—–-("))
        near = self.names[: bisect_right(self.names, at, key=lambda one: one.start)][-2:]
        if len(near) == 2 and near[1].end == end and near[0].kind is NameKind.PERSON and near[1].kind is not NameKind.PERSON:
            if OF_BODY.fullmatch(self.text, near[0].end, near[1].start):
                near = near[:1]  # “Mira Oslan of the Courier, who”
                end = near[0].end
        name = next((one for one in near if one.end == end), None)
        if name is not None and (referent := self.of_name(name)):
            return referent
        low = self._sentences_before(at)[0][0] if self._sentences_before(at) else max(0, at - 80)
        found = [phrase for phrase in find_noun_phrases(self.text, low, end, self.names, to_end=True) if phrase.end == end]
        return self._of_phrase_as_is(found[0]) if found else None

    def _of_phrase_as_is(self, phrase: NounPhrase) -> Referent:
        pronoun = "they" if phrase.plural else "it"
        return Referent(f"thing {phrase.words.casefold()}", lower_first(phrase.words), pronoun, plural=phrase.plural)


def find_cast(article: Article, attributions: Iterable[Attribution], sources: Iterable[Source]) -> Cast:
    """Find out who is who in an article.

    Args:
        article: The text.
        attributions: As `find_sources` returns them.
        sources: Likewise.
    """
    told = tuple(attributions)
    known = {source.id: source for source in sources}
    named = find_named(article, told)
    salience = Salience(article.text, named.names, named.people)
    persons = {person.name: person for person in named.people.persons}
    for attribution in sorted((item for item in told if item.source), key=lambda item: item.source[0].start):
        heard = [known[name] for name in attribution.source_ids]
        salience.hear(attribution, [Identity(one.id, Shape.PERSON, person=persons.get(one.name or "")) for one in heard])
    body = tuple((passage.start, passage.end) for passage in article.passages_of(Role.BODY))
    published = article.published.date() if isinstance(article.published, datetime) else article.published
    return Cast(article.text, named.names, named.people, Bodies(article.text, named.names), salience, told, known, body, published)


def join_referents(referents: Sequence[Referent]) -> Referent | None:
    """Several as one: "Kim Oslan and Mira Tan"."""
    if len(referents) < 2:
        return referents[0] if referents else None
    names = [referent.name for referent in referents]
    told = ", ".join(names[:-1]) + " and " + names[-1]
    key = " + ".join(sorted(referent.key for referent in referents))
    return Referent(key, told, "they", plural=True, sure=all(referent.sure for referent in referents))


def plain_title(name: Name) -> str:
    """The title before a name, without "Mr."."""
    return " ".join(word for word in name.title if word not in grammar_words("predicates", "courtesy"))
