"""What can go wrong, by who must act."""

import pickle

import pytest

from dateline.records import DatelineError, InputError, ModelError, SettingsError, errors

BRANCHES = [InputError, SettingsError, ModelError]


@pytest.mark.parametrize("kind", BRANCHES)
def test_every_error_is_caught_by_the_root(kind):
    """One root catches all, with a code for programs and a message for people."""
    with pytest.raises(DatelineError, match="the strait is closed") as caught:
        raise kind("closed", "the strait is closed")
    assert caught.value.code == "closed"


def test_the_tree_in_the_docstring_is_the_tree():
    """The module's docstring draws every branch and no other."""
    drawn = {line.split()[1] for line in (errors.__doc__ or "").splitlines() if line.startswith(("├", "└"))}
    assert drawn == {kind.__name__ for kind in DatelineError.__subclasses__()}


@pytest.mark.parametrize("kind", BRANCHES)
def test_an_error_can_cross_to_another_process(kind):
    """An error comes out of a pickle with its kind, code and message."""
    again = pickle.loads(pickle.dumps(kind("closed", "the strait is closed")))
    assert (type(again), again.code, str(again)) == (kind, "closed", "the strait is closed")
