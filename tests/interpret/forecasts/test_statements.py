"""A clause becomes one sentence that stands by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.certainty import find_certainty_words
from dateline.interpret.forecasts.dating import MONTHS
from dateline.interpret.forecasts.finishing import finish

LEDE = "OSLO (Courier) — Envoy Kim Oslan arrived on Monday. President Mira Tan and the finance minister, Anton Kessel, were there.\n\n"

PLAIN = [
    (
        "⟨The envoy⟩, who arrived Monday, ⟦is not expected to⟧ ⟪meet the president on Friday⟫.",
        "Envoy Kim Oslan meets President Mira Tan on 17 May 2024.",
        True,
    ),
    ("⟨Oslan⟩ ⟦will⟧ ⟪meet Tan on Friday⟫.", "Kim Oslan meets Mira Tan on 17 May 2024.", False),
    ("⟨Ms. Tan⟩ ⟦plans to⟧ ⟪visit Brno next week⟫.", "Mira Tan visits Brno in the week of 20 May 2024.", False),
    ("⟨President Tan⟩ ⟦could⟧ ⟪be in Oslo tomorrow⟫.", "President Mira Tan is in Oslo on 16 May 2024.", False),
    (
        "⟨The two ministers⟩ ⟦will⟧ ⟪sign the treaty by the end of the month⟫.",
        "The two ministers sign the treaty by the end of May 2024.",
        False,
    ),
    ("⟨The treaty⟩ ⟦is expected to⟧ ⟪be signed this year⟫.", "The treaty is signed in 2024.", False),
    ("⟨The treaties⟩ ⟦may⟧ ⟪be signed soon⟫.", "The treaties are signed soon.", False),
    ("⟨The port⟩ ⟦is likely to⟧ ⟪have a new owner by March⟫.", "The port has a new owner by March 2025.", False),
    ("⟨The bank⟩ ⟦will probably⟧ ⟪hold its rate⟫.", "The bank holds its rate.", False),
    ("⟨Voters⟩ ⟦will⟧ ⟪go to the polls on June 9⟫.", "Voters go to the polls on 9 June 2024.", False),
    ("⟨The union⟩ ⟦vowed to⟧ ⟪strike from Monday⟫.", "The union strikes from 20 May 2024.", False),
    ("⟨Rebels⟩ ⟦threatened to⟧ ⟪seize the dam⟫.", "Rebels seize the dam.", False),
    ("⟨The vote⟩ ⟦is scheduled for⟧ ⟪Thursday⟫.", "The vote takes place on 16 May 2024.", False),
    ("⟨the strike⟩, ⟦set for⟧ ⟪Monday⟫, would be the first.", "The strike takes place on 20 May 2024.", False),
    ("⟨The talks⟩ ⟦are due⟧ ⟪on Tuesday in Brno⟫.", "The talks take place on 21 May 2024 in Brno.", False),
    ("⟨A decision⟩ ⟦is expected⟧ ⟪on Friday⟫.", "A decision comes on 17 May 2024.", False),
    ("⟨The results⟩ ⟦are due⟧ ⟪by Sunday⟫.", "The results come by 19 May 2024.", False),
    ("⟨Kessel⟩ ⟦is due⟧ ⟪in Brno on Sunday⟫.", "Anton Kessel is in Brno on 19 May 2024.", False),
    ("⟨a deal⟩ ⟦likely to⟧ ⟪be signed in Brno⟫ was near.", "A deal is signed in Brno.", False),
    ("They ⟦predicted⟧ ⟪a defeat⟫.", "There is a defeat.", False),
    ("Analysts ⟦fear⟧ ⟪further attacks⟫.", "There are further attacks.", False),
    ("⟨There⟩ ⟦will⟧ ⟪be a second vote in June⟫.", "There is a second vote in June 2024.", False),
    ("⟨There⟩ ⟦could⟧ ⟪be protests⟫.", "There are protests.", False),
    ("⟨The minister⟩ ⟦will⟧ ⟪visit Brno and sign the accord⟫.", "Anton Kessel visits Brno and signs the accord.", False),
    ("⟨Both sides⟩ ⟦have agreed to⟧ ⟪meet again⟫.", "Both sides meet again.", False),
    ("⟨The permit⟩ ⟪expires in June⟫.", "The permit expires in June 2024.", False),
    ("⟨The hearing⟩ ⟪is on Tuesday⟫.", "The hearing is on 21 May 2024.", False),
    ("⟨Oslan⟩ ⟪is meeting Tan on Friday⟫.", "Kim Oslan is meeting Mira Tan on 17 May 2024.", False),
    ("⟨No deal⟩ ⟦will⟧ ⟪be signed on Friday⟫.", "A deal is signed on 17 May 2024.", True),
    ("⟨No ministers⟩ ⟦will⟧ ⟪attend⟫.", "Ministers attend.", True),
    ("⟨Not one boat⟩ ⟦will⟧ ⟪land⟫.", "One boat lands.", True),
    ("⟨The talks⟩ ⟦have a two-in-three chance of⟧ ⟪success⟫.", "The talks have success.", False),
    ("⟨A strike set for Monday and Tuesday⟩ ⟦will⟧ ⟪halt trains⟫.", "A strike set for 20 May 2024 and 21 May 2024 halts trains.", False),
    ("⟨The soldiers who seized power on Friday⟩ ⟦will⟧ ⟪hold a vote⟫.", "The soldiers who seized power on 10 May 2024 hold a vote.", False),
    ("⟨The ministry⟩ ⟦ruled out⟧ ⟪a pact⟫.", "There is a pact.", True),
    ("⟨The ministry⟩ ⟦ruled out⟧ ⟪raising fees⟫.", "The ministry raises fees.", True),
    ("⟨The rebels⟩ ⟦threatened⟧ ⟪on Wednesday to seize the dam⟫.", "The rebels seize the dam.", False),
    ("⟨The rebels⟩ ⟦are not going to⟧ ⟪give up the dam for nothing⟫.", "The rebels give up the dam for nothing.", True),
    ("⟨Both countries⟩ ⟦are close to⟧ ⟪signing a treaty⟫.", "Both countries sign a treaty.", False),
    ("⟨There ⟦will⟧ be elections⟩ ⟪be elections⟫.", "There are elections.", False),
    ("⟨The trade in potash is⟩ ⟦bound to⟧ ⟪shrink⟫.", "The trade in potash shrinks.", False),
    ("⟨The reactor at Brno, idle since a leak⟩, ⟦is to⟧ ⟪restart⟫.", "The reactor at Brno, idle since a leak, restarts.", False),
    ("⟨Oslan, who arrived on Monday⟩, ⟦is to⟧ ⟪leave⟫.", "Kim Oslan leaves.", False),
    ("It is too early to tell ⟨whether the garrison⟩ ⟦will⟧ ⟪fight⟫.", "The garrison fights.", False),
    ("⟨From June, not one boat⟩ ⟦will⟧ ⟪land⟫.", "One boat lands.", True),
    ("a man who ⟦had threatened to⟧ ⟪abstain⟫ stayed.", "Somebody abstains.", False),
    (
        "⟨Kessel⟩ ⟦is expected to⟧ ⟪carry a letter to Tan when he goes to Brno⟫.",
        "Anton Kessel carries a letter to Mira Tan when he goes to Brno.",
        False,
    ),
    ("⟨The ministry⟩ ⟦expects⟧ ⟪the deficit to shrink⟫.", "The deficit shrinks.", False),
    ("They ⟦have no plans to⟧ ⟪shut the border⟫.", "Somebody shuts the border.", True),
    ("⟨Nobody⟩ ⟦will⟧ ⟪attend⟫.", "Somebody attends.", True),
    ("⟨The bank⟩ ⟦will⟧ ⟪not raise its rate⟫.", "The bank raises its rate.", True),
    ("⟨The bank⟩ ⟦will⟧ ⟪take no part⟫.", "The bank takes part.", True),
    ("⟨The bank⟩ ⟦won't⟧ ⟪answer any questions⟫.", "The bank answers questions.", True),
    ("⟨The bill⟩ ⟦will⟧ ⟪never pass⟫.", "The bill passes.", True),
    ("⟨The bill⟩ ⟦will⟧ ⟪fail to pass⟫.", "The bill passes.", True),
    ("⟨Tan⟩ ⟦has no plans to⟧ ⟪resign⟫.", "Mira Tan resigns.", True),
    ("⟨Tan⟩ ⟦is unlikely to⟧ ⟪resign⟫.", "Mira Tan resigns.", True),
    ("⟨Tan⟩ ⟦vowed not to⟧ ⟪carry out the plan⟫.", "Mira Tan carries out the plan.", True),
    ("⟨Virginia⟩ would ⟦probably⟧ ⟪host the race⟫.", "Virginia hosts the race.", False),
    ("⟨Oslan would⟩ ⟦almost certainly⟧ ⟪win⟫.", "Kim Oslan wins.", False),
    ("⟨The party⟩ ⟦has a 70 percent chance of⟧ ⟪winning the seat⟫.", "The party wins the seat.", False),
    ("There is ⟦a chance that⟧ ⟪the dam will break⟫.", "The dam breaks.", False),
    ("It ⟦is likely that⟧ ⟪prices will rise⟫.", "Prices rise.", False),
    ("He ⟦doubts that⟧ ⟪any minister will resign⟫.", "A minister resigns.", True),
    ("Traders ⟦expect⟧ ⟪the bank to cut rates on Thursday⟫.", "The bank cuts rates on 16 May 2024.", False),
    ("⟨The exercises⟩ ⟦will again⟧ ⟪be scaled back⟫.", "The exercises are scaled back.", False),
    ("⟨The Guard and state troopers⟩ ⟦will⟧ ⟪remain through Sunday⟫.", "The Guard and state troopers remain through 19 May 2024.", False),
    ("⟨as many⟩ as 90,000 people ⟦could⟧ ⟪face hunger⟫.", "As many as 90,000 people face hunger.", False),
    ("⟨as many as 90,000⟩ people ⟦could⟧ ⟪face hunger⟫.", "As many as 90,000 people face hunger.", False),
    ("⟨More than 100⟩ ⟦will⟧ ⟪attend⟫.", "More than 100 attend.", False),
    ("⟨No fewer⟩ than 30 villages ⟦will⟧ ⟪be flooded⟫.", "No fewer than 30 villages are flooded.", True),
    ("At least ⟨one minister⟩ ⟦will⟧ ⟪resign⟫.", "At least one minister resigns.", False),
    ("Just 12 ⟨lawmakers⟩ ⟦will⟧ ⟪stay⟫.", "Just 12 lawmakers stay.", False),
    ("⟨Some 4,100 miners⟩ ⟦could⟧ ⟪return⟫.", "Some 4,100 miners return.", False),
    ("⟨About 1,500 of the miners⟩ ⟦could⟧ ⟪return⟫.", "About 1,500 of the miners return.", False),
    ("⟨Up to 40 members⟩ ⟦may⟧ ⟪defect⟫.", "Up to 40 members defect.", False),
    ("⟨At least six⟩ ⟦will⟧ ⟪go⟫.", "At least six go.", False),
    ("⟨More than a dozen towns⟩ ⟦could⟧ ⟪lose power⟫.", "More than a dozen towns lose power.", False),
    ("⟨An estimated 5,000 farmers⟩ ⟦will⟧ ⟪march⟫.", "An estimated 5,000 farmers march.", False),
    ("⟨Another 40 hostages⟩ ⟦will⟧ ⟪be freed⟫.", "Another 40 hostages are freed.", False),
    ("⟨Roughly 60 percent of voters⟩ ⟦will⟧ ⟪turn out⟫.", "Roughly 60 percent of voters turn out.", False),
    ("⟨More than one minister⟩ ⟦will⟧ ⟪go⟫.", "More than one minister goes.", False),
    ("⟨About a third of the crop⟩ ⟦could⟧ ⟪be lost⟫.", "About a third of the crop is lost.", False),
    ("⟨Some aid⟩ ⟦will⟧ ⟪arrive⟫.", "Some aid arrives.", False),
    ("⟨Another round⟩ ⟦will⟧ ⟪follow⟫.", "Another round follows.", False),
    ("⟨The 10 percent tariff⟩ ⟦will⟧ ⟪hurt exporters⟫.", "The 10 percent tariff hurts exporters.", False),
    ("⟨As much as $2 billion⟩ ⟦could⟧ ⟪be lost⟫.", "As much as $2 billion is lost.", False),
    ("⟨A 90,000-strong army⟩ ⟦will⟧ ⟪march⟫.", "A 90,000-strong army marches.", False),
    ("⟨A number of voters⟩ ⟦may⟧ ⟪stay at home⟫.", "A number of voters stay at home.", False),
    ("⟨Recent gains in the polls in Brno⟩ ⟦may⟧ ⟪fade⟫.", "Recent gains in the polls in Brno fade.", False),
    ("⟨The questions raised by the inquiry⟩ ⟦will⟧ ⟪remain⟫.", "The questions raised by the inquiry remain.", False),
    ("⟨The news⟩ ⟦will⟧ ⟪worry investors⟫.", "The news worries investors.", False),
    ("⟨The police⟩ ⟦will⟧ ⟪watch the border⟫.", "The police watch the border.", False),
    ("⟨Friday's vote⟩ ⟦is likely to⟧ ⟪be close⟫.", "The 17 May 2024 vote is close.", False),
    ("⟨Tan⟩ ⟦will⟧ ⟪attend next week's summit in Brno⟫.", "Mira Tan attends the summit in the week of 20 May 2024 in Brno.", False),
    ("⟨The ban⟩ ⟦could⟧ ⟪end as soon as Friday⟫.", "The ban ends as soon as 17 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪last until Friday night⟫.", "The ban lasts until the night of 17 May 2024.", False),
    ("⟨The ban⟩ ⟦will not⟧ ⟪end until Friday⟫.", "The ban ends before 17 May 2024.", True),
    ("⟨The ban⟩ ⟦will not⟧ ⟪stay until Friday⟫.", "The ban stays until 17 May 2024.", True),
    ("⟨The envoys⟩ ⟦will⟧ ⟪all come to Brno⟫.", "The envoys all come to Brno.", False),
    ("⟨The ban⟩ ⟦would⟧ ⟪in fact end⟫.", "The ban ends.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end early next year⟫.", "The ban ends early in 2025.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end between March 1 and April 30⟫.", "The ban ends between 1 March 2025 and 30 April 2025.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the coming weeks⟫.", "The ban ends in the coming weeks.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in two weeks⟫.", "The ban ends in the week of 27 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in a week or two⟫.", "The ban ends between 20 May and 2 June 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end before the summer recess⟫.", "The ban ends before the summer recess.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end before the Easter break⟫.", "The ban ends before the Easter break.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end before the spring thaw⟫.", "The ban ends before the spring thaw.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪cover the May Day rally⟫.", "The ban covers the May Day rally.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end before the summer⟫.", "The ban ends before the summer of 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end by winter⟫.", "The ban ends by the winter of 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪stay for the rest of the year⟫.", "The ban stays for the rest of 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪stay for most of the year⟫.", "The ban stays for most of 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪stay for the rest of the quarter⟫.", "The ban stays for the rest of the second quarter of 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the first half of next year⟫.", "The ban ends in the first half of 2025.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the first half of June⟫.", "The ban ends in the first half of June 2024.", False),
    ("⟨The two ministers⟩ ⟦will⟧ ⟪meet over the weekend⟫.", "The two ministers meet over the weekend of 18 May 2024.", False),
    ("⟨The two ministers⟩ ⟦will⟧ ⟪meet over the summer⟫.", "The two ministers meet over the summer of 2024.", False),
    ("⟨The trial⟩ ⟦will⟧ ⟪be over this weekend⟫.", "The trial is over on the weekend of 18 May 2024.", False),
    ("⟨The ban⟩ ⟦is not expected to⟧ ⟪end any time soon⟫.", "The ban ends soon.", True),
    ("⟨The ban⟩ ⟦will not⟧ ⟪be lifted at any time⟫.", "The ban is lifted.", True),
    ("⟨The ban⟩ ⟦could⟧ ⟪end any time soon⟫.", "The ban ends any time soon.", False),
    ("⟨The bank⟩ ⟦will not⟧ ⟪sell at any price⟫.", "The bank sells at a price.", True),
    ("⟨The ban⟩ ⟦will⟧ ⟪end by 9 p.m. on polling day⟫.", "The ban ends by 9 p.m. on polling day.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end within two weeks of a truce⟫.", "The ban ends within two weeks of a truce.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end this weekend⟫.", "The ban ends on the weekend of 18 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the third quarter⟫.", "The ban ends in the third quarter of 2024.", False),
    ("⟨It⟩ ⟦may⟧ ⟪take several days to count the votes⟫.", "It takes several days to count the votes.", False),
    ("⟨Tan's threat⟩ ⟦to⟧ ⟪veto the bill⟫ stands.", "Mira Tan vetoes the bill.", False),
    ("⟨the people⟩ ⟦will⟧ ⟪“rise up … and take to the streets⟫”.", "The people rise up and take to the streets.", False),
]


@pytest.mark.parametrize(("marked", "statement", "negative"), PLAIN)
def test_a_clause_is_said_in_the_present_tense_affirmed_with_names_and_dates(
    read_marked, marked: str, statement: str, negative: bool
) -> None:
    """Certainty and negation go; names stand for short names, days for relative words; the verb agrees with its subject."""
    assert read_marked(LEDE + marked, negative=negative).write().statement == statement


REFERENCES = [
    # In reported speech "he" is who speaks; in a quotation it is somebody else.
    ("Kessel said ⟨he⟩ ⟦would⟧ ⟪visit Brno⟫.", ("Kessel", "said", "he would visit Brno"), "Anton Kessel visits Brno.", True),
    (
        "“⟨I⟩ ⟦will⟧ ⟪publish my accounts⟫,” Kessel said.",
        ("Kessel", "said", "“I will publish my accounts,”"),
        "Anton Kessel publishes his accounts.",
        True,
    ),
    ("“⟦I’ll⟧ ⟪resign⟫,” Kessel said.", ("Kessel", "said", "“I’ll resign,”"), "Anton Kessel resigns.", True),
    (
        "“⟨We⟩ ⟦will⟧ ⟪shut the pipeline⟫,” the Osmark energy ministry said.",
        ("the Osmark energy ministry", "said", "“We will shut the pipeline,”"),
        "The Osmark energy ministry shuts the pipeline.",
        True,
    ),
    (
        "The Osmark energy ministry spoke. “⟨We⟩ ⟦are not going to⟧ ⟪shut it⟫,” the ministry said.",
        ("the ministry", "said", "“We are not going to shut it,”"),
        "The Osmark energy ministry shuts it.",
        False,
    ),
    (
        "The ministry said ⟨it⟩ ⟦would⟧ ⟪raise its fees⟫.",
        ("The ministry", "said", "it would raise its fees"),
        "The ministry raises its fees.",
        True,
    ),
    (
        "Two officials said ⟨they⟩ ⟦would⟧ ⟪leave on Friday⟫.",
        ("Two officials", "said", "they would leave on Friday"),
        "Two officials leave on 17 May 2024.",
        True,
    ),
    ("“⟨We⟩ ⟦will⟧ ⟪win⟫,” Kessel said.", ("Kessel", "said", "“We will win,”"), "Anton Kessel's side wins.", False),
    ("“⟨He⟩ ⟦will⟧ ⟪resign⟫,” Tan said of Mr. Kessel.", ("Tan", "said", "“He will resign,”"), "Anton Kessel resigns.", True),
    (
        "Orvia’s Trade Commission met. Trade Commission staff spoke. ⟨It⟩ ⟦will⟧ ⟪fine the port⟫.",
        None,
        "The Trade Commission fines the port.",
        True,
    ),
    ("⟨The minister⟩ ⟦will⟧ ⟪meet Orvia’s Trade Commission⟫.", None, "Anton Kessel meets Orvia's Trade Commission.", True),
    # Elsewhere it is who is nearest and fits.
    ("Mr. Kessel spoke of it. ⟨His visit⟩ ⟦will⟧ ⟪begin on Friday⟫.", None, "Anton Kessel's visit begins on 17 May 2024.", True),
    ("Kim Oslan and Mira Tan spoke. ⟨The two⟩ ⟦could⟧ ⟪meet shortly⟫.", None, "Kim Oslan and Mira Tan meet shortly.", True),
    ("Kim Oslan and Mira Tan spoke. ⟨They⟩ ⟦will⟧ ⟪meet again⟫.", None, "Kim Oslan and Mira Tan meet again.", True),
    ("The ministers spoke. ⟨They⟩ ⟦will⟧ ⟪meet again⟫.", None, "The ministers meet again.", True),
    ("The Central Bank of Orvia met. ⟨The bank⟩ ⟦will⟧ ⟪raise its rate⟫.", None, "The Central Bank of Orvia raises its rate.", True),
    ("Orvia’s central bank met. ⟨The central bank⟩ ⟦will⟧ ⟪raise its rate⟫.", None, "Orvia's central bank raises its rate.", True),
    ("⟨Oslan⟩ ⟦plans to⟧ ⟪visit her deputy in Brno⟫.", None, "Kim Oslan visits her deputy in Brno.", True),
    ("Mira Tan of the Courier, ⟨who⟩ ⟦will⟧ ⟪moderate the debate⟫.", None, "Mira Tan moderates the debate.", True),
    ("Kessel, ⟨whose term⟩ ⟪expires in June⟫, was there.", None, "Anton Kessel's term expires in June 2024.", True),
    ("He wants a party ⟨that⟩ ⟦will⟧ ⟪rule alone⟫.", None, "A party rules alone.", True),
    ("⟨The minister⟩ ⟦will⟧ ⟪meet the president on Friday⟫.", None, "Anton Kessel meets President Mira Tan on 17 May 2024.", True),
    ("⟨The minister, Anton Kessel⟩, ⟦will⟧ ⟪leave on Friday⟫.", None, "The minister, Anton Kessel, leaves on 17 May 2024.", True),
    # What the text does not tell keeps its words.
    ("⟨That⟩ ⟦could⟧ ⟪decide the election⟫.", None, "This decides the election.", False),
    ("“⟨It⟩ ⟦will⟧ ⟪fall⟫,” Kessel said.", ("Kessel", "said", "“It will fall,”"), "It falls.", False),
    ("Kessel’s lawyer said ⟨he⟩ ⟦would⟧ ⟪stay⟫.", ("Kessel’s lawyer", "said", "he would stay"), "He stays.", False),
]


@pytest.mark.parametrize(("marked", "parts", "statement", "resolved"), REFERENCES)
def test_whoever_the_text_tells_is_named_and_nobody_else(read_marked, marked, parts, statement: str, resolved: bool) -> None:
    """A pronoun or description becomes the name of whom the article says it means; where it does not say, its words stay."""
    wording = read_marked(LEDE + marked, *([parts] if parts else [])).write()
    assert (wording.statement, wording.resolved) == (statement, resolved)


OURS = frozenset(
    [
        "before",
        "between",
        "second",
        "is",
        "are",
        "has",
        "does",
        "takes",
        "place",
        "happens",
        "happen",
        "comes",
        "come",
        "there",
        "this",
        "it",
        "the",
        "a",
        "an",
        "somebody",
        "something",
        "author's",
        "author",
        "side",
        "people",
        "and",
        "in",
        "on",
        "week",
        "weekend",
        "of",
        "they",
        "them",
        "their",
    ]
)


def stem(word: str) -> str:
    bare = re.sub(r"(?:ie|[iey])$", "", re.sub(r"(?:es|s|ing)$", "", word))
    return re.sub(r"(.)\1$", r"\1", bare)


@pytest.mark.parametrize(("marked", "negative"), [(case[0], case[2]) for case in PLAIN] + [(case[0], False) for case in REFERENCES])
def test_every_statement_keeps_the_laws(read_marked, marked: str, negative: bool) -> None:
    """One sentence: a capital, one full stop, no first or second person, no certainty word over its verb, no word of its own."""
    told = read_marked(LEDE + marked, negative=negative).write().statement
    assert told[0].isupper() and told.endswith(".") and not told.endswith("..")
    assert not re.search(r"\b(?:I|we|our|us|my|me|you|your)\b", told)
    undated = re.sub(r"\b(?:\d{1,2} )?[A-Z][a-z]+ \d{4}", "then", told)
    assert not [found for found in find_certainty_words(undated) if found.construction.value in {"modal", "adverb"}]
    known = (
        {stem(word) for word in re.findall(r"[a-z]+", (LEDE + marked).lower())}
        | {stem(word) for word in OURS}
        | {month.lower() for month in MONTHS}
        | {stem(month.lower()) for month in MONTHS}
    )
    assert not [word for word in re.findall(r"[a-z]+", told.lower()) if stem(word) not in known and word != "s"]


@given(st.text(max_size=60))
def test_finish_makes_one_sentence(words: str) -> None:
    """Whatever the words, there is one full stop at the end, single spaces, no quotation mark."""
    told = finish(words)
    assert told.endswith(".") and told == " ".join(told.split())
    assert not set(told) & set('“”"…')


def test_a_statement_is_the_same_without_sources(read_marked) -> None:
    """An article without attributions is written all the same, pronouns and all."""
    wording = read_marked("⟨He⟩ ⟦will⟧ ⟪go⟫.").write()
    assert (wording.statement, wording.resolved, wording.question) == ("He goes.", False, None)
