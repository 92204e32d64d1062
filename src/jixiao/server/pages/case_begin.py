"""A case begun: of which subject, for which unit and year, about what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jixiao.facts.records.management import ORIGINS
from jixiao.kernel.points import text_of
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import WITH_A_BUDGET, Division, Unit
from jixiao.server.accounts.roles import BUSINESS, Role
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions import case_adjustments, case_supervision, case_targets
from jixiao.server.actions.cases import Beginning, start
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.ledger.batches import subtree
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.cases import SUBJECTS, Case

from .case_disposal import codes_chosen, disposal_fields
from .case_supervision import leader_code, leader_of, ordered_body, steps_of, steps_text, supervision_fields

WORKERS = frozenset({Role.HANDLER, Role.DIVISION_HEAD})
SUBJECTS_TO_BEGIN = {
    "target": WORKERS,
    "adjustment": WORKERS,
    "project_evaluation": WORKERS,
    "self_evaluation": WORKERS | {Role.OFFICE},
    "rectification": frozenset({Role.OFFICE, Role.REVIEWER}),
    "disposal": WORKERS | {Role.OFFICE},
    "supervision": frozenset({Role.OFFICE}),
}
"""Who begins what; rounds of monitoring have a page of their own."""
ASSIGNED = frozenset({"rectification", "supervision"})
"""What is begun for others to do."""
WHOLE = "部门整体"
ORIGIN_OF = {"monitoring": "绩效监控", "self_evaluation": "绩效自评", "project_evaluation": "绩效自评"}
"""Where a rectification comes from that is begun from a case."""


class BeginForm(forms.Form):
    """Unit and year."""

    unit = forms.ModelChoiceField(label="预算单位", queryset=Unit.objects.none(), empty_label=None)
    fiscal_year = forms.IntegerField(label="预算年度", min_value=1994, max_value=2100)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        """`units` are those for which the person may begin."""
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class ScopedForm(BeginForm):
    """The department as a whole, or one project."""

    reference = forms.ChoiceField(label="范围", required=False)

    def __init__(self, *args: Any, whole: bool, **options: Any) -> None:
        """`whole`: the department as a whole may be chosen."""
        super().__init__(*args, **options)
        projects = _projects(options["units"])
        self.fields["reference"].choices = [("", WHOLE)] * whole + projects  # type: ignore[attr-defined]
        self.fields["reference"].required = not whole


class DisposalForm(BeginForm):
    """The assets, how and why they go."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """The fields come from the record type."""
        super().__init__(*args, **options)
        self.fields.update(disposal_fields())


class SupervisionForm(BeginForm):
    """A task, who leads it, by when, with its milestones; `task` is the number of one that the ledger has already."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """The fields come from the record type."""
        super().__init__(*args, **options)
        self.fields.update(supervision_fields(options["units"]))

    def clean_milestones(self) -> list[dict[str, str]]:
        """The milestones as lines."""
        return steps_of(self.cleaned_data["milestones"])

    def clean(self) -> dict[str, Any]:
        """Who leads belongs to the unit; the deadline is not before the start."""
        given: dict[str, Any] = super().clean() or {}
        unit, starts, due = given.get("unit"), given.get("starts_on"), given.get("due_on")
        if unit and given.get("leads"):
            given["leader"] = leader_of(given["leads"], unit)
            if given["leader"] is None:
                self.add_error("leads", "这个科室或单位不属于所选单位。")
        if starts and due and due < starts:
            self.add_error("due_on", "完成时限不能早于开始日期。")
        return given


class RectificationForm(BeginForm):
    """What is wrong, who mends it, by when; `source` is the case in which it was found."""

    source = forms.ModelChoiceField(queryset=Case.objects.none(), required=False, widget=forms.HiddenInput)
    division = forms.ModelChoiceField(
        label="责任科室", queryset=Division.objects.none(), required=False, empty_label="全单位"
    )
    title = forms.CharField(label="整改事项", max_length=150)
    problem = forms.CharField(label="问题", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    demand = forms.CharField(
        label="整改要求", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    origin = forms.ChoiceField(
        label="问题来源", choices=[("", "未写明"), *((label, label) for _, label in ORIGINS)], required=False
    )
    document = forms.CharField(
        label="来源文件", max_length=200, required=False, help_text="报告、通知、底稿的名称和文号"
    )
    project = forms.ChoiceField(label="涉及项目", required=False)
    owner = forms.CharField(
        label="整改责任人", max_length=50, required=False, help_text="不填时是报告整改结果的人；销号的须是另一个人"
    )
    due = forms.DateField(label="整改期限", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **options: Any) -> None:
        """Divisions of the units that may be chosen."""
        super().__init__(*args, **options)
        divisions = Division.objects.filter(unit__in=options["units"]).select_related("unit")
        self.fields["division"].queryset = divisions  # type: ignore[attr-defined]
        self.fields["source"].queryset = Case.objects.filter(unit__in=options["units"])  # type: ignore[attr-defined]
        self.fields["project"].choices = [("", "不限于一个项目"), *_projects(options["units"])]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The division belongs to the unit; the day is not past."""
        given: dict[str, Any] = super().clean() or {}
        division, due = given.get("division"), given.get("due")
        if division and given.get("unit") and division.unit_id != given["unit"].pk:
            self.add_error("division", "这个科室不属于所选单位。")
        if due and due < timezone.localdate():
            self.add_error("due", "整改期限不能早于今天。")
        return given


