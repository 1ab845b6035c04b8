"""What the person named → what is to be read."""

import sys
from dataclasses import dataclass
from pathlib import Path

from dateline.intake import find_files
from dateline.intake.files import MOST_BYTES
from dateline.records import Failure, InputError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything to read, in the order given.

    ``work`` holds files, what came on standard input, and failures in the place of what could not even be listed; ``skipped`` counts the
    files of folders that are no articles; ``many`` tells whether more than one reading was asked for.
    """

    work: list[Path | tuple[str, bytes] | Failure]
    skipped: int
    many: bool


def gather(names: list[str]) -> Gathered:
    """List what is to be read. Standard input is taken once, however often it is named."""
    work: list[Path | tuple[str, bytes] | Failure] = []
    skipped, folders = 0, False
    for name in dict.fromkeys(names):
        path = Path(name)
        if name == STANDARD_INPUT:
            work.append(("standard input", sys.stdin.buffer.read(MOST_BYTES + 1)))
        elif path.is_dir():
            folders = True
            try:
                found, others = find_files(path)
                work += found
                skipped += others
            except InputError as error:
                work.append(Failure(input=name, code=error.code, message=str(error)))
        else:
            work.append(path)
    return Gathered(work, skipped, folders or len(work) > 1)
