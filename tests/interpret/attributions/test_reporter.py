"""The reporter's own words are no part of what a source said."""

import pytest

from dateline.interpret import find_attributions
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    found = find_attributions(article, make_markup(article, *attributions, inner=inner))
    return [tuple(" // ".join(span.text for span in part) for part in (one.source, one.cue, one.content)) for one in found]


@pytest.mark.parametrize(
    "withheld",
    [
        " but gave no details", ", but offered no evidence for it", " but she provided few specifics", ", though he did not elaborate",
        " but declined to say when", " but declined to name the buyer", ", without elaborating", " without giving any further details",
        " without naming the company", " but has not offered any proof", " but cited no source",
    ],
)  # fmt: skip
def test_what_a_source_would_not_say_is_no_part_of_what_it_said(withheld):
    """‘said that Lima was weighing new tariffs but gave no details’: the tariffs were spoken of, the details were not."""
    text = f"The trade minister said last week that Lima was weighing new tariffs{withheld}."
    marked = f"that Lima was weighing new tariffs{withheld}"
    assert read(text, ("The trade minister", "said", marked))[0][2] == "that Lima was weighing new tariffs"


@pytest.mark.parametrize(
    "content",
    [
        "that the firm stood by its map and would not reveal its source",
        "that Lima would wait and give the talks time",
        "that the auditors blamed the port but gave no evidence",
        "that the envoy had been asked about the fire but declined to comment",
        "that the guards had stopped the boat but did not fire",
        "that the court fined two banks without naming them",
        "that the king was tired but refused to abdicate",
        "that talks were “useful but gave no details”",
    ],
)
def test_what_others_would_not_say_was_said_of_them(content):
    """A clause is cut only where nobody in what was said can be its subject by speaking, or by having been asked; none inside marks."""
    assert read(f"The minister said {content}.", ("The minister", "said", content))[0][2] == content


def test_a_passive_in_what_was_said_speaks_of_nobody():
    """‘said two men had been charged but gave no names’: they were charged, the police gave no names."""
    text = "Police said two men had been charged but gave no names."
    assert read(text, ("Police", "said", "two men had been charged but gave no names"))[0][2] == "two men had been charged"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("accused", "the port authority of raising fees without giving a reason"),
        ("accused", "Ilse Brandt of selling two ferries without naming the buyer"),
        ("criticised", "the school for expelling three pupils without offering any explanation"),
        ("said", "the airline grounded nine crews without offering any explanation"),
        ("said", "that two guards had searched her bag without giving a reason"),
        ("said", "the regulator was closing mines without citing any evidence"),
        ("said", "the airline denies the claim without giving any details"),
    ],
)
def test_what_others_did_without_a_reason_was_said_of_them(cue, content):
    """‘accused the port of raising fees without giving a reason’: that it gave none is part of the charge."""
    assert read(f"The captain {cue} {content}.", ("The captain", cue, content))[0][2] == content


@pytest.mark.parametrize(
    "content",
    [
        "talks had begun", "that talks with the airline had begun", "peace talks were near", "two men had been held",
        "the bridge would open in May", "that a pilot from Tarnow had been rescued", "fees had been raised by the council",
        "that claims were rising",
    ],
)  # fmt: skip
@pytest.mark.parametrize("withheld", ["without giving details", "without elaborating"])
def test_where_nobody_acts_it_is_the_source_who_gave_no_details(content, withheld):
    """Talks give no details, nor does who was held; only whoever acts may do so without a word."""
    marked = f"{content} {withheld}"
    assert read(f"The captain said {marked}.", ("The captain", "said", marked))[0][2] == content


def test_without_elaborating_is_always_the_sources():
    """Whoever sacks others does not elaborate on it."""
    marked = "the airline grounded nine crews, without elaborating"
    assert read(f"The captain said {marked}.", ("The captain", "said", marked))[0][2] == "the airline grounded nine crews"


@pytest.mark.parametrize("word", ["Still", "Yet", "However", "Meanwhile"])
def test_a_joining_word_is_the_reporters(word):
    """‘Still, he said, he hoped …’: it joins the reporter's sentences."""
    text = f"{word}, she said, the border would open."
    assert read(text, ("she", "said", [word, "the border would open"])) == [("she", "said", "the border would open")]


def test_what_is_said_may_begin_with_but():
    """PolNeAR counts ‘But, he said, …’ in; words that say more than that they join stay, too."""
    for word in ("But", "Now", "Instead"):
        text = f"{word}, she said, the border would open."
        assert read(text, ("she", "said", [word, "the border would open"]))[0][2] == f"{word} // the border would open"


