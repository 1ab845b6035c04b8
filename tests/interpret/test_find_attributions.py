"""Marks made by hand → attributions, without weights."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.interpret import find_attributions
from dateline.records import Act, Channel, Form, Layer, Link, MarkedSpan, Markup, Part, Voice
from dateline.testing import make_article, make_markup


def read(text, *attributions, inner=()):
    article = make_article(text)
    return find_attributions(article, make_markup(article, *attributions, inner=inner))


def words(spans):
    return [span.text for span in spans]


def test_the_parts_are_the_exact_words():
    """Source, cue and content come out as they stand in the text, the content in two parts where it is interrupted."""
    (found,) = read(
        "“We have nothing to add,” Okafor said, “for now.”",
        ("Okafor", "said", ["“We have nothing to add,”", "“for now.”"]),
    )
    assert (words(found.source), words(found.cue)) == (["Okafor"], ["said"])
    assert words(found.content) == ["“We have nothing to add,”", "“for now.”"]
    assert (found.form, found.voice, found.act, found.within) == (Form.DIRECT, Voice.SOURCE, Act.ASSERTS, None)


@pytest.mark.parametrize(
    ("marked", "mended"),
    [
        ("that talks had failed,", "that talks had failed"),
        (" that talks had failed", "that talks had failed"),
        ("that talks had failed;", "that talks had failed"),
    ],
)
def test_no_edge_is_ragged(marked, mended):
    """Loose commas, semicolons and spaces are cut from the edges of a span."""
    text = f"Okafor told envoys {marked} and left."
    (found,) = read(text, ("Okafor", "told", marked))
    assert words(found.content) == [mended]


@pytest.mark.parametrize(
    ("text", "marked", "mended"),
    [
        (
            "“No date,” said an aide, who like others quoted here, spoke on condition of anonymity to describe the U.S. plan. Oka left.",
            "an aide, who like others quoted here",
            "an aide, who like others quoted here, spoke on condition of anonymity to describe the U.S. plan",
        ),
        (
            "“No date.” An aide, who like others, declined to be named, said so.",
            "An aide, who like others,",
            "An aide, who like others, declined to be named,",
        ),
        ("“No date,” said an aide who came late, spoke long and left.", "an aide who came late", "an aide who came late"),
    ],
)
def test_a_source_keeps_the_verb_of_the_clause_that_it_begins(text, marked, mended):
    """A relative clause belongs to its noun whole: it is not cut before its verb."""
    (found,) = read(text, (marked, "said", "“No date,”" if "“No date,”" in text else "“No date.”"))
    assert words(found.source) == [mended]


@pytest.mark.parametrize(
    ("text", "marked", "mended"),
    [
        ("“We will wait,” Oka said.", "“We will wait", "“We will wait,”"),
        ("“We will wait,” Oka said.", "We will wait,”", "“We will wait,”"),
        ('"We will wait," Oka said.', '"We will wait', '"We will wait,"'),
        ('Oka said: "We will wait."', 'We will wait."', '"We will wait."'),
        ("Oka called it “a trap” twice.", "it “a trap", "it “a trap”"),
        ("Oka said “no” and “never” again.", "“no” and “never”", "“no” and “never”"),
    ],
)
def test_a_quotation_mark_is_never_left_without_its_partner(text, marked, mended):
    """Where the partner stands just outside the span, it is taken in; a span whose marks are in pairs is left as it is."""
    (found,) = read(text, ("Oka", "said" if "said" in text else "called", marked))
    assert words(found.content) == [mended]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("Oka said talks had failed.", "talks had failed", Form.INDIRECT),
        ("Oka said that “talks failed.”", "that “talks failed.”", Form.DIRECT),
        ("Oka said talks were “dead in the water.”", "talks were “dead in the water.”", Form.MIXED),
        ('Oka said talks were "dead."', 'talks were "dead."', Form.MIXED),
        ("‘Talks failed,’ Oka said.", "‘Talks failed,’", Form.DIRECT),
        ("Oka said the envoys’ talks and the ministers’ hopes failed.", "the envoys’ talks and the ministers’ hopes failed", Form.INDIRECT),
    ],
)  # fmt: skip
def test_the_form_follows_the_quotation_marks(text, content, form):
    """Direct where all is quoted but a joining word, mixed where some is, indirect where none is; apostrophes are no marks."""
    (found,) = read(text, ("Oka", "said", content))
    assert found.form is form


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.ASSERTS), ("has repeatedly denied", Act.DENIES), ("declined to say", Act.DECLINES), ("refused", Act.DECLINES),
        ("asked whether", Act.ASKS), ("is believed", Act.BELIEVES), ("are hoping", Act.WANTS), ("has vowed", Act.INTENDS),
        ("did not say", Act.OTHER), ("didn’t announce", Act.OTHER), ("gestured", Act.OTHER), ("according to", Act.ASSERTS),
    ],
)  # fmt: skip
def test_the_act_is_what_the_cue_says(cue, act):
    """The first word that names an act decides; a negated act is none."""
    (found,) = read(f"Okafor {cue} the border will open.", ("Okafor", cue, "the border will open"))
    assert found.act is act


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "channel"),
    [
        ("“No,” Oka said in an interview.", "Oka", "said", "“No,”", Channel.INTERVIEW),
        ("Oka told reporters that talks failed.", "Oka", "told", "that talks failed", Channel.PUBLIC_REMARK),
        ("In a statement, the ministry said talks failed.", "the ministry", "said", "talks failed", Channel.STATEMENT),
        ("Talks failed, according to court documents.", "court documents", "according to", "Talks failed", Channel.DOCUMENT),
        ("Talks failed, Reuters reported.", "Reuters", "reported", "Talks failed", Channel.OTHER_OUTLET),
        ("Oka told CNN that talks failed.", "Oka", "told", "that talks failed", Channel.OTHER_OUTLET),
        ("Oka tells Radio Velsk that talks failed.", "Oka", "tells", "that talks failed", Channel.OTHER_OUTLET),
        ("Oka told the newspaper Dnevnik that talks failed.", "Oka", "told", "that talks failed", Channel.OTHER_OUTLET),
        ("Oka told this newspaper that talks failed.", "Oka", "told", "that talks failed", Channel.INTERVIEW),
        ("Oka told the Ports Agency that talks failed.", "Oka", "told", "that talks failed", Channel.UNKNOWN),
        ("Senator Bill Oka said talks failed.", "Senator Bill Oka", "said", "talks failed", Channel.UNKNOWN),
        ("Oka, a law professor, said talks failed.", "Oka, a law professor,", "said", "talks failed", Channel.UNKNOWN),
        ("A law of 1998 says talks failed.", "A law of 1998", "says", "talks failed", Channel.DOCUMENT),
        ("“It is over.” Oka said so. He told CNN that all was well.", "Oka", "said", "“It is over.”", Channel.UNKNOWN),
        ("Oka called it “over.” His aide told CNN that all was well.", "Oka", "called", "it “over.”", Channel.UNKNOWN),
        ("He told CNN that all was well. “It is over,” Oka said.", "Oka", "said", "“It is over,”", Channel.UNKNOWN),
        ("Oka said talks in an interview room failed.", "Oka", "said", "talks in an interview room failed", Channel.UNKNOWN),
        ("Oka gave an interview. Later, Diallo said no.", "Diallo", "said", "no", Channel.UNKNOWN),
    ],
)
def test_the_channel_is_told_only_where_the_sentence_of_the_cue_says_it(text, source, cue, content, channel):
    """What is said is no evidence for how it was said, nor is the sentence before."""
    (found,) = read(text, (source, cue, content))
    assert found.channel is channel


def test_nobody_is_made_the_source_of_what_is_believed():
    """A passive without an agent has no source, and its voice is unstated."""
    (found,) = read("Tavria is believed to have hardened its position.", (None, "is believed", "to have hardened its position"))
    assert (found.source, found.voice) == ((), Voice.UNSTATED)


@pytest.mark.parametrize(
    ("text", "voice"), [("I asked Oka to leave.", Voice.AUTHOR), ("“I asked Oka to leave,” Diallo said.", Voice.SOURCE)]
)
def test_the_author_speaks_only_outside_quotation_marks(text, voice):
    """A first person outside quotations is the author's own."""
    found = read(text, ("I", "asked", "Oka to leave"))
    assert found[0].voice is voice


