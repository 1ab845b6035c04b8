"""Names and people are found once an article."""

from dateline.interpret import find_attributions, find_sources
from dateline.interpret.sources.named import find_named
from dateline.testing import make_article, make_markup

TEXT = "Mira Oslan met with the negotiator Anton Kessel in a small hotel on Monday.\n\n“Talks failed,” Oslan said."


def test_who_asks_again_gets_the_same_object() -> None:
    """Sources and forecasts of one article share its names and people."""
    article = make_article(TEXT)
    told, _ = find_sources(article, find_attributions(article, make_markup(article, ("Oslan", "said", "“Talks failed,”"))))
    named = find_named(article, told)
    assert find_named(article, told) is named
    assert [person.name for person in named.people.persons] == ["Mira Oslan", "Anton Kessel"]


def test_another_article_is_another_matter() -> None:
    """What is remembered belongs to one text."""
    assert find_named(make_article(TEXT), ()) is not find_named(make_article(TEXT + " Nothing followed."), ())
