"""What many tests share."""

from pathlib import Path

import pytest

import dateline as dl

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "border-talks.txt"


@pytest.fixture(scope="session")
def example() -> dl.Reading:
    """The example dispatch, read with the weights in the package."""
    return dl.read_file(EXAMPLE)
