"""Events that say when: "before the summer recess", "by the end of the talks", "before the leaders’ dinner on Thursday"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dateline.calendar.holidays import holiday_names
from dateline.calendar.lexicon import word_list
from dateline.interpret.attributions.sentences import STOP_IN_SENTENCE
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.grammar import head_of
from dateline.interpret.sources.tables import words as name_words
from dateline.records import Bound, Period, PeriodType

SEASONS = "spring|summer|autumn|fall|winter"
LONGER_NAMES = "|".join(sorted(word_list("longer_than_season")))
# "By the minister", "by the autumn statement" tell who or what: of events only their edges and what divides the year follow "by".
BY = (
    r"by(?=\s+(?:the\s+)?(?:(?:very\s+)?(?:end|close|conclusion|start|beginning)\s+of|time)\b"
    r"|\s+(?:the\s+)?(?:(?:next|[\w’'.-]+)\s+)?(?:recess|break|holidays|vacation)\b"
    rf"|\s+(?:the\s+)?(?:next|{SEASONS})\s+(?:session|semester|term|olympics|games)\b)"
)
# An edge, and a day that is for others to know. A clause or noun phrase to the next comma.
EVENT = re.compile(
    rf"\b(?P<word>(?i:before|after|until|till|ahead\s+of|prior\s+to|following|when|as\s+soon\s+as|once)|{BY})\s+"
    r"(?P<event>(?:the|a|an|his|her|its|their|our|my|your|this|that|next|any|he|she|it|they|we|I|you|(?:end|close)\s+of|[A-Z][\w’'.-]*"
    rf"|(?:{SEASONS})\s+(?:{LONGER_NAMES}))\b"
    rf"(?:[^,;:.!?—–“”\"]|{STOP_IN_SENTENCE}|\.(?=\w))*)"
)
BOUNDS = {
    "before": Bound.NOT_AFTER, "ahead of": Bound.NOT_AFTER, "prior to": Bound.NOT_AFTER, "until": Bound.WITHIN, "till": Bound.WITHIN,
    "after": Bound.NOT_BEFORE, "following": Bound.NOT_BEFORE, "as soon as": Bound.NOT_BEFORE, "once": Bound.NOT_BEFORE, "when": Bound.AT,
    "by": Bound.NOT_AFTER,
}  # fmt: skip
# The words before the time of an event, which stand between "before" and that time: "before the leaders’ dinner | on Thursday".
DATED_EVENT = re.compile(
    r"\b(?P<word>before|ahead\s+of|prior\s+to|until|till|by\s+(?:the\s+)?(?:end|close|conclusion|start|beginning)\s+of)\s+"
    r"(?P<event>(?:(?!\b(?:before|until|till|and|but|or|then)\b)[^,;:.!?—–“”\"]){3,60}?)\s+$",
    re.IGNORECASE,
)
# A time that dates a noun, behind the preposition of that noun: "before the June | vote".
EDGE_OF_DATED = re.compile(
    r"(?P<word>before|ahead\s+of|prior\s+to|until|till|after|following)\s+(?:the|this|next|an?|its|his|her|their|our|my)\s+$", re.IGNORECASE
)
# "No later than 30 days | after the vote", "90 days | after the vote".
LENGTH_BEFORE = re.compile(
    r"\b(?:(?P<last>within|no\s+later\s+than|not\s+later\s+than|by)\s+)?(?:an?|[\w-]+)\s+(?:hours?|days?|weeks?|months?|years?)\s+$",
    re.IGNORECASE,
)
ON = re.compile(r"(?:(?:early|late|later)\s+)?(?:(?:on|in|at)\s+)?(?:the\s+)?", re.IGNORECASE)
# A determiner, at most one word that describes, and a noun: longer ones may hold a verb ("before the court frees protesters").
SHORT_PHRASE = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|our|my|your|this|that|any)\s+(?:[\w’'-]+\s+)?)?(?P<noun>[\w-]+)", re.IGNORECASE
)
RULES = {"until": "until", "till": "until", "by": "by"}
EDGE = re.compile(r"(?:before|after|until|till|ahead\s+of|prior\s+to|following|by)\s", re.IGNORECASE)
HOLIDAYS = "|".join(re.escape(name) for name in sorted(holiday_names(), key=len, reverse=True))
NAMED = re.compile(rf"(?<!this )(?<!next )(?<!last )\b(?:{SEASONS}|{HOLIDAYS})$", re.IGNORECASE)
FOLLOWING = re.compile(r"\s+([a-z]+)\b")
LAST_WORD = re.compile(r"([\w’'-]+)\s+$")


@cache
def _words(key: str) -> frozenset[str]:
    table = tomllib.loads((files("dateline.interpret.forecasts") / "data" / "events.toml").read_text(encoding="utf8"))
    return frozenset(table["words"][key].split())


def find_event(text: str, place: Extent) -> tuple[Period, Extent] | None:
    """Find an event that says when and whose day is for others to know.

    Args:
        text: The article.
        place: Where to look.

    Returns:
        A vague period without a day, and the words; ``None`` where no event says when.
    """
    for match in EVENT.finditer(text, *place):
        word = " ".join(match["word"].lower().split())
        if BOUNDS[word] is Bound.NOT_AFTER and _is_in_front(text, match):
            continue
        bound, start = BOUNDS[word], match.start()
        if bound is Bound.NOT_BEFORE and (length := LENGTH_BEFORE.search(text, place[0], start)):
            bound, start = Bound.NOT_AFTER if length["last"] else Bound.AT, length.start()
        return Period(type=PeriodType.DATE, value=None, bound=bound, vague=True, rule="event"), _trimmed(text, (start, match.end()))
    return None


def before_dated_event(text: str, low: int, opening: str, start: int, period: Period) -> tuple[Period, int] | None:
    """Tell whether a time is the day of an event that must not have come yet: "before the leaders’ dinner on Thursday".

    Args:
        text: The article.
        low: How far back to look.
        opening: The preposition of the time itself.
        start: Where it begins, its preposition included.
        period: What the time means.

    Returns:
        The last day, which is that of the event, and where "before" stands; ``None`` where no event stands there.
    """
    match = DATED_EVENT.search(text, low, start)
    if match is None or period.end is None or not ON.fullmatch(opening) or _is_in_front(text, match) or _is_of_somebody(match):
        return None
    rule = RULES.get(match["word"].split()[0].lower(), "before")
    return period.model_copy(update={"start": None, "bound": Bound.NOT_AFTER, "rule": rule}), match.start()


def edge_of_dated(text: str, opening: str, end: int, period: Period) -> Period | None:
    """Read a time that only dates an event: ‘before the June | vote’ ends with June, ‘after the June | vote’ begins with it.

    Args:
        text: The article.
        opening: What stands before the time.
        end: Where the time ends.
        period: What the time means alone.

    Returns:
        The edge; ``None`` where no noun follows, or no such preposition opens.
    """
    match = EDGE_OF_DATED.search(opening)
    if match is None or not describes_noun(text, end):
        return None
    word = " ".join(match["word"].lower().split())
    if BOUNDS[word] is Bound.NOT_BEFORE:
        return period.model_copy(update={"end": None, "bound": Bound.NOT_BEFORE, "rule": "after"})
    return period.model_copy(update={"start": None, "bound": Bound.NOT_AFTER, "rule": RULES.get(word, "before")})


def names_event(text: str, start: int, end: int) -> bool:
    """‘The summer | months’, ‘Christmas | rush’: do these words end in a season or holiday that only describes a noun?"""
    return NAMED.search(text[start:end]) is not None and describes_noun(text, end)


def describes_noun(text: str, end: int) -> bool:
    """Does a noun follow, which what stands before it describes?"""
    found = FOLLOWING.match(text, end)
    if found is None or found[1] in word_list("no_event"):
        return False
    return not found[1].endswith("ly") or found[1] in _words("in_ly")


def _is_in_front(text: str, match: re.Match[str]) -> bool:
    """‘Before the committee’ is where one testifies, and no time."""
    if match["word"].lower() != "before":
        return False
    verb = LAST_WORD.search(text, max(0, match.start() - 30), match.start())
    head = head_of(match["event"].strip()).lower().rsplit(" ", 1)[-1]
    return head in _words("nouns") or (verb is not None and verb[1].lower() in _words("verbs"))


def _is_of_somebody(match: re.Match[str]) -> bool:
    """‘Before her husband | on Friday’: who comes later on that day, and no event."""
    if match["word"].split()[0].lower() not in ("before", "ahead", "prior"):
        return False
    event = match["event"].strip().lower()
    if event in _words("them"):
        return True
    phrase = SHORT_PHRASE.fullmatch(event)
    return phrase is not None and _is_person(phrase["noun"])


def _is_person(noun: str) -> bool:
    return not {noun, noun.removesuffix("s")}.isdisjoint(_words("people") | name_words("nouns", "person"))


def _trimmed(text: str, extent: Extent) -> Extent:
    start, end = extent
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
