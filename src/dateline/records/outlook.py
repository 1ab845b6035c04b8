"""How much each word speaks for a clause that looks ahead."""

from typing import Self

from pydantic import model_validator

from dateline.records.span import Record


class Outlook(Record):
    """A place in each list for each word, in the order and of the kind of `Syntax`.

    Units: log odds that the clause is put forward as to come: ``as_marker`` if the word is the first of its words of certainty ("could",
    "expected"), ``as_verb`` if it is its verb. They are sums of a whole with what else is seen of the clause, and mean nothing alone.
    """

    as_marker: tuple[float, ...] = ()
    as_verb: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _has_one_of_each(self) -> Self:
        if len(self.as_marker) != len(self.as_verb):
            raise ValueError("the lists of an outlook are as long as each other")
        return self

    def of(self, marker: int, verb: int) -> float:
        """What the two words of a clause say together; nought where nothing was marked."""
        if not (0 <= marker < len(self.as_marker) and 0 <= verb < len(self.as_verb)):
            return 0.0
        return self.as_marker[marker] + self.as_verb[verb]
