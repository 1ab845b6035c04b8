"""Chains: which mentions speak of the same, each hung on an earlier one or on none."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from dateline.encoder.crf import Floats
from dateline.encoder.heads import find_sentences
from dateline.encoder.mentions import TYPES, Longs, Mentions, find_mentions, pool
from dateline.encoder.words import LOWER, Ints, Paragraph
from dateline.records import Mention

ANTECEDENTS, FAR_ANTECEDENTS = 80, 200
"""Of the mentions before one so many are looked at, and of those that share its nucleus or last word so many."""
FEATURE_SIZES = (2, 2, 2, 2, 2, 2, 2, 2, 12, 8, len(TYPES), len(TYPES), 12, 12)
"""Values of each feature: the same words, nucleus, last word; some word shared, all words of the shorter; the later's nucleus in the
earlier; one the initials of the other; one inside the other; mentions between, sentences between; the types and the forms of the later
and of the earlier."""

Scorer = Callable[[Floats, Longs, Longs], tuple[Floats, Floats]]
"""Pooled mentions ``[mentions, PART]``, pairs ``[pairs, 2]`` and their features → the scores of the pairs, and of each mention that of
beginning a chain."""

FORM_NAMES = ("he", "she", "it", "they", "speaker", "who", "the", "this", "a", "possessed", "name", "bare")
HE, SHE, THE, NAME, BARE = (FORM_NAMES.index(name) for name in ("he", "she", "the", "name", "bare"))
"""The forms before ``the`` are those of pronouns."""
OTHER = {HE: SHE, SHE: HE}
TABLES = tomllib.loads((files("dateline.encoder") / "data" / "mentions.toml").read_text(encoding="utf8"))
PRONOUNS, LEADS = (
    {word: FORM_NAMES.index(form) for form, words in TABLES[table].items() for word in words} for table in ("pronouns", "leads")
)
BEHIND_NUCLEUS = frozenset(TABLES["words"]["behind_nucleus"])
EMPTY = frozenset(TABLES["words"]["empty"]) | LEADS.keys()


def mark_mentions(text: str, paragraphs: Sequence[Paragraph], numbers: Floats, scorer: Scorer) -> tuple[Mention, ...]:
    """Read the mentions of an article and chain them.

    Args:
        text: The article.
        paragraphs: Its words.
        numbers: What the head says of each word: see `find_mentions`.
        scorer: The graph that scores pairs.

    Returns:
        The mentions in the order of the text, of those that begin together the longest first.
    """
    mentions = find_mentions(numbers)
    if not len(mentions.spans):
        return ()
    starts, ends, casing = (np.concatenate([getattr(one, part) for one in paragraphs]) for part in ("starts", "ends", "casing"))
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    sentence = np.searchsorted(find_sentences(paragraphs), np.arange(len(words)), side="right").astype(np.int32)
    looks = find_looks(words, casing, mentions.spans)
    pairs, features = find_pairs(looks, mentions, sentence)
    chains = link(looks, pairs, *scorer(pool(numbers, mentions.spans), pairs, features))
    rows = zip(mentions.spans.tolist(), mentions.types.tolist(), chains, mentions.scores.tolist(), strict=True)
    return tuple(
        Mention.model_construct(start=int(starts[first]), end=int(ends[last]), type=TYPES[kind], chain=chain, score=round(score, 4))
        for (first, last), kind, chain, score in rows
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a mention: its words without the article, the word that it is about, its last word, those that say something."""

    bare: str
    nucleus: str
    last: str
    content: frozenset[str]
    initials: str
    form: int


def look_at(words: Sequence[str], *, name: bool) -> Look:
    """Look at a mention.

    Args:
        words: In small letters.
        name: Does its nucleus begin with a capital?

    >>> look_at("the former president of the court 's".split(), name=False).nucleus
    'president'
    """
    words = words[:-2] if len(words) > 2 and words[-1] == "s" and words[-2] in "'’" else words
    lead = LEADS.get(words[0])
    bare = words[1:] if lead is not None and len(words) > 1 else words
    nucleus = nucleus_of(bare)
    form = PRONOUNS.get(words[0], BARE) if len(words) == 1 else BARE
    if form == BARE:
        form = lead if lead is not None else NAME if name else BARE
    content = frozenset(bare) - EMPTY or frozenset(bare)
    initials = "".join(word[0] for word in bare if word not in EMPTY) if len(bare) > 1 else ""
    return Look(" ".join(bare), nucleus, bare[-1], content, initials, form)


