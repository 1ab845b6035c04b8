"""The whole way from the words of certainty to forecasts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest

from dateline.interpret.attributions.sentences import find_sentences
from dateline.interpret.certainty import Found, find_certainty_words, to_certainty
from dateline.interpret.forecasts.afterthoughts import Afterthought, adds_hour, find_afterthought, with_afterthought, without_afterthoughts
from dateline.interpret.forecasts.arranged import find_arranged
from dateline.interpret.forecasts.cast import Cast, find_cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.conditions import Sentence, find_condition, find_conditions
from dateline.interpret.forecasts.doers import is_candidate, is_own_act
from dateline.interpret.forecasts.extents import Parsed, parse_clause
from dateline.interpret.forecasts.governing import RELATIVES
from dateline.interpret.forecasts.groups import Group, find_groups
from dateline.interpret.forecasts.guards import is_ruled_in, is_ruled_out
from dateline.interpret.forecasts.holders import Holding, find_holding
from dateline.interpret.forecasts.joined import find_joined
from dateline.interpret.forecasts.kinds import Setting, aspect_of, kind_of
from dateline.interpret.forecasts.placing import places_of, with_time
from dateline.interpret.forecasts.relatives import with_antecedent, with_object
from dateline.interpret.forecasts.restating import link_restatements
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.weighing import Candidate, threshold_of, weigh
from dateline.interpret.forecasts.windows import Window, before_if_denied, find_antecedent, find_window
from dateline.interpret.forecasts.wording import write_wording
from dateline.records import (
    Article,
    Aspect,
    Attribution,
    Forecast,
    ForecastKind,
    Grain,
    Outlook,
    Polarity,
    Role,
    Source,
    Span,
    Syntax,
    Time,
)

COMMITMENTS = frozenset(
    {"vow to", "threaten to", "agree to", "refuse to", "rule out", "decide to", "expect", "doubt", "fear", "think", "believe"}
)
ARRANGED_SCORE, RULED_IN_SCORE = 0.7, 0.6
LONGEST_REPORTING = 200
NO_OUTLOOK = Outlook()


@dataclass(frozen=True, slots=True)
class _Work:
    """What is looked at for every clause of an article."""

    article: Article
    tree: Tree
    attributions: Sequence[Attribution]
    sources: Sequence[Source]
    times: Sequence[Time]
    anchor: date | None
    hulls: Sequence[tuple[Extent, Attribution]]
    """Each attribution with the stretch that holds all its parts."""
    outlook: Outlook

    def around(self, start: int, end: int) -> list[Attribution]:
        """The attributions that have a part in a stretch."""
        return [item for (low, high), item in self.hulls if low < end and start < high and _touches(item, start, end)]


def find_forecasts(
    article: Article,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    times: Sequence[Time],
    syntax: Syntax,
    outlook: Outlook = NO_OUTLOOK,
) -> tuple[Forecast, ...]:
    """Find what a report puts forward as to come.

    In ‘The envoy could return by Friday if the talks go well, two officials said’ it is that the envoy returns, by 17 May, if the
    talks go well: possible, on the word of two officials.

    Args:
        article: The text.
        attributions, sources, times: What was found in it.
        syntax: How its words hang together.
        outlook: How much its words speak for what is to come, as learned; without it the words alone decide.

    Returns:
        The forecasts of its body, in the order of the text. The headline makes none; it is compared.
    """
    published = article.published
    anchor = published.date() if isinstance(published, datetime) else published
    hulls = [(_hull(item), item) for item in attributions]
    work = _Work(article, Tree.of(article.text, syntax), attributions, sources, times, anchor, hulls, outlook)
    drafts = [draft for passage in article.passages_of(Role.BODY) for draft in _of_passage(work, passage.start, passage.end)]
    if not drafts:
        return ()
    cast = find_cast(article, attributions, sources)
    found = [_forecast(work, draft, f"f{number}", cast) for number, draft in enumerate(drafts, 1)]
    return link_restatements(article, found)


@dataclass(frozen=True, slots=True)
class _Draft:
    group: Group | None
    clause: Clause
    condition: Extent | None
    holding: Holding
    window: Window | None
    kind: ForecastKind
    subject: str
    predicate: str
    score: float
    aspect: Aspect | None = None


def _of_passage(work: _Work, start: int, end: int) -> Iterator[_Draft]:
    text = work.article.text
    founds = find_certainty_words(text, start, end)
    times = [time for time in work.times if start <= time.span.start < end]
    if not founds and not times:
        return
    before: Extent | None = None
    for sentence in find_sentences(text, start, end):
        inside = [item for item in founds if sentence[0] <= item.start < sentence[1]]
        dated = any(sentence[0] <= time.span.start < sentence[1] for time in times)
        if inside or dated:
            yield from sorted(_of_sentence(work, Sentence(sentence, before), inside), key=lambda draft: draft.clause.evidence[-1])
        before = sentence


def _of_sentence(work: _Work, sentence: Sentence, founds: list[Found]) -> Iterator[_Draft]:
    text = work.article.text
    near = work.around(*sentence.extent)
    conditions = find_conditions(text, sentence.extent)
    looked_at: list[Extent] = []
    taken: list[Extent] = []
    groups, added = _without_afterthoughts(work, sentence, near, find_groups(text, founds, *sentence.extent))
    for group, following in zip_longest(groups, groups[1:]):
        if any(low <= group.start < high for low, high in conditions):
            continue
        cuts = (*conditions, *_reporting(near, group), *_next_clause(work.tree, group, following))
        bounds = _bounds(near, group.start, group.end, sentence.extent)
        parsed = parse_clause(work.tree, group, bounds, cuts)
        if parsed is None or _is_of_condition(work.tree, parsed, conditions):
            continue
        parsed = with_object(work.tree, with_time(text, work.times, parsed, bounds))
        parsed = without_afterthoughts(text, parsed, added.get(group, []))
        looked_at.append((group.start, max([parsed.clause.evidence[-1][1], *(one.told[1] for one in added.get(group, []))])))
        draft = _draft(work, sentence, group, parsed, near)
        if draft is not None and (group.start, group.end) not in taken:
            taken.append((group.start, group.end))
            yield draft
            yield from _dated_less_surely(work, draft, parsed, added.get(group, []))
            for other in find_joined(work.tree, parsed, bounds, cuts):
                joined = _draft(work, sentence, group, other, near, joined=True)
                if joined is not None:
                    yield joined
    for parsed in find_arranged(work.tree, work.times, sentence.extent, work.anchor, tuple(conditions), looked_at):
        draft = _arranged(work, sentence, parsed, near)
        if draft is not None:
            yield draft


def _without_afterthoughts(
    work: _Work, sentence: Sentence, near: list[Attribution], groups: list[Group]
) -> tuple[list[Group], dict[Group, list[Afterthought]]]:
    """The groups that have a clause of their own, and what others add to it."""
    own: list[Group] = groups[:1]
    added: dict[Group, list[Afterthought]] = {}
    for group in groups[1:]:
        end = _bounds(near, group.start, group.end, sentence.extent)[1]
        if one := find_afterthought(work.tree, group, end, work.times):
            added.setdefault(own[-1], []).append(one)
        else:
            own.append(group)
    return own, added


def _dated_less_surely(work: _Work, draft: _Draft, parsed: Parsed, added: list[Afterthought]) -> Iterator[_Draft]:
    """When or where it will be, less surely than that it will be."""
    text = work.article.text
    for one in added:
        if adds_hour(text, one):
            continue
        clause = with_afterthought(text, parsed, one, draft.window).clause
        window = find_window(text, [one.told], work.times, _anchor(work, draft.holding)) if one.aspect is Aspect.WHEN else draft.window
        if one.aspect is Aspect.WHERE or (one.aspect is Aspect.WHEN and window):
            predicate = " ".join(text[slice(*piece)].strip() for piece in clause.predicate)
            yield replace(draft, group=one.group, clause=clause, window=window, predicate=predicate, aspect=one.aspect)


def _is_of_condition(tree: Tree, parsed: Parsed, conditions: Sequence[Extent]) -> bool:
    """‘Will resign once a successor is chosen, most likely in June’: do verb or subject stand in a condition?"""
    heads = [tree.starts[at] for at in (parsed.verb, parsed.subject) if at is not None]
    return any(low <= head < high for head in heads for low, high in conditions)


def _next_clause(tree: Tree, group: Group, following: Group | None) -> list[Extent]:
    """The conjunction that opens the clause of the next words of certainty: ‘will be held on Friday, | and | the bill is certain to …’."""
    if following is None:
        return []
    first, marker = tree.at(group.end), tree.at(following.start)
    joins = [at for at in range(first, marker) if tree.word(at) in ("and", "but", "while") and tree.ends[at] <= following.start]
    if tree.word(marker - 1) in RELATIVES and tree.tags[marker - 2] in ("NOUN", "PROPN"):
        return [(tree.starts[marker - 1], tree.ends[marker - 1])]  # “a summit | that | is expected to”
    if not joins or not any(tree.tags[at] in ("NOUN", "PROPN", "PRON") for at in range(joins[-1] + 1, marker)):
        return []
    plain = not any(tree.tags[at] in ("VERB", "AUX") for at in range(joins[-1] + 1, marker))
    return [(tree.starts[joins[-1]], tree.ends[joins[-1]])] if plain else []


def _arranged(work: _Work, sentence: Sentence, parsed: Parsed, near: list[Attribution]) -> _Draft | None:
    """A clause without words of certainty: what stands in a timetable."""
    text, clause = work.article.text, parsed.clause
    if text[slice(*sentence.extent)].rstrip(" \n”\"’'").endswith("?"):
        return None
    holding = find_holding(near, marker=None, core=(clause.predicate[0][0], clause.evidence[-1][1]), commits=False)
    window = find_window(text, [clause.predicate[0]], work.times, _anchor(work, holding))
    if window is None:
        return None
    condition = find_condition(text, sentence, clause.evidence)
    subject = text[slice(*clause.subject)] if clause.subject else ""
    predicate = " ".join(text[slice(*piece)].strip() for piece in clause.predicate)
    return _Draft(None, clause, condition, holding, window, ForecastKind.SCHEDULE, subject, predicate, ARRANGED_SCORE)


def _bounds(near: list[Attribution], start: int, end: int, sentence: Extent) -> Extent:
    """The sentence, or within it the words of the source that says them. Of "seeming | to be the venue" the subject is not in them."""
    low, high = sentence
    for item in near:
        for span in item.content:
            if span.start <= start and end <= span.end:
                low, high = low if span.text.startswith("to ") else max(low, span.start), min(high, span.end)
    return low, high


def _reporting(near: list[Attribution], group: Group) -> list[Extent]:
    """Cues with their sources: no part of what they report. Not those that are the words of certainty themselves."""
    found = []
    for item in near:
        if not item.cue or any(cue.start < group.end and group.start < cue.end for cue in item.cue):
            continue
        parts = [*item.cue, *item.source]
        found += [(part.start, part.end) for part in parts if not (part.start <= group.start and group.end <= part.end)]
        low, high = min(part.start for part in parts), max(part.end for part in parts)
        if low <= group.start and group.end <= high:
            continue  # “Oslan, who is due to fly home on Friday, said”
        if high - low < LONGEST_REPORTING and not any(span.start < high and low < span.end for span in item.content):
            found.append((low, high))
    return sorted(found)


def _draft(
    work: _Work, sentence: Sentence, group: Group, parsed: Parsed, near: list[Attribution], *, joined: bool = False
) -> _Draft | None:
    text, clause = work.article.text, parsed.clause
    commits = group.chosen.entry.term in COMMITMENTS and group.chosen in group.founds
    condition = find_condition(text, sentence, clause.evidence)
    core = (clause.predicate[0][0] if joined else group.start, max(group.end, clause.evidence[-1][1]))
    holding = find_holding(near, marker=clause.marker, core=core, commits=commits)
    places = list(clause.predicate) if joined else places_of(text, clause, sentence, condition)
    window = _window(work, sentence, clause, places, holding, near)
    subject = text[slice(*clause.subject)] if clause.subject else ""
    predicate = " ".join(text[slice(*piece)].strip() for piece in clause.predicate)
    candidate = Candidate(
        text,
        work.tree,
        group,
        parsed,
        sentence.extent,
        subject,
        predicate,
        holding,
        text[slice(*condition)] if condition else None,
        window,
        work.outlook.of(work.tree.at(group.chosen.start), parsed.verb),
    )
    score = 0.0 if is_ruled_out(candidate) else weigh(candidate)
    if score and is_ruled_in(candidate):
        score = max(score, RULED_IN_SCORE)
    if score < threshold_of(candidate):
        return None
    setting = Setting(
        group=group,
        subject=subject,
        predicate=predicate,
        voice=holding.voice,
        own_act=is_own_act(work.tree, parsed, work.sources, holding),
        cue=" ".join(span.text for span in holding.attribution.cue) if holding.attribution else "",
        candidate=is_candidate(text, work.sources, holding),
        bound=window.period.bound if window else None,
        lasting=window is not None and window.period.rule == "until",
        vague=bool(window and window.period.vague),
        condition=condition is not None,
        negative=clause.negative,
    )
    return _Draft(group, clause, condition, holding, window, kind_of(setting), subject, predicate, score)


def _window(
    work: _Work, sentence: Sentence, clause: Clause, places: list[Extent], holding: Holding, near: list[Attribution]
) -> Window | None:
    """By when: by its own words, else by the day on which "when" hangs it, or that stands beside its subject; not when it was said."""
    text, anchor = work.article.text, _anchor(work, holding)
    said = {item.said for item in near}
    times = [time for time in work.times if time.id not in said or _is_inside(clause.evidence, time)]
    window = find_window(text, places, times, anchor)
    if window is None:
        day = find_antecedent(text, sentence.extent[0], clause.evidence[0][0], times) or _apposed(work, clause)
        window = find_window(text, [day], times, anchor) if day else None
    return before_if_denied(text, window, clause, anchor) if window else None


def _is_inside(extents: Sequence[Extent], time: Time) -> bool:
    return any(low <= time.span.start and time.span.end <= high for low, high in extents)


def _apposed(work: _Work, clause: Clause) -> Extent | None:
    """The day that stands beside a subject between commas: "the next round, April 3 in Danby, will …"."""
    if clause.subject is None:
        return None
    low, high = clause.subject
    for time in work.times:
        inside = low < time.span.start and time.span.end <= high and time.period.grain is Grain.DAY
        if inside and re.search(r",\s+(?:on\s+)?$", work.article.text[low : time.span.start]):
            return time.span.start, time.span.end
    return None


def _anchor(work: _Work, holding: Holding) -> date | None:
    """A date of speaking anchors the words spoken."""
    said = holding.attribution.said if holding.attribution and holding.attribution.form == "direct" else None
    time = next((time for time in work.times if time.id == said), None)
    if time is None or time.period.start is None:
        return work.anchor
    start = time.period.start
    return start.date() if isinstance(start, datetime) else start


def _forecast(work: _Work, draft: _Draft, name: str, cast: Cast) -> Forecast:
    text, clause, window = work.article.text, with_antecedent(work.tree, draft.clause), draft.window
    attribution = draft.holding.attribution
    wording = write_wording(
        text, clause, cast=cast, times=work.times, window=window.period if window else None, when=window.when if window else ()
    )
    group = draft.group
    denied = clause.negative != group.chosen.negative if group else False  # by other words than those that say how surely
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
        aspect=draft.aspect or aspect_of(draft.predicate, group),
        polarity=Polarity.NEGATIVE if clause.negative else Polarity.POSITIVE,
        window=window.period if window else None,
        when=tuple(Span.of(text, *piece) for piece in window.when) if window else (),
        condition=Span.of(text, *draft.condition) if draft.condition else None,
        certainty=to_certainty(group.chosen if group else None, negated=denied, text=text),
    )


def _hull(item: Attribution) -> Extent:
    parts = (*item.cue, *item.source, *item.content)
    return min(part.start for part in parts), max(part.end for part in parts)


def _touches(item: Attribution, start: int, end: int) -> bool:
    return any(part.start < end and start < part.end for part in (*item.cue, *item.source, *item.content))
