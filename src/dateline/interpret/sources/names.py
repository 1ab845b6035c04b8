"""The proper names of an article: runs of capitalised words, without those that their place alone has capitalised."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import repeat

from dateline.interpret.sources.kinds import (
    UP,
    Name,
    NameKind,
    is_label,
    is_noun,
    is_titled_person,
    kind_of,
    says_what,
    state_kind,
    titled,
)
from dateline.interpret.sources.tables import governments, plural_people, table, words

SHORT = r"Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Prof|Rev|Del|St|Jr|Sr|Inc|Corp|Ltd|Co|Sec|Gov|Lt\.-Gen"
PORTFOLIO = (
    r"(?:State|Defen[cs]e|Treasury|(?:the )?Interior|(?:the )?Treasury|Homeland Security|National Intelligence|(?:the )?House|Health|"
    r"Education|Labor|Energy|Commerce|Agriculture|Transportation|Veterans Affairs|Foreign Affairs|Justice|War|Staff)"
)
WORD = (
    rf"(?:(?:Secretary|Minister|Speaker|Director|Chief) of {PORTFOLIO}(?= [{UP}])|(?:[{UP}]\.){{1,4}}|(?:{SHORT})\.|No\.? \d+|Number 10|"
    rf"[{UP}][\w]*(?:[’'](?!s\b|$)\w+)*(?:[-–][\w’]+)*|al-[{UP}]\w+)"
)
SUFFIX_OF = re.compile(rf"(?:\s+(?:of|for)(?:\s+the)?\s+{WORD}(?:\s{WORD})*(?:(?:,| and|, and|\s&)\s{WORD}(?:\s{WORD})*)?)")
TOKEN = re.compile(rf"{WORD}(?:(?<=s)[’'](?=\s))?|[^\s“”\"()]+")
TITLE_ALONE = -2
LONGEST_HEADLINE_CHARACTERS = 220
PARTY_AND_STATE = re.compile(r"[RDI](?:-[\w.’]+)?")  # (R-Tex.)
TITLED_BEHIND = re.compile(rf" (?P<noun>[a-z]+) [{UP}]")
COUNTED = re.compile(r"(?P<before>\b[A-Z][a-z]+\.? )?(?<![\d.,])\d{1,3} $")


@cache
def _run() -> re.Pattern[str]:
    particles = "|".join(map(re.escape, table("names")["particles"]))
    nickname = r"(?:[“\"(][A-Z]\w+[”\")][ \u00a0])?"
    ours = "|".join(sorted(map(re.escape, words("names", "body_words")), key=len, reverse=True))
    theirs = rf"(?:(?<=s)[’'](?=[ \u00a0](?:{ours})\b))?"  # “the National Nurses’ Union”
    more = rf"{theirs}[ \u00a0]{nickname}(?:(?:{particles})[ \u00a0]){{0,2}}(?:{WORD}|\d+[A-Z]\w*)"
    return re.compile(rf"(?<![\w’'.#@]){WORD}(?:{more}|,? (?:Jr|Sr)\.)*")


def find_names(text: str, stretches: Iterable[tuple[int, int]], sure: frozenset[int] = frozenset()) -> list[Name]:
    """Find the proper names in stretches of an article, in order; a lone capitalised word that begins at a ``sure`` place is one.

    Units: code points of ``text``, half-open.
    """
    found: list[Name] = []
    headlines: list[tuple[int, int]] = []
    for start, end in stretches:
        if _is_title_case(text, start, end):
            headlines.append((start, end))
            continue
        at = start
        while match := _run().search(text, at, end):
            at = match.end()
            for low, high in _split(text, match.start(), match.end()):
                name = _read_name(text, low, high, end)
                if name is not None:
                    found.append(name)
                    at = max(at, name.end)
    found = _without_counted(text, found)
    found = [_without_label(name, found) for name in _drop_chance_capitals(text, _join_bodies(text, found), sure)]
    bodies = {name.words for name in found if name.kind is NameKind.BODY and name.certain}
    found = [replace(name, kind=NameKind.BODY) if name.words in bodies and not name.title else name for name in found]
    again = [name for start, end in headlines for name in _find_again(text, start, end, found)]
    persons = map(_as_person, repeat(text), found, repeat({_last(name) for name in found}))
    return sorted([*persons, *again], key=lambda name: name.start)


def _without_label(name: Name, names: list[Name]) -> Name:
    """‘Republican Oslan’ is Oslan where the report has a Mira Oslan."""
    if name.kind is not NameKind.PERSON or len(name.words) != 2 or not is_label(name.words[0]):
        return name
    if not any(other.words[-1] == name.words[1] and other.words != name.words for other in names):
        return name
    return replace(name, start=name.end - len(name.words[1]), words=name.words[1:], title=(*name.title, name.words[0]))


def _without_counted(text: str, names: list[Name]) -> list[Name]:
    """‘60 Minutes’, ‘AT&T’: a word that stands once, behind a number that is no day's, names nobody; nor does a letter."""
    often = Counter(name.words for name in names)
    lone = (len(name.words) == 1 and name.kind is NameKind.PERSON and not name.title and often[name.words] == 1 for name in names)
    return [name for name, alone in zip(names, lone, strict=True) if not (alone and (len(name.words[0]) == 1 or _is_counted(text, name)))]


