"""Marked spans and links → drafts: one cue each, with the source and contents that chose each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.records import Layer, Link, MarkedSpan, Markup, Part

Extent = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making. Units: code points of the article, half-open."""

    layer: Layer
    cue: Extent | None
    score: float
    source: list[Extent] = field(default_factory=list)
    content: list[Extent] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its first part begins."""
        parts: list[Extent] = [*self.content, *self.source, *([self.cue] if self.cue else [])]
        return min(start for start, _ in parts)


def draft_attributions(markup: Markup, layer: Layer) -> tuple[list[Draft], list[MarkedSpan]]:
    """Put the parts of one layer together.

    Each content goes to the cue that it most likely belongs to, each cue takes its likeliest source; "none" may be likelier than any.

    Returns:
        The drafts, a content at least in each, and the contents that belong to no cue, both in the order of the text.
    """
    spans = markup.spans
    best = _choices(spans, markup.links)
    drafts = {
        at: Draft(layer, (span.start, span.end), span.score)
        for at, span in enumerate(spans)
        if span.layer is layer and span.part is Part.CUE
    }
    orphans: list[MarkedSpan] = []
    for at, span in enumerate(spans):
        if span.layer is not layer or span.part is not Part.CONTENT:
            continue
        link = best.get(at)
        if link is None:
            orphans.append(span)
            continue
        draft = drafts[link.cue]
        draft.content.append((span.start, span.end))
        draft.score = min(draft.score, span.score, link.score)
    for at, draft in drafts.items():
        if (link := best.get(at)) is not None:
            source = spans[link.other]
            draft.source.append((source.start, source.end))
            draft.score = min(draft.score, source.score, link.score)
    return [draft for draft in drafts.values() if draft.content], orphans


def _choices(spans: Sequence[MarkedSpan], links: Sequence[Link]) -> dict[int, Link]:
    """The link that each cue (for its source) and each content (for its cue) chooses, where it does not choose none."""
    offers: dict[int, list[Link]] = {}
    for link in links:
        chooser = link.cue if spans[link.other].part is Part.SOURCE else link.other
        offers.setdefault(chooser, []).append(link)
    chosen = {}
    for chooser, mine in offers.items():
        best = max(mine, key=lambda link: link.score)
        if best.score >= 1 - sum(link.score for link in mine):
            chosen[chooser] = best
    return chosen
