"""Every stretch of a text that carries how sure something is."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.interpret.certainty.found import Found
from dateline.interpret.certainty.numbers import find_numbers
from dateline.interpret.certainty.patterns import heads_by_start, normal, pattern, starts
from dateline.interpret.certainty.readers import READERS
from dateline.interpret.certainty.tables import Construction, Entry

AROUND = 80
"""Characters on either side of the stretch that is searched: what stands there decides as well."""
NUMBER = Entry("number", "number", Construction.NUMBER)


def find_certainty_words(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Find every stretch that carries how sure something is.

    In ‘The vote, not expected to be close, will probably be held in May’ these are "not expected to", "will" and "probably".

    Args:
        text: A report.
        start: Where to begin, in code points.
        end: Where to stop; ``None`` for the end of the text. What stands beyond is still looked at, to tell what a word means.

    Returns:
        What lies between, in the order of the text; stretches do not overlap.
    """
    end = len(text) if end is None else end
    low = max(0, start - AROUND)
    cut = text[low : end + AROUND]
    lowered = normal(cut)
    numbers = [Found(first, last, NUMBER, chances=chances) for first, last, chances in find_numbers(lowered)]
    found = [item for item in _scan(cut, lowered) if not any(item.start < number.end and number.start < item.end for number in numbers)]
    moved = (replace(item, start=item.start + low, end=item.end + low) for item in sorted([*found, *numbers], key=lambda item: item.start))
    return [item for item in moved if item.start >= start and item.end <= end]


def _scan(text: str, lowered: str) -> Iterator[Found]:
    """One pass over the first words of all constructions; at each, those are tried that begin so."""
    heads, done = heads_by_start(), 0
    for first in starts().finditer(lowered):
        if first.start() < done:
            continue
        for head in heads[first[0]]:
            match = pattern(head).match(lowered, first.start())
            found = READERS[head](text, lowered, match) if match else None
            if found:
                done = found.end
                yield found
                break
