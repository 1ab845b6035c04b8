"""Who is who at any place of an article: for a pronoun, a short name, a description, whom it stands for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise

from dateline.interpret.forecasts.grammar import is_plural, lower_first, possessive, table
from dateline.interpret.forecasts.grammar import words as grammar_words
from dateline.interpret.forecasts.known import Known
from dateline.interpret.forecasts.referents import Referent, join_referents
from dateline.interpret.forecasts.standing import NounPhrase, find_noun_phrases
from dateline.interpret.sources.bodies import Bodies
from dateline.interpret.sources.identities import Identity
from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.named import find_named
from dateline.interpret.sources.names import opens_sentence
from dateline.interpret.sources.people import Person
from dateline.interpret.sources.phrases import Phrase, Shape, names_in, read_phrases
from dateline.interpret.sources.salience import Salience
from dateline.interpret.sources.sentences import is_shortening
from dateline.interpret.sources.tables import words as name_words
from dateline.records import Agent, Article, Attribution, Form, Role, Source, SourceRole

SURE = 0.7
PRONOUNS = frozenset(word for row in table()["pronouns"].values() for forms in row for word in forms.split())
SENTENCE_END = re.compile(r"(?<!\bNo)[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")
CONTENT_OPENING = re.compile(r"\W*(?:that\s+)?(?:[a-z]+\s+[^,]{0,30},\s+)?", re.IGNORECASE)
TO_NEXT = re.compile(r"\w+\s+(?:not\s+)?to\b")
PREPOSITION_BEFORE = re.compile(r"\b(?:in|at|near|from|to|into|across|of|with|by|on|for|over|under|against|between|through)\s+(?:the\s+)?$")
DETERMINER_FIRST = re.compile(r"(?:the|these|those|his|her|their|its|both|some|many|several|two|three|four|five|\d)\b")
DOUBTS = re.compile(r"doubt|fear|dismiss", re.IGNORECASE)
SENTENCE_START = re.compile(r"[.!?][”\"’')]*\s+[“\"‘]?$")
REACH_SENTENCES = 2
REACH_CHARACTERS = 900
SPEAKS_FOR = re.compile(r"\b(?:lawyer|attorney|solicitor|barrister|counsel|spokes\w+|agent|aide|publicist)s?\b", re.IGNORECASE)
CALLED = re.compile(r"\s+(?:known|called|named|identified|described|quoted|speaking|said)$")
OWNER_AND_APPOSITION = re.compile(r"[’']s? [^,.;]{2,60}, (?:[\w-]+ ){0,4}")
PEOPLE_OF = re.compile(
    r"\b(?P<who>(?:(?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]enior)\s+)*[\w-]+)\s+(?:from|of|in|at|with|for)\s+(?:the\s+)?$"
)
OPENS_UNKNOWN = re.compile(
    r"\W*(?:(?:But|And|Still|Meanwhile),?\s+)?(?:The|An?|This|That|His|Her|Its|Their|[a-z]+)\s+(?:[a-z]|\w+,\s)", re.IGNORECASE
)
"""A sentence with a subject; one that begins with a name is looked up among the names."""
IT_WOULD_BE = re.compile(r"it[’']?(?:d|ll)?(?:\s+(?:would|will|could|may|might))?\s+be\s", re.IGNORECASE)
SUPPOSED_BEFORE = re.compile(r"\b(?:if|unless|should|once)\b[^.;!?]{5,110},\s+$", re.IGNORECASE)
OF_BODY = re.compile(r",? (?:of|from|at|with|for) (?:the )?")
CLIENT = re.compile(r"(?:his|her)\s+(?:client|candidate|boss|employer)\b", re.IGNORECASE)
OWNED = re.compile(r"(?P<owner>his|her|their|its|my|our)\s+", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Cast(Known):
    """The people, bodies and unnamed sources of an article, and who speaks where. Made by `find_cast`; to be read only."""

    attributions: Sequence[Attribution]
    sources: dict[str, Source]
    body: tuple[tuple[int, int], ...]
    published: date | None = None
    last_words: frozenset[str] = frozenset()
    """With which a name of one ends: their "-s" makes no plural."""
    _around: dict[int, Attribution | None] = field(default_factory=dict)

    def speaker(self, at: int) -> tuple[Attribution | None, Referent | None]:
        """Who says the words in which a character stands, by the innermost attribution; nobody for the outlet's own."""
        attribution = self._attribution_at(at)
        if attribution is None or not attribution.source_ids:
            return attribution, None
        referents = [referent for name in attribution.source_ids if (referent := self.of_source(self.sources[name]))]
        return attribution, join_referents(referents)

    def _attribution_at(self, at: int) -> Attribution | None:
        if at not in self._around:
            around = [item for item in self.attributions if any(span.start <= at < span.end for span in item.content)]
            self._around[at] = min(around, key=lambda item: sum(span.end - span.start for span in item.content), default=None)
        return self._around[at]

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
            name = f"the {self._without_capital(name, phrase.start) if opens_sentence(self.text, phrase.start) else name}"
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
                return self.of_body(inside[0])
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
        if any(DOUBTS.match(span.text) for span in attribution.cue):
            return self._nearest(at, pronoun, not_named=speaker.key.removeprefix("person ")) if speaker.pronoun != pronoun else None
        if self._speaks_for_another(attribution):
            return speaker if CLIENT.match(self.text, at) else None
        nearest = self._nearest(at, pronoun, not_named=speaker.key.removeprefix("person "))
        rival = speaker.pronoun == "they" and nearest is not None and nearest.pronoun == pronoun
        if acts and self._opens_content(attribution, at) and not TO_NEXT.match(self.text, at):
            return None if rival else speaker
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
        before = self._subject_behind_possessive(at)
        if before is not None and before.gender in {pronoun, None} and before.name != not_named:
            return self.of_person(before)
        person, sure = self.salience.resolve(at, pronoun, not_named=not_named)
        if person is not None and self.is_place(person) and not_named is None:
            person, sure = self.salience.resolve(at, pronoun, not_named=person.name)
        if person is None or sure < SURE or self.is_place(person):
            return None
        return self.of_person(person)

    def _subject_behind_possessive(self, at: int) -> Person | None:
        """‘Tan’s envoy, former judge Mira Oslan, left. She …’: the sentence before is about Oslan, not about Tan whose name begins it."""
        sentences = self._sentences_before(at)
        if not sentences or not SENTENCE_START.search(self.text, max(0, at - 6), at):
            return None
        low, high = sentences[0]
        persons = [name for name in names_in(self.names, low, high) if name.kind is NameKind.PERSON][:2]
        if (
            len(persons) < 2
            or persons[0].whole_start > low + 1
            or not OWNER_AND_APPOSITION.fullmatch(self.text, persons[0].end, persons[1].start)
        ):
            return None
        return self.people.at(persons[1].start)

    def quotes(self, attribution: Attribution, at: int) -> bool:
        """Does a character stand between quotation marks?"""
        if attribution.form is Form.INDIRECT:
            return False
        span = next(span for span in attribution.content if span.start <= at < span.end)
        before = self.text[span.start : at]
        return attribution.form is Form.DIRECT or before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _begins_content(self, attribution: Attribution, at: int) -> bool:
        """Is it the first word of what is said, and not the object that "expects it to" has?"""
        start = max((span.start for span in attribution.content if span.start <= at), default=at)
        return CONTENT_OPENING.fullmatch(self.text, start, at) is not None and not TO_NEXT.match(self.text, at)

    def _opens_content(self, attribution: Attribution | None, at: int) -> bool:
        """Is nobody else named in the content before a character?"""
        if attribution is None:
            return False
        start = min(span.start for span in attribution.content)
        return not any(start <= name.start < at and name.kind is NameKind.PERSON for name in self.names)

    def it(self, at: int) -> Referent | None:
        """For what "it" stands: the body whose words these are, else what the sentence, or the one before, is about."""
        attribution, speaker = self.speaker(at)
        if attribution is not None and self.quotes(attribution, at):
            return None
        if IT_WOULD_BE.match(self.text, at) and SUPPOSED_BEFORE.search(self.text, max(0, at - 120), at):
            return None  # “If they lose, it would be the first …”
        if attribution is not None and speaker is not None and speaker.pronoun == "it" and not speaker.plural:
            return speaker if self._begins_content(attribution, at) else None
        if attribution is not None and speaker is not None and self._begins_content(attribution, at) and self._may_be_body(speaker):
            return replace(speaker, pronoun="it")  # “Eurostar said it would”
        return self._last_topic(at, plural=False)

    def _may_be_body(self, speaker: Referent) -> bool:
        """One word with a capital that nothing makes a person."""
        return speaker.key.startswith("person ") and speaker.pronoun == "they" and " " not in speaker.name

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
                if phrase.plural == plural
                and not (phrase.person or phrase.words.isupper() or self._is_inside(phrase) or phrase.words.lower() in PRONOUNS)
            ]
            if not fits and OPENS_UNKNOWN.match(self.text, low, high):
                return None  # what it is about is in no table
            if not fits:
                continue
            opening = [phrase for phrase in fits if phrase.opens]
            several = len({phrase.words.casefold() for phrase in fits})
            if several == 1 or (opening and several == 2):
                return self._of_phrase((opening or fits)[0])
            return None
        return None

    def _is_inside(self, phrase: NounPhrase) -> bool:
        """Does it stand behind a preposition, where it is seldom what the next clause is about?"""
        return PREPOSITION_BEFORE.search(self.text, max(0, phrase.start - 12), phrase.start) is not None

    def _of_phrase(self, phrase: NounPhrase) -> Referent:
        referents = [referent for name in phrase.names if (referent := self.of_name(name))]
        if referents and len(referents) == len(phrase.names):
            joined = join_referents(referents)
            if joined is not None:
                return joined
        if named := self.described(phrase.start, phrase.end):
            return named
        name = re.sub(r"^an? ", "the ", lower_first(phrase.words))
        if phrase.plural and not phrase.names and not DETERMINER_FIRST.match(name):
            name = f"the {self._without_capital(name, phrase.start) if phrase.opens else name}"
        return Referent(f"thing {name.casefold()}", name, "they" if phrase.plural else "it", plural=phrase.plural)

    def _sentences_before(self, at: int) -> list[tuple[int, int]]:
        """The sentence up to a character, and those before it in this paragraph and the last, the nearest first."""
        floor = max(at - REACH_CHARACTERS, self._quotation_start(at))
        found: list[tuple[int, int]] = []
        for start, end in [stretch for stretch in self.body if stretch[0] < at][-2:]:
            low, high = max(start, floor), min(end, at)
            edges = [low]
            for match in SENTENCE_END.finditer(self.text, low, high):
                if "\n" in match.group() or not is_shortening(self.text, match.start()):
                    edges.append(match.end())
            found += [(one, other) for one, other in pairwise([*edges, high]) if one < other]
        return found[::-1][: REACH_SENTENCES + 1]

    def _quotation_start(self, at: int) -> int:
        """Where the quotation begins in which a character stands: what it speaks of, it has named."""
        attribution = self._attribution_at(at)
        if attribution is None or not self.quotes(attribution, at):
            return 0
        return min(span.start for span in attribution.content)

    def _without_capital(self, words: str, at: int) -> str:
        """ "Local fishermen", from the head of a sentence: local fishermen. "House Democrats", "Oslan aides" keep theirs."""
        first, _, rest = words.partition(" ")
        if first in name_words("names", "peoples") or rest[:1].isupper() or any(one.start <= at < one.end for one in self.names):
            return words
        elsewhere = re.search(rf"\b{re.escape(first.lower())}\b", self.text) is not None
        named = re.search(rf"[a-z,] {re.escape(first)}\b", self.text) is not None
        plain = not named and (not rest or elsewhere or first.lower() in grammar_words("predicates", "describing"))
        return words[:1].lower() + words[1:] if plain and first[1:].islower() else words

    def both(self, at: int, noun: str = "") -> Referent | None:
        """ "The two": two people or bodies named together before, or the only two of the nearest sentence."""
        for low, high in self._sentences_before(at):
            for kinds in self._kinds_of_two(noun):
                found: dict[str, Referent] = {}
                for name in names_in(self.names, low, high):
                    if name.kind in kinds and name.start >= low and not self._is_doubtful(name) and (referent := self.of_name(name)):
                        found.setdefault(referent.key, referent)
                if len(found) == 2:
                    return join_referents(list(found.values()))
                if len(found) > 2:
                    return None
        return None

    def _is_doubtful(self, name: Name) -> bool:
        """A lone word with a capital that may be a place."""
        person = self.people.at(name.start)
        return person is not None and self.is_place(person)

    @staticmethod
    def _kinds_of_two(noun: str) -> tuple[set[NameKind], ...]:
        """Two people or two bodies, by the noun; "sides" and "countries" are no people, "men" no bodies."""
        people, bodies = {NameKind.PERSON}, {NameKind.BODY, NameKind.STATE}
        if noun in {"leaders", "men", "women"}:
            return (people,)
        return (bodies,) if noun else (people, bodies)

    def antecedent(self, at: int) -> Referent | None:
        """For whom "who" or "which" at a character stands: the noun phrase right before it."""
        end = len(self.text[:at].rstrip(" ,—–-("))
        near = self.names[: bisect_right(self.names, at, key=lambda one: one.start)][-2:]
        kinds = [name.kind is NameKind.PERSON for name in near]
        if kinds == [True, False] and near[1].end == end and OF_BODY.fullmatch(self.text, near[0].end, near[1].start):
            near, end = near[:1], near[0].end  # “Mira Oslan of the Courier, who”
        name = next((one for one in near if one.end == end), None)
        if name is not None and name.kind is not NameKind.PERSON and self.text.startswith("who", at):
            return self._people_of(name)
        if name is not None and (referent := self.of_name(name)):
            return referent
        low = self._sentences_before(at)[0][0] if self._sentences_before(at) else max(0, at - 80)
        found = [phrase for phrase in find_noun_phrases(self.text, low, end, self.names, to_end=True) if phrase.end == end]
        return self._of_phrase_as_is(found[0]) if found else None

    def _people_of(self, name: Name) -> Referent | None:
        """Those of whom "who" speaks behind the name of a body or place: ‘observers from the European Union, who …’."""
        found = PEOPLE_OF.search(self.text, max(0, start_of(name) - 60), start_of(name))
        if found is None:
            return None
        words = lower_first(self.text[found.start("who") : name.end])
        plural = is_plural(found["who"])
        return Referent(f"thing {words.casefold()}", words, "they" if plural else "she", plural=plural, sure=plural)

    def _of_phrase_as_is(self, phrase: NounPhrase) -> Referent:
        pronoun = "they" if phrase.plural else "it"
        return Referent(f"thing {phrase.words.casefold()}", lower_first(phrase.words), pronoun, plural=phrase.plural)


def start_of(name: Name) -> int:
    """Where a name begins, its title included."""
    return name.whole_start if name.whole_start >= 0 else name.start


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
    return Cast(
        text=article.text,
        names=named.names,
        people=named.people,
        bodies=Bodies(article.text, named.names),
        salience=salience,
        attributions=told,
        sources=known,
        body=body,
        published=published,
        last_words=frozenset(name.words[-1] for name in named.names if _is_of_one(name)),
    )


def _is_of_one(name: Name) -> bool:
    return name.kind is not NameKind.PEOPLE and (name.certain or len(name.words) > 1)
