"""Readers of lengths of time and of what comes again: "two weeks", "the past five years", "every Thursday"."""

from dataclasses import replace
from datetime import date
from math import ceil

from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import several
from dateline.calendar.recognise import Match
from dateline.calendar.units import GRAINS, add_days, step
from dateline.records.time import Grain, PeriodType

CODES = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "weekend": ("", "WE"),
    "week": ("", "W"),
    "fortnight": ("", "W"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "year": ("", "Y"),
    "decade": ("", "Y"),
    "century": ("", "Y"),
    "millennium": ("", "Y"),
}
FACTORS = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
SMALLER = {"hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12), "day": ("hour", 24)}
NUMBERS = {"a": 1, "an": 1, "half": 0.5, "dozen": 12, "hundred": 100, "thousand": 1000, "another": 1, "couple": 2}
VAGUE = frozenset({"few", "several", "many", "some", "countless"})
AHEAD = frozenset({"next", "coming", "following", "ahead", "to come", "remaining", "future"})
BEHIND = frozenset({"past", "last", "previous", "preceding", "recent", "latest", "most recent"})


def quantity_of(match: Match, label: str = "q") -> float | None:
    """The number of a duration; ``None`` where the text does not give it ("several")."""
    if match.has("half"):
        return 0.5
    if not VAGUE.isdisjoint(match.word(label).split()):
        return None
    value: float | None = match.value(label, "NUM")
    if value is None:
        value = next((number for word, number in NUMBERS.items() if word in match.word(label).split()), None)
    words = match.words()
    if value is not None and match.has("n"):
        value += match.value("n", "FRACTION")
    if value is not None and "and a half" in words:
        value += 0.5
    return value


def most_of(match: Match) -> float | None:
    """The greatest number that a range of lengths allows: "12 to 18 months", "a week or two"; ``None`` where the words are no range."""
    if match.words().endswith(" or two"):
        return 2
    greatest: float | None = match.value("q2", "NUM")
    least = quantity_of(match)
    return greatest if greatest is not None and least is not None and greatest > least else None


def duration_value(quantity: float | None, unit: str) -> str:
    """The TIMEX3 value of a length.

    >>> duration_value(2, "week"), duration_value(None, "year"), duration_value(5.5, "hour"), duration_value(0.5, "year")
    ('P2W', 'PXY', 'PT5H30M', 'P6M')
    """
    time, code = CODES[unit]
    if quantity is None:
        return {"decade": "PXE", "century": "PXC"}.get(unit, f"P{time}X{code}")
    quantity *= FACTORS.get(unit, 1)
    whole, rest = int(quantity), quantity - int(quantity)
    if rest and unit in SMALLER and (time or not whole):
        smaller, per = SMALLER[unit]
        small_time, small_code = CODES[smaller]
        head = f"{whole}{code}" if whole else ""
        return f"P{time or small_time}{head}{round(rest * per)}{small_code}"
    return f"P{time}{quantity:g}{code}" if rest else f"P{time}{whole}{code}"


def read_duration(match: Match, context: Context) -> Meaning | None:
    """A length: "two weeks", "a 12-day", "more than three years"."""
    unit = match.value("u", "UNIT", "UNITS")
    quantity = quantity_of(match) if match.has("q") or match.has("half") else None
    if match.words().startswith("a couple more"):
        quantity = 2
    elif quantity is None and not match.has("q") and (match.words().startswith(("a ", "one ")) or match.value("u", "UNIT")):
        quantity = 1
    meaning = Meaning(duration_value(quantity, unit), grain=GRAINS[unit], type=PeriodType.DURATION)
    return replace(meaning, mod=match.word("mod") or None, vague=quantity is None)


HOURS_OF = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}


def read_stretch(match: Match, context: Context) -> Meaning | None:
    """A length that ends or begins now: "the past two months", "the next few days", "recent weeks", "the weeks ahead"."""
    if match.has("s"):
        return Meaning(f"XXXX-{match.value('s', 'SEASONS')}", type=PeriodType.SET)
    unit = match.value("u", "UNIT", "UNITS")
    quantity = quantity_of(match)
    grain = GRAINS[unit]
    relation = match.word("rel")
    start, end = _placed(match, context, quantity, grain, unit)
    vague = quantity is None
    value = duration_value(quantity, unit)
    return Meaning(value, start, end, grain, PeriodType.DURATION, vague=vague, rule="stretch-ahead" if relation in AHEAD else "")


def _placed(match: Match, context: Context, quantity: float | None, grain: Grain, unit: str) -> tuple[date | None, date | None]:
    """The days of a stretch before or after the anchor; those of a vague number from the table."""
    anchor, relation = context.anchor, match.word("rel")
    if anchor is None or relation not in AHEAD | BEHIND:
        return None, None
    most = most_of(match) or quantity
    high = int(most * FACTORS.get(unit, 1)) if most is not None else several(_vague_word(match))[1]
    if unit in FACTORS:
        grain = Grain.WEEK if unit == "fortnight" else Grain.YEAR
    if unit in HOURS_OF:  # "the next 72 hours" may last into the third day on; minutes end on the day itself, or the next
        grain, high = Grain.DAY, ceil(high * HOURS_OF[unit] / 24)
    if relation in AHEAD:
        return anchor, add_days(step(anchor, grain, max(high, 1)), 1)
    return step(anchor, grain, -max(high, 1)), add_days(anchor, 1)


def _vague_word(match: Match) -> str:
    return next((word for word in match.words().split() if word in ("few", "several", "some", "many")), "")


def read_vague_duration(match: Match, context: Context) -> Meaning | None:
    """‘A while’, ‘weeks or months’."""
    unit = match.value("u", "UNIT", "UNITS")
    if unit is None:
        return Meaning("PXX", type=PeriodType.DURATION, vague=True)
    return Meaning(duration_value(None, unit), grain=GRAINS[unit], type=PeriodType.DURATION, vague=True)


def read_set(match: Match, context: Context) -> Meaning | None:
    """What comes again: "daily", "every Thursday", "each July", "Tuesday nights", "twice a week"."""
    return Meaning(_set_value(match), type=PeriodType.SET)


def _set_value(match: Match) -> str | None:
    if match.has("o"):
        return str(match.value("o", "OFTEN"))
    part = match.value("p", "PART", "PARTS")
    weekday = match.value("wd", "WEEKDAY") or match.value("wds", "WEEKDAYS")
    if weekday is not None:
        return f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    if match.has("m"):
        return f"XXXX-{match.value('m', 'MONTH'):02}"
    if match.has("s"):
        return f"XXXX-{match.value('s', 'SEASON', 'SEASONS')}"
    if part is not None:
        return f"XXXX-XX-XXT{part}"
    unit = match.value("u", "UNIT", "UNITS")
    quantity = quantity_of(match) if match.has("q") else 1
    if "other" in match.words().split():
        quantity = 2
    return duration_value(quantity, unit) if unit else None
