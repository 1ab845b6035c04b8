"""Plain text → `Article`."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake import read_text
from dateline.intake import text as text_room
from dateline.records import DatelineError, InputError, Origin, Role

SCRAPS = [
    "LENDOVA (Wire) — ", "By Ada Kessel", "March 3, 2021", "Envoys met.", "the strait", "\ud83d", "🕊️", "\u202bשלום\u202c", "é", "e\u0301",
    "\ufeff", "\x00",
    "\u200b", "\n", "\n\n", "\r\n", " ", "\x85", "(AP)", "?",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(alphabet=st.characters()), st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join)))
def test_any_text_is_kept_unchanged_or_refused_as_input(text):
    """On any string of code points reading gives an article of exactly that text, or an error of ours."""
    try:
        article, _ = read_text(text)
    except DatelineError as error:
        assert not text.strip() or error.code in {"lone_surrogate", "not_english"}
    else:
        assert article.text == text == "".join(text[passage.start : passage.end] for passage in article.passages)


def test_a_long_s_in_a_date_line_breaks_nothing(report):
    """A date in the head of a report that only looks like one leaves the report readable."""
    article, _ = read_text(f"Strait to reopen\n\nPublished ſept 3, 2021\n\n{report}")
    assert "strait" in article.text


def test_the_id_is_the_digest_of_the_text_as_given(report):
    """The same text is the same article, whatever else is said of it."""
    article, _ = read_text(report, raw_sha256="0" * 64, made_by="test/1")
    assert article.id == hashlib.sha256(report.encode()).hexdigest()
    assert (article.raw_sha256, article.made_by) == ("0" * 64, "test/1")
    assert read_text(report)[0].made_by == "text/1"


@pytest.mark.parametrize("blank", ["", " ", "\n\n\t\r\n", "\u2003\xa0"])
def test_a_blank_text_is_refused(blank):
    """A text of nothing but space is empty."""
    with pytest.raises(InputError) as caught:
        read_text(blank)
    assert caught.value.code == "empty"


def test_a_text_longer_than_any_report_is_refused(monkeypatch, report):
    """One character over the limit is too many; at the limit the text is read."""
    monkeypatch.setattr(text_room, "MOST_CHARACTERS", len(report))
    assert read_text(report)[0].text == report
    with pytest.raises(InputError, match=f"at most {len(report):,}") as caught:
        read_text(report + "x")
    assert caught.value.code == "too_large"


def test_half_a_character_is_refused(report):
    """A lone surrogate is an input error that says where it stands."""
    with pytest.raises(InputError, match=f"character {len(report)} ") as caught:
        read_text(report + "\ud83d")
    assert caught.value.code == "lone_surrogate"


def test_another_language_is_refused():
    """A report that is not English is refused before anything is read from it."""
    with pytest.raises(InputError) as caught:
        read_text("Le ministère a annoncé lundi que le détroit serait rouvert aux bateaux de pêche. " * 6)
    assert caught.value.code == "not_english"


@pytest.mark.parametrize(
    "words",
    ["קולונל דניאל אמר: “לא”", "\u202bقال المتحدث\u202c", "🕊️👩‍👩‍👧 Dusek 🇺🇳", "Łódź naïve", "e\u0301tat"],
    ids=["Hebrew", "Arabic", "emoji", "accents", "combining"],
)
def test_right_to_left_words_and_emoji_shift_no_offset(paragraphs, words):
    """Passages around words of any script begin and end at the exact code points."""
    lead, envoy, quarrel = paragraphs
    text = f"Strait to reopen 🕊️\n\nLENDOVA (Wire) — {lead}\n\n{words} is what she wrote.\n\n{envoy}\n\n{quarrel}\n"
    article, _ = read_text(text)
    assert [article.text_of(passage) for passage in article.passages_of(Role.BODY)] == [lead, f"{words} is what she wrote.", envoy, quarrel]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_ends_of_lines_are_kept_as_they_are(report, newline):
    """A file from Windows keeps its carriage returns, and its passages are the same."""
    text = report.replace("\n", newline)
    article, _ = read_text(text)
    assert article.text == text
    assert [passage.role for passage in article.passages] == [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY]


def test_a_headline_over_two_lines_is_one_title(paragraphs):
    """A title is told in one line, its passage left as it is printed."""
    article, _ = read_text("\n\n".join(["Tavria to reopen\nstrait to boats", *paragraphs]))
    assert (article.title, article.title_from) == ("Tavria to reopen strait to boats", Origin.TEXT)
