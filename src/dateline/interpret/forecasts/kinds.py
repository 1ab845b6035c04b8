"""Plan, schedule, promise, threat or forecast: by the words of certainty, who does it, and who says so."""

import re
from dataclasses import dataclass

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.words import matches
from dateline.records import Aspect, Bound, ForecastKind, Voice

PLAIN_FUTURE = frozenset({"will", "would", "going to", "shall", "is to", "be to"})
PROMISING = re.compile(r"\b(?:promis|pledg|vow|guarante|swore|swear|assur)\w*", re.IGNORECASE)
THREATENING = re.compile(r"\b(?:threat|warn)\w*", re.IGNORECASE)
NAMED_ASPECT = re.compile(
    r"\s*(?:the\s+)?\s*(?:(?P<where>venue|site|place|location|host|destination)|(?P<who>candidate|successor|choice|nominee|winner|pick)|(?P<when>date|time|day|month))s?\b"
)
LENGTH = re.compile(
    r"\b(?:take|need|require|last)\w*\s+(?:\S+\s+){0,3}?(?:hours?|days?|weeks?|months?|years?|longer|time|decades?)\b", re.IGNORECASE
)
AMOUNT = re.compile(
    r"\b(?:cost|total|reach|exceed|amount|get|rise|fall|grow|shrink|expand|contract|win|account)\w*\s+(?:\S+\s+){0,4}?[$€£]?\d[\d.,]*",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\b(?:in|on|by|before|after|next|this)\s+(?:\w+\s+)?(?:\d|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|spring|summer|autumn|fall|winter|week|month|year)"
)
PLACE_WHEN = re.compile(r"\b(?:take\s+place|be\s+held|be\s+staged)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a clause before its kind is."""

    group: Group
    subject: str
    predicate: str
    voice: Voice
    own_act: bool
    """The subject is the holder, or whom the holder speaks for."""
    cue: str
    """The words by which the holder says so."""
    candidate: bool
    """The holder stands for office."""
    bound: Bound | None
    lasting: bool
    """The window is "through Sunday" of what lasts."""
    vague: bool
    condition: bool
    negative: bool


def kind_of(setting: Setting) -> ForecastKind:
    """Tell the kind, by the questions of docs/guidelines/forecasts.md §3 in their order."""
    group = setting.group
    hint = ForecastKind(next((item.kind for item in group.founds if item.kind != "forecast"), "forecast"))
    harmful = matches("harm", setting.predicate) or matches("harm_nouns", setting.predicate)
    if hint is ForecastKind.PROMISE and matches("harm_nouns", setting.predicate) and not setting.negative:
        return ForecastKind.THREAT
    if hint is not ForecastKind.FORECAST:
        return hint
    terms = {item.entry.term for item in group.founds}
    if not terms <= PLAIN_FUTURE or group.over is not None:
        return ForecastKind.FORECAST
    if "is to" in terms or _is_scheduled(setting):
        return ForecastKind.SCHEDULE
    if PROMISING.search(setting.cue):
        return ForecastKind.PROMISE
    if not setting.own_act or (matches("happenings", setting.predicate) and not setting.candidate):
        return ForecastKind.FORECAST
    if (
        harmful
        and not setting.negative
        and (setting.condition or matches("harm_nouns", setting.predicate) or THREATENING.search(setting.cue))
    ):
        return ForecastKind.THREAT
    return ForecastKind.PROMISE if setting.candidate else ForecastKind.PLAN


def _is_scheduled(setting: Setting) -> bool:
    """Does the clause give the fixed time of what stands in a timetable, a law or an agreement?"""
    if setting.vague or setting.bound is None or setting.negative:
        return False
    if matches("expiry", setting.predicate) or setting.lasting:
        return True
    return setting.bound in (Bound.AT, Bound.NOT_BEFORE) and setting.voice is not Voice.UNSTATED and matches("timetable", setting.predicate)


def aspect_of(predicate: str, group: Group | None) -> Aspect:
    """Tell what the clause puts forward."""
    told = f" {predicate} "
    if group is not None and group.chosen.entry.attributive and (noun := NAMED_ASPECT.match(told)):
        return next(Aspect(name) for name in ("where", "who", "when") if noun[name])
    if LENGTH.search(told):
        return Aspect.WHEN
    if matches("who", predicate) and (group is None or group.chosen.construction is not Construction.NOUN):
        return Aspect.WHO
    if PLACE_WHEN.search(told):
        return Aspect.WHEN if DATED.search(told) else Aspect.OCCURS
    if AMOUNT.search(told):
        return Aspect.AMOUNT
    return Aspect.OCCURS
