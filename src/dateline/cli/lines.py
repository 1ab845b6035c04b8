"""Text on the terminal in lines of its width."""

from rich.console import Console
from rich.text import Text


def print_lines(text: Text, out: Console, *, indent: int = 0) -> None:
    """Print a text in lines of the console's width, indented, no space at their ends."""
    for line in text.wrap(out, max(20, out.width - indent)):
        line.rstrip()
        out.print(Text(" " * indent) + line)
