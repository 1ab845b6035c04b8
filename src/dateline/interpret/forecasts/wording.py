"""A clause → one sentence that stands by itself, and the question that can be asked of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.interpret.forecasts.cast import Cast, Referent
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.dating import DETERMINED, NOUN_FOLLOWS, Edit, date_edits, window_words
from dateline.interpret.forecasts.grammar import head_of, is_plural, lower_first, possessive, table, words
from dateline.interpret.forecasts.naming import FORMS, Naming, apply_edits
from dateline.interpret.forecasts.predicate import PLAN_NOUN, Predicate, Proposition, affirm_subject, read_proposition
from dateline.interpret.sources.names import NameKind
from dateline.interpret.sources.phrases import names_in
from dateline.interpret.sources.tables import governments
from dateline.interpret.sources.tables import words as name_words
from dateline.records import Period, Time

RELATIVE = re.compile(r"^(?:who|which|that|whom)$", re.IGNORECASE)
PRONOUN_FIRST = re.compile(r"^(?P<subject>I|we|you|he|she|it|they|there|that|this|who|which)(?=['’](?:ll|d|re|m|s)\b)", re.IGNORECASE)
SUBJECT_BY_PRONOUN = re.compile(r"(?P<subject>[A-Za-z]+)(?=['’](?:ll|d|re|m|s)\b)")
RELATIVE_ADVERB = re.compile(r"^(who|which|that)\s+(?:soon|never|also|then|now|together|once|ultimately|eventually|\w+ly)$", re.IGNORECASE)
DEMONSTRATIVE = re.compile(r"^(?:this|that|these|those)$", re.IGNORECASE)
MARKS = str.maketrans({"“": "", "”": "", '"': "", "’": "'", "‘": "'", "…": " ", "[": "", "]": ""})


@dataclass(frozen=True, slots=True)
class Wording:
    """How a forecast reads outside its article."""

    statement: str
    question: str | None
    """``None`` where the window has no end: there is no deadline."""
    resolved: bool
    """Does the article tell whom and what every pronoun in it stands for?"""


@dataclass(frozen=True, slots=True)
class _Subject:
    words: str
    plural: bool
    referent: Referent
    replaced: bool = False
    """Does a name stand where the article has a pronoun, whose verb may be of another number?"""


def write_wording(
    text: str, clause: Clause, *, cast: Cast, times: Sequence[Time], window: Period | None = None, when: Sequence[Extent] = ()
) -> Wording:
    """Write one affirmative sentence in the present tense, and the question that goes with it.

    ‘Kim, who arrived Monday, is not expected to meet the president on Friday’ → “Kim Oslan meets President Mira Tan on 17 May 2024.”

    Args:
        text: The article.
        clause: The clause; its certainty words and its negation are left out.
        cast: Who is who in the article.
        times: Its times.
        window: By when, if the words say so.
        when: The words that the window rests on.
    """
    naming = Naming(cast)
    subject_extent, predicate = _parts(text, clause)
    subject = _read_subject(text, subject_extent, naming, times, clause) if subject_extent else None
    naming.subject = subject.referent if subject else None
    names = naming.edits(predicate)
    edits = [*date_edits(text, predicate, times, anchor=cast.published, window=window, when=when), *names]
    marker = text[slice(*clause.marker)] if clause.marker else ""
    said = " ".join(apply_edits(text, extent, edits) for extent in predicate)
    proposition = read_proposition(subject.words if subject else "", marker, said.translate(MARKS), negative=clause.negative)
    proposition = _numbered(proposition, subject)
    statement = finish(f"{proposition.subject} {proposition.predicate.finite(plural=bool(proposition.plural))}")
    return Wording(statement, _question(text, clause, proposition, marker, subject, predicate, edits, window, when), naming.resolved)


def _parts(text: str, clause: Clause) -> tuple[Extent | None, tuple[Extent, ...]]:
    """The subject and the predicate; a pronoun that runs into its auxiliary ("we'll") is the subject."""
    subject = clause.subject
    if clause.marker and (found := PRONOUN_FIRST.match(text[slice(*clause.marker)])):
        subject = (clause.marker[0], clause.marker[0] + found.end())
    elif subject is None and clause.predicate and (found := PRONOUN_FIRST.match(text[slice(*clause.predicate[0])])):
        low, high = clause.predicate[0]
        return (low, low + found.end()), ((low + found.end(), high), *clause.predicate[1:])
    elif (
        subject
        and (found := re.search(r"(?<=\w)['’](?:ll|d|re|m|s)$", text[slice(*subject)]))
        and FORMS.get(text[subject[0] : subject[0] + found.start()].lower())
    ):
        subject = (subject[0], subject[0] + found.start())
    predicate = tuple(
        (max(low, clause.marker[1]) if clause.marker and low < clause.marker[1] < high and low >= clause.marker[0] else low, high)
        for low, high in clause.predicate
    )
    return subject, predicate


def _read_subject(text: str, extent: Extent, naming: Naming, times: Sequence[Time], clause: Clause) -> _Subject:
    """The subject in words, and whom they stand for."""
    plain = " ".join(text[slice(*extent)].split()).strip(' ,“”"')
    alone = plain.lower()
    if (found := RELATIVE_ADVERB.match(plain)) is not None:
        plain = alone = found[1]
    if RELATIVE.match(plain) and (referent := naming.cast.antecedent(extent[0])) is not None:
        return _of_referent(referent, naming)
    if DEMONSTRATIVE.match(plain) or alone in {"who", "which"}:
        naming.resolved = False
        return _Subject(
            "This" if alone in {"that", "this", "who", "which"} else plain, alone in {"these", "those"}, Referent("subject", plain, "it")
        )
    if alone == "there" or (alone == "it" and _is_expletive(text, clause)):
        return _Subject(plain, False, Referent("subject", plain, "it"))
    if alone in FORMS:
        referent = naming.resolve(extent[0], *FORMS[alone])
        if referent is None:
            naming.resolved = False
            return _Subject("people" if alone == "you" else plain, alone in {"they", "you"}, Referent("subject", plain, FORMS[alone][0]))
        naming.resolved &= referent.sure
        return _of_referent(referent, naming)
    return _of_phrase(text, extent, naming, times, negative=clause.negative)


def _of_referent(referent: Referent, naming: Naming) -> _Subject:
    naming.named.add(referent.key)
    return _Subject(referent.name, referent.plural, referent, replaced=True)


def _is_expletive(text: str, clause: Clause) -> bool:
    behind = " ".join(text[slice(*extent)] for extent in clause.predicate)
    return re.match(table()["predicates"]["expletive"], behind.lstrip(" ,")) is not None


def _of_phrase(text: str, extent: Extent, naming: Naming, times: Sequence[Time], *, negative: bool) -> _Subject:
    edits = naming.edits([extent])
    told = apply_edits(text, extent, [*date_edits(text, [extent], times, anchor=naming.cast.published), *edits]).translate(MARKS)
    told = " ".join(told.split())
    begins_as_written = not any(start == extent[0] for start, _, _ in edits)
    if told.startswith("whose ") and (owner := naming.cast.antecedent(extent[0])):
        told, begins_as_written = possessive(owner.name, plural=owner.plural) + told[5:], False
    told = affirm_subject(told) if negative else told
    if re.fullmatch(r"(?!.*\band\b)\S+ [^,]+, (?:[A-Z]|an? |the )[^,]+", told):
        told += ","  # “The minister, Mira Oslan, leaves”
    if (
        begins_as_written
        and not any(extent[0] in (name.start, name.whole_start) for name in names_in(naming.cast.names, *extent))
        and not _is_capital(text, extent[0])
    ):
        told = told[:1].lower() + told[1:]
    whole = next(
        (
            name
            for name in names_in(naming.cast.names, *extent)
            if name.end == extent[1] and extent[0] <= name.start <= extent[0] + 4 + len(name.title) * 14
        ),
        None,
    )
    referent = naming.cast.of_name(whole) if whole and not re.search(r"\band\b", text[slice(*extent)]) else None
    named = _ends_in_name(told, naming.cast)
    plural = referent.plural if referent else is_plural(told, named=named)
    if referent is None:
        noun = head_of(told).lower().rsplit(" ", 1)[-1]
        person = noun in words("predicates", "people_due") or noun in name_words("nouns", "person")
        referent = Referent("person of the subject" if person else "subject", told, "they" if plural or person else "it", plural=plural)
    return _Subject(told, plural, referent)


def _is_capital(text: str, at: int) -> bool:
    """Does a word have its capital wherever it stands, not from the head of a sentence?"""
    found = re.match(r"[\w.'’-]+", text[at : at + 40])
    word = found.group() if found else ""
    if not word[:1].isupper() or (len(word) > 1 and any(letter.isupper() for letter in word[1:])):
        return bool(word[:1].isupper())
    if word in name_words("names", "peoples") or governments().get(word):
        return True
    return re.search(rf"[a-z,] {re.escape(word)}\b", text) is not None


def _ends_in_name(phrase: str, cast: Cast) -> bool:
    """Is the head a name of one, whose "-s" makes no plural?"""
    last = head_of(phrase).split(" ")[-1]
    if not last[:1].isupper():
        return False
    return any(name.words[-1] == last and name.kind is not NameKind.PEOPLE and (name.certain or len(name.words) > 1) for name in cast.names)


def _numbered(proposition: Proposition, subject: _Subject | None) -> Proposition:
    """With its number: that of whom the subject stands for before that of the words, whose "they" may be one ministry."""
    if subject is None or proposition.subject != _plain(subject.words):
        plural = proposition.plural if proposition.plural is not None else is_plural(proposition.subject)
    elif subject.words.lower() == "there":
        plural = is_plural(proposition.predicate.rest) if proposition.predicate.verb == "be" else False
    elif not subject.replaced and proposition.plural is not None:
        plural = proposition.plural
    else:
        plural = subject.plural
    return Proposition(proposition.subject, proposition.predicate, plural)


def _plain(subject: str) -> str:
    return PLAN_NOUN.sub(r"\1", " ".join(subject.split()).strip(" ;:—–"))


def finish(sentence: str) -> str:
    """A sentence with its capital and its full stop, and nothing left dangling.

    >>> finish("the bank  raises rates , ")
    'The bank raises rates.'
    """
    plain = " ".join(sentence.translate(MARKS).split())
    plain = re.sub(r"\.{2,}", "", plain)
    if plain.count("(") != plain.count(")"):
        plain = plain.replace("(", "").replace(")", "")
    plain = re.sub(r"\s+([,.;:!?)])", r"\1", plain)
    plain = re.sub(r"([,;:])[,;:]+", r"\1", plain)
    plain = (
        re.sub(r"[\s,;:!?.—–-]+$", "", plain)
        if not re.search(r"\b(?:[A-Za-z]\.){2,}$|\b(?:Inc|Jr|Sr|Corp|Co|Ltd)\.$", plain)
        else plain[:-1]
    )
    plain = re.sub(r"(?:\s+(?:and|or|but|if|because))+$", "", plain)
    return f"{plain[:1].upper()}{plain[1:]}."


def _question(
    text: str,
    clause: Clause,
    proposition: Proposition,
    marker: str,
    subject: _Subject | None,
    predicate: tuple[Extent, ...],
    edits: list[Edit],
    window: Period | None,
    when: Sequence[Extent],
) -> str | None:
    """The title: the window's words said once, at the end."""
    by = window_words(window) if window else None
    if by is None or not proposition.predicate.verb:
        return None
    cut = [
        (start, end, "")
        for start, end in when
        if any(low <= start and end <= high for low, high in predicate) and not _is_within_phrase(text, start, end)
    ]
    if not cut and by.rsplit(" ", 1)[0].split(" ", 1)[1] in f"{proposition.subject} {proposition.predicate.rest}":
        return ask(proposition, "")
    if cut:
        said = " ".join(
            apply_edits(
                text, extent, [*cut, *(edit for edit in edits if not any(edit[0] < end and start < edit[1] for start, end, _ in cut))]
            )
            for extent in predicate
        )
        shorter = read_proposition(subject.words if subject else "", marker, said.translate(MARKS), negative=clause.negative)
        if shorter.predicate.verb == proposition.predicate.verb:
            proposition = shorter
        elif not said.strip(" ,"):
            bare = Predicate(
                proposition.predicate.verb, "place" if proposition.predicate.verb == "take" else "", proposition.predicate.adverbs
            )
            proposition = Proposition(proposition.subject, bare, proposition.plural)
    return ask(proposition, by)


def _is_within_phrase(text: str, start: int, end: int) -> bool:
    """Do the words belong to a noun, as in "Friday's vote", "the Friday deadline"?"""
    if re.search(r"[’']s?$", text[start:end]):
        return True
    return text[end : end + 1] in {"’", "'"} or (
        DETERMINED.search(text, max(0, start - 6), start) is not None and NOUN_FOLLOWS.match(text, end) is not None
    )


def ask(proposition: Proposition, by: str) -> str:
    """Put a question: "Will the bank raise its rate by 31 May 2024?"."""
    subject = lower_first(proposition.subject)
    if subject.lower() == "there":
        verb = proposition.predicate
        told = f"Will there {verb.base} {by}"
    else:
        told = f"Will {subject} {proposition.predicate.base} {by}"
    return finish(told)[:-1] + "?"


__all__ = ["Predicate", "Wording", "write_wording"]
