"""One of several: ‘two diplomats said … one of them said … “Nobody,” said another’."""

import re
from typing import TYPE_CHECKING

from dateline.interpret.sources.phrases import ONE, Phrase, Shape
from dateline.interpret.sources.tables import singular_of, table, words

if TYPE_CHECKING:
    from dateline.interpret.sources.identities import Identity

REACH_CHARACTERS = 1200
FEWEST_BESIDE_A_THIRD = 2
THIRD_OF = re.compile(r"an? third\s+of\b", re.IGNORECASE)
# ‘two people in five’ are a share, beside which a third is one.
IN_SO_MANY = re.compile(r"\s+(?:in|out of)\s+(?:every\s+)?(?:\d+|three|four|five|six|seven|eight|nine|ten)\s*$", re.IGNORECASE)


def find_group(text: str, found: "list[Identity]", phrase: Phrase) -> "Identity | None":
    """Find the unnamed people told of before of whom a phrase means one.

    Returns:
        The group; for ‘another official’ behind one official only, this one. ``None`` where the words are no such part, or nobody fits.
    """
    if not phrase.part or (phrase.ordinal and THIRD_OF.match(text, phrase.start)):
        return None
    near = [one for one in found if 0 <= phrase.start - one.last < REACH_CHARACTERS and one.shape is Shape.DESCRIPTION and not one.person]
    for identity in sorted(near, key=lambda identity: -identity.last):
        group = identity.group or identity
        if (group.phrases[0].plural or phrase.another) and _are_people(group, phrase) and _are_enough(text, found, group, phrase):
            return group
    return None


def _are_people(group: "Identity", phrase: Phrase) -> bool:
    """‘diplomats’, not ‘markets’ nor ‘78 percent of Nepalis’; ‘one of the aides’, ‘the other aide’ is one of aides."""
    one = one_of(group)
    if phrase.noun not in {ONE, one, *group.nouns}:
        return False
    return one in words("nouns", "person") or one.endswith(tuple(table("nouns")["agentive"]))


def _are_enough(text: str, found: "list[Identity]", group: "Identity", phrase: Phrase) -> bool:
    """‘A third’ is a person only where there are two or more, or two have been told apart; else it is a third of all."""
    if not phrase.ordinal:
        return True
    first = group.phrases[0]
    count = 0 if IN_SO_MANY.match(text, first.head_end, first.end) else first.count or 0
    told = sum(identity.group is group for identity in found)
    return count >= FEWEST_BESIDE_A_THIRD or told >= FEWEST_BESIDE_A_THIRD


def one_of(group: "Identity") -> str:
    """The noun for one of a group."""
    noun = group.phrases[0].noun
    irregular: dict[str, str] = table("nouns")["singulars"]
    one = irregular.get(noun) or singular_of(noun)
    return one.removesuffix("s") if one == noun and group.phrases[0].plural else one
