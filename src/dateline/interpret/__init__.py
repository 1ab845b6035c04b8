"""Markup → reading: plain functions over records, in this order: attributions, sources, when each was said, certainty, forecasts."""

from dateline.interpret.attributions import find_attributions
from dateline.interpret.forecasts import find_forecasts, find_tensions, to_question
from dateline.interpret.saying import find_said
from dateline.interpret.sources import find_sources

__all__ = ["find_attributions", "find_forecasts", "find_said", "find_sources", "find_tensions", "to_question"]
