"""Readings made by hand → points for an editor, without weights."""

import pytest

from dateline.audit import find_audit, outlets
from dateline.audit.crowd import least_people
from dateline.interpret import find_attributions, find_sources
from dateline.records import SettingsError, Support
from dateline.testing import make_article, make_markup


def audit(text, *attributions, outlet=None, title=None):
    article = make_article(text, title=title)
    told, sources = find_sources(article, find_attributions(article, make_markup(article, *attributions)))
    return find_audit(article, told, sources, outlet=outlet), told, sources


def checks(*arguments, **options):
    return {finding.check: finding for finding in audit(*arguments, **options)[0].findings}


def test_figures_count_who_is_named_and_the_words_that_rest_on_whom():
    """Shares have their denominator; unnamed and nobody's words are counted apart."""
    found, _, _ = audit(
        "Mira Oslan, a professor, said it was over. Two officials said it was not. It is believed to be late.",
        ("Mira Oslan, a professor,", "said", "it was over"),
        ("Two officials", "said", "it was not"),
        (None, "is believed", "to be late"),
    )
    figures = found.summary
    assert (figures.named, figures.unnamed, figures.unnamed_people_at_least) == (1, 1, 2)
    assert (figures.words, figures.words_unnamed, figures.words_nobody) == (9, 3, 3)
    assert dict(figures.named_by_role) == {"expert": 1}


@pytest.mark.parametrize(
    ("source", "headline"),
    [("Two officials", Support.UNNAMED), ("Foreign Minister Mira Oslan", Support.NAMED)],
)
def test_the_headlines_claim_rests_on_whoever_says_it_in_the_body(source, headline):
    """The headline is compared with the body, never counted as evidence."""
    found, _, _ = audit(
        f"{source} said Tavria would reopen the border in May. Voters said they did not care.",
        (source, "said", "Tavria would reopen the border in May"),
        ("Voters", "said", "they did not care"),
        title="Tavria to reopen border in May",
    )
    assert found.summary.headline is headline
    assert ("headline" in {finding.check for finding in found.findings}) is (headline is Support.UNNAMED)


def test_at_least_so_many_people_counts_descriptions_that_exclude_each_other():
    """A spokesman is no diplomat; ‘a person’ may be any of them."""
    _, _, sources = audit(
        "A ministry spokesman said no. Three diplomats said yes. A person close to the talks said perhaps.",
        ("A ministry spokesman", "said", "no"),
        ("Three diplomats", "said", "yes"),
        ("A person close to the talks", "said", "perhaps"),
    )
    assert least_people(list(sources)) == 4


def test_a_bare_source_is_a_point_and_a_described_one_is_none():
    """‘a source’ says nothing of who knows; ‘a source close to the minister’ does."""
    bare = checks("Talks failed, a source said.", ("a source", "said", "Talks failed"))
    described = checks("Talks failed, a source close to the minister said.", ("a source close to the minister", "said", "Talks failed"))
    assert "bare_source" in bare and "bare_source" not in described
    assert [span.text for span in bare["bare_source"].spans] == ["a source"]


def test_reasons_missing_and_rote_are_told_apart():
    """No reason is one point, a stock phrase another, a reason of its own none."""
    said = ("said", "Talks failed")
    missing = checks("Talks failed, a diplomat said.", ("a diplomat", *said))
    rote = checks(
        "Talks failed, a diplomat, who was not authorized to speak, said.", ("a diplomat, who was not authorized to speak,", *said)
    )  # fmt: skip
    good = checks(
        "Talks failed, a diplomat, who asked not to be named because his family was threatened, said.",
        ("a diplomat, who asked not to be named because his family was threatened,", *said),
    )
    assert "no_reason" in missing and "rote_reason" not in missing
    assert "rote_reason" in rote and "no_reason" not in rote
    assert "rote_reason" not in good and "no_reason" not in good


def test_opinion_and_direct_quotation_of_unnamed_people_are_points():
    """Facts on a withheld name are no point of these two; opinions and quotation marks are."""
    found = checks(
        "“It will probably be a disaster,” a diplomat said. Two officials said the letter came on Monday.",
        ("a diplomat", "said", "“It will probably be a disaster,”"),
        ("Two officials", "said", "the letter came on Monday"),
    )
    assert found["opinion"].attribution_ids == found["direct_quotation"].attribution_ids == ("a1",)
    assert found["one_person"].attribution_ids == ("a1",)


