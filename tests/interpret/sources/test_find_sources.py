"""Attributions made by hand → who their sources are and how the report describes them, without weights."""

import pytest

from dateline.interpret import find_attributions, find_sources
from dateline.records import Agent, Anonymity, Kind, Reach, SourceRole
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    return find_sources(article, find_attributions(article, make_markup(article, *attributions, inner=inner)))


def only(text, *attributions):
    _, (source,) = read(text, *attributions)
    return source


def told(attributions):
    return [attribution.source_ids for attribution in attributions]


LEAD = "Talks between the two states will go on in the autumn, the ministry said in Tavrin. "


def test_a_person_is_one_source_for_full_name_surname_and_pronoun():
    """‘Mira Oslan, a negotiator’, ‘Oslan’, ‘she’: one identity with three mentions and the fullest name."""
    text = "Mira Oslan, a negotiator, said talks failed. Oslan warned of delays. She added that nobody slept."
    attributions, (source,) = read(
        text,
        ("Mira Oslan, a negotiator,", "said", "talks failed"),
        ("Oslan", "warned", "of delays"),
        ("She", "added", "that nobody slept"),
    )
    assert told(attributions) == [("s1",)] * 3
    assert (source.name, source.agent, source.named, source.kind) == ("Mira Oslan", Agent.PERSON, True, Kind.NAMED_PERSON)
    assert [span.text for span in source.mentions] == ["Mira Oslan, a negotiator,", "Oslan", "She"]
    assert (source.title.text, source.role, source.anonymity) == ("negotiator", SourceRole.OFFICIAL, Anonymity.NONE)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Kim Yong Sun", "Kim"), ("Nguyen Van Lam", "Nguyen"), ("Orbán Géza", "Orban"), ("Štefan Dvořák", "Dvorak"),
        ("Tomas van der Berg", "van der Berg"), ("Conor O’Dwyer", "O’Dwyer"), ("Lee Min-jun", "Lee Min Jun"), ("Rep. Dan McAra", "McAra"),
        ("Rep. Kevin “Coach” Marlow", "Marlow"), ("T.J. King", "King"), ("Howard Dean", "Dean"),
    ],
)  # fmt: skip
def test_names_with_accents_particles_and_other_orders_are_found_again(full, short):
    """A short form goes to its person, whichever part of the name comes first."""
    text = f"Late on Monday {full} said that talks had failed. Still, {short} said that they would go on."
    attributions, sources = read(
        text, (full, "said", "that talks had failed"), (short, "said", "that they would go on")
    )  # fmt: skip
    assert len(sources) == 1 and told(attributions) == [("s1",), ("s1",)], [source.name for source in sources]


def test_namesakes_are_told_apart():
    """With a husband and a wife of one surname, the title decides; without one, the short form is the first one's."""
    text = (
        "Carla Oslan said no. Her husband, Peter Oslan, said yes. Mr. Oslan said it twice. Ms. Oslan said it again. Oslan said it louder."
    )
    attributions, sources = read(
        text,
        ("Carla Oslan", "said", "no"),
        ("Peter Oslan", "said", "yes"),
        ("Mr. Oslan", "said", "it twice"),
        ("Ms. Oslan", "said", "it again"),
        ("Oslan", "said", "it louder"),
    )
    names = {source.id: source.name for source in sources}
    assert [names[ids[0]] for ids in told(attributions)] == ["Carla Oslan", "Peter Oslan", "Peter Oslan", "Carla Oslan", "Carla Oslan"]


def test_a_list_with_a_name_has_a_source_for_each_member():
    """‘Oslan and others’ is two sources; ‘diplomats and other officials’ is one."""
    attributions, sources = read("Mira Oslan and others argued for a delay.", ("Mira Oslan and others", "argued", "for a delay"))
    assert told(attributions) == [("s1", "s2")] and [source.named for source in sources] == [True, False]
    attributions, sources = read(
        "The plan is dead, diplomats and other officials said.", ("diplomats and other officials", "said", "The plan is dead")
    )
    assert told(attributions) == [("s1",)] and sources[0].plural


