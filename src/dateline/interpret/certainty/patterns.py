"""The one pattern that finds every construction, made from the tables."""

import re
from collections.abc import Iterable
from functools import cache

from dateline.calendar.lexicon import weekday_names
from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.tables import table

# Adverbs of certainty are not swallowed by a phrase: they beat it.
CERTAIN = (
    "probably|likely|certainly|possibly|surely|definitely|undoubtedly|inevitably|presumably|conceivably|potentially|unlikely|doubtless"
)
NOT = (
    r"not\s+at\s+all|not\s+so|not\s+that|not\s+yet|not\s+even|not|never|no\s+longer|by\s+no\s+means|far\s+from|anything\s+but|"
    r"hardly|scarcely|barely|less\s+than|neither|nor"
)
ADVERB = (
    rf"(?!(?:{CERTAIN})\b)(?:[a-z]+ly|now|also|still|already|yet|soon|once|again|both|all|each|just|even|then|long|so|too|ever|always|often|"
    r"thought|considered|seen\s+as|seen|viewed\s+as|deemed|judged|believed|looking|becoming|getting|growing|seeming|reported|"
    r"said|thus|therefore|however|very|more|most|quite|rather|fairly|pretty|much|far|today|tentatively|in\s+fact|at\s+least|to\s+be)"
)
MIDDLE = rf"(?:(?:{NOT}|{ADVERB})\s+)"
MODAL = r"(?:will|would|could|may|might|should|can|shall|must|wo|ca|'ll|'d)(?:n't)?"
HAVE = r"(?:has|have|had|having|hasn't|haven't|hadn't|'ve)"
BE = (
    r"(?:(?:is|are|am|was|were|be|been|being|isn't|aren't|wasn't|weren't|ain't|'s|'re|'m|"
    r"looks|look|looked|seems|seem|seemed|appears|appear|appeared|remains|remain|remained|becomes|become|became|stands|stood|"
    r"considered|thought|deemed|feels|felt|sounds)"
    rf"|(?:{HAVE}|'s)\s+{MIDDLE}{{0,2}}?been|{MODAL}\s+{MIDDLE}{{0,2}}?be)"
)
DO = r"(?:do|does|did|don't|doesn't|didn't)"
WEEKDAY = rf"(?:{'|'.join(weekday_names())})"
DAY = (
    rf"(?:\s+(?:(?:late|early|earlier)\s+)?(?:(?:on\s+)?{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?|yesterday|today|tonight|tomorrow|earlier|"
    rf"(?:earlier\s+)?(?:this|last|next)\s+(?:week|month|year|spring|summer|autumn|fall|winter|{WEEKDAY}))(?=\s+(?:(?:not|never)\s+)?to\b))?"
)
"""What may date a verb before its "to": "vowed on Tuesday to cut taxes"."""
TAIL = r"(?:\s+(?:(?:not|never)\s+to|to|for|that|on|of|whether|if|about)\b)?"


def trie(words: Iterable[str]) -> str:
    """An alternation that takes the longest word first, with common beginnings written once: it fails fast.

    >>> trie(["may", "may well", "might"])
    'm(?:ay(?:\\\\s+well)?|ight)'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _written(tree)


def _written(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The pattern of a tree of characters."""
    branches = [(r"\s+" if head == " " else re.escape(head)) + _written(rest) for head, rest in sorted(tree.items()) if head]
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
    if "" not in tree or not branches:
        return joined
    return f"(?:{joined})?" if len(branches) == 1 else joined + "?"


HEADS = ("phrase", "predicate", "inverted", "chance", "verb", "noun", "adverb", "modal")
"""The heads of constructions, in the order in which they are tried."""


@cache
def pattern(head: str) -> re.Pattern[str]:
    """What finds one kind of construction where it begins, in text as `normal` writes it.

    Its head is the group ``head``, what stands before it ``frame``, what follows ``tail``. An article before a chance is not matched: see
    `ARTICLE`.
    """
    return re.compile(_FRAMED[head]() if head in _FRAMED else rf"(?P<head>{trie(entries(head))})\b")


