"""The words of certainty that belong to one clause: "will probably", "is likely to", "doubts that … would"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.interpret.attributions.sentences import STOP_IN_SENTENCE
from dateline.interpret.certainty import Construction, Found, choose_certainty

# What may stand between two words of certainty of one verb.
BETWEEN = re.compile(r"[\s,]*(?:(?:not|never|now|then|also|still|soon|ultimately|eventually|be|all)[\s,]+)*", re.IGNORECASE)
LONGEST_GAP = 30
OVER_A_CLAUSE = (Construction.VERB, Construction.ADJECTIVE, Construction.NOUN, Construction.NUMBER, Construction.ADVERB)


@dataclass(frozen=True, slots=True)
class Group:
    """The words of certainty of one clause.

    ``chosen`` carries how sure it is; ``over`` is one that stands over the whole clause and weakens it ("doubts that it would").
    """

    founds: tuple[Found, ...]
    chosen: Found
    over: Found | None = None
    cover: Found | None = None
    """The verb or noun over the clause, whether it weakens it or not: "hopes that … will"."""

    @property
    def start(self) -> int:
        """Where its own words begin."""
        return self.founds[0].start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.founds[-1].end

    @property
    def modal(self) -> Found | None:
        """The modal verb among them."""
        return next((item for item in self.founds if item.construction is Construction.MODAL), None)

    @property
    def denies(self) -> bool:
        """Does an odd number of its words deny? "Won't probably" once, "doubts that it won't" twice."""
        return sum(item.negative or item.not_follows for item in (*self.founds, *([self.over] if self.over else []))) % 2 == 1


def find_groups(text: str, founds: list[Found], start: int, end: int) -> list[Group]:
    """Put the words of certainty of a sentence together by clause.

    Args:
        text: The article.
        founds: What `find_certainty_words` found in it.
        start, end: The sentence.

    Returns:
        The groups in the order of the text. A verb over a clause that has a modal of its own is none ("expects that he will"), unless it
        weakens: then it is the certainty of that clause.
    """
    groups: list[list[Found]] = []
    for item in founds:
        if groups and _belongs(text, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return list(_without_covers(text, groups))


def _belongs(text: str, before: Found, item: Found) -> bool:
    if before.to_verb or (item.construction is Construction.MODAL and before.construction is not Construction.ADVERB):
        return False
    return item.start - before.end <= LONGEST_GAP and BETWEEN.fullmatch(text, before.end, item.start) is not None


def _without_covers(text: str, groups: list[list[Found]]) -> Iterator[Group]:
    over: Found | None = None
    cover: Found | None = None
    for at, items in enumerate(groups):
        following = groups[at + 1] if at + 1 < len(groups) else None
        if following and _covers(text, items, following):
            cover = items[0]
            weakens = items[0].entry.weakens or items[0].negative  # “doubts that”, “don’t think that”
            over = items[0] if weakens or items[0].construction is not Construction.VERB else over
            continue
        chosen = choose_certainty(items)
        if chosen is not None:
            yield Group(tuple(items), over if over is not None and _outweighs(over, chosen) else chosen, over, cover)
        over = cover = None


def _outweighs(over: Found, chosen: Found) -> bool:
    """What stands over a clause says how sure it is where the clause has but a modal."""
    return chosen.construction is Construction.MODAL or over.entry.weakens


CLAUSE_BETWEEN = re.compile(rf"(?:[^.;:!?]|{STOP_IN_SENTENCE}){{1,90}}")
THAT_FIRST = re.compile(r"\s+(?:\w+\s+)?that\b")
IT_BEFORE = re.compile(r"\bit\b", re.IGNORECASE)
SUPPOSED = re.compile(r",\s+(?:if|unless|once|should|when)\b[^,.;]{1,60},\s")
"""‘Pledged that, | if elected, | he would …’."""
ENDS_COVER = re.compile(r"[,–—]\s|\b(?:and|but|which|who|if|because|when|as|while)\b", re.IGNORECASE)


def _covers(text: str, items: list[Found], following: list[Found]) -> bool:
    """Does one stand over the clause of the next: no verb to follow it, and nothing between that ends its clause?"""
    head = items[0]
    if len(items) > 1 or head.to_verb or head.construction not in OVER_A_CLAUSE or head.construction is Construction.ADVERB:
        return False
    if following[0].construction not in (Construction.MODAL, Construction.ADVERB):
        return False
    between = SUPPOSED.sub(" ", text[head.end : following[0].start])
    if head.entry.section == "predicate" and not (
        THAT_FIRST.match(between) or IT_BEFORE.search(text[max(0, head.start - 4) : head.start + 2])
    ):
        return False  # “is expected in Velsk for talks that … will”
    return CLAUSE_BETWEEN.fullmatch(between) is not None and not ENDS_COVER.search(between)
