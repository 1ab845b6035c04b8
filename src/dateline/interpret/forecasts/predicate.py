"""What is said of the subject, as a verb in its base form with what follows: from it a statement and a question are made."""

import re
from dataclasses import dataclass

from dateline.interpret.forecasts.grammar import base_of, base_of_gerund, is_plural, third_person, words

PLEDGES = frozenset(
    {
        "threaten",
        "vow",
        "pledg",
        "promis",
        "agre",
        "refus",
        "plan",
        "plann",
        "offer",
        "propos",
        "vows",
        "pledge",
        "promise",
        "agree",
        "refuse",
        "propose",
    }
)
TO_VERB = re.compile(r"\bto(?:\s+(?:not|never|also|soon|now))?$", re.IGNORECASE)
DENIALS = re.compile(r"^(?:not|never|no longer|nor|hardly|n['’]t)\b\s*", re.IGNORECASE)
FAILS = re.compile(r"^(?:fail|refuse|decline|cease)s?\s+to\s+", re.IGNORECASE)
CERTAINTY_FIRST = re.compile(
    r"^(?:(?:very|most|quite|almost|all but|highly|more than)\s+)?(?:{})\b,?\s*".format("|".join(sorted(words("predicates", "certainty")))),
    re.IGNORECASE,
)
PLAN_NOUN = re.compile(
    r"^(.+?)(?:'s?)(?: (?:own |stated |declared )?(?:threat|plan|promise|pledge|vow|intention|decision|refusal|offer|hope|bid)s?)?$",
    re.DOTALL,
)
FINITE_FIRST = re.compile(r"^(?:['’](?:s|re|m)\b|(?:is|are|am|has|have|does|do)\b)", re.IGNORECASE)
CERTAINTY_LAST = re.compile(r"(?:ly|\b(?:{}))$".format("|".join(sorted(words("predicates", "certainty")))), re.IGNORECASE)
MODAL_FIRST = re.compile(
    r"^(?:will|would|could|may|might|can|shall|should|'ll|’ll|'d|’d|won['’]t|wouldn['’]t|cannot|can['’]t|couldn['’]t|is going to|are going to|am going to)(?:\s+|$)",
    re.IGNORECASE,
)
MODAL_INSIDE = re.compile(
    r"^(?P<subject>[^,;:]{1,120}?)\s*(?:\b(?:will|would|could|may|might|can|shall|should|won['’]t|wouldn['’]t|cannot)|['’](?:ll|d))\s+(?P<rest>(?:not\s+|never\s+)?\S.*)$",
    re.DOTALL,
)
TO_INSIDE = re.compile(
    r"^(?P<subject>(?!(?:to|by|for|with|from)\b)[^,;:]{1,120}?)\s+(?:not\s+)?to\s+(?P<rest>(?:not\s+)?(?!(?:the|a|an|his|her|their|its)\b)[a-z]\S*.*)$",
    re.DOTALL,
)
CONTRACTED = re.compile(r"^['’](?P<form>s|re|m)\b\s*")
BE = {"s": "is", "re": "are", "m": "am"}
GERUND = re.compile(r"^(?P<verb>[a-z-]{2,}ing)\b(?P<rest>.*)$", re.DOTALL)
TIME_OR_PLACE = re.compile(
    r"^(?:on|in|at|for|by|before|after|within|between|until|as soon as|as early as|no later than|early|late|later|around|from|next|this|soon|shortly|to|into)\b|^\d{1,2} [A-Z][a-z]+ \d{4}",
    re.IGNORECASE,
)
ADVERB = re.compile(r"^(?P<adverb>[a-z-]+)\s+", re.IGNORECASE)
DUE = re.compile(
    r"\b(?:due|scheduled|set|expected|slated|planned|timed|fixed|booked|penciled in|pencilled in|likely|unlikely|anticipated|forecast|projected|arranged|tentatively|imminent)(?:\s+for)?$",
    re.IGNORECASE,
)
DATE_FIRST = re.compile(
    r"^(?P<date>(?:on|in|by|at|before|after|from) [^,]{0,40}?\d{4}),? (?P<rest>(?!(?:in|at|on|to|with|for|by|and|or)\b)[a-z].*)$", re.DOTALL
)
NEAR = re.compile(r"\b(?:close|closer|near|nearer|committed|key|way)\s+to$", re.IGNORECASE)
NO_VERB = re.compile(r"(?:on|in|at|by|before|after|within|between|until|sooner|later|sometime|some time)\b", re.IGNORECASE)
PROGRESSIVE = re.compile(r"^(?:is|are|am)\s+\S+ing\b")


