"""What keeps a word from being what it looks like: months, names, nouns, movement, causes."""

import re

from dateline.interpret.certainty.forms import base_forms
from dateline.interpret.certainty.tables import Entry

WORD = re.compile(r"[\w'’-]+")
BEFORE = re.compile(r"([\w'’$%-]+|[.,;:!?()\"“”—–])\s*$")
BEHIND = re.compile(r"\s*([\w'’$%-]+|[.,;:!?()\"“”—–])")

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your no any some every each such another whose one".split()
)
PREPOSITIONS = frozenset("of in on at by for with from about over under into through between against per after before since until as than".split())
MODALS = frozenset("will would could may might should can shall must to not won't wouldn't couldn't can't cannot shouldn't 'll 'd don't didn't doesn't do does did let".split())
CLOSERS = PREPOSITIONS | frozenset("and or but is are was were has have had will would could may might should can do does did be been".split())
NUMBERS = frozenset("one two three four five six seven eight nine ten dozen dozens hundreds thousands half twice".split())
NOUNS_OF_AIM = frozenset(
    "goal aim plan task job purpose point idea key way trick challenge intention hope dream objective mission role duty solution answer "
    "option alternative strategy priority thing what all choice aims goals plans next".split()
)
# After "due to", "going to" and their like stands a verb; these begin a noun phrase instead.
NOMINAL = DETERMINERS - {"that"} | frozenset("him them us me you it what which where be".split()) - {"be"}
CAUSAL = re.compile(
    r"\s+(?:be|begin|start|open|end|close|meet|take|arrive|leave|depart|expire|vote|speak|visit|hold|host|run|return|report|publish|release|announce|appear|"
    r"face|retire|resign|finish|come|go|give|make|sign|land|launch|address|attend|testify|stand|rule|decide|discuss|become|receive|hear|play|step|travel|"
    r"fly|happen|occur|resume|present|deliver|join|lose|get|pay|move|last|reach|complete|conclude|replace|rise|fall|cut|vacate|unveil|tour|brief|go)\b"
)
MONTH = re.compile(r"(?:[\d,]|of\b|in\b|next\b|last\b|this\b|early\b|late\b|mid\b|by\b|until\b|since\b|every\b|through\b)")


def next_word(lowered: str, start: int) -> int:
    """Where to look again after a match at ``start`` that was none."""
    word = WORD.match(lowered, start)
    return word.end() if word else start + 1


def word_before(lowered: str, start: int) -> str:
    """The word or mark before a place; "" at the beginning."""
    match = BEFORE.search(lowered, max(0, start - 40), start)
    return match[1] if match else ""


def word_behind(lowered: str, end: int) -> str:
    """The word or mark behind a place; "" at the end."""
    match = BEHIND.match(lowered, end)
    return match[1] if match else ""


def is_modal(text: str, lowered: str, match: re.Match[str]) -> bool:
    """Not the month of May, a last will, a tin can, a name, or "had" and "has" in a contraction."""
    start, words = match.start(), match[0]
    before, behind = word_before(lowered, start), word_behind(lowered, match.end())
    if words == "'d":
        return not (behind.endswith("ed") or behind in {"been", "had", "better", "like", "love", "rather", "gone", "done", "made", "taken", "come"})
    if words == "may" and text[start].isupper() and (behind[:1].isdigit() or (before and before not in ".!?:\"“”—–" and not behind.isalpha())):
        return False
    if words in ("may", "will", "can") and text[start].isupper() and before and before not in ".!?:;\"“”—–,()":
        return text[start : start + len(words)].isupper() and text[:start].isupper()
    if words == "may" and (behind[:1].isdigit() or before in {"in", "of", "last", "next", "early", "late", "since", "until", "by", "mid"}):
        return False
    if words in ("will", "can", "might"):
        return not (before in DETERMINERS - {"that", "this", "these", "those", "one", "some", "each", "whose"} | {"political", "free", "good", "ill", "of", "with", "at"})
    return True


def stands_alone(lowered: str, match: re.Match[str]) -> bool:
    """A whole answer: "Absolutely."."""
    return word_before(lowered, match.start()) in ("", ".", "!", "?", "“", '"', ":", "—") and word_behind(lowered, match.end()) in ("", ".", "!", ",", "”", '"')


def estimates_a_number(lowered: str, match: re.Match[str], entry: Entry) -> bool:
    """"Perhaps 30 people", "maybe a dozen": about the number, not the happening."""
    behind = word_behind(lowered, match.end())
    return entry.term in ("perhaps", "possibly") and (behind[:1].isdigit() or behind[:1] == "$" or behind in NUMBERS)


