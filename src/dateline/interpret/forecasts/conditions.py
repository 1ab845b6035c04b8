"""On what it depends: "if …", "unless …", "should the talks fail", in the sentence of a clause or in the one before."""

import re
from dataclasses import dataclass

from dateline.interpret.forecasts.clause import Extent

OPENERS = re.compile(
    r"\b(?:(?:only|but\s+only|unless\s+and\s+until|and)\s+)?(?:if|unless|provided(?:\s+that)?|providing(?:\s+that)?|as\s+long\s+as|so\s+long\s+as|once|assuming(?:\s+that)?"
    r"|supposing|suppose|on\s+(?:the\s+)?condition\s+that|in\s+case(?:\s+of)?|in\s+the\s+event\s+(?:of|that)|depending\s+on|dependent\s+on"
    r"|contingent\s+(?:on|upon)|conditional\s+(?:on|upon)|subject\s+to|barring|absent"
    r"|without(?!\s+(?:giving|elaborating|naming|specifying|saying|citing|providing|offering|commenting|mentioning|identifying)\b))\b"
    r"|\bshould(?=\s+(?:the|a|an|he|she|it|they|we|you|I|his|her|its|their|our|no|any|there|[A-Z]))|\bwere(?=\s+(?:the|he|she|it|they|we|[A-Z])[^.;]*\bto\b)",
    re.IGNORECASE,
)
# "Even if", "what if", "as if" make no condition; "asked if", "unclear if" ask; "if not today, tomorrow" weighs words.
NOT_BEFORE = re.compile(
    r"\b(?:even|what|as|than|and|ask(?:s|ed|ing)?|wonder\w*|see|know|sure|unclear|decid\w+|question|determin\w+|learn|say|tell|told|check\w*|or)\s+$",
    re.IGNORECASE,
)
NOT_BEHIND = re.compile(r"\s+(?:not\b|any\b|anything|ever\b|only\b|necessary|needed|so\b\s*$|at all|you will|possible)", re.IGNORECASE)
BARE_ONCE = re.compile(
    r"\s+(?:again|more|was|were|had|been|an?(?!\s+(?:[\w’'-]+\s+){1,3}(?:is|are|has|have)\b)|said|told|called|known|described|every|before|expected|considered|seen|thought|viewed|hailed"
    r"|billed|touted|tipped|feared|home|famous|popular|one|part|among|used)\b|\s*[,.]",
    re.IGNORECASE,
)
# What ends a condition that follows its clause: who says it, another main clause. A stop within a sentence only ends an
# abbreviation.
STOP = re.compile(
    r"[;:—–”\"]|\s-\s|\?|!|\s+(?:and|but)\s+(?=(?:will|would|could|may|might)\b)|,\s+(?=(?:said|says|according|he|she|it|they|we|which|who|but|and|while|although|though|adding|warning|(?:[\w’'-]+\s+){1,6}(?:said|says|warned|warns|told|added|argued|wrote|announced|reported|predicted|cautioned))\b)|,(?=[”\"’])|[’'](?=\s|$)(?<!s[’'])"
)
RELATIVE_BEHIND = re.compile(r",\s+(?:which|who|whose|whom)\b")
REACH_BEHIND = 40
LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|(?:promis|vow|pledg|threaten|agre|plan|intend|hop|expect|prepar)\w*\s+to|(?:set|ready|likely|due)\s+to)\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(r"\b(?:that|whether|if|what|how|why|when|where|who|whom|which|whose|because|and|but)\b", re.IGNORECASE)
JOINS = re.compile(r"\W*\b(?:and|but|while)\b", re.IGNORECASE)
HYPOTHESIS_BEFORE = re.compile(r"(?:^|[“\"‘]|[.!?]\s+)(?:Suppose|Supposing|Assume|Imagine|Say)\s+[^.!?]+(?=[.!?])")
BACK_REFERENCE = re.compile(r"^[“\"‘']?(?:then|in\s+that\s+(?:case|event)|if\s+so|if\s+that\s+happens|otherwise|if\s+not)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the one before it in its paragraph. Units: code points, half-open."""

    extent: Extent
    before: Extent | None = None


def find_condition(text: str, sentence: Sentence, evidence: tuple[Extent, ...]) -> Extent | None:
    """Find the words on which a clause depends.

    Args:
        text: The article.
        sentence: Where it stands.
        evidence: The clause itself, conditions left out.

    Returns:
        The condition, its conjunction included; ``None`` where there is none.
    """
    found = [extent for extent in find_conditions(text, sentence.extent) if not _all_within(extent, evidence)]
    start, end = evidence[0][0], evidence[-1][1]
    behind = [extent for extent in found if extent[0] >= end and not _clause_between(text, end, extent[0])]
    inside = [extent for extent in found if start < extent[0] < end]
    before = [
        extent for extent in found if extent[1] <= start and not _far(text, extent[1], start) and _leads(text, extent, start, sentence)
    ]
    near = inside or behind[:1] or before[-1:]
    if near:
        return near[0]
    if sentence.before and BACK_REFERENCE.search(text[slice(*sentence.extent)]):
        return _supposed(text, sentence.before)
    return None


def find_conditions(text: str, extent: Extent) -> list[Extent]:
    """Every condition of a sentence, in its order."""
    found = []
    at = extent[0]
    while match := OPENERS.search(text, at, extent[1]):
        at = match.end()
        if _is_condition(text, match, extent):
            end = _end_of(text, match, extent)
            found.append(trim(text, (match.start(), end)))
            at = max(at, end)
    return found


def _is_condition(text: str, match: re.Match[str], extent: Extent) -> bool:
    word = " ".join(match[0].lower().split())
    before = text[max(extent[0], match.start() - 20) : match.start()]
    behind = text[match.end() : match.end() + REACH_BEHIND]
    if word.endswith("if") and not word.startswith(("only", "but")) and (NOT_BEFORE.search(before) or NOT_BEHIND.match(behind)):
        return False
    if word.startswith(("as long", "so long")) and before.lower().endswith("for "):
        return False  # “for as long as it takes”
    if word == "once":
        return not BARE_ONCE.match(behind)
    if word in ("should", "were"):
        return _opens_clause(text, match.start(), extent) or (word == "should" and _is_inverted(text, match.start(), extent))
    if word in ("without", "absent", "barring"):
        return _opens_clause(text, match.start(), extent)
    return True


def _leads(text: str, extent: Extent, start: int, sentence: Sentence) -> bool:
    """Does a condition lead to what follows? Of ‘It ends unless the talks fail, and the union will …’ it is the first clause's."""
    if RELATIVE_BEHIND.match(text, extent[1]) and text[extent[1] : start].strip(" ,") == "":
        return False  # “if the court overturns the verdict, | which is due in June,”
    joined = JOINS.match(text, extent[1], start) is not None
    return not joined or _opens_clause(text, extent[0], sentence.extent)


def _is_inverted(text: str, at: int, extent: Extent) -> bool:
    """‘Prices could rise should | the talks fail’: behind what is whole without it, not behind its own subject, and no question.

    Of ‘the court may rule that the state should pay’ the state is the subject: "that" opens a clause which "should" must have.
    """
    before = text[extent[0] : at]
    modal = LOOKS_AHEAD.search(before)
    return modal is not None and SUBORDINATE.search(before, modal.end()) is None


def _opens_clause(text: str, at: int, extent: Extent) -> bool:
    before = text[extent[0] : at].rstrip()
    return not before or before[-1] in ',;:—–“"‘' or before.endswith((" and", " but", " that", " said")) or text[at].isupper()


def _end_of(text: str, match: re.Match[str], extent: Extent) -> int:
    """Where a condition ends: before its main clause if it comes first, else at the end of the clause."""
    first = not text[extent[0] : match.start()].strip(" “\"‘'") or text[: match.start()].rstrip().endswith(
        (",", ";", "—", "–", " and", " but", " that", " said")
    )
    stop = STOP.search(text, match.end(), extent[1])
    end = stop.start() if stop else extent[1]
    if first and (comma := text.find(",", match.end(), end)) >= 0:
        return comma
    return end


def _all_within(extent: Extent, evidence: tuple[Extent, ...]) -> bool:
    return any(start <= extent[0] and extent[1] <= end for start, end in evidence)


def _clause_between(text: str, end: int, start: int) -> bool:
    """Does more than a pause stand between a clause and what follows?"""
    between = text[end:start]
    return len(between) > 80 or bool(
        re.search(r"[.;:!?]\s|\b(?:and|but|while|because|which|who|is|are|was|were|has|have|had|will|would|could|may|might)\b", between)
    )


def _far(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return len(between) > 160 or bool(re.search(r"[.;!?]\s", between))


def _supposed(text: str, before: Extent) -> Extent | None:
    match = HYPOTHESIS_BEFORE.search(text, *before)
    if match is None:
        found = find_conditions(text, before)
        return found[-1] if found else None
    return trim(text, match.span())


def trim(text: str, extent: Extent) -> Extent:
    """Without white space, quotation marks or other punctuation at the edges."""
    start, end = extent
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%$€£)"):
        end -= 1
    return start, end
