"""From passages to words, pieces and windows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dateline.encoder import Encoder
from dateline.encoder.weights import Weights
from dateline.encoder.windows import CLS, cut_groups, cut_windows
from dateline.encoder.words import LOWER, MIXED, NO_LETTERS, TITLE, UPPER, casing_of, read_paragraphs


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_str(Weights.shipped().read("tokenizer.json").decode())
    made.encode_special_tokens = True
    return made


@pytest.mark.parametrize(
    ("word", "casing"),
    [("envoy", LOWER), ("Envoy", TITLE), ("UN", UPPER), ("McKay", MIXED), ("19", NO_LETTERS), ("“", NO_LETTERS), ("I", TITLE)],
)
def test_casing_is_classed(word, casing):
    """The vocabulary is uncased: what capitals say is told beside it."""
    assert casing_of(word) == casing


def test_words_keep_their_place_in_the_article(tokenizer):
    """Accents, emoji and combining marks shift nothing: every word's offsets are code points of the article."""
    text = "Łukasz 🕊️ said: “Ça va, naïve São Paulo.”"
    (paragraph,) = read_paragraphs(tokenizer, [text], [7])
    words = [text[start - 7 : end - 7] for start, end in zip(paragraph.starts, paragraph.ends, strict=True)]
    assert [word for word in words if word.isalnum()] == ["Łukasz", "said", "Ça", "va", "naïve", "São", "Paulo"]


def test_special_tokens_in_a_text_are_only_characters(tokenizer):
    """An article that spells out a separator cannot forge one."""
    (paragraph,) = read_paragraphs(tokenizer, ["The [SEP] and [MASK] marks"], [0])
    assert not set(paragraph.pieces.tolist()) & {101, 102, 103}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(alphabet="abcdé .,“”\n🕊", max_size=120), max_size=12),
    st.integers(min_value=12, max_value=60),
    st.integers(min_value=0, max_value=3),
)
def test_every_word_is_answered_for_once(tokenizer, texts, size, context):
    """However an article is cut, each of its words belongs to exactly one window, and no window is longer than asked."""
    paragraphs = read_paragraphs(tokenizer, texts, [0] * len(texts))
    windows = cut_windows(paragraphs, size=size, context=context)
    answered = [word for window in windows for word in window.words.tolist()]
    assert answered == list(range(sum(map(len, paragraphs))))
    assert all(len(window.pieces) <= size and window.pieces[0] == CLS for window in windows)


def test_a_paragraph_longer_than_a_window_is_cut_with_context_on_both_sides(tokenizer):
    """Nothing is read at the very edge of a window but the edges of the article."""
    paragraphs = read_paragraphs(tokenizer, ["envoys met again and again " * 100], [0])
    windows = cut_windows(paragraphs, size=100, context=10)
    for window in windows[1:-1]:
        assert window.heads[0] >= 10 and len(window.pieces) - window.heads[-1] > 10


def test_a_window_answers_with_the_first_piece_of_each_word(tokenizer):
    """Heads point at word beginnings."""
    paragraphs = read_paragraphs(tokenizer, ["Denuclearization stalled.", "Talks resumed."], [0, 30])
    (window,) = cut_windows(paragraphs)
    joined = np.concatenate([paragraph.pieces[np.diff(paragraph.word_of, prepend=-1) != 0] for paragraph in paragraphs])
    assert window.pieces[window.heads].tolist() == joined.tolist()


@pytest.mark.parametrize(
    ("lengths", "groups"),
    [
        ([], [(0, 0)]),
        ([3], [(0, 3)]),
        ([3, 4, 3], [(0, 10)]),
        ([6, 5, 4, 9], [(0, 6), (6, 15), (15, 24)]),
        ([30, 2, 2], [(0, 30), (30, 34)]),
    ],
)
def test_groups_are_whole_paragraphs(lengths, groups):
    """As many as fit; a longer paragraph is a group of its own, and every word is in one."""
    paragraph = np.repeat(np.arange(len(lengths), dtype=np.int32) + 7, lengths)
    assert cut_groups(paragraph, size=10) == groups


def test_trees_of_a_group_are_those_of_the_window():
    """A head that looks only within paragraphs may be shown them apart."""
    encoder = Encoder(threads=1)
    encoder.warm(("syntax",))
    texts = ["The envoy said talks would resume.", "Nobody answered.", "Ministers from both sides, who met on Friday, signed nothing."] * 6
    (window,) = cut_windows(read_paragraphs(encoder._tokenizer, texts, list(range(0, 100 * len(texts), 100))))
    (apart,) = encoder._run(window, ("syntax",))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.encoder.encoder.cut_groups", lambda paragraph: [(0, len(paragraph))])
        (whole,) = encoder._run(window, ("syntax",))
    assert len(window.heads) > 100 and np.allclose(apart[:, 1], whole[:, 1], atol=0.05)
    assert np.array_equal(apart[:, [0, 2]], whole[:, [0, 2]])
