"""What the published scales would call it."""

import pytest

from dateline.interpret.certainty import read_scales
from dateline.interpret.certainty.tables import scales
from dateline.records import Basis, Certainty, Survey

SURVEY = Survey(name="A survey", n=10)


def surveyed(term: str, median: float) -> Certainty:
    return Certainty(term=term, median=median, quartiles=(median, median), basis=Basis.SURVEY, survey=SURVEY)


@pytest.mark.parametrize(
    ("certainty", "icd203", "ipcc", "kent"),
    [
        (surveyed("likely", 0.7), ("likely",), ("likely",), ("probable",)),
        (surveyed("probably", 0.7), ("likely",), ("more likely than not", "likely"), ("probable",)),
        (surveyed("unlikely", 0.2), ("unlikely",), ("unlikely",), ("chances about even",)),
        (
            surveyed("almost certain", 0.95),
            ("almost certain",),
            ("more likely than not", "likely", "very likely", "extremely likely"),
            ("almost certain",),
        ),
        (surveyed("probably not", 0.25), ("unlikely",), ("unlikely",), ("probably not",)),
        (
            Certainty(median=0.6, basis=Basis.NUMERIC),
            ("likely",),
            ("about as likely as not", "more likely than not"),
            ("chances about even",),
        ),
        (Certainty(median=0.16, basis=Basis.NUMERIC), ("very unlikely",), ("unlikely",), ()),
        (Certainty(term="very likely", bounds=(0.65, 1), basis=Basis.INTERVAL), ("very likely",), ("very likely",), ()),
        (Certainty(term="could", bounds=(0, 1), basis=Basis.INTERVAL), (), (), ()),
        (Certainty(), (), (), ()),
    ],
)
def test_a_certainty_on_each_scale(certainty, icd203, ipcc, kent):
    """The scale's own word where it has it, else those whose range holds the median; none in a gap, and none without a point."""
    assert read_scales(certainty) == {"icd203": icd203, "ipcc": ipcc, "kent": kent}


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.key)
def test_a_scale_ascends(scale):
    """Its words stand from the least to the most, each with a range."""
    edges = [(item.low, item.high) for item in scale.terms]
    assert edges == sorted(edges) and all(0 <= low <= high <= 1 for low, high in edges)
    assert scale.citation
