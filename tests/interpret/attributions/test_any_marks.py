"""Whatever is marked, what comes out is whole: every part has words, its own, and every text of the report stays as it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.interpret import find_attributions
from dateline.records import Layer, Link, MarkedSpan, Markup, Part
from dateline.testing import make_article

TURNS = """
    what he called “ a farce ” ” and critics as that who had vowed in May to did not answer , . , . ? A poll published two days before the
    vote put it ahead The memo , first reported by Oka , says but gave no details Still , something both deny ‘ ’ " said Friday
"""
WORDS = TURNS.split()


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_every_part_has_words_of_its_own(data):
    """No rule leaves a part empty, out of its text, or with space at its edges."""
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=6, max_size=30))
    text = data.draw(st.sampled_from([" ", "  "])).join(words)
    article = make_article(text)
    body = next((passage for passage in article.passages if passage.role == "body"), None)
    if body is None:
        return
    edge = st.integers(min_value=body.start, max_value=body.end - 1)
    marked = set()
    for _ in range(data.draw(st.integers(min_value=1, max_value=8))):
        start = data.draw(edge)
        end = data.draw(st.integers(min_value=start + 1, max_value=body.end))
        marked.add((data.draw(st.sampled_from(Layer)), data.draw(st.sampled_from(Part)), start, end))
    spans = [MarkedSpan(layer=layer, part=part, start=start, end=end, score=0.5) for layer, part, start, end in sorted(marked)]
    cues = [at for at, span in enumerate(spans) if span.part is Part.CUE]
    others = [at for at, span in enumerate(spans) if span.part is not Part.CUE]
    same = [(cue, other) for cue in cues for other in others if spans[cue].layer is spans[other].layer]
    links = tuple(Link(cue=cue, other=other, score=0.9 / len(cues)) for cue, other in same)
    for found in find_attributions(article, Markup(article_id=article.id, spans=tuple(spans), links=links)):
        assert found.content
        for span in (*found.source, *found.cue, *found.content):
            assert span.text and span.text == text[span.start : span.end] == span.text.strip()
