"""What dateline prints of one article."""

import json

import pytest
from pydantic import ValidationError

from dateline.records import Attribution, Failure, MadeBy, Note, Reading, Span
from dateline.records.reading import LAYERS
from dateline.testing import make_article

TEXT = "“We will wait,” Dusek said in Lendova."


def attribution():
    spans = {part: (Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words)),) for part, words in PARTS.items()}
    return Attribution(id="a1", score=0.9, form="direct", voice="source", act="asserts", channel="unknown", **spans)


PARTS = {"source": "Dusek", "cue": "said", "content": "“We will wait,”"}


def reading(found=None, *, run=("attributions",)):
    layers = {layer: "run" if layer in run else "not_run" for layer in LAYERS}
    notes = (Note(code="example", message="An example.", span=Span.of(TEXT, 16, 21)),)
    return Reading(made_by=MadeBy(version="0", weights="0"), layers=layers, article=make_article(TEXT), attributions=found, notes=notes)


def test_a_layer_that_did_not_run_is_absent():
    """What was not looked for is left out of the JSON and never looks like nothing found."""
    assert "attributions" not in json.loads(reading(run=()).to_json())
    assert set(LAYERS) & set(reading(()).to_dict()) == {"attributions"}


def test_a_layer_that_found_nothing_is_an_empty_list():
    """What was looked for and not found is an empty list."""
    assert json.loads(reading(()).to_json())["attributions"] == []


def test_the_dictionary_and_the_json_say_the_same():
    """Both forms of the wire format carry the same values."""
    made = reading((attribution(),))
    assert json.loads(made.to_json()) == made.to_dict()
    assert made.to_dict()["schema"] == "dateline/reading/1"


def test_the_same_reading_gives_the_same_bytes():
    """Equal readings made apart print alike."""
    assert reading((attribution(),)).to_json() == reading((attribution(),)).to_json()


def test_a_line_is_one_line_unless_it_is_indented():
    """Without an indent a reading is one line of JSON, with one it is many that say the same."""
    made = reading((attribution(),))
    assert "\n" not in made.to_json()
    assert made.to_json(indent=2).count("\n") > 20
    assert json.loads(made.to_json(indent=2)) == json.loads(made.to_json())


def test_a_reading_survives_its_json():
    """A reading written as JSON and read again is the same reading."""
    made = reading((attribution(),))
    assert Reading.model_validate_json(made.to_json()) == made


def test_every_span_in_the_json_cuts_its_words_from_the_text():
    """Whoever has only the JSON finds each span's words at its offsets."""
    made = json.loads(reading((attribution(),)).to_json())
    for part, words in PARTS.items():
        (span,) = made["attributions"][0][part]
        assert made["article"]["text"][span["start"] : span["end"]] == span["text"] == words


@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        (Failure, {"schema": "dateline/failure/2", "input": "a.txt", "code": "empty", "message": "m"}),
        (MadeBy, {"version": "0", "weights": "0", "by": "x"}),
    ],
)
def test_another_versions_record_is_refused(kind, wire):
    """A record of a schema or with a field that this version does not know is an error."""
    with pytest.raises(ValidationError):
        kind.model_validate(wire)


def test_a_failure_says_which_input_and_why():
    """A failure's JSON holds its schema, the input's name, the code and the message, and nothing else."""
    failure = Failure(input="talks.txt", code="empty", message="there is no text in it")
    expected = {"schema": "dateline/failure/1", "input": "talks.txt", "code": "empty", "message": "there is no text in it"}
    assert json.loads(failure.to_json()) == expected
    assert json.loads(failure.to_json(indent=2)) == expected
