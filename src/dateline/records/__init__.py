"""The nouns: frozen records that are at once the Python objects, the wire format and the JSON Schema."""

from dateline.records.article import Article, Origin, Passage, Role
from dateline.records.attribution import Act, Attribution, Channel, Form, Voice
from dateline.records.errors import DatelineError, InputError, ModelError, SettingsError
from dateline.records.markup import Layer, Link, MarkedSpan, Markup, Part
from dateline.records.reading import Failure, MadeBy, Note, Reading
from dateline.records.span import Record, Span

__all__ = [
    "Act",
    "Article",
    "Attribution",
    "Channel",
    "DatelineError",
    "Failure",
    "Form",
    "InputError",
    "Layer",
    "Link",
    "MadeBy",
    "MarkedSpan",
    "Markup",
    "ModelError",
    "Note",
    "Origin",
    "Part",
    "Passage",
    "Reading",
    "Record",
    "Role",
    "SettingsError",
    "Span",
    "Voice",
]
