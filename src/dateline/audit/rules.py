"""The newsroom rules, read once, and put in the order that a reader asks for."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dateline.records import Rule, SettingsError


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What the data say about one check."""

    check: str
    message: str
    rules: tuple[Rule, ...]
    phrases: re.Pattern[str] | None
    exempt: re.Pattern[str] | None = None


@cache
def check_rules() -> tuple[CheckRule, ...]:
    """All checks, in the order of the data."""
    return tuple(
        CheckRule(
            check=row["check"],
            message=row["message"],
            rules=tuple(Rule(outlet=rule["outlet"], year=rule.get("year"), text=rule["text"]) for rule in row["published"]),
            phrases=_any_of(row.get("phrases")),
            exempt=_any_of(row.get("exempt")),
        )
        for row in _data()["rules"]
    )


def _any_of(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


@cache
def _data() -> dict:  # type: ignore[type-arg]
    return tomllib.loads((files("dateline.audit") / "data" / "rules.toml").read_text(encoding="utf8"))


@cache
def undecided() -> tuple[str, ...]:
    """What rules ask and no text can answer."""
    return tuple(_data()["undecided"])


@cache
def outlets() -> tuple[str, ...]:
    """The outlets whose rules are known."""
    return tuple(sorted({rule.outlet for row in check_rules() for rule in row.rules}))


def order_rules(outlet: str | None) -> tuple[CheckRule, ...]:
    """The checks with one outlet's own rules first.

    Raises:
        SettingsError: No rules of that outlet are known.
    """
    if outlet is None:
        return check_rules()
    known = {name.casefold(): name for name in outlets()} | {"nyt": "New York Times", "wapo": "Washington Post", "associated press": "AP"}
    name = known.get(outlet.removeprefix("The ").strip().casefold())
    if name is None:
        raise SettingsError("unknown_outlet", f"no rules of “{outlet}” are known; there are those of {', '.join(outlets())}")
    turned = [replace(row, rules=tuple(sorted(row.rules, key=lambda rule: rule.outlet != name))) for row in check_rules()]
    return tuple(sorted(turned, key=lambda row: row.rules[0].outlet != name))
