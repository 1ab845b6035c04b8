"""What a source is: its title and affiliation in the article's own words, and the part that it plays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.callings import OF_WHOM, leads_to_name
from dateline.interpret.sources.identities import Identity
from dateline.interpret.sources.kinds import Name, NameKind, body_aliases, noun_of_body, plain_name
from dateline.interpret.sources.people import People
from dateline.interpret.sources.phrases import Phrase, Shape, names_in
from dateline.interpret.sources.tables import ROLES, governments, noun_pattern, plural_of, table, words
from dateline.records import SourceRole

OFTEN_NAMED = 4
PLACES_READ = 6
"""A report says what a person is where it names them first."""
BREAK = re.compile(r"[.;:()“”\"\n—–,]")
OWN_BODY = re.compile(
    r"(?:’s|'s)? (?:presidential |re-election |transition )?"
    r"(?:campaign|administration|team|office|organization|foundation|camp|government|presidency|ministry|embassy|army|police|parliament|delegation)\b"
)
AT = re.compile(r"\s+(?:at|of|for|with|in|on|to|from)\s+(?:the\s+)?")
MEMBER = re.compile(r"\bmembers?\b", re.IGNORECASE)
BEHIND_NAME = re.compile(r",?\s+(?:of|at|from|with)\s+(?:the\s+)?")
FOR_FIELD = re.compile(r"\s+for\s+(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+(?:\s+(?:and\s+)?[a-z]+){0,2}(?=[,.]|$)")
FOR_STATE = re.compile(r"\s+for\s+")
SHORTENED = re.compile(r"[A-Z][a-z]+\. $")
ADJOINS = re.compile(r"(?:’s|'s|’|')?\s*(?:[\w-]+\s+){0,2}")
PARTED = re.compile(r"\b(?:that|the|an?|and|but|who|which|said|told|to|with|by|from|of|for|on|in|at)\b")
PLACED = re.compile(r"\s+(?:in|on)\s")
OF_FIELD = re.compile(r"\s+of\s+(?:[a-z]+(?:\s+and\s+[a-z]+|\s+[a-z]+)?)(?=\s+(?:at|in|for|with)\b|[,.]|$)")
LINK = re.compile(r"\b(?:of|to|for|with|by|from|at|in|on|about|against|over|under)\s+(?:the\s+)?")
JOINS = re.compile(r"\sand\s")
PART_OF = re.compile(r"\b(?:one|two|three|four|several|some|any|first|last|member|group|pair|handful|number|dozens?) of\s$", re.IGNORECASE)
JOINED = re.compile(r"\s(?:of|to|for)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Title, affiliation and role. Units: code points."""

    title: Extent | None
    affiliation: Extent | None
    role: SourceRole


@cache
def _titles() -> re.Pattern[str]:
    return noun_pattern("titles", *ROLES)


@cache
def _role_by_noun() -> dict[str, SourceRole]:
    listed = {noun: role for role in reversed(ROLES) for noun in words("titles", role)}
    return {plural_of(noun): role for noun, role in listed.items()} | listed


def find_standing(text: str, identity: Identity, names: list[Name], people: People) -> Standing:
    """Find what a source is.

    Args:
        text: The article.
        identity: The source.
        names: The article's names.
        people: The people among them.
    """
    title = affiliation = None
    roles: list[SourceRole] = []
    places = identity.person.places if identity.person else []
    before_names = {name.start for name in places}
    appositions = {stretch for name in places[:PLACES_READ] for stretch in people.callings(text, name) if stretch[0] >= name.end}
    told = []
    for low, high in _stretches(text, identity, people):
        noun = next((noun for noun in _title_nouns(text, low, high) if _is_own(text, noun, (low, high), before_names, appositions)), None)
        told += [(noun, low, high)] if noun else []
    for noun, low, high in sorted(told, key=lambda one: text[slice(*one[0])].casefold() in words("titles", "kin")):
        roles.append(_role_by_noun()[text[slice(*noun)].casefold()])
        whole = _whole_title(text, noun, low, high, names)
        affiliation = affiliation or _affiliation(text, whole, low, high, names)
        title = title or whole
    if identity.shape in {Shape.BODY, Shape.DOCUMENT}:
        return Standing(None, None, _role_of_body(text, identity))
    if _is_member(text, identity):
        roles.append(SourceRole.OFFICIAL)
    body = _body_behind_name(text, places, names, office=SourceRole.OFFICIAL in roles)
    affiliation = affiliation or ((body.start, body.end) if body else None)
    role = roles[0] if roles else _role_untold(identity, body)
    if title and _is_member_of_public_body(text, title, affiliation):
        role = SourceRole.OFFICIAL
    if SourceRole.SPOKESPERSON in roles:
        role = SourceRole.SPOKESPERSON
    elif SourceRole.OFFICIAL in roles and role in {SourceRole.PARTICIPANT, SourceRole.OTHER, SourceRole.WITNESS}:
        role = SourceRole.OFFICIAL
    return Standing(title, affiliation, role)


