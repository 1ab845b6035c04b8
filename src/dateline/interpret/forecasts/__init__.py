"""Which clauses put something forward, and what each says."""

from dateline.interpret.forecasts.find import find_forecasts
from dateline.interpret.forecasts.questions import to_question
from dateline.interpret.forecasts.tensions import find_tensions

__all__ = ["find_forecasts", "find_tensions", "to_question"]
