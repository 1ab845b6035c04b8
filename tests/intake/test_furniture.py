"""What each block of a page is: the report itself, or the furniture around it."""

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake.furniture import find_blocks, find_dateline, find_roles, to_passages
from dateline.records import Role

FRAGMENTS = [
    "The strait is open.", "Envoys met", "By Ada Kessel", "LENDOVA, Tavria (Wire) — ", "LENDOVA", "Advertisement",
    "Sign up for our newsletter", "(Ivo Ban/Wire)",
    "Related:", "March 3, 2021", "Petra Holm contributed to this report.", "“", "”", " ", " ", "\n", "\n", "\n\n", "\n\n", "\r\n", "\t",
    "\xa0", "\u2028", "\x0b",
    "\x1c", "\u200f", "🕊️", "— ", "?", ".", "A-", "[", "]",
]  # fmt: skip
scraps = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)
texts = st.one_of(st.text(max_size=80), scraps)


def roles_of(*blocks, title=None):
    text = "\n\n".join(blocks)
    return [str(role) for role in find_roles(find_blocks(text), title=title)]


@pytest.fixture(scope="module")
def in_middle(paragraphs):
    """Says the role of a block that stands between two paragraphs, another two before and after it."""
    lead, envoy, quarrel = paragraphs
    return lambda block: roles_of("Tavria to reopen strait", lead, envoy, block, quarrel, "No date has been set for the next talks.")[3]


def test_each_piece_of_furniture_is_known_in_its_place(paragraphs):
    """In a whole printed page only the paragraphs of the report are body."""
    lead, envoy, quarrel = paragraphs
    printed = {
        "Lendova Courier": "masthead",
        "Tavria to reopen strait to fishing boats": "headline",
        "By Ada Kessel and Tomas Rill": "byline",
        "March 3, 2021": "byline",
        f"LENDOVA, Tavria (Courier) — {lead}": "body",
        "Boats in the harbour of Lendova on Monday. (Ivo Ban/Courier)": "caption",
        envoy: "body",
        "Oslana sends second patrol boat to the strait": "related",
        quarrel: "body",
        "Sign up for our morning newsletter": "boilerplate",
        "Advertisement": "boilerplate",
        "Petra Holm in Oslana contributed to this report.": "contributor",
    }
    assert roles_of(*printed) == list(printed.values())


def test_a_dateline_is_a_passage_before_its_paragraph(paragraphs):
    """The place, the agency and the dash are cut from the paragraph that they open."""
    text = f"Strait to reopen\n\nLENDOVA, Tavria (Courier) — {paragraphs[0]}"
    blocks = find_blocks(text)
    passages = to_passages(text, blocks, find_roles(blocks))
    assert [passage.role for passage in passages] == [Role.HEADLINE, Role.DATELINE, Role.BODY]
    assert text[passages[1].start : passages[1].end] == "LENDOVA, Tavria (Courier) — "
    assert text[passages[2].start :] == paragraphs[0]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Story continues below advertisement", "Please subscribe to our evening letter from the harbour",
        "Share this article", "Read more",
        "© 2021 Lendova Courier", "All rights reserved.", "Follow us on every network", "4 min read", "* * *", "—————",
        "This story has been updated with a comment.",
    ],
)  # fmt: skip
def test_what_every_page_carries_is_boilerplate(in_middle, line):
    """Advertisements, sign-ups, sharing buttons, rights and rules are never evidence."""
    assert in_middle(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Related: Oslana sends a second patrol boat", "READ MORE: What the strait means to Lendova",
        "Oslana sends second patrol boat to the strait",
        "[ How the strait was lost ]", "‘Nobody asked us’ as Lendova harbour empties", "Related stories",
    ],
)  # fmt: skip
def test_a_headline_of_another_story_in_the_middle_is_related(in_middle, line):
    """A line that leads to another report, marked as such or only printed like a headline, is never evidence."""
    assert in_middle(line) == "related"