def is_arranged(lowered: str, match: re.Match[str]) -> bool:
    """"Is to take over": an arrangement. "The goal is to win" says what the goal is."""
    behind = word_behind(lowered, match.end())
    if behind in NOMINAL or behind in CLOSERS - {"be", "have", "do"} or not behind[:1].isalpha() or behind in ("blame",):
        return False
    reach = lowered[max(0, match.start() - 60) : match.start()]
    clause = re.split(r"[.;:!?,\n]", reach)[-1].split()
    return bool(clause) and clause[-1] not in NOUNS_OF_AIM and not (clause and NOUNS_OF_AIM & set(clause[:6])) and clause[-1] not in ("how", "it", "this", "that")


def is_chance(lowered: str, match: re.Match[str], entry: Entry, tail: str) -> bool:
    """A chance that something happens, not a chance to speak, a shot in the dark, or odds and ends."""
    noun, quality = match["chance"], match["quality"] or ""
    before = word_before(lowered, match.start())
    if quality in ("", "the", "a", "any", "every", "some") and entry.term == "some chance":
        if noun in ("odds", "chances") and lowered.startswith((" are that", " are"), match.end("chance")) and before in (".", "", ","):
            return False
        return tail == "that" or (tail == "of" and noun in ("chance", "possibility", "likelihood", "probability", "risk"))
    if noun in ("shot", "danger", "odds", "prospect", "prospects", "risk"):
        return tail in ("that", "of", "to")
    return not (noun == "chance" and entry.term == "good chance" and before in ("his", "her", "their") and tail == "to")


def fits(head: str, entry: Entry, tail: str, match: re.Match[str], lowered: str, framed: bool) -> bool:
    """Whether an entry's words stand here as the entry means them."""
    return {"predicate": _is_predicate, "verb": _is_verb, "noun": _is_noun}[head](entry, tail, match, lowered, framed)


def _is_predicate(entry: Entry, tail: str, match: re.Match[str], lowered: str, framed: bool) -> bool:
    """A predicate without "to" needs its verb, or a noun that it stands before."""
    behind = word_behind(lowered, match.end() if tail else match.end("predicate"))
    if tail == "to":
        if match["predicate"] == "due":
            return bool(CAUSAL.match(lowered, match.end())) or (framed and behind not in NOMINAL and behind.isalpha() and not behind.endswith(("ing", "s")))
        return behind not in NOMINAL or behind in ("it",)
    if tail:
        return framed or behind[:1].isalnum()
    if framed:
        return not _is_possessive(match, lowered) and not (match["predicate"] in ("going", "near", "nearing") or (match["predicate"] in ("set", "about", "close to")))
    return entry.attributive and word_before(lowered, match.start()) in DETERMINERS | {"and", ",", "as"} or (entry.denies and entry.attributive)


def _is_possessive(match: re.Match[str], lowered: str) -> bool:
    """"The bank's likely move" has no "is" in it."""
    if not match["be"].startswith("'s"):
        return False
    return not re.search(r"\b(?:it|he|she|that|there|what|who|this|where)$", lowered[: match.start()])


def _is_verb(entry: Entry, tail: str, match: re.Match[str], lowered: str, framed: bool) -> bool:
    """A finite verb: not the noun of the same form, and not the main verb of a modal."""
    before = word_before(lowered, match.start())
    verb = match["verb"]
    if framed and match["aux"] == "'s" and (verb in base_forms() or verb.endswith("s")):
        return False
    if not framed and before in MODALS:
        return False
    behind = word_behind(lowered, match.end() if tail else match.end("verb"))
    if tail == "to":
        return behind not in NOMINAL or entry.term == "agree to"
    if before in DETERMINERS - {"that", "this", "one", "some"} or before.endswith(("'s", "’s")) or (before in PREPOSITIONS and not framed):
        return False
    if tail == "" and (not behind[:1].isalnum() or behind in CLOSERS - {"about"}):
        return verb in ("doubt", "doubts", "doubted") and behind in ("", ".", ",") and bool(before)
    return not (verb in base_forms() and not framed and verb in ("project", "forecast", "guess", "bet", "mean") and before not in ("i", "we", "they", "you"))


def _is_noun(entry: Entry, tail: str, match: re.Match[str], lowered: str, framed: bool) -> bool:
    """A noun that stands for a clause; "of" only after "intention" and where the chance is denied."""
    if tail == "of":
        return match["noun"] in ("intention", "intentions", "expectation", "expectations") and word_behind(lowered, match.end()).endswith("ing")
    if tail in ("for", "about"):
        return False
    return word_behind(lowered, match.end()) not in NOMINAL or tail == "that"
