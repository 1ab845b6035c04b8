"""The process in which pages are taken apart: hostile HTML can use up its memory or end it, never the caller's.

Speaks frames over its pipes: four bytes of length, then a page; back, four bytes of length, then JSON.
"""

import json
import struct
import sys
from datetime import datetime
from typing import IO, Any

MOST_MEMORY_BYTES = 1_500_000_000
FEWEST_WORDS = 20
"""A page whose main text is shorter has no article: a front page, a login wall, an error."""

# Where publishers state the instant of publication: Open Graph's article namespace (ogp.me), schema.org, Dublin Core, parsely.
DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date",
    "dcterms.created", "sailthru.date", "pubdate", "publishdate", "date",
)  # fmt: skip


def main() -> None:
    """Answer pages until the pipe closes."""
    limit_memory()
    pages, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while (page := read_frame(pages)) is not None:
        write_frame(answers, json.dumps(take_apart(page)).encode())


def limit_memory() -> None:
    """Cap this process's address space, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the parent's time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Read one frame; ``None`` where the pipe has closed."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(struct.pack(">I", len(payload)) + payload)
    stream.flush()


def take_apart(page: bytes) -> dict[str, Any]:
    """Find the article of a page and its publication facts.

    Returns:
        ``{"paragraphs", "title", "outlet", "url", "authors", "published"}``, or ``{"error": message}``.
    """
    try:
        return _take_apart(page)
    except MemoryError:
        return {"error": "the page takes more memory than a page should"}
    except Exception as error:  # noqa: BLE001 - the libraries below raise anything on hostile pages; the caller reports it
        return {"error": f"the page could not be taken apart ({type(error).__name__})"}


def _take_apart(page: bytes) -> dict[str, Any]:
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return {"error": "the page is not HTML that can be read"}
    stated = _stated_date(tree)
    found: Any = bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    paragraphs = [line.strip() for line in (found.text or "").splitlines() if line.strip()] if found else []
    if sum(len(paragraph.split()) for paragraph in paragraphs) < FEWEST_WORDS:
        return {"error": "the page holds no article"}
    title = " ".join((found.title or "").split())
    if title and paragraphs[0].casefold() != title.casefold():
        paragraphs.insert(0, title)
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {
        "paragraphs": paragraphs, "title": title or None, "outlet": found.sitename, "url": found.url, "authors": authors,
        "published": stated or found.date,
    }  # fmt: skip


def _stated_date(tree: Any) -> str | None:
    """The instant that the page's own metadata states: meta elements first, then JSON-LD."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and element.get("content"):
            named.setdefault(name, element.get("content").strip())
    stated = [named[name] for name in DATE_META if name in named]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            stated += _dates_in(_load(script.text or ""))
    return next((value for value in stated if _is_instant(value)), None)


def _load(script: str) -> Any:
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _dates_in(value: Any, depth: int = 0) -> list[str]:
    if depth > 5:
        return []
    if isinstance(value, list):
        return [found for item in value for found in _dates_in(item, depth + 1)]
    if not isinstance(value, dict):
        return []
    own = [value["datePublished"]] if isinstance(value.get("datePublished"), str) else []
    return own + _dates_in(value.get("@graph"), depth + 1)


def _is_instant(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    main()
