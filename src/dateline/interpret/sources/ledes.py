"""Descriptions at the head of a report whose person is named later: ‘A senator said … Mira Oslan, a senator, said’."""

from typing import TYPE_CHECKING

from dateline.interpret.sources.phrases import Phrase
from dateline.interpret.sources.tables import pattern, words

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identities, Identity

NOBODY = frozenset({"one", "nobody", "anyone", "someone", "everyone", "everybody", "somebody", "public"})
TERMS_REACH = 160
LEDE_REACH = 1500


def settle_ledes(known: "Identities") -> "dict[str, Identity]":
    """Find who the descriptions at the head of a report turn out to be.

    Returns:
        Key of the description → the named source that it turned out to be.
    """
    settled: dict[str, Identity] = {}
    for identity in [identity for identity in known.found if identity.one_unnamed and _is_told_once(identity)]:
        phrase = identity.phrases[0]
        if phrase.start > LEDE_REACH or phrase.definite or phrase.part or NOBODY & identity.nouns or _is_withheld(known.text, phrase):
            continue
        if not _opens_report(known, phrase) and phrase.noun in words("anonymity", "knowing") | words("anonymity", "knowing_if_told"):
            continue  # “an official said” need not be the official who is named below
        like = frozenset({phrase.noun})
        paragraph_end = known.text.find("\n", phrase.end)
        later = [
            other
            for other in known.found
            if other.person is not None
            and other.person.places[0].start > paragraph_end >= 0
            and other.phrases
            and other.phrases[0].start - phrase.start < LEDE_REACH
            and known.salience.is_called(other.person, like)
        ]
        if later:
            settled[identity.key] = min(later, key=lambda other: other.phrases[0].start)
    return settled


def _is_told_once(identity: "Identity") -> bool:
    return sum(not phrase.pronoun for phrase in identity.phrases) == 1


def _is_withheld(text: str, phrase: Phrase) -> bool:
    """Does the report say that this one is not to be named, or only how near they are? Then nobody whom it names is meant."""
    end = text.find("\n", phrase.end)
    end = min(phrase.end + TERMS_REACH, end if end >= 0 else len(text))
    start = max(phrase.start - TERMS_REACH, text.rfind("\n", 0, phrase.start) + 1)
    return any(
        pattern("anonymity", key).search(text, low, high) is not None
        for key, low, high in (("granted", start, end), ("proximity", phrase.start, phrase.end))
    )


def _opens_report(known: "Identities", phrase: Phrase) -> bool:
    """Does it stand in the first paragraph that names anybody, where reports tell of a senator whom they name in the second?"""
    return bool(known.names) and phrase.start < known.text.find("\n", known.names[0].start)
