"""Is it English at all? Asked before anything is read from it."""

import re

from dateline.records import InputError

# The commonest words of English prose (Brown corpus rank list, Kučera & Francis 1967), less those that other languages share.
COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "for",
        "it",
        "with",
        "as",
        "his",
        "he",
        "on",
        "be",
        "at",
        "by",
        "had",
        "not",
        "are",
        "but",
        "from",
        "have",
        "they",
        "which",
        "or",
        "you",
        "were",
        "her",
        "she",
        "their",
        "been",
        "has",
        "there",
        "who",
        "will",
        "would",
        "what",
        "if",
        "about",
        "when",
        "said",
        "out",
        "them",
        "its",
        "more",
        "this",
        "an",
        "so",
        "up",
        "than",
        "into",
        "could",
        "new",
        "some",
        "these",
        "two",
        "may",
        "then",
        "do",
        "any",
        "my",
        "now",
        "such",
        "like",
        "our",
        "over",
        "most",
        "me",
        "after",
        "also",
        "did",
        "many",
        "before",
        "must",
        "through",
        "where",
        "your",
        "well",
        "should",
        "because",
        "each",
        "just",
        "those",
        "how",
    ]
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_WORDS = 40
LEAST_COMMON = 0.12
"""English news has 35 to 45 common words in a hundred; French, German, Spanish, Indonesian or Swahili fewer than 6."""
SAMPLE_CHARACTERS = 20_000


def check_english(text: str) -> None:
    """Refuse a text that is plainly not English; one too short to tell passes.

    Raises:
        InputError: ``not_english``.
    """
    sample = text[:SAMPLE_CHARACTERS]
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < FEWEST_WORDS and len(sample) < 8 * FEWEST_WORDS:
        return
    share = sum(word in COMMON for word in words) / max(1, len(words))
    if share < LEAST_COMMON:
        found = f"{share:.0%} of its words are common English ones"
        raise InputError("not_english", f"the text does not read as English ({found}); dateline reads English only")
