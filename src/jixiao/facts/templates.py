"""Import templates, read off the record types: what is filled in there can be imported as it is.

The example row begins with 示例： in its first cell; the importer leaves such rows out (`table_rows`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from jixiao.documents.workbook_template import Explanations, TemplateColumn, TemplateSheet, write_workbook
from jixiao.kernel.numerals import read_number

from .records import BY_NAME
from .schema import Field, Kind, RecordType

EXAMPLE_MARK = "示例："
EXPLANATION_SHEET = "填表说明"
EXPLANATION_HEADING = ("表", "列", "必填", "怎样填", "可选内容", "说明", "示例")
GENERAL = (
    ("全部", "示例行", "", "第 2 行是示例，以“示例：”开头，不会导入，可以删去", "", "", ""),
    ("全部", "表头", "", "按名称识别各列，顺序可以调换；不需要的选填列可以删去，请勿合并表头", "", "", ""),
    ("全部", "单位、年度", "", "取自 package.yaml；含多个单位的，可加“预算单位编码”“预算年度”两列", "", "", ""),
    ("全部", "合计行", "", "第一格写“合计”的行不导入，只用来核对", "", "", ""),
)
NUMBER_FORMATS = {
    Kind.MONEY: "#,##0.00",
    Kind.COUNT: "0",
    Kind.QUANTITY: "General",
    Kind.DATE: "yyyy-mm-dd",
    Kind.YEAR: "0",
    Kind.MONTH: "0",
}
HOW = {
    Kind.TEXT: "文字",
    Kind.CODE: "从下拉列表中选",
    Kind.MONEY: "金额，最多到分",
    Kind.COUNT: "整数",
    Kind.QUANTITY: "数字，最多四位小数",
    Kind.DATE: "日期，如 2023-03-17",
    Kind.YEAR: "四位年份",
    Kind.MONTH: "1 至 12",
    Kind.ANSWER: "是或否，不清楚的留空",
}
YES_NO = ("是", "否")


def write_template(record: RecordType, target: Path | BinaryIO) -> None:
    """Leaves the template of one record type at `target`: its sheet and 填表说明."""
    write_templates((record,), target)


def write_templates(records: Sequence[RecordType], target: Path | BinaryIO) -> None:
    """Leaves one workbook with a sheet for each of the record types and 填表说明 at the end."""
    rows = [*GENERAL, *(_explained(record, field) for record in records for field in record.fields)]
    write_workbook(
        target,
        sheets=tuple(_sheet(record) for record in records),
        explanations=Explanations(EXPLANATION_SHEET, EXPLANATION_HEADING, rows),
    )


def write_filled(
    record: RecordType,
    rows: Sequence[Mapping[str, str | Decimal | date]],
    target: Path | BinaryIO,
    *,
    explanations: Sequence[tuple[str, ...]] = (),
) -> None:
    """Leaves the template of one record type with rows filled in by field name; cells that a row does not name are left to be filled.

    `explanations` are further lines of 填表说明, of as many cells as its heading.
    """
    columns = tuple(_column(field, first=number == 0) for number, field in enumerate(record.fields))
    cells = [tuple(row.get(field.name, "") for field in record.fields) for row in rows]
    told = [*explanations, *GENERAL, *(_explained(record, field) for field in record.fields)]
    write_workbook(
        target,
        sheets=(TemplateSheet(record.label, columns, cells),),
        explanations=Explanations(EXPLANATION_SHEET, EXPLANATION_HEADING, told),
    )


def write_all(folder: Path) -> tuple[Path, ...]:
    """Leaves the template of every record type in `folder`, one file each, named as the record type; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{record.label}.xlsx" for record in BY_NAME.values())
    for record, path in zip(BY_NAME.values(), paths, strict=True):
        write_template(record, path)
    return paths


def heading_of(field: Field) -> str:
    """The heading of a field in a template: *支付金额（元）; the star marks what must be filled in."""
    star = "*" if field.required else ""
    return f"{star}{field.label}（{field.unit}）" if field.unit else f"{star}{field.label}"


def _sheet(record: RecordType) -> TemplateSheet:
    columns = tuple(_column(field, first=number == 0) for number, field in enumerate(record.fields))
    return TemplateSheet(record.label, columns)


def _column(field: Field, *, first: bool) -> TemplateColumn:
    return TemplateColumn(
        heading=heading_of(field),
        note="\n".join(part for part in (_how(field), field.note) if part),
        choices=_choices(field),
        example=f"{EXAMPLE_MARK}{field.example}" if first else _example(field),
        required=field.required,
        number_format=NUMBER_FORMATS.get(field.kind, "@"),
    )


def _choices(field: Field) -> tuple[str, ...]:
    return YES_NO if field.kind is Kind.ANSWER else tuple(label for _, label in field.codes)


def _example(field: Field) -> str | Decimal | date:
    if field.kind is Kind.DATE and field.example:
        return date.fromisoformat(field.example)
    number = read_number(field.example) if field.kind in NUMBER_FORMATS else None
    return number.value if number else field.example


def _how(field: Field) -> str:
    unit = f"，单位：{field.unit}" if field.unit else ""
    sign = "，可为负数" if field.signed else ""
    return f"{'必填' if field.required else '选填'}：{HOW[field.kind]}{unit}{sign}"


def _explained(record: RecordType, field: Field) -> tuple[str, ...]:
    required = "必填" if field.required else ""
    how = _how(field).split("：", 1)[1]
    return (record.label, heading_of(field), required, how, "、".join(_choices(field)), field.note, field.example)
