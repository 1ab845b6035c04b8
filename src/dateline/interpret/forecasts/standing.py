"""The noun phrases of a sentence that a later "it" or "they" may stand for, by tables: what the words alone show."""

import re
from dataclasses import dataclass

from dateline.calendar.tense import tense_words
from dateline.interpret.forecasts.grammar import is_plural, is_plural_noun
from dateline.interpret.forecasts.grammar import words as grammar_words
from dateline.interpret.sources.kinds import Name, NameKind
from dateline.interpret.sources.phrases import names_in
from dateline.interpret.sources.tables import plural_people, words

DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Bb]oth|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\s+"
)
TOKEN = re.compile(r"[\w.’'&$%-]+")
STOPS = re.compile(r"[,;:—–“”\"()]|\s-\s")
QUALIFIED = re.compile(r"(?:^|[\s“\"])((?:(?:senior|top|foreign|finance|union|opposition|party|aid|[A-Z][\w-]+)\s){1,3})$")
LONGEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: where it is, its words, the names that are all of it, its number."""

    start: int
    end: int
    words: str
    names: tuple[Name, ...]
    plural: bool
    person: bool
    """One person: never "it"."""
    opens: bool
    """Does the sentence begin with it?"""


def find_noun_phrases(text: str, start: int, end: int, names: list[Name], *, to_end: bool = False) -> list[NounPhrase]:
    """Find the noun phrases that tables and names make out.

    Args:
        text: The article.
        start, end: A sentence, or its part before a pronoun.
        names: The article's names.
        to_end: The stretch ends with the phrase that is wanted: its head need be in no table.
    """
    inside = [name for name in names_in(names, start, end) if name.end <= end]
    found = _of_names(text, start, inside)
    for match in DETERMINER.finditer(text, start, end):
        phrase = _from_determiner(text, match, end, inside, start, to_end=to_end)
        if phrase is not None and not any(one.start <= phrase.start and phrase.end <= one.end for one in found):
            found.append(phrase)
    found += _bare(text, start, end, found, to_end=to_end)
    return sorted(found, key=lambda phrase: phrase.start)


def _of_names(text: str, start: int, names: list[Name]) -> list[NounPhrase]:
    """Names that stand for themselves, those joined by "and" as one."""
    found: list[NounPhrase] = []
    at = 0
    while at < len(names):
        group = [names[at]]
        while at + 1 < len(names) and re.fullmatch(r"(?:,| and|, and) (?:the )?", text[group[-1].end : names[at + 1].whole_start]):
            at += 1
            group.append(names[at])
        at += 1
        low = group[0].whole_start if group[0].whole_start >= 0 else group[0].start
        if re.match(r"[’']s?\s|-", text[group[-1].end :][:3]) or any(name.kind in {NameKind.PLACE, NameKind.WORK} for name in group):
            continue
        several = len(group) > 1 and " and " in text[group[0].end : group[-1].start]
        if len(group) > 1 and not several:
            group = group[:1]
        plural = several or (group[0].kind is NameKind.PEOPLE and group[0].text.endswith("s"))
        if group[0].kind is NameKind.PEOPLE and not plural:
            continue
        person = not plural and group[0].kind is NameKind.PERSON
        found.append(NounPhrase(low, group[-1].end, text[low : group[-1].end], tuple(group), plural, person, _opens(text, start, low)))
    return found


def _opens(text: str, start: int, at: int) -> bool:
    return re.fullmatch(r"\W*(?:[Tt]he |[Bb]ut |[Aa]nd |[Ss]till, |[Mm]eanwhile, )*", text[start:at]) is not None


def _from_determiner(text: str, match: re.Match[str], end: int, inside: list[Name], start: int, *, to_end: bool) -> NounPhrase | None:
    """From a determiner to the last word that tables know for a noun; to the very end where that is wanted."""
    limit = STOPS.search(text, match.end(), end)
    high = limit.start() if limit else end
    best = -1
    tokens = list(TOKEN.finditer(text, match.end(), high))[: LONGEST_WORDS + 1]
    for at, token in enumerate(tokens):
        word = token.group().lower().rstrip(".")
        if word in grammar_words("predicates", "function") or (best >= 0 and (word.endswith("ed") or word in tense_words()["back"])):
            break  # “the bank | raised rates”
        if at < LONGEST_WORDS and (_is_noun(word) or (to_end and token.end() == end)):
            best = token.end()
            if to_end and token.end() < end:
                continue
    if best < 0 or (to_end and best != end):
        return None
    phrase = text[match.start() : best]
    last = phrase.rsplit(" ", 1)[-1].lower()
    named = [name for name in inside if name.end == best and name.start >= match.end()]
    plural = is_plural(phrase, named=bool(named))
    person = not plural and last in words("nouns", "person")
    return NounPhrase(match.start(), best, phrase, (), plural, person, _opens(text, start, match.start()))


def _bare(text: str, start: int, end: int, found: list[NounPhrase], *, to_end: bool) -> list[NounPhrase]:
    """Plurals without a determiner: "ministers", "Senior officials"."""
    more = []
    for token in TOKEN.finditer(text, start, end):
        word = token.group().lower()
        at_end = to_end and token.end() == end and is_plural_noun(word)
        if (word in plural_people() or at_end) and not any(one.start <= token.start() < one.end for one in found):
            before = QUALIFIED.search(text[start : token.start()])
            low = start + before.start(1) if before else token.start()
            more.append(NounPhrase(low, token.end(), text[low : token.end()], (), True, False, _opens(text, start, low)))
    return more


def _is_noun(word: str) -> bool:
    plain = word.rpartition("-")[2]
    return (
        plain in words("nouns", "person")
        or plain in plural_people()
        or plain in words("nouns", "organization")
        or plain in words("nouns", "document")
        or plain in grammar_words("predicates", "things")
        or (plain.endswith("s") and plain[:-1] in grammar_words("predicates", "things"))
    )
