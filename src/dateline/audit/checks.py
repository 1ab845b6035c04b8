"""The checks: each a small function over a reading's sources and attributions that says where a rule would have an editor look."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.audit.figures import on_one_person, spans_of, support_of, unnamed_people
from dateline.audit.rules import CheckRule
from dateline.records import Act, Anonymity, Article, Attribution, Channel, Figures, Form, Source, Span, Support

BARE = re.compile(
    r"(?:(?:the|a|an|one|some|several|many|two|three|four|other|another|multiple|that|those) )?"
    r"(?:sources?|officials?|insiders?|people|persons?|aides?)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z])")
SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|St|Lt))\.")
PLURAL_SOURCES = re.compile(r"\bsources\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reported:
    """What the checks look at."""

    article: Article
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    figures: Figures

    @property
    def known(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.sources}

    @property
    def outer(self) -> list[Attribution]:
        """The outermost attributions."""
        return [attribution for attribution in self.attributions if attribution.within is None]

    @property
    def withheld(self) -> list[Source]:
        """People whose identity is withheld."""
        return [source for source in self.sources if unnamed_people(source) and source.anonymity is not Anonymity.NONE]

    def said_by(self, source: Source) -> list[Attribution]:
        """What a source says."""
        return [attribution for attribution in self.attributions if source.id in attribution.source_ids]

    def on_withheld(self) -> list[Attribution]:
        """Attributions that rest on people whose identity is withheld, and nobody else."""
        hidden = {source.id for source in self.withheld}
        return [attribution for attribution in self.outer if attribution.source_ids and set(attribution.source_ids) <= hidden]


@dataclass(frozen=True)
class Point:
    """Where one check would have an editor look."""

    spans: tuple[Span, ...]
    source_ids: tuple[str, ...] = ()
    attribution_ids: tuple[str, ...] = ()


def _of_sources(sources: list[Source], spans: tuple[Span, ...] | None = None) -> list[Point]:
    if not sources:
        return []
    return [Point(spans or tuple(source.mentions[0] for source in sources), tuple(source.id for source in sources))]


def _of_attributions(attributions: list[Attribution], spans: tuple[Span, ...] | None = None) -> list[Point]:
    if not attributions:
        return []
    ids = dict.fromkeys(name for attribution in attributions for name in attribution.source_ids)
    return [Point(spans or spans_of(attributions), tuple(ids), tuple(attribution.id for attribution in attributions))]


def bare_source(reported: Reported, rule: CheckRule) -> list[Point]:
    """‘a source’, ‘officials’ and no more."""
    bare = [
        source
        for source in reported.withheld
        if source.affiliation is None
        and source.proximity is None
        and all(BARE.fullmatch(span.text.strip(" ,")) for span in source.mentions)
    ]
    return _of_sources(bare)


def no_reason(reported: Reported, rule: CheckRule) -> list[Point]:
    """Withheld, and the report does not say why."""
    return _of_sources([source for source in reported.withheld if source.reason is None])


def rote_reason(reported: Reported, rule: CheckRule) -> list[Point]:
    """A reason that is a stock phrase."""
    assert rule.phrases
    rote = [source for source in reported.withheld if source.reason and rule.phrases.search(source.reason.text)]
    return _of_sources(rote, tuple(source.reason for source in rote if source.reason))


def opinion(reported: Reported, rule: CheckRule) -> list[Point]:
    """Opinions and looks into the future on withheld names."""
    assert rule.phrases and rule.exempt
    said = [(attribution, " … ".join(span.text for span in attribution.content)) for attribution in reported.on_withheld()]
    return _of_attributions([attribution for attribution, words in said if rule.phrases.search(rule.exempt.sub("", words))])


def direct_quotation(reported: Reported, rule: CheckRule) -> list[Point]:
    """Quotation marks around the words of people without a name."""
    return _of_attributions([attribution for attribution in reported.on_withheld() if attribution.form is not Form.INDIRECT])


def headline(reported: Reported, rule: CheckRule) -> list[Point]:
    """The headline's claim on unnamed people alone."""
    if reported.figures.headline is not Support.UNNAMED:
        return []
    carriers = [attribution for attribution in reported.outer if attribution.id in reported.figures.headline_attribution_ids]
    return _of_attributions([attribution for attribution in carriers if support_of(attribution, reported.known) is Support.UNNAMED])


def one_person(reported: Reported, rule: CheckRule) -> list[Point]:
    """Claims on one withheld name."""
    return _of_attributions([attribution for attribution in reported.on_withheld() if on_one_person(attribution, reported.known)])


def plural_for_one(reported: Reported, rule: CheckRule) -> list[Point]:
    """‘sources’ where the report counts one."""
    counted = [
        source for source in reported.withheld if source.count == 1 and any(PLURAL_SOURCES.search(span.text) for span in source.mentions)
    ]
    return _of_sources(counted)


def far_attribution(reported: Reported, rule: CheckRule) -> list[Point]:
    """Reported words whose first sentence holds neither their source nor their cue."""
    far = []
    for attribution in reported.outer:
        if attribution.form is not Form.INDIRECT or not attribution.cue:
            continue
        first = attribution.content[0]
        between = reported.article.text[first.start : attribution.cue[0].start]
        if attribution.cue[0].start > first.start and _sentence_ends(between):
            far.append(attribution)
    return _of_attributions(far)


def late_speaker(reported: Reported, rule: CheckRule) -> list[Point]:
    """Quotations of which more than one sentence stands before the speaker."""
    late = []
    for attribution in reported.outer:
        if attribution.form is not Form.DIRECT or not attribution.source:
            continue
        first, source = attribution.content[0], attribution.source[0]
        if source.start > first.start and _sentence_ends(first.text) >= 1:
            late.append(attribution)
    return _of_attributions(late)


def _sentence_ends(words: str) -> int:
    return sum(1 for match in SENTENCE.finditer(words) if not SHORT.search(words[max(0, match.start() - 4) : match.start() + 1]))


def declined_and_quoted(reported: Reported, rule: CheckRule) -> list[Point]:
    """Somebody declines to comment; unnamed people of the same body are cited."""
    hidden = [source for source in reported.withheld if source.affiliation]
    points = []
    for attribution in reported.outer:
        if attribution.act is not Act.DECLINES:
            continue
        speakers = [reported.known[name] for name in attribution.source_ids]
        bodies = {_plain(name) for speaker in speakers for name in _bodies_of(speaker)}
        same = [source for source in hidden if source.affiliation and _plain(source.affiliation.text) in bodies and source not in speakers]
        if same:
            spans = (*(span for span in attribution.source[:1]), *(source.mentions[0] for source in same))
            points.append(Point(spans, tuple(source.id for source in (*speakers, *same)), (attribution.id,)))
    return points


def _bodies_of(source: Source) -> list[str]:
    names = [source.affiliation.text] if source.affiliation else []
    return [*names, *([source.name] if source.name else [])]


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def second_hand(reported: Reported, rule: CheckRule) -> list[Point]:
    """What another outlet reports, and what stands inside what others say."""
    return _of_attributions([attribution for attribution in reported.attributions if attribution.channel is Channel.OTHER_OUTLET])


CHECKS: dict[str, Callable[[Reported, CheckRule], list[Point]]] = {
    check.__name__: check
    for check in (
        bare_source, no_reason, rote_reason, opinion, direct_quotation, headline, one_person, plural_for_one, far_attribution,
        declined_and_quoted, second_hand, late_speaker,
    )
}  # fmt: skip