@pytest.mark.parametrize(
    "line",
    [
        "Fishing boats wait in the harbour of Lendova. Photo: Ivo Ban", "Mira Dusek leaves the committee. (Ivo Ban/Courier)",
        "Mira Dusek leaves the committee on Monday. (AP Photo/Ivo Ban)", "A patrol boat in the strait. Ivo Ban/Reuters",
        "The harbour, seen from the north. Credit: Petra Holm", "The harbour of Lendova Ivo Ban/AFP/Getty Images",
        "FILE PHOTO: Mira Dusek leaves the committee in Lendova", "Image caption: the harbour, seen from the north",
        "Mira Dusek speaks in Lendova, Monday, March 3, 2021. THE CANADIAN PRESS/Ivo Ban",
    ],
)  # fmt: skip
def test_a_line_that_ends_with_who_holds_the_picture_is_a_caption(in_middle, line):
    """A credit at the end makes a caption."""
    assert in_middle(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Petra Holm contributed reporting.", "Petra Holm and Ivo Ban contributed to this report.",
        "Associated Press writer Petra Holm in Oslana contributed.", "— With files from Reuters and Petra Holm", "Edited by Ivo Ban",
        "Additional reporting by Petra Holm in Oslana; Editing by Ivo Ban",
        "(Reporting by Ada Kessel; Editing by Ivo Ban)", "Ada Kessel reported from Lendova, and Petra Holm from Oslana.",
    ],
)  # fmt: skip
def test_who_else_worked_on_the_report_is_a_contributor(paragraphs, line):
    """The last lines that name colleagues are never evidence."""
    assert roles_of("Strait to reopen", *paragraphs, line)[-1] == "contributor"


SAID = [
    "Will the strait be open to ferries as well?",
    "Q: What did the ministry tell you before Monday?",
    "A: It told us nothing.",
    "MINISTER DUSEK: We have not decided that yet.",
    "- Fishing boats may pass by day",
    "• Ferries must wait until the autumn",
    "1. Fishing boats may pass by day",
    "Next steps",
    "“We were not asked” is what they tell everyone",
    "The strait is open. Boats may pass",
    "The union said that a strike by clerks had contributed to this report being delayed.",
    "“I contributed to this report,” Dusek told the committee.",
    "and boats have passed it since",
    "Dusek led in a Lendova Courier/Bloomberg Politics poll this month.",
    "The price of a berth doubled, according to a survey by Courier/Reuters.",
    "The ministry gave three reasons for it:",
]


@pytest.mark.parametrize("line", SAID)
def test_in_doubt_a_line_is_body(in_middle, line):
    """Questions, transcripts, lists, short subheads, quotations and whole sentences stay evidence."""
    assert in_middle(line) == "body"


SWALLOWED = {
    "caption": [
        "The two ministers shook hands but would not pose for a photo.",
        "The government denied that the video by the rebels was genuine.",
        "Residents were told to report shelling via app.",
        "Envoys discussed the lake that both of them claim (Vorsk/Verska).",
    ],
    "contributor": [
        "Officials would not say how much each country had contributed.",
        "A shortage of clerks contributed to the report.",
        "Reporting in Tavria has become dangerous since the law passed, the press union said on Monday.",
        "Clashes were reported from Lendova, and smoke rose from the port.",
    ],
    "boilerplate": [
        "Copyright talks between Tavria and Oslana collapsed on Monday, officials said.",
        "Register or leave was the choice that Tavria gave them, Dusek said.",
        "Follow Dusek on the tour and one thing is plain: she is tired.",
    ],
    "related": [
        "More — far more — must be done, the minister said.",
        "Also — and this surprised the envoys — the border opened.",
        "Q: What did the ministry tell you before Monday",
        "MINISTER DUSEK: We have not decided that yet",
    ],
}