def test_that_person_is_the_one_described_before():
    """Unnamed people are merged where the text identifies them."""
    text = (
        "A person familiar with the talks said they had stalled. That person said nobody had called. Two officials said the opposite. "
        "The person familiar with the talks would not say more, and officials said nothing."
    )
    attributions, sources = read(
        text,
        ("A person familiar with the talks", "said", "they had stalled"),
        ("That person", "said", "nobody had called"),
        ("Two officials", "said", "the opposite"),
        ("The person familiar with the talks", "would not say", "more"),
        ("officials", "said", "nothing"),
    )
    assert told(attributions) == [("s1",), ("s1",), ("s2",), ("s1",), ("s3",)]
    assert [source.count for source in sources] == [1, 2, None]
    assert (sources[0].anonymity, sources[0].proximity.text) == (Anonymity.IMPLIED, "familiar with the talks")
    assert sources[0].kind is Kind.ANONYMOUS


def test_the_minister_is_the_person_whom_the_report_calls_so():
    """A definite description stands for the last person who was given that title."""
    text = "Foreign Minister Mira Oslan met Ambassador Jon Fenn. The minister said talks went well. The ambassador said nothing."
    attributions, sources = read(text, ("The minister", "said", "talks went well"), ("The ambassador", "said", "nothing"))
    assert [source.name for source in sources] == ["Mira Oslan", "Jon Fenn"] and told(attributions) == [("s1",), ("s2",)]


def test_granted_anonymity_has_its_reason_in_the_reports_words():
    """‘on condition of anonymity’ is a grant; what follows is the reason; the institution is the affiliation."""
    text = "“No date yet,” said a White House spokesman, who spoke on condition of anonymity to discuss private talks."
    source = only(text, ("a White House spokesman", "said", "“No date yet,”"))
    assert (source.anonymity, source.reason.text) == (Anonymity.GRANTED, "to discuss private talks")
    assert (source.role, source.affiliation.text, source.named) == (SourceRole.SPOKESPERSON, "White House", False)
    assert source.kind is Kind.NAMED_ORGANIZATION


@pytest.mark.parametrize(
    ("source", "after", "anonymity", "reason"),
    [
        ("an official", ", who was not authorized to speak publicly", Anonymity.GRANTED, "was not authorized to speak publicly"),
        ("two aides", ", who asked not to be named because the plan is secret", Anonymity.GRANTED, "because the plan is secret"),
        ("a diplomat", ", who declined to be identified", Anonymity.GRANTED, None),
        ("people close to the minister", "", Anonymity.IMPLIED, None),
        ("critics of the plan", "", Anonymity.NONE, None),
        ("police", "", Anonymity.NONE, None),
        ("Mira Oslan", ", who asked not to be quoted at length", Anonymity.NONE, None),
    ],
)
def test_anonymity_is_what_the_words_say(source, after, anonymity, reason):
    """Granted where the report says so, implied where the description shows knowledge without a name, else none."""
    found = only(f"Talks have failed, according to {source}{after}.", (source, "according to", "Talks have failed"))
    assert found.anonymity is anonymity
    assert (found.reason.text if found.reason else None) == reason


def test_one_clause_may_reach_others():
    """‘who, like others questioned for this article, …’ may be said of every other unnamed source."""
    text = (
        "“No date,” said an aide, who like others questioned for this article, declined to be named. "
        "Two diplomats said there was one. Voters said nothing."
    )
    _, sources = read(
        text,
        ("an aide, who like others questioned for this article, declined to be named", "said", "“No date,”"),
        ("Two diplomats", "said", "there was one"),
        ("Voters", "said", "nothing"),
    )
    assert [source.reach for source in sources] == [Reach.NONE, Reach.POSSIBLE, Reach.NONE]


def test_a_relayed_source_is_who_speaks():
    """‘Oslan, through a spokeswoman, said’ is Oslan; how the words came is kept."""
    source = only("Mira Oslan, through a ministry spokeswoman, said: “No.”", ("Mira Oslan", "said", "“No.”"))
    assert (source.name, source.relay.text) == ("Mira Oslan", "through a ministry spokeswoman")
    assert source.role is not SourceRole.SPOKESPERSON


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Kremlin", "Moscow"), ("the White House", "The administration"), ("the State Department", "Foggy Bottom"),
        ("Whitehall", "the British government"), ("the Arms Control Association", "the association"), ("Pyongyang", "North Korea"),
        ("the Harbour Research Institute", "the institute"),
    ],
)  # fmt: skip
def test_a_body_is_one_source_for_its_names_and_metonyms(first, second):
    """Seats, capitals and short names stand for their body."""
    text = f"Late on Monday {first} said that talks had failed. On Tuesday {second} said that they would go on."
    attributions, sources = read(text, (first, "said", "that talks had failed"), (second, "said", "that they would go on"))
    assert len(sources) == 1 and sources[0].agent is Agent.ORGANIZATION, [source.name for source in sources]
    assert told(attributions) == [("s1",), ("s1",)]


