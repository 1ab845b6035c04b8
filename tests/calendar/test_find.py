"""A paragraph → its times: extents, direction, chains, what is no time, and the work that it takes."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.calendar.find import Anchor, find_in
from dateline.calendar.recognise import scan
from dateline.calendar.tokens import find_tokens

WRITTEN = Anchor(date(2019, 1, 16))

SENTENCES = [
    "Envoys met Tuesday, the ministry said.",
    "The talks will resume on Friday.",
    "On Monday the envoys left. The next day they were back.",
    "Oka resigned on 3 May 2018; a year later she ran again.",
    "“We leave tomorrow,” Oka said on Monday.",
    "The vote is due between June 1 and July 15.",
    "The decree of Feb. 30 was a forgery.",
    "He said the army had grown since last year.",
    "Profit rose in the third quarter from a year earlier, the bank said of its earnings.",
    "Nothing happened.",
]  # fmt: skip


def read(text: str, anchor: Anchor = WRITTEN) -> list[tuple[str, str | None]]:
    return [(text[item.start : item.end], item.plain.value) for item in find_in(text, anchor)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Two diplomats said Wednesday the talks would resume Friday.", [("Wednesday", "2019-01-16"), ("Friday", "2019-01-18")]),
        ("The minister is scheduled to arrive Thursday night.", [("Thursday night", "2019-01-17TNI")]),
        ("It had been scheduled to end Monday.", [("Monday", "2019-01-14")]),
        ("The accord is to be announced Friday.", [("Friday", "2019-01-18")]),
        ("She hoped to overturn Thursday’s verdict.", [("Thursday", "2019-01-10")]),
        ("The election was held in November.", [("November", "2018-11")]),
        ("The election will be held in November.", [("November", "2019-11")]),
        ("They could meet as soon as Friday.", [("Friday", "2019-01-18")]),
        ("Ballots cast between 1 and 5 March will count.", [("1 and 5 March", "2019-03-01/2019-03-05")]),
        ("Between 5 and 10 people will come on 3 March.", [("3 March", "2019-03-03")]),
        ("Members will vote on March 3 and 4.", [("March 3 and 4", "2019-03-03/2019-03-04")]),
        ("Members will vote on March 3 and 17.", [("March 3", "2019-03-03")]),
        ("Members will vote on 3 and 17 March.", [("17 March", "2019-03-17")]),
        ("A verdict could come as early as May.", [("May", "2019-05")]),
        ("Members will vote tomorrow week.", [("tomorrow week", "2019-01-24")]),
        ("The trial opens on Feb. 18. He will be away on the 20th.", [("Feb. 18", "2019-02-18"), ("the 20th", "2019-02-20")]),
        ("The judge met them on the 3rd floor on the 3rd.", [("the 3rd", "2019-01-03")]),
        ("If approved soon, the plan would take effect in May.", [("soon", "FUTURE_REF"), ("May", "2019-05")]),
        ("The army will leave by spring.", [("spring", "2019-SP")]),
        ("“By spring they’ll be gone,” the mayor said.", [("spring", "2019-SP")]),
        ("The tunnel will be finished by fall.", [("fall", "2019-FA")]),
        ("The tunnel will be finished by fall in return for loans.", [("fall", "2019-FA")]),
        ("The tunnel will be finished by fall in Rodvik.", [("fall", "2019-FA")]),
        ("Schools will reopen by spring in the north.", [("spring", "2019-SP")]),
        ("The tunnel will be finished by spring of 2020.", [("spring of 2020", "2020-SP")]),
        ("They will meet in Spring, Oka said.", [("Spring", "2019-SP")]),
        ("In Spring, Ohio will choose a governor.", [("Spring", "2019-SP")]),
        ("“By Christmas she’ll be gone,” he said.", [("Christmas", "2019-12-25")]),
        ("The bill will be tabled before the summer, the whip said.", [("the summer", "2019-SU")]),
        ("Talks could resume before the spring thaw.", [("the spring", "2019-SP")]),
        ("They will meet before the Thanksgiving holiday.", [("Thanksgiving", "2019-11-28")]),
        ("By Friday, the rebels had fled.", [("Friday", "2019-01-11")]),
        ("Talks began in late November.", [("late November", "2018-11")]),
        ("He has led the party for more than three years.", [("more than three years", "P3Y")]),
        ("Two days after the vote, she resigned.", [("Two days", "P2D")]),
        ("She resigned at 10 p.m. The king was asleep.", [("10 p.m", "2019-01-16T22:00")]),
        ("The border will reopen at 9 a.m. on Monday.", [("9 a.m. on Monday", "2019-01-21T09:00")]),
    ],
)
def test_a_clause_decides_which_day_is_meant(text, times):
    """The verb looks back or ahead; prepositions stand outside, "late" and "more than" inside."""
    assert read(text) == times


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The border will stay shut for the rest of the year.", "2019-01-16"),
        ("Trade will be slow for the remainder of the month.", "2019-01-16"),
        ("The port will stay shut for the rest of 2019.", "2019-01-16"),
        ("The port will stay shut for the rest of next year.", "2020-01-01"),
        ("The port stayed shut for the rest of the year.", "2019-01-01"),
        ("The port will stay shut for most of the year.", "2019-01-01"),
    ],
)
def test_the_rest_of_a_stretch_begins_now(text, start):
    """Of one that is running, and not in a report of what was."""
    [found] = find_in(text, WRITTEN)
    assert str(found.plain.start) == start


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may march on the capital.",
        "Prime Minister Theresa May said no.",
        "The aid is worth $2019 a head.",
        "The fall of Rodvik surprised nobody.",
        "The Daily Herald printed it.",
        "A quarter of the votes were void.",
        "The 44-year-old farmer was freed.",
        "The party paid €3 billion a year to the army.",
        "He was soon freed.",
        "More than 2000 voters came.",
        "They left as soon as they could.",
        "The score was 3:2.",
        "Sat in the sun, he wed.",
        "The bill will be tabled before the summer recess.",
        "Talks resume after the Easter break.",
        "The mayor hopes to finish the bridge before the Winter Olympics.",
        "The chancellor will set out cuts in the autumn statement.",
        "The pitcher was hurt in spring training.",
        "Prices could fall.",
        "Traders were rattled by fall of the krone.",
        "Exporters were hurt by fall in grain sales.",
        "Wages will suffer from fall in output.",
        "The bank, hit by fall in the krone, will cut its staff.",
        "She teaches in Spring, Ohio.",
        "A judge from Spring, Ohio, will hear it.",
        "He will settle in Spring, Ohio with his wife.",
        "Water will spring from the wells.",
    ],
)
def test_what_looks_like_a_time_and_is_none_is_left_alone(text):
    """Names, verbs, sums, rates."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("They signed on Dec. 14. That day the border reopened.", ("That day", "2018-12-14")),
        ("The envoys came on Monday. The next day they left.", ("The next day", "2019-01-15")),
        ("He was jailed in June 2012. The following year he fled.", ("The following year", "2013")),
        ("He was jailed in June 2012. Two days later he fled.", ("Two days later", "P2D")),
        ("“We leave tomorrow,” Oka said on Monday.", ("Monday", "2019-01-14")),
        ("Oka said on Monday: “We leave tomorrow.”", ("tomorrow", "2019-01-15")),
        ("Oka said on Monday that she would leave tomorrow.", ("tomorrow", "2019-01-17")),
    ],
)
def test_a_paragraph_has_a_thread(text, last):
    """What it last dated is what "that day" counts from; words spoken on a stated day count from it."""
    assert read(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Leaders open the summit next Tuesday. The premier will arrive on Wednesday.", "2019-01-23"),
        ("The summit opens on Jan. 22, and the premier will arrive on Wednesday.", "2019-01-23"),
        ("Leaders open the summit next Tuesday. The host will speak later on Wednesday.", "2019-01-16"),
        ("Leaders open the summit next Tuesday, the host said on Wednesday.", "2019-01-16"),
        ("Ahead of next Tuesday’s summit, the premier will fly to Rodvik on Wednesday.", "2019-01-16"),
        ("Leaders meet on Friday. The premier will arrive on Wednesday.", "2019-01-16"),
        ("The premier will arrive on Wednesday.", "2019-01-16"),
    ],
)
def test_the_weekday_of_publication_is_next_weeks_where_the_paragraph_is(text, day):
    """Today it is otherwise, and where the words say so."""
    [found] = [item for item in find_in(text, WRITTEN) if text[item.start : item.end] == "Wednesday"]
    assert found.plain.value == day