@pytest.mark.parametrize("line", [line for lines in SWALLOWED.values() for line in lines])
def test_a_sentence_of_the_report_is_never_taken_for_furniture(in_middle, line):
    """A sentence that shares a word or a dash with furniture stays evidence."""
    assert in_middle(line) == "body"


@pytest.mark.parametrize("lead", ["By midnight, the talks had collapsed.", "Published minutes show that ministers knew of the plan."])
def test_a_first_sentence_that_begins_like_a_byline_is_body(paragraphs, lead):
    """A lead that begins with "By" or "Published" and is a whole sentence stays evidence."""
    assert roles_of("Tavria talks end", lead, *paragraphs)[1] == "body"


@pytest.mark.parametrize("headline", ["Time runs out for Tavria talks", "Independent members back strait deal"])
def test_a_headline_that_begins_with_an_outlets_word_is_a_headline(paragraphs, headline):
    """A masthead is an outlet's name and not a sentence that begins with one."""
    assert roles_of(headline, "Envoys leave Lendova without a date", *paragraphs)[:2] == ["headline", "headline"]


def test_a_headline_that_ends_as_a_sentence_is_body_unless_the_metadata_say_otherwise(paragraphs):
    """A first line with a full stop may be the report's first sentence; known as the title, it is the headline."""
    assert roles_of("Talks are over.", *paragraphs)[0] == "body"
    assert roles_of("Talks are over.", *paragraphs, title="Talks Are Over.")[0] == "headline"


def test_a_byline_below_a_headline_that_ends_as_a_sentence_is_a_byline(paragraphs):
    """Where the metadata know the headline, its full stop does not end the head of the page."""
    assert roles_of("Talks are over.", "By Ada Kessel", *paragraphs, title="Talks are over.")[:2] == ["headline", "byline"]


@settings(deadline=None, max_examples=150)
@given(texts.filter(str.strip), st.one_of(st.none(), texts))
def test_passages_partition_any_text(text, title):
    """Whatever the text and its title, passages are never empty and each begins where the one before ends."""
    blocks = find_blocks(text)
    passages = to_passages(text, blocks, find_roles(blocks, title=title))
    edges = [0] + [passage.end for passage in passages]
    assert [passage.start for passage in passages] == edges[:-1] and edges[-1] == len(text) and sorted(set(edges)) == edges


@settings(deadline=None, max_examples=150)
@given(texts, st.one_of(st.none(), texts))
def test_every_block_has_one_role_and_one_block_at_least_is_body(text, title):
    """There are as many roles as blocks, and a text of nothing but furniture still has a body."""
    blocks = find_blocks(text)
    roles = find_roles(blocks, title=title)
    assert len(roles) == len(blocks) and (Role.BODY in roles) == bool(blocks)


@settings(deadline=None, max_examples=150)
@given(texts)
def test_blocks_hold_all_that_is_not_space(text):
    """Blocks are exact, trimmed, in order, and nothing but space lies outside them."""
    blocks = find_blocks(text)
    assert all(text[block.start : block.end] == block.text == block.text.strip() != "" for block in blocks)
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    assert edges == sorted(edges) and not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


def test_lines_are_paragraphs_where_no_line_is_blank(paragraphs):
    """A text with one paragraph a line is cut at its line ends."""
    assert [block.text for block in find_blocks("\n".join(paragraphs))] == list(paragraphs)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_wrapped_to_a_width_does_not_end_its_paragraph(paragraphs, newline):
    """Hard-wrapped paragraphs between blank lines stay whole, whatever ends their lines."""
    wrapped = [textwrap.fill(paragraph, 66).replace("\n", newline) for paragraph in paragraphs]
    assert [block.text for block in find_blocks((newline * 2).join(wrapped))] == wrapped


def test_wrapped_lines_without_blank_ones_are_one_block(paragraphs):
    """Where only the width broke the lines, no line is taken for a paragraph."""
    wrapped = textwrap.fill(" ".join(paragraphs), 66)
    assert [block.text for block in find_blocks(wrapped)] == [wrapped]


