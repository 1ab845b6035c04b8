"""What is no forecast whatever stands around it: docs/guidelines/forecasts.md §2, rule by rule."""

import re
from collections.abc import Callable

from dateline.interpret.certainty import Construction, ModalReading, read_modal
from dateline.interpret.forecasts.asked import is_asked, is_indirect_question
from dateline.interpret.forecasts.denying import is_not_said
from dateline.interpret.forecasts.empty import EMPTY
from dateline.interpret.forecasts.grammar import words as grammar_words
from dateline.interpret.forecasts.weighing import JUDGED, Candidate
from dateline.records import Bound, Form, Voice

CLOSED_READINGS = frozenset(
    {
        ModalReading.PAST,
        ModalReading.HYPOTHETICAL,
        ModalReading.ABILITY,
        ModalReading.PERMISSION,
        ModalReading.CONSTRAINT,
        ModalReading.WISH,
        ModalReading.HABIT,
    }
)
OPINIONS = frozenset({"think", "believe", "confident", "hope to", "expectation", "uncertain"})
BACK = re.compile(
    r"\b(?:had|hadn[’']t|did\s+not|didn[’']t|never)\s+(?:\w+\s+)?expect|\b(?:had|hadn[’']t)\b|\b(?:was|were)\s+(?:going|supposed|about|meant)\b",
    re.IGNORECASE,
)
OF_WHAT = re.compile(r"\s+(?:that|of|about|who|what|why|how)\b", re.IGNORECASE)
IDENTITY = re.compile(r"\W*(?:well\s+)?be\s+(?:the|an?|to|one|his|her|their|its|among)\b", re.IGNORECASE)
STATE = re.compile(r"\W*(?:need|consider|want|mean|constitute|represent|require|prefer|deserve|know|love|hate|like)\b", re.IGNORECASE)
SPEECH = re.compile(
    r"\W*(?:discuss|say|comment|answer|disclose|reveal|name|make\s+public|apologi[sz]e|acknowledge|admit|explain|cooperate|speak|talk|confirm|elaborate|identify|condemn)\b",
    re.IGNORECASE,
)
PERFECT = re.compile(r"\W*(?:\w+\s+){0,3}have\s+(?:been|had|gone|come|\w+(?:ed|en))\b", re.IGNORECASE)
BARE_PAST = re.compile(r"^(?:planned|hoped|intended|aimed|meant|expected|sought|decided|chose|opted|wanted)\b", re.IGNORECASE)
LIKELY = re.compile(r"^\W*(?:be\s+\w+(?:ed|en|n|t)|reach|arrive|come|end|finish|cover|take|last|fall|rise|have)\b", re.IGNORECASE)
WAS = re.compile(
    r"\b(?:was|were|wasn[’']t|weren[’']t|(?:looked|seemed|appeared)(?=\s+(?:certain|set|sure|likely|bound|poised)\b))", re.IGNORECASE
)
CLAUSE_FOLLOWS = re.compile(r"\s+(?:that\b|of\s+\w+ing\b|for\b)", re.IGNORECASE)
NOW = re.compile(r"\b(?:right\s+now|now|currently|already|at\s+(?:this|the)\s+moment)\b", re.IGNORECASE)
ONGOING = re.compile(r"\W*(?:well\s+)?be\s+(?:\w+ly\s+)?(?!going\b|coming\b|leaving\b)\w+ing\b", re.IGNORECASE)
UNREAL = re.compile(r"\b(?:were|had|weren[’']t|hadn[’']t|was\s+to)\b", re.IGNORECASE)
OWNED = re.compile(r"(?:[’']s?|\b(?:his|her|its|their|our|my|your|the|a|no))\s+(?:\w+\s+){0,2}\w?$", re.IGNORECASE)
DROPPED = re.compile(r"\b(?:but|until|last\s+\w+|yesterday|ago|earlier)\b", re.IGNORECASE)
"""Behind a plan that was once: ‘planned to close it but dropped the idea’, ‘planned to resign last year’."""
CALLED_OFF = re.compile(
    r"\b(?:but|and|until|before)\s+(?:(?:it|they|he|she|(?:the|that|this|his|her|its|their)\s+\w+)\s+)?"
    r"(?:(?:was|were|has|have|had|been|is|are|later|then|since)\s+)*"
    r"(?:postponed|cancel+ed|called\s+off|put\s+off|pushed\s+back|delayed|scrapped|shelved|suspended|dropped|abandoned|moved|failed)\b"
    r"(?!\s+(?:\w+\s+)?\w+s\s+(?:is|are|was|were|will|would|have|had|has)\b)",
    re.IGNORECASE,
)
"""‘Was due to open in June | but was put off’, not ‘… | and dropped charges were heard’."""
NEAR_CALLED_OFF = 60
"""Characters behind a clause in which it may be called off."""
CUSTOM = re.compile(r"\b(?:typically|usually|normally|generally|ordinarily|routinely)\b", re.IGNORECASE)
NEAR_CUSTOM = 14
"""Characters from the words of certainty to the end of such an adverb."""
ORDERS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "next", "only"})
SHORT_OF = re.compile(r"\bshort\s+of\s+\w+ing\s+(?:that\s+)?$", re.IGNORECASE)
ELLIPSIS = re.compile(r"\b(?:nor|neither|so|and\s+so)\s+$", re.IGNORECASE)
NEAR_TIME = 24
"""Characters from an adverb to the time that it hedges."""
TALK = re.compile(
    r"^\W*(?:be\s+(?:very\s+)?(?:surprised|amazed|astonished)\b|tell\s+(?:you|me)|say\b|be\s+(?:damned|honest|clear|frank)|remember\b|recall\s+(?:that|how|what|when)\b|see(?:\s+(?:what|how|whether|if)\b|\s*$)|put\s+it|read\s+you|(?:not\s+)?go\s+(?:into|any\s+further|further\s+than)|give\s+you\s+(?:an?|my)\s+(?:example|word)|look\s+forward)",
    re.IGNORECASE,
)