@pytest.mark.parametrize(("left", "right"), ["“”", "‘’", '""'])
def test_a_sentence_before_a_quotation_is_the_reporters(left, right):
    """‘Her cousin was less hopeful. “They never listen,” he said’: only the quotation is said."""
    text = f"Her cousin, who sells fish, was less hopeful. {left}They never listen,{right} he said."
    quotation = f"{left}They never listen,{right}"
    content = ["Her cousin, who sells fish, was less hopeful", quotation]
    assert read(text, ("he", "said", content)) == [("he", "said", quotation)]


def test_a_sentence_that_is_said_before_its_quotation_stays():
    """‘Nobody listens, he said. “They never did.”’ is all his: the cue stands with the first sentence."""
    text = "Nobody listens any more, he said. “They never did.”"
    assert (
        read(text, ("he", "said", ["Nobody listens any more", "“They never did.”"]))[0][2] == "Nobody listens any more // “They never did.”"
    )


def test_a_sentence_after_a_quotation_is_the_reporters():
    """‘“We are broke,” he said. Not all agree.’: the second sentence is nobody's but the reporter's, unless it quotes on."""
    text = "“We are broke,” he said. Not all agree."
    assert read(text, ("he", "said", ["“We are broke,”", "Not all agree"]))[0][2] == "“We are broke,”"
    text = "“We are broke,” he said. “Not all agree.”"
    assert read(text, ("he", "said", ["“We are broke,”", "“Not all agree.”"]))[0][2] == "“We are broke,” // “Not all agree.”"
    text = "“We are broke,” he said, and not all agree."
    assert read(text, ("he", "said", ["“We are broke,”", "not all agree"]))[0][2] == "“We are broke,” // not all agree"


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        (
            'The envoy said "the door is open", a phrase the bank has used since May.',
            ['"the door is open"', "a phrase the bank has used since May"],
            '"the door is open"',
        ),
        (
            "The paper reported that the two had quarrelled, something both deny.",
            ["that the two had quarrelled", "something both deny"],
            "that the two had quarrelled",
        ),
        (
            "The envoy said the bank had lied, a charge that its director rejects.",
            "the bank had lied, a charge that its director rejects",
            "the bank had lied",
        ),
        (
            "The envoy said the bank had lied, a serious charge against its director.",
            "the bank had lied, a serious charge against its director",
            "the bank had lied, a serious charge against its director",
        ),
        (
            "The envoy said the bank had lied, a charge he would answer in court.",
            "the bank had lied, a charge he would answer in court",
            "the bank had lied, a charge he would answer in court",
        ),
        (
            "The envoy said wages had fallen, something workers feel every day.",
            "wages had fallen, something workers feel every day",
            "wages had fallen, something workers feel every day",
        ),
    ],
)
def test_a_remark_on_what_was_said_is_the_reporters(text, content, kept):
    """A word for what was said, with a clause of its own, speaks of it from outside; other words in apposition are said."""
    source, cue = ("The paper", "reported") if "reported" in text else ("The envoy", "said")
    assert read(text, (source, cue, content))[0][2] == kept


def test_an_answer_is_not_the_next_speakers():
    """‘Will she run? “Ask me in May.” Friends say …’: nobody is named for the quotation."""
    text = "Will Falk run again? “Ask me in May.” Allies say she has already hired staff."
    assert read(text, ("Allies", "say", ["“Ask me in May.”", "she has already hired staff"])) == [
        ("", "", "“Ask me in May.”"),
        ("Allies", "say", "she has already hired staff"),
    ]


def test_a_question_and_its_answer_are_two_voices():
    """‘Did she regret it? “Not for a minute.”’: the answer is no part of what the question asks about."""
    text = "Did Falk regret it? “Not for a minute.”"
    assert read(text, ("Falk", "regret", "it? “Not for a minute.”"))[1] == ("", "", "“Not for a minute.”")
    text = "Falk asked: “Did they regret it? Not for a minute.”"
    assert read(text, ("Falk", "asked", "“Did they regret it? Not for a minute.”"))[0][2] == "“Did they regret it? Not for a minute.”"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We are not done.” Falk said it was “only the start.”", "Falk", "said", ["“We are not done.”", "“only the start.”"]),
        ("“Why so late?” Falk asked of the clerk.", "Falk", "asked", ["“Why so late?”", "the clerk"]),
        ("“We are not done,” Falk said of the inquiry.", "Falk", "said", ["“We are not done,”", "the inquiry"]),
        ("“We are not done.” That, Falk said, was plain.", "Falk", "said", ["“We are not done.”", "That", "was plain"]),
    ],
)
def test_a_speaker_keeps_the_quotation_that_the_sentence_goes_on_from(text, source, cue, content):
    """Where the sentence behind quotes on, or begins before its cue, or is the quotation's own, the quotation is the speaker's."""
    assert read(text, (source, cue, content)) == [(source, cue, " // ".join(content))]
