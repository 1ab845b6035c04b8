"""Who is who at any place of an article."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.interpret.forecasts.cast import find_cast
from dateline.testing import make_article, make_markup

TEXT = (
    "BRNO (Courier) — President Mira Tan and the finance minister, Anton Kessel, "
    "spent several hours with leading economists of the Central Bank of Orvia on Monday.\n\n"
    "“I will stay,” Kessel said. Tan’s envoy, former judge Kim Oslan, left early. She gave no reason.\n\n"
    "The bank and the president were silent. A mere defendant was not."
)


@pytest.fixture(scope="module")
def cast():
    article = make_article(TEXT)
    markup = make_markup(article, ("Kessel", "said", "“I will stay,”"))
    return find_cast(article, *find_sources(article, find_attributions(article, markup)))


def test_a_short_name_is_the_fullest(cast) -> None:
    """“Kessel” is Anton Kessel wherever it stands."""
    name = next(name for name in cast.names if name.start == TEXT.index("Kessel said"))
    assert cast.of_name(name).name == "Anton Kessel"


@pytest.mark.parametrize(
    ("words", "name"),
    [("The bank", "the Central Bank of Orvia"), ("the president were", "President Mira Tan"), ("the finance minister", "Anton Kessel")],
)
def test_a_description_is_whom_the_article_calls_so(cast, words: str, name: str) -> None:
    """By the noun before the name, the apposition behind it, the last word of a body's name."""
    start = TEXT.index(words)
    assert cast.described(start, start + len(words.removesuffix(" were"))).name == name


def test_a_description_that_fits_nobody_is_nobody(cast) -> None:
    """Nothing is guessed."""
    start = TEXT.index("defendant")
    assert cast.described(start, start + len("defendant")) is None


def test_the_speaker_is_who_speaks_there(cast) -> None:
    """Within the quotation it is Kessel, elsewhere nobody."""
    assert cast.speaker(TEXT.index("I will"))[1].name == "Anton Kessel"
    assert cast.speaker(TEXT.index("silent")) == (None, None)


def test_she_is_the_envoy_not_whose_envoy_she_is(cast) -> None:
    """A possessive at the head of a sentence is not what it is about."""
    assert cast.he_or_she(TEXT.index("She"), "she").name == "Kim Oslan"
