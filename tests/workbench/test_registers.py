"""A register is a file: with the YAML on the shelf, template, import, evaluation and the way back to the cells follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl

from jixiao.engines.duckdb_engine import DuckEngine
from jixiao.standards.calendars import load_calendar
from jixiao.workbench.intake import take_in
from jixiao.workbench.measuring import figures_of, scope_of
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment
from jixiao.workbench.templates import find_record, template_to
from tests.registers import DRONES, drones, pack

__all__ = ["drones"]


def test_from_template_to_figures(drones: Path, tmp_path: Path) -> None:
    settings = replace(from_environment(), data=tmp_path / "data")
    folder = tmp_path / "局"
    folder.mkdir()
    record, findings = find_record("无人机巡查", settings=settings)
    assert record is not None
    assert findings == ()
    with (folder / "巡查.xlsx").open("wb") as stream:
        template_to(record, stream)
    book = openpyxl.load_workbook(folder / "巡查.xlsx")
    sheet = book["无人机巡查"]
    sheet.append(["F1", 1, "甲街", "正常", "2023-03-17", "2023-03-20", 1200, "2.5", "示例甲", "否"])
    sheet.append(["F2", 2, "乙街", "发现问题", "2023-03-18", None, 800, None, "示例乙", "否"])
    book.save(folder / "巡查.xlsx")
    (folder / "package.yaml").write_text('unit: "9"\nname: 某局\nfiscal_year: 2023\n', encoding="utf-8")
    taken = take_in(folder, fiscal_year=2023, settings=settings)
    assert [finding.text for finding in taken.findings] == []
    assert taken.snapshot is not None
    with DuckEngine(taken.snapshot, calendar=load_calendar(settings.standards)) as engine:
        figures = figures_of(taken.snapshot, engine=engine, scope=scope_of(taken.snapshot), assumptions={}, judged=())
    told = {code: figure.value for code, figure in figures.items() if code.startswith("drone_patrol.")}
    assert (told["drone_patrol.flights"], told["drone_patrol.cost"], told["drone_patrol.area"]) == (2, 200000, 25000)
    assert told["drone_patrol.flights.by_result.found"] == 1
    assert (told["drone_patrol.report.kept"], told["drone_patrol.report.open"]) == (1, 1)
    cost = figures["drone_patrol.cost"].trace
    assert cost is not None
    assert [(source.row, source.column) for source in cost.sources] == [(3, "G"), (4, "G")]


def test_a_faulty_pack_is_told_and_stops_an_evaluation(drones: Path, tmp_path: Path) -> None:
    settings = replace(from_environment(), data=tmp_path / "data")
    pack(drones / "test" / "register-0", DRONES.replace("kind: quantity", "kind: number"))
    assert install_registers(settings)[0].where is not None
    record, findings = find_record("无人机巡查", settings=settings)
    assert record is None
    assert {finding.code for finding in findings} >= {"JX-STD-015", "JX-IMP-090"}
    assert take_in(tmp_path, fiscal_year=2023, settings=settings).snapshot is None
