"""dateline forecasts, from the outside: the reading is made by hand, everything behind it is the command."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import dateline as dl
from dateline.cli.app import app
from dateline.cli.exits import Exit
from dateline.cli.expected.entries import entries_of
from dateline.cli.expected.rows import COLUMNS
from dateline.cli.html import to_page
from dateline.front import Reader
from dateline.records import Failure

DOCS = Path(__file__).resolve().parents[2] / "docs"
DATED = ["f1", "f4", "f14", "f11", "f8", "f3", "f12"]
"""The forecasts of the dispatch that have a day, in the order of the page; the restatement of f1 aside."""


@pytest.fixture
def run(expecting, monkeypatch, tmp_path):
    """Run the command on files of which each is read as the reading made by hand; ‘bad’ ones fail."""

    def read_many(_, inputs):
        for path in inputs:
            yield Failure(input=str(path), code="binary", message="the file is not text") if "bad" in path.name else expecting

    monkeypatch.setattr(Reader, "read_many", read_many)

    def invoke(output, *names, width="100"):
        files = [tmp_path / name for name in names or ["a.txt"]]
        for file in files:
            file.write_text("A report.", encoding="utf8")
        done = CliRunner().invoke(app, ["forecasts", *map(str, files), "--format", output], env={"COLUMNS": width})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return invoke


def events_of(done):
    """The events that were printed as dictionaries, lines unfolded, values as they stand."""
    lines = done.stdout_bytes.decode().replace("\r\n ", "").split("\r\n")
    events = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and ":" in line and not line.startswith("END:"):
            name, value = line.split(":", 1)
            events[-1][name] = value
    return events


def test_the_text_has_every_field_of_every_forecast(run, expecting):
    """Each statement once, in order, with when, how surely, whose word, the words themselves, the question or that there is none."""
    page = " ".join(run("text", width="140").stdout.split())
    entries = entries_of(expecting)
    heads = [page.index(f"{entry.number} {entry.mark} {entry.forecast.statement} ") for entry in entries]
    assert heads == sorted(heads)
    assert all(page.count(f" {label} ") >= len(entries) for label in ("kind", "when", "how surely", "whose word", "in words", "question"))
    assert "not confirmed by the foreign ministry ¶5" in page or "not confirmed by The labour ministry ¶5" in page
    assert "again ¶7 “The rate cut could come on Friday” · “could”: no figure · a third official · anonymous" in page
    assert "question Will it be that Parliament votes on the budget?" in page and page.count("none: no deadline") == 7
    assert "condition unless the wage offer is doubled" in page


def test_the_text_reads_a_certainty_off_the_published_scales(run):
    """‘probably not’, with the survey that it comes from."""
    page = " ".join(run("text", width="140").stdout.split())
    assert "“probably not”: 25 % (15–30) · Fagen-Ulmschneider, n = 123 · ICD 203: unlikely · IPCC: unlikely · Kent: probably not" in page


@pytest.mark.parametrize("width", range(60, 141, 10))
def test_no_line_of_the_text_is_wider_than_the_terminal(run, width):
    """Whatever COLUMNS says, and no line ends in space."""
    lines = run("text", width=str(width)).stdout.splitlines()
    assert max(map(len, lines)) <= width and all(line == line.rstrip() for line in lines)


def test_json_keeps_its_schema_and_holds_every_forecast(run, expecting):
    """Without the text, with the tensions, the questions, and the sources that they name."""
    report = json.loads(run("json").stdout)
    jsonschema.Draft202012Validator(dl.schema()).validate(report)
    assert report["schema"] == "dateline/forecasts/1" and "text" not in report["article"]
    assert [item["id"] for item in report["forecasts"]] == [item.id for item in expecting.forecasts]
    assert len(report["tensions"]) == 1 and len(report["questions"]) == 6


def test_many_inputs_are_a_list_or_a_line_each_failures_in_their_places(run):
    """As for the other commands, with the same exit code."""
    listed = run("json", "a.txt", "bad.txt", "c.txt")
    assert [item["schema"].split("/")[1] for item in json.loads(listed.stdout)] == ["forecasts", "failure", "forecasts"]
    assert listed.exit_code == Exit.PARTIAL and "bad.txt: the file is not text" in listed.stderr
    assert len(run("jsonl", "a.txt", "bad.txt").stdout.splitlines()) == 2


def test_csv_has_one_row_a_forecast_under_its_columns(run, expecting):
    """RFC 4180; the columns once, also of many inputs, and of them when the first one fails."""
    text = run("csv", "bad.txt", "a.txt", "b.txt").stdout
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS and text.count("article,title,outlet") == 1
    assert Counter(row["forecast"] for row in rows) == {item.id: 2 for item in expecting.forecasts}
    assert all(None not in row and None not in row.values() for row in rows)
    assert run("csv").stdout_bytes.decode().count("\r\n") == 1 + len(expecting.forecasts)


def test_a_row_says_what_the_forecast_says(run, expecting):
    """Both days inside the window, the figures as shares of one, empty where the text does not say."""
    rows = {row["forecast"]: row for row in csv.DictReader(io.StringIO(run("csv").stdout, newline=""))}
    vote, doubt, strike = rows["f11"], rows["f2"], rows["f4"]
    assert (vote["first_day"], vote["last_day"], vote["bound"], vote["kind"]) == ("", "2024-05-31", "not_after", "plan")
    assert (doubt["certainty"], doubt["median"], doubt["lower_quartile"], doubt["survey_n"]) == ("probably not", "0.25", "0.15", "123")
    assert (doubt["when"], doubt["last_day"], doubt["holder"], doubt["sourced"]) == ("", "", "Tomas Reuel", "named")
    assert (strike["first_day"], strike["last_day"], strike["holder"]) == ("2024-05-16", "2024-05-16", "")
    assert rows["f10"]["same_as"] == "f1" and rows["f10"]["number"] == rows["f1"]["number"] == "1"
    for row, forecast in zip(rows.values(), expecting.forecasts, strict=True):
        words = expecting.article.text[int(row["start"]) : int(row["end"])]
        assert words == forecast.evidence[0].text == row["words"]


def test_a_statement_that_would_be_a_formula_is_defused(run, expecting, monkeypatch):
    """A spreadsheet must not run what a report says."""
    bad = expecting.forecasts[0].model_copy(update={"statement": '=HYPERLINK("http://x.example")'})
    reading = expecting.model_copy(update={"forecasts": (bad,), "tensions": ()})
    monkeypatch.setattr(Reader, "read_many", lambda _, inputs: (reading for _ in inputs))
    assert ",\"'=HYPERLINK(" in run("csv").stdout


def test_every_column_is_documented():
    """A spreadsheet made today is still understood."""
    page = (DOCS / "command-line.md").read_text(encoding="utf8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in page] == []


def test_metaculus_is_one_array_of_questions(run, expecting):
    """Also of many inputs; what has no end is counted on standard error."""
    done = run("metaculus", "a.txt", "bad.txt", "b.txt")
    questions = json.loads(done.stdout)
    assert len(questions) == 12 and all(question["type"] == "binary" for question in questions)
    assert "dateline: 14 forecasts have no deadline, so no question" in done.stderr
    assert json.loads(run("metaculus", "bad.txt").stdout) == []


def test_a_calendar_has_an_event_for_whatever_has_a_date(run, expecting):
    """Each once, restatements in their first; the rest is counted on standard error."""
    done = run("ics")
    events = events_of(done)
    assert [event["UID"] for event in events] == [f"{expecting.article.id}-{name}@dateline" for name in DATED]
    assert "dateline: 6 forecasts have no date, so no event" in done.stderr
    days = {event["UID"].split("-")[1].split("@")[0]: (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for event in events}
    assert days["f4"] == ("20240516", "20240517") and days["f8"] == ("20240601", "20240801")
    assert days["f1"] == ("20240517", "20240518") and days["f11"] == ("20240531", "20240601")


def test_an_event_says_how_surely_and_on_whose_word(run):
    """What stands in a calendar must not look like a fact; the stamp is the report's day and not the clock's."""
    events = {event["UID"].split("-")[1].split("@")[0]: event for event in events_of(run("ics"))}
    assert events["f1"]["SUMMARY"] == "○ From: Ardenne’s central bank lowers its main rate (“could”)"
    assert events["f11"]["SUMMARY"] == "– By: Parliament votes on the budget (“will”)"
    assert events["f3"]["SUMMARY"].startswith("● Until: Inflation") and events["f14"]["SUMMARY"].endswith("arrives (scheduled)")
    assert "On the word of: two officials briefed on the discussions\\; also a third official\\n" in events["f1"]["DESCRIPTION"]
    assert "In the report’s words (¶1\\, 7): “Ardenne’s central bank could lower" in events["f1"]["DESCRIPTION"]
    assert {event["DTSTAMP"] for event in events.values()} == {"20240515T000000Z"}


def test_a_calendar_is_whole_whatever_was_read(run):
    """Of many inputs one calendar; of none an empty one; no line longer than 75 octets, each ended by CRLF."""
    for names in (("a.txt", "bad.txt", "b.txt"), ("bad.txt",)):
        text = run("ics", *names).stdout_bytes.decode()
        assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n") and text.count("BEGIN:VCALENDAR") == 1
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace("\r\n", "")


def test_a_calendar_without_a_date_of_publication_asks_no_clock(run, expecting, monkeypatch):
    """The required stamp is then the first instant of Unix."""
    undated = expecting.model_copy(update={"article": expecting.article.model_copy(update={"published": None})})
    monkeypatch.setattr(Reader, "read_many", lambda _, inputs: (undated for _ in inputs))
    assert {event["DTSTAMP"] for event in events_of(run("ics"))} == {"19700101T000000Z"}


@pytest.mark.parametrize("output", ["text", "json", "jsonl", "csv", "metaculus", "ics"])
def test_two_runs_give_the_same_bytes(run, output):
    """In every format."""
    assert run(output).stdout_bytes == run(output).stdout_bytes


def test_a_report_that_expects_nothing_is_said_to(run, expecting, monkeypatch):
    """One honest line; for programs, an empty list."""
    empty = expecting.model_copy(update={"forecasts": (), "tensions": ()})
    monkeypatch.setattr(Reader, "read_many", lambda _, inputs: (empty for _ in inputs))
    assert "FORECASTS  dateline finds nothing in this text" in run("text").stdout
    assert json.loads(run("json").stdout)["forecasts"] == [] and json.loads(run("metaculus").stdout) == []
    assert "dateline:" not in run("ics").stderr


def test_the_html_page_marks_forecasts_and_lists_them(expecting):
    """Every entry leads to its marks and every mark to its entry; the words marked are the evidence."""
    page = to_page(expecting)
    places, links = set(re.findall(r'id="([^"]+)"', page)), set(re.findall(r'href="#([^"]+)"', page))
    assert links <= places
    assert {f"at-{item.id}" for item in expecting.forecasts} | {f"e-{entry.number}" for entry in entries_of(expecting)} <= links
    marked = "".join(re.findall(r'class="(?:mark [^"]*)?due[^"]*"[^>]*>([^<]*)<', page))
    assert all(span.text in marked for item in expecting.forecasts for span in item.evidence)
    assert page.index("The dockworkers’ strike begins") < page.index('aria-label="Sourcing in figures"')


def test_the_html_page_of_a_reading_without_forecasts_shows_none(expecting):
    """Nor does the page of an audit, which is about sourcing."""
    plain = expecting.model_copy(update={"forecasts": None, "tensions": None})
    for page in (to_page(plain), to_page(expecting, expecting.audit)):
        assert 'class="expected"' not in page and 'class="due"' not in page and "sup class" not in page


def test_markup_in_a_statement_stays_text(expecting):
    """On the page it is shown, not obeyed."""
    bad = expecting.forecasts[0].model_copy(update={"statement": "The <script>alert(1)</script> runs"})
    page = to_page(expecting.model_copy(update={"forecasts": (bad,), "tensions": ()}))
    assert "<script" not in page and "&lt;script&gt;" in page
