"""How reports put what is to come, construction by construction, beside what looks alike."""

import pytest

S = "The envoy"
CASES = [
    # A schedule without a verb: the day hangs on "for", whatever its form.
    ("The vote is set for Monday.", [], ["The vote takes place on 20 May 2024."]),
    ("A second hearing is scheduled for June 4.", [], ["A second hearing takes place on 4 June 2024."]),
    ("The next round is planned for next week in Velsk.", [], ["The next round takes place in the week of 20 May 2024 in Velsk."]),
    ("A recount, if needed, is scheduled for June.", [], ["A recount takes place in June 2024."]),
    # What dates a promise stands before its "to", and is no window; what dates a plan is.
    ("The governor vowed on Tuesday to close the mine.", [], ["The governor closes the mine."]),
    ("The union pledged Monday to strike in June.", [], ["The union strikes in June 2024."]),
    ("She promised voters on Tuesday to cut fares.", [], ["She cuts fares."]),
    ("The mayor plans next week to visit Velsk.", [], ["The mayor visits Velsk in the week of 20 May 2024."]),
    # "There" with its verb.
    ("There will be no strike this year.", [], ["There is a strike in 2024."]),
    ("There will be no trains and no ferries on Friday.", [], ["There are trains and ferries on 17 May 2024."]),
    ("There will be consequences.", [], ["There are consequences."]),
    ("There is likely to be a recount.", [], ["There is a recount."]),
    # What an afterthought says less surely is put forward by itself, or not at all.
    (
        "The envoy plans to return to Velsk, perhaps in June.",
        [],
        ["The envoy returns to Velsk.", "The envoy returns to Velsk in June 2024."],
    ),
    ("The vote will be held in June, most likely on June 12.", [], ["The vote is held in June 2024.", "The vote is held on 12 June 2024."]),
    (
        "The talks would probably take place in March, most likely in Brno.",
        [],
        ["The talks take place in March 2025.", "The talks take place in March 2025 in Brno."],
    ),
    (
        "The court will rule by the end of the year, likely in November, and publish its reasons later.",
        [],
        ["The court rules by the end of 2024.", "The court rules in November 2024.", "The court publishes its reasons later."],
    ),
    ("Parliament will elect a new speaker — probably Oslan — on Monday.", [], ["Parliament elects a new speaker on 20 May 2024."]),
    ("The bank will raise rates, probably by half a point.", [], ["The bank raises rates, probably by half a point."]),
    (
        "The pact will fail at some point, probably within a year.",
        [],
        ["The pact fails at some point.", "The pact fails between 15 May 2024 and 14 May 2025."],
    ),
    ("The ban may be lifted in July, but probably not before the vote.", [], ["The ban is lifted in July 2024."]),
    (
        "The king is to abdicate, probably after the budget passes in June.",
        [],
        ["The king abdicates.", "The king abdicates after the budget passes in June 2024."],
    ),
    ("The union will vote in late June or early July.", [], ["The union votes in late June 2024 or early July 2024."]),
    # Another clause's verb, and other sentences' points, end nothing early or late.
    ("The buys, which will likely rise, are in Brno.", [], ["The buys rise."]),
    ("Oslan’s promise to build a wall was about trade.", [], ["Oslan builds a wall."]),
    ("The win gives the party a genuine contest that will put Tamm to the test.", [], ["A genuine contest puts Tamm to the test."]),
    ("The panel will hear Capt. Dan Roe on Friday.", [], ["The panel hears Capt. Dan Roe on 17 May 2024."]),
    ("While Tamm and his staff plan to woo voters, others will not.", [], ["Tamm and his staff woo voters.", "Others do so."]),
    ("Troops went in without a plan to leave.", [], []),
    ("The accounts certainly did not escape notice.", [], []),
    ("He sketched a plan to bundle credits with coal.", [], ["He bundles credits with coal."]),
    ("What ministers will do is to set up a fund.", [], []),
    ("The one reason that they see him at all is to found a bank.", [], []),
    ("The panel will vote on Friday, most likely in the evening.", [], ["The panel votes on 17 May 2024."]),
    ("He said talks will resume on Friday, and that a deal is near.", [], ["Talks resume on 17 May 2024."]),
    # What names no happening.
    ("Many doubted her in Norland.", [], []),
    ("“We’ll do,” she said.", [("she", "said", "“We’ll do,”")], []),
    # Whose clause it is.
    ("Oslan will gain at least 18. Tamm will pick up at least 14.", [], ["Oslan gains at least 18.", "Tamm picks up at least 14."]),
    (
        "The audit of the past two years, which will be handed over on Friday, will be long.",
        [],
        ["The audit is handed over on 17 May 2024.", "The audit of the past two years is long."],
    ),
    # A verb of opinion that is denied turns the clause round.
    ("“I don't think he will resign.”", [], ["He resigns."]),
    # An object relative: whose pronoun it is stands behind the verb.
    ("The measures, which ministers will approve on Monday, are new.", [], ["Ministers approve the measures on 20 May 2024."]),
    ("He praised the pact that lawmakers will vote on next week.", [], ["Lawmakers vote on the pact in the week of 20 May 2024."]),
    ("The claim that ministers will meet is false.", [], ["Ministers meet."]),
    ("The envoy, who will visit Velsk on Monday, is ill.", [], ["The envoy visits Velsk on 20 May 2024."]),
    ("She told members that the envoys will leave on Friday.", [], ["The envoys leave on 17 May 2024."]),
    ("She told members on Tuesday that the envoys will leave.", [], ["The envoys leave."]),
    (
        "She is expected in Velsk next week for talks that aides hope will end the war.",
        [],
        ["She is in Velsk in the week of 20 May 2024.", "Talks end the war."],
    ),
    ("Nobody said how long the truce will last.", [], []),
    # When it will be stands before it; not when it became known.
    ("On Monday, the panel will visit Velsk.", [], ["The panel visits Velsk on 20 May 2024."]),
    ("It became clear on Monday that the envoys will leave.", [], ["The envoys leave."]),
    ("Nobody could say when the port would reopen.", [], []),
    ("A verdict is expected on July 3.", [], ["A verdict comes on 3 July 2024."]),
    ("The plan, which critics say will fail in June, is popular.", [], ["The plan fails in June 2024."]),
    # "No more than" is some.
    ("No more than one minister will resign this week.", [], ["No more than one minister resigns in the week of 13 May 2024."]),
    ("No fewer than 300 troops will be sent.", [], ["No fewer than 300 troops are sent."]),
    ("No minister will resign.", [], ["A minister resigns."]),
    # A comma before "where" makes it a place.
    ("She flew to Velsk, where she will meet the king on Friday.", [], ["She meets the king on 17 May 2024."]),
    ("He did not say where he will speak.", [], []),
    # Two ways out are one forecast.
    ("The court will either uphold the ruling or send it back.", [], ["The court either upholds the ruling or sends it back."]),
    ("The court will uphold the ruling or send it back.", [], ["The court upholds the ruling.", "The court sends it back."]),
    # Each clause ends where the next begins.
    ("The vote will be held on Friday, and the bill is certain to pass.", [], ["The vote is held on 17 May 2024.", "The bill passes."]),
    ("The case will be heard in June, with a ruling to follow in July.", [], ["The case is heard in June 2024."]),
    ("They will gather for a summit that is expected to fail.", [], ["They gather for a summit.", "A summit fails."]),
    # Whose chance, whose intention.
    ("The coalition has little chance of surviving the vote.", [], ["The coalition survives the vote."]),
    ("The premier has no intention of resigning.", [], ["The premier resigns."]),
    ("There is little chance that the coalition will survive.", [], ["The coalition survives."]),
    # A plan that "said" has put into the past; one that was once ahead.
    ("The firm said it planned to sue.", [("The firm", "said", "it planned to sue")], ["The firm sues."]),
    ("The firm planned to sue.", [], []),
    # What was due in a month that is over, or was put off.
    ("The vote was due to take place in March.", [], []),
    ("The vote was due on Friday but was postponed.", [], []),
    ("The vote was due on Friday.", [], ["The vote takes place on 17 May 2024."]),
    # What people do, what is taken for granted, what is not said, what is a way of talking.
    ("The hosts will usually give the guests a tour.", [], []),
    ("It is the first time the two will meet since 2018.", [], []),
    ("She has never said that she would bring the troops home.", [], []),
    ("“If the election were held today, she would win,” he said.", [("he", "said", "If the election were held today, she would win")], []),
    # One clause, one forecast.
    (
        "The bank is set to raise rates when its council meets on Monday.",
        [],
        ["The bank raises rates when its council meets on 20 May 2024."],
    ),
    ("It may never come to trial: the time runs out in June.", [], ["It comes to trial.", "The time runs out in June 2024."]),
    ("The camp will be closed, possibly as soon as June.", [], ["The camp is closed.", "The camp is closed as soon as June 2024."]),
    ("There will be no pact, not this year.", [], ["There is a pact in 2024."]),
    ("She expects that to happen soon.", [], ["That happens soon."]),
    # An arrangement that is told of somebody, or behind an aside; what "could be reached".
    ("The envoy, who is to travel to Velsk next month, is ill.", [], ["The envoy travels to Velsk in June 2024."]),
    ("The cuts, which the unions dislike, are to be completed by June.", [], ["The cuts are completed by June 2024."]),
    ("The goal, which is to win in June, is far.", [], []),
    ("A deal could be reached within days.", [], ["A deal is reached within days."]),
    ("The minister could not be reached on Monday.", [], []),
    ("A default cannot be excluded.", [], ["A default happens."]),
    # Of whom it is said: what stands before "who", behind "think", beside "chance".
    ("Local fishermen, who will be kept out next week, are angry.", [], ["Local fishermen are kept out in the week of 20 May 2024."]),
    ("The premier, the party’s leader, who will retire in June, is ill.", [], ["The party's leader retires in June 2024."]),
    (
        "He did not think the government in Velsk would fall.",
        [("He", "did not think", "the government in Velsk would fall")],
        ["The government falls."],
    ),
    ("The party will table a motion but has little chance of winning.", [], ["The party tables a motion.", "The party wins."]),
    ("The poll gave the mayor a one-in-three chance of winning.", [], ["The mayor wins."]),
    ("The envoy put the chances of a truce by Friday at 40 percent.", [], ["There is a truce by 17 May 2024."]),
    (
        "The visit of the minister to Velsk, scheduled for June 3, is new.",
        [],
        ["The visit of the minister to Velsk takes place on 3 June 2024."],
    ),
    ("Mira Oslan, 71, will leave office on Friday.", [], ["Mira Oslan leaves office on 17 May 2024."]),
    (
        "The fund expects the economy to shrink this year and to grow next year.",
        [],
        ["The economy shrinks in 2024.", "The economy grows in 2025."],
    ),
    # What belongs to a clause, and what does not.
    ("“We shall, of course, invite observers.”", [], ["The author's side invites observers."]),
    ("The law that parliament will pass next week also sets up a fund.", [], ["Parliament passes the law in the week of 20 May 2024."]),
    ("Rates will stay high for as long as it takes.", [], ["Rates stay high for as long as it takes."]),
    ("The report will be published 'in due course'.", [], ["The report is published in due course."]),
    ("The envoy will spend the rest of the week in Velsk.", [], ["The envoy spends the rest of the week of 13 May 2024 in Velsk."]),
    (
        "The envoy will speak on Monday in Velsk, on Tuesday in Danby.",
        [],
        ["The envoy speaks on 20 May 2024 in Velsk, on 21 May 2024 in Danby."],
    ),
    # What stands in front says when.
    ("Over the next two weeks, envoys will visit the camps.", [], ["Envoys visit the camps between 15 and 28 May 2024."]),
    ("Until the court rules, the law will stay in force.", [], ["The law stays in force until the court rules."]),
    # What was planned once keeps its day; what is taken back, or stands in a condition, is none.
    (
        "The summit, originally planned for April, will take place in June.",
        [],
        ["The summit, originally planned for April 2024, takes place in June 2024."],
    ),
    ("He withdrew a statement that the border would reopen on Friday.", [], []),
    ("He will step down once a successor is chosen, most likely in June.", [], ["He steps down.", "He steps down in June 2024."]),
    ("A rate cut next month cannot be ruled out.", [], ["A rate cut in June 2024 happens."]),
    ("The ministry has no plans to recall its ambassador.", [], ["The ministry recalls its ambassador."]),
    ("The aid, worth $2 billion, will be paid in June.", [], ["The aid, worth $2 billion, is paid in June 2024."]),
    ("The talks will drag on into next year.", [], ["The talks drag on into 2025."]),
    ("The airport, to be opened in June, is new.", [], ["The airport is opened in June 2024."]),
    ("The odds of a deal this year are slim.", [], ["There is a deal in 2024."]),
    ("He will not be at the summit, nor will his minister.", [], ["He is at the summit."]),
    ("The troops will have left by Friday.", [], ["The troops have left by 17 May 2024."]),
    ("He was expected to speak on Friday, but the event was called off.", [], []),
    ("The new rules, effective June 1, will apply to all banks.", [], ["The new rules, effective 1 June 2024, apply to all banks."]),
    # What is ruled out: a doing, or a thing.
    ("The ministry has ruled out sending troops.", [], ["The ministry sends troops."]),
    ("The premier has ruled out early elections this year.", [], ["There are early elections in 2024."]),
    ("Neither Lisk nor Brenn will send a delegation.", [], ["Lisk or Brenn sends a delegation."]),
    # A shortened clause speaks of what stands before its comma, and an aside keeps no subject for itself.
    (
        "The generals hope to rule until the election, set for June 14.",
        [],
        ["The generals rule until the election.", "The election takes place on 14 June 2024."],
    ),
    (
        "The party’s congress, to be held in June, is likely to pick a leader.",
        [],
        ["The party's congress is held in June 2024.", "The party's congress, to be held in June 2024, picks a leader."],
    ),
    ("The panel will hold hearings throughout June.", [], ["The panel holds hearings throughout June 2024."]),
    # Turned round behind "nor", joined behind who says it, cut at "-ing".
    ("The port will not close, nor will gas be sold to Velsk.", [], ["The port closes.", "Gas is sold to Velsk."]),
    (
        "The leaders will not meet, their aides said, but will speak on Friday.",
        [("their aides", "said", "The leaders will not meet")],
        ["The leaders meet.", "The leaders speak on 17 May 2024."],
    ),
    ("The envoy will arrive next month, replacing Ida Falk.", [], ["The envoy arrives in June 2024."]),
    (
        "The vote on the budget, already postponed twice, is scheduled for June 4.",
        [],
        ["The vote on the budget, already postponed twice, takes place on 4 June 2024."],
    ),
    ("Police expect up to 50,000 people to march on Saturday.", [], ["Up to 50,000 people march on 18 May 2024."]),
    ("The deadline expires on Friday at 5 p.m.", [], ["The deadline expires at 5 p.m. on 17 May 2024."]),
    ("He stopped short of saying that troops would leave by August.", [], []),
    ("The bridge will not reopen until at least October.", [], ["The bridge reopens before October 2024."]),
    # Days that go together, parts of a month.
    ("Donors will meet on 3 and 4 June.", [], ["Donors meet on 3 and 4 June 2024."]),
    ("The exercise will run from 2 to 16 June.", [], ["The exercise runs from 2 to 16 June 2024."]),
    ("The envoys will arrive in the second week of June.", [], ["The envoys arrive in the second week of June 2024."]),
    ("The envoy will leave before the month is out.", [], ["The envoy leaves before the end of May 2024."]),
    ("The firm said it planned to sue but dropped it.", [("The firm", "said", "it planned to sue but dropped it")], []),
    (
        "The minister said a ruling would come next month.",
        [("The minister", "said", "a ruling would come next month")],
        ["A ruling comes in June 2024."],
    ),
    # "Have" behind a modal is no past; who is expected to do it is no object.
    ("The party will probably have a majority in June.", [], ["The party has a majority in June 2024."]),
    ("Oslan will likely have surgery on Friday.", [], ["Oslan has surgery on 17 May 2024."]),
    ("He probably had a majority in June.", [], []),
    ("Oslan expects her country to join the pact in June.", [], ["Her country joins the pact in June 2024."]),
    ("Analysts expect him not to run in June.", [], ["He runs in June 2024."]),
    ("Few expect her government to last until June.", [], ["Her government lasts before June 2024."]),
    # What may be an adjective calls nothing off; what is said besides is said.
    ("The hearing was set for Friday and dropped charges were on the agenda.", [], ["The hearing takes place on 17 May 2024."]),
    (
        "The bank was due to open in June and failed banks will be sold.",
        [],
        ["The bank opens in June 2024.", "Failed banks are sold in June 2024."],
    ),
    ("The vote was due on Friday but was postponed.", [], []),
    (
        "Oslan not only said he would run in June, he named his team.",
        [("Oslan", "said", "he would run in June")],
        ["Oslan runs in June 2024."],
    ),
    # Whom a relative clause tells of: the noun before it, or one above that "who" or "which" suits.
    ("Lawyers opened a case against the bank, which will close in June.", [], ["The bank closes in June 2024."]),
    ("He read a letter from the minister, who will resign in June.", [], ["The minister resigns in June 2024."]),
    ("They discussed the future of the plant, which will close in June.", [], ["The plant closes in June 2024."]),
    ("Supporters of a bill that will ban guns in June met.", [], ["A bill bans guns in June 2024."]),
    ("He thanked the leaders of the party, who will meet on Friday.", [], ["The leaders of the party meet on 17 May 2024."]),
    ("They quoted the president of the country, which will vote in June.", [], ["The country votes in June 2024."]),
    (
        "The survey covering the past two quarters, which will be handed over on Friday, is long.",
        [],
        ["The survey is handed over on 17 May 2024."],
    ),
    (
        "A letter to the ministers, which will be published on Friday, is long.",
        [],
        ["A letter to the ministers is published on 17 May 2024."],
    ),
    ("The court heard the case of a woman who will be deported in June.", [], ["A woman is deported in June 2024."]),
    # A verb over a clause keeps it.
    ("He made a promise to ensure the border is sealed by June.", [], ["He ensures the border is sealed by June 2024."]),
    # What an adverb adds that is neither when nor where stays in the clause.
    (
        "The talks will fail, possibly triggering a new war in June.",
        [],
        ["The talks fail, possibly triggering a new war in June 2024."],
    ),
    ("The party will win in Iowa, possibly in Ohio too.", [], ["The party wins in Iowa, possibly in Ohio too."]),
    ("The port will reopen, probably not before June.", [], ["The port reopens, probably not before June 2024."]),
    ("The party will win in June, likely by 3 percent.", [], ["The party wins in June 2024, likely by 3 percent."]),
    (
        "The bank will close branches in June, probably costing 500 jobs.",
        [],
        ["The bank closes branches in June 2024, probably costing 500 jobs."],
    ),
    ("The strike will end, most likely on or before June 12.", [], ["The strike ends.", "The strike ends on or before 12 June 2024."]),
    (
        "The talks will resume, probably in Oslan’s office in June.",
        [],
        ["The talks resume.", "The talks resume in Oslan's office in June 2024."],
    ),
    # Whose plan it is stands before it.
    ("Oslan praised Tamm's plan to close schools in June.", [], ["Tamm closes schools in June 2024."]),
    # Who comes back as "they" keeps the capital of a name.
    ("Oslan aides said they will sue in June.", [("Oslan aides", "said", "they will sue in June")], ["The Oslan aides sue in June 2024."]),
    (
        "House Democrats said they will sue in June.",
        [("House Democrats", "said", "they will sue in June")],
        ["The House Democrats sue in June 2024."],
    ),
    (
        "Local fishermen said they will sue in June.",
        [("Local fishermen", "said", "they will sue in June")],
        ["The local fishermen sue in June 2024."],
    ),
    (
        "Sanders’ aides said they will sue in June.",
        [("Sanders’ aides", "said", "they will sue in June")],
        ["The Sanders' aides sue in June 2024."],
    ),
    ("The council met to discuss the mayor's plan to close schools in June.", [], ["The mayor closes schools in June 2024."]),
    ("Judges are slowing Oslan's plan to admit refugees in June.", [], ["Oslan admits refugees in June 2024."]),
    ("Ministers criticised the party's bold plan to close schools in June.", [], ["The party closes schools in June 2024."]),
    # Of one side of a stretch nothing is said.
    ("Between late May and early June the bank will close.", [], ["The bank closes."]),
    ("From June to August the bank will close.", [], ["The bank closes."]),
    ("From Monday until Friday the bank will close.", [], ["The bank closes from 20 May 2024 until 24 May 2024."]),
    ("From June 3 to 5 the bank will close.", [], ["The bank closes from 3 to 5 June 2024."]),
    ("Between June 3 and June 5 the bank will close.", [], ["The bank closes."]),
    ("From June the bank will close its doors.", [], ["The bank closes its doors from June 2024."]),
]


