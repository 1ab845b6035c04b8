"""The documentation says what the program does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import dateline as dl
from dateline.records import (
    Act,
    Agent,
    Anonymity,
    Aspect,
    Basis,
    Bound,
    Channel,
    ForecastKind,
    Form,
    Grain,
    Kind,
    PeriodType,
    Polarity,
    Reach,
    Role,
    SourceRole,
    Support,
    TensionKind,
    Voice,
)

ROOT = Path(__file__).resolve().parent.parent
PAGES = {page.name: page.read_text(encoding="utf8") for page in (ROOT / "docs").glob("*.md")}


def test_generated_pages_are_up_to_date():
    """Help pages, exit codes and the schema stand in the documentation as the program prints them."""
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


CLOSED_SETS = [
    Act, Agent, Anonymity, Aspect, Basis, Bound, Channel, ForecastKind, Form, Grain, Kind, PeriodType, Polarity, Reach, Role, SourceRole,
    Support, TensionKind, Voice,
]  # fmt: skip


@pytest.mark.parametrize("words", CLOSED_SETS)
def test_every_word_of_the_json_is_documented(words):
    """No closed set has a member that json.md does not name."""
    assert [word.value for word in words if f"`{word.value}`" not in PAGES["json.md"]] == []


@pytest.mark.parametrize("words", [Aspect, Bound, ForecastKind, Polarity, TensionKind, Voice])
def test_every_word_of_a_forecast_is_explained(words):
    """No closed set of a forecast has a member that forecasts.md does not name."""
    assert [word.value for word in words if f"`{word.value}`" not in PAGES["forecasts.md"]] == []


def test_every_error_code_is_documented():
    """A code that the source can raise has a row in command-line.md."""
    import re

    source = "\n".join(path.read_text(encoding="utf8") for path in (ROOT / "src").rglob("*.py"))
    codes = set(re.findall(r'(?:InputError|SettingsError)\(\s*"(\w+)"', source)) | {"internal"}
    assert len(codes) > 8
    assert [code for code in codes if f"`{code}`" not in PAGES["command-line.md"]] == []


def test_readings_and_failures_keep_the_schema(example):
    """What is printed validates against the schema that is checked in."""
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf8"))
    validator = jsonschema.Draft202012Validator(schema)
    for result in (example, *dl.read_many(["", "Talks failed, Oka said."])):
        validator.validate(json.loads(result.to_json()))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"schema": "dateline/reading/1"})


def test_the_readme_names_the_two_commands():
    """A newcomer needs no other."""
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    assert "make demo" in readme and "make test" in readme


def test_the_example_of_the_readme_is_what_the_command_prints():
    """Every line of it stands in the output, in that order; an ellipsis alone stands for what is left out."""
    block = (ROOT / "README.md").read_text(encoding="utf8").split("$ dateline read examples/border-talks.txt\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", str(ROOT / "examples" / "border-talks.txt")],
        capture_output=True, check=True, timeout=60, env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    )  # fmt: skip
    printed = iter(done.stdout.decode().splitlines())
    for line in block.splitlines():
        assert line == "…" or line in printed, line
