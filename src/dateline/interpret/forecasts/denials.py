"""Words that deny or decline to confirm without being forecasts: "denied any plan to", "no meetings to announce"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.interpret.attributions.sentences import find_sentences
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.matters import table
from dateline.records import Attribution, TensionKind

EDGE = " \n\t“”\"‘’',.;:—–-"
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|us)\b")


@dataclass(frozen=True, slots=True)
class Denial:
    """What somebody says against something, whatever it is."""

    kind: TensionKind
    attribution: Attribution
    extents: tuple[Extent, ...]
    words: str
    own: bool
    """The speaker speaks of himself: "we have no meetings to announce"."""
    points: bool
    """It only points to what was said right before: "declined to comment on the plan"."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.extents[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.extents[-1][1]


@cache
def _patterns(section: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in table("tensions")[section]["words"]), re.IGNORECASE)


def find_denials(text: str, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Find denials and non-denials with somebody who makes them.

    Args:
        text: The article.
        attributions: Whose cues and contents are looked at; those of nobody known are passed over.
    """
    for item in attributions:
        if not item.source_ids:
            continue
        told = _told(text, item)
        if told is not None:
            yield told
            continue
        for span in item.content:
            for sentence in find_sentences(text, span.start, span.end):
                said = _said(text, item, sentence)
                if said is not None:
                    yield said


def _told(text: str, item: Attribution) -> Denial | None:
    """By the cue: "denied that …", "declined to say whether …"."""
    if not item.cue or not item.content or item.cue[0].start > item.content[0].start:
        return None
    extents = _joined(text, [(span.start, span.end) for span in (*item.cue, *item.content)])
    words = " ".join(text[slice(*extent)] for extent in extents)
    if _patterns("old").search(text, max(0, extents[0][0] - 14), min(len(text), item.cue[-1].end + 1)) or _patterns("only_why").search(
        words
    ):
        return None
    kinds = ((TensionKind.NON_DENIAL, "non_denial"), (TensionKind.DENIES, "denies"))
    for kind, section in kinds:
        match = _patterns(section).search(words)
        if match and match.start() <= len(item.cue[0].text):
            return Denial(kind, item, extents, words, own=False, points=_patterns("pointing").search(words) is not None)
    return None


def _said(text: str, item: Attribution, sentence: Extent) -> Denial | None:
    """By what is said: "we have no meetings to announce"."""
    start, end = _trimmed(text, *sentence)
    words = text[start:end]
    if words.endswith("?") or _patterns("only_why").search(words):
        return None
    for kind, section in ((TensionKind.NON_DENIAL, "non_denial"), (TensionKind.DENIES, "flat")):
        if _patterns(section).search(words):
            own = FIRST_PERSON.search(words) is not None
            return Denial(kind, item, ((start, end),), words, own=own, points=_patterns("pointing").search(words) is not None)
    return None


def _joined(text: str, extents: list[Extent]) -> tuple[Extent, ...]:
    """Parts that only space divides become one."""
    joined: list[Extent] = []
    for start, end in sorted(extents):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(_trimmed(text, *extent) for extent in joined)


def _trimmed(text: str, start: int, end: int) -> Extent:
    while start < end - 1 and text[start] in EDGE:
        start += 1
    while end > start + 1 and text[end - 1] in EDGE:
        end -= 1
    return start, end
