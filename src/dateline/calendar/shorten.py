"""What the longest match of the grammar takes too much of: "to | last three days", "May 3 | and 17", "today | week-long strikes"."""

from dateline.calendar.lexicon import word_list
from dateline.calendar.recognise import Match, match_longest

HYPHENS = frozenset("-‐‑")
REACH_OF_NOUN = 2
"""‘4 people’, ‘4 more people’: how far behind a number the noun stands that it counts."""


def shorten(match: Match) -> Match:
    """Leave out of an expression what its surroundings show to be something else."""
    for rule in (without_other_day, without_count, without_compound, without_verb, without_state, without_clause):
        match = rule(match)
    return match


def without_verb(match: Match) -> Match:
    """‘Could last three days’, ‘to last a week’: the length alone, for "last" is the verb."""
    low, _ = match.labels.get("rel", (-1, -1))
    if match.rule.read != "stretch" or match.word("rel") != "last" or low != match.start:
        return match
    if not any(token.lower in word_list("before_verb") for token in match.tokens[max(0, low - 2) : low]):
        return match
    shorter = match_longest(match.tokens, low + 1, match.end)
    return shorter if shorter is not None and shorter.end == match.end else match


def without_other_day(match: Match) -> Match:
    """‘May 3 and 17’: only of neighbours does "and" make a range; of others the day that has the month stands alone."""
    first, last = match.value("d", "DAYNUM", "DAYTH"), match.value("d2", "DAYNUM", "DAYTH")
    if not match.has("and") or last == first + 1:
        return match
    low, high = match.labels["and"]
    month_first = match.labels["m"][0] == match.start
    shorter = match_longest(match.tokens, match.start, low) if month_first else match_longest(match.tokens, high, match.end)
    return shorter or match


def without_clause(match: Match) -> Match:
    """‘Two days after the vote’ without "after": what follows is an event, and the expression is the length alone."""
    if match.rule.name != "lapse" or match.labels.get("w", (0, 0))[1] != match.end or match.word("w") not in ("before", "after", "prior"):
        return match
    if match.end == len(match.tokens) or not match.tokens[match.end].text[0].isalnum():
        return match
    shorter = match_longest(match.tokens, match.start, match.labels["w"][0])
    return shorter if shorter is not None and shorter.end == match.labels["w"][0] else match


def without_count(match: Match) -> Match:
    """‘On May 3 and 4 people died’, ‘April 5 and 6 million people’: the second number counts what follows, and is no day."""
    low, high = match.labels.get("d2", (0, 0))
    if not match.has("and") or high != match.end or "DAYNUM" not in match.tokens[low].classes or not _is_counted(match):
        return match
    return match_longest(match.tokens, match.start, match.labels["and"][0]) or match


def _is_counted(match: Match) -> bool:
    """Does what stands behind a number say what it is a number of?"""
    following = match.tokens[match.end : match.end + REACH_OF_NOUN]
    if not following:
        return False
    first = following[0]
    if _is_hyphened(match):
        return True
    if first.lower in word_list("after_number") or "AMPM" in first.classes or ("NUM" in first.classes and first.text.isalpha()):
        return True
    for token in following:
        if not token.text.isalpha() or not token.text.islower() or token.lower in word_list("no_event") | word_list("no_count"):
            return False
        if token.lower in word_list("plural") or (token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is"))):
            return True
    return False


def _is_hyphened(match: Match) -> bool:
    """Does a hyphen bind the last word of a match to the next: "week-long", "4-year-old", but not "4-5" and not "week - all"?"""
    following = match.tokens[match.end : match.end + 2]
    return (
        len(following) == 2
        and following[0].text in HYPHENS
        and match.tokens[match.end - 1].end == following[0].start
        and following[0].end == following[1].start
        and following[1].text[0].isalpha()
    )


def without_compound(match: Match) -> Match:
    """‘Starting today week-long strikes’: a hyphen binds the week to what follows."""
    low, high = match.labels.get("week", (0, 0))
    if high != match.end or not _is_hyphened(match):
        return match
    return match_longest(match.tokens, match.start, low) or match


def without_state(match: Match) -> Match:
    """‘The quarter is up 3 percent’, ‘the month is over’: the verb belongs to the time only in ‘before the month is out’."""
    if not match.has("out"):
        return match
    before = [token.lower for token in match.tokens[max(0, match.start - 3) : match.start]]
    if before[-1:] in (["before"], ["until"], ["till"]) or before == ["by", "the", "time"]:
        return match
    return match_longest(match.tokens, match.start, match.labels["out"][0]) or match
