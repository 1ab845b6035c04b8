"""The words of an article and how they hang together: a thin view of the encoder's syntax."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.records import Syntax

ROOT = -1
KEPT = frozenset({"acl:relcl", "nsubj:pass", "aux:pass"})


@dataclass(frozen=True)
class Tree:
    """Words with their heads, in the terms of Universal Dependencies.

    Args:
        starts, ends: Of each word, in code points of the article.
        heads: The word that each hangs on, by its place; `ROOT` for none.
        relations: How: ``nsubj``, ``aux``, ``obl`` …, without subtypes but for ``nsubj:pass`` and ``acl:relcl``.
        tags: The universal part of speech.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    heads: Sequence[int]
    relations: Sequence[str]
    tags: Sequence[str]
    _spread: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, at: int) -> str:
        """The word in small letters, with a straight apostrophe."""
        return self.text[self.starts[at] : self.ends[at]].lower().replace("’", "'")

    def at(self, character: int) -> int:
        """The word that holds a character, or the first behind it."""
        at = bisect_right(self.starts, character) - 1
        return at if at >= 0 and character < self.ends[at] else at + 1

    def between(self, start: int, end: int) -> range:
        """The words that lie in a stretch of characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def children(self, at: int, *relations: str) -> list[int]:
        """What hangs on a word, in the order of the text; of some relations only, where named."""
        found = self._children.get(at, [])
        return [child for child in found if not relations or self.relations[child].split(":")[0] in relations or self.relations[child] in relations]

    def child(self, at: int, *relations: str) -> int | None:
        """The first child of a relation."""
        return next(iter(self.children(at, *relations)), None)

    def descendants(self, at: int) -> Iterator[int]:
        """A word and all that hangs on it."""
        stack, seen = [at], {at}
        while stack:
            one = stack.pop()
            yield one
            following = [child for child in self._children.get(one, []) if child not in seen]
            seen.update(following)
            stack += following

    def spread(self, at: int) -> tuple[int, int]:
        """The first and last word of what hangs on a word, itself included."""
        if at not in self._spread:
            places = list(self.descendants(at))
            self._spread[at] = min(places), max(places)
        return self._spread[at]

    def above(self, at: int) -> Iterator[int]:
        """The words over a word, the nearest first."""
        seen = {at}
        while (at := self.heads[at]) != ROOT and at not in seen:
            seen.add(at)
            yield at

    @classmethod
    def of(cls, text: str, syntax: Syntax) -> "Tree":
        """The words of an article as the encoder marks them."""
        heads = [ROOT if head == at else head for at, head in enumerate(syntax.heads)]
        relations = [relation if relation in KEPT else relation.split(":")[0] for relation in syntax.relations]
        return cls(text, syntax.starts, syntax.ends, heads, relations, syntax.tags)

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for at, head in enumerate(self.heads):
            if head != ROOT and head != at:
                found.setdefault(head, []).append(at)
        return found
