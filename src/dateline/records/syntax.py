"""Who hangs on whom: the trees of an article's sentences, as the encoder marks them."""

from typing import Self

from pydantic import model_validator

from dateline.records.span import Record


class Syntax(Record):
    """The trees of an article, a place in each list for each word, in the order of the text.

    Relations and tags are those of Universal Dependencies as GUM uses them; ``inside`` ties a later piece of a name such as "U.S." to its
    first. Words are runs of letters and digits, or one mark each.

    Units: ``starts`` and ``ends`` are code points of the article, half-open; ``heads`` are places in these lists, a root's its own;
    ``scores`` (how likely the head is) 0–1.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _has_one_of_each(self) -> Self:
        lengths = {len(part) for part in (self.starts, self.ends, self.heads, self.relations, self.tags, self.scores)}
        if len(lengths) > 1:
            raise ValueError(f"the lists of a syntax are as long as each other, not {sorted(lengths)}")
        return self
