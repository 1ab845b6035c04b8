"""The same expressions by `dateline.calendar`, dateparser and recognizers-text: right answers, and time for each.

    pip install dateparser recognizers-text-suite   # beside dateline, in an environment of their own
    python benchmarks/calendar.py [--list]

Every expression was written on Wednesday, 16 January 2019, and has one first and one last day (below). An answer is right in *day* where
it lies in those days, and right in *span* where first and last day are the same; an open edge must be open. dateparser gives a moment: it
can be right in span only where one day is meant. Each is told which way the clause looks where it can be told; recognizers-text gives both
readings, of which the right one is taken. What is not installed is skipped. No answer is remembered: the anchor moves a day each round.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

sys.path.pop(0)  # the folder of this file, whose name would hide the standard library's `calendar` from the others

WRITTEN = date(2019, 1, 16)
OPEN = None
# expression, looking, first day, last day
EXPRESSIONS: list[tuple[str, str, str | None, str | None]] = [
    ("today", "", "2019-01-16", "2019-01-16"),
    ("yesterday", "", "2019-01-15", "2019-01-15"),
    ("tomorrow", "", "2019-01-17", "2019-01-17"),
    ("the day after tomorrow", "", "2019-01-18", "2019-01-18"),
    ("Friday", "ahead", "2019-01-18", "2019-01-18"),
    ("Friday", "back", "2019-01-11", "2019-01-11"),
    ("on Monday", "ahead", "2019-01-21", "2019-01-21"),
    ("last Friday", "back", "2019-01-11", "2019-01-11"),
    ("this coming Friday", "ahead", "2019-01-18", "2019-01-18"),
    ("Jan. 6", "back", "2019-01-06", "2019-01-06"),
    ("March 3, 2021", "", "2021-03-03", "2021-03-03"),
    ("16 May 2020", "", "2020-05-16", "2020-05-16"),
    ("Friday, Feb. 1", "ahead", "2019-02-01", "2019-02-01"),
    ("Thursday night", "ahead", "2019-01-17", "2019-01-17"),
    ("last night", "back", "2019-01-15", "2019-01-15"),
    ("11 days ago", "back", "2019-01-05", "2019-01-05"),
    ("a week from Friday", "ahead", "2019-01-25", "2019-01-25"),
    ("three days before Easter", "ahead", "2019-04-18", "2019-04-18"),
    ("Easter", "ahead", "2019-04-21", "2019-04-21"),
    ("Christmas 2018", "back", "2018-12-25", "2018-12-25"),
    ("Thanksgiving 2018", "back", "2018-11-22", "2018-11-22"),
    ("Election Day 2020", "ahead", "2020-11-03", "2020-11-03"),
    ("last week", "back", "2019-01-07", "2019-01-13"),
    ("this week", "", "2019-01-14", "2019-01-20"),
    ("next week", "ahead", "2019-01-21", "2019-01-27"),
    ("this weekend", "ahead", "2019-01-19", "2019-01-20"),
    ("the week of March 4", "ahead", "2019-03-04", "2019-03-10"),
    ("last month", "back", "2018-12-01", "2018-12-31"),
    ("next month", "ahead", "2019-02-01", "2019-02-28"),
    ("March", "ahead", "2019-03-01", "2019-03-31"),
    ("in November", "back", "2018-11-01", "2018-11-30"),
    ("last May", "back", "2018-05-01", "2018-05-31"),
    ("May 2017", "", "2017-05-01", "2017-05-31"),
    ("the third quarter of 2018", "", "2018-07-01", "2018-09-30"),
    ("the first half of 2020", "", "2020-01-01", "2020-06-30"),
    ("last year", "back", "2018-01-01", "2018-12-31"),
    ("next year", "ahead", "2020-01-01", "2020-12-31"),
    ("2016", "", "2016-01-01", "2016-12-31"),
    ("the 1990s", "", "1990-01-01", "1999-12-31"),
    ("three years ago", "back", "2016-01-01", "2016-12-31"),
    ("within two weeks", "ahead", "2019-01-16", "2019-01-30"),
    ("the past two months", "back", "2018-11-16", "2019-01-16"),
    ("the next two weeks", "ahead", "2019-01-16", "2019-01-30"),
    ("between March and May", "ahead", "2019-03-01", "2019-05-31"),
    ("from 2011 to 2014", "", "2011-01-01", "2014-12-31"),
    ("March or April", "ahead", "2019-03-01", "2019-04-30"),
    ("May 3-5", "ahead", "2019-05-03", "2019-05-05"),
    ("by the end of March", "ahead", OPEN, "2019-03-31"),
    ("no later than Feb. 28", "ahead", OPEN, "2019-02-28"),
    ("until Friday", "ahead", OPEN, "2019-01-18"),
    ("before Easter", "ahead", OPEN, "2019-04-20"),
    ("as soon as Friday", "ahead", "2019-01-18", OPEN),
    ("as early as next week", "ahead", "2019-01-21", OPEN),
    ("after March 29", "ahead", "2019-03-30", OPEN),
    ("not until May", "ahead", "2019-05-01", OPEN),
    ("next year at the earliest", "ahead", "2020-01-01", OPEN),
    ("February 30", "", "none", "none"),
    ("the vote", "", "none", "none"),
]

Days = tuple[date | None, date | None] | None
Read = Callable[[str, date, str], list[Days]]


def with_dateline() -> Read:
    """Ours."""
    from dateline.calendar import parse

    def read(words: str, anchor: date, looking: str) -> list[Days]:
        period = parse(words, anchor=anchor, looking=looking or None)
        if period is None or period.value is None:
            return [None]
        return [(_day(period.start), _before(_day(period.end)))]

    return read


def with_dateparser() -> Read:
    """dateparser's: a moment."""
    import dateparser

    def read(words: str, anchor: date, looking: str) -> list[Days]:
        prefer = {"ahead": "future", "back": "past"}.get(looking, "current_period")
        base = datetime(anchor.year, anchor.month, anchor.day, 12)  # noqa: DTZ001 - as dateparser wants it
        found = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer})
        return [None if found is None else (found.date(), found.date())]

    return read


