"""Which words of an article stand in quotation marks, and what that makes of an attribution."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.interpret.attributions.draft import Extent
from dateline.records import Form
from dateline.records.quotation import OPENING, find_marks

WORD = re.compile(r"\w+")
PARTICLES = frozenset({"that", "and", "but", "to", "as", "the", "a", "an"})


def find_quoted(text: str, start: int, end: int) -> list[Extent]:
    """List the stretches of a passage inside quotation marks, the marks left out, quotations in quotations not counted again.

    Units: code points, half-open.
    """
    stretches: list[Extent] = []
    depth = opened = 0
    for mark_start, mark_end, facing in find_marks(text[start:end]):
        if facing == OPENING:
            opened = opened if depth else start + mark_end
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                stretches.append((opened, start + mark_start))
    return [*stretches, (opened, end)] if depth else stretches


def is_quoted(quoted: Sequence[Extent], at: int) -> bool:
    """Does a character stand in one of the stretches, which are in order?"""
    before = bisect_right(quoted, (at, at)) - 1
    return any(low <= at < high for low, high in quoted[max(before, 0) : before + 2])


def form_of(text: str, content: Sequence[Extent], quoted: Sequence[Extent]) -> Form:
    """Tell whether contents are quoted, reported, or both.

    Args:
        text: The article.
        content: The contents.
        quoted: What stands in quotation marks, from `find_quoted`, in order.

    Returns:
        ``direct`` where every word but a joining "that" or "to" is quoted, ``mixed`` where some are, else ``indirect``.
    """
    inside = outside = 0
    for start, end in content:
        at = start
        for low, high in quoted[max(bisect_right(quoted, (start, start)) - 1, 0) :]:
            if low >= end:
                break
            if high <= at:
                continue
            outside += _words_that_count(text, at, low)
            inside += WORD.search(text, max(low, at), min(high, end)) is not None
            at = min(high, end)
        outside += _words_that_count(text, at, end)
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT


def _words_that_count(text: str, start: int, end: int) -> int:
    """The words of a stretch but for a joining "that" or "to"."""
    if start >= end:
        return 0
    return sum(word.lower() not in PARTICLES for word in WORD.findall(text, start, end))
