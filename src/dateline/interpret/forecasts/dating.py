"""Days in words: "on Friday" → "on 17 May 2024", by the TIMEX3 value of the words."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.calendar import parse
from dateline.calendar.lexicon import month_names
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.events import names_event
from dateline.interpret.forecasts.grammar import words
from dateline.interpret.forecasts.settling import day_of
from dateline.records import Bound, Grain, Period, PeriodType, Time

MONTHS = tuple(month.title() for month in month_names())
PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "day"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
ORDINALS = ("first", "second", "third", "fourth")
# What stands before a time and belongs to it; the first group keeps its meaning before a date, the second only opens one.
KEPT = (
    r"as\s+(?:soon|early|late)\s+as|no\s+(?:later|earlier|sooner)\s+than|prior\s+to|ahead\s+of|by|before|after|(?:until|till)(?:\s+at\s+least)?|through|from|since|"
    r"starting|beginning|effective|around|into|throughout"
)
OPENING = re.compile(
    rf"(?:(?<=\s)|(?<=^)|\b)(?:(?P<kept>{KEPT})|(?P<open>on|in|at|during|within|over|for|this))\s+(?:the\s+)?$", re.IGNORECASE
)
LONGEST_OPENING = 24
PLACE_IN = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?P<part>rest|remainder|most|much|end|start|beginning|middle|close|second half|first half)\s+of\b",
    re.IGNORECASE,
)
WHOLE_PARTS = frozenset({"rest", "remainder", "most", "much"})
NO_ARTICLE = frozenset({"most", "much"})
OVER_ALREADY = re.compile(r"(?:^|\b(?:be|is|are|was|were|been|all|not)\s+)$", re.IGNORECASE)
HEDGE = re.compile(r"(?P<hedge>later|early|late|earlier|mid)\b[\s-]", re.IGNORECASE)
CLOCK = re.compile(r"\b(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)|\d{1,2}:\d\d|noon|midnight)", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:the|a|an|this|that|his|her|its|their|our|my)\s+$", re.IGNORECASE)
NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:on|in|at|to|for|by|with|and|or|as|from|about|before|after|that|when|of|if|is|are|was|were|will|would|could|whatever|despite|regardless|unless|because|while|whether|which|who|under|without|but|then|until|through)\b)[a-z]"
)
NOUNS = re.compile(
    r"[’']s?\s+(?P<noun>(?:[\w-]+\s+){0,3}?[\w-]+)(?=\s*(?:[,.;:]|$|\s(?:in|on|at|with|of|for|to|by|between|and|or|that|which|who|is|are|will)\b))"
)
AND = re.compile(r"\s*(?:and|or|,)\s+")
ADJECTIVE = re.compile(r"\b(?:a|an|the)\s+[a-z-]+\s+$")
JOINED = re.compile(r"\b(?:and|or|to|through|between)\s+$|[–-]\s*$", re.IGNORECASE)
PAST = re.compile(r"\d{4}|\b(?:last|ago|yesterday|past|previous|earlier)\b", re.IGNORECASE)
# A clause within that tells of the past: "the soldiers who seized power on Friday".
TOLD = re.compile(r"\b(?:who|that|which|when|where|since|after)\s+[a-z]+\b")
ONCE_PLANNED = re.compile(
    r"\b(?:originally|initially|first|previously)\s+(?:planned|scheduled|set|due|expected|slated)\s+(?:for|to|in|on)\b[^,;]*$"
)
# Counted from a day that other words set.
FROM_ANOTHER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\s+(?:later|earlier|before|after)\b|^(?:the\s+)?same\b", re.IGNORECASE)
OWNED = re.compile(r"[’']s?\s+(?P<noun>[a-z]+)")
TWO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
IS_OUT = re.compile(r"\bis\s+(?:out|over|up)$")
"""‘Before the month is out’."""
WEEK_OF_MONTH = re.compile(r"the\s+\w+\s+(?:full\s+)?week\s+(?:of|in)\s+[A-Z]\w+")
VAGUE_RULES = frozenset({"future", "stretch-ahead", "few", "within-duration", "in-duration-vague", "event"})

Edit = tuple[int, int, str]
"""Where, and what stands there instead."""


def day_words(day: date) -> str:
    """A day.

    >>> day_words(date(2024, 5, 17))
    '17 May 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def value_words(value: str | None, span: str = "") -> tuple[str, str] | None:
    """A TIMEX3 value in words, with the preposition that it takes; ``None`` for a length, a set, what has no year.

    >>> value_words("2024-05-17"), value_words("2024-W21"), value_words("2024-FA")
    (('on', '17 May 2024'), ('in', 'the week of 20 May 2024'), ('in', 'the fall of 2024'))
    """
    if not value or not re.match(r"\d{4}(?:$|-|T)", value):
        return None
    if days := TWO_DAYS.fullmatch(value):
        return _of_days(date.fromisoformat(days[1]), date.fromisoformat(days[2]), span)
    if IS_OUT.search(span) and (told := value_words(value)):
        return "at", f"the end of {told[1]}"
    if of_month := WEEK_OF_MONTH.match(span):
        return "in", f"{of_month.group()} {value[:4]}"
    day, _, clock = value.partition("T")
    year, _, rest = day.partition("-")
    if not rest:
        return "in", year
    if re.fullmatch(r"\d\d-\d\d", rest):
        return _of_day(date.fromisoformat(day), clock, span)
    if re.fullmatch(r"\d\d", rest):
        return "in", f"{MONTHS[int(rest) - 1]} {year}"
    if found := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        monday = date.fromisocalendar(int(year), int(found[1]), 1)
        return ("on", f"the weekend of {day_words(monday + timedelta(5))}") if found[2] else ("in", f"the week of {day_words(monday)}")
    if found := re.fullmatch(r"Q([1-4])", rest):
        return "in", f"the {ORDINALS[int(found[1]) - 1]} quarter of {year}"
    if found := re.fullmatch(r"H([12])", rest):
        return "in", f"the {ORDINALS[int(found[1]) - 1]} half of {year}"
    if rest in SEASONS:
        season = "autumn" if rest == "FA" and "autumn" in span.lower() else SEASONS[rest]
        return "in", f"the {season} of {year}"
    return None


