"""督办 as a case: ordered by a document or meeting, reported on from time to time, extended with approval, closed by somebody else.

The ledger follows every move, so that lights, notice, figures and indicators see a case as they see what was imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Q, QuerySet

from jixiao.expressions.types import Value
from jixiao.facts.records.work import SUPERVISED_TASK, SUPERVISION_REPORT, TASK_MILESTONE
from jixiao.facts.schema import RecordType
from jixiao.kernel.period import day_of
from jixiao.server.accounts.models import UNIT_KINDS, Membership, Unit, User
from jixiao.server.accounts.roles import WITHIN_A_DIVISION, Role
from jixiao.server.ledger.batches import current, subtree
from jixiao.server.ledger.rows import rows_of
from jixiao.server.process.cases import Case, Move
from jixiao.workbench.settings import from_environment
from jixiao.workbench.supervise import pack_of

from .case_records import day_at, follow, last_move, standing
from .case_rules import Problem, Rules
from .typed_lines import read_text, typed

Body = Mapping[str, Any]
ORDERED = ("name", "origin", "division", "supporting", "owner", "key_task", "starts_on", "due_on")
"""What stands there from the start."""
REPORTED = ("progress", "text", "risk")
ASKED = ("extended_to", "extension")
STEPS = ("name", "due_on", "done_on")
REPORTS = frozenset({"report", "finish", "extend"})
"""Moves that carry a report."""
WITHDRAWN = "withdraw"
_BETWEEN = re.compile(r"[、，,；;]")


class Supervision(Rules):
    """What has to stand there before a move, and what the ledger holds after it."""

    def alone_in(self, case: Case) -> QuerySet[Unit]:
        """A task is worked on once in a department, whoever leads it."""
        return subtree(case.unit.keeper)

    def supporters(self, case: Case) -> QuerySet[Membership]:
        """The people of the divisions and units below that 配合单位 names; 各镇街 are all streets."""
        body = case.contents.order_by("number")[0].body
        names = {name.strip() for name in _BETWEEN.split(str(body.get("supporting") or "")) if name.strip()}
        kinds = [kind for kind, label in UNIT_KINDS if f"各{label}" in names]
        keeper = case.unit.keeper
        below = Q(role=Role.REPORTER) & (Q(unit__name__in=names) | Q(unit__kind__in=kinds))
        within = Q(unit=keeper, division__name__in=names, role__in=WITHIN_A_DIVISION)
        found = Membership.objects.filter(below | within, unit__path__startswith=keeper.path, user__is_active=True)
        return found.exclude(unit=case.unit, role=Role.REPORTER)

    def problems(self, case: Case, body: Body) -> list[Problem]:
        """A report says something, and everything typed can be read."""
        told = [] if str(body.get("text") or "").strip() else [Problem("请填写“进展说明”。", "#id-text")]
        told += _wrong(SUPERVISION_REPORT, body, ("progress",))
        told += _wrong(SUPERVISED_TASK, body, ("extended_to",))
        for number, line in enumerate(lines_of(body)):
            told += [
                Problem(f"节点 {number + 1}：{one.text}", f"#step-{number}")
                for one in _wrong(TASK_MILESTONE, line, STEPS)
            ]
        return told

    def judged(self, case: Case, code: str, detail: Mapping[str, Any]) -> dict[str, Any]:
        """What an extension is to be; ValidationError without its ground, or without evidence of what is said to be done."""
        body = case.contents.order_by("-number")[0].body
        if code == "finish" and not str(body.get("evidence") or "").strip():
            raise ValidationError("报告办结须写明佐证材料。")
        if code == "extend":
            asked, due = _read(body, "extended_to"), _read(body, "due_on")
            if not isinstance(asked, int) or (isinstance(due, int) and asked <= due):
                raise ValidationError("申请延期须写明晚于完成时限的日期。")
            if not str(body.get("extension") or "").strip():
                raise ValidationError("申请延期须写明理由。")
        if code == "approve":
            return {name: str(body.get(name) or "") for name in ASKED}
        return {}

    def keep(self, case: Case, body: Body, by: User) -> None:
        """Task, milestones and reports as the case stands, and its next day; ValidationError when its owner would close it."""
        number = int(case.reference)
        if case.state == "stopped":
            _drop(case, number, by)
            return
        before = standing(case, SUPERVISED_TASK.name, of=case.unit.keeper, number=number)
        moves = list(case.moves.order_by("pk"))
        values = {**before, "number": number, **{name: _read(body, name) for name in ORDERED if name in body}}
        values |= {name: _read(case.outcome, name) for name in ASKED if case.outcome.get(name)}
        values["evidence"] = _read(body, "evidence") or before.get("evidence")
        finished = last_move(moves, "finish") if case.step == "check" or case.state == "done" else None
        values |= {"done_on": day_at(finished.at) if finished else None, "closed_on": None, "closed_by": None}
        values["state"] = _state(case, values)
        if case.state == "done":
            if str(by) == values.get("owner"):
                raise ValidationError("责任人不能自己销号，请由另一位同事核实。")
            values |= {"closed_on": day_at(moves[-1].at), "closed_by": str(by)}
        reports, gone = _reports(case, number, moves)
        records = {
            SUPERVISED_TASK.name: [values],
            TASK_MILESTONE.name: _milestones(number, body),
            SUPERVISION_REPORT.name: reports,
        }
        follow(case, records, by=by, unit=case.unit.keeper, withdrawn={SUPERVISION_REPORT.name: gone})
        _set_due(case, values, reports)
        if moves[-1].code in REPORTS:
            _clear(case)


def next_number(unit: Unit, fiscal_year: int) -> int:
    """The number of the next task."""
    tasks: Any = current(SUPERVISED_TASK.name, unit=unit, fiscal_year=fiscal_year)
    return int(tasks.aggregate(last=Max("number"))["last"] or 0) + 1


def begun(unit: Unit, fiscal_year: int, number: int) -> dict[str, Any]:
    """What a case about a task that the ledger has already begins with; empty where there is none."""
    tasks: Any = current(SUPERVISED_TASK.name, unit=unit, fiscal_year=fiscal_year)
    found = next(rows_of(SUPERVISED_TASK.name, tasks.filter(number=number)), None)
    if found is None:
        return {}
    steps: Any = current(TASK_MILESTONE.name, unit=unit, fiscal_year=fiscal_year)
    lines = rows_of(TASK_MILESTONE.name, steps.filter(task=number).order_by("number"))
    body: dict[str, Any] = {
        name: typed(SUPERVISED_TASK.field(name), found.values[name]) for name in (*ORDERED, "evidence")
    }
    body["milestones"] = [
        {name: typed(TASK_MILESTONE.field(name), row.values[name]) for name in STEPS} for row in lines
    ]
    return body


def lines_of(body: Body) -> list[dict[str, str]]:
    """The milestones in which something stands."""
    return [line for line in body.get("milestones", []) if any(str(line.get(name) or "").strip() for name in STEPS)]


def _drop(case: Case, number: int, by: User) -> None:
    """A task that is no longer supervised ends in the ledger with all that belongs to it."""
    gone: dict[str, list[int]] = {}
    for record, key in ((SUPERVISED_TASK, "number"), (TASK_MILESTONE, "task"), (SUPERVISION_REPORT, "task")):
        rows: Any = current(record.name, unit=case.unit.keeper, fiscal_year=case.fiscal_year)
        gone[record.name] = list(rows.filter(**{key: number}).values_list("pk", flat=True))
    follow(case, {name: [] for name in gone}, by=by, unit=case.unit.keeper, withdrawn=gone)


def _read(body: Body, name: str) -> Value:
    return read_text(SUPERVISED_TASK.field(name), str(body.get(name) or "").strip())[0]


def _wrong(record: RecordType, typed_in: Body, names: Iterable[str]) -> list[Problem]:
    told = []
    for name in names:
        wrong = read_text(record.field(name), str(typed_in.get(name) or "").strip())[1]
        told += [Problem(wrong, f"#id-{name}")] if wrong else []
    return told


def _state(case: Case, values: Mapping[str, Value]) -> str:
    if case.state == "done":
        return "closed"
    if case.step == "check":
        return "done"
    return "delayed" if values.get("extended_to") else "open"


def _milestones(number: int, body: Body) -> list[dict[str, Value]]:
    return [
        {
            "task": number,
            "number": place,
            **{name: read_text(TASK_MILESTONE.field(name), str(line.get(name) or "").strip())[0] for name in STEPS},
        }
        for place, line in enumerate(lines_of(body), start=1)
    ]


def _reports(case: Case, number: int, moves: Sequence[Move]) -> tuple[list[dict[str, Value]], list[int]]:
    """The reports made so far, the last one of a day, and the rows of those that were taken back."""
    made: dict[int, dict[str, Value]] = {}
    taken: set[int] = set()
    bodies = dict(case.contents.values_list("number", "body"))
    for place, one in enumerate(moves):
        if one.code not in REPORTS:
            continue
        day = day_at(one.at)
        if place + 1 < len(moves) and moves[place + 1].code == WITHDRAWN:
            taken.add(day)
            continue
        body = bodies[one.content]
        values = {
            name: read_text(SUPERVISION_REPORT.field(name), str(body.get(name) or "").strip())[0] for name in REPORTED
        }
        made[day] = {"task": number, "reported_on": day, "reported_by": str(one.by), **values}
    gone: Any = current(SUPERVISION_REPORT.name, unit=case.unit.keeper, fiscal_year=case.fiscal_year)
    days = [day_of(day) for day in taken - set(made)]
    return list(made.values()), list(gone.filter(task=number, reported_on__in=days).values_list("pk", flat=True))


def _set_due(case: Case, values: Mapping[str, Value], reports: Sequence[Mapping[str, Value]]) -> None:
    """While it is worked on, it is due when the next report is, and no later than the task itself."""
    if case.state != "open" or case.step != "work":
        return
    pack, _ = pack_of(from_environment().standards, unit=case.unit.keeper.code, fiscal_year=case.fiscal_year)
    last = max((int(one["reported_on"] or 0) for one in reports), default=day_at(case.at))
    days: list[date] = [day_of(last) + timedelta(days=pack.report_days)] if pack else []
    until = values.get("extended_to") or values.get("due_on")
    days += [day_of(until)] if isinstance(until, int) else []
    case.due = min(days, default=None)
    Case.objects.filter(pk=case.pk).update(due=case.due)


def _clear(case: Case) -> None:
    """The next report begins blank; the one that was made stays in its version."""
    draft = case.contents.filter(sealed=False).first()
    if draft is not None:
        draft.body = {**draft.body, "text": "", "risk": ""}
        draft.save()