def _is_own(text: str, noun: Extent, stretch: Extent, before_names: set[int], appositions: set[Extent]) -> bool:
    """Is a title said of whom a stretch is about, not of somebody told of in it? ‘Pia Dorn, a rival of the mayor,’ is no mayor."""
    low, high = stretch
    if high in before_names:
        return _is_of_named(text, noun, high)
    if stretch not in appositions:
        return True
    start = max((match.end() for match in JOINS.finditer(text, low, noun[0])), default=low)
    return all(PART_OF.search(text, start, link.end()) for link in OF_WHOM.finditer(text, start, noun[0]))


def _is_of_named(text: str, noun: Extent, name_start: int) -> bool:
    """Does a title tell of the name behind it, not of somebody else by this name? ‘A spokesman for President Oslan’ is not Oslan."""
    end = _noun_end(text, noun)
    if not leads_to_name(text, end, name_start):
        return False
    if text[end:name_start].rstrip().endswith(","):
        return True
    links = list(LINK.finditer(text, end, name_start))
    return not links or not _is_only_title(text, links[-1].end(), name_start)


def _is_only_title(text: str, low: int, high: int) -> bool:
    """Stands nothing between two characters, or words that end with a title (‘Mr.’, ‘former President’)?"""
    between = text[low:high].split()
    if not between or between[-1] in words("titles", "before_name"):
        return True
    return any(not text[match.end() : high].strip() for match in _titles().finditer(text, low, high))


def _noun_end(text: str, noun: Extent) -> int:
    """Where a noun ends without the word that joins it to another: ‘critic of’."""
    joined = JOINED.search(text, *noun)
    return joined.start() if joined else noun[1]


def _title_nouns(text: str, low: int, high: int) -> Iterator[Extent]:
    """The nouns that say what somebody is; the last of those that stand together: ‘Executive Secretary’ is a secretary."""
    last: Extent | None = None
    for match in _titles().finditer(text, low, high):
        if last is not None and text[last[1] : match.start()] not in {" ", ". "}:
            yield last
        last = match.span()
    if last is not None:
        yield last


def _whole_title(text: str, noun: Extent, low: int, high: int, names: list[Name]) -> Extent:
    """A title with what belongs to it: ‘humanitarian coordinator for Sudan’, ‘Brig. Gen.’, ‘Justice Secretary’."""
    start, end = noun[0], _noun_end(text, noun)
    for match in _titles().finditer(text, low, start):
        if not text[match.end() : start].strip(". "):
            start = match.start()
            break
    while shortened := SHORTENED.search(text, low, start):
        if shortened.group().strip() not in words("titles", "before_name"):
            break
        start = shortened.start()
    modified = _modifier().search(text, low, start)
    start = _after_article(text, modified.start()) if modified else start
    if text.startswith(".", end) and text[noun[0] : end + 1] in words("titles", "before_name"):
        end += 1
    field = OF_FIELD.match(text, end, high) or FOR_FIELD.match(text, end, high)
    return start, field.end() if field else _for_state(text, noun, end, high, names)


def _for_state(text: str, noun: Extent, end: int, high: int, names: list[Name]) -> int:
    """Where ‘for Sudan’ behind an envoy's title ends; a spokesman for Sudan is Sudan's."""
    lead = FOR_STATE.match(text, end, high)
    if lead is None or _role_by_noun()[text[slice(*noun)].casefold()] is SourceRole.SPOKESPERSON:
        return end
    kinds = {NameKind.STATE, NameKind.PLACE}
    return next((name.end for name in names_in(names, lead.end(), high) if name.start == lead.end() and name.kind in kinds), end)


@cache
def _modifier() -> re.Pattern[str]:
    """The words before a noun that belong to a title."""
    listed = "|".join(map(re.escape, table("titles")["modifiers"].split()))
    return re.compile(rf"(?:(?:the |a |an )?\b(?:{listed}|defen[cs]e|co-)[\s-]+)+$", re.IGNORECASE)


def _is_member(text: str, identity: Identity) -> bool:
    """Does party and home stand behind a name, as behind those of members of a legislature?"""
    places = identity.person.places if identity.person else []
    return any(_member_mark().match(text, name.end) for name in places[:PLACES_READ])


@cache
def _member_mark() -> re.Pattern[str]:
    return re.compile(str(table("titles")["member_mark"]))


def _is_member_of_public_body(text: str, title: Extent, affiliation: Extent | None) -> bool:
    """‘members of Congress’, ‘a member of the committee’."""
    if not MEMBER.search(text, *title):
        return False
    body = text[slice(*affiliation)] if affiliation else text[slice(*title)].rpartition(" of ")[2]
    return _role_by_name(body) is SourceRole.OFFICIAL


