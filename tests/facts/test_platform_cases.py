"""A platform's export as rows of a register: its wordings translated, bad lines left out, the same dispute entered once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jixiao.documents.model import Sheet
from jixiao.facts.platform_cases import BY_PEOPLE, BY_PROGRAM, Cases, Pair, cases_of, joined, number_of
from jixiao.kernel.source import Source
from jixiao.standards.platform_layouts import PlatformLayout, load_platform_layout
from jixiao.workbench.registers import install_registers
from jixiao.workbench.settings import from_environment

SHELF = Path(__file__).resolve().parents[2] / "standards" / "jixiao"
HEADINGS = [
    "事件编号",
    "甲方当事人",
    "乙方当事人",
    "属地",
    "登记时间",
    "矛盾类别",
    "标的额（万元）",
    "办理状态",
    "经办备忘",
]


def layout(folder: str = "layout-district-disputes") -> PlatformLayout:
    install_registers(from_environment())
    found, findings = load_platform_layout(SHELF / folder / "standard.yaml")
    assert found, findings
    return found


def cases(*lines: list[object], headings: list[str] | None = None, **told: str) -> Cases:
    sheet = Sheet("导出", False, [["平台导出"], headings or HEADINGS, *lines])
    origin = Source(file="导出.csv", sha256="0" * 64, sheet="导出")
    return cases_of(sheet, layout=layout(), told=told, origin=origin, unit="118001", fiscal_year=2023)


def line(number: str, **more: object) -> list[object]:
    told = dict(
        zip(HEADINGS, [number, "张三", "李四", "金沙街", "2022/3/17", "邻里矛盾", "0.5", "已化解", "x"], strict=True)
    )
    return list((told | more).values())


def test_a_case_in_the_registers_own_words() -> None:
    found = cases(line("M1"), headings=[*HEADINGS[:6], "标的额（元）", *HEADINGS[7:]])
    (row,) = found.rows
    assert (found.refused, found.findings) == ((), ())
    assert row.values["dispute_type"] == "neighbour"
    assert row.values["outcome"] == "success"
    assert row.values["parties"] == "张三、李四"
    assert row.values["source_system"] == "district"
    assert row.values["fiscal_year"] == 2022, "the year of its day"
    assert row.values["amount"] == 50
    assert row.cell("accepted_on").place.endswith("E3"), "the address is that of the export"


def test_bad_lines_stay_out_and_are_told() -> None:
    found = cases(line("M1"), line("M2", 登记时间="那天"), line("M3", 矛盾类别="天气"), line("M1", 甲方当事人="王五"))
    assert [number_of(row) for row in found.rows] == ["M1"]
    assert [one.where.row for one in found.refused if one.where] == [4, 5]


def test_one_amount_that_cannot_be_read_does_not_refuse_the_case() -> None:
    found = cases(line("M1", **{"标的额（万元）": "三五千"}), line("M2", **{"标的额（万元）": "0.5"}))
    assert [(number_of(row), row.values["amount"]) for row in found.rows] == [("M1", None), ("M2", 500_000)]
    assert found.refused == ()
    (told,) = found.findings
    assert (told.code, told.where and told.where.place) == ("JX-IMP-045", "导出.csv · 导出 · G3")
    assert "三五千" in told.text


def test_what_is_taken_in_otherwise_than_it_is_written_is_told() -> None:
    known = replace(layout(), values={**layout().values, "矛盾类别": {**layout().values["矛盾类别"], "天气": "其他"}})
    lines = [line("M1", 矛盾类别="天气", **{"标的额（万元）": "约3万元"}), line("M2", 矛盾类别="天气")]
    sheet = Sheet("导出", False, [HEADINGS, *lines])
    origin = Source(file="导出.csv", sha256="0" * 64, sheet="导出")
    found = cases_of(sheet, layout=known, told={}, origin=origin, unit="118001", fiscal_year=2023)
    assert [row.values["dispute_type"] for row in found.rows] == ["other", "other"]
    assert found.rows[0].values["amount"] == 3_000_000
    told = {one.code: (one.where.place if one.where else "", one.text) for one in found.findings}
    assert set(told) == {"JX-IMP-046", "JX-IMP-047"}
    assert told["JX-IMP-046"][0] == "导出.csv · 导出 · G2"
    assert "“天气”在台账里没有对应的一类，2 行按“其他”登记" in told["JX-IMP-047"][1]


def test_people_say_what_a_heading_is() -> None:
    headings = ["工单", *HEADINGS[1:4], "来的日子", *HEADINGS[5:]]
    assert cases(line("M1"), headings=headings).findings
    found = cases(line("M1"), headings=headings, 工单="number", 来的日子="day")
    assert [number_of(row) for row in found.rows] == ["M1"]


def test_a_layout_that_does_not_fit_the_register_is_told() -> None:
    sheet = Sheet("导出", False, [HEADINGS, line("M1")])
    origin = Source(file="导出.csv", sha256="0" * 64)
    for wrong in (replace(layout(), register="nowhere"), replace(layout(), register="payment")):
        found = cases_of(sheet, layout=wrong, told={}, origin=origin, unit="118001", fiscal_year=2023)
        assert [one.code for one in found.findings] == ["JX-IMP-044"]


def test_the_same_dispute_is_entered_once() -> None:
    a = cases(line("T1"), line("T2"), line("T3")).rows
    b = cases(line("M1"), line("M2"), line("M3"), line("M4")).rows
    pairs = [Pair("T1", "M1", BY_PROGRAM), Pair("T2", "M2", BY_PEOPLE), Pair("T3", "M3", "")]
    union = {number_of(row): row.values for row in joined(a, b, pairs)}
    assert list(union) == ["T1", "T2", "T3", "M3", "M4"]
    assert [union[one]["external_number"] for one in union] == ["M1", "M2", None, None, None]
    assert [union[one]["joined_by"] for one in union] == ["program", "people", None, None, None]
    assert [union[one]["perhaps_same_as"] for one in union] == [None, None, None, "T3", None]
