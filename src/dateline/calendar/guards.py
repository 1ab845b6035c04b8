"""What looks like a time and is none: "may" the verb, "$1990", "the fall of Kabul", "Daily News"."""

from collections.abc import Callable

from dateline.calendar.lexicon import CASED, word_list
from dateline.calendar.meaning import Context
from dateline.calendar.ordinals import is_nth_day
from dateline.calendar.recognise import Match
from dateline.calendar.windows import window_before

SENTENCE_MARKS = frozenset('.!?:;“"‘(—–')


def _before(match: Match) -> str:
    return match.tokens[match.start - 1].lower if match.start else ""


def _after(match: Match) -> str:
    return match.tokens[match.end].lower if match.end < len(match.tokens) else ""


def _capital(match: Match, at: int) -> bool:
    return match.tokens[at].text[:1].isupper()


def _is_amount(match: Match) -> bool:
    """‘More than 2000 voters’: a number; ‘no later than 2020’ is a year."""
    return _before(match) == "than" and match.start > 1 and match.tokens[match.start - 2].lower in ("more", "fewer", "less")


def _year(match: Match) -> bool:
    if _is_amount(match) and _after(match).isalpha():
        return False
    if match.end - match.start > 1:
        return _before(match) not in word_list("money") and _after(match) not in word_list("after_number")
    if "SHORT_YEAR" in match.tokens[match.start].classes:
        return _before(match) in word_list("before_year") or not _before(match)
    if _before(match) in word_list("money") or _after(match) in word_list("after_number") or _before(match).isdigit():
        return False
    return _before(match) in word_list("before_year") | {""} or 1900 <= match.value("y", "YEAR") <= 2060


def _month(match: Match) -> bool:
    low, _ = match.labels["m"]
    token = match.tokens[low]
    if not token.text[:1].isupper():
        return False
    if match.end - match.start > 1:
        return token.lower not in CASED or _before(match) not in ("mr", "ms", "mrs")
    if token.lower in CASED:
        before = window_before(match.tokens, match.start)
        return _before(match) in word_list("before_month") or (before is not None and before.ahead)  # “as early as May”
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    return after is None or not after.text[:1].isupper() or _before(match) in word_list("before_month")


def _season(match: Match) -> bool:
    words = match.words()
    if _after(match) in word_list("longer_than_season"):
        return False  # the summer recess, the spring session
    if match.end - match.start == 1 and not _is_bare_season(match):
        return False
    if match.end - match.start == 1 and _before(match) in ("another", "a", "one", "any", "every", "each"):
        return False
    if words.startswith(("the ", "that ")) and _after(match) == "of" and not match.has("y"):
        return False
    return not (words.startswith("the fall") and not match.has("y"))


def _is_bare_season(match: Match) -> bool:
    """‘By spring’, ‘in fall’: without a determiner these two are seasons after a preposition of time, and before no noun."""
    if match.words() not in word_list("also_no_season"):
        return True
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    describes = after is not None and after.text.isalpha() and after.lower not in word_list("no_event")
    if _before(match) not in word_list("before_season") or describes:
        return False
    return not (_is_drop(match) or _is_town(match))


def _is_drop(match: Match) -> bool:
    """‘Shaken by fall of the pound’, ‘after losses from fall in exports’: what fell; ‘by fall in return’ is the season."""
    following = [token.lower for token in match.tokens[match.end : match.end + 2]]
    if following[:1] == ["of"]:
        return not word_list("of_a_year").intersection(following[1:])
    cause = match.tokens[match.start - 2].lower if match.start > 1 else ""
    if _before(match) == "by" and cause in word_list("moved_by"):
        return True
    falls = match.words() == "fall" and following[:1] == ["in"] and len(following) > 1
    return falls and match.tokens[match.end + 1].text.islower() and following[1] not in word_list("after_season_in") | word_list("no_event")


def _is_town(match: Match) -> bool:
    """‘Lives in Spring, Ohio.’: the place stands behind the comma; ‘in Spring, Oka said’ and ‘In Spring, Ohio will vote’ are the season."""
    place = match.end + 1
    if not _capital(match, match.start) or _after(match) != "," or _before(match) not in ("in", "from"):
        return False
    end = place
    while end < len(match.tokens) and _capital(match, end):
        end += 1
    if end == place:
        return False
    closed = end == len(match.tokens) or not match.tokens[end].text[:1].isalpha()
    return closed or not (_opens(match, match.start - 1) or match.tokens[end].lower in word_list("speech"))


def _decade(match: Match) -> bool:
    value = match.value("dec", "DECADE")
    if value is None or value >= 100 or not match.words()[-3:-1].isdigit():
        return True
    marked = match.tokens[match.end - 1].text[0] in "'’‘" or match.words().startswith("the ")
    return marked and _before(match) not in word_list("owners") | {"-"}


def _that_part(match: Match) -> bool:
    """‘The night’ is any."""
    return match.words() != "the night"


def _clock(match: Match) -> bool:
    bare = match.end - match.start == 1 and match.has("clock")
    return not bare or _before(match) in word_list("before_clock")


