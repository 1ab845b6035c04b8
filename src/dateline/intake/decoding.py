"""Bytes → text: UTF-8 first, whatever else it may be second, and never a guess that goes unsaid."""

import codecs
import re

from dateline.records import InputError, Note

# A byte-order mark names the encoding (Unicode Standard 16.0, section 23.8); the longer ones are tried first.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_FOREIGN = 0.05
"""Above this share of bytes that are not UTF-8 the file is in some other encoding altogether."""
ESCAPED = re.compile("[\udc80-\udcff]")  # how Python keeps bytes that are not UTF-8
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(raw: bytes) -> tuple[str, tuple[Note, ...]]:
    """Decode a file as text, unchanged but for a byte-order mark.

    Bytes that are not UTF-8 are read as Windows-1252 one by one, as browsers do with pages that mix the two, and a note says how many.

    Raises:
        InputError: The bytes are not text (``binary``), or not in an encoding that can be told (``unknown_encoding``).
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, encoding), ()
    raw = raw.removeprefix(codecs.BOM_UTF8)
    text = raw.decode("utf-8", errors="surrogateescape")
    _check_is_text(text)
    foreign = ESCAPED.findall(text)
    if not foreign:
        return text, ()
    if len(foreign) > max(8, MOST_FOREIGN * len(raw)):
        raise InputError("unknown_encoding", "the file is neither UTF-8 nor Windows-1252; save it as UTF-8")
    text = ESCAPED.sub(lambda byte: _windows_1252(ord(byte.group()) & 0xFF), text)
    count = "1 byte that is" if len(foreign) == 1 else f"{len(foreign)} bytes that are"
    return text, (Note(code="mixed_encoding", message=f"{count} not UTF-8 were read as Windows-1252."),)


def _windows_1252(byte: int) -> str:
    return bytes([byte]).decode("windows-1252", errors="replace")


def _decode_marked(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the file says it is {encoding.upper()}, but byte {error.start} is not"
        raise InputError("unknown_encoding", message) from error
    _check_is_text(text)
    return text


def _check_is_text(text: str) -> None:
    found = CONTROL.search(text)
    if found and (found.group() == "\0" or len(CONTROL.findall(text)) > len(text) // 1000):
        raise InputError("binary", "the file is not text: it holds control characters")
