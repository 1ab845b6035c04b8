"""The whole way from the words of certainty to forecasts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dateline.interpret.attributions.sentences import find_sentences
from dateline.interpret.certainty import Found, find_certainty_words, to_certainty
from dateline.interpret.forecasts.cast import Cast, find_cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.conditions import Sentence, find_condition, find_conditions
from dateline.interpret.forecasts.extents import Parsed, parse_clause
from dateline.interpret.forecasts.groups import Group, find_groups
from dateline.interpret.forecasts.guards import is_ruled_out
from dateline.interpret.forecasts.holders import Holding, find_holding
from dateline.interpret.forecasts.kinds import Setting, aspect_of, kind_of
from dateline.interpret.forecasts.restating import link_restatements
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.weighing import THRESHOLD, Candidate, weigh
from dateline.interpret.forecasts.windows import Window, find_window
from dateline.interpret.forecasts.wording import write_wording
from dateline.records import Article, Attribution, Forecast, ForecastKind, Polarity, Role, Source, Span, Syntax, Time

COMMITMENTS = frozenset({"vow to", "threaten to", "agree to", "refuse to", "rule out", "decide to", "expect", "doubt", "fear", "think", "believe"})
PRONOUN = re.compile(r"(?:I|we|he|she|they|it)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is looked at for every clause of an article."""

    article: Article
    tree: Tree
    attributions: Sequence[Attribution]
    sources: Sequence[Source]
    times: Sequence[Time]
    anchor: date | None

    def around(self, start: int, end: int) -> list[Attribution]:
        """The attributions that have a part in a stretch."""
        return [item for item in self.attributions if _touches(item, start, end)]


def find_forecasts(
    article: Article, attributions: Sequence[Attribution], sources: Sequence[Source], times: Sequence[Time], syntax: Syntax
) -> tuple[Forecast, ...]:
    """Find what a report puts forward as to come.

    In ‘The envoy could return by Friday if the talks go well, two officials said’ it is that the envoy returns, by 17 May, if the
    talks go well: possible, on the word of two officials.

    Args:
        article: The text.
        attributions, sources, times: What was found in it.
        syntax: How its words hang together.

    Returns:
        The forecasts of its body, in the order of the text. The headline makes none; it is compared.
    """
    published = article.published
    anchor = published.date() if isinstance(published, datetime) else published
    work = _Work(article, Tree.of(article.text, syntax), attributions, sources, times, anchor)
    drafts = [draft for passage in article.passages_of(Role.BODY) for draft in _of_passage(work, passage.start, passage.end)]
    if not drafts:
        return ()
    cast = find_cast(article, attributions, sources)
    found = [_forecast(work, draft, f"f{number}", cast) for number, draft in enumerate(drafts, 1)]
    return link_restatements(article, found)


@dataclass(frozen=True, slots=True)
class _Draft:
    group: Group
    clause: Clause
    condition: Extent | None
    holding: Holding
    window: Window | None
    kind: ForecastKind
    subject: str
    predicate: str
    score: float


def _of_passage(work: _Work, start: int, end: int) -> Iterator[_Draft]:
    text = work.article.text
    founds = find_certainty_words(text, start, end)
    if not founds:
        return
    before: Extent | None = None
    for sentence in find_sentences(text, start, end):
        inside = [item for item in founds if sentence[0] <= item.start < sentence[1]]
        if inside:
            yield from _of_sentence(work, Sentence(sentence, before), inside)
        before = sentence


def _of_sentence(work: _Work, sentence: Sentence, founds: list[Found]) -> Iterator[_Draft]:
    text = work.article.text
    near = work.around(*sentence.extent)
    conditions = find_conditions(text, sentence.extent)
    taken: list[Extent] = []
    for group in find_groups(text, founds, *sentence.extent):
        if any(low <= group.start < high for low, high in conditions):
            continue
        commits = group.chosen.term.removeprefix("not ") in COMMITMENTS and group.chosen in group.founds
        cuts = (*conditions, *_reporting(text, near, group))
        parsed = parse_clause(work.tree, group, _bounds(near, group, sentence.extent, commits=commits), cuts)
        if parsed is None:
            continue
        draft = _draft(work, sentence, group, parsed, near, commits=commits)
        if draft is not None and draft.clause.marker not in taken:
            taken.append(draft.clause.marker)  # type: ignore[arg-type]
            yield draft


def _bounds(near: list[Attribution], group: Group, sentence: Extent, *, commits: bool) -> Extent:
    """The sentence, or within it the words of the source that says them."""
    low, high = sentence
    for item in near:
        for span in item.content:
            if span.start <= group.start and group.end <= span.end:
                low, high = max(low, span.start), min(high, span.end)
    return low, high


def _reporting(text: str, near: list[Attribution], group: Group) -> list[Extent]:
    """Cues with their sources: no part of what they report. Not those that are the words of certainty themselves."""
    found = []
    for item in near:
        parts = [*item.cue, *item.source]
        if any(cue.start < group.end and group.start < cue.end for cue in item.cue):
            continue
        inside = [part for other in near if other is not item for part in other.content]
        for part in parts if item.cue else ():
            found.append((part.start, part.end))
        if item.cue and item.source:
            low, high = min(part.start for part in parts), max(part.end for part in parts)
            if high - low < 200 and not any(span.start < high and low < span.end for span in item.content):
                found.append((low, high))
        del inside
    return sorted(found)


