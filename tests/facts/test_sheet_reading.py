"""How a sheet was read is told column by column, whether it was understood or not."""

from __future__ import annotations

from pathlib import Path

from tests.facts.files import good, imported, write


def test_columns_and_their_fields(tmp_path: Path) -> None:
    files = good()
    table = files["支付明细.xlsx"]["支付明细"]
    table[0].append("经办人电话")
    table[1].append("123")
    read = {sheet.sheet: sheet for sheet in imported(write(tmp_path, files)).sheets}
    sheet = read["支付明细"]
    assert (sheet.record, sheet.header, sheet.rows) == ("payment", 1, 3)
    assert [(column.letter, column.field) for column in sheet.columns][-3:] == [
        ("F", "amount"),
        ("G", "purpose"),
        ("H", ""),
    ]
    assert sheet.columns[5].unit == "元"
    assert len({sheet.layout for sheet in read.values()}) == len(read)


def test_a_sheet_nobody_understands(tmp_path: Path) -> None:
    result = imported(write(tmp_path, {"x.xlsx": {"S": [["某表"], ["甲", "乙", "丙"], ["1", "2", "3"]]}}))
    (sheet,) = result.sheets
    assert (sheet.record, sheet.header, [column.heading for column in sheet.columns]) == ("", 2, ["甲", "乙", "丙"])
