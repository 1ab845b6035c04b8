"""The view of the encoder's trees: safe on whatever it marks, rings of heads included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.forecasts.tree import ROOT, Tree
from dateline.records import Syntax

SENTENCE = (
    "The/DET>2:det envoy/NOUN>4:nsubj will/AUX>4:aux visit/VERB>0:root Oslo/PROPN>4:obj on/ADP>7:case Friday/PROPN>4:obl:tmod "
    "_./PUNCT>4:punct"
)


@pytest.fixture
def tree(read_tree) -> Tree:
    return Tree.of(*read_tree(SENTENCE))


@st.composite
def any_tree(draw) -> Tree:
    """Words with whatever heads: forests, rings, words that hang on themselves."""
    count = draw(st.integers(1, 9))
    heads = draw(st.lists(st.integers(0, count - 1), min_size=count, max_size=count))
    places = tuple(range(0, 2 * count, 2))
    syntax = Syntax(
        starts=places, ends=tuple(place + 1 for place in places), heads=tuple(heads), relations=("dep",) * count, tags=("X",) * count,
        scores=(0.5,) * count,
    )  # fmt: skip
    return Tree.of("a " * count, syntax)


@given(any_tree())
def test_rings_of_heads_end(tree):
    """Every way through a tree ends and meets each word once, though the encoder's heads may run in a ring."""
    for at in range(len(tree)):
        above, below = list(tree.above(at)), list(tree.descendants(at))
        assert len(set(above)) == len(above) and at not in above
        assert len(set(below)) == len(below) and below[0] == at


@given(any_tree())
def test_a_spread_covers_what_hangs_on_a_word(tree):
    """From the first to the last of the descendants, the word itself among them."""
    for at in range(len(tree)):
        places = list(tree.descendants(at))
        assert tree.spread(at) == (min(places), max(places))
        assert at in places


@given(any_tree())
def test_children_hang_on_their_head(tree):
    """Children are those whose head the word is, in the order of the text; no word is its own."""
    for at in range(len(tree)):
        assert tree.children(at) == [one for one in range(len(tree)) if tree.heads[one] == at]
        assert at not in tree.children(at)


@given(any_tree())
def test_above_and_descendants_agree(tree):
    """A word hangs on all that is above it."""
    for at in range(len(tree)):
        assert all(at in set(tree.descendants(one)) for one in tree.above(at))


def test_words_are_found_by_their_characters(tree):
    """A character gives its word; white space the next; what lies behind the last word gives a place past the end."""
    assert [tree.word(tree.at(character)) for character in (0, 2, 3, 4)] == ["the", "the", "envoy", "envoy"]
    assert tree.at(len(tree.text) + 5) == len(tree)
    start = tree.text.index("Oslo")
    assert [tree.word(at) for at in tree.between(start, tree.text.index("."))] == ["oslo", "on", "friday"]


def test_the_root_hangs_on_nothing(tree):
    """A head that is its own place means none."""
    assert tree.heads[3] == ROOT
    assert list(tree.above(3)) == []
    assert [tree.word(at) for at in tree.above(5)] == ["friday", "visit"]


def test_children_by_relation(tree):
    """Relations without their subtypes, but for the few that are kept."""
    assert [tree.word(at) for at in tree.children(3, "nsubj", "obl")] == ["envoy", "friday"]
    assert tree.child(3, "obl") == 6
    assert tree.child(3, "xcomp") is None
    assert tree.relations[6] == "obl"


def test_a_passive_subject_is_still_a_subject(trees):
    """ "nsubj:pass" is kept, and found as "nsubj"."""
    sentence = "The minister could not be reached."
    tree = Tree.of(sentence, trees[sentence])
    (subject,) = tree.children(5, "nsubj")
    assert (tree.word(subject), tree.relations[subject]) == ("minister", "nsubj:pass")


def test_curled_marks_are_straight_in_words(read_tree):
    """Words are compared in small letters with straight apostrophes."""
    tree = Tree.of(*read_tree("O’Hara/PROPN>2:nsubj Left/VERB>0:root"))
    assert [tree.word(at) for at in range(2)] == ["o'hara", "left"]


def test_every_tree_of_the_tests_is_sound(trees):
    """The hand-made trees have each word where it stands, one way up, and no ring."""
    assert len(trees) > 80
    for text, syntax in trees.items():
        tree = Tree.of(text, syntax)
        assert "".join(text.split()) == "".join(text[start:end] for start, end in zip(syntax.starts, syntax.ends, strict=True))
        for at in range(len(tree)):
            assert tree.heads[[at, *tree.above(at)][-1]] == ROOT, (text, tree.word(at))