def test_a_report_is_a_document_and_its_author_is_not():
    """Documents are sources of their own; ‘the report’ is the one before."""
    text = "A report by Harbour University found that prices rose. The study said so twice. Mira Oslan, its author, said so once."
    _, sources = read(
        text,
        ("A report by Harbour University", "found", "that prices rose"),
        ("The study", "said", "so twice"),
        ("Mira Oslan, its author,", "said", "so once"),
    )
    assert [source.kind for source in sources] == [Kind.DOCUMENT, Kind.NAMED_PERSON]


def test_the_author_is_no_source():
    """What the writer says in the first person has no source id."""
    attributions, sources = read("I think that the plan is dead.", ("I", "think", "that the plan is dead"))
    assert told(attributions) == [()] and sources == ()


def test_a_name_behind_the_description_is_the_person():
    """‘the mission’s chief negotiator, Mira Oslan,’ names her."""
    source = only(
        "The mission’s chief negotiator, Mira Oslan, said no.", ("The mission’s chief negotiator, Mira Oslan,", "said", "no")
    )  # fmt: skip
    assert (source.name, source.named) == ("Mira Oslan", True)


def test_who_stands_for_the_noun_before_it():
    """A relative pronoun is whom it follows."""
    text = "The award went to Mira Oslan, who said that she was glad."
    assert only(text, ("who", "said", "that she was glad")).name == "Mira Oslan"


def test_every_span_of_a_source_is_exact():
    """Title, affiliation, reason, proximity, relay and mentions are the article's own characters."""
    text = LEAD + "A senior State Department official briefed on the plan, who was not authorized to speak, said: “Wait.”"
    article = make_article(text)
    _, sources = find_sources(
        article,
        find_attributions(article, make_markup(article, ("A senior State Department official briefed on the plan", "said", "“Wait.”"))),
    )
    for source in sources:
        for span in (source.title, source.affiliation, source.reason, source.proximity, source.relay, *source.mentions):
            assert span is None or article.text[span.start : span.end] == span.text


GRANTS = [
    "on condition of anonymity",
    "on the condition of not being identified",
    "under a promise of confidentiality",
    "who was granted anonymity",
    "who spoke anonymously",
    "who asked not to be named",
    "who wished to remain anonymous",
    "who declined to be identified",
    "who refused to give their names",
    "who was not authorized to speak",
    "who are not allowed to brief reporters",
    "who spoke without permission to discuss it",
    "whose name is being withheld",
    "who spoke on background",
    "who could not be named",
]


@pytest.mark.parametrize("grant", GRANTS)
def test_every_way_to_grant_anonymity_is_found(grant):
    """The words that make a sentence worth searching cover the patterns that are searched for."""
    source = only(f"Talks have failed, according to two envoys, {grant}.", ("two envoys", "according to", "Talks have failed"))
    assert source.anonymity is Anonymity.GRANTED


def test_a_lone_capitalised_word_that_speaks_is_a_person():
    """‘Oka said no.’: nothing else tells, but that it is a source."""
    source = only("Oka said no.", ("Oka", "said", "no"))
    assert (source.name, source.kind) == ("Oka", Kind.NAMED_PERSON)


def test_police_at_the_head_of_a_sentence_are_the_police():
    """A capital by place alone makes no other source, and no name."""
    text = "The road was closed, police said. Police said that it would open by noon."
    attributions, (source,) = read(text, ("police", "said", "The road was closed"), ("Police", "said", "that it would open by noon"))
    assert told(attributions) == [("s1",), ("s1",)] and (source.named, source.agent) == (False, Agent.ORGANIZATION)


def test_a_surname_keeps_the_gender_that_its_titles_gave_it():
    """Where ‘Ms. Oslan’ is the only Oslan with a title, a bare ‘Oslan’ is she, not the man of that name who came first."""
    text = "Peter Oslan lost the vote. His sister, Carla Oslan, said it was rigged. Ms. Oslan said it again. Oslan said it louder."
    attributions, sources = read(
        text, ("Carla Oslan", "said", "it was rigged"), ("Ms. Oslan", "said", "it again"), ("Oslan", "said", "it louder")
    )
    assert [source.name for source in sources] == ["Carla Oslan"] and told(attributions) == [("s1",)] * 3


