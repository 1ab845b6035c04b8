"""Quotations that run on: paragraphs that reopen the marks which the one before never closed."""

import re

from dateline.interpret.attributions.draft import Draft
from dateline.records import Layer, MarkedSpan, Passage

OPENS = re.compile(r"\s*(?:“|\"|''|``|«)")
CURLY = re.compile(r"[“”]")
STRAIGHT = re.compile(r"\"|''")


def join_running(text: str, passages: list[Passage], drafts: list[Draft], orphans: list[MarkedSpan]) -> list[MarkedSpan]:
    """Give each content without a cue to the speaker who was not yet done.

    A content that opens its paragraph with a quotation mark, after a paragraph whose last quotation was left open, is the same
    speaker's; failing that, a quotation that is a whole paragraph right after one that ends in its speaker's quotation is, too.

    Args:
        text: The article.
        passages: Its body passages, in order.
        drafts: The attributions so far; contents are added to them.
        orphans: Contents that chose no cue.

    Returns:
        The orphans that belong to nobody.
    """
    left = []
    for orphan in orphans:
        at = next(n for n, passage in enumerate(passages) if passage.start <= orphan.start < passage.end)
        owner = _speaker_before(text, passages, drafts, at) if _opens(text, passages[at], orphan) else None
        if owner is None:
            left.append(orphan)
            continue
        owner.content.append((orphan.start, orphan.end))
        owner.score = min(owner.score, orphan.score)
    return left


def give_back(text: str, passages: list[Passage], drafts: list[Draft]) -> None:
    """Give the speaker before the quotation that stands before ‘According to …’ where this begins a sentence: it takes nothing before it.

    ‘“Roads are shut,” Oka said. “We wait.” According to the port, ships left.’: Oka waits.

    Args:
        text: The article.
        passages: Its body passages, in order.
        drafts: The outer attributions; contents are moved between them.
    """
    for draft in drafts:
        if draft.cue is None or not text.startswith("According to", draft.cue[0]):
            continue
        early = [part for part in draft.content if part[1] <= draft.cue[0] and OPENS.match(text, part[0])]
        passage = next(passage for passage in passages if passage.start <= draft.cue[0] < passage.end)
        before = [one for one in drafts if one is not draft and one.cue and early and passage.start <= one.cue[0] < early[0][0]]
        if before and len(early) < len(draft.content):
            max(before, key=lambda one: one.cue or (0, 0)).content += early
            draft.content = [part for part in draft.content if part not in early]


def is_left_open(paragraph: str) -> bool:
    """Does a paragraph end inside a quotation that it does not close?

    >>> is_left_open("“We waited. We wrote. Nobody came.")
    True
    """
    curly: list[str] = CURLY.findall(paragraph)
    if curly:
        return curly[-1] == "“"
    return len(STRAIGHT.findall(paragraph)) % 2 == 1


def _opens(text: str, passage: Passage, span: MarkedSpan) -> bool:
    lead = OPENS.match(text, passage.start, passage.end)
    return lead is not None and span.start <= lead.end()


def _speaker_before(text: str, passages: list[Passage], drafts: list[Draft], at: int) -> Draft | None:
    """The attribution whose content ends the paragraph before, if that paragraph ends in a quotation."""
    if at == 0:
        return None
    before = passages[at - 1]
    paragraph = text[before.start : before.end].rstrip()
    end = before.start + len(paragraph)
    if not (is_left_open(paragraph) or paragraph.endswith(("”", '"', "''"))):
        return None
    for draft in reversed(drafts):
        if draft.layer is Layer.OUTER and any(
            before.start <= low and high >= end - 3 and high <= before.end for low, high in draft.content
        ):
            return draft
    return None
