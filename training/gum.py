"""GUM's CoNLL-U files → texts with their trees and entities, by characters.

Only the text itself is read: the summaries in the files' headers never are.
"""

from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from dateline.encoder.words import Paragraph, read_paragraphs

# Relations whose subtype is kept: those that say who does and who suffers, or where a clause of its own begins.
KEPT_SUBTYPES = frozenset({"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "advcl:relcl", "nmod:poss", "compound:prt"})


@dataclass(frozen=True)
class Token:
    """A token of the tree. ``start``, ``end``: code points of the text; ``head``: the number of another token, its own if it is a root."""

    start: int
    end: int
    upos: str
    head: int
    relation: str
    sentence: int
    misc: str


@dataclass(frozen=True)
class GumText:
    """One document."""

    name: str
    text: str
    paragraphs: list[Paragraph]
    tokens: list[Token]

    @property
    def genre(self) -> str:
        return self.name.split("_")[1]


@dataclass
class _Draft:
    """A document while its lines are read."""

    text: str = ""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    gap: str = ""

    def write(self, form: str) -> int:
        """Add a form behind the gap that stands open; returns where it begins."""
        if self.gap == "\n\n" or not self.blocks:
            self.blocks.append((len(self.text) + len(self.gap), 0))
        self.text += self.gap + form
        self.gap = ""
        self.blocks[-1] = self.blocks[-1][0], len(self.text)
        return len(self.text) - len(form)


def relation_of(name: str) -> str:
    """A relation, its subtype only where it is kept."""
    return name if name in KEPT_SUBTYPES else name.partition(":")[0]


def read_gum(path: Path, tokenizer: Tokenizer) -> GumText:
    """Read one document; a paragraph is what GUM's ``newpar`` begins."""
    draft = _Draft()
    sentence, rows, paragraph = -1, [], False
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif line and line[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            sentence += 1
            draft.gap = "" if not draft.tokens else "\n\n" if paragraph else " "
            _add_sentence(draft, rows, sentence)
            rows, paragraph = [], False
    texts, starts = [draft.text[start:end] for start, end in draft.blocks], [start for start, _ in draft.blocks]
    return GumText(path.stem, draft.text, read_paragraphs(tokenizer, texts, starts), draft.tokens)


def _add_sentence(draft: _Draft, rows: list[list[str]], sentence: int) -> None:
    base, place = len(draft.tokens), {}
    inside, at, whole = 0, 0, (0, 0)
    for row in rows:
        if "." in row[0]:
            continue  # an empty node of the enhanced graph
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            at = draft.write(row[1])
            inside, whole = last - first + 1, (at, at + len(row[1]))
            forms = [other[1] for other in rows if other[0].isdigit() and first <= int(other[0]) <= last]
            spelt = "".join(forms) == row[1]
        elif inside:
            start, end = (at, at + len(row[1])) if spelt else whole
            at, inside = end if spelt else at, inside - 1
            place[row[0]] = start, end
        else:
            start = draft.write(row[1])
            place[row[0]] = start, start + len(row[1])
        if not inside and "SpaceAfter=No" not in row[9]:
            draft.gap = " "
    order = {row[0]: base + number for number, row in enumerate(row for row in rows if row[0].isdigit())}
    for row in rows:
        if row[0].isdigit():
            head = order.get(row[6], order[row[0]])
            start, end = place[row[0]]
            draft.tokens.append(Token(start, end, row[3], head, relation_of(row[7]), sentence, row[9]))


def read_split(folder: Path, tokenizer: Tokenizer) -> list[GumText]:
    """Every document of a split."""
    return [read_gum(path, tokenizer) for path in sorted(folder.glob("*.conllu"))]
