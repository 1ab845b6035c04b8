"""Write the generated parts of the documentation: the commands' help, the exit codes, the tables of certainty words, the JSON Schema.

python docs/generate.py           # write them
python docs/generate.py --check   # exit 1 where they are out of date
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import certainty_tables

import dateline as dl
from dateline.cli.exits import Exit

DOCS = Path(__file__).resolve().parent
COMMANDS = ((), ("read",), ("audit",), ("forecasts",), ("times",), ("schema",))
BLOCK = re.compile(r"(<!-- generated: (?P<name>[\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(command: tuple[str, ...]) -> str:
    """What ``--help`` prints."""
    environment = os.environ | {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    call = [sys.executable, "-m", "dateline", *command, "--help"]
    printed = subprocess.run(call, capture_output=True, text=True, env=environment, check=True).stdout
    lines = (line.rstrip() for line in printed.replace("python -m dateline", "dateline").strip().splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"


def exit_table() -> str:
    """The exit codes, one a row."""
    rows = [f"| {int(code)} | {code.meaning} |" for code in Exit]
    return "\n".join(["| code | meaning |", "| --- | --- |", *rows, "| 130 | Stopped by Ctrl-C. |"]) + "\n"


def fill(page: Path, blocks: dict[str, str]) -> str:
    """A page with its generated blocks as they should be."""
    return BLOCK.sub(lambda match: match[1] + blocks[match["name"]] + match[3], page.read_text(encoding="utf8"))


def generate() -> dict[Path, str]:
    """Every generated file, with what it should hold."""
    blocks = {f"help {' '.join(command)}".strip(): help_of(command) for command in COMMANDS} | {"exits": exit_table()}
    page = DOCS / "command-line.md"
    filled = fill(page, blocks)
    words = DOCS / "certainty.md"
    schema = json.dumps(dl.schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    return {page: filled, words: fill(words, certainty_tables.blocks()), DOCS / "reading.schema.json": schema}


def main() -> int:
    """Write or check."""
    stale = [path for path, wanted in generate().items() if not path.exists() or path.read_text(encoding="utf8") != wanted]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.name} is out of date: run `make docs`")
        return int(bool(stale))
    for path, wanted in generate().items():
        path.write_text(wanted, encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
