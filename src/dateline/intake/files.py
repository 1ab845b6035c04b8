"""Files and folders → `Article`."""

import hashlib
import re
from datetime import date
from pathlib import Path

from dateline.intake.decoding import decode
from dateline.intake.html import read_html
from dateline.intake.publication import Publication
from dateline.intake.text import NOTHING, read_text
from dateline.records import Article, InputError, Note

MOST_BYTES = 8_000_000
SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
PAGE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def find_files(folder: Path) -> tuple[list[Path], int]:
    """List the articles of a folder and of those inside it, by name; hidden ones are left out.

    Returns:
        The files with a suffix of `SUFFIXES`, and how many others there are.

    Raises:
        InputError: ``no_articles``.
    """
    visible = sorted(
        path for path in folder.rglob("*") if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    articles = [path for path in visible if path.suffix.lower() in SUFFIXES]
    if not articles:
        endings = ", ".join(sorted(SUFFIXES))
        raise InputError("no_articles", f"the folder {folder} holds no article (a file that ends in {endings})")
    return articles, len(visible) - len(articles)


def load(path: Path) -> bytes:
    """Read a file's bytes.

    Raises:
        InputError: ``missing``, ``unreadable`` or ``too_large``.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InputError("too_large", f"{size / 1e6:.1f} MB; a report has at most {MOST_BYTES / 1e6:g} MB")
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # a pipe or a device has no size; read_bytes refuses what is longer
    except FileNotFoundError as error:
        raise InputError("missing", "there is no such file") from error
    except ValueError as error:
        raise InputError("missing", "no file can have this name") from error
    except OSError as error:
        raise InputError("unreadable", f"the file cannot be read: {error.strerror}") from error


def _head_of(raw: bytes) -> bytes:
    """The beginning of a file in UTF-8, whatever its mark says that it is in."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return raw[:8000].decode("utf-16", errors="ignore").encode() if wide else raw[:8000]


def read_bytes(
    raw: bytes, *, name: str = "", options: Publication = NOTHING, today: date | None = None
) -> tuple[Article, tuple[Note, ...]]:
    """Read a report from the bytes of a file, a page or a pipe.

    Args:
        raw: The bytes. They are a page where they begin as one or ``name`` says so, else text.
        name: The file's name; its ending decides where the bytes do not.
        options: Publication facts that the caller knows.
        today: As for `read_text`.

    Raises:
        InputError: As `read_text` and `read_html`; also ``too_large``, ``binary``, ``unknown_encoding``.
    """
    if len(raw) > MOST_BYTES:
        raise InputError("too_large", f"{len(raw) / 1e6:.1f} MB; a report has at most {MOST_BYTES / 1e6:g} MB")
    digest = hashlib.sha256(raw).hexdigest()
    if not raw.strip():
        raise InputError("empty", "there is no text in it")
    if PAGE.match(_head_of(raw)) or Path(name).suffix.lower() in {".html", ".htm", ".xhtml"}:
        return read_html(raw, options=options, today=today, raw_sha256=digest)
    text, notes = decode(raw)
    article, more = read_text(text, options=options, today=today, raw_sha256=digest)
    return article, notes + more