def _of_days(first: date, last: date, span: str) -> tuple[str, str]:
    """ "On 3 and 4 May 2024", "from 3 to 9 May 2024"."""
    joins = " and " in span
    return "on" if joins else "from", f"{first.day} {'and' if joins else 'to'} {day_words(last)}"


def _of_day(day: date, clock: str, span: str) -> tuple[str, str]:
    if part := PARTS.get(f"T{clock}"):
        return "on", f"the {part} of {day_words(day)}"
    if clock and (told := CLOCK.search(span)):
        hour = told.group() + "." * told.group().endswith((".m", ".M"))  # the point that also ends a sentence
        return "at", f"{hour} on {day_words(day)}"
    return "on", day_words(day)


def window_words(window: Period) -> str | None:
    """A window as a question has it; ``None`` where it has no end.

    The last day is the one before the end, which is half-open.

    >>> window_words(Period(type=PeriodType.DATE, start=date(2019, 3, 1), end=date(2019, 5, 1), rule="range", value=None))
    'between 1 March and 30 April 2019'
    """
    start, end = day_of(window.start), day_of(window.end)
    if end is None:
        return None
    last = end - timedelta(1)
    if start is None:
        return f"{'through' if window.bound is Bound.WITHIN else 'by'} {day_words(last)}"
    if window.bound is Bound.NOT_AFTER:
        return f"by {day_words(last)}"
    return _whole(start, end) or _between(start, last)


