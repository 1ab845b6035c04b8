"""The project's own cases: enough of each rare class, and marked as the README says."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "training" / "cases.py"


@pytest.fixture(scope="module")
def module():
    spec = importlib.util.spec_from_file_location("cases", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["cases"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cases(module):
    return list(module.read_cases())


def test_marks_are_taken_out(module):
    """What is left is the sentence; places are those of the sentence."""
    case = module.read_case("Oka [denied:happened] that he had [paid:negated+denied] them.")
    assert case.text == "Oka denied that he had paid them."
    assert [(case.text[start:end], set(classes)) for start, end, classes in case.predicates] == [
        ("denied", {"happened"}),
        ("paid", {"negated", "denied"}),
    ]


def test_sentences_in_a_paragraph_keep_their_marks(module):
    """A predicate of the second sentence lies behind the first."""
    case = module.join_cases([module.read_case("Talks [failed:happened]."), module.read_case("Oka [left:happened].")])
    assert case.text == "Talks failed. Oka left."
    assert [case.text[start:end] for start, end, _ in case.predicates] == ["failed", "left"]


def test_an_unknown_class_is_refused(module):
    """A slip of the pen in a file stops the training."""
    with pytest.raises(AssertionError):
        module.read_case("Talks [failed:hapened].")


@pytest.mark.parametrize("name", ["denied", "cancelled", "conditional", "planned"])
def test_there_are_sixty_of_each_rare_class(cases, name):
    """And the quarter that is held back has a dozen."""
    count = Counter(case.held_back for case in cases for _, _, classes in case.predicates if name in classes)
    assert count.total() >= 60 and count[True] >= 12


def test_no_sentence_stands_twice(cases):
    """A sentence in both parts would be measured on what was learned."""
    texts = [case.text for case in cases]
    assert len(set(texts)) == len(texts) and all(case.predicates for case in cases)


def test_the_readme_says_what_each_class_is(module):
    """Every class has its row."""
    page = (module.FOLDER / "README.md").read_text(encoding="utf8")
    assert [name for name in module.CLASSES if f"| `{name}` |" not in page] == []