@settings(max_examples=60, deadline=None)
@given(before=st.lists(st.sampled_from(SENTENCES), max_size=3), after=st.lists(st.sampled_from(SENTENCES), max_size=3))
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_expression_is_read_differently_because_of_another_paragraph(sentence, before, after):
    """A passage is read alone, wherever in the text it stands."""
    head, tail = "".join(f"{other}\n\n" for other in before), "".join(f"\n\n{other}" for other in after)
    text = head + sentence + tail
    there = find_in(text, WRITTEN, len(head), len(head) + len(sentence))
    alone = find_in(sentence, WRITTEN)
    assert [(item.start - len(head), item.end - len(head), item.meaning) for item in there] == [
        (item.start, item.end, item.meaning) for item in alone
    ]


@given(st.text(alphabet=st.sampled_from("Mayrch Fid3012.,-’s“”\n0thwekago"), max_size=200) | st.text(max_size=200))
def test_spans_are_exact_and_in_order(text):
    """Every time lies in the text, none over another, none empty, no space at its edges."""
    edge = 0
    for item in find_in(text, WRITTEN):
        assert edge <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip() == text[item.start : item.end]
        edge = item.end


@pytest.mark.parametrize(
    "piece",
    [
        "the last two or three years before ",
        "March 3, ",
        "nineteen ninety ",
        "twenty-",
        "the ",
        "1 ",
        "a.",
        "'",
        "early late mid the end of the beginning of ",
        "new year’s ",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece):
    """Steps of the automaton on a text twice as long are at most twice as many, and few for each token; counted, not timed."""
    counts = []
    for times in (200, 400, 800, 1600):
        tokens = find_tokens(piece * times)
        steps = scan(tokens).steps
        counts.append(steps)
        assert steps <= 20 * len(tokens)
    for fewer, more in pairwise(counts):
        assert more <= 2.1 * fewer + 40


def test_thousands_of_dates_in_one_text_are_all_found():
    """Each on its own."""
    text = " ".join(f"On {day} May {1900 + day % 100}, it rained." for day in range(1, 29)) * 100
    assert len(find_in(text, WRITTEN)) == 2800


def test_without_an_anchor_times_are_found_and_not_placed():
    """X for what is not known."""
    found = find_in("The envoys will meet Friday, two weeks after Jan. 4, 2018.", Anchor())
    assert [(item.plain.value, item.plain.start) for item in found] == [("XXXX-WXX-5", None), ("2018-01-18", date(2018, 1, 18))]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("“We will sign it within 48 hours,” Oka told reporters on Sunday night.", "48 hours", date(2019, 1, 13), date(2019, 1, 16)),
        ("“We will sign it next week,” Oka said on Sunday.", "next week", date(2019, 1, 14), date(2019, 1, 21)),
        ("“We will sign it Monday,” Oka said on Sunday.", "Monday", date(2019, 1, 14), date(2019, 1, 15)),
        ("They will sign it within 36 hours, Oka said.", "36 hours", date(2019, 1, 16), date(2019, 1, 19)),
        ("“We will sign it within a week,” Oka said.", "a week", date(2019, 1, 16), date(2019, 1, 24)),
    ],
)
def test_what_is_counted_in_spoken_words_counts_from_the_day_of_speaking(text, words, start, end):
    """‘Within 48 hours’, said on Sunday night, ends on Tuesday, whenever printed; where no day is told, the day of printing counts."""
    (found,) = [item for item in find_in(text, WRITTEN) if text[item.start : item.end] == words]
    assert (found.meaning.start, found.meaning.end) == (start, end)


