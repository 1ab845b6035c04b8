"""Which words are the subject of a cue, and which verb is the cue of its words."""

import pytest

from dateline.interpret import find_attributions
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    found = find_attributions(article, make_markup(article, *attributions, inner=inner))
    return [tuple(" // ".join(span.text for span in part) for part in (one.source, one.cue, one.content)) for one in found]


@pytest.mark.parametrize(
    ("subject", "marked"),
    [
        ("The cable, first reported by The Baltic Herald in May,", "The Baltic Herald in May,"),
        ("A draft treaty, seen by Radio Kivu,", "Radio Kivu,"),
        ("The contract, quietly signed by Minister Lena Falk,", "Minister Lena Falk,"),
        ("The audit, drawn up at the treasury by two accountants,", "two accountants,"),
    ],
)
def test_a_participle_phrase_holds_no_subject_of_the_verb_behind_it(subject, marked):
    """‘The cable, first reported by the Herald, says’: the cable says it, whoever reported it."""
    text = f"{subject} says that the bridge was never built."
    assert read(text, (marked, "says", "that the bridge was never built")) == [(subject, "says", "that the bridge was never built")]


def test_a_marked_subject_is_taken_wherever_the_sentence_begins():
    """‘In Riga the cable, first reported by the Herald, says’: the subject was marked, and ends at the comma."""
    text = "In Riga, officials were alarmed; the cable, first reported by the Herald, says that the bridge is unsafe."
    cable = "the cable, first reported by the Herald,"
    assert read(text, ("the Herald,", "says", "that the bridge is unsafe"), ("the cable", "reported", "unsafe"))[0][0] == cable


def test_no_subject_is_made_up():
    """Where nobody can tell what stands before the comma, the cue has no source; ‘The cable’ in the content is no longer one."""
    text = "Late, and to nobody’s surprise, the pact, hailed by Oslo, Bern, says that tolls end."
    assert read(text, ("Bern,", "says", "that tolls end"))[0][0] == "Bern,"
    text = "Late on Friday, to nobody’s surprise, the pact, hailed by Oslo, says that tolls end."
    assert read(text, ("Oslo,", "says", "that tolls end"))[0][0] == ""


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The pact was opposed by Oslo, which said it would fail.", "which", "said", "it would fail"),
        ("The march was calm, watched by police, organisers said.", "organisers", "said", "The march was calm"),
        ("The pact would fail, a view shared by Oslo, said Lena Falk.", "Lena Falk", "said", "The pact would fail"),
        ("Lena Falk, who was trained by soldiers, said it would fail.", "Lena Falk, who was trained by soldiers,", "said", "it would fail"),
    ],
)
def test_a_subject_that_stands_elsewhere_stays(text, source, cue, content):
    """Nothing is changed where the source is no part of a participle phrase before the cue."""
    assert read(text, (source, cue, content))[0] == (source, cue, content)


def test_a_relative_clause_keeps_its_own_words():
    """‘Falk, who had vowed in March to “see this through,” did not answer calls’ is two attributions."""
    text = "Lena Falk, who had promised in April to “finish the job,” did not return several calls."
    assert read(text, ("Lena Falk", "did not return", ["to “finish the job,”", "several calls"])) == [
        ("Lena Falk", "did not return", "several calls"),
        ("who", "had promised", "to “finish the job,”"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Falk, who arrived with “the file,” said nothing new.", "Falk", "said", ["“the file,”", "nothing new"]),
        ("Falk, with regret, “left it,” as she said, “for good.”", "Falk", "said", ["“left it,”", "“for good.”"]),
    ],
)
def test_words_are_parted_only_where_the_clause_speaks(text, source, cue, content):
    """A relative clause whose verb is no act of speech or thought takes nothing, nor does another verb than the one before them."""
    assert read(text, (source, cue, content)) == [(source, cue, " // ".join(content))]


@pytest.mark.parametrize(
    ("text", "source", "published", "found"),
    [
        (
            "A survey by Polimetrica released three weeks before the ballot had given the Liberals a narrow lead.",
            "A survey by Polimetrica",
            "released",
            ("A survey by Polimetrica released three weeks before the ballot", "had given", "the Liberals a narrow lead"),
        ),
        (
            "The report published on Tuesday warned that wells were dry.",
            "The report",
            "published",
            ("The report published on Tuesday", "warned", "that wells were dry"),
        ),
    ],
)
def test_a_poll_says_what_it_finds(text, source, published, found):
    """Its cue is the finite verb, not the participle that tells when it came out."""
    content = text[text.index(published) + len(published) + 1 : -1]
    assert read(text, (source, published, content)) == [found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The survey office released two notes that showed a fall.", "The survey office", "two notes that showed a fall"),
        ("The ministry released on Monday figures that put the cost at nil.", "The ministry", "on Monday figures that put the cost at nil"),
        ("The report released last week the names of nobody.", "The report", "last week the names of nobody"),
    ],
)
def test_whoever_releases_something_is_no_poll(text, source, content):
    """An office that publishes figures does so; the figures' verb is not its."""
    assert read(text, (source, "released", content)) == [(source, "released", content)]