def test_a_surname_that_mostly_stands_bare_is_not_whose_title_it_once_has():
    """‘Oslan … Oslan … Mrs. Oslan’: the bare name is her husband's, who came first."""
    text = "Peter Oslan lost. Oslan wept. His wife, Carla Oslan, did not. Mrs. Oslan said it rained. Oslan said it poured. Oslan left."
    _, sources = read(text, ("Mrs. Oslan", "said", "it rained"), ("Oslan", "said", "it poured"))
    assert [source.name for source in sources] == ["Carla Oslan", "Peter Oslan"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Carla Oslan, his sister, voted no.", "Carla Oslan"),
        ("Council member Carla Oslan voted no.", "Carla Oslan"),
        ("No was the vote of Carla Oslan.", "Peter Oslan"),
        ("Carla Oslan voted no. The hall fell silent.", "Peter Oslan"),
        ("Oslan sighed. Carla Oslan, his sister, voted no.", "Peter Oslan"),
    ],
)
def test_a_surname_of_two_is_whose_full_name_has_just_opened_a_sentence(before, who):
    """‘Carla Oslan voted no. Oslan said’: hers, unless the bare name has been another's before; else the first one's."""
    text = f"Mayor Peter Oslan called a vote. {before} Oslan said it rained."
    assert only(text, ("Oslan", "said", "it rained")).name == who


@pytest.mark.parametrize(
    ("phrase", "anonymity"),
    [
        ("state officials", Anonymity.NONE), ("police officials", Anonymity.NONE), ("two state officials", Anonymity.IMPLIED),
        ("senior officials", Anonymity.IMPLIED), ("officials at the Treasury", Anonymity.IMPLIED),
    ],
)  # fmt: skip
def test_officials_of_the_public_speak_in_public(phrase, anonymity):
    """‘State officials’ speak for an office; a number of them, or those at an institution, were asked by the reporter."""
    assert only(f"The dam will hold, {phrase} said.", (phrase, "said", "The dam will hold")).anonymity is anonymity


def test_a_point_in_a_name_is_no_title():
    """‘Mr. King’ is a person called King, whatever king may be."""
    assert only("The vote was fair, Mr. King said.", ("Mr. King", "said", "The vote was fair")).name == "King"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Some lawmakers privately concede that the bill is dead.", "privately concede"),
        ("Some lawmakers said in private that the bill is dead.", "said"),
    ],
)
def test_people_who_speak_in_private_are_not_named_for_a_reason(text, cue):
    """Lawmakers in general speak in public; those who concede privately were promised silence."""
    assert only(text, ("Some lawmakers", cue, "that the bill is dead")).anonymity is Anonymity.IMPLIED
    assert (
        only("Some lawmakers said that the bill is dead.", ("Some lawmakers", "said", "that the bill is dead")).anonymity is Anonymity.NONE
    )


@pytest.mark.parametrize(
    ("source", "name", "agent"),
    [
        ("The Marlow campaign", "Marlow campaign", Agent.ORGANIZATION), ("a new Courier poll", "Courier poll", Agent.DOCUMENT),
        ("the Marlow administration", "Marlow administration", Agent.ORGANIZATION), ("a new poll", None, Agent.DOCUMENT),
        ("the campaign", None, Agent.ORGANIZATION), ("Republicans", None, Agent.GROUP), ("some Democrats", None, Agent.GROUP),
        ("Marlow’s campaign", None, Agent.ORGANIZATION),
    ],
)  # fmt: skip
def test_bodies_and_documents_are_named_by_their_maker(source, name, agent):
    """‘the Marlow campaign’ and ‘a Courier poll’ have names, ‘the campaign’ has none; adherents of a party are people without one."""
    text = f"Dan Marlow went home on Monday, and {source} said that the vote was lost."
    found = only(text, (source, "said", "that the vote was lost"))
    assert (found.name, found.named, found.agent) == (name, name is not None, agent)


