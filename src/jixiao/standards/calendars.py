"""Working days (工作日): weekends and holidays out, make-up days in, from the yearly notices of 国务院办公厅 as dated data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from jixiao.kernel.finding import Finding, has_errors
from jixiao.kernel.period import day_number, day_of

from . import faults
from .readers import Reader, read_tree
from .strict_yaml import Node

SATURDAY = 5
FILE = Path("cn-state-council") / "holidays" / "standard.yaml"
_KIND = re.compile(rb"^kind:[ \t]*[\"']?calendar\b", re.MULTILINE)
REQUIRED = ("id", "kind", "title", "issuer", "document", "evidence", "years")


class BrokenCalendar(ValueError):
    """The calendar of the shelf cannot be used; `jixiao standards list` tells why, with file and line."""


@dataclass(frozen=True, slots=True)
class Year:
    """What differs from the rule of weekends in one year: days off from Monday to Friday, working Saturdays and Sundays."""

    year: int
    holidays: frozenset[date]
    workdays: frozenset[date]

    def days(self) -> Iterator[tuple[date, bool]]:
        """Every day of the year, and whether it is a working day."""
        day = date(self.year, 1, 1)
        while day.year == self.year:
            yield day, day in self.workdays or (day.weekday() < SATURDAY and day not in self.holidays)
            day += timedelta(days=1)


def load_calendar(root: Path) -> dict[int, int]:
    """The ordinal of working days by day number, for every year with a published notice; raises BrokenCalendar.

    The difference of two ordinals is the number of working days between, counted from the day after the first (从次日起算). A day of
    a year without a notice is absent, so that a deadline reaching into it stays 无法判定; so is one whose file is wrong.
    """
    years, findings = read_calendar(root / FILE)
    if has_errors(findings):
        raise BrokenCalendar("; ".join(finding.text for finding in findings))
    return workday_ordinals((*years, *_continued(root, years)[0]))


def calendar_files(root: Path) -> tuple[Path, ...]:
    """The house's calendar, and the files of further years: beside it, or alone on the shelf."""
    own = root / FILE
    further = (path for path in chain(own.parent.glob("*.y*ml"), root.glob("*.y*ml")) if path != own)
    return own, *sorted(path for path in further if _KIND.search(path.read_bytes()[:2000]))


def broken_continuations(root: Path) -> tuple[Finding, ...]:
    """What is wrong between the files of a calendar: years that are there already, or that do not follow."""
    years, findings = read_calendar(root / FILE)
    return () if has_errors(findings) else _continued(root, years)[1]


def _continued(root: Path, years: tuple[Year, ...]) -> tuple[tuple[Year, ...], tuple[Finding, ...]]:
    """The years that further files add, in order, and those of them that do not follow."""
    read = [(path, *read_calendar(path)) for path in calendar_files(root)[1:]]
    more = [(year, path) for path, found, findings in read if not has_errors(findings) for year in found]
    added: list[Year] = []
    problems: list[Finding] = []
    last = years[-1].year if years else 0
    for year, path in sorted(more, key=lambda one: (one[0].year, str(one[1]))):
        if year.year == last + 1:
            added.append(year)
            last = year.year
            continue
        known = year.year <= last
        problem = f"{year.year} 年已经有了" if known else f"{last} 年之后应为 {last + 1} 年，没有 {last + 1} 年的文件"
        place = "/".join(path.parts[-3:])
        problems.append(faults.CALENDAR.at(place=place, found=str(year.year), problem=problem))
    return tuple(added), tuple(problems)


def workday_ordinals(years: tuple[Year, ...]) -> dict[int, int]:
    """How many working days there are up to each day, by day number, over years that follow each other."""
    ordinals: dict[int, int] = {}
    ordinal = 0
    for year in years:
        for day, works in year.days():
            ordinal += works
            ordinals[day_number(day)] = ordinal
    return ordinals


def works(day: date, ordinals: Mapping[int, int]) -> bool | None:
    """Whether people work on a day; None for a day without a published notice."""
    number = day_number(day)
    if number not in ordinals or number - 1 not in ordinals:
        return None
    return ordinals[number] > ordinals[number - 1]


def rolled_forward(day: date, ordinals: Mapping[int, int]) -> date | None:
    """The day itself when people work on it, else the next working day (顺延); None when the notices do not reach that far."""
    while (working := works(day, ordinals)) is False:
        day += timedelta(days=1)
    return day if working else None


