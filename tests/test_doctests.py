"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import dateline

MODULES = [name for _, name, _ in pkgutil.walk_packages(dateline.__path__, "dateline.") if not name.endswith("__main__")]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_hold(name):
    """Every doctest of the package passes."""
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
