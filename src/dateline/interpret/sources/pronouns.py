"""Whom ‘I’, ‘he’, ‘they’, ‘it’ and ‘who’ stand for."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.interpret.sources.kinds import NO_NOUN, NameKind
from dateline.interpret.sources.ledes import NOBODY
from dateline.interpret.sources.people import Person
from dateline.interpret.sources.phrases import Phrase, Shape, names_in, of_name, read_phrase, read_phrases
from dateline.interpret.sources.sentences import sentence_around
from dateline.interpret.sources.tables import words
from dateline.interpret.sources.turning import find_turned_to, may_be_called

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identities, Identity

BODY_FIRST = re.compile(
    r"[“\"]?(?:The|Its|His|Her|Their)\s+(?:[\w’-]+\s+){0,3}?(?P<noun>[a-z]+)\s+(?=(?:is|was|has|had|will|would|also|\w+ed)\b)"
)
UNNAMED_REACH = 600
# Between a noun and ‘that’: ‘an email, dated May 3, that said’.
BESIDE = re.compile(r",\s+(?:dated|published|released|issued|written|signed|obtained|seen|sent|posted)\b[^,]{0,60},?\s*$")
BEFORE_WHO = (", ", " said ", " by ", " from ", " with ", " to ", " and ", " of ", " on ", " is ", " are ", " was ", " were ", " about ")


def find_for_pronoun(known: "Identities", phrase: Phrase) -> "list[Identity]":
    """Find whom a pronoun stands for; nobody for ‘I’ where nobody speaks."""
    if phrase.pronoun == "i":
        speaker = known.salience.speaker_around(phrase.start)
        return [speaker] if speaker else []
    if phrase.pronoun == "who":
        return _antecedent(known, phrase)
    if phrase.pronoun == "you":
        return [known.keyed("people you", Shape.DESCRIPTION)]
    if phrase.pronoun in {"he", "she"}:
        return _he_or_she(known, phrase)
    return _they(known, phrase) if phrase.pronoun == "they" else _it(known, phrase)


def _they(known: "Identities", phrase: Phrase) -> "list[Identity]":
    if len(known.spoke_last) > 1:
        return list(known.spoke_last)
    for identity in sorted(known.found, key=lambda identity: identity.last, reverse=True):
        body = identity.shape is Shape.BODY and identity.worded
        if body or (identity.shape is Shape.DESCRIPTION and identity.phrases[-1].plural):
            return known.surely(identity, 0.6)
    return known.new(Shape.DESCRIPTION)


def _it(known: "Identities", phrase: Phrase) -> "list[Identity]":
    if (subject := _body_before(known, phrase)) is not None:
        return [known.surely(identity, 0.7)[0] for identity in known.identify(subject)]
    for identity in sorted(known.found, key=lambda identity: identity.last, reverse=True):
        if identity.shape in {Shape.BODY, Shape.DOCUMENT} and identity.worded:
            return known.surely(identity, 0.6)
    return known.new(Shape.BODY)


def _body_before(known: "Identities", phrase: Phrase) -> Phrase | None:
    """‘The finance ministry will publish it in May. | It | declined to comment’: the body that the sentence before is about."""
    own, _ = sentence_around(known.text, phrase.start)
    paragraph = known.text.rfind("\n", 0, phrase.start) + 1
    if phrase.start - own > 1 or own <= paragraph:
        return None
    start, end = sentence_around(known.text, own - 2)
    if known.salience.heard_between(start - 1, phrase.start):
        return None  # who has spoken since is likelier
    named = next((name for name in names_in(known.names, start, end) if name.start - start in (0, len("The "))), None)
    if named is not None:
        behind = known.text[named.end : named.end + 1]
        return of_name(named) if named.kind is NameKind.BODY and behind == " " and NO_NOUN.match(known.text, named.end) else None
    described = BODY_FIRST.match(known.text, start, end)
    if described is None or described["noun"].casefold() not in words("nouns", "organization"):
        return None
    return read_phrase(known.text, start, described.end("noun"), known.names)


def _he_or_she(known: "Identities", phrase: Phrase) -> "list[Identity]":
    unnamed = [
        identity
        for identity in known.found
        if identity.one_unnamed
        and phrase.start - identity.last < UNNAMED_REACH
        and not NOBODY & identity.nouns
        and may_be_called(identity, phrase)
    ]
    turned_to = find_turned_to(known, phrase)
    if turned_to is not None:
        return known.surely(turned_to, 0.7)
    person, sure = known.salience.resolve(phrase.start, phrase.pronoun)
    if unnamed:
        latest = max(unnamed, key=lambda identity: (known.salience.has_heard(identity), identity.last))
        spoke_last = known.salience.last_source_before(phrase.start) == latest.last
        if person is None or spoke_last or _only_one_told_of(known, latest, person, phrase):
            return known.surely(latest, 0.7)
    return known.surely(known.of_person(person), sure) if person else known.new(Shape.DESCRIPTION)


def _only_one_told_of(known: "Identities", unnamed: "Identity", person: Person, phrase: Phrase) -> bool:
    """Has the paragraph heard somebody unnamed, and not spoken of a person at all?"""
    paragraph = known.text.rfind("\n", 0, phrase.start)
    itself = known.by_key.get(f"person {id(person)}")
    mentions = [*(name.start for name in person.places), *(one.start for one in (itself.phrases if itself else ()))]
    return unnamed.last > paragraph and not any(paragraph < at < phrase.start for at in mentions)


def _antecedent(known: "Identities", phrase: Phrase) -> "list[Identity]":
    """‘a general who said’: the source right before ‘who’, else the noun phrase there."""
    before = next((one for one in reversed(known.found) if any(_leads_to(known, own, phrase) for own in one.phrases)), None)
    if before is not None:
        return [before]
    sentence, _ = sentence_around(known.text, phrase.start)
    low = max(sentence, *(known.text.rfind(mark, sentence, phrase.start) + len(mark) for mark in ("; ", ": ", "” ")))
    end = low + len(BESIDE.sub("", known.text[low : phrase.start]).rstrip(" ,"))
    thing = known.text[phrase.start : phrase.head_end].casefold() != "who"
    people = [name for name in names_in(known.names, low, end) if name.kind is NameKind.PERSON and name.end <= end]
    if people and end - people[-1].end < (1 if thing else 60):
        person = known.people.at(people[-1].start)
        if person and thing and not any(name.certain for name in person.places):
            return known.identify(replace(of_name(people[-1]), shape=Shape.BODY))  # “Harbour Watch, which counts ships”
        return [known.of_person(person)] if person and not thing else known.new(Shape.DOCUMENT)
    start = max(low, end - 60)
    cuts = [known.text.rfind(mark, start, end) + len(mark) for mark in BEFORE_WHO if mark in known.text[start:end]]
    cuts += [known.text.rfind(mark, start, end) + 1 for mark in (" a ", " an ") if mark in known.text[start:end]]
    inner = read_phrases(known.text, [(max([start, *cuts]), end)], known.names)
    if not inner or inner[-1].shape in {Shape.PRONOUN, Shape.OTHER}:
        return known.new(Shape.BODY if thing else Shape.DESCRIPTION)
    return known.identify(inner[-1])


def _leads_to(known: "Identities", source: Phrase, phrase: Phrase) -> bool:
    """Do the words of a source end right before a relative pronoun, or does it stand in them?"""
    return source.start < phrase.start and (phrase.start < source.end or not known.text[source.end : phrase.start].strip(" ,"))
