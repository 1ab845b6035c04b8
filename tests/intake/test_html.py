"""HTML → `Article`, by way of the worker."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.intake import Publication, read_bytes
from dateline.intake.html import PageReader
from dateline.records import InputError, Origin, Role

NO_ARTICLE = b"<html><body><form>Log in to read on</form></body></html>"


@pytest.fixture(scope="module")
def reader():
    """A reader whose worker nobody else uses."""
    made = PageReader()
    yield made
    made.close()


def pid_of(reader):
    return reader._worker.pid


def body_of(paragraphs, *, between="<p>", after="</p>"):
    return "".join(f"{between}{paragraph}{after}" for paragraph in paragraphs)


def bodies(article):
    return [article.text_of(passage) for passage in article.passages_of(Role.BODY)]


def test_a_page_gives_its_report_and_nothing_around_it(page, paragraphs):
    """Headline and paragraphs come in order; the menu, the list of other stories and the footer do not come."""
    article, _ = read_bytes(page.encode())
    assert article.text == "\n\n".join(["Tavria to reopen strait to fishing boats", *paragraphs]) + "\n"
    assert [passage.role for passage in article.passages] == [Role.HEADLINE, *[Role.BODY] * 3]


def test_a_page_gives_the_facts_of_its_metadata(page):
    """Title, outlet, address and author are the page's own, and the article says so."""
    article, notes = read_bytes(page.encode())
    assert (article.title, article.outlet, article.url) == (
        "Tavria to reopen strait to fishing boats",
        "Lendova Courier",
        "https://courier.example/strait",
    )
    assert article.authors == ("Ada Kessel",)
    assert {article.title_from, article.outlet_from, article.authors_from, article.published_from} == {Origin.METADATA}
    assert (article.made_by, article.raw_sha256, notes) == ("html/1", hashlib.sha256(page.encode()).hexdigest(), ())


AT_HOME = datetime(2021, 3, 3, 18, 30, tzinfo=timezone(timedelta(hours=-5)))
EASTERN = timezone(timedelta(hours=2))


def with_meta(page, element):
    return page.replace("<link", f"{element}<link").encode()


@pytest.mark.parametrize(
    ("element", "published"),
    [
        ("", AT_HOME),
        ('<meta property="article:published_time" content="2021-03-04T01:30:00+02:00">', datetime(2021, 3, 4, 1, 30, tzinfo=EASTERN)),
        ('<meta name="date" content="2021-03-04">', date(2021, 3, 4)),
        ('<meta itemprop="datePublished" content=" 2021-03-04T08:00:00Z ">', datetime(2021, 3, 4, 8, tzinfo=UTC)),
        ('<meta name="date" content="the other day">', AT_HOME),
    ],
    ids=["JSON-LD", "Open Graph", "a plain day", "schema.org", "no date"],
)  # fmt: skip
def test_the_instant_that_a_page_states_keeps_its_zone(page, element, published):
    """A meta element that states a date goes before JSON-LD, and an hour stays in the outlet's own zone."""
    article, _ = read_bytes(with_meta(page, element))
    assert (article.published, article.published.isoformat()) == (published, published.isoformat())


def test_what_the_caller_knows_goes_over_the_page(page):
    """An option beats the page's own metadata."""
    article, _ = read_bytes(page.encode(), options=Publication(outlet="Oslana Echo", published=date(2020, 1, 1)))
    assert (article.outlet, article.outlet_from, article.published) == ("Oslana Echo", Origin.OPTION, date(2020, 1, 1))


@pytest.mark.parametrize("raw", [NO_ARTICLE, b"<html></html>", b"<!doctype html>", b"<html><body>" + b"<a href=/>Strait</a> " * 9])
def test_a_page_without_an_article_is_refused(raw):
    """A login wall, an empty page and a page of links hold no report."""
    with pytest.raises(InputError, match=r"article|HTML") as caught:
        read_bytes(raw)
    assert caught.value.code == "bad_page"


def test_the_ending_of_a_name_makes_a_page_where_the_bytes_do_not(paragraphs):
    """A fragment without a root is a page if its file says so."""
    article, _ = read_bytes(f"<div>{body_of(paragraphs)}</div>".encode(), name="strait.HTM")
    assert (article.made_by, bodies(article)) == ("html/1", list(paragraphs))


def test_malformed_tags_lose_no_paragraph(paragraphs):
    """Tags that never close, cross or break off leave the words of the report whole."""
    broken = body_of(paragraphs, between="<p><b>", after="</i>") + "</span></article"
    article, _ = read_bytes(f"<html><head><title>Strait to reopen</title></head><body><article>{broken}".encode())
    assert bodies(article) == list(paragraphs)


