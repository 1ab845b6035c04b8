"""Mentions chosen from the head's numbers, and chains of those that speak of the same."""

import numpy as np
import pytest

import dateline as dl
from dateline.encoder import Encoder
from dateline.encoder.chains import (
    ANTECEDENTS,
    BARE,
    FAR_ANTECEDENTS,
    FEATURE_SIZES,
    FORM_NAMES,
    NAME,
    SHE,
    THE,
    Look,
    find_looks,
    find_pairs,
    link,
    look_at,
    mark_mentions,
)
from dateline.encoder.mentions import LONGEST, PART, TYPES, WEIGHT, Mentions, find_mentions, pool, types_of, weigh
from dateline.encoder.weights import Weights
from dateline.records import MentionType
from dateline.testing import make_article

HE, IT, POSSESSED = (FORM_NAMES.index(name) for name in ("he", "it", "possessed"))
REPORT = (
    "Foreign Minister Ana Roth flew to Velsk on Monday. She will meet the envoy there, her spokesman said.\n\n"
    "The envoy, Pavel Orlin, told reporters that Roth had asked for the talks. “I welcome them,” he said."
)


def numbers_of(words: int, spans: dict[tuple[int, int], float]) -> np.ndarray:
    """The head's numbers with log odds for some stretches, first and last word; all others are none."""
    numbers = np.zeros((words, WEIGHT + 1 + 3 * PART), dtype=np.float32)
    numbers[:, :LONGEST] = -20
    for (first, last), odds in spans.items():
        numbers[first, last - first] = odds
    return numbers


def mentions_of(*spans: tuple[int, int], types: tuple[str, ...] = ()) -> Mentions:
    kinds = [TYPES.index(MentionType(name)) for name in types or ("person",) * len(spans)]
    return Mentions(np.array(spans, dtype=np.int64), np.array(kinds, dtype=np.int64), np.ones(len(spans), dtype=np.float32))


def test_one_mention_may_lie_in_another_but_not_cross_it():
    """Of two that cross the likelier stands; the order is that of the text, the longer first."""
    found = find_mentions(numbers_of(9, {(0, 4): 1, (3, 6): 3, (3, 3): 0.5, (3, 4): 2, (8, 8): -1}))
    assert found.spans.tolist() == [[3, 6], [3, 4], [3, 3]]
    assert found.scores == pytest.approx([0.9526, 0.8808, 0.6225], abs=1e-4)


def test_mentions_that_share_an_edge_do_not_cross():
    """They lie in each other whichever edge it is, and stand beside each other where one ends before the other begins."""
    found = find_mentions(numbers_of(7, {(0, 5): 1, (0, 2): 1, (3, 5): 1, (6, 6): 1}))
    assert found.spans.tolist() == [[0, 5], [0, 2], [3, 5], [6, 6]]


def test_a_type_is_read_from_the_edges_and_from_what_weighs_most():
    """Two words speak for a place, one for a person; where the one weighs more it decides, else the edges do."""
    numbers = numbers_of(3, {(0, 2): 1})
    person, place = TYPES.index(MentionType.PERSON), TYPES.index(MentionType.PLACE)
    inside = LONGEST + 2 * len(TYPES)
    numbers[1, inside + person], numbers[2, inside + place] = 2, 2
    whole = np.array([[0, 2]])
    assert types_of(numbers, whole)[0, [person, place]] == pytest.approx([2 / 3, 2 / 3])
    numbers[1, WEIGHT] = 4
    assert find_mentions(numbers).types.tolist() == [person]
    numbers[0, LONGEST + place] = 3
    assert find_mentions(numbers).types.tolist() == [place]


