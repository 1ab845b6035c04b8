"""The names and the people of an article, found once for all who ask."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.interpret.sources.kinds import Name
from dateline.interpret.sources.names import find_names
from dateline.interpret.sources.ownings import with_bodies
from dateline.interpret.sources.people import People, find_people
from dateline.records import Article, Attribution, Role

LONE = re.compile(r"\S+?(?:$|[,.’'(—–]|\s(?![a-z])|\s(?:and|or|of|in|at|as|who|which|that)\b)")
"""A word that no noun follows: ‘Oslan’, ‘Oslan, who’; not ‘Retired officers’."""
REMEMBERED = 4
"""Articles: sources and forecasts of one are read one after the other, several threads may be at work."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what an article names. To be read only: the same object is given to all who ask for one article."""

    names: list[Name]
    people: People


def find_named(article: Article, attributions: Iterable[Attribution]) -> Named:
    """Find the names and the people of an article's body; a second call with the same attributions gives the same object.

    Args:
        article: The text.
        attributions: Its attributions: a lone capitalised word that begins a source is a name.
    """
    stretches = tuple((passage.start, passage.end) for passage in article.passages_of(Role.BODY))
    sources = [attribution.source[0] for attribution in attributions if attribution.source]
    heads = frozenset(source.start for source in sources if LONE.match(source.text))
    return _find(article.text, stretches, heads)


@lru_cache(maxsize=REMEMBERED)
def _find(text: str, stretches: tuple[tuple[int, int], ...], heads: frozenset[int]) -> Named:
    names = with_bodies(text, find_names(text, stretches, heads))
    return Named(names, find_people(text, names))
