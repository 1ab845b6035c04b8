"""Bodies of which every state has one, and whose they are: ‘China’s Foreign Ministry’ is not Russia's."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.tables import governments, words

CALLED_WORD = r"(?!\w+(?:ed|ers|als|ists)\b)(?!(?:the|an?|his|her|its|their|and|or|of|to|in|for|with|said|says|that)\b)[\w-]+ "
OWNED = ("’s ", "'s ")
MOST_WORDS_OF_STATE = 3


@dataclass(frozen=True, slots=True)
class OfState:
    """A body of a state where an article tells of it: ‘China’s Foreign Ministry’. ``called`` is without the state, in small letters."""

    start: int
    end: int
    state: str
    called: str

    @property
    def key(self) -> str:
        """The key of the body."""
        return f"state {self.state} {self.called}"


@cache
def _behind_state() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("nouns", "state_bodies")))
    return re.compile(rf"(?:[’']s)? (?P<called>(?:{CALLED_WORD}){{0,3}}?(?i:{nouns}))\b")


def find_of_states(text: str, names: list[Name]) -> list[OfState]:
    """Find the ministries and other bodies of which every state has one, where an article says whose they are."""
    found = []
    for name in names:
        if state := governments().get(name.text):
            if behind := _behind_state().match(text, name.end):
                found.append(OfState(name.start, behind.end(), state.key, behind["called"].casefold()))
        elif name.kind is NameKind.BODY and (told := _told_by_name(name.text)):
            found.append(OfState(name.start, name.end, *told))
    return found


def _told_by_name(text: str) -> tuple[str, str] | None:
    """‘French Foreign Ministry’, ‘Foreign Ministry of France’ → the state, and what the body is called."""
    first = text.split(" ")
    for size in range(1, MOST_WORDS_OF_STATE + 1):
        if state := governments().get(" ".join(first[:size])):
            return state.key, " ".join(first[size:]).casefold()
    called, _, whose = text.rpartition(" of ")
    state = governments().get(whose.removeprefix("the "))
    return (state.key, called.casefold()) if state and called else None


def whole_name(text: str, name: Name, names: list[Name]) -> str:
    """The name of a body with that of the state whose it is: ‘China’s Foreign Ministry’."""
    at = names.index(name)
    before = names[at - 1] if at else name
    owned = governments().get(before.text) is not None and text[before.end : name.start] in OWNED
    return text[before.start : name.start] + name.text if owned else name.text
