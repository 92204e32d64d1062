"""Published tables in their layouts: the merged national form, a flat list of projects, a form in Word, histories, hostile ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from docx import Document as Docx
from openpyxl import Workbook

from jixiao.checking.coach.model import DEPARTMENT, Targets
from jixiao.checking.coach.published import read_published, together
from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report
from jixiao.kernel.finding import Finding
from tests.checking.coach.tables import FILES, told, workbook


def read(path: Path) -> tuple[Targets, tuple[Finding, ...]]:
    document, findings = read_report(path, name=path.name, limits=Limits())
    assert document is not None, findings
    return read_published(document, fiscal_year=0)


def flat(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_the_national_form_with_merged_kinds(tmp_path: Path) -> None:
    targets, findings = read(workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "表.xlsx"))
    (sheet,) = targets.sheets
    assert findings == ()
    assert (targets.fiscal_year, sheet.name, sheet.money, len(sheet.objectives)) == (
        2024,
        "普法宣传经费",
        80_000_000,
        1,
    )
    assert [one.second for one in sheet.indicators] == [
        "economic_cost", "quantity", "quality", "timeliness", "social", "satisfaction",
    ]  # fmt: skip
    assert sheet.indicators[1].value == Decimal(24)
    assert sheet.indicators[1].at("value").place == "表.xlsx · 表1 · E8"


def test_a_flat_list_of_several_projects(tmp_path: Path) -> None:
    path = flat(
        tmp_path / "汇总.xlsx",
        [
            "单位名称",
            "项目名称",
            "预算数（万元）",
            "年度绩效目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "计量单位",
            "权重",
        ],
        ["区司法局", "普法经费", 80, "宣讲24场", "产出指标", "数量指标", "宣讲场次", "≥", 24, "场", 50],
        ["区司法局", "普法经费", 80, "宣讲24场", "效益指标", "社会效益指标", "群众知晓率", "≥", 0.85, "%", 40],
        ["区司法局", "调解经费", 20.5, "化解纠纷", "产出指标", "数量指标", "调解宗数", "≥", 1000, "宗", 90],
        ["", "", "", "", "合计", "", "", "", "", "", 100],
    )
    targets, _ = read(path)
    assert [(one.name, one.money, len(one.indicators)) for one in targets.sheets] == [
        ("普法经费", 80_000_000, 2),
        ("调解经费", 20_500_000, 1),
    ]
    assert targets.unit_name == "区司法局"
    rate = targets.sheets[0].indicators[1]
    assert (rate.target, rate.weight, rate.nature) == ("≥85%", 4000, "ge")


def test_a_form_in_word_with_its_title_above_the_table(tmp_path: Path) -> None:
    word = Docx()
    word.add_paragraph("2025年部门整体支出绩效目标表")
    rows = [
        ("部门名称", "区卫生健康局", "", ""),
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "签约人数", "≥2万人"),
        ("", "质量指标", "档案合格率", "≥95%"),
    ]
    table = word.add_table(rows=len(rows), cols=4)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    word.save(str(tmp_path / "表.docx"))
    targets, _ = read(tmp_path / "表.docx")
    (sheet,) = targets.sheets
    assert (targets.fiscal_year, targets.unit_name, sheet.level) == (2025, "区卫生健康局", DEPARTMENT)
    assert [(one.first, one.second) for one in sheet.indicators] == [("output", "quantity"), ("output", "quality")]


def test_earlier_years_become_history(tmp_path: Path) -> None:
    targets, _ = read(workbook(told(FILES / "JX-LNT-024" / "should_pass.yaml"), tmp_path / "表.xlsx"))
    visits = next(one for one in targets.sheets[0].indicators if one.name == "全年到馆人次")
    assert [(past.year, past.actual) for past in visits.history] == [
        (2023, Decimal("41.3")),
        (2022, Decimal("40.6")),
        (2021, Decimal("39.8")),
    ]


def test_no_table_and_an_empty_form(tmp_path: Path) -> None:
    targets, (none,) = read(flat(tmp_path / "名单.xlsx", ["姓名", "科室"], ["张三", "办公室"]))
    assert (targets.sheets, none.code) == ((), "JX-LNT-101")
    targets, (blank,) = read(
        flat(tmp_path / "空.xlsx", ["一级指标", "三级指标", "指标值"], ["产出指标", "指标1：", ""])
    )
    assert (targets.sheets, blank.code) == ((), "JX-LNT-102")


def test_several_files_are_one_department(tmp_path: Path) -> None:
    one, _ = read(workbook(told(FILES / "JX-LNT-001" / "should_pass.yaml"), tmp_path / "甲.xlsx"))
    other, _ = read(workbook(told(FILES / "JX-LNT-020" / "should_pass.yaml"), tmp_path / "乙.xlsx"))
    joined = together("目标表", [one, other])
    assert (joined.name, joined.unit_name, len(joined.sheets), len(joined.tasks)) == (
        "目标表", "区文化广电旅游体育局", 2, 2,
    )  # fmt: skip
