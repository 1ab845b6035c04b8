"""From the words to the chance that the affirmative statement is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.certainty import Negation, choose_certainty, find_certainty_words, is_denied_beside, to_certainty
from dateline.interpret.certainty.meaning import complement, read_term
from dateline.interpret.certainty.tables import Figures, figures, table
from dateline.records import Basis, Certainty

TERMS = sorted({row["term"] for rows in table("words").values() if isinstance(rows, list) for row in rows})
CHANCES = st.floats(0, 1, allow_nan=False).map(lambda chance: round(chance, 6))
NEGATIONS = st.sampled_from(list(Negation))


def certainty_of(text: str) -> Certainty:
    founds = find_certainty_words(text)
    chosen = choose_certainty(founds)
    return to_certainty(chosen, negated=bool(chosen) and is_denied_beside(chosen, founds), text=text)


@pytest.mark.parametrize(
    ("text", "term", "median", "middle"),
    [
        ("It will probably rain.", "probably", 0.7, (0.6, 0.75)),
        ("It will probably not rain.", "probably not", 0.25, (0.15, 0.3)),
        ("It probably won’t rain.", "probably not", 0.25, (0.15, 0.3)),
        ("It is likely to rain.", "likely", 0.7, (0.65, 0.75)),
        ("It is not likely to rain.", "not likely", 0.3, (0.25, 0.35)),
        ("It is likely not to rain.", "likely not", 0.3, (0.25, 0.35)),
        ("It is unlikely to rain.", "unlikely", 0.2, (0.1, 0.3)),
        ("It is highly unlikely to rain.", "highly unlikely", 0.05, (0.05, 0.1)),
        ("It is all but certain to rain.", "almost certain", 0.95, (0.9, 0.98)),
        ("It will almost certainly not rain.", "almost certain not", 0.05, (0.02, 0.1)),
        ("I doubt that it will rain.", "doubt", 0.2, (0.1, 0.3)),
        ("There is little chance that it rains.", "little chance", 0.1, (0.05, 0.15)),
        ("Chances of rain are slight.", "slight chance", 0.1, (0.1, 0.2)),
        ("The odds of rain are better than even.", "better than even", 0.6, (0.55, 0.6)),
    ],
)
def test_words_that_people_were_asked_about(text, term, median, middle):
    """The survey's median and quartiles, negation counted in: of the affirmative statement "it rains"."""
    certainty = certainty_of(text)
    assert (certainty.term, certainty.median, certainty.quartiles) == (term, median, middle)
    assert (certainty.basis, certainty.survey.n, certainty.bounds) == (Basis.SURVEY, 123, None)


@pytest.mark.parametrize(
    ("text", "term", "bounds"),
    [
        ("It could rain.", "could", (0, 1)),
        ("It could not rain.", "could not", (0, 0.5)),
        ("It may rain.", "may", (0, 1)),
        ("It may not rain.", "may not", (0, 1)),
        ("It will rain.", "will", (0.5, 1)),
        ("It will not rain.", "will not", (0, 0.5)),
        ("It won’t rain.", "will not", (0, 0.5)),
        ("It never will rain.", "will not", (0, 0.5)),
        ("It is expected to rain.", "expected to", (0.5, 1)),
        ("It is not expected to rain.", "not expected to", (0, 0.5)),
        ("It is set to rain.", "set to", (0.5, 1)),
        ("I don’t think it is going to rain.", "not think", (0, 0.5)),
        ("The mayor plans to go.", "plan to", (0, 1)),
        ("The mayor has no plans to go.", "not plan to", (0, 1)),
        ("The mayor ruled out a pact.", "rule out", (0, 0.5)),
        ("The mayor cannot rule out a pact.", "not ruled out", (0, 1)),
        ("It is by no means certain to rain.", "not certain", (0, 1)),
        ("It is certain not to rain.", "certain not", (0, 0.1)),
        ("Rain is not unlikely.", "not unlikely", (0.3, 1)),
        ("Rain is not impossible.", "not impossible", (0, 1)),
        ("There is a serious possibility that it rains.", "real possibility", (0.2, 0.8)),
        ("There is no chance that it rains.", "no chance", (0, 0.05)),
        ("It is very likely to rain.", "very likely", (0.65, 1)),
        ("It is not very likely to rain.", "not very likely", (0, 0.5)),
        ("It is extremely unlikely to rain.", "extremely unlikely", (0, 0.1)),
        ("Rain is virtually certain.", "virtually certain", (0.9, 1)),
    ],
)
def test_words_that_no_survey_has(text, term, bounds):
    """The bounds of their meaning and no point."""
    certainty = certainty_of(text)
    assert (certainty.term, certainty.bounds, certainty.basis) == (term, bounds, Basis.INTERVAL)
    assert certainty.median is certainty.quartiles is certainty.survey is None


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("It is about as likely as not to rain.", (0.33, 0.66)), ("It is as likely as not that it rains.", (0.33, 0.66))],
)
def test_words_that_only_scales_have(text, bounds):
    """A phrase that is a scale's own has its range there."""
    certainty = certainty_of(text)
    assert (certainty.bounds, certainty.basis) == (bounds, Basis.SCALE)


@pytest.mark.parametrize(
    "text", ["Brno is the most likely venue.", "Rain is more likely than snow.", "The town likeliest to flood is Brno."]
)
def test_superlatives_and_comparatives_have_no_figure(text):
    """They rank; the chance itself stays open."""
    certainty = certainty_of(text)
    assert certainty.basis is Basis.NONE and certainty.word is not None


def test_a_statement_without_a_word_has_no_figure():
    """A present tense with a date."""
    assert certainty_of("The hearing is on Friday.") == Certainty()


def test_a_number_is_negated_too():
    """A 70 percent chance that it does not rain is one of 30 percent that it rains."""
    text = "There is a 70 percent chance."
    [found] = find_certainty_words(text)
    assert to_certainty(found, negated=True, text=text).median == 0.3


@pytest.mark.parametrize("term", TERMS)
def test_every_entry_has_figures_or_is_known_to_have_none(term):
    """No word is found whose meaning is forgotten."""
    assert term in figures()


@given(low=CHANCES, median=CHANCES, high=CHANCES)
def test_two_complements_are_none(low, median, high):
    """The opposite of the opposite is the thing itself."""
    low, median, high = sorted((low, median, high))
    plain = Figures(Basis.SURVEY, median, (low, high), (low, high))
    assert complement(complement(plain)) == plain


@given(st.sampled_from(TERMS), NEGATIONS, st.booleans())
def test_figures_are_in_order_however_they_are_negated(term, negation, negated):
    """Quartiles and bounds ascend within 0 and 1, and the median lies between the quartiles."""
    name, meant = read_term(term, negation, negated=negated)
    for low, high in (pair for pair in (meant.quartiles, meant.bounds) if pair):
        assert 0 <= low <= high <= 1
        assert meant.median is None or low <= meant.median <= high
    assert term in name


@given(st.sampled_from(TERMS), NEGATIONS)
def test_a_denied_happening_is_not_likelier_than_its_denial(term, negation):
    """What is put at more than even is put at less when the clause denies it, and the other way round."""
    plain, denied = read_term(term, negation)[1], read_term(term, negation, negated=True)[1]
    if plain.median is not None:
        assert (plain.median - 0.5) * (denied.median - 0.5) <= 0
    if plain.bounds and plain.bounds[0] >= 0.5:
        assert denied.bounds[1] <= 0.5


def test_a_second_denial_takes_the_first_back():
    """ "Certain not to", denied by its clause, is "certain" again."""
    assert read_term("certain", Negation.BEHIND, negated=True) == read_term("certain")
