"""Readers of parts of days and clock times."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import takewhile

from dateline.calendar.days import WORDS, counted_day, day_of_match, day_spoken_of
from dateline.calendar.holidays import holiday_in
from dateline.calendar.lexicon import table, word_list
from dateline.calendar.meaning import Context, Meaning
from dateline.calendar.narrow import mod_of
from dateline.calendar.recognise import Match
from dateline.calendar.relations import relation_of
from dateline.calendar.units import add_days, day_of, part_of
from dateline.records.time import Bound, Grain, PeriodType

DAY_NOUNS = frozenset({"day", "date", "eve", "night", "morning", "evening", "weekend"})
DAYS = frozenset({"day", "date", "eve"})
LONGEST_OTHER_DAY = 6


def read_part(match: Match, context: Context) -> Meaning | None:
    """A part of a day: "Wednesday night", "last night", "this morning", "overnight"."""
    code = match.value("p", "PART", "PARTS") or "NI"
    base = day_of_match(match, context)
    return None if base is None else to_part(base, code, mod_of(match.word("mod")))


def to_part(base: Meaning, code: str, mod: str | None = None) -> Meaning:
    """A part of the day that a meaning covers."""
    if type(base.start) is date:
        return replace(part_of(base.start, code), mod=mod, alternatives=base.alternatives)
    return Meaning(f"{base.value or 'XXXX-XX-XX'}T{code}", grain=Grain.PART, type=PeriodType.TIME, mod=mod, rule=base.rule)


def read_that_part(match: Match, context: Context) -> Meaning | None:
    """‘That night’, ‘the next morning’: of the day that the paragraph last spoke of."""
    code = match.value("p", "PART", "PARTS")
    if match.words() == "midday":
        code = "MI"
    relation = relation_of(match.word("rel"))
    base = day_spoken_of(context) or (context.anchor if relation.step == 0 else None)
    day = add_days(base, relation.step)
    return to_part(Meaning("XXXX-XX-XX") if day is None else day_of(day), code, mod_of(match.word("mod")))


def read_clock(match: Match, context: Context) -> Meaning | None:
    """A clock time: "9 a.m. EST Tuesday", "noon", "midnight Friday"."""
    time = _clock_of(match)
    if time is None:
        return None
    hour, minute, second = time
    day = _clock_day(match, context)
    grain = Grain.SECOND if second is not None else Grain.MINUTE
    clock = f"T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    if type(day.start) is not date:
        return Meaning(f"{day.value or 'XXXX-XX-XX'}{clock}", grain=grain, type=PeriodType.TIME, bound=Bound.AT)
    zone = _zone_of(match, context)
    if zone is None:
        return Meaning(day.start.isoformat() + clock, day.start, day.end, grain, PeriodType.TIME, bound=Bound.AT)
    midnight = datetime(day.start.year, day.start.month, day.start.day, tzinfo=zone)
    start = midnight + timedelta(hours=hour, minutes=minute, seconds=second or 0)
    return Meaning(day.start.isoformat() + clock, start, start + timedelta(minutes=1), grain, PeriodType.TIME, bound=Bound.AT)


def _clock_of(match: Match) -> tuple[int, int, int | None] | None:
    if match.has("noon"):
        return match.value("noon", "NOON"), 0, None
    piece = match.value("clock", "CLOCK")
    figures = [int(part) for part in piece.split(":")] if piece else [match.value("clock", "HOURNUM", "NUM"), 0]
    hour, minute = figures[0], figures[1]
    second = figures[2] if len(figures) > 2 else None
    if match.value("ap", "AMPM") == "pm" or match.value("p", "PART") in ("AF", "EV", "NI"):
        hour = hour + 12 if hour < 12 else hour
    elif match.value("ap", "AMPM") == "am" and hour == 12:
        hour = 0
    fits = isinstance(hour, int) and hour <= 24 and minute < 60 and (second is None or second < 60)
    return (hour, minute, second) if fits else None


def _clock_day(match: Match, context: Context) -> Meaning:
    word = match.word("word")
    if word.startswith(("this", "last")):
        return counted_day(context, WORDS[word.split()[0]])
    if word or any(match.has(label) for label in ("wd", "m", "iso", "numeric")):
        return day_of_match(match, context) or Meaning("XXXX-XX-XX")
    if match.has("h"):
        return holiday_in(match, context) or Meaning("XXXX-XX-XX")
    if _is_of_another_day(match):
        return Meaning("XXXX-XX-XX")
    reference = day_spoken_of(context)
    return counted_day(context, 0) if reference is None else day_of(reference)


def _is_of_another_day(match: Match) -> bool:
    """‘At 6 p.m. | on the day of the vote’: on a day that other words name; ‘on television, a day before the vote’ names none."""
    if match.end >= len(match.tokens) or match.tokens[match.end].lower != "on":
        return False
    words = [token.lower for token in match.tokens[match.end + 1 : match.end + 1 + LONGEST_OTHER_DAY]]
    first = 1 if words and words[0] in word_list("determiners") else 0
    phrase = list(takewhile(_is_in_phrase, words[first:]))
    after = words[first + len(phrase) :]
    if not DAY_NOUNS.isdisjoint(phrase[-1:]):
        return after[:1] != ["-"]
    return bool(first) and not DAYS.isdisjoint(phrase[:1])  # “on the day voters go to the polls”


def _is_in_phrase(word: str) -> bool:
    return word == "'s" or (word[:1].isalnum() and word not in word_list("no_event"))


def _zone_of(match: Match, context: Context) -> timezone | None:
    if match.has("z"):
        return timezone(timedelta(hours=table("words")["ZONE"][match.word("z")]))
    return context.zone
