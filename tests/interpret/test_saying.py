"""When something was said: the time in the reporting clause."""

from datetime import date

import pytest

from dateline.calendar import find_times
from dateline.intake import Publication, read_text
from dateline.interpret import find_said
from dateline.records import Act, Attribution, Channel, Form, Span, Voice


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),) if words else ()

    facts = {"form": Form.INDIRECT, "voice": Voice.SOURCE, "act": Act.ASSERTS, "channel": Channel.UNKNOWN}
    return Attribution(id="a1", score=1, source=spans(source), cue=spans(cue), content=spans(content), **facts)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        (
            "Two diplomats said Wednesday that the talks resume Friday.",
            "Two diplomats",
            "said",
            "that the talks resume Friday",
            "Wednesday",
        ),
        ("The talks resume Friday, two diplomats said Wednesday.", "two diplomats", "said", "The talks resume Friday", "Wednesday"),
        ("The talks resume Friday, two diplomats said.", "two diplomats", "said", "The talks resume Friday", None),
        ("On Monday, Oka told reporters that she would go.", "Oka", "told", "that she would go", "Monday"),
        ("“We have a plan,” Oka said Jan. 6. “It is ours.” On Friday they left.", "Oka", "said", "“We have a plan,”", "Jan. 6"),
        ("Talks failed on Monday. Oka said they would resume.", "Oka", "said", "they would resume", None),
        ("Oka said the army, which left on Friday, would return.", "Oka", "said", "the army, which left on Friday, would return", None),
        ("Oka has long said that the army would return soon.", "Oka", "said", "that the army would return soon", None),
        ("Two diplomats said Wednesday that they would go.", "Two diplomats", "said Wednesday", "that they would go", "Wednesday"),
        ("Oka, who lands Thursday, is expected to agree.", "Oka", "is expected", "to agree", None),
        ("By Friday Oka will say no.", "Oka", "say", "no", None),
        ("The tribunal ruled Tuesday that the law stands.", "The tribunal", "ruled Tuesday", "that the law stands", "Tuesday"),
        ("Chad on Monday accused its neighbour of theft.", "Chad", "accused", "its neighbour of theft", "Monday"),
        ("Prosecutors on Tuesday charged two officers with lying.", "Prosecutors", "charged", "two officers with lying", "Tuesday"),
        ("She told reporters late on Tuesday that it would stay.", "She", "told", "that it would stay", "Tuesday"),
        ("In one post Friday, Oka said: “Never.”", "Oka", "said:", "“Never.”", "Friday"),
        ("At Monday’s debate, Oka derided the plan.", "Oka", "derided", "the plan", None),
        ("At Monday’s debate, Oka denounced the plan.", "Oka", "denounced", "the plan", "Monday"),
        ("The union, which met on Friday, said it would strike.", "The union", "said", "it would strike", None),
        ("The talks ended Friday after Oka denounced the plan.", "Oka", "denounced", "the plan", None),
        ("The talks ended Friday, when Oka denounced the plan.", "Oka", "denounced", "the plan", "Friday"),
        ("Oka said Friday that it was late but praised the clerks.", "Oka", "praised", "the clerks", "Friday"),
        ("Oka will win Monday’s vote, Diallo said.", "Diallo", "said", "Oka will win", None),
        ("The bank — closed on Monday — denounced the plan.", "The bank", "denounced", "the plan", None),
        ("Since Monday Oka has denounced the plan.", "Oka", "has denounced", "the plan", None),
        ("Two officers will be charged on Friday with lying.", "Two officers", "will be charged", "with lying", None),
        ("Oka is due to be told on Friday of a plan.", "Oka", "is due to be told", "of a plan", None),
        ("The plan failed, according on Friday to Oka.", "Oka", "according", "The plan failed", None),
        ("Lawmakers’ votes on Friday for the tax were few.", "Lawmakers", "votes", "for the tax", None),
    ],
)
def test_a_time_beside_the_cue_and_outside_the_content_is_when_it_was_said(text, source, cue, content, said):
    """In its sentence, before or after; never what was said itself."""
    article, _ = read_text(text, options=Publication(published=date(2019, 1, 16)))
    times = find_times(article)
    [found] = find_said(article, (attribution(text, source, cue, content),), times)
    assert {time.id: time.span.text for time in times}.get(found.said) == said


def test_a_reading_names_the_time_by_its_id(example):
    """`said` is one of the reading's own times, and stands in its layer."""
    assert example.layers["times"] == "run"
    ids = {time.id for time in example.times}
    said = [attribution.said for attribution in example.attributions if attribution.said]
    assert said and set(said) <= ids
