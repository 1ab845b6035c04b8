"""A clause → one sentence that stands by itself, and the question that can be asked of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.interpret.forecasts.cast import Cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.counts import whole_count
from dateline.interpret.forecasts.dating import DETERMINED, NOUN_FOLLOWS, Edit, date_edits, window_words
from dateline.interpret.forecasts.events import names_event
from dateline.interpret.forecasts.finishing import MARKS, finish
from dateline.interpret.forecasts.grammar import is_plural, lower_first
from dateline.interpret.forecasts.naming import FORMS, Naming, apply_edits
from dateline.interpret.forecasts.proposition import Proposition, read_proposition, tidy_subject
from dateline.interpret.forecasts.subjects import Subject, read_subject
from dateline.records import Period, Time

PRONOUN_FIRST = re.compile(r"^(?:I|we|you|he|she|it|they|there|that|this|who|which)(?=['’](?:ll|d|re|m|s)\b)", re.IGNORECASE)
CONTRACTION_LAST = re.compile(r"(?<=\w)['’](?:ll|d|re|m|s)$")
OPENED = re.compile(r"^(?:The|An?|His|Her|Its|Their|Our|These|This|Those|That)\b")
"""How a piece from before the words of certainty may have opened the sentence."""
SIDE_FIRST = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
OTHER_SIDE = re.compile(r"\s*(?:(?:to|and)\s|[–—-])", re.IGNORECASE)
"""Not "until", which keeps its word: ‘from Monday | until Friday’."""
OTHER_SIDE_WITHIN = re.compile(r"\s(?:to|until|till|through|and)\s|[–—-]", re.IGNORECASE)
ANOTHER_FOLLOWS = re.compile(r"\s+(?:or|and)\s")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a forecast reads outside its article."""

    statement: str
    question: str | None
    """``None`` where the window has no end: there is no deadline."""
    resolved: bool
    """Does the article tell whom and what every pronoun in it stands for?"""


@dataclass(frozen=True, slots=True)
class _Material:
    """What a statement and its question are made of."""

    text: str
    subject: Subject | None
    marker: str
    predicate: tuple[Extent, ...]
    edits: list[Edit]
    negative: bool

    def propose(self, first: Sequence[Edit] = ()) -> Proposition:
        """The proposition; some changes go before the others."""
        edits = [*first, *(edit for edit in self.edits if not any(edit[0] < end and start < edit[1] for start, end, _ in first))]
        first_piece, *others = [apply_edits(self.text, extent, edits) for extent in self.predicate] or [""]
        said = " ".join([first_piece, *(OPENED.sub(lambda match: match[0].lower(), piece) for piece in others)])
        subject = self.subject.words if self.subject else ""
        return _numbered(read_proposition(subject, self.marker, said.translate(MARKS), negative=self.negative), self.subject)


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
    extent, predicate = _parts(text, clause)
    subject = read_subject(text, extent, naming, times, clause) if extent else None
    naming.subject = subject.referent if subject else None
    names = naming.edits(predicate)
    dates = date_edits(text, predicate, times, anchor=cast.published, window=window, when=when)
    material = _Material(text, subject, _marker_words(text, clause.marker), predicate, [*dates, *names], clause.negative)
    proposition = material.propose()
    finite = proposition.predicate.finite(plural=bool(proposition.plural))
    apart = _apart(text, (*([extent] if extent else []), *predicate), when, times, window=window, naming=naming)
    statement = finish(f"{proposition.subject} {finite} {apart}")
    resolved = naming.resolved and (subject is not None or proposition.subject.lower() not in {"it", "somebody"})
    return Wording(statement, _write_question(material, proposition, window, when), resolved)


def _marker_words(text: str, marker: Extent | None) -> str:
    """The words of certainty; a noun with its article, which tells it from the verb: "a plan to", "they plan to"."""
    if marker is None:
        return ""
    article = "a " if DETERMINED.search(text, max(0, marker[0] - 8), marker[0]) else ""
    return article + text[slice(*marker)]


def _apart(
    text: str, clause: Sequence[Extent], when: Sequence[Extent], times: Sequence[Time], *, window: Period | None, naming: Naming
) -> str:
    """When it will be, where the words stand apart from the clause: ‘| On Monday | the panel will visit the villa’."""
    outside = [one for one in when if not any(low < one[1] and one[0] < high for low, high in clause)]
    if any(_is_side(text, one) for one in outside):
        return ""  # “between late May and early June”: of one side nothing can be said
    edits = date_edits(text, outside, times, anchor=naming.cast.published, window=window, when=when)
    if window is not None and window.rule == "event":
        return " ".join(_uncapped(apply_edits(text, one, [*edits, *naming.edits([one])])) for one in outside)
    return " ".join(_uncapped(apply_edits(text, one, edits)) for one in outside if any(one[0] <= start < one[1] for start, _, _ in edits))


