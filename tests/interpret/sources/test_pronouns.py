"""Whom "she" stands for: who spoke last, unless the report has turned to somebody else since."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.testing import make_article, make_markup

LEAD = "“We will appeal,” Trade Minister Olga Petrenko said on Monday.\n\n"
HE_LEAD = "“We will appeal,” Trade Minister Jonas Aalto said on Monday.\n\n"


def last_source(text, *attributions, inner=()):
    """The source of the last attribution."""
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions, inner=inner)))
    (name,) = told[-1].source_ids
    return next(source for source in sources if source.id == name)


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        ("Maria Castro, 44, was accused of fraud in the spring. She denied it.", "Maria Castro"),
        ("Maria Castro, 44, has led the port since May. In a letter, she denied it.", "Maria Castro"),
        ("Maria Castro has led the port since May. She has two deputies. She denied it.", "Maria Castro"),
        ("Castro campaign manager Ana Sol was seen at the gate. She denied it.", "Ana Sol"),
        ("The bill’s author, Liberal state Sen. Ana Sol, was away. She denied it.", "Ana Sol"),
        ("The head of the port, Ana Sol, was away. She denied it.", "Ana Sol"),
        ("The leader of the opposition was away. She denied it.", None),
        ("The inquiry drags on. She denied it.", "Olga Petrenko"),
        ("The port has a past. In Velsk last week, she denied it.", "Olga Petrenko"),
        ("Castro’s best seller drew crowds. She denied it.", "Olga Petrenko"),
        ("She had known for weeks of the note to Maria Castro, a clerk. Then she denied it.", "Olga Petrenko"),
        ("The inquiry will cost Maria Castro her office. She denied it.", "Olga Petrenko"),
        ("Jonas Aalto has led the port since May. She denied it.", "Olga Petrenko"),
        ("A reporter asked Maria Castro about it. She denied it.", "Maria Castro"),
        ("He is replaced by Maria Castro, the harbour secretary, who is no stranger there. She denied it.", "Maria Castro"),
        ("Maria Castro’s lawyer, Ana Sol, was seen at the gate. She denied it.", "Ana Sol"),
        ("His sister, who gave her name only as Milena, was less patient. She denied it.", "Milena"),
    ],
)  # fmt: skip
def test_she_is_whom_the_sentence_before_is_about(paragraph, who):
    """The subject of the sentence before comes before the last speaker, whether or not she has spoken; a thing or a man does not."""
    found = last_source(
        LEAD + paragraph,
        ("Trade Minister Olga Petrenko", "said", "“We will appeal,”"),
        ("she" if " she " in paragraph else "She", "denied", "it"),
    )
    assert found.name == who


@pytest.mark.parametrize(
    ("paragraph", "text", "named"),
    [
        ("A teacher in the valley had lost her house. “Nobody came,” she said.", "A teacher", None),
        ("The president was on his way to Lisbon. In March, he said that no dam would break.", "The president", None),
        ("A reporter asked about the dam. “Nobody came,” he said.", "Trade Minister Jonas Aalto", "Jonas Aalto"),
        ("Two teachers had lost their houses. “Nobody came,” he said.", "Trade Minister Jonas Aalto", "Jonas Aalto"),
        ("A spokeswoman for the dam was away. “Nobody came,” he said.", "Trade Minister Jonas Aalto", "Jonas Aalto"),
    ],
)
def test_he_may_be_somebody_without_a_name(paragraph, text, named):
    """‘A teacher had lost her house. “Nobody came,” she said.’"""
    content = "“Nobody came,”" if "“Nobody" in paragraph else "that no dam would break"
    pronoun = "she said" if "she said" in paragraph else "he said"
    found = last_source(
        HE_LEAD + paragraph, ("Trade Minister Jonas Aalto", "said", "“We will appeal,”"), (pronoun[:-5], "said", content)
    )  # fmt: skip
    assert (found.mentions[0].text, found.name) == (text, named)


def test_the_president_who_travels_is_the_one_whom_the_report_names():
    """The description is read as it would be as a source."""
    text = (
        "President Ivo Marek lost the vote. “Enough,” Justice Minister Jonas Aalto said.\n\n"
        "The president was on his way to Lisbon. In March, he said that no dam would break."
    )
    found = last_source(
        text, ("Justice Minister Jonas Aalto", "said", "“Enough,”"), ("he", "said", "that no dam would break")
    )  # fmt: skip
    assert found.name == "Ivo Marek"


def test_who_has_spoken_since_comes_first():
    """‘Castro was charged, her lawyer Ana Sol said. She added’: who speaks is the lawyer."""
    text = LEAD + "Maria Castro was charged in May, according to Ana Sol, a judge. She added that it was late."
    found = last_source(
        text, ("Ana Sol, a judge", "according to", "Maria Castro was charged in May"), ("She", "added", "that it was late")
    )  # fmt: skip
    assert found.name == "Ana Sol"


@pytest.mark.parametrize("told", ["Dan Roe had full faith", "the envoy had full faith"])
def test_whom_a_speaker_tells_of_has_not_spoken(told):
    """‘A clerk said that Roe had full faith. “Ask again,” he said’: the clerk said it."""
    text = f"A clerk said that {told} in the mayor. “Ask again,” he said."
    source = last_source(
        text,
        ("A clerk", "said", f"that {told} in the mayor"),
        ("he", "said", "“Ask again,”"),
        inner=[(told.removesuffix(" had full faith"), "had full faith in", "the mayor")],
    )
    assert source.mentions[0].text == "A clerk"


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        ("A gate is shut, her husband told the Courier. The Courier quotes him as saying that it is rusty.", "her husband"),
        ("A gate is shut, her sister told the Courier. The Courier quotes him as saying that it is rusty.", "Jonas Aalto"),
        ("Aalto has a gate. It is shut, a clerk told the Courier. The Courier quotes him as saying that it is rusty.", "Jonas Aalto"),
    ],
)
def test_an_unnamed_man_heard_in_the_paragraph_comes_before_one_named_elsewhere(paragraph, who):
    """‘Her husband told the Courier … The Courier quotes him’: he is the husband, unless the paragraph speaks of the named one, too."""
    teller = next(words for words in ("her husband", "her sister", "a clerk") if words in paragraph)
    source = last_source(
        HE_LEAD + paragraph,
        ("Trade Minister Jonas Aalto", "said", "“We will appeal,”"),
        (teller, "told", "shut"),
        ("The Courier", "quotes", "him as saying"),
        ("him", "as saying", "that it is rusty"),
    )
    assert (source.name or source.mentions[0].text) == who


def test_names_in_a_quotation_do_not_say_whose_it_is():
    """‘An aide agreed. “Aalto should go,” he said’: the aide says so."""
    text = HE_LEAD + "An aide agreed. “Aalto should go,” he said."
    source = last_source(text, ("Trade Minister Jonas Aalto", "said", "“We will appeal,”"), ("he", "said", "“Aalto should go,”"))
    assert source.mentions[0].text == "An aide"


def test_who_was_asked_answers():
    """‘A judge asked the officer whether … He said’: the officer, though nobody has heard him yet."""
    text = HE_LEAD + "Judge Otto Lenz, who is in the chair, asked the officer whether he had a note. He said he had not."
    source = last_source(
        text,
        ("Trade Minister Jonas Aalto", "said", "“We will appeal,”"),
        ("Judge Otto Lenz, who is in the chair,", "asked", "whether he had a note"),
        ("He", "said", "he had not"),
    )
    assert source.name is None and source.title.text == "officer"


@pytest.mark.parametrize(
    ("paragraph", "spoken", "who"),
    [
        ("As for Dan Marlow, he denied it.", ("he", "denied", "it"), "Dan Marlow"),
        ("As for the plan of Dan Marlow, he denied it.", ("he", "denied", "it"), "Jonas Aalto"),
        ("A woman in Velsk was fined after she denied it.", ("she", "denied", "it"), None),
    ],
)
def test_the_own_sentence_may_say_whom_it_is_about(paragraph, spoken, who):
    """‘As for Marlow, he’ turns to Marlow; ‘a woman was fined after she’ is no minister."""
    text = HE_LEAD + paragraph
    found = last_source(text, ("Trade Minister Jonas Aalto", "said", "“We will appeal,”"), spoken)
    assert found.name == who


def test_who_has_been_she_is_not_he():
    """A voter of whom the report says ‘she’ is not the one who answers her."""
    text = "Dan Marlow came on Monday. One voter complained of noise. She said that it was late. He denied this."
    found = last_source(text, ("One voter", "complained", "of noise"), ("She", "said", "that it was late"), ("He", "denied", "this"))
    assert found.name == "Dan Marlow"


def test_whom_a_question_is_about_is_not_who_answers():
    """‘Ana Sol was cooler. Asked whether Castro should resign, she said’: Sol answers."""
    text = "Minister Maria Castro said no. Judge Ana Sol was cooler. Asked whether Castro should resign, she said it was late."
    source = last_source(text, ("Minister Maria Castro", "said", "no"), ("she", "said", "it was late"))
    assert source.name == "Ana Sol"


def test_a_word_that_tells_whose_a_thing_is_is_nobody():
    """‘At the Velskan embassy a porter answers. “Nobody,” he says’."""
    text = "At the Velskan embassy nobody answers. “They left,” he said."
    assert last_source(text, ("he", "said", "“They left,”")).name is None


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The finance ministry is to publish it in May.", "the finance ministry"),
        ("The Harbour Bank will publish it in May.", "Harbour Bank"),
        ("The finance minister is to publish it in May.", "Courant"),
        ("Rain fell in May.", "Courant"),
    ],
)
def test_it_is_the_body_that_the_sentence_before_is_about(before, who):
    """Not whichever body spoke last, where the report has turned to another."""
    text = f"The Courant said on Monday that it was so.\n\n{before} It declined to comment."
    found = last_source(text, ("The Courant", "said", "that it was so"), ("It", "declined", "to comment"))
    assert (found.name or found.mentions[0].text.lower()) in {who, f"the {who}"}
