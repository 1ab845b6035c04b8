"""Plan, schedule, promise, threat or forecast: by the words of certainty, who does it, and who says so."""

import re
from dataclasses import dataclass

from dateline.interpret.certainty import Construction
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.words import matches
from dateline.records import Aspect, Bound, ForecastKind, Voice

FIRST = re.compile(r"(?:I|we|my|our)\b", re.IGNORECASE)
THIRD = re.compile(r"(?:he|she|they|it)\b", re.IGNORECASE)
EXPECTED = frozenset({"expect", "expected to", "likely", "poised to", "believe", "think", "fear", "feared", "about to"})
PLAIN_FUTURE = frozenset({"will", "would", "going to", "shall", "is to", "'ll"})
LENGTH = re.compile(r"\b(?:take|need|require|last)\w*\s+(?:\S+\s+){0,3}?(?:hours?|days?|weeks?|months?|years?|longer|time|decades?)\b", re.IGNORECASE)
AMOUNT = re.compile(r"\b(?:cost|total|reach|exceed|amount|get|rise|fall|grow|shrink|expand|contract|win|account)\w*\s+(?:\S+\s+){0,4}?[$€£]?\d[\d.,]*", re.IGNORECASE)
PLACE_WHEN = re.compile(r"\b(?:take\s+place|be\s+held|be\s+staged)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a clause before its kind is."""

    group: Group
    subject: str
    predicate: str
    voice: Voice
    holder: str
    """The holder's own words."""
    own_act: bool
    """The subject is the holder, or whom the holder speaks for."""
    bound: Bound | None
    vague: bool
    condition: bool
    negative: bool


def kind_of(setting: Setting) -> ForecastKind:
    """Tell the kind, by the questions of docs/guidelines/forecasts.md §3 in their order."""
    group = setting.group
    hint = ForecastKind(next((item.kind for item in group.founds if item.kind != "forecast"), "forecast"))
    harmful = matches("harm", setting.predicate) or matches("harm_nouns", setting.predicate)
    terms = {item.term.removeprefix("not ").removesuffix(" not") for item in group.founds}
    if hint is ForecastKind.PROMISE and harmful and not setting.negative and matches("harm_nouns", setting.predicate):
        return ForecastKind.THREAT
    if hint is not ForecastKind.FORECAST:
        return hint
    if not terms <= PLAIN_FUTURE or group.over is not None:
        return ForecastKind.FORECAST
    doer = setting.own_act and not matches("happenings", setting.predicate)
    if doer and harmful and not setting.negative and (setting.condition or matches("harm_nouns", setting.predicate)):
        return ForecastKind.THREAT
    if setting.bound is Bound.AT and not setting.vague and setting.voice is not Voice.UNSTATED and matches("timetable", setting.predicate):
        return ForecastKind.SCHEDULE
    if "is to" in terms:
        return ForecastKind.SCHEDULE
    if matches("expiry", setting.predicate) and setting.bound is not None:
        return ForecastKind.SCHEDULE
    return ForecastKind.PLAN if doer else ForecastKind.FORECAST


def aspect_of(subject: str, predicate: str, group: Group) -> Aspect:
    """Tell what the clause puts forward."""
    told = f" {predicate} "
    if LENGTH.search(told):
        return Aspect.WHEN
    if matches("who", predicate) and group.chosen.construction is not Construction.NOUN:
        return Aspect.WHO
    if PLACE_WHEN.search(told):
        return Aspect.WHEN if re.search(r"\b(?:in|on|by|before|after|next|this)\s+(?:\w+\s+)?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter|week|month|year)", told) and not re.search(r"\bwill\b", subject) else Aspect.OCCURS
    if AMOUNT.search(told):
        return Aspect.AMOUNT
    return Aspect.OCCURS
