"""Patterns over token classes, compiled into one automaton that reads each token a bounded number of times.

A pattern is a line such as ``(early|late)? m:MONTH ,? y:YEAR``: words in lower case stand for themselves, names in capitals for
classes of `lexicon`, ``name:`` keeps what an element or group matched, ``?`` makes it optional. There is no repetition: every pattern
has a longest match, so the work for a text grows with its length and with nothing else.
"""

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.calendar.tokens import Token

PIECE = re.compile(r"(?:\w+:)?\(|\)|\||\?|[^\s()|?]+")
MACRO = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a pattern: a symbol, a sequence, a choice, or something optional."""

    kind: str
    symbol: str = ""
    label: str = ""
    parts: tuple["Node", ...] = ()


def parse_pattern(text: str, macros: dict[str, str]) -> Node:
    """Read one pattern.

    Args:
        text: As above; ``<name>`` stands for a macro.
        macros: The macros.
    """
    while MACRO.search(text):
        text = MACRO.sub(lambda match: f"({macros[match[1]]})", text)
    pieces = PIECE.findall(text)
    node, at = _choice(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"a bracket too many in {text!r}")
    return node


def _choice(pieces: list[str], at: int) -> tuple[Node, int]:
    options: list[Node] = []
    parts: list[Node] = []
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        if piece == "|":
            options.append(Node("seq", parts=tuple(parts)))
            parts, at = [], at + 1
            continue
        if piece.endswith("("):
            inner, at = _choice(pieces, at + 1)
            node = Node("group", label=piece[:-2], parts=(inner,))
        else:
            label, _, symbol = piece.rpartition(":") if len(piece) > 1 else ("", "", piece)
            node = Node("symbol", symbol=symbol, label=label)
        at += 1
        if at < len(pieces) and pieces[at] == "?":
            node, at = Node("optional", parts=(node,)), at + 1
        parts.append(node)
    options.append(Node("seq", parts=tuple(parts)))
    return (options[0] if len(options) == 1 else Node("choice", parts=tuple(options))), at


def symbols_of(node: Node) -> set[str]:
    """Every word and class that a pattern speaks of."""
    return {node.symbol} if node.kind == "symbol" else {symbol for part in node.parts for symbol in symbols_of(part)}


Signature = frozenset[str]
"""All that patterns can ask of a token: its classes, and its word where a pattern names it."""
Labels = dict[str, tuple[int, int]]


def capture(node: Node, signatures: Sequence[Signature]) -> Labels:
    """What each label of a pattern covers, where the pattern is known to match these tokens; longer choices first."""
    for stop, labels in _ways(node, signatures, 0):
        if stop == len(signatures):
            return labels
    return {}


def _ways(node: Node, signatures: Sequence[Signature], at: int) -> Iterable[tuple[int, Labels]]:
    if node.kind == "symbol":
        if at < len(signatures) and node.symbol in signatures[at]:
            yield at + 1, ({node.label: (at, at + 1)} if node.label else {})
    elif node.kind == "optional":
        yield from _ways(node.parts[0], signatures, at)
        yield at, {}
    elif node.kind == "choice":
        for part in node.parts:
            yield from _ways(part, signatures, at)
    elif node.kind == "group":
        for stop, labels in _ways(node.parts[0], signatures, at):
            yield stop, (labels | {node.label: (at, stop)} if node.label and stop > at else labels)
    else:
        yield from _row(node.parts, signatures, at)


def _row(parts: tuple[Node, ...], signatures: Sequence[Signature], at: int) -> Iterable[tuple[int, Labels]]:
    if not parts:
        yield at, {}
        return
    for stop, labels in _ways(parts[0], signatures, at):
        for last, others in _row(parts[1:], signatures, stop):
            yield last, labels | others


@dataclass
class Automaton:
    """Many patterns as one automaton, made deterministic as it is used."""

    patterns: list[Node]
    edges: list[list[tuple[str, int]]] = field(default_factory=list)
    free: list[list[int]] = field(default_factory=list)
    accepts: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start = self._state()
        for number, node in enumerate(self.patterns):
            first = self._state()
            self.free[start].append(first)
            self.accepts[self._build(node, first)] = number
        self.literals = frozenset(s for node in self.patterns for s in symbols_of(node) if not s[0].isupper())
        self._lock = threading.Lock()
        self._numbers: dict[frozenset[int], int] = {}
        self._members: list[frozenset[int]] = []
        self._moves: list[dict[Signature, int]] = []
        self._accepting: list[int | None] = []
        self._signatures: dict[tuple[str, ...], Signature] = {}
        self._start = self._number(self._closure({start}))

    def _state(self) -> int:
        self.edges.append([])
        self.free.append([])
        return len(self.edges) - 1

    def _build(self, node: Node, start: int) -> int:
        if node.kind == "symbol":
            end = self._state()
            self.edges[start].append((node.symbol, end))
            return end
        if node.kind == "choice":
            end = self._state()
            for part in node.parts:
                first = self._state()
                self.free[start].append(first)
                self.free[self._build(part, first)].append(end)
            return end
        end = start
        for part in node.parts:
            end = self._build(part, end)
        if node.kind == "optional":
            out = self._state()
            self.free[start].append(out)
            self.free[end].append(out)
            return out
        return end

    def _closure(self, states: set[int]) -> frozenset[int]:
        seen, waiting = set(states), list(states)
        while waiting:
            for other in self.free[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def _number(self, members: frozenset[int]) -> int:
        with self._lock:
            if members not in self._numbers:
                self._members.append(members)
                self._moves.append({})
                self._accepting.append(min((self.accepts[m] for m in members if m in self.accepts), default=None))
                self._numbers[members] = len(self._members) - 1
            return self._numbers[members]

    def signature(self, token: Token) -> Signature:
        """All that the patterns can ask of a token."""
        key = (token.lower if token.lower in self.literals else "", *token.classes)
        found = self._signatures.get(key)
        if found is None:
            found = self._signatures[key] = frozenset(part for part in key if part)
        return found

    def longest(self, signatures: Sequence[Signature], at: int) -> tuple[int, int | None, int]:
        """The longest match that begins at a token.

        Returns:
            Where it ends, the pattern's number (``None`` where nothing matches), and the steps taken.
        """
        state, end, best, steps, count = self._start, at, None, 0, len(signatures)
        while at < count:
            signature = signatures[at]
            steps += 1
            moves = self._moves[state]
            state = moves[signature] if signature in moves else self._move(state, signature)
            if state < 0:
                break
            at += 1
            accepting = self._accepting[state]
            if accepting is not None:
                end, best = at, accepting
        return end, best, steps

    def _move(self, state: int, signature: Signature) -> int:
        reached = {end for member in self._members[state] for symbol, end in self.edges[member] if symbol in signature}
        found = self._number(self._closure(reached)) if reached else -1
        self._moves[state][signature] = found
        return found