def test_a_table_of_impossible_width_costs_nothing(paragraphs):
    """Cells that claim a thousand million columns do not keep the report from being read."""
    table = "<table>" + "<tr><td colspan=999999999 rowspan=999999999>boat</td></tr>" * 50 + "</table>"
    article, _ = read_bytes(f"<html><body><article>{body_of(paragraphs)}{table}</article></body></html>".encode())
    assert bodies(article)[:3] == list(paragraphs)


@pytest.mark.parametrize("entity", ["&#xD83D;", "&#0;", "&#1114112;", "&#x1F54A;"])
def test_a_character_that_is_none_never_breaks_a_page(page, entity):
    """Half a character, a NUL and one beyond Unicode in a page leave a report that is whole."""
    article, _ = read_bytes(page.replace("on Monday", f"on Monday {entity}").encode())
    assert "The harbour ministry of Tavria said on Monday" in article.text and article.text.encode()


def test_a_page_in_utf_16_is_a_page(page):
    """A page is known by how it begins in whatever encoding its mark names."""
    article, _ = read_bytes(page.encode("utf-16"))
    assert article.made_by == "html/1"


@pytest.mark.parametrize("levels", [200, 5000])
def test_divisions_thousands_deep_end_no_worker(reader, paragraphs, page, levels):
    """A page nested however deep gives its report or is refused, and the worker that read it reads the next."""
    deep = f"<html><body>{'<div>' * levels}{body_of(paragraphs)}{'</div>' * levels}</body></html>"
    try:
        found = reader.take_apart(deep.encode())["paragraphs"]
    except InputError as error:
        assert error.code == "bad_page" and levels == 5000
    else:
        assert found == list(paragraphs)
    before = pid_of(reader)
    assert reader.take_apart(page.encode())["outlet"] == "Lendova Courier" and pid_of(reader) == before


def test_a_bad_page_costs_the_next_one_nothing(reader, page):
    """The worker survives a page without an article and is used again."""
    reader.take_apart(page.encode())
    before = pid_of(reader)
    with pytest.raises(InputError):
        reader.take_apart(NO_ARTICLE)
    assert reader.take_apart(page.encode())["title"] and pid_of(reader) == before


def test_pages_from_several_threads_get_their_own_answers(reader, paragraphs):
    """Readers that share a worker take turns, and none gets another's page."""
    titles = [f"Strait report number {number}" for number in range(8)]
    pages = [f"<html><head><title>{title}</title></head><body>{body_of(paragraphs)}</body></html>".encode() for title in titles]
    with ThreadPoolExecutor(4) as pool:
        assert [found["title"] for found in pool.map(reader.take_apart, pages)] == titles


def test_a_worker_that_died_is_replaced(reader, page):
    """A worker that something else ended between two pages costs no page."""
    reader.take_apart(page.encode())
    dead = reader._worker
    dead.kill()
    dead.wait()
    assert reader.take_apart(page.encode())["title"] and pid_of(reader) != dead.pid


def test_a_worker_is_replaced_after_its_pages(page):
    """With two pages to a worker, the third page is read by another, and the first has ended."""
    reader = PageReader(pages=2)
    try:
        workers = [reader.take_apart(page.encode()) and reader._worker for _ in range(3)]
    finally:
        reader.close()
    assert workers[0] is workers[1] is not workers[2] and workers[0].poll() is not None


def test_a_page_that_takes_too_long_is_refused_and_its_worker_ended(page):
    """Past its time a page is a bad one, the message says how long it had, and no process is left behind."""
    reader = PageReader(seconds=0.01)
    with pytest.raises(InputError, match=r"0\.01 seconds") as caught:
        reader.take_apart(page.encode())
    assert caught.value.code == "bad_page" and reader._worker is None


def test_a_closed_reader_opens_again(page):
    """Closing twice is no error, and the next page starts a worker."""
    reader = PageReader()
    reader.close()
    try:
        assert reader.take_apart(page.encode())["title"]
    finally:
        reader.close()
        reader.close()
    assert reader._worker is None


def test_a_program_among_the_articles_is_never_run(tmp_path, monkeypatch, page):
    """A file in the working folder that is named like a module stays a file."""
    (tmp_path / "json.py").write_text("open('it-ran', 'w').close()\nraise SystemExit\n")
    monkeypatch.chdir(tmp_path)
    reader = PageReader()
    try:
        assert reader.take_apart(page.encode())["title"]
    finally:
        reader.close()
        assert [path.name for path in tmp_path.iterdir()] == ["json.py"]
