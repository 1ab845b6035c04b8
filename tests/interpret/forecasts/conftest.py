"""Clauses for tests: an article with its parts marked in it, and who says what; sentences with their trees."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.calendar import find_times
from dateline.interpret import find_attributions, find_sources
from dateline.interpret.forecasts import find as finding
from dateline.interpret.forecasts.cast import find_cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.wording import Wording, write_wording
from dateline.records import (
    Act,
    Article,
    Aspect,
    Attribution,
    Certainty,
    Channel,
    Forecast,
    ForecastKind,
    Form,
    Period,
    PeriodType,
    Polarity,
    Source,
    Span,
    Syntax,
    Time,
    Voice,
)
from dateline.testing import Parts, make_article, make_markup

OPEN, CLOSE = "⟨⟦⟪", "⟩⟧⟫"
PARTS = {"⟨": "subject", "⟦": "marker", "⟪": "predicate"}
PUBLISHED = date(2024, 5, 15)
TREES = Path(__file__).parent / "trees.txt"


@dataclass(frozen=True)
class Marked:
    """An article with one clause taken apart."""

    article: Article
    clause: Clause
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    times: tuple[Time, ...]

    def write(self, window: Period | None = None, when: tuple[Extent, ...] = ()) -> Wording:
        cast = find_cast(self.article, self.attributions, self.sources)
        return write_wording(self.article.text, self.clause, cast=cast, times=self.times, window=window, when=when)

    def extent_of(self, words: str) -> Extent:
        """Where words stand."""
        start = self.article.text.index(words, self.article.text.index("\n\n") if "\n\n" in self.article.text else 0)
        return start, start + len(words)


@pytest.fixture(scope="session")
def read_marked() -> Callable[..., Marked]:
    """Read an article with a clause marked in it, and the parts of its attributions."""
    return _read_marked


def _read_marked(marked: str, *attributions: Parts, negative: bool = False, published: date = PUBLISHED) -> Marked:
    """Read ⟨the subject⟩, ⟦the certainty words⟧ and ⟪what is said⟫ from an article, each with its place in it."""
    extents: dict[str, list[Extent]] = {part: [] for part in PARTS.values()}
    plain, opened = "", []
    for letter in marked:
        if letter in OPEN:
            opened.append((PARTS[letter], len(plain)))
        elif letter in CLOSE:
            part, start = opened.pop()
            extents[part].append((start, len(plain)))
        else:
            plain += letter
    article = make_article(plain, published=published)
    assert article.text == plain
    found, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    evidence = tuple(sorted(extent for each in extents.values() for extent in each))
    subject, marker = (next(iter(extents[part]), None) for part in ("subject", "marker"))
    return Marked(article, Clause(evidence, subject, marker, tuple(extents["predicate"]), negative), found, sources, find_times(article))


Tree = tuple[str, Syntax]
"""A text and its trees."""


def _read_tree(line: str) -> Tree:
    """Read ``word/TAG>head:relation``, words parted by a space; heads count from 1, 0 is none; "_" before a word: no white space."""
    text, starts, ends, heads, relations, tags = "", [], [], [], [], []
    for at, item in enumerate(line.split(" ")):
        word, _, rest = item.rpartition("/")
        tag, _, place = rest.partition(">")
        head, _, relation = place.partition(":")
        text += "" if not at else "" if word.startswith("_") else " "
        starts.append(len(text))
        text += word.removeprefix("_")
        ends.append(len(text))
        heads.append(int(head) - 1 if int(head) else at)
        relations.append(relation)
        tags.append(tag)
    lists = (starts, ends, heads, relations, tags, [1.0] * len(starts))
    return text, Syntax(**{name: tuple(values) for name, values in zip(Syntax.model_fields, lists, strict=True)})


@pytest.fixture(scope="session")
def read_tree() -> Callable[[str], Tree]:
    """Read one sentence in the notation of trees.txt."""
    return _read_tree


@pytest.fixture(scope="session")
def trees() -> dict[str, Syntax]:
    """The trees of trees.txt by their sentences."""
    return dict(_read_tree(line) for line in TREES.read_text(encoding="utf8").splitlines())


@pytest.fixture
def find(trees: dict[str, Syntax], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Forecast, ...]]:
    """Find the forecasts of a sentence of trees.txt, published on 15 May 2024, whatever the weights say of it."""

    def find(sentence: str, *attributions: Parts, weighed: bool = False) -> tuple[Forecast, ...]:
        article = make_article(sentence, published=PUBLISHED)
        assert article.text == sentence
        found, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
        with monkeypatch.context() as patch:
            if not weighed:
                patch.setattr(finding, "weigh", lambda _: 1.0)
            return finding.find_forecasts(article, found, sources, find_times(article), trees[sentence])

    return find


@dataclass(frozen=True)
class Report:
    """An article whose forecasts and attributions are made by hand, from its words, in the order of the text."""

    article: Article
    forecasts: list[Forecast] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """The first place of words."""
        start = self.article.text.index(words)
        return Span.of(self.article.text, start, start + len(words))

    def put(
        self,
        evidence: str,
        word: str | None,
        statement: str,
        *,
        holder: str | None = None,
        denied: bool = False,
        condition: str | None = None,
        days: tuple[date | None, date | None] | None = None,
        when: str | None = None,
        kind: ForecastKind = ForecastKind.FORECAST,
        score: float = 0.8,
    ) -> "Report":
        """Add a forecast: its evidence, the certainty word in it, its statement; ``days`` are the edges of its window."""
        place = self.span(evidence)
        at = self.article.text.index(word, place.start) if word else 0
        window = Period(type=PeriodType.DATE, value=None, start=days[0], end=days[1], rule="by_hand") if days else None
        self.forecasts.append(
            Forecast(
                id=f"f{len(self.forecasts) + 1}",
                score=score,
                statement=statement,
                question=None,
                evidence=(place,),
                attribution_id=None,
                holder_ids=(holder,) if holder else (),
                voice=Voice.SOURCE if holder else Voice.UNSTATED,
                kind=kind,
                aspect=Aspect.OCCURS,
                polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
                window=window,
                when=(self.span(when),) if when else (),
                condition=self.span(condition) if condition else None,
                certainty=Certainty(word=Span.of(self.article.text, at, at + len(word)) if word else None, term=word),
            )
        )
        return self

    def say(self, source: str, cue: str, content: str, *, holder: str) -> "Report":
        """Add an attribution; its cue is the first after the beginning of its source or, where that comes later, of its content."""
        near = min(self.span(source).start, self.span(content).start)
        at = self.article.text.index(cue, near)
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions) + 1}",
                score=0.9,
                source=(self.span(source),),
                cue=(Span.of(self.article.text, at, at + len(cue)),),
                source_ids=(holder,),
                content=(self.span(content),),
                form=Form.INDIRECT,
                voice=Voice.SOURCE,
                act=Act.ASSERTS,
                channel=Channel.UNKNOWN,
            )
        )
        return self


def day(number: int, month: int = 5) -> tuple[date, date]:
    """One day of 2024."""
    first = date(2024, month, number)
    return first, first + timedelta(days=1)


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    """Begin a report by hand."""
    return lambda text, title=None: Report(make_article(text, published=PUBLISHED, title=title))


@pytest.fixture(scope="session")
def on_day() -> Callable[..., tuple[date, date]]:
    """The edges of one day."""
    return day