@pytest.mark.parametrize(
    "withheld",
    ["a ministry official who was not allowed to speak of bridges", "a ministry official familiar with the plan"],
)
def test_somebody_who_is_not_to_be_named_is_nobody_whom_the_report_names_later(withheld):
    """‘A senator said … Mira Oslan, a senator, said’ is one person; an official who must not be named is never the director named below."""
    text = (
        f"Tavria will mend more of its bridges, according to {withheld}. Nothing like it was tried before, said Dan Fenn, "
        "executive director and a ministry official."
    )
    _, sources = read(
        text,
        (withheld, "according to", "Tavria will mend more of its bridges"),
        ("Dan Fenn, executive director and a ministry official", "said", "Nothing like it was tried before"),
    )
    assert len(sources) == 2 and [source.named for source in sources] == [False, True]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Talks were over. A second official said the policy chief, Dale Roark, had left.\nMr. Roark denied that.", "A second official"),
        ("They left. A cabinet minister said the finance minister, Dale Roark, had left. Mr. Roark denied that.", "A cabinet minister"),
        ("Talks were over. An aide to the chancellor said Dale Roark had left. Mr. Roark denied that.", "An aide to the chancellor"),
    ],
)  # fmt: skip
def test_an_unnamed_official_is_not_whom_they_speak_of(text, hidden):
    """Unnamed people are merged only where the text identifies them: nobody who is named in what they say, or is called by another noun."""
    left = (
        "Dale Roark had left"
        if "aide" in hidden
        else text[text.index("the ", text.index("said")) : text.index(" had left") + len(" had left")]
    )
    _, sources = read(text, (hidden, "said", left), ("Mr. Roark", "denied", "that"))
    assert [(source.name, source.named) for source in sources] == [(None, False), ("Dale Roark", True)]


def test_the_diplomat_is_the_one_heard_before_and_not_a_minister():
    """The very noun comes before its like."""
    text = (
        "“We are ready,” said Foreign Minister Musa Karanja. A Western diplomat said the money was late. “There is none,” the diplomat "
        "said."
    )
    attributions, _ = read(
        text,
        ("Foreign Minister Musa Karanja", "said", "“We are ready,”"),
        ("A Western diplomat", "said", "the money was late"),
        ("the diplomat", "said", "“There is none,”"),
    )
    assert told(attributions) == [("s1",), ("s2",), ("s2",)]


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        (
            "The treaty is near, three people briefed on it said.\nThe people spoke on condition of anonymity because they fear for work.",
            "three people briefed on it",
            "because they fear for work",
        ),
        (
            "The treaty is near, a diplomat said. He asked not to be named because the talks are secret.",
            "a diplomat",
            "because the talks are secret",
        ),
        (
            "The treaty is near, two officials said. All spoke on the condition of anonymity to describe the talks.",
            "two officials",
            "to describe the talks",
        ),
        ("The treaty is near, a diplomat said. A driver asked not to be named because the roads are bad.", "a diplomat", None),
    ],
)  # fmt: skip
def test_the_terms_may_stand_in_the_next_sentence(text, source, reason):
    """‘The people spoke on condition of anonymity because …’ tells of those who were cited before; another subject does not."""
    found = only(text, (source, "said", "The treaty is near"))
    assert (found.anonymity, found.reason and found.reason.text) == (Anonymity.GRANTED if reason else Anonymity.IMPLIED, reason)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("one Tory MP", None, Kind.ANONYMOUS), ("a Labour MP", None, Kind.ANONYMOUS), ("several MPs", None, Kind.UNNAMED_GROUP),
        ("No 10", "No 10", Kind.NAMED_ORGANIZATION), ("the chancellery", None, Kind.NAMED_ORGANIZATION),
        ("state television", None, Kind.NAMED_ORGANIZATION),
    ],
)  # fmt: skip
def test_what_is_no_name_and_no_document(phrase, name, kind):
    """‘Tory MP’ is nobody's name; a chancellery and a broadcaster are bodies."""
    source = only(LEAD + f"It will rain, {phrase} said.", (phrase, "said", "It will rain"))
    assert (source.name, source.kind) == (name, kind)


def test_mr_goes_to_the_one_whom_the_report_calls_he():
    """Of two of one surname whose given names tell nothing, the pronouns do."""
    text = "Vesk Oslan said no, and that she was sure. Mirn Oslan said yes, and that he was not. Mr Oslan said it louder."
    assert only(text, ("Mr Oslan", "said", "it louder")).name == "Mirn Oslan"


def test_a_name_that_is_a_bodys_once_is_so_again():
    """‘The daily El Faro, … El Faro said’: a paper both times."""
    text = "It stood in the daily El Faro, a paper. Later, El Faro said that it rained."
    assert only(text, ("El Faro", "said", "that it rained")).agent is Agent.ORGANIZATION


def test_lord_oslan_is_not_sir_peter_oslan():
    """A knight has his given name behind his title, a lord none: two people, told apart by their titles."""
    text = "Sir Peter Oslan said no. Lord Oslan, his father, said yes. Mrs. Oslan said it rained."
    _, sources = read(
        text, ("Sir Peter Oslan", "said", "no"), ("Lord Oslan, his father,", "said", "yes"), ("Mrs. Oslan", "said", "it rained")
    )
    assert [source.name for source in sources] == ["Peter Oslan", "Lord Oslan", "Mrs. Oslan"]
