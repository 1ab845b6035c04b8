"""By when: the table of docs/guidelines/forecasts.md §7, on Wednesday 15 May 2024."""

from datetime import date, datetime

import pytest

from dateline.calendar import find_times
from dateline.interpret.forecasts.clause import Clause
from dateline.interpret.forecasts.windows import Window, before_if_denied, find_antecedent, find_window
from dateline.testing import make_article

ANCHOR = date(2024, 5, 15)


def window_of(text: str, anchor: date | None = ANCHOR) -> Window | None:
    article = make_article(text, published=anchor)
    return find_window(article.text, [(0, len(article.text))], find_times(article), anchor)


def day(edge: date | datetime | None) -> str | None:
    return str(edge)[:10] if edge else None


def row(sentence, words, start, end, bound, vague, *, fails: str | None = None):
    marks = [pytest.mark.xfail(reason=fails)] if fails else []
    return pytest.param(sentence, words, (start, end, bound, vague), id=words, marks=marks)


NOW = "2024-05-15"
TABLE = [
    row("The vote will be on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("The vote will be Friday night.", "Friday night", "2024-05-17", "2024-05-18", "at", False),
    row("The vote will be this week.", "this week", "2024-05-13", "2024-05-20", "within", False),
    row("The vote will be next week.", "next week", "2024-05-20", "2024-05-27", "within", False),
    row("The vote will be in July.", "in July", "2024-07-01", "2024-08-01", "within", False),
    row("The vote will be in 2025.", "in 2025", "2025-01-01", "2026-01-01", "within", False),
    row("The vote will be next year.", "next year", "2025-01-01", "2026-01-01", "within", False),
    row("The vote will be this fall.", "this fall", "2024-09-01", "2024-12-01", "within", False),
    row("It will be held later this month.", "later this month", NOW, "2024-06-01", "within", False),
    row("It will be held by the end of the year.", "by the end of the year", None, "2025-01-01", "not_after", False),
    row("It will be held this year.", "this year", "2024-01-01", "2025-01-01", "within", False),
    row("It will be held by Friday.", "by Friday", None, "2024-05-18", "not_after", False),
    row("It will be held no later than Friday.", "no later than Friday", None, "2024-05-18", "not_after", False),
    row("It will be held before Friday.", "before Friday", None, "2024-05-17", "not_after", False),
    row("It could be held as soon as Friday.", "as soon as Friday", "2024-05-17", None, "not_before", False),
    row("It could be held as early as Friday.", "as early as Friday", "2024-05-17", None, "not_before", False),
    row("It will be open from Friday.", "from Friday", "2024-05-17", None, "not_before", False),
    row("It will be open starting Friday.", "starting Friday", "2024-05-17", None, "not_before", False),
    row("It will be held after Friday.", "after Friday", "2024-05-18", None, "not_before", False),
    row("The truce will last until Friday.", "until Friday", None, "2024-05-18", "within", False),
    row("The truce will hold through Friday.", "through Friday", None, "2024-05-18", "within", False),
    row("It will be held at the end of the month.", "at the end of the month", "2024-05-31", "2024-06-01", "at", False),
    row("It will be held over the next 30 days.", "over the next 30 days", NOW, "2024-06-14", "within", False),
    row("It will be held within 30 days.", "within 30 days", NOW, "2024-06-14", "within", False),
    row("It will be held in two weeks.", "in two weeks", "2024-05-27", "2024-06-03", "within", False),
    row("Nurses will stage a protest in two weeks.", "in two weeks", "2024-05-27", "2024-06-03", "within", False),
    row("The port will get its first ship in two weeks.", "in two weeks", "2024-05-27", "2024-06-03", "within", False),
    row("The vote is five weeks away.", "five weeks away", "2024-06-17", "2024-06-24", "within", False),
    row("It will be held soon.", "soon", NOW, None, "within", True),
    row("It will be held immediately.", "immediately", NOW, None, "within", True),
    row("It will be held in the coming weeks.", "in the coming weeks", NOW, None, "within", True),
    row("The count will need some weeks.", "some weeks", NOW, None, "within", True),
    row("The count will take more hours.", "more hours", NOW, None, "within", True),
    row("The count will need “many more months”.", "many more months", NOW, None, "within", True),
    row("It will be held before the U.N. General Assembly opens.", "before the U.N. General Assembly opens", None, None, "not_after", True),
    row("It will be held once Gov. Hal Benson signs the bill.", "once Gov. Hal Benson signs the bill", None, None, "not_before", True),
    row("It will be held at some point.", "at some point", NOW, None, "within", True),
    row("It will be held before Christmas.", "before Christmas", None, "2024-12-25", "not_after", False),
    row("It will be held on Christmas Day.", "on Christmas Day", "2024-12-25", "2024-12-26", "at", False),
    row("It will be held after the talks.", "after the talks", None, None, "not_before", True),
    row("It will be held before the talks.", "before the talks", None, None, "not_after", True),
    row("It will be held once the talks end.", "once the talks end", None, None, "not_before", True),
    row("It will be held when he takes office.", "when he takes office", None, None, "at", True),
    row("It will be held before the summer recess.", "before the summer recess", None, None, "not_after", True),
    row("It will be held before summer recess.", "before summer recess", None, None, "not_after", True),
    row("It will be held by the Easter break.", "by the Easter break", None, None, "not_after", True),
    row("It will be held after the winter holidays.", "after the winter holidays", None, None, "not_before", True),
    row("It will be held before the Christmas rush.", "before the Christmas rush", None, None, "not_after", True),
    row("It will be held by the close of the meeting.", "by the close of the meeting", None, None, "not_after", True),
    row("It will be held by the end of the talks.", "by the end of the talks", None, None, "not_after", True),
    row("It will be held by the time the king lands.", "by the time the king lands", None, None, "not_after", True),
    row("It will be held before the June vote.", "before the June", None, "2024-07-01", "not_after", False),
    row("It will be held ahead of the June vote.", "ahead of the June", None, "2024-07-01", "not_after", False),
    row("It will be held after the June vote.", "after the June", "2024-06-01", None, "not_before", False),
    row("It will be held before late October.", "before late October", None, "2024-10-22", "not_after", True),
    row("It will be held in the second half of June.", "in the second half of June", "2024-06-16", "2024-07-01", "within", False),
    row("It could be held as early as June.", "as early as June", "2024-06-01", None, "not_before", False),
    row("It will be paid no later than 30 days after the vote.", "no later than 30 days after the vote", None, None, "not_after", True),
    row("It will be paid 30 days after the vote.", "30 days after the vote", None, None, "at", True),
    row("It will be held on 30 May at the earliest.", "on 30 May", "2024-05-30", None, "not_before", False),
    row("It will be held on Friday, a day later than planned.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("Until the court rules, it will be open.", "Until the court rules", None, None, "within", True),
    row("It will be held on the 20th.", "on the 20th", "2024-05-20", "2024-05-21", "at", False),
    row("It will be held by the 3rd.", "by the 3rd", None, "2024-06-04", "not_after", False),
    row("It will be held before the summer.", "before the summer", None, "2024-06-01", "not_after", True),
    row("It will be held by autumn.", "by autumn", None, "2024-12-01", "not_after", True),
    row(
        "It will be held before the king’s dinner on Friday.",
        "before the king’s dinner on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row(
        "It will be held before the king lands on Friday.",
        "before the king lands on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row("It will be held by the end of the talks on Friday.", "by the end of the talks on Friday", None, "2024-05-18", "not_after", False),
    row("The truce will hold until the vote on Friday.", "until the vote on Friday", None, "2024-05-18", "within", False),
    row("She will testify before the committee on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("She will appear before the new inquiry into the fire on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("She will eat before the vote and leave on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("The envoy will land before his wife on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("The envoy will land before her on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("The envoy will land before the foreign minister on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("The crews will be out before nightfall on Friday.", "before nightfall on Friday", None, "2024-05-18", "not_after", False),
    row("The envoy will land ahead of his rivals on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row(
        "The envoy will land before the minister’s wedding on Friday.",
        "before the minister’s wedding on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row(
        "The envoy will land before the minister for trade resigns on Friday.",
        "before the minister for trade resigns on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row(
        "The envoy will land before the court frees protesters on Friday.",
        "before the court frees protesters on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row(
        "The envoy will land before a meeting of ministers on Friday.",
        "before a meeting of ministers on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row(
        "The envoy will land before the state dinner on Friday.",
        "before the state dinner on Friday",
        None,
        "2024-05-18",
        "not_after",
        False,
    ),
    row("Seats will be lost in the fall election.", "in the fall", "2024-09-01", "2024-12-01", "within", True),
    row("It will stay shut for the rest of the quarter.", "for the rest of the quarter", NOW, "2024-07-01", "within", False),
    row("It will stay shut for the rest of the year.", "for the rest of the year", NOW, "2025-01-01", "within", False),
    row("It will stay shut for the rest of next month.", "for the rest of next month", "2024-06-01", "2024-07-01", "within", False),
    row("The talks will go on for the rest of the week.", "for the rest of the week", NOW, "2024-05-20", "within", False),
    row("The talks will go on until Friday.", "until Friday", None, "2024-05-18", "within", False),
    row("The trial will be over this year.", "this year", "2024-01-01", "2025-01-01", "within", False),
    row("The two will meet over the weekend.", "over the weekend", "2024-05-18", "2024-05-20", "within", False),
    row("Shops will be shut on polling day.", "on polling day", None, None, "at", True),
    row("Results will be out by 9 p.m. on polling day.", "by 9 p.m. on polling day", None, None, "not_after", True),
    row("She will be sworn in on Friday.", "on Friday", "2024-05-17", "2024-05-18", "at", False),
    row("It will be signed at the summit.", "at the summit", None, None, "at", True, fails="not read: “at” before a place looks the same"),
    row("It will be held by early July.", "by early July", None, "2024-08-01", "not_after", True),
    row("It will be held in mid-2025.", "in mid-2025", "2025-01-01", "2026-01-01", "within", True),
    row("It will be held around Friday.", "around Friday", "2024-05-17", "2024-05-18", "at", True),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), TABLE)
def test_the_table_of_the_guidelines(sentence, words, expected):
    """Each row of it, the words with their preposition, days, bound and whether the edge is vague."""
    window = window_of(sentence)
    assert window is not None
    period = window.period
    assert [sentence[slice(*piece)] for piece in window.when] == [words]
    assert (day(period.start), day(period.end), str(period.bound), period.vague) == expected


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The vote will be held in April.", "2025-04-01", "2025-05-01"),
        ("The vote will be held on 3 March.", "2025-03-03", "2025-03-04"),
        ("The vote will be held in June.", "2024-06-01", "2024-07-01"),
        ("The vote will be held by April.", None, "2025-05-01"),
        ("The port will be open from April.", "2025-04-01", None),
    ],
)
def test_a_month_that_is_over_is_next_years(sentence, start, end):
    """‘In April’, written in May, of what will be: April to come."""
    window = window_of(sentence)
    assert window and (day(window.period.start), day(window.period.end)) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The judge will retire in October.", "2025-10-01", "2025-11-01"),
        ("The judge will retire by December.", None, "2026-01-01"),
        ("The judge will retire before January.", None, "2026-01-01"),
    ],
)
def test_a_month_late_in_the_year_is_this_years(sentence, start, end):
    """‘In October’, written in January, is the next October, though the last one is nearer."""
    window = window_of(sentence, date(2025, 1, 8))
    assert window and (day(window.period.start), day(window.period.end)) == (start, end)


@pytest.mark.parametrize(
    "sentence",
    ["It will be as in April 2024.", "It will be as last week.", "It will be the seventh since 2022.", "It will be as it was in 2023."],
)
def test_what_is_over_is_none(sentence):
    """A time that ended before publication is no window."""
    assert window_of(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry will sail every day.",
        "The minister will speak for an hour.",
        "The pact will hold.",
        "He will be there.",
        "He will be replaced by the minister.",
        "Shops will be hurt by the autumn statement.",
        "The party will be split by the budget.",
        "He will testify before the committee.",
        "He will miss the spring session.",
        "The pact will take effect within 48 hours of signature.",
        "The coalition will “fall apart within weeks” of the vote.",
    ],
)
def test_frequencies_lengths_and_silence_are_none(sentence):
    """Only what says when makes a window."""
    assert window_of(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "start", "end", "bound"),
    [
        ("Shops will be shut on election day.", "2024-07-07", "2024-07-08", "at"),
        ("Results will be out by 9 p.m. on election day.", None, "2024-07-08", "not_after"),
        ("Shops will stay shut until election day.", None, "2024-07-08", "within"),
    ],
)
def test_election_day_is_that_of_the_article(sentence, start, end, bound):
    """Not that of the table, which is another country's."""
    article = make_article(f"Zambia will hold an election on July 7. {sentence}", published=ANCHOR)
    low = article.text.index(sentence)
    window = find_window(article.text, [(low, len(article.text))], find_times(article), ANCHOR)
    assert window and (day(window.period.start), day(window.period.end), str(window.period.bound)) == (start, end, bound)


