"""Other corpora than PolNeAR → labelled words: times, predicates, names.

Each reader gives `Labelled` texts: paragraphs of words with, for each head, one label a word, or `UNKNOWN` where the corpus does not say.
A fixed tenth of TimeBank, AQUAINT and MEANTIME, by file name, is held back and only reported.
"""

import hashlib
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.encoder.words import Ints, Paragraph, read_paragraphs
from model import NAME_TYPES, PREDICATE_FACTS, TIME_TYPES

UNKNOWN = -100
BLOCK = re.compile(r"\S.*?(?=\n[ \t\r]*\n|\s*\Z)", re.DOTALL)
TAG = re.compile(r"<(/?)(\w+)([^>]*?)/?>|[^<]+")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
TIMEX, DAY = re.compile(r"<TIMEX3[^>]*>"), re.compile(r"\d{4}-\d\d-\d\d")
SENTENCES_A_TEXT = 8
MEANTIME_SENTENCES = 6  # annotated: the headline and the first five
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "n’t"}
NO_SPACE_BEHIND = frozenset("([{$“‘")


@dataclass(frozen=True)
class Labelled:
    """One text. Shapes: ``times``, ``names`` ``[words]`` (tags), ``facts`` ``[words, 5]``, in the order of `PREDICATE_FACTS`."""

    name: str
    paragraphs: list[Paragraph]
    times: Ints | None = None
    names: Ints | None = None
    facts: np.ndarray | None = None
    words: int = 0


@dataclass(frozen=True)
class Stretch:
    """A labelled stretch of a text in code points, half-open."""

    start: int
    end: int
    facts: dict[str, float]


Says = Callable[[dict[str, str]], dict[str, float]]
Lay = Callable[[str, list[Paragraph], list[Stretch]], np.ndarray]


def is_held_back(name: str) -> bool:
    """Is a file of the fixed tenth that is never trained on?"""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 10 == 0


def day_of(path: Path) -> int:
    """The day, from the year one, on which a TimeML or MEANTIME file says that it was written; if it does not, a number of its name's."""
    source = path.read_text(encoding="utf8")
    mark = next((mark for mark in TIMEX.findall(source) if 'functionInDocument="CREATION_TIME"' in mark), "")
    match = DAY.search(mark)
    return date.fromisoformat(match[0]).toordinal() if match else int(hashlib.sha1(path.name.encode()).hexdigest(), 16)


def cut(text: str, tokenizer: Tokenizer) -> list[Paragraph]:
    """A text's paragraphs: stretches between blank lines."""
    blocks = [(match.start(), match.group()) for match in BLOCK.finditer(text)]
    return read_paragraphs(tokenizer, [block for _, block in blocks], [start for start, _ in blocks])


def tags_of(paragraphs: list[Paragraph], spans: list[tuple[int, int, int]]) -> Ints:
    """Begin and inside tags of typed spans ``(start, end, type)``; where spans overlap the first stands."""
    starts, ends = bounds(paragraphs)
    tags = np.zeros(len(starts), dtype=np.int32)
    for start, end, kind in sorted(spans):
        inside = np.flatnonzero((starts < end) & (ends > start))
        if len(inside) and not tags[inside].any():
            tags[inside] = 2 + 2 * kind
            tags[inside[0]] = 1 + 2 * kind
    return tags


def bounds(paragraphs: list[Paragraph]) -> tuple[Ints, Ints]:
    """Where each word begins and ends."""
    return (np.concatenate([getattr(paragraph, part) for paragraph in paragraphs]) for part in ("starts", "ends"))  # type: ignore[return-value]


def facts_of(paragraphs: list[Paragraph], stretches: list[Stretch], other: float = UNKNOWN) -> np.ndarray:
    """Facts of each word: those of the stretch whose last word it is; ``other`` is what the event fact of all the rest is."""
    starts, ends = bounds(paragraphs)
    facts = np.full((len(starts), len(PREDICATE_FACTS)), UNKNOWN, dtype=np.float32)
    facts[:, 0] = other
    for stretch in stretches:
        inside = np.flatnonzero((starts < stretch.end) & (ends > stretch.start))
        if len(inside):
            for name, value in stretch.facts.items():
                facts[inside[-1], PREDICATE_FACTS.index(name)] = value
    return facts


