"""Use case: assets of a department against what they may cost, how many there may be, how long they last; idle ones and their use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jixiao.facts.snapshot import open_snapshot
from jixiao.kernel.finding import Finding, FindingCode, Severity, has_errors, register
from jixiao.monitoring.assets.configuring import Configured, configured
from jixiao.reporting.asset_limits_text import asset_json, asset_lines, write_assets
from jixiao.reporting.files import ASSETS_JSON, ASSETS_SHEET
from jixiao.standards.asset_limits import KIND, AssetLimits, load_asset_limits

from .fitting_pack import fitting_pack
from .intake import take_in
from .outcome import Outcome
from .settings import Settings

NO_LIMITS = register(
    FindingCode(
        code="JX-AST-005",
        severity=Severity.ERROR,
        template="没有可以核对的资产，或者标准库中没有 {year} 年度可用的资产配置限额",
        hint="请核对数据包里有没有“固定资产”表，以及标准库中种类为 asset-limits 的标准",
        why="没有卡片或者没有限额，就不能说配置超没超标准。",
    )
)
TABLES = ("asset", "disposal", "unit_profile")


def limits_of(settings: Settings, *, unit: str, fiscal_year: int) -> tuple[AssetLimits | None, tuple[Finding, ...]]:
    """The limits in force for a unit and year."""
    return fitting_pack(settings.standards, kind=KIND, load=load_asset_limits, unit=unit, fiscal_year=fiscal_year)


def configured_of(records: dict[str, list[dict[str, Any]]], *, limits: AssetLimits, fiscal_year: int) -> Configured:
    """Records of types asset, disposal and unit_profile against the limits."""
    known = [one["staff_actual"] for one in records.get("unit_profile", []) if one.get("staff_actual") is not None]
    return configured(
        records.get("asset", []),
        records.get("disposal", []),
        limits=limits,
        people=sum(known) if known else None,
        fiscal_year=fiscal_year,
    )


def asset_files(folder: Path, *, fiscal_year: int | None, out: Path | None, settings: Settings) -> Outcome:
    """Lines for the terminal, and with `out` a workbook and JSON."""
    taken = take_in(folder, fiscal_year=fiscal_year, settings=settings)
    if taken.snapshot is None:
        return Outcome((), (), taken.findings, {})
    snapshot = open_snapshot(taken.snapshot.folder)
    limits, findings = limits_of(settings, unit=snapshot.unit, fiscal_year=snapshot.fiscal_year)
    if limits is None or has_errors(findings) or "asset" not in snapshot.tables:
        return Outcome((), (), (*findings, NO_LIMITS.at(year=snapshot.fiscal_year)), {})
    records = {name: [dict(one) for one in snapshot.records(name)] for name in TABLES if name in snapshot.tables}
    found = configured_of(records, limits=limits, fiscal_year=snapshot.fiscal_year)
    told = asset_json(found, limits)
    files: tuple[Path, ...] = ()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        files = (out / ASSETS_SHEET, out / ASSETS_JSON)
        write_assets(files[0], found, limits, unit=snapshot.unit_name, fiscal_year=snapshot.fiscal_year)
        files[1].write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    lines = asset_lines(found, limits, name=snapshot.unit_name, fiscal_year=snapshot.fiscal_year)
    return Outcome(lines, files, findings, told)
