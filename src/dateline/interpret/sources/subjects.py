"""Whom the sentence before is about: the likeliest to be ‘she’ in the next, whether or not they have a name or have spoken."""

import re
from functools import lru_cache
from itertools import pairwise

from dateline.interpret.attributions.draft import Extent
from dateline.interpret.sources.kinds import Name, NameKind, titled
from dateline.interpret.sources.phrases import NOUN, Phrase, Shape, names_in, of_name, read_phrase
from dateline.interpret.sources.sentences import SENTENCE_END, SHORT
from dateline.interpret.sources.tables import pattern, plural_people, words

QUOTED = re.compile(r"“[^”\n]*(?:”|$)|''[^\n]*?''|\"[^\"\n]*(?:\"|$)|(?<!\w)‘[^‘\n]{0,400}?[.,!?]’(?!\w)")
OPENING = re.compile(
    r"(?:(?:But|And|Yet|Still|Also|Then|Later|Meanwhile|Instead|However|Now|So),?\s+)?"
    r"(?:(?:In|On|At|After|Before|By|As|Since|During|With|Until|For|Speaking|Asked|Addressing|Last|Earlier|Once|When|While)\b[^,\n]{1,80},\s+)?"
)
ASKED = re.compile(r"(?:Asked|Pressed|Questioned)\b[^,\n]{1,120},\s")
"""Whom a question is about is not who answers."""
PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
AS_FOR = re.compile(r"(?:(?:But|And),? )?[Aa]s (?:for|to) ")
OWNER_END = ("’s", "'s", "s’", "s'")
DETERMINER = re.compile(r"(?:the|an?|his|her|their|its|one|another|that|this)\s+", re.IGNORECASE)
TOKEN = re.compile(r"[^\s,.;:()]+")
GO_ON = re.compile(r"\s(?=\S)")
APPOSED = re.compile(r",\s+(?:(?!who\b|which\b|and\b)[\w.’-]+\s+){0,3}$")
TITLE_BETWEEN = re.compile(r"(?:\s[a-z]+){1,4}\s")
OF_WHOM = re.compile(r"\sof(?:\s(?:the|his|her|its|their|an?))?(?:\s[A-Z][\w’-]*)*(?:\s[\w’-]+)?(?=,|\s)")
AND_ANOTHER = re.compile(r",?\s+(?:and|or)\s")
ONLY_NAME = re.compile(r",\s+who [^,.;]{0,60}\bname\b[^,.;]{0,40}\b(?:as|was|is)\s+$")
LONGEST_SUBJECT_WORDS = 9
REACH_CHARACTERS = 2000


def find_subject(text: str, at: int, pronoun: str, names: list[Name]) -> Phrase | None:
    """Find whom the sentence before a pronoun's own is about, in the same paragraph, the quotations left out.

    ‘Reyes was charged in May. She has called it a farce.’, ‘A teacher had lost her house. “I have nothing,” she said.’

    Args:
        text: The article.
        at: Where the pronoun stands.
        pronoun: ``he`` or ``she``.
        names: The names of the article.

    Returns:
        A person's name or the description of one person; ``None`` where the pronoun's own sentence names somebody before it, where the one
        before is about things or several. Where it only asks somebody, this one.

    Units: code points of ``text``.
    """
    paragraph = text.rfind("\n", 0, at) + 1
    start = max(paragraph, at - REACH_CHARACTERS)
    plain = _without_quotations(text, paragraph)[start - paragraph : at - paragraph]
    sentences = _sentences(plain)
    if start > paragraph and len(sentences) > 1:
        del sentences[0]
    low, high = sentences.pop()
    asked = ASKED.match(plain, low, high)
    own = asked.end() if asked else low, high
    named = [name for name in names_in(names, start + own[0], start + own[1]) if name.kind is NameKind.PERSON]
    if (subject := _own_subject(text, start + own[0], at, pronoun, named)) is not None:
        return subject
    if PRONOUN.search(plain, *own) or any(plain[name.end - start - 1].strip() for name in named):
        return None
    while sentences:
        low, high = sentences.pop()
        opened = OPENING.match(plain, low, high)
        low = opened.end() if opened else low
        if said := PRONOUN.match(plain, low, high):
            if said.group().casefold() != pronoun:
                return None
            continue
        return _read_subject(text, start + low, start + high, names)
    return None


def _own_subject(text: str, low: int, at: int, pronoun: str, named: list[Name]) -> Phrase | None:
    """‘A woman was fined after she had written’: whom the pronoun's own sentence is about, where a noun tells; ‘As for Oslan, he’."""
    if not named:
        subject = _read_described(text, low, at, named) if text[low:at].strip() else None
        return subject if subject is not None and gender_of(subject.noun) == pronoun else None
    as_for = AS_FOR.fullmatch(text, low, named[0].whole_start) and not text[named[-1].end : at].strip(" ,")
    return of_name(named[0]) if as_for and len(named) == 1 else None


