"""Bytes → text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake.decoding import CONTROL, MARKS, decode
from dateline.records import InputError

LINE = "Łukasz Dusek said: “Ça va, the strait is open.” 🕊️\n"
plain = st.text().filter(lambda text: not CONTROL.search(text) and not text.startswith("\ufeff"))


@settings(deadline=None, max_examples=100)
@given(plain)
def test_utf_8_is_kept_unchanged(text):
    """Every text in UTF-8 comes out as it went in, without a note."""
    assert decode(text.encode()) == (text, ())


@settings(deadline=None, max_examples=100)
@given(plain, st.sampled_from(MARKS))
def test_a_byte_order_mark_names_the_encoding_and_is_no_part_of_the_text(text, mark):
    """Every text after a mark comes out as it went in, the mark left out."""
    raw, encoding = mark
    if encoding != "utf-8-sig":
        encoding += "-le" if raw[0] == 0xFF else "-be"
    encoding = encoding.removesuffix("-sig")
    assert decode(raw + text.encode(encoding)) == (text, ())


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_bytes_are_decoded_or_refused_as_input(raw):
    """Any bytes give a text without half characters, or an input error."""
    try:
        text, _ = decode(raw)
    except InputError as error:
        assert error.code in {"binary", "unknown_encoding"}
    else:
        assert text.encode().decode() == text


@pytest.mark.parametrize(("tail", "count"), [(b"\x92s boats", "1 byte that is"), (b"\x93boats\x94", "2 bytes that are")])
def test_stray_bytes_of_windows_1252_are_read_and_counted(tail, count):
    """Curly quotation marks that an old editor left in a UTF-8 file are read as such, and a note says how many."""
    text, (note,) = decode(LINE.encode() + tail)
    assert text == LINE + tail.decode("cp1252")
    assert note.code == "mixed_encoding" and note.message.startswith(count)


def test_a_byte_that_no_encoding_holds_is_replaced():
    """A byte that Windows-1252 leaves undefined becomes U+FFFD, one character, and is counted."""
    text, (note,) = decode(LINE.encode() + b"end\x81")
    assert text == LINE + "end\ufffd" and note.code == "mixed_encoding"


def test_a_mixed_file_keeps_its_proper_utf_8():
    """The bytes that are UTF-8 stay so beside those that are not."""
    text, _ = decode("São Luca ".encode() + "São Luca".encode("cp1252"))
    assert text == "São Luca São Luca"


def test_a_byte_order_mark_makes_no_file_worse():
    """A file with stray bytes that is read without its UTF-8 mark is read with it, too."""
    raw = LINE.encode() + b"Oslana\x92s boats"
    assert decode(b"\xef\xbb\xbf" + raw) == decode(raw)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\rIHDR", b"The strait\x00 is.", LINE.encode("utf-16-le"), bytes(range(1, 32)) * 9])
def test_what_is_not_text_is_binary(raw):
    """A picture, a NUL, unmarked UTF-16 or many control characters are no text."""
    with pytest.raises(InputError, match="not text") as caught:
        decode(raw)
    assert caught.value.code == "binary"


def test_one_stray_control_character_in_a_long_text_is_borne():
    """One slip of the keyboard in a thousand characters does not make a report binary."""
    text = LINE * 30 + "\x0f"
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    "raw",
    [
        "タヴリア政府は月曜日、海峡を再び開くと発表した。漁船は月末までに通行できるようになる。".encode("shift_jis"),
        "Правительство Таврии сообщило в понедельник, что пролив будет открыт.".encode("koi8_r"),
        b"\xff\xfeT\x00h",
        b"\xef\xbb\xbfThe strait " + b"\xff\xfd" * 9,
        b"\xff\xfeT\x00\x00\xdc",
    ],
    ids=["shift-jis", "koi8-r", "half a unit of UTF-16", "a mark of UTF-8 that lies", "half a pair in UTF-16"],
)
def test_an_encoding_that_cannot_be_told_is_refused(raw):
    """Too many bytes that are no UTF-8, or a mark that the bytes belie, are refused rather than guessed at."""
    with pytest.raises(InputError) as caught:
        decode(raw)
    assert caught.value.code == "unknown_encoding"
