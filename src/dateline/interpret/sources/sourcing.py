"""On what terms a source speaks: whether its name is withheld, why, how near it was, through whom its words came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.identities import POSSESSIVE, Identity
from dateline.interpret.sources.phrases import Phrase, Shape
from dateline.interpret.sources.sentences import sentence_around
from dateline.interpret.sources.tables import pattern, plural_of, singular_of, table, words
from dateline.records import Anonymity, Attribution, Reach

PRIVATE_CHARACTERS = 160
OF_A_BODY = re.compile(r" (?:at|in|from|with|inside|within) (?:the )?[A-Z]")
REPORTING = re.compile(
    r",\s+(?:said|says|told|added|wrote|agreed|argued|warned|insisted|confirmed|described|called|recalled|and|but|who)\b"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms on which a source speaks. Units: code points."""

    anonymity: Anonymity = Anonymity.NONE
    reason: Extent | None = None
    reach: Reach = Reach.NONE
    proximity: Extent | None = None
    relay: Extent | None = None


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where an article grants anonymity, and where it says through whom words came. Units: code points."""

    granted: tuple[Extent, ...]
    relay: tuple[Extent, ...]


def find_clauses(text: str, stretches: list[Extent]) -> Clauses:
    """Find the clauses that say on what terms sources speak, in stretches of an article."""

    plain = text.lower()
    plain = plain if len(plain) == len(text) else text

    def found(key: str) -> tuple[Extent, ...]:
        """Only sentences with a telling word are searched: the patterns are many and rarely match."""
        hints = [at for hint in table("anonymity")[f"{key}_hints"] for at in _places(plain, hint)]
        inside = (at for at in sorted(hints) if any(start <= at < end for start, end in stretches))
        sentences = dict.fromkeys(sentence_around(text, at) for at in inside)
        return tuple(match.span() for start, end in sentences for match in pattern("anonymity", key).finditer(text, start, end))

    return Clauses(found("granted"), found("relay"))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def find_terms(
    text: str, identity: Identity, attributions: list[Attribution], clauses: Clauses, *, named: bool, hosts: list[Extent] | None = None
) -> Terms:
    """Find the terms of one source.

    Args:
        text: The article.
        identity: The source.
        attributions: Those of which it is a source.
        clauses: Those of the article.
        named: Does the article name it?
        hosts: The contents of others in which alone it stands, if it does: no grant outside them is its own.
    """
    hidden = not named and identity.shape not in {Shape.BODY, Shape.DOCUMENT}
    sentences = _sentences_around(text, identity.phrases, attributions) if clauses.relay or (hidden and clauses.granted) else []
    covered = [(span.start, span.end) for attribution in attributions for span in attribution.content]
    relay = _first(clauses.relay, sentences, covered)
    if not hidden:
        return Terms(relay=relay)
    proximity = _proximity(text, identity.phrases)
    granted = clauses.granted if hosts is None else _inside(clauses.granted, hosts)
    grant = _first(granted, sentences, covered) or _first(granted, _next_of(text, identity), covered)
    if grant is not None:
        return Terms(Anonymity.GRANTED, reason=_reason(text, grant), proximity=proximity, relay=relay)
    if any(_is_heard_by_all(text, attribution) for attribution in attributions):
        return Terms(proximity=proximity, relay=relay)
    near = proximity is not None or any(_is_private(text, attribution) for attribution in attributions)
    return Terms(_implied(text, identity, near, quoted=hosts is not None), proximity=proximity, relay=relay)


def _inside(clauses: tuple[Extent, ...], hosts: list[Extent]) -> tuple[Extent, ...]:
    return tuple(clause for clause in clauses if any(low <= clause[0] and clause[1] <= high for low, high in hosts))


def inherit_terms(own: Terms, group: Terms, *, sibling: bool) -> Terms:
    """Give one of a group the group's terms: ‘two aides, who asked not to be named, said … one of them said’.

    Args:
        own: The terms that its own words tell.
        group: Those of the group.
        sibling: Is it only beside the other: ‘an aide, who asked not to be named, said … another said’? What was granted to the one shows
            that the other is not named for a reason, no more.
    """
    if own.anonymity is Anonymity.GRANTED or group.anonymity is Anonymity.NONE:
        return own
    if sibling:
        return replace(own, anonymity=Anonymity.IMPLIED)
    return replace(own, anonymity=group.anonymity, reason=group.reason, proximity=own.proximity or group.proximity)


def find_reach(text: str, sentences: list[Extent]) -> bool:
    """Does a clause in the sentences say that others spoke on the same terms?"""
    return any(pattern("anonymity", "reach").search(text, start, end) for start, end in sentences)


def _implied(text: str, identity: Identity, near: bool, *, quoted: bool) -> Anonymity:
    if near:
        return Anonymity.IMPLIED
    if any(pattern("anonymity", "close_by_name").match(text, phrase.start, phrase.end) for phrase in identity.phrases):
        return Anonymity.IMPLIED
    nouns = {phrase.noun for phrase in identity.phrases if phrase.noun}
    heads = {word for phrase in identity.phrases for word in text[phrase.start : phrase.head_end].casefold().split()}
    if heads & words("anonymity", "knowing"):
        return Anonymity.IMPLIED
    if nouns & words("anonymity", "public"):
        return Anonymity.NONE
    knowing = words("anonymity", "knowing_if_told") - (words("anonymity", "only_counted") if quoted else frozenset())
    told = any(_is_told(text, phrase) for phrase in identity.phrases if phrase.noun in knowing)
    return Anonymity.IMPLIED if told else Anonymity.NONE


def _is_told(text: str, phrase: Phrase) -> bool:
    """One of them, a number of them, or those of somebody: ‘an aide’, ‘two officials’, ‘his advisers’, ‘U.S. officials’.

    ‘The prime minister’, ‘Tavria’s foreign minister’ is one whom everybody knows, named or not.
    """
    one = not phrase.plural and phrase.noun in words("nouns", "offices")
    if one and (phrase.definite or POSSESSIVE.search(text, phrase.start, phrase.head_end)):
        return False
    if phrase.noun in words("anonymity", "only_counted"):
        return phrase.count is not None
    if phrase.count or not (phrase.plural or phrase.definite):
        return True
    before = text[phrase.start : phrase.head_end].casefold().rpartition(phrase.noun)[0]
    first = text[phrase.start : phrase.start + len(before)].split(" ", 1)[0]
    if phrase.plural and not phrase.count and _of_the_public().search(before):
        return False
    if OF_A_BODY.match(text, phrase.head_end, phrase.end):
        return True
    named = any(letter.isupper() for letter in text[phrase.start + 1 : phrase.start + len(before)]) or (
        bool(before.strip()) and first[:1].isupper() and first not in words("names", "starters")
    )
    return named or _told_by().search(before) is not None


def _is_heard_by_all(text: str, attribution: Attribution) -> bool:
    """‘A former aide told a parliamentary committee’: whoever testifies has a name, though the report gives it later or not."""
    return any(pattern("anonymity", "testifying").match(text, span.start) is not None for span in attribution.cue)


def _is_private(text: str, attribution: Attribution) -> bool:
    """‘some lawmakers privately concede’: said to a reporter alone."""
    if not attribution.source or not attribution.cue:
        return False
    spans = [attribution.source[0], attribution.cue[0]]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if end - start > PRIVATE_CHARACTERS:
        return False
    return _privately().search(text, start, end + len(" in private")) is not None


@cache
def _privately() -> re.Pattern[str]:
    return re.compile(str(table("anonymity")["privately"]), re.IGNORECASE)


@cache
def _of_the_public() -> re.Pattern[str]:
    return re.compile(str(table("anonymity")["of_the_public"]), re.IGNORECASE)


@cache
def _told_by() -> re.Pattern[str]:
    return re.compile(str(table("anonymity")["told_by"]), re.IGNORECASE)


def _proximity(text: str, phrases: list[Phrase]) -> Extent | None:
    for phrase in phrases:
        if phrase.shape in {Shape.DESCRIPTION, Shape.OTHER} and (
            match := pattern("anonymity", "proximity").search(text, phrase.start, phrase.end)
        ):
            return match.start(), match.start() + len(match.group().rstrip(" ,"))
    return None


def _sentences_around(text: str, phrases: list[Phrase], attributions: list[Attribution]) -> list[Extent]:
    places = [phrase.start for phrase in phrases] + [span.start for attribution in attributions for span in attribution.cue]
    found: dict[int, Extent] = {}
    for place in places:
        start, end = sentence_around(text, place)
        found[start] = start, end
    return list(found.values())


AGAIN = re.compile(r"[^\w“‘\"]*(?:(?:all|both|each|none|they|he|she)\b|the (?:\w+ ){0,2}?(?P<noun>[a-z]+)\b)", re.IGNORECASE)
ANYBODY = frozenset({"people", "person", "persons", "two", "three", "four"})


def _next_of(text: str, identity: Identity) -> list[Extent]:
    """The sentences behind those of a source that go on about it: ‘The people spoke on condition of anonymity because …’."""
    nouns = {noun for phrase in identity.phrases for noun in (phrase.noun, singular_of(phrase.noun), plural_of(phrase.noun)) if phrase.noun}
    found = []
    for phrase in identity.phrases:
        _, end = sentence_around(text, phrase.end)
        start = end + len(text[end : end + 8]) - len(text[end : end + 8].lstrip(' \n\r\t.!?”"’'))
        match = AGAIN.match(text, start)
        if match and (match["noun"] is None or match["noun"].lower() in nouns | ANYBODY):
            found.append(sentence_around(text, start))
    return found


def _first(clauses: tuple[Extent, ...], sentences: list[Extent], covered: list[Extent]) -> Extent | None:
    """The first clause in the sentences that stands in no content."""
    for start, end in sentences:
        for clause in clauses:
            if start <= clause[0] < end and not any(low <= clause[0] < high for low, high in covered):
                return clause
    return None


def _reason(text: str, grant: Extent) -> Extent | None:
    _, end = sentence_around(text, grant[0])
    match = pattern("anonymity", "reason").search(text, grant[0], min(end, len(text)))
    if match is None or match.start() > grant[1] + 60:
        return None
    clause = REPORTING.search(match.group())
    words = match.group()[: clause.start()] if clause else match.group()
    return match.start(), match.start() + len(words.rstrip(" ,."))
