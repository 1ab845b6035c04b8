"""The verbs and nouns that tell what kind of thing a clause puts forward."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _pattern(section: str) -> re.Pattern[str]:
    table = tomllib.loads((files("dateline.interpret.forecasts") / "data" / "kinds.toml").read_text(encoding="utf8"))
    rows = table[section]["words"]
    forms = "|".join(row.replace(" ", r"\s+") for row in sorted(rows, key=len, reverse=True))
    where = table[section]["where"]
    lead = {"verb": r"^\W*(?:(?:not|never|also|now|then|soon|still|again|then|be|all|formally|\w+ly)\s+)*", "anywhere": r"\b"}[where]
    return re.compile(rf"{lead}(?:{forms})\b", re.IGNORECASE)


def matches(section: str, words: str) -> bool:
    """Does a predicate begin with one of a section's verbs, or hold one of its nouns?

    Args:
        section: Of data/kinds.toml.
        words: What is said of the subject, certainty words left out.
    """
    return _pattern(section).search(words) is not None