def _is_counted(text: str, name: Name) -> bool:
    number = COUNTED.search(text, max(0, name.start - 20), name.start)
    if number is None:
        return False
    before = (number["before"] or "").rstrip(". ")
    return before not in words("names", "calendar") | words("names", "months")


def _last(name: Name) -> str | None:
    """The surname of somebody named in full."""
    return name.words[-1] if name.kind is NameKind.PERSON and len(name.words) > 1 and name.certain else None


def _as_person(text: str, name: Name, surnames: set[str | None]) -> Name:
    """‘Jordan’ is a person where the report has a Jim Jordan; ‘the Guardian’ is none beside a Dan Guardian."""
    lone = len(name.words) == 1 and name.words[0] in surnames
    article = text[max(0, name.start - 4) : name.start].lower() == "the "
    if lone and not article and name.kind in {NameKind.STATE, NameKind.PLACE, NameKind.PEOPLE, NameKind.BODY}:
        return replace(name, kind=NameKind.PERSON, certain=False)
    return name


def _is_title_case(text: str, start: int, end: int) -> bool:
    """A headline among the paragraphs: nearly every longer word has a capital."""
    if end - start > LONGEST_HEADLINE_CHARACTERS:
        return False
    long_words = re.findall(r"[^\W\d_]{4,}", text[start:end])
    enough = 6 if text[start:end].rstrip().endswith((".", "”", '"')) else 4
    return len(long_words) >= enough and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def _find_again(text: str, start: int, end: int, known: list[Name]) -> list[Name]:
    """The names of the other paragraphs where they stand in a headline, whose capitals tell nothing."""
    by_words = {name.words: name for name in known}
    surnames = {name.words[-1:]: name for name in known if name.kind is NameKind.PERSON}
    tokens = [(match.group(), start + match.start(), start + match.end()) for match in TOKEN.finditer(text[start:end])]
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        for size in range(min(6, len(tokens) - at), 0, -1):
            words_here = tuple(re.sub(r"[’']s?$|[.,:;]$", "", token) for token, _, _ in tokens[at : at + size])
            name = by_words.get(words_here) or surnames.get(words_here)
            if name is not None:
                low = tokens[at][1]
                high = tokens[at + size - 1][1] + len(words_here[-1])
                found.append(Name(low, high, words_here, (), name.kind, name.certain, low, in_headline=True))
                at += size - 1
                break
        at += 1
    return found


