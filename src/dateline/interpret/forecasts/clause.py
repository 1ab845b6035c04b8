"""A clause that puts something forward, taken apart: who or what, the words of certainty, what is said of it."""

from dataclasses import dataclass

Extent = tuple[int, int]
"""Code points of the article, half-open."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One proposition in the words of the article.

    ‘The envoy, who arrived Monday, is not expected to meet the president on Friday’: evidence ``The envoy`` and ``is … Friday``, subject
    ``The envoy``, marker ``is not expected to``, predicate ``meet the president on Friday``, negative.
    """

    evidence: tuple[Extent, ...]
    subject: Extent | None
    """With its modifiers; ``None`` where the words have none (a subject left out that stands nowhere near)."""
    marker: Extent | None
    """The certainty words, auxiliaries and ``to`` included; ``None`` for a present tense with a date."""
    predicate: tuple[Extent, ...]
    """What comes behind the marker: the verb (or noun, or adjective) with its complements."""
    negative: bool
    """Of the wording: ``is not expected to``, ``ruled out``, ``unlikely``."""
