"""Clauses for tests: an article with its parts marked in it, and who says what; sentences with their trees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dateline.calendar import find_times
from dateline.interpret import find_attributions, find_sources
from dateline.interpret.forecasts import find as finding
from dateline.interpret.forecasts.cast import find_cast
from dateline.interpret.forecasts.clause import Clause, Extent
from dateline.interpret.forecasts.wording import Wording, write_wording
from dateline.records import Article, Attribution, Forecast, Period, Source, Syntax, Time
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
