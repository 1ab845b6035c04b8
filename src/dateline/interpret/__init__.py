"""Markup → reading: plain functions over records, in this order: attributions, sources; then when each was said."""

from dateline.interpret.attributions import find_attributions
from dateline.interpret.saying import find_said
from dateline.interpret.sources import find_sources

__all__ = ["find_attributions", "find_said", "find_sources"]
