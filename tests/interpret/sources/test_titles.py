"""Whom "the minister" and "her spokesman" stand for: nobody who bears another office, and nobody by guess."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import SourceRole
from dateline.testing import make_article, make_markup


def named(text, *attributions):
    """The name of the source of each attribution; ``None`` where it has none."""
    article = make_article(text)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    names = {source.id: source.name for source in sources}
    return [[names[one] for one in attribution.source_ids] for attribution in told]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Foreign Minister Ilse Brandt", "The minister", True),
        ("Foreign Minister Ilse Brandt", "The foreign minister", True),
        ("Foreign Minister Ilse Brandt", "The prime minister", False),
        ("Prime Minister Ilse Brandt", "The prime minister", True),
        ("Prime Minister Ilse Brandt", "The minister", False),
        ("Ilse Brandt, the vice president,", "The president", False),
        ("Deputy Prime Minister Ilse Brandt", "The prime minister", False),
        ("Deputy Foreign Minister Ilse Brandt", "The deputy minister", True),
        ("Deputy Foreign Minister Ilse Brandt", "The minister", True),
        ("Foreign Minister Ilse Brandt", "The deputy minister", False),
        ("Water Minister Ilse Brandt", "The shadow minister", False),
        ("Ilse Brandt, the shadow home secretary,", "The home secretary", False),
        ("Ilse Brandt, the former chancellor,", "The new chancellor", False),
        ("Ilse Brandt, the former chancellor,", "The former chancellor", True),
        ("Ilse Brandt, the president’s press secretary,", "The president", False),
        ("Ilse Brandt, an adviser to the president,", "The president", False),
        ("The spokeswoman for the president, Ilse Brandt,", "The president", False),
        ("Ilse Brandt, the mayor of Tarnow,", "The mayor", True),
        ("Ilse Brandt", "The prime minister", False),
        ("Governor Ilse Brandt", "The ambassador", False),
        ("Governor Ilse Brandt", "The candidate", True),
        ("Ilse Brandt", "The shadow minister", True),
        ("Governor Ilse Brandt", "The deputy minister", False),
        ("Ilse Brandt, the opposition leader,", "The politician", True),
    ],
)  # fmt: skip
def test_a_title_goes_only_to_who_bears_it(first, second, same):
    """A president is not his press secretary; nobody is prime minister because she spoke last; ‘the candidate’ is who was just heard."""
    text = f"On Tuesday, {first} said the talks were over. {second} said there would be others."
    found = named(text, (first, "said", "the talks were over"), (second, "said", "there would be others"))
    assert found == [["Ilse Brandt"], ["Ilse Brandt"] if same else [None]]


@pytest.mark.parametrize("whose", ["Her official spokesman", "Brandt’s spokesman", "The president’s press secretary", "His lawyer"])
def test_a_spokesman_is_nobody_whom_the_report_names_as_something_else(whose):
    """‘Her spokesman’ is whoever is introduced as such, never the one who spoke last."""
    text = f"The budget had been torn up, Finance Minister Otto Lenz wrote to Ilse Brandt. {whose} said that nobody was surprised."
    found = named(
        text, ("Finance Minister Otto Lenz", "wrote", "The budget had been torn up"), (whose, "said", "that nobody was surprised")
    )  # fmt: skip
    assert found == [["Otto Lenz"], [None]]


def test_a_spokesman_who_is_introduced_as_such_is_meant_again():
    """The report says who he is."""
    text = "Brandt’s spokesman, Otto Lenz, said that nobody was surprised. Talks will go on, the spokesman added."
    found = named(
        text, ("Brandt’s spokesman, Otto Lenz,", "said", "that nobody was surprised"), ("the spokesman", "added", "Talks will go on")
    )  # fmt: skip
    assert found == [["Otto Lenz"], ["Otto Lenz"]]


def test_the_subject_of_a_clause_behind_a_name_is_not_whom_it_names():
    """‘Asked about Lenz, her spokesman said’: he is no spokesman."""
    text = "“I tried,” Otto Lenz said. Asked about Lenz, her spokesman said that he would be missed."
    assert named(text, ("Otto Lenz", "said", "“I tried,”"), ("her spokesman", "said", "that he would be missed")) == [["Otto Lenz"], [None]]


@pytest.mark.parametrize(
    ("words", "who"),
    [("She is succeeded by Ana Pires, the trade secretary.", "Ana Pires"), ("With her was Ana Pires, the trade secretary.", None)],
)
def test_the_new_chancellor_is_who_has_just_come_to_an_office(words, who):
    """Where the report has just said so, and the same one has spoken; else nobody whom it names."""
    text = f"Ilse Brandt is gone. {words} Ana Pires told reporters that taxes would fall. “We begin today,” the new chancellor said."
    found = named(text, ("Ana Pires", "told", "that taxes would fall"), ("the new chancellor", "said", "“We begin today,”"))
    assert found == [["Ana Pires"], [who]]


def test_the_prime_minister_is_no_unnamed_minister_heard_before():
    """Unnamed people are one only where their offices agree."""
    text = "A former cabinet minister said it was late. The prime minister said it was early. The former minister said he was sad."
    article = make_article(text)
    told, _ = find_sources(
        article,
        find_attributions(
            article,
            make_markup(
                article,
                ("A former cabinet minister", "said", "it was late"),
                ("The prime minister", "said", "it was early"),
                ("The former minister", "said", "he was sad"),
            ),
        ),
    )
    assert [attribution.source_ids for attribution in told] == [("s1",), ("s2",), ("s1",)]


@pytest.mark.parametrize(
    ("before", "who"),
    [("Ilse Brandt spoke out on Monday.", "Ilse Brandt"), ("Otto Lenz welcomed it. Ilse Brandt spoke out on Monday.", None)],
)
def test_the_former_senator_is_the_only_one_who_has_a_name(before, who):
    """Where others have been heard it may be any of them."""
    text = f"{before} “It is late,” the former senator said."
    said = [("Ilse Brandt", "spoke out", "on Monday"), ("the former senator", "said", "“It is late,”")]
    found = named(text, *([("Otto Lenz", "welcomed", "it")] if who is None else []), *said)
    assert found[-1] == [who]


def standing(text, *attributions):
    """The title and the role of each source."""
    article = make_article(text)
    _, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    return [(source.title.text if source.title else None, source.role) for source in sources]


@pytest.mark.parametrize(
    ("first", "theirs", "named", "title", "role"),
    [
        ("A spokeswoman for Chancellor Brandt", "spokeswoman", "Brandt", "Chancellor", SourceRole.OFFICIAL),
        ("A critic of Ilse Brandt", "critic", "Brandt", None, SourceRole.OTHER),
        ("An aide to former Governor Ilse Brandt", "aide", "Brandt", "former Governor", SourceRole.OFFICIAL),
        ("The brother of Mayor Brandt", "brother", "Brandt", "Mayor", SourceRole.OFFICIAL),
        ("A lawyer for Ms. Brandt", "lawyer", "Brandt", None, SourceRole.OTHER),
    ],
)
def test_what_stands_before_a_name_may_be_somebody_elses_title(first, theirs, named, title, role):
    """‘A spokesman for President Oslan’: the spokesman is one, Oslan is president."""
    text = f"{first} said the dam would leak. {named} said it would hold."
    (one, _), other = standing(text, (first, "said", "the dam would leak"), (named, "said", "it would hold"))
    assert (one, other) == (theirs, (title, role))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Secretary of State Ilse Brandt", "Secretary of State"),
        ("Ambassador to Kenya Ilse Brandt", "Ambassador"),
        ("The spokeswoman for the ministry, Ilse Brandt,", "spokeswoman"),
        ("Ilse Brandt, an adviser to the chancellor,", "adviser"),
        ("Ilse Brandt, a critic of the dam,", "critic of the dam"),
        ("Ilse Brandt, a critic of Otto Lenz,", "critic"),
        ("Ilse Brandt, a rival of the mayor,", None),
        ("Ilse Brandt, an old hand close to the chancellor,", None),
        ("Ilse Brandt, one of the senators,", "senators"),
        ("Ilse Brandt, a voice on trade and the mayor,", "mayor"),
    ],
)
def test_a_title_with_its_field_stays_with_the_name_behind_it(words, title):
    """‘Secretary of State Ilse Brandt’: what stands between is the office, not a person."""
    found = standing(f"{words} said the dam would hold.", ("Ilse Brandt", "said", "the dam would hold"))
    assert [one for one, _ in found] == [title]


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("Otto Brandt keeps the lighthouse. His wife is Ilse Brandt.", "Otto Brandt"),
        ("Otto Lenz keeps the lighthouse with Ilse Brandt.", None),
        ("Otto Brandt keeps the lighthouse of his father, Hans Brandt. His wife is Ilse Brandt.", None),
    ],
)
def test_her_husband_is_the_man_of_her_name(opening, who):
    """Where the report has named one man who bears it; where two do, or none, he has no name."""
    text = f"{opening} Mrs. Brandt said it was cold. Her husband said it was dark."
    assert named(text, ("Mrs. Brandt", "said", "it was cold"), ("Her husband", "said", "it was dark")) == [["Ilse Brandt"], [who]]


@pytest.mark.parametrize(
    ("words", "title", "role"),
    [
        ("Her wife, Ilse Brandt, a former judge,", "former judge", SourceRole.OFFICIAL),
        ("Her wife, Ilse Brandt,", "wife", SourceRole.WITNESS),
        ("Ilse Brandt, whose daughter was there,", None, SourceRole.OTHER),
        ("Through a spokesman, Ilse Brandt", None, SourceRole.OTHER),
        ("Council member Ilse Brandt", "Council member", SourceRole.OFFICIAL),
        ("The harbour’s head, Ilse Brandt,", "head", SourceRole.PARTICIPANT),
        ("The home secretary, Dame Ilse Brandt,", "home secretary", SourceRole.OFFICIAL),
    ],
)
def test_a_title_is_what_somebody_is_before_whose_they_are(words, title, role):
    """Kin only where nothing else is told; nobody is their daughter, nor the spokesman through whom they speak; ‘Dame’ parts no title."""
    assert standing(f"{words} said the dam would hold.", ("Ilse Brandt", "said", "the dam would hold")) == [(title, role)]


@pytest.mark.parametrize(
    ("words", "affiliation", "role"),
    [
        ("Ilse Brandt of the Harbour Institute", "Harbour Institute", SourceRole.EXPERT),
        ("Ilse Brandt, of Harbour University,", "Harbour University", SourceRole.EXPERT),
        ("Ilse Brandt of Harbour Bank", "Harbour Bank", SourceRole.OTHER),
        ("President Ilse Brandt of Norway", "Norway", SourceRole.OFFICIAL),
        ("Ilse Brandt of Norway", None, SourceRole.OTHER),
    ],
)
def test_the_body_behind_a_name_is_whose_they_are(words, affiliation, role):
    """‘Ilse Brandt of the Harbour Institute’ is an expert of it; a state is whose president somebody is, not whose anybody is."""
    article = make_article(f"{words} said the dam would hold.")
    marks = make_markup(article, (words, "said", "the dam would hold"))
    _, (source,) = find_sources(article, find_attributions(article, marks))
    assert (source.affiliation and source.affiliation.text, source.role) == (affiliation, role)


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("A Nordic diplomat was blunter.", None),
        ("Envoy Ilse Brandt, an old diplomat, was blunter.", "Ilse Brandt"),
        ("A diplomat, Ilse Brandt, was blunter.", "Ilse Brandt"),
        ("All were blunter.", "Otto Lenz"),
    ],
)
def test_the_diplomat_is_with_whom_a_sentence_of_the_paragraph_began(before, who):
    """‘A Nordic diplomat was blunter. “It is over,” the diplomat said’: not the envoy named before."""
    text = f"“We try,” Ambassador Otto Lenz said.\n\n{before} “It is over,” the diplomat said."
    found = named(text, ("Ambassador Otto Lenz", "said", "“We try,”"), ("the diplomat", "said", "“It is over,”"))
    assert found[-1] == [who]


def test_the_same_word_comes_before_one_that_may_stand_for_it():
    """‘The president … a rebel leader … the president’: a leader may be a president, but not where one has been heard of."""
    text = "The president said it rained. A rebel leader said it snowed. The president said it poured."
    article = make_article(text)
    marks = make_markup(
        article,
        ("The president", "said", "it rained"),
        ("A rebel leader", "said", "it snowed"),
        ("The president", "said", "it poured"),
    )
    told, _ = find_sources(article, find_attributions(article, marks))
    assert [attribution.source_ids for attribution in told] == [("s1",), ("s2",), ("s1",)]


def test_a_state_that_ends_a_sentence_is_no_title():
    """‘… to Iran. Chancellor Ilse Brandt’: what is short and has a capital is not yet cut short."""
    article = make_article("Ships went to Iran. Chancellor Ilse Brandt said it rained.")
    _, (source,) = find_sources(article, find_attributions(article, make_markup(article, ("Chancellor Ilse Brandt", "said", "it rained"))))
    assert source.affiliation is None


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("According to a port official, Ilse Brandt left early.", None),
        ("In a letter to the official, Ilse Brandt was called away.", None),
        ("According to a port official, Ilse Brandt, the dam will leak.", "Ilse Brandt"),
        ("The news came from a port official, Ilse Brandt.", "Ilse Brandt"),
    ],
)
def test_an_apposition_before_a_name_is_closed_behind_it(opening, who):
    """‘According to an official, Ilse Brandt left’: she is not the official, whose name nobody gives."""
    assert named(f"{opening} “It is late,” the official said.", ("the official", "said", "“It is late,”")) == [[who]]


@pytest.mark.parametrize("first", ["The palace’s spokeswoman", "A police spokeswoman"])
def test_whoever_spoke_by_office_is_nobody_who_is_named_next(first):
    """‘A spokeswoman said three had died. ¶ “I ran,” Ilse Brandt said’: nothing says that she is the spokeswoman."""
    text = f"{first} said on Monday that it would rain.\n\n“Ask again,” Ilse Brandt said."
    article = make_article(text)
    marks = make_markup(article, (first, "said", "that it would rain"), ("Ilse Brandt", "said", "“Ask again,”"))
    told, _ = find_sources(article, find_attributions(article, marks))
    assert told[0].source_ids != told[1].source_ids
