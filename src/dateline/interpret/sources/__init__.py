"""Attributions → sources: one identity for all mentions, and how the report describes it."""

from dateline.interpret.sources.find import find_sources

__all__ = ["find_sources"]