def test_a_weekday_of_next_week_stays_there():
    """What the calendar knows from the paragraph is not read again without it."""
    article = make_article("The summit opens next Tuesday. The premier will arrive on Wednesday.", published=ANCHOR)
    window = find_window(article.text, [(31, len(article.text))], find_times(article), ANCHOR)
    assert window and day(window.period.start) == "2024-05-22"


def test_a_length_from_now_is_a_window():
    """‘Over the next five years’ counts from publication."""
    window = window_of("Growth will slow over the next five years.")
    assert window and (day(window.period.start), day(window.period.end)) == (NOW, "2029-05-15")


def test_the_first_place_is_the_best():
    """What follows the certainty word dates the clause, whatever stands before it."""
    article = make_article("On Friday, she said, the port will close on Monday.", published=ANCHOR)
    text = article.text
    behind, before = (text.index("will"), len(text)), (0, text.index("will"))
    for places, words in (([behind, before], "on Monday"), ([before, behind], "On Friday"), ([before], "On Friday")):
        window = find_window(text, places, find_times(article), ANCHOR)
        assert window and text[slice(*window.when[0])] == words


@pytest.mark.parametrize(
    ("sentence", "day_words"),
    [
        ("They meet on Monday, when they could sign.", "on Monday"),
        ("They meet in June when they could sign.", "in June"),
        ("They meet until Friday, when they could sign.", "Friday"),
        ("They meet on Monday, and they could sign.", None),
        ("The talks fail when they could sign.", None),
    ],
)
def test_when_takes_up_the_time_before_it(sentence, day_words):
    """Only where it follows at once."""
    at = sentence.index("they could sign")
    found = find_antecedent(sentence, 0, at, find_times(make_article(sentence, published=ANCHOR)))
    assert (sentence[slice(*found)] if found else None) == day_words