PAST_AUXILIARY = re.compile(r"\s+(?:did|was|were|had|has|have)(?:n[’']t)?\b")


def is_ruled_in(one: Candidate) -> bool:
    """Does a rule say that a clause is a forecast: under a condition that may still come true, or a noun of plan with a verb?"""
    modal, chosen = one.group.modal, one.group.chosen
    if modal is not None and one.condition is not None and modal.term.startswith(("would", "could", "may", "might", "will")):
        return not UNREAL.search(one.condition)
    if _is_reported_future(one):
        return True
    if chosen.construction is Construction.ADJECTIVE and not chosen.to_verb and chosen.entry.term in ("likely", "unlikely"):
        return one.subject.lower() in ("that", "this", "it")  # “That looks unlikely”
    if chosen.to_verb and chosen.kind in ("plan", "promise", "threat") and one.window is not None and not one.window.period.vague:
        return True
    if chosen.construction is Construction.NOUN and chosen.to_verb and chosen.kind != "forecast":
        return OWNED.search(one.text[max(0, one.group.start - 40) : one.group.start + 1]) is not None
    return False


def _is_reported_future(one: Candidate) -> bool:
    """‘She said the council would vote next month’: a "will" that "said" has put into the past, on a day that is still to come."""
    attribution, chosen = one.holding.attribution, one.group.chosen
    if chosen.entry.term != "would" or chosen is not one.group.modal or attribution is None or not attribution.cue:
        return False
    return one.window is not None and attribution.form is Form.INDIRECT and _is_told(attribution.cue[-1].text)


def _is_told(cue: str) -> bool:
    """Is a cue a verb of saying in the past, which puts what is said into the past, too?"""
    return not grammar_words("predicates", "told").isdisjoint(cue.lower().split())


def is_ruled_out(one: Candidate) -> bool:
    """Does a rule say that a clause is no forecast?"""
    return any(rule(one) for rule in RULES)