def with_recognizers() -> Read:
    """recognizers-text's: every reading of what it finds in all of the words."""
    from recognizers_date_time import recognize_datetime

    def read(words: str, anchor: date, looking: str) -> list[Days]:
        base = datetime(anchor.year, anchor.month, anchor.day, 12)  # noqa: DTZ001 - as it wants it
        found = recognize_datetime(words, "en-us", reference=base)
        if len(found) != 1 or not found[0].resolution:
            return [None]
        return [_resolved(value) for value in found[0].resolution["values"]] or [None]

    return read


def _resolved(value: dict[str, str]) -> Days:
    if "start" in value or "end" in value:
        start, end = _parsed(value.get("start")), _parsed(value.get("end"))
        ends_within_a_day = not (value.get("end") or "").endswith(("00:00:00", str(end)))
        after = value.get("Mod") == "after"
        return (start + timedelta(days=1) if after and start else start), (end if ends_within_a_day else _before(end))
    day = _parsed(value.get("value"))
    return None if day is None else (day, day)


def _parsed(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _day(edge: date | datetime | None) -> date | None:
    return edge.date() if isinstance(edge, datetime) else edge


def _before(edge: date | None) -> date | None:
    return edge - timedelta(days=1) if edge else None


def is_right(answers: list[Days], first: str | None, last: str | None) -> tuple[bool, bool]:
    """Is one of the answers right in day, and in span?"""
    if first == "none":
        return (all(answer is None for answer in answers),) * 2
    low, high = (date.fromisoformat(edge) if edge else None for edge in (first, last))
    inside = any(
        answer and all((low is None or edge >= low) and (high is None or edge <= high) for edge in answer if edge) and any(answer)
        for answer in answers
    )
    return inside, (low, high) in answers


def measure(read: Read, rounds: int) -> float:
    """Median microseconds for an expression, the anchor moved each round so that no answer is remembered."""
    times = []
    for turn in range(rounds):
        anchor = WRITTEN + timedelta(days=turn + 1)
        start = time.perf_counter()
        for words, looking, _, _ in EXPRESSIONS:
            read(words, anchor, looking)
        times.append((time.perf_counter() - start) / len(EXPRESSIONS) * 1e6)
    return statistics.median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="Print what each gets wrong.")
    options = parser.parse_args()
    makers = {"dateline.calendar": with_dateline, "dateparser": with_dateparser, "recognizers-text": with_recognizers}
    print(f"| {len(EXPRESSIONS)} expressions | right in day | right in span | µs for one |\n| --- | --- | --- | --- |")
    for name, make in makers.items():
        try:
            read = make()
        except ImportError:
            print(f"| {name} | not installed | | |")
            continue
        right = [is_right(read(words, WRITTEN, looking), first, last) for words, looking, first, last in EXPRESSIONS]
        speed = measure(read, 5 if name != "dateline.calendar" else 50)
        print(f"| {name} | {sum(day for day, _ in right)} | {sum(span for _, span in right)} | {speed:,.0f} |")
        if options.list:
            wrong = [words for (words, *_), (_, span) in zip(EXPRESSIONS, right, strict=True) if not span]
            print(f"  not right in span: {'; '.join(wrong)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
