"""Where a span ends when the tagger's edge is ragged: quotation marks in pairs, no stray comma or space."""

import re

from dateline.interpret.attributions.draft import Draft, Extent
from dateline.interpret.attributions.sentences import END

DETERMINER_BEFORE = re.compile(r"\b(?:that|this|these|those|the|a|an|another|one|some|many|several|two|three)\s+$", re.IGNORECASE)
TIME_LINE = re.compile(r"[ \t]*\d{1,2}[:.h]\d\d(?:[ \u00a0]?[ap]\.?m\.?)?(?:[ \u00a0][A-Z]{2,5})?[ \t]*:?\n", re.IGNORECASE)
LOOSE = frozenset(",;")
QUOTE = re.compile(r"[“”\"«»„]|''|``")
CLOSE_AFTER = re.compile(r"[.,!?…]{0,3}(?:”|\"|''|»)")
OPEN_BEFORE = re.compile(r"(?:“|\"|''|``|«|„)$")
WITHOUT_VERB = re.compile(r",? who,? (?:like|as|along with|unlike|among)\b[^“”\"]*$")
VERB_OF_TERMS = re.compile(
    r", ?(?:also )?(?:spoke|talked|asked|requested|insisted|declined|(?:was|were|is|are) (?:not|granted))\b[^“”\"\n]*"
)
OPENERS, CLOSERS = frozenset("“«„"), frozenset("”»")


def mend_edges(text: str, draft: Draft) -> None:
    """Mend every part of a draft in place; a part of which nothing remains is dropped."""
    take_in_determiner(text, draft)
    finish_relative_clause(text, draft)
    draft.source = [(behind_time(text, *part), part[1]) for part in draft.source]
    draft.content = [(behind_time(text, *part), part[1]) for part in draft.content]
    draft.source = [extent for part in draft.source if (extent := trim(text, *part, keep=","))]
    draft.content = [extent for part in draft.content if (extent := trim(text, *close_quotation(text, *part), keep=""))]
    if draft.cue:
        draft.cue = trim(text, *draft.cue, keep="")


def behind_time(text: str, start: int, end: int) -> int:
    """Where a span begins that the tagger began in a line with nothing but a time of day, ‘07:05 GMT’: behind that line."""
    line = TIME_LINE.match(text, text.rfind("\n", 0, start) + 1, end)
    return max(start, line.end()) if line else start


def take_in_determiner(text: str, draft: Draft) -> None:
    """Give a source the determiner before it, which the tagger may have left at the end of the content.

    ‘… was over, that’ + ‘person’ becomes ‘… was over’ + ‘that person’: by the guidelines a determiner belongs to its noun.
    """
    for at, (start, end) in enumerate(draft.source):
        before = DETERMINER_BEFORE.search(text, max(0, start - 12), start)
        if before is None or not any(low < before.start() < high for low, high in draft.content):
            continue
        draft.source[at] = before.start(), end
        draft.content = [(low, before.start() if low < before.start() < high else high) for low, high in draft.content]


def finish_relative_clause(text: str, draft: Draft) -> None:
    """Give a source the verb of the clause that it has begun.

    ‘a spokesperson, who like others in this report’ becomes ‘a spokesperson, who like others in this report, spoke on the condition of
    anonymity’: the clause belongs to its noun whole or not at all.
    """
    for at, (start, marked_end) in enumerate(draft.source):
        end = start + len(text[start:marked_end].rstrip(" ,"))
        rest = VERB_OF_TERMS.match(text, end) if WITHOUT_VERB.search(text, start, end) else None
        if rest is None:
            continue
        sentence = END.search(text, end)
        last = min(rest.end(), sentence.start() if sentence else rest.end())
        if draft.cue and end <= draft.cue[0] < last:
            last = draft.cue[0]
        draft.source[at] = start, end + len(text[end:last].rstrip(" ."))


def trim(text: str, start: int, end: int, *, keep: str) -> Extent | None:
    """Cut space and loose punctuation from the edges of a span.

    Args:
        text: The article.
        start: First character.
        end: One past the last.
        keep: Marks that may end this kind of span: a source the comma that closes its clause ("Oka, who leads the mission, said").

    Returns:
        The new extent, or ``None`` where nothing is left.

    Units: code points, half-open.

    >>> trim("that talks failed, ", 0, 19, keep="")
    (0, 17)
    """
    while start < end and (text[start].isspace() or text[start] in LOOSE):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in LOOSE and text[end - 1] not in keep)):
        end -= 1
    return (start, end) if start < end else None


def close_quotation(text: str, start: int, end: int) -> Extent:
    """Take in the quotation mark that stands just outside a span and whose partner stands inside.

    ‘“We will wait’ followed by ‘,” he said’ becomes ‘“We will wait,”’.

    Units: code points, half-open.
    """
    marks = [match.group() for match in QUOTE.finditer(text, start, end)]
    opened = sum(mark in OPENERS for mark in marks) - sum(mark in CLOSERS for mark in marks)
    straight = sum(mark in {'"', "''"} for mark in marks) % 2
    if opened > 0 or (straight and not _ends_quoted(text, start, end)):
        if after := CLOSE_AFTER.match(text, end):
            return start, after.end()
    elif (opened < 0 or straight) and (before := OPEN_BEFORE.search(text, max(0, start - 2), start)):
        return before.start(), end
    return start, end


def _ends_quoted(text: str, start: int, end: int) -> bool:
    """Is the odd straight mark of a span a closing one? It is where it ends the span or a space follows it."""
    last = max(text.rfind('"', start, end), text.rfind("''", start, end))
    after = text[last + 1 : last + 2] if text[last] == '"' else text[last + 2 : last + 3]
    return last > start and (not after or not after.isalnum())
