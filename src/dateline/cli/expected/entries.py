"""What a report says is to come, in the order in which it is read: restatements folded, each with whose word it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dateline.cli.expected.days import edges_of, is_open
from dateline.cli.sourcing import name_of
from dateline.cli.wording import paragraph_at, shown, source_of
from dateline.records import Agent, Attribution, Forecast, ForecastKind, Period, Polarity, Reading, Role, Source, Span, Tension, Voice

NOBODY = "nobody cited"
OUTLET = "the report itself"
SPEAKER = "speaker not named"
# By kind and polarity: "We will not raise taxes" is a promise of which the statement, affirmative, is that taxes rise.
KINDS = {
    (ForecastKind.PLAN, Polarity.POSITIVE): "planned",
    (ForecastKind.PLAN, Polarity.NEGATIVE): "not planned",
    (ForecastKind.SCHEDULE, Polarity.POSITIVE): "scheduled",
    (ForecastKind.SCHEDULE, Polarity.NEGATIVE): "not scheduled",
    (ForecastKind.PROMISE, Polarity.POSITIVE): "promised",
    (ForecastKind.PROMISE, Polarity.NEGATIVE): "promised not to",
    (ForecastKind.THREAT, Polarity.POSITIVE): "threatened",
    (ForecastKind.THREAT, Polarity.NEGATIVE): "threatened not to",
}
STEMS = {ForecastKind.PLAN: "plan", ForecastKind.SCHEDULE: "schedul", ForecastKind.PROMISE: "promis", ForecastKind.THREAT: "threat"}
OPENERS = frozenset({"if", "unless", "provided", "once", "should", "as", "without", "depending", "in", "on", "suppose", "assuming", "only"})

FULL_STOP = re.compile(r"(?<=[a-z0-9%)”’][a-z0-9%)”’])\.$")
# Words before a time in a headline that change what it says.
OPENING = re.compile(r"\b(?:as (?:soon|early|late) as|no later than|within|in|on|by|before|after|until|from|over)\s+$", re.IGNORECASE)


class Mark(StrEnum):
    """Whose word it is, in one sign. A body counts as named; of a chain every link must be."""

    NAMED = "●"
    UNNAMED = "○"
    NOBODY = "–"


MARKS = {Mark.UNNAMED: "unnamed", Mark.NAMED: "named", Mark.NOBODY: "nobody cited"}
STRENGTH = (Mark.NAMED, Mark.UNNAMED, Mark.NOBODY)


@dataclass(frozen=True, slots=True)
class Told:
    """One forecast with its teller."""

    forecast: Forecast
    mark: Mark
    holder: str
    """In the report's words; empty where nobody is cited."""
    paragraph: int


@dataclass(frozen=True, slots=True)
class Against:
    """What pulls against it."""

    tension: Tension
    holder: str
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is to come, with all that the report says of it."""

    number: int
    first: Told
    again: tuple[Told, ...]
    against: tuple[Against, ...]
    window: Period | None
    when: tuple[Span, ...]

    @property
    def forecast(self) -> Forecast:
        """The first statement of it."""
        return self.first.forecast

    @property
    def told(self) -> tuple[Told, ...]:
        """Every statement of it, the first one first."""
        return (self.first, *self.again)

    @property
    def mark(self) -> Mark:
        """The best word that it has."""
        return min((told.mark for told in self.told), key=STRENGTH.index)

    @property
    def headline(self) -> bool:
        """The headline claims it."""
        return any(told.forecast.headline for told in self.told)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Where it stands."""
        return tuple(sorted({told.paragraph for told in self.told}))


def entries_of(reading: Reading) -> tuple[Entry, ...]:
    """Fold restatements into their first and put them in order: the headline's claim, then the soonest; without a date last.

    Args:
        reading: A reading with forecasts.
    """
    groups: dict[str, list[Forecast]] = {}
    known = {forecast.id: forecast for forecast in reading.forecasts or ()}
    for forecast in known.values():
        groups.setdefault(_root(forecast, known), []).append(forecast)
    entries = [_entry(reading, group) for group in groups.values()]
    entries.sort(key=lambda entry: _key(entry, reading.article.published))
    return tuple(
        Entry(number, entry.first, entry.again, entry.against, entry.window, entry.when) for number, entry in enumerate(entries, 1)
    )


def _root(forecast: Forecast, known: dict[str, Forecast]) -> str:
    """The first of its restatements; a circle, which no reading should hold, ends where it began."""
    seen = {forecast.id}
    while forecast.same_as in known and forecast.same_as not in seen:
        forecast = known[forecast.same_as]
        seen.add(forecast.id)
    return forecast.id if forecast.same_as not in seen else min(seen)


