"""An audit on the terminal, as JSON, as a table, as a page."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from dateline.audit import find_audit
from dateline.cli.html import to_page
from dateline.cli.lines import print_lines
from dateline.cli.page import print_figures, print_head
from dateline.cli.printing import JsonPrinter
from dateline.cli.rows import csv_lines
from dateline.cli.wording import clip, paragraph_at, shown
from dateline.records import Article, Audit, AuditReport, Failure, Finding, Reading, SettingsError
from dateline.records.reading import Audited

COLUMNS = ("article", "title", "check", "message", "rules", "start", "end", "text", "source_ids", "attribution_ids")
CLIPPED_CHARACTERS = 120


def audit_of(reading: Reading, outlet: str | None) -> Audit:
    """Audit a reading with one outlet's own rules first."""
    return find_audit(reading.article, reading.attributions or (), reading.sources or (), outlet=outlet)


def to_report(reading: Reading, audit: Audit) -> AuditReport:
    """What a program needs of an audit: no text but that of the spans."""
    return AuditReport(
        made_by=reading.made_by,
        article=about(reading.article),
        sources=reading.sources or (),
        attributions=reading.attributions or (),
        audit=audit,
        notes=reading.notes,
    )


def about(article: Article) -> Audited:
    """What a report without the text says of it."""
    published = article.published.isoformat() if article.published else None
    return Audited(id=article.id, title=article.title, outlet=article.outlet, published=published)


def print_audit(reading: Reading, audit: Audit, out: Console, *, spans: bool) -> None:
    """Print one audit for people: the figures, then the points.

    Args:
        reading: The reading.
        audit: Its audit.
        out: Where to.
        spans: Print the words that each point rests on, with their places.
    """
    print_head(reading, out)
    print_figures(reading, out)
    if not audit.findings:
        print_lines(Text("POINTS  None that text can decide."), out)
    else:
        print_lines(Text(f"POINTS  {len(audit.findings)} for an editor; none is a breach"), out)
    for number, finding in enumerate(audit.findings, 1):
        _print_numbered(number, shown(finding.message), out)
        if spans:
            for span in finding.spans:
                line = (
                    f"¶{paragraph_at(reading.article, span.start)} [{span.start}:{span.end}] “{clip(shown(span.text), CLIPPED_CHARACTERS)}”"
                )
                print_lines(Text(line), out, indent=6)
        print_lines(Text(rules_of(finding), style="dim"), out, indent=4)
    out.print()
    print_lines(Text("What no text can tell: " + " ".join(audit.undecided), style="dim"), out)
    for note in reading.notes:
        print_lines(Text(f"Note: {shown(note.message)}", style="dim"), out)


def _print_numbered(number: int, message: str, out: Console) -> None:
    for at, line in enumerate(Text(message).wrap(out, max(20, out.width - 4))):
        line.rstrip()
        out.print(Text(f"{number:>2}. " if at == 0 else "    ") + line)


def rules_of(finding: Finding) -> str:
    """The rules behind a point: outlet, year or that none is established, what it says."""
    return " ".join(f"{rule.outlet} ({rule.year or 'year not established'}): {rule.text}" for rule in finding.rules)


def to_rows(reading: Reading, audit: Audit) -> Iterator[tuple[str | int, ...]]:
    """One row a span of each point."""
    for finding in audit.findings:
        for span in finding.spans:
            yield (
                reading.article.id, reading.article.title or "", finding.check, finding.message, rules_of(finding), span.start, span.end,
                span.text, " ".join(finding.source_ids), " ".join(finding.attribution_ids),
            )  # fmt: skip


class AuditPrinter(JsonPrinter):
    """Prints results one after another in one format."""

    def __init__(self, output: str, *, rules: str | None, spans: bool, many: bool) -> None:
        if output == "html" and many:
            raise SettingsError("one_page", "--format html prints one page; give one file")
        super().__init__(output, many=many)
        self._rules, self._spans = rules, spans

    def print(self, result: Reading | Failure, out: Console, *, first: bool) -> None:
        """Print one result."""
        if isinstance(result, Failure):
            if self.output in {"json", "jsonl"}:
                self.print_json(result, out, first=first)
            return
        audit = audit_of(result, self._rules)
        if self.output in {"json", "jsonl"}:
            self.print_json(to_report(result, audit), out, first=first)
        elif self.output == "csv":
            out.file.write(csv_lines(to_rows(result, audit), columns=COLUMNS if first else ()))
        elif self.output == "html":
            out.file.write(to_page(result, audit))
        else:
            out.file.write("" if first else "\n")
            print_audit(result, audit, out, spans=self._spans)
