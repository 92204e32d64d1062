"""The rows of one mapped sheet: every cell read, blank, total and example rows left out, everything wrong told with its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.documents.model import Sheet, column_letter
from jixiao.expressions.types import Value
from jixiao.kernel.finding import Severity
from jixiao.kernel.formatting import money
from jixiao.kernel.period import day_of
from jixiao.kernel.source import Source

from .amounts import KEPT_APPROXIMATE, NO_UNIT
from .gathering import Gathering
from .mapping import Column, SheetMapping
from .reading import Reader, Remark, declare, shown
from .rows import Row
from .schema import Kind
from .values import reader_of

AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.QUANTITY})
TOTALS = frozenset({"合计", "总计", "共计", "总合计"})
SUBTOTALS = frozenset({"小计", "本页小计", "其中"})
EXAMPLE = re.compile(r"示例行?(?:[:：]|$)")
NOTES = re.compile(r"(?:注|备注|说明|填表说明|填表人|制表人|审核人|单位负责人|填报单位|填报日期)\d*\s*[:：]")

REQUIRED_BLANK = declare(
    "JX-IMP-022",
    "必填的“{label}”没有填",
    hint="请补填；整行都不需要的，请把整行删去。",
    why="缺了必填项，这一行无法核对、汇总或计分。",
)
ANOTHER_YEAR = declare(
    "JX-IMP-023",
    "这一行的预算年度是 {value}，数据包的年度是 {wanted}",
    hint="请把别的年度的数据移到另一个数据包，或者改正年度。",
    why="混进别的年度的数，全年合计就不对了。",
)
MERGED_AMOUNT = declare(
    "JX-IMP-024",
    "“{label}”的 {span} 合并成了一格，分不清各行的数",
    hint="请取消合并，每行各填各的数。",
    why="一个数管几行，既不能重复计，也不能随意拆。",
)
TOTAL_OFF = declare(
    "JX-IMP-025",
    "“{label}”的合计与各行之和不符",
    hint="请核对是漏了行、多了行还是合计写错；合计相差 {difference} {unit}。",
    why="合计对不上，说明表里至少有一个数是错的。",
)
UNIT_DIFFERS = declare(
    "JX-IMP-026",
    "“{label}”单元格里的单位是“{value}”，计量单位一栏写的是“{wanted}”",
    hint="请改成一致的单位。",
    why="指标值和完成值单位不同，完成比例就是错的。",
    severity=Severity.WARNING,
)


@dataclass(slots=True)
class TableRows:
    """One sheet being read into rows."""

    sheet: Sheet
    mapping: SheetMapping
    origin: Source
    defaults: Mapping[str, Value]
    gathering: Gathering
    letters: dict[str, str] = field(default_factory=dict)
    told_without_unit: set[str] = field(default_factory=set)

    def read(self) -> list[Row]:
        """The rows in which something stands, in the order of the sheet; what is wrong goes to the gathering."""
        self.letters = {column.field.name: column.letter for column in self.mapping.columns}
        readers = [
            (column.number - 1, column, reader_of(column.field, unit=column.unit)) for column in self.mapping.columns
        ]
        merged = self._merged()
        rows: list[Row] = []
        totals: list[tuple[int, Sequence[object]]] = []
        for number, line in enumerate(self.sheet.values[self.mapping.first_row - 1 :], start=self.mapping.first_row):
            cells: Sequence[object] = _filled(line, merged[number]) if number in merged else line
            match _kind_of(cells):
                case "row":
                    row = self._row(number, cells, readers)
                    if row is not None:
                        rows.append(row)
                case "total":
                    totals.append((number, cells))
        # The figures of 部门决算 include each other (支出总额 = 基本 + 项目), so that a total over them says nothing.
        if len(totals) == 1 and self.mapping.record.name != "final_account":
            self._check_total(*totals[0], rows=rows)
        return rows

    def _row(self, number: int, cells: Sequence[object], readers: list[tuple[int, Column, Reader]]) -> Row | None:
        values = dict(self.defaults)
        remarks: list[tuple[Column, Remark]] = []
        width = len(cells)
        some = False
        for place, column, read in readers:
            raw = cells[place] if place < width else ""
            if raw == "" or raw is None:
                got: Value | Remark = None
            else:
                got, some = read(raw), True
            if isinstance(got, Remark):
                remarks.append((column, got))
                values[column.field.name] = got.value
            elif got is not None:
                values[column.field.name] = got
            elif column.field.required:
                remarks.append((column, _blank(column)))
        if not some:
            return None
        source = Source(
            file=self.origin.file,
            sha256=self.origin.sha256,
            sheet=self.origin.sheet,
            row=number,
            batch=self.origin.batch,
        )
        if remarks:
            self._tell(remarks, values, source)
        self._complete(values, source)
        return Row(self.mapping.record, values, source, self.letters)

    def _tell(self, remarks: list[tuple[Column, Remark]], values: dict[str, Value], source: Source) -> None:
        names = self.defaults
        for column, remark in remarks:
            code = remark.code
            if remark.mark and "approximate" in names and code is KEPT_APPROXIMATE:
                # The record type has a place for 近 and 余: the mark is kept there, and nothing was lost.
                values["approximate"] = values.get("approximate") or remark.mark
                code = None
            if remark.unit and "unit_name" in names and not column.field.unit:
                self._unit_name(column, remark, values, source)
            if code is NO_UNIT:
                if column.letter in self.told_without_unit:
                    continue
                self.told_without_unit.add(column.letter)
            if code is not None:
                where = source.at(column.letter)
                self.gathering.add(code.at(where, found=remark.found, expected=remark.expected, **remark.parts))

    def _unit_name(self, column: Column, remark: Remark, values: dict[str, Value], source: Source) -> None:
        written = values.get("unit_name")
        if not written:
            values["unit_name"] = remark.unit
        elif written != remark.unit:
            parts = {"label": column.field.label, "value": remark.unit, "wanted": str(written)}
            self.gathering.add(
                UNIT_DIFFERS.at(source.at(column.letter), found=remark.unit, expected=str(written), **parts)
            )

    def _complete(self, values: dict[str, Value], source: Source) -> None:
        if values["fiscal_year"] != self.defaults["fiscal_year"]:
            value, wanted = values["fiscal_year"], self.defaults["fiscal_year"]
            where = source.at(self.letters["fiscal_year"])
            self.gathering.add(
                ANOTHER_YEAR.at(where, found=str(value), expected=str(wanted), value=value, wanted=wanted)
            )
        if self.mapping.record.name == "payment" and values["month"] is None and type(values["paid_on"]) is int:
            values["month"] = day_of(values["paid_on"]).month

    def _merged(self) -> dict[int, dict[int, object]]:
        """Row → column index → the value of the merged range it lies in; a merged amount is told instead."""
        filled: dict[int, dict[int, object]] = {}
        by_number = {column.number: column for column in self.mapping.columns}
        for top, left, bottom, right in self.sheet.merged:
            column = by_number.get(left)
            if top < self.mapping.first_row or bottom == top or column is None or left != right:
                continue
            cell = self.sheet.cell(top, left)
            value = cell.value if cell else ""
            if column.field.kind in AMOUNTS and value not in ("", None):
                span = f"{column.letter}{top}:{column_letter(right)}{bottom}"
                where = Source(
                    file=self.origin.file,
                    sha256=self.origin.sha256,
                    sheet=self.origin.sheet,
                    row=top,
                    column=column.letter,
                )
                parts = {"label": column.field.label, "span": span}
                self.gathering.add(MERGED_AMOUNT.at(where, found=shown(value), expected="每行一个数", **parts))
                continue
            for number in range(top + 1, bottom + 1):
                filled.setdefault(number, {})[left - 1] = value
        return filled

    def _check_total(self, number: int, cells: Sequence[object], *, rows: list[Row]) -> None:
        for column in self.mapping.columns:
            if column.field.kind is not Kind.MONEY or column.number > len(cells):
                continue
            written = reader_of(column.field, unit=column.unit)(cells[column.number - 1])
            total = sum(value for row in rows if type(value := row.values[column.field.name]) is int)
            if type(written) is not int or written == total:
                continue
            unit = column.unit or "元"
            parts = {"label": column.field.label, "difference": money(written - total, unit=unit), "unit": unit}
            where = Source(
                file=self.origin.file,
                sha256=self.origin.sha256,
                sheet=self.origin.sheet,
                row=number,
                column=column.letter,
            )
            found, expected = f"{money(written, unit=unit)}{unit}", f"{money(total, unit=unit)}{unit}（各行之和）"
            self.gathering.add(TOTAL_OFF.at(where, found=found, expected=expected, **parts))


def _blank(column: Column) -> Remark:
    label = column.field.label
    return Remark(code=REQUIRED_BLANK, found="空白", expected=label, parts={"label": label})


def _kind_of(cells: Sequence[object]) -> str:
    """What a line is: "row", "total", or "" for blank lines, subtotals, notes and the example of a template."""
    for value in cells:
        if value == "" or value is None:
            continue
        if type(value) is not str:
            return "row"
        text = value.strip()
        if not text:
            continue
        if len(text) < 6 and (plain := "".join(text.split()).strip(":：")) in TOTALS | SUBTOTALS:
            return "total" if plain in TOTALS else ""
        if text[0] in "示注备说填制审单" and (EXAMPLE.match(text) or (NOTES.match(text) and _alone(cells))):
            return ""
        return "row"
    return ""


def _alone(cells: Sequence[object]) -> bool:
    """Whether a line says little else: notes under a table fill one cell or two, rows fill more."""
    return sum(1 for value in cells if value not in ("", None)) <= 2


def _filled(line: Sequence[object], values: Mapping[int, object]) -> list[object]:
    width = max(len(line), max(values) + 1)
    cells = [*line, *([""] * (width - len(line)))]
    for place, value in values.items():
        cells[place] = value
    return cells