def lay_facts(text: str, paragraphs: list[Paragraph], stretches: list[Stretch]) -> np.ndarray:
    """`facts_of` in a text all of whose events are marked."""
    return facts_of(paragraphs, stretches, other=0)


def read_timeml(path: Path, tokenizer: Tokenizer, *, says: Says | None = None, lay: Lay = lay_facts) -> Labelled:
    """TimeBank and AQUAINT: times and events with tense, modality and polarity.

    ``says``: what an event's attributes mean, `timeml_facts` by default; ``lay``: facts of events → of words.
    """
    source = path.read_text(encoding="utf8")
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    assert body, path
    made = [dict(ATTRIBUTE.findall(match)) for match in re.findall(r"<MAKEINSTANCE ([^>]*)>", source)]
    instances = {one["eventID"]: one for one in made}
    text, open_, times, events = "", [], [], []
    for match in TAG.finditer(body[1]):
        if match[2] is None:
            text += html.unescape(match[0])
        elif not match[1]:
            open_.append((match[2], len(text), dict(ATTRIBUTE.findall(match[3]))))
        else:
            kind, start, attributes = open_.pop()
            if kind == "TIMEX3" and attributes.get("type") in TIME_TYPES:
                times.append((start, len(text), TIME_TYPES.index(attributes["type"])))
            elif kind == "EVENT":
                events.append(Stretch(start, len(text), (says or timeml_facts)(instances.get(attributes["eid"], {}))))
    paragraphs = cut(text, tokenizer)
    tags = tags_of(paragraphs, times)
    return Labelled(path.stem, paragraphs, times=tags, facts=lay(text, paragraphs, events), words=len(tags))


def timeml_facts(instance: dict[str, str]) -> dict[str, float]:
    """What a TimeML instance says: future and modal only of finite verbs, whose tense decides."""
    facts: dict[str, float] = {"event": 1}
    if "polarity" in instance:
        facts["negated"] = instance["polarity"] == "NEG"
    if instance.get("tense") in ("PAST", "PRESENT", "FUTURE"):
        facts["modal"] = bool(instance.get("modality", ""))
        if instance["tense"] == "FUTURE" or not facts["modal"]:
            facts["future"] = instance["tense"] == "FUTURE"
    return facts


def join_words(words: list[str]) -> tuple[str, list[int]]:
    """Set tokens as prose again. Returns the text and where each token begins."""
    text, starts = "", []
    for word in words:
        tight = not text or word in NO_SPACE_BEFORE or text[-1] in NO_SPACE_BEHIND
        text += "" if tight else " "
        starts.append(len(text))
        text += word
    return text, starts


def read_meantime(path: Path, tokenizer: Tokenizer, *, says: Says | None = None, lay: Lay = lay_facts) -> Labelled:
    """MEANTIME: times; events with time, certainty and polarity; the headline and first five sentences alone. Options: as `read_timeml`."""
    root = ElementTree.parse(path).getroot()
    tokens = [token for token in root.iter("token") if int(token.get("sentence", "0")) < MEANTIME_SENTENCES]
    text, starts = join_words([token.text or "" for token in tokens])
    place = {token.get("t_id"): (start, start + len(token.text or "")) for token, start in zip(tokens, starts, strict=True)}
    times, events = [], []
    for mark in root.find("Markables") or ():
        at = [place[anchor.get("t_id")] for anchor in mark.iter("token_anchor") if anchor.get("t_id") in place]
        if at and mark.tag == "TIMEX3" and mark.get("type") in TIME_TYPES:
            times.append((at[0][0], at[-1][1], TIME_TYPES.index(mark.get("type", ""))))
        elif at and mark.tag == "EVENT_MENTION":
            events.append(Stretch(at[0][0], at[-1][1], (says or meantime_facts)(dict(mark.attrib))))
    paragraphs = cut(text, tokenizer)
    tags = tags_of(paragraphs, times)
    return Labelled(path.stem, paragraphs, times=tags, facts=lay(text, paragraphs, events), words=len(tags))