@pytest.mark.parametrize("space", ["\xa0", "\u3000"])
def test_a_line_of_any_space_is_blank(paragraphs, space):
    """A line that holds only a no-break space, as copied from a page, parts paragraphs like an empty one."""
    lead, envoy, quarrel = paragraphs
    assert [block.text for block in find_blocks(f"{lead}\n{space}\n{envoy}\n\n{quarrel}")] == list(paragraphs)


@pytest.mark.parametrize(
    "dateline",
    [
        "LENDOVA (Wire) — ", "LENDOVA, Tavria (Courier) — ", "LENDOVA, March 3 (Wire) -- ", "LENDOVA, 3 March 2021 (Wire) - ",
        "ST. ANN’S BAY, Tavria – ", "PORT LENDOVA —",
        "LENDOVA/VORSK (Wire) — ", "LENDOVA, Tavria, March 3, 2021 (Wire) — ", "LENDOVA-ON-SEA — ",
        "KÖNIGSHAVN (Wire) — ", "SÃO LUCA, Tavria (Wire) — ",
    ],
)  # fmt: skip
def test_a_dateline_ends_where_the_report_begins(dateline):
    """Places in capitals with country, date or agency before a dash are found to their end."""
    assert find_dateline(f"{dateline}Envoys met on Monday.") == len(dateline)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Envoys met — in Lendova — on Monday.", "Lendova (Wire) — Envoys met.", "DUSEK: We have not decided.",
        "LENDOVA was quiet on Monday.", "LENDOVA (Wire) —",
        "The talks, LENDOVA — once more.", "US-Tavrian talks began.", "",
        "NATO — which Tavria joined in May — has said nothing.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_dateline_is_none(paragraph):
    """Dashes, speakers, capitals in a sentence, and a dateline with nothing after it, are no dateline."""
    assert find_dateline(paragraph) is None


DATELINES = [
    "LENDOVA",
    "ST. ANN’S",
    " BAY",
    ", Tavria",
    ", March 3",
    " (Wire)",
    " (",
    ")",
    " — ",
    " -- ",
    "—",
    "-",
    "\n",
    " ",
    "Envoys",
    "A",
    "Ö",
    ", ",
]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(), st.lists(st.sampled_from(DATELINES), max_size=10).map("".join)))
def test_a_dateline_never_goes_past_its_paragraph(paragraph):
    """Whatever the paragraph, a dateline leaves words after it and stands before the first of them."""
    end = find_dateline(paragraph)
    assert end is None or (0 < end < len(paragraph) and not paragraph[end].isspace() and paragraph[:end].rstrip()[-1] in "—–-")


@pytest.mark.parametrize(
    "text",
    ["A-" * 250, "envoys" + " " * 20_000 + "met", "[" + " " * 2_500 + "x" + " " * 2_500 + "x"],
    ids=["DATELINE", "line ends", "related"],
)
def test_no_text_takes_long_to_take_apart(text):
    """The time that a text takes grows with its length and not with its square or cube."""
    began = time.process_time()
    find_roles(find_blocks(text))
    find_dateline(text)
    assert time.process_time() - began < 0.1


def test_a_list_of_headlines_under_its_heading_is_related():
    """‘Related stories’ and the headlines below it; a paragraph that follows the heading stays body."""
    paragraphs = ["The strait was closed on Monday, the harbour master said.", "It will open in May, he added, if the ice goes."]
    for below, role in (
        ("Patrol boat to leave by end of year\nOslana’s mayor vows to keep fishing", Role.RELATED),
        (paragraphs[1], Role.BODY),
    ):
        blocks = find_blocks("\n\n".join([paragraphs[0], "RELATED STORIES", below, paragraphs[1]]))
        assert find_roles(blocks)[1:] == [Role.RELATED, role, Role.BODY]
