"""The command line: each command calls one library function and lays out what it returns."""

from dateline.cli.app import main

__all__ = ["main"]
