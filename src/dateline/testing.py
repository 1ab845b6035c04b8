"""Helpers for your own tests: articles and marks made by hand, without weights.

article = make_article("Talks failed, Oka said. “We tried,” she added.")
markup = make_markup(article, ("Oka", "said", "Talks failed"), ("she", "added", "“We tried,”"))
find_attributions(article, markup)
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.intake import read_text
from dateline.records import Article, Layer, Link, MarkedSpan, Markup, Part, Predicate

Parts = tuple[str | None, str | None, str | Sequence[str]]
"""Source, cue and content (one or several), each in the article's own words; ``None`` where there is none."""


def make_article(text: str, **facts: Any) -> Article:
    """Make an article of a text, its passages found as intake finds them.

    Args:
        text: The report.
        facts: Fields of `Article` to set, e.g. ``title``.
    """
    article, _ = read_text(text)
    return article.model_copy(update=facts)


def make_markup(
    article: Article,
    *attributions: Parts,
    inner: Sequence[Parts] = (),
    predicates: Mapping[str, Mapping[str, float]] | None = None,
    score: float = 0.9,
) -> Markup:
    """Mark attributions in an article by their words.

    Args:
        article: The article.
        attributions: ``(source, cue, content)`` of the outer layer. Where the words of a cue or source stand more than once, the place
            nearest to this attribution's first content is meant.
        inner: The same for the inner layer.
        predicates: The words that are predicates (the first place of each), and those of their facts that are not those of something that
            surely happened: ``{"meet": {"future": 0.9, "factuality": 1.2}}``.
        score: Of every span, link and predicate.

    Raises:
        ValueError: Words that do not stand in the article.
    """
    spans: list[MarkedSpan] = []
    links: list[Link] = []
    for layer, group in ((Layer.OUTER, attributions), (Layer.INNER, inner)):
        for source, cue, content in group:
            contents = [content] if isinstance(content, str) else list(content)
            places = [_find(article.text, words, 0) for words in contents]
            near = min(places)
            at = len(spans)
            if cue is not None:
                spans.append(_span(layer, Part.CUE, cue, _find(article.text, cue, near), score))
            for words, place in zip(contents, places, strict=True):
                spans.append(_span(layer, Part.CONTENT, words, place, score))
                links += [Link(cue=at, other=len(spans) - 1, score=score)] * (cue is not None)
            if source is not None:
                spans.append(_span(layer, Part.SOURCE, source, _find(article.text, source, near), score))
                links += [Link(cue=at, other=len(spans) - 1, score=score)] * (cue is not None)
    said = [_predicate(article.text, words, facts, score) for words, facts in (predicates or {}).items()]
    said.sort(key=lambda predicate: predicate.start)
    return Markup(article_id=article.id, spans=tuple(spans), links=tuple(links), predicates=tuple(said))


def _span(layer: Layer, part: Part, words: str, start: int, score: float) -> MarkedSpan:
    return MarkedSpan(layer=layer, part=part, start=start, end=start + len(words), score=score)


def _predicate(text: str, words: str, facts: Mapping[str, float], score: float) -> Predicate:
    start = _find(text, words, 0)
    happened = {"future": 0.02, "negated": 0.02, "modal": 0.02, "factuality": 2.8}
    return Predicate(start=start, end=start + len(words), score=score, **{**happened, **facts})


def _find(text: str, words: str, near: int) -> int:
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    if not places:
        raise ValueError(f"the article does not say “{words}”")
    return min(places, key=lambda place: abs(place - near))
