"""The words of a source, taken apart: whom they name, or what noun they describe it by."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.tables import plural_people, table, words

LEAD = re.compile(
    r"(?:according to|at least|at most|more than|up to|as|by|from|for|to|in|on|at|of|with|but|and|or|even|only|perhaps|not|if|like|"
    r"under|per)\s+",
    re.IGNORECASE,
)
PRONOUNS = {
    "he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "their": "they", "them": "they", "themselves": "they", "it": "it", "its": "it", "itself": "it",
    "who": "who", "which": "who", "that": "who", "whom": "who", "whose": "who",
    "i": "i", "we": "i", "my": "i", "our": "i", "me": "i", "us": "i", "you": "you", "your": "you",
}  # fmt: skip
DETERMINER = re.compile(
    r"(?:(?P<definite>the|that|this|those|these|both|his|her|its|their|my|our)|(?P<one>an?|one|another|any|each|every|no)|"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|\d[\d,]*)|"
    r"(?P<some>some|several|many|most|few|a few|other|others|all|more|certain|various|numerous))\b\s*",
    re.IGNORECASE,
)  # fmt: skip
NUMBERS = {
    word: at for at, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)
}
# Behind a number they say about how many: ‘two million voters’ are not two.
MULTIPLES = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
# Where a noun's own words end and what is said about it begins.
TAIL = re.compile(
    r"[,(;:—–]|\s--|\s(?=(?:who|whom|whose|which|that|of|in|on|at|from|with|for|to|by|about|near|inside|outside|among|within|against|over|"
    r"under|than|close to|briefed|familiar|involved|working|speaking|tracking|following|knowledgeable|privy|present|interviewed|quoted|"
    r"cited|representing|including|such|like|led|conducted|released|published|obtained|filed|written|issued|signed|sent|posted|taken|made|based|"
    r"seen|reviewed|viewed|loyal|opposed|supportive|critical|sympathetic|aware|as|is|was|were|are|has|have|had|currently|attending|watching|running|\w+ed\s+(?:by|at|in|on|for|with|from|to)|there|here|elsewhere|nearby|abroad|overseas|downstream|upstream|alike)\b(?!-))",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(r", (?:(?!who\b|which\b|and\b)[\w.’-]+ ){0,4}$")
NAME_BEHIND = re.compile(r"(?:\sof(?:\sthe)?(?:\s[A-Z][\w.’-]*)+)?\s*(?:$|,|\(|—|–)")
BODY_BEFORE = re.compile(r", (?:the )?$")
QUANTITY = r"(?:an? |the )?(?:\w+ )?(?:{}) of (?:the |these |those |his |her |their |its )?"
SIZE = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
RATIO = re.compile(
    r"(?:(?:about|around|nearly|roughly|almost|some|just|only|over|fewer than|less than|more than)\s+){0,2}(?:an? )?"
    rf"{SIZE}(?:\s+in\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty)\b|\s*(?:%|percent\b|per cent\b))"
    r"(?:\s+of\s+(?:the\s+|all\s+)?)?\s*",
    re.IGNORECASE,
)
"""‘About six in 10 voters’, ‘42 percent of those asked’."""
# Before these words, one of several: no more behind them than what is said about it.
PART = re.compile(
    r"(?:one|(?P<another>another)|an? (?P<ordinal>second|third|fourth|fifth)|the (?:other|first|second|third|last))"
    r"(?: of (?:them|these|those|the (?:two|three|four|five|six|group)))?\b",
    re.IGNORECASE,
)
ONE = "one"
THE_OTHER = re.compile(r"the other\s", re.IGNORECASE)
PART_ENDS = re.compile(r"[\s.,]*$|,|\s*[(—–]|\s(?:who|in|from|with|briefed|familiar|close)\b")
SUCH_AS = re.compile(r",?\s+(?:like|including|such as|among them)\s+")
LIST = re.compile(r"\s*,?\s+(?:and|or|as well as|along with|&)\s+|\s*,\s+(?=[A-Z])")
QUOTED = re.compile(r"[“\"][^”\"]*$")
HOME_BEFORE = re.compile(r"\b(?:of|in|from|near|outside|at)\s+(?:[A-Z][\w.’-]*\s?)+,\s*$")
JOINING = re.compile(r"\b(?:and|or|as well as|along with)\b|&")
"""Commas alone make no list: ‘Oslan, 30, of Danby, N.C.’."""
DESCRIBED = re.compile(r"(?:his|her|their|its)(?:\s[a-z-]+)+")
RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")
OTHERS = re.compile(
    r"(?:(?:the|some|many|several|his|her|their|two|three) )?others?\b|"
    r"(?:his|her|their|its|other|some|several|many|top|a|an|the|two|three|four)\s",
    re.IGNORECASE,
)
CALLED_BY = re.compile(r"\s(?!(?:of|in|on|at|from|with|for|to|by|and|or|as|who|which|that|is|was|had|has)\b)[a-z][\w-]*\s")
"""‘Oslan | constituent | Dan Tamm’ is Tamm."""
NOUN = re.compile(r"%|[^\W\d_]+(?:[’'-](?!s\b)\w+)*")
POSSESSIVE_END = re.compile(r"(?:[’']s?)?[\s.,]*\Z")
POSSESSOR = re.compile(r"^(?P<owner>.{2,60}?)(?:’s|'s|s’|s')\s+(?P<rest>\S.*)$", re.DOTALL)


class Shape(StrEnum):
    """How a source is worded."""

    PRONOUN = "pronoun"
    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    PEOPLE = "people"
    DESCRIPTION = "description"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One member of a source's words.

    ``start`` and ``end`` are of all its words, ``head_end`` is where its noun phrase ends and what is said about it begins. ``noun`` is the
    describing noun in lower case. Units: code points.
    """

    start: int
    end: int
    head_end: int
    shape: Shape
    name: Name | None = None
    noun: str = ""
    pronoun: str = ""
    definite: bool = False
    plural: bool = False
    count: int | None = None
    bare: bool = False
    """No determiner at all: ‘officials’, ‘police’."""
    part: bool = False
    """One of several told of before: ‘one of them’, ‘another’, ‘one of the diplomats’, ‘the other diplomat’."""
    another: bool = False
    """One beside one told of before: ‘another’, ‘a second’, ‘the other diplomat’."""
    ordinal: bool = False
    """‘a third’, which may as well be a share."""


