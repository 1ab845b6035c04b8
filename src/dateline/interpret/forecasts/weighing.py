"""How surely a clause is a forecast: what is seen of it, each sight with a weight learned from labelled candidates."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from dateline.interpret.certainty import read_modal
from dateline.interpret.forecasts.clause import Extent
from dateline.interpret.forecasts.extents import Parsed
from dateline.interpret.forecasts.groups import Group
from dateline.interpret.forecasts.holders import Holding
from dateline.interpret.forecasts.tree import Tree
from dateline.interpret.forecasts.windows import Window
from dateline.interpret.forecasts.words import matches

THRESHOLD, FIRM_THRESHOLD = 0.45, 0.3
"""From where on a clause is a forecast; lower where the words alone say so: "is scheduled to", "plans to", in the present tense."""
FIRM = re.compile(r"\b(?:is|are|am|[’']s|[’']re|has|have)\b|\b\w+s\s+(?:not\s+)?to$", re.IGNORECASE)
OPENERS = frozenset(
    {
        "whether",
        "if",
        "how",
        "why",
        "what",
        "where",
        "who",
        "whom",
        "which",
        "when",
        "that",
        "because",
        "so",
        "as",
        "until",
        "before",
        "after",
        "while",
        "than",
        "though",
        "although",
    }
)
PRONOUNS = frozenset(
    {
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "who",
        "which",
        "there",
        "one",
        "those",
        "these",
        "people",
        "nobody",
        "everyone",
        "someone",
        "anyone",
        "everybody",
    }
)
PAST = re.compile(r"\b(?:was|were|had|hadn[’']t|wasn[’']t|weren[’']t|been)\b", re.IGNORECASE)
FINITE_PAST = re.compile(r"\b\w+ed\b")
PRESENT = re.compile(r"\b(?:is|are|am|be|been|has|have)\b")
JUDGED = re.compile(
    r"^\W*(?:\w+ly\s+)?be\s+(?:an?\s+|the\s+|very\s+|too\s+|so\s+|more\s+|such\s+|\w+ly\s+)*(?:mistake|good|bad|great|wrong|right|fair|unfair|reasonable|wise|foolish|helpful|useful"
    r"|nice|better|best|worse|proud|happy|glad|ashamed|improper|inappropriate|honou?r|privilege|shame|disaster|pleased|hard|difficult|tough|easy)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause with what is known of it."""

    text: str
    tree: Tree
    group: Group
    parsed: Parsed
    sentence: Extent
    subject: str
    predicate: str
    holding: Holding
    condition: str | None
    window: Window | None
    outlook: float = 0.0
    """What the encoder says of its words, in log odds."""


def weigh(candidate: Candidate) -> float:
    """Tell how surely a clause is a forecast by docs/guidelines/forecasts.md §1 and §2.

    Returns:
        0–1: the share of labelled candidates that looked like it and were. The weights and the encoder's part were learned together.
    """
    weights = _weights()
    total = weights.get("", 0.0) + candidate.outlook + sum(weights.get(sight, 0.0) for sight in find_sights(candidate))
    return round(1 / (1 + exp(-total)), 2)


def threshold_of(one: Candidate) -> float:
    """How surely it must be one."""
    chosen = one.group.chosen
    firm = (
        chosen.entry.term != "refuse to" and chosen.to_verb and one.group.modal is None and FIRM.search(one.text[chosen.start : chosen.end])
    )
    return FIRM_THRESHOLD if firm else THRESHOLD


def find_sights(one: Candidate) -> list[str]:
    """What is seen of a clause, as names that weights are kept by."""
    main = _main(one)
    seen = [name for name, is_seen in _flags(one).items() if is_seen]
    return [*_told(one, main), *seen, *(f"main {main} {name}" for name in seen if name in WITH_MAIN)]


WITH_MAIN = frozenset({"condition", "window", "imagined", "judged", "past", "negative"})
"""What weighs otherwise with one word of certainty than with another."""


