"""What each block of a page is: the report itself, or the furniture around it. In doubt, the report."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.records import Passage, Role

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
SENTENCE_INSIDE = re.compile(r"[.!?][\"”’')]*\s+[“\"‘'(]?[A-Z0-9]")
QUOTES = re.compile(r"[“”\"]")
BULLET = re.compile(r"^[-–—•*·▪◦>#@\d(]")
# PLACE (Agency) — as AP, Reuters and AFP set it: capitals, at most four more words or a date, a dash. AP Stylebook, "datelines".
UP = "A-ZÀ-ÖØ-ÞĀČĆĐĞİŁŃŘŚŠŞŻŽ"
DATELINE = re.compile(
    rf"^(?P<place>[{UP}][{UP}.’'\-]{{2,}}(?:[ /][{UP}][{UP}.’'\-]+){{0,2}})"
    r"(?:, (?:[A-Z][\w.’'\-]*)(?: [A-Z][\w.’'\-]*){0,2})?"
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:, \d{4}| \d{4})?)?"
    r"(?:,? \([^()]{2,24}\))?\s*(?:[—–]|--|\s-)\s*(?=\S)"
)
CREDIT_HINT = re.compile(r"[(/:]|photo|picture|image|credit|video|illustration|via |courtesy", re.IGNORECASE)
SECOND_DASH = re.compile(r"[—–]|--")
TURN = re.compile(r"^(?:[QA]|[A-Z][A-Z.’' \-]+)[:.]\s")  # who speaks, in a transcript
LONGEST_HEADLINE_WORDS = 32
LONGEST_HEADING_WORDS = 4
LONGEST_RELATED_WORDS = 24
LONGEST_CAPTION_WORDS = 90
LONGEST_CREDIT_CHARACTERS = 150
LONGEST_FURNITURE_WORDS = 70
LEAD_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text between blank lines, space around it trimmed. Units: code points."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@cache
def patterns_of(role: str) -> re.Pattern[str]:
    """The patterns of one role, any of which a whole block may match."""
    table = tomllib.loads((files("dateline.intake") / "data" / "furniture.toml").read_text(encoding="utf8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[role]), re.IGNORECASE)


@cache
def credit_pattern() -> re.Pattern[str]:
    """What ends a caption: who holds the picture."""
    return re.compile(rf"(?:{patterns_of('credit').pattern})[.\s]*$", re.IGNORECASE)


@cache
def outlet_pattern() -> re.Pattern[str]:
    """The names of outlets at the head of a line."""
    table = tomllib.loads((files("dateline.intake") / "data" / "outlets.toml").read_text(encoding="utf8"))
    names = sorted({re.escape(name.removeprefix("The ")) for name in table["names"]}, key=len, reverse=True)
    unknown = rf"(?-i:(?:[A-Z][\w’'.&-]+ ){{1,4}}(?:{'|'.join(table['nouns'])})(?=\s*$))"
    return re.compile(rf"^(?P<name>(?:The )?(?:{'|'.join(names)}|{unknown}))(?:(?=\s*(?:$|[|•·,:–—\-\d(]))|(?-i:(?=[A-Z])))", re.IGNORECASE)


def find_blocks(text: str) -> list[Block]:
    """Cut a text at its blank lines; one without any, at its line ends, unless its lines are wrapped to a width.

    Units: code points of ``text``.
    """
    breaks = [match.span() for match in BLANK_LINE.finditer(text)]
    if not breaks and not _is_wrapped(text):
        breaks = [match.span() for match in re.finditer(r"\n\s*", text)]
    edges = [0, *(edge for span in breaks for edge in span), len(text)]
    blocks = []
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        stripped = text[low:high].strip()
        if stripped:
            start = text.index(stripped[0], low)
            blocks.append(Block(start, start + len(stripped), stripped))
    return blocks


def _is_wrapped(text: str) -> bool:
    lines = text.strip().splitlines()
    inner = lines[:-1]
    full = [line for line in inner if 55 <= len(line) <= 100 and not ENDS_SENTENCE.search(line.rstrip())]
    return len(inner) >= 2 and len(full) >= 0.6 * len(inner)


def find_roles(blocks: list[Block], *, title: str | None = None) -> list[Role]:
    """Say what each block is.

    Args:
        blocks: Of one article, in order.
        title: The headline, where metadata gives it.
    """
    roles = [_role_anywhere(block) for block in blocks]
    if title is not None and blocks and blocks[0].text.casefold() == title.casefold():
        roles[0] = Role.HEADLINE
    first_body = _first_body(blocks, roles)
    _mark_head(blocks, roles, first_body)
    for at in range(first_body + 1, len(blocks) - 1):
        if roles[at] is Role.BODY and _is_related(blocks, roles, at):
            roles[at] = Role.RELATED
    for at in range(max(1, first_body), len(blocks)):
        if roles[at] is Role.BODY and roles[at - 1] is Role.RELATED and _is_list_of_headlines(blocks[at - 1], blocks[at]):
            roles[at] = Role.RELATED
    for at in range(max(first_body + 1, len(blocks) - 6), len(blocks)):
        if roles[at] is Role.BODY and _is_contributor(blocks[at]):
            roles[at] = Role.CONTRIBUTOR
    if Role.BODY not in roles and blocks:
        longest = max(range(len(blocks)), key=lambda at: len(blocks[at].text))
        roles[longest] = Role.BODY
    return roles


def to_passages(text: str, blocks: list[Block], roles: list[Role]) -> tuple[Passage, ...]:
    """Lay the blocks out as passages that partition the text; a dateline before a paragraph becomes a passage of its own.

    Units: code points of ``text``.
    """
    marks: list[tuple[int, Role]] = []
    for at, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        start = 0 if at == 0 else block.start
        marks.append((start, role))
        dateline = find_dateline(block.text) if role is Role.BODY else None
        if dateline:
            marks[-1] = (start, Role.DATELINE)
            marks.append((block.start + dateline, Role.BODY))
    ends = [start for start, _ in marks[1:]] + [len(text)]
    return tuple(Passage(start=start, end=end, role=role) for (start, role), end in zip(marks, ends, strict=True))


def find_dateline(paragraph: str) -> int | None:
    """Find where a paragraph's dateline ends. ‘NAIROBI, March 3 (Wire) — Envoys met’ gives 27.

    Returns:
        The offset of the first character after it, or ``None``.
    """
    match = DATELINE.match(paragraph)
    if match is None:
        return None
    bare = match.group().rstrip(" —–-") == match["place"].rstrip("-")
    aside = bare and SECOND_DASH.search(paragraph, match.end(), match.end() + 200)  # “NATO — which Tavria joined in May — has …”
    return None if aside else match.end()


def _role_anywhere(block: Block) -> Role:
    if patterns_of("boilerplate").fullmatch(block.text):
        return Role.BOILERPLATE
    if block.words <= LONGEST_RELATED_WORDS + 6 and patterns_of("related").fullmatch(block.text):
        return Role.RELATED
    if _is_caption(block):
        return Role.CAPTION
    return Role.BODY


def _is_caption(block: Block) -> bool:
    if block.words > LONGEST_CAPTION_WORDS:
        return False
    if patterns_of("caption").fullmatch(block.text):
        return True
    tail = max(0, len(block.text) - LONGEST_CREDIT_CHARACTERS)
    if not CREDIT_HINT.search(block.text, tail):
        return False
    credit = credit_pattern().search(block.text, tail)
    return credit is not None and (credit.group().lstrip().startswith("(") or block.words <= 45)


def _is_list_of_headlines(heading: Block, block: Block) -> bool:
    """Lines that end as headlines do, under a heading of their own ("Related stories")."""
    lines = [line.strip() for line in block.text.splitlines()]
    return heading.words <= LONGEST_HEADING_WORDS and all(
        len(line.split()) <= LONGEST_RELATED_WORDS and line[:1].isupper() and not ENDS_SENTENCE.search(line) for line in lines
    )


def _is_contributor(block: Block) -> bool:
    return block.words <= LONGEST_FURNITURE_WORDS and patterns_of("contributor").fullmatch(block.text) is not None


def _first_body(blocks: list[Block], roles: list[Role]) -> int:
    """The first block that reads as a paragraph: it ends as a sentence does, or is too long for a headline."""
    for at, block in enumerate(blocks):
        if roles[at] is Role.BODY and not patterns_of("byline").fullmatch(block.text):
            ends = ENDS_SENTENCE.search(block.text) and not block.text.endswith("?")
            if ends or block.words > LONGEST_HEADLINE_WORDS or find_dateline(block.text):
                return at
    return len(blocks)


def _mark_head(blocks: list[Block], roles: list[Role], first_body: int) -> None:
    if first_body == len(blocks):
        return
    head = [at for at in range(min(first_body, LEAD_BLOCKS)) if roles[at] is Role.BODY]
    plain = []
    for at in head:
        if patterns_of("byline").fullmatch(blocks[at].text) and blocks[at].words <= 25:
            roles[at] = Role.BYLINE
        else:
            plain.append(at)
    for place, at in enumerate(plain):
        named = outlet_pattern().match(blocks[at].text) and blocks[at].words <= 10
        roles[at] = Role.MASTHEAD if named and place == 0 and len(plain) > 1 else Role.HEADLINE


def _is_related(blocks: list[Block], roles: list[Role], at: int) -> bool:
    """A headline of another story between two paragraphs: no full stop, no quotation, no list; the paragraphs around it whole."""
    block = blocks[at]
    if not 4 <= block.words <= LONGEST_RELATED_WORDS or "\n" in block.text:
        return False
    if ENDS_SENTENCE.search(block.text) or any(sign.search(block.text) for sign in (SENTENCE_INSIDE, BULLET, TURN)):
        return False
    if QUOTES.search(block.text) or not (block.text[0].isupper() or block.text[0] in "‘'$"):
        return False
    before = next((b for b, role in zip(blocks[at - 1 :: -1], roles[at - 1 :: -1], strict=True) if role is Role.BODY), None)
    after = next((b for b, role in zip(blocks[at + 1 :], roles[at + 1 :], strict=True) if role is Role.BODY), None)
    if before is None or after is None:
        return False
    return bool(ENDS_SENTENCE.search(before.text)) and before.text[-1] not in ":,;" and bool(ENDS_SENTENCE.search(after.text))
