"""A reading → its audit: the figures, then the points."""

import re

from dateline.audit.checks import CHECKS, Point, Reported
from dateline.audit.figures import find_figures
from dateline.audit.rules import CheckRule, order_rules, undecided
from dateline.records import Article, Attribution, Audit, Finding, Source

SPACE = re.compile(r"\s+")
QUOTED = re.compile(r"[“‘\"](?P<words>[^“”‘\"]*)[”’\"]")
INNER_MARKS = str.maketrans("“”", "‘’")
QUOTED_CHARACTERS = 60
QUOTED_AT_MOST = 3
COUNTED = {
    "bare_source": ("one source", "{} sources"),
    "no_reason": ("one source", "{} sources"),
    "opinion": ("One statement", "{} statements"),
    "direct_quotation": ("One quotation", "{} quotations"),
    "one_person": ("One statement rests", "{} statements rest"),
    "far_attribution": ("One statement", "{} statements"),
    "second_hand": ("One statement", "{} statements"),
    "late_speaker": ("one quotation", "{} quotations"),
}


def find_audit(article: Article, attributions: tuple[Attribution, ...], sources: tuple[Source, ...], *, outlet: str | None = None) -> Audit:
    """Hold a report against published newsroom rules.

    Args:
        article: The text.
        attributions: Its attributions, with their sources.
        sources: Its sources.
        outlet: Whose own rules stand first; ``None`` for the order of the data.

    Returns:
        The figures, a finding for each check that has a point, its repeats folded, and what text cannot decide.

    Raises:
        SettingsError: No rules of the outlet are known.
    """
    figures = find_figures(article, attributions, sources)
    reported = Reported(article, attributions, sources, figures)
    findings: list[Finding] = []
    for rule in order_rules(outlet):
        for point in CHECKS[rule.check](reported, rule):
            findings.append(_finding(f"p{len(findings) + 1}", rule, point))
    return Audit(summary=figures, findings=tuple(findings), undecided=undecided())


def _finding(name: str, rule: CheckRule, point: Point) -> Finding:
    count = len(point.attribution_ids) or len(point.source_ids)
    one, many = COUNTED.get(rule.check, ("", ""))
    message = rule.message.format(
        n=one if count == 1 else many.format(count), quoted=_quoted(point), give="gives" if count == 1 else "give"
    )
    return Finding(
        id=name,
        check=rule.check,
        message=message[0].upper() + message[1:],
        rules=rule.rules,
        spans=point.spans,
        source_ids=point.source_ids,
        attribution_ids=point.attribution_ids,
    )


def _quoted(point: Point) -> str:
    texts = list(dict.fromkeys(_clip(span.text) for span in point.spans))
    more = len(texts) - QUOTED_AT_MOST
    shown = "; ".join(f"“{text}”" for text in texts[:QUOTED_AT_MOST])
    return shown + (f" and {more} more" if more > 0 else "")


def _clip(text: str) -> str:
    plain = SPACE.sub(" ", text).strip(" ,")
    whole = QUOTED.fullmatch(plain)
    plain = (whole["words"] if whole else plain).strip(" ,").translate(INNER_MARKS)
    if len(plain) <= QUOTED_CHARACTERS:
        return plain
    return plain[:QUOTED_CHARACTERS].rsplit(" ", 1)[0] + " …"
