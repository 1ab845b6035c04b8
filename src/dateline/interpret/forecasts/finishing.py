"""Words → one sentence with its capital and its full stop."""

import re

MARKS = str.maketrans({"“": "", "”": "", '"': "", "’": "'", "‘": "'", "…": " ", "[": "", "]": ""})
SPACE_BEFORE = re.compile(r"\s+([,.;:!?)])")
TWICE = re.compile(r"([,;:])[,;:]+")
LAST_MARKS = re.compile(r"[\s,;:!?.—–-]+$")
ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$|\b(?:Inc|Jr|Sr|Corp|Co|Ltd)\.$")
SINGLE_QUOTED = re.compile(r"(?<!\w)'(?=[a-z])(?P<said>[^']*)(?:(?<!s)'(?!\w))?", re.IGNORECASE)
"""In British use: "published 'in due course'"."""
DANGLING = re.compile(r"(?:\s+(?:and|or|but|if|because))+$")


def finish(sentence: str) -> str:
    """Make a sentence of words: no quotation mark or ellipsis, nothing left dangling.

    >>> finish("the bank  raises rates , ")
    'The bank raises rates.'
    """
    plain = re.sub(r"\.{2,}", "", " ".join(sentence.translate(MARKS).split()))
    plain = SINGLE_QUOTED.sub(r"\g<said>", plain)
    if plain.count("(") == plain.count(")") + 1 and plain.rfind("(") > plain.rfind(")"):
        plain += ")"
    if plain.count("(") != plain.count(")"):
        plain = " ".join(plain.replace("(", "").replace(")", "").split())
    plain = TWICE.sub(r"\1", SPACE_BEFORE.sub(r"\1", plain))
    plain = plain[:-1] if ABBREVIATED.search(plain) else LAST_MARKS.sub("", plain)
    plain = DANGLING.sub("", plain)
    return f"{plain[:1].upper()}{plain[1:]}."