def nucleus_of(bare: Sequence[str]) -> str:
    """The last word before what goes on with a preposition, a relative clause or a comma."""
    behind = next((at for at, word in enumerate(bare) if at and word in BEHIND_NUCLEUS), len(bare))
    return bare[behind - 1]


def find_looks(words: Sequence[str], casing: Ints, spans: Longs) -> list[Look]:
    """Look at every mention.

    Args:
        words: The article's words as they are written.
        casing: Their capitals.
        spans: First and last word of each mention.
    """
    small = [word.lower() for word in words]
    looks = []
    for first, last in spans.tolist():
        name = bool((casing[first : last + 1] != LOWER).any()) and small[last].isalnum() and casing[last] != LOWER
        looks.append(look_at(small[first : last + 1], name=name))
    return looks


def find_pairs(looks: Sequence[Look], mentions: Mentions, sentence: Ints) -> tuple[Longs, Longs]:
    """Pair each mention with those before it to which it may belong, and describe each pair.

    Args:
        looks: What is seen of each mention.
        mentions: In the order of the text.
        sentence: The sentence of each word.

    Returns:
        ``[pairs, 2]``, the later and the earlier, and ``[pairs, len(FEATURE_SIZES)]``, each below its size.
    """
    of, to = _candidates(looks)
    number: dict[str, int] = {}
    columns = [[number.setdefault(text, len(number)) for text in (look.bare, look.nucleus, look.last)] for look in looks]
    bare, nucleus, last = np.array(columns, dtype=np.int64).reshape(-1, 3).T
    initials = np.array([number.get(look.initials, -1) if look.initials else -1 for look in looks], dtype=np.int64)
    form = np.array([look.form for look in looks], dtype=np.int64)
    size = np.array([len(look.content) for look in looks], dtype=np.int64)
    pairs = list(zip(of.tolist(), to.tolist(), strict=True))
    shared = np.array([len(looks[later].content & looks[earlier].content) for later, earlier in pairs], dtype=np.int64)
    held = np.array([looks[later].nucleus in looks[earlier].content for later, earlier in pairs], dtype=bool)
    spans, types = mentions.spans, mentions.types
    features = [
        bare[of] == bare[to],
        nucleus[of] == nucleus[to],
        last[of] == last[to],
        shared > 0,
        shared == np.minimum(size[of], size[to]),
        held,
        (initials[of] == bare[to]) | (initials[to] == bare[of]),
        spans[to, 1] >= spans[of, 0],
        np.minimum(2 * np.log2(np.maximum(of - to, 1)), 11),
        np.clip(sentence[spans[of, 0]] - sentence[spans[to, 0]], 0, 7),
        types[of],
        types[to],
        form[of],
        form[to],
    ]
    return np.stack([of, to], 1), np.stack(features, 1).astype(np.int64)


def _candidates(looks: Sequence[Look]) -> tuple[Longs, Longs]:
    """The later and the earlier of each pair: the nearest before it, and the last of those farther off that share nucleus or last word."""
    known: dict[str, list[int]] = {}
    of: list[int] = []
    to: list[int] = []
    for at, look in enumerate(looks):
        near = max(0, at - ANTECEDENTS)
        spoken = look.form >= THE
        alike = {word: known.setdefault(word, []) for word in (f"nucleus {look.nucleus}", f"last {look.last}")} if spoken else {}
        far = sorted({place for places in alike.values() for place in places[-FAR_ANTECEDENTS:] if place < near})
        of += [at] * (len(far) + at - near)
        to += [*far, *range(near, at)]
        for places in alike.values():
            places.append(at)
    return np.array(of, dtype=np.int64), np.array(to, dtype=np.int64)


def link(looks: Sequence[Look], pairs: Longs, scores: Floats, alone: Floats) -> list[int]:
    """The chain of each mention, counted in the order in which they begin.

    Args:
        looks: What is seen of each mention, in the order of the text.
        pairs: The later and the earlier of each.
        scores: How well each pair belongs together.
        alone: Of each mention: how well it begins a chain; what no pair beats begins one. "He" joins no chain that holds a "she".
    """
    offers: dict[int, list[int]] = {}
    for at in np.flatnonzero(scores > alone[pairs[:, 0]])[::-1].tolist():
        offers.setdefault(int(pairs[at, 0]), []).append(at)
    chains: list[int] = []
    held: list[set[int]] = []
    for mention, look in enumerate(looks):
        best = sorted(offers.get(mention, ()), key=lambda at: -scores[at])
        homes = (chains[pairs[at, 1]] for at in best)
        home = next((chain for chain in homes if OTHER.get(look.form) not in held[chain]), len(held))
        if home == len(held):
            held.append(set())
        held[home].add(look.form)
        chains.append(home)
    return chains