@allow(*BUSINESS)
def begin_case(request: HttpRequest, name: str) -> HttpResponse:
    """The form that begins a case of one subject, and the case begun."""
    wanted = SUBJECTS_TO_BEGIN.get(name)
    if wanted is None:
        raise Http404
    label = dict(SUBJECTS)[name]
    if not roles_of(request.user) & wanted:
        return render(
            request,
            "case_begin.html",
            {"label": label, "nobody": "、".join(role.label for role in Role if role in wanted)},
            status=403,
        )
    form = _form(request, name)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("case", number=_begun(request, name, form.cleaned_data).pk)
        except NotPermitted as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            form.add_error(None, error.messages)
    return render(request, "case_begin.html", {"label": label, "form": form}, status=400 if form.errors else 200)


def _form(request: HttpRequest, name: str) -> BeginForm:
    units = _units(request, name)
    newest = Batch.objects.filter(unit__in=units).values_list("fiscal_year", flat=True).first()
    given: dict[str, Any] = {"initial": {"fiscal_year": newest or timezone.localdate().year}, "units": units}
    posted = request.POST if request.method == "POST" else None
    if name == "disposal":
        # Chosen in the list of assets: nothing has been typed yet.
        if rows := request.POST.getlist("row"):
            given["initial"]["codes"], posted = codes_chosen(rows), None
        return DisposalForm(posted, **given)
    if name == "supervision":
        given["initial"] |= _ordered(request, units)
        return SupervisionForm(posted, **given)
    if name == "rectification":
        given["initial"] |= _found_in(request, units)
        return RectificationForm(posted, **given)
    if name in ("target", "project_evaluation"):
        return ScopedForm(posted, whole=name == "target", **given)
    return BeginForm(posted, **given)


def _begun(request: HttpRequest, name: str, given: dict[str, Any]) -> Case:
    unit, year, reference = given["unit"], given["fiscal_year"], given.get("reference", "")
    division = given.get("division") or _division(request, unit)
    about = f"“{dict(_projects(Unit.objects.filter(pk=unit.pk))).get(reference, reference)}”" if reference else ""
    assigned = name in ASSIGNED
    if name == "supervision":
        number = given.get("task") or case_supervision.next_number(unit, year)
        given |= {"title": given["name"], "begun": case_supervision.begun(unit, year, number)}
        reference, leader = str(number), given["leader"]
        given["division"] = leader if isinstance(leader, Division) else None
        unit = unit if given["division"] else leader
    beginning = Beginning(
        subject=name,
        unit=unit,
        fiscal_year=year,
        title=given.get("title") or f"{unit.name}{year}年度{about}{dict(SUBJECTS)[name]}",
        body=_body(name, unit, year, given),
        division=given.get("division") if assigned else division if name == "adjustment" else None,
        reference=reference,
        source=given.get("source"),
        due=given.get("due"),
    )
    return start(beginning, by=person_of(request), actor=actor_of(request), assigned=assigned)


