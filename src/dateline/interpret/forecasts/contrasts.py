"""When two forecasts cannot both come true, or one says outright that the other will not."""

from dateline.interpret.forecasts.matters import (
    Matter,
    covers,
    disjoint_windows,
    listed,
    names,
    opposites,
    same_parties,
    same_subject,
    stem,
    stems,
)
from dateline.records import Forecast, ForecastKind, Polarity, TensionKind

# Denials without a hedge; "is not expected to" and "might not" only say that it differs.
FLAT = frozenset({"will", "would", "going to", "won't", "will not", "be to", "is to", "never"})
DENIED, OPPOSITE, OUTCOME, WINNER, DAY, FIGURE, PRONOUN = 0.85, 0.75, 0.75, 0.7, 0.65, 0.65, 0.6
WINS = frozenset({stem("win")})
AGAIN = frozenset({"again", "second", "third", "another", "further", "next"})
NEXT_TO = 120


def contrast(first: Forecast, one: Matter, second: Forecast, other: Matter) -> tuple[TensionKind, float] | None:
    """Tell how two forecasts of different holders pull against each other.

    Args:
        first, one: The earlier, and of what it is.
        second, other: The later.

    Returns:
        The kind and how sure it is; ``None`` where both may come true, or may be of two matters.
    """
    if not one.happening or not other.happening:
        return None
    if first.polarity is not second.polarity:
        return _of_polarity(first, one, second, other)
    if first.polarity is Polarity.NEGATIVE or not _same_conditions(first, second):
        return None
    if disjoint_windows(first, second):
        return _of_days(first, one, second, other)
    return _of_outcomes(first, one, second, other)


def _of_polarity(first: Forecast, one: Matter, second: Forecast, other: Matter) -> tuple[TensionKind, float] | None:
    denial, affirmed = (first, second) if first.polarity is Polarity.NEGATIVE else (second, first)
    if not covers(denial, affirmed) or (denial.condition is not None and not _same_conditions(first, second)):
        return None
    if not _same_happening(first, one, second, other) or one.numbers != other.numbers:
        return None
    term = (denial.certainty.term or "").casefold()
    flat = denial.kind is ForecastKind.PLAN or any(term == each or term == f"{each} not" for each in FLAT)
    return (TensionKind.DENIES, DENIED) if flat else (TensionKind.DIFFERS, OPPOSITE)


def _same_happening(first: Forecast, one: Matter, second: Forecast, other: Matter) -> bool:
    """The same verb of the same subject on nothing else; or a noun ("a meeting") that names what the other's verb says."""
    if one.verb == other.verb and one.verb not in listed("light"):
        return same_parties(one, other)
    few, many = (one, other) if len(one.happening) <= len(other.happening) else (other, one)
    if not few.happening <= many.happening and not many.happening & few.happening:
        return False
    named = [names(first.statement), names(second.statement)]
    extra = min((one.whole - other.whole, other.whole - one.whole), key=len)
    return (named[0] <= other.whole or named[1] <= one.whole) and not extra - listed("light")


def _of_days(first: Forecast, one: Matter, second: Forecast, other: Matter) -> tuple[TensionKind, float] | None:
    """Another day for what happens at one time only."""
    again = (AGAIN & set(item.statement.casefold().split()) for item in (first, second))
    if one.verb != other.verb or one.verb not in listed("once") or next(again) != next(again) or one.numbers != other.numbers:
        return None
    return (TensionKind.DIFFERS, DAY) if same_subject(one, other) and one.rest == other.rest else None


def _of_outcomes(first: Forecast, one: Matter, second: Forecast, other: Matter) -> tuple[TensionKind, float] | None:
    if frozenset({one.verb, other.verb}) in opposites():
        if same_subject(one, other) and (one.rest <= other.rest or other.rest <= one.rest):
            return TensionKind.DIFFERS, OUTCOME
        near = second.evidence[0].start - first.evidence[-1].end <= NEXT_TO
        # “… thinks the deficit will swell, while the Treasury expects it to shrink”
        return (TensionKind.DIFFERS, PRONOUN) if other.pronoun and not other.subject and near and one.subject else None
    if one.verb != other.verb:
        return None
    if one.verb in WINS and one.subject and other.subject and not set(one.subject) & set(other.subject) and one.rest == other.rest:
        return TensionKind.DIFFERS, WINNER
    same_window = (first.window.start, first.window.end) if first.window else None
    other_window = (second.window.start, second.window.end) if second.window else None
    differ = one.numbers and other.numbers and not one.numbers & other.numbers
    if differ and same_subject(one, other) and one.rest == other.rest and same_window == other_window:
        return TensionKind.DIFFERS, FIGURE
    return None


def _same_conditions(first: Forecast, second: Forecast) -> bool:
    told = [frozenset(stems(item.condition.text)) if item.condition else None for item in (first, second)]
    return told[0] == told[1]
