"""From the words to the chance that the affirmative statement is true."""

from dataclasses import replace

from dateline.interpret.certainty.found import Found, Negation
from dateline.interpret.certainty.tables import Construction, Figures, figures
from dateline.records import Basis, Certainty, Span

NO_FIGURES = Figures(Basis.NONE)


def to_certainty(found: Found | None, *, negated: bool = False, text: str) -> Certainty:
    """Say how sure the words are that the *affirmative* statement is true.

    ‘The visit will probably not include talks’: "probably", negated, is a chance of 0.25 that the visit includes talks.

    Args:
        found: The stretch; ``None`` for a statement without one: a present tense with a date.
        negated: The clause denies the happening outside the stretch ("will not", "probably not"). What the stretch itself denies is
            counted anyway.
        text: The text in which it was found.

    Returns:
        Its figures, every negation counted in; the basis is ``none`` where the tables have no figure.
    """
    if found is None:
        return Certainty()
    word = Span.of(text, found.start, found.end)
    if found.construction is Construction.NUMBER:
        return _numeric(found, word, negated=negated)
    term, meant = read_term(found.entry.term, found.negation, negated=negated)
    return _certainty(word, term, meant)


def read_term(term: str, negation: Negation = Negation.NONE, *, negated: bool = False) -> tuple[str, Figures]:
    """Give a term with its negations, and its figures.

    >>> read_term("probably", negated=True)[1].median
    0.25
    """
    meant = figures().get(term, NO_FIGURES)
    behind = (negation is Negation.BEHIND) != negated
    if negation is Negation.BEFORE:
        term, meant = _denied(f"not {term}", meant)
    return _denied(f"{term} not", meant) if behind else (term, meant)


def complement(meant: Figures) -> Figures:
    """The figures of the opposite: what is left of one, the edges swapped.

    >>> complement(Figures(Basis.INTERVAL, bounds=(0.5, 1.0))).bounds
    (0.0, 0.5)
    """
    return replace(
        meant,
        median=None if meant.median is None else _rest(meant.median),
        quartiles=_swapped(meant.quartiles),
        bounds=_swapped(meant.bounds),
    )


def _denied(term: str, plain: Figures) -> tuple[str, Figures]:
    """The tables' own entry for the negated term, or the complement of the plain one."""
    return term, figures().get(term) or complement(plain)


def _swapped(pair: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if pair is None else (_rest(pair[1]), _rest(pair[0]))


def _rest(chance: float) -> float:
    """What is left of one, without the dust of binary fractions."""
    return round(1 - chance, 12)


def _numeric(found: Found, word: Span, *, negated: bool) -> Certainty:
    """A number stands for itself; a stretch of numbers has bounds."""
    low, high = found.chances or (0.0, 1.0)
    meant = Figures(Basis.NUMERIC, median=low) if low == high else Figures(Basis.NUMERIC, bounds=(low, high))
    return _certainty(word, "number not" if negated else "number", complement(meant) if negated else meant)


def _certainty(word: Span, term: str, meant: Figures) -> Certainty:
    return Certainty(
        word=word,
        term=term,
        median=meant.median,
        quartiles=meant.quartiles,
        bounds=meant.bounds,
        basis=meant.basis,
        survey=meant.survey,
    )
