"""Of what matter a statement is: its subject, what happens, its other content words, each by its stem."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.calendar.lexicon import month_names, weekday_names
from dateline.records import Forecast

WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:-[^\W\d_]+)*(?:[’']s?\b)?")
MONTHS = "|".join(month.title() for month in month_names())
DATES = re.compile(rf"\b\d{{1,2}}(?: (?:and|to|or) \d{{1,2}})? (?:{MONTHS})(?: \d{{4}})?|\b(?:{MONTHS})(?: \d{{4}})?\b|\b(?:19|20)\d\d\b")
SUBJECT_END = re.compile(r",|\b(?:of|for|from|in|at|on|with|to|who|which|that)\b")
POSSESSOR = re.compile(r"\b[\w-]+(?: [A-Z][\w-]+)*[’'](?:s\b)?")
NUMBER = re.compile(r"\d")
AND = re.compile(r"\band\b")
SKIPPED = frozenset({"not", "never", "be", "also", "still", "soon", "now", "then", "again", "formally", "been", "being", "to"})
FIGURES = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty"}
    | {"hundred", "thousand", "million", "billion", "half", "quarter", "fifth", "tenth"}
)


@cache
def table(name: str) -> dict[str, Any]:
    """One of the tables of this folder."""
    return tomllib.loads((files("dateline.interpret.forecasts") / "data" / f"{name}.toml").read_text(encoding="utf8"))


@cache
def _families() -> dict[str, str]:
    return {form: row[0] for row in table("matters")["families"]["rows"] for form in row}


@cache
def listed(section: str) -> frozenset[str]:
    """The stems of a section's words."""
    return frozenset(stem(word) for word in table("matters")[section]["words"])


@cache
def opposites() -> frozenset[frozenset[str]]:
    """Pairs of stems of which one makes the other false."""
    return frozenset(frozenset(stem(word) for word in row) for row in table("matters")["opposites"]["rows"])


@cache
def _generic() -> frozenset[str]:
    return frozenset((*table("matters")["generic"]["words"], *month_names(), *weekday_names()))


@cache
def stem(word: str) -> str:
    """Reduce a word to what it shares with its inflections and derivations.

    >>> stem("elections") == stem("elected"), stem("meeting") == stem("met"), stem("policies") == stem("policy")
    (True, True, True)
    """
    low = re.sub(r"[’'](?:s)?$", "", word.casefold())
    if low in _families():
        return _families()[low]
    if low.endswith("ies") and len(low) > 4:
        low = low[:-3] + "y"
    endings = table("matters")["endings"]
    for ending in endings["words"]:
        # One letter leaves less behind: "votes" and "voting" keep "vot".
        left = endings["left"] if len(ending) > 3 or ending in ("ion", "ate", "al") else 3
        if low.endswith(ending) and len(low) - len(ending) >= left and not low.endswith("ss"):
            low = low[: -len(ending)]
            low = low[:-1] if low.endswith("e") and len(low) > left else low
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "lse" else low


def stems(words: str) -> tuple[str, ...]:
    """The stems of the content words, in order, dates and figures left out."""
    found = [match.group() for match in WORD.finditer(DATES.sub(" ", words))]
    return tuple(stem(word) for word in found if _tells(word))


def _tells(word: str) -> bool:
    bare = re.sub(r"[’']s?$", "", word.casefold())
    return not NUMBER.match(word) and bare not in FIGURES and bare not in _generic()


def figures(words: str) -> frozenset[str]:
    """The numbers, in digits or words, apart from dates."""
    found = (match.group().rstrip(".,").casefold() for match in WORD.finditer(DATES.sub(" ", words)))
    return frozenset(word for word in found if NUMBER.match(word) or word in FIGURES)


def names(words: str) -> frozenset[str]:
    """The stems of the words with a capital that do not stand first."""
    found = [match for match in WORD.finditer(DATES.sub(" ", words)) if match.start() > len(words) - len(words.lstrip(' “"‘—'))]
    capital = (match.group() for match in found if match.group()[0].isupper())
    return frozenset(stem(word) for word in capital if _tells(word))


