"""Statements that pull against each other, and what only looks like it."""

from datetime import date

import pytest

from dateline.interpret.forecasts.tensions import find_tensions
from dateline.records import ForecastKind, TensionKind

LEAD = "Mira Oslan could meet Idris Bakhit in Brno next week, two aides said. "
MEETING = ("Mira Oslan could meet Idris Bakhit in Brno next week", "could", "Mira Oslan meets Idris Bakhit in Brno.")


def _after(report, sentence, source, cue, content, *, holder="s2"):
    made = report(LEAD + sentence).put(*MEETING, holder="s1").say("two aides", "said", MEETING[0], holder="s1")
    made.say(source, cue, content, holder=holder)
    return made, find_tensions(made.article, made.attributions, made.forecasts)


PULLS = [
    ("“We have no meetings to announce,” Oslan said.", "Oslan said", "said", "“We have no meetings to announce,”", TensionKind.NON_DENIAL),
    ("The ministry denied that the two would meet.", "The ministry", "denied", "that the two would meet", TensionKind.DENIES),
    ("Bakhit denied any plan to meet Oslan.", "Bakhit denied", "denied", "any plan to meet Oslan", TensionKind.DENIES),
    ("The ministry dismissed reports of a meeting.", "The ministry", "dismissed", "reports of a meeting", TensionKind.DENIES),
    (
        "Bakhit's office declined to confirm whether they would meet.",
        "Bakhit's office",
        "declined to confirm",
        "whether they would meet",
        TensionKind.NON_DENIAL,
    ),
    (
        "The ministry would neither confirm nor deny the report.",
        "The ministry",
        "would neither confirm nor deny",
        "the report",
        TensionKind.NON_DENIAL,
    ),
    (
        "“There are no plans for a meeting,” the ministry said.",
        "the ministry",
        "said",
        "“There are no plans for a meeting,”",
        TensionKind.DENIES,
    ),
    (
        "“No decision has been made on a meeting,” the ministry said.",
        "the ministry",
        "said",
        "“No decision has been made on a meeting,”",
        TensionKind.NON_DENIAL,
    ),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "content", "kind"), PULLS)
def test_a_denial_pulls(report, sentence, source, cue, content, kind):
    """Who denies or will not confirm the same happening pulls against it, with his own exact words."""
    made, found = _after(report, sentence, source, cue, content)
    assert [(item.id, item.kind, item.forecast_id, item.holder_ids, item.attribution_id) for item in found] == [
        ("x1", kind, "f1", ("s2",), "a2")
    ]
    assert all(made.article.text[span.start : span.end] == span.text for span in found[0].against)
    assert found[0].against[0].start >= len(LEAD) and found[0].score >= 0.6


LOOK_ALIKES = [
    ("The ministry declined to comment.", "The ministry", "declined", "to comment"),
    ("Bakhit denied meetings with her.", "Bakhit denied", "denied", "meetings with her"),
    ("Bakhit denied taking bribes.", "Bakhit denied", "denied", "taking bribes"),
    ("Bakhit denied any plan to resign.", "Bakhit denied", "denied", "any plan to resign"),
    ("Bakhit had denied any plan to meet her.", "Bakhit had", "denied", "any plan to meet her"),
    ("The ministry denied that Oslan would meet Ruta Veld.", "The ministry", "denied", "that Oslan would meet Ruta Veld"),
    ("The ministry declined to say why they would meet.", "The ministry", "declined to say", "why they would meet"),
    ("“Is there nothing to announce?” the host asked.", "the host", "asked", "“Is there nothing to announce?”"),
    ("The ministry confirmed that they would meet.", "The ministry", "confirmed", "that they would meet"),
    ("“We have no budget to announce,” the ministry said.", "the ministry", "said", "“We have no budget to announce,”"),
    ("Bakhit denied any plan to meet investors.", "Bakhit denied", "denied", "any plan to meet investors"),
    ("The army rejected calls to meet the rebels.", "The army", "rejected", "calls to meet the rebels"),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), LOOK_ALIKES)
def test_a_look_alike_does_not(report, sentence, source, cue, content):
    """Silence, a denial of something else, of another time or person, a question, a refusal: nothing pulls."""
    assert _after(report, sentence, source, cue, content)[1] == ()


