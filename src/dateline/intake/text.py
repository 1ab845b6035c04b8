"""Plain text → `Article`."""

import re
from datetime import date

from dateline.intake.english import check_english
from dateline.intake.furniture import Block, find_blocks, find_roles, outlet_pattern, to_passages
from dateline.intake.publication import Publication, notes_on, settle
from dateline.records import Article, InputError, Note, Role
from dateline.records.article import digest_of

MAKER = "text/1"
MOST_CHARACTERS = 500_000
"""About 85,000 words, fifteen times the longest report of the corpora; a longer text is no report."""

AFTER_NAMES = re.compile(r"\s+(?:in|at)\s|\s*[(|\n]")
POST = re.compile(r"\b(?:correspondent|reporter|editor|writer|columnist)s?$", re.IGNORECASE)

NOTHING = Publication()


def read_text(
    text: str,
    *,
    options: Publication = NOTHING,
    metadata: Publication = NOTHING,
    today: date | None = None,
    raw_sha256: str | None = None,
    made_by: str = MAKER,
) -> tuple[Article, tuple[Note, ...]]:
    """Read a report from its text, which is kept unchanged.

    Args:
        text: The report, paragraphs between blank lines (or one a line).
        options: Publication facts that the caller knows.
        metadata: Publication facts from the page that the text was taken from.
        today: The caller's date, to notice publication dates that have not come yet.
        raw_sha256: Digest of the bytes that the text came from.
        made_by: The reader that made the text.

    Returns:
        The article, and notes on what a reader of it should know.

    Raises:
        InputError: The text is blank, too long, not valid Unicode, or not English.

    Units: offsets are code points of ``text``.
    """
    identity = digest_of(text)
    if not text.strip():
        raise InputError("empty", "there is no text in it")
    if len(text) > MOST_CHARACTERS:
        found = f"the text has {len(text):,} characters"
        raise InputError("too_large", f"{found}; a report has at most {MOST_CHARACTERS:,}. Split it into its articles")
    check_english(text)
    blocks = find_blocks(text)
    roles = find_roles(blocks, title=metadata.title)
    passages = to_passages(text, blocks, roles)
    facts = settle(text, passages, options, metadata, _facts_in(blocks, roles))
    article = Article(id=identity, text=text, raw_sha256=raw_sha256, made_by=made_by, passages=passages, **facts)
    return article, notes_on(article.published, today=today)


def _facts_in(blocks: list[Block], roles: list[Role]) -> Publication:
    """Publication facts that the head of the text states: the headline, the masthead's name, the byline's names."""
    by_role = {role: block.text for block, role in reversed(list(zip(blocks, roles, strict=True)))}
    bylines = (block.text for block, role in zip(blocks, roles, strict=True) if role is Role.BYLINE)
    signed = next((line for line in bylines if line.lower().startswith("by ")), "")
    masthead = outlet_pattern().match(by_role.get(Role.MASTHEAD, ""))
    return Publication(
        title=" ".join(by_role[Role.HEADLINE].split()) if Role.HEADLINE in by_role else None,
        outlet=masthead["name"] if masthead else None,
        authors=_names_in(signed),
    )


def _names_in(byline: str) -> tuple[str, ...]:
    if not byline.lower().startswith("by "):
        return ()
    people = AFTER_NAMES.split(byline[3:])[0]
    names = people.replace(" and ", ", ").replace(" & ", ", ").split(",")
    kept = (name.strip(" .") for name in names)
    return tuple(name for name in kept if name[:1].isupper() and 2 <= len(name.split()) <= 5 and not POST.search(name))
