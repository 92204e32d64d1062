"""Tables of targets for tests, written as readable YAML and set as real workbooks in the layout of the national form.

year: 2024
sheets:
  - project: 普法宣传经费
    money: 80              # 年度资金总额, 万元
    objectives: 举办普法宣讲24场，群众普法知识抽测合格率达到85%。
    indicators: |
      一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
      产出     | 数量     | 普法宣讲场次 | ≥24场 | 20
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from ruamel.yaml import YAML

from jixiao.checking.coach.coaching import Coached, coach
from jixiao.checking.coach.guide import Guide, load_guide
from jixiao.checking.coach.published import read_published
from jixiao.documents.limits import Limits
from jixiao.documents.report_reading import read_report

ROOT = Path(__file__).resolve().parents[3]
FILES = ROOT / "tests" / "files" / "targets"
KINDS = ("一级指标", "二级指标")


def told(path: Path) -> Mapping[str, Any]:
    """What an example file says."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def workbook(example: Mapping[str, Any], path: Path) -> Path:
    """The example as a workbook: one sheet for each project, laid out like the form that is handed in."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(example["sheets"], start=1):
        _set(book.create_sheet(f"表{number}"), sheet, year=example.get("year"))
    book.save(path)
    return path


@cache
def guide() -> Guide:
    """The bundled packs, loaded once."""
    loaded, findings = load_guide(ROOT / "standards")
    assert loaded is not None, findings
    return loaded


def coached(path: Path) -> Coached:
    """A file that can be read, coached."""
    document, refused = read_report(path, name=path.name, limits=Limits())
    assert document is not None, refused
    targets, findings = read_published(document, fiscal_year=0)
    assert targets.sheets, findings
    return coach(targets, guide())


def _set(sheet: Worksheet, told: Mapping[str, Any], *, year: int | None) -> None:
    rows = [
        [cell.strip() for cell in line.split("|")] for line in told.get("indicators", "").splitlines() if line.strip()
    ]
    width = max(len(rows[0]) + 1, 4)
    whole = "project" not in told
    _across(sheet, [f"{'部门整体支出' if whole else '项目支出'}绩效目标表"], width=width)
    _across(sheet, [f"（{year}年度）" if year else ""], width=width)
    for label, value in _form(told, whole=whole):
        _across(sheet, [label, value], width=width)
    for task in told.get("tasks", ()):
        _across(sheet, ["年度主要任务", task], width=width)
    for objective in _listed(told.get("objectives", ())):
        _across(sheet, ["年度总体目标", objective], width=width)
    first = sheet.max_row + 1
    for row in rows:
        sheet.append(["绩效指标", *row])
    sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    _merge_kinds(sheet, rows, first=first + 1)


def _form(told: Mapping[str, Any], *, whole: bool) -> list[tuple[str, Any]]:
    form: list[tuple[str, Any]] = [("部门名称" if whole else "项目名称", told.get("project", told.get("department")))]
    form += [("上年预算数（万元）", told["money_before"])] if "money_before" in told else []
    form += [("年度资金总额（万元）", told["money"])] if "money" in told else []
    return [*form, *([("年度主要任务", "任务名称")] if "tasks" in told else [])]


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def _across(sheet: Worksheet, values: Sequence[Any], *, width: int) -> None:
    sheet.append([*values])
    sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=len(values), end_column=width)


def _merge_kinds(sheet: Worksheet, rows: Sequence[Sequence[str]], *, first: int) -> None:
    """First and second levels run down the side in merged cells, as in the printed form."""
    for column, heading in enumerate(rows[0], start=2):
        if heading not in KINDS:
            continue
        row = first
        for _, same in groupby(rows[1:], key=lambda line: tuple(line[: column - 1])):
            height = len(list(same))
            sheet.merge_cells(start_row=row, end_row=row + height - 1, start_column=column, end_column=column)
            row += height