def _is_otherwise_meant(one: Candidate) -> bool:
    """‘Can win’, ‘should resign’, ‘could not be reached’, ‘would have won’: ability, duty, the past, what never was."""
    modal = one.group.modal
    if modal is None:
        return False
    if modal.term.startswith("should"):  # of likelihood only: "should be counted by midnight"
        return one.window is None or one.window.period.bound is not Bound.NOT_AFTER or not LIKELY.search(one.predicate)
    if re.match(r"\W*better\b", one.predicate):  # “he'd better leave”
        return True
    return modal.term.startswith("can") or read_modal(modal, one.text) in CLOSED_READINGS


def _is_opinion(one: Candidate) -> bool:
    """‘I think the system is rigged’: a verb of opinion over what does not look ahead. "I don’t think it is going anywhere" does."""
    chosen = one.group.chosen
    if one.group.modal is not None or chosen.to_verb or chosen.construction is Construction.MODAL:
        return False
    plain = chosen.entry.term
    if plain in OPINIONS:
        return not (chosen.negative and "going" in one.predicate)
    return False


def _is_adverb_of_now(one: Candidate) -> bool:
    """‘Perhaps he is tired’: an adverb without a verb that looks ahead, and no day to come. ‘He will go, possibly in June’: of the verb."""
    behind = one.tree.at(one.group.end)
    adverb_last = one.group.modal is None and one.group.founds[-1].construction is Construction.ADVERB  # not “will likely have surgery”
    if adverb_last and PAST_AUXILIARY.match(one.text, one.group.end):
        return True
    dates = one.window is not None and any(0 <= start - one.group.end <= NEAR_TIME for start, _ in one.window.when)
    opens = behind < len(one.tree) and (one.tree.tags[behind] == "ADP" or one.tree.word(behind) == "as")  # “as soon as June”
    trails = one.text[: one.group.start].rstrip().endswith(",") and opens and dates
    return (
        one.group.chosen.construction is Construction.ADVERB
        and one.group.modal is None
        and len(one.group.founds) == 1
        and (one.window is None or trails or re.match(r"\W*\w+ing\b", one.predicate) is not None)
    )


def _was_meant(one: Candidate) -> bool:
    """‘Had planned to’, ‘was going to’, ‘hoped to’: what was once ahead."""
    words = one.text[one.group.start : one.group.end]
    if one.text[max(0, one.group.start - 5) : one.group.start].lower() == "made ":
        return True
    dated = _is_dated(one)
    told = one.holding.voice is Voice.SOURCE and one.group.chosen.kind in ("plan", "promise", "threat")
    if dated and (told or not BACK.search(words)):
        return False  # “said that they had agreed to vote by March”
    if told and _is_own_plan(one):
        return False
    return BACK.search(words) is not None or BARE_PAST.search(words) is not None


def _is_own_plan(one: Candidate) -> bool:
    """‘The company said it planned to sue’: a plan of whoever speaks, put into the past by "said" alone."""
    attribution = one.holding.attribution
    backshifted = one.text[one.group.start : one.group.end].lower().startswith(("planned to", "had no plan", "had no intention"))
    own = backshifted and (one.subject.lower() in ("he", "she", "it", "they") or one.parsed.clause.negative)
    dropped = DROPPED.search(one.text, one.group.end, one.sentence[1]) is not None
    return own and not dropped and attribution is not None and bool(attribution.cue) and _is_told(attribution.cue[-1].text)


def _was_arranged(one: Candidate) -> bool:
    """‘Were slated to’, with no day to come, in the outlet's own words, or of what was called off: it was once ahead."""
    if one.group.modal is not None or not WAS.search(one.text, one.group.start, one.group.end):
        return False
    near = min(one.sentence[1], one.parsed.clause.evidence[-1][1] + NEAR_CALLED_OFF)
    if CALLED_OFF.search(one.text, one.group.end, near):
        return True
    return one.holding.voice is not Voice.SOURCE and not _is_dated(one)


def _is_dated(one: Candidate) -> bool:
    """Is there a day to come? What "was due in March", written in May, was due last March."""
    return one.window is not None and not one.window.period.vague and not one.window.next_year