def test_nobody_contradicts_himself(report):
    """Two statements of one holder make no tension, nor two of nobody."""
    sentence = "They denied that the two would meet."
    assert _after(report, sentence, "They", "denied", "that the two would meet", holder="s1")[1] == ()
    made = report("The pact will pass. The pact will not pass.").put("The pact will pass", "will", "The pact passes.")
    made.put("The pact will not pass", "will", "The pact passes.", denied=True)
    assert find_tensions(made.article, [], made.forecasts) == ()


def test_we_far_from_the_forecast_is_of_the_speakers_own_meetings(report):
    """ "We have no meetings to announce" of somebody who takes no part, not said right after, is of other meetings."""
    text = "Wheat fell in Keld. Barley rose in the hills. Nobody bought oats. “We have no meetings to announce,” the mayor said."
    made, found = _after(report, text, "the mayor", "said", "“We have no meetings to announce,”")
    assert found == () and made.attributions


def test_the_speakers_own_meeting_is_preferred(report):
    """Of two meetings, it is that of the speaker which he does not announce."""
    text = "Jan Kerr will meet the king. Ruta Veld could meet the rebels. “We have no meetings to announce,” Kerr said."
    made = report(text).put("Jan Kerr will meet the king", "will", "Jan Kerr meets the king.", holder="s1")
    made.put("Ruta Veld could meet the rebels", "could", "Ruta Veld meets the rebels.", holder="s1")
    made.say("Kerr said", "said", "“We have no meetings to announce,”", holder="s3")
    assert [item.forecast_id for item in find_tensions(made.article, made.attributions, made.forecasts)] == ["f1"]


# (text, first, second with what else is set, kind)
PAIRS = [
    (
        "The port will close. The port will not close.",
        ("The port will close", "will", "The port closes."),
        ("The port will not close", "will", "The port closes."),
        {"denied": True},
        TensionKind.DENIES,
    ),
    (
        "Oslan may resign. Oslan has no plans to resign.",
        ("Oslan may resign", "may", "Oslan resigns."),
        ("Oslan has no plans to resign", "has no plans to", "Oslan resigns."),
        {"denied": True, "kind": ForecastKind.PLAN},
        TensionKind.DENIES,
    ),
    (
        "Tan and Veld may meet. There will be no meeting.",
        ("Tan and Veld may meet", "may", "Tan and Veld meet."),
        ("There will be no meeting", "will", "There is a meeting."),
        {"denied": True},
        TensionKind.DENIES,
    ),
    (
        "The pact will pass. The pact is unlikely to pass.",
        ("The pact will pass", "will", "The pact passes."),
        ("The pact is unlikely to pass", "is unlikely to", "The pact passes."),
        {"denied": True},
        TensionKind.DIFFERS,
    ),
    (
        "Prices will rise. Prices will fall.",
        ("Prices will rise", "will", "Prices rise."),
        ("Prices will fall", "will", "Prices fall."),
        {},
        TensionKind.DIFFERS,
    ),
    (
        "Oslan will win the vote. Tan will win the vote.",
        ("Oslan will win the vote", "will", "Oslan wins the vote."),
        ("Tan will win the vote", "will", "Tan wins the vote."),
        {},
        TensionKind.DIFFERS,
    ),
    (
        "Oslan will sign the pact. The pact will never be signed.",
        ("Oslan will sign the pact", "will", "Oslan signs the pact."),
        ("The pact will never be signed", "will", "The pact is signed."),
        {"denied": True},
        TensionKind.DENIES,
    ),
    (
        "Growth will reach 3 percent. Growth will reach 5 percent.",
        ("Growth will reach 3 percent", "will", "Growth reaches 3 percent."),
        ("Growth will reach 5 percent", "will", "Growth reaches 5 percent."),
        {},
        TensionKind.DIFFERS,
    ),
]


@pytest.mark.parametrize(("text", "one", "other", "facts", "kind"), PAIRS)
@pytest.mark.parametrize("turned", [False, True])
def test_forecasts_against_each_other(report, text, one, other, facts, kind, turned):
    """Of different holders, an opposite, another figure or another winner pulls; which of the two is surer changes nothing."""
    scores = (0.5, 0.9) if turned else (0.9, 0.5)
    made = report(text).put(*one, holder="s1", score=scores[0]).put(*other, holder="s2", score=scores[1], **facts)
    found = find_tensions(made.article, [], made.forecasts)
    assert [(item.kind, item.forecast_id, item.other_id, item.holder_ids) for item in found] == [(kind, "f1", "f2", ("s2",))]


