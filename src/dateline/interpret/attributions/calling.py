"""What somebody calls a thing: "ending what one member called “a farce”". The words in the marks are that member's, and nobody else's."""

import re
from functools import cache

from dateline.interpret.attributions.draft import Draft, Extent
from dateline.interpret.attributions.edges import trim
from dateline.interpret.attributions.quoted import find_quoted
from dateline.interpret.attributions.vocabulary import is_calling, names_act, vocabulary
from dateline.records import Layer, Passage

# A word of a name or noun phrase; none by which another clause begins, and neither "what is called" nor "what we call" is
# anybody's word.
WORD = (
    r"(?!(?:as|to|is|are|was|were|be|been|being|that|which|who|if|when|while|because|but|than|by|with|would|could|should|will|may|might|can|"
    r"do|does|did|has|have|had|we|you|people)\b)[\w’'&-]+\.?"
)
LEAD = re.compile(r"\s+(?:[\w’'.-]+\s+){0,4}")
CLOSING = frozenset("”\"»’'")
JOINED = re.compile(r"\s+(?:and\s+|or\s+)?")
PAUSE = re.compile(r"[,;:.—“”\"]")
RELATIVE = re.compile(r"\b(?:that|which|what|whom)\s+")
CRITICS_AS = re.compile(r"(?<=[\w”\"’]),?\s+and\s+(?P<source>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+(?=as\s)")
SCORE = 0.5
"""Of attributions that rest on this rule alone."""


def mend_calling(text: str, passages: list[Passage], outer: list[Draft], inner: list[Draft]) -> None:
    """Give what somebody is said to call a thing to whoever calls it so.

    In ‘ending what one member called “a farce”’ the tagger may have seen "ending" for the cue; that draft becomes the member's. Where no
    draft has the cue, one is added: inside the content that holds it, else an outer one.

    Args:
        text: The article.
        passages: Its body passages.
        outer, inner: The attributions of each layer; both may change.
    """
    if "what" not in text:
        return
    for passage in passages:
        quoted = find_quoted(text, passage.start, passage.end)
        for match in _calling().finditer(text, passage.start, passage.end):
            if not _has_cue([*outer, *inner], match.span("cue")):
                _give(text, match, _thing_called(text, match.end("cue"), quoted), outer, inner)


def part_shared_verbs(text: str, outer: list[Draft]) -> list[Draft]:
    """Part ‘allies described as “a reset” and critics as an act of panic’: the verb is said once, the words are of two.

    Only behind a relative pronoun: in ‘described her as brave and her brother as a coward’ both are one speaker's words.

    Returns:
        The attributions of the second, under the cue that both share; the content of the first ends before it.
    """
    added = []
    for draft in outer:
        if draft.cue is None or not draft.source or not is_calling(text[slice(*draft.cue)].split()[-1]):
            continue
        relative = RELATIVE.search(text, max(0, draft.source[0][0] - 6), draft.cue[0])
        start, end = draft.source[0]
        if relative is None or not relative.start() <= start <= relative.end() < end:
            continue
        for at, (start, end) in enumerate(draft.content):
            match = CRITICS_AS.search(text, start, end) if text.startswith("as ", start) else None
            if match:
                draft.source[0] = relative.end(), draft.source[0][1]
                draft.content[at] = start, match.start()
                added.append(Draft(Layer.OUTER, draft.cue, draft.score, source=[match.span("source")], content=[(match.end(), end)]))
    return added


@cache
def _calling() -> re.Pattern[str]:
    """‘what one minister called’, and no ‘what he called for’."""
    verb = rf"(?:(?:has|have|had)\s+)?(?:(?:once|often|also|later|long|[a-z]+ly)\s+)?(?:{'|'.join(sorted(vocabulary().calling))})"
    return re.compile(rf"\bwhat\s+(?P<source>(?:{WORD}\s+){{0,8}}?{WORD})\s+(?P<cue>{verb})\b(?=\s+(?!(?:for|on|upon|off|out|in|to)\b))")


def _has_cue(drafts: list[Draft], cue: Extent) -> bool:
    return any(draft.cue and draft.cue[0] < cue[1] and cue[0] < draft.cue[1] for draft in drafts)


def _thing_called(text: str, start: int, quoted: list[Extent]) -> Extent | None:
    """The quotation that follows a cue and is closed, the few words before it and the quotations joined to it included."""
    following = [(low, high) for low, high in quoted if low > start and text[high : high + 1] in CLOSING]
    if not following or not LEAD.fullmatch(text, start, _mark_before(text, following[0][0])):
        return None
    end = _mark_after(text, following[0][1])
    for low, high in following[1:]:
        if not JOINED.fullmatch(text, end, _mark_before(text, low)):
            break
        end = _mark_after(text, high)
    return trim(text, start, end, keep="")


def _mark_before(text: str, at: int) -> int:
    return at - 2 if text[at - 2 : at] in ("''", "``") else at - 1


def _mark_after(text: str, at: int) -> int:
    return at + 2 if text[at : at + 2] == "''" else at + 1


def _give(text: str, match: re.Match[str], thing: Extent | None, outer: list[Draft], inner: list[Draft]) -> None:
    """Turn the draft that gives all this to nobody, by a cue that names no act; else add one where the words are quoted."""
    for draft in (*outer, *inner):
        if draft.cue and not draft.source and draft.content[0][0] == match.start() and not names_act(text[slice(*draft.cue)]):
            end = draft.content[0][1]
            whole = trim(text, match.end("cue"), end, keep="")
            draft.content = [thing if thing and PAUSE.search(text, thing[1], end) else whole or draft.content[0]]
            draft.source, draft.cue = [match.span("source")], match.span("cue")
            return
    if thing:
        within = any(low <= match.start() < high for draft in outer for low, high in draft.content)
        layer = Layer.INNER if within else Layer.OUTER
        added = Draft(layer, match.span("cue"), SCORE, source=[match.span("source")], content=[thing])
        (inner if within else outer).append(added)
