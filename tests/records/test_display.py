"""A reading as a notebook shows it."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Attribution, MadeBy, Reading, Span
from dateline.records.display import COLOURS, to_html
from dateline.records.reading import LAYERS
from dateline.testing import make_article

TEXT = "Bello argued that Oslana should wait, Dusek said.\n\nThe strait is closed."


def spoken(text, name, **ranges):
    spans = {part: (Span.of(text, *ranges[part]),) if part in ranges else () for part in COLOURS}
    return Attribution(id=name, score=0.9, form="indirect", voice="source", act="asserts", channel="unknown", **spans)


def at(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def drawn(text, *found, **facts):
    article = make_article(text).model_copy(update=facts)
    layers = dict.fromkeys(LAYERS, "run")
    return to_html(Reading(made_by=MadeBy(version="0", weights="0"), layers=layers, article=article, attributions=found))


class Tags(HTMLParser):
    """Checks that every tag that opens is closed, and keeps their names."""

    def __init__(self):
        super().__init__()
        self.open, self.names = [], set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.names.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def paragraphs_of(html):
    return "".join(unescape(re.sub(r"<[^>]*>", "", body)) for body in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)[1:])


def test_markup_in_an_article_is_only_characters():
    """A script in a text or a title is shown, never run."""
    html = drawn("The site printed <script>alert('strait')</script> & closed.", title="<img src=x onerror=alert(1)>")
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html and "&lt;img" in html


def test_each_part_is_marked_with_its_own_colour():
    """Source, cue and content stand in marks that name the attribution and the part."""
    html = drawn(TEXT, spoken(TEXT, "a1", source=at("Dusek"), cue=at("said"), content=at("Bello argued that Oslana should wait")))
    for part, words in {"source": "Dusek", "cue": "said", "content": "Bello argued that Oslana should wait"}.items():
        assert f'<mark style="background:{COLOURS[part]};color:#111" title="a1 {part}">{words}</mark>' in html


def test_the_inmost_mark_gives_the_colour_and_all_give_their_names():
    """A cue inside another's content looks like a cue and says both."""
    outer = spoken(TEXT, "a1", content=at("Bello argued that Oslana should wait"))
    html = drawn(TEXT, outer, spoken(TEXT, "a2", cue=at("argued")))
    (mark,) = re.findall(r"<mark [^>]*>(?=argued</mark>)", html)
    assert COLOURS["cue"] in mark and "a1 content" in mark and "a2 cue" in mark


def test_an_article_without_a_title_is_untitled():
    """No title is said, not left blank."""
    assert "<h3>Untitled</h3>" in drawn(TEXT)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_whatever_is_marked_the_words_stay_and_the_tags_close(data):
    """The drawn paragraphs hold exactly the body's characters, in tags that nest."""
    text = data.draw(st.text(alphabet="ab <>&\"'\n🕊”", min_size=1, max_size=60).filter(str.strip))
    found = []
    for number in range(data.draw(st.integers(min_value=0, max_value=4))):
        start = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
        end = data.draw(st.integers(min_value=start + 1, max_value=len(text)))
        found.append(spoken(text, f"a{number}", **{data.draw(st.sampled_from(sorted(COLOURS))): (start, end)}))
    html = drawn(text, *found)
    tags = Tags()
    tags.feed(html)
    tags.close()
    body = "".join(text[passage.start : passage.end] for passage in make_article(text).passages if passage.role == "body")
    assert (paragraphs_of(html), tags.open, tags.names) == (body, [], tags.names & {"div", "h3", "p", "mark"})
