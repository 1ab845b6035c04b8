"""Bodies under one key: full names, letters, short names, seats of government."""

import re

from dateline.interpret.sources.kinds import Name, NameKind, body_aliases, noun_of_body, plain_name
from dateline.interpret.sources.phrases import Phrase, names_in
from dateline.interpret.sources.states import find_of_states
from dateline.interpret.sources.tables import governments, table, words

OF_A_STATE = frozenset({"government", "country", "nation"})
OWNED = re.compile(r"[’']s? (?P<called>.+)")
"""‘Velsk’s interior ministry’ is not its defence ministry."""


class Bodies:
    """The bodies that an article names."""

    def __init__(self, text: str, names: list[Name]) -> None:
        self._text = text
        self._names = [name for name in names if name.kind in {NameKind.BODY, NameKind.STATE}]
        self._of_states = find_of_states(text, names)
        plain = [plain_name(name.text) for name in self._names]
        self._full = list(dict.fromkeys(name for name in plain if " " in name))
        self._letters: dict[str, str] = {}
        for name in self._full:
            letters = "".join(word[0] for word in name.split() if word not in {"of", "the", "for", "and"})
            self._letters.setdefault(letters, name)

    def key_of(self, phrase: Phrase, owner: str | None) -> str | None:
        """The key of the body that a phrase names or describes; ``None`` where the article does not say which."""
        if of_state := self._key_of_state(phrase):
            return of_state
        if phrase.name is not None:
            return self.key_of_name(phrase.name)
        if owner is not None:
            state = governments().get(owner)
            if state and phrase.noun in {"government", "state", "regime", "side"}:
                return f"state {state.key}"
            owned = OWNED.search(self._text, phrase.start, phrase.head_end) if phrase.noun in words("nouns", "state_bodies") else None
            return f"{plain_name(owner)} {owned['called'].casefold() if owned else phrase.noun}"
        if phrase.noun == "administration":
            return body_aliases()["administration"]
        like = [name for name in self._names if name.start < phrase.start and noun_of_body(name.text) == phrase.noun]
        if like and phrase.definite:
            return self.key_of_name(like[-1])
        inside = names_in(self._names, phrase.start, phrase.head_end)
        if inside:
            return f"{self.key_of_name(inside[0])} {phrase.noun}"
        if phrase.noun in words("aliases", "any_body"):
            return None
        return f"the {phrase.noun}" if phrase.definite or phrase.bare else None

    def _key_of_state(self, phrase: Phrase) -> str | None:
        """‘The Russian ministry’ is Russia's Foreign Ministry, ‘the ministry’ or ‘the Foreign Ministry’ that of the state told of last."""
        own = next((one for one in self._of_states if phrase.start <= one.start < phrase.head_end and one.end >= phrase.head_end), None)
        called = own.called if own else self._text[phrase.start : phrase.head_end].casefold().removeprefix("the ")
        if called.rpartition(" ")[2] not in words("nouns", "state_bodies"):
            return None
        before = [
            one
            for one in self._of_states
            if one.start < phrase.start and (own is None or own.state == one.state) and f" {one.called}".endswith(f" {called}")
        ]
        return before[-1].key if before else own.key if own else None

    def key_of_name(self, name: Name) -> str:
        """The key of a name."""
        if state := governments().get(name.text):
            return f"state {state.key}"
        plain = plain_name(name.text)
        if plain in self._letters:
            plain = self._letters[plain]
        elif " " not in plain:
            longer = [full for full in self._full if plain in full.split()]
            plain = longer[0] if len(longer) == 1 else plain
        else:
            plain = next((full for full in self._full if full.endswith(f" {plain}")), plain)
        if plain in words("nouns", "organization"):
            return f"the {plain}"  # “Police” at the head of a sentence
        return body_aliases().get(plain, plain)


def is_of_kind(phrases: list[Phrase], noun: str) -> bool:
    """May a noun stand for the body that phrases name or describe? ‘The newspaper’ is no ministry, only a state is ‘the government’; ‘the
    group’ may be any."""
    kinds = table("aliases")["kinds_of_body"]
    mine = [at for at, group in enumerate(kinds) if noun in group]
    called = {noun_of_body(phrase.name.text) if phrase.name else phrase.noun for phrase in phrases}
    theirs = [at for at, group in enumerate(kinds) if called & set(group)]
    if noun in OF_A_STATE and not any(phrase.name and governments().get(phrase.name.text) for phrase in phrases):
        return noun in called
    return not mine or not theirs or bool(set(mine) & set(theirs))