def test_a_pooled_mention_is_its_edges_and_the_mean_between():
    """Each of the three parts stands in columns of its own."""
    numbers = numbers_of(4, {})
    numbers[:, WEIGHT + 1] = [1, 10, 100, 1000]
    numbers[:, WEIGHT + 1 + PART] = [2, 20, 200, 2000]
    numbers[:, WEIGHT + 1 + 2 * PART] = [3, 30, 300, 3000]
    pooled = pool(numbers, np.array([[1, 2], [3, 3]]))
    assert pooled.shape == (2, PART) and pooled.dtype == np.float32
    assert pooled[:, 0] == pytest.approx([10 + 200 + 165, 1000 + 2000 + 3000]) and not pooled[:, 1:].any()


def test_weights_are_those_of_the_mention_alone():
    """What stands outside it has no part in its mean, however heavy."""
    numbers = numbers_of(3, {})
    numbers[2, WEIGHT] = 5
    assert weigh(numbers, np.array([[1.0], [3.0], [90.0]], dtype=np.float32), np.array([[0, 1]])).tolist() == [[2.0]]


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("the former president of the court ' s", False, ("former president of the court", "president", "court", THE)),
        ("Ana Roth", True, ("ana roth", "roth", "roth", NAME)),
        ("his envoy", False, ("envoy", "envoy", "envoy", POSSESSED)),
        ("him", False, ("him", "him", "him", HE)),
        ("its", False, ("its", "its", "its", IT)),
        ("the", False, ("the", "the", "the", THE)),
        ("talks", False, ("talks", "talks", "talks", BARE)),
        ("of late", False, ("of late", "late", "late", BARE)),
    ],
)
def test_what_is_seen_of_a_mention(words, name, expected):
    """Its words without article and possessive, the word that it is about, its last word, its form."""
    look = look_at(words.lower().split(), name=name)
    assert (look.bare, look.nucleus, look.last, look.form) == expected


def test_initials_and_words_that_say_something():
    """Small words make no initials and are not shared with others."""
    look = look_at(["the", "bureau", "of", "maritime", "affairs"], name=True)
    assert look.initials == "bma" and look.content == {"bureau", "maritime", "affairs"}


def test_a_name_is_known_by_its_capitals():
    """Not by a capital somewhere before a common noun."""
    words = ["Ana", "Roth", "met", "Velsk", "officials"]
    casing = np.array([1, 1, 0, 1, 0])
    assert [look.form for look in find_looks(words, casing, np.array([[0, 1], [3, 4], [3, 3]]))] == [NAME, BARE, NAME]


def test_every_feature_of_a_pair_is_below_its_size():
    """And each says what it should of two mentions, the later first."""
    words = ["The", "Bureau", "of", "Maritime", "Affairs", "waited", ".", "Roth", "'s", "bureau", "did", "not", ".", "The", "BMA", "left"]
    spans = [(0, 4), (7, 9), (13, 14)]
    mentions = mentions_of(*spans, types=("organization", "organization", "place"))
    looks = find_looks(words, np.array([1, 1, 0, 1, 1, 0, 4, 1, 0, 0, 0, 0, 4, 1, 2, 0]), mentions.spans)
    sentence = np.array([1] * 7 + [2] * 6 + [3] * 3)
    pairs, features = find_pairs(looks, mentions, sentence)
    assert pairs.tolist() == [[1, 0], [2, 0], [2, 1]]
    assert (features >= 0).all() and (features < np.array(FEATURE_SIZES)).all()
    nucleus, held, initials, apart = 1, 5, 6, 9
    assert features[:, nucleus].tolist() == [1, 0, 0] and features[:, held].tolist() == [1, 0, 0]
    assert features[:, initials].tolist() == [0, 1, 0] and features[:, apart].tolist() == [1, 2, 1]


def test_far_mentions_are_paired_where_they_share_a_word_and_are_no_pronouns():
    """Beyond the reach of all others."""
    count = 120
    look = Look("x", "x", "x", frozenset("x"), "", BARE)
    others = [Look(f"w{at}", f"w{at}", f"w{at}", frozenset([f"w{at}"]), "", BARE) for at in range(count)]
    he = Look("he", "he", "he", frozenset(["he"]), "", HE)
    mentions = mentions_of(*[(at, at) for at in range(count + 4)])
    pairs, _ = find_pairs([look, he, *others, look, he], mentions, np.zeros(count + 4, dtype=np.int32))
    assert [count + 2, 0] in pairs.tolist() and [count + 3, 1] not in pairs.tolist()


