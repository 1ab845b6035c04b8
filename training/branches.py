"""Trees → stretches of text: what hangs on a word, its subject, its clause.

The trees are a machine's and greedy: a head may be wrong, and words may hang on each other in a ring. Every function here ends
all the same.
"""

from bisect import bisect_right

from dateline.records import Syntax

Extent = tuple[int, int]
"""Code points of the article, half-open."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
MARKS = frozenset({"punct"})


def find_word(syntax: Syntax, at: int) -> int | None:
    """The place of the word that holds a code point.

    Returns:
        ``None`` where no word stands.
    """
    place = bisect_right(syntax.starts, at) - 1
    return place if place >= 0 and at < syntax.ends[place] else None


def children_of(syntax: Syntax) -> list[list[int]]:
    """The words that hang on each word, in the order of the text."""
    children: list[list[int]] = [[] for _ in syntax.heads]
    for word, head in enumerate(syntax.heads):
        if head != word:
            children[head].append(word)
    return children


def find_branch(children: list[list[int]], word: int, *, without: frozenset[int] = frozenset()) -> list[int]:
    """A word and all that hangs on it, in the order of the text.

    Args:
        children: As `children_of` gives them.
        word: The top of the branch.
        without: Words to cut off, with what hangs on them.
    """
    seen, todo = {word}, [word]
    while todo:
        for child in children[todo.pop()]:
            if child not in seen and child not in without:
                seen.add(child)
                todo.append(child)
    return sorted(seen)


def extent_of(syntax: Syntax, words: list[int]) -> Extent:
    """From the first to the last of some words, marks at the edges left out."""
    kept = [word for word in words if syntax.relations[word] not in MARKS] or words
    return syntax.starts[min(kept)], syntax.ends[max(kept)]


def find_subject(syntax: Syntax, children: list[list[int]], word: int) -> Extent | None:
    """The whole subject of a predicate: "the defence minister, who met them" of "denied".

    Returns:
        ``None`` where nothing hangs on the word as a subject.
    """
    subjects = [child for child in children[word] if syntax.relations[child] in SUBJECTS]
    return extent_of(syntax, find_branch(children, subjects[0])) if subjects else None


def find_clause(syntax: Syntax, children: list[list[int]], word: int) -> Extent:
    """The clause of a predicate: all that hangs on it."""
    return extent_of(syntax, find_branch(children, word))
