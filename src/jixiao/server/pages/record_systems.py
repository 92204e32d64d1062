"""One dispute in the two systems that know it: the record of each as it was exported, with file and line."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.facts.platform_cases import MARKS, OTHER_NUMBER
from jixiao.facts.platform_files import WrittenCase
from jixiao.facts.records import BY_NAME
from jixiao.facts.schema import RecordType
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.models import Unit
from jixiao.server.accounts.scope import scope_of
from jixiao.server.ledger.tables import TABLES
from jixiao.server.matching.models import LinkPair, LinkRun
from jixiao.server.matching.readings import run_folder
from jixiao.workbench.platforms import written_cases
from jixiao.workbench.settings import from_environment

from .links import SEERS
from .privacy import demand_readable, hidden_from


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
    table: Any = TABLES[name]
    row = get_object_or_404(scope_of(request.user).rows(table.objects.select_related("unit")), pk=number)
    numbers = {str(getattr(row, field)) for field in (known.key[0], OTHER_NUMBER) if getattr(row, field)}
    run = _run(row.unit)
    context = {
        "type": known,
        "row": row,
        "number": getattr(row, known.key[0]),
        "run": run,
        "cases": _written(run, numbers) if run else [],
        "pair": _pair(run, numbers) if run else None,
    }
    return render(request, "record_systems.html", context)


def _run(unit: Unit) -> LinkRun | None:
    above = [unit.path[: at + 1] for at, sign in enumerate(unit.path) if sign == "/"]
    return LinkRun.objects.filter(unit__path__in=above, state="done").first()


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
