"""‘On the 20th’: an ordinal that is a day of a month that other words name, or that the calendar tells."""

from datetime import date

from dateline.calendar.days import day_spoken_of, impossible, named_day
from dateline.calendar.lexicon import word_list
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.recognise import Match
from dateline.calendar.units import add_months, civil, day_of
from dateline.records.time import Grain

DASHES = frozenset("-‐‑–")
JOINTS = frozenset({"and", "or", "to", "through", "until", "till", ","}) | DASHES
PREPOSITIONS = frozenset({"on", "by", "until", "before", "from", "after", "through", "till"})
ENDS = frozenset(".!?;:")
REACH_OF_GAME = 12


def is_nth_day(match: Match) -> bool:
    """‘On the 20th’ is a day; ‘on the 20th floor’, ‘the 2nd and 3rd floors’, ‘the 3rd of them’, ‘by the second’ are none."""
    figures = match.tokens[match.labels["d"][0]].text[0].isdigit()
    if not figures or not match.has_before(*PREPOSITIONS) or _is_game(match):
        return False
    return month_behind(match) is not None or all(_is_alone(match, end) for end in {match.end, end_of_row(match)})


def end_of_row(match: Match) -> int:
    """Where the ordinals end that are joined to the first: ‘the 2nd, 3rd and the 4th | floors’."""
    tokens, end = match.tokens, match.end
    while True:
        at = end
        while at < len(tokens) and tokens[at].lower in JOINTS:
            at += 1
        if at > end and at < len(tokens) and tokens[at].lower == "the":
            at += 1
        if at == end or at >= len(tokens) or "ORD" not in tokens[at].classes:
            return end
        end = at + 1


def month_behind(match: Match) -> int | None:
    """The place of the month that a row of ordinals shares: ‘the 20th and 27th of | June’. Units: places in ``tokens``."""
    at = end_of_row(match)
    if at == match.end:
        return None
    at += at < len(match.tokens) and match.tokens[at].lower == "of"
    named = at < len(match.tokens) and "MONTH" in match.tokens[at].classes and match.tokens[at].text[0].isupper()
    return at if named else None


def _is_alone(match: Match, end: int) -> bool:
    """Does no noun stand behind an ordinal, nor "of" and what it is one of?"""
    if end >= len(match.tokens):
        return True
    after = match.tokens[end]
    if after.text in DASHES and end + 1 < len(match.tokens):  # the 20th-floor ward, the 5th- and 6th-floor wards
        return match.tokens[end - 1].end != after.start
    if after.lower in ("and", "or") and end + 1 < len(match.tokens) and match.tokens[end + 1].lower in word_list("end_of_row"):
        return False  # the 3rd and final day
    return not after.text[0].isalnum() or after.lower in word_list("no_event") - {"of"}


def _is_game(match: Match) -> bool:
    """‘Oka birdied on the 18th’: a hole of golf."""
    near = match.tokens[max(0, match.start - REACH_OF_GAME) : match.end + REACH_OF_GAME]
    return any(token.lower in word_list("golf") for token in near)


def read_nth_day(match: Match, context: Context) -> Meaning | None:
    """‘On the 20th’: of the month behind it or that the paragraph last spoke of, else the next or the last, as its clause looks."""
    day, anchor, place = match.value("d", "DAYTH"), context.anchor, month_behind(match)
    if place is not None:
        return _of_named_month(match, place, context)
    spoken = day_spoken_of(context) or _month_spoken_of(match, context)
    if spoken is not None:
        found = _day_or_none(spoken.year, spoken.month, day)
        over = context.direction > 0 and anchor is not None and type(found.start) is date and found.start < anchor
        if not over:
            return found
    if anchor is None:
        return Meaning(f"XXXX-XX-{day:02}", grain=Grain.DAY)
    step = (1 if day < anchor.day else 0) if context.direction > 0 else (-1 if day > anchor.day else 0) if context.direction < 0 else 0
    month = add_months(date(anchor.year, anchor.month, 1), step)
    return None if month is None else _day_or_none(month.year, month.month, day)


def _of_named_month(match: Match, place: int, context: Context) -> Meaning:
    day, month = match.value("d", "DAYTH"), match.tokens[place].classes["MONTH"]
    year = next((token.classes["YEAR"] for token in match.tokens[place + 1 : place + 2] if "YEAR" in token.classes), None)
    return named_day(context, year, month, day)


def _month_spoken_of(match: Match, context: Context) -> date | None:
    """‘In July, the council will meet on the 30th’: a month that is not over where the clause looks ahead, or that opens the clause."""
    reference, anchor = context.reference, context.anchor
    if reference is None or reference.grain is not Grain.MONTH or type(reference.start) is not date:
        return None
    to_come = context.direction > 0 and anchor is not None and type(reference.end) is date and reference.end > anchor
    return reference.start if to_come or _has_month_in_front(match) else None


def _has_month_in_front(match: Match) -> bool:
    """‘In March, the council met | on the 12th’, but not ‘In April prices fell, the bureau said | on the 5th’."""
    for at in range(match.start - 1, 0, -1):
        token, comma = match.tokens[at], match.tokens[at].lower == ","
        if "MONTH" in token.classes and token.text[0].isupper():
            opens = at == 1 or not match.tokens[at - 2].text[0].isalnum()
            return opens and match.tokens[at - 1].lower == "in"
        if token.text in ENDS or (comma and "MONTH" not in match.tokens[at - 1].classes):
            return False
    return False


def _day_or_none(year: int, month: int, day: int) -> Meaning:
    """A day of the calendar, or the sign that there is none."""
    found = civil(year, month, day)
    return impossible() if found is None else day_of(found)
