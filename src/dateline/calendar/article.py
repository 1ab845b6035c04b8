"""An article → the times of its passages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dateline.calendar.elections import Elections, election_of, is_american, names_election_day
from dateline.calendar.find import Anchor, Found, find_in
from dateline.calendar.lexicon import table
from dateline.calendar.tokens import find_tokens
from dateline.calendar.units import day_and_zone
from dateline.records import Article, Passage, Role, Span
from dateline.records.time import Grain, Time

READ = frozenset({Role.BODY, Role.HEADLINE, Role.DATELINE})
"""Where times are looked for. The date of a masthead or byline is the publication's; captions and other stories speak of other things."""
HEAD = 3
"""Passages that say where an article is: its headline, and how it begins."""
PLAIN_SCORE, UNPLACED_SCORE = 0.8, 0.5


def find_times(article: Article) -> tuple[Time, ...]:
    """Find the time expressions of an article, counted from its publication date.

    Args:
        article: The text. Without a publication date, what is relative to it has a value with X for what is not known, and no dates.

    Returns:
        The times in the order of the text. They are no evidence by themselves.
    """
    anchor = anchor_of(article)
    passages = list(article.passages_of(*READ))
    elections = _elections_of(article.text, passages, anchor) if names_election_day(article.text) else None
    found: list[Found] = []
    for passage in passages:
        start, end = passage.start, passage.end
        if elections is None or not names_election_day(article.text[start:end]):
            found += find_in(article.text, anchor, start, end)
            continue
        american = elections.american or is_american(find_tokens(article.text, start, end))
        found += find_in(article.text, replace(anchor, elections=replace(elections, american=american)), start, end)
    return tuple(_time(article.text, item, number) for number, item in enumerate(found, start=1))


def _elections_of(text: str, passages: Sequence[Passage], anchor: Anchor) -> Elections:
    """The days on which an article has its election, and whether its head speaks of the United States."""
    days: dict[str, set[date]] = {}
    for passage in passages:
        for item in find_in(text, anchor, passage.start, passage.end):
            tier = election_of(item.match) if item.match.rule.name in ("date", "weekday") else None
            if tier and item.plain.grain is Grain.DAY and type(item.plain.start) is date and not item.plain.alternatives:
                days.setdefault(tier, set()).add(item.plain.start)
    american = any(is_american(find_tokens(text, passage.start, passage.end)) for passage in passages[:HEAD])
    return Elections({tier: frozenset(found) for tier, found in days.items()}, american)


def anchor_of(article: Article) -> Anchor:
    """From when and where an article speaks."""
    day, zone = day_and_zone(article.published)
    return Anchor(day, zone, month_first_of(article.outlet))


@cache
def month_first_of(outlet: str | None) -> bool | None:
    """Does an outlet write 03/04 for 4 March? ``None`` where its country is not known.

    >>> month_first_of("The Washington Post"), month_first_of("BBC News"), month_first_of("Somebody's Blog")
    (True, False, None)
    """
    if outlet is None:
        return None
    name = outlet.lower().removeprefix("the ")
    orders = table("outlets")
    if name in orders["month_first"]:
        return True
    return False if name in orders["day_first"] else None


def _time(text: str, item: Found, number: int) -> Time:
    period = item.meaning.to_period()
    return Time(id=f"t{number}", score=score_of(item), span=Span.of(text, item.start, item.end), period=period)


def score_of(item: Found) -> float:
    """The share of expressions of this rule whose value was right on the development articles; half where a reading has alternatives."""
    scores = table("scores")["value"]
    score: float = scores.get(item.match.rule.name, PLAIN_SCORE)
    return min(score, UNPLACED_SCORE) if item.meaning.alternatives else score
