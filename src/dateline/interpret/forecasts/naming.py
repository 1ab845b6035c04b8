"""Names for pronouns, short names and descriptions: the changes that make a clause stand by itself."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.interpret.forecasts.cast import Cast, start_of
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.dating import Edit
from dateline.interpret.forecasts.grammar import is_plural_noun, possessive, table, third_person, words
from dateline.interpret.forecasts.known import plain_title
from dateline.interpret.forecasts.referents import Referent
from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.phrases import names_in

THIRD = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "her", "herself"),
    "it": ("it", "it", "its", "itself"),
    "they": ("they", "them", "their", "themselves"),
}
# Pronoun → its person, and its place in the rows of THIRD.
FORMS = {form: (person, case) for person, forms in table()["pronouns"].items() for case, row in enumerate(forms) for form in row.split()}
PRONOUN = re.compile(rf"\b(?:{'|'.join(FORMS)})\b", re.IGNORECASE)
TWO = re.compile(table()["references"]["two"], re.IGNORECASE)
DESCRIPTION = re.compile(r"\b[Tt]he (?P<words>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,3})")
BEFORE_APPOSITION = re.compile(r",\s+(?:\d{2},\s+)?")
MINE = re.compile(r"(?:^|\b(?:of|is|are|was|were|be|been|than|and|or|like|to)\s+)$", re.IGNORECASE)
"""Before "mine" where it is a pronoun."""
EXPLETIVE = re.compile(table()["references"]["expletive"], re.IGNORECASE)
NOUN_BEHIND = re.compile(r"(?: |-)(?=[a-z])(?!(?:{})\b)".format("|".join(sorted(words("predicates", "function")))))
DETERMINER_BEFORE = re.compile(r"\b(?:the|a|an|this|that|any|another)\s(?:[a-z-]+\s)?$", re.IGNORECASE)
VERB_BEHIND = re.compile(r"[’'](?P<short>m|ve|ll)\b|\s+(?P<verb>[a-z]+)\b")
DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|this|that)|[’']s?) (?:(?!(?:of|in|on|at|to|for|with|by|and|from|as|is|was|will)\b)[a-z-]+ ){0,3}$",
    re.IGNORECASE,
)
IT_ACTS = re.compile(r"it(?:['’]s|\s+(?:will|would|is|was|has|had|can|could|may|might|does|did|[a-z]+(?:s|ed)))\b", re.IGNORECASE)
OBJECT, OWNER, SELF = 1, 2, 3


@dataclass(slots=True)
class Naming:
    """Makes the changes of one statement, and keeps who has been named in it already.

    Args:
        cast: Who is who.
        subject: Of whom the statement speaks; once they are named, "his" may stay.
    """

    cast: Cast
    subject: Referent | None = None
    resolved: bool = True
    named: set[str] = field(default_factory=set)
    _extents: Sequence[Extent] = ()

    def edits(self, extents: Sequence[Extent]) -> list[Edit]:
        """The changes for stretches of the article; what the text does not tell keeps its words, and ``resolved`` says so."""
        found: list[Edit] = []
        self._extents = (*self._extents, *extents)
        for low, high in extents:
            taken = low
            for start, end, kind in self._marks(low, high):
                edit = kind(start, end) if start >= taken and end <= high else None
                if edit is not None and edit[1] <= high:
                    taken = edit[1]
                    found.append(edit)
        return found

    def _marks(self, low: int, high: int) -> Iterator[tuple[int, int, Callable[[int, int], Edit | None]]]:
        text = self.cast.text
        marks = [(match.start(), match.end(), self._of_pronoun) for match in PRONOUN.finditer(text, low, high)]
        marks += [(match.start(), match.end(), self._of_two) for match in TWO.finditer(text, low, high)]
        marks += [(start_of(name), name.end, self._of_name) for name in names_in(self.cast.names, low, high) if name.start >= low]
        marks += [(match.start(), match.end(), self._of_description) for match in DESCRIPTION.finditer(text, low, high)]
        return iter(sorted(marks, key=lambda mark: mark[0]))

    def _of_pronoun(self, start: int, end: int) -> Edit | None:
        text = self.cast.text
        word = text[start:end].lower()
        if word == "mine" and MINE.search(text, max(0, start - 12), start) is None:
            return None  # “close the mine”
        if text[start:end] == "US" or (word == "it" and EXPLETIVE.search(text, max(0, start - 8), end + 50)):
            return None
        person, case = FORMS[word]
        if case == SELF:
            unknown = self.subject is None or (self.subject.pronoun == "they" and not self.subject.plural)
            return None if unknown and person not in {"i", "we", "you"} else (start, end, THIRD[self._kept()][SELF])
        if word == "her" and self._owns(end):
            case = OWNER
        if case == OWNER and person in {"it", "they"} and self._is_bound(start, person):
            return None
        referent = self.resolve(start, person, case)
        if referent is None:
            self.resolved = False
            return (start, end, "people's" if case == OWNER else "people") if person == "you" else None
        self.resolved &= referent.sure
        if person in THIRD and self._is_subject(referent) and (referent.pronoun == "they" or case != OWNER):
            self.resolved &= case == OWNER or self._acts(start, person, case)
            return None
        return self._agreeing(start, end, self._worded(referent, case), person, case)

    def _is_bound(self, at: int, person: str) -> bool:
        """Does whatever "its" or "their" goes back to stand before it in the same clause: "the United States and its allies"?"""
        low = min((start for start, end in self._extents if start <= at), default=at)
        if person == "it":
            return any(low <= name.start < at and name.kind in {NameKind.BODY, NameKind.STATE} for name in self.cast.names)
        found = re.findall(r"[a-z]{3,}s\b", self.cast.text[low:at])
        return person == "they" and any(is_plural_noun(noun) for noun in found)

    def _agreeing(self, start: int, end: int, told: str, person: str, case: int) -> Edit:
        """With the verb behind it where "I have" becomes "she has"; for "we", which may be anybody's verb, "they"."""
        if case or person != "i" or told == "they":
            return start, end, told
        verb = VERB_BEHIND.match(self.cast.text, end)
        if verb is None:
            return start, end, told
        if verb["short"]:
            return start, verb.end(), f"{told} {'is' if verb['short'] == 'm' else 'has' if verb['short'] == 've' else 'will'}"
        form = "is" if verb["verb"] == "am" else third_person(verb["verb"])
        return (
            (start, verb.end(), f"{told} {form}")
            if verb["verb"] in {"am", "have", "do"} or verb["verb"] in words("predicates", "verbs")
            else (start, end, told)
        )

    def _kept(self) -> str:
        return "they" if self.subject is None or self.subject.plural else self.subject.pronoun

    def _owns(self, end: int) -> bool:
        """Is "her" followed by what is hers?"""
        following = re.match(r"\s+([\w’'-]+)", self.cast.text[end : end + 40])
        return following is not None and following[1].lower() not in words("predicates", "function")

    def resolve(self, at: int, person: str, case: int = 0) -> Referent | None:
        """For whom a pronoun stands; the subject of the sentence where it owns what is spoken of."""
        subject = self.subject
        if person in {"i", "we"}:
            if person == "we" and subject is not None and case != OWNER:
                return Referent("they", "they" if case == 0 else "them", sure=False)
            told = self.cast.party(at) if person == "we" else self.cast.speaker(at)[1]
            who = "the speaker" if self.cast.speaker(at)[0] is not None else "the author"
            return told or Referent(f"{who} {person}", who if person == "i" else f"{who}'s side", "they", sure=False)
        if person == "you":
            return None
        if subject is not None and self._agrees(subject, person) and (case == OWNER or self._acts(at, person, case)):
            return subject
        if person in {"he", "she"}:
            if subject is not None and case == 0 and self._agrees(subject, person):
                return subject  # “… when he travels”
            return self.cast.he_or_she(at, person, acts=case == 0)
        return self.cast.it(at) if person == "it" else self.cast.they(at)

    def _acts(self, at: int, person: str, case: int) -> bool:
        """Is "it" or "they" the subject of a clause within: "says that it will", and so perhaps the subject of the whole?"""
        return (person == "they" and case == 0) or (person == "it" and IT_ACTS.match(self.cast.text, at) is not None)

    @staticmethod
    def _agrees(subject: Referent, person: str) -> bool:
        if subject.plural or person == "they":
            return subject.plural and person == "they"
        return subject.pronoun == person or (person != "it" and subject.pronoun == "they" and subject.key.startswith(("person", "source")))

    def _is_subject(self, referent: Referent) -> bool:
        return self.subject is not None and (referent.key == self.subject.key or referent.name == self.subject.name)

    def _worded(self, referent: Referent, case: int) -> str:
        if self._is_subject(referent) or (case == OWNER and referent.key in self.named):
            return THIRD["they" if referent.plural else referent.pronoun][case]
        self.named.add(referent.key)
        if case == OWNER:
            return possessive(referent.name.removesuffix("'s side"), plural=referent.plural)
        return referent.name

    def _of_name(self, start: int, end: int) -> Edit | None:
        """The full name where a short one stands; a title stays, "Mr." goes."""
        name = next(one for one in self.cast.names if start_of(one) == start and one.end == end)
        referent = self.cast.of_name(name)
        if referent is None or name.kind is NameKind.STATE or self._is_attributive(name):
            return None
        title = plain_title(name)
        again = referent.key in self.named or self._is_subject(referent)
        self.named.add(referent.key)
        if again:
            return start, end, f"{title} {name.text}".strip()
        whole = referent.name
        if DETERMINED.search(self.cast.text, max(0, start - 40), start):
            whole = whole.removeprefix("the ")
        return start, end, whole if title and whole.startswith(f"{title} ") else f"{title} {whole}".strip()

    def _is_attributive(self, name: Name) -> bool:
        """ "The Oslan campaign": the name is part of another's."""
        text = self.cast.text
        if NOUN_BEHIND.match(text, name.end) is None:
            return False
        return name.kind is NameKind.BODY or DETERMINER_BEFORE.search(text, max(0, name.start - 24), name.start) is not None

    def _of_description(self, start: int, end: int) -> Edit | None:
        """The name where "the minister" stands, by the longest words that the article knows somebody by."""
        text = self.cast.text
        tokens = list(re.finditer(r"[\w-]+", text[start:end]))
        for size in range(len(tokens), 1, -1):
            high = start + tokens[size - 1].end()
            if not self._ends_phrase(high):
                continue
            referent = self.cast.described(start, high)
            if referent is not None:
                if self._is_subject(referent) or self._is_named_beside(start, high, referent):
                    return None
                self.named.add(referent.key)
                the = "the " if referent.pronoun == "it" and not re.match(r"the |\S+['’]s ", referent.name) else ""
                return start, high, the + referent.name
        return None

    def _is_named_beside(self, start: int, end: int, referent: Referent) -> bool:
        """Does the name itself stand beside it: "the minister, Mira Oslan", "Mira Oslan, the minister"?"""
        text = self.cast.text
        beside = [name for name in names_in(self.cast.names, end, end + 3) if name.start >= end][:1]
        beside += [
            name for name in names_in(self.cast.names, max(0, start - 8), start) if BEFORE_APPOSITION.fullmatch(text, name.end, start)
        ]
        told = [self.cast.of_name(name) for name in beside]
        return any(one is not None and one.key == referent.key for one in told)

    def _ends_phrase(self, end: int) -> bool:
        """No noun follows, and nothing that says which one: "the minister of finance"."""
        following = re.match(r"(?:[’']s\b|\s*[,.;:)”\"]|\s*$|\s+([\w-]+))", self.cast.text[end : end + 40])
        return following is not None and (
            following[1] is None
            or (following[1].lower() in words("predicates", "function") - {"of", "for"})
            or following[1][0].isupper()
            or following[1].endswith("ly")
        )

    def _of_two(self, start: int, end: int) -> Edit | None:
        last = self.cast.text[start:end].lower().rsplit(" ", 1)[-1]
        referent = self.cast.both(start, "" if last in {"two", "pair"} else last)
        if referent is None:
            self.resolved = False
            return None
        if self._is_subject(referent):
            return start, end, "they"
        self.named.add(referent.key)
        return start, end, referent.name


def apply_edits(text: str, extent: Extent, edits: Sequence[Edit]) -> str:
    """A stretch of the article with its changes; where two overlap, the first stands."""
    pieces, at = [], extent[0]
    for start, end, told in sorted(edits, key=lambda edit: edit[:2]):
        if start >= at and end <= extent[1]:
            pieces += [text[at:start], told]
            at = end
    return "".join([*pieces, text[at : extent[1]]])