def _join_bodies(text: str, names: list[Name]) -> list[Name]:
    """‘House Oversight and Government Reform Committee’ is one body: two stretches of capitals whose second ends as a body's name does."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if (
            before is not None
            and text[before.end : name.whole_start] in {" and ", " & ", ", and "}
            and name.words[-1] in words("names", "joined_bodies")
            and not before.title
            and (before.kind is NameKind.BODY or not before.certain)
            and before.words[-1] not in words("names", "joined_bodies")
        ):
            joined[-1] = Name(before.start, name.end, (*before.words, "and", *name.words), (), NameKind.BODY, True, before.start)
        else:
            joined.append(name)
    return joined


def _drop_chance_capitals(text: str, names: list[Name], sure: frozenset[int]) -> list[Name]:
    """Without single words that are capitalised only where a sentence begins: ‘Basically’."""
    inside = {word for name in names if name.certain or not opens_sentence(text, name.start) for word in name.words}
    surnames = {name.words[-1] for name in names if name.kind is NameKind.PERSON and len(name.words) > 1}
    names = [name for name in names if name.whole_start != TITLE_ALONE or name.words[0] in surnames]
    inside |= surnames
    kept = (
        name
        for name in names
        if name.certain or len(name.words) > 1 or name.words[0] in inside or (name.start in sure and _stands_alone(text, name))
    )
    return [name for name in kept if not PARTY_AND_STATE.fullmatch(name.text)]


def _stands_alone(text: str, name: Name) -> bool:
    """Is it a word for nothing else, nor what a title begins with: ‘Political analyst Mira Oslan’?"""
    title = TITLED_BEHIND.match(text, name.end)
    return _is_no_word(text, name.words[0]) and not (title and title["noun"] in titled())


def _is_no_word(text: str, word: str) -> bool:
    """Does the article never write it in lower case, nor the tables know it as a noun?"""
    plain = word.lower()
    known = plain in words("nouns", "person") or plain in plural_people() or plain in words("nouns", "organization")
    return not known and not plain.endswith(("ers", "ists", "ans", "ians")) and f" {plain}" not in text


def is_common_body(name: Name) -> bool:
    """Is a name a common noun for a body, but for its capital?"""
    return len(name.words) == 1 and name.words[0].casefold() in words("nouns", "organization")


def opens_sentence(text: str, at: int) -> bool:
    """Does a sentence, a quotation or a line begin at a character?"""
    before = text[max(0, at - 4) : at].rstrip("“\"'‘( ").rstrip("”’\"'")
    return not before or before[-1] in ".!?:\n—"


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run without the words that are capitalised only by their place, cut at days and months."""
    parts: list[list[tuple[int, int]]] = [[]]
    for match in TOKEN.finditer(text[start:end]):
        word = match.group().replace("'", "’")
        span = start + match.start(), start + match.end()
        if word in words("names", "calendar") or (word in words("names", "months") and text.startswith(".", span[1])):
            parts.append([])
        elif parts[-1] or not (word in words("names", "starters") or (is_noun(word) and opens_sentence(text, span[0]))):
            parts[-1].append(span)
    return [(part[0][0], part[-1][1]) for part in parts if part]


def _read_name(text: str, start: int, end: int, limit: int) -> Name | None:
    if governments().get(text[start:end]):
        return Name(start, end, tuple(text[start:end].split()), (), state_kind(text[start:end]), True, start)
    tokens = [(match.group(), start + match.start(), start + match.end()) for match in TOKEN.finditer(text[start:end])]
    labels = (is_label(token) or token in words("names", "parties") for token, _, _ in tokens[:-1])
    if tokens[-1][0] in words("titles", "letters_alone") and all(labels):
        return None  # “one Tory MP”
    while len(tokens) > 2 and tokens[-1][0] in words("titles", "behind_name"):
        tokens.pop()  # “Mira Oslan KC”
        end = tokens[-1][2]
    body_words, before = words("names", "body_words"), words("titles", "before_name")
    last = tokens[-1][0]
    if last in words("names", "work_words") and len(tokens) > 1:
        return Name(start, end, tuple(token for token, _, _ in tokens), (), NameKind.WORK, True, start)
    if last in body_words and not is_titled_person([token for token, _, _ in tokens]):
        if last in words("names", "takes_of") and (more := SUFFIX_OF.match(text, end, limit)):
            end = more.end()
            return Name(start, end, tuple(text[start:end].split()), (), NameKind.BODY, True, start)
        return Name(start, end, tuple(token for token, _, _ in tokens), (), NameKind.BODY, True, start)
    if len(tokens) == 1 and (tokens[0][0].rpartition("-")[2] in words("names", "adjective_ends")):
        return None
    cut = max((at + 1 for at, (token, _, _) in enumerate(tokens) if token in before or " of " in token), default=0)
    if cut == len(tokens):
        if len(tokens) == 1:
            return Name(start, end, (last,), (), NameKind.PERSON, False, TITLE_ALONE)
        if tokens[0][0] in before and (last.endswith(".") or tokens[0][0][-1] != "."):
            return None
        cut = len(tokens) - 1 if tokens[0][0] in before else 0  # “Mr. King”, “Howard Dean”
    while len(tokens) - cut > 2 and is_label(tokens[cut][0]):
        cut += 1  # “Republican Mira Oslan”
    if cut == 0 and len(tokens) > 2 and tokens[0][0] in words("names", "descriptors") and opens_sentence(text, start):
        cut = 1  # “Rival Mira Oslan”
    while len(tokens) - cut > 1 and says_what(tokens[cut][0]):
        cut += 1  # “Oscar-winner Oslan”
    title, rest = tokens[:cut], tokens[cut:]
    named = tuple(token for token, _, _ in rest)
    kind, certain = kind_of(text, named, title=bool(title), start=rest[0][1], end=end)
    return Name(rest[0][1], end, named, tuple(token for token, _, _ in title), kind, certain, start)
