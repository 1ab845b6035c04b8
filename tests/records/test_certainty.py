"""How surely: the record."""

import pytest
from pydantic import ValidationError

from dateline.records import Basis, Certainty, Survey

SURVEY = Survey(name="A survey", n=10)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"basis": Basis.NUMERIC, "median": 0.7},
        {"basis": Basis.NUMERIC, "bounds": (0.6, 0.7)},
        {"basis": Basis.INTERVAL, "bounds": (0, 1)},
        {"basis": Basis.SCALE, "bounds": (0.9, 1)},
        {"basis": Basis.SURVEY, "median": 0.7, "quartiles": (0.6, 0.75), "survey": SURVEY},
        {"basis": Basis.OBSERVED, "median": 0.4, "bounds": (0.2, 0.6)},
    ],
)
def test_each_basis_has_its_figures(fields):
    """What a basis must have, it may have; and the record survives the wire."""
    certainty = Certainty(**fields)
    assert Certainty.model_validate_json(certainty.model_dump_json()) == certainty


@pytest.mark.parametrize(
    "fields",
    [
        {"basis": Basis.NUMERIC, "median": 1.2},
        {"basis": Basis.NUMERIC, "median": -0.1},
        {"basis": Basis.INTERVAL, "bounds": (0.7, 0.6)},
        {"basis": Basis.SURVEY, "median": 0.5, "quartiles": (0.6, 0.75), "survey": SURVEY},
        {"basis": Basis.OBSERVED, "median": 0.7, "bounds": (0.2, 0.6)},
        {"basis": Basis.SURVEY, "median": 0.7, "quartiles": (0.6, 0.75)},
        {"basis": Basis.NONE, "median": 0.7},
        {"basis": Basis.INTERVAL, "median": 0.7, "bounds": (0.5, 1)},
        {"basis": Basis.NUMERIC},
        {"median": 0.5},
        {"basis": Basis.NUMERIC, "median": 0.5, "survey": SURVEY},
    ],
)
def test_no_basis_has_other_figures(fields):
    """A chance lies between 0 and 1, pairs are in order, a median between them, and every figure says where it is from."""
    with pytest.raises(ValidationError):
        Certainty(**fields)
