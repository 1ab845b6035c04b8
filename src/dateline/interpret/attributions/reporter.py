"""The reporter's own words, where the tagger took them into what a source said."""

import re

from dateline.interpret.attributions.draft import Draft, Extent
from dateline.interpret.attributions.vocabulary import WORD, is_said_of, vocabulary

QUOTE = re.compile(r"[“”\"«»]|''|``|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])['’](?!\w)")
OPENS = re.compile(r"(?:“|\"|''|``|«|‘)")
CLOSES = re.compile(r"(?:”|\"|''|»|’)$")
LAST_STOP = re.compile(r"[.!?]\s+$")
STOP = re.compile(r"[.!?]\s+")
SENTENCE_QUOTED = re.compile(r"(?:“|\"|''|``|«|‘).*\.(?:”|\"|''|»|’)", re.DOTALL)
ASKED_AND_ANSWERED = re.compile(r"(?P<asked>[^“”\"]+\?)\s+(?P<answered>(?:“[^”]*”|\"[^\"]*\"))")
PAUSE = re.compile(r"[”\"’']?,?\s+$")
HOLDS_ONLY = re.compile(r"[^“”\".;\n]*")
# What is still to come was said, too: "a charge he would answer in court".
REMARK = re.compile(r"(?:(?!\b(?:would|will|could|might|may|should)\b)[^“”\".;\n])*")

# ‘without’ belongs to whoever acts last: "the firm sacked 40 workers without offering any explanation".
BY_ACTING = re.compile(r"without (?!(?:further )?elaborat)", re.IGNORECASE)
# Neither who suffers something nor who is something acts: "two men had been held", unlike "was holding two men".
SUFFERS = re.compile(r"\s+(?:(?!(?:who|that|which)\b)[^\s,;]+\s+){0,6}?(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?(?!\w+ing\b)\w")
BESIDE = re.compile(r"\b(?:by|with|in|at|from|on|to|of|near|between|against|about|over|into|through)\s+(?:[\w’'-]+\s+){0,2}$")
ACCUSED = re.compile(r"(?:[A-Z][\w’'-]*\s+)+(?:of|for)\s+(?:\w+ly\s+)?\w+ing\b")
BEGINS = re.compile(r"(?:\bthat\s+)?$", re.IGNORECASE)
HELPS = re.compile(r"\s+(?:had|have|has|was|were|are|is|would|will|could|can|may|might|should|must)\b")


def leave_out_reporter(text: str, draft: Draft) -> None:
    """Take from the contents of a draft what only the reporter can have written.

    A joining word that stands alone ("Still, he said, …"), a sentence before or after the one that is quoted, what the source would not
    say ("… but gave no details") and a remark on the words ("“…”, a phrase that the bloc has used since May").

    Args:
        text: The article.
        draft: An attribution with its contents in order; one content at least remains.
    """
    if draft.cue is None:
        return
    contents = [part for part in draft.content if not _joins(text, part)]
    contents = [part for at, part in enumerate(contents) if not _is_sentence_before(text, draft.cue, part, contents[at + 1 :])]
    contents = [part for at, part in enumerate(contents) if at == 0 or not _is_sentence_after(text, draft.cue, contents[at - 1], part)]
    contents = [part for at, part in enumerate(contents) if at == 0 or not _is_remark(text, contents[at - 1], part)]
    if contents:
        contents[-1] = contents[-1][0], _end_of_words(text, *contents[-1])
        draft.content = contents


