"""Whom a word stands for, and what a sentence may call them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a word stands for.

    ``name`` is what a sentence may call them, ``pronoun`` what it may say afterwards: ``he``, ``she``, ``it`` or ``they``.
    """

    key: str
    name: str
    pronoun: str = "they"
    plural: bool = False
    sure: bool = True
    """Does the text tell, or is it the best guess, worded so that it invents nothing?"""


def join_referents(referents: Sequence[Referent]) -> Referent | None:
    """Several as one: "Kim Oslan and Mira Tan"."""
    if len(referents) < 2:
        return referents[0] if referents else None
    names = [referent.name for referent in referents]
    told = ", ".join(names[:-1]) + " and " + names[-1]
    key = " + ".join(sorted(referent.key for referent in referents))
    return Referent(key, told, "they", plural=True, sure=all(referent.sure for referent in referents))
