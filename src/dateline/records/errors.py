"""What can go wrong, by who must act.

DatelineError
├── InputError      the document: give another, or mend it
├── SettingsError   an option or an argument: correct the call
└── ModelError      the weights in the package: reinstall
"""


class DatelineError(Exception):
    """The root of every error that dateline raises on purpose.

    Attributes:
        code: A short fixed word for programs, e.g. ``not_english``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type["DatelineError"], tuple[str, str]]:
        """Travel between processes whole."""
        return type(self), (self.code, str(self))


class InputError(DatelineError):
    """The document cannot be read: it is missing, empty, binary, too large, or not a report in English."""


class SettingsError(DatelineError):
    """An option cannot be used as given."""


class ModelError(DatelineError):
    """The weights are missing or are not the ones that the manifest names."""