def test_an_inner_attribution_names_the_one_that_it_stands_in():
    """What Bello argued stands on another's word."""
    text = "Bello has argued for keeping the crossing closed, a diplomat said."
    outer = ("a diplomat", "said", "Bello has argued for keeping the crossing closed")
    found = read(text, outer, inner=[("Bello", "has argued for", "keeping the crossing closed")])
    assert [attribution.within for attribution in found] == [None, "a1"]
    assert words(found[1].source) == ["Bello"]


def test_an_inner_attribution_outside_every_content_is_dropped():
    """There is no inner without an outer."""
    text = "Bello has argued for keeping the crossing closed since March."
    assert read(text, inner=[("Bello", "has argued for", "keeping the crossing closed")]) == ()


RUNNING = (
    "“We waited for a year,” Oka said. “We wrote every week.\n\n“Nobody answered us, not even the ministry.”\n\nThe ministry closed in May."
)


def test_a_quotation_that_runs_on_stays_its_speakers():
    """A paragraph that reopens the marks, with no cue of its own, belongs to whoever was speaking."""
    (found,) = read(
        RUNNING,
        ("Oka", "said", ["“We waited for a year,”", "“We wrote every week."]),
        (None, None, "“Nobody answered us, not even the ministry.”"),
    )
    assert words(found.content)[-1] == "“Nobody answered us, not even the ministry.”"


