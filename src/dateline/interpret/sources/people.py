"""The people whom an article names: every form of a name under one person."""

import re
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.callings import find_callings
from dateline.interpret.sources.kinds import Name, NameKind, fold, given, titled
from dateline.interpret.sources.names import opens_sentence
from dateline.interpret.sources.sentences import SENTENCE_END
from dateline.interpret.sources.tables import words

THIRD_PERSON = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b")
TITLE_BEFORE = re.compile(r"\b(?P<of>(?:[A-Z][\w’'-]*\s)+)(?P<noun>[a-z]+)\s$")  # “Council member Mira Oslan”
PEERAGE, KNIGHTHOOD = frozenset({"Lord", "Lady", "Baron", "Baroness"}), frozenset({"Sir", "Dame"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Person:
    """A person with a name. ``forms`` are folded words; ``places`` where a form of the name stands, in order."""

    forms: tuple[str, ...]
    name: str
    places: list[Name] = field(default_factory=list)
    introduced: int = sys.maxsize
    """The place of its first full name among the full names."""
    titled: Counter[str] = field(default_factory=Counter)
    """How often a title before the name said ``he`` or ``she``."""

    @property
    def certain(self) -> bool:
        """Is it surely a person, not a thing with a capitalised name?"""
        return self.gender is not None or any(name.certain for name in self.places)

    gender: str | None = None
    """``he``, ``she``, or ``None`` where nothing says."""


@dataclass(slots=True)
class People:
    """All people named in an article, and who a name at a place is."""

    persons: list[Person]
    by_place: dict[int, Person]
    floors: dict[int, int]
    """Where a name begins → where the person's name before it ends."""
    titles: frozenset[int]
    """Where a title begins that stands before a name."""

    def callings(self, text: str, name: Name) -> list[Extent]:
        """The stretches that may say what the person of a name is; a headline's capitals hide where what it says of somebody ends."""
        stretches = [] if name.in_headline else find_callings(text, name, self.floors.get(name.start, 0))
        return [stretch for stretch in stretches if stretch[0] < name.start or stretch[0] not in self.titles]  # “Oslan, Sen. Tamm said”

    def at(self, start: int) -> Person | None:
        """The person whose name begins at a character."""
        return self.by_place.get(start)


def find_people(text: str, names: list[Name]) -> People:
    """Group the names of people by person.

    A short form goes to the person whose fuller name it ends or, for names that put the family first, begins; where several fit, to the one
    introduced first: a report that has two of a family writes the second one out.
    """
    index = _Index()
    by_place: dict[int, Person] = {}
    named = [name for name in names if name.kind is NameKind.PERSON]
    full = [name for name in named if len(_forms(name)) > 1]
    for name in sorted(full, key=lambda name: -len(name.words)):
        if index.full(_forms(name)) is None:
            index.add(Person(_forms(name), name.text))
    whole: dict[int, list[Name]] = {}
    for order, name in enumerate(full):
        if person := index.full(_forms(name)):
            person.introduced = min(person.introduced, order)
            whole.setdefault(id(person), []).append(name)
    index.titled = _gender_by_surname(named)
    for person in index.persons:
        index.told[id(person)] = _gender_by_name(person) or _gender_by_pronouns(text, names, whole.get(id(person), []))
    for name in named:
        person = _whose(text, name, index) or index.add(Person(_forms(name), name.text))
        person.places.append(name)
        if gender := gender_by_title(name):
            person.titled[gender] += 1
        by_place[name.start] = person
    persons = sorted((person for person in index.persons if person.places), key=lambda person: person.places[0].start)
    for person in persons:
        person.gender = _gender_by_name(person) or _gender_by_pronouns(text, names, person.places)
    floors = {name.start: before.end for before, name in pairwise(named) if text[before.end : name.whole_start].strip(" ,")}
    return People(persons, by_place, floors, frozenset(name.whole_start for name in named if name.title))


class _Index:
    """People by every word of their names, so that a name is compared only with those that share one."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.titled: dict[str, str] = {}
        self.told: dict[int, str | None] = {}
        """Of each person with a full name, whether that or the pronouns behind it make them he or she."""
        self._by_word: dict[str, list[Person]] = {}

    def add(self, person: Person) -> Person:
        """Take in a person."""
        self.persons.append(person)
        for word in {*person.forms, "".join(person.forms), "".join(person.forms[1:])}:
            self._by_word.setdefault(word, []).append(person)
        return person

    def sharing(self, forms: tuple[str, ...]) -> list[Person]:
        """The people who share a word with a name, those introduced first first."""
        found = {id(person): person for word in (*forms, "".join(forms)) for person in self._by_word.get(word, ())}
        return sorted(found.values(), key=lambda person: person.introduced)

    def full(self, forms: tuple[str, ...]) -> Person | None:
        """The person of a name of several words."""
        return next((person for person in self.sharing(forms) if _is_full_match(forms, person.forms)), None)


def _forms(name: Name) -> tuple[str, ...]:
    return _folded(name.words)


@lru_cache(maxsize=8192)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    forms = tuple(fold(word) for word in words)
    return tuple(form for form in forms if form and form not in SUFFIXES) or forms


def _is_full_match(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Are two names of at least two words one person's? Middle names and initials may be missing, the order may be turned."""
    if set(short) == set(full) or "".join(short) == "".join(full):
        return True
    first, last = short[0], short[-1]
    if last != full[-1]:
        return False
    if short == full[-len(short) :] or first in full[:-1]:
        return True
    return first == full[0] or (min(len(first), len(full[0])) >= 3 and (first.startswith(full[0][:3]) and full[0].startswith(first[:3])))


def _whose(text: str, name: Name, index: _Index) -> Person | None:
    forms = _forms(name)
    if len(forms) > 1:
        return index.full(forms)
    near = index.sharing(forms)
    fits = [person for person in near if _is_family_name(forms[0], person)] or [person for person in near if forms[0] == person.forms[0]]
    fits = [person for person in fits if not _clashes(name, person, index.titled.get(forms[0]))]
    if len(fits) > 1 and (gender := gender_by_title(name)):
        fits = [person for person in fits if index.told[id(person)] in {gender, None}] or fits
    if len(fits) > 1 and all(len(place.words) > 1 for person in fits for place in person.places):
        fits.sort(key=lambda person: not _opens_sentence_before(text, person, name))
    return fits[0] if fits else None


def _opens_sentence_before(text: str, person: Person, name: Name) -> bool:
    """‘Carla Oslan voted no. Oslan said’ is Carla, where the bare name has been nobody's yet."""
    last = person.places[-1] if person.places else name
    between = text[last.end : name.whole_start + 1]
    title = TITLE_BEFORE.search(text, max(0, last.whole_start - 60), last.whole_start)
    start = title.start("of") if title and title["noun"] in titled() else last.whole_start
    return "\n" not in between and len(SENTENCE_END.findall(between)) == 1 and opens_sentence(text, start)


def _is_family_name(form: str, person: Person) -> bool:
    if form == person.forms[-1] or "".join(person.forms[1:]) == form:
        return True
    return form == person.forms[0] and (form in words("names", "family_first") and len(person.forms) > 1)


def _gender_by_surname(names: list[Name]) -> dict[str, str]:
    """Of each name that stands alone, whether the report's ‘Mr.’ and ‘Ms.’ make it he or she, where they agree.

    Not where it stands without them more often: beside ‘Mrs. Oslan’, ‘Oslan’ is her husband.
    """
    told: dict[str, Counter[str | None]] = {}
    for name in names:
        if len(name.words) == 1:
            told.setdefault(fold(name.words[0]), Counter())[gender_by_title(name)] += 1
    found = {}
    for form, counts in told.items():
        bare = counts.pop(None, 0)
        genders = [gender for gender in counts if gender]
        if len(genders) == 1 and counts.total() >= bare:
            found[form] = genders[0]
    return found


def _clashes(name: Name, person: Person, surname: str | None) -> bool:
    if PEERAGE & set(name.title) and any(KNIGHTHOOD & set(place.title) for place in person.places):
        return True  # Lord Oslan is not Sir Peter Oslan
    mine = gender_by_title(name) or surname
    if mine is None:
        return False
    theirs = _gender_by_name(person)
    return theirs is not None and mine != theirs


def gender_by_title(name: Name) -> str | None:
    """``he`` or ``she`` by the title before a name; ``None`` where it does not tell."""
    for pronoun in ("he", "she"):
        if any(word in words("names", pronoun) for word in name.title):
            return pronoun
    return None


def _gender_by_name(person: Person) -> str | None:
    if person.titled:
        return person.titled.most_common(1)[0][0]
    first = re.split(r"[\s-]", person.name)[0]
    if first in given("he"):
        return "he"
    return "she" if first in given("she") else None


def _gender_by_pronouns(text: str, names: list[Name], places: list[Name]) -> str | None:
    """By the pronouns between each place of a name and the next person's, in the same paragraph."""
    starts = [name.start for name in names if name.kind is NameKind.PERSON]
    told: Counter[str] = Counter()
    for name in places:
        following = bisect_right(starts, name.start)
        end = min(starts[following] if following < len(starts) else len(text), name.end + 200)
        stretch = text[name.end : end].split("\n", 1)[0]
        told.update("he" if word in {"he", "his", "him", "himself"} else "she" for word in THIRD_PERSON.findall(stretch.lower())[:2])
    if not told:
        return None
    (best, count), *rest = told.most_common()
    return best if not rest or count >= 2 * rest[0][1] else None