def _whole(start: date, end: date) -> str | None:
    """A whole day, month or year."""
    if end - start == timedelta(1):
        return f"on {day_words(start)}"
    if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 1, 1, start.year + 1):
        return f"in {start.year}"
    if start.day == end.day == 1 and (end.year - start.year) * 12 + end.month - start.month == 1:
        return f"in {MONTHS[start.month - 1]} {start.year}"
    return None


def _between(start: date, last: date) -> str:
    first = day_words(start)
    if start.year == last.year:
        first = first.removesuffix(f" {start.year}")
    if (start.year, start.month) == (last.year, last.month):
        first = str(start.day)
    return f"between {first} and {day_words(last)}"


def date_edits(
    text: str,
    extents: Sequence[Extent],
    times: Sequence[Time],
    *,
    anchor: date | None = None,
    window: Period | None = None,
    when: Sequence[Extent] = (),
) -> list[Edit]:
    """Say absolutely when, wherever the words of a clause say it from the day of the report.

    Args:
        text: The article.
        extents: The clause.
        times: The times of the article.
        anchor: The day of the report: what is put forward lies ahead of it.
        window: The window of the clause, which knows better than a time whether its words look ahead.
        when: The words that the window rests on.

    Returns:
        The changes, in the order of the text. What is vague ("soon") keeps its words.
    """
    edits: list[Edit] = []
    for low, high in extents:
        for time in times:
            if (
                low <= time.span.start
                and time.span.end <= high
                and (
                    edit := _edit(text, time, low, high, _value(text, time, low, anchor, window, when), follows=_follows(text, time, times))
                )
            ):
                edits.append(edit)
    return edits


def _follows(text: str, time: Time, times: Sequence[Time]) -> bool:
    """Does it go on from another: "on Monday and Tuesday"?"""
    return any(0 < time.span.start - one.span.end <= 5 and AND.fullmatch(text, one.span.end, time.span.start) for one in times)


JOINS = re.compile(r"\b(?:or|and|to)\s")


def _value(text: str, time: Time, low: int, anchor: date | None, window: Period | None, when: Sequence[Extent]) -> Period:
    """The window's own period where it is that time with its preposition; a weekday or month that is over is the next one."""
    inside = [start <= time.span.start and time.span.end <= end for start, end in when]
    alone = len(inside) == 1 and inside[0] and when[0][1] == time.span.end and not JOINS.search(text, when[0][0], time.span.start)
    if window is not None and window.value is not None and alone:
        return window
    end = day_of(time.period.end)
    told = PAST.search(time.span.text) or TOLD.search(text, low, time.span.start) or ONCE_PLANNED.search(text, low, time.span.start)
    if anchor is None or end is None or end > anchor or told:
        return time.period
    owned = OWNED.match(text, time.span.end)
    if owned and owned["noun"].lower() not in words("predicates", "coming"):
        return time.period
    ahead = parse(time.span.text, anchor=anchor, looking="ahead")
    ahead = ahead if ahead is not None and ahead.value is not None else time.period
    over = day_of(ahead.end)
    if over and over <= anchor and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", ahead.value or "") and not (ahead.value or "").endswith("02-29"):
        return ahead.model_copy(update={"value": f"{int((ahead.value or '')[:4]) + 1}{(ahead.value or '')[4:]}"})  # “by March”, in May
    return ahead


