"""Taking pages apart, inside the worker's own process."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake.html_worker import read_frame, take_apart, write_frame

TAGS = [
    "<html>", "<body>", "<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "<table><tr><td colspan=99999>", "<!--", "-->",
    "<script type='application/ld+json'>",
    "</script>", '{"@graph": [{"datePublished": "2021-03-03"}]}', "[[[", "<meta name=date content=2021-03-03>", "<meta name=date>",
    "&#xD800;", "&amp", "\x00", "<",
]  # fmt: skip
WORDS = ["The strait is open to boats, the ministry of Tavria said on Monday, and the talks will go on. ", "Dusek", "é", "🕊️", "\xff"]


scraps = st.lists(st.sampled_from(TAGS + WORDS), max_size=25).map(lambda parts: "".join(parts).encode())


@settings(deadline=None, max_examples=100)
@given(st.lists(st.binary(max_size=60), max_size=5))
def test_frames_come_out_as_they_went_in(payloads):
    """Pages written one after another are read one by one, and then the pipe is at its end."""
    pipe = io.BytesIO()
    for payload in payloads:
        write_frame(pipe, payload)
    pipe.seek(0)
    assert [read_frame(pipe) for _ in payloads] == payloads and read_frame(pipe) is None


@pytest.mark.parametrize("head", [b"", b"\x00\x00"])
def test_a_pipe_that_closes_gives_no_frame(head):
    """A stream that ends before a frame's length is closed, not broken."""
    assert read_frame(io.BytesIO(head)) is None


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(
        st.binary(max_size=100),
        scraps,
    )
)
def test_any_page_gives_an_answer_that_the_pipe_can_carry(page):
    """Whatever the bytes, the answer is an error in words, or a report with its paragraphs trimmed, and it survives JSON."""
    answer = take_apart(page)
    assert json.loads(json.dumps(answer)) == answer
    if "error" in answer:
        assert set(answer) == {"error"} and answer["error"].startswith("the page")
    else:
        assert all(line == line.strip() != "" for line in answer["paragraphs"]) and set(answer) == set(FIELDS)


FIELDS = ("paragraphs", "title", "outlet", "url", "authors", "published")


def page_with(head, paragraphs):
    return f"<html><head>{head}</head><body><article>{''.join(f'<p>{line}</p>' for line in paragraphs)}</article></body></html>".encode()


def linked(data):
    return f"<script type='application/ld+json'>{data}</script>"


@pytest.mark.parametrize(
    ("data", "published"),
    [
        ('{"datePublished": "2021-03-03T10:00:00+01:00"}', "2021-03-03T10:00:00+01:00"),
        ('[{"@type": "Organization"}, {"datePublished": "2021-03-03"}]', "2021-03-03"),
        ('{"@graph": [{"@graph": {"datePublished": "2021-03-03T10:00Z"}}]}', "2021-03-03T10:00Z"),
        ('{"datePublished": 20210303, "@graph": 7}', None),
        ('{"datePublished": "soon"}', None),
        ("{broken", None),
        ("[" * 5000, None),
    ],
)
def test_the_date_is_found_wherever_json_ld_may_state_it(paragraphs, data, published):
    """Lists and graphs are looked through; what is broken, too deep or no date states nothing."""
    assert take_apart(page_with(linked(data), paragraphs))["published"] == published


def test_a_headline_is_told_once(paragraphs):
    """The title leads the paragraphs, and does so once where the article prints it, too."""
    head = "<title>Strait to reopen</title>"
    printed = ["Strait to reopen", *paragraphs]
    assert take_apart(page_with(head, paragraphs))["paragraphs"] == printed
    assert take_apart(page_with(head, printed))["paragraphs"] == printed