def take_out_answers(text: str, outer: list[Draft]) -> list[Draft]:
    """Take from a speaker a whole quoted sentence that stands before the speaker's own, which goes on without quoting.

    ‘Will she run? “Ask me in May.” Friends say she has begun.’: the quotation is not the friends'. Only behind a full stop: ‘“Why?” Oka
    asked’ is one sentence.

    In ‘Did she regret it? “Not for a minute.”’ it is nobody's either: a question and its answer are two voices.

    Returns:
        A draft without a source for each.
    """
    added = []
    for draft in outer:
        if draft.cue and len(draft.content) == 1 and (match := ASKED_AND_ANSWERED.fullmatch(text, *draft.content[0])):
            draft.content = [match.span("asked")]
            added.append(Draft(draft.layer, None, draft.score, content=[match.span("answered")]))
        if draft.cue is None or not draft.source or len(draft.content) < 2:
            continue
        (start, end), *others = draft.content
        if (
            end <= draft.source[0][0] < draft.cue[0] < others[0][0]
            and SENTENCE_QUOTED.fullmatch(text, start, end)
            and not any(QUOTE.search(text, *part) for part in others)
        ):
            draft.content = others
            added.append(Draft(draft.layer, None, draft.score, content=[(start, end)]))
    return added


def _joins(text: str, part: Extent) -> bool:
    return vocabulary().joining.fullmatch(text, *part) is not None


def _is_sentence_before(text: str, cue: Extent, part: Extent, following: list[Extent]) -> bool:
    """Is a content a whole sentence without marks, and the next one the quotation that the cue belongs to?"""
    if not following or QUOTE.search(text, *part) or cue[0] < following[0][0]:
        return False
    return STOP.fullmatch(text, part[1], following[0][0]) is not None and OPENS.match(text, following[0][0]) is not None


def _is_sentence_after(text: str, cue: Extent, before: Extent, part: Extent) -> bool:
    """Is a content without marks a sentence of its own behind the one in which the quotation and the cue stand?"""
    if QUOTE.search(text, *part) or not before[1] <= cue[0] < cue[1] < part[0] or not CLOSES.search(text, *before):
        return False
    return LAST_STOP.search(text, cue[1], part[0]) is not None and text[part[1] : part[1] + 1] in {".", "!", "?"}


def _is_remark(text: str, before: Extent, part: Extent) -> bool:
    remark = vocabulary().remarked.match(text, *part) and REMARK.fullmatch(text, *part)
    return remark is not None and PAUSE.fullmatch(text, before[1], part[0]) is not None


def _end_of_words(text: str, start: int, end: int) -> int:
    """Where a last content ends without what the source withheld, or a remark on it."""
    for match in vocabulary().withheld.finditer(text, start, end):
        if match.start() > start and HOLDS_ONLY.fullmatch(text, match.start(), end) and not _is_of_others(text, start, match.start()):
            return start + len(text[start : match.start()].rstrip(" ,"))
    for match in vocabulary().remarked.finditer(text, start, end):
        held = text[start : match.start()]
        if held.rstrip(' ”"’').endswith(",") and REMARK.fullmatch(text, match.start(), end):
            return start + len(held.rstrip(" ,"))
    return end


def _is_of_others(text: str, start: int, end: int) -> bool:
    """May it be somebody in what was said who would not say more, by the words before the clause at ``end``?"""
    return _others_speak(text, start, end) or (BY_ACTING.match(text, end) is not None and _others_act(text, start, end))


def _others_speak(text: str, start: int, end: int) -> bool:
    """Does somebody in what was said speak, or was asked to? Then it may be they who would not say more."""
    return any(
        is_said_of(text[start : word.start()], word.group()) and not _is_plural(text, start, word)
        for word in WORD.finditer(text, start, end)
    )


def _is_plural(text: str, start: int, word: re.Match[str]) -> bool:
    """‘talks had begun’, ‘that talks with the bank …’: a noun, not what somebody does."""
    if not word.group().endswith("s"):
        return False
    begins = BEGINS.fullmatch(text[start : word.start()]) is not None
    return begins or HELPS.match(text, word.end()) is not None


def _others_act(text: str, start: int, end: int) -> bool:
    """Does a person or a body in what was said do something, or is it accused of doing it?"""
    if ACCUSED.match(text, start, end):
        return True
    return any(
        SUFFERS.match(text, doer.end(), end) is None and BESIDE.search(text, start, doer.start()) is None
        for doer in vocabulary().doers.finditer(text, start, end)
    )