@dataclass(frozen=True, slots=True)
class Predicate:
    """``adverbs verb rest``, the verb in its base form: "also", "hold", "talks in Oslo"."""

    verb: str
    rest: str = ""
    adverbs: str = ""

    def finite(self, *, plural: bool) -> str:
        """In the present tense."""
        if not self.verb:
            return self.rest
        verb = ("are" if plural else "is") if self.verb == "be" else self.verb if plural else third_person(self.verb)
        rest = self.rest if plural else _joined_verbs(self.rest)
        return f"{verb} {self.adverbs} {rest}" if self.verb == "be" and self.adverbs else f"{self.adverbs} {verb} {rest}"

    @property
    def base(self) -> str:
        """As it stands behind "will"."""
        return f"{self.adverbs} {self.verb} {self.rest}"


JOINED = re.compile(
    r"(?P<join>(?:,| and|, and| or| but) )(?P<verb>[a-z-]+)(?= (?:the|a|an|his|her|its|their|this|that|these|those|all|any|more|him|them|it|[A-Z]|\d))"
)


def _joined_verbs(rest: str) -> str:
    """A second verb joined to the first takes its form too: "visits Oslo and signs the treaty"; one behind "to" does not."""

    def inflect(match: re.Match[str]) -> str:
        verb = match["verb"]
        known = verb in words("predicates", "verbs")
        return match["join"] + (third_person(verb) if known else verb)

    first_to = re.search(r"\bto [a-z]", rest)
    limit = first_to.start() if first_to else len(rest)
    return (
        JOINED.sub(inflect, rest[:limit]) + rest[limit:]
        if limit == len(rest)
        else JOINED.sub(inflect, rest[: limit + 3]) + rest[limit + 3 :]
    )


@dataclass(frozen=True, slots=True)
class Proposition:
    """A subject and what is said of it, before either is put into form."""

    subject: str
    predicate: Predicate
    plural: bool | None = None
    """The number that the words themselves show ("are expected"); ``None`` where they do not."""


def read_proposition(subject: str, marker: str, words_: str, *, negative: bool) -> Proposition:
    """Take the words of a clause together.

    Args:
        subject: Names and dates put in.
        marker: The words of certainty: they tell how what follows is built.
        words_: What follows them, names and dates put in.
        negative: The wording denies it; the proposition does not.
    """
    subject, marker, rest = " ".join(subject.split()).strip(" ;:—–"), _tidy(marker), _tidy(words_)
    rest = re.sub(r"^(?:that|of|for the|,)\s+(?=\S)", "", rest) if re.match(r"(?:that|of)\b", rest) else rest
    subject = re.sub(r"^(?:where|when|and|but|that)\s+(?=\S)", "", subject)
    if last_verb := re.search(r"(?P<verb>[a-z]+?)(?:ed|s)?$", marker):
        if last_verb["verb"] in PLEDGES and (late := re.match(r"[^,]{3,60}?\bto\s+(?=[a-z])", rest)):
            rest = rest[late.end() - 3 :].lstrip()
    subject, rest, verb_follows = _without_modals(subject, rest, marker)
    rest = _without_denial(rest) if negative else rest
    subject = PLAN_NOUN.sub(r"\1", subject)
    if not subject or (subject.lower() in {"it", "there is", "there's"} and not verb_follows):
        if clause := _clause_inside(rest, negative=negative):
            return clause
    if not subject and not rest:
        return Proposition("It", Predicate("happen"))
    verb_follows = verb_follows or TO_VERB.search(marker) is not None or re.match(r"(?:not )?to [a-z]", rest) is not None
    rest = re.sub(r"^(?:not\s+)?to\s+(?=[a-z])", "", rest) if verb_follows else rest
    if subject and verb_follows and rest:
        rest = DATE_FIRST.sub(r"\g<rest> \g<date>", rest)
        if (found := GERUND.match(rest)) and found["verb"] not in words("predicates", "verbs_in_ing") and NEAR.search(marker):
            return Proposition(subject, Predicate(base_of_gerund(found["verb"]), found["rest"].strip()), _number(marker))
        if NO_VERB.match(rest):
            return Proposition(subject, Predicate("happen", rest), _number(marker))
        return Proposition(subject, read_verb(rest, negative=negative), _number(marker))
    return _without_verb(subject, marker, rest, negative=negative)


