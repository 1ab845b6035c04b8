"""Tokens → the stretches of them that are time expressions, each with its rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dateline.calendar.lexicon import table
from dateline.calendar.patterns import Automaton, Labels, Node, Signature, capture, parse_pattern
from dateline.calendar.tokens import Token

KEPT = 8192


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar."""

    name: str
    read: str
    pattern: Node


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression: its rule, its tokens, and what each label of the rule covers. Units: places in ``tokens``, half-open."""

    rule: Rule
    tokens: Sequence[Token]
    start: int
    end: int
    labels: dict[str, tuple[int, int]]

    def has(self, label: str) -> bool:
        """Did anything match under this label?"""
        return label in self.labels

    def word(self, label: str) -> str:
        """What a label covers, in small letters, one space between words; empty where it covers nothing."""
        low, high = self.labels.get(label, (0, 0))
        return " ".join(token.lower for token in self.tokens[low:high])

    def value(self, label: str, *classes: str) -> Any:
        """The value of the first token under a label, as the first of the classes that it has; ``None`` without one."""
        low, high = self.labels.get(label, (0, 0))
        for token in self.tokens[low:high]:
            for name in classes:
                if name in token.classes:
                    return token.classes[name]
        return None

    def has_after(self, *words: str) -> bool:
        """Does one of these words follow, a closing quotation mark aside: ‘“within weeks” of the vote’?"""
        following = (token.lower for token in self.tokens[self.end : self.end + 2] if token.text not in {"”", "’", '"'})
        return next(following, "") in words

    def has_before(self, *words: str) -> bool:
        """Does one of these words stand before?"""
        return self.start > 0 and self.tokens[self.start - 1].lower in words

    def words(self) -> str:
        """The whole expression in small letters, one space between its tokens."""
        return " ".join(token.lower for token in self.tokens[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over tokens found, and how many steps of the automaton it took."""

    matches: list[Match]
    steps: int


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the grammar, in order."""
    grammar = table("grammar")
    return tuple(Rule(rule["name"], rule["read"], parse_pattern(rule["pattern"], grammar["macros"])) for rule in grammar["rule"])


@cache
def automaton() -> Automaton:
    """All rules as one automaton."""
    return Automaton([rule.pattern for rule in rules()])


def scan(tokens: Sequence[Token], shorten: Callable[[Match], Match] | None = None) -> Scan:
    """Find the longest expressions from left to right, none overlapping another.

    Args:
        tokens: The tokens of a text.
        shorten: What cuts a match to the part of it that is a time; what it cuts off at the end is read anew.
    """
    machine = automaton()
    signatures = [machine.signature(token) for token in tokens]
    matches, steps, at, count = [], 0, 0, len(tokens)
    while at < count:
        if not signatures[at]:
            at += 1
            continue
        end, number, taken = machine.longest(signatures, at)
        steps += taken
        if number is None:
            at += 1
            continue
        match = _match(tokens, signatures[at:end], at, number)
        matches.append(shorten(match) if shorten else match)
        at = matches[-1].end
    return Scan(matches, steps)


def match_longest(tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Match | None:
    """The longest expression that begins at a token and ends before another, if one does."""
    machine = automaton()
    signatures = [machine.signature(token) for token in tokens[start:end]]
    length, number, _ = machine.longest(signatures, 0)
    return None if number is None else _match(tokens, signatures[:length], start, number)


def _match(tokens: Sequence[Token], signatures: Sequence[Signature], start: int, number: int) -> Match:
    labels, end = _labels(number, tuple(signatures)), start + len(signatures)
    return Match(rules()[number], tokens, start, end, {label: (start + low, start + high) for label, (low, high) in labels.items()})


@lru_cache(maxsize=KEPT)
def _labels(number: int, signatures: tuple[Signature, ...]) -> Labels:
    return capture(rules()[number].pattern, signatures)
