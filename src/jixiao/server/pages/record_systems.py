"""One dispute in the two systems that know it: the record of each as exported, with file and line; what of it the register takes over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.facts.entering import differing
from jixiao.facts.platform_cases import MARKS, OTHER_NUMBER, number_of
from jixiao.facts.platform_files import WrittenCase
from jixiao.facts.records import BY_NAME
from jixiao.facts.rows import Row
from jixiao.facts.schema import RecordType
from jixiao.facts.showing import value_text
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.scope import scope_of
from jixiao.server.actions.entering import exported_cases
from jixiao.server.actions.linking import DECIDERS, SIGNERS
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.actions.records import Conflict
from jixiao.server.actions.taking_over import sign_taking, take, undo_taking, waiting_for
from jixiao.server.ledger.models import Batch
from jixiao.server.ledger.registers import may_write
from jixiao.server.ledger.rows import rows_of
from jixiao.server.ledger.tables import TABLES
from jixiao.server.matching.models import LinkPair, LinkRun
from jixiao.server.matching.readings import run_folder
from jixiao.workbench.platforms import written_cases
from jixiao.workbench.settings import from_environment

from .imports import writable_units
from .links import SEERS
from .privacy import demand_readable, hidden_from
from .refusals import refusal_text


def in_systems(known: RecordType) -> bool:
    """Whether records of a type say which system they come from."""
    return set(MARKS) <= set(known.columns)


@allow(*SEERS)
def record_systems(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """The lines of both exports that are this case, as the newest run of linking had them."""
    known = BY_NAME.get(name)
    if known is None or not in_systems(known):
        raise Http404(name)
    demand_readable(request, name)
    if hidden_from(request, name):
        # The exports hold names and numbers in full.
        raise PermissionDenied
    row = _row(request, name, number)
    numbers, run = _numbers(known, row), _run(row.unit)
    context = {
        "type": known,
        "row": row,
        "number": getattr(row, known.key[0]),
        "run": run,
        "cases": _written(run, numbers) if run else [],
        "pair": _pair(run, numbers) if run else None,
        "differences": _differences(name, row, run) if run else [],
        "may_sign": row.ended_id is None
        and person_of(request).memberships.filter(role__in=SIGNERS, unit__path__in=_above(row.unit)).exists(),
        "may_take": row.ended_id is None
        and may_write(person_of(request), name)
        and writable_units(request).filter(code=row.unit_id).exists(),
    }
    return render(request, "record_systems.html", context)


@allow(*DECIDERS, *SIGNERS)
@require_POST
def record_take(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """What a system says in one field (`field`, of the case `case`), into the record; by the rule of two asked for, signed, taken back."""
    known = BY_NAME.get(name)
    if known is None or not in_systems(known):
        raise Http404(name)
    if hidden_from(request, name):
        raise PermissionDenied
    row = _row(request, name, number)
    run = _run(row.unit)
    cases = exported_cases(run, numbers=_numbers(known, row), unit=row.unit) if run else []
    case = next((one for one in cases if number_of(one) == request.POST.get("case", "")), None)
    if case is None:
        raise Http404(name)
    standing, field = _standing(name, row), request.POST.get("field", "")
    try:
        batch = _taken(request, row, standing, case, field)
    except (NotPermitted, ValidationError, Conflict) as refused:
        messages.error(request, refusal_text(refused))
        return redirect("record-systems", name=name, number=number)
    if batch is None:
        told = "已撤回。" if "undo" in request.POST else "已提出，等另一人复核后登记。"
        messages.success(request, told)
        return redirect("record-systems", name=name, number=number)
    messages.success(request, f"“{known.field(field).label}”已按 {number_of(case)} 登记，原来的写法留在修改记录里。")
    table: Any = TABLES[name]
    now = table.objects.get(unit=row.unit, fiscal_year=row.fiscal_year, record_key=row.record_key, ended__isnull=True)
    return redirect("record-systems", name=name, number=now.pk)


def _taken(request: HttpRequest, row: Any, standing: Row, case: Row, field: str) -> Batch | None:
    """Carries out what was asked for; the batch, or None where nothing has changed in the register yet."""
    by, actor = person_of(request), actor_of(request)
    if not {"sign", "undo"} & set(request.POST):
        return take(row=row, standing=standing, case=case, field=field, by=by, actor=actor)
    taking = waiting_for(row, case.type.name).filter(field=field, number=number_of(case)).first()
    if taking is None:
        raise ValidationError("这一项已经复核或撤回，请重新打开这一页。")
    if "undo" in request.POST:
        undo_taking(taking=taking, by=by, actor=actor)
        return None
    return sign_taking(taking=taking, row=row, standing=standing, case=case, by=by, actor=actor)


def _row(request: HttpRequest, name: str, number: int) -> Any:
    table: Any = TABLES[name]
    return get_object_or_404(scope_of(request.user).rows(table.objects.select_related("unit")), pk=number)


def _standing(name: str, row: Any) -> Row:
    table: Any = TABLES[name]
    return next(rows_of(name, table.objects.filter(pk=row.pk)))


def _numbers(known: RecordType, row: Any) -> set[str]:
    return {str(getattr(row, field)) for field in (known.key[0], OTHER_NUMBER) if getattr(row, field)}


def _differences(name: str, row: Any, run: LinkRun) -> list[dict[str, Any]]:
    """The fields in which a system says something else than the register: label, what stands there, and what each system says."""
    known, standing = BY_NAME[name], _standing(name, row)
    cases = exported_cases(run, numbers=_numbers(known, row), unit=row.unit)
    waiting = {(one.field, one.number): one for one in waiting_for(row, name)}
    apart = {number_of(case): {one.name for one in differing(standing, case)} for case in cases}
    return [
        {
            "field": field,
            "standing": value_text(field, standing.values.get(field.name)),
            "said": [
                {
                    "number": number_of(case),
                    "text": value_text(field, case.values[field.name]),
                    "apart": field.name in apart[number_of(case)],
                    "waiting": waiting.get((field.name, number_of(case))),
                }
                for case in cases
            ],
        }
        for field in known.fields
        if any(field.name in names for names in apart.values())
    ]


def _above(unit: Unit) -> list[str]:
    """The paths of a unit and of all above it."""
    return [unit.path[: at + 1] for at, sign in enumerate(unit.path) if sign == "/"]


def _run(unit: Unit) -> LinkRun | None:
    return LinkRun.objects.filter(unit__path__in=_above(unit), state="done").first()


def _written(run: LinkRun, numbers: set[str]) -> list[WrittenCase]:
    settings, folder = from_environment(), run_folder(run) / "in"
    return [
        case
        for file in (run.name_a, run.name_b)
        if (folder / file).is_file()
        for case in written_cases(folder / file, name=file, numbers=numbers, settings=settings)
    ]


def _pair(run: LinkRun, numbers: set[str]) -> LinkPair | None:
    return run.pairs.filter(Q(number_a__in=numbers), Q(number_b__in=numbers)).first()