@pytest.mark.parametrize(
    ("sentence", "negative", "end", "bound"),
    [
        ("They will not meet until Friday.", True, "2024-05-17", "not_after"),
        ("They will not begin until Friday.", True, "2024-05-17", "not_after"),
        ("They will not be released until Friday.", True, "2024-05-17", "not_after"),
        ("They will not meet until June.", True, "2024-06-01", "not_after"),
        ("They will not meet until next year.", True, "2025-01-01", "not_after"),
        ("They will not meet until 5 p.m. on Friday.", True, "2024-05-18", "not_after"),
        ("They will meet until Friday.", False, "2024-05-18", "not_after"),
        ("They will not stay until Friday.", True, "2024-05-18", "within"),
        ("They will not meet on Friday.", True, "2024-05-18", "at"),
    ],
)
def test_what_is_denied_until_a_day_is_denied_of_the_time_before(sentence, negative, end, bound):
    """Before the first day of what is named; not of what lasts, whose end is the day."""
    window = window_of(sentence)
    start = sentence.index("will") + 5
    clause = Clause(((0, len(sentence)),), (0, 4), (5, start), ((start, len(sentence) - 1),), negative)
    period = before_if_denied(sentence, window, clause, ANCHOR).period
    assert (day(period.end), str(period.bound)) == (end, bound)


