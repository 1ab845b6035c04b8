"""Words at second hand: "the Courier reported, citing two officials". What the Courier reports stands on the officials' word."""

import re

from dateline.interpret.attributions.draft import Draft
from dateline.interpret.attributions.sentences import find_sentence
from dateline.records import Layer, Passage

CITING = re.compile(r"\b(?:citing|quoting)\s+(?P<source>[^.;:“”\"\n]{3,200})")
# People and papers that an outlet has its knowledge from; "citing fears of a strike" gives a ground, not a source.
CITING_THAT = re.compile(r"(?:citing|quoting)\s+(?P<source>[^.;:“”\"\n]{3,120}?),\s+(?=that\b)")
CITING_WORD = re.compile(r"citing|quoting")
REPORTS = re.compile(r"\b(?:reported|reports|said|says|wrote|writes|told|revealed|disclosed)\b")
SOURCES = re.compile(
    r"\b(?:sources?|officials?|people|persons?|diplomats?|aides?|advis[eo]rs?|executives?|lawmakers?|witness(?:es)?|insiders?|individuals?|"
    r"participants?|negotiators?|experts?|documents?|records?|filings?|memos?|e-?mails?|cables?|papers?|reports?|letters?|transcripts?|stud(?:y|ies)|spokes\w+)\b"
)
ENDS = re.compile(r",\s+(?!(?:who|whose|which|and)\b)|\s+(?:as saying|saying|that|to say|for|in order)\b|\s+—|\)")
LATEST_CHARACTERS = 160


def find_cited(text: str, passages: list[Passage], outer: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Find whom the sources of an article cite in their turn.

    Args:
        text: The article.
        passages: Its body passages.
        outer: The outer attributions.

    Returns:
        For each that cites, an inner attribution of the same contents to whom it cites, and the one that cites.
    """
    added: list[tuple[Draft, Draft]] = []
    if "citing" not in text and "quoting" not in text:
        return added
    for draft in outer:
        if draft.cue is None or not draft.source or not draft.content:
            continue
        passage = next((passage for passage in passages if passage.start <= draft.cue[0] < passage.end), None)
        match = (_citing_first(text, draft) or _citing_near(text, draft, passage)) if passage else None
        if match is None:
            continue
        end = ENDS.search(text, match.start("source"), match.end("source"))
        source = match.start("source"), end.start() if end else match.end("source")
        if SOURCES.search(text, *source) and not any(low < source[1] and source[0] < high for low, high in draft.content):
            cue = match.start(), match.start() + len(match.group().split(None, 1)[0])
            added.append((Draft(Layer.INNER, cue, draft.score, source=[source], content=list(draft.content)), draft))
    return added


def _citing_first(text: str, draft: Draft) -> re.Match[str] | None:
    """‘citing two officials, that the post is closed’, marked as content or as cue and content: the content begins after the officials."""
    assert draft.cue
    start, end = draft.content[0]
    as_cue = CITING_WORD.fullmatch(text, *draft.cue) and draft.source[-1][1] <= draft.cue[0]
    match = CITING_THAT.match(text, draft.cue[0] if as_cue else start, end)
    if match is None:
        return None
    if as_cue and (verb := REPORTS.search(text, draft.source[-1][1], draft.cue[0])):
        draft.cue = verb.span()
    draft.content[0] = match.end(), end
    return match


def _citing_near(text: str, draft: Draft, passage: Passage) -> re.Match[str] | None:
    assert draft.cue
    start, sentence = find_sentence(text, draft.cue[0], (passage.start, passage.end), draft.content)
    low = max(start, draft.cue[0] - LATEST_CHARACTERS)
    high = min(start + len(sentence), draft.cue[1] + LATEST_CHARACTERS)
    for match in CITING.finditer(text, low, high):
        if not any(a <= match.start() < b for a, b in [*draft.content, draft.cue]):
            return match
    return None
