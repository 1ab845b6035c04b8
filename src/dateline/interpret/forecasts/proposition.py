"""The words of a clause → who or what, and what is said of it: certainty and denial taken out, the verb found."""

import re
from dataclasses import dataclass

from dateline.interpret.forecasts.affirming import DENIES, affirm_subject, before_for_until, strip_denial
from dateline.interpret.forecasts.grammar import base_of, is_plural, words
from dateline.interpret.forecasts.predicate import Predicate, read_finite, read_gerund, read_verb

_MODAL = r"(?:\b(?:will|would|could|may|might|can|shall|should|cannot|(?:wo|would|ca|could|might|sha)n['’]t)|['’](?:ll|d))"
_CERTAIN = "|".join(sorted(words("predicates", "certainty")))
_ADVERBS = "|".join(sorted(words("predicates", "adverbs")))
_PREPOSITION = r"(?:on|in|at|for|by|before|after|within|between|until|from|to|into|around)"
_TIME = rf"(?:{_PREPOSITION}|as soon as|as early as|no later than|early|late|later|soon|shortly)"

TO_VERB = re.compile(r"\bto(?:\s+(?:not|never|also|soon|now))?$", re.IGNORECASE)
MODAL_FIRST = re.compile(rf"^(?:{_MODAL}|(?:is|are|am) going to)(?:\s+|$)", re.IGNORECASE)
MODAL_LAST = re.compile(rf"{_MODAL}(?:,?\s+(?:\w+ly|not|very|well|yet|no|longer|most|all|but|as|{_ADVERBS}|{_CERTAIN}))*,?$", re.IGNORECASE)
SUBJECT_MODAL = re.compile(rf"\s*{_MODAL}(?:\s+(?:not|never|also|now|soon|then))?$", re.IGNORECASE)
CERTAINTY_FIRST = re.compile(rf"^(?:(?:very|most|quite|almost|all but|highly|more than)\s+)?(?:{_CERTAIN})\b,?\s*", re.IGNORECASE)
CERTAINTY_LAST = re.compile(rf"(?:ly|\b(?:{_CERTAIN}))$", re.IGNORECASE)
FINITE_FIRST = re.compile(r"^(?:['’](?:s|re|m)\b|(?:is|are|am|has|have|does|do)\b)", re.IGNORECASE)
# A clause with its own subject: "prices will rise", "the bank to cut rates".
CLAUSES = (
    re.compile(rf"^(?P<subject>[^,;:]{{1,120}}?)\s*{_MODAL}\s+(?P<rest>(?:not\s+|never\s+)?\S.*)$", re.DOTALL),
    re.compile(
        r"^(?P<subject>(?!(?:to|by|for|with|from)\b)(?:[^,;:]|,(?=\d)){1,120}?)\s+(?:not\s+)?to\s+"
        r"(?P<rest>(?:not\s+)?(?!(?:the|a|an|his|her|their|its)\b)[a-z]\S*.*)$",
        re.DOTALL,
    ),
)
COPULA_LAST = re.compile(r"\s+(?:is|was|are|were|be|been|has|have|had|remains?|remained)$")
WHETHER = re.compile(r"^.*\b(?:whether|if)\s+(?=\S)", re.DOTALL)
OVER_A_CLAUSE = re.compile(
    r"\b(?:expect|see|predict|forecast|project|anticipat|believ|think|doubt|fear|hop)(?:s|es|ed|e|ing)?$", re.IGNORECASE
)
# "Threatened on Wednesday to strip": what stands before "to" dates the threat, not what is threatened.
PLEDGE = re.compile(r"\b(?:threaten|vow|pledg|promis|agre|refus|plann?|offer|propos)(?:e?d|e?s|e)?$", re.IGNORECASE)
BEFORE_TO = re.compile(r"[^,]{3,60}?\bto\s+(?=[a-z])")
PLAN_NOUN = re.compile(
    r"^(.+?)(?:'s?)(?: (?:own |stated |declared )?(?:threat|plan|promise|pledge|vow|intention|decision|refusal|offer|hope|bid)s?)?$",
    re.DOTALL,
)
DUE = re.compile(
    r"\b(?:due|scheduled|set|expected|slated|planned|timed|fixed|booked|penciled in|pencilled in|likely|unlikely|anticipated|forecast|"
    r"projected|arranged|tentatively|imminent)(?:\s+for)?$",
    re.IGNORECASE,
)
ASIDE_FIRST = re.compile(r"^(?:in fact|of course|in turn|at last|after all),?\s+", re.IGNORECASE)
RULED_OUT = re.compile(r"\brul\w+ out$", re.IGNORECASE)
NOT_AGAIN = re.compile(r",\s+not\s+(?=(?:this|next|in|on|at|before|until|now|today|tomorrow)\b)", re.IGNORECASE)
"""‘Will not rise, | not | this year’."""
TWICE_DENIED = re.compile(r"^(?:not|never)\s+(?=\S)", re.IGNORECASE)
"""‘Denied that it will | not | pay’."""
NEITHER_TIME = re.compile(r",\s+neither\s+(\S.*?)\s+nor\s+(?=\S)(.*)$", re.IGNORECASE)
"""‘Will not go, neither this year nor next’."""
NOT_ONLY = re.compile(r"^not\s+(?:only|just|merely|simply)\s+", re.IGNORECASE)
CHANCE = re.compile(r"\b(?:of|at|against|on|for|chance|odds|possibility|probability|likelihood|risk|shot|hope|intention|danger)s?$")
NEAR = re.compile(r"\b(?:close|closer|near|nearer|committed|key|way)\s+to$", re.IGNORECASE)
TIME_OR_PLACE = re.compile(rf"^{_TIME}\b|^\d{{1,2}} [A-Z][a-z]+ \d{{4}}", re.IGNORECASE)
NO_VERB = re.compile(rf"(?:{_PREPOSITION}|sooner|later|sometime|some time)\b", re.IGNORECASE)
OBJECTS = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}
"""Of ‘they expect him to run’ it is that he does."""
SOMEBODY = re.compile(r"(?i:others|many|most|some|few|both|all|he|she|they|we|you|people)|(?!The )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
"""Who does, and does not happen."""
OWNED = re.compile(r"s[’']$|[’']s$")
DATE_FIRST = re.compile(
    r"^(?P<date>(?:on|in|by|at|before|after|from|between|through) [^,]{0,40}?\d{4}),? "
    r"(?P<rest>(?!(?:in|at|on|to|with|for|by|and|or)\b)[a-z].*)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """A subject and what is said of it, before either is put into form."""

    subject: str
    predicate: Predicate
    plural: bool | None = None
    """The number that the words themselves show ("are expected"); ``None`` where they do not."""


def read_proposition(subject: str, marker: str, said: str, *, negative: bool) -> Proposition:
    """Take the words of a clause together.

    >>> read_proposition("the envoy", "is not expected to", "meet Mira Tan", negative=True)
    Proposition(subject='the envoy', predicate=Predicate(verb='meet', rest='Mira Tan', adverbs=''), plural=False)

    Args:
        subject: Names and dates put in.
        marker: The words of certainty: they tell how what follows is built.
        said: What follows them, names and dates put in.
        negative: The wording denies it; the proposition does not.
    """
    subject = re.sub(r"^(?:where|when|and|but|that)\s+(?=\S)", "", " ".join(subject.split()).strip(" ;:—–"))
    subject = "" if subject.lower() in {"a", "an", "the"} else subject  # “| a | plan to”
    marker, rest = tidy(marker), re.sub(r"^(?:that|of)\s+(?=\S)(?!(?:to|course)\b)", "", tidy(said))
    if marker.lower() == "to be":
        marker, rest = "to", f"be {rest}"  # “the airport, to be opened in May”
    if PLEDGE.search(marker) and (late := BEFORE_TO.match(rest)):
        rest = rest[late.end() - 3 :].lstrip()
    rest = NOT_ONLY.sub("", rest)
    subject, rest, verb_follows = _without_modals(subject, rest, marker)
    denied = DENIES.search(marker) is not None or rest != strip_denial(rest) or DENIES.search(subject) is not None
    plain = TWICE_DENIED.sub("", rest)
    rest = NEITHER_TIME.sub(r" \1 or \2", NOT_AGAIN.sub(" ", before_for_until(strip_denial(rest)))) if negative else plain
    owned = OWNED.search(subject)
    subject = tidy_subject(subject)
    verb_follows = verb_follows or TO_VERB.search(marker) is not None or re.match(r"(?:not )?to [a-z]", rest) is not None
    over = OVER_A_CLAUSE.search(marker) is not None
    own_subject = not subject or ((over or subject.lower() in {"it", "there is", "there's"}) and not verb_follows)
    if own_subject and (clause := _clause_inside(rest, negative)):
        return clause
    if not subject and not rest:
        return Proposition("It", Predicate("happen"))
    if verb_follows:
        rest = re.sub(r"^(?:not\s+)?to\s+(?=[a-z])", "", rest)
        if not subject:  # nothing says who
            subject = "it" if rest.startswith("be ") else "somebody"
        if subject and rest:
            return Proposition(
                subject, _of_verb(rest, marker, negative=negative, denied=denied), _of_owner(subject, owned) if owned else _number(marker)
            )
    return _without_verb(subject, marker, rest, negative=negative)


def _of_owner(subject: str, owned: re.Match[str]) -> bool:
    """The number of whose plan it is: ‘the mayor’s’, ‘the ministers’’."""
    return " and " in subject or owned.group()[0] in "sS"


def tidy(phrase: str) -> str:
    """In one line, without punctuation at its edges."""
    return " ".join(phrase.split()).strip(" ,;:—–")


def tidy_subject(subject: str) -> str:
    """A subject in one line; of "Tan's plan", whose plan it is."""
    return PLAN_NOUN.sub(r"\1", " ".join(subject.split()).strip(" ;:—–"))


def _without_modals(subject: str, rest: str, marker: str) -> tuple[str, str, bool]:
    """Modals and words of certainty beside the one that was taken ("would | probably | host"), and whether a base verb follows."""
    verb = MODAL_LAST.search(marker) is not None
    subject = COPULA_LAST.sub("", WHETHER.sub("", subject))  # “a downgrade was | a possibility”, “to tell whether it | will”
    if subject and (tail := SUBJECT_MODAL.search(subject)):
        subject, verb = subject[: tail.start()], True
    while True:
        if (first := CERTAINTY_FIRST.match(rest)) and not rest[first.end() :].startswith("to "):
            rest = rest[first.end() :]
        elif subject and (modal := MODAL_FIRST.match(rest)):
            rest, verb = rest[modal.end() :], True
        else:
            return subject, rest, verb


def _clause_inside(rest: str, negative: bool) -> Proposition | None:
    """A clause with its own subject behind "it is likely that", "expects", "a chance of"."""
    for pattern in CLAUSES:
        if found := pattern.match(rest):
            subject, _, inner = tidy(found["subject"]), None, found["rest"]
            if negative:
                inner = strip_denial(_without_modals(subject, inner, "will")[1])
                subject = affirm_subject(subject)
            return Proposition(OBJECTS.get(subject.lower(), subject), read_verb(inner, negative=negative))
    return None


def _of_verb(rest: str, marker: str, *, negative: bool, denied: bool) -> Predicate:
    """The verb behind a modal or "to"; where a clause stops short ("it will, at some point"), what it stands for happens."""
    rest = DATE_FIRST.sub(r"\g<rest> \g<date>", ASIDE_FIRST.sub("", rest))
    if NEAR.search(marker) and (gerund := read_gerund(rest)):
        return gerund
    if NO_VERB.match(rest):
        return Predicate("happen", rest)
    return read_verb(rest, negative=negative, denied=denied)


def _number(marker: str) -> bool | None:
    """Plural by the verb of the words of certainty."""
    if re.match(r"(?:['’]s|is|was|has|does)\b", marker, re.IGNORECASE):
        return False
    if re.match(r"(?:['’]re|are|were|have|do)\b", marker, re.IGNORECASE):
        return True
    found = re.match(r"(?P<verb>[a-z]+)\s+(?:\w+\s+)?(?:not\s+)?to$", marker.lower())
    if found and base_of(found["verb"]) in words("predicates", "plan_verbs"):
        return base_of(found["verb"]) == found["verb"]
    return None


def _without_verb(subject: str, marker: str, rest: str, *, negative: bool) -> Proposition:
    """A schedule without a verb, a noun that is expected, a finite verb, a gerund."""
    gerund = read_gerund(rest)
    if not subject:
        if not marker:
            return Proposition(rest, Predicate(""))
        return Proposition("", gerund) if gerund else _there_is(rest, negative=negative)
    if gerund and (CHANCE.search(marker) or (not DUE.search(marker) and marker)):
        return Proposition(subject, gerund)
    if not rest and SOMEBODY.fullmatch(subject):
        return Proposition(subject, Predicate("do", "so"), _number(marker))  # “others will not”
    if not rest or rest.lower() in {"this", "that", "it", "so"}:
        return Proposition(subject if not rest else "This", Predicate("happen"), _number(marker) if not rest else False)
    if RULED_OUT.search(marker):
        return _there_is(rest, negative=negative)  # “ruled out | early elections”
    if not DUE.search(marker) and not TIME_OR_PLACE.match(rest):
        if not marker or CERTAINTY_LAST.search(marker) or FINITE_FIRST.match(rest):
            return Proposition(subject, read_finite(rest), _number(rest))
        if CHANCE.search(marker) and marker.lower().startswith(("a ", "an ", "has ", "have ")):
            return Proposition(subject, Predicate("have", rest))  # “the talks a two-in-three chance of success”
        return _there_is(rest, negative=negative)  # “ruled out a pact”: no verb says what they would do with it
    return Proposition(subject, _schedule(subject, rest), _number(marker))


def _there_is(noun: str, *, negative: bool) -> Proposition:
    noun = affirm_subject(re.sub(r"^not (?=\S)", "", noun)) if negative else noun
    return Proposition("There", Predicate("be", noun), is_plural(noun))


def _schedule(subject: str, rest: str) -> Predicate:
    """What "is due": decisions come, people are there, anything else takes place."""
    last = re.split(r"\s(?:of|in|on|by|for|from|with|between|at|to)\s", subject)[0].rsplit(" ", 1)[-1]
    if last.lower() in words("predicates", "comes"):
        return Predicate("come", rest)
    if last[:1].isupper() or last.lower() in words("predicates", "people_due"):
        return Predicate("be", rest)
    return Predicate("take", f"place {rest}")