def _set(match: Match) -> bool:
    if not match.has("o"):
        return match.words().startswith("every ") or not _is_rate(match)
    if match.end < len(match.tokens) and _capital(match, match.end):
        return False  # the daily Rodvik Herald
    if match.word("o") in ("annually", "yearly") and _is_rate(match):
        return False
    return (match.start == 0 or not _capital(match, match.start)) and (
        _after(match) not in word_list("dividends") or match.word("o") != "quarterly"
    )


def _units(match: Match) -> bool:
    """Bare "weeks" is a time where a preposition says how long, or an event how far from it."""
    return match.end - match.start > 1 or _before(match) in word_list("before_units") or _after(match) in ("before", "after")


def _lapse(match: Match) -> bool:
    """‘A day later than planned’ compares, and counts from no day."""
    return _after(match) != "than"


def _duration(match: Match) -> bool:
    """‘A 44-year-old farmer’ tells of the farmer and of no time."""
    if match.words().split()[0] == "a" and match.end - match.start == 2 and _is_rate(match):
        return False
    if match.word("u").startswith("quarter") and not {"a", "one", "three", "another"}.isdisjoint(match.words().split()):
        return False  # a quarter of the vote
    return match.tokens[match.end - 1].lower != "old" or match.value("u", "UNIT", "UNITS") != "year"


def _unit(match: Match) -> bool:
    """‘This Week’ is a programme; ‘the day’ alone is any."""
    low, high = match.labels.get("u", (0, 0))
    titled = match.end - match.start > 1 and all(_capital(match, at) for at in (match.start, low))
    return not (low < high and titled) and match.words() != "the day"


def _is_rate(match: Match) -> bool:
    """‘€3 billion a year’, ‘six patrols a week’: how often or how much, and no length of time."""
    before = match.tokens[max(0, match.start - 3) : match.start]
    return bool(before) and before[-1].lower not in word_list("before_length") and any("NUM" in token.classes for token in before)


def _present(match: Match) -> bool:
    """‘Now,’ at the head of a sentence turns to a new point."""
    return not (match.words() == "now" and _capital(match, match.start) and _after(match) == ",")


def _future(match: Match, context: Context) -> bool:
    """‘Soon’ is a time where the clause looks ahead: ‘soon after’, ‘was soon freed’ and ‘as soon as’ are none."""
    if "soon" not in match.words() and match.end - match.start > 1:
        return True
    ahead = context.direction > 0 or _is_condition(match)
    return ahead and _after(match) not in ("after", "as", "thereafter", "before") and _before(match) not in ("as", "too", "so")


def _is_condition(match: Match) -> bool:
    """‘If announced soon’, ‘unless resolved shortly’: a participle after "if" looks ahead, whatever its ending."""
    before = [token.lower for token in match.tokens[max(0, match.start - 2) : match.start]]
    return len(before) == 2 and before[0] in ("if", "unless", "once", "until")


def _day(match: Match) -> bool:
    if match.has("m"):
        low, _ = match.labels["m"]
        return _capital(match, low)
    low, high = match.labels.get("wd", (0, 0))
    return low == high or "WEEKDAY" in match.tokens[low].classes or _capital(match, low)


def _holiday(match: Match) -> bool:
    """‘Mira Oslan Election Day’ is a name of its own, ‘Orthodox Easter’ another day, ‘Rodvik's Independence Day’ not that of the table."""
    low, high = match.labels["h"]
    if high == match.end and _after(match) in word_list("longer_than_holiday"):
        return False  # the Easter break
    if low == 0 or low != match.start:
        return True
    before, day = match.tokens[low - 1], match.tokens[low].lower
    if before.lower == "'s" and low > 1:
        owner = match.tokens[low - 2]
        return day not in word_list("of_one_state") or not owner.text[:1].isupper() or owner.lower in word_list("that_state")
    if not before.text[:1].isupper() or before.classes or _opens(match, low - 1):
        return True
    if before.lower in word_list("other_rites") or (day in word_list("of_one_state") and before.lower not in word_list("that_state")):
        return False
    named = low > 1 and match.tokens[low - 2].text[:1].isupper() and not match.tokens[low - 2].classes
    describes = high < len(match.tokens) and match.tokens[high].text[:1].islower()  # “the White House Christmas party”
    return not named or describes or before.lower in word_list("that_state")


def _opens(match: Match, at: int) -> bool:
    """Does a word begin a sentence?"""
    return at == 0 or match.tokens[at - 1].text in SENTENCE_MARKS


GUARDS: dict[str, Callable[[Match], bool]] = {
    "holiday": _holiday,
    "year": _year,
    "month": _month,
    "season": _season,
    "decade": _decade,
    "that_part": _that_part,
    "clock": _clock,
    "present": _present,
    "set": _set,
    "unit": _unit,
    "day": _day,
    "nth_day": is_nth_day,
    "lapse": _lapse,
    "duration": _duration,
    "vague_duration": _units,
}


def is_time(match: Match, context: Context) -> bool:
    """Is it one in its surroundings?"""
    if match.rule.read == "future":
        return _future(match, context)
    guard = GUARDS.get(match.rule.read)
    return guard is None or guard(match)
