"""The command line as a person uses it: what goes to which stream, and the exit code."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import dateline as dl
from dateline.cli.exits import Exit
from dateline.cli.rows import csv_lines
from dateline.cli.wording import shown

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "border-talks.txt"
REPORT = "Envoys will meet Friday, a senior diplomat said. “We are close,” she added.\n"


def run(*arguments, stdin=b"", **environment):
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}}
    return subprocess.run(command, input=stdin, capture_output=True, env=plain | environment, check=False, timeout=60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    (made / "a.txt").write_text(REPORT, encoding="utf8")
    (made / "b.txt").write_bytes(b"\x00\x01\x02 not a text")
    (made / "c.txt").write_text("Talks failed, Oka said.\n", encoding="utf8")
    (made / "picture.png").write_bytes(b"\x89PNG")
    return made


def test_the_page_says_who_said_what():
    """Headline, outlet, date and its origin, what was set aside, then the attributions; plain when piped."""
    done = run("read", EXAMPLE)
    page = done.stdout.decode()
    assert done.returncode == 0 and done.stderr == b""
    head, facts, aside, *_ = page.splitlines()
    assert head == "Osmark and Tavria could reopen border talks before the spring thaw"
    assert facts == "The Harbour Gazette (from the text) · Wed 6 Mar 2024 (from the text) · 12 paragraphs"
    assert "related headline" in aside and "contributor line" in aside and "caption" in aside
    assert "\x1b" not in page and all(len(line) <= 100 and line == line.rstrip() for line in page.splitlines())
    assert "SOURCING" in page and "¶3     told (4 Mar, public remark): “We have always said" in page


def test_full_prints_every_word():
    """Clipped words end in an ellipsis; --full has none of those and all of the words."""
    clipped, full = (" ".join(run("read", EXAMPLE, *more).stdout.decode().split()) for more in ((), ("--full",)))
    assert "“And nobody in that room can tell you what we would do with another winter like this one.”" in full
    assert "another winter like this one" not in clipped


def test_published_is_taken_over_the_text_and_said_to_be():
    """The option wins, and the JSON says so."""
    reading = json.loads(run("read", EXAMPLE, "--published", "2024-03-07", "--outlet", "The Wire", "--format", "json").stdout)
    assert (reading["article"]["published"], reading["article"]["published_from"]) == ("2024-03-07", "option")
    assert (reading["article"]["outlet"], reading["article"]["outlet_from"]) == ("The Wire", "option")
    assert reading["made_by"]["options"] == {"published": "2024-03-07", "outlet": "The Wire"}


def test_two_runs_give_the_same_bytes():
    """JSON is reproducible."""
    assert run("read", EXAMPLE, "--format", "json").stdout == run("read", EXAMPLE, "--format", "json").stdout


def test_standard_input_is_a_dash():
    """What comes on standard input is read like a file."""
    done = run("read", "-", "--format", "jsonl", stdin=REPORT.encode())
    assert json.loads(done.stdout)["article"]["text"] == REPORT


def test_a_bad_file_in_a_folder_is_a_line_and_the_rest_is_read(folder):
    """Its failure stands in its place in the output and on standard error; the exit code is 3; what is no article is counted."""
    done = run("read", folder, "--format", "jsonl")
    schemas = [json.loads(line)["schema"] for line in done.stdout.splitlines()]
    assert schemas == ["dateline/reading/1", "dateline/failure/1", "dateline/reading/1"]
    assert done.returncode == Exit.PARTIAL
    errors = done.stderr.decode()
    assert "b.txt: the file is not text" in errors and "2 read, 1 failed, 1 other file left alone" in errors


def test_many_readings_as_json_are_one_array(folder):
    """JSON of more than one input is a list, failures in their places."""
    found = json.loads(run("read", folder, "--format", "json").stdout)
    assert [item["schema"].split("/")[1] for item in found] == ["reading", "failure", "reading"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "sentence"),
    [
        (["absent.txt"], b"", Exit.FAILED, "dateline: absent.txt: there is no such file"),
        (["-"], b"", Exit.FAILED, "there is no text in it"),
        (["-"], b" \n\t\n", Exit.FAILED, "there is no text in it"),
        (["-"], b"\x00\x01binary", Exit.FAILED, "the file is not text"),
        (["-"], b"x" * 9_000_000, Exit.FAILED, "a report has at most 8 MB"),
        (["-"], ("Le ministre a déclaré que les négociations sont finies depuis hier. " * 20).encode(), Exit.FAILED, "not read as English"),
        (["-"], b"<html><body><p>Log in</p></body></html>", Exit.FAILED, "the page holds no article"),
        (["-", "--published", "soon"], REPORT.encode(), Exit.USAGE, "'soon' is not a date; write it as 2019-01-16"),
        (["-", "--published", "2024-02-31"], REPORT.encode(), Exit.USAGE, "is not a date"),
        (["-", "--format", "xml"], REPORT.encode(), Exit.USAGE, "--format"),
        ([], b"", Exit.USAGE, "Missing argument"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_and_the_right_exit_code(arguments, stdin, code, sentence):
    """Never a traceback."""
    done = run("read", *arguments, stdin=stdin)
    errors = done.stderr.decode()
    assert done.returncode == code
    assert sentence in errors and "Traceback" not in errors
    if code == Exit.FAILED:
        assert len(errors.splitlines()) == 1


def test_a_folder_without_articles_fails(tmp_path):
    """It is an input that cannot be read."""
    done = run("read", tmp_path)
    assert done.returncode == Exit.FAILED and "holds no article" in done.stderr.decode()


def test_a_date_in_the_future_is_used_and_noted():
    """A report may be dated ahead; the reading says so."""
    done = run("read", "-", "--published", "2999-01-01", stdin=REPORT.encode())
    assert done.returncode == 0
    assert "Note: The publication date, 2999-01-01, lies in the future." in done.stdout.decode()


def test_an_unknown_date_is_said():
    """Without a publication date the page says what that costs and how to mend it."""
    page = run("read", "-", stdin=REPORT.encode()).stdout.decode()
    assert "The publication date is unknown" in page and "--published" in page


def test_markdown_escapes_what_would_be_markup():
    """The text of an article is only ever text."""
    done = run("read", "-", "--format", "markdown", stdin="“We are <b>close</b> to *it*,” Oka said.\n".encode())
    assert "\\<b\\>close\\</b\\> to \\*it\\*" in done.stdout.decode()


def test_nothing_in_a_text_acts_on_the_terminal():
    """Escape sequences and marks that turn the direction of writing are shown, not obeyed."""
    assert shown("Oka\x1b[31m said\u202e “no”\nand left") == "Oka�[31m said� “no” and left"
    done = run("read", "-", stdin="Oka \x1b[31msaid “no” to \u202eit.\n".encode())
    assert b"\x1b" not in done.stdout and "\u202e" not in done.stdout.decode()


def test_the_width_is_respected():
    """COLUMNS says how wide the page may be."""
    page = run("read", EXAMPLE, COLUMNS="60").stdout.decode()
    assert max(map(len, page.splitlines())) <= 60


def test_version_and_schema_are_printed():
    """So that other programs can know what they talk to."""
    assert run("--version").stdout.decode().strip() == f"dateline {dl.__version__}"
    assert json.loads(run("schema").stdout) == dl.schema()


def test_the_reader_of_the_output_may_leave():
    """`dateline read … | head -1` is no error."""
    command = f"{sys.executable} -m dateline read {EXAMPLE} {EXAMPLE} --format jsonl | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


def test_an_audit_has_figures_points_and_the_rules_behind_them():
    """The figures first, each point with outlet and year, what no text can tell at the end."""
    page = " ".join(run("audit", EXAMPLE, "--rules", "AP", "--spans").stdout.decode().split())
    assert page.index("SOURCING Named:") < page.index("POINTS") < page.index("What no text can tell")
    assert "New York Times (2016):" in page and "AP (year not established):" in page
    first = page[page.index(" 1. ") : page.index(" 2. ")]
    assert first.index("AP (") < len(first) and "[" in first


def test_an_audit_as_json_keeps_its_schema_and_exact_spans():
    """Without the text, but with every span's own characters."""
    report = json.loads(run("audit", EXAMPLE, "--format", "json").stdout)
    text = EXAMPLE.read_text(encoding="utf8")
    assert report["schema"] == "dateline/audit/1" and "text" not in report["article"]
    jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf8"))).validate(report)
    spans = [span for finding in report["audit"]["findings"] for span in finding["spans"]]
    assert spans and all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_an_audit_as_csv_has_a_row_for_each_span(folder):
    """One head, a row a span; a failure goes to standard error and the rest is audited."""
    done = run("audit", EXAMPLE, folder, "--format", "csv")
    rows = list(csv.reader(done.stdout.decode().splitlines()))
    assert rows[0][:3] == ["article", "title", "check"] and len({len(row) for row in rows}) == 1 and len(rows) > 3
    assert done.returncode == Exit.PARTIAL and b"b.txt" in done.stderr


