"""From a match of a pattern to what is found, or nothing: one reader for each kind of construction."""

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.interpret.certainty import guards
from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.found import Found, Negation
from dateline.interpret.certainty.patterns import ARTICLE, NOT, pattern
from dateline.interpret.certainty.tables import Entry

Reader = Callable[[str, str, re.Match[str]], Found | None]
"""Takes the text, the text as `patterns.normal` writes it, and the match."""
DENIAL = re.compile(rf"\b(?:{NOT}|no|cannot)\b|n't\b")
FOLLOWED = re.compile(r"\s+(?:(?:also|still|now|simply|just)\s+)?(?:not(?!\s+(?:only|just|merely|simply)\b)|never|no\s+longer)\b")
NEVER = re.compile(r"\b(?:never|not)\s+$")
WEAK = re.compile(r"(?:could|may|might|can)\b")
TAKEN = frozenset({"to", "for", "on"})
"""Tails that belong to the stretch; "that" does only behind a noun ("no chance that")."""


def read_phrase(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """A whole phrase."""
    entry = entries("phrase")[_spaced(match["head"])][0]
    if entry.term == "is to" and not guards.is_arranged(text, lowered, match):
        return None
    if entry.term == "chances are" and (
        guards.word_before(lowered, match.start()) == "the" or pattern("inverted").match(lowered, match.start())
    ):
        return None
    return _found(lowered, match.start(), match.end(), entry, to_verb=entry.term == "is to")


def read_adverb(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """An adverb; one that hangs on a number is none."""
    entry = entries("adverb")[_spaced(match["head"])][0]
    if (entry.alone and not guards.stands_alone(lowered, match)) or guards.is_of_degree(lowered, match, entry):
        return None
    return _found(lowered, match.start(), match.end(), entry)


def read_modal(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """A modal, with the word that a contraction hangs on."""
    if not guards.is_modal(text, lowered, match):
        return None
    modal = _spaced(match["head"])
    negation = Negation.BEHIND if modal.endswith("n't") or modal == "cannot" else Negation.NONE
    found = _found(lowered, match.start(), match.end(), entries("modal")[modal][0], negation)
    return replace(found, not_follows=True) if NEVER.search(lowered, max(0, found.start - 8), found.start) else found


def read_chance(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """A noun of chance with its quality and what follows."""
    tail = _spaced(match["tail"] or "")
    article = ARTICLE.search(lowered, max(0, match.start() - 20), match.start())
    start = article.start() if article else match.start()
    if not guards.is_chance(lowered, match, tail, article[0].strip() if article else "", start):
        return None
    end = match.end() if tail in ("that", "to", "not to") else match.end("head")
    negation = Negation.BEHIND if tail == "not to" else Negation.NONE
    return _found(lowered, start, end, entries("quality")[_spaced(match["frame"] or "")][0], negation, to_verb=tail.endswith("to"))


def read_inverted(text: str, lowered: str, match: re.Match[str]) -> Found | None:
    """A noun of chance with its quality behind it: "chances of a deal are slim"."""
    entry = entries("quality")[_spaced(match["head"])][0]
    return _found(lowered, match.start(), match.end(), entry) if entry.term != "some chance" else None


def _framed(section: str) -> Reader:
    """The reader of a predicate, verb or noun: what stands before it and behind decides which entry it is, and whether it is one."""

    def read(text: str, lowered: str, match: re.Match[str]) -> Found | None:
        behind = _spaced(match["tail"] or "")
        plain = behind.removeprefix("not ").removeprefix("never ")
        for entry in entries(section)[_spaced(match["head"])]:
            tail = plain if plain in entry.tails else ""
            if tail in entry.tails and guards.fits(entry, tail, match, text, lowered):
                return _fitting(lowered, match, entry, tail, turned=bool(tail) and behind != plain)
        return None

    return read


def _fitting(lowered: str, match: re.Match[str], entry: Entry, tail: str, *, turned: bool) -> Found:
    """An entry that fits. Where its verb is "could be" or "may be", that is how sure it is."""
    end = match.end() if tail in TAKEN or (entry.section == "noun" and tail in ("that", "of")) else match.end("head")
    denied = len(DENIAL.findall(lowered[match.start() : match.start("head")])) % 2 == 1
    negation = Negation.BEHIND if turned else Negation.BEFORE if denied else Negation.NONE
    weak = WEAK.match(match["frame"] or "") if entry.section == "predicate" else None
    if weak:
        entry, negation = (
            replace(entries("modal")[weak[0]][0], construction=entry.construction),
            Negation.BEHIND if denied != turned else Negation.NONE,
        )
    return _found(
        lowered,
        match.start(),
        end,
        entry,
        negation,
        to_verb=tail in ("to", "of"),
        bare=entry.section in ("predicate", "noun") and not match["frame"],
    )


def _found(
    lowered: str, start: int, end: int, entry: Entry, negation: Negation = Negation.NONE, *, to_verb: bool = False, bare: bool = False
) -> Found:
    """With the whole of the word that a contraction begins in, and whether a "not" follows."""
    if lowered[start] == "'":
        while start and (lowered[start - 1].isalnum() or lowered[start - 1] == "'"):
            start -= 1
    return Found(start, end, entry, negation, bool(FOLLOWED.match(lowered, end)), to_verb, bare)


def _spaced(words: str) -> str:
    """With single spaces."""
    return " ".join(words.split())


READERS: dict[str, Reader] = {
    "phrase": read_phrase,
    "predicate": _framed("predicate"),
    "inverted": read_inverted,
    "chance": read_chance,
    "verb": _framed("verb"),
    "noun": _framed("noun"),
    "adverb": read_adverb,
    "modal": read_modal,
}
