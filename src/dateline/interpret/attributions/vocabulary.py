"""The words that say what a source does, and how its words reached the outlet."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.records import Act, Channel

WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "without", "cannot"})
SPEAKING = frozenset({Act.ASSERTS, Act.DENIES, Act.ASKS, Act.DECLINES})
BECAME = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?$")
NOUN_FOLLOWS = re.compile(r"\b(?:an?|the|this|that|his|her|its|their|no|some|any|new|\w+’s)\s+$")
# Where the noun at the head of a source ends and what is said about it begins.
HEAD_ENDS = re.compile(
    r"[,(—:;]|\s(?:and|who|which|that|whose|of|by|from|in|on|at|for|to|with|about|published|released|obtained|seen|reviewed|issued|filed|"
    r"written|presented|conducted|made|dated|sent|provided|shared|taken|compiled|signed|circulated|prepared|drafted|commissioned|itself)\b"
)
TOLD_OF_IT = re.compile(r"\w+(?:ed|ing)|this|last|next|late|early|\w+day", re.IGNORECASE)
CHANNELS = (Channel.INTERVIEW, Channel.STATEMENT, Channel.PUBLIC_REMARK, Channel.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the data files say. ``acts`` maps every form of a word to its act."""

    acts: dict[str, Act]
    channels: dict[Channel, re.Pattern[str]]
    documents: re.Pattern[str]
    outlets: re.Pattern[str]
    told_outlet: re.Pattern[str]
    terms: re.Pattern[str]
    unsaid: re.Pattern[str]
    terms_content: re.Pattern[str]
    spoken: frozenset[str]
    yet_to_speak: frozenset[str]
    calling: frozenset[str]
    appearing: re.Pattern[str]
    findings: frozenset[str]
    joining: re.Pattern[str]
    withheld: re.Pattern[str]
    doers: re.Pattern[str]
    remarked: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Read the data files, once."""
    folder = files("dateline.interpret.attributions") / "data"
    cues = tomllib.loads((folder / "cues.toml").read_text(encoding="utf8"))
    channels = tomllib.loads((folder / "channels.toml").read_text(encoding="utf8"))
    asides = tomllib.loads((folder / "asides.toml").read_text(encoding="utf8"))
    acts = {form: Act(act) for act, words in cues["acts"].items() for word in words for form in forms_of(word, cues["irregular"])}
    return Vocabulary(
        acts=acts,
        channels={channel: _any_of(channels[channel]) for channel in CHANNELS if channel in channels},
        documents=_any_of(channels["document_nouns"]),
        outlets=_any_of(channels["outlets"], ignore_case=False),
        told_outlet=_any_of(channels["told_outlet"]),
        terms=_any_of(cues["terms"]),
        unsaid=_any_of(cues["unsaid"]),
        terms_content=_any_of(cues["terms_content"]),
        spoken=frozenset(form for act in SPEAKING for word in cues["acts"][act] for form in _past_forms(word, cues["irregular"])),
        yet_to_speak=frozenset(cues["yet_to_speak"]),
        calling=_forms_of_all(cues["calling"], cues["irregular"]),
        appearing=_any_of(cues["appearing"]),
        findings=_forms_of_all(cues["findings"], cues["irregular"]),
        joining=_any_of(asides["joining"]),
        withheld=_any_of(asides["withheld"]),
        doers=_any_of(asides["doers"]),
        remarked=_any_of(asides["remarked"]),
    )


def _any_of(patterns: list[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE if ignore_case else 0)


def _forms_of_all(words: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms_of(word, irregular))


def forms_of(word: str, irregular: dict[str, list[str]]) -> set[str]:
    """Inflect an English verb; a noun's plural comes out with it.

    >>> sorted(forms_of("deny", {}))
    ['denied', 'denies', 'deny', 'denying']
    """
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("y") and word[-2] not in "aeiou":
        regular = {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith(("s", "sh", "ch", "x", "z")):
        regular = {word, word + "es", word + "ed", word + "ing"}
    else:
        regular = {word, word + "s", stem + "ed", stem + "ing"}
    return regular | set(irregular.get(word, ()))


def _past_forms(word: str, irregular: dict[str, list[str]]) -> set[str]:
    """The forms that tell of one time of speaking: neither "to say" nor "saying", nor "says", which may be a noun ("votes", "claims")."""
    return {form for form in forms_of(word, irregular) if form != word and not form.endswith(("ing", "s"))}


def is_spoken(cue: str, also: frozenset[str] = frozenset()) -> bool:
    """Does a cue tell that somebody spoke ("ruled", "has accused"), not that somebody will or should?

    Args:
        cue: Its words.
        also: Further words that tell it, in small letters.
    """
    words = {word.lower() for word in WORD.findall(cue)}
    return not words.isdisjoint(vocabulary().spoken | also) and words.isdisjoint(vocabulary().yet_to_speak)


def states_terms(cue: str) -> bool:
    """Is a cue no cue at all, but the terms on which a source spoke ("on condition of anonymity to discuss the talks")?"""
    return vocabulary().terms.search(cue) is not None


def is_terms(content: str) -> bool:
    """Is a content no content, but the terms on which its source spoke?"""
    return vocabulary().terms_content.fullmatch(content.strip(" ,")) is not None


def is_unsaid(cue: str) -> bool:
    """Does a cue tell of words that nobody has said yet ("could announce")?"""
    return vocabulary().unsaid.fullmatch(cue) is not None


def is_calling(word: str) -> bool:
    """Is a word a form of a verb by which somebody calls a thing something ("called", "described")?"""
    return word.lower() in vocabulary().calling


def is_document(source: str) -> bool:
    """Is a source something written, or the findings of a poll? The noun at its head says so: ‘the author of the report’ is a person.

    >>> is_document("a report by the county"), is_document("Senator Bill Stroud"), is_document("a law professor")
    (True, False, False)
    """
    head = HEAD_ENDS.split(source.strip(), maxsplit=1)[0].split()
    if head == ["Bill"]:
        return False
    documents = vocabulary().documents
    for at, word in enumerate(head):
        is_last = at + 1 == len(head) or TOLD_OF_IT.fullmatch(head[at + 1]) is not None  # “a memo | leaked”, “a poll | this month”
        if is_last and (documents.fullmatch(word) or documents.fullmatch(" ".join(head[max(0, at - 1) : at + 1]))):
            return True
    return False


def names_act(cue: str) -> bool:
    """Has a cue a word that names an act of speech or thought, negated or not?"""
    return any(word.lower() in vocabulary().acts for word in WORD.findall(cue))


def is_said_of(before: str, word: str) -> bool:
    """Does a word behind others tell that somebody speaks ("blamed"), or was spoken to ("was asked")?

    A noun ("the report") does not, nor does what somebody suffers ("was charged").

    >>> is_said_of("that the envoy ", "blamed"), is_said_of("that the envoy was ", "charged"), is_said_of("that the envoy was ", "asked")
    (True, False, True)
    """
    act = vocabulary().acts.get(word.lower())
    if BECAME.search(before):
        return act is Act.ASKS
    return act in SPEAKING and NOUN_FOLLOWS.search(before) is None


def act_of(cue: str) -> Act:
    """Say what a cue says that its source does.

    ‘declined to say’ is ``declines``: the first word that names an act decides. A negated act ("did not say") is ``other``: it tells what
    the source did not do.
    """
    words = [word.lower() for word in WORD.findall(cue)]
    if any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in words):
        return Act.OTHER
    acts = vocabulary().acts
    return next((acts[word] for word in words if word in acts), Act.OTHER)


def channel_of(source: str, sentence: str, outlet: str | None = None) -> Channel:
    """Say how the words reached the outlet, where the report says so.

    ‘told the Courier’ in the Courier is an interview, elsewhere second hand; where nobody knows whose report it is, a paper's name may be
    either, and nothing is said.

    Args:
        source: The source's words, empty where there is none.
        sentence: The sentence of the cue, its contents left out.
        outlet: Who published the report.
    """
    known = vocabulary()
    cited = known.outlets.search(source)
    if cited and not _same_outlet(cited.group(), outlet):
        return Channel.OTHER_OUTLET
    told = known.told_outlet.search(sentence)
    if told and (outlet or told["broadcaster"]):
        return Channel.INTERVIEW if _same_outlet(told["broadcaster"] or told["paper"], outlet) else Channel.OTHER_OUTLET
    for channel, pattern in known.channels.items():
        if pattern.search(sentence):
            return channel
    if is_document(source):
        return Channel.DOCUMENT
    return Channel.UNKNOWN


def _same_outlet(name: str, outlet: str | None) -> bool:
    """Is a name, full or short (‘the Post’), that of the report's outlet?"""
    short, whole = (words.casefold().removeprefix("the ") for words in (name, outlet or ""))
    return bool(whole) and (short in whole or whole in short)
