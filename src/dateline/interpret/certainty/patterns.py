"""The one pattern that finds every construction, made from the tables."""

import re
from collections.abc import Iterable
from functools import cache

from dateline.interpret.certainty.forms import entries
from dateline.interpret.certainty.tables import table

# Adverbs of certainty are not swallowed by a phrase: they beat it.
CERTAIN = (
    "probably|likely|certainly|possibly|surely|definitely|undoubtedly|inevitably|presumably|conceivably|potentially|unlikely|doubtless"
)
NOT = r"not\s+at\s+all|not\s+so|not\s+that|not\s+yet|not\s+even|not|never|no\s+longer|by\s+no\s+means|far\s+from|anything\s+but|hardly|scarcely|barely|less\s+than|neither|nor"
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
TAIL = r"(?:\s+(?:(?:not|never)\s+to|to|for|that|on|of|whether|if|about))?"


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
"""The named groups of the pattern, in the order in which they are tried."""


@cache
def master(first: int = 0) -> re.Pattern[str]:
    """The pattern; each of its named groups is the head of one section of words.toml. For text as `normal` writes it.

    Args:
        first: Leave out the heads before this one: where a match turns out to be none, the rest may still find something.
    """
    words = {section: trie(entries(section)) for section in ("modal", "adverb", "predicate", "verb", "noun", "phrase")}
    chance = table("words")["chance"]
    quality = trie(form for form in entries("quality") if form)
    parts = [
        rf"(?P<phrase>{words['phrase']})\b",
        rf"(?:(?P<be>{BE})\s+{MIDDLE}{{0,4}}?|(?:(?:{NOT})\s+)?)(?P<predicate>{words['predicate']})\b(?P<tail1>{TAIL})",
        rf"(?:(?:a|an|the|only|just|any)\s+){{0,2}}(?:(?P<quality>{quality})\s+)?(?P<chance>{trie(chance['nouns'])})\b(?P<tail2>{TAIL})",
        rf"(?P<inverted>{trie(['chance', 'chances', 'odds', 'likelihood', 'probability', 'prospects'])})(?:\s+(?:of|for|that)\s[^.;:!?]{{1,60}}?)?"
        rf"\s+(?:is|are|was|were|remain|remains|look|looks|seem|seems|appear|appears)\s+(?:{ADVERB}\s+){{0,2}}?(?P<inverse>{quality})(?![\w-]|\s+[a-z]*(?:to|in|of|than)\b)",
        rf"(?:(?P<aux>{HAVE}|{DO}|'s|'d)\s+{MIDDLE}{{0,3}}?)?(?P<verb>{words['verb']})\b(?P<tail3>{TAIL})",
        rf"(?:(?P<have>(?:{DO}\s+(?:not\s+)?)?{HAVE}|there\s+{BE})\s+(?:(?:not|no|any|a|an|the)\s+){{0,2}}(?:[a-z-]+\s+){{0,2}}?"
        rf"|no\s+(?:[a-z-]+\s+){{0,2}}?)?(?P<noun>{words['noun']})\b(?P<tail4>\s+(?:not\s+)?(?:to|that|of|for|whether|about))",
        rf"(?P<adverb>{words['adverb']})\b",
        rf"(?P<modal>{words['modal']})\b",
    ]
    return re.compile(r"(?:(?<![\w'-])|(?<=\w)(?='(?:ll|d|s|re|m|ve)\b))(?:" + "|".join(parts[first:]) + ")")


def normal(text: str) -> str:
    """The text in lower case with straight apostrophes, every character in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters have no single lower-case one
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'").replace("‘", "'")
