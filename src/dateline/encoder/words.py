"""Text → words and word pieces, with the features that an uncased vocabulary loses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.records.quotation import quotation_states

LOWER, TITLE, UPPER, MIXED, NO_LETTERS, NO_CASING = range(6)  # the last: separators, which are no words

STOPS = frozenset(".!?")

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One passage as the trunk reads it.

    Shapes: ``starts``, ``ends``, ``casing``, ``quotation``, ``stops`` (1 where a word is a mark that may end a sentence)
    are ``[words]``; ``pieces`` and ``word_of`` are ``[pieces]``.
    Units: ``starts`` and ``ends`` are code points of the article, half-open; ``word_of`` counts words of this paragraph.
    """

    starts: Ints
    ends: Ints
    casing: Ints
    quotation: Ints
    stops: Ints
    pieces: Ints
    word_of: Ints

    def __len__(self) -> int:
        return len(self.starts)


def casing_of(word: str) -> int:
    """Class a word by its capitals: ``LOWER``, ``TITLE``, ``UPPER``, ``MIXED`` or ``NO_LETTERS``."""
    if word.islower():
        return LOWER
    if word.istitle():
        return TITLE
    if word.isupper():
        return UPPER
    return MIXED if any(map(str.isalpha, word)) else NO_LETTERS


def read_paragraphs(tokenizer: Tokenizer, texts: Sequence[str], offsets: Sequence[int]) -> list[Paragraph]:
    """Cut passages into words (runs of letters and digits, or one mark each) and those into pieces.

    Args:
        tokenizer: The vocabulary of the trunk.
        texts: The passages.
        offsets: Where each passage begins in its article.

    Returns:
        One paragraph per passage, in order; a passage without words gives an empty one.
    """
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [
        _paragraph(text, offset, encoding.ids, encoding.word_ids, encoding.offsets)
        for text, offset, encoding in zip(texts, offsets, encodings, strict=True)
    ]


def _paragraph(text: str, offset: int, ids: list[int], word_ids: list[int | None], spans: list[tuple[int, int]]) -> Paragraph:
    pieces = np.array(ids, dtype=np.int32)
    of = np.array(word_ids, dtype=np.int32)
    bounds = np.array(spans, dtype=np.int32).reshape(-1, 2)
    begins_word = np.ones(len(of), dtype=bool)
    begins_word[1:] = of[1:] != of[:-1]
    first = np.flatnonzero(begins_word)
    last = np.append(first[1:], len(of))[: len(first)] - 1
    starts, ends = bounds[first, 0], bounds[last, 1]
    begins = starts.tolist()
    words = [text[start:end] for start, end in zip(begins, ends.tolist(), strict=True)]
    return Paragraph(
        starts=starts + np.int32(offset),
        ends=ends + np.int32(offset),
        casing=np.array([casing_of(word) for word in words], dtype=np.int32),
        quotation=np.array(quotation_states(text, begins), dtype=np.int32),
        stops=np.array([word in STOPS for word in words], dtype=np.int32),
        pieces=pieces,
        word_of=np.cumsum(begins_word, dtype=np.int32) - 1,
    )