def term_end(
    start: date, *, days: int | None, working_days: int | None, before: bool, ordinals: Mapping[int, int]
) -> date | None:
    """The last day of a term: so many days or working days after `start`, or with `before` so many in front of it.

    Counted from the next day (从次日起算): 30 days before the 31st is the 1st. None when the working days of a year on the way are not
    published.
    """
    step = timedelta(days=-1 if before else 1)
    if working_days is None:
        return start + step * (days or 0)
    if not before:
        return _after(start, working_days, ordinals)
    day, left = start, working_days
    while left > 0:
        day += step
        working = works(day, ordinals)
        if working is None:
            return None
        left -= working
    return day


def _after(start: date, count: int, ordinals: Mapping[int, int]) -> date | None:
    """The day on which so many working days after `start` have passed; None where no notice is published."""
    number = day_number(start)
    passed = ordinals.get(number) if count else 0
    last = (passed or 0) + count
    # Of the days still missing each takes one day at least: the last step goes over working days only, and ends on the first that fits.
    while passed is not None and count and passed < last:
        number += last - passed
        passed = ordinals.get(number)
    return None if passed is None else day_of(number)


def workday_before(day: date, count: int, ordinals: Mapping[int, int]) -> date:
    """The working day that lies `count` working days before `day`; of years without a notice, Monday to Friday count.

    >>> workday_before(date(2023, 7, 10), 1, {})
    datetime.date(2023, 7, 7)
    """
    while count > 0:
        day -= timedelta(days=1)
        working = works(day, ordinals)
        count -= day.weekday() < SATURDAY if working is None else working
    return day


def read_calendar(path: Path) -> tuple[tuple[Year, ...], tuple[Finding, ...]]:
    """The years of a calendar pack, with all that is wrong with them, file and line included."""
    tree, findings = read_tree(path)
    if tree is None:
        return (), findings
    reader = Reader()
    reader.keys(tree, required=REQUIRED, optional=("note",))
    reader.citation(tree.at("document"))
    reader.evidence(tree.at("evidence"))
    years: list[Year] = []
    for node in reader.children(tree, "years"):
        year = _year(node, reader)
        # Across a missing year two ordinals would differ by too little, and a late day would seem in time.
        if year is not None and years and year.year != years[-1].year + 1:
            problem = f"{years[-1].year} 年之后应为 {years[-1].year + 1} 年"
            reader.findings.append(faults.CALENDAR.at(node.source, found=str(year.year), problem=problem))
        if year is not None:
            years.append(year)
    return tuple(years), tuple(reader.findings)


def _year(node: Node, reader: Reader) -> Year | None:
    reader.keys(node, required=("year", "notice", "holidays", "workdays"), optional=("evidence",))
    reader.citation(node.at("notice"))
    reader.evidence(node.at("evidence"))
    number = reader.text(node, "year")
    if not (number.isascii() and number.isdigit() and len(number) == 4):
        reader.findings.append(faults.CALENDAR.at(node.source, found=number, problem="年份不是四位数字"))
        return None
    year = int(number)
    holidays = _days(node, "holidays", year=year, weekend=False, reader=reader)
    return Year(year, holidays, _days(node, "workdays", year=year, weekend=True, reader=reader))


def _days(node: Node, key: str, *, year: int, weekend: bool, reader: Reader) -> frozenset[date]:
    found: dict[date, Node] = {}
    for child in reader.children(node, key):
        problem = _day_problem(child, year=year, weekend=weekend, seen=found)
        if problem:
            reader.findings.append(faults.CALENDAR.at(child.source, found=child.text, problem=problem))
        elif isinstance(child.value, date):
            found[child.value] = child
    return frozenset(found)


def _day_problem(node: Node, *, year: int, weekend: bool, seen: Mapping[date, Node]) -> str:
    day = node.value
    if not isinstance(day, date):
        return f"“{node.text}”不是 2023-01-01 形式的日期"
    if day.year != year:
        return f"{day} 不在 {year} 年"
    if day in seen:
        return f"{day} 重复"
    if weekend != (day.weekday() >= SATURDAY):
        return f"{day} 不是周六、周日" if weekend else f"{day} 是周六或周日，本来就不上班"
    return ""
