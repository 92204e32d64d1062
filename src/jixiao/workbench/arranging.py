"""Use case: arrangements of lines of work from the registers of a package – files drawn, teams, courses, reminders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from jixiao.checking.duties.course_matching import Need, Product, match_needs, topics_of
from jixiao.checking.duties.file_draw import Drawn, draw_files
from jixiao.checking.duties.hearing_reminders import Hearing, reminders
from jixiao.checking.duties.service_teams import Candidate, propose_teams
from jixiao.expressions.types import Value
from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import REGISTERS
from jixiao.facts.snapshot import Snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.kernel.period import day_of
from jixiao.reporting.arrangements import (
    draw_lines,
    match_lines,
    reminder_lines,
    team_lines,
    write_draw,
    write_matches,
    write_reminders,
    write_teams,
)
from jixiao.standards.calendars import load_calendar

from .intake import take_in
from .outcome import Outcome
from .settings import Settings


class Records(Protocol):
    """Where the records of a register come from: a snapshot, or the ledger."""

    def records(self, name: str) -> list[dict[str, Value]]:
        """The records of a type, in an order that does not change."""


NOT_HANDED_IN = register(
    FindingCode(
        code="JX-DUT-010",
        severity=Severity.ERROR,
        template="资料里没有“{label}”",
        hint="请补上这张表，模板：jixiao template {name}",
        why="没有名册就没有可以安排的人和事。",
    )
)
FILES, CHECKED = "correction_file", "correction_file_check"
PEOPLE = "service_candidate"
NEEDS, PRODUCTS = "enterprise_need", "legal_product"
CASES = "litigation_case"
Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Arranged:
    """What an arrangement says on the terminal, how its workbook is written, and what programs get."""

    lines: tuple[str, ...]
    write: Callable[[Path], None]
    facts: Mapping[str, object]
    findings: tuple[Finding, ...] = ()


NEEDED = {"files": (FILES,), "teams": (PEOPLE,), "courses": (NEEDS, PRODUCTS), "reminders": (CASES,)}
"""The registers without which there is nothing to arrange."""


def arranged(
    records: Records,
    kind: str,
    inputs: Mapping[str, int],
    *,
    today: date,
    before: Sequence[Drawn] = (),
    settings: Settings,
) -> Arranged:
    """An arrangement of a kind with its inputs: quarter, total, seed; most, same_offence; days."""
    match kind:
        case "files":
            given = {name: inputs[name] for name in ("quarter", "total", "seed")}
            return arrange_files(records, before=before, **given)
        case "teams":
            return arrange_teams(records, most=inputs["most"], same_offence=inputs["same_offence"])
        case "courses":
            return arrange_courses(records)
        case _:
            return arrange_reminders(records, today=today, days=inputs["days"], settings=settings)


def arrange_files(snapshot: Records, *, quarter: int, total: int, seed: int, before: Sequence[Drawn] = ()) -> Arranged:
    """The cross-check of a quarter; files of other quarters, in the register of checks or drawn `before`, are not drawn again."""
    files: dict[str, list[str]] = {}
    for record in snapshot.records(FILES):
        if record["state"] != "ended":
            files.setdefault(str(record["office"]), []).append(str(record["file"]))
    taken = [
        *before,
        *(
            Drawn(str(record["office"]), str(record["checker"]), str(record["file"]))
            for record in snapshot.records(CHECKED)
            if record["quarter"] != quarter
        ),
    ]
    draw = draw_files(files, quarter=quarter, total=total, seed=seed, before=taken)
    listed = [{"office": one.office, "checker": one.checker, "file": one.file} for one in draw.drawn]
    facts = {"quarter": quarter, "seed": seed, "drawn": listed}
    return Arranged(draw_lines(draw), lambda target: write_draw(target, draw), facts, draw.findings)


def arrange_teams(snapshot: Records, *, most: int, same_offence: int) -> Arranged:
    """Teams for all people of the list who have none yet."""
    offences = dict(BY_NAME[PEOPLE].field("offence").codes)
    people = [
        Candidate(
            number=str(record["number"]),
            street=str(record["street"]),
            offence=offences.get(str(record["offence"]), ""),
            interest=str(record["interest"] or ""),
            minor=record["minor"] == 1,
            limits=str(record["limits"] or ""),
        )
        for record in snapshot.records(PEOPLE)
        if not record["team"]
    ]
    teams = propose_teams(people, most=most, same_offence=same_offence)
    told = [{"team": team.name, "members": [one.number for one in team.members]} for team in teams]
    return Arranged(team_lines(teams), lambda target: write_teams(target, teams), {"teams": told})


def arrange_courses(snapshot: Records) -> Arranged:
    """Courses and lawyers for the needs that nobody has answered yet."""
    needs = [
        Need(
            number=str(record["number"]),
            enterprise=str(record["enterprise"]),
            topics=topics_of(str(record["topics"])),
            industry=str(record["industry"] or ""),
            street=str(record["street"] or ""),
        )
        for record in snapshot.records(NEEDS)
        if not record["matched"] and record["served_on"] is None
    ]
    matches = match_needs(needs, [_product(record) for record in snapshot.records(PRODUCTS)])
    told = [{"need": one.need.number, "product": one.proposed.product.code if one.proposed else ""} for one in matches]
    return Arranged(match_lines(matches), lambda target: write_matches(target, matches), {"matches": told})


def arrange_reminders(snapshot: Records, *, today: date, days: int, settings: Settings) -> Arranged:
    """Whom to remind of which hearing, and on which days by the rule of the register."""
    rules = REGISTERS[CASES].register.reminders
    ahead = rules[0].working_days if rules else ()
    hearings = [
        Hearing(
            case=str(record["case_number"]),
            defendant=str(record["defendant"]),
            street=str(record["street"] or ""),
            held_on=held,
            street_on=_day(record["street_reminded_on"]),
            office_on=_day(record["office_reminded_on"]),
        )
        for record in snapshot.records(CASES)
        if (held := _day(record["hearing_on"])) is not None
    ]
    found = reminders(hearings, today=today, days=days, ahead=ahead, calendar=load_calendar(settings.standards))
    told = [
        {
            "case": one.hearing.case,
            "defendant": one.hearing.defendant,
            "street": one.hearing.street,
            "held_on": one.hearing.held_on.isoformat(),
            "standing": one.standing,
            "waiting": list(one.waiting),
            "remind_on": [day.isoformat() for day in one.days],
        }
        for one in found
    ]
    lines = reminder_lines(found, today=today.isoformat(), days=days)
    return Arranged(lines, lambda target: write_reminders(target, found), {"hearings": told})


def arrange(
    folder: Path,
    *,
    fiscal_year: int | None,
    needed: Sequence[str],
    how: Callable[[Snapshot], Arranged],
    out: Path | None,
    settings: Settings,
) -> Outcome:
    """An arrangement from the package in `folder`, written to the workbook `out` when that is named; nothing without its registers."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    missing = [name for name in needed if name not in taken.snapshot.tables]
    if missing:
        told = [NOT_HANDED_IN.at(place=folder.name, label=BY_NAME[name].label, name=name) for name in missing]
        return Outcome((), (), (*taken.findings, *told), {})
    arranged = how(taken.snapshot)
    if has_errors(arranged.findings):
        return Outcome((), (), arranged.findings, {})
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        arranged.write(out)
    return Outcome(arranged.lines, (out,) if out else (), arranged.findings, dict(arranged.facts))


def _product(record: Record) -> Product:
    capacity = record["capacity"]
    return Product(
        code=str(record["code"]),
        name=str(record["name"]),
        topics=topics_of(str(record["topics"])),
        industries=topics_of(str(record["industries"] or "")),
        streets=topics_of(str(record["streets"] or "")),
        lawyer=str(record["lawyer"] or ""),
        capacity=capacity if isinstance(capacity, int) else None,
    )


def _day(value: Value) -> date | None:
    return day_of(value) if isinstance(value, int) else None
