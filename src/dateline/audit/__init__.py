"""A reading's sources → an audit: newsroom rules as data, one small function a check."""

from dateline.audit.audit import find_audit
from dateline.audit.rules import outlets

__all__ = ["find_audit", "outlets"]