def _is_side(text: str, when: Extent) -> bool:
    """One end of a stretch: ‘| between late May | and early June’, ‘| from June | to August’."""
    before = text[max(0, when[0] - len("between ")) : when[0]]
    opened = SIDE_FIRST.search(before) or SIDE_FIRST.match(text, when[0])
    if opened is None:
        return False
    between = opened.group().lower().strip() == "between"
    whole = OTHER_SIDE_WITHIN.search(text, *when) is not None
    return not whole and (between or OTHER_SIDE.match(text, when[1]) is not None)


def _uncapped(words: str) -> str:
    """With a small letter: a preposition opens it."""
    return words[:1].lower() + words[1:]


def _parts(text: str, clause: Clause) -> tuple[Extent | None, tuple[Extent, ...]]:
    """The subject and the predicate; a pronoun that runs into its auxiliary ("we'll", "it's going") is the subject."""
    subject, marker, predicate = clause.subject, clause.marker, clause.predicate
    if marker and (found := PRONOUN_FIRST.match(text[slice(*marker)])):
        subject, marker = (marker[0], marker[0] + found.end()), (marker[0] + found.end(), marker[1])
    elif subject is None and predicate and (found := PRONOUN_FIRST.match(text[slice(*predicate[0])])):
        low, high = predicate[0]
        subject, predicate = (low, low + found.end()), ((low + found.end(), high), *predicate[1:])
    elif subject and (short := CONTRACTION_LAST.search(text[slice(*subject)])):
        end = subject[0] + short.start()
        subject = (subject[0], end) if text[subject[0] : end].lower() in FORMS else subject
    if marker and subject and marker[0] < subject[1] and subject[0] < marker[1]:
        subject = _before(subject, marker)
    if subject:
        subject = whole_count(text, subject, marker)
    if marker:
        predicate = tuple((max(low, marker[1]) if marker[0] <= low < marker[1] < high else low, high) for low, high in predicate)
    return subject, predicate


def _before(subject: Extent, marker: Extent) -> Extent | None:
    """A subject that runs into the words of certainty, without them: "There will be | elections", "no plans"."""
    return (subject[0], marker[0]) if subject[0] < marker[0] else None


def _numbered(proposition: Proposition, subject: Subject | None) -> Proposition:
    """With its number: that of whom the subject stands for before that of the words, whose "they" may be one ministry."""
    if subject is None and proposition.subject in {"it", "somebody"}:
        plural = False  # the verb's number is that of whom nobody names
    elif subject is None or proposition.subject != tidy_subject(subject.words):
        plural = proposition.plural if proposition.plural is not None else is_plural(proposition.subject)
    elif subject.words.lower() == "there":
        plural = is_plural(proposition.predicate.rest) if proposition.predicate.verb == "be" else False
    elif not subject.replaced and proposition.plural is not None:
        plural = proposition.plural
    else:
        plural = subject.plural
    return replace(proposition, plural=plural)


def _write_question(material: _Material, proposition: Proposition, window: Period | None, when: Sequence[Extent]) -> str | None:
    """The title. The window takes the place of the words that it rests on; where a noun has them ("Friday's vote"), they stay."""
    by = window_words(window) if window else None
    if by is None or not proposition.predicate.verb:
        return None
    inside = [extent for extent in when if any(low <= extent[0] and extent[1] <= high for low, high in material.predicate)]
    free = [extent for extent in inside if not _is_within_phrase(material.text, *extent)]
    if free:
        first, *others = free
        return _ask(material.propose([(*first, by), *((*other, "") for other in others)]), "")
    said = f"{proposition.subject} {proposition.predicate.rest}"
    return _ask(proposition, "" if by.split(" ", 1)[1] in said or inside else by)


def _is_within_phrase(text: str, start: int, end: int) -> bool:
    """Do the words belong to a noun, as in "Friday's vote", or to a list, "March or April"?"""
    if re.search(r"[’']s?$", text[start:end]) or text[end : end + 1] in {"’", "'"} or ANOTHER_FOLLOWS.match(text, end):
        return True
    if names_event(text, start, end):
        return True
    return DETERMINED.search(text, max(0, start - 6), start) is not None and NOUN_FOLLOWS.match(text, end) is not None


def _ask(proposition: Proposition, by: str) -> str:
    """Put a question: "Will the bank raise its rate by 31 May 2024?"."""
    return finish(f"Will {lower_first(proposition.subject)} {proposition.predicate.base} {by}")[:-1] + "?"
