"""Trees made by hand → subjects and clauses."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Syntax

SPEC = importlib.util.spec_from_file_location("branches", Path(__file__).resolve().parents[2] / "training" / "branches.py")
branches = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(branches)
children_of, extent_of, find_branch = branches.children_of, branches.extent_of, branches.find_branch
find_clause, find_subject, find_word = branches.find_clause, branches.find_subject, branches.find_word

TEXT = "The envoy, who left Danvik, denied that talks had failed."
ROWS = [
    ("The", 1, "det"),
    ("envoy", 7, "nsubj"),
    (",", 4, "punct"),
    ("who", 4, "nsubj"),
    ("left", 1, "acl:relcl"),
    ("Danvik", 4, "obj"),
    (",", 1, "punct"),
    ("denied", 7, "root"),
    ("that", 11, "mark"),
    ("talks", 11, "nsubj"),
    ("had", 11, "aux"),
    ("failed", 7, "ccomp"),
    (".", 7, "punct"),
]


def syntax_of(text: str, rows: list[tuple[str, int, str]]) -> Syntax:
    starts, at = [], 0
    for word, _, _ in rows:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [start + len(word) for start, (word, _, _) in zip(starts, rows, strict=True)]
    heads, relations = [head for _, head, _ in rows], [relation for _, _, relation in rows]
    return Syntax(starts=starts, ends=ends, heads=heads, relations=relations, tags=["X"] * len(rows), scores=[1.0] * len(rows))


@pytest.fixture
def syntax() -> Syntax:
    return syntax_of(TEXT, ROWS)


def words(extent: tuple[int, int]) -> str:
    return TEXT[slice(*extent)]


def test_a_subject_is_whole(syntax):
    """What hangs on the subject's head belongs to it; the comma at its edge does not."""
    found = find_subject(syntax, children_of(syntax), 7)
    assert found and words(found) == "The envoy, who left Danvik"


def test_each_predicate_has_its_own_subject(syntax):
    """A subject is that of the word on which it hangs, and of no other."""
    children = children_of(syntax)
    assert [words(find_subject(syntax, children, place) or (0, 0)) for place in (4, 11)] == ["who", "talks"]
    assert find_subject(syntax, children, 5) is None


def test_a_clause_is_all_that_hangs_on_its_predicate(syntax):
    """The content of "denied" is the clause of "failed"; the whole sentence is that of "denied", its full stop left out."""
    children = children_of(syntax)
    assert words(find_clause(syntax, children, 11)) == "that talks had failed"
    assert words(find_clause(syntax, children, 7)) == TEXT[:-1]


def test_branches_can_be_cut_off(syntax):
    """What is cut off takes along what hangs on it."""
    branch = find_branch(children_of(syntax), 1, without=frozenset({4}))
    assert words(extent_of(syntax, branch)) == "The envoy"


@pytest.mark.parametrize(("at", "word"), [(0, 0), (2, 0), (3, None), (9, 2), (56, 12), (57, None)])
def test_words_are_found_by_their_characters(syntax, at, word):
    """A code point lies in one word or in none."""
    assert find_word(syntax, at) == word


def test_marks_alone_are_kept():
    """A stretch of nothing but marks is not empty."""
    alone = syntax_of("— .", [("—", 0, "punct"), (".", 0, "punct")])
    assert extent_of(alone, [0, 1]) == (0, 3)


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_a_ring_of_heads_ends_all_the_same(heads):
    """Whatever hangs on whatever, a branch holds its top and no word twice."""
    rows = [("x", head, "dep") for head in heads]
    children = children_of(syntax_of("x " * 12, rows))
    for word in range(12):
        branch = find_branch(children, word)
        assert word in branch and len(set(branch)) == len(branch)
