"""The project's own sentences with marked predicates → labelled words."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
MARK = re.compile(r"\[([^\]:]+):([a-z+]+)\]")
CLASSES = ("happened", "ongoing", "planned", "possible", "hypothetical", "conditional", "negated", "denied", "cancelled")


@dataclass(frozen=True)
class Case:
    """One sentence. ``predicates``: where each begins and ends, and its classes."""

    text: str
    predicates: tuple[tuple[int, int, frozenset[str]], ...]
    held_back: bool


def read_case(marked: str) -> Case:
    """Take the marks out of a sentence.

    >>> read_case("Talks [failed:happened].").text
    'Talks failed.'
    """
    text, found, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        classes = frozenset(match[2].split("+"))
        assert classes <= set(CLASSES), marked
        found.append((len(text), len(text) + len(match[1]), classes))
        text, last = text + match[1], match.end()
    text += marked[last:]
    assert "[" not in text, marked
    return Case(text, tuple(found), int(hashlib.sha1(text.encode()).hexdigest(), 16) % 4 == 0)


def join_cases(cases: Sequence[Case]) -> Case:
    """Several sentences as one paragraph: predicates stand in running text, not alone."""
    text, found = "", []
    for case in cases:
        base = len(text) + bool(text)
        text += " " * bool(text) + case.text
        found += [(base + start, base + end, classes) for start, end, classes in case.predicates]
    return Case(text, tuple(found), any(case.held_back for case in cases))


def read_cases() -> Iterator[Case]:
    """Every case, in the order of the files."""
    for path in sorted(FOLDER.glob("*.toml")):
        for marked in tomllib.loads(path.read_text(encoding="utf8"))["cases"]:
            yield read_case(marked)
