"""Whom a report has turned to since the last speaker: ‘he’ or ‘she’ may be somebody who has not spoken yet."""

import re
from typing import TYPE_CHECKING

from dateline.interpret.sources.phrases import Phrase, names_in
from dateline.interpret.sources.subjects import find_subject, gender_of

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identities, Identity

OF = {"he": re.compile(r"\b(?:he|his|him)\b"), "she": re.compile(r"\b(?:she|hers?)\b")}
"""Where somebody of the same gender is spoken of already."""


def find_turned_to(known: "Identities", phrase: Phrase) -> "Identity | None":
    """Find whom a report has turned to before a pronoun.

    ‘“No,” Dorn said.¶ Castro was charged in May. She denied it.’, ‘Dorn is replaced by Ana Castro, a banker. In the yard, she said’

    Args:
        known: Who is who so far.
        phrase: ‘he’ or ‘she’.

    Returns:
        The one whom the sentence before is about, or whom the paragraph introduces; ``None`` where it is whoever spoke last.
    """
    return _subject_before(known, phrase) or _introduced_before(known, phrase)


def _subject_before(known: "Identities", phrase: Phrase) -> "Identity | None":
    """Whom the sentence before is about, unless somebody else who can be ‘he’ or ‘she’ has spoken since."""
    subject = find_subject(known.text, phrase.start, phrase.pronoun, known.names)
    if subject is None or any(may_be_called(one, phrase) for one in known.salience.heard_between(subject.start, phrase.start)):
        return None
    said = known.salience.heard_at(subject.start)
    if said is not None:
        return said if may_be_called(said, phrase) else None
    if subject.name is None and gender_of(subject.noun) not in {phrase.pronoun, None}:
        return None
    if subject.name is not None:
        person = known.people.at(subject.name.start)
        return known.of_person(person) if person and person.gender in {phrase.pronoun, None} else None
    (identity,) = known.identify(subject)
    return identity if may_be_called(identity, phrase) else None


def may_be_called(identity: "Identity", phrase: Phrase) -> bool:
    """Can a source be ‘he’ or ‘she’? Who has been the one is not the other."""
    if identity.person is not None:
        return identity.person.gender in {phrase.pronoun, None}
    return identity.one_unnamed and identity.said <= {phrase.pronoun}


def _introduced_before(known: "Identities", phrase: Phrase) -> "Identity | None":
    """The only one of fitting gender whom a paragraph names for the first time, with what they are, before anybody speaks in it."""
    start = known.text.rfind("\n", 0, phrase.start) + 1
    if any(may_be_called(one, phrase) for one in known.salience.heard_between(start - 1, phrase.start)):
        return None
    named = [person for name in names_in(known.names, start, phrase.start) if (person := known.people.at(name.start))]
    fitting = {id(person): person for person in named if person.gender in {phrase.pronoun, None}}
    if len(fitting) != 1:
        return None
    (person,) = fitting.values()
    first = person.places[0]
    before = known.text[start : first.start].casefold()
    if person.gender is None or first.start < start or known.text.startswith(("’", "'"), first.end) or OF[phrase.pronoun].search(before):
        return None
    return known.of_person(person) if known.salience.is_titled(person) else None
