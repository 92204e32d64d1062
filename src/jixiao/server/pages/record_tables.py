"""Many records typed in a table, or pasted from a spreadsheet: all of them are saved, or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from jixiao.facts.records import BY_NAME
from jixiao.facts.registers import type_in
from jixiao.facts.schema import Kind, RecordType
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.models import Unit
from jixiao.server.actions.permission import ENTERING, NotPermitted
from jixiao.server.actions.records import Change, Conflict, save_records
from jixiao.server.actions.typed_lines import read_lines
from jixiao.server.ledger.registers import may_write

from .imports import writable_units
from .record_lists import NUMBERS, heading
from .refusals import refusal_text

BLANK_LINES = 10
MOST_LINES = 500
"""More than these belong into a file: an import shows them before it takes them."""


@allow(*ENTERING)
def record_table(request: HttpRequest, name: str) -> HttpResponse:
    """The table to fill in; sent with faults, it comes back as it was with what is wrong in each cell."""
    if name not in BY_NAME:
        raise Http404(name)
    if not may_write(person_of(request), name):
        raise PermissionDenied
    known, units = type_in(name, _year(request)), writable_units(request)
    if request.method != "POST":
        return _page(request, known, units=units, lines=[])
    unit = get_object_or_404(units, code=request.POST.get("unit", ""))
    lines, year = _typed(known, request), _year(request)
    read = read_lines(known, lines)
    problem = ""
    if not lines:
        problem = "还没有填写任何一行。"
    elif len(lines) > MOST_LINES:
        problem = f"一次最多填 {MOST_LINES} 行，现有 {len(lines)} 行；更多的请用“导入”。"
    elif read.wrong:
        problem = f"有 {len(read.wrong)} 处需要改正，全部改好后才会保存。"
    else:
        try:
            changes = [Change(name, values) for values in read.values]
            reason, actor = request.POST.get("reason", ""), actor_of(request)
            save_records(
                unit=unit, fiscal_year=year, changes=changes, reason=reason, by=person_of(request), actor=actor
            )
        except (ValidationError, NotPermitted, Conflict) as error:
            problem = refusal_text(error)
        else:
            messages.success(request, f"已保存{known.label} {len(lines)} 条。")
            return redirect(f"{reverse('record-list', args=[name])}?year={year}")
    wrong = {(one.line, one.field): one.text for one in read.wrong}
    return _page(request, known, units=units, lines=lines, unit=unit, wrong=wrong, problem=problem)


def _page(
    request: HttpRequest,
    known: RecordType,
    *,
    units: Any,
    lines: list[dict[str, str]],
    unit: Unit | None = None,
    wrong: dict[tuple[int, str], str] | None = None,
    problem: str = "",
) -> HttpResponse:
    told = {
        "type": known,
        "units": units,
        "unit": unit,
        "year": _year(request),
        "problem": problem,
        "columns": [(field, heading(field), field.kind in NUMBERS) for field in known.fields],
        "rows": [
            [
                {
                    "field": field,
                    "name": f"line|{number}|{field.name}",
                    "text": line.get(field.name, ""),
                    "problem": (wrong or {}).get((number, field.name), ""),
                    "choices": _choices(field),
                }
                for field in known.fields
            ]
            for number, line in enumerate([*lines, *({} for _ in range(BLANK_LINES))])
        ],
        "wrong": [
            {"line": line + 1, "place": f"line|{line}|{name}", "text": text}
            for (line, name), text in sorted((wrong or {}).items())
        ],
    }
    return render(request, "record_table.html", told, status=400 if problem else 200)


def _choices(field: Any) -> list[str]:
    if field.kind is Kind.ANSWER:
        return ["是", "否"]
    return [label for _, label in field.codes]


def _typed(known: RecordType, request: HttpRequest) -> list[dict[str, str]]:
    """The lines in which something stands, in their order."""
    found: dict[int, dict[str, str]] = {}
    names = {field.name for field in known.fields}
    for key, text in request.POST.dict().items():
        parts = key.split("|")
        if len(parts) == 3 and parts[0] == "line" and parts[1].isdigit() and parts[2] in names and str(text).strip():
            found.setdefault(int(parts[1]), {})[parts[2]] = str(text).strip()
    return [found[number] for number in sorted(found)]


def _year(request: HttpRequest) -> int:
    text = request.POST.get("fiscal_year", "") or request.GET.get("year", "")
    return int(text) if text.isdigit() and 1994 <= int(text) <= 2100 else timezone.localdate().year