def _edit(text: str, time: Time, low: int, high: int, period: Period, *, follows: bool) -> Edit | None:
    start, end, span = time.span.start, time.span.end, time.span.text
    if period.type is PeriodType.SET or (period.rule in VAGUE_RULES and period.vague) or FROM_ANOTHER.search(span):
        return None
    before = text[max(low, start - LONGEST_OPENING) : start]
    opening = OPENING.search(before)
    if period.value and period.value.startswith("P"):
        return _of_length(opening, start, end, period)
    told = value_words(period.value, span)
    if told is None or names_event(text, start, end):
        return None
    preposition, day = told
    if opening is not None and opening["open"] == "over" and OVER_ALREADY.search(before[: opening.start()]):
        opening = None  # “the trial will be over this year”
    if text[end : end + 1] in ("’", "'"):
        return _owned(text, start, end, high, preposition, day)
    if before.endswith(" of "):
        return start, end, day  # “within days of Aug. 17”
    if before.endswith("be ") and text.startswith(" before", end):
        return start, end, day  # “it will be Monday before”
    if opening is None and preposition == "in" and span[0].isupper() and ADJECTIVE.search(text, max(low, start - 40), start):
        return None  # “a wet September”
    attributive = DETERMINED.search(before) and NOUN_FOLLOWS.match(text, end, high) and not PLACE_IN.match(span)
    if attributive or (JOINED.search(before) and (time.period.rule in {"range", "either", "between", "date-range"} or follows)):
        return start, end, _hedged(span, day)
    at_head = opening is not None and start - len(opening.group()) <= low + 1
    return _with_preposition(span, opening, start, end, preposition, day, at_head=at_head)


def _with_preposition(span: str, opening: re.Match[str] | None, start: int, end: int, preposition: str, day: str, *, at_head: bool) -> Edit:
    length = len(opening.group()) if opening else 0
    kept = " ".join(opening["kept"].split()) if opening and opening["kept"] else None
    if (inside := PLACE_IN.match(span)) and not day.startswith(f"the {inside['part'].lower()} of "):
        if opening is None and inside["part"].lower() in WHOLE_PARTS:
            kept, length = "", 0  # “spend the rest of the week there”
        part = f"{'' if inside['part'].lower() in NO_ARTICLE else 'the '}{inside['part']}"
        lead = kept if kept is not None else opening["open"] if opening and opening["open"] else "at"
        return start - length, end, f"{lead} {part} of {day}".lstrip()
    if opening and (opening["open"] or "").lower() == "for" and not at_head:
        return start, end, day  # “a strike set for Monday”
    if opening and (opening["open"] or "").lower() == "over" and day.startswith("the "):
        kept = "over"  # “over the weekend”
    if hedge := HEDGE.match(span):
        word = hedge["hedge"].lower()
        if (hedged := _hedged(span, day)) != day:
            return start - length, end, f"{kept or preposition} {hedged}"
        return start - length, end, f"{kept + ' ' if kept else ''}{word} {preposition} {day}"
    return start - length, end, f"{kept or preposition} {day}"


def _of_length(opening: re.Match[str] | None, start: int, end: int, period: Period) -> Edit | None:
    """ "In two weeks", "over the next 30 days"."""
    first, last = day_of(period.start), day_of(period.end)
    if opening is None or not opening["open"] or first is None or last is None or opening["open"].lower() == "for":
        return None
    if period.rule == "in-duration" and period.grain is Grain.WEEK and last - first == timedelta(7):
        told = f"in the week of {day_words(first)}"
    else:
        told = _whole(first, last) or _between(first, last - timedelta(1))
    return start - len(opening.group()), end, told


def _owned(text: str, start: int, end: int, high: int, preposition: str, day: str) -> Edit:
    """ "Friday's vote": the 17 May 2024 vote; "next week's summit": the summit in the week of 20 May 2024."""
    following = NOUNS.match(text, end, high)
    if following and day.startswith("the "):
        return start, following.end(), f"the {following['noun']} {preposition} {day}"
    return start, end + 1 + text.startswith("s", end + 1), f"the {day}"


def _hedged(span: str, day: str) -> str:
    """‘Early July 2024’, ‘mid-July 2024’: the part of a month keeps its word."""
    hedge = HEDGE.match(span)
    word = hedge["hedge"].lower() if hedge else ""
    if word == "mid":
        return f"mid-{day}"
    return f"{word} {day}" if word in {"early", "late"} and re.fullmatch(r"[A-Z]\w+ \d{4}", day) else day
