"""The ledger for people: all record types, the list of one, a record with its history, and the form for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jixiao.facts.records import ALL, BY_NAME
from jixiao.facts.registers import REGISTERS, target_of, type_in
from jixiao.facts.schema import Field, Kind, RecordType
from jixiao.reporting.xlsx_list import write_list
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import roles_of, scope_of
from jixiao.server.actions.permission import ENTERING
from jixiao.server.actions.records import Change, Conflict, save_records, withdraw_records
from jixiao.server.ledger.batches import counts_of
from jixiao.server.ledger.listing import CHOICES, RANGES, RecordList
from jixiao.server.ledger.registers import may_read, may_write
from jixiao.server.ledger.tables import TABLES
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

from .evidence import evidence_of
from .exports import handed_out
from .imports import writable_units
from .links import SEERS
from .privacy import Hidden, demand_readable, hidden_from, shown_cell
from .record_forms import RecordForm, begun, sent
from .record_lists import NUMBERS, cell, exported, exported_row, heading, inward, list_address
from .record_systems import in_systems
from .register_limits import standings_of
from .saved_views import views_of

GROUPS = {
    "organisation": "单位与人员",
    "budget": "预算",
    "execution": "执行",
    "targets": "目标与自评",
    "work": "工作任务",
    "efficiency": "管理效率",
    "assessment": "考评",
}


@allow(*WITH_REPORTERS)
def record_types(request: HttpRequest) -> HttpResponse:
    """All record types with the number of current rows in a year."""
    counts = counts_of(scope_of(request.user).units())
    years = {year for year, of_year in counts.items() if any(of_year.values())}
    year = _year(request, years)
    of_year = counts.get(year, {})
    person = person_of(request)
    readable = [known for known in ALL if may_read(person, known.name)]
    groups = [
        (label, [(known, of_year.get(known.name, 0)) for known in readable if known.group == group])
        for group, label in GROUPS.items()
        if readable
    ]
    groups += _registers(request, of_year)
    faulty = install_registers(from_environment()) if writable_units(request).exists() else ()
    context = {"groups": groups, "year": year, "years": sorted(years | {year}, reverse=True), "faulty": faulty}
    return render(request, "records.html", context)


@allow(*WITH_REPORTERS)
def record_list(request: HttpRequest, name: str) -> HttpResponse:
    """The list of a record type: searched, filtered, ordered, paged."""
    known = _type(request, name)
    hidden = hidden_from(request, name)
    asked = RecordList(known, scope_of(request.user), request.GET.dict(), hidden=frozenset(hidden))
    rows, more, number = asked.page()
    totals = asked.totals()
    fields = asked.columns(rows)
    columns = [
        (one, heading(one), one.kind in NUMBERS, asked.address(sort=_turned(request, one.name))) for one in fields
    ]
    lines = [(row, [(shown_cell(one, getattr(row, one.name), hidden), _look(one)) for one in fields]) for row in rows]
    sums = totals.sums
    context = {
        "type": known,
        "list": asked,
        "columns": columns,
        "blank": [one.label for one in known.fields if one not in fields] if rows else [],
        "all_columns": asked.address(columns="all", page=number if number > 1 else None),
        "lines": lines,
        "sums": [cell(one, sums[one.name]) if one.name in sums else "" for one in fields] if sums else [],
        "count": totals.count,
        "capped": totals.capped,
        "number": number,
        "sorted_by": request.GET.get("sort", ""),
        "previous": asked.address(page=number - 1) if number > 1 else "",
        "next": asked.address(page=number + 1) if more else "",
        "filters": _filters(known, asked),
        "units": scope_of(request.user).units(),
        "export": asked.address(),
        "views": views_of(request, known),
        "may_write": _may_write(request, name),
        "installed": REGISTERS.get(name),
    }
    return render(request, "record_list.html", context)


@allow(*WITH_REPORTERS)
@limited("export", reading=True)
def export_records(request: HttpRequest, name: str) -> FileResponse:
    """Exactly the list that is shown, all its pages, as a workbook; posted, those of its rows that were chosen."""
    known = _type(request, name)
    hidden = hidden_from(request, name)
    asked = RecordList(known, scope_of(request.user), request.GET.dict(), hidden=frozenset(hidden))
    rows = asked.rows()
    if request.method == "POST":
        chosen = [int(text) for text in request.POST.getlist("row") if text.isdigit()]
        rows = rows.filter(pk__in=chosen)
        asked.told.append(f"选中的 {len(chosen)} 条")
    lines = (exported_row(known, row, hidden=hidden) for row in rows.iterator(chunk_size=2000))
    moment = timezone.localtime()
    veiled = [f"隐去：{'、'.join(one.label for one in known.fields if one.name in hidden)}"] if hidden else []
    notes = [*(asked.told or ["全部"]), *veiled, f"导出人：{person_of(request)}", f"导出时间：{moment:%Y-%m-%d %H:%M}"]
    columns = exported(known, hidden=hidden)
    return handed_out(
        request, f"{known.label}{moment:%Y%m%d}.xlsx",
        lambda path: write_list(path, title=known.label, notes=notes, columns=columns, rows=lines),
        subject=f"records:{name}", summary=f"导出{known.label} {rows.count()} 条", detail=dict(asked.asked),
    )  # fmt: skip


@allow(*WITH_REPORTERS)
def record_detail(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One record: every field, where it came from, and who changed what when."""
    known = _type(request, name)
    hidden = hidden_from(request, name)
    row = _row(request, known, number)
    versions = list(
        _rows(request, known).filter(record_key=row.record_key).select_related("born", "ended", "source").order_by("pk")
    )
    current = next((one for one in versions if one.ended_id is None), None)
    context = {
        "type": known,
        "row": row,
        "current": current,
        "fields": [
            (
                one,
                shown_cell(one, getattr(row, one.name), hidden),
                one.unit,
                _place(row, one.name),
                _referred(row, one) if one.name not in hidden else "",
            )
            for one in known.fields
        ],
        "history": _history(known, versions, hidden=hidden),
        "standings": standings_of(known, row),
        "evidence": evidence_of(request, unit=row.unit, subject=f"record:{name}:{row.record_key}"),
        "in_systems": in_systems(known) and not hidden and bool(roles_of(request.user) & set(SEERS)),
        "may_write": current is not None
        and _may_write(request, name)
        and writable_units(request).filter(code=row.unit_id).exists(),
    }
    return render(request, "record.html", context)


