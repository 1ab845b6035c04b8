"""dateline times, from the outside."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import jsonschema
import pytest

import dateline as dl
from dateline.cli.exits import Exit

REPORT = "The envoys will meet on Friday, a <senior> diplomat said Wednesday.\n\nA treaty is due by the end of March & \ufffenot before.\n"
STDIN = REPORT.encode()


def run(*arguments, stdin=STDIN):
    return subprocess.run([sys.executable, "-m", "dateline", "times", *map(str, arguments)], input=stdin, capture_output=True, check=False)


def test_the_table_shows_words_value_window_and_rule():
    """For people: the last day, not the day after."""
    table = run("-", "--published", "2019-01-16").stdout.decode()
    lines = [line.split() for line in table.splitlines()]
    assert ["24", "Friday", "2019-01-18", "2019-01-18", "weekday"] in lines
    assert any(line[-5:] == ["2019-03", "up", "to", "2019-03-31", "by"] for line in lines)


def test_json_keeps_the_schema():
    """The published one."""
    report = json.loads(run("-", "--published", "2019-01-16", "--format", "json").stdout)
    jsonschema.Draft202012Validator(dl.schema()).validate(report)
    assert report["schema"] == "dateline/times/1" and report["made_by"]["weights"] is None
    assert [time["span"]["text"] for time in report["times"]] == ["Friday", "Wednesday", "the end of March"]


def test_timeml_is_xml_that_holds_the_text():
    """Every time in its place; what XML cannot hold is shown as such."""
    done = run("-", "--published", "2019-01-16", "--format", "timeml")
    root = ElementTree.fromstring(done.stdout)
    text = root.find("TEXT")
    assert "".join(text.itertext()) == REPORT.replace("\ufffe", "�")
    assert [(time.get("tid"), time.get("type"), time.get("value"), time.text) for time in text.iter("TIMEX3")] == [
        ("t1", "DATE", "2019-01-18", "Friday"),
        ("t2", "DATE", "2019-01-16", "Wednesday"),
        ("t3", "DATE", "2019-03", "the end of March"),
    ]
    assert root.find("DCT/TIMEX3").get("value") == "2019-01-16"


def test_a_folder_is_read_whole_and_a_bad_file_is_a_line(tmp_path):
    """As `dateline read` does, with the same exit codes."""
    (tmp_path / "a.txt").write_text(REPORT.replace("\ufffe", ""), encoding="utf8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    done = run(tmp_path, "--format", "jsonl")
    assert [json.loads(line)["schema"] for line in done.stdout.splitlines()] == ["dateline/times/1", "dateline/failure/1"]
    assert done.returncode == Exit.PARTIAL and "1 read, 1 failed" in done.stderr.decode()
    listed = json.loads(run(tmp_path, "--format", "json").stdout)
    assert len(listed) == 2


def test_without_a_date_it_says_so():
    """And how to give one."""
    table = run("-").stdout.decode()
    assert "not placed" in table and "--published" in table


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "sentence"),
    [
        (["absent.txt"], b"", Exit.FAILED, "there is no such file"),
        (["-"], b"", Exit.FAILED, "there is no text in it"),
        (["-", "--published", "soon"], REPORT.encode(), Exit.USAGE, "is not a date"),
        (["-", "--format", "xml"], REPORT.encode(), Exit.USAGE, "--format"),
        (["-", "absent.txt", "--format", "timeml"], REPORT.encode(), Exit.USAGE, "one document"),
    ],
)
def test_bad_input_gets_one_sentence_and_the_right_exit_code(arguments, stdin, code, sentence):
    """Never a traceback."""
    done = run(*arguments, stdin=stdin)
    errors = done.stderr.decode()
    assert done.returncode == code
    assert sentence in errors and "Traceback" not in errors


def test_no_library_of_the_model_is_loaded():
    """Times need no weights."""
    code = (
        "import sys; sys.argv = ['dateline', 'times', '-', '--published', '2019-01-16']\n"
        "from dateline.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=REPORT.encode(), capture_output=True, check=True)
    assert done.stdout.decode().endswith("[]\n")
