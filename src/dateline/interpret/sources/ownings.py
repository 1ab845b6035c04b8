"""What a report says of a name that only a body has: its board, those who work at it, "which"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.interpret.sources.kinds import Name, NameKind

OF_A_BODY = re.compile(
    r"[’']s? (?:(?:former|new|longtime|interim) )?(?:board|chief executive|CEO|chief \w+ officer|shareholders|co-founders?|subsidiary|"
    r"parent company)\b|, which\b| itself\b"
)
AT_A_BODY = re.compile(
    r"\b(?:executives?|employees?|workers?|researchers?|analysts?|economists?|engineers?|directors?|managers?|partners?|fellows?|professors?|"
    r"editors?|officials|subsidiary|unit|shares|stake|co-founders?|founders?|headquarters|CEO) (?:at|of|in|with) $"
)
SOMEBODY = re.compile(r"(?![’'])[^.!?\n]{0,60}\b(?:he|she|his|her)\b")
"""‘Oslan said he would’: somebody."""
LONGEST_BEFORE = 30


def with_bodies(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, those of bodies among them that only their shape made a person's: ‘Norvane’s board’, ‘an engineer at Norvane’."""
    unsure = {name.words for name in names if _is_unsure(name)}
    known = {name.words for name in names if name.kind is NameKind.PERSON and not _is_unsure(name)}
    surnames = {name.words[-1:] for name in names if name.kind is NameKind.PERSON and len(name.words) > 1}
    called = {name.words for name in names if SOMEBODY.match(text, name.end)}
    bodies = {name.words for name in names if name.words in unsure - known - surnames - called and _is_of_body(text, name)}
    return [replace(name, kind=NameKind.BODY, certain=True) if name.words in bodies else name for name in names]


def _is_unsure(name: Name) -> bool:
    return name.kind is NameKind.PERSON and not name.certain and not name.title


def _is_of_body(text: str, name: Name) -> bool:
    behind = OF_A_BODY.match(text, name.end) is not None
    return behind or AT_A_BODY.search(text, max(0, name.start - LONGEST_BEFORE), name.start) is not None
