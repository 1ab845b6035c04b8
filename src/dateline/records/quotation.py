"""Where each character stands relative to quotation marks: the one hand-made feature that the tagger cannot see for itself."""

import re
from collections.abc import Iterator

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

# “ ” and ‘ ’ say which way they face; " and '' (as agencies without curly marks type it) do not, so they alternate.
# A single mark opens only before a word and closes only after one, so that apostrophes pass.
MARK = re.compile(
    r"(?P<open>[“„«]|``)"
    r"|(?P<close>[”»])"
    r"|(?P<either>\"|'')"
    r"|(?P<single_open>(?<!\w)[‘'](?=[\w“\"$]))"
    r"|(?P<single_close>(?<=[\w.,!?…;:”\"])[’'](?!\w))"
)
ANY_MARK = re.compile(r"[“„«”»\"`‘’']")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;:”\"])[’'](?!\w)")
DOUBLE = frozenset({"open", "close", "either"})


def find_marks(paragraph: str) -> list[tuple[int, int, int]]:
    """Find the quotation marks of one paragraph, each with the way it faces.

    A quotation left open runs to the end of its paragraph: newspapers reopen it at the head of the next one.

    Args:
        paragraph: The text of one paragraph.

    Returns:
        ``(start, end, facing)`` in order, ``facing`` being ``OPENING`` or ``CLOSING``.

    Units: code points of ``paragraph``, half-open.

    >>> [(m[0], m[2] == OPENING) for m in find_marks('"Yes," he said. "No')]
    [(0, True), (5, False), (16, True)]
    """
    marks: list[tuple[int, int, int]] = []
    double = single = False
    singles_close = True
    for match in _find_all(paragraph):
        kind = match.lastgroup or ""
        if kind in DOUBLE:
            opens = kind == "open" or (kind == "either" and not double)
            if not opens and not double:
                continue
            double = opens
        elif kind == "single_open":
            singles_close = singles_close and SINGLE_CLOSE.search(paragraph, match.end()) is not None
            if single or not singles_close:
                continue
            opens = single = True
        else:
            if not single:
                continue
            opens = single = False
        marks.append((match.start(), match.end(), OPENING if opens else CLOSING))
    return marks


def _find_all(paragraph: str) -> Iterator[re.Match[str]]:
    """As `MARK` would find them one after the other, tried only where a mark stands: most characters are none."""
    end = 0
    for place in ANY_MARK.finditer(paragraph):
        match = MARK.match(paragraph, place.start()) if place.start() >= end else None
        if match:
            end = match.end()
            yield match


def quotation_states(paragraph: str, starts: list[int]) -> list[int]:
    """Tell for each word of a paragraph whether it is outside or inside a quotation, or a mark itself.

    Args:
        paragraph: The text of one paragraph.
        starts: Where each word begins, ascending.

    Returns:
        ``OUTSIDE``, ``INSIDE``, ``OPENING`` or ``CLOSING`` per word.

    >>> quotation_states('He said "no" twice', [0, 3, 8, 9, 11, 13])
    [0, 0, 2, 1, 3, 0]
    """
    marks = find_marks(paragraph)
    if not marks:
        return [OUTSIDE] * len(starts)
    states: list[int] = []
    depth, upcoming, count = 0, 0, len(marks)
    for start in starts:
        while upcoming < count and marks[upcoming][1] <= start:
            depth += 1 if marks[upcoming][2] == OPENING else -1
            upcoming += 1
        if upcoming < count and marks[upcoming][0] <= start:
            states.append(marks[upcoming][2])
        else:
            states.append(INSIDE if depth > 0 else OUTSIDE)
    return states
