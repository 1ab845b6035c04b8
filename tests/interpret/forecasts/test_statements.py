"""A clause becomes one sentence that stands by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.certainty import find_certainty_words
from dateline.interpret.forecasts.dating import MONTHS
from dateline.interpret.forecasts.wording import finish
from interpret.forecasts.marked import read_marked

LEDE = "OSLO (Courier) — Envoy Kim Oslan arrived on Monday. President Mira Tan and the finance minister, Anton Kessel, were there.\n\n"

PLAIN = [
    ("⟨The envoy⟩, who arrived Monday, ⟦is not expected to⟧ ⟪meet the president on Friday⟫.", "Envoy Kim Oslan meets President Mira Tan on 17 May 2024.", True),
    ("⟨Oslan⟩ ⟦will⟧ ⟪meet Tan on Friday⟫.", "Kim Oslan meets Mira Tan on 17 May 2024.", False),
    ("⟨Ms. Tan⟩ ⟦plans to⟧ ⟪visit Brno next week⟫.", "Mira Tan visits Brno in the week of 20 May 2024.", False),
    ("⟨President Tan⟩ ⟦could⟧ ⟪be in Oslo tomorrow⟫.", "President Mira Tan is in Oslo on 16 May 2024.", False),
    ("⟨The two ministers⟩ ⟦will⟧ ⟪sign the treaty by the end of the month⟫.", "The two ministers sign the treaty by the end of May 2024.", False),
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
    ("⟨A number of voters⟩ ⟦may⟧ ⟪stay at home⟫.", "A number of voters stay at home.", False),
    ("⟨Recent gains in the polls in Brno⟩ ⟦may⟧ ⟪fade⟫.", "Recent gains in the polls in Brno fade.", False),
    ("⟨The questions raised by the inquiry⟩ ⟦will⟧ ⟪remain⟫.", "The questions raised by the inquiry remain.", False),
    ("⟨The news⟩ ⟦will⟧ ⟪worry investors⟫.", "The news worries investors.", False),
    ("⟨The police⟩ ⟦will⟧ ⟪watch the border⟫.", "The police watch the border.", False),
    ("⟨Friday's vote⟩ ⟦is likely to⟧ ⟪be close⟫.", "The 17 May 2024 vote is close.", False),
    ("⟨Tan⟩ ⟦will⟧ ⟪attend next week's summit in Brno⟫.", "Mira Tan attends the summit in the week of 20 May 2024 in Brno.", False),
    ("⟨The ban⟩ ⟦could⟧ ⟪end as soon as Friday⟫.", "The ban ends as soon as 17 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪last until Friday night⟫.", "The ban lasts until the night of 17 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end early next year⟫.", "The ban ends early in 2025.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end between March 1 and April 30⟫.", "The ban ends between 1 March 2025 and 30 April 2025.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the coming weeks⟫.", "The ban ends in the coming weeks.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in two weeks⟫.", "The ban ends in the week of 27 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end this weekend⟫.", "The ban ends on the weekend of 18 May 2024.", False),
    ("⟨The ban⟩ ⟦will⟧ ⟪end in the third quarter⟫.", "The ban ends in the third quarter of 2024.", False),
    ("⟨It⟩ ⟦may⟧ ⟪take several days to count the votes⟫.", "It takes several days to count the votes.", False),
    ("⟨Tan's threat⟩ ⟦to⟧ ⟪veto the bill⟫ stands.", "Mira Tan vetoes the bill.", False),
    ("⟨the people⟩ ⟦will⟧ ⟪“rise up … and take to the streets⟫”.", "The people rise up and take to the streets.", False),
]


@pytest.mark.parametrize(("marked", "statement", "negative"), PLAIN)
def test_a_clause_is_said_in_the_present_tense_affirmed_with_names_and_dates(marked: str, statement: str, negative: bool) -> None:
    """Certainty and negation go; names stand for short names, days for relative words; the verb agrees with its subject."""
    assert read_marked(LEDE + marked, negative=negative).write().statement == statement