def _tidy(phrase: str) -> str:
    return " ".join(phrase.split()).strip(" ,;:—–")


ENDS_IN_MODAL = re.compile(
    r"\s*(?:\b(?:will|would|could|may|might|can|shall|should)|['’](?:ll|d))(?:\s+(?:not|never|also|now|soon|then))?$", re.IGNORECASE
)
MODAL_LAST = re.compile(
    r"(?:\b(?:will|would|could|may|might|can|shall|should|won['’]t|wouldn['’]t|cannot|can['’]t|couldn['’]t|mightn['’]t|shan['’]t)|['’](?:ll|d))"
    r"(?:,?\s+(?:\w+ly|not|very|well|yet|no|longer|most|all|but|as|{}))*,?$".format(
        "|".join(sorted(words("predicates", "adverbs") | words("predicates", "certainty")))
    ),
    re.IGNORECASE,
)


def _without_modals(subject: str, rest: str, marker: str) -> tuple[str, str, bool]:
    """Modals and words of certainty beside the one that was taken: "would | probably | host"."""
    verb = MODAL_LAST.search(marker) is not None
    if subject and (tail := ENDS_IN_MODAL.search(subject)):
        subject, verb = subject[: tail.start()], True
    for _ in range(4):
        if (first := CERTAINTY_FIRST.match(rest)) and (verb or TO_VERB.search(marker) or not rest[first.end() :].startswith("to ")):
            rest = rest[first.end() :]
        elif subject and (modal := MODAL_FIRST.match(rest)):
            rest, verb = rest[modal.end() :], True
        else:
            break
    return subject, rest, verb


def _without_denial(rest: str) -> str:
    for pattern in (DENIALS, FAILS):
        rest = pattern.sub("", rest)
    return rest


def _clause_inside(rest: str, *, negative: bool) -> Proposition | None:
    """A clause with its own subject behind "it is likely that", "expects", "a chance of"."""
    for pattern in (MODAL_INSIDE, TO_INSIDE):
        if found := pattern.match(rest):
            inner = _without_denial(_without_modals(found["subject"], found["rest"], "will")[1]) if negative else found["rest"]
            subject = _tidy(found["subject"])
            return Proposition(affirm_subject(subject) if negative else subject, read_verb(inner, negative=negative))
    return None


def _number(marker: str) -> bool | None:
    """Plural by the verb of the certainty words."""
    if re.match(r"(?:['’]s|is|was|has|does)\b", marker, re.IGNORECASE):
        return False
    if re.match(r"(?:['’]re|are|were|have|do)\b", marker, re.IGNORECASE):
        return True
    found = re.match(r"(?P<verb>[a-z]+)\s+(?:\w+\s+)?(?:not\s+)?to$", marker, re.IGNORECASE)
    if found and base_of(found["verb"].lower()) in words("predicates", "plan_verbs"):
        return base_of(found["verb"].lower()) == found["verb"].lower()
    return None


def read_verb(rest: str, *, negative: bool) -> Predicate:
    """A verb in its base form with what follows.

    >>> read_verb("also visit Oslo", negative=False)
    Predicate(verb='visit', rest='Oslo', adverbs='also')
    """
    adverbs = []
    rest = DENIALS.sub("", rest) if negative else rest
    while (found := ADVERB.match(rest)) and _is_adverb(found["adverb"]):
        adverbs.append(found["adverb"])
        rest = rest[found.end() :]
    if negative:
        rest = DENIALS.sub("", rest)
        adverbs = [adverb for adverb in adverbs if adverb.lower() not in {"never", "no"}]
    verb, _, rest = rest.partition(" ")
    if negative:
        rest = _affirmed(rest)
    comma = "," if verb.endswith(",") else ""
    return Predicate(verb.rstrip(","), (comma + " " + rest).strip(" "), " ".join(adverbs))


def _is_adverb(word: str) -> bool:
    plain = word.lower()
    return plain in words("predicates", "adverbs") or (plain.endswith("ly") and plain not in words("predicates", "verbs_in_ly"))


NOBODY = re.compile(r"^(?P<no>no one|nobody|nothing|none of|neither of|neither|few|no)\b\s*", re.IGNORECASE)
SOME = {
    "no one": "somebody",
    "nobody": "somebody",
    "nothing": "something",
    "none of": "some of",
    "neither of": "one of",
    "neither": "either",
    "few": "",
    "no": "",
}