@lru_cache(maxsize=8)
def _without_quotations(text: str, start: int) -> str:
    """The paragraph that begins at a character, its quotations blanked: once for all its pronouns."""
    end = text.find("\n", start)
    return QUOTED.sub(_blank, text[start : end if end >= 0 else len(text)])


def _blank(quotation: re.Match[str]) -> str:
    """Spaces for a quotation, but for a capital where it begins and the point that ends its sentence."""
    words_ = quotation.group()
    ends = len(words_) > 2 and words_[-2] in ".!?"
    return "Q" + " " * (len(words_) - 2) + ("." if ends else " ")


def _sentences(plain: str) -> list[Extent]:
    """The stretches between points; the last is that of the end, which may be empty. Those without a word are left out."""
    ends = [
        match.end() for match in SENTENCE_END.finditer(plain + "Q") if not SHORT.search(plain[max(0, match.start() - 6) : match.start()])
    ]
    edges = [0, *ends, len(plain)]
    found = [(low + len(plain[low:high]) - len(plain[low:high].lstrip()), high) for low, high in pairwise(edges)]
    return [*((low, high) for low, high in found[:-1] if plain[low:high].strip(" .!?Q")), found[-1]]


def _read_subject(text: str, low: int, high: int, names: list[Name]) -> Phrase | None:
    inside = [name for name in names_in(names, low, high) if name.kind is NameKind.PERSON]
    first = next((name for name in inside if low in {name.start, name.whole_start}), None)
    first = _titled_by(text, first, inside) if first is not None else None
    owned = first is not None and text.startswith(OWNER_END, first.end)
    end = first.end if first and not owned else _head_end(text, first.end + 2 if first else low, high, owned=owned)
    if end is None or AND_ANOTHER.match(text, end):
        return None
    if asks := pattern("names", "asking").match(text, end, high):
        asked = next((of_name(name) for name in inside if asks.end() + 1 in {name.start, name.whole_start}), None)
        return asked or _read_described(text, asks.end() + 1, high, names)
    if first and not owned:
        return of_name(first)
    of_whom = OF_WHOM.match(text, end, high)
    end = of_whom.end() if of_whom else end
    behind = next((name for name in inside if name.start > end), None)
    if behind is not None and (APPOSED.fullmatch(text, end, behind.whole_start) or ONLY_NAME.fullmatch(text, end, behind.whole_start)):
        return of_name(behind)
    return _one_described(read_phrase(text, low, end, names))


def _read_described(text: str, low: int, high: int, names: list[Name]) -> Phrase | None:
    """‘the officer’ in ‘The judge asked the officer whether …’."""
    end = _head_end(text, low, high, owned=False)
    return _one_described(read_phrase(text, low, end, names)) if end is not None else None


def _one_described(phrase: Phrase | None) -> Phrase | None:
    return phrase if phrase is not None and phrase.shape is Shape.DESCRIPTION and not phrase.plural else None


def _titled_by(text: str, first: Name, inside: list[Name]) -> Name:
    """‘Oslan campaign spokesman Dan Roe’ is Roe."""
    behind = next((name for name in inside if name.start > first.end), None)
    if behind is None or TITLE_BETWEEN.fullmatch(text, first.end, behind.whole_start) is None:
        return first
    return behind if text[first.end : behind.whole_start].split()[-1] in titled() else first


def _head_end(text: str, low: int, high: int, *, owned: bool) -> int | None:
    """Where the noun of a description of one person ends, whose words begin at a character; ``None`` where it is none."""
    determiner = DETERMINER.match(text, low, high)
    if determiner is None and not owned:
        return None
    at, end = (determiner.end() if determiner else low), None
    for _ in range(LONGEST_SUBJECT_WORDS):
        token = TOKEN.match(text, at, high) or TOKEN.match(text, at + 1, high)
        if token is None:
            return end
        word = token.group().casefold()
        if _is_one_person(word):
            end = token.end()
        elif end is not None:
            return end if word not in plural_people() else None
        if not GO_ON.match(text, token.end(), high):
            return end
        at = token.end() + 1
    return end


def _is_one_person(word: str) -> bool:
    known = words("nouns", "person") | words("names", "he_nouns") | words("names", "she_nouns")
    return NOUN.fullmatch(word) is not None and word in known


def gender_of(noun: str) -> str | None:
    """``he`` or ``she`` where a noun tells."""
    if noun in words("names", "he_nouns"):
        return "he"
    return "she" if noun in words("names", "she_nouns") else None
