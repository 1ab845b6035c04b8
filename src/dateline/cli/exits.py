"""Exit codes, the same for every command."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code says. The table in docs/command-line.md is generated from this one."""

    OK = 0, "Everything was read."
    FAILED = 1, "Nothing could be read; each reason is on standard error."
    USAGE = 2, "The command was not understood: an unknown option, or a value that cannot be used."
    PARTIAL = 3, "Some inputs were read and some failed; each reason is on standard error."

    meaning: str

    def __new__(cls, code: int, meaning: str) -> "Exit":
        """Keep the meaning beside the number."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member


def exit_for(read: int, failed: int) -> Exit:
    """The exit code for so many readings and failures."""
    if not failed:
        return Exit.OK
    return Exit.PARTIAL if read else Exit.FAILED