def _main(one: Candidate) -> str:
    """The modal, or where there is none the words of certainty."""
    return one.group.modal.term if one.group.modal else one.group.chosen.term


def _told(one: Candidate, main: str) -> list[str]:
    """What of several things a clause has: its words, its place in the tree, its voice."""
    group, tree, verb = one.group, one.tree, one.parsed.verb
    attribution = one.holding.attribution
    alone = {
        "term": group.chosen.term,
        "main": main,
        "construction": group.chosen.construction,
        "reading": read_modal(group.modal, one.text) if group.modal else "none",
        "opener": _opener(one),
        "cue": _cue_of(one),
        "kind": group.chosen.kind,
    }
    with_main = {
        "subject": _subject_of(one.subject),
        "relation": tree.relations[verb],
        "lead": _lead(one),
        "voice": one.holding.voice,
        "form": attribution.form if attribution else "none",
        "tag": tree.tags[verb],
    }
    told = [f"{name} {value}" for name, value in (alone | with_main).items()]
    return told + [f"main {main} {name} {value}" for name, value in with_main.items()]


def _flags(one: Candidate) -> dict[str, bool]:
    """What a clause has or has not."""
    group = one.group
    words = one.text[group.start : group.end].lower()
    return {
        "asked": one.text[one.sentence[0] : one.sentence[1]].rstrip(" \n”\"’'").endswith("?"),
        "condition": one.condition is not None,
        "window": one.window is not None,
        "dated": one.window is not None and not one.window.period.vague,
        "negative": one.parsed.clause.negative,
        "over": group.over is not None,
        "past": PAST.search(words) is not None,
        "finite past": not group.modal and FINITE_PAST.search(words) is not None and not PRESENT.search(words),
        "judged": JUDGED.search(one.predicate) is not None,
        "imagined": re.match(r"(?:an?|any|such|another)\s", one.subject, re.IGNORECASE) is not None,
        "happens": matches("happenings", one.predicate),
        "noun": group.chosen.construction == "noun",
        "short": len(one.predicate.split()) < 2,
        "perfect": re.match(r"\W*(?:\w+\s+)?have\s+\w+", one.predicate) is not None,
        "capital": one.subject[:1].isupper(),
    }


def _subject_of(subject: str) -> str:
    words = subject.lower().replace("’", "'").split()
    if not words:
        return "none"
    first = words[0].split("'")[0].strip('“"‘')
    if len(words) == 1 and first in PRONOUNS:
        return first
    if first in ("a", "an", "the", "his", "her", "their", "our", "my", "its", "your", "no", "any", "some", "many", "most"):
        return first
    return "name" if subject[:1].isupper() else "bare"


def _opener(one: Candidate) -> str:
    """The word before the clause that binds it to another."""
    start = one.parsed.clause.evidence[0][0]
    before = re.findall(r"[a-z']+", one.text[max(one.sentence[0], start - 20) : start].lower())
    first = one.text[start : start + 8].split(" ")[0].lower()
    if first in OPENERS:
        return f"in {first}"
    return before[-1] if before and before[-1] in OPENERS else "none"


def _lead(one: Candidate) -> str:
    words = re.findall(r"[a-z]+", one.predicate.lower())
    while words and words[0] in ("not", "also", "never", "still", "now", "then", "only", "just", "soon", "even", "always"):
        words.pop(0)
    return " ".join(words[:2]) if words[:1] == ["be"] else (words[0] if words else "none")


def _cue_of(one: Candidate) -> str:
    attribution = one.holding.attribution
    if attribution is None or not attribution.cue:
        return "none"
    words = re.findall(r"[a-z]+", attribution.cue[-1].text.lower())
    return words[-1] if words else "none"


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads((files("dateline.interpret.forecasts") / "data" / "weights.json").read_text(encoding="utf8"))[
        "weights"
    ]
    return table