def meantime_facts(mark: dict[str, str]) -> dict[str, float]:
    """What a MEANTIME event says of itself."""
    facts: dict[str, float] = {"event": 1}
    if mark.get("time") in ("FUTURE", "NON_FUTURE"):
        facts["future"] = mark.get("time") == "FUTURE"
    if mark.get("polarity") in ("POS", "NEG"):
        facts["negated"] = mark.get("polarity") == "NEG"
    return facts


def read_factuality(
    path: Path, tokenizer: Tokenizer, *, all_events: bool, skip: Callable[[str], bool] = lambda text: False
) -> list[Labelled]:
    """UDS-IH2 and UW: how surely predicates happened, −3 … 3; sentences that follow each other make one text.

    ``all_events``: every event of a sentence is marked, so what is not marked is none. ``skip``: sentences to leave out.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows = [row for row in rows if not skip(row["text"])]
    found = []
    for at in range(0, len(rows), SENTENCES_A_TEXT):
        text, stretches = "", []
        for row in rows[at : at + SENTENCES_A_TEXT]:
            joined, starts = join_words(row["text"].split(" "))
            words = row["text"].split(" ")
            base = len(text) + bool(text)
            for target in row["targets"]:
                first, last = target["span1"][0], target["span1"][1] - 1
                facts = {"event": 1.0, "factuality": float(target["label"])}
                stretches.append(Stretch(base + starts[first], base + starts[last] + len(words[last]), facts))
            text += (" " if text else "") + joined
        paragraphs = cut(text, tokenizer)
        facts_ = facts_of(paragraphs, stretches, other=0 if all_events else UNKNOWN)
        found.append(Labelled(f"{path.parent.name}-{at}", paragraphs, facts=facts_, words=len(facts_)))
    return found


def read_names(path: Path, texts: Path, tokenizer: Tokenizer) -> dict[str, Ints]:
    """PolNeAR's silver names, CoreNLP's: tags of each article's words by its name; where the files disagree, nothing."""
    found = {}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        file = texts / f"{row['doc']}.txt"
        if file.exists():
            spans = [(start, end, NAME_TYPES.index(kind)) for start, end, kind in row["ner"] if kind in NAME_TYPES]
            found[row["doc"]] = tags_of(cut(file.read_bytes().decode(), tokenizer), spans)
    return found


def read_all(corpora: Path, tokenizer: Tokenizer) -> tuple[list[Labelled], dict[str, list[Labelled]]]:
    """Every text to train on, and those to report on by name."""
    timeml = {folder: sorted((corpora / "tempeval3" / folder).glob("*.tml")) for folder in ("TimeBank", "AQUAINT")}
    train: list[Labelled] = []
    held: dict[str, list[Labelled]] = {}
    for folder, paths in timeml.items():
        train += [read_timeml(path, tokenizer) for path in paths if not is_held_back(path.name)]
        held[folder] = [read_timeml(path, tokenizer) for path in paths if is_held_back(path.name)]
    meantime = sorted((corpora / "meantime" / "intra-doc_annotation").glob("*/*.xml"))
    train += [read_meantime(path, tokenizer) for path in meantime if not is_held_back(path.name)]
    held["MEANTIME"] = [read_meantime(path, tokenizer) for path in meantime if is_held_back(path.name)]
    for folder, whole in (("UDS_IH2", False), ("UW", True)):
        train += read_factuality(corpora / "factuality" / folder / "train.jsonl", tokenizer, all_events=whole)
        held[folder] = read_factuality(corpora / "factuality" / folder / "dev.jsonl", tokenizer, all_events=whole)
    return train, held
