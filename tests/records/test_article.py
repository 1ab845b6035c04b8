"""A report and the passages that partition it."""

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.records import Article, InputError, Passage, Role
from dateline.records.article import digest_of

TEXT = "Strait to reopen\n\nThe harbour ministry said on Monday that boats may pass.\n"


def article(text=TEXT, edges=(), roles=None, **facts):
    cuts = list(pairwise([0, *edges, len(text)]))
    passages = [Passage(start=a, end=b, role=role) for (a, b), role in zip(cuts, roles or [Role.BODY] * len(cuts), strict=True)]
    return Article(id=digest_of(text), text=text, made_by="test/1", passages=tuple(passages), **facts)


@st.composite
def cut_texts(draw):
    text = draw(st.text(min_size=1, max_size=80))
    return text, sorted(draw(st.sets(st.integers(min_value=1, max_value=len(text) - 1)))) if len(text) > 1 else []


@settings(deadline=None, max_examples=100)
@given(cut_texts())
def test_any_partition_of_any_text_is_an_article(drawn):
    """However a text is cut, its passages joined are the text."""
    made = article(*drawn)
    assert "".join(made.text[passage.start : passage.end] for passage in made.passages) == drawn[0]


@settings(deadline=None, max_examples=100)
@given(cut_texts())
def test_an_article_without_a_date_survives_its_json(drawn):
    """An article written as JSON and read again is the same article."""
    made = article(*drawn)
    assert Article.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    "ranges",
    [
        [],
        [(0, 16)],
        [(1, len(TEXT))],
        [(0, 16), (18, len(TEXT))],
        [(0, 20), (18, len(TEXT))],
        [(0, 16), (16, 16), (16, len(TEXT))],
        [(16, len(TEXT)), (0, 16)],
        [(0, len(TEXT) + 1)],
    ],
    ids=["none", "short", "late", "gap", "overlap", "empty", "disorder", "beyond"],
)
def test_passages_that_do_not_partition_the_text_are_refused(ranges):
    """A gap, an overlap, an empty passage or one that ends elsewhere than the text makes no article."""
    passages = tuple(Passage(start=start, end=end, role=Role.BODY) for start, end in ranges)
    with pytest.raises(ValidationError, match="passages"):
        Article(id=digest_of(TEXT), text=TEXT, made_by="test/1", passages=passages)


def test_the_id_is_the_digest_of_the_text():
    """An article's id is the SHA-256 of its text in UTF-8."""
    text = "Łukasz Dusek 🕊️ met Mira Holm."
    assert article(text).id == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_an_id_that_belongs_to_another_text_is_refused():
    """Nobody can pass one text off as another."""
    with pytest.raises(ValidationError, match="digest"):
        Article(id=digest_of("Another text."), text=TEXT, made_by="test/1", passages=(Passage(start=0, end=len(TEXT), role=Role.BODY),))


@pytest.mark.parametrize("half", ["\ud83d", "\udd4a"])
def test_half_a_surrogate_pair_is_the_documents_fault(half):
    """A text with half a character is refused as input, and the message says where it stands."""
    with pytest.raises(InputError, match=f"character 7 .*U\\+{ord(half):04X}") as caught:
        digest_of(f"Envoys {half} met.")
    assert caught.value.code == "lone_surrogate"


def test_an_instant_of_publication_needs_its_zone():
    """An hour without a zone is refused."""
    with pytest.raises(ValidationError):
        article(published=datetime(2021, 3, 3, 18, 30))  # noqa: DTZ001 - what is refused


INSTANT = datetime(2021, 3, 3, 18, 30, tzinfo=timezone(timedelta(hours=-5)))
MIDNIGHT = datetime(2021, 3, 3, tzinfo=UTC)
DAY = date(2021, 3, 3)


def same(again, published):
    return (type(again), again, again.isoformat()) == (type(published), published, published.isoformat())


@pytest.mark.parametrize("published", [DAY, INSTANT, MIDNIGHT])
def test_a_publication_date_survives_its_json(published):
    """From the JSON a date comes back as the date and an instant as the instant, its zone kept."""
    again = Article.model_validate_json(article(published=published).model_dump_json())
    assert same(again.published, published)


@pytest.mark.parametrize("published", [DAY, INSTANT, MIDNIGHT])
def test_a_publication_date_survives_the_wire_format_as_plain_values(published):
    """From the parsed JSON, too, a date comes back as the date and an instant as the instant."""
    again = Article.model_validate(article(published=published).model_dump(mode="json"))
    assert same(again.published, published)


def test_passages_are_given_by_role_in_the_order_of_the_text():
    """Asked for some roles, an article gives those passages and no others, in order."""
    made = article("Head. One. Rest. Two.", (5, 11, 17), [Role.HEADLINE, Role.BODY, Role.RELATED, Role.BODY])
    assert [passage.start for passage in made.passages_of(Role.BODY)] == [5, 17]
    assert [passage.start for passage in made.passages_of(Role.BODY, Role.HEADLINE)] == [0, 5, 17]


def test_the_words_of_a_passage_come_without_the_space_around_them():
    """The space between two passages belongs to one of them but not to its words."""
    made = article(TEXT, (18,), [Role.HEADLINE, Role.BODY])
    assert made.text_of(made.passages[0]) == "Strait to reopen"
