"""How a modal is meant."""

import pytest

from dateline.interpret.certainty import ModalReading, find_certainty_words, read_modal
from dateline.interpret.certainty.tables import Construction


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("The port will close.", "future"),
        ("He said the port would close.", "future"),
        ("They’ll close it.", "future"),
        ("The port could close.", "epistemic"),
        ("The port may close.", "epistemic"),
        ("The port might well close.", "epistemic"),
        ("The ferry should be back by noon.", "epistemic"),
        ("The bank should act.", "need"),
        ("She will have to act.", "need"),
        ("The port would need to close.", "need"),
        ("The mayor could not be reached.", "past"),
        ("The mayor could not immediately be reached.", "past"),
        ("The mayor may have left.", "past"),
        ("He took the post that he would later lose.", "past"),
        ("He would go on to lose it.", "past"),
        ("She would have won.", "hypothetical"),
        ("She could have been queen.", "hypothetical"),
        ("She would often walk there.", "habit"),
        ("She would like to go.", "wish"),
        ("She’d rather go.", "wish"),
        ("They could only meet with leave.", "constraint"),
        ("It can be changed only by law.", "constraint"),
        ("Women may now legally drive.", "permission"),
        ("The team can win.", "ability"),
        ("From there one could see the fires.", "ability"),
        ("They can’t win.", "ability"),
    ],
)
def test_the_words_behind_it_tell(text, reading):
    """Likelihood, permission, ability, need, the past, the unreal: as far as the clause says."""
    [found] = [item for item in find_certainty_words(text) if item.construction is Construction.MODAL]
    assert read_modal(found, text) is ModalReading(reading)
