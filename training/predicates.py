"""The predicates' head in torch, its classes, and what each corpus says of them."""

import html
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch itself names it

from cases import Case
from dateline.encoder.words import Paragraph
from model import HIDDEN
from syntax import LAYERS_READ
from tasks import UNKNOWN, Labelled, Stretch, bounds, cut, is_held_back, read_factuality, read_meantime, read_timeml

# Logits of what a word is, as its sentence presents it; the last, −3 … 3, is the number itself.
FACTS = (
    "event",
    "future",
    "negated",
    "modal",
    "ongoing",
    "planned",
    "possible",
    "hypothetical",
    "conditional",
    "denied",
    "cancelled",
    "factuality",
)
FACTUALITY = FACTS.index("factuality")
RARE = ("hypothetical", "conditional", "denied", "cancelled")
MODALS = frozenset({"would", "could", "may", "can", "must", "might", "should", "'d", "have to", "should have to", "have_to"})
MAYBE = frozenset({"could", "may", "might"})
# A paragraph with such a word may hold a predicate of the rare class that its corpus does not mark: there nothing is known.
SUSPECT = {
    "denied": re.compile(
        r"\b(den(y|ie)|reject|dismiss|refut|disput|contest|untrue|false|lie|rumou?r|baseless|maintain|insist|plead|not guilty)", re.I
    ),
    "cancelled": re.compile(r"\b(cancel|call(s|ed|ing)? off|scrap|shelv|abandon|drop|pull|withdr|no longer|abort|halt|suspend|end)", re.I),
    "conditional": re.compile(r"\b(if|unless|provided|should|were|once|without|condition|until|case|otherwise|would|when|depend)\b", re.I),
}
SUSPECT["hypothetical"] = re.compile(SUSPECT["conditional"].pattern + r"|\b(wish|hope|demand|urge|call|ask|want|could|might)", re.I)


class PredicateHead(nn.Module):
    """Inner and last states of words → facts. Shapes: ``[words, layers, 384]``, ``[words, 384]`` → ``[words, facts]``."""

    def __init__(self, dropout: float = 0.4, hidden: int = 192) -> None:
        super().__init__()
        self.hidden = nn.Linear((len(LAYERS_READ) + 1) * HIDDEN, hidden)
        self.out = nn.Linear(hidden, len(FACTS))
        self.drop = nn.Dropout(dropout)

    def forward(self, inner: Tensor, last: Tensor) -> Tensor:
        joined = torch.cat([inner.flatten(1), last], -1)
        return self.out(self.drop(F.gelu(self.hidden(joined))))


def facts_of(text: str, paragraphs: list[Paragraph], stretches: list[Stretch], *, other: float = 0, corpus: bool = True) -> np.ndarray:
    """Facts of each word: those of the stretch whose last word it is; of a corpus's events the rare classes are none, unless suspect."""
    starts, ends = bounds(paragraphs)
    facts = np.full((len(starts), len(FACTS)), UNKNOWN, dtype=np.float32)
    facts[:, 0] = other
    home = np.repeat(np.arange(len(paragraphs)), [len(paragraph) for paragraph in paragraphs])
    said = [text[paragraph.starts[0] : paragraph.ends[-1]] if len(paragraph) else "" for paragraph in paragraphs]
    for stretch in stretches:
        inside = np.flatnonzero((starts < stretch.end) & (ends > stretch.start))
        if not len(inside):
            continue
        row = facts[inside[-1]]
        for name, value in stretch.facts.items():
            row[FACTS.index(name)] = value
        if corpus:
            for name in RARE:
                if not SUSPECT[name].search(said[home[inside[-1]]]):
                    row[FACTS.index(name)] = 0
    return facts


def timeml_facts(instance: dict[str, str], *, polarity: bool) -> dict[str, float]:
    """What a TimeML instance says. AQUAINT's polarity is broken (three in five are negative), so it is left out there."""
    facts: dict[str, float] = {"event": 1}
    if polarity and "polarity" in instance:
        facts["negated"] = instance["polarity"] == "NEG"
    tense, aspect = instance.get("tense"), instance.get("aspect", "NONE")
    modality = instance.get("modality", "").lower()
    facts["modal"] = modality in MODALS
    if modality in MAYBE:
        facts["possible"], facts["planned"] = 1, 0
    elif tense in ("PAST", "PRESENT") and modality not in MODALS:
        facts["future"] = facts["planned"] = facts["possible"] = 0
        if tense == "PRESENT" and aspect == "PROGRESSIVE":
            facts["ongoing"] = 1
        elif (tense == "PAST" and aspect == "NONE") or aspect == "PERFECTIVE":
            facts["ongoing"] = 0
    elif tense == "FUTURE":
        facts["future"], facts["ongoing"], facts["possible"] = 1, 0, 0
        facts["planned"] = 1
    return facts


