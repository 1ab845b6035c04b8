"""HTML → `Article`, by way of a worker process that is kept, limited and replaced."""

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.calendar import read_published
from dateline.intake.html_worker import read_frame, write_frame
from dateline.intake.publication import Publication
from dateline.intake.text import NOTHING, read_text
from dateline.records import Article, InputError, Note, SettingsError

MAKER = "html/1"
SECONDS_A_PAGE = 30.0
PAGES_A_WORKER = 200
"""A worker is replaced after so many pages: the parsers below it do not give all of their memory back."""


@dataclass
class PageReader:
    """Takes pages apart in a process of its own. Safe to use from several threads; they take turns."""

    seconds: float = SECONDS_A_PAGE
    pages: int = PAGES_A_WORKER
    _worker: "subprocess.Popen[bytes] | None" = None
    _read: int = 0
    _owner: int = 0
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def take_apart(self, page: bytes) -> dict[str, Any]:
        """Find the article of a page and its publication facts.

        Returns:
            What `html_worker.take_apart` returns without an error.

        Raises:
            InputError: ``bad_page``: there is no article, or the page cost its worker more time or memory than a page may.
        """
        with self._turn:
            worker = self._ready()
            clock = threading.Timer(self.seconds, worker.kill)
            clock.start()
            try:
                answer = _ask(worker, page)
            finally:
                clock.cancel()
            if answer is None:
                self.close()
                raise InputError("bad_page", f"the page broke its reader or took longer than {self.seconds:g} seconds")
        if "error" in answer:
            raise InputError("bad_page", answer["error"])
        return answer

    def close(self) -> None:
        """End the worker; the next page starts another."""
        worker, self._worker = self._worker, None
        if worker is not None and self._owner == os.getpid():
            worker.kill()
            worker.communicate()

    def _ready(self) -> "subprocess.Popen[bytes]":
        if self._owner != os.getpid():  # after a fork, the worker is the parent's
            self._worker, self._owner = None, os.getpid()
        if self._read >= self.pages or (self._worker is not None and self._worker.poll() is not None):
            self.close()
        if self._worker is None:
            self._read = 0
            # -P: a file called json.py among the articles must not be taken for the library's
            command = [sys.executable, "-P", "-m", "dateline.intake.html_worker"]
            pipe = subprocess.PIPE
            self._worker = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self._read += 1
        return self._worker


def _ask(worker: "subprocess.Popen[bytes]", page: bytes) -> dict[str, Any] | None:
    assert worker.stdin and worker.stdout
    try:
        write_frame(worker.stdin, page)
        frame = read_frame(worker.stdout)
    except OSError:
        return None
    try:
        answer: dict[str, Any] = json.loads(frame or b"")
    except ValueError:
        return None
    return answer


READER = PageReader()
atexit.register(READER.close)


def read_html(
    page: bytes, *, options: Publication = NOTHING, today: date | None = None, raw_sha256: str | None = None
) -> tuple[Article, tuple[Note, ...]]:
    """Read a report from a page: its headline and paragraphs, a blank line between.

    Args:
        page: The bytes of the page; the parser finds their encoding.
        options: Publication facts that the caller knows.
        today: As for `read_text`.
        raw_sha256: Digest of the bytes.

    Raises:
        InputError: The page holds no article, cannot be taken apart, or its text cannot be read.
    """
    found = READER.take_apart(page)
    metadata = Publication(
        title=found["title"],
        outlet=found["outlet"],
        url=found["url"],
        authors=tuple(found["authors"]),
        published=_published(found["published"]),
    )
    text = "\n\n".join(found["paragraphs"]) + "\n"
    return read_text(text, options=options, metadata=metadata, today=today, raw_sha256=raw_sha256, made_by=MAKER)


def _published(value: str | None) -> Any:
    try:
        return read_published(value) if value else None
    except SettingsError:
        return None
