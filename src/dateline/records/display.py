"""A reading as a notebook shows it: the article with its spans marked."""

from html import escape
from itertools import pairwise

from dateline.records.article import Role
from dateline.records.attribution import Attribution
from dateline.records.reading import Reading

COLOURS = {"source": "#b7d7f0", "cue": "#f3d9a4", "content": "#d9ead3"}


def to_html(reading: Reading) -> str:
    """Draw an article with source, cue and content marked; its text only ever as text.

    Returns:
        One ``<div>`` without scripts; each mark's title names its attribution and part.
    """
    marks = _marks_of(reading.attributions or ())
    title = escape(reading.article.title or "Untitled")
    legend = " ".join(f'<mark style="background:{colour};color:#111">{part}</mark>' for part, colour in COLOURS.items())
    body = "".join(
        _paragraph(reading.article.text, passage.start, passage.end, marks) for passage in reading.article.passages_of(Role.BODY)
    )
    return f'<div class="dateline"><h3>{title}</h3><p>{legend}</p>{body}</div>'


def _marks_of(attributions: tuple[Attribution, ...]) -> list[tuple[int, int, str, str]]:
    return [
        (span.start, span.end, part, f"{attribution.id} {part}")
        for attribution in attributions
        for part in COLOURS
        for span in getattr(attribution, part)
    ]


def _paragraph(text: str, start: int, end: int, marks: list[tuple[int, int, str, str]]) -> str:
    here = [mark for mark in marks if mark[0] < end and mark[1] > start]
    edges = sorted({start, end, *(edge for mark in here for edge in mark[:2] if start < edge < end)})
    return "<p>" + "".join(_piece(text, low, high, here) for low, high in pairwise(edges)) + "</p>"


def _piece(text: str, low: int, high: int, marks: list[tuple[int, int, str, str]]) -> str:
    words = escape(text[low:high])
    over = [mark for mark in marks if mark[0] <= low and mark[1] >= high]
    if not over:
        return words
    inmost = min(over, key=lambda mark: mark[1] - mark[0])
    label = escape(", ".join(mark[3] for mark in over))
    return f'<mark style="background:{COLOURS[inmost[2]]};color:#111" title="{label}">{words}</mark>'
