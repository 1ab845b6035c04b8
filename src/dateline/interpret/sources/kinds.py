"""What a proper name is a name of: told by tables, by its shape and by the words around it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from dateline.interpret.sources.tables import ROLES, governments, plural_people, table, words

UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠȘŤŢȚŪŮŰŲŸŹŻŽ"
FIELD = re.compile(r" (?:of|for|on|to|against) ")
CAMEL = re.compile(r"[a-z][A-Z]")
CALLED = re.compile(r"(?:(?P<the>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)) )?(?:[\w-]+ ){0,2}?(?P<noun>[a-z]+)(?P<comma>,)? $")
CALLED_CHARACTERS = 40
OPENS_QUOTED = frozenset('“"‘')
QUOTED_END = re.compile(r"[,.]?[”\"’](?!s\b)")
"""‘On “Good Evening Norland”’: what stands alone between quotation marks is a programme or a work."""
NO_NOUN = re.compile(
    r" (?![a-z])| (?:has|had|have|is|was|are|were|will|would|did|does|also|itself|said|says|say|told|reports?|reported|"
    r"wrote|writes|noted|notes|found|finds|argued|argues|called|calls|announced|published|quoted|cited|endorsed)\b"
)
"""‘The Hill says’; not ‘the Oslan campaign’."""
DOMAIN = re.compile(r"\.(?:org|com|net|gov|eu)\b")
AGE_AFTER = re.compile(r", \d{1,3},")


class NameKind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    PEOPLE = "people"
    PLACE = "place"
    WORK = "work"
    """A law, a treaty, a study."""


@dataclass(frozen=True, slots=True)
class Name:
    """One proper name where it stands. Units: code points; ``start`` is after the title."""

    start: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    kind: NameKind
    certain: bool
    """Did a table or the words around it say the kind, or only its shape?"""
    whole_start: int = -1
    """Where its title begins; ``start`` where it has none."""
    in_headline: bool = False
    """Does it stand among words that all have capitals?"""

    @property
    def text(self) -> str:
        """The name in one line."""
        return " ".join(self.words)


@cache
def titled() -> frozenset[str]:
    """Every noun that says what somebody is."""
    return frozenset().union(*(words("titles", role) for role in ROLES))


def is_titled_person(tokens: list[str]) -> bool:
    """‘Mr. Guardian’, ‘Mayor Dan Guardian’: a surname that is a word for bodies."""
    if len(tokens) > 1 and tokens[-2] in {"Mr.", "Ms.", "Mrs.", "Dr."}:
        return True
    first = tokens[-2] if len(tokens) > 2 else ""
    return (first in given("he") or first in given("she")) and not words("titles", "before_name").isdisjoint(tokens[:-2])


def says_what(word: str) -> bool:
    """Does a compound with a small letter behind the hyphen say what somebody is: ‘Oscar-winner’, ‘Mercosur-backed’?"""
    tail = word.rpartition("-")[2] if "-" in word else ""
    derived = len(tail) > 4 and tail.endswith(("ing", "ed", *table("nouns")["agentive"]))
    return tail.islower() and (derived or tail in words("names", "adjective_ends") or tail in titled())


def is_label(word: str) -> bool:
    """A party, a people, a state or a place before a name."""
    state = governments().get(word)
    return word in words("names", "peoples") or word in words("names", "places") or state is not None


def kind_of(text: str, named: tuple[str, ...], *, title: bool, start: int, end: int) -> tuple[NameKind, bool]:
    """What the words of a name are a name of, and whether anything but their shape says so."""
    whole = " ".join(named)
    if title:
        return NameKind.PERSON, True
    if governments().get(whole):
        return state_kind(whole), True
    if len(named) > 1 and plain_name(whole) in body_aliases():
        return NameKind.BODY, True
    if all(word in words("names", "peoples") for word in named) or named[-1] in words("names", "parties"):
        return NameKind.PEOPLE, True
    if whole.replace(" ", "_") in words("names", "places"):
        return NameKind.PLACE, True
    if named[0] in words("names", "outlets") or any(word in words("names", "body_words") for word in named):
        return NameKind.BODY, True
    if len(named) > 1 and (named[0] in given("he") or named[0] in given("she") or re.fullmatch(rf"[{UP}]\.", named[1])):
        return NameKind.PERSON, True
    if AGE_AFTER.match(text, end):
        return NameKind.PERSON, True
    if DOMAIN.match(text, end):
        return NameKind.BODY, True
    if len(named) > 1 and named[-1] in words("names", "no_surnames"):
        return NameKind.PLACE, True
    if all(re.fullmatch(rf"[{UP}&.\d]{{2,}}", word) for word in named) or (
        len(named) > 1 and (governments().get(named[0]) or plain_name(named[0]) in body_aliases())
    ):
        return NameKind.BODY, True
    if len(named) > 1 and text[start - 1 : start] in OPENS_QUOTED and QUOTED_END.match(text, end):
        return NameKind.WORK, True
    if (
        re.search(r"\b[Tt]he $", text[max(0, start - 4) : start])
        and (NO_NOUN.match(text, end) or text[end : end + 1] != " ")
        and not is_label(named[-1])
    ):
        return (NameKind.PEOPLE if len(named) == 1 and whole.endswith("s") else NameKind.BODY), len(named) == 1
    if _is_called_body(text, start, end) or (len(named) == 1 and whole.endswith(tuple(words("names", "body_ends")))):
        return NameKind.BODY, True
    if len(named) == 1 and CAMEL.search(whole) and not whole.startswith(tuple(table("names")["camel_persons"])):
        return NameKind.BODY, True
    return NameKind.PERSON, False


def _is_called_body(text: str, start: int, end: int) -> bool:
    """‘Danish bank Solvind’, ‘the company, Harlan Dray,’: a body by the noun before it."""
    before = CALLED.search(text, max(0, start - CALLED_CHARACTERS), start)
    if before is None or before["noun"] not in words("names", "called_bodies"):
        return False
    if before["comma"]:
        return before["the"] is not None and text[end : end + 1] in {",", ")"}
    return before["the"] is None or text[end : end + 1] in {",", ")", ".", "’", "'"}


@cache
def body_aliases() -> dict[str, str]:
    """Every name of a body that has several → the one by which it is known, both plain."""
    return {plain_name(name): plain_name(group[0]) for group in table("aliases")["bodies"] for name in group}


def plain_name(name: str) -> str:
    """A name for comparison: folded, without its article."""
    return " ".join(fold(word) for word in name.removeprefix("the ").removeprefix("The ").split())


def noun_of_body(name: str) -> str:
    """The noun of a body's name, in small letters.

    >>> noun_of_body("National Committee for Disaster Response")
    'committee'
    """
    return FIELD.split(name, maxsplit=1)[0].rpartition(" ")[2].casefold()


def is_noun(word: str) -> bool:
    """‘Speakers’, ‘Investigators’ where a sentence begins."""
    plain = word.lower()
    if word in words("names", "peoples") or governments().get(word):
        return False
    return plain in plural_people() or plain in words("nouns", "document")


def state_kind(name: str) -> NameKind:
    """A state, or its people: ‘French’."""
    return NameKind.PEOPLE if name in governments()[name].adjectives else NameKind.STATE


@cache
def given(pronoun: str) -> frozenset[str]:
    """Given names that reports use with a pronoun."""
    return words("given_names", pronoun)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and hyphens, for comparison.

    >>> fold("O’Brien"), fold("Jong-un"), fold("Štefan")
    ('obrien', 'jongun', 'stefan')
    """
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if letter.isalnum()).casefold()