@pytest.mark.parametrize(
    ("sentence", "start", "end", "vague"),
    [
        ("The vote will be held later on Thursday.", "2024-05-16", "2024-05-17", False),
        ("The vote will be held in roughly two weeks.", "2024-05-27", "2024-06-03", True),
        ("The vote will be held in less than two weeks.", "2024-05-27", "2024-06-03", True),
        ("The vote is only five weeks away.", "2024-06-17", "2024-06-24", False),
        ("The vote could be two weeks off.", "2024-05-27", "2024-06-03", False),
        ("A deal is a few weeks away.", NOW, None, True),
    ],
)
def test_hedges_stay_and_what_is_away_counts_from_now(sentence, start, end, vague):
    """Only "later this month" begins at once; "roughly", "less than" keep the edge open; "away" and "off" need no verb of their own."""
    window = window_of(sentence)
    assert window and (day(window.period.start), day(window.period.end), window.period.vague) == (start, end, vague)


@pytest.mark.parametrize(
    ("sentence", "start", "end", "bound"),
    [
        ("The rating could be raised within 12 to 18 months.", NOW, "2025-11-15", "within"),
        ("Crews could return in the next two to three days.", NOW, "2024-05-18", "within"),
        ("The fund will decide over the next 6–9 months.", NOW, "2025-02-15", "within"),
        ("The review will be out in two or three weeks.", "2024-05-27", "2024-06-10", "within"),
        ("The review will be out in six-to-eight weeks.", "2024-06-24", "2024-07-15", "within"),
        ("A ruling will come in a week or two.", "2024-05-20", "2024-06-03", "within"),
        ("The ferry will be back in 36 to 48 hours.", "2024-05-16", "2024-05-18", "within"),
        ("The rating could be raised within 12 months.", NOW, "2025-05-15", "within"),
    ],
)
def test_a_range_of_lengths_ends_with_the_greatest(sentence, start, end, bound):
    """‘Within 12 to 18 months’ leaves 18; ‘in two or three weeks’ is the second week on, or the third."""
    window = window_of(sentence)
    assert window and (day(window.period.start), day(window.period.end), str(window.period.bound)) == (start, end, bound)


@pytest.mark.parametrize("sentence", ["The minister will speak for two to three hours.", "The six-to-eight-week trial will be costly."])
def test_a_range_of_lengths_without_a_place_is_none(sentence):
    """As a single length is none."""
    assert window_of(sentence) is None


def test_a_report_from_the_last_day_of_the_calendar_is_read():
    """No day is counted beyond it."""
    assert window_of("The council will meet later today.", date.max) is not None


def test_without_a_day_to_look_from_no_day_is_made_up():
    """‘On Friday’ in an undated report has no days; a date in full has its own."""
    loose, full = window_of("The vote will be on Friday.", None), window_of("The vote will be on 17 May 2031.", None)
    assert loose is None or (loose.period.start, loose.period.end) == (None, None)
    assert full and day(full.period.start) == "2031-05-17"


def test_a_window_is_never_over_nor_upside_down():
    """Whatever is read, it ends after publication, and begins before it ends."""
    windows = [window for param in TABLE if (window := window_of(param.values[0]))]
    assert len(windows) > 30
    for window in windows:
        start, end = day(window.period.start), day(window.period.end)
        assert end is None or end > NOW
        assert start is None or end is None or start < end
