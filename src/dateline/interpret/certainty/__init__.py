"""How surely: words of certainty in their constructions → what readers take them to mean."""

from dateline.interpret.certainty.choose import choose_certainty, is_denied_beside
from dateline.interpret.certainty.find import find_certainty_words
from dateline.interpret.certainty.found import Found, Negation
from dateline.interpret.certainty.meaning import to_certainty
from dateline.interpret.certainty.modals import ModalReading, read_modal
from dateline.interpret.certainty.scales import read_scales
from dateline.interpret.certainty.tables import Construction, Entry

__all__ = [
    "Construction",
    "Entry",
    "Found",
    "ModalReading",
    "Negation",
    "choose_certainty",
    "find_certainty_words",
    "is_denied_beside",
    "read_modal",
    "read_scales",
    "to_certainty",
]