def test_a_cell_that_would_be_a_formula_is_defused():
    """A spreadsheet must not run what a report says."""
    assert csv_lines([("=1+1", -3), ("\r=1", None)], columns=("a", "b")) == "a,b\r\n'=1+1,-3\r\n\"'\r=1\",\r\n"


@pytest.mark.parametrize("command", ["read", "audit"])
def test_the_html_page_needs_nothing_else_and_text_stays_text(command, tmp_path):
    """No script, no address to fetch; every mark leads to a source that is there, and back."""
    report = tmp_path / "report.txt"
    report.write_text("“<script>alert(1)</script> is our answer,” a senior diplomat said. She added that it was final.\n", encoding="utf8")
    page = run(command, report, "--format", "html").stdout.decode()
    assert "<script" not in page and "&lt;script&gt;" in page and not re.search(r"(?:src|href)=\"(?!#)", page)
    targets, ids = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r'id="([^"]+)"', page))
    assert targets <= ids and {"s1", "a1"} <= targets


def test_one_page_at_a_time(folder):
    """HTML of several inputs would be no page."""
    done = run("read", folder, "--format", "html")
    assert done.returncode == Exit.USAGE and b"one page" in done.stderr


def test_an_unknown_outlet_is_refused_before_anything_is_read():
    """One sentence that names those that are known."""
    done = run("audit", EXAMPLE, "--rules", "The Wire")
    assert done.returncode == Exit.USAGE and b"AP, New York Times, Reuters, Washington Post" in done.stderr


def test_what_depends_on_today_is_said_aside(tmp_path):
    """A date that has not come yet is noted on the page and on standard error, and never in what programs read."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf8")
    for command in ("read", "times"):
        done = run(command, report, "--published", "2999-01-01", "--format", "json")
        assert b"lies in the future" in done.stderr and b"in_future" not in done.stdout
    assert b"lies in the future" in run("read", report, "--published", "2999-01-01").stdout
