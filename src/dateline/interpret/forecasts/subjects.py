"""Of whom a statement speaks, in words that need no context, and whether they are one or several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.interpret.forecasts.affirming import affirm_subject
from dateline.interpret.forecasts.cast import Cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.dating import date_edits
from dateline.interpret.forecasts.finishing import MARKS
from dateline.interpret.forecasts.grammar import head_of, is_plural, possessive, table, words
from dateline.interpret.forecasts.naming import FORMS, Naming, apply_edits
from dateline.interpret.forecasts.referents import Referent
from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.phrases import names_in
from dateline.interpret.sources.tables import governments
from dateline.interpret.sources.tables import words as name_words
from dateline.records import Time

RELATIVE = re.compile(r"^(?:who|which|that|whom)$")
RELATIVE_ADVERB = re.compile(r"^(who|which|that)\s+(?:soon|never|also|then|now|together|once|ultimately|eventually|\w+ly)$")
DEMONSTRATIVES = {"this": "This", "that": "This", "who": "This", "which": "This", "whom": "This", "these": "These", "those": "Those"}
# “Oslan, who arrived Monday,”: what a comma and a relative add says nothing of who it is.
ASIDE = re.compile(r",\s+(?:who|which|whom|whose|where|when|as)\b.*$", re.DOTALL)
DATED = re.compile(r"[^,]+, on \d{1,2} [A-Z][a-z]+ \d{4}[^,]*")
SHORTENED = re.compile(r"[^,]+, (?:worth|effective|due|to be|based|located|known|already|also|now|\w+ed) [^,]+")
APPOSITION = re.compile(
    r"(?!.*\band\b)\S+ [^,]+, (?:\d{2}, )?"
    r"(?:[A-Z]|an? |the |(?:[a-z-]+ ){1,3}(?=[A-Z])|[a-z]+ (?:since|in|at|of|by|from|to|with|for|on)\b)[^,]+"
)
# “The governor and her deputy, Mira Oslan”: no list, which would have its “and” before the last.
NAMED_LAST = re.compile(r"[^,]+ and (?:his|her|its|their|the|an?) [^,]+, (?:an? |the |[A-Z])(?:(?! and )[^,])+")
# “From September, not one will land”: when it is stands before of whom it is said.
TIME_BEFORE = re.compile(r"^(?:from|in|on|by|after|before|at|until|since) [^,]{1,40}, (?=\S)", re.IGNORECASE)
AGE = re.compile(r",\s+\d{2}\s*,?\s*$")
"""‘Mira Oslan, | 71,’."""
LONGEST_TITLE_WORD = 14


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom a statement speaks."""

    words: str
    plural: bool
    referent: Referent
    replaced: bool = False
    """Does a name stand where the article has a pronoun, whose verb may be of another number?"""


def read_subject(text: str, extent: Extent, naming: Naming, times: Sequence[Time], clause: Clause) -> Subject:
    """Read the subject of a clause.

    Args:
        text: The article.
        extent: The subject.
        naming: Names whom its words stand for, and notes where the article does not tell.
        times: The times of the article.
        clause: The clause.
    """
    aside = ASIDE.search(text, *extent)
    extent = (extent[0], aside.start()) if aside else extent
    extent = (extent[0], extent[0] + len(AGE.sub("", text[slice(*extent)])))
    plain = " ".join(text[slice(*extent)].split()).strip(' ,“”"')
    alone = plain.lower()
    if found := RELATIVE_ADVERB.match(alone):
        alone = found[1]
    if RELATIVE.match(alone) and (referent := naming.cast.antecedent(extent[0])) is not None:
        return _of_referent(referent, naming)
    if alone in DEMONSTRATIVES:
        naming.resolved = False
        return Subject(DEMONSTRATIVES[alone], alone in {"these", "those"}, Referent("subject", plain, "it"))
    if alone == "there" or (alone == "it" and _is_expletive(text, clause)):
        return Subject(plain, False, Referent("subject", plain, "it"))
    if alone in FORMS:
        return _of_pronoun(plain, extent[0], naming)
    return _of_phrase(text, extent, naming, times, negative=clause.negative)


