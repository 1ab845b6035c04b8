"""A reading as one page that needs nothing else: the article with its spans marked, beside it the sources."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from dateline.cli.expected.cards import card_of, cards_of, place_of
from dateline.cli.expected.entries import entries_of
from dateline.cli.sourcing import Group, figures_of, group_of, name_of, terms_of
from dateline.cli.wording import clip, facts_of, furniture_of, manner_of, shown, source_of, title_of, words_of
from dateline.records import Attribution, Audit, Finding, Passage, Reading, Role, Source

CSS_NAMES = {Group.NAMED: "named", Group.BODIES: "bodies", Group.UNNAMED: "unnamed", Group.NOBODY: "nobody", Group.AUTHOR: "author"}
PARTS = ("source", "cue", "content")
CLIPPED_CHARACTERS = 140


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article that is marked alike. ``first`` pieces of a span carry its tip and are reached by the Tab key."""

    text: str
    group: str = ""
    parts: tuple[str, ...] = ()
    id: str = ""
    target: str = ""
    first: bool = False
    tip: str = ""
    due: bool = False
    """It is put forward as still to come."""
    begins: tuple[dict[str, Any], ...] = ()
    """The forecasts of which it is the beginning."""


@dataclass
class _Card:
    id: str
    name: str
    terms: list[str]
    said: list[dict[str, Any]] = field(default_factory=list)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    return environment.from_string((files("dateline.cli") / "data" / "page.html").read_text(encoding="utf8"))


def to_page(reading: Reading, audit: Audit | None = None) -> str:
    """Lay a reading out as one HTML page without scripts; the article's text only ever as text.

    Args:
        reading: The reading.
        audit: The points to list; given, the page is about sourcing alone.
    """
    about_sourcing = audit is not None
    audit = audit or reading.audit
    assert audit
    view = _View(reading.model_copy(update={"forecasts": None}) if about_sourcing else reading)
    paragraphs = view.paragraphs()
    return _template().render(
        title=title_of(reading.article),
        facts=facts_of(reading.article),
        aside=furniture_of(reading.article),
        figures=figures_of(reading),
        paragraphs=paragraphs,
        expected=view.expected(),
        groups=view.groups(),
        points=[view.point(finding) for finding in audit.findings],
        undecided=" ".join(audit.undecided),
        notes=[shown(note.message) for note in reading.notes],
        version=reading.made_by.version,
    )