def _predicate() -> str:
    words = trie(entries("predicate"))
    return rf"(?:(?P<frame>{BE})\s+{MIDDLE}{{0,4}}?|(?:(?:{NOT})\s+)?)(?P<head>{words})\b{DAY}(?P<tail>{TAIL})"


def _chance() -> str:
    quality, nouns = trie(form for form in entries("quality") if form), trie(table("words")["chance"]["nouns"])
    return rf"(?:(?P<frame>{quality})\s+)?(?P<head>{nouns})\b(?P<tail>{TAIL})"


def _inverted() -> str:
    nouns, quality = trie(table("words")["chance"]["nouns"]), trie(form for form in entries("quality") if form)
    return (
        rf"(?P<frame>{nouns})(?:\s+(?:of|for|that)\s[^.;:!?]{{1,60}}?)?\s+(?:is|are|was|were|remains?|looks?|seems?|appears?)\s+"
        rf"(?:{ADVERB}\s+){{0,2}}?(?P<head>{quality})(?![\w-]|\s+[a-z]*(?:to|in|of|than)\b)"
    )


def _verb() -> str:
    return rf"(?:(?P<frame>{HAVE}|{DO}|'s|'d)\s+{MIDDLE}{{0,3}}?)?(?P<head>{trie(entries('verb'))})\b{DAY}(?P<tail>{TAIL})"


def _noun() -> str:
    return (
        rf"(?:(?P<frame>(?:{DO}\s+(?:not\s+)?)?{HAVE}|there\s+{BE})\s+(?:(?:(?:not|no|any|a|an|the)\s+){{1,2}}(?:[a-z-]+\s+){{0,2}}?|(?:also|already|long|firm|big|new|ambitious|detailed|"
        r"concrete|definite|immediate|current|similar|contingency)\s+)?"
        rf"|no\s+(?:[a-z-]+\s+){{0,2}}?)?(?P<head>{trie(entries('noun'))})\b(?P<tail>\s+(?:not\s+)?(?:to|that|of|for|whether|about)\b)"
    )


_FRAMED = {"predicate": _predicate, "chance": _chance, "inverted": _inverted, "verb": _verb, "noun": _noun}
ARTICLE = re.compile(r"(?:\b(?:an?|the|only|just|any|some|every)\s+)+$")


@cache
def heads_by_start() -> dict[str, tuple[str, ...]]:
    """The first word of every construction → the heads to try there, in their order."""
    be = "is are am was were be been being isn't aren't wasn't weren't ain't 's 're 'm looks look looked seems seem seemed appears appear "
    be += "appeared remains remain remained becomes become became stands stood considered thought deemed feels felt sounds"
    have = "has have had having hasn't haven't hadn't 've"
    modal = "will would could may might should can shall must won't wouldn't couldn't mightn't shouldn't can't 'll 'd"
    do = "do does did don't doesn't didn't"
    denial = "not by far anything never no hardly scarcely barely less neither nor"
    nouns = table("words")["chance"]["nouns"]
    first = {
        "predicate": [*be.split(), *have.split(), *modal.split(), *denial.split(), *entries("predicate")],
        "inverted": nouns,
        "chance": [*nouns, *entries("quality")],
        "verb": [*have.split(), *do.split(), "'s", "'d", *entries("verb")],
        "noun": [*have.split(), *do.split(), "there", "no", *entries("noun")],
    }
    found: dict[str, list[str]] = {}
    for head in HEADS:
        for word in {form.split()[0] for form in first.get(head, entries(head) if head not in first else ()) if form}:
            found.setdefault(word, []).append(head)
    return {word: tuple(heads) for word, heads in found.items()}


@cache
def starts() -> re.Pattern[str]:
    """What finds the first words: one alternation over the whole text."""
    words = trie(word for word in heads_by_start() if not word.startswith("'"))
    return re.compile(rf"\b(?<!['-])(?:{words})\b|(?<=\w)'(?:ll|d|s|re|m|ve)\b")


def normal(text: str) -> str:
    """The text in lower case with straight apostrophes, every character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters have no single lower-case one
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'").replace("‘", "'")
