"""Targets as read: how they are told, and where each part stands."""

from __future__ import annotations

from decimal import Decimal

from jixiao.checking.coach.model import DEPARTMENT, PROJECT, Indicator, TargetSheet, plain
from jixiao.kernel.source import Source

ROW = Source("表.xlsx", "0" * 64, "表1", 8)


def indicator(**parts: object) -> Indicator:
    return Indicator(**({"name": "普法宣讲场次", "where": ROW, "first": "output", "second": "quantity"} | parts))  # type: ignore[arg-type]


def test_a_target_as_a_clerk_writes_it() -> None:
    assert indicator(nature="ge", value=Decimal("24.0"), unit="场").text == "普法宣讲场次 ≥24场"
    assert indicator(nature="qualitative", value_text="良好").target == "良好"
    assert indicator(nature="qualitative").target == "定性"
    assert indicator(unit="%").is_rate


def test_a_part_without_a_cell_of_its_own_stands_at_the_next_best() -> None:
    one = indicator(cells={"name": ROW.at("D"), "value": ROW.at("E")})
    assert [one.at(part).column for part in ("name", "unit", "weight", "nowhere")] == ["D", "E", "D", ""]


def test_a_sheet_has_a_title_in_any_case() -> None:
    titles = [TargetSheet(name, level, ROW).title for name, level in (("甲", PROJECT), ("", PROJECT), ("", DEPARTMENT))]
    assert titles == ["甲", "项目（未写名称）", "部门整体"]


def test_indicators_by_kind() -> None:
    sheet = TargetSheet("甲", PROJECT, ROW, indicators=(indicator(), indicator(second="quality")))
    assert (len(sheet.of("output")), len(sheet.of("quality")), len(sheet.of("benefit"))) == (2, 1, 0)


def test_plain_numbers() -> None:
    assert [plain(Decimal(text)) for text in ("1500.00", "0.50", "1E+3")] == ["1500", "0.5", "1000"]
