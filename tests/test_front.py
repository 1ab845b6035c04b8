"""The front door."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline as dl
from dateline.front import Reader

MORNING = datetime(2024, 3, 5, 8, tzinfo=UTC)
REPORT = "Envoys will meet Friday, a senior diplomat said. “We are close,” she added."


def test_all_is_what_can_be_imported():
    """One sorted list, and every name in it is there."""
    assert dl.__all__ == sorted(dl.__all__)
    assert all(getattr(dl, name) is not None for name in dl.__all__)
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        dl.reed  # noqa: B018


def test_importing_dateline_loads_no_model():
    """Heavy imports wait until something is read."""
    code = "import sys, dateline; print([m for m in ('onnxruntime', 'tokenizers', 'pydantic', 'trafilatura') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_text_is_read():
    """Two attributions, the parts exact, the article unchanged."""
    reading = dl.read(REPORT, published="2024-03-05")
    assert reading.article.text == REPORT and reading.article.published == date(2024, 3, 5)
    first, second = reading.attributions
    assert [first.source[0].text, first.cue[0].text, first.content[0].text] == ["a senior diplomat", "said", "Envoys will meet Friday"]
    assert [second.source[0].text, second.cue[0].text, second.content[0].text] == ["she", "added", "“We are close,”"]


def test_a_str_is_never_a_path():
    """The name of a file is a text of one word."""
    assert dl.read(__file__).article.text == __file__


def test_many_inputs_give_one_result_each_in_order(tmp_path):
    """Texts, files, articles and named bytes may be mixed; a bad one is a failure in its place."""
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf8")
    article = dl.read(REPORT).article
    results = list(dl.read_many([REPORT, file, "", article, ("wire 7", REPORT.encode()), tmp_path / "absent.txt", ("wire 8", b"\0")]))
    kinds = [type(result).__name__ for result in results]
    assert kinds == ["Reading", "Reading", "Failure", "Reading", "Reading", "Failure", "Failure"]
    assert [result.code for result in results if isinstance(result, dl.Failure)] == ["empty", "missing", "binary"]
    assert [result.input for result in results if isinstance(result, dl.Failure)] == ["input 3", str(tmp_path / "absent.txt"), "wire 8"]
    readings = [result.attributions for result in results if isinstance(result, dl.Reading)]
    assert all(attributions == readings[0] for attributions in readings)


def test_nothing_is_read_before_it_is_asked_for():
    """`read_many` is lazy and may be given an endless stream."""

    def endless():
        while True:
            yield REPORT

    results = dl.read_many(endless())
    assert isinstance(next(results), dl.Reading) and isinstance(next(results), dl.Reading)
    results.close()


def test_what_breaks_inside_is_a_failure_and_the_rest_is_read(monkeypatch):
    """One bad article never stops a batch and never vanishes."""
    import dateline.front as front

    whole = front.find_attributions

    def broken(article, markup):
        if "Envoys" in article.text:
            raise RuntimeError("no such span")
        return whole(article, markup)

    monkeypatch.setattr(front, "find_attributions", broken)
    bad, good = dl.read_many([REPORT, "Talks failed, Oka said."])
    assert isinstance(bad, dl.Failure) and bad.code == "internal" and "no such span" in bad.message
    assert isinstance(good, dl.Reading)


def test_errors_say_what_to_do():
    """A date that is none is a settings error, a blank text an input error; both are DatelineError."""
    with pytest.raises(dl.SettingsError, match="write it as 2019-01-16"):
        dl.read(REPORT, published="someday")
    with pytest.raises(dl.InputError, match="no text"):
        dl.read(" \n")
    with pytest.raises(dl.InputError, match="surrogate"):
        dl.read("Oka said \ud83d no.")
    assert issubclass(dl.SettingsError, dl.DatelineError) and issubclass(dl.InputError, dl.DatelineError)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-03-05", date(2024, 3, 5)), ("March 5, 2024", date(2024, 3, 5)), (MORNING, MORNING)],
)
def test_a_date_may_be_given_in_any_form(published, expected):
    """ISO, in words, or as a Python date or instant."""
    assert dl.read(REPORT, published=published).article.published == expected


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1, max_size=300))
def test_any_text_is_read_or_refused_and_spans_hold(text):
    """Whatever the characters: a reading whose spans are exact, or a DatelineError."""
    try:
        reading = Reader().read(text)
    except dl.DatelineError:
        return
    assert reading.article.text == text
    for attribution in reading.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
        assert set(attribution.source_ids) <= {source.id for source in reading.sources}
    for source in reading.sources:
        for span in source.mentions:
            assert text[span.start : span.end] == span.text


def test_a_reading_survives_its_json(example):
    """The wire format holds all of it: reading the JSON back gives the same record."""
    assert dl.Reading.model_validate_json(example.to_json()) == example
    assert "events" not in example.to_dict() and example.to_dict()["layers"]["events"] == "not_run"


def test_a_notebook_shows_the_article_as_text():
    """Marks stand around the words, and nothing in a text becomes markup."""
    html = dl.read("Oka said <script>alert(1)</script> was “close.”")._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html and "<mark" in html


def test_one_line_of_200_000_characters_is_read():
    """A line without an end is no trap."""
    line = ("Envoys met, Oka said. " * 10_000)[:200_000]
    reading = dl.read(line)
    assert reading.article.text == line and len(reading.attributions) > 100


def test_the_example_file_is_read_the_same_from_bytes_and_text(example):
    """How a text arrives makes no difference to what is found."""
    path = Path(__file__).resolve().parent.parent / "examples" / "border-talks.txt"
    assert dl.read(path.read_bytes().decode()).attributions == example.attributions
