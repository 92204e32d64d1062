"""Asset system, books and things beside each other: what disagrees, how far they agree, what is to be mended where."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.facts.records.assets import STATUSES
from jixiao.kernel.formatting import money
from jixiao.monitoring.assets.reconciling import LABELS, corrections_of, reconciled
from jixiao.reporting.reconcile_text import (
    RESULTS,
    books_text,
    correction_text,
    faults_text,
    rate_lines,
    write_reconciled,
)
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.supplying import records_of

from .asset_places import place_of, units_of
from .exports import handed_out

ON_A_PAGE = 50


@allow(*BUSINESS)
@limited("export", reading=True)
def reconcile(request: HttpRequest) -> HttpResponse | FileResponse:
    """The three beside each other; with `file` as a workbook that ends with what to mend in the asset system."""
    unit, year = place_of(request, "asset")
    assets, counts = records_of("asset", unit, year), records_of("stocktake_line", unit, year)
    found = reconciled(assets, records_of("asset_book", unit, year), counts)
    corrections = corrections_of(assets, counts)
    if "file" in request.GET:
        told: dict[str, Any] = {"unit": unit.name, "fiscal_year": year, "statuses": dict(STATUSES)}
        return handed_out(
            request, f"资产对账{year}.xlsx", lambda path: write_reconciled(path, found, corrections, **told),
            subject="records:asset", summary=f"导出资产对账 {year}", detail={"unit": unit.code, "year": year},
        )  # fmt: skip
    page = Paginator(found.faulty, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "units": units_of(request),
        "year": year,
        "found": found,
        "rates": rate_lines(found),
        "books": books_text(found),
        "faults": [(LABELS[fault], count) for fault, count in sorted(found.faults.items())],
        "page": page,
        "lines": [
            (one, _yuan(one.system), _yuan(one.booked), RESULTS.get(one.found or "", "没有盘点"), faults_text(one))
            for one in page
        ],
        "classes": [(one, _yuan(one.system), _yuan(one.booked), _yuan(one.difference)) for one in found.classes],
        "corrections": [(one, *correction_text(one, dict(STATUSES))) for one in corrections[:ON_A_PAGE]],
        "count": len(corrections),
    }
    return render(request, "reconcile.html", context)


def _yuan(fen: int | None) -> str:
    return "—" if fen is None else money(fen, unit="元")