def test_a_quotation_that_nobody_is_named_for_is_kept_without_a_source():
    """It is not given to a speaker whose own paragraph ended in reported words."""
    found = read(
        "Oka said the ministry had closed.\n\n“Nobody answered us.”",
        ("Oka", "said", "the ministry had closed"),
        (None, None, "“Nobody answered us.”"),
    )
    assert [(words(attribution.source), words(attribution.cue)) for attribution in found] == [(["Oka"], ["said"]), ([], [])]
    assert found[1].voice is Voice.UNSTATED


def test_a_cue_takes_its_likeliest_source_unless_none_is_likelier():
    """The shares of the choice decide."""
    article = make_article("Oka and Bello met. It was said that talks failed.")
    text = article.text
    spans = (
        MarkedSpan(layer=Layer.OUTER, part=Part.SOURCE, start=0, end=3, score=0.9),
        MarkedSpan(layer=Layer.OUTER, part=Part.CUE, start=text.index("said"), end=text.index("said") + 4, score=0.9),
        MarkedSpan(layer=Layer.OUTER, part=Part.CONTENT, start=text.index("that"), end=text.index("failed") + 6, score=0.9),
    )
    content = Link(cue=1, other=2, score=0.99)
    for share, expected in ((0.3, []), (0.8, ["Oka"])):
        markup = Markup(article_id=article.id, spans=spans, links=(Link(cue=1, other=0, score=share), content))
        (found,) = find_attributions(article, markup)
        assert words(found.source) == expected


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_every_span_is_its_text_and_every_id_its_own(data):
    """Whatever is marked, spans hold the article's exact characters, ids are unique, and ``within`` names an outer attribution."""
    text = data.draw(st.text(alphabet="abc “”\"',.\n🕊", min_size=1, max_size=150).filter(str.strip))
    article = make_article(text)
    edge = st.integers(min_value=0, max_value=len(text) - 1)
    spans = []
    for _ in range(data.draw(st.integers(min_value=0, max_value=12))):
        start = data.draw(edge)
        end = data.draw(st.integers(min_value=start + 1, max_value=len(text)))
        layer, part = data.draw(st.sampled_from(Layer)), data.draw(st.sampled_from(Part))
        if any(passage.start <= start and end <= passage.end and passage.role == "body" for passage in article.passages):
            spans.append(MarkedSpan(layer=layer, part=part, start=start, end=end, score=0.5))
    cues = [at for at, span in enumerate(spans) if span.part is Part.CUE]
    others = [at for at, span in enumerate(spans) if span.part is not Part.CUE]
    same = [(cue, other) for cue in cues for other in others if spans[cue].layer is spans[other].layer]
    links = tuple(Link(cue=cue, other=other, score=data.draw(st.floats(0, 1))) for cue, other in same)
    found = find_attributions(article, Markup(article_id=article.id, spans=tuple(spans), links=links))
    outer = {attribution.id for attribution in found if attribution.within is None}
    assert len({attribution.id for attribution in found}) == len(found)
    for attribution in found:
        assert attribution.content and attribution.within in {None, *outer}
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert article.text[span.start : span.end] == span.text