def _is_bare_noun(one: Candidate) -> bool:
    """‘The risk of fraud’, ‘his commitment to justice’, ‘his refusal to answer’, ‘made plans to flee’: a mention, or what was done."""
    chosen = one.group.chosen
    if chosen.construction is not Construction.NOUN or chosen not in one.group.founds:  # “there is little chance that it will …”
        return False
    if one.parsed.clause.predicate and one.parsed.clause.predicate[0][0] < one.group.end:
        return False  # “the odds of a deal are slim”: what they are of is within
    words = one.text[one.group.start : one.group.end].lower()
    before = one.text[max(0, one.group.start - 6) : one.group.start].lower()
    return (
        (words.startswith(("made ", "had ")) and not words.startswith("had no "))
        or (chosen.to_verb and one.tree.tags[one.parsed.verb] in ("NOUN", "PROPN") and one.tree.child(one.parsed.verb, "cop") is None)
        or before.endswith((" made ", " had "))
        or "refus" in words
        or not (chosen.to_verb or words.endswith("that") or CLAUSE_FOLLOWS.match(one.text, one.group.end))
    )


def _is_no_verb(one: Candidate) -> bool:
    """‘Committed to welcoming’, ‘on the cusp of’: no verb follows."""
    if ELLIPSIS.search(one.text, one.sentence[0], one.group.start) and one.tree.tags[one.parsed.verb] in ("NOUN", "PROPN", "PRON"):
        return True  # “nor will his minister”
    if not one.predicate:
        chosen = one.group.chosen
        if chosen.entry.term == "not ruled out" and one.subject:
            return False  # “a default cannot be excluded”
        return one.group.modal is not None or chosen.construction is Construction.VERB or chosen.to_verb
    of = one.text[: one.group.end].endswith(" of")  # “no intention of resigning”
    return (
        one.group.chosen.to_verb
        and not of
        and re.match(r"\W*\w+ing\b", one.predicate) is not None
        and not re.match(r"\W*(?:bring|sing|ring|cling|fling|swing|spring|sling|string)\b", one.predicate)
    )


def _is_undecided(one: Candidate) -> bool:
    """‘May or may not’."""
    return (
        re.search(
            r"\bor\s+(?:may|might|will)\s+not\b|\b(?:may|might|will)\s+or\b", one.text[max(0, one.group.start - 12) : one.group.end + 14]
        )
        is not None
    )


def _is_about_now(one: Candidate) -> bool:
    """‘May be considering’, ‘you’d be at war right now’: a guess about the present."""
    modal = one.group.modal
    if modal is None or modal.term.startswith(("will", "shall")):
        return False
    if NOW.search(one.predicate):
        return True
    return not modal.term.startswith("would") and ONGOING.match(one.predicate) is not None and one.window is None


def _is_unreal(one: Candidate) -> bool:
    """‘If they were to leave, prices would rise’; ‘a veto would anger allies’ in the outlet's own words, under no condition."""
    modal = one.group.modal
    if modal is None or modal.term.startswith(("will", "shall")):
        return False
    if one.condition is not None:
        attribution = one.holding.attribution
        own_words = one.holding.voice is not Voice.SOURCE or (attribution is not None and attribution.form is Form.DIRECT)
        return own_words and UNREAL.search(one.condition) is not None  # no "said" has put it into the past
    bare = modal.term.startswith("would") and one.group.chosen is modal
    return bare and one.holding.voice is not Voice.SOURCE and one.window is None


def _is_wish(one: Candidate) -> bool:
    """‘They hope that it will help’."""
    return one.group.cover is not None and one.group.cover.entry.term == "hope to"


def _is_inability(one: Candidate) -> bool:
    """‘Could not answer’."""
    modal = one.group.modal
    return modal is not None and modal.entry.term == "could" and one.parsed.clause.negative and one.window is None and one.condition is None