def _of_pronoun(plain: str, at: int, naming: Naming) -> Subject:
    person, case = FORMS[plain.lower()]
    referent = naming.resolve(at, person, case)
    if referent is None:
        naming.resolved = False
        told = "people" if person == "you" else plain
        return Subject(told, person in {"they", "you"}, Referent("subject", plain, person))
    naming.resolved &= referent.sure
    return _of_referent(referent, naming)


def _of_referent(referent: Referent, naming: Naming) -> Subject:
    naming.named.add(referent.key)
    return Subject(referent.name, referent.plural, referent, replaced=True)


def _is_expletive(text: str, clause: Clause) -> bool:
    behind = " ".join(text[slice(*extent)] for extent in clause.predicate)
    return re.match(table()["predicates"]["expletive"], behind.lstrip(" ,")) is not None


def _of_phrase(text: str, extent: Extent, naming: Naming, times: Sequence[Time], *, negative: bool) -> Subject:
    cast = naming.cast
    edits = naming.edits([extent])
    told = apply_edits(text, extent, [*date_edits(text, [extent], times, anchor=cast.published), *edits]).translate(MARKS)
    told = " ".join(told.split())
    as_written = not any(start == extent[0] for start, _, _ in edits)
    if told.startswith("whose ") and (owner := cast.antecedent(extent[0])):
        told, as_written = possessive(owner.name, plural=owner.plural) + told[5:], False
    if late := TIME_BEFORE.match(told):
        told, as_written = told[late.end() :], False
    told = affirm_subject(told) if negative else told
    if as_written and not _is_capital(text, extent[0], cast):
        told = told[:1].lower() + told[1:]
    if APPOSITION.fullmatch(told) or NAMED_LAST.fullmatch(told) or DATED.fullmatch(told) or SHORTENED.fullmatch(told):
        told += ","  # “The minister, Mira Oslan, leaves”
    return _described(told, text, extent, cast)


def _described(told: str, text: str, extent: Extent, cast: Cast) -> Subject:
    """Whom the phrase means, and its number."""
    inside = names_in(cast.names, *extent)
    whole = None if re.search(r"\band\b", text[slice(*extent)]) else _only_name(inside, extent)
    referent = cast.of_name(whole) if whole else None
    if referent is not None:
        return Subject(told, referent.plural, referent)
    plural = is_plural(told, named=_ends_in_name(told, cast))
    noun = head_of(told).lower().rsplit(" ", 1)[-1]
    ends_in_person = any(name.kind is NameKind.PERSON and name.end == extent[1] for name in inside)
    person = ends_in_person or noun in words("predicates", "people_due") or noun in name_words("nouns", "person")
    key = "person of the subject" if person else "subject"
    return Subject(told, plural, Referent(key, told, "they" if plural or person else "it", plural=plural))


def _only_name(inside: list[Name], extent: Extent) -> Name | None:
    """The name that is all of the phrase, its title and article aside."""
    ending = (name for name in inside if name.end == extent[1])
    return next((name for name in ending if extent[0] <= name.start <= extent[0] + 4 + len(name.title) * LONGEST_TITLE_WORD), None)


def _is_capital(text: str, at: int, cast: Cast) -> bool:
    """Does a word have its capital wherever it stands, not from the head of a sentence?"""
    if any(at in (name.start, name.whole_start) for name in names_in(cast.names, at, at + 1)):
        return True
    found = re.match(r"[\w.'’-]+", text[at : at + 40])
    word = found.group() if found else ""
    if not word[:1].isupper() or any(letter.isupper() for letter in word[1:]):
        return bool(word[:1].isupper())
    if word in name_words("names", "peoples") or governments().get(word):
        return True
    return re.search(rf"[a-z,] {re.escape(word)}\b", text) is not None


def _ends_in_name(phrase: str, cast: Cast) -> bool:
    """Is the head a name of one, whose "-s" makes no plural?"""
    last = head_of(phrase).split(" ")[-1]
    if not last[:1].isupper():
        return False
    return last in cast.last_words
