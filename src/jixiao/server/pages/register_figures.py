"""What a register counts to, as the newest evaluation has it: every number leads to its records, splits by field beside it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.facts.registers import REGISTERS
from jixiao.measures.model import Measure
from jixiao.measures.registers import measures_of
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.accounts.scope import scope_of
from jixiao.server.results.folders import results_of
from jixiao.server.results.models import Evaluation
from jixiao.server.results.staleness import stale

from .privacy import demand_readable
from .shown import base_of

Json = dict[str, Any]


@allow(*WITH_REPORTERS)
def register_figures(request: HttpRequest, name: str) -> HttpResponse:
    """The statistics of a register and how its time limits were kept; without an evaluation, the way to make one."""
    installed = REGISTERS.get(name)
    if installed is None:
        raise Http404(name)
    demand_readable(request, name)
    newest = scope_of(request.user).rows(Evaluation.objects.filter(state="done").select_related("unit")).first()
    results = results_of(newest) if newest is not None else None
    figures: Json = results.figures if results is not None else {}
    notes = {f"{name}.{one.code}": one.note for one in installed.register.statistics}
    listed, splits = [], []
    for measure in measures_of(installed.register):
        if isinstance(measure, Measure) and measure.group:
            field = installed.record.field(measure.group)
            parts = _parts(measure.code, figures, dict(field.codes))
            if parts:
                splits.append({"label": measure.label, "field": field.label, "parts": parts})
        elif measure.code in figures:
            listed.append({"code": measure.code, **figures[measure.code], "note": notes.get(measure.code, "")})
    context = {
        "type": installed.record,
        "evaluation": newest,
        "base": base_of(newest) if newest is not None else "",
        "stale": stale(newest) if newest is not None else False,
        "listed": listed,
        "splits": splits,
    }
    return render(request, "register_figures.html", context)


def _parts(code: str, figures: Json, labels: dict[str, str]) -> list[Json]:
    """The parts of a split, the largest first."""
    found = [
        {**figure, "code": one, "label": labels.get(rest := one.removeprefix(f"{code}."), rest)}
        for one, figure in figures.items()
        if one.startswith(f"{code}.")
    ]
    return sorted(found, key=lambda one: (-int(one["value"] or 0), str(one["label"])))
