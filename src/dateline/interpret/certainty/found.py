"""What is found: a stretch of text that carries how sure something is."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.interpret.certainty.tables import Construction, Entry, figures

EVEN = 0.5


class Negation(StrEnum):
    """Where a "not" stands within the words: before the word that it denies ("not certain to"), or behind it ("certain not to")."""

    NONE = "none"
    BEFORE = "before"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that carries how sure something is.

    Attributes:
        start: First code point in the text that was searched.
        end: One past the last.
        entry: That of the tables.
        negation: A "not" within the stretch, which is part of it.
        not_follows: A "not" or "never" stands right behind the stretch, or right before a modal: "will not", "probably not", "never will".
        to_verb: The stretch ends in "to": a verb follows, whose certainty it is.
        bare: It has no verb of its own: "a deal likely to fail", "his plans to leave", "a likely deal".
        chances: Of a number: the least and the greatest.
    """

    start: int
    end: int
    entry: Entry
    negation: Negation = Negation.NONE
    not_follows: bool = False
    to_verb: bool = False
    bare: bool = False
    chances: tuple[float, float] | None = None

    @property
    def construction(self) -> Construction:
        """How the words are built."""
        return self.entry.construction

    @property
    def kind(self) -> str:
        """What the words alone suggest: forecast, plan, schedule, promise or threat."""
        return self.entry.kind

    @property
    def term(self) -> str:
        """The entry of the tables, with the negation that is part of the stretch: "expected to", "not likely", "certain not"."""
        plain = self.entry.term
        return {Negation.NONE: plain, Negation.BEFORE: f"not {plain}", Negation.BEHIND: f"{plain} not"}[self.negation]

    @property
    def negative(self) -> bool:
        """The stretch by itself denies that it happens: "unlikely", "has no plans to", "is not expected to", "won't".

        "By no means certain" and "not ruled out" deny something else.
        """
        own = figures().get(self.term) if self.negation is Negation.BEFORE else None
        if own and own.bounds:
            return own.bounds[1] <= EVEN
        return self.entry.denies != (self.negation is not Negation.NONE)
