"""dateline reads news reports on politics and diplomacy and keeps the record that they imply.

    import dateline as dl

    reading = dl.read("Envoys will meet Friday, a senior diplomat said.", published="2024-03-05")
    for attribution in reading.attributions:
        print(attribution.source[0].text, "→", attribution.content[0].text)

Heavy imports happen on first use: `import dateline` alone loads none of the model's libraries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline import calendar
    from dateline.front import Reader, read, read_file, read_many, read_times, schema
    from dateline.records import (
        Article,
        Attribution,
        Audit,
        DatelineError,
        Failure,
        InputError,
        ModelError,
        Period,
        Reading,
        SettingsError,
        Source,
        Span,
        Time,
        TimesReport,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "Audit",
    "DatelineError",
    "Failure",
    "InputError",
    "ModelError",
    "Period",
    "Reader",
    "Reading",
    "SettingsError",
    "Source",
    "Span",
    "Time",
    "TimesReport",
    "__version__",
    "calendar",
    "read",
    "read_file",
    "read_many",
    "read_times",
    "schema",
]

_FRONT = frozenset({"Reader", "read", "read_file", "read_many", "read_times", "schema"})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    if name == "calendar":
        return import_module("dateline.calendar")
    return getattr(import_module("dateline.front" if name in _FRONT else "dateline.records"), name)


def __dir__() -> list[str]:
    return __all__
