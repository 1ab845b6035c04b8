"""Two expressions and the words between them → one window: "between March and May", "from 2011 to 2014", "March or April"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.tense import SURELY_AHEAD
from dateline.calendar.tokens import Token
from dateline.records.time import Bound, Grain, PeriodType

LINKS = {
    "between": frozenset({"and"}),
    "from": frozenset({"to", "until", "till", "through", "-", "–"}),
}
ALONE = frozenset({"to", "-", "–", "through"})
"""Between two dates these make a range even without "from"."""


def link_of(tokens: Sequence[Token], start: int, low: int, high: int) -> str | None:
    """Tell how two expressions hang together.

    Args:
        tokens: Of the paragraph.
        start: Where the first begins.
        low: Where the first ends.
        high: Where the second begins.

    Returns:
        ``range``, ``either``, or ``None`` where they stand apart.
    """
    between = [token.lower for token in tokens[low:high]]
    if len(between) == 2 and between[1] in ("the", "in"):
        between = between[:1]
    if len(between) != 1:
        return None
    opener = tokens[start - 1].lower if start else ""
    if between[0] in LINKS.get(opener, ()) or between[0] in ALONE:
        return "range"
    return "either" if between[0] == "or" else None


def join(first: Meaning, second: Meaning, link: str) -> tuple[Meaning, Meaning]:
    """Give both ends of a range the window that it covers; each keeps its own value.

    ‘Either’ makes one window only of neighbours ("March or April"); others keep each the other as an alternative.
    """
    if not _fit(first, second):
        return first, second
    if link == "either" and first.end != second.start:
        return replace(first, alternatives=(second,)), replace(second, alternatives=(first,))
    vague = first.vague or second.vague

    def covering(meaning: Meaning) -> Meaning:
        return replace(meaning, start=first.start, end=second.end, bound=Bound.WITHIN, rule=link, vague=vague)

    return covering(first), covering(second)


PART_AND_DAY = frozenset({Grain.DAY, Grain.PART})


def _fit(first: Meaning, second: Meaning) -> bool:
    dates = (first.start, first.end, second.start, second.end)
    kinds = {first.type, second.type}
    placed = (
        (first.grain is second.grain or {first.grain, second.grain} <= PART_AND_DAY)
        and kinds <= {PeriodType.DATE, PeriodType.TIME}
        and all(type(edge) is date for edge in dates)
    )
    return placed and first.start < second.end  # type: ignore[operator]


def whole(first: Meaning, second: Meaning, link: str) -> Meaning | None:
    """One meaning for both ends, with an ISO interval as its value; ``None`` where the second end lies before the first."""
    left, right = join(first, second, link)
    if left.rule == link:
        return replace(left, value=f"{left.value}/{right.value}")
    if link == "either":
        return left
    unplaced = first.start is None and second.start is None and first.value and second.value
    return replace(first, value=f"{first.value}/{second.value}", rule=link) if unplaced else None


def is_backwards(first: Meaning, second: Meaning, link: str) -> bool:
    """Does the second end lie before the first? ‘Between November and March’, ‘late December or early January’ run into the next year.

    Only of two alike: in "the answer Friday to December’s letter" no range is meant; nor need ‘on Monday or Friday’ be in order.
    """
    alike = first.grain is second.grain and (link == "range" or first.grain is Grain.MONTH)
    return alike and type(first.start) is date and type(second.start) is date and second.start < first.start


def after(first: Meaning) -> Context:
    """What the second end is read against then: the first."""
    assert type(first.start) is date
    return Context(anchor=first.start, direction=SURELY_AHEAD)
