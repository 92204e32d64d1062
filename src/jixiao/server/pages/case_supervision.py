"""A supervised task as a page: what was ordered, its milestones, the report to be written, the reports made; the form that begins one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from jixiao.facts.records.work import SUPERVISED_TASK
from jixiao.server.accounts.models import WITH_A_BUDGET, Division, Unit
from jixiao.server.actions.case_supervision import ASKED, ORDERED, REPORTED, REPORTS, STEPS, lines_of
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.cases import Case

from .record_lists import list_address

Body = Mapping[str, Any]
BLANK_LINES = 2
LABELS = {"division": "牵头科室或单位"}
_STEP = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(\S.*)")


def supervision_fields(units: QuerySet[Unit]) -> dict[str, forms.Field]:
    """What a task begins with."""
    day = {"type": "date"}
    tasks: Any = TABLES["key_task"]
    listed = tasks.objects.filter(unit__in=units.values("code"), ended__isnull=True).order_by("number")
    known = dict(listed.values_list("number", "name"))
    return {
        "task": forms.IntegerField(widget=forms.HiddenInput, required=False),
        "name": forms.CharField(label="事项", max_length=200),
        "origin": forms.CharField(label="来源", max_length=200, help_text="文件名文号，或会议名称和日期"),
        "leads": forms.ChoiceField(
            label="牵头科室或单位",
            choices=_leaders(units),
            help_text="镇街、司法所、调解组织牵头的，由那里的基层填报人报进展",
        ),
        "supporting": forms.CharField(
            label="配合单位",
            max_length=500,
            required=False,
            help_text="多个用顿号分开；写科室、下级单位的全名或“各镇街”的，那里的人会收到通知、能看到进展",
        ),
        "owner": forms.CharField(label="责任人", max_length=50, help_text="销号的须是另一个人"),
        "key_task": forms.ChoiceField(
            label="对应重点工作",
            choices=[("", "没有"), *((str(number), f"{number} {name}") for number, name in known.items())],
            required=False,
        ),
        "starts_on": forms.DateField(label="开始日期", widget=forms.DateInput(attrs=day)),
        "due_on": forms.DateField(label="完成时限", widget=forms.DateInput(attrs=day)),
        "milestones": forms.CharField(
            label="节点",
            required=False,
            max_length=5000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="一行一个，先写时限再写节点，如：2023-06-30 印发方案",
        ),
    }


def _leaders(units: QuerySet[Unit]) -> list[Any]:
    """Who may lead a task, as a select offers it: divisions, and the units below that have no budget of their own."""
    divisions = Division.objects.filter(unit__in=units).select_related("unit")
    below = [one for unit in units for one in subtree(unit).exclude(kind__in=WITH_A_BUDGET) if one.keeper == unit]
    groups = [
        ("科室", [(leader_code(one), str(one)) for one in divisions]),
        ("镇街、司法所、调解组织", [(leader_code(one), str(one)) for one in below]),
    ]
    return [("", "请选择"), *(group for group in groups if group[1])]


def leader_code(leader: Division | Unit) -> str:
    """A leader as the form sends it."""
    return f"{'division' if isinstance(leader, Division) else 'unit'}-{leader.pk}"


def leader_of(code: str, unit: Unit) -> Division | Unit | None:
    """Who leads, of those of a unit; None when the form says somebody of another one."""
    kind, _, number = code.partition("-")
    listed: QuerySet[Any] = unit.divisions.all() if kind == "division" else subtree(unit).exclude(pk=unit.pk)
    return listed.filter(pk=number).first()


def steps_of(text: str) -> list[dict[str, str]]:
    """The milestones typed one a line; ValidationError (Chinese) for a line without a day."""
    steps = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        found = _STEP.fullmatch(line)
        try:
            date.fromisoformat(found.group(1) if found else "")
        except ValueError:
            raise ValidationError(f"节点“{line[:40]}”前面要写时限，如：2023-06-30 印发方案。") from None
        assert found is not None
        steps.append({"due_on": found.group(1), "name": found.group(2), "done_on": ""})
    return steps


def steps_text(body: Body) -> str:
    """The milestones as they are typed, one a line."""
    return "\n".join(f"{line['due_on']} {line['name']}" for line in lines_of(body))


def ordered_body(given: Mapping[str, Any], begun: Body) -> dict[str, Any]:
    """What a case says from the start; milestones that are done already keep their day."""
    texts = {name: str(given.get(name) or "") for name in ORDERED if name != "division"}
    done = {(line["due_on"], line["name"]): line.get("done_on", "") for line in lines_of(begun)}
    steps = [{**one, "done_on": done.get((one["due_on"], one["name"]), "")} for one in given["milestones"]]
    return {**begun, **texts, "division": given["leader"].name, "milestones": steps}


def supervision_view(case: Case, body: Body) -> dict[str, Any]:
    """What `case_supervision.html` asks for."""
    fields = [
        (LABELS.get(name) or SUPERVISED_TASK.field(name).label, str(body.get(name) or "")) for name in ORDERED[1:]
    ]
    lines = lines_of(body)
    told = dict(case.contents.values_list("number", "body"))
    moves = list(case.moves.select_related("by").order_by("-pk"))
    kept = case.unit.keeper
    return {
        "fields": fields,
        "steps": [*lines, *({} for _ in range(BLANK_LINES))],
        "told": lines,
        "body": body,
        "asked": [(SUPERVISED_TASK.field(name).label, str(body.get(name) or "")) for name in ASKED],
        "extending": case.step == "extension",
        "extended": case.outcome.get("extended_to", ""),
        "reports": [(one, told[one.content]) for one in moves if one.code in REPORTS],
        "record": list_address("supervised_task", year=case.fiscal_year, unit=kept.code, number=case.reference),
        "kept": kept,
    }


def supervision_typed(before: Body, posted: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the form on top of what was there before."""
    names = (*REPORTED, *ASKED, "evidence")
    typed: dict[str, Any] = {name: posted[name].strip() for name in names if name in posted}
    if "step|0|name" in posted:
        rows = range(len(lines_of(before)) + BLANK_LINES)
        typed["milestones"] = [{name: posted.get(f"step|{row}|{name}", "").strip() for name in STEPS} for row in rows]
    return {**before, **typed}