def affirm_subject(told: str) -> str:
    """ "No deal will be signed": a deal is signed, says the proposition."""
    told = re.sub(r"^any (?=(?P<noun>\w+)\b)", lambda match: "" if is_plural(match["noun"]) else "a ", told, flags=re.IGNORECASE)
    found = NOBODY.match(told)
    if found is None:
        return told
    rest = told[found.end() :]
    some = SOME[found["no"].lower()]
    if (
        not some
        and found["no"].lower() == "no"
        and rest
        and not is_plural(rest)
        and rest.split(" ")[0].lower() not in words("number", "mass")
    ):
        some = "an" if rest[0].lower() in "aeiou" else "a"
    return f"{some} {rest}".strip()


ANY = re.compile(r"\b(?P<no>no|any)(?P<what>one|thing|body|where)?\b(?:\s+(?P<noun>[\w-]+(?:\s+[\w-]+)?))?", re.IGNORECASE)


def _affirmed(rest: str) -> str:
    """Without "no" and "any" behind the verb: "takes no part" → "takes part", "answers any questions" → "answers questions"."""
    found = ANY.search(rest)
    if found is None:
        return re.sub(r"\s+(?:yet|at all|either|anymore|any longer)$", "", rest)
    if found["what"]:
        return rest[: found.start()] + "some" + found["what"].lower() + rest[found.end("what") :]
    noun = found["noun"] or ""
    article = (
        ""
        if is_plural(noun) or noun.split(" ")[-1] in words("number", "mass") or noun.split(" ")[0] in words("number", "mass") or not noun
        else "a "
    )
    article = "an " if article and noun[:1] in "aeiou" else article
    if noun.split(" ")[0] in {"more", "longer", "other", "further", "of"}:
        article = ""
    return rest[: found.start()] + article + rest[found.end("no") :].lstrip()


def _without_verb(subject: str, marker: str, rest: str, *, negative: bool) -> Proposition:
    """A schedule without a verb, a noun that is expected, a finite verb, a gerund."""
    if not subject:
        if not marker:
            return Proposition(rest, Predicate(""))
        if found := GERUND.match(rest):
            return Proposition("", Predicate(base_of_gerund(found["verb"]), found["rest"].strip()))
        rest = affirm_subject(rest) if negative else rest
        return Proposition("There", Predicate("be", rest), is_plural(rest))
    if (found := GERUND.match(rest)) and re.search(
        r"\b(?:of|at|against|on|for|chance|odds|possibility|probability|likelihood|risk|shot|hope|intention|danger)s?$", marker
    ):
        return Proposition(subject, Predicate(base_of_gerund(found["verb"]), found["rest"].strip()))
    if not rest:
        return Proposition(subject, Predicate("happen"), _number(marker))
    if not DUE.search(marker) and not TIME_OR_PLACE.match(rest):
        if not marker or CERTAINTY_LAST.search(marker) or FINITE_FIRST.match(rest):
            return Proposition(subject, _of_finite(rest), _number(rest))
        if found := GERUND.match(rest):
            return Proposition(subject, Predicate(base_of_gerund(found["verb"]), found["rest"].strip()))
        rest = affirm_subject(rest) if negative else rest
        return Proposition("There", Predicate("be", rest), is_plural(rest))  # “ruled out a pact”: no verb says what they would do with it
    return Proposition(subject, Predicate(_schedule_verb(subject, rest), _place_of(subject, rest)), _number(marker))


def _of_finite(rest: str) -> Predicate:
    if found := CONTRACTED.match(rest):
        rest = BE[found["form"]] + " " + rest[found.end() :]
    predicate = read_verb(rest, negative=False)
    verb, adverbs, rest = base_of(predicate.verb), predicate.adverbs, predicate.rest
    if verb == "be" and (found := ADVERB.match(rest)) and _is_adverb(found["adverb"]):
        adverbs, rest = f"{adverbs} {found['adverb']}".strip(), rest[found.end() :]
    return Predicate(verb, rest, adverbs)


def _schedule_verb(subject: str, rest: str) -> str:
    last = re.split(r"\s(?:of|in|on|by|for|from|with|between|at|to)\s", subject)[0].split(" ")[-1].lower()
    if last in words("predicates", "comes"):
        return "come"
    person = subject[:1].isupper() and last[:1].isalpha() and subject.split(" ")[-1][:1].isupper()
    if person or last in words("predicates", "people_due"):
        return "be"
    return "take"


def _place_of(subject: str, rest: str) -> str:
    return f"place {rest}" if _schedule_verb(subject, rest) == "take" else rest