NO_PAIRS = [
    (
        "Tan will win the vote. Oslan will win the cup.",
        ("Tan will win the vote", "will", "Tan wins the vote."),
        ("Oslan will win the cup", "will", "Oslan wins the cup."),
        {},
    ),
    ("Prices will rise. Wages will fall.", ("Prices will rise", "will", "Prices rise."), ("Wages will fall", "will", "Wages fall."), {}),
    (
        "Tan will meet Veld. Tan will not meet Oslan.",
        ("Tan will meet Veld", "will", "Tan meets Veld."),
        ("Tan will not meet Oslan", "will", "Tan meets Oslan."),
        {"denied": True},
    ),
    (
        "The port will close. The port will not close if rain falls.",
        ("The port will close", "will", "The port closes."),
        ("The port will not close if", "will", "The port closes."),
        {"denied": True, "condition": "if rain falls"},
    ),
    (
        "Tan will speak in Brno. Oslan will not speak in Brno.",
        ("Tan will speak in Brno", "will", "Tan speaks in Brno."),
        ("Oslan will not speak in Brno", "will", "Oslan speaks in Brno."),
        {"denied": True},
    ),
    (
        "There will be a vote. There will be no meeting.",
        ("There will be a vote", "will", "There is a vote."),
        ("There will be no meeting", "will", "There is a meeting."),
        {"denied": True},
    ),
]


@pytest.mark.parametrize(("text", "one", "other", "facts"), NO_PAIRS)
def test_both_may_come_true(report, text, one, other, facts):
    """Of two matters, or under a condition that only one has, nothing pulls."""
    made = report(text).put(*one, holder="s1").put(*other, holder="s2", **facts)
    assert find_tensions(made.article, [], made.forecasts) == ()


def test_another_day_differs_only_for_what_happens_once(report, on_day):
    """A treaty is signed on one day; prices may rise on two; the second of two signings is another."""
    cases = (("The treaty will be signed", "The treaty is signed.", 1), ("Oil will jump", "Oil jumps.", 0))
    for words, statement, count in cases:
        made = report(f"{words} Friday. {words} Sunday.").put(f"{words} Friday", "will", statement, holder="s1", days=on_day(17))
        made.put(f"{words} Sunday", "will", statement, holder="s2", days=on_day(19))
        assert [item.kind for item in find_tensions(made.article, [], made.forecasts)] == [TensionKind.DIFFERS] * count


def test_a_denial_of_another_day_pulls_at_nothing(report, on_day):
    """ "No cut in March" leaves June open."""
    made = report("The bank will cut in June. The bank will not cut in March.")
    made.put("The bank will cut in June", "will", "The bank cuts.", holder="s1", days=on_day(1, 6))
    made.put("The bank will not cut in March", "will", "The bank cuts.", holder="s2", denied=True, days=on_day(1, 3))
    assert find_tensions(made.article, [], made.forecasts) == ()


def test_not_before_may_leaves_june(report):
    """A denial up to a day does not deny what has no day."""
    made = report("Miners will strike. Miners will not strike before May.").put("Miners will strike", "will", "Miners strike.", holder="s1")
    made.put("Miners will not strike before May", "will", "Miners strike.", holder="s2", denied=True, days=(None, date(2025, 5, 1)))
    assert find_tensions(made.article, [], made.forecasts) == ()


def test_what_is_denied_is_put_forward_by_nobody(report):
    """A forecast in the words of a denial is told as what pulls, never as what is pulled at."""
    text = "The port could close, a clerk said. The ministry denied that the port would close. The mayor denied plans to close the port."
    made = report(text).put("The port could close", "could", "The port closes.", holder="s1")
    made.put("the port would close", "would", "The port closes.", holder="s2")
    made.say("The ministry", "denied", "that the port would close", holder="s2")
    made.say("The mayor denied", "denied", "plans to close the port", holder="s3")
    found = find_tensions(made.article, made.attributions, made.forecasts)
    assert [(item.forecast_id, item.holder_ids, item.other_id) for item in found] == [("f1", ("s2",), "f2"), ("f1", ("s3",), None)]
