"""The nouns: frozen records that are at once the Python objects, the wire format and the JSON Schema."""

from dateline.records.article import Article, Origin, Passage, Role
from dateline.records.attribution import Act, Attribution, Channel, Form, Voice
from dateline.records.audit import Audit, Figures, Finding, Rule, Support
from dateline.records.certainty import Basis, Certainty, Survey
from dateline.records.errors import DatelineError, InputError, ModelError, SettingsError
from dateline.records.forecast import Aspect, Forecast, ForecastKind, Polarity, Question, Tension, TensionKind
from dateline.records.markup import Layer, Link, MarkedSpan, Markup, Part, Predicate, SentenceVector
from dateline.records.mention import Mention, MentionType
from dateline.records.outlook import Outlook
from dateline.records.reading import AuditReport, Failure, ForecastsReport, MadeBy, Note, Reading, TimesReport
from dateline.records.source import Agent, Anonymity, Kind, Reach, Source, SourceRole
from dateline.records.span import Record, Span
from dateline.records.syntax import Syntax
from dateline.records.time import Bound, Grain, Period, PeriodType, Time

__all__ = [
    "Act",
    "Agent",
    "Anonymity",
    "Article",
    "Aspect",
    "Attribution",
    "Audit",
    "AuditReport",
    "Basis",
    "Bound",
    "Certainty",
    "Channel",
    "DatelineError",
    "Failure",
    "Figures",
    "Finding",
    "Forecast",
    "ForecastKind",
    "ForecastsReport",
    "Form",
    "Grain",
    "InputError",
    "Kind",
    "Layer",
    "Link",
    "MadeBy",
    "MarkedSpan",
    "Markup",
    "Mention",
    "MentionType",
    "ModelError",
    "Note",
    "Origin",
    "Outlook",
    "Part",
    "Passage",
    "Period",
    "PeriodType",
    "Polarity",
    "Predicate",
    "Question",
    "Reach",
    "Reading",
    "Record",
    "Role",
    "Rule",
    "SentenceVector",
    "SettingsError",
    "Source",
    "SourceRole",
    "Span",
    "Support",
    "Survey",
    "Syntax",
    "Tension",
    "TensionKind",
    "Time",
    "TimesReport",
    "Voice",
]