@allow(*ENTERING)
def record_form(request: HttpRequest, name: str, number: int = 0) -> HttpResponse:
    """The form of a new record, or of one to be corrected; when others were quicker, both are shown side by side.

    What somebody sees masked they can enter but not correct: it stays as it is.
    """
    known = _type(request, name)
    if not may_write(person_of(request), name):
        raise PermissionDenied
    row = _row(request, known, number) if number else None
    known = type_in(name, _asked_year(request, row))
    veiled = [one for one in known.fields if row is not None and one.name in hidden_from(request, name)]
    known = replace(known, fields=tuple(one for one in known.fields if one not in veiled))
    units = writable_units(request)
    form = sent(known, request.POST) if request.method == "POST" else begun(known, row, given=request.GET.dict())
    year = _asked_year(request, row)
    context: dict[str, Any] = {
        "type": known,
        "row": row,
        "form": form,
        "units": units,
        "unit": units.filter(code=request.GET.get("unit", "")).first(),
        "year": year,
        "veiled": [one.label for one in veiled],
        "back": _back(request) or f"{reverse('record-list', args=[name])}?year={year}",
    }
    if request.method != "POST":
        return render(request, "record_form.html", context)
    unit = get_object_or_404(units, code=request.POST.get("unit", ""))
    context["unit"] = unit
    if not form.valid:
        return render(request, "record_form.html", context, status=400)
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdigit() else None
    if veiled:
        kept = _row(request, known, seen or number)
        form.values |= {one.name: inward(getattr(kept, one.name)) for one in veiled}
    return _save(request, context, form, unit=unit, seen=seen)


