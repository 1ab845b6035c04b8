"""What the published scales would call it: read-outs beside a figure."""

from dateline.interpret.certainty.tables import ScaleTerm, scales
from dateline.records import Certainty


def read_scales(certainty: Certainty) -> dict[str, tuple[str, ...]]:
    """Read a certainty off the scales of ICD 203, the IPCC and Kent.

    ‘likely’ is "likely" on the first two; Kent has no such word, and its median of 70 percent lies in his "probable".

    Args:
        certainty: Of a statement.

    Returns:
        For each scale's key the words of the scale: the one that the term is, else those in whose range the median lies, least first; none
        where there is neither, or the median falls into a gap.
    """
    return {scale.key: _read(certainty, scale.terms) for scale in scales()}


def _read(certainty: Certainty, terms: tuple[ScaleTerm, ...]) -> tuple[str, ...]:
    """On one scale."""
    named = tuple(item.term for item in terms if certainty.term in (item.term, *item.also, *item.read_as))
    if named or certainty.median is None:
        return named
    return tuple(item.term for item in terms if item.low <= certainty.median <= item.high)