def _entry(reading: Reading, group: list[Forecast]) -> Entry:
    first, *others = sorted(group, key=lambda forecast: forecast.same_as is not None)
    ids = {forecast.id for forecast in group}
    timed = [forecast for forecast in (first, *others) if forecast.window]
    dated = next((forecast for forecast in timed if forecast.window and not is_open(forecast.window)), timed[0] if timed else first)
    return Entry(
        number=0,
        first=_told(reading, first),
        again=tuple(_told(reading, forecast) for forecast in others),
        against=tuple(_against(reading, tension) for tension in reading.tensions or () if tension.forecast_id in ids),
        window=dated.window,
        when=dated.when,
    )


def _key(entry: Entry, published: date | datetime | None) -> tuple[bool, int, date, date, int]:
    window, place = entry.window, entry.forecast.evidence[0].start
    if window is None or is_open(window):
        return not entry.headline, 2 if window is None else 1, date.max, date.max, place
    first, last = edges_of(window)
    today = published.date() if isinstance(published, datetime) else published
    # A stretch that is running already ("this year") is as soon as its end; one that lies ahead, as its beginning.
    running = first is None or (today is not None and first < today)
    soonest = last if running and last else first
    assert soonest
    return not entry.headline, 0, soonest, last or date.max, place


def _told(reading: Reading, forecast: Forecast) -> Told:
    mark, holder = whose_word(reading, forecast.attribution_id, forecast.holder_ids, forecast.voice)
    return Told(forecast, mark, holder, paragraph_at(reading.article, forecast.evidence[0].start))


def _against(reading: Reading, tension: Tension) -> Against:
    voice = Voice.SOURCE if tension.attribution_id or tension.holder_ids else Voice.AUTHOR
    _, holder = whose_word(reading, tension.attribution_id, tension.holder_ids, voice)
    words = " … ".join(shown(span.text).strip("“”\"‘’'").rstrip(",.") for span in tension.against)
    return Against(tension, holder, paragraph_at(reading.article, tension.against[0].start), words)


def whose_word(reading: Reading, attribution_id: str | None, holder_ids: Iterable[str], voice: Voice) -> tuple[Mark, str]:
    """Say on whose word something stands, nested holders from the inside out.

    Returns:
        The mark, and the holders in the report's words; none where nobody is cited.
    """
    sources = {source.id: source for source in reading.sources or ()}
    attributions = {attribution.id: attribution for attribution in reading.attributions or ()}
    links: list[tuple[tuple[Source, ...], str]] = []
    at = attributions.get(attribution_id or "")
    held = tuple(sources[name] for name in holder_ids if name in sources)
    if held or at:
        links.append((held, _names(held, at)))
    while at and at.within in attributions:
        at = attributions[at.within]
        links.append((mine := tuple(sources[name] for name in at.source_ids if name in sources), _names(mine, at)))
    links = [(who, words) for who, words in links if words]
    if not links:
        return (Mark.UNNAMED, SPEAKER) if voice is Voice.SOURCE else (Mark.NOBODY, "")
    named = all(any(source.named or source.agent is Agent.ORGANIZATION for source in who) for who, _ in links)
    return (Mark.NAMED if named else Mark.UNNAMED), ", on the word of ".join(dict.fromkeys(words for _, words in links))


def _names(sources: tuple[Source, ...], attribution: Attribution | None) -> str:
    if sources:
        return " and ".join(map(name_of, sources))
    return source_of(attribution) if attribution and attribution.source else ""


def nobody_words(voice: Voice) -> str:
    """Of what has no holder: nobody in particular, or the outlet itself."""
    return OUTLET if voice is Voice.AUTHOR else NOBODY


def statement_words(forecast: Forecast) -> str:
    """The statement as an entry of a list, without its full stop; that of "U.S." and "p.m." stays."""
    return FULL_STOP.sub("", shown(forecast.statement))


def kind_words(forecast: Forecast) -> str:
    """ "planned", "promised not to" …; empty for a plain forecast, and where the certainty word says the same."""
    word = shown(forecast.certainty.word.text).lower() if forecast.certainty.word else ""
    if forecast.kind not in STEMS or STEMS[forecast.kind] in word:
        return ""
    return KINDS[forecast.kind, forecast.polarity]


def condition_words(forecast: Forecast) -> str:
    """The condition as it stands in the middle of a sentence; empty where there is none."""
    if forecast.condition is None:
        return ""
    words = shown(forecast.condition.text)
    return words[0].lower() + words[1:] if words.split()[0].lower() in OPENERS else words


def headline_when(reading: Reading, entry: Entry) -> str:
    """What the headline says of the time, where that is not what the body says: ‘“within days”’; empty otherwise."""
    if not entry.headline:
        return ""
    heads = [passage for passage in reading.article.passages if passage.role is Role.HEADLINE]
    for time in reading.times or ():
        inside = any(passage.start <= time.span.start and time.span.end <= passage.end for passage in heads)
        days = edges_of(time.period)
        if inside and any(days) and (entry.window is None or days != edges_of(entry.window)):
            opening = OPENING.search(reading.article.text, 0, time.span.start)
            return f"headline: “{shown(reading.article.text[opening.start() if opening else time.span.start : time.span.end])}”"
    return ""
