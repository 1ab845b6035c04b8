"""Sourcing in words: how a source is described, the figures of a report, who belongs in which group."""

import re
from enum import StrEnum

from dateline.cli.wording import shown
from dateline.records import Agent, Anonymity, Attribution, Figures, Reach, Reading, Source, SourceRole, Span, Support, Voice

ROLES = {
    SourceRole.OFFICIAL: ("official", "officials"),
    SourceRole.SPOKESPERSON: ("spokesperson", "spokespeople"),
    SourceRole.EXPERT: ("expert", "experts"),
    SourceRole.WITNESS: ("witness", "witnesses"),
    SourceRole.MEDIA: ("from the media", "from the media"),
}
HEADLINES = {
    Support.NAMED: "The headline’s claim has a named source.",
    Support.UNNAMED: "The headline’s claim has no named source.",
    Support.NOBODY: "The headline’s claim rests on nobody cited.",
    Support.NOT_FOUND: "Nothing attributed says what the headline says.",
    Support.NO_HEADLINE: "",
}

TERMS_SO_FAR = re.compile(r",\s+(?:who|speaking|asking|requesting)\b[^,]*$")
"""The clause that says on what terms somebody spoke, up to the reason for them."""


class Group(StrEnum):
    """Under which heading an attribution stands."""

    NAMED = "Named"
    BODIES = "Organizations and documents"
    UNNAMED = "Unnamed"
    NOBODY = "Nobody cited"
    AUTHOR = "The author"


def group_of(attribution: Attribution, known: dict[str, Source]) -> Group:
    """A named person among the sources is enough to be named; a body, to be a body's."""
    if attribution.voice is Voice.AUTHOR:
        return Group.AUTHOR
    mine = [known[name] for name in attribution.source_ids if name in known]
    if not mine:
        return Group.NOBODY
    if any(source.named and source.agent is Agent.PERSON for source in mine):
        return Group.NAMED
    return Group.BODIES if any(source.agent in {Agent.ORGANIZATION, Agent.DOCUMENT} for source in mine) else Group.UNNAMED


def name_of(source: Source) -> str:
    """Its name, or the fullest of its descriptions; granted terms that come with a reason are left to `terms_of`."""
    if source.name:
        return shown(source.name)
    return max((shown(_without_terms(span, source.reason)).rstrip(",") for span in source.mentions), key=len)


def _without_terms(description: Span, reason: Span | None) -> str:
    """A description as far as the clause that holds the reason for anonymity, if one does."""
    if reason is None or not description.start <= reason.start < description.end:
        return description.text
    clause = TERMS_SO_FAR.search(description.text, 0, reason.start - description.start)
    return description.text[: clause.start()] if clause else description.text


def terms_of(source: Source) -> list[str]:
    """What the report says about a source, in its own words."""
    parts = []
    if source.name and source.title:
        parts.append(shown(source.title.text))
    if source.name and source.affiliation:
        parts.append(shown(source.affiliation.text))
    if source.relay:
        parts.append(shown(source.relay.text))
    if source.anonymity is Anonymity.GRANTED:
        reason = f": “{shown(source.reason.text)}”" if source.reason else ", no reason given"
        parts.append("anonymity granted" + reason)
    elif source.anonymity is Anonymity.IMPLIED:
        parts.append("anonymous")
    return parts


def figures_of(reading: Reading) -> list[str]:
    """The figures of a report's sourcing, a sentence each."""
    assert reading.audit
    figures = reading.audit.summary
    reached = sum(source.reach is Reach.POSSIBLE for source in reading.sources or ())
    terms = f"By its own words, the terms granted to one source may hold for {reached} more." if reached else ""
    return [line for line in (_people(figures), _words(figures), terms, HEADLINES[figures.headline]) if line]


def _people(figures: Figures) -> str:
    roles = [f"{count} {ROLES[role][count != 1]}" for role, count in figures.named_by_role.items() if role in ROLES]
    named = f"Named: {figures.named} {'person' if figures.named == 1 else 'people'}" + (f" ({', '.join(roles)})" if roles else "")
    others = [_count(figures.bodies, "organization"), _count(figures.documents, "document")]
    named += "".join(f", {part}" for part in others if part)
    if not figures.unnamed:
        return f"{named}. Unnamed: nobody."
    people = figures.unnamed_people_at_least
    return f"{named}. Unnamed: {_count(figures.unnamed, 'description')}, at least {people} {'person' if people == 1 else 'people'}."


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""


def _words(figures: Figures) -> str:
    if not figures.words_unnamed and not figures.words_nobody:
        return ""
    if not figures.words_unnamed:
        return f"{percent(figures.words_nobody, figures.words)} of {figures.words:,} attributed words rest on nobody cited."
    share = f"{percent(figures.words_unnamed, figures.words)} of {figures.words:,} attributed words rest on unnamed people alone"
    return share + (f", {percent(figures.words_nobody, figures.words)} on nobody cited." if figures.words_nobody else ".")


def percent(part: int, whole: int) -> str:
    """A share in whole per cent, never rounded to nothing or everything.

    >>> percent(1, 300), percent(299, 300), percent(1, 2)
    ('under 1 %', 'over 99 %', '50 %')
    """
    share = 100 * part / whole
    if 0 < share < 1:
        return "under 1 %"
    if 99 < share < 100:
        return "over 99 %"
    return f"{share:.0f} %"
