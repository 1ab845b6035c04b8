"""Two statements of one article that pull against each other on the same matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.calendar.lexicon import month_names, weekday_names
from dateline.interpret.forecasts.contrasts import contrast
from dateline.interpret.forecasts.denials import Denial, find_denials
from dateline.interpret.forecasts.matters import Matter, matter_of, names, stems
from dateline.records import Article, Attribution, Forecast, Polarity, Span, Tension, TensionKind

LEAST = 0.6
"""Below it two statements are not shown as being of one matter; the weights beside it were set by hand."""
SHARED, ADDED, SPEAKER, NEAR, POINTS, OTHER = 0.5, 0.15, 0.2, 0.15, 0.65, 0.3
NEARBY = 500
RIGHT_BEFORE = 260
DAYS = re.compile(rf"\b(?:{'|'.join(name.title() for name in (*weekday_names(), *month_names()))})\b")
# What belongs to the declining, not to the matter.
DECLINING = frozenset(stems("announce decision made taken say discuss address"))
COUNTED = frozenset(stems("second third another"))


@dataclass(frozen=True, slots=True)
class _Known:
    forecast: Forecast
    matter: Matter


def find_tensions(article: Article, attributions: Sequence[Attribution], forecasts: Sequence[Forecast]) -> tuple[Tension, ...]:
    """Find what pulls against a forecast, and who says so.

    ‘The two could meet next week, aides said’ and ‘“We have no meetings to announce,” the ministry said’: ``non_denial``.

    Args:
        article: The text.
        attributions: Of it; what they say against something counts where its speaker is known.
        forecasts: Of it, with their restatements linked.

    Returns:
        In the order of the words that pull. One statement pulls against one forecast of the same matter, the likeliest; two of one
        holder, or two of nobody, never do.
    """
    known = [_Known(item, matter_of(item)) for item in forecasts]
    denials = list(find_denials(article.text, attributions))
    # What stands in a denial ("denied that the port would close") nobody puts forward.
    disowned = {
        one.forecast.id for one in known for denial in denials if denial.kind is TensionKind.DENIES and _overlaps(denial, one.forecast)
    }
    open_ones = [one for one in known if one.forecast.id not in disowned or one.forecast.polarity is Polarity.NEGATIVE]
    found = [*_of_denials(article, attributions, denials, open_ones, known), *_of_pairs(open_ones)]
    found = sorted(_without_doubles(found), key=lambda item: (item.against[0].start, item.forecast_id))
    return tuple(item.model_copy(update={"id": f"x{number}"}) for number, item in enumerate(found, 1))


def _of_denials(
    article: Article, attributions: Sequence[Attribution], denials: list[Denial], open_ones: list[_Known], known: list[_Known]
) -> Iterator[Tension]:
    for denial in denials:
        speaker = _speaker(denial.attribution, attributions)
        fits = [(score, item) for item in open_ones if (score := _fit(article.text, denial, item, speaker)) >= LEAST]
        if not fits:
            continue
        score, best = max(fits, key=lambda pair: (pair[0], -abs(denial.start - pair[1].forecast.evidence[0].start)))
        inside = next((item.forecast.id for item in known if _overlaps(denial, item.forecast)), None)
        yield Tension(
            id="x",
            score=round(min(score, 0.95), 3),
            kind=denial.kind,
            forecast_id=best.forecast.id,
            against=tuple(Span.of(article.text, *extent) for extent in denial.extents),
            attribution_id=denial.attribution.id,
            holder_ids=denial.attribution.source_ids,
            other_id=inside,
        )


def _speaker(attribution: Attribution, attributions: Sequence[Attribution]) -> frozenset[str]:
    """The words by which the speaker is named anywhere."""
    ids = set(attribution.source_ids)
    said = (span.text for item in attributions if ids == set(item.source_ids) for span in item.source)
    return frozenset().union(*(names(f"- {words}") for words in said))


def _fit(text: str, denial: Denial, item: _Known, speaker: frozenset[str]) -> float:
    """How surely does a denial speak of what a forecast puts forward? 0 where it does not."""
    forecast, matter = item.forecast, item.matter
    if forecast.polarity is Polarity.NEGATIVE or not _differs(denial.attribution.source_ids, forecast) or _overlaps(denial, forecast):
        return 0.0
    before = denial.start - forecast.evidence[-1].end
    said = frozenset(stems(denial.words)) - speaker
    if denial.kind is TensionKind.NON_DENIAL:
        said -= DECLINING
    if denial.points and not said - COUNTED:
        return POINTS if 0 <= before <= RIGHT_BEFORE and _is_next(text, forecast.evidence[-1].end, denial.start) else 0.0
    if not said & matter.happening or _other_days(denial, forecast) or (names(denial.words) - speaker) - matter.whole:
        return 0.0
    score = SHARED + ADDED * bool((said - matter.happening) & matter.whole) + NEAR * (abs(before) <= NEARBY)
    takes_part = bool(speaker & matter.whole)
    if denial.own and not takes_part and not _is_next(text, forecast.evidence[-1].end, denial.start):
        return 0.0
    extra = said - matter.whole - COUNTED
    return score + SPEAKER * takes_part - OTHER * len(extra)


def _is_next(text: str, end: int, start: int) -> bool:
    """Does a statement stand in the sentence after another, or in the same one?"""
    between = text[end:start]
    return 0 <= start - end <= RIGHT_BEFORE and len(re.findall(r"[.!?][”\"’']?\s+[“\"A-Z]", between)) <= 1


def _differs(holder_ids: Sequence[str], forecast: Forecast) -> bool:
    return not set(holder_ids) & set(forecast.holder_ids) and bool(holder_ids or forecast.holder_ids)


def _overlaps(denial: Denial, forecast: Forecast) -> bool:
    return any(span.start < high and low < span.end for span in forecast.evidence for low, high in denial.extents)


def _other_days(denial: Denial, forecast: Forecast) -> bool:
    """Does it name days, none of them the forecast's? "Not on Friday" leaves the others."""
    denied = set(DAYS.findall(denial.words))
    named = set(DAYS.findall(" ".join(span.text for span in forecast.when)))
    return bool(denied and not denied & named)


def _of_pairs(known: list[_Known]) -> Iterator[Tension]:
    """Forecasts against each other; one that only restates another has had its turn, unless somebody else holds it."""
    for one, other in combinations(known, 2):
        first, second = one.forecast, other.forecast
        if first.same_as or second.same_as or not _differs(second.holder_ids, first):
            continue
        found = contrast(first, one.matter, second, other.matter)
        if found is None:
            continue
        kind, score = found
        # What is denied comes first, whichever stands first in the text.
        if kind is TensionKind.DENIES and first.polarity is Polarity.NEGATIVE:
            first, second = second, first
        yield Tension(
            id="x",
            score=score,
            kind=kind,
            forecast_id=first.id,
            against=second.evidence,
            attribution_id=second.attribution_id,
            holder_ids=second.holder_ids,
            other_id=second.id,
        )


def _without_doubles(found: list[Tension]) -> Iterator[Tension]:
    """A denial whose words are a forecast is told once."""
    told: set[tuple[str, str]] = set()
    for item in found:
        pair = (item.forecast_id, item.other_id or "")
        if not item.other_id or (pair not in told and pair[::-1] not in told):
            told.add(pair)
            yield item
