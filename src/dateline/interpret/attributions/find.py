"""The whole way from markup to attributions."""

import re
from bisect import bisect_right

from dateline.interpret.attributions.calling import mend_calling, part_shared_verbs
from dateline.interpret.attributions.citing import find_cited
from dateline.interpret.attributions.clauses import mend_findings, mend_subjects, part_relative_clauses
from dateline.interpret.attributions.closing import add_closing_clauses
from dateline.interpret.attributions.draft import Draft, Extent, draft_attributions
from dateline.interpret.attributions.edges import mend_edges
from dateline.interpret.attributions.quoted import find_quoted, form_of, is_quoted
from dateline.interpret.attributions.reporter import leave_out_reporter, take_out_answers
from dateline.interpret.attributions.running import give_back, join_running
from dateline.interpret.attributions.sentences import COVER, find_sentence
from dateline.interpret.attributions.vocabulary import act_of, channel_of, is_terms, is_unsaid, states_terms
from dateline.records import Article, Attribution, Layer, MarkedSpan, Markup, Passage, Role, Span, Voice

FIRST_PERSON = re.compile(r"(?:I|we|me|us|my|our|this (?:reporter|writer|newspaper))\b", re.IGNORECASE)


def find_attributions(article: Article, markup: Markup) -> tuple[Attribution, ...]:
    """Read the attributions of an article from its marks.

    Args:
        article: The text.
        markup: Its marks, from the encoder or made by hand.

    Returns:
        The attributions in the order of the text; one that stands inside the content of another names it in ``within``.
    """
    text, passages = article.text, list(article.passages_of(Role.BODY))
    outer, orphans = draft_attributions(markup, Layer.OUTER)
    orphans = join_running(text, passages, outer, orphans)
    outer += [
        Draft(Layer.OUTER, None, orphan.score, content=[(orphan.start, orphan.end)]) for orphan in orphans if _is_quotation(text, orphan)
    ]
    outer = [draft for draft in outer if _mend(text, draft)]
    give_back(text, passages, outer)
    mend_subjects(text, passages, outer, markup.spans)
    mend_findings(text, outer)
    outer += take_out_answers(text, outer)
    outer += part_relative_clauses(text, outer) + part_shared_verbs(text, outer)
    outer += add_closing_clauses(text, passages, outer)
    outer = [draft for draft in outer if not states_terms(text[slice(*draft.cue)] if draft.cue else "")]
    inner = [draft for draft in outer if draft.layer is Layer.INNER] + draft_attributions(markup, Layer.INNER)[0]
    inner = [draft for draft in inner if _mend(text, draft) and not (draft.cue and is_unsaid(text[slice(*draft.cue)]))]
    outer = [draft for draft in outer if draft.layer is Layer.OUTER]
    mend_calling(text, passages, outer, inner)
    for draft in (*outer, *inner):
        leave_out_reporter(text, draft)
    inner = _without_doubles(inner)
    hosts = _find_hosts(inner, outer)
    cited = find_cited(text, passages, outer)
    words = {draft.cue for draft, _ in cited}
    outer = [draft for draft in outer if draft.cue not in words]
    hosts |= {id(draft): host for draft, host in cited}
    drafts = outer + [draft for draft in inner if id(draft) in hosts] + [draft for draft, _ in cited]
    drafts.sort(key=lambda draft: (draft.start, draft.layer is Layer.INNER))
    quoted = [stretch for passage in passages for stretch in find_quoted(text, passage.start, passage.end)]
    names = {id(draft): f"a{number}" for number, draft in enumerate(drafts, start=1)}
    return tuple(_attribution(article, draft, names[id(draft)], names.get(id(hosts.get(id(draft)))), quoted, passages) for draft in drafts)


def _without_doubles(inner: list[Draft]) -> list[Draft]:
    """One of each that share a word of their cue: the surest."""
    kept: list[Draft] = []
    for draft in sorted(inner, key=lambda draft: -draft.score):
        cue = draft.cue
        if cue is None or all(other.cue is None or other.cue[1] <= cue[0] or cue[1] <= other.cue[0] for other in kept):
            kept.append(draft)
    return kept


def _mend(text: str, draft: Draft) -> bool:
    """Mend a draft's edges and order its parts. Returns: whether it still has a content."""
    mend_edges(text, draft)
    draft.content = [part for part in draft.content if not is_terms(text[slice(*part)])]
    draft.content.sort()
    draft.source.sort()
    return bool(draft.content)


def _is_quotation(text: str, span: MarkedSpan) -> bool:
    """A content without a cue stands on its quotation marks alone."""
    return text[span.start : span.end].lstrip().startswith(("“", '"', "''", "«", "``"))


def _find_hosts(inner: list[Draft], outer: list[Draft]) -> dict[int, Draft]:
    """The outer attribution in one of whose contents all of an inner one stands, by the inner one's identity."""
    contents = sorted(((low, high, at) for at, draft in enumerate(outer) for low, high in draft.content))
    hosts = {}
    for draft in inner:
        if draft.cue is None:
            continue
        before = bisect_right(contents, (draft.cue[0], len(contents), len(outer))) - 1
        for low, high, at in contents[max(before - 1, 0) : before + 1]:
            if all(low <= start and end <= high for start, end in (draft.cue, *draft.content)):
                hosts[id(draft)] = outer[at]
    return hosts


def _attribution(
    article: Article, draft: Draft, name: str, within: str | None, quoted: list[Extent], passages: list[Passage]
) -> Attribution:
    text = article.text
    cue = text[slice(*draft.cue)] if draft.cue else ""
    source = " ".join(text[start:end] for start, end in draft.source)
    return Attribution(
        id=name,
        score=draft.score,
        source=_spans(text, draft.source),
        cue=_spans(text, [draft.cue] if draft.cue else []),
        content=_spans(text, draft.content),
        form=form_of(text, draft.content, quoted),
        voice=_voice(draft, source, quoted),
        act=act_of(cue),
        channel=channel_of(source, _sentence(text, draft, passages), article.outlet),
        within=within,
    )


def _spans(text: str, extents: list[Extent]) -> tuple[Span, ...]:
    return tuple(Span.of(text, start, end) for start, end in extents)


def _voice(draft: Draft, source: str, quoted: list[Extent]) -> Voice:
    if not source:
        return Voice.UNSTATED
    if draft.layer is Layer.OUTER and FIRST_PERSON.fullmatch(source) and not is_quoted(quoted, draft.source[0][0]):
        return Voice.AUTHOR
    return Voice.SOURCE


def _sentence(text: str, draft: Draft, passages: list[Passage]) -> str:
    """The sentence of the cue, its contents left out: what is said about the saying."""
    if draft.cue is None:
        return ""
    passage = passages[bisect_right(passages, draft.cue[0], key=lambda passage: passage.start) - 1]
    _, sentence = find_sentence(text, draft.cue[0], (passage.start, passage.end), draft.content)
    return sentence.replace(COVER, "")
