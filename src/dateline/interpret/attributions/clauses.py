"""Clauses that the tagger ran together: which words are the subject of a cue, and which verb is the cue of its words."""

import re
from functools import cache

from dateline.interpret.attributions.draft import Draft, Extent
from dateline.interpret.attributions.edges import trim
from dateline.interpret.attributions.sentences import find_sentence
from dateline.interpret.attributions.vocabulary import is_document, names_act, vocabulary
from dateline.records import MarkedSpan, Part, Passage

# ‘, first reported by’: a participle in commas, up to whoever did it.
BY = re.compile(
    r",\s+(?:(?:first|also|later|originally|[a-z]+ly)\s+)?[a-z]+(?:ed|en|wn|ade|old|ent|ead|ught|eld)\s+(?:[\w’'-]+\s+){0,4}?by\s+$"
)
SUBJECT = re.compile(r"(?:But|And|Yet|Still,)?\s*(?P<subject>(?:[\w’'.&-]+\s+){0,9}[\w’'.&-]+)")
WHO_SAID = re.compile(
    r",?\s+(?P<source>who|which)\s+(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:once|also|never|already|long|[a-z]+ly)\s+)?[a-z]+)"
    r"(?:\s+(?:in|on|at|last|this|earlier|yesterday)\b[^,;:.“”\"]{0,30})?\s+"
)
BARE = re.compile(r"[\s,]*")
WHEN = re.compile(
    r"\s*(?:(?:on|in|by|at|for|last|this|earlier|late|just|shortly|yesterday|today|before|after|since)\b|"
    r"[\w’'-]+\s+(?:hour|day|night|week|month|year)s?\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)


def mend_subjects(text: str, passages: list[Passage], drafts: list[Draft], spans: tuple[MarkedSpan, ...]) -> None:
    """Give a cue its subject where the tagger took whoever is named in a participle phrase between commas.

    In ‘The memo, first reported by the Courier in May, says’ it is the memo that says so, its phrase included.

    Args:
        text: The article.
        passages: Its body passages.
        drafts: The attributions.
        spans: What was marked; a marked source that ends at the comma is the subject.
    """
    ends = {span.end: span.start for span in spans if span.part is Part.SOURCE}
    for draft in drafts:
        if draft.cue is None or len(draft.source) != 1:
            continue
        start, end = draft.source[0]
        phrase = BY.search(text, max(0, start - 80), start)
        if phrase and end <= draft.cue[0] and text[start : draft.cue[0]].rstrip().endswith(","):
            subject = ends.get(phrase.start())
            if subject is None:
                subject = _subject(text, passages, phrase.start())
            draft.source = [] if subject is None else [(subject, end)]
            outside = [(low, high) for low, high in draft.content if subject is None or high <= subject or end <= low]
            draft.content = outside or draft.content


def part_relative_clauses(text: str, outer: list[Draft]) -> list[Draft]:
    """Part ‘Oka, who had vowed in March to “see this through,” did not answer calls’: two verbs, each with its own words.

    Returns:
        The attributions of the relative clauses; what they hold is taken from the others.
    """
    added = []
    for draft in outer:
        if draft.cue is None or not draft.source:
            continue
        said = [part for part in draft.content if draft.source[-1][1] <= part[0] and part[1] <= draft.cue[0]]
        clause = WHO_SAID.fullmatch(text, draft.source[-1][1], said[0][0]) if len(said) == 1 and len(draft.content) > 1 else None
        if clause and names_act(clause["cue"]) and BARE.fullmatch(text, said[0][1], draft.cue[0]):
            draft.content.remove(said[0])
            added.append(Draft(draft.layer, clause.span("cue"), draft.score, source=[clause.span("source")], content=said))
    return added


def mend_findings(text: str, drafts: list[Draft]) -> None:
    """Make the finite verb the cue in ‘A poll published two days before the vote had put the Greens ahead’.

    The poll is the source with all of its phrase; ‘A ministry released two notes that showed …’ stays as it is.
    """
    for draft in drafts:
        if draft.cue is None or len(draft.source) != 1 or not is_document(text[slice(*draft.source[0])]):
            continue
        if not vocabulary().appearing.fullmatch(text, *draft.cue) or not BARE.fullmatch(text, draft.source[0][1], draft.cue[0]):
            continue
        start, end = draft.content[0]
        found = _finding().search(text, start, end) if WHEN.match(text, draft.cue[1], end) and start > draft.cue[1] else None
        content = trim(text, found.end(), end, keep="") if found else None
        source = trim(text, draft.source[0][0], found.start(), keep="") if found else None
        if found and content and source:
            draft.source, draft.cue, draft.content[0] = [source], found.span(), content


def _subject(text: str, passages: list[Passage], comma: int) -> int | None:
    """Where the sentence's first words begin, if nothing else stands between them and the comma."""
    passage: Extent | None = next(((passage.start, passage.end) for passage in passages if passage.start <= comma < passage.end), None)
    if passage is None:
        return None
    start, _ = find_sentence(text, comma, passage, [])
    match = SUBJECT.fullmatch(text, start, comma)
    return match.start("subject") if match else None


@cache
def _finding() -> re.Pattern[str]:
    """A finite form: no ‘-ing’, and not behind a word that opens another clause or makes a noun of it."""
    verbs = sorted(form for form in vocabulary().findings if not form.endswith("ing"))
    return re.compile(rf"(?<!\bthat )(?<!\bwhich )(?<!\bthe )(?<!\bto )\b(?:(?:had|has|have)\s+)?(?:{'|'.join(verbs)})\b(?=\s)")
