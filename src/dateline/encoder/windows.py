"""Paragraphs → windows for the trunk: whole paragraphs, with what stands before them carried along as context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.encoder.words import NO_CASING, Ints, Paragraph
from dateline.records.quotation import OUTSIDE

CLS, SEP = 101, 102  # of the BERT vocabulary
WINDOW_PIECES = 320
CONTEXT_PIECES = 48
GROUP_WORDS = 100


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the trunk.

    Shapes: ``pieces``, ``casing``, ``quotation`` are ``[length]``; ``heads`` (the first piece of each word that this
    window answers for) and ``words`` (that word's number in the article) are ``[core words]``.
    """

    pieces: Ints
    casing: Ints
    quotation: Ints
    heads: Ints
    words: Ints


@dataclass(frozen=True, slots=True)
class Stream:
    """An article's pieces in a row, a separator after each paragraph.

    Shapes: all ``[pieces + paragraphs]``. ``word`` is the word's number in the article where a word begins, else -1;
    ``breaks`` holds the positions just after each separator.
    """

    pieces: Ints
    casing: Ints
    quotation: Ints
    word: Ints
    breaks: tuple[int, ...]


def join_paragraphs(paragraphs: Sequence[Paragraph]) -> Stream:
    """Lay an article's paragraphs in a row."""
    pieces, casing, quotation, word = [], [], [], []
    breaks: list[int] = []
    words = length = 0
    separator, none = np.array([SEP], dtype=np.int32), np.array([-1], dtype=np.int32)
    no_casing, no_quotation = np.array([NO_CASING], dtype=np.int32), np.array([OUTSIDE], dtype=np.int32)
    for paragraph in paragraphs:
        begins = np.diff(paragraph.word_of, prepend=-1) != 0
        pieces += [paragraph.pieces, separator]
        casing += [paragraph.casing[paragraph.word_of], no_casing]
        quotation += [paragraph.quotation[paragraph.word_of], no_quotation]
        word += [np.where(begins, paragraph.word_of + np.int32(words), np.int32(-1)), none]
        words += len(paragraph)
        length += len(paragraph.pieces) + 1
        breaks.append(length)
    if not paragraphs:
        nothing = np.zeros(0, dtype=np.int32)
        return Stream(nothing, nothing, nothing, nothing, ())
    return Stream(np.concatenate(pieces), np.concatenate(casing), np.concatenate(quotation), np.concatenate(word), tuple(breaks))


def cut_cores(stream: Stream, room: int, context: int) -> Iterator[tuple[int, int]]:
    """Cut a stream into stretches of at most ``room`` pieces at paragraphs; a longer paragraph at words, leaving room for what follows."""
    start, last_break = 0, 0
    for edge in stream.breaks:
        if edge - start > room and last_break > start:
            yield start, last_break
            start = last_break
        while edge - start > room:
            longest = start + room - context
            end = longest
            while end > start + 1 and stream.word[end] < 0:
                end -= 1
            end = end if stream.word[end] >= 0 else longest
            yield start, end
            start = end
        last_break = edge
    if last_break > start:
        yield start, last_break


def cut_windows(paragraphs: Sequence[Paragraph], *, size: int = WINDOW_PIECES, context: int = CONTEXT_PIECES) -> list[Window]:
    """Cut an article into windows; every word is answered for by exactly one of them.

    A window is ``[CLS]``, up to ``context`` pieces of what stands before, its own paragraphs, and, where a paragraph is
    longer than a window, up to ``context`` pieces of what follows. No word is cut from what surrounds it.

    Args:
        paragraphs: The article's paragraphs.
        size: The longest window, in pieces, ``[CLS]`` counted.
        context: The most pieces carried over an edge; less than a quarter of ``size``.
    """
    stream = join_paragraphs(paragraphs)
    room = size - 1 - context
    breaks = set(stream.breaks)
    windows = []
    for start, end in cut_cores(stream, room, context):
        left = max(0, start - context)
        right = end if end in breaks else min(len(stream.pieces), end + size - 1 - (end - left))
        core = stream.word[start:end]
        heads = np.flatnonzero(core >= 0).astype(np.int32)
        windows.append(
            Window(
                pieces=np.concatenate([[CLS], stream.pieces[left:right]]).astype(np.int32),
                casing=np.concatenate([[NO_CASING], stream.casing[left:right]]).astype(np.int32),
                quotation=np.concatenate([[OUTSIDE], stream.quotation[left:right]]).astype(np.int32),
                heads=heads + np.int32(start - left + 1),
                words=core[heads],
            )
        )
    return windows


def cut_groups(paragraph: Ints, size: int = GROUP_WORDS) -> list[tuple[int, int]]:
    """Cut a window's words into groups of whole paragraphs, of at most ``size`` words where a paragraph is not longer.

    Args:
        paragraph: The number of each word's paragraph.
        size: The most words of a group.

    Returns:
        First word and the first behind the last of each group; one empty group where there are no words.
    """
    edges = [*(np.flatnonzero(np.diff(paragraph)) + 1).tolist(), len(paragraph)]
    groups, start, last = [], 0, 0
    for edge in edges:
        if edge - start > size and last > start:
            groups.append((start, last))
            start = last
        last = edge
    return [*groups, (start, last)]