def _draft(work: _Work, sentence: Sentence, group: Group, parsed: Parsed, near: list[Attribution], *, commits: bool) -> _Draft | None:
    text, clause = work.article.text, parsed.clause
    condition = find_condition(text, sentence, clause.evidence)
    core = (group.start, max(group.end, clause.evidence[-1][1]))
    holding = find_holding(near, marker=clause.marker, core=core, commits=commits)
    window = find_window(text, _places(text, clause, sentence, condition), work.times, _anchor(work, holding))
    subject = text[slice(*clause.subject)] if clause.subject else ""
    predicate = " ".join(text[slice(*piece)].strip() for piece in clause.predicate)
    candidate = Candidate(text, work.tree, group, parsed, sentence.extent, subject, predicate, holding, condition is not None, window)
    score = 0.0 if is_ruled_out(candidate) else weigh(candidate)
    if score < THRESHOLD:
        return None
    own = _is_own_act(work, holding, subject)
    setting = Setting(
        group, subject, predicate, holding.voice, _source_of(holding), own, window.period.bound if window else None,
        bool(window and window.period.vague), condition is not None, clause.negative,
    )  # fmt: skip
    return _Draft(group, clause, condition, holding, window, kind_of(setting), subject, predicate, score)


def _anchor(work: _Work, holding: Holding) -> date | None:
    """A date of speaking anchors the words spoken."""
    said = holding.attribution.said if holding.attribution and holding.attribution.form == "direct" else None
    time = next((time for time in work.times if time.id == said), None)
    if time is None or time.period.start is None:
        return work.anchor
    start = time.period.start
    return start.date() if isinstance(start, datetime) else start


def _places(text: str, clause: Clause, sentence: Sentence, condition: Extent | None) -> list[Extent]:
    """Where the words that say when may stand: behind the certainty words, in front of the clause, in its subject."""
    marker = clause.marker or clause.evidence[-1]
    places = [(marker[1], clause.evidence[-1][1])] if marker[1] < clause.evidence[-1][1] else []
    places += [piece for piece in clause.evidence if piece not in places]
    front = text[sentence.extent[0] : clause.evidence[0][0]]
    if match := re.search(r"(?:^|[,“\"—–]|\b(?:that|said|and|but))\s*([^,“”\"—–]{3,60}),?\s*$", front):
        places.append((sentence.extent[0] + match.start(1), clause.evidence[0][0]))
    return [place for place in places if condition is None or not (place[0] < condition[1] and condition[0] < place[1])] or places[:1]


def _is_own_act(work: _Work, holding: Holding, subject: str) -> bool:
    """Does the holder speak of what he, or those for whom he speaks, will do? The outlet speaks for any doer with a name."""
    if re.match(r"(?:I|we|my|our)\b", subject, re.IGNORECASE):
        return True
    if holding.attribution is None:
        return bool(subject) and (subject[:1].isupper() or PRONOUN.match(subject) is not None)
    holder = _source_of(holding)
    if PRONOUN.match(subject) and not subject.lower().startswith("it"):
        return True
    words = {word for word in re.findall(r"[\w’'-]+", subject) if word[:1].isupper()}
    if words & set(re.findall(r"[\w’'-]+", holder)):
        return True
    source = next((item for item in work.sources if item.id in holding.attribution.source_ids), None)
    if source is None:
        return False
    around = " ".join(span.text for span in (source.affiliation, source.title) if span) + " " + (source.name or "")
    return bool(words & set(re.findall(r"[\w’'-]+", around))) or (source.role in ("official", "spokesperson") and bool(words) is False and "government" in subject.lower())


def _source_of(holding: Holding) -> str:
    return " ".join(span.text for span in holding.attribution.source) if holding.attribution else ""


def _forecast(work: _Work, draft: _Draft, name: str, cast: Cast) -> Forecast:
    text, clause, window = work.article.text, draft.clause, draft.window
    attribution = draft.holding.attribution
    wording = write_wording(
        text, clause, cast=cast, times=work.times, window=window.period if window else None, when=window.when if window else ()
    )
    denied = clause.negative != (sum(item.negative for item in draft.group.founds) % 2 == 1)
    return Forecast(
        id=name,
        score=draft.score,
        statement=wording.statement,
        question=wording.question,
        evidence=tuple(Span.of(text, *piece) for piece in clause.evidence),
        attribution_id=attribution.id if attribution else None,
        holder_ids=attribution.source_ids if attribution else (),
        voice=draft.holding.voice,
        kind=draft.kind,
        aspect=aspect_of(draft.subject, draft.predicate, draft.group),
        polarity=Polarity.NEGATIVE if clause.negative else Polarity.POSITIVE,
        window=window.period if window else None,
        when=tuple(Span.of(text, *piece) for piece in window.when) if window else (),
        condition=Span.of(text, *draft.condition) if draft.condition else None,
        certainty=to_certainty(draft.group.chosen, negated=denied, text=text),
    )


def _touches(item: Attribution, start: int, end: int) -> bool:
    return any(part.start < end and start < part.end for part in (*item.cue, *item.source, *item.content))