def test_a_sentence_that_ends_in_a_reporting_clause_is_attributed():
    """Where the tagger saw only the cues before it, the clause is still the outermost, and they stand inside it."""
    text = "The council has promised a second round as soon as Friday, following talks with an envoy, two African diplomats said Wednesday."
    found = read(
        text, ("The council", "has promised", "a second round as soon as Friday, following talks with an envoy, two African diplomats")
    )
    outer, inner = found
    assert (words(outer.source), words(outer.cue)) == (["two African diplomats"], ["said"])
    assert words(outer.content) == ["The council has promised a second round as soon as Friday, following talks with an envoy"]
    assert (inner.within, words(inner.content)) == (outer.id, ["a second round as soon as Friday, following talks with an envoy"])


@pytest.mark.parametrize("text", ["In Kessa, he said.", "“The port is open, the minister said.", "Talks, he said, failed."])
def test_a_reporting_clause_without_its_sentence_is_none(text):
    """Too little stands before it, it stands in a quotation, or it does not end the sentence."""
    assert read(text) == ()


def test_the_terms_of_anonymity_are_no_attribution():
    """On what condition a source spoke is not what it said."""
    text = "Okafor spoke on condition of anonymity to discuss private talks."
    assert read(text, ("Okafor", "spoke on condition of anonymity to discuss", "private talks")) == ()


def test_a_determiner_belongs_to_its_source():
    """The tagger may leave it at the end of the content."""
    text = "Bello has argued for keeping the crossing closed, that person said of the talks."
    (found,) = read(text, ("person", "said", "Bello has argued for keeping the crossing closed, that"))
    assert (words(found.source), words(found.content)) == (["that person"], ["Bello has argued for keeping the crossing closed"])


def test_a_clause_that_closes_a_sentence_covers_it_from_its_first_word():
    """What the tagger gave to other cues stands inside what the diplomats said; a clause that it saw no cue in is found by its form."""
    text = "Tavria has promised talks by Friday, after a meeting in Oslana, two diplomats said Monday."
    part = ("two diplomats", "said Monday", "after a meeting in Oslana")
    other = ("Tavria", "has promised", "talks by Friday")
    for marked in ((other, part), (other,)):
        host, inner = read(text, *marked)
        assert (words(host.source), words(host.content)) == (
            ["two diplomats"],
            ["Tavria has promised talks by Friday, after a meeting in Oslana"],
        )
        assert (words(inner.source), inner.within) == (["Tavria"], host.id)


def test_a_sentence_with_quotation_marks_is_not_closed_by_rule():
    """There the quotation says what is said."""
    (found,) = read("It was “a trap,” and nothing more came of it, Oka said.", ("Oka", "said", "“a trap,”"))
    assert words(found.content) == ["“a trap,”"]


@pytest.mark.parametrize(
    "marked",
    [
        [("the Courier", "reported", "The visit is off")],
        [("the Courier", "reported", "The visit is off"), ("the Courier", "citing", "two officials who saw the order")],
    ],
)
def test_whom_an_outlet_cites_stands_inside_what_it_reports(marked):
    """‘the Courier reported, citing two officials’: the officials’ words, at second hand, and only once."""
    host, cited = read("The visit is off, the Courier reported, citing two officials who saw the order.", *marked)
    assert host.channel is Channel.OTHER_OUTLET or words(host.source) == ["the Courier"]
    assert (words(cited.source), words(cited.cue), cited.within) == (["two officials who saw the order"], ["citing"], host.id)
    assert words(cited.content) == words(host.content) == ["The visit is off"]


@pytest.mark.parametrize("cue", ["citing", "reported"])
def test_an_outlet_that_cites_before_that_is_read_whole(cue):
    """‘reported, citing two officials, that …’: what is reported begins at ‘that’, whatever was marked."""
    content = {"citing": "two officials, that the post is closed", "reported": "citing two officials, that the post is closed"}[cue]
    host, cited = read("The Courier reported on Monday, citing two officials, that the post is closed.", ("The Courier", cue, content))
    assert (words(host.cue), words(host.content)) == (["reported"], ["that the post is closed"])
    assert (words(cited.source), words(cited.content), cited.within) == (["two officials"], ["that the post is closed"], host.id)