@pytest.mark.parametrize(("sentence", "attributions", "statements"), CASES, ids=[row[0] for row in CASES])
def test_what_is_put_forward(find, sentence, attributions, statements):
    """Every forecast of a sentence, in its order, as a sentence of its own."""
    assert [one.statement for one in find(sentence, *attributions)] == statements


@pytest.mark.parametrize(
    ("sentence", "negative"),
    [
        ("There will be no strike this year.", True),
        ("There will be consequences.", False),
        # What denies it stands over the clause.
        ("The premier denied that he will resign.", True),
        ("The ministry denied any plans to close the port.", True),
        ("Nobody believes the truce will hold.", True),
        ("She believes the truce will hold.", False),
        ("Nobody expects that to happen soon.", True),
        ("The claim that ministers will meet is false.", True),
        ("Reports that the king will abdicate have spread.", False),
        ("It is not true, nor will gas be sold to Velsk.", True),
        ("The government has abandoned plans to raise taxes in January.", True),
        ("The minister dropped a plan to sell the railway by 2027.", True),
        ("The city has shelved a plan to close the port next year.", True),
        ("The union called off a strike planned for Monday.", True),
        ("The premier denied that the party, which will meet on Monday, is split.", False),
        ("“I don't think he will resign.”", True),
        ("The coalition has little chance of surviving the vote.", True),
        ("The premier has no intention of resigning.", True),
        ("There is little chance that the coalition will survive.", True),
        # Somebody does believe it; nobody does not.
        ("No 10 believes that the bill will pass in June.", False),
        ("No. 10 believes that the bill will pass in June.", False),
        ("Nobody but Oslan believes that the tax will rise in June.", False),
        ("No party other than Labour thinks that the tax will rise in June.", False),
        ("No one disputes that the tax will rise in June.", False),
        ("Nobody denies that the tax will rise in June.", False),
        ("The ministry denied that it will not pay in June.", False),
        ("Nobody doubts that the tax will rise in June.", False),
        ("None of the ministers believe that the tax will rise in June.", True),
        # What is denied is another thing.
        ("Oslan denied that a bill that will ban guns in June exists.", False),
        ("The judge denied bail to Oslan, who will appear in court on June 3.", False),
        ("The ministry denied a report in the Courier that it will pay in June.", True),
        ("The judge denied a motion to postpone the vote set for June 3.", False),
        ("Ministers rejected the report that will go before parliament on Monday.", False),
        ("Oslan denied Dan Tamm, who will run in June, a visa.", False),
        ("The company denied the rumour, saying sales will meet the plan this year.", False),
        ("The ministry dismissed reports that it will pay in June.", True),
        ("That he will go in June is a claim", False),
    ],
)
def test_what_is_denied(find, sentence, negative):
    """The statement is affirmed; the polarity keeps the "not"."""
    (forecast,) = find(sentence)
    assert (forecast.polarity == "negative") is negative


