"""Outside → `Article`: what is the text, what is furniture, when was it published."""

from dateline.intake.files import find_files, load, read_bytes
from dateline.intake.publication import Publication
from dateline.intake.text import read_text

__all__ = ["Publication", "find_files", "load", "read_bytes", "read_text"]
