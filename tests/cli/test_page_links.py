"""The HTML page: every link of it leads somewhere."""

import re
from pathlib import Path

import pytest

import dateline as dl
from dateline.cli.html import to_page

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "border-talks.txt"
TWO_OF_ONE_CONTENT = (
    "The agency reported, quoting an unidentified presidential aide, that Tavrin had asked Oslana to relay a warning to the rebels.\n\n"
    "The foreign ministry’s spokesman, Ivo Ban, denied the report. “I have not heard of this,” he said."
)


@pytest.mark.parametrize("text", [EXAMPLE.read_text(encoding="utf8"), TWO_OF_ONE_CONTENT])
def test_every_link_of_the_page_leads_to_a_place_on_it(text):
    """Also where two attributions have the very same content, of which only one is marked."""
    page = to_page(dl.read(text, published="2024-03-06"))
    places = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links and links <= places, links - places
