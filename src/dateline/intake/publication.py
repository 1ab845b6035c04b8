"""When and where an article was published, and how that is known."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dateline.calendar import find_date
from dateline.records import Note, Origin, Passage, Role, Span


@dataclass(frozen=True, slots=True)
class Publication:
    """Publication facts; those that are ``None`` or empty are not known."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None


DATED_ROLES = (Role.BYLINE, Role.DATELINE, Role.MASTHEAD)


def settle(text: str, passages: tuple[Passage, ...], options: Publication, metadata: Publication, in_text: Publication) -> dict[str, Any]:
    """Choose each fact from the option, else the metadata, else the text, and say which.

    Args:
        text: The article.
        passages: Its passages; an absolute date is looked for in its byline, dateline and masthead only.
        options: What the caller said.
        metadata: What the page's own metadata says.
        in_text: What the masthead, headline and byline say.

    Returns:
        The fields of `Article` for publication, each with its origin.
    """
    if in_text.published is None:
        in_text = replace(in_text, published=_date_in(text, passages))
    facts: dict[str, Any] = {"url": options.url or metadata.url}
    for name in ("title", "outlet", "authors", "published"):
        for origin, source in ((Origin.OPTION, options), (Origin.METADATA, metadata), (Origin.TEXT, in_text)):
            if value := getattr(source, name):
                facts |= {name: value, f"{name}_from": origin}
                break
    return facts


def _date_in(text: str, passages: tuple[Passage, ...]) -> date | None:
    for passage in passages:
        if passage.role in DATED_ROLES and (found := find_date(text[passage.start : passage.end])):
            return found[2]
    return None


def notes_on(published: date | datetime | None, *, today: date | None) -> tuple[Note, ...]:
    """Say what a reader should know about the date: that there is none, or that it has not come yet.

    Args:
        published: As settled.
        today: The caller's date; ``None`` leaves the second question unasked.
    """
    if published is None:
        message = "The publication date is unknown: dates such as “Friday” cannot be placed. Give it with --published."
        return (Note(code="published_unknown", message=message),)
    day = published.date() if isinstance(published, datetime) else published
    if today is not None and (day - today).days > 1:
        return (Note(code="published_in_future", message=f"The publication date, {day.isoformat()}, lies in the future."),)
    return ()


def note_at(code: str, message: str, text: str, start: int, end: int) -> Note:
    """A note that points at its evidence."""
    return Note(code=code, message=message, span=Span.of(text, start, end))
