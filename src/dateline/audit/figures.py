"""The figures first: who is named, how much rests on whom."""

import re
from collections import Counter
from importlib.resources import files

from dateline.audit.crowd import least_people
from dateline.records import Agent, Article, Attribution, Channel, Figures, Form, Role, Source, Span, Support, Voice

WORD = re.compile(r"[\w’'.-]*\w")
EMPTY = frozenset((files("dateline.audit") / "data" / "empty_words.txt").read_text(encoding="utf8").split())
HEADLINE_SHARE = 0.45
"""Of a headline's words that carry meaning: so many must stand in what an attribution says."""


def unnamed_people(source: Source) -> bool:
    """A person or people without a name."""
    return source.agent in {Agent.PERSON, Agent.GROUP} and not source.named


def find_figures(article: Article, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> Figures:
    """Count a report's sources, and the words that rest on them."""
    known = {source.id: source for source in sources}
    outer = [attribution for attribution in attributions if attribution.within is None and attribution.voice is not Voice.AUTHOR]
    words: Counter[str] = Counter()
    for attribution in outer:
        words[support_of(attribution, known)] += sum(len(WORD.findall(span.text)) for span in attribution.content)
    first_hand = {name for attribution in outer for name in attribution.source_ids}
    mine = [source for source in sources if source.id in first_hand]
    unnamed = [source for source in mine if unnamed_people(source)]
    named = [source for source in mine if source.named and source.agent is Agent.PERSON]
    support, carriers = headline_support(article, outer, known)
    return Figures(
        named=len(named),
        named_by_role=dict(Counter(source.role for source in named).most_common()),
        bodies=sum(source.agent is Agent.ORGANIZATION for source in mine),
        documents=sum(source.agent is Agent.DOCUMENT for source in mine),
        unnamed=len(unnamed),
        unnamed_people_at_least=least_people(unnamed),
        words=sum(words.values()),
        words_unnamed=words[Support.UNNAMED],
        words_nobody=words[Support.NOBODY],
        headline=support,
        headline_attribution_ids=carriers,
        one_unnamed_person_ids=tuple(attribution.id for attribution in outer if on_one_person(attribution, known)),
        unnamed_direct_ids=tuple(
            attribution.id for attribution in outer if attribution.form is Form.DIRECT and support_of(attribution, known) is Support.UNNAMED
        ),
        second_hand_ids=tuple(
            attribution.id for attribution in attributions if attribution.within or attribution.channel is Channel.OTHER_OUTLET
        ),
        reasons={source.id: source.reason for source in sources if source.reason},
    )


def support_of(attribution: Attribution, known: dict[str, Source]) -> Support:
    """On whose word an attribution rests: one named source is enough."""
    mine = [known[name] for name in attribution.source_ids]
    if not mine:
        return Support.NOBODY
    return Support.UNNAMED if all(unnamed_people(source) for source in mine) else Support.NAMED


def on_one_person(attribution: Attribution, known: dict[str, Source]) -> bool:
    """Does an attribution rest on one person without a name?"""
    mine = [known[name] for name in attribution.source_ids]
    return len(mine) == 1 and unnamed_people(mine[0]) and mine[0].agent is Agent.PERSON


def headline_support(article: Article, outer: list[Attribution], known: dict[str, Source]) -> tuple[Support, tuple[str, ...]]:
    """Compare the headline with what is attributed in the body: on whose word does its claim rest?

    Returns:
        The best support among the attributions that say most of it, and their ids.
    """
    headline = next((article.text_of(passage) for passage in article.passages_of(Role.HEADLINE)), article.title)
    if not headline:
        return Support.NO_HEADLINE, ()
    wanted = _stems(headline)
    shares = {
        attribution.id: len(wanted & _stems(" ".join(span.text for span in (*attribution.content, *attribution.source))))
        / max(1, len(wanted))
        for attribution in outer
    }
    best = max(shares.values(), default=0)
    carriers = [attribution for attribution in outer if shares[attribution.id] >= max(HEADLINE_SHARE, best - 0.15)]
    if not carriers:
        return Support.NOT_FOUND, ()
    supports = {support_of(attribution, known) for attribution in carriers}
    order = (Support.NAMED, Support.UNNAMED, Support.NOBODY)
    return next(support for support in order if support in supports), tuple(attribution.id for attribution in carriers)


def _stems(words: str) -> set[str]:
    plain = (word.casefold().strip("’'.-") for word in WORD.findall(words))
    return {re.sub(r"(?:’s|'s|s|ed|ing)$", "", word)[:7] for word in plain if word not in EMPTY}


def spans_of(attributions: list[Attribution]) -> tuple[Span, ...]:
    """The content spans of attributions."""
    return tuple(span for attribution in attributions for span in attribution.content)
