"""The same proposition again: which forecasts of an article restate one before, and which makes the claim of its headline."""

import re
from collections.abc import Sequence

from dateline.interpret.forecasts.matters import Matter, figures, matter_of, same_subject, stems
from dateline.records import Article, Aspect, Forecast, Polarity, Role

HEADLINE_SHARE = 0.5
"""Of the headline's content words, the verb counted twice, that a forecast must have; set by hand on the project's own dispatches."""
LEAST_SHARED = 2
NEARBY = 200
BARE = re.compile(
    r"(?:\w+ )?(?:it|they|this|that|we|he|she|i)\b[’']?\s*(?:ll|will|would|shall|won[’']t|is|are)?(?: not)?(?: happen)?", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:no|not|never|n[’']t|unlikely|den(?:y|ies|ied)|rul(?:e|es|ed) out|refus(?:e|es|ed))\b|n[’']t\b", re.IGNORECASE)


def link_restatements(article: Article, forecasts: Sequence[Forecast]) -> tuple[Forecast, ...]:
    """Link each forecast to the first one that it restates, and mark the one that makes the headline's claim.

    ‘The envoy will come on Friday … “He is coming,” an aide said’: the second restates the first. It would not if it named another day,
    a figure or a condition.

    Args:
        article: The text. Its headline is compared; it is no forecast.
        forecasts: In the order of the text.

    Returns:
        The same forecasts; ``same_as`` always names one that restates none itself.
    """
    linked: list[Forecast] = []
    matters: list[Matter] = []
    for forecast in forecasts:
        matter = matter_of(forecast)
        first = _first(article.text, forecast, matter, linked, matters)
        linked.append(forecast.model_copy(update={"same_as": first}))
        matters.append(matter)
    best = _best_for(_headline(article), linked, matters)
    return tuple(item.model_copy(update={"headline": at == best}) for at, item in enumerate(linked))


def _first(text: str, forecast: Forecast, matter: Matter, linked: list[Forecast], matters: list[Matter]) -> str | None:
    if not linked:
        return None
    if _is_bare(forecast):
        last = linked[-1]
        near = forecast.evidence[0].start - last.evidence[-1].end
        fits = (
            near <= NEARBY and last.polarity is forecast.polarity and "\n" not in text[last.evidence[-1].end : forecast.evidence[0].start]
        )
        return (last.same_as or last.id) if fits and forecast.condition is None else None
    for earlier, known in zip(linked, matters, strict=True):
        if earlier.same_as is None and _restates(forecast, matter, earlier, known):
            return earlier.id
    return None


def _is_bare(forecast: Forecast) -> bool:
    """ "It will": what happens stands in the sentence before."""
    return forecast.window is None and BARE.fullmatch(" ".join(span.text for span in forecast.evidence).strip()) is not None


def _restates(forecast: Forecast, matter: Matter, earlier: Forecast, known: Matter) -> bool:
    if forecast.polarity is not earlier.polarity or not _same_terms(forecast, earlier) or matter.numbers != known.numbers:
        return False
    if forecast.aspect is not earlier.aspect and Aspect.OCCURS not in (forecast.aspect, earlier.aspect):
        return False
    if _again(forecast) - _again(earlier) or not matter.happening or not same_subject(matter, known):
        return False
    same = matter.verb == known.verb if matter.verb and known.verb else matter.whole == known.whole
    return same and matter.rest <= known.rest | set(known.subject)


def _again(forecast: Forecast) -> set[str]:
    return {"again", "more", "further"} & set(forecast.statement.casefold().rstrip(".").split())


def _same_terms(forecast: Forecast, earlier: Forecast) -> bool:
    """Does neither add a condition or a time? One that only leaves the time out, because it has been given, adds none."""
    conditions = [frozenset(stems(item.condition.text)) if item.condition else None for item in (forecast, earlier)]
    if conditions[0] != conditions[1]:
        return False
    late, early = forecast.window, earlier.window
    if late is None:
        return True
    return early is not None and (late.start, late.end) == (early.start, early.end) and (late.start or late.end) is not None


def _headline(article: Article) -> str:
    passage = next(article.passages_of(Role.HEADLINE), None)
    return article.title or (article.text_of(passage) if passage else "")


def _best_for(headline: str, forecasts: list[Forecast], matters: list[Matter]) -> int | None:
    """The place of the forecast that says what the headline says: the most of its words; of equals, the first."""
    wanted = frozenset(stems(headline))
    denied = Polarity.NEGATIVE if DENIED.search(headline) else Polarity.POSITIVE
    scores = [
        _share(wanted, matter) if item.polarity is denied and item.same_as is None and figures(headline) <= matter.numbers else 0.0
        for item, matter in zip(forecasts, matters, strict=True)
    ]
    best = max(range(len(scores)), key=lambda at: (scores[at], -at), default=None)
    return best if best is not None and scores[best] >= HEADLINE_SHARE else None


def _share(wanted: frozenset[str], matter: Matter) -> float:
    shared = wanted & matter.whole
    if len(shared) < LEAST_SHARED or not shared & matter.happening:
        return 0.0
    return (len(shared) + 1) / (len(wanted) + 1)
