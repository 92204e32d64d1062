"""From workbooks to units: numbers, marks and objections with their cells, and a finding for each thing that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jixiao.evaluation.assessment_gathering import units_of
from jixiao.evaluation.assessment_model import Answer, Unit
from jixiao.facts.snapshot import freeze
from jixiao.kernel.finding import Finding
from tests.facts.files import imported, write

from . import assessed

UNITS = [
    ["被考评单位编码", "被考评单位名称", "类别"],
    ["T1", "甲街", "镇街"],
    ["T2", "乙镇", "镇街"],
    ["D1", "某局", "部门"],
]
VALUES = ["考评方案", "被考评单位编码", "考评数据项", "考评数据值", "数据来源"]
SCORES = [
    "考评方案",
    "被考评单位编码",
    "考评指标",
    "评分环节",
    "考评分值",
    "考评得分",
    "扣分依据",
    "佐证材料",
    "评分人",
]
OBJECTIONS = [
    "考评方案", "被考评单位编码", "考评指标", "主张得分", "异议理由", "异议答复", "答复后得分", "答复意见", "答复人",
]  # fmt: skip


def gathered(
    folder: Path,
    *,
    values: list[list[Any]] | None = None,
    scores: list[list[Any]] | None = None,
    objections: list[list[Any]] | None = None,
    text: str = assessed.SCHEME,
    units: list[list[Any]] | None = None,
) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """Rows as a clerk types them, imported, frozen and gathered; every row begins with the scheme."""
    sheets = {
        "被考评单位": units or UNITS,
        "考评数据": [VALUES, *(["towns", *row] for row in values or [])],
        "考评评分": [SCORES, *(["towns", *row] for row in scores or [])],
        "考评异议": [OBJECTIONS, *(["towns", *row] for row in objections or [])],
    }
    result = imported(write(folder / "package", {"考评.xlsx": sheets}))
    assert [finding.text for finding in result.findings] == []
    snapshot = freeze(
        result.rows,
        present=result.present,
        unit="118001",
        unit_name="某局",
        fiscal_year=2023,
        folder=folder / "snapshots",
    )
    return units_of(snapshot, scheme=assessed.scheme(folder, text))


def test_numbers_marks_and_objections_with_their_cells(tmp_path: Path) -> None:
    units, findings = gathered(
        tmp_path,
        values=[["T1", "立案数", 12, ""], ["T1", "cases.closed", 11, ""], ["D1", "立案数", 3, ""]],
        scores=[["T1", "规范", "自评", 10, 9.5, "", "照片", "王"], ["T1", "B", "复核", None, 9, "缺1份", "", "张"]],
        objections=[
            ["T1", "规范", 9.5, "已补", "采纳", 9.5, "属实", "李"],
            ["T2", "规范", 8, "理由", "", None, "", ""],
        ],
    )
    assert [(finding.code, finding.message) for finding in findings] == [("JX-EVA-110", "乙镇一项数据、一个评分都没有")]
    first, second = units
    assert (first.name, first.figures["cases.filed"].value, first.figures["reports.count"].value) == ("甲街", 12, None)
    trace = first.figures["cases.filed"].trace
    assert trace is not None
    assert trace.sources[0].place == "考评.xlsx · 考评数据 · D2"
    assert (first.own["B"].points, first.checked["B"].points, first.checked["B"].reason) == (950, 900, "缺1份")
    answered = first.objections["B"].answered
    assert answered is not None
    assert (answered.points, answered.given_by, first.objections["B"].answer) == (950, "李", Answer.UPHELD)
    assert second.objections["B"].answer is Answer.OPEN


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings if finding.code != "JX-EVA-110"]


def test_what_cannot_be_is_told_at_its_cell(tmp_path: Path) -> None:
    _, findings = gathered(
        tmp_path,
        values=[["T1", "没有的", 1, ""], ["T1", "立案数", 1.5, ""]],
        scores=[
            ["T1", "没有的", "自评", None, 1, "", "", ""],
            ["T1", "B", "自评", None, 10.5, "", "", ""],
            ["T1", "A", "自评", None, 9.125, "", "", ""],
            ["T1", "B", "复核", None, 8, "", "", "张"],
            ["T1", "A", "复核", 20, 10, "", "", "张"],
            ["T1", "D", "复核", None, 2, "通报", "", "张"],
        ],
    )
    assert sorted(codes(findings)) == [
        "JX-EVA-101", "JX-EVA-102", "JX-EVA-103", "JX-EVA-104", "JX-EVA-104", "JX-EVA-104", "JX-EVA-105", "JX-EVA-106",
    ]  # fmt: skip
    assert all(finding.place.startswith("考评.xlsx") for finding in findings if finding.code != "JX-EVA-110")


def test_an_answer_says_what_its_mark_says_and_comes_from_somebody_else(tmp_path: Path) -> None:
    checked = [["T1", "A", "复核", None, 8, "依据", "", "张"], ["T1", "B", "复核", None, 7, "依据", "", "张"]]
    _, findings = gathered(
        tmp_path,
        scores=checked,
        objections=[["T1", "A", 9, "理由", "维持", 9, "", "李"], ["T1", "B", 9, "理由", "部分采纳", 8, "", "张"]],
    )
    assert codes(findings) == ["JX-EVA-109", "JX-EVA-108"]
    _, findings = gathered(
        tmp_path / "b", scores=checked, objections=[["T1", "A", 9, "理由", "部分采纳", None, "", "李"]]
    )
    assert codes(findings) == ["JX-EVA-107"]
    # Kept and upheld say their mark themselves.
    units, findings = gathered(
        tmp_path / "c",
        scores=checked,
        objections=[["T1", "A", 9, "理由", "维持", None, "", "李"], ["T1", "B", 9, "理由", "采纳", None, "", "李"]],
    )
    assert codes(findings) == []
    marks = [units[0].objections[code].answered for code in "AB"]
    assert [mark.points for mark in marks if mark] == [800, 900]


def test_a_scheme_of_aggregates_takes_no_personal_data(tmp_path: Path) -> None:
    text = assessed.SCHEME.replace("assesses: town", "assesses: town\npersonal_data: refused")
    rows = [["T1", "B", "自评", None, 9, "联系13800138000", "", ""]]
    _, findings = gathered(tmp_path, scores=rows, text=text)
    assert codes(findings) == ["JX-EVA-111"]
    _, findings = gathered(tmp_path / "b", scores=rows)
    assert codes(findings) == []


def test_without_units_of_the_kind_there_is_nothing_to_assess(tmp_path: Path) -> None:
    units, findings = gathered(tmp_path, units=[UNITS[0], UNITS[3]])
    assert units == ()
    assert [finding.code for finding in findings] == ["JX-EVA-100"]


def test_a_unit_speaks_for_itself_only(tmp_path: Path) -> None:
    heads = ["预算单位编码", *SCORES]
    own = [
        ["T1", "towns", "T1", "B", "自评", None, 9, "", "", "王"],
        ["T1", "towns", "T2", "B", "自评", None, 1, "", "", "王"],
        ["T1", "towns", "T1", "A", "复核", None, 10, "", "", "王"],
    ]
    said = [["T2", "towns", "T2", "B", 9, "理由", "采纳", 9, "", "自己"]]
    sheets = {"被考评单位": UNITS, "考评评分": [heads, *own], "考评异议": [["预算单位编码", *OBJECTIONS], *said]}
    result = imported(write(tmp_path / "package", {"考评.xlsx": sheets}))
    snapshot = freeze(
        result.rows, present=result.present, unit="118001", unit_name="某局", fiscal_year=2023, folder=tmp_path / "s"
    )
    (first, second), findings = units_of(snapshot, scheme=assessed.scheme(tmp_path))
    assert codes(findings) == ["JX-EVA-112"] * 3
    assert (set(first.own), first.checked, second.own, second.objections) == ({"B"}, {}, {}, {})