def _body(name: str, unit: Unit, year: int, given: dict[str, Any]) -> dict[str, Any]:
    if name == "target":
        return dict(case_targets.begun(unit, year, given["reference"]))
    if name == "adjustment":
        return case_adjustments.begun(unit, year)
    if name == "disposal":
        return {field: given[field] for field in ("codes", "method", "ground", "reason")}
    if name == "supervision":
        return ordered_body(given, given["begun"])
    if name == "rectification":
        names = ("problem", "demand", "origin", "document", "project", "owner")
        return {name: given[name] for name in names} | {"due_on": given["due"].isoformat()}
    return {}


def _ordered(request: HttpRequest, units: QuerySet[Unit]) -> dict[str, Any]:
    """What the form begins with for a task that the ledger has already."""
    asked = {name: request.GET.get(name, "") for name in ("task", "unit", "year")}
    unit = units.filter(code=asked["unit"]).first()
    if unit is None or not (asked["task"].isdigit() and asked["year"].isdigit()):
        return {}
    found = case_supervision.begun(unit, int(asked["year"]), int(asked["task"]))
    leads = found.get("division", "")
    division = Division.objects.filter(unit=unit, name=leads).first()
    leader = division or subtree(unit).filter(name=leads).exclude(kind__in=WITH_A_BUDGET).first()
    return {
        **found,
        "task": asked["task"],
        "unit": unit.pk,
        "fiscal_year": asked["year"],
        "leads": leader_code(leader) if leader else "",
        "milestones": steps_text(found),
    }


def _found_in(request: HttpRequest, units: QuerySet[Unit]) -> dict[str, Any]:
    """What a rectification begins with that follows from a case: its unit and year, and the points that were taken off."""
    number = request.GET.get("source", "")
    found = Case.objects.filter(unit__in=units, pk=number).first() if number.isdigit() else None
    if found is None:
        return {}
    marks = [
        f"{one['name']}（核减 {text_of(one['from'] - one['to'])} 分）：{one['reason']}"
        for one in found.outcome.get("marks", [])
    ]
    about = {
        "title": f"{found.title}发现问题整改",
        "problem": "\n".join(marks),
        "document": found.title,
        "origin": ORIGIN_OF.get(found.subject, ""),
        "project": found.reference,
    }
    return {
        "source": found.pk,
        "unit": found.unit_id,
        "fiscal_year": found.fiscal_year,
        "division": found.division_id,
        **about,
    }


def _division(request: HttpRequest, unit: Unit) -> Division | None:
    held = person_of(request).memberships.filter(unit=unit, division__isnull=False).select_related("division").first()
    return held.division if held else None


def _units(request: HttpRequest, name: str) -> QuerySet[Unit]:
    """The units where the person holds a role that begins this; a reviewer's are all in scope but the finance bureau's own."""
    if Role.REVIEWER in roles_of(request.user) and Role.REVIEWER in SUBJECTS_TO_BEGIN[name]:
        return scope_of(request.user).units().filter(kind__in=WITH_A_BUDGET)
    held = person_of(request).memberships.filter(role__in=SUBJECTS_TO_BEGIN[name])
    return Unit.objects.filter(pk__in=held.values("unit"))


def _projects(units: QuerySet[Unit]) -> list[tuple[str, str]]:
    """The projects of these units by code, each with its latest name."""
    table: Any = TABLES["project"]
    rows = table.objects.filter(unit__in=units.values("code"), ended__isnull=True).order_by("fiscal_year", "code")
    return sorted(dict(rows.values_list("code", "name")).items())