def _body_behind_name(text: str, places: list[Name], names: list[Name], *, office: bool) -> Name | None:
    """‘Clara Weiss of the Lindenau Institute’, and of who bears an office ‘President Emil Dragan of Norway’."""
    kinds = {NameKind.BODY, NameKind.STATE, NameKind.PLACE} if office else {NameKind.BODY}
    for name in places[:PLACES_READ]:
        behind = BEHIND_NAME.match(text, name.end)
        found = [one for one in names_in(names, name.end, behind.end() + 1) if one.start == behind.end()] if behind else []
        if found and found[0].kind in kinds:
            return found[0]
    return None


def _role_untold(identity: Identity, body: Name | None) -> SourceRole:
    """Whom the article gives no title is what an institute's or an outlet's people are; else, where it names them again and again, they
    take part in what it reports."""
    if body is not None and (role := _role_by_name(body.text)) in {SourceRole.EXPERT, SourceRole.MEDIA}:
        return role
    often = identity.person is not None and len(identity.person.places) >= OFTEN_NAMED
    return SourceRole.PARTICIPANT if often else SourceRole.OTHER


def _after_article(text: str, at: int) -> int:
    article = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE).match(text, at)
    return article.end() if article else at


def _stretches(text: str, identity: Identity, people: People) -> list[Extent]:
    """Where the article says what a source is: before and behind its name, and in the words of its descriptions."""
    stretches: list[Extent] = []
    if identity.person is not None:
        stretches += [stretch for name in identity.person.places[:PLACES_READ] for stretch in people.callings(text, name)]
    for phrase in identity.phrases:
        if phrase.shape in {Shape.DESCRIPTION, Shape.OTHER, Shape.PEOPLE}:
            stretches.append((phrase.start, phrase.end))
    if identity.group is not None:
        stretches += [(phrase.start, phrase.end) for phrase in identity.group.phrases]
    return stretches


def _affiliation(text: str, title: Extent, low: int, high: int, names: list[Name]) -> Extent | None:
    """The body before the title (‘a White House spokesman’), or behind it (‘professor at Harbour University’); not ‘a diplomat in Nairobi’.

    A state, a people or a place is one where the title is an office; a person's name is one with the noun of a body behind it
    (‘the Oslan campaign’).
    """
    office = _role_by_noun().get(text[slice(*title)].split()[-1].casefold()) in {SourceRole.OFFICIAL, SourceRole.SPOKESPERSON}
    inside = names_in(names, low, high)
    bodies = [extent for name in inside if (extent := _as_body(text, name, office=office))]
    places = {name.start for name in inside if name.kind is not NameKind.BODY and not OWN_BODY.match(text, name.end)}
    for start, end in bodies:
        if title[0] < start and end <= title[1]:
            return start, end  # “members of Congress”
    behind = AT.match(text, title[1], high)
    if behind is not None:
        placed = PLACED.match(text, title[1], high) is not None
        for start, end in bodies:
            if start >= behind.end() and not BREAK.search(text, behind.end(), start) and not (placed and start in places):
                return start, end
    before = [extent for extent in bodies if extent[1] <= title[0] + 1 and not PARTED.search(text, extent[1], title[0])]
    return before[-1] if before and ADJOINS.fullmatch(text, before[-1][1], title[0]) else None


def _as_body(text: str, name: Name, *, office: bool) -> Extent | None:
    if name.kind is NameKind.BODY:
        return (name.start, name.end) if office or not _is_party(name) else None  # “GOP voters” are people
    if noun := OWN_BODY.match(text, name.end):
        return name.start, noun.end()
    if name.kind is NameKind.PERSON:
        return (name.start, name.end) if office and len(name.words) == 1 and not name.certain and not name.title else None
    is_state = governments().get(name.text) is not None or name.kind is NameKind.PLACE
    return (name.start, name.end) if office and is_state else None


def _is_party(name: Name) -> bool:
    return name.words[-1] in words("names", "parties") or body_aliases().get(plain_name(name.text), "").endswith("party")


def _role_of_body(text: str, identity: Identity) -> SourceRole:
    if identity.shape is Shape.DOCUMENT:
        return SourceRole.OTHER
    phrase: Phrase = identity.phrases[0]
    return _role_by_name(phrase.name.text if phrase.name else phrase.noun)


def _role_by_name(whole: str) -> SourceRole:
    """The part that a body plays by its name, or by the noun for it."""
    word = noun_of_body(whole)
    if whole.split(" ")[0] in words("names", "outlets"):
        return SourceRole.MEDIA
    if governments().get(whole):
        return SourceRole.OFFICIAL
    roles = table("nouns")["body_roles"]
    return next((SourceRole(role) for role, nouns in roles.items() if word in nouns.split()), SourceRole.PARTICIPANT)
