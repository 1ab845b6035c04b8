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

THRESHOLD = 0.5
OPENERS = frozenset({"whether", "if", "how", "why", "what", "where", "who", "whom", "which", "when", "that", "because", "so", "as", "until", "before", "after", "while", "than", "though", "although"})
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "this", "that", "who", "which", "there", "one", "those", "these", "people", "nobody", "everyone", "someone", "anyone", "everybody"})
PAST = re.compile(r"\b(?:was|were|had|hadn[’']t|wasn[’']t|weren[’']t|been)\b", re.IGNORECASE)
JUDGED = re.compile(
    r"^\W*be\s+(?:an?\s+|the\s+|very\s+|too\s+|so\s+|more\s+|\w+ly\s+)*(?:mistake|good|bad|great|wrong|right|fair|unfair|reasonable|wise|foolish|helpful|useful"
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
    condition: bool
    window: Window | None


def weigh(candidate: Candidate) -> float:
    """Tell how surely a clause is a forecast by docs/guidelines/forecasts.md §1 and §2.

    Returns:
        0–1: the share of labelled candidates that looked like it and were.
    """
    weights = _weights()
    total = weights.get("", 0.0) + sum(weights.get(sight, 0.0) for sight in find_sights(candidate))
    return round(1 / (1 + exp(-total)), 2)


def find_sights(one: Candidate) -> list[str]:
    """What is seen of a clause, as names that weights are kept by."""
    group, tree, verb = one.group, one.tree, one.parsed.verb
    term = group.chosen.term
    modal = group.modal
    main = modal.term if modal else term
    reading = str(read_modal(modal, one.text)) if modal else "none"
    subject, relation = _subject_of(one.subject), tree.relations[verb]
    opener = _opener(one)
    lead = _lead(one)
    voice, form = _voice_of(one), str(one.holding.attribution.form) if one.holding.attribution else "none"
    words = one.text[group.start : group.end].lower()
    sights = [
        f"term {term}", f"main {main}", f"construction {group.chosen.construction}", f"reading {reading}", f"main {main} subject {subject}",
        f"subject {subject}", f"relation {relation}", f"main {main} relation {relation}", f"opener {opener}", f"lead {lead}", f"main {main} lead {lead}",
        f"voice {voice}", f"main {main} voice {voice}", f"form {form}", f"cue {_cue_of(one)}", f"main {main} form {form}", f"kind {group.chosen.kind}",
        f"tag {tree.tags[verb]}", f"main {main} tag {tree.tags[verb]}",
    ]  # fmt: skip
    flags = {
        "asked": one.text[one.sentence[0] : one.sentence[1]].rstrip(" \n”\"’'").endswith("?"),
        "condition": one.condition,
        "window": one.window is not None,
        "dated": one.window is not None and not one.window.period.vague,
        "negative": one.parsed.clause.negative,
        "over": group.over is not None,
        "past": PAST.search(words) is not None,
        "finite past": not group.modal and re.search(r"\b\w+ed\b", words) is not None and not re.search(r"\b(?:is|are|am|be|been|has|have)\b", words),
        "judged": JUDGED.search(one.predicate) is not None,
        "imagined": re.match(r"(?:an?|any|such|another)\s", one.subject, re.IGNORECASE) is not None,
        "happens": matches("happenings", one.predicate),
        "noun": group.chosen.construction == "noun",
        "short": len(one.predicate.split()) < 2,
        "perfect": re.match(r"\W*(?:\w+\s+)?have\s+\w+", one.predicate) is not None,
        "capital": one.subject[:1].isupper(),
    }
    sights += [f"{name}" for name, seen in flags.items() if seen]
    sights += [f"main {main} {name}" for name, seen in flags.items() if seen and name in ("condition", "window", "imagined", "judged", "past", "negative")]
    return sights


def _subject_of(subject: str) -> str:
    words = subject.lower().replace("’", "'").split()
    if not words:
        return "none"
    first = words[0].split("'")[0].strip("“\"‘")
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


def _voice_of(one: Candidate) -> str:
    return str(one.holding.voice)


def _cue_of(one: Candidate) -> str:
    attribution = one.holding.attribution
    if attribution is None or not attribution.cue:
        return "none"
    words = re.findall(r"[a-z]+", attribution.cue[-1].text.lower())
    return words[-1] if words else "none"


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads((files("dateline.interpret.forecasts") / "data" / "weights.json").read_text(encoding="utf8"))["weights"]
    return table
