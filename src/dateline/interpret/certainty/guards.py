"""What keeps a word from being what it looks like: months, names, nouns, movement, causes."""

import re
from functools import cache

from dateline.calendar.lexicon import table as calendar
from dateline.interpret.certainty.forms import base_forms, entries
from dateline.interpret.certainty.tables import Entry, table

Match = re.Match[str]
WORD = re.compile(r"[\w'-]+")
BEFORE = re.compile(r"([\w'$%-]+|[.,;:!?()\"“”—–])\s*$")
BEHIND = re.compile(r"\s*([\w'$%-]+|[.,;:!?()\"“”—–])")
ENDS = frozenset({"", ".", "!", "?", ",", "“", "”", '"', ":", ";", "—", "–", "(", ")"})
PARTICIPLE = re.compile(r"\w+(?:ed|wn|en)$|held$|sold$|built$|put$|cut$|sent$|paid$|met$|led$|read$|set$")
OFFERED = re.compile(r"\bthere(?:'s|\s+(?:is|was|remains|may\s+be|could\s+be))\s+$")
CLAUSE = re.compile(r"[.;:!?,\n]")
OPENERS = frozenset({"$", "“", '"'})
RELATIVE_REACH = 5
"""Words: how far before "which is to", ", is to be" an aim is looked for."""
REACH = 60
"""Characters: how far back the subject of "is to" is looked for."""
TITLE = 100
"""Characters: how much of a line is looked at on either side to tell a headline."""
IDLE = frozenset({"going", "nearing", "set", "about", "close to"})
"""Predicates that say nothing without their "to"."""


@cache
def words(name: str) -> frozenset[str]:
    """A list of guards.toml."""
    return frozenset(table("guards")[name])


def word_before(lowered: str, start: int) -> str:
    """The word or mark before a place; "" at the beginning."""
    match = BEFORE.search(lowered, max(0, start - 30), start)
    return match[1] if match else ""


def word_behind(lowered: str, end: int) -> str:
    """The word or mark behind a place; "" at the end."""
    match = BEHIND.match(lowered, end)
    return match[1] if match else ""


def is_modal(text: str, lowered: str, match: Match) -> bool:
    """Not the month of May, a last will, a tin can, a name, or "had" in a contraction."""
    start, modal = match.start(), match[0]
    before, behind = word_before(lowered, start), word_behind(lowered, match.end())
    if modal == "'d":
        return not (behind.endswith("ed") or behind in words("had"))
    if modal not in ("may", "will", "can", "might"):
        return True
    if text[start].isupper() and before not in ENDS and not text[max(0, start - 20) : match.end()].isupper():
        return before in ("i", "we", "he", "she", "they", "it", "you") or _is_title(text, start, match.end())
    if modal == "may":
        return not (behind[:1].isdigit() or before in words("before_month") or (text[start].isupper() and behind in ENDS))
    return before not in (words("determiners") - words("pronouns")) | words("before_noun")


def _is_title(text: str, start: int, end: int) -> bool:
    """In a headline every word has its capital: then it tells nothing."""
    before, behind = text[max(0, start - TITLE) : start], text[end : end + TITLE]
    line = (before[before.rfind("\n") + 1 :] + behind.partition("\n")[0]).split()
    return len(line) > 2 and all(word[:1].isupper() or not word[:1].isalpha() for word in line if len(word) > 3)


def stands_alone(lowered: str, match: Match) -> bool:
    """A whole answer: "Absolutely."."""
    return word_before(lowered, match.start()) in ENDS - {",", ")"} and word_behind(lowered, match.end()) in ENDS - {"(", ":"}


def is_of_degree(lowered: str, match: Match, entry: Entry) -> bool:
    """About a number, a degree or a noun, not the happening: "perhaps 30 people", "as far as they possibly can", "among likely voters"."""
    behind = word_behind(lowered, match.end())
    if entry.term == "likely":
        return word_before(lowered, match.start()) in words("prepositions")
    if entry.term not in ("perhaps", "possibly"):
        return False
    return (
        behind[:1].isdigit() or behind[:1] == "$" or behind in words("numbers") or (entry.term == "possibly" and behind in ("can", "could"))
    )


def is_arranged(text: str, lowered: str, match: Match) -> bool:
    """ "She is to take over": an arrangement. "The goal is to win" says what the goal is, "this is to them" nothing."""
    behind = word_behind(lowered, match.end())
    if match[0].startswith("to"):
        return word_before(lowered, match.start()) == "," and PARTICIPLE.match(behind) is not None
    if (
        behind in words("nominal") | {"blame"}
        or behind in words("closers") - {"be", "have", "do"}
        or not behind.isalpha()
        or _is_name(text, match.end())
    ):
        return False
    before = lowered[max(0, match.start() - REACH) : match.start()]
    clause, aims = CLAUSE.split(before)[-1].split(), words("aims") - words("relative_to")
    if not words("relative_to").isdisjoint(clause[-1:]):
        around = WORD.findall(before)[:-1]  # “the envoy, who is to leave”; not “the goal, which is to win”, “that is to say”
        return bool(around) and aims.isdisjoint(around[-RELATIVE_REACH:])
    if not clause:  # “the cuts, which unions dislike, are to be made”
        return behind == "be" and aims.isdisjoint(WORD.findall(before)[-RELATIVE_REACH:])
    return aims.isdisjoint(clause)