def read_phrases(text: str, spans: list[Extent], names: list[Name]) -> list[Phrase]:
    """Take the words of one attribution's source apart.

    Args:
        text: The article.
        spans: The source's spans.
        names: The article's names, in order.

    Returns:
        A phrase for each member: ‘Oslan and others’ has two.

    Units: code points of ``text``, half-open.
    """
    phrases = []
    for start, end in spans:
        for low, high in _members(text, start, end, names):
            phrase = read_phrase(text, low, high, names)
            if phrase is not None:
                phrases.append(phrase)
    return phrases


def _members(text: str, start: int, end: int, names: list[Name]) -> list[Extent]:
    """Split a list where a member is named, or is ‘others’; a list of unnamed people is one source."""
    head_end = _head_end(text, start, end)
    such_as = SUCH_AS.search(text, head_end, end)
    like_named = such_as and any(name.kind is NameKind.PERSON for name in names_in(names, such_as.end(), end))
    if such_as and like_named and not _heads_a_name(text, start, such_as.start(), names):  # not “Blythe, a Liberal like Finch”
        return [(start, such_as.start()), *_members(text, such_as.end(), end, names)]
    cuts: list[Extent] = []
    for match in LIST.finditer(text, start, end):
        if RELATIVE.search(text, head_end, match.start()) and not match.group().lstrip().startswith(","):
            continue  # “Tamm, whose country drafted it along with Sweden,” is Tamm
        if "," in match.group() and DESCRIBED.fullmatch(text, cuts[-1][1] if cuts else start, match.start()):
            continue  # “Oslan and her running mate, Governor Dan Roe”
        inside = any(name.start < match.start() and match.end() < name.end for name in names_in(names, start, end))
        if QUOTED.search(text, start, match.start()):
            continue  # “star of ‘Night and Day’”
        if (
            "and" not in match.group()
            and HOME_BEFORE.search(text, start, match.end())
            and _is_home(match.end(), names_in(names, start, end))
        ):
            continue  # “Oslan of Danby, Georgia, and Tamm”
        if not inside and (match.end() <= head_end or _starts_name(text, names, match.end(), end)):
            cuts.append(match.span())
    told = RELATIVE.search(text, cuts[0][0], end) if cuts else None
    if not cuts or not JOINING.search(text, start, told.start() if told else end):
        return [(start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    members = [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if text[low:high].strip()]
    if len(members) < 2:
        return [(start, end)]
    named = [_heads_a_name(text, low, high, names) for low, high in members]
    if re.match(r"(?:his|her|their) ", text[slice(*members[-1])]) and re.match(r"the ", text[slice(*members[0])], re.IGNORECASE):
        named[0] = True  # “the nominee and his aides”
    if not named[0] or not all(name or OTHERS.match(text, low) for name, (low, _) in zip(named, members, strict=True)):
        return [(start, end)]
    return members


def _is_home(at: int, inside: list[Name]) -> bool:
    """Begins a state or place here, in words that begin with a person?"""
    place = next((name for name in inside if name.start == at), None)
    return place is not None and place.kind in {NameKind.STATE, NameKind.PLACE} and inside[0].kind is NameKind.PERSON


def _starts_name(text: str, names: list[Name], at: int, end: int) -> bool:
    return any(
        at <= name.start <= at + 40 and name.kind in {NameKind.PERSON, NameKind.BODY, NameKind.STATE} and "," not in text[at : name.start]
        for name in names_in(names, at, end)
    )


def _heads_a_name(text: str, start: int, end: int, names: list[Name]) -> bool:
    phrase = read_phrase(text, start, end, names)
    return (
        phrase is not None
        and (phrase.shape in {Shape.PERSON, Shape.BODY} or bool(phrase.pronoun))
        and (phrase.name is not None or bool(phrase.pronoun) or bool(names_in(names, phrase.start, phrase.head_end)))
    )


def _head_end(text: str, start: int, end: int) -> int:
    tail = TAIL.search(text, start + 1, end)
    return tail.start() if tail else end


def names_in(names: list[Name], start: int, end: int) -> list[Name]:
    """The names in a stretch; one that begins before it and reaches in is one of them."""
    low = bisect_left(names, start, key=lambda name: name.start)
    low -= low > 0 and names[low - 1].end > start
    high = bisect_left(names, end, key=lambda name: name.start)
    return names[low:high]


def of_name(name: Name) -> Phrase:
    """A person's name as a phrase."""
    return Phrase(name.start, name.end, name.end, Shape.PERSON, name=name, noun=name.text.casefold())


def read_phrase(text: str, start: int, end: int, names: list[Name]) -> Phrase | None:
    """Read one member of a source's words; ``None`` where there is no word in it.

    Units: code points of ``text``, half-open.
    """
    while lead := LEAD.match(text, start, end):
        start = lead.end()
    while start < end and not (text[start].isalnum() or text[start] in "“\"'"):
        start += 1
    if start >= end:
        return None
    word = text[start:end].strip(" ,.").casefold()
    if word in PRONOUNS:
        return Phrase(start, end, end, Shape.PRONOUN, pronoun=PRONOUNS[word], plural=PRONOUNS[word] in {"they", "you"})
    if (first := re.match(r"(who\b|(?:which|that|he|she|they|it|I|we)\b(?! \w+s?\b))", text[start:end])) or (
        first := re.match(r"(he|she|they|I|we|who)\b", text[start:end], re.IGNORECASE)
    ):
        return Phrase(start, end, start + first.end(), Shape.PRONOUN, pronoun=PRONOUNS[first[1].casefold()])
    return _read_noun_phrase(text, start, end, names)


def _read_part(text: str, start: int, end: int) -> Phrase | None:
    """‘one of them’, ‘another’, ‘a third’, with nothing behind but what is said about it."""
    part = PART.match(text, start, end)
    if part is None or not PART_ENDS.match(text, part.end(), end):
        return None
    another = part["another"] is not None or part["ordinal"] is not None
    third = (part["ordinal"] or "").casefold() == "third"
    return Phrase(start, end, part.end(), Shape.DESCRIPTION, noun=ONE, count=1, part=True, another=another, ordinal=third)


def _read_noun_phrase(text: str, start: int, end: int, names: list[Name]) -> Phrase:
    if (part := _read_part(text, start, end)) is not None:
        named = _named_after(text, start, end, names_in(names, part.head_end, end))
        return part if named is None else _named(start, end, part.head_end, named, definite=False, bare=False)
    if ratio := RATIO.match(text, start, end):
        inner = _read_noun_phrase(text, ratio.end(), end, names) if ratio.end() < end else None
        noun, head_end = (inner.noun, inner.head_end) if inner else (ONE, end)
        return Phrase(start, end, head_end, Shape.DESCRIPTION, noun=noun, plural=True)
    quantity = quantity_pattern().match(text, start, end)
    if quantity:
        inner = _read_noun_phrase(text, quantity.end(), end, names)
        one = re.match(r"(?:one|each|any)\b", quantity.group(), re.IGNORECASE) is not None
        people = one and inner.shape is Shape.DESCRIPTION and inner.plural
        return replace(inner, start=start, plural=not one, count=1 if one else None, definite=False, bare=False, part=people)
    determiner = DETERMINER.match(text, start, end)
    noun_start = determiner.end() if determiner else start
    inside = names_in(names, start, end)
    head_end = _head_end(text, noun_start - 2 * bool(determiner), end)
    if inside and inside[0].whole_start <= noun_start and inside[0].start < head_end < inside[0].end:
        head_end = _head_end(text, inside[0].end - 1, end)  # “a Ministry of Defence spokesman”
    owned = bool(inside) and text[inside[0].end : inside[0].end + 1] in {"’", "'"}
    if len(inside) > 1 and inside[1].kind is NameKind.PERSON and CALLED_BY.fullmatch(text, inside[0].end, inside[1].whole_start):
        head_end = inside[1].end
    elif inside and not owned and inside[0].whole_start <= noun_start and not _has_noun(text, inside[0].end, head_end):
        head_end = max(inside[0].end, start + 1)  # “Americans worried about the border”
    spanning = [name for name in inside if name.whole_start < head_end < name.end]
    if spanning:
        head_end = spanning[-1].end
    definite = bool(determiner and determiner["definite"])
    loose = POSSESSIVE_END.search(text, start, head_end)
    bare_end = loose.start() if loose else head_end
    last = next((name for name in reversed(inside) if name.end >= bare_end and name.start < head_end), None)
    last = last or _named_after(text, start, end, inside)
    if last is not None:
        return _named(start, end, head_end, last, definite=definite, bare=determiner is None)
    return _describe(text, start, end, noun_start, head_end, determiner, inside)


def _has_noun(text: str, start: int, end: int) -> bool:
    """Does a noun for people, bodies or documents stand here?"""
    found = NOUN.findall(text[start:end].casefold()) if start < end else []
    known = (words("nouns", "person"), plural_people(), words("nouns", "organization"), words("nouns", "document"))
    return any(noun in nouns for noun in found for nouns in known) or (
        bool(found) and found[-1].endswith(tuple(table("nouns")["agentive"]))
    )


def _named(start: int, end: int, head_end: int, name: Name, *, definite: bool, bare: bool) -> Phrase:
    """A phrase whose head is a name. ‘Democrats’, ‘the Republicans’ are people, as both annotators of the sources layer have it."""
    shapes = {NameKind.PERSON: Shape.PERSON, NameKind.PEOPLE: Shape.PEOPLE, NameKind.WORK: Shape.DOCUMENT}
    shape = shapes.get(name.kind, Shape.BODY)
    if name.kind is NameKind.PEOPLE and not name.text.endswith(("s", "ese", "sh", "ch")):
        shape = Shape.DESCRIPTION
    plural = shape is Shape.PEOPLE
    return Phrase(start, end, head_end, shape, name=name, noun=name.text.casefold(), definite=definite, plural=plural, bare=bare)


def _named_after(text: str, start: int, end: int, inside: list[Name]) -> Name | None:
    """‘the mission’s chief negotiator, Mira Oslan,’: the name that stands behind a comma, with nothing behind it but its own.

    A body's only where what stands before it is no person: ‘the contractor, Harbour Systems,’; a person's only where it is nothing written:
    ‘the report, presented by its author, Mira Oslan,’ is a report. Or it stands right behind a body's noun: ‘the head of the committee
    Mira Oslan’.
    """
    for name in inside:
        if not NAME_BEHIND.match(text, name.end, end):
            continue
        if name.kind is NameKind.PERSON and _may_be_thing(text, start, end):
            continue
        if name.kind is NameKind.PERSON and _stands_behind_body(text, start, name):
            return name
        if name.kind is NameKind.PERSON and NAME_BEFORE.search(text, max(start, name.start - 60), name.start):
            return name
        if name.kind is NameKind.BODY and BODY_BEFORE.search(text, start, name.start) and _may_be_body(text, start, name.start):
            return name
    return None


def _may_be_body(text: str, start: int, end: int) -> bool:
    """Is the noun before a comma one for bodies (‘the lender’)?"""
    found = NOUN.findall(text[start : _head_end(text, start, end)].casefold())
    return bool(found) and found[-1] in words("names", "called_bodies") | words("nouns", "organization")


def _may_be_thing(text: str, start: int, end: int) -> bool:
    """Is the noun at the head of some words one for what is written?"""
    found = NOUN.findall(text[start : _head_end(text, start, end)].casefold())
    return bool(found) and found[-1] in words("nouns", "document") - words("nouns", "person")


def _stands_behind_body(text: str, start: int, name: Name) -> bool:
    """‘the head of the committee Mira Oslan’, as news agencies put it; not ‘the owner of the company Harlan Dray’, a body's name."""
    before = NOUN.findall(text[start : name.whole_start].casefold())
    bodies = words("nouns", "organization") - words("names", "called_bodies")
    return len(name.words) > 1 and len(before) > 1 and before[-1] in bodies


@cache
def quantity_pattern() -> re.Pattern[str]:
    """What says how many before the noun that says who."""
    return re.compile(QUANTITY.format("|".join(map(re.escape, table("nouns")["quantity"]))), re.IGNORECASE)


OF_TWO = (" press release", " news release", " best seller", " super pac", " think tank", " task force")
"""Nouns of two words, of which the second alone is another."""


def _describe(
    text: str, start: int, end: int, noun_start: int, head_end: int, determiner: re.Match[str] | None, inside: list[Name]
) -> Phrase:
    head = POSSESSIVE_END.sub("", text[noun_start:head_end].casefold())
    found = NOUN.findall(head)
    noun = found[-1] if found else ""
    people, bodies, documents = plural_people(), words("nouns", "organization"), words("nouns", "document")
    count = None
    if not noun and determiner:
        noun = determiner.group().strip().casefold()
    if determiner and determiner["number"] and MULTIPLES.isdisjoint(found[:-1]):
        number = determiner["number"].casefold()
        count = NUMBERS.get(number) or (int(number.replace(",", "")) if number[0].isdigit() else None)
    if head.endswith(OF_TWO):
        noun = " ".join(head.split()[-2:])
    plural = noun in people or bool(determiner and (determiner["number"] or determiner["some"]))
    if noun in documents and noun not in words("nouns", "person"):
        shape = Shape.DOCUMENT
    elif noun in bodies and noun not in people:
        shape, plural = Shape.BODY, False
    elif noun in people or noun in words("nouns", "person") or plural:
        shape = Shape.DESCRIPTION
    elif noun.endswith(tuple(table("nouns")["agentive"])):
        shape, plural = Shape.DESCRIPTION, noun.endswith(("s", "men"))
    elif noun in words("nouns", "shares"):
        shape, plural = Shape.DESCRIPTION, True
    else:
        shape, plural = Shape.OTHER, noun.endswith("s") and not noun.endswith("ss")
    if shape is Shape.DESCRIPTION and not plural and count is None:
        count = 1
    definite = bool(determiner and determiner["definite"])
    phrase = Phrase(start, end, head_end, shape, noun=noun, definite=definite, plural=plural, count=count, bare=determiner is None)
    if shape is Shape.DESCRIPTION and not plural and THE_OTHER.match(text, start):
        return replace(phrase, definite=False, part=True, another=True)
    return phrase
