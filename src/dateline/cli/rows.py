"""Tables for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula, or strips what stands before one (OWASP, CSV Injection)."""


def csv_lines(rows: Iterable[Sequence[Cell]], *, columns: Sequence[str] = ()) -> str:
    r"""Write rows as CSV (RFC 4180); what a spreadsheet would take for a formula is given a leading apostrophe.

    Args:
        rows: One a line; ``None`` is an empty cell.
        columns: Their names, for the first line; none for no such line.

    >>> csv_lines([("=1+1", -3)])
    "'=1+1,-3\r\n"
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([columns] if columns else [])
    for row in rows:
        writer.writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row])
    return buffer.getvalue()