@dataclass(frozen=True, slots=True)
class Matter:
    """What a forecast is of."""

    subject: tuple[str, ...]
    """Its own words: possessors and what hangs on it left out; empty for a pronoun or where it is not known."""
    joined: bool
    """Two subjects: "Tan and Oslan"."""
    verb: str
    """The stem of the verb; empty where the clause has none that could be found."""
    happening: frozenset[str]
    """What happens: the verb, or, with a light one, the nouns beside it."""
    rest: frozenset[str]
    """The content words behind the verb."""
    whole: frozenset[str]
    numbers: frozenset[str]
    pronoun: bool
    """Its subject is a pronoun that the statement has kept."""
    passive: bool
    """Its subject is what the verb is done to."""
    anybody: bool
    """Who does it is left open."""


def matter_of(forecast: Forecast) -> Matter:
    """Take the statement of a forecast apart."""
    words = forecast.statement
    before, verb, behind = _at_verb(forecast, words)
    subject_words = SUBJECT_END.split(before, maxsplit=1)[0]
    subject = stems(POSSESSOR.sub(" ", subject_words))
    rest = frozenset(stems(behind))
    light = not verb or verb in listed("light")
    return Matter(
        subject=subject,
        joined=AND.search(subject_words) is not None,
        verb=verb,
        happening=(frozenset(subject) | rest) - listed("light") if light else frozenset({verb}),
        rest=rest - listed("light") if light else rest,
        whole=frozenset(stems(words)),
        numbers=figures(words),
        pronoun=re.match(r"(?:it|they|this|that|he|she|we|i)\b", words, re.IGNORECASE) is not None,
        passive=re.search(r"\b(?:is|are)\s+(?:\w+ly\s+)?$", before) is not None and re.match(r"\w*ing\b", words[len(before) :]) is None,
        anybody=words.startswith("Somebody "),
    )


def _at_verb(forecast: Forecast, words: str) -> tuple[str, str, str]:
    """The statement before its verb, the verb's stem, and what stands behind."""
    found = list(WORD.finditer(words))
    if re.match(r"There (?:is|are)\b", words):
        return "", "be", words[found[1].end() :] if len(found) > 1 else ""
    wanted = _verb_stems(forecast)
    for match in found[1:]:
        if wanted and stem(match.group()) == wanted:
            return words[: match.start()], wanted, words[match.end() :]
    return words, "", ""


def _verb_stems(forecast: Forecast) -> str:
    word = forecast.certainty.word
    behind = " ".join(
        span.text if word is None or span.start >= word.end else span.text[word.end - span.start :]
        for span in forecast.evidence
        if word is None or span.end > word.end
    )
    if word is None:
        return ""
    found = (match.group() for match in WORD.finditer(behind))
    return next((stem(each) for each in found if each.casefold() not in SKIPPED and not each.endswith("ly")), "")


def same_subject(one: Matter, other: Matter) -> bool:
    """Are the subjects the same thing, one perhaps with more words: "Trump", "President Trump"?"""
    if not one.subject or not other.subject or one.joined != other.joined:
        return False
    few, many = sorted((one.subject, other.subject), key=len)
    return few[-1] == many[-1] and set(few) <= set(many)


def same_parties(one: Matter, other: Matter) -> bool:
    """Do the same do it, or is it done to the same? "The pact is signed": "Oslan signs the pact"; nobody in particular contradicts none."""
    if one.passive != other.passive:
        done, doing = (one, other) if one.passive else (other, one)
        return bool(done.subject) and set(done.subject) <= doing.rest
    nested = one.rest <= other.rest or other.rest <= one.rest
    return nested and (same_subject(one, other) or one.anybody or other.anybody)


def covers(denial: Forecast, forecast: Forecast) -> bool:
    """Does a denial leave no day on which it could still happen? "Not before May" leaves all after it."""
    if denial.window is None:
        return True
    if forecast.window is None:
        return False
    inner, outer = forecast.window, denial.window
    begins = outer.start is None or (inner.start is not None and str(outer.start) <= str(inner.start))
    return begins and (outer.end is None or (inner.end is not None and str(inner.end) <= str(outer.end)))


def disjoint_windows(one: Forecast, other: Forecast) -> bool:
    """Can no day lie in both windows?"""
    if one.window is None or other.window is None:
        return False
    pairs = ((one.window, other.window), (other.window, one.window))
    return any(early.end is not None and late.start is not None and str(early.end) <= str(late.start) for early, late in pairs)
