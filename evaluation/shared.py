"""Where the corpora and scorers lie, which the repository does not hold."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def find_shared(*parts: str) -> Path:
    """Find a file or folder of the shared data, or stop with a sentence that says what was skipped.

    The folder is ``shared`` beside the checkout, or the one that DATELINE_SHARED names.
    """
    folder = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared"))
    path = folder.joinpath(*parts)
    if not path.exists():
        print(f"SKIPPED {Path(sys.argv[0]).name}: {'/'.join(parts)} is absent; set DATELINE_SHARED to the folder that holds it")
        sys.exit(0)
    return path
