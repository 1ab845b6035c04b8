"""The same findings alone, in company, and on any number of threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import dateline as dl
from dateline.encoder import Encoder
from dateline.encoder.encoder import Work, _session
from dateline.encoder.weights import Weights
from dateline.testing import make_article

REPORTS = [
    "Envoys from both sides will meet Friday, a senior diplomat said. “We are close,” she added.",
    "Officials denied it. According to two people briefed on the plan, the port will reopen by June.\n\n“Nothing is signed,” Oka said.",
    "Talks collapsed.",
    "The minister told reporters that the ceasefire, which was brokered in March, “will hold through the winter.” " * 12,
]


@pytest.fixture(scope="module")
def articles() -> list[dl.Article]:
    return [make_article(report) for report in REPORTS]


@pytest.fixture(scope="module")
def alone(articles):
    encoder = Encoder(threads=1)
    return [next(encoder.mark([article])) for article in articles]


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("order", [1, -1])
def test_company_and_threads_change_nothing(articles, alone, threads, order):
    """Every mark, link and score is equal whatever is read beside it, in whatever order, on however many threads."""
    together = list(Encoder(threads=threads).mark(articles[::order] * 2))
    assert together == alone[::order] * 2


def test_logits_are_equal_bit_for_bit(articles):
    """A window's numbers, not only its findings, are those that it has alone."""
    encoder = Encoder(threads=3)
    encoder.warm()
    with ThreadPoolExecutor(3) as pool:
        crowd: list[Work] = [encoder._begin(article, pool) for article in articles * 3]
        lonely = [[encoder._run(window, work.outputs) for window in work.windows] for work in crowd]
        for work, expected in zip(crowd, lonely, strict=True):
            for result, numbers in zip(work.results, expected, strict=True):
                assert all(np.array_equal(a, b) for a, b in zip(result.result(), numbers, strict=True))


def test_one_encoder_serves_many_callers(articles, alone):
    """Several threads may read with one encoder at once."""
    encoder = Encoder(threads=2)
    with ThreadPoolExecutor(4) as callers:
        found = list(callers.map(lambda article: next(encoder.mark([article])), articles * 3))
    assert found == alone * 3


def test_marks_lie_in_body_passages():
    """Furniture is never shown to the trunk, so nothing can be marked in it."""
    article = make_article(
        "Envoys say talks resume\n\nTalks resume Monday, envoys said in a joint letter to the council.\n\n"
        "Minister denies that she knew of secret talks\n\nThe council confirmed the letter, which three members had signed.\n"
    )
    aside = [passage for passage in article.passages if passage.role != "body"]
    (markup,) = Encoder().mark([article])
    assert len(aside) == 2 and markup.spans
    assert not any(span.start < passage.end and span.end > passage.start for span in markup.spans for passage in aside)


def test_an_article_without_words_has_no_marks():
    """Marks need words."""
    (markup,) = Encoder().mark([make_article("… — …")])
    assert markup.spans == () and markup.links == ()


def test_wrong_weights_are_refused(tmp_path):
    """A file that is not the one that the manifest names is an error that says what to do."""
    for name in ("manifest.json", "trunk.onnx", "tokenizer.json", "linker.onnx"):
        (tmp_path / name).write_bytes((Weights.shipped().folder / name).read_bytes() if name == "manifest.json" else b"x")
    with pytest.raises(dl.ModelError, match="install dateline again") as caught:
        Encoder(Weights(tmp_path)).warm()
    assert caught.value.code == "wrong_weights"


def test_missing_weights_are_named(tmp_path):
    """So is a missing one."""
    with pytest.raises(dl.ModelError, match="missing") as caught:
        Encoder(Weights(tmp_path)).warm()
    assert caught.value.code == "missing_weights"


@pytest.mark.parametrize("graph", ["trunk", "linker", "syntax", "predicates", "sentences", "outlook"])
def test_products_cannot_overflow_without_vnni(graph):
    """onnxruntime is told to keep 8-bit products exact on processors that would add them in 16 bits; measured, docs/evaluation.md."""
    options = _session(Weights.shipped().read(f"{graph}.onnx")).get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