class _View:
    """What the template shows of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._article = reading.article
        self._attributions = reading.attributions or ()
        self._known: dict[str, Source] = {source.id: source for source in reading.sources or ()}
        self._marked: set[str] = set()
        """The attributions that have a mark of their own: of two with the very same content one has."""
        self._numbers = {told.forecast.id: entry.number for entry in entries_of(reading) for told in entry.told}
        self._starts = [passage.start for passage in reading.article.passages_of(Role.BODY)]

    def paragraphs(self) -> list[dict[str, Any]]:
        marks = [
            (span.start, span.end, part, attribution)
            for attribution in self._attributions
            for part in PARTS
            for span in getattr(attribution, part)
        ]
        seen: set[tuple[str, int]] = set()
        named = self._marked
        number = 0
        shown_passages = []
        for passage in self._article.passages:
            if passage.role in {Role.MASTHEAD, Role.HEADLINE, Role.BYLINE}:
                continue
            number += passage.role is Role.BODY
            pieces = self._pieces(passage, marks, seen, named)
            aside = passage.role is not Role.BODY
            shown_passages.append({"aside": aside, "number": None if aside else number, "pieces": pieces})
        return shown_passages

    def _pieces(self, passage: Passage, marks: list[Any], seen: set[tuple[str, int]], named: set[str]) -> list[Piece]:
        text = self._article.text
        here = [mark for mark in marks if mark[0] < passage.end and mark[1] > passage.start]
        start, end = passage.start, passage.start + len(text[passage.start : passage.end].rstrip())
        due = [span for forecast in self._reading.forecasts or () for span in forecast.evidence]
        bounds = [*(mark[:2] for mark in here), *((span.start, span.end) for span in due)]
        edges = sorted({start, end, *(edge for pair in bounds for edge in pair if start < edge < end)})
        pieces = []
        for low, high in pairwise(edges):
            over = [mark for mark in here if mark[0] <= low and mark[1] >= high]
            ahead = any(span.start <= low and span.end >= high for span in due)
            begins = self._beginning(low)
            if not over:
                pieces.append(Piece(text[low:high], due=ahead, begins=begins))
                continue
            inmost = min(over, key=lambda mark: (mark[1] - mark[0], -mark[0]))
            attribution: Attribution = inmost[3]
            first = (attribution.id, inmost[0]) not in seen
            seen.add((attribution.id, inmost[0]))
            fresh = inmost[2] == "content" and attribution.id not in named
            if fresh:
                named.add(attribution.id)
            piece = self._piece(text[low:high], attribution, inmost[2], first=first, fresh=fresh)
            pieces.append(replace(piece, due=ahead, begins=begins))
        return pieces

    def _beginning(self, at: int) -> tuple[dict[str, Any], ...]:
        """The forecasts that begin at a place, each with the entry that lists it."""
        return tuple(
            {"id": place_of(forecast.id), "number": self._numbers[forecast.id], "target": card_of(self._numbers[forecast.id])}
            for forecast in self._reading.forecasts or ()
            if forecast.evidence[0].start == at
        )

    def expected(self) -> dict[str, Any] | None:
        """What is to come; asked once the paragraphs are laid out."""
        by_id = {attribution.id: attribution for attribution in self._attributions}
        return cards_of(self._reading, lambda name: self._target(by_id[name]) if name in by_id else "")

    def _piece(self, text: str, attribution: Attribution, part: str, *, first: bool, fresh: bool) -> Piece:
        group = group_of(attribution, self._known)
        target = attribution.source_ids[0] if attribution.source_ids else f"no-{CSS_NAMES[group]}"
        return Piece(
            text=text,
            group=CSS_NAMES[group],
            parts=(part,),
            id=attribution.id if fresh else "",
            target=target,
            first=first,
            tip=self._tip(attribution) if first else "",
        )

    def _tip(self, attribution: Attribution) -> str:
        parts = [source_of(attribution), *(term for name in attribution.source_ids for term in terms_of(self._known[name]))]
        tip = " · ".join(dict.fromkeys(part for part in (*parts, manner_of(attribution)) if part))
        host = next((other for other in self._attributions if other.id == attribution.within), None)
        return f"{tip} — at second hand, on the word of {source_of(host)}" if host else tip

    def _target(self, attribution: Attribution) -> str:
        """Where on the page an attribution stands; asked once the paragraphs are laid out."""
        if attribution.id in self._marked:
            return attribution.id
        first = attribution.content[0]
        over = [
            other.id
            for other in self._attributions
            if other.id in self._marked and any(span.start < first.end and first.start < span.end for span in other.content)
        ]
        return over[0] if over else attribution.id

    def groups(self) -> list[dict[str, Any]]:
        cards: dict[Group, dict[str, _Card]] = {group: {} for group in Group}
        for attribution in self._attributions:
            group = group_of(attribution, self._known)
            for name in attribution.source_ids or (f"no-{CSS_NAMES[group]}",):
                source = self._known.get(name)
                home = group_of_source(source) if source else group
                card = cards[home].setdefault(
                    name, _Card(name, name_of(source) if source else str(group), terms_of(source) if source else [])
                )
                card.said.append(
                    {
                        "target": self._target(attribution),
                        "paragraph": self._paragraph(attribution.content[0].start),
                        "manner": manner_of(attribution),
                        "words": clip(words_of(attribution), CLIPPED_CHARACTERS),
                    }
                )
        return [{"title": str(group), "name": CSS_NAMES[group], "sources": list(found.values())} for group, found in cards.items() if found]

    def point(self, finding: Finding) -> dict[str, Any]:
        rules = "; ".join(
            f"{rule.outlet}{f', {rule.year}' if rule.year else ', year not established'}: {rule.text}" for rule in finding.rules
        )
        known = {attribution.id: attribution for attribution in self._attributions}
        targets = tuple(self._target(known[name]) for name in finding.attribution_ids) or finding.source_ids
        by_id = {attribution.id: attribution.content[0].start for attribution in self._attributions}
        places = [by_id[name] if name in by_id else self._known[name].mentions[0].start for name in targets]
        return {
            "message": finding.message,
            "rules": rules,
            "places": [{"target": name, "paragraph": self._paragraph(place)} for name, place in zip(targets, places, strict=True)],
        }

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._starts, at)


def group_of_source(source: Source) -> Group:
    """Under which heading a source stands."""
    if source.agent in {"organization", "document"}:
        return Group.BODIES
    return Group.NAMED if source.named else Group.UNNAMED