def test_every_six_months_is_a_set_whatever_number_stands_before_it():
    """‘The two sides met every six months’: how often, and no rate of two."""
    assert read("The two sides met every six months.") == [("every six months", "P6M")]


@pytest.mark.parametrize(
    ("text", "words", "value", "start"),
    [
        ("It will be the first vote in ten years.", "ten years", "P10Y", None),
        ("The worst drought in 40 years may end.", "40 years", "P40Y", None),
        ("The first vote will be held in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("The nearest town will be taken in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("Farmers will end their protest in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("The two will meet in Bucharest in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("The union will drop its modest request in three days.", "three days", "P3D", date(2019, 1, 19)),
        ("It will be the biggest protest in two weeks.", "two weeks", "P2W", None),
        ("Biggest protest in two weeks may follow.", "two weeks", "P2W", None),
        ("The council will hold its first session in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("The club is to play the last match in two weeks.", "two weeks", "P2W", date(2019, 1, 28)),
        ("The council will hold its first session in ten years.", "ten years", "P10Y", None),
        ("The council will hold its longest session in two weeks.", "two weeks", "P2W", None),
        ("Friday will see the first rain in two weeks.", "two weeks", "P2W", None),
        ("It is likely to be the first session in two weeks.", "two weeks", "P2W", None),
        ("Wednesday’s could be their first session in two weeks.", "two weeks", "P2W", None),
        ("The strike could last five weeks.", "five weeks", "P5W", None),
        ("The talks are expected to last three days.", "three days", "P3D", None),
        ("Arrests rose compared to last year.", "last year", "2018", date(2018, 1, 1)),
        ("The pact may lapse “within two weeks” of the vote.", "two weeks", "P2W", None),
        ("The last five weeks were quiet.", "last five weeks", "P5W", date(2018, 12, 12)),
    ],
)
def test_a_length_is_placed_only_where_it_counts_from_now(text, words, value, start):
    """How long it has been, or will go on, is no stretch of days."""
    found = {text[item.start : item.end].removeprefix("The "): item for item in find_in(text, WRITTEN)}
    assert words in found and found[words].plain.value == value
    assert found[words].meaning.start == start
