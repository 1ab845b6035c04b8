"""Markup → reading: plain functions over records, in this order: attributions, sources."""

from dateline.interpret.attributions import find_attributions
from dateline.interpret.sources import find_sources

__all__ = ["find_attributions", "find_sources"]