def test_declining_and_unnamed_people_of_the_same_house_are_a_point():
    """Who declined may be who spoke."""
    found = checks(
        "The State Department declined to comment. The visit is off, a State Department official said.",
        ("The State Department", "declined", "to comment"),
        ("a State Department official", "said", "The visit is off"),
    )
    assert "declined_and_quoted" in found
    assert "declined_and_quoted" not in checks(
        "The Treasury Department declined to comment. The visit is off, a State Department official said.",
        ("The Treasury Department", "declined", "to comment"),
        ("a State Department official", "said", "The visit is off"),
    )


def test_a_speaker_who_comes_late_is_a_point():
    """More than one sentence of quotation before its speaker."""
    late = checks("“It is over. We waited long,” said Mira Oslan.", ("Mira Oslan", "said", "“It is over. We waited long,”"))
    soon = checks("Mira Oslan said: “It is over. We waited long.”", ("Mira Oslan", "said", "“It is over. We waited long.”"))
    assert "late_speaker" in late and "late_speaker" not in soon


def test_repeats_are_folded_and_named_sources_have_no_points():
    """One finding a check, however often; a report of named people alone has none."""
    found, _, _ = audit(
        "A diplomat said no. A banker said yes. An aide said perhaps.",
        ("A diplomat", "said", "no"),
        ("A banker", "said", "yes"),
        ("An aide", "said", "perhaps"),
    )
    assert len({finding.check for finding in found.findings}) == len(found.findings)
    assert len(next(finding for finding in found.findings if finding.check == "no_reason").source_ids) == 3
    named, _, _ = audit("Mira Oslan said no.", ("Mira Oslan", "said", "no"))
    assert named.findings == () and len(named.undecided) == 3


@pytest.mark.parametrize("outlet", ["AP", "Reuters", "New York Times", "Washington Post", "nyt"])
def test_an_outlets_own_rules_stand_first(outlet):
    """Asked for, an outlet's checks come before the others', and its rule before others' rules of the same check."""
    found, _, _ = audit("“It could fail,” a source said.", ("a source", "said", "“It could fail,”"), outlet=outlet)
    name = {"nyt": "New York Times"}.get(outlet, outlet)
    own = [finding.rules[0].outlet == name for finding in found.findings]
    assert own[0] and own == sorted(own, reverse=True)


def test_every_rule_has_an_outlet_and_every_check_a_rule():
    """Each point names a published rule; an unknown outlet is refused in one sentence."""
    assert outlets() == ("AP", "New York Times", "Reuters", "Washington Post")
    with pytest.raises(SettingsError, match="no rules of “Nobody” are known"):
        audit("Oka said no.", ("Oka", "said", "no"), outlet="Nobody")


@pytest.mark.parametrize("words", ["he could not answer the letter", "the guards took him away before the police could follow"])
def test_what_was_in_somebodys_power_is_no_look_into_the_future(words):
    """‘could’ of ability and purpose tells a fact; ‘could’ of possibility looks ahead."""
    assert "opinion" not in checks(f"Then {words}, a diplomat said.", ("a diplomat", "said", words))
    assert "opinion" in checks("The two could meet, a diplomat said.", ("a diplomat", "said", "The two could meet"))


@pytest.mark.parametrize(
    ("content", "opinion"),
    [
        ("the email was dated May 3", False),
        ("Ms. May had left", False),
        ("Will Dorn had the keys", False),
        ("the talks may fail", True),
        ("the talks will fail", True),
        ("Could it be late", True),
    ],
)
def test_a_month_and_a_name_are_no_look_into_the_future(content, opinion):
    """‘May 3’ is a day, ‘Will’ and ‘May’ with a capital are names."""
    assert ("opinion" in checks(f"Two officials said {content}.", ("Two officials", "said", content))) is opinion


def test_the_terms_of_anonymity_rest_on_nobody():
    """‘who asked not to be identified because …’ is no claim on one unnamed person's word."""
    text = "The dam held, a diplomat said. One engineer, who asked not to be identified because he fears for work, would not speak of it."
    found = checks(text, ("a diplomat", "said", "The dam held"), ("who", "asked", "not to be identified because he fears for work"))
    assert [span.text for span in found["one_person"].spans] == ["The dam held"]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("that it was “a trap.”", "“that it was ‘a trap.’”"),
        ("“It is a trap,”", "“It is a trap”"),
        ("‘It’s a trap,’", "“It’s a trap”"),
        ("it was a trap", "“it was a trap”"),
    ],
)
def test_words_are_shown_in_one_pair_of_quotation_marks(content, shown):
    """Marks around the whole are replaced, those inside become single ones."""
    text = f"“No,” Ana Oka said. A source said: {content} Nobody left."
    assert shown in checks(text, ("A source", "said", content))["one_person"].message
