"""`Article` → `Markup`: one pass of a compact transformer; the only room that sees tensors."""

from dateline.encoder.encoder import Encoder

__all__ = ["Encoder"]