def test_according_to_at_the_head_of_a_sentence_takes_nothing_before_it():
    """‘“Roads are shut,” Oka said. “We wait.” According to the port, ships left’: Oka waits."""
    oka, port = read(
        "“Roads are shut,” Oka said. “We wait.” According to the port, ships left.",
        ("Oka", "said", "“Roads are shut,”"),
        ("the port", "According to", ["“We wait.”", "ships left"]),
    )
    assert (words(oka.content), words(port.content)) == (["“Roads are shut,”", "“We wait.”"], ["ships left"])


@pytest.mark.parametrize("line", ["07:05 GMT", "9:30 p.m.", "11:40"])
def test_a_time_on_a_line_of_its_own_is_no_part_of_what_is_said(line):
    """A live report puts its times above its entries; the tagger may begin there."""
    text = f"{line}\nOslana is quiet, the mayor says.\n\n{line}\nThe mayor says that it will rain."
    marks = [("the mayor", "says", f"{line}\nOslana is quiet"), (f"{line.split()[-1]}\nThe mayor", "says", "that it will rain")]
    first, second = read(text, *marks)
    assert (words(first.content), words(second.source)) == (["Oslana is quiet"], ["The mayor"])


def test_what_two_layers_mark_is_one_attribution_inside():
    """Of two that share a word of their cue the surer is kept."""
    found = read(
        "The ministry has refused to sign, two officials said.",
        ("two officials", "said", "The ministry has refused to sign"),
        inner=[("The ministry", "has refused", "to sign"), ("The ministry", "has refused to sign", "to sign")],
    )
    assert [attribution.within for attribution in found] == [None, "a1"]


def test_a_ground_is_no_source():
    """‘citing the weather’ cites nobody."""
    found = read("The visit is off, the ministry said, citing the weather.", ("the ministry", "said", "The visit is off"))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("outlet", "told", "channel"),
    [
        ("The Harbour Gazette", "Politico", Channel.OTHER_OUTLET), ("POLITICO", "Politico", Channel.INTERVIEW),
        ("The Washington Post", "the Post", Channel.UNKNOWN), (None, "Politico", Channel.UNKNOWN), (None, "CNN", Channel.OTHER_OUTLET),
    ],
)  # fmt: skip
def test_what_is_told_to_the_reports_own_outlet_is_not_second_hand(outlet, told, channel):
    """‘told Politico’ is second hand elsewhere and an interview in Politico; where nobody knows whose report it is, nothing is said."""
    text = f"In the end a diplomat told {told} that the talks had failed."
    article = make_article(text, outlet=outlet)
    (found,) = find_attributions(article, make_markup(article, ("a diplomat", "told", "the talks had failed")))
    assert found.channel is channel


def test_a_letter_given_to_an_outlet_is_no_word_told_to_it():
    """Where an outlet stands in the sentence for another reason, nothing is at second hand."""
    article = make_article("He gave the letter to the AP, a diplomat said.")
    (found,) = find_attributions(article, make_markup(article, ("a diplomat", "said", "He gave the letter to the AP")))
    assert found.channel is Channel.UNKNOWN


def test_what_somebody_may_yet_say_is_no_attribution_inside_another():
    """‘The king could announce a truce, diplomats said’: the truce stands on the diplomats' word, not on the king's."""
    article = make_article("The king could announce a truce, diplomats said.")
    markup = make_markup(
        article, ("diplomats", "said", "The king could announce a truce"), inner=[("The king", "could announce", "a truce")]
    )
    assert [one.cue[0].text for one in find_attributions(article, markup)] == ["said"]
    article = make_article("The king has announced a truce, diplomats said.")
    markup = make_markup(article, ("diplomats", "said", "The king has announced a truce"), inner=[("The king", "has announced", "a truce")])
    assert [one.cue[0].text for one in find_attributions(article, markup)] == ["said", "has announced"]


def test_the_terms_of_a_source_are_no_content():
    """‘One official, who declined to be named because …, said’: the terms are said of the official, and ‘not to be named’ is no claim."""
    article = make_article("One official, who declined to be named because the talks are private, said a deal was near.")
    markup = make_markup(article, ("One official", "said", ["who declined to be named because the talks are private", "a deal was near"]))
    (found,) = find_attributions(article, markup)
    assert [span.text for span in found.content] == ["a deal was near"]
    article = make_article("One minister, who asked not to be named, left.")
    assert find_attributions(article, make_markup(article, ("who", "asked", "not to be named"))) == ()