def test_pairs_grow_with_the_text_and_no_faster():
    """However many mentions are called alike, each is paired with so many."""
    look = Look("x", "x", "x", frozenset("x"), "", BARE)
    sizes = [len(find_pairs([look] * count, mentions_of(*[(at, at) for at in range(count)]), np.zeros(count))[0]) for count in (1000, 2000)]
    assert sizes[1] < 2.5 * sizes[0] and sizes[1] <= 2000 * (ANTECEDENTS + 2 * FAR_ANTECEDENTS)


def look_of(form: int) -> Look:
    return Look("x", "x", "x", frozenset("x"), "", form)


def test_a_mention_joins_the_chain_of_its_best_antecedent():
    """Or begins one, where beginning is likelier; chains are counted in the order in which they begin."""
    looks = [look_of(BARE)] * 4
    pairs = np.array([[1, 0], [2, 0], [2, 1], [3, 0], [3, 2]])
    scores, alone = np.array([-1, 1, 2, 3, 0.5], dtype=np.float32), np.array([0, 0, 0, 1], dtype=np.float32)
    assert link(looks, pairs, scores, alone) == [0, 1, 1, 0]
    assert link(looks, pairs, scores - 9, alone) == [0, 1, 2, 3]


def test_he_and_she_are_never_in_one_chain():
    """The next best antecedent is taken, else a chain begun."""
    looks = [look_of(NAME), look_of(SHE), look_of(NAME), look_of(HE)]
    pairs = np.array([[1, 0], [3, 0], [3, 1], [3, 2]])
    alone = np.zeros(4, dtype=np.float32)
    assert link(looks, pairs, np.array([2, 5, 4, 1], dtype=np.float32), alone) == [0, 0, 1, 1]
    assert link(looks, pairs, np.array([2, 5, 4, -1], dtype=np.float32), alone) == [0, 0, 1, 2]


def test_no_mentions_no_chains():
    """The graph of pairs is not even asked."""
    assert mark_mentions("", [], numbers_of(0, {}), scorer=None) == ()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def found() -> dict[str, list[dl.records.Mention]]:
    article = make_article(REPORT)
    (markup,) = Encoder().mark([article], heads=("mentions",))
    by_words: dict[str, list[dl.records.Mention]] = {}
    for mention in markup.mentions:
        by_words.setdefault(REPORT[mention.start : mention.end], []).append(mention)
    return by_words


def test_the_shipped_head_finds_who_is_spoken_of(found):
    """Names, descriptions, pronouns, each on its exact characters, with a type."""
    assert {"Velsk", "She", "the envoy", "Pavel Orlin", "reporters", "Roth", "he", "Monday"} <= set(found)
    assert found["Velsk"][0].type is MentionType.PLACE and found["Pavel Orlin"][0].type is MentionType.PERSON


def test_the_shipped_head_tells_who_is_the_same(found):
    """“She” is the minister, "the envoy" another than she."""
    minister, envoy = found["Roth"][0].chain, found["the envoy"][0].chain
    assert found["She"][0].chain == found["her"][0].chain == minister != envoy
    assert any(one.chain == minister for words, ones in found.items() if "Ana Roth" in words for one in ones)


def test_an_article_without_words_has_no_mentions():
    """Nothing in, nothing out."""
    article = make_article(REPORT).model_copy(update={"passages": ()})
    (markup,) = Encoder().mark([article], heads=("mentions",))
    assert markup.mentions == ()


def test_the_weights_hold_both_graphs():
    """The mentions' own and that of their pairs."""
    assert {"mentions.onnx", "chains.onnx"} <= set(Weights.shipped().manifest["files"])
