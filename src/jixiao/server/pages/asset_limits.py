"""Assets against what they may cost, how many there may be, how long they last; who uses how much of them, and what lies idle."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.kernel.formatting import money
from jixiao.monitoring.assets.configuring import Configured, Priced, Verdict
from jixiao.reporting.asset_limits_text import (
    LABELS,
    basis_text,
    counted_text,
    early_text,
    priced_text,
    rate_text,
    said_text,
    short_lived_text,
    used_rate,
    write_assets,
)
from jixiao.server.accounts.access import allow
from jixiao.server.accounts.limits import limited
from jixiao.server.accounts.roles import BUSINESS
from jixiao.server.actions.supplying import records_of
from jixiao.workbench.asset_limits import TABLES, configured_of, limits_of
from jixiao.workbench.settings import from_environment

from .asset_places import place_of, units_of
from .exports import handed_out

ON_A_PAGE, SHOWN = 50, 50
TONES = {Verdict.OVER: "late", Verdict.OPEN: "warning", Verdict.WITHIN: "known", Verdict.EARLIER: ""}
ASKED = {"": (Verdict.OVER, Verdict.OPEN), "over": (Verdict.OVER,), "open": (Verdict.OPEN,), "all": tuple(Verdict)}
"""What the list of prices may be narrowed to."""
CHIPS = (("", "超限额和无法判定"), ("over", "超限额"), ("open", "无法判定"), ("all", "全部"))


@allow(*BUSINESS)
@limited("export", reading=True)
def asset_limits(request: HttpRequest) -> HttpResponse | FileResponse:
    """Prices, numbers and years against their limits, use and idle assets; with `file` as a workbook."""
    unit, year = place_of(request, "asset")
    limits, findings = limits_of(from_environment(), unit=unit.code, fiscal_year=year)
    context: dict[str, Any] = {"unit": unit, "units": units_of(request), "year": year, "findings": findings}
    if limits is None:
        return render(request, "asset_limits.html", context)
    records = {name: records_of(name, unit, year) for name in TABLES}
    found = configured_of(records, limits=limits, fiscal_year=year)
    if "file" in request.GET:
        return handed_out(
            request, f"资产配置{year}.xlsx",
            lambda path: write_assets(path, found, limits, unit=unit.name, fiscal_year=year),
            subject="records:asset", summary=f"导出资产配置 {year}", detail={"unit": unit.code, "year": year},
        )  # fmt: skip
    context |= {"limits": limits, "basis": basis_text(limits), "cards": bool(records["asset"])}
    return render(request, "asset_limits.html", context | _shown(request, found))


def _shown(request: HttpRequest, found: Configured) -> dict[str, Any]:
    wanted = request.GET.get("show", "")
    listed = [one for one in found.priced if one.verdict in ASKED.get(wanted, ASKED[""])]
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "rate": rate_text(found),
        "numbers": [(LABELS[verdict], TONES[verdict], len(found.of(verdict))) for verdict in Verdict],
        "contradicting": sum(one.contradicts for one in found.priced),
        "unknown": found.unknown,
        "wanted": wanted,
        "chips": CHIPS,
        "page": page,
        "priced": [_line(one) for one in page],
        "counted": [
            (one, counted_text(one), LABELS[one.verdict], TONES[one.verdict], _note(one.limit)) for one in found.counted
        ],
        "lives": [(one, short_lived_text(one)) for one in found.short_lived[:SHOWN]],
        "early": [(one, early_text(one)) for one in found.early[:SHOWN]],
        "used": [(one, money(one.cost, unit="元"), money(one.idle, unit="元"), used_rate(one)) for one in found.used],
        "idle": [(one, money(int(one["cost"]), unit="元")) for one in found.idle[:SHOWN]],
        "idle_count": len(found.idle),
        "shown": SHOWN,
    }


def _line(one: Priced) -> dict[str, Any]:
    return {
        "one": one,
        "cost": money(one.cost, unit="元"),
        "limit": money(one.limit, unit="元"),
        "label": LABELS[one.verdict],
        "tone": TONES[one.verdict],
        "told": priced_text(one),
        "said": said_text(one),
    }


def _note(limit: Any) -> str:
    evidence = limit.evidence
    return "；".join(part for part in (evidence.note, evidence.text) if part) if evidence else ""
