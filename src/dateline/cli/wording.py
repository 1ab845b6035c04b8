"""Readings in words: the same sentences for the terminal and for Markdown."""

import re
from bisect import bisect_right
from collections import Counter
from datetime import datetime

from dateline.records import Article, Attribution, Channel, Grain, Origin, Reading, Role, Voice

# Control characters, and the marks that turn the direction of writing: on a terminal they would act instead of being seen.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPACE = re.compile(r"\s+")
ORIGINS = {Origin.OPTION: "as given", Origin.METADATA: "from the page’s metadata", Origin.TEXT: "from the text"}
FURNITURE = {
    Role.MASTHEAD: ("masthead", "mastheads"),
    Role.BYLINE: ("byline", "byline lines"),
    Role.DATELINE: ("dateline", "datelines"),
    Role.CAPTION: ("caption", "captions"),
    Role.RELATED: ("related headline", "related headlines"),
    Role.CONTRIBUTOR: ("contributor line", "contributor lines"),
    Role.BOILERPLATE: ("boilerplate", "boilerplate lines"),
}
CHANNELS = {
    Channel.INTERVIEW: "interview",
    Channel.PUBLIC_REMARK: "public remark",
    Channel.STATEMENT: "statement",
    Channel.DOCUMENT: "document",
    Channel.OTHER_OUTLET: "another outlet",
}
ONE_DAY = frozenset({Grain.DAY, Grain.PART, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
UNSURE_BELOW = 0.5
"""Of attributions that score lower, half have the wrong source and four in five are inexact somewhere (docs/evaluation.md)."""


def shown(text: str) -> str:
    """A text on one line, nothing in it that would act on a terminal."""
    return SPACE.sub(" ", UNSAFE.sub("�", text)).strip()


def title_of(article: Article) -> str:
    """The headline, or the first words."""
    if article.title:
        return shown(article.title)
    first = shown(article.text_of(next(article.passages_of(Role.BODY))))
    return clip(first, 80)


def facts_of(article: Article) -> str:
    """Outlet, date and where it comes from, length."""
    facts = []
    if article.outlet:
        facts.append(f"{shown(article.outlet)} ({ORIGINS[article.outlet_from]})")
    if article.published is None:
        facts.append("publication date unknown")
    else:
        moment = article.published
        pattern = "%a %-d %b %Y %H:%M %Z" if isinstance(moment, datetime) else "%a %-d %b %Y"
        facts.append(f"{moment.strftime(pattern)} ({ORIGINS[article.published_from]})")
    count = sum(1 for _ in article.passages_of(Role.BODY))
    facts.append(f"{count} paragraph{'' if count == 1 else 's'}")
    return " · ".join(facts)


def furniture_of(article: Article) -> str | None:
    """What was set aside; ``None`` where nothing was."""
    counts = Counter(passage.role for passage in article.passages)
    parts = [names[0] if counts[role] == 1 else f"{counts[role]} {names[1]}" for role, names in FURNITURE.items() if counts[role]]
    return "Set aside: " + ", ".join(parts) if parts else None


def source_of(attribution: Attribution) -> str:
    """Who, in the text's own words."""
    if attribution.source:
        return " … ".join(shown(span.text).rstrip(",") for span in attribution.source)
    return "nobody cited" if attribution.cue else "speaker not named"


def days_said(reading: Reading) -> dict[str, str]:
    """The day on which each attribution was said, by its id, where its reporting clause names one; the year only where it is another."""
    periods = {time.id: time.period for time in reading.times or ()}
    published = reading.article.published
    found = {}
    for attribution in reading.attributions or ():
        period = periods.get(attribution.said or "")
        start = period.start.date() if period and isinstance(period.start, datetime) else period.start if period else None
        if period and start and period.grain in ONE_DAY:
            pattern = "%-d %b" if published and start.year == published.year else "%-d %b %Y"
            found[attribution.id] = start.strftime(pattern)
    return found


def manner_of(attribution: Attribution, day: str | None = None) -> str:
    """The cue, when it was said, and how the words reached the outlet where the report says so."""
    cue = " … ".join(shown(span.text) for span in attribution.cue)
    extras = [day] if day else []
    extras += [CHANNELS[attribution.channel]] if attribution.channel in CHANNELS else []
    if attribution.voice is Voice.AUTHOR:
        extras.append("the author’s own words")
    return cue + (f" ({', '.join(extras)})" if extras else "")


def words_of(attribution: Attribution) -> str:
    """What was said, in the text's own words; a joining "that" and the comma before the cue left away."""
    parts = [shown(span.text) for span in attribution.content]
    parts[0] = parts[0].removeprefix("that ")
    return " … ".join(part.rstrip(",") for part in parts)


def clip(text: str, width: int) -> str:
    """Cut a text to a width at a word, with an ellipsis.

    >>> clip("We have nothing to announce at this time", 20)
    'We have nothing to …'
    """
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 1)]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip() + " …"


def paragraph_numbers(reading: Reading) -> list[int]:
    """The number of the body paragraph in which each attribution's content begins, counted from 1."""
    starts = _starts(reading.article)
    return [bisect_right(starts, attribution.content[0].start) for attribution in reading.attributions or ()]


def paragraph_at(article: Article, at: int) -> int:
    """The number of the body paragraph that holds a place of the text, counted from 1."""
    return bisect_right(_starts(article), at)


def _starts(article: Article) -> list[int]:
    return [passage.start for passage in article.passages_of(Role.BODY)]