@allow(*ENTERING)
@require_POST
def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Ends chosen records, with a reason."""
    known = _type(request, name)
    numbers = [int(text) for text in request.POST.getlist("row") if text.isdigit()]
    chosen = list(_rows(request, known).filter(pk__in=numbers, unit__in=writable_units(request)))
    if not chosen or len(chosen) != len(set(numbers)):
        raise Http404(name)
    try:
        for unit, year in sorted(
            {(row.unit, row.fiscal_year) for row in chosen}, key=lambda pair: (pair[0].code, pair[1])
        ):
            rows = [row.pk for row in chosen if (row.unit, row.fiscal_year) == (unit, year)]
            asked: dict[str, Any] = {"unit": unit, "fiscal_year": year, "name": name, "rows": rows}
            withdraw_records(
                **asked, reason=request.POST.get("reason", ""), by=person_of(request), actor=actor_of(request)
            )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Conflict as conflict:
        messages.error(request, f"{conflict}请刷新后再看。")
    else:
        messages.success(request, f"已作废 {len(chosen)} 条。")
    return redirect("record-list", name=name)


def _save(
    request: HttpRequest, context: dict[str, Any], form: RecordForm, *, unit: Unit, seen: int | None
) -> HttpResponse:
    known, year = context["type"], context["year"]
    change = Change(known.name, form.values | {"unit": unit.code}, seen)
    try:
        save_records(
            unit=unit,
            fiscal_year=year,
            changes=[change],
            reason=request.POST.get("reason", ""),
            by=person_of(request),
            actor=actor_of(request),
        )
    except ValidationError as error:
        context["problem"] = " ".join(error.messages)
    except Conflict as conflict:
        ((_, theirs),) = conflict.pairs
        context["problem"] = str(conflict) if theirs is not None else "这条记录在您编辑期间已被别人作废。"
        context["theirs"] = theirs
        context["compared"] = (
            [(one.field, one.text, cell(one.field, getattr(theirs, one.field.name))) for one in form.asked]
            if theirs is not None
            else []
        )
    else:
        messages.success(request, f"{known.label}已保存。")
        return redirect(context["back"])
    return render(request, "record_form.html", context, status=409)


def _back(request: HttpRequest) -> str:
    """The page of ours that sent somebody to the form; empty when none did."""
    address = request.GET.get("back", "")
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else ""


def _look(known: Field) -> str:
    """The class of a cell: figures at the right, dates and codes on one line, texts with room to read them."""
    if known.kind in NUMBERS:
        return "number"
    return "text" if known.kind is Kind.TEXT else "nowrap"


def _type(request: HttpRequest, name: str) -> RecordType:
    if name not in BY_NAME:
        raise Http404(name)
    demand_readable(request, name)
    return BY_NAME[name]


def _registers(request: HttpRequest, counts: Mapping[str, int]) -> list[tuple[str, list[tuple[RecordType, int]]]]:
    """The registers that the person may see, under the lines of work that their packs name."""
    groups: dict[str, list[tuple[RecordType, int]]] = {}
    person = person_of(request)
    for name, installed in REGISTERS.items():
        if may_read(person, name):
            label = f"台账：{installed.register.group or '其他'}"
            groups.setdefault(label, []).append((installed.record, counts.get(name, 0)))
    return list(groups.items())


def _may_write(request: HttpRequest, name: str) -> bool:
    return may_write(person_of(request), name) and writable_units(request).exists()


def _rows(request: HttpRequest, known: RecordType) -> Any:
    table: Any = TABLES[known.name]
    return scope_of(request.user).rows(table.objects.select_related("unit"))


def _row(request: HttpRequest, known: RecordType, number: int) -> Any:
    return get_object_or_404(_rows(request, known).select_related("born", "source"), pk=number)


def _year(request: HttpRequest, years: set[int]) -> int:
    text = request.GET.get("year", "")
    return int(text) if text.isdigit() else max(years, default=timezone.localdate().year)


def _asked_year(request: HttpRequest, row: Any) -> int:
    text = request.POST.get("fiscal_year", "") or request.GET.get("year", "")
    if row is not None:
        return int(row.fiscal_year)
    return int(text) if text.isdigit() and 1994 <= int(text) <= 2100 else timezone.localdate().year


def _turned(request: HttpRequest, name: str) -> str:
    """The order that a click on a heading asks for: up first, then down."""
    return f"-{name}" if request.GET.get("sort") == name else name


def _filters(known: RecordType, asked: RecordList) -> list[dict[str, Any]]:
    filters = []
    for one in known.fields:
        if one.name in asked.hidden:
            continue
        if one.kind in CHOICES:
            choices = [("1", "是"), ("0", "否")] if not one.codes else list(one.codes)
            filters.append({"field": one, "choices": choices, "chosen": asked.asked.get(one.name, "")})
        elif one.kind in RANGES:
            ends = [asked.asked.get(f"{one.name}_{end}", "") for end in ("from", "to")]
            filters.append({"field": one, "from": ends[0], "to": ends[1], "date": one.kind == "date"})
    return filters


def _referred(row: Any, field: Field) -> str:
    """The address of the records that a value names; "" where it names none."""
    target, value = target_of(field), getattr(row, field.name)
    if target is None or value is None:
        return ""
    return list_address(target[0], year=row.fiscal_year, q=str(value))


def _place(row: Any, name: str) -> str:
    source = row.source
    if not source.file:
        return f"{source.person}填报"
    column = source.columns.get(name, "")
    return f"{source.sheet} · {column}{row.source_row}" if column else ""


def _history(known: RecordType, versions: list[Any], *, hidden: Hidden) -> list[dict[str, Any]]:
    """What each version changed against the one before, newest first; withdrawing and undoing among it."""
    told: list[dict[str, Any]] = []
    before: Any = None
    for row in versions:
        changes = [
            (one.label, *(shown_cell(one, getattr(each, one.name), hidden) for each in (before, row)))
            for one in known.fields
            if before is not None and getattr(before, one.name) != getattr(row, one.name)
        ]
        undone = row.ended_id == row.born_id
        told.append({"batch": row.born, "changes": changes, "first": before is None, "undone": undone})
        if not undone:
            before = row
    last = versions[-1]
    if last.ended is not None and last.ended_id != last.born_id:
        told.append({"batch": last.ended, "changes": [], "withdrawn": True})
    return told[::-1]
