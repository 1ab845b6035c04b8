"""Files and folders → `Article`."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake import Publication, files, find_files, load, read_bytes
from dateline.intake.files import PAGE
from dateline.records import InputError


def lay(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Boats may pass, Dusek said.")


def test_the_articles_of_a_folder_come_by_name_and_the_rest_is_counted(tmp_path):
    """Files that may be articles are listed in order from all levels, hidden ones left out, others only counted."""
    lay(tmp_path, "b.txt", "a.HTML", "c/d.md", "c/.draft.txt", ".git/config.txt", "photo.jpg", "c/notes")
    found, others = find_files(tmp_path)
    assert ([path.relative_to(tmp_path).as_posix() for path in found], others) == (["a.HTML", "b.txt", "c/d.md"], 2)


def test_a_hidden_folder_above_hides_nothing(tmp_path):
    """What is hidden is told from the folder that was asked for, not from where it lies."""
    lay(tmp_path, ".archive/a.txt")
    assert find_files(tmp_path / ".archive") == ([tmp_path / ".archive" / "a.txt"], 0)


def test_a_folder_named_like_an_article_is_none(tmp_path):
    """Only files are articles."""
    lay(tmp_path, "old.txt/a.md")
    assert find_files(tmp_path) == ([tmp_path / "old.txt" / "a.md"], 0)


@pytest.mark.parametrize("names", [[], ["photo.jpg"], [".hidden.txt"]])
def test_a_folder_without_an_article_is_refused(tmp_path, names):
    """The message says which endings are looked for."""
    lay(tmp_path, *names)
    with pytest.raises(InputError, match=r"\.txt") as caught:
        find_files(tmp_path)
    assert caught.value.code == "no_articles"


def test_a_file_is_loaded_as_its_bytes(tmp_path):
    """Nothing is changed on the way in."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfBoats\r\n\x92")
    assert load(tmp_path / "a.txt") == b"\xef\xbb\xbfBoats\r\n\x92"


@pytest.mark.parametrize(("name", "code"), [("none.txt", "missing"), (".", "unreadable"), ("a.txt/b.txt", "unreadable")])
def test_what_cannot_be_loaded_is_an_input_error(tmp_path, name, code):
    """A missing file and a folder say what they are."""
    lay(tmp_path, "a.txt")
    with pytest.raises(InputError) as caught:
        load(tmp_path / name)
    assert caught.value.code == code


def test_a_path_that_no_system_allows_is_an_input_error():
    """A NUL in a file's name is refused as input."""
    with pytest.raises(InputError):
        load(Path("a\0.txt"))


def test_a_file_too_large_is_not_loaded(tmp_path, monkeypatch):
    """A byte over the limit is too many, in a file and in bytes; at the limit both are read."""
    lay(tmp_path, "a.txt")
    raw = load(tmp_path / "a.txt")
    monkeypatch.setattr(files, "MOST_BYTES", len(raw) - 1)
    for take in (lambda: load(tmp_path / "a.txt"), lambda: read_bytes(raw)):
        with pytest.raises(InputError) as caught:
            take()
        assert caught.value.code == "too_large"
    monkeypatch.setattr(files, "MOST_BYTES", len(raw))
    assert read_bytes(load(tmp_path / "a.txt"))[0].text == raw.decode()


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\xef\xbb\xbf\n", b"\xff\xfe \x00"])
def test_bytes_without_text_are_empty(raw):
    """Nothing, space, and a byte-order mark alone are no report."""
    with pytest.raises(InputError) as caught:
        read_bytes(raw)
    assert caught.value.code == "empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_gives_its_text_and_the_digest_of_its_bytes(report, encoding):
    """The text is that of the file without its mark; the digest is that of the bytes with it."""
    raw = report.encode(encoding)
    article, _ = read_bytes(raw, name="strait.txt")
    assert (article.text, article.raw_sha256, article.made_by) == (report, hashlib.sha256(raw).hexdigest(), "text/1")


def test_notes_on_the_encoding_come_with_those_on_the_date(report):
    """What decoding noted is kept beside what reading noted."""
    _, notes = read_bytes(report.encode() + b"Oslana\x92s boats wait.")
    assert [note.code for note in notes] == ["mixed_encoding", "published_unknown"]


def test_what_the_caller_knows_reaches_the_article(report):
    """Options and today's date are handed on."""
    article, (note,) = read_bytes(report.encode(), options=Publication(published=date(2031, 1, 1)), today=date(2021, 3, 3))
    assert (article.published, note.code) == (date(2031, 1, 1), "published_in_future")


@pytest.mark.parametrize(
    ("raw", "is_page"),
    [
        (b"<!DOCTYPE html><html>", True), (b"\n <html lang=en>", True), (b"\xef\xbb\xbf<!doctype HTML>", True),
        (b"<?xml version='1.0'?>\n<html>", True),
        (b"<!-- saved from a page -->\n<html>", True), (b"<body>", True), (b"The page began with <html>.", False),
        (b"<headline>Strait</headline>", False),
        (b"< 20 boats passed", False), (b"", False),
    ],
)  # fmt: skip
def test_a_page_is_known_by_how_it_begins(raw, is_page):
    """A doctype, a root element or what may stand before them makes bytes a page; a tag in a sentence does not."""
    assert (PAGE.match(raw) is not None) is is_page


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300).filter(lambda raw: not PAGE.match(raw)))
def test_any_bytes_are_read_or_refused_as_input(raw):
    """Whatever is in a file, it gives an article or an input error."""
    try:
        article, _ = read_bytes(raw, name="a.txt")
    except InputError as error:
        assert error.code in {"empty", "binary", "unknown_encoding", "not_english"}
    else:
        assert article.raw_sha256 == hashlib.sha256(raw).hexdigest()
