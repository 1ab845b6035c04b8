"""`Markup` → `Reading`: plain functions over records, readable and testable without weights."""

from dateline.interpret.attributions import find_attributions

__all__ = ["find_attributions"]