def meantime_facts(mark: dict[str, str]) -> dict[str, float]:
    """What a MEANTIME event says of itself."""
    facts: dict[str, float] = {"event": 1}
    certainty, time = mark.get("certainty"), mark.get("time")
    if mark.get("polarity") in ("POS", "NEG"):
        facts["negated"] = mark.get("polarity") == "NEG"
    if certainty in ("CERTAIN", "POSSIBLE", "PROBABLE"):
        facts["possible"] = certainty != "CERTAIN"
    if time in ("FUTURE", "NON_FUTURE"):
        facts["future"] = time == "FUTURE"
        if time == "NON_FUTURE" or certainty == "CERTAIN":
            facts["planned"] = time == "FUTURE"
    return facts


def case_facts(classes: frozenset[str]) -> dict[str, float]:
    """What a case says of a predicate: everything, except how surely, whether it is under a modal verb, and whether it is to come.

    The corpora have their own mind on what is to come; cases that taught it made MEANTIME's figure fall.
    """
    facts: dict[str, float] = {name: float(name in classes) for name in FACTS if name not in ("modal", "factuality", "future")}
    facts["event"] = 1
    if "denied" in classes and "negated" not in classes:
        del facts["negated"]  # "denied that it had": corpora differ on whether that is a negation
    return facts


def read_cases_as_texts(cases: list[Case], tokenizer: Tokenizer) -> list[Labelled]:
    """Each case a text of one sentence."""
    found = []
    for number, case in enumerate(cases):
        paragraphs = cut(case.text, tokenizer)
        stretches = [Stretch(start, end, case_facts(classes)) for start, end, classes in case.predicates]
        facts = facts_of(case.text, paragraphs, stretches, other=UNKNOWN, corpus=False)
        found.append(Labelled(f"case-{number}", paragraphs, facts=facts, words=len(facts)))
    return found


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def in_tenth(path: Path) -> bool:
    return is_held_back(path.name)


def read_corpora(
    corpora: Path, tokenizer: Tokenizer, is_held: Callable[[Path], bool] = in_tenth
) -> tuple[list[Labelled], dict[str, list[Labelled]]]:
    """Texts to train on, and those to report on by name. UW stands on TempEval-3's texts: what of it is held back is left out."""
    train: list[Labelled] = []
    held: dict[str, list[Labelled]] = {}
    kept_away = ""
    for name in ("TimeBank", "AQUAINT"):
        for path in sorted((corpora / "tempeval3" / name).glob("*.tml")):
            text = read_timeml(path, tokenizer, says=partial(timeml_facts, polarity=name == "TimeBank"), lay=facts_of)
            (held.setdefault(name, []) if is_held(path) else train).append(text)
            if is_held(path):
                kept_away += letters(re.sub(r"<[^>]+>", "", html.unescape(path.read_text(encoding="utf8"))))
    for path in sorted((corpora / "meantime" / "intra-doc_annotation").glob("*/*.xml")):
        text = read_meantime(path, tokenizer, says=meantime_facts, lay=facts_of)
        (held.setdefault("MEANTIME", []) if is_held(path) else train).append(text)
    for folder, whole in (("UDS_IH2", False), ("UW", True)):
        read = partial(read_factuality, tokenizer=tokenizer, all_events=whole)
        train += map(widened, read(corpora / "factuality" / folder / "train.jsonl", skip=lambda text: letters(text) in kept_away))
        held[folder] = [widened(text) for text in read(corpora / "factuality" / folder / "dev.jsonl")]
    return train, held


def widened(text: Labelled) -> Labelled:
    """A text with the five facts of `tasks` in the columns that they have here."""
    facts = np.full((text.words, len(FACTS)), UNKNOWN, dtype=np.float32)
    assert text.facts is not None
    if (text.facts[:, 0] == 0).any():  # where only some events are marked, what an event is cannot be learned
        facts[:, 0] = text.facts[:, 0]
    facts[:, FACTUALITY] = text.facts[:, -1]
    return Labelled(text.name, text.paragraphs, facts=facts, words=text.words)