def _is_need(one: Candidate) -> bool:
    """‘Will have to find a plan’, ‘may need to be cut’."""
    return one.group.modal is not None and re.match(r"\W*(?:\w+ly\s+)?(?:have|need)\s+to\b", one.predicate) is not None


def _is_judgement(one: Candidate) -> bool:
    """‘It will be a very unfair debate’."""
    return JUDGED.search(one.predicate) is not None


def _has_no_subject(one: Candidate) -> bool:
    """A fragment: nobody of whom it is said."""
    return one.parsed.clause.subject is None and one.group.modal is not None


def _is_guess_at_the_past(one: Candidate) -> bool:
    """‘May once have seemed’, ‘may as well have been lifted’."""
    modal = one.group.modal
    done_by = modal is not None and modal.term.startswith("will") and one.window is not None  # “will have left by Friday”
    return modal is not None and not done_by and PERFECT.match(one.predicate) is not None


def _is_standing_refusal(one: Candidate) -> bool:
    """‘Refuses to discuss it’, ‘declined to threaten them’: an act of speech, or what is over; "refuses to resign" looks ahead."""
    if one.group.modal is not None or one.group.chosen.entry.term != "refuse to":
        return False
    past = one.text[one.group.start : one.group.end].lower().startswith(("declined", "refused"))
    return past or SPEECH.match(one.predicate) is not None


def _is_sure_of_now(one: Candidate) -> bool:
    """‘Could not be sure that the money was clean’."""
    chosen = one.group.chosen
    bare = chosen.construction is Construction.ADJECTIVE and not chosen.to_verb and one.group.modal is None
    return bare and "certain" in chosen.entry.term and OF_WHAT.match(one.text, one.group.end) is not None


def _is_identity(one: Candidate) -> bool:
    """‘He may be the only one’, ‘the best answer may be to wait’: a guess at what is."""
    modal = one.group.modal
    return (
        modal is not None
        and modal.entry.term in ("may", "might", "could")
        and one.window is None
        and IDENTITY.match(one.predicate) is not None
    )


def _is_state_supposed(one: Candidate) -> bool:
    """‘She would need a majority’, ‘he would consider it an insult’."""
    modal = one.group.modal
    return modal is not None and modal.entry.term == "would" and one.window is None and STATE.match(one.predicate) is not None


def _is_talk(one: Candidate) -> bool:
    """‘I'll tell you this’, ‘we'll see’."""
    return TALK.search(one.predicate) is not None


def _is_not_said(one: Candidate) -> bool:
    """‘She has never said that she would come’, ‘stopped short of saying that she would’."""
    front = one.text[one.sentence[0] : one.parsed.clause.evidence[0][0]]
    return is_not_said(one.tree, one.parsed.verb) or SHORT_OF.search(front) is not None


def _is_custom(one: Candidate) -> bool:
    """‘The hosts will usually give a tour’: what people do, on no day to come."""
    return (
        one.group.modal is not None
        and one.window is None
        and CUSTOM.search(one.text, one.group.start, one.group.end + NEAR_CUSTOM) is not None
    )


def _is_first_time(one: Candidate) -> bool:
    """‘It is the first time the two will meet’: that they meet is taken for granted."""
    tree, verb = one.tree, one.parsed.verb
    return tree.relations[verb].startswith("acl") and tree.word(tree.heads[verb]) == "time" and tree.word(tree.heads[verb] - 1) in ORDERS


RULES: tuple[Callable[[Candidate], bool], ...] = (
    is_asked,
    _is_otherwise_meant,
    _is_opinion,
    _is_adverb_of_now,
    _was_meant,
    _was_arranged,
    _is_bare_noun,
    _is_no_verb,
    _is_undecided,
    _is_about_now,
    _is_unreal,
    _is_wish,
    is_indirect_question,
    _is_inability,
    _is_need,
    _is_judgement,
    _has_no_subject,
    _is_guess_at_the_past,
    _is_standing_refusal,
    _is_sure_of_now,
    _is_identity,
    _is_state_supposed,
    _is_talk,
    _is_not_said,
    _is_custom,
    _is_first_time,
    *EMPTY,
)
