"""Who said what: marked spans and links → `Attribution`."""

from dateline.interpret.attributions.find import find_attributions

__all__ = ["find_attributions"]