def is_chance(lowered: str, match: Match, tail: str, article: str, start: int) -> bool:
    """A chance that something happens: not a chance to speak, a shot in the dark, or a mere mention ("the risk of war")."""
    noun, quality = match["head"], match["frame"] or ""
    if tail == "that" and _is_relative(word_behind(lowered, match.end())):
        return False
    if not quality:
        offered = article.endswith(("a", "an", "some", "any", "every")) and noun in (
            "chance",
            "possibility",
            "likelihood",
            "probability",
            "risk",
        )
        return tail == "that" or (offered and (tail == "of" or OFFERED.search(lowered, max(0, start - 30), start) is not None))
    if noun in ("shot", "danger", "odds", "prospect", "prospects", "risk"):
        return tail in ("that", "of", "to")
    return True


def fits(entry: Entry, tail: str, match: Match, text: str, lowered: str) -> bool:
    """Whether a head stands here as its entry means it: with its tail, or with the verb that an entry without one needs."""
    end = match.end() if tail else match.end("head")
    behind = word_behind(lowered, end)
    if (
        tail == "to"
        and (behind in words("nominal") or (_is_name(text, end) and not _is_title(text, match.start(), end)))
        and entry.term != "agree to"
    ):
        return False
    if entry.section == "predicate":
        return _fits_predicate(entry, tail, match, lowered, behind)
    return (_fits_verb if entry.section == "verb" else _fits_noun)(entry, tail, match, lowered, behind)


def _is_name(text: str, end: int) -> bool:
    """The next word has a capital: "is going to Brno"."""
    return text[end : end + 2].strip()[:1].isupper()


def _fits_predicate(entry: Entry, tail: str, match: Match, lowered: str, behind: str) -> bool:
    framed, head = bool(match["frame"]), match["head"]
    if not framed and entry.kind != "forecast" and any(tail in other.tails for other in entries("verb").get(head, ())):
        return False  # "she planned to go" is the verb
    if entry.framed and (not framed or word_before(lowered, match.start("head")) == "the"):
        return False
    if tail == "to":
        return head != "due" or behind in words("verbs")
    if tail in ("for", "on"):
        return framed or behind[:1].isdigit() or behind in words("times") or _is_day(behind)
    if behind == "to" and entry.term in ("possible", "impossible", "almost impossible"):
        return False
    if framed:
        if head.endswith("likely") and behind.endswith("ing"):
            return False  # an adverb: "is likely facing"
        if (head == "certain" or head.startswith("a ")) and word_before(lowered, match.start()) == "there":
            return False
        return head not in IDLE and not _is_possessive(match, lowered)
    if not entry.attributive or behind in words("way_of_talking"):
        return False
    return entry.denies or word_before(lowered, match.start()) in words("determiners") | {"and", ",", "as"}


def _is_day(word: str) -> bool:
    """A weekday or a month, also a short form of one."""
    return any(word in calendar("words")[names] for names in ("WEEKDAY", "WEEKDAY_SHORT", "MONTH"))


def _is_possessive(match: Match, lowered: str) -> bool:
    """ "The bank's likely move" has no "is" in it."""
    if not match["frame"].startswith("'s"):
        return False
    return not re.search(r"\b(?:it|he|she|that|there|what|who|this|where)$", lowered[max(0, match.start() - 8) : match.start()])


def _fits_verb(entry: Entry, tail: str, match: Match, lowered: str, behind: str) -> bool:
    """A finite verb: not the noun of the same form, and not the main verb of a modal."""
    before, verb, framed = word_before(lowered, match.start()), match["head"], bool(match["frame"])
    if match["frame"] == "'s" and (tail != "to" or verb in base_forms() or verb.endswith("s")):
        return False
    if before == "to" and not framed and entry.term in ("fear", "doubt"):
        return True
    if not framed and (before in words("auxiliaries") or (before.endswith("ly") and verb in base_forms())):
        return False
    if not framed and before in words("passives"):
        return False
    if tail == "to":
        return framed or not (before in words("determiners") - words("pronouns") or before.endswith("'s"))
    if (
        before in words("determiners") - {"that", "this", "one", "some"}
        or before.endswith("'s")
        or (before in words("prepositions") and not framed)
    ):
        return False
    if verb.endswith("s") and before in words("before_plural"):
        return False
    if not tail and ((not behind[:1].isalnum() and behind[:1] not in OPENERS) or behind in words("closers")):
        return entry.term == "doubt" and behind in ("", ".", ",") and bool(before)
    return verb not in ("project", "forecast", "guess", "bet") or framed or before in ("i", "we", "they", "you")


def _fits_noun(entry: Entry, tail: str, match: Match, lowered: str, behind: str) -> bool:
    """A noun that stands for a clause."""
    if match["head"] in base_forms() and not match["frame"] and word_before(lowered, match.start()) in words("auxiliaries"):
        return False
    if tail == "of":
        return match["head"] in ("intention", "intentions", "expectation", "expectations") and behind.endswith("ing")
    if entry.term == "threaten to":
        before = word_before(lowered, match.start())
        return behind in words("verbs") or before in words("possessives") or before.endswith("'s")
    return tail in ("to", "whether") or (tail == "that" and not _is_relative(behind))


def _is_relative(behind: str) -> bool:
    """ "The promises that earned applause": no statement follows."""
    return behind in words("relative") or behind.endswith("ed")