def test_an_afterthought_says_when_or_where_less_surely(find):
    """The words before it keep theirs."""
    sentence = "The vote will be held in June, most likely on June 12."
    found = [(one.certainty.word.text, one.aspect, [piece.text for piece in one.evidence]) for one in find(sentence)]
    assert found == [
        ("will", "when", ["The vote will be held in June"]),
        ("most likely", "when", ["The vote will be held", "most likely on June 12"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("The governor vowed on Tuesday to close the mine.", None),
        ("She promised voters on Tuesday to cut fares.", None),
        ("The union pledged Monday to strike in June.", "2024-06"),
        ("The mayor plans next week to visit Velsk.", "2024-W21"),
        ("The vote is set for Monday.", "2024-05-20"),
    ],
)
def test_the_day_of_the_words_is_not_that_of_the_act(find, sentence, window):
    """A promise is dated by its verb, what is promised by its own words."""
    (forecast,) = find(sentence)
    assert (forecast.window.value if forecast.window else None) == window


@pytest.mark.parametrize(
    ("sentence", "conditions"),
    [
        ("Oil might climb should the talks fail.", ["should the talks fail"]),
        ("The leader promised to call an election should she win power.", ["should she win power"]),
        ("The court may rule that the state should pay.", [None]),
        ("He will visit the town where the dam should be built.", [None]),
        ("Analysts ask what the bank should do, which may act in June.", [None]),
        ("The phase, under which troops would leave, will begin once the talks end.", ["once the talks end"]),
        ("The strike will end unless talks fail, and the union is certain to call another.", ["unless talks fail", None]),
        ("If talks fail, the strike will go on and prices will rise.", ["If talks fail", "If talks fail"]),
        ("She will freeze fees if elected and will not raise the tax.", ["if elected", "if elected"]),
        ("Rates will stay high for as long as it takes.", [None]),
        (
            "The council, which is to pay a third of the cost, has threatened to withdraw its money unless Velia publishes the contracts.",
            [None, "unless Velia publishes the contracts"],
        ),
        ("Fighting may resume once the snow melts, the Velsk mission warned in a report.", ["once the snow melts"]),
        ("Troops will arrive in the coming days, he said, without giving a date.", [None]),
        ("If the court overturns the verdict, which is due in June, he could run.", [None, "If the court overturns the verdict"]),
    ],
)
def test_a_condition_is_that_of_its_own_clause(find, sentence, conditions):
    """Also where it is turned round; one that leads a sentence holds for all that follows."""
    assert [one.condition.text if one.condition else None for one in find(sentence)] == conditions


REFERENCES = [
    ("The bank raised fees and said that it will raise them again in July.", "The bank raises them again in July 2024."),
    ("Prices fell. A new package is near. It could include a ban.", "It includes a ban."),
    ("It will be the first election in ten years.", "It is the first election in ten years."),
    ("The strike could last five weeks.", "The strike lasts five weeks."),
    ("The first vote will be held in two weeks.", "The first vote is held in the week of 27 May 2024."),
    ("If the party loses, it would be the first change in power.", "It is the first change in power."),
    ("The union will close the mine.", "The union closes the mine."),
    ("Monitors from the Red Cross, who will arrive on Friday, are few.", "Monitors from the Red Cross arrive on 17 May 2024."),
    (
        "The governor of Velsk and her deputy will fly to the capital in June.",
        "The governor of Velsk and her deputy fly to the capital in June 2024.",
    ),
    (
        "The governor of Velsk and her deputy, Ilya Kern, will fly to the capital in June.",
        "The governor of Velsk and her deputy, Ilya Kern, fly to the capital in June 2024.",
    ),
    ("Anton Rell, the defence minister, will resign in June.", "Anton Rell, the defence minister, resigns in June 2024."),
    ("Anton Rell, 61, the defence minister, will resign in June.", "Anton Rell, 61, the defence minister, resigns in June 2024."),
    ("The defence minister, Anton Rell, will resign in June.", "The defence minister, Anton Rell, resigns in June 2024."),
    ("The truce expires at midnight on Saturday.", "The truce expires at midnight on 18 May 2024."),
    ("The tunnel, once expected to open in 2023, will not be finished this year.", "The tunnel is finished in 2024."),
    (
        "The premier pledged that, if elected, he will reopen the border in June.",
        "He reopens the border in June 2024.",
    ),
]


@pytest.mark.parametrize(("sentence", "statement"), REFERENCES, ids=[row[0] for row in REFERENCES])
def test_words_that_stand_for_others(find, sentence, statement):
    """Nothing is put in a pronoun's place that the sentences before do not make clear."""
    assert [one.statement for one in find(sentence)] == [statement]


@pytest.mark.parametrize("text", ["Next week: a vote on the budget.", "Tomorrow night.", "Two weeks from now."])
def test_a_time_at_the_head_of_a_text_ends_the_search(find, text):
    """Where a time hangs on nothing there is no verb over it."""
    assert find(text) == ()
