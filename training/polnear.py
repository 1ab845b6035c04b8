"""PolNeAR's stand-off files → labelled words and linked spans."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.encoder.pairs import CONTENT, CUE, SOURCE
from dateline.encoder.words import Ints, Paragraph, read_paragraphs

ROLES = {"Source": SOURCE, "Cue": CUE, "Content": CONTENT}
SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t")
BLOCK = re.compile(r"\S.*?(?=\n[ \t\r]*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One annotated article.

    Shapes: ``tags`` ``[words]`` (0 outside, then begin and inside of each role), ``spans`` ``[spans, 3]`` (role, first
    word, last word), ``owner`` ``[spans]``: the row of the cue that a span belongs to (a cue: its own row), or -1;
    ``sources`` ``{cue row: source row}``.
    """

    name: str
    paragraphs: list[Paragraph]
    tags: Ints
    spans: Ints
    owner: Ints
    links: set[tuple[int, int]]


def read_tokenizer(base: Path) -> Tokenizer:
    """The vocabulary of the base model, without the truncation and padding that it was published with."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_split(folder: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read every article of a split, the first annotator's file each (as the scorer does)."""
    return [read_example(path, folder, tokenizer) for path in sorted((folder / "text").glob("*.txt"))]


def read_example(path: Path, folder: Path, tokenizer: Tokenizer) -> Example:
    """Read one article with its annotation."""
    text = path.read_bytes().decode()
    blocks = [(match.start(), match.group()) for match in BLOCK.finditer(text)]
    paragraphs = read_paragraphs(tokenizer, [block for _, block in blocks], [start for start, _ in blocks])
    annotation = sorted((folder / "attributions").glob(f"{_escape(path.stem)}_????.ann"))[0].read_text(encoding="utf8")
    return _label(path.stem, paragraphs, annotation)


def _escape(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _label(name: str, paragraphs: list[Paragraph], annotation: str) -> Example:
    starts = np.concatenate([paragraph.starts for paragraph in paragraphs])
    ends = np.concatenate([paragraph.ends for paragraph in paragraphs])
    home = np.repeat(np.arange(len(paragraphs)), [len(paragraph) for paragraph in paragraphs])
    parts: dict[str, list[tuple[int, int, int]]] = {}
    attributions: list[list[str]] = []
    for line in annotation.splitlines():
        if match := SPAN.match(line):
            parts[match[1]] = [
                (ROLES[match[2]], first, last)
                for offsets in match[3].split(";")
                for first, last in _word_spans(starts, ends, home, *map(int, offsets.split()))
            ]
        elif line.startswith("E"):
            attributions.append([pair.split(":")[1] for pair in line.split("\t")[1].split()])
    rows = sorted({part for spans in parts.values() for part in spans}, key=lambda part: (part[1], part[2], part[0]))
    number = {part: row for row, part in enumerate(rows)}
    spans = np.array(rows, dtype=np.int32).reshape(-1, 3)
    owner, links = np.full(len(rows), -1, dtype=np.int32), set()
    for members in attributions:
        mine = [number[part] for member in members for part in parts.get(member, [])]
        cues = [row for row in mine if rows[row][0] == CUE]
        for row in mine:
            if cues:
                owner[row] = cues[0]
                links.add((cues[0], row))
    tags = np.zeros(len(starts), dtype=np.int32)
    for role, first, last in rows:
        tags[first : last + 1] = 2 + 2 * role
        tags[first] = 1 + 2 * role
    return Example(name, paragraphs, tags, spans, owner, links)


def _word_spans(starts: Ints, ends: Ints, home: Ints, start: int, end: int) -> list[tuple[int, int]]:
    """The words that a span of characters touches, one pair a paragraph."""
    inside = np.flatnonzero((starts < end) & (ends > start))
    return [(int(run[0]), int(run[-1])) for run in np.split(inside, np.flatnonzero(np.diff(home[inside])) + 1) if len(run)]
