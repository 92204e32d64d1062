"""绩效目标表 as published, in any layout near the national one → sheets of targets; several projects in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from jixiao.documents.model import Document, Sheet
from jixiao.kernel.finding import Finding, FindingCode, Severity, register
from jixiao.kernel.numerals import is_blank, read_number
from jixiao.kernel.points import Points, to_points
from jixiao.kernel.source import Source

from .columns import first_level, printed_weight, second_level
from .forms import Form, money_in, money_unit, objectives_in, read_form, unit_in
from .layout import Block, Grid, blocks_of, lists_of_objectives
from .model import DEPARTMENT, PROJECT, QUALITATIVE, Indicator, Objective, Past, Targets, TargetSheet, Task
from .values import as_shown, nature_of, read_value

NO_TABLE = register(
    FindingCode(
        code="JX-LNT-101",
        severity=Severity.ERROR,
        template="在“{file}”里没有找到绩效目标表",
        hint="表头至少要有“三级指标”（或“指标名称”）和“指标值”两列；指标写在文字里的，请先填进绩效目标表",
        why="检查逐行读取指标；找不到表头就不知道哪一列是指标、哪一列是指标值。",
    )
)
NO_INDICATORS = register(
    FindingCode(
        code="JX-LNT-102",
        severity=Severity.ERROR,
        template="绩效目标表“{name}”有表头，下面没有一个指标",
        hint="从产出指标开始填：做什么、做多少、做到什么程度；空白的申报表请不要上报",
        why="没有指标，资金花到哪里、花得好不好都无从检查。",
    )
)
_TEMPLATE_NUMBER = re.compile(r"^指标\s*\d{1,2}\s*[:：.、]?\s*")
_TITLE = 120
# 绩效标准 names what a target rests on in some forms, and how it is measured in others.
_BASES = frozenset({"计划标准", "行业标准", "历史标准", "国家标准", "预算支出标准", "其他标准", "其他"})
_FILLER = re.compile(r"[.…·。\s]*")
_ENDS = ("合计", "总计", "小计", "总分")


@dataclass(slots=True)
class _Group:
    """The rows of one project while they are read."""

    name: str
    code: str
    level: str
    where: Source
    indicators: list[Indicator] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    stated: dict[str, Points] = field(default_factory=dict)
    money: int | None = None
    money_where: Source | None = None
    unit_name: str = ""


def read_published(document: Document, *, fiscal_year: int) -> tuple[Targets, tuple[Finding, ...]]:
    """The targets of all tables of a document; `fiscal_year` 0 takes the year that the tables name."""
    reading = _Reading(Source(document.file, document.sha256), fiscal_year)
    title = ""
    for block in document.blocks:
        if block.table is None:
            # A Word file has its title above the table; the last heading lines are enough.
            title = f"{title}\n{block.text}"[-_TITLE:]
        else:
            reading.take(block.table, title=f"{title}\n{block.table.name}")
            title = ""
    findings = reading.findings
    if not reading.sheets and not findings:
        findings.append(NO_TABLE.at(place=document.file, file=document.file))
    told = tuple(_with_objectives(sheet, reading.objectives) for sheet in reading.sheets)
    unit_name = next((sheet.unit_name for sheet in told if sheet.unit_name), "")
    return Targets(document.file, unit_name, reading.year, told, tuple(reading.tasks)), tuple(findings)


@dataclass(slots=True)
class _Reading:
    """What has been read of a document so far."""

    origin: Source
    year: int
    sheets: list[TargetSheet] = field(default_factory=list)
    objectives: list[tuple[str, Objective]] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, table: Sheet, *, title: str) -> None:
        grid = Grid(table, self.origin)
        for block in blocks_of(grid):
            form = read_form(grid, block, title=title)
            self.year = self.year or form.year
            read = _sheets(grid, block, form=form, year=self.year)
            self.sheets += read
            self.tasks += form.tasks
            self.findings += [NO_INDICATORS.at(grid.source(block.head), name=table.name)] if not read else []
        for block in lists_of_objectives(grid):
            self.objectives += _listed(grid, block)


def together(name: str, read: Sequence[Targets]) -> Targets:
    """The targets of several files as those of one department; the year and the unit are the first that any file names."""
    return Targets(
        name,
        next((one.unit_name for one in read if one.unit_name), ""),
        next((one.fiscal_year for one in read if one.fiscal_year), 0),
        tuple(sheet for one in read for sheet in one.sheets),
        tuple(task for one in read for task in one.tasks),
    )


def _sheets(grid: Grid, block: Block, *, form: Form, year: int) -> list[TargetSheet]:
    groups = _groups(grid, block, year=year)
    columns = frozenset(part.split(":")[0] for part in block.columns)
    sheets = []
    for group in groups:
        whole = group.level == DEPARTMENT or (form.whole and not (group.name or form.name))
        weights = {"weight"} if not any(one.weight is not None for one in group.indicators) else set()
        sheets.append(
            TargetSheet(
                name=group.name or form.name,
                level=DEPARTMENT if whole else PROJECT,
                where=group.where,
                code=group.code or form.code,
                unit_name=group.unit_name or form.unit_name,
                money=form.money if group.money is None else group.money,
                money_before=form.money_before,
                money_where=group.money_where or form.money_where,
                objectives=tuple(group.objectives or form.objectives),
                indicators=tuple(group.indicators),
                columns=columns - weights
                | {"form_objective"}
                | ({"money"} if form.money == 0 or form.no_money else set()),
                stated_weights=group.stated,
                is_new=form.is_new,
            )
        )
    return sheets


def _groups(grid: Grid, block: Block, *, year: int) -> list[_Group]:
    groups: dict[tuple[str, str, str], _Group] = {}
    key, first_text, second_text = ("", "", PROJECT), "", ""
    columns = block.columns
    for row in range(block.first, block.last + 1):
        own = (grid.text(row, columns.get("project", 0)), grid.text(row, columns.get("project_code", 0)))
        level = DEPARTMENT if grid.text(row, columns.get("level", 0)).startswith("部门") else PROJECT
        key = (*own, level) if any(own) or "level" in columns else key
        first = grid.text(row, columns.get("first", 0)) or first_text
        second = grid.text(row, columns.get("second", 0)) or (second_text if first == first_text else "")
        if first.startswith(_ENDS):
            continue
        indicator = _indicator(grid, row, block=block, first_text=first, second_text=second, year=year)
        first_text, second_text = first, second
        if indicator is None:
            continue
        group = groups.setdefault(key, _Group(*key, grid.source(row)))
        _add(group, indicator, grid=grid, row=row, block=block)
    return list(groups.values())


def _add(group: _Group, indicator: Indicator, *, grid: Grid, row: int, block: Block) -> None:
    group.indicators.append(indicator)
    for code, text in ((indicator.first, indicator.first_text), (indicator.second, indicator.second_text)):
        stated = _points(printed_weight(text))
        if code and stated is not None:
            group.stated[code] = stated
    column = block.columns.get("money", 0)
    if column and group.money is None:
        heading = unit_in(grid.text(block.head, column)) or money_unit(grid, block)
        group.money = money_in(grid.text(row, column), unit=heading)
        group.money_where = grid.source(row, column)
    group.unit_name = group.unit_name or grid.text(row, block.columns.get("unit_name", 0))
    told = block.columns.get("objective", 0)
    if told and not group.objectives and grid.text(row, told):
        group.objectives += objectives_in(grid.text(row, told), grid.source(row, told))


def _indicator(grid: Grid, row: int, *, block: Block, first_text: str, second_text: str, year: int) -> Indicator | None:
    columns = block.columns
    told = {part: grid.text(row, column) for part, column in columns.items()}
    if not grid.begins(row, columns["name"]):
        return None
    name = _TEMPLATE_NUMBER.sub("", told["name"])
    printed = told.get("value", "")
    if (not name or _FILLER.fullmatch(name)) and is_blank(printed):
        return None
    if name.startswith(_ENDS):
        return None
    value = as_shown(read_value(printed), name=name, unit=told.get("unit", ""))
    # Two columns may speak of the direction; 正向 and 反向 say less than a sign beside them.
    signs = sorted((told.get("nature", ""), told.get("direction", "")), key=lambda text: "向" in text)
    nature = value.nature or nature_of(signs[0]) or nature_of(signs[1])
    if nature_of(told.get("nature", "")) == QUALITATIVE:
        nature = QUALITATIVE
    first = first_level(first_text)
    return Indicator(
        name=name,
        where=grid.source(row),
        first=first,
        second=second_level(second_text, first=first),
        first_text=first_text,
        second_text=second_text,
        code=told.get("code", ""),
        nature=nature,
        value=None if nature == QUALITATIVE else value.value,
        value_text=value.text if value.unit == "%" and "%" not in printed else printed,
        unit=value.unit or told.get("unit", ""),
        stated_unit=told.get("unit", ""),
        weight=_points(told.get("weight", "")),
        rule=told.get("rule", ""),
        measure="" if told.get("measure", "") in _BASES else told.get("measure", ""),
        grades=told.get("grades", ""),
        data_source=told.get("data_source", ""),
        key_task=told.get("key_task", ""),
        history=_history(told, year=year),
        cells={part: grid.source(row, column) for part, column in columns.items()},
    )


def _history(told: dict[str, str], *, year: int) -> tuple[Past, ...]:
    reached = {f"past_actual:{year - 1}": told.get("actual_before", "")} if year else {}
    planned = {f"past_target:{year - 1}": told.get("target_before", "")} if year else {}
    cells = reached | planned | {part: text for part, text in told.items() if part.startswith("past_") and text}
    years = sorted({int(part.split(":")[1]) for part, text in cells.items() if text}, reverse=True)
    return tuple(
        Past(y, _number(cells.get(f"past_target:{y}", "")), _number(cells.get(f"past_actual:{y}", ""))) for y in years
    )


def _number(text: str) -> Decimal | None:
    return read_value(text).value


def _points(text: str) -> Points | None:
    number = read_number(text.strip().removesuffix("分").removesuffix("%")) if text.strip() else None
    return to_points(number.value) if number and not number.unit and number.value >= 0 else None


def _listed(grid: Grid, block: Block) -> Iterator[tuple[str, Objective]]:
    columns = block.columns
    for row in range(block.first, block.last + 1):
        text = grid.text(row, columns["objective"])
        key = grid.text(row, columns.get("project_code", 0)) or grid.text(row, columns.get("project", 0))
        if text:
            yield key, Objective(text, grid.source(row, columns["objective"]))


def _with_objectives(sheet: TargetSheet, listed: list[tuple[str, Objective]]) -> TargetSheet:
    keys = {sheet.code, sheet.name} - {""} if sheet.is_project else {""}
    found = tuple(objective for key, objective in listed if key in keys)
    return replace(sheet, objectives=(*sheet.objectives, *found))
