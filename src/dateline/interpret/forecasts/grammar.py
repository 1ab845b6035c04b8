"""Forms of verbs and the number of nouns: as much grammar as one sentence in the present tense needs."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.interpret.forecasts.counts import COUNTED

SIBILANT = ("s", "x", "z", "ch", "sh")
VOWELS = "aeiou"
HEAD_END = re.compile(
    r",(?!\d)|[(;:—–]|\s(?=(?:who|whom|whose|which|that|of|in|on|at|from|with|for|to|by|about|near|inside|outside|among|within|against|over|under|"
    r"between|after|before|during|without|into|as|than|such|including|like|led|set|due|scheduled|expected|likely|briefed|familiar|held|"
    r"planned|made|based|loyal|opposed|not)\b)"
    r"|\s(?=(?:[a-z-]{2,}(?:ed|en)|held|made|set|built|caught|left|led|born|found)\s(?:by|in|at|to|from|on|with|for|over|under|between|during|after|last|this|next)\b)"
    r"|\s(?=[a-z]{3,}ing\s(?:the|an?|its|his|her|their|this|these|those|more|about|\d+)\b)"
)
MONEY = re.compile(r"(?:as much as |(?:more|less) than |about |some |around |nearly |up to |at least )*[$€£¥]")
SEVERAL = re.compile(r"(?!1(?:\s|$)|\d{4}$)\d[\d,.]*(?=\s|$)|(?:half )?an? (?:dozen|hundred|thousand|million)\b", re.IGNORECASE)
"""A number of more than one; four figures alone are a year."""
MEASURES = frozenset({"percent", "cent", "million", "billion", "trillion"})
SHARE = re.compile(r"[\d.,]+ ?(?:percent|per cent|%) of (?:the |his |her |their |its |these |those )?")
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


@cache
def table() -> dict[str, Any]:
    """The room's tables."""
    return tomllib.loads((files("dateline.interpret.forecasts") / "data" / "grammar.toml").read_text(encoding="utf8"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the tables as a set."""
    return frozenset(table()[section][key].split())


def third_person(base: str) -> str:
    """The third person singular of a verb.

    >>> [third_person(base) for base in ("be", "carry", "pass", "hold", "re-open")]
    ['is', 'carries', 'passes', 'holds', 're-opens']
    """
    irregular = table()["third_person"].get(base)
    if irregular:
        return str(irregular)
    if base.endswith("y") and len(base) > 1 and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(SIBILANT) else "s")


def base_of(finite: str) -> str:
    """The base of a verb in the present tense.

    >>> [base_of(form) for form in ("is", "are", "expires", "passes", "carries", "meet", "goes")]
    ['be', 'be', 'expire', 'pass', 'carry', 'meet', 'go']
    """
    if finite in {"is", "are", "am"}:
        return "be"
    irregular = next((base for base, form in table()["third_person"].items() if form == finite), None)
    if irregular:
        return str(irregular)
    if finite.endswith("ies") and len(finite) > 4:
        return finite[:-3] + "y"
    if finite.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return finite[:-2]
    return finite[:-1] if finite.endswith("s") and not finite.endswith("ss") else finite


def base_of_gerund(gerund: str) -> str:
    """The base of a verb in "-ing".

    >>> [base_of_gerund(form) for form in ("winning", "losing", "holding", "cutting", "carrying", "dying")]
    ['win', 'lose', 'hold', 'cut', 'carry', 'die']
    """
    irregular = table()["gerunds"].get(gerund)
    if irregular:
        return str(irregular)
    stem = gerund.removesuffix("ing")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if re.search(r"(?:[^aeiou][aeiou][^aeiouwxy]|[aeiou](?:rs|ns|c|g|v|z)|dg|u|at|it|l[vs]|r[cgv]|n[cg])$", stem) and not stem.endswith(
        ("ing", "en", "er", "on", "or")
    ):
        return stem + "e"
    return stem


def is_plural(phrase: str, *, named: bool = False) -> bool:
    """Is a noun phrase plural?

    >>> [is_plural(phrase) for phrase in ("the two ministers", "a number of voters", "the news", "Oslan and Tan", "the head of the banks")]
    [True, True, False, True, False]

    Args:
        phrase: The words.
        named: Its head is a proper name, whose "-s" tells nothing.
    """
    plain = phrase.strip().replace("’", "'")
    if MONEY.match(plain):
        return False
    if counted := COUNTED.match(plain):
        return is_plural(plain[counted.end() :])
    lowered = plain.lower()
    if share := SHARE.match(lowered):
        return is_plural(lowered[share.end() :])
    if re.match(r"(?:neither|either|each|every|whoever)\b", lowered):
        return False
    found = re.match(r"(?:the |a |an |at least |about |some )*(\w+) of (?:the |his |her |their |its |these |those )?(.+)", lowered)
    if found and found[1] in words("number", "of_plural"):
        return is_plural(found[2])
    head = re.sub(r"^(?:the|all|his|her|its|their|our) (?=\w+)", "", head_of(plain), flags=re.IGNORECASE)
    if re.search(r"\w,? and (?!then\b)", head) and not re.match(r"(?:a|an|each|every) ", lowered):
        return True
    tokens = [token.lower() for token in WORD.findall(head)]
    if not tokens:
        return False
    if tokens[0] in words("number", "determiners_plural") and len(tokens) == 1:
        return True
    if tokens[0] in words("number", "determiners_plural") or SEVERAL.match(head):
        if not MEASURES.isdisjoint(tokens[1:-1]):
            return is_plural_noun(tokens[-1])  # “the 10 percent tariff”, “3 million voters”
        return tokens[-1] not in {"percent"} or len(tokens) == 1
    if tokens[0] in words("number", "determiners_singular"):
        return tokens[0] in {"a", "an"} and tokens[1:2] == ["few"]
    return not named and is_plural_noun(tokens[-1])


def head_of(phrase: str) -> str:
    """Up to what is said about the noun; a coordination of whole phrases stays."""
    cut = HEAD_END.search(phrase, 1)
    head = phrase[: cut.start()] if cut else phrase
    joined = (
        re.search(r",? and (?=(?:the|a|an|his|her|its|their|[A-Z])\b)[^,]*(?:, (?:an? |the |[A-Z])[^,]*,?)?$", phrase[len(head) :])
        if cut and phrase[cut.start()] != ","
        else None
    )
    theirs = joined and re.match(r",? and (?:his|her|its|their)\b", joined.group())  # “the governor of Velsk and her deputy”
    between = phrase[len(head) : len(head) + joined.start()] if joined else ""
    if joined and (theirs or not re.search(r"\b(?:between|both|of|with|in|for|from|to|on)\b[^,]*$", between)):
        return head + " and " + phrase[len(head) + joined.end() :]
    if cut and phrase[cut.start()] == "," and re.match(r"(?:[^,]+, )+(?:[^,]+,? )?and [^,]+$", phrase):
        return phrase
    return head


def is_plural_noun(noun: str) -> bool:
    """Is a noun plural by its form?"""
    plain = noun.rpartition("-")[2]
    if plain in words("number", "plural") or (plain.endswith("men") and plain not in words("number", "singular")):
        return True
    return plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s")) and plain not in words("number", "singular")


def possessive(name: str, *, plural: bool = False) -> str:
    """The possessive of a name.

    >>> possessive("Mira Oslan"), possessive("the ministers", plural=True), possessive("James Orr")
    ("Mira Oslan's", "the ministers'", "James Orr's")
    """
    return name + ("'" if plural and name.endswith("s") else "'s")


FIRST_LOWER = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "some",
        "many",
        "several",
        "two",
        "three",
        "four",
        "five",
        "six",
        "both",
        "all",
        "most",
        "no",
        "any",
        "each",
        "every",
        "one",
        "another",
        "other",
        "few",
        "there",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "who",
        "what",
        "which",
        "at",
        "in",
        "on",
        "for",
        "by",
        "with",
        "more",
        "less",
        "about",
        "nearly",
    ]
)


def lower_first(phrase: str) -> str:
    """A phrase as it stands within a sentence: only words that are no names lose their capital.

    >>> lower_first("The envoy"), lower_first("Oslan"), lower_first("Two ministers")
    ('the envoy', 'Oslan', 'two ministers')
    """
    first = phrase.split(" ", 1)[0] if phrase else ""
    return phrase[0].lower() + phrase[1:] if first.lower() in FIRST_LOWER and first not in {"I"} else phrase
